//! What a page leaves out of the name of a body: `UBND tỉnh`, `Thành ủy`, `Hạ viện`.

use std::ops::Range;

use crate::extract::names::key::is_home;
use crate::extract::names::name;
use crate::extract::names::organization::Organizations;
use crate::extract::names::place;
use crate::extract::names::province;
use crate::extract::names::seat::FARTHEST_SIDE;
use crate::extract::names::text::Text;
use crate::lexicon::word::level;
use crate::lexicon::{LEXICON, PlaceKind};
use crate::model::CountryCode;

impl Organizations {
    /// The place that the page means by the last word of a name: the guests' own, where they are spoken
    /// of, or the one that the page names most.
    pub(crate) fn home(&self, text: &Text<'_>, named: Range<usize>) -> Option<String> {
        if text.is(named.end - 1, "viện") {
            return nation(text, named).map(str::to_owned);
        }
        let word = place_word(text, &named);
        province::of_side(text, named.clone(), word)
            .or_else(|| self.neighbour(text, named.start, word))
            .or_else(|| self.told(text, named.start, word))
            .or_else(|| self.going_on(text, word))
            .or_else(|| {
                self.of_sentence(text, named.start, Some(word))
                    .map(|(_, name)| name)
            })
            .or_else(|| self.most_named(word))
    }

    /// The place behind `word` that the page names most; of communities, that it names alone or by far the most.
    fn most_named(&self, word: &str) -> Option<String> {
        let homes = self.homes.get(word)?;
        let (home, most) = homes.first()?;
        let one = !matches!(word, "xã" | "phường")
            || homes.get(1).is_none_or(|(_, next)| next * 2 <= *most);
        one.then(|| home.clone())
    }

    /// The only place behind `word` that the paragraph names so far, on a page that speaks of several as
    /// much: a round-up over provinces.
    fn told(&self, text: &Text<'_>, at: usize, word: &str) -> Option<String> {
        let homes = self.homes.get(word)?;
        let (_, most) = homes.first()?;
        let mut told: Option<&(String, usize)> = None;
        for from in at.saturating_sub(FARTHEST_SIDE)..at {
            let Some(name) = text
                .behind(from, word)
                .filter(|name| text.is_capital(*name))
            else {
                continue;
            };
            let end = place::place(text, name)?;
            let home = homes
                .iter()
                .find(|(home, _)| *home == text.text(name..end))?;
            if told.is_some_and(|told| told.0 != home.0) {
                return None;
            }
            told = Some(home);
        }
        told.filter(|(_, count)| count * 2 >= *most)
            .map(|(name, _)| name.clone())
    }

    /// The province or city of the body named last in the sentence before `at`, or where the sentence says that it was
    /// held, with the word for it: `HĐND TP Đà Nẵng bầu ông A làm Phó Chủ tịch UBND thành phố`, `Tại Nghệ An, ông B làm Bí
    /// thư Tỉnh ủy`.
    pub(crate) fn of_sentence(
        &self,
        text: &Text<'_>,
        at: usize,
        word: Option<&str>,
    ) -> Option<(&'static str, String)> {
        // Whoever goes there is not of there.
        const MOVES: [&str; 14] = [
            "thăm", "đến", "tới", "với", "tiếp", "gặp", "đón", "từ", "mời", "sang", "về", "rời",
            "quê", "sinh",
        ];
        if word.is_some_and(|word| !matches!(word, "tỉnh" | "thành phố")) {
            return None;
        }
        let start = (text.sentence_start(at)).max(at.saturating_sub(FARTHEST_SIDE));
        let stays = |from: &usize| !text.is_any(*from, &MOVES);
        for from in (start..at).rev().take_while(stays) {
            let Some((length, found)) = LEXICON.places.longest(&text.tokens, from) else {
                continue;
            };
            let end = from + length;
            let run = matches!(found.kind, PlaceKind::Province | PlaceKind::FormerProvince);
            if !run || !text.is_capital(from) || !is_home(Some(found.country)) || end > at {
                continue;
            }
            let name = place::place_word(text, from).filter(|name| *name < end);
            let name = text.text(name.unwrap_or(from)..end);
            let city =
                province::is_city(name) || level(name) == "hcm" || level(name).starts_with("tp");
            let kind = if city { "thành phố" } else { "tỉnh" };
            let held = || {
                let before = (0..3).filter_map(|back| from.checked_sub(back));
                let mut opens = before.filter(|&at| text.is(at, "tại"));
                opens.any(|at| at <= start + 1)
            };
            let told = self.holding(text.paragraph as usize, from).is_some() || held();
            if told && word.is_none_or(|word| word == kind) {
                return Some((kind, name.to_owned()));
            }
        }
        None
    }

    /// The place of the body named last in the paragraph before, with whose people those of this one came: `Bí thư
    /// Tỉnh ủy, Chủ tịch HĐND tỉnh A … . Cùng đi có Chủ tịch UBND tỉnh …`
    fn going_on(&self, text: &Text<'_>, word: &str) -> Option<String> {
        let joined = ["cùng đi", "đi cùng", "cùng dự", "cùng tham", "tháp tùng"];
        let before = (text.paragraph as usize).checked_sub(1)?;
        if !joined.iter().any(|words| text.behind(0, words).is_some()) {
            return None;
        }
        let end = (self.places).partition_point(|place| place.text <= before);
        let last = self.places[..end]
            .last()
            .filter(|place| place.text == before)?;
        let name = &self.facts[last.body.index()].name;
        let (_, place) = name.rsplit_once(&format!(" {word} "))?;
        Some(place.to_owned())
    }

