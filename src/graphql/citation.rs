//! Where exactly a fact stands.

use std::sync::Arc;

use async_graphql::{Context, Error, Object};

use crate::archive::ArticleContent;
use crate::graphql::article::Article;
use crate::graphql::error::broken;
use crate::graphql::paragraph::Paragraph;
use crate::graphql::reading::Reading;
use crate::graphql::written::{Written, plain_fields};
use crate::model::Span;
use crate::snapshot::ArticleNo;
use crate::text::{sentences, utf16_offset};

/// A stretch of an article's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Citation {
    /// The article.
    pub article: ArticleNo,
    /// Where in it.
    pub span: Span,
}

/// The words of a span.
///
/// # Errors
///
/// The text has no such stretch: text and facts are of different pages.
pub fn quote(text: &ArticleContent, span: Span) -> Result<&str, Error> {
    text.paragraphs
        .get(span.paragraph as usize)
        .and_then(|paragraph| paragraph.text.get(span.range()))
        .ok_or_else(|| broken(format!("no text at {span:?}")))
}

impl Citation {
    /// The text that holds the span, checked.
    fn text(self, ctx: &Context<'_>) -> Result<Arc<ArticleContent>, Error> {
        let text = ctx.content(self.article)?;
        quote(&text, self.span)?;
        Ok(text)
    }

    /// The UTF-16 offset of a byte of the span's paragraph.
    fn offset(self, ctx: &Context<'_>, byte: u32) -> Result<i32, Error> {
        let text = self.text(ctx)?;
        let paragraph = &text.paragraphs[self.span.paragraph as usize].text;
        let offset = utf16_offset(paragraph, byte as usize);
        Ok(i32::try_from(offset).unwrap_or(i32::MAX))
    }
}

/// Where exactly a fact stands: `paragraph.text.slice(start, end) === quote` in JavaScript.
#[Object]
impl Citation {
    /// The article that says it.
    async fn article(&self) -> Written<Article> {
        Written(Article(self.article))
    }

    /// The paragraph in which it stands.
    async fn paragraph(&self, ctx: &Context<'_>) -> Result<Written<Paragraph>, Error> {
        let text = self.text(ctx)?;
        Ok(Written(Paragraph::new(&text, self.span.paragraph as usize)))
    }

    /// Offset of the first UTF-16 code unit in the paragraph's text.
    async fn start(&self, ctx: &Context<'_>) -> Result<i32, Error> {
        self.offset(ctx, self.span.start)
    }

    /// Offset behind the last UTF-16 code unit.
    async fn end(&self, ctx: &Context<'_>) -> Result<i32, Error> {
        self.offset(ctx, self.span.end)
    }

    /// The text between the two, to the letter.
    async fn quote(&self, ctx: &Context<'_>) -> Result<String, Error> {
        let text = self.text(ctx)?;
        let quote = quote(&text, self.span)?;
        ctx.take_text(quote)?;
        Ok(quote.to_owned())
    }

    /// The sentence around it; where it runs over several, all of them.
    async fn sentence(&self, ctx: &Context<'_>) -> Result<String, Error> {
        let text = self.text(ctx)?;
        let paragraph = &text.paragraphs[self.span.paragraph as usize].text;
        let quoted = self.span.range();
        let around = sentences(paragraph)
            .into_iter()
            .filter(|sentence| sentence.start < quoted.end && quoted.start < sentence.end)
            .reduce(|first, last| first.start..last.end)
            .unwrap_or_else(|| quoted.clone());
        let around = around.start.min(quoted.start)..around.end.max(quoted.end);
        let sentence = &paragraph[around];
        ctx.take_text(sentence)?;
        Ok(sentence.to_owned())
    }
}

plain_fields! {
    Citation {
        "start" => start,
        "end" => end,
        "quote" => quote,
        "sentence" => sentence,
        ;
        "article" => article,
        "paragraph" => paragraph,
    }
}
