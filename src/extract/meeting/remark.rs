//! What sentences say of a meeting beside naming it: documents cited there, who convenes it, until when it
//! goes on, how many come.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::ToSpan;

use crate::extract::meeting::Meetings;
use crate::extract::meeting::attendance::attendance;
use crate::extract::meeting::event::Event;
use crate::extract::meeting::organizer::named_organizers;
use crate::extract::reading::calendar::{Calendar, PrintedTime};
use crate::extract::reading::{Passage, Reading};
use crate::model::{DatePrecision, Facts, LocalDirective, MeetingKind, Stated, TimeSpan};
use crate::text::pattern::{Pattern, pattern};

/// Gives each meeting the documents cited where the article speaks of it.
pub(crate) fn cite(reading: &Reading<'_>, facts: &mut Facts, found: &Meetings) {
    for (directive, local) in facts.directives.iter().zip(0..) {
        for mention in &directive.mentions {
            let paragraph = mention.span.paragraph as usize;
            let sentence = reading.passages[paragraph].sentence_at(mention.span.start as usize);
            let meeting = found
                .held_at(paragraph, &sentence)
                .and_then(|meeting| facts.meetings.get_mut(meeting.index()));
            if let Some(report) = meeting
                && !report.directives.contains(&LocalDirective(local))
            {
                report.directives.push(LocalDirective(local));
            }
        }
    }
}

/// Fills in organizers from sentences that only say who they are.
pub(crate) fn convene(reading: &Reading<'_>, facts: &mut Facts, found: &mut Meetings) {
    for (paragraph, passage) in reading.passages.iter().enumerate() {
        for sentence in &passage.sentences {
            let organizers = named_organizers(passage, sentence);
            if organizers.is_empty() {
                continue;
            }
            if let Some(meeting) = found.at(paragraph, sentence)
                && let Some(report) = facts.meetings.get_mut(meeting.index())
                && report.organizers.is_empty()
            {
                report.organizers = organizers.iter().map(|(body, ..)| *body).collect();
                found.organizers[meeting.index()] = organizers;
            }
        }
    }
}

/// Moves the end of a meeting to the day until which it goes on: `Hội thảo sẽ làm việc đến hết ngày 2/7.`
pub(crate) fn prolong(reading: &Reading<'_>, facts: &mut Facts, found: &Meetings) {
    /// The most days that a meeting takes.
    const LONGEST: i32 = 15;
    static UNTIL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:kéo dài|làm việc|diễn ra|tiếp tục)\s+(?:cho\s+)?đến\s+(?:hết\s+)?ngày\s+(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})\b",
        )
    });
    for (paragraph, passage) in reading.passages.iter().enumerate() {
        for captures in UNTIL.captures_iter(passage.text) {
            let number = |name| captures.name(name)?.as_str().parse::<i8>().ok();
            let at = captures.get(0).map_or(0, |all| all.start());
            let meeting = found.at(paragraph, &passage.sentence_at(at));
            let time = meeting
                .and_then(|meeting| facts.meetings.get_mut(meeting.index()))
                .and_then(|report| report.time.as_mut());
            if let (Some(day), Some(month), Some(time)) = (number("day"), number("month"), time)
                && time.value.precision == DatePrecision::Day
                && time.value.start == time.value.end
                && let Ok(end) = jiff::civil::Date::new(time.value.start.year(), month, day)
                && let Ok(gap) = time.value.start.until(end)
                && (1..LONGEST).contains(&gap.get_days())
            {
                time.value.end = end;
            }
        }
    }
}

/// All the days of a meeting of which one is known: `diễn ra trong hai ngày 16 - 17/9`, or
/// `Chiều 20/11, Hội thảo đã bế mạc sau ba ngày làm việc`.
pub(crate) fn longer(
    passage: &Passage<'_>,
    printed: &[PrintedTime],
    sentence: &Range<usize>,
    event: &Event,
    stated: &Stated<TimeSpan>,
) -> Option<Stated<TimeSpan>> {
    // `diễn ra tại Huế, trong hai ngày`; behind `trong chuyến thăm từ ngày` stand another event's days.
    static OWN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:^|\b(?:diễn ra|tổ chức|khai mạc|tiến hành|kéo dài|làm việc))(?:,?\s+(?:tại|ở)(?:\s+(?:thành phố|thủ đô|tỉnh))?(?:,?\s+(?-i:\p{Lu})[\p{L}.]*)+)?[\s,(]*(?:(?:từ|trong|vào)\s+)*(?:(?:\d+|hai|ba|bốn|năm|các|những)\s+)?(?:ngày\s+)?$",
        )
    });
    static AFTER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:bế mạc|kết thúc)\b[^;:]{0,60}?\bsau\s+(?:(?P<number>[2-9])|(?P<word>hai|ba|bốn|năm))\s+ngày\b",
        )
    });
    // `sau hai ngày làm việc, Đại hội đã bế mạc`
    static BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\bsau\s+(?:(?P<number>[2-9])|(?P<word>hai|ba|bốn|năm))\s+ngày\s+(?:làm việc|diễn ra|họp|thảo luận)\b[^;:]{0,240}?\b(?:bế mạc|kết thúc|thành công)\b",
        )
    });
    let day = stated.value;
    if day.start != day.end || day.precision != DatePrecision::Day {
        return None;
    }
    let calendar = Calendar {
        published: Some(day.start),
        year: Some(day.start.year()),
        ..Calendar::default()
    };
    let range = printed
        .iter()
        .filter(|time| event.range.end <= time.range.start && time.range.end <= sentence.end)
        .filter(|time| time.is_day())
        .filter(|time| {
            let gap = &passage.text[event.range.end..time.range.start];
            // `Lễ đón đoàn … sang thăm và làm việc tại Việt Nam từ ngày 16 đến 18/1`: the days of the visit.
            let journey = event.kind != MeetingKind::Visit && gap.contains(" thăm ");
            !journey && OWN.is_match(gap)
        })
        .find_map(|time| {
            let value = time.resolve(calendar)?;
            (value.start < value.end && value.overlaps(day)).then(|| Stated {
                value,
                span: passage.span(time.range.clone()),
            })
        });
    range.or_else(|| {
        let here = passage.span(sentence.clone()).holds(stated.span);
        let text = &passage.text[sentence.clone()];
        let found = AFTER.captures(text).or_else(|| BEFORE.captures(text))?;
        let days: i64 = match (found.name("number"), found.name("word")) {
            (Some(number), _) => number.as_str().parse().ok()?,
            (None, Some(word)) => match word.as_str().to_lowercase().as_str() {
                "hai" => 2,
                "ba" => 3,
                "bốn" => 4,
                _ => 5,
            },
            (None, None) => return None,
        };
        let start = day.end.checked_sub((days - 1).days()).ok()?;
        here.then_some(Stated {
            value: TimeSpan { start, ..day },
            span: stated.span,
        })
    })
}

/// Fills in how many were present, also from sentences that name the meeting no more.
pub(crate) fn count(reading: &Reading<'_>, facts: &mut Facts, found: &Meetings) {
    for (paragraph, passage) in reading.passages.iter().enumerate() {
        for sentence in &passage.sentences {
            if let Some(number) = attendance(passage, sentence)
                && let Some(meeting) = found.at(paragraph, sentence)
                && let Some(report) = facts.meetings.get_mut(meeting.index())
                && report.attendance.is_none()
            {
                report.attendance = Some(number);
            }
        }
    }
}
