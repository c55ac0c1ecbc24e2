//! Forms of text that compare equal where a reader takes them for the same.
//!
//! [`normalize`] keeps the marks and levels what spelling leaves free: case, the place of the tone
//! mark (`hoà` and `hòa`), dashes, quotation marks, spaces. [`unmarked`] also drops the marks, as
//! one types without a Vietnamese keyboard: `hữu nghị` becomes `huu nghi`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// A folded text that knows where each of its bytes came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, the byte offset of its character in the source; one more entry at the
    /// end holds the source's length.
    origins: Vec<u32>,
}

impl Folded {
    /// The byte offset in the source of the folded byte offset `folded`, which lies on a character
    /// boundary of the folded text.
    pub fn origin(&self, folded: usize) -> usize {
        self.origins[folded.min(self.origins.len() - 1)] as usize
    }

    /// The source's byte range of a range of folded bytes.
    pub fn source_range(&self, folded: std::ops::Range<usize>) -> std::ops::Range<usize> {
        self.origin(folded.start)..self.origin(folded.end)
    }
}

/// The five tone marks: grave, acute, tilde, hook above, dot below.
fn is_tone(mark: char) -> bool {
    matches!(
        mark,
        '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'
    )
}

/// One syllable's letters without tone, and its tone: `hòa` gives `hoa` and grave.
fn level_character(character: char) -> char {
    match character {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '`' | '\'' => '"',
        'Ð' | 'ð' => 'đ',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Lower case, marks kept, tone marks at the end of their syllable, dashes and quotation marks of one
/// kind, any white space one space, none around a dash.
///
/// Each byte knows its origin, so that a match in the folded text is a span of the source.
///
/// ```
/// let folded = caunoi::text::fold("Hoà bình – Hữu nghị");
/// assert_eq!(folded.text, caunoi::text::fold("hòa bình - hữu nghị").text);
/// let start = folded.text.find('-').unwrap();
/// assert_eq!(folded.origin(start), "Hoà bình".len(), "a dash takes the space before it along");
/// ```
pub fn fold(source: &str) -> Folded {
    fold_with(source, true)
}

/// As [`fold`], without any marks and with `đ` as `d`: `Đối ngoại` becomes `doi ngoai`.
pub fn fold_unmarked(source: &str) -> Folded {
    fold_with(source, false)
}

fn fold_with(source: &str, marks: bool) -> Folded {
    let mut text = String::with_capacity(source.len() + 8);
    let mut origins = Vec::with_capacity(source.len() + 9);
    let mut tone: Option<(char, u32)> = None;
    let push = |text: &mut String, origins: &mut Vec<u32>, c: char, at: u32| {
        text.push(c);
        origins.extend(std::iter::repeat_n(at, c.len_utf8()));
    };
    for (at, original) in source.char_indices() {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let leveled = level_character(original);
        if leveled == ' ' || leveled == '-' {
            if let Some((mark, origin)) = tone.take() {
                push(&mut text, &mut origins, mark, origin);
            }
            if leveled == ' ' && (text.is_empty() || text.ends_with([' ', '-'])) {
                continue;
            }
            // A dash takes the place of the space before it, so that a match before it ends there.
            let mut at = at;
            if leveled == '-' && text.ends_with(' ') {
                text.pop();
                at = origins.pop().unwrap_or(at);
            }
            push(&mut text, &mut origins, leveled, at);
            continue;
        }
        for lower in leveled.to_lowercase() {
            for part in std::iter::once(lower).nfd() {
                if is_combining_mark(part) || canonical_combining_class(part) != 0 {
                    if !marks {
                        continue;
                    }
                    if is_tone(part) {
                        // The syllable's tone waits for the syllable's end.
                        tone = Some((part, at));
                    } else {
                        push(&mut text, &mut origins, part, at);
                    }
                } else if part.is_alphabetic() {
                    let plain = if !marks && part == 'đ' { 'd' } else { part };
                    push(&mut text, &mut origins, plain, at);
                } else {
                    if let Some((mark, origin)) = tone.take() {
                        push(&mut text, &mut origins, mark, origin);
                    }
                    push(&mut text, &mut origins, part, at);
                }
            }
        }
    }
    if let Some((mark, origin)) = tone {
        push(&mut text, &mut origins, mark, origin);
    }
    while text.ends_with(' ') {
        text.pop();
        origins.pop();
    }
    origins.push(u32::try_from(source.len()).unwrap_or(u32::MAX));
    Folded { text, origins }
}

/// [`fold`]'s text alone: the key under which equal spellings meet.
pub fn normalize(source: &str) -> String {
    fold(source).text
}

/// The text as typed without a Vietnamese keyboard, otherwise as [`normalize`].
///
/// ```
/// assert_eq!(caunoi::text::unmarked("Đối ngoại – Hữu nghị"), "doi ngoai-huu nghi");
/// ```
pub fn unmarked(source: &str) -> String {
    fold_unmarked(source).text
}
