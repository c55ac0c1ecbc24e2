//! The full-text index, made from the archive.
//!
//! The only place that names tantivy. It can always be made again: it remembers of which revision it
//! is, and the archive makes it again where that is not its own.
//!
//! A text is cut into words (`word`), each indexed twice: with its marks and without. A query becomes
//! units (`query`): words and phrases, all of which a document must hold. tantivy finds the places and
//! scores them; [`Searcher`] adds the scores up in a fixed order from statistics of the living
//! documents alone, so that the same documents give the same answer however they came in.

mod highlight;
mod index;
mod query;
mod schema;
mod searcher;
#[cfg(test)]
mod tests;
mod word;

pub use highlight::Matcher;
pub use index::Index;
pub use query::{MAX_QUERY_CHARACTERS, MAX_QUERY_WORDS};
pub use searcher::{MAX_HITS, Searcher};
pub(crate) use word::MAX_WORD;

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

/// What a query finds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hits {
    /// The best hits, at most [`MAX_HITS`], best first.
    pub best: Vec<Hit>,
    /// How many documents match, also those that `best` has no room for.
    pub total: usize,
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

impl SearchError {
    fn opening(source: impl Into<tantivy::TantivyError>) -> SearchError {
        SearchError {
            doing: "opening",
            source: source.into(),
        }
    }

    fn writing(source: tantivy::TantivyError) -> SearchError {
        SearchError {
            doing: "writing",
            source,
        }
    }

    fn reading(source: tantivy::TantivyError) -> SearchError {
        SearchError {
            doing: "reading",
            source,
        }
    }
}
