//! The words of a text: runs of letters and digits, whatever stands between them.
//!
//! Index, queries and highlights all cut and fold words here, or they would not meet.

use std::ops::Range;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::char::is_combining_mark;

use crate::text::{self, letter};

/// How many characters of a word count: what is longer is no word of any language that writes spaces.
pub(crate) const MAX_WORD: usize = 64;

/// In which form a word is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Case and the place of the tone mark levelled: `Hoà` and `hòa` are one.
    Marked,
    /// Without marks, too: `đối` is `doi`.
    Plain,
}

/// A word where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// As printed.
    pub(super) printed: &'a str,
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// Its number in the text. A line feed takes a number too: no phrase runs across paragraphs.
    pub(super) position: usize,
}

impl Word<'_> {
    /// What of the word is compared.
    pub(super) fn form(&self, form: Form) -> String {
        let printed = match self.printed.char_indices().nth(MAX_WORD) {
            Some((end, _)) => &self.printed[..end],
            None => self.printed,
        };
        match form {
            Form::Marked => text::normalize(printed),
            Form::Plain => text::unmarked(printed),
        }
    }
}

/// The words of a text, in order, cut as they are asked for: all those of a long text would take many times its room.
///
/// `58/2022/NĐ-CP` has four: `58`, `2022`, `NĐ`, `CP`.
pub(super) fn words(text: &str) -> Words<'_> {
    Words {
        text,
        at: 0,
        position: 0,
    }
}

/// What [`words`] gives.
pub(super) struct Words<'a> {
    text: &'a str,
    /// From where the text is still to be cut, in bytes.
    at: usize,
    position: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let rest = &self.text[self.at..];
        let before = rest.find(is_letter_or_digit)?;
        let passed = rest[..before].bytes().filter(|byte| *byte == b'\n').count();
        let from = self.at + before;
        let rest = &self.text[from..];
        let length = rest.find(|character| !is_of_word(character));
        let range = from..from + length.unwrap_or(rest.len());
        let position = self.position + passed;
        self.at = range.end;
        self.position = position + 1;
        Some(Word {
            printed: &self.text[range.clone()],
            range,
            position,
        })
    }
}

fn is_letter_or_digit(character: char) -> bool {
    // No letter that is told quickly is a mark.
    letter::is_latin_letter(character)
        || letter::is_alphanumeric(character) && !is_combining_mark(character)
}

/// Whether the character goes on a word: marks of a text that is not NFC stand alone.
pub(super) fn is_of_word(character: char) -> bool {
    letter::is_alphanumeric(character) || !character.is_ascii() && is_combining_mark(character)
}

/// Cuts indexed texts for tantivy.
#[derive(Debug, Clone)]
pub(super) struct WordTokenizer {
    /// The form that is indexed.
    pub(super) form: Form,
}

impl Tokenizer for WordTokenizer {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        WordStream {
            form: self.form,
            words: words(text),
            token: Token::default(),
        }
    }
}

/// The words of one text, for tantivy.
pub(super) struct WordStream<'a> {
    form: Form,
    words: Words<'a>,
    token: Token,
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.next() else {
            return false;
        };
        self.token = Token {
            offset_from: word.range.start,
            offset_to: word.range.end,
            position: word.position,
            text: word.form(self.form),
            position_length: 1,
        };
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
