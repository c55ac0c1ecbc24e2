//! The meetings that an article itself reports or announces: names, times, places, organizers.

mod attendance;
pub(in crate::extract) mod candidate;
mod day;
pub(in crate::extract) mod encounter;
mod event;
mod likeness;
mod meetings;
pub(in crate::extract) mod organizer;
mod place;
mod pointed;
mod remark;
mod report;
mod side;
mod undated;
mod wording;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::extract::meeting::candidate::{
    ORGANIZES, candidates, directive_spans, is_held, times_of_events,
};
use crate::extract::meeting::event::{Event, events};
use crate::extract::meeting::likeness::alike;
use crate::extract::meeting::organizer::{doer, organizers};
use crate::extract::meeting::pointed::{call_by_title, name_by_title, pointed_at};
use crate::extract::meeting::remark::{cite, convene, count, longer, prolong};
use crate::extract::meeting::report::report;
use crate::extract::meeting::side::{between, guest, lead, led, met};
use crate::extract::reading::calendar::{Calendar, PrintedTime};
use crate::extract::reading::{Passage, Reading};
use crate::model::{
    DatePrecision, Facts, LocalMeeting, MeetingKind, MeetingReport, Mention, Stated,
};
use crate::text::normalize;
use crate::text::pattern::{Pattern, pattern};

pub(crate) use crate::extract::meeting::meetings::Meetings;

/// Fills the meetings of the facts, except for who took part.
///
/// Example: `Chiều 27/9, tại Hà Nội, Hội X tổ chức Hội thảo “Y”. Hội thảo …` reports one, named twice.
pub(crate) fn find(reading: &Reading<'_>, facts: &mut Facts) -> Meetings {
    let barred = directive_spans(facts);
    let year = reading
        .article
        .published
        .map(|published| published.on.year());
    let printed: Vec<Vec<PrintedTime>> = reading
        .passages
        .iter()
        .map(|passage| times_of_events(passage, &barred, year))
        .collect();
    let spoken: Vec<Vec<Event>> = reading
        .passages
        .iter()
        .zip(&printed)
        .map(|(passage, times)| events(passage, times))
        .collect();
    let candidates = candidates(reading, &printed, &spoken);
    let mut found = Meetings {
        places: vec![Vec::new(); reading.passages.len()],
        organizers: Vec::new(),
        parties: Vec::new(),
        announced: Vec::new(),
        journeys: Vec::new(),
        passing: Vec::new(),
        others: vec![Vec::new(); reading.passages.len()],
        said: FxHashMap::default(),
    };
    let mut own = report(reading, &candidates, facts, &mut found);
    if facts.meetings.is_empty()
        && let Some((place, report)) = pointed_at(reading, &printed, &spoken)
    {
        facts.meetings.push(report);
        found.announced.push(false);
        found.organizers.push(Vec::new());
        own.insert(place, 0);
    }
    name_by_title(reading, facts);
    call_by_title(reading, &spoken, facts);
    // With names, times and organizers known, whatever points to a meeting is read in order.
    attach(reading, &printed, &spoken, &own, facts, &mut found);
    if let Some(published) = reading.article.published {
        for (report, announced) in facts.meetings.iter().zip(&mut found.announced) {
            if let Some(time) = &report.time {
                *announced &= time.value.end >= published.on;
                *announced |= time.value.start > published.on;
            }
        }
    }
    found.journeys = facts.meetings.iter().map(is_journey).collect();
    found.passing = passing(facts, &found);
    convene(reading, facts, &mut found);
    prolong(reading, facts, &found);
    count(reading, facts, &found);
    cite(reading, facts, &found);
    found
}

