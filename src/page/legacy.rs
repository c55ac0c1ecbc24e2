//! Letters of Vietnamese fonts from before Unicode: TCVN3 (ABC) and VNI, read as Western letters.

use encoding_rs::WINDOWS_1252;

/// TCVN 5712:1993 VN3 as windows-1252 shows it, letter by letter beside [`TCVN3_MEANS`].
const TCVN3: &str =
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u{ad}õøö÷ùúýûüþ¡¢§£¤¥¦";
const TCVN3_MEANS: &str =
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ";

/// VNI's signs behind a vowel, and the vowels that each letter of [`VNI_BASES`] makes with it.
const VNI_SIGNS: &str = "øùûõïâàáåãäêèéúüë";
const VNI_BASES: &[(char, &str)] = &[
    ('a', "àáảãạâầấẩẫậăằắẳẵặ"),
    ('e', "èéẻẽẹêềếểễệ      "),
    ('o', "òóỏõọôồốổỗộ      "),
    ('u', "ùúủũụ            "),
    ('y', "ỳýỷỹỵ            "),
    ('ô', "ờớởỡợ            "),
    ('ö', "ừứửữự            "),
];

/// VNI's letters that stand alone.
const VNI_ALONE: &[(char, char)] = &[
    ('ñ', 'đ'),
    ('ô', 'ơ'),
    ('ö', 'ư'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('î', 'ỵ'),
    ('ì', 'ì'),
    ('í', 'í'),
];

/// The text as a TCVN3 font shows it: `h÷u nghÞ` is `hữu nghị`.
///
/// The font for capitals has the codes of the small letters: a word with two plain capitals and no
/// plain small letter is set in it.
pub(super) fn from_tcvn3(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for piece in text.split_inclusive(|c: char| c.is_whitespace() || c == '<' || c == '>') {
        let word: String = piece.chars().map(tcvn3).collect();
        let capitals = word.chars().filter(char::is_ascii_uppercase).count();
        if capitals >= 2 && !word.chars().any(|c| c.is_ascii_lowercase()) {
            shown.extend(word.chars().flat_map(char::to_uppercase));
        } else {
            shown.push_str(&word);
        }
    }
    shown
}

fn tcvn3(code: char) -> char {
    if code.is_ascii() {
        return code;
    }
    TCVN3
        .chars()
        .zip(TCVN3_MEANS.chars())
        .find(|(from, _)| *from == code)
        .map_or(code, |(_, to)| to)
}

/// The text as a VNI font shows it: `höõu nghò` is `hữu nghị`.
pub(super) fn from_vni(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(base) = characters.next() {
        let small = base.to_lowercase().next().unwrap_or(base);
        let means = characters
            .peek()
            .and_then(|sign| vni(small, sign.to_lowercase().next()?));
        let means = match means {
            Some(letter) => {
                characters.next();
                letter
            }
            None => VNI_ALONE
                .iter()
                .find(|(from, _)| *from == small)
                .map_or(small, |(_, to)| *to),
        };
        if base.is_uppercase() {
            shown.extend(means.to_uppercase());
        } else if means == small {
            shown.push(base);
        } else {
            shown.push(means);
        }
    }
    shown
}

fn vni(base: char, sign: char) -> Option<char> {
    let at = VNI_SIGNS.chars().position(|known| known == sign)?;
    let (_, made) = VNI_BASES.iter().find(|(known, _)| *known == base)?;
    made.chars().nth(at).filter(|letter| *letter != ' ')
}

/// UTF-8 that was once read as windows-1252 and written again: `Äá»‘i ngoáº¡i` is `Đối ngoại`.
pub(super) fn undoubled(text: &str) -> Option<String> {
    // The lead bytes of most Vietnamese letters with marks.
    if !text.contains("á»") && !text.contains("áº") {
        return None;
    }
    let (bytes, _, lossy) = WINDOWS_1252.encode(text);
    if lossy {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}

/// A letter as windows-1258 keeps it: the tone mark apart, circumflex, breve and horn not.
#[cfg(test)]
pub(super) fn parted(letter: char) -> String {
    use unicode_normalization::UnicodeNormalization;
    let parts: Vec<char> = std::iter::once(letter).nfd().collect();
    let tone = parts
        .iter()
        .copied()
        .filter(|c| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*c));
    let base: String = parts
        .iter()
        .filter(|c| !"\u{300}\u{301}\u{303}\u{309}\u{323}".contains(**c))
        .collect();
    base.nfc().chain(tone).collect()
}
