//! Whether two reports are of one event.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use jiff::civil::Date;

use crate::model::{DatePrecision, IdentityGround, LocalOrganization, MeetingKind, TimeSpan};
use crate::resolve::shared::Normalized;
use crate::resolve::{ReportedOrganization, Share};
use crate::text::normalize;

/// How many days apart articles are published that report one encounter without saying when it was.
const NEWS: i32 = 3;

/// The pairs of reports that may be of one event, each once: those whose times overlap; without a time
/// those of one name, and encounters that are reported within days of each other.
pub(super) fn of_one_time(outlines: &[Outline<'_>]) -> Vec<(usize, usize)> {
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
                let known = *first.entry(&*outline.name).or_insert(at);
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

/// Why two reports are of one event, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// They name it alike.
    Name,
    /// One names it more fully than the other, or the same people meet.
    Circumstances,
}

/// What of a report tells whether another is of the same event.
pub(super) struct Outline<'a> {
    time: Option<TimeSpan>,
    /// When the article was published.
    published: Option<Date>,
    kind: MeetingKind,
    name: Rc<str>,
    words: OnceCell<BTreeSet<String>>,
    place: Option<Rc<str>>,
    people: BTreeSet<Rc<str>>,
    /// The bodies that take part or that people stand for.
    bodies: BTreeSet<&'a str>,
    organizers: BTreeSet<&'a str>,
    pub(super) article: &'a str,
}

/// A meeting's name with the bodies in it that it gives by their acronyms: `Hội nghị Đoàn Chủ tịch của VUFO`.
fn written_out(name: &str, organizations: &[ReportedOrganization]) -> Option<String> {
    organizations.iter().find_map(|body| {
        let acronym = body.acronym.as_deref()?;
        let at = name.find(acronym)?;
        let (before, behind) = (&name[..at], &name[at + acronym.len()..]);
        let apart = !before.ends_with(char::is_alphanumeric)
            && !behind.starts_with(char::is_alphanumeric)
            && !name.contains(&*body.name);
        apart.then(|| format!("{before}{}{behind}", body.name))
    })
}

impl<'a> Outline<'a> {
    pub(super) fn of(share: &Share<'a>, normalized: &mut Normalized<'a>) -> Self {
        let article = share.article;
        let report = &article.meetings[share.index()];
        let body = |local: LocalOrganization| &*article.organizations[local.index()].key;
        Outline {
            time: report.time.as_ref().map(|time| time.value),
            published: share.article.published_on,
            kind: report.kind,
            name: match written_out(&report.name, &article.organizations) {
                Some(name) => normalize(&name).into(),
                None => normalized.of(&report.name),
            },
            words: OnceCell::new(),
            place: (report.place.as_ref()).map(|place| normalized.of(&place.value)),
            people: report
                .participants
                .iter()
                .filter_map(|part| Some(normalized.of(&article.people[part.person?.index()].name)))
                .collect(),
            bodies: report
                .participants
                .iter()
                .filter_map(|part| part.organization)
                .map(body)
                .collect(),
            organizers: report.organizers.iter().copied().map(body).collect(),
            article: &share.article.slug,
        }
    }

    /// Why a reader would take the two reports for reports of one event, where one would.
    ///
    /// Example: `Hội nghị triển khai nhiệm vụ công tác đối ngoại nhân dân năm 2022` on one page and
    /// `Hội nghị triển khai nhiệm vụ năm 2022` on another, on the same day. Two receptions of one day
    /// are one only where the same people meet; two conferences of one name and day that different bodies
    /// hold in different places are two.
    pub(super) fn likeness(&self, other: &Outline<'_>) -> Option<(Likeness, IdentityGround)> {
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
        let (mut fewer, mut more) = (self.words(), other.words());
        if fewer.len() > more.len() {
            std::mem::swap(&mut fewer, &mut more);
        }
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

    /// The words of the name: few are asked for.
    fn words(&self) -> &BTreeSet<String> {
        self.words.get_or_init(|| {
            let words = (self.name).split(|c: char| !c.is_alphanumeric() && !is_mark(c));
            let words = words.filter(|word| !word.is_empty());
            words.map(str::to_owned).collect()
        })
    }

    /// Whether the two are said to be held in places of which neither names the other.
    fn is_elsewhere(&self, other: &Outline<'_>) -> bool {
        match (&self.place, &other.place) {
            (Some(a), Some(b)) => !a.contains(&**b) && !b.contains(&**a),
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
