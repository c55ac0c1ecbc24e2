//! Changes of the archive, for those who hold the server's token.

use std::sync::Arc;

use async_graphql::{Context, Error, ID, InputObject, Object, SimpleObject};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::archive::{Archive, ArchiveError, Loaded, View};
use crate::code::Code;
use crate::graphql::article::Article;
use crate::graphql::error::{broken, coded, internal};
use crate::graphql::global_id::{NodeType, global_id, parse_id_of};
use crate::graphql::kind::{LoadOutcome, PageFormat};
use crate::graphql::reading::Reading;
use crate::graphql::revision::InRevision;
use crate::graphql::scalar::{Date, Url};
use crate::model::Page;
use crate::page::Unreadable;
use crate::wanted::Wanted;

/// What the one who asks may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Authority {
    /// The request bears the server's token.
    pub may_change: bool,
}

/// A page to load.
#[derive(InputObject, Debug, Clone)]
pub struct LoadPageInput {
    /// The page as saved, HTML or plain text; null where `bytes` are given.
    pub content: Option<String>,
    /// The page's bytes as saved, in base64 (RFC 4648, padded), whatever their encoding: windows-1258,
    /// TCVN3, VNI and UTF-16 are told apart. Null where `content` is given.
    pub bytes: Option<String>,
    /// How the page is written; null: told from what it says.
    pub format: Option<PageFormat>,
    /// Where the page lives; null where that is not known. A page of the same address replaces the
    /// earlier one.
    pub url: Option<Url>,
    /// The day on which it was saved; null where that is not known.
    pub saved_on: Option<Date>,
}

/// A page that was loaded.
#[derive(SimpleObject, Debug, Clone, Copy)]
pub struct LoadPagePayload {
    /// The page's article.
    pub article: Article,
    /// What loading it did.
    pub outcome: LoadOutcome,
}

/// A page that gave no article.
#[derive(SimpleObject, Debug, Clone)]
pub struct PageRefusal {
    /// The code that `loadPage` would fail with: `UNREADABLE_PAGE`, `PAYLOAD_TOO_LARGE` or `BAD_USER_INPUT`.
    pub code: String,
    /// Why, in one line.
    pub message: String,
}

/// What became of one of several pages.
#[derive(SimpleObject, Debug, Clone)]
pub struct LoadPagesPayload {
    /// The page's article; null where it gave none.
    pub article: Option<Article>,
    /// What loading it did; null where it gave no article.
    pub outcome: Option<LoadOutcome>,
    /// Why it gave no article; null where it gave one.
    pub refusal: Option<PageRefusal>,
}

/// An article that was removed.
#[derive(SimpleObject, Debug, Clone)]
pub struct RemoveArticlePayload {
    /// The id of what was removed; null where there was no such article.
    pub removed: Option<ID>,
}

/// The root of all changes.
#[derive(Debug, Default)]
pub struct Mutation;

/// Changes the archive on a thread of its own, since that blocks. What fails is the storage's, of which
/// the log says more.
async fn change<T: Send + 'static>(
    archive: &Arc<Archive>,
    work: impl FnOnce(&Archive) -> Result<T, ArchiveError> + Send + 'static,
) -> Result<T, Error> {
    let archive = Arc::clone(archive);
    let wanted = Wanted::here();
    let work = move || match wanted {
        Some(wanted) => wanted.during(|| work(&archive)),
        None => work(&archive),
    };
    let changed = tokio::task::spawn_blocking(work).await.map_err(internal)?;
    changed.map_err(|error| match error {
        ArchiveError::Unwanted => coded(Code::TimedOut, error.to_string()),
        _ => coded(
            Code::StorageUnavailable,
            "the archive's storage failed; it takes no changes until the server is started again, and \
             answers queries meanwhile",
        ),
    })
}

/// Why a page is not loaded.
struct Refused(Code, String);

impl Refused {
    fn into_error(self) -> Error {
        coded(self.0, self.1)
    }
}

impl From<Unreadable> for Refused {
    fn from(unreadable: Unreadable) -> Self {
        let code = match unreadable {
            Unreadable::TooLarge(_) => Code::PayloadTooLarge,
            _ => Code::UnreadablePage,
        };
        Refused(code, unreadable.to_string())
    }
}

