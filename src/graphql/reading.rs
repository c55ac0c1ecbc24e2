//! What every resolver starts from: the view of its request.

use std::sync::Arc;

use async_graphql::{Context, Error};

use crate::archive::{Archive, ArticleText, View};
use crate::graphql::error::{broken, internal};
use crate::graphql::names::{NameCache, Names};
use crate::snapshot::{ArticleNo, Snapshot};

/// The data of a request.
///
/// # Correctness
///
/// [`crate::graphql::prepare`] puts the view there; numbers of nodes mean something only in it.
pub(crate) trait Reading<'a> {
    /// The entities and the full text of one revision.
    fn view(&self) -> &'a View;

    /// The archive.
    ///
    /// # Errors
    ///
    /// The schema was made without one.
    fn archive(&self) -> Result<&'a Arc<Archive>, Error>;

    /// The entities.
    fn snapshot(&self) -> &'a Arc<Snapshot> {
        &self.view().snapshot
    }

    /// An article's text.
    ///
    /// # Errors
    ///
    /// The storage fails or is damaged.
    fn text(&self, article: ArticleNo) -> Result<Arc<ArticleText>, Error> {
        let node = self.snapshot().article(article);
        self.archive()?.text(node).map_err(internal)
    }

    /// The folded names of everything in the snapshot.
    fn names(&self) -> Arc<Names>;
}

impl<'a> Reading<'a> for Context<'a> {
    fn view(&self) -> &'a View {
        self.data_unchecked::<View>()
    }

    fn archive(&self) -> Result<&'a Arc<Archive>, Error> {
        self.data_opt::<Arc<Archive>>()
            .ok_or_else(|| broken("the schema was made without an archive"))
    }

    fn names(&self) -> Arc<Names> {
        match self.data_opt::<NameCache>() {
            Some(cache) => cache.of(self.snapshot()),
            None => Arc::new(Names::new(self.snapshot())),
        }
    }
}
