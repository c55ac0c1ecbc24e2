//! Places within names of bodies.

use std::sync::LazyLock;

use crate::extract::names::continuation::FOLLOWING;
use crate::extract::names::name;
use crate::extract::names::text::Text;
use crate::lexicon::{LEXICON, Phrases, region};
use crate::model::CountryCode;

/// Words before the name of a place: `tỉnh Nghệ An`.
static PLACE_WORDS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::of(&[
        "thành phố",
        "tp",
        "tp.",
        "tỉnh",
        "huyện",
        "quận",
        "q.",
        "thị xã",
        "tx",
        "thị trấn",
        "xã",
        "phường",
        "vùng",
        "khu vực",
        "miền",
        "bang",
        "đặc khu",
        "thủ đô",
    ])
});

/// Numbers that districts and wards bear for names.
const NUMBERS: [&str; 28] = [
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17",
    "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28",
];

/// A country or a place with a capital begins at `at`: where it ends.
pub(crate) fn place(text: &Text<'_>, at: usize) -> Option<usize> {
    if !text.is_capital(at) || region(&text.tokens, at).is_some() {
        return None;
    }
    let country = LEXICON.countries.longest(&text.tokens, at);
    let place = LEXICON.places.longest(&text.tokens, at);
    let longest = country
        .map(|(length, _)| length)
        .max(place.map(|(length, _)| length))?;
    Some(at + longest)
}

/// The name from `start` to `end` is the end of a place's that begins before it: `tỉnh Bô Ly Khăm Xay` names nobody
/// `Ly Khăm Xay`.
pub(crate) fn ends_place(text: &Text<'_>, start: usize, end: usize) -> bool {
    const LONGEST: usize = 4;
    (1..LONGEST).any(|back| {
        let from = start.checked_sub(back);
        from.and_then(|from| place(text, from)) == Some(end)
    })
}

/// A word like `tỉnh` before a place: where it ends.
pub(crate) fn place_word(text: &Text<'_>, at: usize) -> Option<usize> {
    let (length, ()) = PLACE_WORDS.longest(&text.tokens, at)?;
    Some(at + length)
}

/// A place, or a word like `tỉnh` with the place behind it: where it ends.
pub(crate) fn place_phrase(text: &Text<'_>, at: usize) -> Option<usize> {
    if let Some(end) = place(text, at) {
        return Some(end);
    }
    let name = place_word(text, at)?;
    // `thành phố Hồ Chí Minh`: without its word the name is a man's.
    if let Some((length, _)) = LEXICON.places.longest(&text.tokens, at)
        && at + length > name
        && text.is_capital(name)
    {
        return Some(at + length);
    }
    if let Some(end) = place(text, name) {
        return Some(end + usize::from(is_commune_number(text, at, end)));
    }
    // `UBND thành phố Nguyễn Mạnh Quyền`: a person, no city.
    if name::vietnamese(text, name).is_some_and(|length| length > 2) {
        return None;
    }
    // `Quận 5`
    let numbered = text.is_any(at, &["quận", "q", "phường"]) && text.is_any(name, &NUMBERS);
    if numbered && text.tokens[name].spaced {
        return Some(name + 1);
    }
    let mut end = name;
    let mut words = 0;
    while words < 3
        && text.is_capital(end)
        && !(words > 0 && name::vietnamese(text, end).is_some())
        && LEXICON.titles.longest(&text.tokens, end).is_none()
    {
        end = word_end(text, end);
        words += 1;
    }
    (end > name).then(|| end + usize::from(is_commune_number(text, at, end)))
}

/// The study of a country, which is no place: where `Hàn Quốc học` ends in `Giám đốc Trung tâm Hàn Quốc học`.
pub(crate) fn study(text: &Text<'_>, at: usize) -> Option<usize> {
    const LEARNING: [&str; 9] = [
        "sinh", "viện", "tập", "bổng", "giả", "hỏi", "kỳ", "hành", "nghề",
    ];
    let (length, _) = LEXICON.countries.longest(&text.tokens, at)?;
    let end = at + length;
    (text.is(end, "học") && text.is_lower(end) && !text.is_any(end + 1, &LEARNING))
        .then_some(end + 1)
}

/// The number of a commune or ward among those of one name: `xã A Lưới 1`.
fn is_commune_number(text: &Text<'_>, at: usize, end: usize) -> bool {
    let number = text.tokens.get(end).is_some_and(|token| {
        token.spaced
            && token.level.len() < 3
            && token.level.bytes().all(|digit| digit.is_ascii_digit())
    });
    number
        && text.is_any(at, &["xã", "phường"])
        && (!text.is_lower(end + 1) || text.is_any(end + 1, &FOLLOWING))
}

/// Behind the word at `at` with the syllables that hyphens join to it: `Át-ta-pư`.
pub(crate) fn word_end(text: &Text<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while text.is(end, "-")
        && !text.tokens[end].spaced
        && text.is_lower(end + 1)
        && !text.tokens[end + 1].spaced
    {
        end += 2;
    }
    end
}

/// A place in Vietnam right behind a country, no name behind it:
/// `Bệnh viện Hữu nghị Việt Nam - Cuba Đồng Hới`.
pub(crate) fn home_town(text: &Text<'_>, at: usize, end: usize) -> bool {
    let home = LEXICON
        .places
        .longest(&text.tokens, at)
        .is_some_and(|(_, place)| Some(place.country) == CountryCode::new("VN"));
    home && !text.is_capital(end) && LEXICON.places.longest(&text.tokens, at - 1).is_none()
}

/// `tỉnh` or `thành phố` without its name, which the page has told: `UBND tỉnh`.
pub(crate) fn bare_place(text: &Text<'_>, at: usize) -> Option<usize> {
    let end = place_word(text, at)?;
    let known = text.is_any(
        at,
        &["tỉnh", "thành", "huyện", "quận", "thị", "xã", "phường"],
    ) && (text.is_lower(at) || text.is_any(at, &["tỉnh", "thành"]))
        || text.is(at, "tp") && end == at + 1;
    let person = name::vietnamese(text, end).is_some();
    // `UBND tỉnh và các huyện`; but `Chủ tịch UBND tỉnh và bà Nguyễn Thị Lan`, `và lãnh đạo các sở`.
    const PLACES: [&str; 8] = [
        "cấp",
        "địa",
        "huyện",
        "phường",
        "quận",
        "thành",
        "thị",
        "xã",
    ];
    let next = end + 1 + usize::from(text.is_any(end + 1, &["các", "những", "một", "nhiều"]));
    let joined = text.is(end, "và") && text.is_any(next, &PLACES);
    let other = text.is_any(end, &["bạn", "khác", "này"]);
    (known && (person || !text.is_capital(end)) && !joined && !other).then_some(end)
}

/// The place at `at` has a word like `tỉnh` before it.
pub(crate) fn is_word_place(text: &Text<'_>, at: usize) -> bool {
    place_word(text, at).is_some()
}

/// The place at `at` tells bodies apart behind `tại`: a country, or a city abroad.
///
/// Example: `Hội Phụ nữ Việt Nam tại Berlin`; but a meeting is held in
/// `Hội Nông dân Việt Nam tại Hà Nội`.
pub(crate) fn located(text: &Text<'_>, at: usize) -> bool {
    let vietnam = CountryCode::new("VN");
    let abroad = LEXICON
        .places
        .longest(&text.tokens, at)
        .is_some_and(|(_, place)| Some(place.country) != vietnam);
    text.is_capital(at) && (abroad || LEXICON.countries.longest(&text.tokens, at).is_some())
}
