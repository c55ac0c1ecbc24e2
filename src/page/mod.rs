//! From a saved page's bytes to its article.
//!
//! Reading never fails half-way: a page gives an article or the reason why it has none, and whatever
//! on it is not the article's own goes to the teasers or is dropped.

mod block;
mod body;
mod byline;
mod caption;
mod charset;
mod date;
mod furniture;
mod header;
mod key;
mod layout;
mod legacy;
mod teaser;

pub use key::{key, slug};

use crate::model::{Article, Page};

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
pub fn read(page: &Page) -> Result<Article, Unreadable> {
    if page.content.is_empty() {
        return Err(Unreadable::Empty);
    }
    let text = charset::decode(&page.content).ok_or(Unreadable::UnknownCharset)?;
    layout::article(&block::Block::lines(&text), layout::Declared::default())
        .ok_or(Unreadable::NoArticle)
}
