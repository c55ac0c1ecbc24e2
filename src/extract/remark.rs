//! What sentences say of a meeting beside naming it: documents cited there, who convenes it, until when it
//! goes on, how many come.

use std::sync::LazyLock;

use crate::extract::attendance::attendance;
use crate::extract::meeting::Meetings;
use crate::extract::organizer::named_organizers;
use crate::extract::reading::Reading;
use crate::model::{DatePrecision, Facts, LocalDirective};
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
