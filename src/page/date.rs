//! Lines that say when: dates of publication and the clock in a site's header.

use std::sync::LazyLock;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use crate::model::{Instant, Publication};
use crate::page::byline::{self, is_labelled};
use crate::text::normalize;
use crate::text::pattern::{Captures, Pattern, exact};

/// A line that is nothing but a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The day, and the instant where the line gives the time of day.
    pub(super) publication: Publication,
    /// How the line presents it.
    pub(super) label: Label,
    /// What else the line holds: `Hải An` of `Hải An - 06:04, 10/01/2023`.
    pub(super) rest: Option<String>,
}

/// How a line presents a time, the most telling last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    /// With the day of the week and no offset, as clocks do: `Thứ Bảy, 13/04/2024 03:38`.
    Weekday,
    /// As updated: `(Cập nhật: 10/01/2023)`.
    Updated,
    /// As it is: `06:04 | 10/01/2023`.
    Plain,
    /// With an offset, or as published: `10/01/2023 06:04 GMT+7`, `Ngày đăng: 10/01/2023`.
    Published,
}

static DATE: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?ix)
        \b (?<y3>\d{4}) - (?<m3>\d{2}) - (?<d3>\d{2}) (?:T|\b)
        | \b (?<d1>\d{1,2}) \s?[/.\-]\s? (?<m1>\d{1,2}) \s?[/.\-]\s? (?<y1>\d{4}) \b
        | \b (?<d2>\d{1,2}) \s*,?\s* tháng \s+ (?<m2>\d{1,2}|\p{L}+(?:\s(?:một|hai))?) \s*,?\s* (?:năm \s+)? (?<y2>\d{4}) \b
        | \b tháng \s+ (?<m4>\d{1,2}|\p{L}+(?:\s(?:một|hai))?) \s+ (?<d4>\d{1,2}) \s*,\s* (?<y4>\d{4}) \b
        | \b (?<d5>\d{1,2}) / (?<m5>\d{1,2}) / (?<y5>\d{2}) \b
        | \b (?<m6>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) [a-z]{0,6} \.?\s+ (?<d6>\d{1,2}) \s*,\s* (?<y6>\d{4}) \b
        ",
    )
});
static TIME: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?ix) (?<h>\d{1,2}) \s?(?: : | h | g | giờ\s?)\s? (?<m>\d{2}|\d\b) (?: \s?:\s? (?<s>\d{2}) (?:\.\d+)? | \s?phút | ’ | ' )? (?: \s? (?<half>am|pm|sa|ch)\b )?",
    )
});
static OFFSET: LazyLock<Pattern> = LazyLock::new(|| {
    exact(r"(?i)\(?\b(?:GMT|UTC)\s?(?<sign>[+\-−])\s?(?<h>\d{1,2})(?::?(?<m>\d{2}))?\)?")
});
static WEEKDAY: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*nhật|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\bT[2-7]\b|\bCN\b",
    )
});
static ENGLISH: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),\s"));
static PUBLISHED: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)(?:thời gian|ngày|giờ)?\s*(?:đăng|xuất bản|phát hành|gửi)(?:\s+(?:tải|bài|tin))?(?:\s+(?:lúc|ngày|vào))*\s*:?|\bngày viết\s*:|\bposted(?: on)?\b:?|\bpublished\b:?",
    )
});
static UPDATED: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)(?:lần\s+)?(?:ngày\s+|giờ\s+)?cập nhật(?:\s+(?:lúc|ngày|lần cuối|mới nhất|cuối|vào))*\s*:?|\bupdated\b:?",
    )
});
static FILLER: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)\b(?:gửi bài(?: này| viết)?|in bài(?: này| viết)?|in trang(?: này)?|in ra|cỡ chữ(?:\s*:?(?:\s+A[-+]?)+(?:\s|$))?|chia sẻ|gửi email|bản in|lưu bài|ngày|lúc|vào|hồi|hôm nay|thời gian|năm|giờ|date|by|giờ việt nam|giờ hà nội|vn)\b|\b(?:lượt\s+)?(?:xem|đọc|view|views|lượt|lần|lượt truy cập|bình luận|số lần|đã|like|thích|chia sẻ|in trang|bản in)\b\s*:?\s*[\d.,]*|[\d.,]+\s*(?:lượt xem|lượt đọc|views?|lượt|lần)\b",
    )
});

