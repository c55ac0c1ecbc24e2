//! Bodies whose names hold the name of a known one: abroad, in a province, of an association.

use std::sync::LazyLock;

use crate::extract::names::grammar::{Found, longest, organ};
use crate::extract::names::key::{home, is_home, key, known_by_key};
use crate::extract::names::name;
use crate::extract::names::namesake::person_behind_place_word;
use crate::extract::names::place::{bare_place, place, place_phrase, place_word};
use crate::extract::names::text::Text;
use crate::lexicon::{Body, LEXICON, Phrases, Shape};
use crate::model::OrganizationKind;

/// The known association whose central organ is named: `T.Ư Hội Liên hiệp Thanh niên Việt Nam`.
pub(crate) fn central(text: &Text<'_>, at: usize) -> Option<Found> {
    static ORGANS: LazyLock<Phrases<()>> = LazyLock::new(|| {
        Phrases::of(&[
            "T.Ư",
            "TƯ",
            "TW",
            "Trung ương",
            "BCH T.Ư",
            "BCH TƯ",
            "BCH TW",
            "BCH Trung ương",
            "Ban Chấp hành T.Ư",
            "Ban Chấp hành TW",
            "Ban Chấp hành Trung ương",
            "UBTƯ",
            "UBTW",
            "Ủy ban T.Ư",
            "Ủy ban Trung ương",
            "Đoàn Chủ tịch Trung ương",
        ])
    });
    let (organ, ()) = ORGANS.longest(&text.tokens, at)?;
    let from = at + organ;
    let (length, body) = LEXICON
        .bodies
        .longest(text.source, &text.tokens, from, false)
        .filter(|_| text.is_capital(at) && text.is_capital(from))?;
    let association = matches!(
        body.kind,
        OrganizationKind::FriendshipAssociation
            | OrganizationKind::Peoples
            | OrganizationKind::SocioPolitical
            | OrganizationKind::Foreign
    );
    association.then_some(Found {
        end: from + length,
        body: Some(body),
        head: None,
        bare: false,
    })
}

/// The party abroad whose organ bears the name of one at home: `Bộ Chính trị Đảng Nhân dân Cách mạng Lào`,
/// `Trung ương Đảng Nhân dân Campuchia`.
pub(crate) fn party_abroad(text: &Text<'_>, at: usize, end: usize, body: &Body) -> Option<Found> {
    if body.kind != OrganizationKind::Party || !is_home(body.country) {
        return None;
    }
    let party = end - usize::from(text.is(end - 1, "đảng"));
    if party == at || !text.is(party, "đảng") {
        return None;
    }
    let found = longest(text, party, false).filter(|found| found.end > end)?;
    let named = &text.tokens[party..found.end];
    let abroad = found.body.or_else(|| known_by_key(&key(named)));
    let country = abroad.map_or_else(|| home(named), |body| body.country);
    // `Ban Đối ngoại Trung ương Đảng …` is a body of its own.
    let own = text.is(at, "ban") && organ(text, at).is_none();
    (country.is_some() && !is_home(country)).then_some(Found {
        body: abroad.filter(|_| !own),
        ..Found::unlisted(text, at..found.end, false)
    })
}

/// The organ of a party abroad that bears the name of one at home and its own country: `Quân ủy Trung ương Trung
/// Quốc`.
pub(crate) fn organ_abroad(text: &Text<'_>, at: usize, end: usize, body: &Body) -> Option<Found> {
    if body.kind != OrganizationKind::Party || !is_home(body.country) {
        return None;
    }
    let (length, country) = LEXICON.countries.longest(&text.tokens, end)?;
    let named = name::vietnamese(text, end).is_some_and(|name| name > length);
    let abroad = !is_home(Some(country.code)) && !named && !text.is(end + length, "-");
    abroad.then(|| Found::unlisted(text, at..end + length, false))
}

/// The association abroad whose name begins with the last word of one at home: `Trung ương Đoàn Thanh niên Nhân dân
/// Cách mạng Lào`.
pub(crate) fn association_abroad(text: &Text<'_>, end: usize, body: &Body) -> Option<Found> {
    if body.kind != OrganizationKind::SocioPolitical || !text.is_any(end - 1, &["đoàn", "hội"])
    {
        return None;
    }
    let (length, abroad) = (LEXICON.bodies)
        .longest(text.source, &text.tokens, end - 1, false)
        .filter(|(length, abroad)| *length > 1 && !is_home(abroad.country))?;
    Some(Found {
        end: end - 1 + length,
        body: Some(abroad),
        head: None,
        bare: false,
    })
}

/// The body of a parliament or an army abroad that bears the name of one at home: `Ủy ban Đối ngoại Hạ viện Hoa
/// Kỳ`, `Bộ Tổng Tham mưu Quân đội nhân dân Lào`.
pub(crate) fn house_abroad(text: &Text<'_>, at: usize, end: usize, body: &Body) -> Option<Found> {
    let from = end + usize::from(text.is(end, "của"));
    if !is_home(body.country)
        || !text.is_any(from, &["hạ", "thượng", "nghị", "quốc", "quân", "qđnd"])
    {
        return None;
    }
    let house = longest(text, from, false)?;
    let country = home(&text.tokens[from..house.end]);
    (country.is_some() && !is_home(country)).then(|| Found::unlisted(text, at..house.end, false))
}

