//! What became of each line of a page, for whoever asks why its article reads as it does.

use crate::model::{Article, ParagraphKind};
use crate::page::block::Block;

/// A page's article, and what each line of the page was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examined {
    /// The article.
    pub article: Article,
    /// Where the page gives the day of publication.
    pub published: Option<Origin>,
    /// Where the page gives the section.
    pub section: Option<Origin>,
    /// Where the page gives the authors.
    pub authors: Option<Origin>,
    /// The page's lines, in the order in which they were read.
    pub lines: Vec<Line>,
}

/// Where a page gives something of its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// In what it declares for machines.
    Metadata,
    /// Above the text, beside the title.
    Header,
    /// Within the text or at its end.
    Body,
}

/// A line of a page: in HTML, a block of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its text, NFC, white space collapsed.
    pub text: String,
    /// What it was taken for.
    pub role: Role,
}

/// What a line of a page was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The title.
    Title,
    /// What stands above the title: menus, section, date.
    Above,
    /// A paragraph of the article.
    Paragraph(ParagraphKind),
    /// A caption that the article has already.
    Again,
    /// Another article's title or summary.
    Teaser,
    /// The signature or the source.
    Signature,
    /// A date.
    Date,
    /// A picture's alternative text.
    Picture,
    /// A button, a label, a second printing.
    Aside,
    /// What stands behind the article: lists of others, the imprint.
    Behind,
}

/// An article with what each of the blocks was taken for.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) article: Article,
    pub(super) published: Option<Origin>,
    pub(super) section: Option<Origin>,
    pub(super) authors: Option<Origin>,
    /// One for each block.
    pub(super) roles: Vec<Role>,
}

impl Layout {
    /// The layout with the text of the blocks that it was made of.
    pub(super) fn with_lines(self, blocks: Vec<Block>) -> Examined {
        let lines = blocks.into_iter().zip(self.roles);
        Examined {
            article: self.article,
            published: self.published,
            section: self.section,
            authors: self.authors,
            lines: lines
                .map(|(block, role)| Line {
                    text: block.text,
                    role,
                })
                .collect(),
        }
    }
}
