//! Forms of text that compare equal where a reader takes them for the same.
//!
//! [`normalize`] keeps the marks and levels what spelling leaves free: case, the place of the tone
//! mark (`hoà` and `hòa`), dashes, quotation marks, spaces. [`unmarked`] also drops the marks, as
//! one types without a Vietnamese keyboard: `hữu nghị` becomes `huu nghi`.

use std::sync::LazyLock;

use crate::text::letter::is_latin_letter;
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

/// What one character is to folding.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// A letter, a mark that is part of it, and the tone of its syllable: `ậ` is `a`, circumflex, dot
    /// below.
    Letter(char, Option<char>, Option<char>),
    /// A tone alone, printed behind its letter.
    Tone(char),
    /// Any other mark alone.
    Mark(char),
    /// What ends a syllable.
    Other(char),
}

/// The characters that Vietnamese is written with lie below this one.
const TABLE_END: u32 = 0x1f00;

/// What each character below [`TABLE_END`] is; none for what only [`parts`] takes apart.
static TABLE: LazyLock<Vec<Option<Part>>> = LazyLock::new(|| {
    (0..TABLE_END)
        .map(|code| {
            let all: Vec<Part> = parts(level_character(char::from_u32(code)?)).collect();
            match *all {
                [one] => Some(one),
                [Part::Letter(letter, None, None), Part::Tone(tone)] => {
                    Some(Part::Letter(letter, None, Some(tone)))
                }
                [Part::Letter(letter, None, None), Part::Mark(mark)] => {
                    Some(Part::Letter(letter, Some(mark), None))
                }
                // Canonical order puts the dot below before the circumflex; where the tone stands in
                // its syllable does not matter here.
                [
                    Part::Letter(letter, None, None),
                    Part::Tone(tone),
                    Part::Mark(mark),
                ]
                | [
                    Part::Letter(letter, None, None),
                    Part::Mark(mark),
                    Part::Tone(tone),
                ] => Some(Part::Letter(letter, Some(mark), Some(tone))),
                _ => None,
            }
        })
        .collect()
});

/// A character in lower case, taken apart.
fn parts(character: char) -> impl Iterator<Item = Part> {
    character.to_lowercase().nfd().map(|part| {
        if is_tone(part) {
            Part::Tone(part)
        } else if is_combining_mark(part) || canonical_combining_class(part) != 0 {
            Part::Mark(part)
        } else if part.is_alphabetic() {
            Part::Letter(part, None, None)
        } else {
            Part::Other(part)
        }
    })
}

/// Where the bytes of a folded text came from, noted while it is made.
trait Origins {
    /// The next bytes, so many, came from there.
    fn note(&mut self, at: u32, bytes: usize);
    /// The last byte falls away: where it came from.
    fn drop_last(&mut self) -> Option<u32>;
}

impl Origins for Vec<u32> {
    fn note(&mut self, at: u32, bytes: usize) {
        self.extend(std::iter::repeat_n(at, bytes));
    }

    fn drop_last(&mut self) -> Option<u32> {
        self.pop()
    }
}

/// Nobody asks where the text came from, which is asked of few texts and half of the work.
impl Origins for () {
    fn note(&mut self, _: u32, _: usize) {}

    fn drop_last(&mut self) -> Option<u32> {
        None
    }
}

/// A folded text in the making.
struct Folding<O> {
    text: String,
    origins: O,
    /// The syllable's tone, which waits for the syllable's end.
    tone: Option<(char, u32)>,
    marks: bool,
}

impl<O: Origins> Folding<O> {
    #[inline]
    fn push(&mut self, character: char, at: u32) {
        self.text.push(character);
        self.origins.note(at, character.len_utf8());
    }

    /// Notes the syllable's tone. Of several that somebody printed on it one counts, whichever letter it was composed
    /// with and in whatever order they come.
    #[inline]
    fn tone(&mut self, tone: char, at: u32) {
        if self.tone.is_none_or(|(known, _)| known < tone) {
            self.tone = Some((tone, at));
        }
    }

    #[inline]
    fn end_syllable(&mut self) {
        if let Some((tone, origin)) = self.tone.take() {
            self.push(tone, origin);
        }
    }

    #[inline]
    fn add(&mut self, part: Part, at: u32) {
        match part {
            Part::Letter(letter, mark, tone) => {
                let plain = !self.marks && letter == 'đ';
                self.push(if plain { 'd' } else { letter }, at);
                if self.marks {
                    if let Some(mark) = mark {
                        self.push(mark, at);
                    }
                    if let Some(tone) = tone {
                        self.tone(tone, at);
                    }
                }
            }
            Part::Mark(mark) if self.marks => self.push(mark, at),
            Part::Tone(tone) if self.marks => self.tone(tone, at),
            Part::Mark(_) | Part::Tone(_) => {}
            Part::Other(other) => {
                self.end_syllable();
                self.push(other, at);
            }
        }
    }
}

fn fold_with(source: &str, marks: bool) -> Folded {
    let mut folding = folded(source, marks, Vec::with_capacity(source.len() + 9));
    let end = u32::try_from(source.len()).unwrap_or(u32::MAX);
    folding.origins.push(end);
    Folded {
        text: folding.text,
        origins: folding.origins,
    }
}

