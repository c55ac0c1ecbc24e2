//! From bytes to Unicode: declared, recognised, or read as the legacy Vietnamese encoding it fits.
//!
//! A declaration is believed only where the text it gives is Vietnamese: old pages declare one
//! encoding and hold another, or carry TCVN3 or VNI letters under any label.

use std::sync::LazyLock;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::page::legacy;
use crate::text::pattern::{Pattern, exact};

/// How many bytes of a page are looked at to choose an encoding.
const SAMPLE: usize = 256 * 1024;

/// How far in bytes a page's declaration may stand from its start.
const DECLARATION: usize = 4096;

static DECLARED: LazyLock<regex::bytes::Regex> = LazyLock::new(|| {
    regex::bytes::Regex::new(r#"(?i-u)(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9][a-z0-9_:.+-]*)"#)
        .expect("the pattern is well formed")
});

/// One Vietnamese syllable without marks: `nghieng`, `doi`, `quyet`.
static SYLLABLE: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:ngh|ng|nh|gh|gi|kh|ch|ph|qu|th|tr|[bcdghklmnpqrstvxfjwz])?(?:[aeiouy]{1,3})(?:ch|ng|nh|[cmnpt])?$",
    )
});

/// The page's text; none where the bytes are no text.
///
/// The text is not yet NFC: `page::block` sees to that, line by line.
pub(crate) fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return Some(relettered(text.into_owned()));
    }
    if let Some(encoding) = wide(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return Some(text.into_owned());
    }
    if is_binary(bytes) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(relettered(text.to_owned()));
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut candidates: Vec<&'static Encoding> = Vec::new();
    candidates.extend(declared(bytes));
    candidates.push(UTF_8);
    candidates.push(WINDOWS_1258);
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    candidates.push(detector.guess(Some(b"vn"), chardetng::Utf8Detection::Allow));
    candidates.push(WINDOWS_1252);
    let mut best: Option<(f64, &'static Encoding)> = None;
    for encoding in candidates {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        let fit = fit(&relettered(text.into_owned()));
        // Of equals the first: what the page declares, then the commoner.
        if best.is_none_or(|(so_far, _)| fit > so_far + 0.02) {
            best = Some((fit, encoding));
        }
    }
    let (_, encoding) = best?;
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Some(relettered(text.into_owned()))
}

/// The encoding that the page declares within its first bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION)];
    let label = DECLARED.captures(head)?.get(1)?;
    Encoding::for_label(label.as_bytes())
        .filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE)
}

