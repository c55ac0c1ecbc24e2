//! What happens from now on.

use async_graphql::{Context, Error, SimpleObject, Subscription as Subscribe};
use futures_util::{Stream, StreamExt, stream};
use tokio::sync::broadcast::error::RecvError;

use crate::graphql::article::Article;
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
    /// The archive's revision that came with the change.
    pub revision: i32,
}

/// The root of all subscriptions.
#[derive(Debug, Default)]
pub struct Subscription;

/// What happens from now on, over `graphql-transport-ws`.
#[Subscribe]
impl Subscription {
    /// Every article that is added or replaced from now on. A client that lags far behind misses
    /// changes: those that the server has since let go of.
    async fn article_changed(
        &self,
        ctx: &Context<'_>,
    ) -> Result<impl Stream<Item = InRevision<ArticleChange>> + use<>, Error> {
        let archive = std::sync::Arc::clone(ctx.archive()?);
        let changes = stream::unfold(archive.changes(), |mut changes| async move {
            loop {
                match changes.recv().await {
                    Ok(change) => return Some((change, changes)),
                    Err(RecvError::Lagged(missed)) => {
                        tracing::warn!(missed, "a subscriber lags behind");
                    }
                    Err(RecvError::Closed) => return None,
                }
            }
        });
        Ok(changes.filter_map(move |change| {
            // The present view may be newer than the change; an article removed since is not told.
            let view = archive.view();
            let told = view
                .snapshot
                .article_by_slug(&change.article)
                .map(|article| {
                    let told = ArticleChange {
                        outcome: change.outcome.into(),
                        article: Article(article),
                        revision: i32::try_from(change.revision).unwrap_or(i32::MAX),
                    };
                    InRevision::new(view, told)
                });
            std::future::ready(told)
        }))
    }
}
