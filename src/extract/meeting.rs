//! The meetings that an article itself reports or announces: names, times, places, organizers.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::extract::event::{Event, events};
use crate::extract::organizer::organizers;
use crate::extract::place;
use crate::extract::reading::{Passage, Reading};
use crate::extract::time::{Calendar, PrintedTime, times};
use crate::model::{
    Facts, LocalMeeting, LocalOrganization, MeetingKind, MeetingReport, Mention, Span, Stated,
    TimeSpan,
};
use crate::text::normalize;

/// How long before an article an event may lie that it still reports rather than recalls, in days.
const RECENT: i32 = 60;

/// What organizers a passage names for a meeting, in the order of printing.
pub(crate) struct Meetings {
    /// For each paragraph: where it speaks of which meeting, by place.
    pub(crate) places: Vec<Vec<(Range<usize>, LocalMeeting)>>,
    /// For each meeting: who convened it with whom, and where it says so.
    pub(crate) organizers: Vec<Vec<(LocalOrganization, bool, Span)>>,
    /// For each meeting: it lies ahead of the article.
    pub(crate) announced: Vec<bool>,
}

/// An event's mention on the way to a report.
struct Candidate {
    paragraph: usize,
    event: Event,
    time: Option<(TimeSpan, Range<usize>)>,
    /// The sentence tells that it was or will be held.
    held: bool,
    announced: bool,
}

static HELD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^[\s,()\p{L}\d/.–-]{0,60}?\b(?:diễn ra|được tổ chức|khai mạc|bế mạc|kết thúc|vừa được)\b|^\s*(?:\([^)]*\)\s*)?,?\s*do\b",
    )
    .expect("a pattern of this file")
});
static ORGANIZES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:tổ chức|khai mạc|đăng cai|bế mạc|diễn ra|có)\s+(?:thành công\s+|trọng thể\s+|long trọng\s+|buổi\s+|cuộc\s+|chương trình\s+)*$")
        .expect("a pattern of this file")
});
static AHEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:sẽ|dự kiến|sắp|theo kế hoạch|chuẩn bị)\b")
        .expect("a pattern of this file")
});
/// A day behind one of these limits something rather than tells when the event was held.
static LIMIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:trước|sau|đến hết|kể từ|tính đến|hạn|chậm nhất|hoàn thành|ban hành|ký|sinh)\s+(?:ngày\s+|tháng\s+)?$")
        .expect("a pattern of this file")
});
static NAMED_YEAR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\bnăm\s+((?:19|20)\d\d)\b").expect("a pattern of this file"));

/// Fills the meetings of the facts, except for who took part.
///
/// Example: `Chiều 27/9, tại Hà Nội, Hội X tổ chức Hội thảo “Y”. Hội thảo …` reports one, named twice.
pub(crate) fn find(reading: &Reading<'_>, facts: &mut Facts) -> Meetings {
    let barred = directive_spans(facts);
    let printed: Vec<Vec<PrintedTime>> = reading
        .passages
        .iter()
        .map(|passage| times_of_events(passage, &barred))
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
        announced: Vec::new(),
    };
    report(reading, &candidates, facts, &mut found);
    // With names, times and organizers known, whatever points to a meeting is read in order.
    attach(reading, &printed, &spoken, facts, &mut found);
    found
}

fn directive_spans(facts: &Facts) -> Vec<Span> {
    facts
        .directives
        .iter()
        .flat_map(|directive| {
            let cited = directive.mentions.iter().map(|mention| mention.span);
            cited.chain(directive.issued_on.iter().map(|stated| stated.span))
        })
        .collect()
}

fn times_of_events(passage: &Passage<'_>, barred: &[Span]) -> Vec<PrintedTime> {
    times(passage.text)
        .into_iter()
        .filter(|time| {
            let span = passage.span(time.range.clone());
            let of_directive = barred.iter().any(|other| {
                other.paragraph == span.paragraph
                    && other.start < span.end
                    && span.start < other.end
            });
            !of_directive && !LIMIT.is_match(&passage.text[..time.range.start])
        })
        .collect()
}