/// Reads a line that holds a time and next to nothing else.
///
/// Without an offset the time is Vietnam's: `06:04 | 10/01/2023` is 06:04 at +07:00.
pub(super) fn stamp(line: &str) -> Option<Stamp> {
    if line.len() > 400 || line.chars().count() > 140 || !line.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let found = DATE.captures(line)?;
    // Two digits for a year are a date beside a time of day alone: `14/12/21 12:22`.
    if found.name("y5").is_some() && !TIME.is_match(line) {
        return None;
    }
    let on = civil(&found, ENGLISH.is_match(line))?;
    let mut rest = line.to_owned();
    rest.replace_range(found.get(0)?.range(), " | ");
    let offset = take(&OFFSET, &mut rest).and_then(|text| offset(&text));
    let time = take(&TIME, &mut rest).and_then(|text| time(&text));
    // A second date on the line belongs to the same statement: `Đăng 10/01/2023, cập nhật 11/01/2023`.
    while take(&DATE, &mut rest).is_some() || take(&TIME, &mut rest).is_some() {}
    let published = take(&PUBLISHED, &mut rest).is_some();
    let updated = take(&UPDATED, &mut rest).is_some();
    let weekday = take(&WEEKDAY, &mut rest).is_some();
    while take(&FILLER, &mut rest).is_some() {}
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    // More words than a name or a section has are a title with its day behind it, unless they say who signs.
    let most = if is_labelled(&rest) { 12 } else { 5 };
    // Several who sign, and from where, take more: `Lê Thị Mẫu Hạ - Trần Mẫu`.
    let signs = |part: &str| {
        part.split_whitespace().count() <= 12 && !byline::signatures(part.trim()).is_empty()
    };
    let is_long = |part: &str| {
        (part.split_whitespace().count() > most || part.chars().count() > most * 9) && !signs(part)
    };
    // `Chuyên mục: Đối ngoại | Tác giả: Thanh Lê | Ngày 16/04/2024`.
    // `Ngày đăng: 16/04/2024   Mục: Tin địa phương`
    static LABEL: LazyLock<Pattern> =
        LazyLock::new(|| exact(r"(?i)(?:^|\s)(?:chuyên mục|danh mục|thể loại|mục)\s*:"));
    let long =
        rest.split('|').any(is_long) && LABEL.replace_all(&rest, "|").split('|').any(is_long);
    if long || rest.ends_with('.') {
        return None;
    }
    let label = match (published || offset.is_some(), updated, weekday) {
        (true, ..) => Label::Published,
        (_, true, _) => Label::Updated,
        (.., true) => Label::Weekday,
        _ => Label::Plain,
    };
    let publication = publication(on, time, offset)?;
    Some(Stamp {
        publication,
        label,
        rest: (!rest.is_empty()).then_some(rest),
    })
}

/// A machine's date: RFC 3339, with or without offset and time; `2023-01-10T06:04:00+07:00`.
pub(super) fn machine(text: &str) -> Option<Publication> {
    let text = text.trim();
    if let Ok(zoned) = jiff::fmt::temporal::DateTimeParser::new().parse_timestamp(text) {
        let offset = jiff::fmt::temporal::DateTimeParser::new()
            .parse_pieces(text)
            .ok()
            .and_then(|pieces| pieces.to_numeric_offset())
            .unwrap_or(Offset::UTC);
        let on = offset.to_datetime(zoned).date();
        return Some(Publication {
            on,
            at: Some(Instant {
                timestamp: zoned,
                offset,
            }),
        });
    }
    if let Ok(civil) = text.parse::<DateTime>() {
        let has_time = text.contains([':']);
        return publication(civil.date(), has_time.then(|| civil.time()), None);
    }
    stamp(text).map(|stamp| stamp.publication)
}

fn publication(on: Date, time: Option<Time>, offset: Option<Offset>) -> Option<Publication> {
    let at = match time {
        None => None,
        Some(time) => {
            let local = on.to_datetime(time);
            let zone = match offset {
                Some(offset) => TimeZone::fixed(offset),
                None => TimeZone::get("Asia/Ho_Chi_Minh").ok()?,
            };
            let zoned = local.to_zoned(zone).ok()?;
            Some(Instant {
                timestamp: zoned.timestamp(),
                offset: zoned.offset(),
            })
        }
    };
    Some(Publication { on, at })
}

/// Cuts the first match out of the text and gives it.
fn take(pattern: &Pattern, text: &mut String) -> Option<String> {
    let found = pattern.find(text)?;
    let (range, matched) = (found.range(), found.as_str().to_owned());
    if matched.is_empty() {
        return None;
    }
    text.replace_range(range, " ");
    Some(matched)
}

