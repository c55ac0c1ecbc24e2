//! What a character is, told quickly for those that Vietnamese is written with.

/// Whether the character is one of the Latin letters with marks, of which Vietnamese has 134.
pub(crate) fn is_latin_letter(character: char) -> bool {
    matches!(character, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
        && !matches!(character, '×' | '÷')
}

/// Whether the character is a letter or a digit of any script.
///
/// The same as [`char::is_alphanumeric`], which looks most Vietnamese letters up in a table that it
/// searches.
pub(crate) fn is_alphanumeric(character: char) -> bool {
    match character {
        '\0'..='\u{7f}' => character.is_ascii_alphanumeric(),
        _ => is_latin_letter(character) || character.is_alphanumeric(),
    }
}

/// Whether the character is a letter of any script: the same as [`char::is_alphabetic`].
pub(crate) fn is_alphabetic(character: char) -> bool {
    match character {
        '\0'..='\u{7f}' => character.is_ascii_alphabetic(),
        _ => is_latin_letter(character) || character.is_alphabetic(),
    }
}

/// Whether the character is a number of any script: the same as [`char::is_numeric`].
pub(crate) fn is_numeric(character: char) -> bool {
    match character {
        '\0'..='\u{7f}' => character.is_ascii_digit(),
        _ => !is_latin_letter(character) && character.is_numeric(),
    }
}

/// Whether the character shows nothing of its own: what only joins, parts, hides or turns round others, as
/// zero-width spaces and signs of direction do (Unicode's `Default_Ignorable_Code_Point`, and the signs of
/// interlinear annotation).
pub fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether the character is one of `\w`: a letter, a digit, a mark on a letter, an underscore.
pub(crate) fn is_word(character: char) -> bool {
    match character {
        '\0'..='\u{7f}' => character.is_ascii_alphanumeric() || character == '_',
        _ => is_latin_letter(character) || regex_syntax::is_word_character(character),
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
            assert_eq!(
                super::is_alphabetic(character),
                character.is_alphabetic(),
                "{character:?}"
            );
            assert_eq!(
                super::is_numeric(character),
                character.is_numeric(),
                "{character:?}"
            );
            assert_eq!(
                super::is_word(character),
                regex_syntax::is_word_character(character),
                "{character:?}"
            );
        }
    }
}
