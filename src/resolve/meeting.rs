//! Meetings: one for all the reports of it.
//!
//! Reports of one year (of one name where the time is not known) are compared two by two where their times
//! overlap; those that a reader would take for the same event are joined, the most alike first, and what is
//! joined to the same is the same, except that two events of one article stay two.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{
    DatePrecision, Evidence, EvidenceField, IdentityGround, Join, LocalOrganization, Meeting,
    MeetingKind, MeetingReport, ParticipantRole, Participation, Report, TimeSpan,
};
use crate::resolve::ballot::{Ballot, aliases, fullest};
use crate::resolve::{Share, key, numbered};
use crate::text::normalize;

/// The year in which it began, or the name where no time is known.
pub(super) fn group(report: &MeetingReport) -> String {
    match report.time.as_ref().map(|time| time.value) {
        None => format!("undated {}", key(&report.name)),
        Some(time) => time.start.strftime("%Y").to_string(),
    }
}

pub(super) fn resolve(shares: &[Share<'_>]) -> Vec<Meeting> {
    let outlines: Vec<Outline<'_>> = shares.iter().map(Outline::of).collect();
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
            meeting.joins = joins(&members, &joined);
            meeting
        })
        .collect();
    meetings.sort_by(|a, b| a.slug.cmp(&b.slug).then_with(|| a.members.cmp(&b.members)));
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

/// How many days apart articles are published that report one encounter without saying when it was.
const NEWS: i32 = 3;

/// The pairs of reports that may be of one event, each once: those whose times overlap; without a time
/// those of one name, and encounters that are reported within days of each other.
fn of_one_time(outlines: &[Outline<'_>]) -> Vec<(usize, usize)> {
    let mut dated: Vec<(TimeSpan, usize)> = Vec::new();
    let mut fresh: Vec<(Date, usize)> = Vec::new();
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (at, outline) in outlines.iter().enumerate() {
        match (outline.time, outline.published) {
            (Some(time), _) => dated.push((time, at)),
            (None, Some(day)) if outline.is_encounter() => fresh.push((day, at)),
            (None, None) if outline.is_encounter() => {}
            (None, _) => {
                let known = *first.entry(&outline.name).or_insert(at);
                if known != at {
                    pairs.push((known, at));
                }
            }
        }
    }
    dated.sort_unstable_by_key(|(time, at)| (time.start, *at));
    for (place, (time, one)) in dated.iter().enumerate() {
        let behind = dated[place + 1..]
            .iter()
            .take_while(|(other, _)| other.start <= time.end);
        pairs.extend(behind.map(|(_, other)| (*one, *other)));
    }
    fresh.sort_unstable();
    for (place, (day, one)) in fresh.iter().enumerate() {
        let soon = |other: &Date| {
            let span = other.since((jiff::Unit::Day, *day));
            span.is_ok_and(|span| span.get_days() <= NEWS)
        };
        let behind = fresh[place + 1..]
            .iter()
            .take_while(|(other, _)| soon(other));
        pairs.extend(behind.map(|(_, other)| (*one, *other)));
    }
    pairs
}

/// Why each of the members is one, as seen from the first: what joined it to a member before it.
fn joins(members: &[usize], joined: &[(usize, usize, IdentityGround)]) -> Vec<Join> {
    let mut found: BTreeMap<usize, Join> = BTreeMap::new();
    let first = Join {
        ground: IdentityGround::FirstReport,
        to: None,
    };
    found.extend(members.first().map(|first_of_all| (*first_of_all, first)));
    let joined: Vec<_> = joined
        .iter()
        .filter(|(earlier, ..)| members.len() > 1 && members.binary_search(earlier).is_ok())
        .collect();
    while found.len() < members.len() {
        let known = found.len();
        for (earlier, later, ground) in &joined {
            for (from, to) in [(earlier, later), (later, earlier)] {
                if found.contains_key(to) && !found.contains_key(from) {
                    let place = members.binary_search(to).ok();
                    let join = Join {
                        ground: *ground,
                        to: place.and_then(|place| u32::try_from(place).ok()),
                    };
                    found.insert(*from, join);
                }
            }
        }
        if found.len() == known {
            break;
        }
    }
    members
        .iter()
        .map(|member| found.get(member).copied().unwrap_or(first))
        .collect()
}

fn root(cluster: &[usize], mut index: usize) -> usize {
    while cluster[index] != index {
        index = cluster[index];
    }
    index
}

/// Why two reports are of one event, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// They name it alike.
    Name,
    /// One names it more fully than the other, or the same people meet.
    Circumstances,
}

