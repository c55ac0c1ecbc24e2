//! Committees of a place behind who heads them, where the place alone tells whose: `Phó Chủ tịch tỉnh Nghệ An`, `Bí thư
//! quận 3`, `Phó Chủ tịch Nghệ An`.

use crate::extract::names::committee::titled;
use crate::extract::names::completion::completed;
use crate::extract::names::continuation::is_following;
use crate::extract::names::key::is_home;
use crate::extract::names::name;
use crate::extract::names::organization::Organizations;
use crate::extract::names::place::{bare_place, place_phrase, place_word};
use crate::extract::names::province::is_city;
use crate::extract::names::text::Text;
use crate::lexicon::{LEXICON, PlaceKind};
use crate::model::{CountryCode, Rule};

impl Organizations {
    /// The people's committees behind their chairs and the Party's behind its secretaries, who are told by the place
    /// alone.
    pub(crate) fn read_chairs(&mut self, at: usize, text: &Text<'_>) {
        for token in 2..text.tokens.len() {
            // Asked of each word: the others are told by one look.
            if !matches!(&*text.tokens[token - 1].level, "tịch" | "thư" | "trực") {
                continue;
            }
            let before = |words: &str, standing: &str| {
                text.ends_in(token, words) || text.ends_in(token, standing)
            };
            let party = before("bí thư", "bí thư thường trực");
            let chair = party || before("chủ tịch", "chủ tịch thường trực");
            if !chair || self.holding(at, token).is_some() {
                continue;
            }
            let Some((end, of)) = self
                .governed(text, token)
                .filter(|_| titled(text, token).is_some())
            else {
                continue;
            };
            let Some(country) = CountryCode::new("VN") else {
                continue;
            };
            let name = match party {
                true => party_committee(&of),
                false => Some(format!("UBND {of}")),
            };
            let Some(name) = name else { continue };
            let body = self.enter_named(&name, country);
            let ground = Rule::WordLeftOutBehindTitle.into();
            self.note(at, token..end, body, false, ground);
        }
    }

    /// The place at `token` with the word for what it is, and where it ends.
    fn governed(&self, text: &Text<'_>, token: usize) -> Option<(usize, String)> {
        // `Chủ tịch TP HCM`
        let short = (LEXICON.places.longest(&text.tokens, token)).filter(|(length, place)| {
            let province = matches!(place.kind, PlaceKind::Province | PlaceKind::FormerProvince);
            *length > 1 && text.is(token, "tp") && is_home(Some(place.country)) && province
        });
        if let Some((length, _)) = short {
            let end = token + length;
            return Some((end, text.text(token..end).to_owned()));
        }
        let Some(name) = place_word(text, token) else {
            return province(text, token);
        };
        if !text.is_any(token, &LEXICON.lists.governed) {
            return None;
        }
        let named = (LEXICON.places.longest(&text.tokens, name))
            .filter(|(_, place)| text.is_capital(name) && is_home(Some(place.country)));
        if let Some((length, _)) = named {
            let end = name + length;
            Some((end, text.text(token..end).to_owned()))
        } else if (text.is_number(name) || is_unknown(text, token, name))
            && let Some(end) = place_phrase(text, token)
        {
            Some((end, text.text(token..end).to_owned()))
        } else {
            let end = bare_place(text, token)?;
            let home = self.home(text, token..end)?;
            Some((end, completed(text.text(token..end), &home)))
        }
    }
}

/// A community or district at `name` that is not known, nobody's name: `Bí thư xã Hòa Sơn`.
fn is_unknown(text: &Text<'_>, word: usize, name: usize) -> bool {
    let surname = |at: usize| LEXICON.surnames.contains(&text.tokens[at].level);
    let long = text.text(name..name + 1).chars().count() > 1;
    text.is_any(word, &["xã", "phường", "huyện"]) && text.is_capital(name) && long && !surname(name)
}

/// A province or city at `at` without the word before it, which nobody's name goes on with: `Chủ tịch Nghệ An Lê Văn
/// Nam`.
fn province(text: &Text<'_>, at: usize) -> Option<(usize, String)> {
    let (length, place) = LEXICON.places.longest(&text.tokens, at)?;
    let province = matches!(place.kind, PlaceKind::Province | PlaceKind::FormerProvince);
    let end = at + length;
    let named = text.is_capital(at) && is_home(Some(place.country)) && province;
    // `Chủ tịch Hồ Chí Minh`
    if !named || text.is(at, "hồ") || name::vietnamese(text, at).is_some_and(|name| name > length)
    {
        return None;
    }
    let closed = text.tokens.get(end).is_none_or(|token| !token.is_word())
        || is_following(text, end)
        || text.behind(end, "nhiệm kỳ").is_some()
        || name::vietnamese(text, end).is_some_and(|name| name > 2);
    let dashed = text.is(end, "-") && text.is_capital(end + 1);
    let printed = text.text(at..end);
    let word = if text.is_any(at, &["tp", "tỉnh", "thành", "thủ", "cố"]) {
        return None;
    } else if is_city(printed) {
        "thành phố"
    } else {
        "tỉnh"
    };
    (closed && !dashed).then(|| (end, format!("{word} {printed}")))
}

/// The committee of the Party in a place: `Quận ủy 3` of `quận 3`.
fn party_committee(of: &str) -> Option<String> {
    const COMMITTEES: [(&str, &str); 6] = [
        ("tỉnh ", "Tỉnh ủy "),
        ("thành phố ", "Thành ủy "),
        ("huyện ", "Huyện ủy "),
        ("quận ", "Quận ủy "),
        ("xã ", "Đảng ủy xã "),
        ("phường ", "Đảng ủy phường "),
    ];
    if of.starts_with("TP") {
        return Some(format!("Thành ủy {of}"));
    }
    (COMMITTEES.iter()).find_map(|(word, head)| Some(format!("{head}{}", of.strip_prefix(word)?)))
}
