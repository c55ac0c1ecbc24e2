//! Which province, city or district a page speaks of: what `UBND tỉnh` means there.

use std::collections::HashMap;

use crate::extract::names::key::is_home;
use crate::extract::names::text::Text;
use crate::lexicon::word::level;
use crate::lexicon::{LEXICON, PlaceKind};

/// The province or city that the page names most: `tỉnh Quảng Ninh`.
pub(crate) fn province(texts: &[&Text<'_>]) -> Option<String> {
    // `UBND tỉnh`: the page is about a province, whatever cities it names.
    let provincial = texts.iter().any(|text| {
        (1..text.tokens.len()).any(|at| {
            text.is(at, "tỉnh")
                && (text.is(at - 1, "ubnd") || text.ends_in(at, "ủy ban nhân dân"))
                && !text.is_capital(at + 1)
        })
    });
    let counted = counted(texts);
    let of_province = |word: &str| word == "tỉnh";
    let of_city = |word: &str, name: &str| {
        word == "thành phố" && CITIES.contains(&level(name).as_str()) && !provincial
    };
    let ((word, name), _) = counted
        .iter()
        .find(|((word, name), _)| of_province(word) || of_city(word, name))?;
    Some(format!("{word} {name}"))
}

/// The name that stands most often behind each word for a place: `thành phố` gives `Đà Nẵng`.
pub(crate) fn homes(texts: &[&Text<'_>]) -> HashMap<String, String> {
    let mut homes = HashMap::new();
    for ((word, name), _) in counted(texts) {
        homes.entry(word).or_insert(name);
    }
    homes
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

/// Places with the word before them, the most frequent first.
fn counted(texts: &[&Text<'_>]) -> Vec<((String, String), usize)> {
    let mut counts: HashMap<(String, String), usize> = HashMap::new();
    for text in texts {
        for at in 0..text.tokens.len() {
            // A province without `tỉnh` before it counts where none has it.
            if text.is_capital(at)
                && let Some((length, place)) = LEXICON.places.longest(&text.tokens, at)
                && place.kind == PlaceKind::Province
            {
                let name = text.text(at..at + length).to_owned();
                let word = if CITIES.contains(&text.level(at..at + length).as_str()) {
                    "thành phố"
                } else {
                    "tỉnh"
                };
                *counts.entry((word.to_owned(), name)).or_default() += 1;
            }
            for word in ["thành phố", "tỉnh", "huyện", "quận"] {
                if let Some(from) = text.behind(at, word)
                    && let Some((length, place)) = LEXICON.places.longest(&text.tokens, from)
                    && is_home(Some(place.country))
                    && text.is_capital(from)
                {
                    let name = text.text(from..from + length).to_owned();
                    *counts.entry((word.to_owned(), name)).or_default() += 100;
                }
            }
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|(one, many), (other, more)| more.cmp(many).then_with(|| one.cmp(other)));
    counts
}
