//! Another article that a page advertises.

use std::sync::Arc;

use async_graphql::{Context, Error, Object};

use crate::archive::ArticleContent;
use crate::graphql::article::Article;
use crate::graphql::kind::TeaserKind;
use crate::graphql::reading::Reading;
use crate::graphql::written::{Written, plain_fields};

/// A teaser of a text that holds it.
#[derive(Debug, Clone)]
pub struct Teaser {
    text: Arc<ArticleContent>,
    index: usize,
}

impl Teaser {
    /// The teaser of this index, which the text has.
    pub fn new(text: &Arc<ArticleContent>, index: usize) -> Self {
        Teaser {
            text: Arc::clone(text),
            index,
        }
    }

    /// In which block it stands.
    pub fn kind(&self) -> TeaserKind {
        self.text.teasers[self.index].kind.into()
    }
}

/// Another article that the page advertises.
#[Object]
impl Teaser {
    /// Which block of the page advertises it.
    #[graphql(name = "kind")]
    async fn show_kind(&self) -> TeaserKind {
        self.kind()
    }

    /// The title as the teaser prints it.
    async fn title(&self, ctx: &Context<'_>) -> Result<&str, Error> {
        let title = &self.text.teasers[self.index].title;
        ctx.take_text(title)?;
        Ok(title)
    }

    /// The summary under it; null where the teaser has none.
    async fn summary(&self, ctx: &Context<'_>) -> Result<Option<&str>, Error> {
        let summary = self.text.teasers[self.index].summary.as_deref();
        ctx.take_text(summary.unwrap_or_default())?;
        Ok(summary)
    }

    /// The article itself, where the archive holds it: the one article of this title. Null where it
    /// holds none, or several.
    async fn article(&self, ctx: &Context<'_>) -> Option<Written<Article>> {
        ctx.names()
            .article_titled(&self.text.teasers[self.index].title)
            .map(|article| Written(Article(article)))
    }
}

plain_fields! {
    Teaser {
        "kind" => show_kind,
        "title" => title,
        "summary" => summary,
        ;
        "article" => article,
    }
}
