//! HTML's character references in plain text: `&nbsp;`, `&quot;`, `&#7889;` left over from a page.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"&(?:#(?P<decimal>\d{1,7})|#[xX](?P<hex>[0-9a-fA-F]{1,6})|(?P<name>[A-Za-z]{2,8}\d?));",
    )
    .expect("the pattern is well formed")
});

/// The names that Vietnamese pages carry, each with its character.
const NAMES: &[(&str, char)] = &[
    ("nbsp", ' '),
    ("quot", '"'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("apos", '\''),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("copy", '©'),
    ("reg", '®'),
    ("deg", '°'),
    ("times", '×'),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("shy", '\u{ad}'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("igrave", 'ì'),
    ("iacute", 'í'),
    ("ograve", 'ò'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("ugrave", 'ù'),
    ("uacute", 'ú'),
    ("yacute", 'ý'),
    ("eth", 'đ'),
    ("Agrave", 'À'),
    ("Aacute", 'Á'),
    ("Acirc", 'Â'),
    ("Atilde", 'Ã'),
    ("Egrave", 'È'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("Igrave", 'Ì'),
    ("Iacute", 'Í'),
    ("Ograve", 'Ò'),
    ("Oacute", 'Ó'),
    ("Ocirc", 'Ô'),
    ("Otilde", 'Õ'),
    ("Ugrave", 'Ù'),
    ("Uacute", 'Ú'),
    ("Yacute", 'Ý'),
    ("ETH", 'Đ'),
];

/// The text with its character references resolved; unknown ones stay as they are.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    REFERENCE.replace_all(text, |found: &Captures<'_>| {
        let number = |group: &str, radix| {
            found
                .name(group)
                .and_then(|digits| u32::from_str_radix(digits.as_str(), radix).ok())
        };
        let character = match found.name("name") {
            Some(name) => NAMES
                .iter()
                .find(|(known, _)| *known == name.as_str())
                .map(|(_, character)| *character),
            None => number("decimal", 10)
                .or_else(|| number("hex", 16))
                .and_then(char::from_u32),
        };
        character.map_or_else(|| found[0].to_owned(), String::from)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters() {
        assert_eq!(
            decode("&quot;H&ograve;a b&igrave;nh&quot;&nbsp;&#7889; &#x1ED1;"),
            "\"Hòa bình\" ố ố"
        );
        assert_eq!(
            decode("R&D; A&B, &khong; &#99999999;"),
            "R&D; A&B, &khong; &#99999999;"
        );
    }
}