/// Reads the article once more, in order: each event spoken of is one of the reports or none, and its
/// sentence adds to that report.
fn attach(
    reading: &Reading<'_>,
    printed: &[Vec<PrintedTime>],
    spoken: &[Vec<Event>],
    own: &BTreeMap<(usize, usize), usize>,
    facts: &mut Facts,
    found: &mut Meetings,
) {
    // The meetings spoken of so far, the last one at the end.
    let mut spoken_of: Vec<usize> = Vec::new();
    for (paragraph, passage) in reading.passages.iter().enumerate() {
        for event in &spoken[paragraph] {
            let made = own.get(&(paragraph, event.range.start)).copied();
            let Some(index) = made.or_else(|| meant(passage, event, facts, &spoken_of)) else {
                // What is given or signed is a part of what the article speaks of.
                let part = event.encounter.is_some() && event.kind == MeetingKind::Ceremony;
                if event.named && !part {
                    found.others[paragraph].push(event.range.clone());
                }
                continue;
            };
            if !found.announced[index] || facts.meetings.len() == 1 {
                spoken_of.retain(|other| *other != index);
                spoken_of.push(index);
            }
            let local = LocalMeeting(u32::try_from(index).unwrap_or(u32::MAX));
            // `Ông A thông báo kết quả cuộc hội đàm`: there, and not where he tells of it.
            static OUTCOME: LazyLock<Pattern> =
                LazyLock::new(|| pattern(r"\bkết quả\s+(?:của\s+|các\s+)*$"));
            let recalled = OUTCOME.is_match(&passage.text[..event.range.start]);
            if !recalled {
                found.places[paragraph].push((event.range.clone(), local));
            }
            facts.meetings[index].mentions.push(Mention {
                span: passage.span(event.range.clone()),
                by_name: event.named && event.encounter.is_none(),
                ground: event.rule().into(),
            });
            if let Some(encounter) = &event.encounter {
                let span = passage.span(passage.sentence_at(event.range.start));
                if encounter.kind == MeetingKind::Ceremony && encounter.people.is_empty() {
                    // Who signs holds the ceremony.
                    if found.organizers[index].is_empty() {
                        let signers = encounter.organizations.iter().zip(0..);
                        found.organizers[index] = signers
                            .map(|(organization, place)| (*organization, place > 0, span))
                            .collect();
                    }
                } else {
                    found.parties.push((local, encounter.clone(), span));
                }
            }
            if let Some(sides) = &event.sides
                && facts.meetings[index].kind == event.kind
            {
                let span = passage.span(passage.sentence_at(event.range.start));
                found.parties.push((local, sides.clone(), span));
            }
            if event.kind == MeetingKind::Visit && made.is_some() {
                let visits = facts.meetings.iter();
                let visits = visits.filter(|report| report.kind == MeetingKind::Visit);
                let only = visits.take(2).count() == 1;
                lead(reading, passage, event, local, only, found);
                guest(passage, event, &spoken[paragraph], local, found);
            }
            if matches!(
                event.kind,
                MeetingKind::WorkingSession | MeetingKind::Reception | MeetingKind::Ceremony
            ) && event.encounter.is_none()
            {
                let own = facts.meetings[index].kind == event.kind;
                between(passage, event, local, own, found);
            }
            if event.kind == MeetingKind::Reception && event.encounter.is_none() {
                met(passage, event, local, found);
            }
            if event.kind == MeetingKind::Exchange && made.is_some() {
                led(passage, event, local, found);
            }
            describe(
                reading,
                passage,
                &printed[paragraph],
                event,
                index,
                facts,
                found,
            );
        }
    }
    for (index, report) in facts.meetings.iter_mut().enumerate() {
        for (organization, _, _) in &found.organizers[index] {
            if !report.organizers.contains(organization) {
                report.organizers.push(*organization);
            }
        }
    }
}

/// Which meetings are told of by the way, as what was done before: `đã tổ chức 14 hoạt động, trong đó có chương trình
/// “X”` in the report that a conference of a given day hears.
fn passing(facts: &Facts, found: &Meetings) -> Vec<bool> {
    let dated = |index: usize| {
        let report = facts.meetings.get(index);
        !found.announced[index]
            && report.is_some_and(|report| {
                (report.time.as_ref())
                    .is_some_and(|time| time.value.precision == DatePrecision::Day)
            })
    };
    let first_dated = (0..facts.meetings.len()).find(|&index| dated(index));
    let named = |index: usize| {
        let places = found.places.iter().flatten();
        places
            .filter(|(_, meeting)| meeting.index() == index)
            .count()
    };
    (0..facts.meetings.len())
        .map(|index| {
            first_dated.is_some_and(|first| first < index) && !dated(index) && named(index) == 1
        })
        .collect()
}

/// Whether it is a journey: `chuyến thăm Việt Nam`, and no visit at somebody's house.
fn is_journey(report: &MeetingReport) -> bool {
    report.kind == MeetingKind::Visit && report.name.to_lowercase().starts_with("chuyến ")
}