/// The page that an input holds.
fn page(input: LoadPageInput) -> Result<Page, Refused> {
    let wrong = |message: &str| Refused(Code::BadUserInput, message.to_owned());
    let content = match (input.content, input.bytes) {
        (Some(text), None) => text.into_bytes(),
        (None, Some(bytes)) => STANDARD
            .decode(bytes)
            .map_err(|_| wrong("`bytes` are not base64"))?,
        _ => return Err(wrong("give the page as `content` or as `bytes`")),
    };
    Ok(Page {
        content,
        format: input.format.map(Into::into),
        url: input.url.map(|Url(url)| url),
        saved_on: input.saved_on.map(|Date(day)| day),
    })
}

/// The article of a page that was loaded.
fn article(view: &View, loaded: &Loaded) -> Result<Article, Error> {
    let article = view.snapshot.article_by_slug(&loaded.article);
    article
        .map(Article)
        .ok_or_else(|| broken("the article that was loaded was removed since"))
}

fn authorize(ctx: &Context<'_>) -> Result<(), Error> {
    match ctx.data_opt::<Authority>() {
        Some(Authority { may_change: true }) => Ok(()),
        _ => Err(coded(
            Code::Unauthenticated,
            "this changes the archive: send the server's token as `Authorization: Bearer …`",
        )),
    }
}

/// For those who hold the token that the server was started with.
#[Object]
impl Mutation {
    /// Loads a page into the archive. The same page again changes nothing; a page of the same address,
    /// or without one of the same title and date, replaces the earlier one.
    async fn load_page(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The page and what is known about it.")] input: LoadPageInput,
    ) -> Result<InRevision<LoadPagePayload>, Error> {
        authorize(ctx)?;
        let page = page(input).map_err(Refused::into_error)?;
        let archive = ctx.archive()?;
        let loaded = change(archive, |archive| archive.load(vec![page]))
            .await?
            .pop()
            .ok_or_else(|| broken("loading a page gave no result"))?
            .map_err(|unreadable| Refused::from(unreadable).into_error())?;
        // The article stands in a revision that this request does not see yet.
        let view = archive.view();
        let article = article(&view, &loaded)?;
        let payload = LoadPagePayload {
            article,
            outcome: loaded.outcome.into(),
        };
        Ok(InRevision::new(view, payload))
    }

    /// Loads pages into the archive, all in one revision; what became of each, in their order. A page that gives
    /// no article keeps no other from being loaded.
    async fn load_pages(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The pages and what is known about them; the empty list loads none.")]
        inputs: Vec<LoadPageInput>,
    ) -> Result<InRevision<Vec<LoadPagesPayload>>, Error> {
        authorize(ctx)?;
        let (mut pages, mut refused) = (Vec::new(), Vec::new());
        for input in inputs {
            match page(input) {
                Ok(page) => {
                    pages.push(page);
                    refused.push(None);
                }
                Err(refusal) => refused.push(Some(refusal)),
            }
        }
        let archive = ctx.archive()?;
        let loaded = change(archive, |archive| archive.load(pages)).await?;
        let view = archive.view();
        let mut loaded = loaded.into_iter();
        let payloads = refused.into_iter().map(|refused| {
            let loaded = match refused {
                Some(refused) => Err(refused),
                None => loaded
                    .next()
                    .ok_or_else(|| broken("loading a page gave no result"))?
                    .map_err(Refused::from),
            };
            Ok(match loaded {
                Ok(loaded) => LoadPagesPayload {
                    article: Some(article(&view, &loaded)?),
                    outcome: Some(loaded.outcome.into()),
                    refusal: None,
                },
                Err(Refused(code, message)) => LoadPagesPayload {
                    article: None,
                    outcome: None,
                    refusal: Some(PageRefusal {
                        code: code.as_str().to_owned(),
                        message,
                    }),
                },
            })
        });
        let payloads = payloads.collect::<Result<Vec<_>, Error>>()?;
        Ok(InRevision::new(view, payloads))
    }

    /// Removes an article, its page and whatever only it says.
    async fn remove_article(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The article's id.")] id: ID,
    ) -> Result<RemoveArticlePayload, Error> {
        authorize(ctx)?;
        let slug = parse_id_of(NodeType::Article, &id)?;
        let removing = slug.clone();
        let removed = change(ctx.archive()?, move |archive| archive.remove(&removing)).await?;
        Ok(RemoveArticlePayload {
            removed: removed.then(|| global_id(NodeType::Article, &slug)),
        })
    }
}
