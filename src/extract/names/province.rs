//! Which province, city or district a page speaks of: what `UBND tỉnh` means there.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::extract::names::key::is_home;
use crate::extract::names::link::link;
use crate::extract::names::place::{place, place_phrase, place_word};
use crate::extract::names::seat::FARTHEST_SIDE;
use crate::extract::names::text::Text;
use crate::lexicon::word::level;
use crate::lexicon::{LEXICON, Phrases, PlaceKind};

/// Places with the word before each, and how often they stand, the most frequent first.
pub(crate) type Counted = Vec<((String, String), usize)>;

/// The province or city that the page names most: `tỉnh Quảng Ninh`.
pub(crate) fn province(texts: &[&Text<'_>], counted: &Counted) -> Option<String> {
    // `UBND tỉnh`: the page is about a province, whatever cities it names.
    let provincial = texts.iter().any(|text| {
        (1..text.tokens.len()).any(|at| {
            text.is(at, "tỉnh")
                && (text.is(at - 1, "ubnd") || text.ends_in(at, "ủy ban nhân dân"))
                && !text.is_capital(at + 1)
        })
    });
    let of_province = |word: &str| word == "tỉnh";
    let of_city = |word: &str, name: &str| {
        word == "thành phố" && CITIES.contains(&&*level(name)) && !provincial
    };
    let ((word, name), _) = counted
        .iter()
        .find(|((word, name), _)| of_province(word) || of_city(word, name))?;
    Some(format!("{word} {name}"))
}

/// The names behind each word for a place and how often they stand, the most frequent first: `thành phố`
/// gives `Đà Nẵng`.
pub(crate) fn homes(counted: Counted) -> FxHashMap<String, Vec<(String, usize)>> {
    let mut homes: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for ((word, name), count) in counted {
        homes.entry(word).or_default().push((spelled(&name), count));
    }
    homes
}

/// A name that a title prints in capitals as other places print it: `SƠN LA` as `Sơn La`.
fn spelled(name: &str) -> String {
    let letters = || name.chars().filter(|letter| letter.is_alphabetic());
    let words = || name.split(' ').filter(|word| word.chars().count() > 1);
    if letters().any(char::is_lowercase) || words().count() < 2 {
        return name.to_owned();
    }
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter();
        first
            .chain(letters.flat_map(char::to_lowercase))
            .collect::<String>()
    };
    let words: Vec<String> = name.split(' ').map(word).collect();
    words.join(" ")
}

/// The province of the side or the delegation to which the holder of a post in this body belongs.
///
/// Examples: `Về phía tỉnh Salavan có ông A, Phó Bí thư Tỉnh ủy`; `Đoàn đại biểu tỉnh Sekong do ông A, Phó
/// Bí thư Tỉnh ủy dẫn đầu`; `ông A - Phó Bí thư Tỉnh ủy, dẫn đầu đoàn đại biểu tỉnh Sekong`.
pub(crate) fn of_side(text: &Text<'_>, body: Range<usize>, word: &str) -> Option<String> {
    let named = |from: usize, stop: usize| {
        (from..stop).find_map(|at| {
            let name = word_behind(text, at, word).filter(|name| text.is_capital(*name))?;
            let end = place_phrase(text, at).filter(|end| *end <= stop && *end > name)?;
            Some((name..end, end))
        })
    };
    let behind = text.behind(
        body.end + usize::from(text.is(body.end, ",")),
        "dẫn đầu đoàn",
    );
    if let Some(from) = behind
        && let Some((name, _)) = named(from, text.tokens.len().min(from + 8))
    {
        return Some(text.text(name).to_owned());
    }
    // `Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Điện Biên`
    let most = text.tokens.len().min(body.end + FARTHEST_SIDE);
    let mut next = body.end + usize::from(text.is(body.end, "viên"));
    while next < most
        && text.is_any(next, &[",", "-"])
        && let start = link(text, next + 1).map_or(next + 1, |link| link.end)
        && let Some((title, _)) = LEXICON.titles.longest(&text.tokens, start)
    {
        let from = start + title;
        let stop = (from..most)
            .find(|&at| {
                let short = text.is(at, ".") && text.is(at - 1, "tp");
                text.is_any(at, &[",", ";", "."]) && !short
            })
            .unwrap_or(most);
        // The first `tỉnh` decides: `Chủ tịch UBND tỉnh A tiếp đoàn tỉnh Sekong` tells nothing.
        if let Some(at) = (from..stop).find(|&at| word_behind(text, at, word).is_some()) {
            match named(at, stop) {
                Some((name, _)) if word_behind(text, at, word) == Some(name.start) => {
                    return Some(text.text(name).to_owned());
                }
                _ => break,
            }
        }
        next = stop;
    }
    let start = (text.sentence_start(body.start)).max(body.start.saturating_sub(FARTHEST_SIDE));
    let opens = (start..body.start).rev().find(|&at| {
        let host = at > 0 && text.is_any(at - 1, &["trưởng", "tiếp", "đón", "với", "mời"]);
        (text.is_any(at, &["phía", "đoàn"]) || text.behind(at, "mặt lãnh đạo").is_some()) && !host
    })?;
    // `đoàn Tây Ninh có …`
    let plain = place(text, opens + 1).map(|end| (opens + 1..end, end));
    let (name, end) = plain.or_else(|| named(opens + 1, body.start.min(opens + 8)))?;
    (text.is(opens, "mặt") && text.is(end, ",")
        || (end..body.start).any(|at| text.is_any(at, &["có", "do", "gồm", "là"])))
    .then(|| text.text(name).to_owned())
}

