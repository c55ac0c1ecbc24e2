//! What every resolver starts from: the view of its request.

use std::sync::Arc;

use async_graphql::{Context, Error};

use crate::archive::{Archive, ArticleContent, View};
use crate::graphql::budget::Budget;
use crate::graphql::error::{broken, internal};
use crate::graphql::names::{NameCache, Names};
use crate::graphql::ranking::Rankings;
use crate::snapshot::{ArticleNo, Snapshot};

/// The data of a request.
///
/// # Correctness
///
/// [`crate::graphql::schema`] puts the rankings there, [`crate::graphql::prepare`] view and budget there, [`crate::graphql::revision::InRevision`] for what is of
/// another revision; numbers of nodes mean something only in their view.
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

    /// An article's text, and where in it stands what it says.
    ///
    /// # Errors
    ///
    /// The storage fails or is damaged.
    fn content(&self, article: ArticleNo) -> Result<Arc<ArticleContent>, Error> {
        let node = self.snapshot().article(article);
        self.archive()?.content(node).map_err(internal)
    }

    /// Takes items of a list without a page size off what the request may have of them.
    ///
    /// # Errors
    ///
    /// `QUERY_TOO_COMPLEX`: there are not so many left.
    fn take(&self, items: usize) -> Result<(), Error>;

    /// Takes the length of an article's text off what the answer may have of them.
    ///
    /// # Errors
    ///
    /// `QUERY_TOO_COMPLEX`: there is not so much left.
    fn take_text(&self, text: &str) -> Result<(), Error>;

    /// What was searched for of late.
    fn rankings(&self) -> &'a Rankings;

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

    fn take(&self, items: usize) -> Result<(), Error> {
        self.data_unchecked::<Budget>().take(items)
    }

    fn take_text(&self, text: &str) -> Result<(), Error> {
        self.data_unchecked::<Budget>().take_text(text.len())
    }

    fn rankings(&self) -> &'a Rankings {
        self.data_unchecked::<Arc<Rankings>>()
    }

    fn names(&self) -> Arc<Names> {
        match self.data_opt::<Arc<NameCache>>() {
            Some(cache) => cache.of(self.snapshot()),
            None => Arc::new(Names::new(self.snapshot())),
        }
    }
}
