//! The archive: pages on disk, the tables made from them, and the revision that requests read.

mod error;

use std::path::Path;
use std::sync::Arc;

use tokio::sync::broadcast;

use crate::model::{Page, Paragraph, Teaser};
use crate::page::Unreadable;
use crate::search::Searcher;
use crate::snapshot::{ArticleNode, Snapshot};

pub use error::ArchiveError;

/// An article's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleText {
    /// The paragraphs in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// The advertised articles.
    pub teasers: Vec<Teaser>,
}

/// What one request sees: entities and full text of the same revision.
#[derive(Clone)]
pub struct View {
    /// The entities.
    pub snapshot: Arc<Snapshot>,
    /// The full text.
    pub searcher: Searcher,
}

/// What loading a page did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadOutcome {
    /// The article is new.
    Added,
    /// It takes the place of an earlier page of the same article.
    Replaced,
    /// The archive held the page already.
    Unchanged,
}

/// A page that was loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The article's slug.
    pub article: Arc<str>,
    /// What it did.
    pub outcome: LoadOutcome,
}

/// An article that was added or replaced, told after the commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleChange {
    /// The article's slug.
    pub article: Arc<str>,
    /// Added or replaced.
    pub outcome: LoadOutcome,
    /// The revision that it came with.
    pub revision: u64,
}

/// The archive.
pub struct Archive {}

impl Archive {
    /// Opens the archive in `folder`, or makes an empty one there.
    ///
    /// # Errors
    ///
    /// The folder cannot be used, or another process holds it.
    pub fn open(_folder: &Path) -> Result<Archive, ArchiveError> {
        unimplemented!()
    }

    /// The present revision. What a view shows does not change.
    pub fn view(&self) -> View {
        unimplemented!()
    }

    /// The text of an article of a view that is still held.
    ///
    /// # Errors
    ///
    /// The storage fails or is damaged.
    pub fn text(&self, _article: &ArticleNode) -> Result<Arc<ArticleText>, ArchiveError> {
        unimplemented!()
    }

    /// Loads pages as one or more revisions; one result for each page, in their order. Blocks.
    ///
    /// # Errors
    ///
    /// The storage fails; pages that were not acknowledged are then not in the archive.
    pub fn load(&self, _pages: Vec<Page>) -> Result<Vec<Result<Loaded, Unreadable>>, ArchiveError> {
        unimplemented!()
    }

    /// Removes an article and its page; false where there is no such article. Blocks.
    ///
    /// # Errors
    ///
    /// The storage fails.
    pub fn remove(&self, _article: &str) -> Result<bool, ArchiveError> {
        unimplemented!()
    }

    /// Every change from now on, in order of revision. A receiver that lags behind is told so.
    pub fn changes(&self) -> broadcast::Receiver<ArticleChange> {
        unimplemented!()
    }
}