fn folded<O: Origins>(source: &str, marks: bool, origins: O) -> Folding<O> {
    let mut folding = Folding {
        text: String::with_capacity(source.len() + 8),
        origins,
        tone: None,
        marks,
    };
    let table = TABLE.as_slice();
    for (at, original) in source.char_indices() {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        if original.is_ascii_alphabetic() {
            folding.push(original.to_ascii_lowercase(), at);
            continue;
        }
        if matches!(
            original,
            '0'..='9' | ',' | '.' | ':' | ';' | '/' | '(' | ')' | '!' | '?'
        ) {
            folding.end_syllable();
            folding.push(original, at);
            continue;
        }
        if is_latin_letter(original)
            && let Some(part) = table.get(original as usize).copied().flatten()
        {
            folding.add(part, at);
            continue;
        }
        let leveled = level_character(original);
        if leveled == ' ' || leveled == '-' {
            folding.end_syllable();
            if leveled == ' ' && (folding.text.is_empty() || folding.text.ends_with([' ', '-'])) {
                continue;
            }
            // A dash takes the place of the space before it, so that a match before it ends there.
            let mut at = at;
            if leveled == '-' && folding.text.ends_with(' ') {
                folding.text.pop();
                at = folding.origins.drop_last().unwrap_or(at);
            }
            folding.push(leveled, at);
            continue;
        }
        match table.get(leveled as usize).copied().flatten() {
            Some(part) => folding.add(part, at),
            None => parts(leveled).for_each(|part| folding.add(part, at)),
        }
    }
    folding.end_syllable();
    while folding.text.ends_with(' ') {
        folding.text.pop();
        folding.origins.drop_last();
    }
    folding
}

/// [`fold`]'s text alone: the key under which equal spellings meet.
pub fn normalize(source: &str) -> String {
    folded(source, true, ()).text
}

/// The text as typed without a Vietnamese keyboard, otherwise as [`normalize`].
///
/// ```
/// assert_eq!(caunoi::text::unmarked("Đối ngoại – Hữu nghị"), "doi ngoai-huu nghi");
/// ```
pub fn unmarked(source: &str) -> String {
    folded(source, false, ()).text
}

/// The letter that [`unmarked`] makes of a letter or digit of Latin writing, whatever stands around it; none for
/// what may be folded otherwise.
pub(crate) fn unmarked_letter(character: char) -> Option<char> {
    if character.is_ascii_alphanumeric() {
        return Some(character.to_ascii_lowercase());
    }
    match TABLE.get(character as usize).copied().flatten() {
        Some(Part::Letter('đ', ..)) => Some('d'),
        Some(Part::Letter(letter, ..)) if is_latin_letter(character) => Some(letter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Vietnamese in any spelling: composed and not, marks on any letter, dashes, quotation marks.
    fn vietnamese() -> impl Strategy<Value = String> {
        "[a-eghoquyA-EĐđăâêôơưÀẢãáạềổ \u{300}\u{301}\u{303}\u{309}\u{323}\u{302}–“”'1.]{0,24}"
    }

    #[test]
    fn of_two_tones_on_a_letter_one_counts_however_it_is_composed() {
        for spelling in ["C\u{323}\u{301}'", "Ć\u{323}'", "C\u{301}\u{323}'"] {
            assert_eq!(normalize(spelling), "c\u{323}\"", "{spelling:?}");
        }
    }

    proptest! {
        #[test]
        fn each_byte_comes_from_a_character_of_the_source(
            source in prop_oneof![vietnamese(), any::<String>()],
        ) {
            for folded in [fold(&source), fold_unmarked(&source)] {
                for (at, _) in folded.text.char_indices() {
                    let origin = folded.origin(at);
                    prop_assert!(origin < source.len() && source.is_char_boundary(origin));
                }
                let end = folded.origin(folded.text.len());
                prop_assert!(end <= source.len() && source.is_char_boundary(end));
            }
            prop_assert_eq!(fold(&source).text, normalize(&source));
            prop_assert_eq!(fold_unmarked(&source).text, unmarked(&source));
        }

        #[test]
        fn words_are_unmarked_letter_by_letter(source in "[a-z0-9A-EĐđăâêôơưÀẢãáạềổðÐøßŁ]{0,12}") {
            let letters: Option<String> = source.chars().map(unmarked_letter).collect();
            if let Some(letters) = letters {
                prop_assert_eq!(letters, unmarked(&source));
            }
        }

        #[test]
        fn what_is_leveled_stays_so(source in vietnamese()) {
            let leveled = normalize(&source);
            prop_assert_eq!(normalize(&leveled), leveled.clone());
            prop_assert_eq!(unmarked(&leveled), unmarked(&source));
        }

        #[test]
        fn composed_or_not_it_is_the_same(source in vietnamese()) {
            let composed: String = source.nfc().collect();
            let apart: String = source.nfd().collect();
            prop_assert_eq!(normalize(&composed), normalize(&apart));
        }
    }
}
