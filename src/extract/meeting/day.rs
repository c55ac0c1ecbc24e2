//! Which of the days that a page prints is that of an event.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::extract::meeting::event::Event;
use crate::extract::reading::Reading;
use crate::extract::reading::calendar::{Calendar, PrintedTime};
use crate::text::pattern::{Pattern, pattern};
use crate::text::tail;

/// The day last spoken of before a place, for `cùng ngày`.
pub(super) fn last_day(
    reading: &Reading<'_>,
    printed: &[Vec<PrintedTime>],
    paragraph: usize,
    at: usize,
    year: Option<i16>,
) -> Option<Date> {
    let calendar = Calendar {
        published: reading.article.published.map(|published| published.on),
        year,
        ..Calendar::default()
    };
    // `thiết lập quan hệ ngoại giao (25/3/1971)`: no day of which the article tells.
    let aside = |index: usize, time: &PrintedTime| {
        let text = reading.passages[index].text;
        time.year().is_some()
            && text[..time.range.start].ends_with('(')
            && text[time.range.end..].starts_with(')')
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
                .filter(move |time| !aside(index, time))
        })
        .find_map(|time| time.resolve(calendar).filter(|span| span.start == span.end))
        .map(|span| span.start)
}

/// How many bytes before an event somebody may begin to speak of it.
const FARTHEST_SAID: usize = 200;

/// Who speaks of an event tells when it was said, and not when it is held.
static SAYS: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\b(?:cho hay|cho biết)\b"));

/// Whether a day is of the two between which years are counted: `kỷ niệm 30 năm … (2/9/1993 - 2/9/2023)`.
pub(super) fn is_anniversary(text: &str, time: &PrintedTime) -> bool {
    static BETWEEN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\(\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*[-–—/]\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*\)",
        )
    });
    /// How many bytes two days take with their brackets, at most.
    const LONGEST: usize = 40;
    let before = tail(&text[..time.range.start], LONGEST);
    let Some(open) = before.rfind('(') else {
        return false;
    };
    let open = time.range.start - before.len() + open;
    let range = BETWEEN.find(&text[open..]).map(|found| open + found.end());
    range.is_some_and(|end| time.range.end < end)
}

/// The time in the sentence that is this event's: the nearest one to which no other event is nearer.
pub(super) fn nearest_time<'t>(
    text: &str,
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
    // `Lễ kỷ niệm Ngày quốc tế đoàn kết … (29-11)`: the day that is kept.
    let kept = event.name(text).contains("Ngày ");
    let bracketed = |time: &PrintedTime| {
        let gap = text.get(event.range.end..time.range.start);
        gap.is_some_and(|gap| gap.trim() == "(") && text[time.range.end..].starts_with(')')
    };
    // `Ngày 5/3, đoàn đã thăm Trường X và dự Lễ ký …`: the only day is that of both.
    static ATTENDS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"\b(?:và|,|đồng thời)\s(?:(?:tham\s)?dự|tham gia|chứng kiến|chủ trì)\s+$")
    });
    let joined = || ATTENDS.is_match(tail(&text[sentence.start..event.range.start], 40));
    let shared = |time: &PrintedTime| {
        let mut here = times
            .iter()
            .filter(|other| sentence.contains(&other.range.start));
        let only = here.next().is_some_and(|one| one.range == time.range) && here.next().is_none();
        let first = events
            .iter()
            .all(|other| other.range.start > time.range.start);
        only && first && time.is_day() && joined()
    };
    times
        .iter()
        .filter(|time| sentence.start <= time.range.start && time.range.end <= sentence.end)
        .filter(|time| !(is_anniversary(text, time) || kept && bracketed(time)))
        .filter(|time| {
            // `Ngày 22-7, Tỉnh đoàn cho biết Trại hè …`: the day of saying it.
            let between = text.get(time.range.end..event.range.start);
            between.is_none_or(|between| between.len() > FARTHEST_SAID || !SAYS.is_match(between))
        })
        .filter(|time| {
            let own = distance(event, time);
            shared(time) || events.iter().all(|other| distance(other, time) >= own)
        })
        .min_by_key(|time| (!time.is_day(), distance(event, time)))
}

/// The month that a day is printed with: 4 of `12/4`.
pub(super) fn time_month(text: &str, time: &PrintedTime) -> Option<i8> {
    static MONTH: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?:[/.\-]|tháng\s+)(\d{1,2})(?:\D|$)"));
    MONTH
        .captures(&text[time.range.clone()])?
        .get(1)?
        .as_str()
        .parse()
        .ok()
}
