//! What was typed, as words and phrases. Everything is a query: no input is an error.

use crate::search::word::{Form, Word, is_of_word, words};

/// How many characters of a query are read; the rest is left out.
pub const MAX_QUERY_CHARACTERS: usize = 1_000;

/// How many words of a query are read; the rest is left out.
pub const MAX_QUERY_WORDS: usize = 64;

/// Quotation marks around a phrase, whichever the keyboard gives.
const QUOTES: &[char] = &['"', '“', '”', '„', '‟', '«', '»', '＂'];

/// What joins the parts of a symbol: `58/2022/NĐ-CP`, `12-CT/TW`, `17.8`.
const JOINERS: &[char] = &['/', '.', '-', '‐', '‑', '‒', '–', '−'];

/// What a document must hold: one word, or several that stand next to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// The words as [`Form::Marked`]; at least one.
    pub(super) marked: Vec<String>,
    /// The same as [`Form::Plain`].
    pub(super) plain: Vec<String>,
}

/// A query that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Query {
    /// In the order typed, each once; at most [`MAX_QUERY_WORDS`].
    pub(super) units: Vec<Unit>,
    /// Whether any mark was typed. Then a word without marks means just that: the `Anh` of
    /// `Phan Anh Sơn` is not `Ánh`.
    pub(super) marked: bool,
}

impl Query {
    /// Reads what was typed.
    ///
    /// Quotation marks hold a phrase; one without its fellow is a separator. A symbol with a digit,
    /// such as `58/2022/NĐ-CP`, holds together as a phrase does. All else parts words.
    pub(super) fn parse(typed: &str) -> Query {
        let typed = match typed.char_indices().nth(MAX_QUERY_CHARACTERS) {
            Some((end, _)) => &typed[..end],
            None => typed,
        };
        let mut query = Query::default();
        let mut room = MAX_QUERY_WORDS;
        let pieces: Vec<&str> = typed.split(QUOTES).collect();
        for (number, piece) in pieces.iter().enumerate() {
            let quoted = number % 2 == 1 && number + 1 < pieces.len();
            if quoted {
                query.add(&words(piece).collect::<Vec<_>>(), &mut room);
                continue;
            }
            for chunk in piece.split(|c| !is_of_word(c) && !JOINERS.contains(&c)) {
                let words: Vec<Word<'_>> = words(chunk).collect();
                if chunk.contains(|c: char| c.is_numeric()) {
                    query.add(&words, &mut room);
                } else {
                    words.chunks(1).for_each(|word| query.add(word, &mut room));
                }
            }
        }
        query
    }

    fn add(&mut self, words: &[Word<'_>], room: &mut usize) {
        let words = &words[..words.len().min(*room)];
        *room -= words.len();
        let forms = |form| words.iter().map(|word| word.form(form)).collect();
        let unit = Unit {
            marked: forms(Form::Marked),
            plain: forms(Form::Plain),
        };
        self.marked |= words.iter().any(has_marks);
        if !words.is_empty() && !self.units.contains(&unit) {
            self.units.push(unit);
        }
    }
}

/// Whether the word cannot be typed without a Vietnamese keyboard.
fn has_marks(word: &Word<'_>) -> bool {
    word.form(Form::Marked) != word.form(Form::Plain)
}