fn civil(found: &Captures<'_>, english: bool) -> Option<Date> {
    let group = |names: [&str; 6]| {
        names
            .into_iter()
            .find_map(|name| found.name(name))
            .map(|m| m.as_str())
    };
    let mut year = group(["y1", "y2", "y3", "y4", "y5", "y6"])?.parse().ok()?;
    let month = month(group(["m1", "m2", "m3", "m4", "m5", "m6"])?)?;
    let day = group(["d1", "d2", "d3", "d4", "d5", "d6"])?.parse().ok()?;
    if year < 100 {
        year += 2000;
    }
    // `Mon, 01/20/2020`: English weekdays come with the month first.
    let numbered = found.name("m6").is_none();
    let swapped = numbered && english || month > 12 && day <= 12;
    let (month, day) = if swapped { (day, month) } else { (month, day) };
    (1945..=2200)
        .contains(&year)
        .then(|| Date::new(year, month, day).ok())?
}

fn month(text: &str) -> Option<i8> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    const ENGLISH: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let english = ENGLISH.iter().zip(1..);
    if let Some((_, number)) = english
        .into_iter()
        .find(|(name, _)| text.eq_ignore_ascii_case(name))
    {
        return Some(number);
    }
    const NAMES: [(&str, i8); 15] = [
        ("một", 1),
        ("giêng", 1),
        ("hai", 2),
        ("ba", 3),
        ("tư", 4),
        ("năm", 5),
        ("sáu", 6),
        ("bảy", 7),
        ("bẩy", 7),
        ("tám", 8),
        ("chín", 9),
        ("mười", 10),
        ("mười một", 11),
        ("mười hai", 12),
        ("chạp", 12),
    ];
    let folded = normalize(text);
    NAMES
        .into_iter()
        .find(|(name, _)| normalize(name) == folded)
        .map(|(_, number)| number)
}

fn time(text: &str) -> Option<Time> {
    let found = TIME.captures(text)?;
    let mut hour: i8 = found["h"].parse().ok()?;
    let minute: i8 = found["m"].parse().ok()?;
    if let Some(half) = found.name("half") {
        let afternoon = matches!(half.as_str().to_ascii_lowercase().as_str(), "pm" | "ch");
        hour = match (hour, afternoon) {
            (12, false) => 0,
            (1..=11, true) => hour + 12,
            _ => hour,
        };
    }
    let second = found
        .name("s")
        .map_or(Some(0), |s| s.as_str().parse().ok())?;
    Time::new(hour, minute, second, 0).ok()
}

fn offset(text: &str) -> Option<Offset> {
    let found = OFFSET.captures(text)?;
    let hours: i32 = found["h"].parse().ok()?;
    let minutes: i32 = found
        .name("m")
        .map_or(Some(0), |m| m.as_str().parse().ok())?;
    let seconds = hours * 3600 + minutes * 60;
    Offset::from_seconds(if &found["sign"] == "+" {
        seconds
    } else {
        -seconds
    })
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_printed() {
        for (line, instant) in [
            ("[21/03/2024 16:51:45]", "2024-03-21T16:51:45+07:00"),
            ("VOV 14/12/21 12:22 GMT+7", "2021-12-14T12:22:00+07:00"),
            (
                "Thứ bẩy, 20/02/2016 | 9:5 GMT+7",
                "2016-02-20T09:05:00+07:00",
            ),
            (
                "Submitted by admin on Mon, 01/20/2020 - 09:12",
                "2020-01-20T09:12:00+07:00",
            ),
            ("Thanh Lê • 16/04/2024 18:32", "2024-04-16T18:32:00+07:00"),
            ("16:4, Thứ Ba, 7-3-2023", "2023-03-07T16:04:00+07:00"),
            (
                "Lê Thị Mẫu Hạ - Trần Mẫu   16/04/2024 18:32",
                "2024-04-16T18:32:00+07:00",
            ),
            (
                "Lê Thị Mẫu (Từ Viêng Chăn) | LDO | 16/04/2024 18:32",
                "2024-04-16T18:32:00+07:00",
            ),
            (
                "Ngày đăng: 16/04/2024 18:32   Mục: Tin các địa phương    In ra",
                "2024-04-16T18:32:00+07:00",
            ),
            (
                "Tuesday, October 5, 2010 18:43",
                "2010-10-05T18:43:00+07:00",
            ),
        ] {
            let at = stamp(line).and_then(|stamp| stamp.publication.at);
            assert_eq!(
                at.map(|at| at.to_rfc3339()).as_deref(),
                Some(instant),
                "{line}"
            );
        }
        for title in [
            "Khẩu hiệu 14/12/21",
            "Hội hữu nghị Việt Nam - Lào họp ngày 14/12/2021",
        ] {
            assert_eq!(stamp(title), None, "{title}");
        }
    }
}
