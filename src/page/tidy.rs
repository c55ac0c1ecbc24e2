//! A line of a page as text: composed, trimmed, without what nobody sees; and what it is made of.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::text::is_invisible;
use crate::text::letter::is_alphanumeric;

/// The most marks on one letter: what Unicode's stream-safe text has (UAX #15), and more than any language
/// writes. Further ones, of which pages have thousands only to break readers, fall away.
const MAX_MARKS: usize = 30;

/// NFC, one line, no invisible characters.
pub(super) fn tidy(line: &str) -> String {
    // Nearly all lines are so already.
    let line = line.trim();
    if line.chars().all(is_plain) && !line.contains("  ") {
        return line.to_owned();
    }
    let mut text = String::with_capacity(line.len());
    let visible = line.chars().filter(|c| !is_unseen(*c));
    if line.chars().all(is_composed) {
        gather(visible, &mut text);
    } else {
        let mut marks = 0;
        let few = visible.filter(|c| {
            marks = if canonical_combining_class(*c) == 0 {
                0
            } else {
                marks + 1
            };
            marks <= MAX_MARKS
        });
        gather(few.nfc(), &mut text);
    }
    text.truncate(text.trim_end().len());
    text
}

/// Whether nothing of the character is to be seen, not even white space.
fn is_unseen(character: char) -> bool {
    is_invisible(character) || character.is_control() && !character.is_whitespace()
}

/// Whether NFC never changes the character, whatever stands beside it: what Vietnamese is written with.
fn is_composed(character: char) -> bool {
    matches!(character, '\0'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}')
}

/// Whether the character stays as it is: it composes with none, is no control and no white space but a space.
fn is_plain(character: char) -> bool {
    matches!(character, ' '..='~' | '\u{c0}'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}')
        || matches!(character, '–' | '—' | '‘' | '’' | '“' | '”' | '•' | '…')
}

/// Adds the characters with one space for any white space between them.
fn gather(characters: impl Iterator<Item = char>, text: &mut String) {
    for character in characters {
        if !character.is_whitespace() {
            text.push(character);
        } else if !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
    }
}

/// What a text's characters are, counted in one go.
#[derive(Debug, Default)]
pub(super) struct Count {
    pub(super) words: usize,
    pub(super) chars: usize,
    /// Letters and digits.
    pub(super) letters: usize,
    upper: usize,
    lower: usize,
}

impl Count {
    pub(super) fn of(text: &str) -> Count {
        let mut count = Count::default();
        let mut in_word = false;
        for character in text.chars() {
            count.chars += 1;
            if character == ' ' {
                in_word = false;
                continue;
            }
            let (letter, capital) = match character {
                'a'..='z' | '0'..='9' => (true, false),
                'A'..='Z' => (true, true),
                c if c.is_ascii() => continue,
                c => (is_alphanumeric(c), c.is_uppercase()),
            };
            if letter {
                count.letters += 1;
                count.words += usize::from(!in_word);
                in_word = true;
                if capital {
                    count.upper += 1;
                } else if !character.is_ascii_digit() {
                    count.lower += 1;
                }
            }
        }
        count
    }

    /// Whether nearly all letters are capitals.
    pub(super) fn is_upper(&self) -> bool {
        self.upper > 8 && self.upper > self.lower * 4
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::is_nfc;

    use super::*;

    #[test]
    fn a_line_is_composed_and_bears_nothing_unseen() {
        for (line, tidied) in [
            ("  Hữu\t nghị\u{a0}", "Hữu nghị"),
            ("Hu\u{31b}\u{303}u", "Hữu"),
            // What fell away brings a letter and its mark together.
            ("Hu\u{200b}\u{31b}\u{1}\u{303}u", "Hữu"),
            (
                "\u{202e}Trần\u{2066} Thị\u{2069}\u{feff} L\u{ad}an\u{0}",
                "Trần Thị Lan",
            ),
            ("Lê\u{61c}\u{3164}\u{e0041}\u{fe0f} Hà", "Lê Hà"),
            ("một\u{2028}hai\u{85}ba", "một hai ba"),
            ("\u{200b}\u{202e}", ""),
        ] {
            assert_eq!(tidy(line), tidied, "{line:?}");
        }
    }

    #[test]
    fn marks_without_end_fall_away() {
        let marked = format!("a{}b", "\u{301}\u{200b}\u{323}\u{316}".repeat(5_000));
        let text = tidy(&marked);
        assert!(text.chars().count() <= 2 + MAX_MARKS, "{text:?}");
        assert!(text.ends_with('b') && is_nfc(&text));
    }
}