    /// The place of the body named right before in a list: `ông A, Chủ tịch HĐND tỉnh Điện Biên; bà B, Phó Chủ
    /// tịch UBND tỉnh`.
    fn neighbour(&self, text: &Text<'_>, at: usize, word: &str) -> Option<String> {
        let paragraph = text.paragraph as usize;
        let behind = self
            .places
            .partition_point(|place| (place.text, place.tokens.start) < (paragraph, at));
        let place = self.places.get(behind.checked_sub(1)?)?;
        // `tại Tổng lãnh sự quán Việt Nam tại tỉnh Osaka`
        if place.tokens.clone().any(|at| text.is(at, "quán")) {
            return None;
        }
        let between = place.tokens.end..at;
        // `ông Khăm Phăn, Chính ủy … tỉnh Khăm Muộn; ông Lê Văn An, Ủy viên Tỉnh ủy`: each is at home.
        let compatriots = |from: usize| {
            let country =
                (LEXICON.places.longest(&text.tokens, from)).map(|(_, place)| Some(place.country));
            country.is_none_or(|country| is_home(country) || country == CountryCode::new("CN"))
                || !between
                    .clone()
                    .any(|at| name::vietnamese(text, at).is_some_and(|name| name > 2))
        };
        let listed = place.text == paragraph
            && between.clone().any(|at| text.is_any(at, &[",", ";"]))
            && !(between.clone()).any(|at| {
                text.is_any(
                    at,
                    &[".", "với", "tiếp", "thăm", "gặp", "đón", "đến", "tới"],
                )
            });
        let from = place
            .tokens
            .clone()
            .find_map(|at| {
                let from = text.behind(at, word)?;
                // `Bí thư Tỉnh ủy Quảng Ninh, Chủ tịch HĐND tỉnh`
                let from = from + usize::from(text.is(from, "ủy"));
                text.is_capital(from).then_some(from)
            })
            .filter(|from| listed && compatriots(*from))?;
        (from < place.tokens.end).then(|| text.text(from..place.tokens.end).to_owned())
    }
}

/// The side or the delegation of the paragraph tells that a name without its place means another than this
/// body: `nhận lời mời của Tỉnh ủy Vân Nam, Đoàn tỉnh Lào Cai do ông A, Bí thư Tỉnh ủy dẫn đầu`.
pub(crate) fn is_of_other_side(text: &Text<'_>, named: &Range<usize>, body: &str) -> bool {
    province::of_side(text, named.clone(), place_word(text, named))
        .is_some_and(|place| !level(body).ends_with(&*level(&place)))
}

/// The word for a place that a name ends in or that its committee is of.
fn place_word<'a>(text: &'a Text<'_>, named: &Range<usize>) -> &'a str {
    const WORDS: [(&str, &str); 9] = [
        ("thành phố", "thành phố"),
        ("tp", "thành phố"),
        ("thành ủy", "thành phố"),
        ("thành đoàn", "thành phố"),
        ("tỉnh ủy", "tỉnh"),
        ("tỉnh đoàn", "tỉnh"),
        ("huyện ủy", "huyện"),
        ("quận ủy", "quận"),
        ("thị ủy", "thị xã"),
    ];
    let said = WORDS.iter().find(|(end, _)| text.ends_in(named.end, end));
    said.map_or(&text.tokens[named.end - 1].level, |(_, word)| *word)
}

/// The foreign country named next to a body whose name leaves it out, behind it or else before:
/// `Chủ tịch Hạ viện và Chủ tịch Thượng viện Chile`.
fn nation<'a>(text: &Text<'a>, named: Range<usize>) -> Option<&'a str> {
    let country = |at: usize| {
        let (length, form) = LEXICON.countries.longest(&text.tokens, at)?;
        let foreign = !form.ambiguous && !is_home(Some(form.code));
        foreign.then(|| text.text(at..at + length))
    };
    let near = named.end..text.tokens.len().min(named.end + FARTHEST_SIDE);
    near.into_iter().find_map(country).or_else(|| {
        let from = named.start.saturating_sub(FARTHEST_SIDE);
        (from..named.start).rev().find_map(country)
    })
}

/// A name with the place that its last word leaves out: `Thành ủy` and `TPHCM`, `UBND tỉnh` and `Nghệ An`.
pub(crate) fn completed(printed: &str, home: &str) -> String {
    // `TPHCM` says `thành phố` itself.
    let city = home == "HCM" || level(home).starts_with("tp");
    let stem = (["thành phố", "Thành phố", "TP"].iter())
        .find_map(|word| printed.strip_suffix(word).filter(|_| city))
        .map_or(printed, str::trim_end);
    // `Thành ủy` on a page about `TP HCM`
    match home {
        "HCM" => format!("{stem} TP {home}"),
        _ => format!("{stem} {home}"),
    }
}
