//! What is read of an article when somebody asks for it: its text, and where in it stands what it says.

use quick_cache::Weighter;

use crate::model::{Facts, LocalEntity, Mention, PageHash, Paragraph, ParagraphKind, Teaser};

/// An article's text and facts.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleContent {
    /// The signature, one entry for each author.
    pub authors: Vec<String>,
    /// The outlet that a reprint names.
    pub source_name: Option<String>,
    /// The address of the original that a reprint names.
    pub source_url: Option<String>,
    /// The paragraphs in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// The advertised articles.
    pub teasers: Vec<Teaser>,
    /// What it says.
    pub facts: Facts,
    /// Every mention with what it names, in reading order: [`Facts::mentions`].
    pub mentions: Vec<(Mention, LocalEntity)>,
}

impl ArticleContent {
    /// The lead, where the page has one.
    pub fn lead(&self) -> Option<&str> {
        let mut leads = self.paragraphs.iter();
        leads
            .find(|paragraph| paragraph.kind == ParagraphKind::Lead)
            .map(|paragraph| paragraph.text.as_str())
    }
}

/// What a content takes of the cache: about its bytes in memory.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weight;

/// What the facts that stand on one mention take, about.
const MENTION: usize = 160;

impl Weighter<PageHash, std::sync::Arc<ArticleContent>> for Weight {
    fn weight(&self, _: &PageHash, content: &std::sync::Arc<ArticleContent>) -> u64 {
        let paragraphs = content.paragraphs.iter().map(|one| one.text.len() + 32);
        let teasers = content.teasers.iter();
        let teasers =
            teasers.map(|one| one.title.len() + one.summary.as_ref().map_or(0, String::len) + 64);
        let text: usize = paragraphs.chain(teasers).sum();
        (size_of::<ArticleContent>() + text + content.mentions.len() * MENTION) as u64
    }
}
