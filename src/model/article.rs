//! One page's article, separated from the page around it.

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{ParagraphKind, Publication, TeaserKind};

/// A saved page as it came, with what is known about it from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The bytes, in whatever encoding they came.
    pub content: Vec<u8>,
    /// Whether the bytes are HTML or plain text, where that is known; else it is told from the content.
    pub format: Option<PageFormat>,
    /// Where the page lives, where whoever saved it says so.
    pub url: Option<String>,
    /// The day on which it was saved.
    pub saved_on: Option<Date>,
}

/// How a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageFormat {
    /// A page's text, one block a line.
    Text,
    /// HTML.
    Html,
}

/// The blake3 hash of a page's content and address: the name of its file, the key of its text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageHash(pub [u8; 32]);

impl PageHash {
    /// Of a page. The address counts, since one text under two addresses is two articles.
    pub fn of(page: &Page) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(page.url.as_deref().unwrap_or_default().as_bytes());
        hasher.update(b"\0");
        hasher.update(&page.content);
        PageHash(*hasher.finalize().as_bytes())
    }
}

impl fmt::Display for PageHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&blake3::Hash::from_bytes(self.0).to_hex())
    }
}

impl fmt::Debug for PageHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What makes two pages the same article: its address, or without one its title and day.
///
/// The slug is made from it alone, so that it never depends on which other pages are there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageKey(pub Arc<str>);

impl PageKey {
    /// The address; none where title and day stand for it, on two lines.
    pub fn address(&self) -> Option<&str> {
        (!self.0.contains('\n')).then_some(&*self.0)
    }
}

/// A press article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The title, never empty.
    pub title: String,
    /// The breadcrumb, outermost first, without the home page.
    pub section: Vec<String>,
    /// When it was published, where the page says so.
    pub published: Option<Publication>,
    /// Where the page lives, an absolute http(s) address.
    pub url: Option<String>,
    /// The outlet that a reprint names as its origin.
    pub source_name: Option<String>,
    /// The address of the original that a reprint names.
    pub source_url: Option<String>,
    /// The signature as printed, one entry for each author.
    pub authors: Vec<String>,
    /// The article's own paragraphs in reading order, each once; none of them empty.
    pub paragraphs: Vec<Paragraph>,
    /// Other articles that the page advertises.
    pub teasers: Vec<Teaser>,
}

impl Article {
    /// The lead, where the page has one.
    pub fn lead(&self) -> Option<&str> {
        self.paragraphs
            .iter()
            .find(|paragraph| paragraph.kind == ParagraphKind::Lead)
            .map(|paragraph| paragraph.text.as_str())
    }

    /// The lead and body paragraphs, joined by blank lines.
    pub fn text(&self) -> String {
        let running: Vec<&str> = self
            .paragraphs
            .iter()
            .filter(|paragraph| matches!(paragraph.kind, ParagraphKind::Lead | ParagraphKind::Body))
            .map(|paragraph| paragraph.text.as_str())
            .collect();
        running.join("\n\n")
    }
}

/// A block of the article's own text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub kind: ParagraphKind,
    /// Unicode NFC, one line, no white space at either end.
    pub text: String,
}

/// Another article that the page advertises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teaser {
    /// The block in which it stands.
    pub kind: TeaserKind,
    /// Its title, printed once.
    pub title: String,
    /// The summary under it.
    pub summary: Option<String>,
}
