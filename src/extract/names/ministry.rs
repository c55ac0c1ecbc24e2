//! Ministries abroad whose names go on in small letters: `Thứ trưởng Bộ Cơ sở hạ tầng và quản lý nước Hà Lan`.

use crate::extract::names::continuation::is_following;
use crate::extract::names::key::is_home;
use crate::extract::names::name;
use crate::extract::names::text::Text;
use crate::lexicon::{LEXICON, Shape};
use crate::model::CountryCode;

/// Behind the country in which the name of a ministry ends, and this: its field begins at `from`.
pub(crate) fn field_abroad(text: &Text<'_>, from: usize) -> Option<(usize, CountryCode)> {
    const LONGEST: usize = 12;
    const JOINS: [&str; 5] = ["và", "về", ",", "-", "&"];
    if !text.is_capital(from) || name::vietnamese(text, from).is_some_and(|length| length > 2) {
        return None;
    }
    // `Bộ trưởng Ngoại giao Lào` is known; a field behind it may not be.
    let known = LEXICON.bodies.behind("Bộ", &text.tokens, from);
    let field = LEXICON.portfolios.longest(&text.tokens, from);
    let length = known
        .map(|(length, _)| length)
        .max(field.map(|(length, ())| length));
    let start = from + length.unwrap_or(1);
    if length.is_some() && !text.is_any(start, &JOINS) {
        return None;
    }
    for at in start..from + LONGEST {
        let token = text.tokens.get(at)?;
        if text.is_capital(at) {
            if let Some((length, country)) = LEXICON.countries.longest(&text.tokens, at) {
                let closed = at > from + 1 && !is_home(Some(country.code)) && !country.ambiguous;
                return closed.then_some((at + length, country.code));
            }
            if name::vietnamese(text, at).is_some_and(|length| length > 2) {
                return None;
            }
        }
        let join = text.is_any(at, &JOINS)
            || LEXICON
                .lists
                .fields
                .iter()
                .any(|words| text.behind(at, words).is_some());
        let word = matches!(token.shape, Shape::Lower | Shape::Capital);
        let plain = word && !is_following(text, at) && !text.is_any(at, &LEXICON.lists.abroad);
        if !(join || plain) || LEXICON.titles.longest(&text.tokens, at).is_some() {
            return None;
        }
    }
    None
}
