//! From a saved page's bytes to its article.
//!
//! Reading never fails half-way: a page gives an article or the reason why it has none, and whatever
//! on it is not the article's own goes to the teasers or is dropped.

mod between;
mod block;
mod body;
mod byline;
mod caption;
pub(crate) mod charset;
mod date;
mod doubled;
mod ending;
mod entity;
mod examined;
mod extent;
mod furniture;
mod header;
mod html;
mod key;
mod label;
mod layout;
mod legacy;
mod line;
mod listed;
mod magic;
mod metadata;
mod outlet;
mod part;
mod section;
mod teaser;
mod thin;
mod tidy;
mod walk;
mod wrap;

pub use block::MAX_LINES;
pub use examined::{Examined, Line, Origin, Role};
pub use key::{key, slug};
pub use thin::{MAX_OPEN_TAGS, MAX_TAGS};

use crate::model::{Article, Page, PageFormat};
use crate::page::block::{Block, first_lines};
use crate::page::examined::Layout;
use crate::page::layout::Declared;

/// Why a page gives no article.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There is nothing on it.
    #[error("the page is empty")]
    Empty,
    /// It is larger than [`MAX_PAGE`].
    #[error("the page has {0} bytes, more than {MAX_PAGE}")]
    TooLarge(usize),
    /// It is a file of another format.
    #[error("it is {0}, no page")]
    OtherFormat(&'static str),
    /// It is no text in any encoding known here.
    #[error("the page is no text in a known encoding")]
    UnknownCharset,
    /// It has text, but none of it is an article.
    #[error("no article was found on the page")]
    NoArticle,
}

/// The largest page that is read, in bytes.
pub const MAX_PAGE: usize = 20 * 1024 * 1024;

/// The least text, in characters, with which a place on an HTML page is taken for the article.
const LEAST_TEXT: usize = 150;

/// The most tags of an HTML page on which readability is measured: the measure is not linear in them.
const MOST_MEASURED: usize = 20_000;

/// Reads a page.
///
/// # Errors
///
/// The page has no article; see [`Unreadable`].
pub fn read(page: &Page) -> Result<Article, Unreadable> {
    lay_out(page).map(|(layout, _)| layout.article)
}

/// Reads a page, and tells what each of its lines was taken for.
///
/// # Errors
///
/// As of [`read`].
pub fn examine(page: &Page) -> Result<Examined, Unreadable> {
    lay_out(page).map(|(layout, blocks)| layout.with_lines(blocks))
}

fn lay_out(page: &Page) -> Result<(Layout, Vec<Block>), Unreadable> {
    if page.content.len() > MAX_PAGE {
        return Err(Unreadable::TooLarge(page.content.len()));
    }
    if page.content.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    if let Some(format) = magic::other_format(&page.content) {
        return Err(Unreadable::OtherFormat(format));
    }
    let text = charset::decode(&page.content).ok_or(Unreadable::UnknownCharset)?;
    let address = page.url.as_deref();
    let is_html = match page.format {
        Some(PageFormat::Html) => true,
        Some(PageFormat::Text) => false,
        None => html::is_html(&text),
    };
    let found = if is_html {
        from_html(&text, address)
    } else {
        from_text(&text, address)
    };
    found.ok_or(Unreadable::NoArticle)
}

fn from_text(text: &str, address: Option<&str>) -> Option<(Layout, Vec<Block>)> {
    let text = entity::decode(text);
    let declared = Declared {
        url: address.map(str::to_owned),
        ..Declared::default()
    };
    let blocks = Block::lines(&wrap::joined(first_lines(&text)));
    if let Some(layout) = layout::article(&blocks, declared.clone()) {
        return Some((layout, blocks));
    }
    let blocks = Block::with_title_apart(blocks);
    let layout = layout::article(&blocks, declared)?;
    Some((layout, blocks))
}

/// The container that the page's markup names, else the page as a whole, else what a readability
/// measure finds on it.
fn from_html(source: &str, address: Option<&str>) -> Option<(Layout, Vec<Block>)> {
    let parsed = html::parse(source, address);
    let lay_out = |blocks: &[Block]| layout::article(blocks, parsed.declared.clone());
    let has_text = |layout: &Layout| layout.article.text().chars().count() >= LEAST_TEXT;
    if let Some(layout) = lay_out(&parsed.blocks).filter(has_text) {
        return Some((layout, parsed.blocks));
    }
    let whole = lay_out(&parsed.whole);
    if whole.as_ref().is_some_and(has_text) {
        return whole.map(|layout| (layout, parsed.whole));
    }
    let readable = || {
        if source.bytes().filter(|byte| *byte == b'<').count() > MOST_MEASURED {
            return None;
        }
        let blocks = html::readable(source, &parsed.declared)?;
        Some((lay_out(&blocks)?, blocks))
    };
    readable().or_else(|| Some((whole?, parsed.whole)))
}
