//! Names that sign, with the units and outlets beside them.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::lexicon::{LEXICON, PlaceKind, tokens};
use crate::page::byline::Byline;
use crate::page::byline::source::{HOST, is_outlet};
use crate::page::label::NEWSROOM;
use crate::text::letter::is_alphabetic;
use crate::text::normalize;
use crate::text::pattern::{Pattern, exact};

static INITIALS: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^\p{Lu}\p{Ll}{0,2}(?:\.\s?\p{Lu}[\p{L}-]{0,9}){1,3}\.?$"));

/// A name and the unit it works for: `Thanh Hải - Phòng Hợp tác quốc tế`.
static UNIT: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)^(?P<who>.{3,40}?)\s*(?:[-–,(]|\s\|\s)\s*(?P<unit>(?:phòng|văn phòng|vp|trung tâm|tt|ban|sở|vụ|cục|khoa|thư ký|đài|hội|cổng|trường|tỉnh đoàn|thành đoàn)\s.{2,60}?)\)?$",
    )
});

/// An outlet's office in some place, no other outlet: `VOV-Tây Bắc`, `VOV-TP.HCM`.
static OFFICE: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^[\p{Lu}+]{3,8}\s?[-–]\s?\p{Lu}[\p{L}.]*(?:\s\p{Lu}[\p{L}.]*){0,3}$"));

static ROLE: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)\s*\((?:t/h|tổng hợp|th|lược dịch|ghi|thực hiện|biên dịch|dịch|lược ghi|sưu tầm|theo[^)]*|(?:gửi )?từ [^)]*|p\.?/?v\.? [^)]*|phóng viên [^)]*)\)\s*$",
    )
});

static QUOTED: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"(?i)\(\s*(?:theo|nguồn\s*:?)\s+(?P<what>[^()]{2,40})\)\s*$"));

/// The photographer behind the writer: `Bài: Thu Hà – Ảnh: Việt Hùng`.
pub(super) static OTHER_CREDIT: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"(?i)\s*[-–;,|/.]?\s*(?:ảnh|video|clip|hình|đồ họa)\s*:.*$"));

/// The outlet behind the writer: `Minh Mẫu – Nguồn: TTXVN`.
pub(super) static SOURCED: LazyLock<Pattern> = LazyLock::new(|| {
    exact(r"(?i)^(?P<who>[^:]{3,60}?)\s*[-–|,;.]\s*(?:(?:nguồn\s*:|theo)\s*(?P<what>[^:]{2,40}))$")
});

pub(super) static NEWSROOM_NAMES: LazyLock<HashSet<String>> =
    LazyLock::new(|| NEWSROOM.iter().map(|name| normalize(name)).collect());

/// Whether the text is one word in capitals: `HUFO`.
pub(in crate::page) fn is_acronym(text: &str) -> bool {
    (3..=8).contains(&text.chars().count()) && text.chars().all(char::is_uppercase)
}

