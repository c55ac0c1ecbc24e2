//! Whose `Trung ương Đảng`, `Quốc hội` or `Bộ Ngoại giao` is meant where a guest holds a post in it.

use std::ops::Range;

use crate::extract::names::grammar;
use crate::extract::names::key::{home, is_home};
use crate::extract::names::link::link;
use crate::extract::names::name;
use crate::extract::names::organization::Organizations;
use crate::extract::names::person::words;
use crate::extract::names::place::place_phrase;
use crate::extract::names::seat::FARTHEST_SIDE;
use crate::extract::names::text::Text;
use crate::lexicon::{Body, LEXICON};
use crate::model::{CountryCode, LocalOrganization, OrganizationKind};

impl Organizations {
    /// The body abroad that bears the name of one at home, where a guest holds a post in it.
    ///
    /// Examples: `ông A, Ủy viên Trung ương Đảng, Tỉnh trưởng tỉnh Hủa Phăn`; `Về phía Lào có Phó Chủ tịch Quốc
    /// hội B`; `Bộ trưởng Tư pháp Konstantin Chuichenko`.
    pub(crate) fn of_guest(
        &mut self,
        text: &Text<'_>,
        named: Range<usize>,
        body: &Body,
    ) -> Option<LocalOrganization> {
        let central = matches!(body.kind, OrganizationKind::Party | OrganizationKind::State);
        if !central || !is_home(body.country) || !is_held(text, &named) {
            return None;
        }
        // `Quốc hội Việt Nam` says whose it is.
        if home(&text.tokens[named.clone()]).is_some() {
            return None;
        }
        let code = match origin(text, &named) {
            Origin::Told(code) => code,
            Origin::Named(at) => self.guests.as_ref().filter(|_| is_guest(text, at))?.1,
            Origin::Home => return None,
        };
        if body.kind == OrganizationKind::Party {
            return party(code).map(|party| self.enter_known(party));
        }
        let country = &LEXICON.countries.get(code)?.name;
        Some(self.enter_named(&format!("{} {country}", body.name), code))
    }
}

/// What tells from where somebody comes.
enum Origin {
    Told(CountryCode),
    /// The name of the person at this token, if anything.
    Named(usize),
    Home,
}

/// A title ends where the body's name begins, or in it: `Ủy viên Bộ Chính trị`, `Bộ trưởng Ngoại giao`.
fn is_held(text: &Text<'_>, named: &Range<usize>) -> bool {
    const LONGEST: usize = 6;
    (1..LONGEST).any(|back| {
        let title = (named.start.checked_sub(back))
            .and_then(|from| LEXICON.titles.longest(&text.tokens, from));
        title.is_some_and(|(length, _)| length >= back)
    })
}

/// From where the holder of a post in the body comes: as the next posts tell, else the side or the delegation of
/// which the sentence speaks.
fn origin(text: &Text<'_>, named: &Range<usize>) -> Origin {
    // More than anyone holds: who lists them without end has each of them read with the few behind it.
    const POSTS: usize = 8;
    let mut end = named.end;
    for _ in 0..POSTS {
        if !text.is(end, ",") {
            break;
        }
        let start = link(text, end + 1).map_or(end + 1, |link| link.end);
        let Some((title, _)) = LEXICON.titles.longest(&text.tokens, start) else {
            break;
        };
        let from = start + title;
        match seat(text, from) {
            Some((behind, Some(country))) => {
                // `ông A, Ủy viên Trung ương Đảng, Đại sứ Lào B`: of another.
                let other = behind_name(text, named.start) && text.is_capital(behind);
                return match is_home(Some(country)) || other {
                    true => Origin::Home,
                    false => Origin::Told(country),
                };
            }
            Some((behind, None)) => end = behind,
            None => end = from,
        }
    }
    side(text, named).unwrap_or(Origin::Named(end))
}

/// Behind the body or the place of a post, and the country in which it is, where the name tells it.
fn seat(text: &Text<'_>, from: usize) -> Option<(usize, Option<CountryCode>)> {
    let code = |behind: usize| home(&text.tokens[from - 1..behind]);
    if let Some(found) = grammar::longest(text, from, false) {
        return Some((found.end, code(found.end)));
    }
    let nation = from + usize::from(text.is(from, "nước"));
    if let Some((length, form)) = LEXICON.countries.longest(&text.tokens, nation) {
        let person = name::vietnamese(text, nation).is_some_and(|name| name > length);
        return (!person).then_some((nation + length, Some(form.code)));
    }
    let behind = place_phrase(text, from)?;
    Some((behind, code(behind)))
}

/// A name stands behind which the posts begin of which the one in the body at `at` is one: `ông A, Ủy viên …`.
fn behind_name(text: &Text<'_>, at: usize) -> bool {
    const FARTHEST: usize = 8;
    (at.saturating_sub(FARTHEST)..at)
        .rev()
        .find(|&token| text.is(token, ",") || text.is_dash(token))
        .is_some_and(|mark| mark > 0 && text.is_capital(mark - 1))
}

/// The country whose side a sentence lists or whose delegation it is about: `Về phía nước bạn Lào có: …`, `Đoàn
/// đại biểu tỉnh Hủa Phăn (Lào) do …`.
fn side(text: &Text<'_>, named: &Range<usize>) -> Option<Origin> {
    const OPENED: usize = 14;
    let start = (text.sentence_start(named.start)).max(named.start.saturating_sub(FARTHEST_SIDE));
    let verb = (start..named.start)
        .rev()
        .find(|&at| text.is_any(at, &["có", "do", "gồm"]))?;
    let end = verb - usize::from(verb > start && text.is_any(verb - 1, &[")", ","]));
    let opens = (verb.saturating_sub(OPENED).max(start)..verb)
        .rev()
        .find(|&at| text.is_any(at, &["phía", "đoàn"]))?;
    let told = (opens + 1..end).find_map(|at| {
        let country = LEXICON.countries.longest(&text.tokens, at);
        let place = LEXICON.places.longest(&text.tokens, at);
        let country = country.map(|(length, form)| (length, form.code));
        let place = place.map(|(length, place)| (length, place.country));
        let (length, code) = country.max(place)?;
        (at + length == end).then_some(code)
    })?;
    Some(match is_home(Some(told)) {
        true => Origin::Home,
        false => Origin::Told(told),
    })
}

/// The one party of a country that the lexicon knows: `Đảng Nhân dân Cách mạng Lào`.
fn party(code: CountryCode) -> Option<&'static Body> {
    let mut parties = LEXICON.bodies.all().iter().filter(|body| {
        body.country == Some(code)
            && body.kind == OrganizationKind::Foreign
            && body.name.starts_with("Đảng ")
    });
    parties.next().filter(|_| parties.next().is_none())
}

/// A guest's name in Latin letters begins at `at`, not a Vietnamese one.
pub(crate) fn is_guest(text: &Text<'_>, at: usize) -> bool {
    name::vietnamese(text, at).is_none()
        && name::foreign(text, at).is_some_and(|length| words(text, at..at + length) > 1)
}
