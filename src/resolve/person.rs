//! People: one for each full name with its marks, but for namesakes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Person, Position, Report};
use crate::resolve::ballot::{Ballot, aliases};
use crate::resolve::{Share, key, namesake, numbered};
use crate::text::normalize;

pub(super) fn resolve(slug: &str, shares: &[Share<'_>]) -> Vec<Person> {
    // `Nguyễn Văn Hùng` and `Nguyễn Văn Hưng` share a slug, not a name.
    let mut by_name: BTreeMap<String, Vec<Share<'_>>> = BTreeMap::new();
    for share in shares {
        by_name
            .entry(normalize(&fact(share).name))
            .or_default()
            .push(*share);
    }
    let people = by_name
        .into_values()
        .flat_map(|shares| namesake::apart(&shares));
    people
        .enumerate()
        .map(|(index, shares)| person(numbered(slug, index), &shares))
        .collect()
}

fn fact<'a>(share: &Share<'a>) -> &'a crate::model::PersonFact {
    &share.article.facts.people[share.index()]
}

fn person(slug: Arc<str>, shares: &[Share<'_>]) -> Person {
    let names: Ballot<String> = shares
        .iter()
        .map(|share| fact(share).name.clone())
        .collect();
    let name = names.winner().unwrap_or_default();
    let honorifics: Ballot<String> = shares
        .iter()
        .flat_map(|share| fact(share).honorifics.iter().cloned())
        .collect();
    Person {
        slug,
        aliases: aliases(
            &name,
            shares
                .iter()
                .map(|share| &share.article.forms.people[share.index()]),
        ),
        name,
        honorifics: honorifics.ranked(),
        positions: positions(shares),
        members: shares.iter().map(Share::member).collect(),
    }
}

/// Positions are the same where title, body and whether they are former are: `Trưởng Ban` and `Trưởng
/// ban` of one body are one.
fn positions(shares: &[Share<'_>]) -> Vec<Position> {
    type Key = (String, Option<String>, bool);
    let mut by_key: BTreeMap<Key, (Ballot<String>, Vec<Report>)> = BTreeMap::new();
    for share in shares {
        for (item, position) in fact(share).positions.iter().enumerate() {
            let body = position
                .organization
                .map(|local| key(&share.article.facts.organizations[local.index()].name));
            let entry = by_key
                .entry((normalize(&position.title), body, position.former))
                .or_insert_with(|| (Ballot::new(), Vec::new()));
            entry.0.add(position.title.clone());
            entry.1.push(share.report(item));
        }
    }
    by_key
        .into_iter()
        .map(|((_, _, former), (titles, reports))| Position {
            title: titles.winner().unwrap_or_default(),
            former,
            reports,
        })
        .collect()
}
