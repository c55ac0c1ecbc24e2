//! What happens from now on, or since a revision.

use std::sync::Arc;

use async_graphql::{Context, Error, SimpleObject, Subscription as Subscribe};
use futures_util::{Stream, StreamExt, stream};
use tokio::sync::watch;

use crate::archive::{self, Archive, UnknownRevision};
use crate::code::Code;
use crate::graphql::article::Article;
use crate::graphql::error::{bad_user_input, coded};
use crate::graphql::kind::LoadOutcome;
use crate::graphql::reading::Reading;
use crate::graphql::revision::InRevision;

/// An article that was added or replaced.
#[derive(SimpleObject, Debug, Clone, Copy)]
pub struct ArticleChange {
    /// Whether it is new or takes the place of an earlier page.
    pub outcome: LoadOutcome,
    /// The article as it is now.
    pub article: Article,
    /// The archive's revision that came with the change. Articles that were loaded together have one.
    pub revision: i32,
    /// What to give as `after` to go on behind this change: its revision where no more of that revision
    /// follow, else the one before, so that none is missed and some may come twice.
    pub resume_after: i32,
}

/// The root of all subscriptions.
#[derive(Debug, Default)]
pub struct Subscription;

/// What happens from now on, over `graphql-transport-ws` and as server-sent events.
#[Subscribe]
impl Subscription {
    /// Every article that is added or replaced, in the order of the revisions, each told when queries
    /// see it. An article that was removed since is left out.
    async fn article_changed(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The revision after which to begin, as `archive.revision` or `resumeAfter` gave it; null \
                    begins with the next change. The last 4,096 changes are kept, also over a restart; \
                    beyond them, and for a revision to come, the error has the code `UNKNOWN_REVISION`: \
                    read the articles again then, and go on after the revision of that answer."
        )]
        after: Option<i32>,
    ) -> Result<impl Stream<Item = Result<InRevision<ArticleChange>, Error>> + use<>, Error> {
        let archive = Arc::clone(ctx.archive()?);
        let mut revision = archive.revision();
        let at = match after {
            None => *revision.borrow_and_update(),
            Some(after) => u64::try_from(after)
                .map_err(|_| bad_user_input("`after` is a revision: 0 or more"))?,
        };
        archive.changes_after(at).map_err(unknown)?;
        let follower = Follower {
            archive,
            revision,
            at,
            changes: Arc::default(),
            told: 0,
        };
        Ok(stream::unfold(Some(follower), Follower::step).filter_map(std::future::ready))
    }
}

/// One who hears of changes. It holds no more of them than one revision's, however slowly it reads.
struct Follower {
    archive: Arc<Archive>,
    revision: watch::Receiver<u64>,
    /// The revision whose changes are being told.
    at: u64,
    changes: Arc<[archive::ArticleChange]>,
    /// How many of them were told.
    told: usize,
}

type Told = Result<InRevision<ArticleChange>, Error>;

impl Follower {
    /// The next change, or nothing where its article is gone; an error is the last.
    async fn step(this: Option<Follower>) -> Option<(Option<Told>, Option<Follower>)> {
        let mut this = this?;
        while this.told == this.changes.len() {
            match this.archive.changes_after(this.at) {
                Ok(Some(changes)) => {
                    this.at += 1;
                    (this.changes, this.told) = (changes, 0);
                }
                Ok(None) => this.revision.changed().await.ok()?,
                Err(error) => return Some((Some(Err(unknown(error))), None)),
            }
        }
        let told = this.tell();
        Some((told.map(Ok), Some(this)))
    }

    fn tell(&mut self) -> Option<InRevision<ArticleChange>> {
        let change = &self.changes[self.told];
        self.told += 1;
        // The present view may be newer than the change.
        let view = self.archive.view();
        let article = view.snapshot.article_by_slug(&change.article)?;
        let last = self.told == self.changes.len();
        let number = |revision: u64| i32::try_from(revision).unwrap_or(i32::MAX);
        let change = ArticleChange {
            outcome: change.outcome.into(),
            article: Article(article),
            revision: number(self.at),
            resume_after: number(if last { self.at } else { self.at - 1 }),
        };
        Some(InRevision::new(view, change))
    }
}

fn unknown(UnknownRevision { oldest, newest }: UnknownRevision) -> Error {
    coded(
        Code::UnknownRevision,
        format!(
            "changes are known after the revisions {oldest} to {newest} only: read the articles again, \
             and go on after the revision of that answer"
        ),
    )
}
