//! Words and marks of a text with their places, in a form in which equal spellings are equal.

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::text::letter::{is_alphabetic, is_alphanumeric, is_numeric};

/// A word, or one mark between words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'a> {
    /// Lower case, NFC, the tone mark where the schools put it (`hòa`, `thủy`), one kind of dash and of
    /// quotation mark: the source's own letters where they are so already, as most are.
    pub level: Cow<'a, str>,
    /// The first byte in the source.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// How it is written.
    pub shape: Shape,
    /// White space stands before it.
    pub spaced: bool,
    /// Of the level: the lexicon's lists ask for it some ten times each.
    pub(crate) hash: u64,
}

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `hữu`
    Lower,
    /// `Hội`
    Capital,
    /// At least two letters, all of them capitals: `VUFO`
    Capitals,
    /// Starts with a digit.
    Number,
    /// No word.
    Mark,
}

impl Token<'_> {
    /// A word, no mark.
    pub fn is_word(&self) -> bool {
        self.shape != Shape::Mark
    }

    /// A word that begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Capitals)
    }

    /// The token is this word or mark, in any case.
    #[inline]
    pub fn is(&self, level: &str) -> bool {
        self.begins_like(level) && self.level == level
    }

    /// The first byte is that of these words, as it is where the token begins them. Rules ask each token
    /// for some hundred words, of which this rules out nearly all without a call.
    #[inline]
    pub(crate) fn begins_like(&self, words: &str) -> bool {
        self.level.as_bytes().first() == words.as_bytes().first()
    }
}

/// The tokens of a text in order; white space only shows in [`Token::spaced`].
///
/// Example: `Hoà bình – TP. Huế` has the tokens `hòa`, `bình`, `-`, `tp`, `.`, `huế`.
pub fn tokens(source: &str) -> Vec<Token<'_>> {
    // About as many as text has: grown step by step, those of a long paragraph would take twice their room.
    let mut found: Vec<Token<'_>> = Vec::with_capacity(source.len() / 5 + 1);
    let mut spaced = false;
    let mut word: Option<usize> = None;
    for (at, character) in source.char_indices() {
        if character.is_uppercase()
            && let Some(start) = word
            && is_glued(&source[start..at], &source[at + character.len_utf8()..])
        {
            found.push(token(source, start, at, spaced));
            spaced = false;
            word = Some(at);
            continue;
        }
        if is_alphanumeric(character) || !character.is_ascii() && is_mark(character) {
            word.get_or_insert(at);
            continue;
        }
        if let Some(start) = word.take() {
            found.push(token(source, start, at, spaced));
            spaced = false;
        }
        if character.is_whitespace() || character == '\u{200b}' {
            spaced = true;
        } else {
            found.push(token(source, at, at + character.len_utf8(), spaced));
            spaced = false;
        }
    }
    if let Some(start) = word {
        found.push(token(source, start, source.len(), spaced));
    }
    found
}

/// A capital between these begins a word of its own, which the page prints right behind a number: `ảnh 1Chủ tịch`,
/// not `3D`, `7Up`.
fn is_glued(before: &str, behind: &str) -> bool {
    const SHORTEST: usize = 2;
    before.bytes().all(|byte| byte.is_ascii_digit())
        && behind
            .chars()
            .take(SHORTEST)
            .filter(|c| c.is_lowercase())
            .count()
            == SHORTEST
}

/// A combining mark belongs to the word before it.
fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

fn token(source: &str, start: usize, end: usize, spaced: bool) -> Token<'_> {
    let text = &source[start..end];
    let level = level(text);
    Token {
        hash: FxBuildHasher.hash_one(level.as_ref()),
        level,
        start,
        end,
        shape: shape(text),
        spaced,
    }
}

fn shape(text: &str) -> Shape {
    let mut letters = text.chars();
    let Some(first) = letters.next() else {
        return Shape::Mark;
    };
    if !is_alphanumeric(first) {
        Shape::Mark
    } else if is_numeric(first) {
        Shape::Number
    } else if !first.is_uppercase() {
        Shape::Lower
    } else if letters.all(|c| !c.is_lowercase())
        && text.chars().filter(|c| is_alphabetic(*c)).count() > 1
    {
        Shape::Capitals
    } else {
        Shape::Capital
    }
}