/// Behind the word for a place, which a city may bear in short: `TP. Đà Nẵng`.
fn word_behind(text: &Text<'_>, at: usize, word: &str) -> Option<usize> {
    let short = (word == "thành phố" && text.is(at, "tp"))
        .then(|| at + 1 + usize::from(text.is(at + 1, ".")))
        .filter(|name| text.is(*name, "hcm") || place(text, *name).is_some());
    short.or_else(|| text.behind(at, word))
}

/// The cities that are run like provinces.
const CITIES: [&str; 6] = [
    "cần thơ",
    "huế",
    "hà nội",
    "hải phòng",
    "hồ chí minh",
    "đà nẵng",
];

/// A city that is run as provinces are.
pub(crate) fn is_city(name: &str) -> bool {
    CITIES.contains(&&*level(name))
}

/// Words before the names of places, and which of the four each means.
static WORDS: LazyLock<Phrases<&str>> = LazyLock::new(|| {
    let mut words = Phrases::default();
    for (word, meant) in [
        ("thành phố", "thành phố"),
        ("tp", "thành phố"),
        ("tp.", "thành phố"),
        ("tỉnh", "tỉnh"),
        ("huyện", "huyện"),
        ("quận", "quận"),
    ] {
        words.insert(word, meant);
    }
    words
});

/// Places with the word before them, the most frequent first.
pub(crate) fn counted(texts: &[&Text<'_>]) -> Counted {
    let mut counts: FxHashMap<(String, String), usize> = FxHashMap::default();
    for text in texts {
        for at in 0..text.tokens.len() {
            // A province without `tỉnh` before it counts where none has it.
            if text.is_capital(at)
                && let Some((length, place)) = LEXICON.places.longest(&text.tokens, at)
                && matches!(place.kind, PlaceKind::Province | PlaceKind::FormerProvince)
            {
                let end = at + length;
                let from = place_word(text, at)
                    .filter(|from| *from < end)
                    .unwrap_or(at);
                let name = text.text(from..end).to_owned();
                // `TPHCM` and the like say themselves what they are.
                let city = CITIES.contains(&text.level(from..end).as_str())
                    || text.tokens[at].level.starts_with("tp");
                let word = if city { "thành phố" } else { "tỉnh" };
                *counts.entry((word.to_owned(), name)).or_default() += 1;
            }
            if let Some((word, name)) = commune(text, at) {
                *counts.entry((word.to_owned(), name)).or_default() += 100;
            }
            if let Some((word, meant)) = WORDS.longest(&text.tokens, at)
                && let from = at + word
                && let Some((length, place)) = LEXICON.places.longest(&text.tokens, from)
                && is_home(Some(place.country))
                && text.is_capital(from)
            {
                let name = text.text(from..from + length).to_owned();
                *counts.entry(((*meant).to_owned(), name)).or_default() += 100;
            }
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|(one, many), (other, more)| more.cmp(many).then_with(|| one.cmp(other)));
    counts
}

/// The community at `at`, the word for it first, whose name need not be known: `xã Hòa Sơn`.
fn commune<'a>(text: &'a Text<'_>, at: usize) -> Option<(&'a str, String)> {
    let word = if text.is_any(at, &["xã", "phường"]) {
        &*text.tokens[at].level
    } else {
        return None;
    };
    let named = text.is_lower(at) && text.is_capital(at + 1) && !text.ends_in(at, "thị");
    let end = place_phrase(text, at).filter(|_| named)?;
    Some((word, text.text(at + 1..end).to_owned()))
}