/// A department of an association that bears the name of one of the Party:
/// `Ban Tuyên giáo Trung ương Đoàn TNCS Hồ Chí Minh`.
pub(crate) fn department(text: &Text<'_>, at: usize, end: usize, body: &Body) -> Option<Found> {
    let central = body.kind == OrganizationKind::Party
        && is_home(body.country)
        && (text.ends_in(end, "trung ương") || text.is_any(end - 1, &["tw", "tư"]));
    if !central || !text.is_any(end, &["đoàn", "hội"]) || !text.is_capital(end) {
        return None;
    }
    Some(Found::unlisted(
        text,
        at..(longest(text, end, false).map_or(end + 1, |whole| whole.end)),
        false,
    ))
}

/// The central committee of an association that the page has named, not of the Party: `BCH Trung ương Hội`.
pub(crate) fn is_organ_of_association(text: &Text<'_>, at: usize, end: usize, body: &Body) -> bool {
    body.kind == OrganizationKind::Party
        && text.is_any(at, &["bch", "ban"])
        && text.is_any(end, &["đoàn", "hội"])
        && text.is_capital(end)
        && (text.is(at, "bch") || text.behind(at, "ban chấp hành").is_some())
        && longest(text, end, false).is_none()
}

/// The branch of a known body in a province: `Hội hữu nghị Việt Nam - ASEAN tỉnh Đồng Nai`.
pub(crate) fn branch(text: &Text<'_>, at: usize, end: usize, body: &Body) -> Option<Found> {
    let associates = matches!(
        body.kind,
        OrganizationKind::FriendshipAssociation
            | OrganizationKind::Peoples
            | OrganizationKind::SocioPolitical
    );
    if !associates
        || !is_home(body.country)
        || !text.is_any(end, &["tỉnh", "thành", "tp", "huyện", "quận"])
    {
        return None;
    }
    let place = place_word(text, end)?;
    if let Some(person) = person_behind_place_word(text, end) {
        return Some(Found::unlisted(text, at..person, true));
    }
    let named = place_phrase(text, end).filter(|behind| *behind > place);
    Some(Found::unlisted(
        text,
        at..(named.or_else(|| bare_place(text, end))?),
        named.is_none(),
    ))
}

/// The friendship association of a town abroad, whose name stands behind that of its country's: `Hội hữu nghị Nhật
/// Bản - Việt Nam Mimasaka`, but not `Chủ tịch Hội hữu nghị Nhật Bản - Việt Nam Mori cho biết`.
pub(crate) fn town_abroad(text: &Text<'_>, at: usize, end: usize, body: &Body) -> Option<Found> {
    let abroad = body.kind == OrganizationKind::FriendshipAssociation && !is_home(body.country);
    let word = || {
        text.is_capital(end)
            && text.tokens[end].shape == Shape::Capital
            && !text.is_capital(end + 1)
            && !text.is_any(end + 1, &["-", "."])
            && name::is_polysyllabic(&text.tokens[end].level)
            && place(text, end).is_none()
    };
    let held = || text.is_lower(end + 1) && is_titled_name(text, at);
    (abroad && word() && !held()).then(|| Found::unlisted(text, at..end + 1, false))
}

/// A title stands right before the name at `at`.
fn is_titled_name(text: &Text<'_>, at: usize) -> bool {
    const LONGEST: usize = 5;
    (1..LONGEST).any(|back| {
        let title = at
            .checked_sub(back)
            .and_then(|from| LEXICON.titles.longest(&text.tokens, from));
        title.is_some_and(|(length, _)| length == back)
    })
}

/// A known name right behind a word that says what it is names the same body: `Tổ chức UNICEF`,
/// `Quỹ Konrad-Adenauer-Stiftung`.
pub(crate) fn with_known(text: &Text<'_>, at: usize, built: Found) -> Found {
    let Some((length, head)) = LEXICON.heads.longest(&text.tokens, at) else {
        return built;
    };
    let says = matches!(
        head.kind,
        OrganizationKind::ForeignNgo
            | OrganizationKind::International
            | OrganizationKind::Media
            | OrganizationKind::Business
            | OrganizationKind::Peoples
    ) || text.is(at, "đảng");
    // `Chi hội VFP 160`: a part of it.
    let says = says && !text.ends_in(at + length, "chi hội");
    let known = LEXICON
        .bodies
        .longest(text.source, &text.tokens, at + length, false)
        .filter(|(known, _)| says && at + length + known >= built.end);
    match known {
        Some((known, body)) => Found {
            end: at + length + known,
            body: Some(body),
            ..built
        },
        None => built,
    }
}
