//! From articles and entities to a snapshot: numbers for slugs, and every way back.

/// An article as the archive holds it.
pub struct ArticleSource;
/// Everything that a snapshot is made of.
pub struct Sources;
