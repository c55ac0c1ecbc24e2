//! Meetings: one for all the reports of it.
//!
//! Reports of one year (of one name where the time is not known) are compared two by two where their times
//! overlap; those that a reader would take for the same event are joined, the most alike first, and what is
//! joined to the same is the same, except that two events of one article stay two.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use crate::model::{
    DatePrecision, Evidence, EvidenceField, IdentityGround, Join, Meeting, MeetingKind,
    ParticipantRole, Participation, Report, TimeSpan,
};
use crate::resolve::ballot::{Ballot, aliases, fullest};
use crate::resolve::likeness::{Likeness, Outline, of_one_time};
use crate::resolve::shared::Normalized;
use crate::resolve::{ReportedMeeting, Share, key, numbered};
use crate::text::normalize;

/// The year in which it began, or the name where no time is known.
pub(super) fn group(report: &ReportedMeeting) -> String {
    match report.time.as_ref().map(|time| time.value) {
        None => format!("undated {}", key(&report.name)),
        Some(time) => time.start.strftime("%Y").to_string(),
    }
}

pub(super) fn resolve(shares: &[Share<'_>]) -> Vec<Meeting> {
    let mut normalized = Normalized::default();
    let outlines = shares.iter();
    let outlines: Vec<Outline<'_>> = outlines
        .map(|share| Outline::of(share, &mut normalized))
        .collect();
    let mut pairs: Vec<(Likeness, usize, usize, IdentityGround)> = Vec::new();
    for (one, other) in of_one_time(&outlines) {
        let (earlier, later) = (one.min(other), one.max(other));
        if let Some((likeness, ground)) = outlines[earlier].likeness(&outlines[later]) {
            pairs.push((likeness, earlier, later, ground));
        }
    }
    pairs.sort();
    let mut cluster: Vec<usize> = (0..shares.len()).collect();
    let mut articles: Vec<BTreeSet<&str>> = outlines
        .iter()
        .map(|outline| BTreeSet::from([outline.article]))
        .collect();
    let mut joined: Vec<(usize, usize, IdentityGround)> = Vec::new();
    for (_, earlier, later, ground) in pairs {
        let (a, b) = (root(&cluster, earlier), root(&cluster, later));
        // An article that reports two events keeps them apart, whatever others say of them.
        if a != b && articles[a].is_disjoint(&articles[b]) {
            let (into, from) = (a.min(b), a.max(b));
            cluster[from] = into;
            let more = std::mem::take(&mut articles[from]);
            articles[into].extend(more);
            joined.push((earlier, later, ground));
        }
    }
    let mut by_root: BTreeMap<usize, Vec<(usize, usize, IdentityGround)>> = BTreeMap::new();
    for join in joined {
        by_root
            .entry(root(&cluster, join.0))
            .or_default()
            .push(join);
    }
    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in 0..shares.len() {
        clusters
            .entry(root(&cluster, index))
            .or_default()
            .push(index);
    }
    let mut meetings: Vec<Meeting> = clusters
        .into_values()
        .map(|members| {
            let mut meeting = meeting(&members.iter().map(|at| shares[*at]).collect::<Vec<_>>());
            let own = by_root.get(&root(&cluster, members[0]));
            meeting.joins = joins(&members, own.map_or(&[], Vec::as_slice));
            meeting
        })
        .collect();
    // Of those of one slug, the one that the first article reports comes first, as it does already.
    meetings.sort_by(|a, b| a.slug.cmp(&b.slug));
    let mut same = 0;
    for index in 1..meetings.len() {
        let base = meetings[index - 1 - same].slug.clone();
        same = if meetings[index].slug == base {
            same + 1
        } else {
            0
        };
        meetings[index].slug = numbered(&meetings[index].slug, same);
    }
    meetings
}

/// Why each of the members is one, as seen from the first: what joined it to a member nearer to it.
fn joins(members: &[usize], joined: &[(usize, usize, IdentityGround)]) -> Vec<Join> {
    let place = |report: usize| members.binary_search(&report).ok();
    let mut beside: Vec<Vec<(usize, IdentityGround)>> = vec![Vec::new(); members.len()];
    for (earlier, later, ground) in joined {
        if let (Some(one), Some(other)) = (place(*earlier), place(*later)) {
            beside[one].push((other, *ground));
            beside[other].push((one, *ground));
        }
    }
    let first = Join {
        ground: IdentityGround::FirstReport,
        to: None,
    };
    let mut found: Vec<Option<Join>> = vec![None; members.len()];
    let mut reached = VecDeque::from([0]);
    found[0] = Some(first);
    while let Some(from) = reached.pop_front() {
        for &(next, ground) in &beside[from] {
            if found[next].is_none() {
                let to = u32::try_from(from).ok();
                found[next] = Some(Join { ground, to });
                reached.push_back(next);
            }
        }
    }
    let found = found.into_iter();
    found.map(|join| join.unwrap_or(first)).collect()
}

fn root(cluster: &[usize], mut index: usize) -> usize {
    while cluster[index] != index {
        index = cluster[index];
    }
    index
}

fn fact<'a>(share: &Share<'a>) -> &'a ReportedMeeting {
    &share.article.meetings[share.index()]
}