/// UTF-16 without a byte order mark: every second byte of Latin text is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if !sample.contains(&0) {
        return None;
    }
    let zeros = |from: usize| {
        sample
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    if pairs < 8 || even.max(odd) == pairs && even.min(odd) * 2 > pairs {
        return None;
    }
    // Vietnamese in UTF-16 has Latin letters with marks from higher pages, yet spaces and plain
    // letters are half of it.
    match (
        even * 10 > pairs * 3 && odd * 20 < pairs,
        odd * 10 > pairs * 3 && even * 20 < pairs,
    ) {
        (true, _) => Some(UTF_16BE),
        (_, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// Whether the bytes are no text: many of them are control characters.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let control = sample
        .iter()
        .filter(|byte| **byte < 32 && !matches!(**byte, 9..=13 | 27) || **byte == 127)
        .count();
    control * 50 > sample.len()
}

/// The text with the letters it means: those of a Vietnamese font that were read as Western ones, and
/// UTF-8 that was read as windows-1252 and written again.
fn relettered(text: String) -> String {
    const READINGS: [fn(&str) -> Option<String>; 3] = [
        legacy::undoubled,
        |text| Some(legacy::from_tcvn3(text)),
        |text| Some(legacy::from_vni(text)),
    ];
    if is_modern(&text.as_bytes()[..text.len().min(SAMPLE)]) {
        return text;
    }
    let sample: String = text.chars().take(SAMPLE).collect();
    let plain = fit(&sample);
    if plain > 0.9 {
        return text;
    }
    let mut best = (plain + 0.2, None);
    for reading in READINGS {
        let fit = reading(&sample).map_or(0.0, |read| fit(&read));
        if fit > best.0 {
            best = (fit, Some(reading));
        }
    }
    best.1.and_then(|reading| reading(&text)).unwrap_or(text)
}

/// Whether the UTF-8 is full of letters that only Unicode has for Vietnamese, `ạ` to `ỹ`: in right text
/// they are twice as many as the Western ones, `à` or `ý`, of which legacy text read wrongly consists.
fn is_modern(utf8: &[u8]) -> bool {
    let (mut own, mut western) = (0_usize, 0_usize);
    for (&byte, &next) in utf8.iter().zip(&utf8[1.min(utf8.len())..]) {
        own += usize::from(byte == 0xe1 && matches!(next, 0xba | 0xbb));
        western += usize::from(matches!(byte, 0xc2 | 0xc3));
    }
    own >= 100 && own * 2 >= western * 3
}

/// How well the words with letters beyond ASCII read as Vietnamese, from 0 to 1; 0 without any.
///
/// `hữu nghị` fits, `h÷u nghÞ` (TCVN3 read as windows-1252) does not.
fn fit(text: &str) -> f64 {
    let (mut good, mut all) = (0_u32, 0_u32);
    let mut bare = String::new();
    let parts = |c: char| {
        c.is_whitespace()
            || c.is_ascii_punctuation()
            || matches!(
                c,
                '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '«' | '»' | '•' | '·'
            )
    };
    for word in text.split(parts) {
        if word.is_ascii() || word.is_empty() {
            continue;
        }
        all += 1;
        bare.clear();
        let (mut tones, mut strange, mut first, mut capitals, mut small) = (0, false, true, 0, 0);
        for character in word.chars().nfd() {
            match character {
                '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tones += 1,
                '\u{302}' | '\u{306}' | '\u{31b}' => {}
                'đ' | 'Đ' => bare.push('d'),
                c if c.is_ascii_alphabetic() => bare.push(c.to_ascii_lowercase()),
                c if is_combining_mark(c) || !c.is_ascii() => strange = true,
                _ => {}
            }
            if character.is_uppercase() && !first {
                capitals += 1;
            } else if character.is_lowercase() {
                small += 1;
            }
            first = false;
        }
        if !strange && tones <= 1 && (capitals == 0 || small == 0) && SYLLABLE.is_match(&bare) {
            good += 1;
        }
    }
    if all == 0 {
        0.0
    } else {
        f64::from(good) / f64::from(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Hội nghị hữu nghị nhân dân đã họp tại Huế. Ông Nguyễn Văn Thường đề nghị giữ vững tình đoàn kết, ủng hộ những người bạn ở xa.";

    fn nfc(bytes: &[u8]) -> String {
        decode(bytes).unwrap().nfc().collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let decomposed: String = TEXT
            .chars()
            .map(|c| {
                if "ơưăâêôđƠƯĂÂÊÔĐ".contains(c) {
                    c.to_string()
                } else {
                    legacy::parted(c)
                }
            })
            .collect();
        let (bytes, _, lossy) = WINDOWS_1258.encode(&decomposed);
        assert!(!lossy, "{decomposed}");
        assert_eq!(nfc(&bytes), TEXT);
        assert_eq!(nfc(TEXT.as_bytes()), TEXT);
        let wide: Vec<u16> = TEXT.encode_utf16().collect();
        let little: Vec<u8> = wide.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = wide.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(nfc(&little), TEXT);
        assert_eq!(nfc(&big), TEXT);
        assert_eq!(nfc(&[b"\xff\xfe", little.as_slice()].concat()), TEXT);
        assert_eq!(nfc(&[b"\xef\xbb\xbf", TEXT.as_bytes()].concat()), TEXT);
        assert_eq!(nfc(&TEXT.nfd().collect::<String>().into_bytes()), TEXT);
    }

    #[test]
    fn fonts_letters_are_told_from_western_ones() {
        assert_eq!(
            nfc(b"H\xe9i h\xf7u ngh\xde Vi\xd6t Nam"),
            "Hội hữu nghị Việt Nam"
        );
        assert_eq!(
            nfc("Hoäi höõu nghò Vieät Nam, Ñaûng".as_bytes()),
            "Hội hữu nghị Việt Nam, Đảng"
        );
        assert_eq!(nfc("§èi ngo¹i nh©n d©n".as_bytes()), "Đối ngoại nhân dân");
        assert_eq!(
            nfc(b"<meta charset=utf-8>\xa7\xe8i ngo\xb9i nh\xa9n d\xa9n"),
            "<meta charset=utf-8>Đối ngoại nhân dân"
        );
        let western =
            "Le café où François déjeunait était fermé, señor Muñoz; Straße, Übung, garçon";
        let (bytes, ..) = WINDOWS_1252.encode(western);
        assert_eq!(nfc(&bytes), western);
        assert_eq!(nfc(western.as_bytes()), western);
    }

    #[test]
    fn a_doubled_encoding_is_undone() {
        let doubled: String = "Đối ngoại nhân dân"
            .bytes()
            .map(|byte| {
                WINDOWS_1252
                    .decode_without_bom_handling(&[byte])
                    .0
                    .into_owned()
            })
            .collect();
        assert_eq!(nfc(doubled.as_bytes()), "Đối ngoại nhân dân");
    }

    #[test]
    fn what_is_no_text_is_none() {
        assert_eq!(decode(&[0; 200]), None);
        assert_eq!(
            decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0\\r\xa8f"),
            None
        );
    }
}
