//! Why a stretch of text is a mention.

use async_graphql::{Object, SimpleObject};

use crate::lexicon;
use crate::model::Ground;

/// What found a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MentionRule(pub Ground);

/// Why a stretch of text is a mention: the rule that found it, and the line of the lexicon that it went by.
#[Object]
impl MentionRule {
    /// The rule's stable name, in capitals: `KNOWN_BODY`. Others may be added.
    async fn name(&self) -> &'static str {
        self.0.rule.name()
    }

    /// What the rule goes by, in a sentence.
    async fn description(&self) -> &'static str {
        self.0.rule.description()
    }

    /// A Vietnamese text in which the rule finds what stands between square brackets.
    async fn example(&self) -> &'static str {
        self.0.rule.example()
    }

    /// The line of the lexicon that the rule went by here; null for a rule that needs none.
    async fn lexicon(&self) -> Option<LexiconLine> {
        self.0.line.map(|line| LexiconLine {
            file: line.file.name(),
            line: i32::from(line.line),
            text: lexicon::text_of(line),
        })
    }
}

/// A line of the lexicon: what is known before any page is read.
#[derive(SimpleObject, Debug, Clone, Copy)]
pub struct LexiconLine {
    /// The file's name under `src/lexicon/data`: `organizations.txt`.
    pub file: &'static str,
    /// The line's number, from 1.
    pub line: i32,
    /// What the line says; the file's first lines say what its columns hold.
    pub text: &'static str,
}