/// The year that a name gives to the event's own day.
///
/// A review of a year is held at its end or early in the next; a plan for a year at its beginning or
/// shortly before.
fn year_of_name(name: &str, month: Option<i8>) -> Option<i16> {
    let mut years: Vec<i16> = NAMED_YEAR
        .captures_iter(name)
        .filter_map(|found| found.get(1)?.as_str().parse().ok())
        .collect();
    years.sort_unstable();
    let late = month.is_some_and(|month| month >= 11);
    let review = name.to_lowercase().contains("tổng kết");
    match (years.as_slice(), late, review) {
        ([], ..) => None,
        ([first, .., last], late, _) => Some(if late { *first } else { *last }),
        ([year], true, true) => Some(*year),
        ([year], false, true) => Some(*year + i16::from(month.is_some_and(|month| month <= 3))),
        ([year], true, false) => Some(*year - 1),
        ([year], false, false) => Some(*year),
    }
}

fn candidates(
    reading: &Reading<'_>,
    printed: &[Vec<PrintedTime>],
    spoken: &[Vec<Event>],
) -> Vec<Candidate> {
    let published = reading.article.published.map(|published| published.on);
    let text_year = only_year(printed);
    let mut candidates = Vec::new();
    for (paragraph, passage) in reading.passages.iter().enumerate() {
        for event in &spoken[paragraph] {
            let sentence = passage.sentence_at(event.range.start);
            let in_sentence: Vec<&Event> = spoken[paragraph]
                .iter()
                .filter(|other| sentence.contains(&other.range.start))
                .collect();
            let before = &passage.text[sentence.start..event.range.start];
            let after = &passage.text[event.range.end..sentence.end.max(event.range.end)];
            let announced = AHEAD.is_match(tail(before, 80)) || AHEAD.is_match(first(after, 40));
            let name = &passage.text[event.range.clone()];
            let time = nearest_time(passage, &printed[paragraph], &sentence, event, &in_sentence)
                .and_then(|time| {
                    let month = time_month(passage.text, time);
                    let calendar = Calendar {
                        published,
                        year: year_of_name(name, month).or(text_year),
                        last: last_day(reading, printed, paragraph, time.range.start),
                        announced,
                    };
                    Some((time.resolve(calendar)?, time.range.clone()))
                });
            candidates.push(Candidate {
                paragraph,
                event: event.clone(),
                time,
                held: HELD.is_match(after) || ORGANIZES.is_match(before),
                announced,
            });
        }
    }
    candidates
}

fn tail(text: &str, length: usize) -> &str {
    let cut = text.len().saturating_sub(length);
    let cut = (cut..=text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len());
    &text[cut..]
}

fn first(text: &str, length: usize) -> &str {
    let cut = (0..=length.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    &text[..cut]
}

fn time_month(text: &str, time: &PrintedTime) -> Option<i8> {
    static MONTH: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)(?:[/.\-]|tháng\s+)(\d{1,2})(?:\D|$)").expect("a pattern of this file")
    });
    MONTH
        .captures(&text[time.range.clone()])?
        .get(1)?
        .as_str()
        .parse()
        .ok()
}

/// The year of the article's times, where they give one alone.
fn only_year(printed: &[Vec<PrintedTime>]) -> Option<i16> {
    let mut years: Vec<i16> = printed
        .iter()
        .flatten()
        .filter_map(PrintedTime::year)
        .collect();
    years.sort_unstable();
    years.dedup();
    match years.as_slice() {
        [year] => Some(*year),
        _ => None,
    }
}

/// The day last spoken of before a place, for `cùng ngày`.
fn last_day(
    reading: &Reading<'_>,
    printed: &[Vec<PrintedTime>],
    paragraph: usize,
    at: usize,
) -> Option<jiff::civil::Date> {
    let calendar = Calendar {
        published: reading.article.published.map(|published| published.on),
        ..Calendar::default()
    };
    printed[..=paragraph]
        .iter()
        .enumerate()
        .rev()
        .flat_map(|(index, times)| {
            times
                .iter()
                .rev()
                .filter(move |time| index < paragraph || time.range.end < at)
        })
        .find_map(|time| time.resolve(calendar).filter(|span| span.start == span.end))
        .map(|span| span.start)
}