/// What of a report tells whether another is of the same event.
struct Outline<'a> {
    time: Option<TimeSpan>,
    /// When the article was published.
    published: Option<Date>,
    kind: MeetingKind,
    name: String,
    words: BTreeSet<String>,
    place: Option<String>,
    people: BTreeSet<String>,
    /// The bodies that take part or that people stand for.
    bodies: BTreeSet<String>,
    organizers: BTreeSet<String>,
    article: &'a str,
}

impl<'a> Outline<'a> {
    fn of(share: &Share<'a>) -> Self {
        let report = fact(share);
        let facts = &share.article.facts;
        let name = normalize(&report.name);
        let body = |local: LocalOrganization| key(&facts.organizations[local.index()].name);
        let words = name
            .split(|c: char| !c.is_alphanumeric() && !is_mark(c))
            .filter(|word| !word.is_empty());
        Outline {
            time: report.time.as_ref().map(|time| time.value),
            published: share.article.published_on,
            kind: report.kind,
            words: words.map(str::to_owned).collect(),
            place: report.place.as_ref().map(|place| normalize(&place.value)),
            people: report
                .participants
                .iter()
                .filter_map(|part| Some(normalize(&facts.people[part.person?.index()].name)))
                .collect(),
            bodies: report
                .participants
                .iter()
                .filter_map(|part| part.organization)
                .map(body)
                .collect(),
            organizers: report.organizers.iter().copied().map(body).collect(),
            name,
            article: &share.article.slug,
        }
    }

    /// Why a reader would take the two reports for reports of one event, where one would.
    ///
    /// Example: `Hội nghị triển khai nhiệm vụ công tác đối ngoại nhân dân năm 2022` on one page and
    /// `Hội nghị triển khai nhiệm vụ năm 2022` on another, on the same day. Two receptions of one day
    /// are one only where the same people meet; two conferences of one name and day that different bodies
    /// hold in different places are two.
    fn likeness(&self, other: &Outline<'_>) -> Option<(Likeness, IdentityGround)> {
        let same_time = match (self.time, other.time) {
            (Some(a), Some(b)) => a.overlaps(b),
            (None, None) => true,
            _ => false,
        };
        if self.article == other.article || !same_time {
            return None;
        }
        let circumstances = |ground| Some((Likeness::Circumstances, ground));
        let shared = self.people.intersection(&other.people).count();
        if self.is_encounter() || other.is_encounter() {
            if self.is_encounter() != other.is_encounter() {
                return None;
            }
            let alone = self.people.len() == 1 || other.people.len() == 1;
            let same_kind = self.kind == other.kind;
            let same_people =
                shared >= 2 || (shared == 1 && alone && same_kind && !self.is_elsewhere(other));
            // One page names the guests, the other their bodies alone.
            let same_bodies = (self.people.is_empty() || other.people.is_empty())
                && same_kind
                && self.bodies.intersection(&other.bodies).count() >= 2;
            return match (same_people, same_bodies) {
                (true, _) => circumstances(IdentityGround::SamePeople),
                (_, true) if !self.is_elsewhere(other) => circumstances(IdentityGround::SameBodies),
                _ => None,
            };
        }
        let same_hosts = !self.organizers.is_disjoint(&other.organizers);
        // What one page calls the hall and the other the city is one place where the hosts or the
        // people are the same.
        if self.is_elsewhere(other) && !same_hosts && shared < 2 {
            return None;
        }
        if self.name == other.name {
            return Some((Likeness::Name, IdentityGround::SameNameAndTime));
        }
        if self.kind != other.kind {
            return None;
        }
        let (fewer, more) = if self.words.len() <= other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        let fuller = fewer.len() >= 4 && fewer.is_subset(more);
        let mostly = fewer.intersection(more).count() * 10 >= fewer.len() * 8;
        if !self.is_of_a_day() || !other.is_of_a_day() {
            // `Đại hội … lần thứ VI` of a year, `Đại hội … lần thứ VI, nhiệm kỳ …` of a day.
            let sure = fuller && fewer.len() >= 6 && (same_hosts || shared >= 2);
            return sure.then_some((Likeness::Circumstances, IdentityGround::FullerName));
        }
        if fuller {
            circumstances(IdentityGround::FullerName)
        } else if same_hosts && mostly {
            circumstances(IdentityGround::SameHosts)
        } else if shared >= 3 && same_hosts {
            circumstances(IdentityGround::SamePeople)
        } else {
            None
        }
    }

