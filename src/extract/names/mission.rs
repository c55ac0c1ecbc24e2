//! The missions at which diplomats serve whose posts name none.

use crate::lexicon::word::level;
use crate::model::{Article, Facts, LocalOrganization, PositionFact, Span};

/// What the titles begin with of those who serve at a mission; an ambassador is told by the country alone.
const DIPLOMATS: [&str; 12] = [
    "tham tán",
    "tùy viên",
    "tuỳ viên",
    "bí thư thứ",
    "tổng lãnh sự",
    "phó tổng lãnh sự",
    "quyền tổng lãnh sự",
    "lãnh sự",
    "phó lãnh sự",
    "công sứ",
    "phó đại sứ",
    "đại biện",
];

/// How many bytes before the post the mission may stand at most.
const FARTHEST: u32 = 400;

/// What the names of missions begin with.
const MISSIONS: [&str; 5] = [
    "đại sứ quán",
    "tổng lãnh sự quán",
    "lãnh sự quán",
    "phái đoàn thường trực",
    "thương vụ",
];

/// Seats a diplomat whose post names no body at the mission that the paragraph has named last.
///
/// Example: `Đoàn đã đến chúc Tết Tổng Lãnh sự quán Lào. Tiếp đoàn, Tùy viên A cảm ơn …`
pub(crate) fn seat_diplomats(article: &Article, facts: &mut Facts) {
    let mut missions: Vec<(Span, LocalOrganization)> = Vec::new();
    for (body, local) in facts.organizations.iter().zip(0..) {
        let name = level(&body.name);
        if MISSIONS.iter().any(|words| name.starts_with(words)) {
            let spans = body.mentions.iter().map(|mention| mention.span);
            missions.extend(spans.map(|span| (span, LocalOrganization(local))));
        }
    }
    if missions.is_empty() {
        return;
    }
    let countries: Vec<Span> = (facts.countries.iter())
        .flat_map(|country| country.mentions.iter().map(|mention| mention.span))
        .collect();
    let posts: Vec<Span> = (facts.people.iter())
        .flat_map(|person| &person.positions)
        .filter(|position| is_diplomat(&position.title))
        .flat_map(|position| position.spans.iter().copied())
        .collect();
    for position in (facts.people.iter_mut()).flat_map(|person| &mut person.positions) {
        if position.organization.is_none() && !position.former {
            position.organization = mission(article, position, &missions, &countries, &posts);
        }
    }
}

/// The mission named last before the post in its paragraph; none where the post is told with its country.
fn mission(
    article: &Article,
    position: &PositionFact,
    missions: &[(Span, LocalOrganization)],
    countries: &[Span],
    posts: &[Span],
) -> Option<LocalOrganization> {
    let title = level(&position.title);
    let consul = title.contains("lãnh sự");
    let near = |post: &Span, place: &Span| {
        let before = place.paragraph == post.paragraph && place.end <= post.start;
        before && post.start - place.end < FARTHEST
    };
    if !is_diplomat(&position.title) {
        return None;
    }
    position.spans.iter().find_map(|post| {
        let text = &article.paragraphs.get(post.paragraph as usize)?.text;
        // `Tổng Lãnh sự Lào tại Đà Nẵng`, `Tham tán thương mại tại Việt Nam`
        let behind = text
            .get(post.start as usize + position.title.len()..)?
            .trim_start();
        let at = text.len() - behind.len();
        let told = countries
            .iter()
            .any(|span| span.paragraph == post.paragraph && span.start as usize == at);
        if told || behind.starts_with("nước ") || behind.starts_with("tại ") {
            return None;
        }
        // A consul serves at a consulate.
        let fits = |name: &str| !consul || level(name).contains("lãnh sự");
        missions
            .iter()
            .filter(|(place, _)| near(post, place) && text.get(place.range()).is_some_and(fits))
            .max_by_key(|(place, _)| place.start)
            // Of several diplomats in a list the first alone is the mission's.
            .filter(|(place, _)| {
                !(posts.iter()).any(|other| near(post, other) && other.start >= place.end)
            })
            .map(|(_, body)| *body)
    })
}

fn is_diplomat(title: &str) -> bool {
    let title = level(title);
    DIPLOMATS.iter().any(|words| title.starts_with(words))
}