/// The time in the sentence that is this event's: the nearest one to which no other event is nearer.
fn nearest_time<'t>(
    passage: &Passage<'_>,
    times: &'t [PrintedTime],
    sentence: &Range<usize>,
    event: &Event,
    events: &[&Event],
) -> Option<&'t PrintedTime> {
    let distance = |event: &Event, time: &PrintedTime| {
        if time.range.start >= event.range.end {
            time.range.start - event.range.end
        } else {
            // Before the event a time usually opens the sentence, whatever stands between.
            (event.range.start.saturating_sub(time.range.end)) / 2
        }
    };
    let _ = passage;
    times
        .iter()
        .filter(|time| sentence.start <= time.range.start && time.range.end <= sentence.end)
        .filter(|time| {
            let own = distance(event, time);
            events.iter().all(|other| distance(other, time) >= own)
        })
        .min_by_key(|time| (!time.is_day(), distance(event, time)))
}

/// Whether two names may be of one meeting: one begins with the other, or most words are shared.
fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (normalize(one), normalize(other));
    if one.starts_with(&other) || other.starts_with(&one) {
        return true;
    }
    let words = |name: &str| -> Vec<String> {
        name.split(|c: char| !c.is_alphanumeric() && c.is_ascii() || c.is_whitespace())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (one, other) = (words(&one), words(&other));
    let shared = one.iter().filter(|word| other.contains(word)).count();
    shared * 10 >= one.len().min(other.len()) * 8 && shared >= 4
}

/// Makes the reports from the candidates that are held or dated.
fn report(
    reading: &Reading<'_>,
    candidates: &[Candidate],
    facts: &mut Facts,
    found: &mut Meetings,
) {
    let published = reading.article.published.map(|published| published.on);
    let running = |paragraph: usize| {
        reading.passages[..paragraph]
            .iter()
            .filter(|passage| passage.kind != crate::model::ParagraphKind::Caption)
            .count()
    };
    let mut main: Option<TimeSpan> = None;
    for candidate in candidates {
        let recalled = match (&candidate.time, published.or(main.map(|span| span.start))) {
            (Some((span, _)), Some(day)) => day
                .until(span.end)
                .is_ok_and(|gap| gap.get_days() < -RECENT),
            _ => false,
        };
        let by_itself = candidate.event.named
            || matches!(
                candidate.event.kind,
                MeetingKind::WorkingSession
                    | MeetingKind::Reception
                    | MeetingKind::Session
                    | MeetingKind::Visit
                    | MeetingKind::Exchange
            );
        let opens = running(candidate.paragraph) < 3 && candidate.held && candidate.event.named;
        let dated = candidate.time.is_some() && by_itself;
        if recalled || !(dated || opens && candidate.time.is_none() && !candidate.announced) {
            continue;
        }
        let passage = &reading.passages[candidate.paragraph];
        let name = &passage.text[candidate.event.range.clone()];
        let known = facts.meetings.iter().position(|report| {
            report.kind == candidate.event.kind
                && match (&report.time, &candidate.time) {
                    (Some(stated), Some((span, _))) => {
                        stated.value.overlaps(*span)
                            && (alike(&report.name, name)
                                || !candidate.event.named
                                || stated.value == *span)
                    }
                    _ => alike(&report.name, name) || !candidate.event.named,
                }
        });
        let time = candidate.time.as_ref().map(|(span, range)| Stated {
            value: *span,
            span: passage.span(range.clone()),
        });
        main = main.or(candidate.time.as_ref().map(|(span, _)| *span));
        match known {
            Some(index) => {
                let report = &mut facts.meetings[index];
                if candidate.event.named && name.len() > report.name.len() {
                    name.clone_into(&mut report.name);
                }
                if report.time.is_none() {
                    report.time = time;
                }
            }
            None => {
                facts.meetings.push(MeetingReport {
                    name: name.to_owned(),
                    kind: candidate.event.kind,
                    time,
                    place: None,
                    country: None,
                    attendance: None,
                    organizers: Vec::new(),
                    participants: Vec::new(),
                    directives: Vec::new(),
                    mentions: Vec::new(),
                });
                found.announced.push(candidate.announced);
                found.organizers.push(Vec::new());
            }
        }
    }
}

