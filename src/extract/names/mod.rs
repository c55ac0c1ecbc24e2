//! The people, organizations and countries that an article names.
//!
//! Bodies come first, because they end other names; then people with their posts; then the countries
//! that stand in neither.

mod address;
mod again;
mod alike;
mod apart;
mod aside;
mod bracket;
mod chair;
mod charge;
mod chief;
mod committee;
mod completion;
mod continuation;
mod country;
mod credit;
mod division;
mod employer;
mod entry;
mod grammar;
mod guest;
mod holder;
mod holding;
mod key;
mod latest;
mod led;
mod link;
mod ministry;
mod mission;
mod name;
mod named;
mod namesake;
mod neighbour;
mod office;
mod organization;
mod person;
mod place;
mod post;
mod province;
mod reach;
mod seat;
mod short;
mod slash;
mod spelling;
mod stop;
mod text;
mod titled;
mod topic;

#[cfg(test)]
mod tests;

use std::cell::LazyCell;

use crate::extract::names::text::Text;
use crate::lexicon::LEXICON;
use crate::model::{Article, Facts, LocalOrganization, OrganizationFact, OrganizationKind};
use crate::text::letter::is_alphanumeric;
use crate::text::normalize;

/// The people, organizations and countries of the article's paragraphs; the other lists stay empty.
///
/// A title that stands alone for its one holder on the page (`Trưởng ban đề nghị`) is no mention, it is
/// one more span of that holder's position.
///
/// Example: `ông Hà Kim Ngọc, Thứ trưởng Bộ Ngoại giao` names a person, his post and a body.
pub fn find(article: &Article) -> Facts {
    let texts: Vec<Text<'_>> = article
        .paragraphs
        .iter()
        .enumerate()
        .map(|(at, paragraph)| Text::new(at, &paragraph.text))
        .collect();
    let bodies = organization::find(&texts, &Text::new(0, &article.title));
    let year = article.published.map(|published| published.on.year());
    let people = person::find(&texts, &bodies, year);
    let countries = country::find(&texts, &bodies, &people);
    let mut facts = Facts {
        people: people.into_facts(),
        countries,
        ..Facts::default()
    };
    bodies.store(&texts, &mut facts);
    head_of_school(&mut facts);
    mission::seat_diplomats(article, &mut facts);
    for at in 0..facts.organizations.len() {
        fill_parent(&mut facts, at);
    }
    facts
}

/// Seats those who head a school in the only one that the article names: `Đón đoàn có PGS A, Hiệu trưởng`.
fn head_of_school(facts: &mut Facts) {
    const HEADS: [&str; 3] = ["Hiệu trưởng", "Phó Hiệu trưởng", "Quyền Hiệu trưởng"];
    let school = |body: &OrganizationFact| {
        ["Trường ", "Đại học ", "Học viện "]
            .iter()
            .any(|word| body.name.starts_with(word))
    };
    let mut schools = (0..)
        .zip(&facts.organizations)
        .filter(|(_, body)| school(body));
    let (Some((only, _)), None) = (schools.next(), schools.next()) else {
        return;
    };
    for position in facts
        .people
        .iter_mut()
        .flat_map(|person| &mut person.positions)
    {
        let heads = HEADS
            .iter()
            .any(|head| normalize(head) == normalize(&position.title));
        if heads && position.organization.is_none() && !position.former {
            position.organization = Some(LocalOrganization(only));
        }
    }
}

/// The entry of the body of this canonical name; where the article does not name it, one is added from
/// the lexicon, or with the name alone, without mentions.
pub fn known_organization(facts: &mut Facts, name: &str) -> LocalOrganization {
    let wanted = LazyCell::new(|| normalize(name));
    // Spellings that are one have as many letters, which are counted sooner than they are levelled.
    let letters = |name: &str| name.chars().filter(|c| is_alphanumeric(*c)).count();
    let many = letters(name);
    let body = LEXICON.bodies.by_name(name);
    let there = facts.organizations.iter().position(|body| {
        body.name == name || letters(&body.name) == many && normalize(&body.name) == *wanted
    });
    let at = there.unwrap_or_else(|| {
        let fact = body.map_or_else(
            || OrganizationFact {
                name: name.to_owned(),
                kind: OrganizationKind::Other,
                acronym: None,
                country: None,
                parent: None,
                mentions: Vec::new(),
            },
            key::of_lexicon,
        );
        facts.organizations.push(fact);
        facts.organizations.len() - 1
    });
    fill_parent(facts, at);
    LocalOrganization(u32::try_from(at).unwrap_or(u32::MAX))
}

/// Adds the parent that the lexicon knows.
fn fill_parent(facts: &mut Facts, at: usize) {
    if facts.organizations[at].parent.is_some() {
        return;
    }
    let parent = LEXICON
        .bodies
        .by_name(&facts.organizations[at].name)
        .and_then(|body| body.parent.as_deref());
    if let Some(parent) = parent {
        let parent = known_organization(facts, parent);
        facts.organizations[at].parent = (parent.index() != at).then_some(parent);
    }
}