    /// Whether the two are said to be held in places of which neither names the other.
    fn is_elsewhere(&self, other: &Outline<'_>) -> bool {
        match (&self.place, &other.place) {
            (Some(a), Some(b)) => !a.contains(b.as_str()) && !b.contains(a.as_str()),
            _ => false,
        }
    }

    fn is_of_a_day(&self) -> bool {
        self.time
            .is_some_and(|time| time.precision == DatePrecision::Day)
    }

    /// Receptions, working sessions and visits bear no name of their own: the people make them.
    fn is_encounter(&self) -> bool {
        matches!(
            self.kind,
            MeetingKind::Reception | MeetingKind::WorkingSession | MeetingKind::Visit
        )
    }
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn fact<'a>(share: &Share<'a>) -> &'a MeetingReport {
    &share.article.facts.meetings[share.index()]
}

fn meeting(shares: &[Share<'_>]) -> Meeting {
    let facts = || shares.iter().map(fact);
    let name = facts()
        .map(|fact| fact.name.clone())
        .collect::<Ballot<_>>()
        .winner_by(fullest)
        .unwrap_or_default();
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
        .filter_map(|fact| fact.place.as_ref().map(|place| place.value.clone()))
        .collect::<Ballot<_>>()
        .winner_by(fullest);
    let attendance = facts()
        .filter_map(|fact| fact.attendance.as_ref().map(|attendance| attendance.value))
        .collect::<Ballot<_>>()
        .winner_by(|count| Reverse(*count));
    let organizers: Ballot<Arc<str>> = shares
        .iter()
        .flat_map(|share| {
            let facts = &share.article.facts;
            fact(share)
                .organizers
                .iter()
                .map(|local| Arc::from(key(&facts.organizations[local.index()].name)))
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
        aliases: aliases(
            &name,
            shares
                .iter()
                .map(|share| &share.article.forms.meetings[share.index()]),
        ),
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
        let preferred = meeting.place.as_ref() == Some(&said.value);
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
    if let Some(mention) = fact.mentions.first() {
        let preferred = meeting.kind == fact.kind;
        evidence.push(share.evidence(
            EvidenceField::Kind,
            fact.kind.name().to_owned(),
            preferred,
            mention.span,
        ));
    }
    evidence
}

/// One participation for each person and for each body that took part as such.
fn participations(shares: &[Share<'_>]) -> Vec<Participation> {
    #[derive(Default)]
    struct Part {
        organizations: Vec<Arc<str>>,
        roles: BTreeSet<ParticipantRole>,
        titles: Vec<String>,
        reports: Vec<Report>,
    }
    let mut parts: BTreeMap<(bool, String), Part> = BTreeMap::new();
    for share in shares {
        let facts = &share.article.facts;
        for (item, said) in fact(share).participants.iter().enumerate() {
            let organization = said
                .organization
                .map(|local| key(&facts.organizations[local.index()].name));
            let who = match (said.person, &organization) {
                (Some(person), _) => (true, normalize(&facts.people[person.index()].name)),
                (None, Some(organization)) => (false, organization.clone()),
                (None, None) => continue,
            };
            let part = parts.entry(who).or_default();
            part.organizations.extend(organization.map(Arc::from));
            part.roles.extend(&said.roles);
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
                .into_iter()
                .collect::<Ballot<_>>()
                .winner_by(fullest),
            reports: part.reports,
        })
        .collect()
}