/// Reads the article once more, in order: each event spoken of is one of the reports or none, and its
/// sentence adds to that report.
fn attach(
    reading: &Reading<'_>,
    printed: &[Vec<PrintedTime>],
    spoken: &[Vec<Event>],
    facts: &mut Facts,
    found: &mut Meetings,
) {
    let mut current: Option<usize> = None;
    for (paragraph, passage) in reading.passages.iter().enumerate() {
        for event in &spoken[paragraph] {
            let Some(index) = meant(passage, event, facts, current) else {
                continue;
            };
            if !found.announced[index] || facts.meetings.len() == 1 {
                current = Some(index);
            }
            let local = LocalMeeting(u32::try_from(index).unwrap_or(u32::MAX));
            found.places[paragraph].push((event.range.clone(), local));
            facts.meetings[index].mentions.push(Mention {
                span: passage.span(event.range.clone()),
                by_name: event.named,
            });
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
    // A report that nothing points to was taken from an event that a better match has claimed.
    debug_assert!(
        facts
            .meetings
            .iter()
            .all(|report| !report.mentions.is_empty())
    );
}

/// Which report the words point to.
fn meant(
    passage: &Passage<'_>,
    event: &Event,
    facts: &Facts,
    current: Option<usize>,
) -> Option<usize> {
    let name = &passage.text[event.range.clone()];
    let fits = |index: &usize| facts.meetings[*index].kind == event.kind;
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
        return current;
    }
    current
        .filter(fits)
        .or_else(|| (0..facts.meetings.len()).rev().find(fits))
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
                    MeetingKind::Reception | MeetingKind::WorkingSession | MeetingKind::Exchange
                ),
                MeetingKind::Session => {
                    matches!(kind, MeetingKind::Conference | MeetingKind::WorkingSession)
                }
                _ => false,
            };
            current.filter(|index| near(facts.meetings[*index].kind))
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
    let tells = HELD.is_match(after) || ORGANIZES.is_match(before) || event.named;
    let report = &mut facts.meetings[index];
    if report.time.is_none() && HELD.is_match(after) {
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
    if report.place.is_none()
        && tells
        && let Some((name, range)) = place::place(passage, sentence.clone(), &event.range)
    {
        report.country = place::country(passage, &range, &facts.countries);
        report.place = Some(Stated {
            value: name,
            span: passage.span(range),
        });
    }
    if report.attendance.is_none() {
        report.attendance = attendance(passage, &sentence);
    }
    if found.organizers[index].is_empty() {
        found.organizers[index] = organizers(passage, &sentence, &event.range);
    }
}

/// The number of people present that the sentence gives.
///
/// Example: `Gần 200 đại biểu … đã tham dự Hội nghị.` gives 200.
fn attendance(passage: &Passage<'_>, sentence: &Range<usize>) -> Option<Stated<u32>> {
    static PRESENT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\b(?:tham dự|đến dự|về dự|tham gia|có mặt|thu hút|góp mặt|quy tụ|dự|đại biểu dự)\b",
        )
        .expect("a pattern of this file")
    });
    static PEOPLE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\b(?P<count>\d{1,3}(?:\.\d{3})+|\d{1,5})\s+(?:lượt\s+)?(?:đại biểu|người|khán giả|hội viên|khách mời|học giả|nhà khoa học|sinh viên|học sinh|cán bộ|bạn trẻ|thành viên|đoàn viên|thanh niên|khách|vị|đảng viên|cựu chiến binh|kiều bào|vận động viên|doanh nghiệp|doanh nhân)\b",
        )
        .expect("a pattern of this file")
    });
    let text = &passage.text[sentence.clone()];
    if !PRESENT.is_match(text) {
        return None;
    }
    let captures = PEOPLE.captures(text)?;
    let count = captures.name("count")?;
    let value = count.as_str().replace('.', "").parse().ok()?;
    let start = sentence.start + count.start();
    Some(Stated {
        value,
        span: passage.span(start..sentence.start + captures.get(0)?.end()),
    })
}
