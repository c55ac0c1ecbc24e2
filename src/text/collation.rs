//! The order of the Vietnamese alphabet: a ă â b c d đ e ê … o ô ơ … u ư …, tones after letters.
//!
//! Source: TCVN 5712 and the Vietnamese tailoring of CLDR: letters first over the whole text, then
//! tones in the order level, grave, hook above, tilde, acute, dot below. A tone is its syllable's, on
//! whichever letter it is written: `Hoà` and `Hòa` are one.

use unicode_normalization::UnicodeNormalization;

/// The bytes of the longest key, some 900 letters: what is longer is ordered by its beginning. Cursors hold
/// a key or two, and stay short enough to be sent back.
const LONGEST: usize = 2_048;
/// A word's end, which sorts before any letter.
const WORD_END: &[u8] = &[1, 1];

/// A key whose byte order is the order of the Vietnamese alphabet.
///
/// ```
/// use caunoi::text::sort_key;
/// let mut names = ["Đà", "Dung", "Ân", "An", "Ăn", "Ánh"];
/// names.sort_by_key(|name| sort_key(name));
/// assert_eq!(names, ["An", "Ánh", "Ăn", "Ân", "Dung", "Đà"]);
/// assert_eq!(sort_key("Hoà"), sort_key("Hòa"));
/// ```
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut letters = Vec::with_capacity(text.len() * 2);
    let mut tones = Vec::new();
    for character in text.chars().flat_map(char::to_lowercase).nfd() {
        if character.is_alphanumeric() && (letters.is_empty() || letters.ends_with(WORD_END)) {
            tones.push(1);
        }
        match character {
            '\u{300}' | '\u{309}' | '\u{303}' | '\u{301}' | '\u{323}' => {
                let rank = match character {
                    '\u{300}' => 2,
                    '\u{309}' => 3,
                    '\u{303}' => 4,
                    '\u{301}' => 5,
                    _ => 6,
                };
                if let Some(tone) = tones.last_mut() {
                    *tone = rank;
                }
            }
            // Breve, circumflex and horn make another letter: behind the plain one, before the next.
            '\u{306}' => raise(&mut letters, 1),
            '\u{302}' => raise(&mut letters, 2),
            '\u{31b}' => raise(&mut letters, 3),
            'đ' => {
                letters.extend([b'd', 1]);
            }
            c if c.is_ascii_alphanumeric() => {
                letters.extend([u8::try_from(c).unwrap_or(u8::MAX), 0]);
            }
            c if c.is_alphanumeric() => {
                let mut bytes = [0; 4];
                letters.push(b'{');
                letters.extend_from_slice(c.encode_utf8(&mut bytes).as_bytes());
            }
            _ if letters.ends_with(WORD_END) || letters.is_empty() => {}
            _ => letters.extend(WORD_END),
        }
    }
    letters.push(0);
    letters.append(&mut tones);
    letters.truncate(LONGEST);
    // Keys of all names stay in memory.
    letters.shrink_to_fit();
    letters
}

fn raise(letters: &mut [u8], rank: u8) {
    if let Some(last) = letters.last_mut()
        && *last == 0
    {
        *last = rank;
    }
}

/// The key that puts the given name first, as Vietnamese lists do: `Phan Anh Sơn` under `Sơn`.
pub fn given_name_key(name: &str) -> Vec<u8> {
    let (rest, given) = name.trim().rsplit_once(' ').unwrap_or(("", name.trim()));
    let mut key = sort_key(given);
    key.extend(sort_key(rest));
    key
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALPHABET: [&str; 29] = [
        "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n", "o", "ô",
        "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y",
    ];

    /// A word as the places of its letters in the alphabet.
    fn word() -> impl Strategy<Value = Vec<usize>> {
        proptest::collection::vec(0..ALPHABET.len(), 1..6)
    }

    fn written(word: &[usize]) -> String {
        word.iter().map(|letter| ALPHABET[*letter]).collect()
    }

    proptest! {
        #[test]
        fn words_stand_as_in_a_dictionary(one in word(), other in word()) {
            let by_key = sort_key(&written(&one)).cmp(&sort_key(&written(&other)));
            prop_assert_eq!(by_key, one.cmp(&other));
        }

        #[test]
        fn names_stand_word_by_word(one in (word(), word()), other in (word(), word())) {
            let name = |(first, second): &(Vec<usize>, Vec<usize>)| {
                sort_key(&format!("{} {}", written(first), written(second)))
            };
            prop_assert_eq!(name(&one).cmp(&name(&other)), one.cmp(&other));
        }
    }
}
