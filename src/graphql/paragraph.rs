//! A block of an article's own text.

use std::sync::Arc;

use async_graphql::{Context, Error, Object};

use crate::archive::ArticleContent;
use crate::graphql::kind::ParagraphKind;
use crate::graphql::reading::Reading;
use crate::graphql::written::plain_fields;

/// A paragraph of a text that holds it.
#[derive(Debug, Clone)]
pub struct Paragraph {
    text: Arc<ArticleContent>,
    index: usize,
}

impl Paragraph {
    /// The paragraph of this index, which the text has.
    pub fn new(text: &Arc<ArticleContent>, index: usize) -> Self {
        Paragraph {
            text: Arc::clone(text),
            index,
        }
    }

    /// What it is.
    pub fn kind(&self) -> ParagraphKind {
        self.text.paragraphs[self.index].kind.into()
    }
}

/// A block of an article's own text.
#[Object]
impl Paragraph {
    /// Position among the article's paragraphs, from 0.
    async fn index(&self) -> i32 {
        i32::try_from(self.index).unwrap_or(i32::MAX)
    }

    /// What it is within the article.
    #[graphql(name = "kind")]
    async fn show_kind(&self) -> ParagraphKind {
        self.kind()
    }

    /// Its text in one line, Unicode NFC; never empty. Offsets of citations count its UTF-16 code units.
    async fn text(&self, ctx: &Context<'_>) -> Result<&str, Error> {
        let text = &self.text.paragraphs[self.index].text;
        ctx.take_text(text)?;
        Ok(text)
    }
}

plain_fields! {
    Paragraph {
        "index" => index,
        "kind" => show_kind,
        "text" => text,
    }
}
