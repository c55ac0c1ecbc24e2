//! One paragraph, cut into tokens.

use std::cell::OnceCell;
use std::ops::Range;

use crate::lexicon::{LEXICON, Shape, Token, tokens};
use crate::model::Span;

/// A paragraph's text with its tokens.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    /// The paragraph's position in the article.
    pub(crate) paragraph: u32,
    /// Its text.
    pub(crate) source: &'a str,
    /// The tokens, in order.
    pub(crate) tokens: Vec<Token<'a>>,
    /// The tokens that end sentences, in order. Looked for once: a sentence can be as long as the paragraph.
    stops: OnceCell<Vec<usize>>,
}

impl<'a> Text<'a> {
    pub(crate) fn new(paragraph: usize, source: &'a str) -> Self {
        Text {
            paragraph: u32::try_from(paragraph).unwrap_or(u32::MAX),
            source,
            tokens: tokens(source),
            stops: OnceCell::new(),
        }
    }

    /// The token at `at` is this word or mark, in any case.
    pub(crate) fn is(&self, at: usize, level: &str) -> bool {
        #[cfg(test)]
        crate::text::pattern::spend(|effort| effort.looked += 1);
        self.tokens.get(at).is_some_and(|token| token.is(level))
    }

    /// The token at `at` is one of these words or marks.
    pub(crate) fn is_any(&self, at: usize, levels: &[&str]) -> bool {
        levels.iter().any(|level| self.is(at, level))
    }

    /// The token at `at` is a number.
    pub(crate) fn is_number(&self, at: usize) -> bool {
        (self.tokens.get(at)).is_some_and(|token| token.shape == Shape::Number)
    }

    /// Behind these words, where they stand at `at`: lower case, one space between them.
    pub(crate) fn behind(&self, at: usize, words: &str) -> Option<usize> {
        #[cfg(test)]
        crate::text::pattern::spend(|effort| effort.looked += 1);
        // Asked at every token, of many words: most of them part at the first letter.
        if !self.tokens.get(at)?.begins_like(words) {
            return None;
        }
        let mut rest = words;
        for end in at.. {
            let behind = rest.strip_prefix(&*self.tokens.get(end)?.level)?;
            if behind.is_empty() {
                return Some(end + 1);
            }
            rest = behind.strip_prefix(' ')?;
        }
        None
    }

    /// The tokens before `at` end in these words.
    pub(crate) fn ends_in(&self, at: usize, words: &str) -> bool {
        #[cfg(test)]
        crate::text::pattern::spend(|effort| effort.looked += 1);
        let mut rest = words;
        for token in self.tokens[..at.min(self.tokens.len())].iter().rev() {
            let Some(before) = rest.strip_suffix(&*token.level) else {
                return false;
            };
            if before.is_empty() {
                return true;
            }
            let Some(before) = before.strip_suffix(' ') else {
                return false;
            };
            rest = before;
        }
        false
    }

    /// The token at `at` is a word that begins with a capital.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_capital)
    }

    /// The token at `at` is a word in lower case.
    pub(crate) fn is_lower(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.is_word() && !token.is_capital())
    }

    /// A dash between words, not within one: white space on both sides.
    pub(crate) fn is_dash(&self, at: usize) -> bool {
        self.is(at, "-")
            && self.tokens[at].spaced
            && self.tokens.get(at + 1).is_some_and(|next| next.spaced)
    }

    /// A dash between a name and the title behind it, however it is spaced: `Hồ Văn Niên-Ủy viên`,
    /// `Huỳnh Văn Nam- Nguyên Chính ủy`, `Lê Văn Tám-trưởng phòng`.
    pub(crate) fn is_title_dash(&self, at: usize) -> bool {
        let small = || self.is_lower(at + 1) && !self.tokens[at].spaced;
        self.is(at, "-")
            && (self.is_capital(at + 1) || small())
            && LEXICON
                .titles
                .longest(
                    &self.tokens,
                    at + 1 + usize::from(self.is_any(at + 1, &["nguyên", "cựu"])),
                )
                .is_some_and(|(length, title)| length > 1 && !title.profession)
    }

    /// A sentence begins at the token at `at`.
    pub(crate) fn begins_sentence(&self, at: usize) -> bool {
        at == 0 || self.is_any(at - 1, &[".", "!", "?", "…", ":", "\""])
    }

    /// Where the sentence begins that holds the token at `at`.
    pub(crate) fn sentence_start(&self, at: usize) -> usize {
        let stops = self.stops.get_or_init(|| {
            (1..self.tokens.len())
                .filter(|&token| self.ends_sentence(token))
                .collect()
        });
        let before = stops.partition_point(|&stop| stop < at);
        before.checked_sub(1).map_or(0, |last| stops[last] + 1)
    }

    /// The token at `at` is a mark that ends a sentence, not an abbreviation: `TP. Huế`, `GS. TS`.
    fn ends_sentence(&self, at: usize) -> bool {
        const ABBREVIATIONS: [&str; 14] = [
            "bs", "dr", "gs", "mr", "mrs", "ms", "pgs", "st", "th", "ths", "tp", "ts", "tskh", "tx",
        ];
        self.is_any(at, &[".", "!", "?", "…"])
            && self.is_capital(at + 1)
            && self.tokens[at + 1].spaced
            && !self.is_any(at - 1, &ABBREVIATIONS)
            && self.tokens[at - 1].level.chars().count() > 1
    }

    /// The source's text of some tokens.
    pub(crate) fn text(&self, tokens: Range<usize>) -> &'a str {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => &self.source[first.start..last.end],
            Some([one]) => &self.source[one.start..one.end],
            _ => "",
        }
    }

    /// The span of some tokens, at least one.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        let offset = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Span {
            paragraph: self.paragraph,
            start: offset(self.tokens[tokens.start].start),
            end: offset(self.tokens[tokens.end - 1].end),
        }
    }

    /// The levelled words of some tokens, joined by spaces.
    pub(crate) fn level(&self, tokens: Range<usize>) -> String {
        let mut words = String::with_capacity(8 * tokens.len());
        for at in tokens.clone() {
            if at > tokens.start {
                words.push(' ');
            }
            words.push_str(&self.tokens[at].level);
        }
        words
    }
}