/// The open syllables in which the tone mark may stand on either vowel, old place and new place.
const TONES: [(&str, &str); 15] = [
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
];

/// The form of one token under which equal spellings meet.
///
/// Example: `Hoà` and `HÒA` give `hòa`, `quý` stays as it is, `–` gives `-`.
pub fn level(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return match text {
            "`" => "'".into(),
            _ if text.bytes().any(|letter| letter.is_ascii_uppercase()) => {
                text.to_ascii_lowercase().into()
            }
            _ => text.into(),
        };
    }
    let mut level = lower(text);
    let open = level.ends_with(|last| {
        matches!(
            last,
            'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ'
        ) || matches!(last, 'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ')
    });
    for (old, new) in TONES.iter().filter(|_| open) {
        if let Some(onset) = level.strip_suffix(old) {
            if !onset.ends_with('q') {
                level = format!("{onset}{new}").into();
            }
            break;
        }
    }
    if let Some(closed) = tone_moved(&level) {
        level = closed.into();
    }
    match level.as_ref() {
        "‐" | "‑" | "‒" | "–" | "—" | "―" | "−" => "-".into(),
        "“" | "”" | "„" | "‟" | "«" | "»" => "\"".into(),
        "‘" | "’" | "‚" => "'".into(),
        _ => level,
    }
}

/// A closed syllable whose tone mark stands on the first of its two vowels, as some keyboards put it:
/// `ngọai` is `ngoại`, `hòan` is `hoàn`.
fn tone_moved(level: &str) -> Option<String> {
    const OPEN: &str = "òóỏõọ";
    const CLOSED: &str = "àáảãạ";
    // Asked of each word: few have a plain `a` behind a letter with a mark.
    let bytes = level.as_bytes();
    if !bytes
        .windows(2)
        .any(|pair| pair[0] >= 0x80 && pair[1] == b'a')
    {
        return None;
    }
    let (at, vowel) = level
        .char_indices()
        .find(|(_, letter)| matches!(letter, 'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ'))?;
    let rest = level[at + vowel.len_utf8()..].strip_prefix('a')?;
    let tone = OPEN.chars().position(|letter| letter == vowel)?;
    let moved = CLOSED.chars().nth(tone)?;
    let closed = rest.starts_with(['i', 'y', 'n', 't', 'c', 'm', 'p']);
    closed.then(|| format!("{}o{moved}{rest}", &level[..at]))
}

/// Lower case, NFC; `ð`, which some fonts print for it, is `đ`.
fn lower(text: &str) -> Cow<'_, str> {
    let simple = |letter: char| SIMPLE.get(letter as usize).copied().flatten();
    let stays = |(_, letter): &(usize, char)| simple(*letter) == Some(*letter);
    let Some((changed, _)) = text.char_indices().find(|letter| !stays(letter)) else {
        return text.into();
    };
    let mut lowered = String::with_capacity(text.len());
    lowered.push_str(&text[..changed]);
    for letter in text[changed..].chars() {
        let Some(lower) = simple(letter) else {
            let lower = text.chars().flat_map(char::to_lowercase);
            return lower.map(stroked).nfc().collect();
        };
        lowered.push(lower);
    }
    lowered.into()
}

/// The letter that `ð` stands for.
fn stroked(letter: char) -> char {
    if letter == 'ð' { 'đ' } else { letter }
}

/// The lower case of each letter that Vietnamese is written with, where NFC leaves it alone whatever
/// stands beside it.
static SIMPLE: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    (0..0x1f00)
        .map(|code| {
            let mut lower = char::from_u32(code)?.to_lowercase();
            let (Some(letter), None) = (lower.next(), lower.next()) else {
                return None;
            };
            (is_nfc_quick(std::iter::once(letter)) == IsNormalized::Yes).then_some(stroked(letter))
        })
        .collect()
});
