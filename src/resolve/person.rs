//! People: one for each full name with its marks, but for namesakes.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::model::{Person, Position, Report};
use crate::resolve::ballot::{Ballot, aliases};
use crate::resolve::shared::Normalized;
use crate::resolve::{ReportedPerson, Share, namesake, numbered};

pub(super) fn resolve(slug: &str, shares: &[Share<'_>]) -> Vec<Person> {
    // `Nguyễn Văn Hùng` and `Nguyễn Văn Hưng` share a slug, not a name.
    let mut normalized = Normalized::default();
    let mut by_name: BTreeMap<Rc<str>, Vec<Share<'_>>> = BTreeMap::new();
    for share in shares {
        let name = normalized.of(&fact(share).name);
        by_name.entry(name).or_default().push(*share);
    }
    let people = by_name
        .into_values()
        .flat_map(|shares| namesake::apart(&shares));
    people
        .enumerate()
        .map(|(index, shares)| person(numbered(slug, index), &shares))
        .collect()
}

fn fact<'a>(share: &Share<'a>) -> &'a ReportedPerson {
    &share.article.people[share.index()]
}

fn person(slug: Arc<str>, shares: &[Share<'_>]) -> Person {
    let names = Ballot::of_texts(shares.iter().map(|share| &*fact(share).name));
    let name = names.winner().unwrap_or_default().to_owned();
    let honorifics: Ballot<&str> = shares
        .iter()
        .flat_map(|share| fact(share).honorifics.iter().map(AsRef::as_ref))
        .collect();
    Person {
        slug,
        aliases: aliases(&name, shares.iter().map(|share| &fact(share).forms)),
        name,
        honorifics: honorifics.ranked().into_iter().map(str::to_owned).collect(),
        positions: positions(shares),
        members: shares.iter().map(Share::member).collect(),
    }
}

/// Positions are the same where title, body and whether they are former are: `Trưởng Ban` and `Trưởng
/// ban` of one body are one.
fn positions(shares: &[Share<'_>]) -> Vec<Position> {
    type Key<'a> = (Rc<str>, Option<&'a str>, bool);
    let mut normalized = Normalized::default();
    let mut by_key: BTreeMap<Key<'_>, (Ballot<&str>, Vec<Report>)> = BTreeMap::new();
    for share in shares {
        for (item, position) in fact(share).positions.iter().enumerate() {
            let body = position
                .organization
                .map(|local| &*share.article.organizations[local.index()].key);
            let entry = by_key
                .entry((normalized.of(&position.title), body, position.former))
                .or_insert_with(|| (Ballot::new(), Vec::new()));
            entry.0.add(&*position.title);
            entry.1.push(share.report(item));
        }
    }
    by_key
        .into_iter()
        .map(|((_, _, former), (titles, reports))| Position {
            title: titles.winner().unwrap_or_default().to_owned(),
            former,
            reports,
        })
        .collect()
}