/// Names with an optional outlet: `Hải An`, `Minh An - Thu Hà`, `Bá Thi (TTXVN/Vietnam+)`, `PV/VOV.VN`.
pub(super) fn signed(text: &str, labelled: bool) -> Option<Byline> {
    let mut found = Byline::default();
    let text = match text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
    {
        Some(inside) if !inside.contains(['(', ')']) => inside,
        _ => text,
    };
    // `(TTXVN/Vietnam+)`: an agency by two names.
    if text.contains('/') && text.split('/').all(|part| is_outlet(part.trim())) {
        found.source_name = Some(text.to_owned());
        return Some(found);
    }
    if !labelled
        && text.contains(['-', '–', ',', '(', '|'])
        && let Some(unit) = UNIT.captures(text)
        && !is_outlet(&unit["who"])
        && is_name(&unit["who"], 4)
        && (unit["who"].contains(' ') || INITIALS.is_match(&unit["who"]))
        && unit["unit"].contains(char::is_lowercase)
    {
        found.authors = vec![unit["who"].to_owned()];
        return Some(found);
    }
    let text = text.trim_matches(|c: char| {
        matches!(c, '(' | '*' | '[' | ']' | '-' | '–' | ' ') || c == ')' && !text.contains('(')
    });
    // `Minh Phương (theo baomau.vn)`.
    if text.ends_with(')')
        && let Some(quoted) = QUOTED.captures(text)
    {
        found.source_name = Some(quoted["what"].trim().to_owned());
    }
    let mut text = ROLE.replace_all(text, "");
    if labelled {
        text = OTHER_CREDIT.replace_all(&text, "");
        // `Tin và ảnh: Ban Châu Á - Châu Phi`: no person signs.
        if is_outlet(&text) && !text.contains(['/', '(']) {
            return Some(found);
        }
    }
    if let Some(both) = SOURCED.captures(&text.clone()) {
        // `Minh Mẫu – Nguồn: TTXVN`, `Minh Mẫu - TTXVN`.
        found.source_name = Some(both["what"].to_owned());
        text = both["who"].to_owned();
    } else if let Some((names, inside)) = text.clone().split_once('(') {
        let inside = inside.trim_end_matches([')', ' ']);
        if is_outlet(inside) || HOST.is_match(inside) {
            found.source_name = Some(inside.to_owned());
        } else if !labelled {
            return None;
        }
        text = names.trim().to_owned();
    } else if let Some((names, outlet)) = text.clone().rsplit_once('/')
        && OFFICE.is_match(outlet.trim())
    {
        text = names.trim().to_owned();
    } else if let Some((names, outlet)) = text.clone().rsplit_once('/')
        && (is_outlet(outlet.trim()) || HOST.is_match(outlet.trim()))
    {
        found.source_name = Some(outlet.trim().to_owned());
        text = names.trim().to_owned();
    } else if is_outlet(&text) && !labelled && is_name(&text, 6) || HOST.is_match(&text) {
        found.source_name = Some(text);
        return Some(found);
    }
    let names: Vec<&str> = text
        .split([',', ';', '/', '&', '–', '+', '|'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" và "))
        .flat_map(pair)
        .map(|part| part.trim_matches([' ', '-']))
        .filter(|name| !name.is_empty())
        .collect();
    let newsroom = |name: &str| {
        let form = normalize(name);
        NEWSROOM_NAMES.contains(&form)
    };
    // One word is a name beside a longer one: `R’Piên - Mạnh Hà`.
    let single = labelled
        || found.source_name.is_some()
        || names.len() > 1 && names.iter().any(|name| name.contains(' '));
    // `Bà Lê Thị Mẫu` is who a picture shows.
    let addressed = |name: &str| {
        name.starts_with("Bà ") || name.starts_with("Ông ") && name.split(' ').count() > 3
    };
    let fits = |name: &&str| {
        !addressed(name) && is_name(name, 5) && (single || name.contains(' ')) && !is_country(name)
            || INITIALS.is_match(name) && !name.starts_with("TP.")
            || newsroom(name)
    };
    let plain = (1..=4).contains(&names.len()) && names.iter().all(fits);
    if !(plain || labelled && !names.is_empty() && names.len() <= 6) {
        return None;
    }
    // `Thu Mẫu | TTXVN`: the outlet behind the names.
    if found.source_name.is_none()
        && let [_, .., last] = names[..]
        && is_outlet(last)
        && !newsroom(last)
    {
        found.source_name = Some(last.to_owned());
    }
    let signs = |name: &&str| !is_outlet(name) || newsroom(name);
    let names = names.into_iter().filter(signs);
    found.authors = names.map(str::to_owned).collect();
    Some(found)
}

/// Two full names that a dash joins without spaces: `Thiện Tâm-Mai Lan`; `Bùi Thị Minh-Hà` is one.
fn pair(part: &str) -> impl Iterator<Item = &str> {
    let both = part.split_once('-').filter(|(one, other)| {
        one.trim().contains(' ') && (other.trim().contains(' ') || is_outlet(other))
    });
    let (one, other) = both.map_or((part, None), |(one, other)| (one, Some(other)));
    std::iter::once(one).chain(other)
}

/// Whether each word is capitalised, as in a name of up to `most` words: `Phan Anh Sơn`, `H.Q.M`.
pub(in crate::page) fn is_name(text: &str, most: usize) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    words.len() <= most
        && words.iter().all(|word| {
            word.chars().next().is_some_and(char::is_uppercase)
                && word
                    .chars()
                    .all(|c| is_alphabetic(c) || matches!(c, '.' | '-' | '\'' | '’' | '+'))
        })
}

/// Whether the text is a country's name, as tags are: `Việt Nam`.
pub(super) fn is_country(text: &str) -> bool {
    let words = tokens(text);
    (LEXICON.countries.longest(&words, 0)).is_some_and(|(length, _)| length == words.len())
}

/// Whether the text is the name of a place within a country: `Hà Nội`.
pub(super) fn is_place(text: &str) -> bool {
    let words = tokens(text);
    let found = LEXICON.places.longest(&words, 0);
    found.is_some_and(|(length, place)| length == words.len() && place.kind != PlaceKind::District)
}