/// Which report the words point to.
fn meant(
    passage: &Passage<'_>,
    event: &Event,
    facts: &Facts,
    spoken_of: &[usize],
) -> Option<usize> {
    let name = event.name(passage.text);
    let fits = |index: &usize| facts.meetings[*index].kind == event.kind;
    // `lễ khai mạc` opens what the article speaks of.
    if matches!(
        name.to_lowercase().as_str(),
        "lễ khai mạc" | "lễ bế mạc" | "buổi khai mạc" | "buổi bế mạc"
    ) {
        return spoken_of.last().copied();
    }
    if event.named {
        let of_kind: Vec<usize> = (0..facts.meetings.len()).filter(fits).collect();
        let key = normalize(name);
        return of_kind
            .iter()
            .copied()
            .find(|index| normalize(&facts.meetings[*index].name) == key)
            .or_else(|| {
                of_kind
                    .iter()
                    .copied()
                    .find(|index| alike(&facts.meetings[*index].name, name))
            })
            .or_else(|| {
                // A name of other words on the day of a report is that report's.
                of_kind.into_iter().find(|index| {
                    facts.meetings[*index].time.as_ref().is_some_and(|stated| {
                        let here = passage.span(passage.sentence_at(event.range.start));
                        here.holds(stated.span)
                    })
                })
            });
    }
    if name.to_lowercase() == "sự kiện" {
        return spoken_of.last().copied();
    }
    let latest = spoken_of.iter().rev().copied();
    // `buổi gặp mặt` behind a reception is that one, and no `buổi họp mặt` before it.
    let word = name.split_once(' ').map_or(name, |(_, rest)| rest);
    let met = || {
        let last = spoken_of.last().copied()?;
        let report = &facts.meetings[last];
        let gathers = matches!(word, "gặp mặt" | "gặp gỡ") && report.kind == MeetingKind::Reception;
        let named = |index: usize| facts.meetings[index].name.to_lowercase().contains(word);
        (gathers && !(0..facts.meetings.len()).any(named)).then_some(last)
    };
    if let Some(last) = met() {
        return Some(last);
    }
    latest
        .clone()
        .find(fits)
        .or_else(|| (0..facts.meetings.len()).find(fits))
        .or_else(|| {
            // `buổi lễ`, `chương trình`, `cuộc họp` also stand for events of a neighbouring sort.
            let near = |kind: MeetingKind| match event.kind {
                MeetingKind::Exchange | MeetingKind::Other => {
                    matches!(
                        kind,
                        MeetingKind::Exchange | MeetingKind::Other | MeetingKind::Ceremony
                    )
                }
                MeetingKind::Reception | MeetingKind::WorkingSession => matches!(
                    kind,
                    MeetingKind::Reception
                        | MeetingKind::WorkingSession
                        | MeetingKind::Exchange
                        | MeetingKind::Visit
                ),
                MeetingKind::Session => {
                    matches!(kind, MeetingKind::Conference | MeetingKind::WorkingSession)
                }
                _ => false,
            };
            latest
                .clone()
                .find(|index| near(facts.meetings[*index].kind))
        })
}

/// Adds what the sentence around a mention says: time, place, attendance, organizers.
fn describe(
    reading: &Reading<'_>,
    passage: &Passage<'_>,
    printed: &[PrintedTime],
    event: &Event,
    index: usize,
    facts: &mut Facts,
    found: &mut Meetings,
) {
    let sentence = passage.sentence_at(event.range.start);
    let after = &passage.text[event.range.end..sentence.end.max(event.range.end)];
    let before = &passage.text[sentence.start..event.range.start];
    let report = &mut facts.meetings[index];
    let dated = report
        .time
        .as_ref()
        .is_some_and(|time| passage.span(sentence.clone()).holds(time.span));
    let tells = is_held(after) || ORGANIZES.is_match(before) || event.named || dated;
    if report.time.is_none() && is_held(after) {
        let calendar = Calendar {
            published: reading.article.published.map(|published| published.on),
            year: None,
            last: None,
            announced: found.announced[index],
        };
        let time = printed
            .iter()
            .filter(|time| time.is_day() && sentence.contains(&time.range.start))
            .find_map(|time| Some((time.resolve(calendar)?, time.range.clone())));
        report.time = time.map(|(value, range)| Stated {
            value,
            span: passage.span(range),
        });
    }
    if is_held(after)
        && let Some(stated) = &report.time
        && let Some(whole) = longer(passage, printed, &sentence, event, stated)
    {
        report.time = Some(whole);
    }
    if report.place.is_none()
        && tells
        && let Some((name, range)) = (is_journey(report).then(|| place::visited(passage, event)))
            .flatten()
            .or_else(|| place::place(passage, sentence.clone(), &event.range))
            .or_else(|| place::visited(passage, event))
    {
        report.country = place::country(passage, &range, &facts.countries);
        report.place = Some(Stated {
            value: name,
            span: passage.span(range),
        });
    }
    if found.organizers[index].is_empty() {
        // `Hội X có buổi làm việc với Y`: neither convenes the other.
        let met = matches!(
            event.kind,
            MeetingKind::WorkingSession | MeetingKind::Reception | MeetingKind::Visit
        );
        if !(met && HAS.is_match(before)) {
            found.organizers[index] = organizers(passage, &sentence, &event.range);
        }
        if found.organizers[index].is_empty() && event.is_deed(passage.text) {
            let span = passage.span(sentence.clone());
            let doer = doer(passage, &sentence, event.range.start);
            found.organizers[index].extend(doer.map(|body| (body, false, span)));
        }
    }
}

/// Between somebody and a meeting that they only have.
static HAS: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\bcó\s+$"));
