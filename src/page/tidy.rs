//! A line of a page as text: composed, trimmed, without what nobody sees; and what it is made of.

use unicode_normalization::UnicodeNormalization;

use crate::text::letter::is_alphanumeric;

/// NFC, one line, no invisible characters.
pub(super) fn tidy(line: &str) -> String {
    // Nearly all lines are so already.
    let line = line.trim();
    if line.chars().all(is_plain) && !line.contains("  ") {
        return line.to_owned();
    }
    let mut text = String::with_capacity(line.len());
    if line.chars().all(is_composed) {
        gather(line.chars(), &mut text);
    } else {
        gather(line.chars().nfc(), &mut text);
    }
    text.truncate(text.trim_end().len());
    // Characters that fell away can bring a letter and its mark together.
    if text.chars().all(is_composed) || unicode_normalization::is_nfc(&text) {
        text
    } else {
        text.nfc().collect()
    }
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

fn gather(characters: impl Iterator<Item = char>, text: &mut String) {
    for character in characters {
        match character {
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{34f}'
            | '\u{180e}' => {}
            c if c.is_whitespace() || c == '\u{2028}' || c == '\u{2029}' => {
                if !text.is_empty() && !text.ends_with(' ') {
                    text.push(' ');
                }
            }
            c if c.is_control() => {}
            c => text.push(c),
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
