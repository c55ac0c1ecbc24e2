//! The body of a deputy or a secretary whose post names none anywhere on the page: that of the one chief whom the page
//! names.

use crate::extract::names::key::is_home;
use crate::extract::names::name::is_polysyllabic;
use crate::extract::names::organization::Organizations;
use crate::lexicon::word::level;
use crate::lexicon::{LEXICON, tokens};
use crate::model::{LocalOrganization, OrganizationKind, PersonFact, PositionFact, Span};

/// Posts beside the chair of an association that say no more of whose they are.
const OFFICERS: [&str; 8] = [
    "tổng thư ký",
    "phó tổng thư ký",
    "ủy viên",
    "uỷ viên",
    "ủy viên ban thường vụ",
    "ủy viên ban chấp hành",
    "ủy viên thường trực",
    "ủy viên thường vụ",
];

/// How many paragraphs above a deputy the chief may be named.
const FARTHEST: u32 = 3;

/// Puts deputies and secretaries in the body of the chief named before them, where but one such is named.
///
/// Example: `Ông A, Chủ tịch Hội X, chủ trì. Đại hội nghe bà B, Tổng Thư ký trình bày báo cáo.`
pub(crate) fn seat(people: &mut [PersonFact], bodies: &Organizations) {
    let chiefs: Vec<(String, Span, LocalOrganization)> = people
        .iter()
        .flat_map(|person| &person.positions)
        .filter_map(|position| {
            let body = position.organization.filter(|_| !position.former)?;
            let first = position.spans.iter().min()?;
            Some((level(&position.title).into_owned(), *first, body))
        })
        .collect();
    for person in people {
        let name = person.name.clone();
        for position in &mut person.positions {
            let Some((chief, officer)) = wanted(position) else {
                continue;
            };
            let Some(here) = position.spans.iter().min().copied() else {
                continue;
            };
            let mut found = chiefs
                .iter()
                .filter(|(title, first, _)| *title == chief && *first < here);
            let Some((_, first, body)) = found.next() else {
                continue;
            };
            let near = here.paragraph <= first.paragraph + FARTHEST;
            let own = is_at_home(&name, bodies, *body) && (!officer || elects(bodies, *body));
            if near && own && found.all(|(.., other)| other == body) {
                position.organization = Some(*body);
            }
        }
    }
}

/// The title of the chief, levelled, in whose body the post must be, and whether it is an officer's.
fn wanted(position: &PositionFact) -> Option<(String, bool)> {
    if position.organization.is_some() || position.former {
        return None;
    }
    let title = level(&position.title);
    if OFFICERS.contains(&&*title) {
        return Some(("chủ tịch".to_owned(), true));
    }
    let words = tokens(&position.title);
    let (length, post) = LEXICON.titles.longest(&words, 0)?;
    let plain = !post.bodiless && !post.loose && !post.profession && length == words.len();
    let chief = title.strip_prefix("phó ").filter(|_| plain)?;
    let chief = chief.strip_suffix(" thường trực").unwrap_or(chief);
    Some((chief.to_owned(), false))
}

/// Nobody of the other country: no Vietnamese in a body abroad, and no `Anna Weber` in one at home.
fn is_at_home(name: &str, bodies: &Organizations, body: LocalOrganization) -> bool {
    let mut words = name.split(' ').map(level);
    match is_home(bodies.get(body).country) {
        true => !words.any(|word| is_polysyllabic(&word)),
        false => words
            .next()
            .is_none_or(|first| !LEXICON.surnames.contains(&first)),
    }
}

/// The body chooses its officers.
fn elects(bodies: &Organizations, body: LocalOrganization) -> bool {
    matches!(
        bodies.get(body).kind,
        OrganizationKind::FriendshipAssociation
            | OrganizationKind::LocalUnion
            | OrganizationKind::Peoples
            | OrganizationKind::SocioPolitical
            | OrganizationKind::Foreign
    )
}
