//! What a character is, told quickly for those that Vietnamese is written with.

/// Whether the character is a letter or a digit of any script.
///
/// The same as [`char::is_alphanumeric`], which looks most Vietnamese letters up in a table that it
/// searches.
pub(crate) fn is_alphanumeric(character: char) -> bool {
    match character {
        '\0'..='\u{7f}' => character.is_ascii_alphanumeric(),
        '\u{c0}'..='\u{24f}' => !matches!(character, '×' | '÷'),
        '\u{1e00}'..='\u{1eff}' => true,
        _ => character.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn letters_are_those_of_unicode() {
        for character in '\0'..='\u{ffff}' {
            assert_eq!(
                super::is_alphanumeric(character),
                character.is_alphanumeric(),
                "{character:?}"
            );
        }
    }
}
