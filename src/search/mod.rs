//! The full-text index, made from the archive.
//!
//! The only place that names tantivy. It can always be made again: it remembers of which revision it
//! is, and the archive makes it again where that is not its own.

use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;

/// What a document of the index stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// An article, by its slug.
    Article,
    /// An organization, by its slug.
    Organization,
    /// A person, by the slug.
    Person,
    /// A meeting, by its slug.
    Meeting,
    /// A directive, by its slug.
    Directive,
    /// A statement, by `<article slug>#<place in its facts>`.
    Statement,
    /// A task, likewise.
    Task,
}

/// What can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it stands for.
    pub kind: DocumentKind,
    /// Which one; unique within the kind.
    pub key: String,
    /// The title or the name; empty for statements and tasks.
    pub name: String,
    /// Other printed forms and the acronym.
    pub aliases: Vec<String>,
    /// The lead.
    pub lead: String,
    /// The running text, paragraphs joined by line feeds.
    pub body: String,
}

/// A document that matches.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What it stands for.
    pub kind: DocumentKind,
    /// Which one.
    pub key: String,
    /// Higher matches better; finite.
    pub score: f32,
}

/// What went wrong with the index.
#[derive(Debug, thiserror::Error)]
#[error("{doing} the search index")]
pub struct SearchError {
    /// What was being done: `opening`, `writing`, `reading`.
    pub doing: &'static str,
    /// Why it failed.
    #[source]
    pub source: tantivy::TantivyError,
}

/// The index on disk.
pub struct Index {}

/// One state of the index, unchanged by later updates. Cloning is cheap.
#[derive(Clone)]
pub struct Searcher {}

impl Index {
    /// Opens the index in `folder`, or makes an empty one there; one that cannot be read is replaced.
    ///
    /// # Errors
    ///
    /// The folder cannot be written.
    pub fn open(_folder: &Path) -> Result<Index, SearchError> {
        Ok(Index {})
    }

    /// The archive's revision of which the index is; none for a new one.
    pub fn revision(&self) -> Option<u64> {
        None
    }

    /// Takes out the documents named by `removed`, then adds `added`, and makes both visible to new
    /// searchers at once. A document of the same kind and key is replaced.
    ///
    /// # Errors
    ///
    /// The index cannot be written; it then is as it was.
    pub fn update(
        &self,
        _revision: u64,
        _removed: &[(DocumentKind, String)],
        _added: &[Document],
    ) -> Result<(), SearchError> {
        Ok(())
    }

    /// Empties the index.
    ///
    /// # Errors
    ///
    /// The index cannot be written.
    pub fn clear(&self) -> Result<(), SearchError> {
        Ok(())
    }

    /// The present state.
    pub fn searcher(&self) -> Searcher {
        Searcher {}
    }
}

impl Searcher {
    /// The documents of these kinds that match the query, best first, ties by kind and key.
    ///
    /// Words match with or without diacritics, those with the typed diacritics count for more; `"…"`
    /// holds a phrase; any other syntax is plain words. An empty query finds nothing.
    ///
    /// # Errors
    ///
    /// The index cannot be read.
    pub fn search(&self, _query: &str, _kinds: &[DocumentKind]) -> Result<Vec<Hit>, SearchError> {
        Ok(Vec::new())
    }

    /// The keys of the documents of one kind that hold all the words, with or without diacritics.
    ///
    /// # Errors
    ///
    /// The index cannot be read.
    pub fn holding(
        &self,
        _words: &str,
        _kind: DocumentKind,
    ) -> Result<HashSet<String>, SearchError> {
        Ok(HashSet::new())
    }
}

/// The stretches of `text`, in UTF-8 bytes, that match a word or phrase of the query; in order, apart.
pub fn matches(_query: &str, _text: &str) -> Vec<Range<usize>> {
    Vec::new()
}
