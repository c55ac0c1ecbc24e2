//! Between UTF-8 bytes, which Rust counts, and UTF-16 code units, which clients count.

/// How many UTF-16 code units `text` takes.
pub fn utf16_len(text: &str) -> usize {
    // Each character has one first byte; those of four bytes take two units.
    text.bytes()
        .map(|byte| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0))
        .sum()
}

/// The UTF-16 offset of the byte offset `byte`, which lies on a character boundary of `text`.
///
/// ```
/// assert_eq!(caunoi::text::utf16_offset("đối ngoại", "đối".len()), 3);
/// ```
pub fn utf16_offset(text: &str, byte: usize) -> usize {
    utf16_len(text.get(..byte).unwrap_or(text))
}

/// The byte offset of the UTF-16 offset `units`; none behind the end or within a surrogate pair.
pub fn byte_offset(text: &str, units: usize) -> Option<usize> {
    let mut passed = 0;
    for (byte, character) in text.char_indices() {
        if passed >= units {
            return (passed == units).then_some(byte);
        }
        passed += character.len_utf16();
    }
    (passed == units).then_some(text.len())
}

/// The last bytes of a text: so many at most, and whole characters alone.
pub(crate) fn tail(text: &str, length: usize) -> &str {
    let cut = text.len().saturating_sub(length);
    let cut = (cut..=text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len());
    &text[cut..]
}

/// The first bytes of a text: so many at most, and whole characters alone.
pub(crate) fn head(text: &str, length: usize) -> &str {
    let cut = (0..=length.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    &text[..cut]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn offsets_come_back(text in any::<String>()) {
            let mut units = 0;
            for (byte, character) in text.char_indices() {
                prop_assert_eq!(utf16_offset(&text, byte), units);
                prop_assert_eq!(byte_offset(&text, units), Some(byte));
                if character.len_utf16() == 2 {
                    prop_assert_eq!(byte_offset(&text, units + 1), None);
                }
                units += character.len_utf16();
            }
            prop_assert_eq!(byte_offset(&text, units), Some(text.len()));
            prop_assert_eq!(byte_offset(&text, units + 1), None);
            prop_assert_eq!(utf16_len(&text), text.encode_utf16().count());
        }
    }
}
