//! People of one name: told apart where their bodies and the days of the reports say so.
//!
//! A full name is taken for one person unless reports put it in posts of two provinces at once. Whoever
//! changes office stays one: reports that share a body, a former post too, are of one person, and posts
//! in two provinces are only held against each other where the reports come close together or
//! alternate.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::lexicon::{LEXICON, PlaceKind, tokens};
use crate::resolve::{ReportedPerson, Share, key};

/// How many days apart reports of posts in two provinces may be of one person who was transferred.
const TRANSFER: i32 = 60;

/// The day on which 63 provinces became 34: whoever stayed in office then changed the province's name.
const MERGER: Date = jiff::civil::date(2025, 7, 1);

/// The reports of each person, in the order of the first; the shares are all of one name.
///
/// Example: `Nguyễn Văn Hùng, Chủ tịch UBND tỉnh Quảng Trị` and, a week later, `Nguyễn Văn Hùng, Giám đốc
/// Sở Ngoại vụ tỉnh Lâm Đồng` are two; had the second been reported two years later, they were one.
pub(super) fn apart<'a>(shares: &[Share<'a>]) -> Vec<Vec<Share<'a>>> {
    let mut parties = of_one_body(shares);
    // Those of whom most is reported first: who has no post at all is taken for the best known.
    parties.sort_by_key(|party| {
        (
            usize::MAX - party.shares.len(),
            party.shares.first().copied(),
        )
    });
    let mut people: Vec<Party> = Vec::new();
    for party in parties {
        match people.iter_mut().find(|known| !known.is_other(&party)) {
            Some(known) => known.join(party),
            None => people.push(party),
        }
    }
    let mut apart: Vec<Vec<usize>> = people.into_iter().map(|party| party.shares).collect();
    for person in &mut apart {
        person.sort_unstable();
    }
    apart.sort_unstable();
    let shares_of = |person: Vec<usize>| person.into_iter().map(|at| shares[at]).collect();
    apart.into_iter().map(shares_of).collect()
}

/// Reports that are surely of one person.
#[derive(Debug, Default)]
struct Party {
    /// Places among the shares.
    shares: Vec<usize>,
    /// The days on which posts in a province are reported as held, by province.
    seats: BTreeMap<String, BTreeSet<Date>>,
}

impl Party {
    fn join(&mut self, other: Party) {
        self.shares.extend(other.shares);
        for (province, days) in other.seats {
            self.seats.entry(province).or_default().extend(days);
        }
    }

    /// Whether the two hold posts in different provinces at one time.
    fn is_other(&self, party: &Party) -> bool {
        self.seats.iter().any(|(province, days)| {
            party
                .seats
                .iter()
                .any(|(other, others)| province != other && meet(days, others))
        })
    }
}

/// Whether the days of one come close to the other's, or lie between them.
fn meet(one: &BTreeSet<Date>, other: &BTreeSet<Date>) -> bool {
    let (Some(from), Some(to)) = (one.first(), one.last()) else {
        return false;
    };
    let (Some(other_from), Some(other_to)) = (other.first(), other.last()) else {
        return false;
    };
    let gap = |earlier: &Date, later: &Date| {
        let span = later.since((jiff::Unit::Day, *earlier));
        span.map_or(i32::MAX, |span| span.get_days())
    };
    let renamed =
        (*to < MERGER && *other_from >= MERGER) || (*other_to < MERGER && *from >= MERGER);
    !renamed && gap(to, other_from) < TRANSFER && gap(other_to, from) < TRANSFER
}

/// The shares, joined where they name the same body.
fn of_one_body(shares: &[Share<'_>]) -> Vec<Party> {
    let mut root: Vec<usize> = (0..shares.len()).collect();
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, share) in shares.iter().enumerate() {
        for body in bodies(share) {
            let known = *first.entry(body).or_insert(at);
            let (one, other) = (top(&root, at), top(&root, known));
            root[one.max(other)] = one.min(other);
        }
    }
    let mut parties: BTreeMap<usize, Party> = BTreeMap::new();
    for (at, share) in shares.iter().enumerate() {
        let party = parties.entry(top(&root, at)).or_default();
        party.shares.push(at);
        let Some(day) = share.article.published_on else {
            continue;
        };
        for province in seats(share) {
            party.seats.entry(province).or_default().insert(day);
        }
    }
    parties.into_values().collect()
}

fn top(root: &[usize], mut at: usize) -> usize {
    while root[at] != at {
        at = root[at];
    }
    at
}

fn fact<'a>(share: &Share<'a>) -> &'a ReportedPerson {
    &share.article.people[share.index()]
}

/// The bodies of the posts, former ones too.
fn bodies<'a>(share: &Share<'a>) -> BTreeSet<&'a str> {
    let bodies = (fact(share).positions.iter()).filter_map(|position| position.organization);
    let organizations = &share.article.organizations;
    bodies
        .map(|body| &*organizations[body.index()].key)
        .collect()
}

/// The provinces of the posts that are held.
fn seats(share: &Share<'_>) -> BTreeSet<String> {
    let held = fact(share)
        .positions
        .iter()
        .filter(|position| !position.former);
    held.filter_map(|position| {
        let body = position.organization?;
        province(&share.article.organizations[body.index()].name)
    })
    .collect()
}

/// The province that a body's name tells: `Sở Ngoại vụ tỉnh Lâm Đồng`.
fn province(name: &str) -> Option<String> {
    let words = tokens(name);
    (0..words.len()).find_map(|at| {
        let (length, place) = LEXICON.places.longest(&words, at)?;
        let provincial = matches!(place.kind, PlaceKind::Province | PlaceKind::FormerProvince);
        provincial.then(|| key(&name[words[at].start..words[at + length - 1].end]))
    })
}