fn meeting(shares: &[Share<'_>]) -> Meeting {
    let facts = || shares.iter().map(fact);
    let name = facts()
        .map(|fact| &*fact.name)
        .collect::<Ballot<_>>()
        .winner_by(fullest)
        .unwrap_or_default()
        .to_owned();
    let kind = facts()
        .map(|fact| fact.kind)
        .collect::<Ballot<_>>()
        .winner()
        .unwrap_or(MeetingKind::Other);
    let time = facts()
        .filter_map(|fact| fact.time.as_ref().map(|time| time.value))
        .collect::<Ballot<TimeSpan>>()
        .ranked()
        .into_iter()
        .min_by_key(|time| time.precision);
    let place = facts()
        .filter_map(|fact| fact.place.as_ref().map(|place| &*place.value))
        .collect::<Ballot<_>>()
        .winner_by(fullest)
        .map(str::to_owned);
    let attendance = facts()
        .filter_map(|fact| fact.attendance.as_ref().map(|attendance| attendance.value))
        .collect::<Ballot<_>>()
        .winner_by(|count| Reverse(*count));
    let organizers: Ballot<Arc<str>> = shares
        .iter()
        .flat_map(|share| {
            let organizations = &share.article.organizations;
            let organizers = fact(share).organizers.iter();
            organizers.map(|local| organizations[local.index()].key.clone())
        })
        .collect();
    let slug = match time {
        None => key(&name),
        Some(time) => {
            let format = match time.precision {
                DatePrecision::Day => "%Y-%m-%d",
                DatePrecision::Month => "%Y-%m",
                DatePrecision::Year => "%Y",
            };
            format!("{}--{}", key(&name), time.start.strftime(format))
        }
    };
    let mut meeting = Meeting {
        slug: slug.into(),
        aliases: aliases(&name, facts().map(|fact| &fact.forms)),
        name,
        kind,
        time,
        place,
        country: facts()
            .filter_map(|fact| fact.country)
            .collect::<Ballot<_>>()
            .winner(),
        attendance,
        organizers: organizers.ranked(),
        participations: participations(shares),
        members: shares.iter().map(Share::member).collect(),
        joins: Vec::new(),
        evidence: Vec::new(),
    };
    meeting.evidence = shares
        .iter()
        .flat_map(|share| evidence(share, &meeting))
        .collect();
    meeting
}

fn evidence(share: &Share<'_>, meeting: &Meeting) -> Vec<Evidence> {
    let fact = fact(share);
    let mut evidence = Vec::new();
    if let Some(said) = &fact.time {
        let time = said.value;
        let value = if time.start == time.end {
            time.start.to_string()
        } else {
            format!("{}/{}", time.start, time.end)
        };
        evidence.push(share.evidence(
            EvidenceField::Time,
            value,
            meeting.time == Some(time),
            said.span,
        ));
    }
    if let Some(said) = &fact.place {
        let preferred = meeting.place.as_deref() == Some(&*said.value);
        evidence.push(share.evidence(
            EvidenceField::Place,
            said.value.clone(),
            preferred,
            said.span,
        ));
    }
    if let Some(said) = &fact.attendance {
        let preferred = meeting.attendance == Some(said.value);
        evidence.push(share.evidence(
            EvidenceField::Attendance,
            said.value.to_string(),
            preferred,
            said.span,
        ));
    }
    if let Some(span) = fact.named_at {
        let preferred = meeting.kind == fact.kind;
        evidence.push(share.evidence(EvidenceField::Kind, fact.kind.name(), preferred, span));
    }
    evidence
}

/// One participation for each person and for each body that took part as such.
fn participations(shares: &[Share<'_>]) -> Vec<Participation> {
    #[derive(Default)]
    struct Part {
        organizations: Vec<Arc<str>>,
        roles: BTreeSet<ParticipantRole>,
        titles: Vec<Arc<str>>,
        reports: Vec<Report>,
    }
    let mut parts: BTreeMap<(bool, String), Part> = BTreeMap::new();
    for share in shares {
        let article = share.article;
        for (item, said) in fact(share).participants.iter().enumerate() {
            let organization = said
                .organization
                .map(|local| article.organizations[local.index()].key.clone());
            let who = match (said.person, &organization) {
                (Some(person), _) => (true, normalize(&article.people[person.index()].name)),
                (None, Some(organization)) => (false, organization.to_string()),
                (None, None) => continue,
            };
            let part = parts.entry(who).or_default();
            part.organizations.extend(organization);
            part.roles.extend(said.roles.iter());
            part.titles.extend(said.position_title.clone());
            part.reports.push(share.report(item));
        }
    }
    parts
        .into_iter()
        .map(|((by_person, _), part)| Participation {
            by_person,
            organization: part
                .organizations
                .into_iter()
                .collect::<Ballot<_>>()
                .winner(),
            roles: part.roles.into_iter().collect(),
            position_title: part
                .titles
                .iter()
                .map(AsRef::as_ref)
                .collect::<Ballot<_>>()
                .winner_by(fullest)
                .map(str::to_owned),
            reports: part.reports,
        })
        .collect()
}
