//! What a page leaves out of the name of a body: `UBND tỉnh`, `Thành ủy`, `Hạ viện`.

use std::ops::Range;

use crate::extract::names::key::is_home;
use crate::extract::names::organization::Organizations;
use crate::extract::names::province;
use crate::extract::names::text::Text;
use crate::lexicon::LEXICON;
use crate::lexicon::word::level;

impl Organizations {
    /// The place that the page means by the last word of a name: the guests' own, where they are spoken
    /// of, or the one that the page names most.
    pub(crate) fn home(&self, text: &Text<'_>, named: Range<usize>) -> Option<String> {
        let end = named.end;
        let ends = |words: &[&str]| words.iter().any(|words| text.ends_in(end, words));
        let word = if ends(&["thành phố", "tp", "thành ủy", "thành đoàn"]) {
            "thành phố"
        } else if ends(&["tỉnh ủy", "tỉnh đoàn"]) {
            "tỉnh"
        } else if text.is(end - 1, "viện") {
            return nation(text, named).map(str::to_owned);
        } else {
            &text.tokens[end - 1].level
        };
        province::of_side(text, named.clone(), word)
            .or_else(|| self.neighbour(text, named.start, word))
            .or_else(|| self.homes.get(word).cloned())
    }

    /// The place of the body named right before in a list: `ông A, Chủ tịch HĐND tỉnh Điện Biên; bà B, Phó Chủ
    /// tịch UBND tỉnh`.
    fn neighbour(&self, text: &Text<'_>, at: usize, word: &str) -> Option<String> {
        let paragraph = text.paragraph as usize;
        let behind = self
            .places
            .partition_point(|place| (place.text, place.tokens.start) < (paragraph, at));
        let place = self.places.get(behind.checked_sub(1)?)?;
        let between = place.tokens.end..at;
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
            .find_map(|at| text.behind(at, word).filter(|from| text.is_capital(*from)))
            .filter(|_| listed)?;
        (from < place.tokens.end).then(|| text.text(from..place.tokens.end).to_owned())
    }
}

/// The foreign country named next to a body whose name leaves it out, behind it or else before:
/// `Chủ tịch Hạ viện và Chủ tịch Thượng viện Chile`.
fn nation<'a>(text: &Text<'a>, named: Range<usize>) -> Option<&'a str> {
    let country = |at: usize| {
        let (length, form) = LEXICON.countries.longest(&text.tokens, at)?;
        let foreign = !form.ambiguous && !is_home(Some(form.code));
        foreign.then(|| text.text(at..at + length))
    };
    (named.end..text.tokens.len())
        .find_map(country)
        .or_else(|| (0..named.start).rev().find_map(country))
}

/// A name with the place that its last word leaves out: `Thành ủy` and `TPHCM`, `UBND tỉnh` and `Nghệ An`.
pub(crate) fn completed(printed: &str, home: &str) -> String {
    // `TPHCM` says `thành phố` itself.
    let stem = match printed.strip_suffix("thành phố") {
        Some(stem) if level(home).starts_with("tp") => stem.trim_end(),
        _ => printed,
    };
    format!("{stem} {home}")
}
