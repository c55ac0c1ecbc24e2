//! Times as the press prints them, in figures and in words.
//!
//! Anniversaries (`24/6/1967 - 24/6/2017`), terms (`nhiệm kỳ 2019-2024`) and holidays (`Quốc khánh 2/9`)
//! are no times of events and are never found.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::reading::calendar::{Day, Form, PrintedTime};
use crate::text::letter::is_numeric;
use crate::text::pattern::{Captures, Pattern, pattern};

/// `8 - 9/10`, `12 - 16.8`, `từ ngày 10 đến 12/9`, `30/11 đến 2/12/2022`, `26, 27/6`.
static DAYS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?<d1>\d{1,2})(?:[/.](?<m1>\d{1,2})(?:[/.](?<y1>\d{4}))?)?\s*(?<link>-|–|—|đến(?:\s+hết)?|tới|và|,)\s*(?:ngày\s+)?(?<d2>\d{1,2})(?:/\s?|\.)(?<m2>\d{1,2})(?:[/.](?<y2>\d{4}))?\b",
    )
});
/// As [`DAYS`], where dashes stand within the days and a word between them: `29-4 đến 5-5`, `25 đến 27-7`.
static DASHED_DAYS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?<d1>\d{1,2})(?:-(?<m1>\d{1,2})(?:-(?<y1>\d{4}))?)?\s+(?<link>đến(?:\s+hết)?|tới|và)\s+(?:ngày\s+)?(?<d2>\d{1,2})-(?<m2>\d{1,2})(?:-(?<y2>\d{4}))?\b",
    )
});
/// `12/4`, `12-4`, `12.4`, each with or without the year; `5 - 1 - 2022`.
static DAY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?<d1>\d{1,2})(?:(?<sign>[/.\-])(?<m1>\d{1,2})(?:[/.\-](?<y1>\d{4}))?|\s-\s(?<m2>\d{1,2})\s-\s(?<y2>\d{4}))\b",
    )
});
/// `Chiều 8 - 9`, `Tối 24- 4-2010`: a day behind a word for one, its dashes spaced.
static SPACED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:ngày|sáng|trưa|chiều|tối|hôm|nay|qua)\s+(?<day>(?<d1>\d{1,2})\s?[-–]\s?(?<m1>\d{1,2})(?:\s?[-–]\s?(?<y1>\d{4}))?)(?:\s*(?:,|\(|tại\b|ở\b)|\s+(?-i:\p{Lu}))",
    )
});
/// What stands before days, of which a dash leads from the first to the last: `trong hai ngày 5 - 6`.
static SEVERAL: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"\b(?:các|những|hai|ba|bốn|năm|\d+)\s+ngày\s+$"));
static MINUTES: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"\d\s?(?:giờ|h|:)\s?\d{1,2}(?:\s?phút)?,?\s+ngày\s+$"));
static FROM: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\btừ\s+ngày\s+$"));
/// `ngày 28 tháng 6 năm 2023`, `ngày 21 và 22 tháng 9`, `30 tháng Tư`.
static WORDED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?<d1>\d{1,2})(?:\s*(?<link>-|–|đến|tới|và|,)\s*(?:ngày\s+)?(?<d2>\d{1,2}))?\s+tháng\s+(?<m1>\d{1,2}|mười hai|mười một|mười|giêng|hai|ba|tư|năm|sáu|bảy|tám|chín)(?:\s*(?:,?\s*năm\s+|/|-)\s*(?<y1>\d{4}))?\b",
    )
});
/// `tháng 1/2025`, `tháng 1 năm 2025`, `tháng 4`.
static MONTH: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"\btháng\s+(?<m1>\d{1,2})(?:\s*(?:/|-|\.|,?\s*năm\s+)\s*(?<y1>\d{4}))?\b")
});
/// `7-11-1917 - 7-11-2021`: two full days, in whatever signs.
static PAIR: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b\d{1,2}[/.\-]\d{1,2}[/.\-](?<y1>\d{4})\s*[-–—]\s*\d{1,2}[/.\-]\d{1,2}[/.\-](?<y2>\d{4})\b",
    )
});
static RELATIVE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:(?:sáng|trưa|chiều|tối|đêm|hôm|ngày)\s+(?<when>nay|qua|mai)|(?<same>cùng ngày))\b",
    )
});
/// What must stand before a dotted, dashed or bare day so that it is one: `ngày 12-4`, `chiều 27/9`.
static LEAD: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:\b(?:ngày|sáng|trưa|chiều|tối|đêm|nay|qua|mai|hôm|mùng|từ|đến|tới|vào|và|trong|khai mạc|bế mạc|diễn ra)(?:\s*\(|,)?|[(,\-–])\s*$",
    )
});
/// What makes the day after it a holiday or somebody's birthday rather than the time of an event.
static HOLIDAY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:quốc khánh|giải phóng(?:\s+\p{L}+){0,4}|thành lập(?:\s+\p{L}+){0,6}|chiến thắng(?:\s+\p{L}+){0,3}|khởi nghĩa(?:\s+\p{L}+){0,3}|quốc tế (?:lao động|phụ nữ|thiếu nhi|hạnh phúc)|liệt s[ĩỹ]|phụ nữ việt nam|nhà giáo việt nam|báo chí(?: cách mạng)?(?: việt nam)?|truyền thống(?:\s+\p{L}+){0,5}|sinh|mất)\s*[(,]?\s*(?:ngày\s+)?$",
    )
});

/// The times that a text prints, in order, none overlapping another.
///
/// Example: `Sáng 12/4, tại Hà Nội, … Hội nghị kéo dài đến 13/4.` has two.
pub(crate) fn times(text: &str) -> Vec<PrintedTime> {
    let mut found: Vec<PrintedTime> = Vec::new();
    if text.contains(is_numeric) {
        find_figures(text, &mut found);
    }
    for captures in RELATIVE.captures_iter(text) {
        push(&mut found, &[], Some(relative(&captures)));
    }
    found.sort_by_key(|time| time.range.start);
    // `hôm qua 14-11`: the figure says the same more exactly.
    let exact: Vec<usize> = found
        .iter()
        .filter(|time| matches!(time.form, Form::Days { .. }))
        .map(|time| time.range.start)
        .collect();
    found.retain(|time| {
        !matches!(time.form, Form::Relative(_))
            || !exact
                .iter()
                .any(|&start| (time.range.end..time.range.end + 12).contains(&start))
    });
    found
}

/// The days and months that are told in figures.
fn find_figures(text: &str, found: &mut Vec<PrintedTime>) {
    let barred: Vec<Range<usize>> = PAIR
        .captures_iter(text)
        .filter(is_anniversary)
        .map(|captures| whole(&captures))
        .collect();
    for captures in DAYS
        .captures_iter(text)
        .chain(DASHED_DAYS.captures_iter(text))
    {
        push(found, &barred, days(text, &captures));
    }
    for captures in WORDED.captures_iter(text) {
        push(found, &barred, worded(&captures));
    }
    for captures in DAY.captures_iter(text) {
        push(found, &barred, single(text, &captures));
    }
    for captures in SPACED.captures_iter(text) {
        push(found, &barred, spaced(text, &captures));
    }
    for captures in MONTH.captures_iter(text) {
        push(found, &barred, month(text, &captures));
    }
}

fn push(found: &mut Vec<PrintedTime>, barred: &[Range<usize>], time: Option<PrintedTime>) {
    if let Some(time) = time {
        let meets =
            |range: &Range<usize>| range.start < time.range.end && time.range.start < range.end;
        if !barred.iter().any(meets) && !found.iter().any(|other| meets(&other.range)) {
            found.push(time);
        }
    }
}

fn whole(captures: &Captures<'_>) -> Range<usize> {
    captures.get(0).map_or(0..0, |all| all.range())
}

fn number<T: std::str::FromStr>(captures: &Captures<'_>, name: &str) -> Option<T> {
    captures.name(name)?.as_str().parse().ok()
}

fn valid(day: i8, month: i8) -> bool {
    (1..=31).contains(&day) && (1..=12).contains(&month)
}

/// `24/6/1967 - 24/6/2017`: years apart.
fn is_anniversary(captures: &Captures<'_>) -> bool {
    match (number::<i16>(captures, "y1"), number::<i16>(captures, "y2")) {
        (Some(first), Some(last)) => last - first > 1,
        _ => false,
    }
}

/// Whether the figures at `start` are preceded by something that makes them another thing.
fn is_part_of_more(text: &str, range: &Range<usize>) -> bool {
    text[..range.start].ends_with(|c: char| c.is_alphanumeric() || "/.-,".contains(c))
        || text[range.end..].starts_with(['%', '/'])
        || text[range.end..]
            .strip_prefix(['.', ',', '-'])
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn days(text: &str, captures: &Captures<'_>) -> Option<PrintedTime> {
    let range = whole(captures);
    let before = &text[..range.start];
    let month: i8 = number(captures, "m2")?;
    let year: Option<i16> = number(captures, "y2");
    let to = Day {
        day: number(captures, "d2")?,
        month,
        year,
    };
    let from = Day {
        day: number(captures, "d1")?,
        month: number(captures, "m1").unwrap_or(month),
        year: number(captures, "y1"),
    };
    let link = captures.name("link")?.as_str();
    // `9/11 và 10/11` are two days on end, `9/11 và 20/12` two events.
    let turns = to.day == 1 && to.month == from.month % 12 + 1 && from.day >= 28;
    let apart = matches!(link, "," | "và")
        && captures.name("m1").is_some()
        && !(from.month == to.month && from.day + 1 == to.day || turns);
    if is_anniversary(captures)
        || apart
        || is_part_of_more(text, &range)
        || !valid(from.day, from.month)
        || !valid(to.day, to.month)
        || HOLIDAY.is_match(before)
        || (captures.name("m1").is_none() && from.day >= to.day)
        || (matches!(link, "," | "và") && !LEAD.is_match(before))
    {
        return None;
    }
    Some(PrintedTime {
        range,
        form: Form::Days { from, to },
    })
}

fn worded(captures: &Captures<'_>) -> Option<PrintedTime> {
    const NAMES: &[&str] = &[
        "giêng",
        "hai",
        "ba",
        "tư",
        "năm",
        "sáu",
        "bảy",
        "tám",
        "chín",
        "mười",
        "mười một",
        "mười hai",
    ];
    let printed = captures.name("m1")?.as_str().to_lowercase();
    let month = match printed.parse() {
        Ok(month) => month,
        Err(_) => i8::try_from(NAMES.iter().position(|name| *name == printed)? + 1).ok()?,
    };
    let day = |name| {
        Some(Day {
            day: number(captures, name)?,
            month,
            year: number(captures, "y1"),
        })
    };
    let from = day("d1")?;
    let to = day("d2").unwrap_or(from);
    (valid(from.day, month) && valid(to.day, month) && from.day <= to.day).then(|| PrintedTime {
        range: whole(captures),
        form: Form::Days { from, to },
    })
}

fn single(text: &str, captures: &Captures<'_>) -> Option<PrintedTime> {
    let range = whole(captures);
    let before = &text[..range.start];
    let day = Day {
        day: number(captures, "d1")?,
        month: number(captures, "m1").or_else(|| number(captures, "m2"))?,
        year: number(captures, "y1").or_else(|| number(captures, "y2")),
    };
    let dashed = captures
        .name("sign")
        .is_some_and(|sign| sign.as_str() == "-");
    // `8 giờ 30 ngày 19-7`: so many minutes.
    let several = dashed && SEVERAL.is_match(before) && !MINUTES.is_match(before);
    // `15/4: Đoàn thăm …`: a diary's day.
    let diary = !dashed && before.trim().is_empty() && text[range.end..].starts_with(':');
    let led = day.year.is_some() || diary || LEAD.is_match(before) && !several;
    (led && valid(day.day, day.month)
        && !is_part_of_more(text, &range)
        && !HOLIDAY.is_match(before))
    .then_some(PrintedTime {
        range,
        form: Form::Days { from: day, to: day },
    })
}

fn spaced(text: &str, captures: &Captures<'_>) -> Option<PrintedTime> {
    let range = captures.name("day")?.range();
    let before = &text[..range.start];
    let day = Day {
        day: number(captures, "d1")?,
        month: number(captures, "m1")?,
        year: number(captures, "y1"),
    };
    let several = day.year.is_none() && (SEVERAL.is_match(before) || FROM.is_match(before));
    (valid(day.day, day.month) && !several).then_some(PrintedTime {
        range,
        form: Form::Days { from: day, to: day },
    })
}

fn month(text: &str, captures: &Captures<'_>) -> Option<PrintedTime> {
    let range = whole(captures);
    let month: i8 = number(captures, "m1")?;
    // `sau 3 tháng 10 ngày` counts, and names no month.
    let counted = text[..range.start]
        .trim_end()
        .ends_with(|c: char| c.is_ascii_digit());
    (valid(1, month) && !counted).then(|| PrintedTime {
        range,
        form: Form::Month {
            month,
            year: number(captures, "y1"),
        },
    })
}

fn relative(captures: &Captures<'_>) -> PrintedTime {
    let form = match captures
        .name("when")
        .map(|when| when.as_str().to_lowercase())
    {
        None => Form::SameDay,
        Some(when) if when == "qua" => Form::Relative(-1),
        Some(when) if when == "mai" => Form::Relative(1),
        Some(_) => Form::Relative(0),
    };
    PrintedTime {
        range: whole(captures),
        form,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::times;
    use crate::extract::reading::calendar::Calendar;
    use jiff::civil::date;

    pub(crate) fn calendar() -> Calendar {
        Calendar {
            published: Some(date(2023, 1, 10)),
            ..Calendar::default()
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        check_in(text, calendar(), expected);
    }

    #[track_caller]
    pub(crate) fn check_in(text: &str, calendar: Calendar, expected: &[&str]) {
        let found: Vec<String> = times(text)
            .iter()
            .map(|time| match time.resolve(calendar) {
                Some(span) if span.start == span.end => span.start.to_string(),
                Some(span) => format!("{}/{}", span.start, span.end),
                None => "?".to_owned(),
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn days_in_every_spelling() {
        check("Ngày 9/1/2023, tại Huế", &["2023-01-09"]);
        check("Sáng 12/4, tại Huế", &["2022-04-12"]);
        check("Ngày 14-11, tại Huế", &["2022-11-14"]);
        check("chiều 14.11.2022", &["2022-11-14"]);
        check("8 giờ 30 ngày 14-11, tại Huế", &["2022-11-14"]);
        check("ngày 28 tháng 6 năm 2023", &["2023-06-28"]);
        check("ngày 30 tháng Tư", &["2022-04-30"]);
        check("(12/1)", &["2023-01-12"]);
        check("Chiều 8 - 9, tại Huế", &["2022-09-08"]);
        check("Tối 24- 4-2022, ông An", &["2022-04-24"]);
        check("Chiều 8 – 9, tại Huế", &["2022-09-08"]);
        check("trong 2 - 3 ngày", &[]);
        check("trong hai ngày 5 - 6, tại Huế", &[]);
        check("trong 2 ngày 5-6, tại Huế", &[]);
        check("các ngày 8 – 9 tại Huế", &[]);
        check("Từ ngày 8 - 10, Đoàn", &[]);
    }

    #[test]
    fn ranges() {
        check("trong hai ngày 8 - 9/10", &["2022-10-08/2022-10-09"]);
        check("từ ngày 29-4 đến 5-5", &["2022-04-29/2022-05-05"]);
        check("Ngày 30/9 và 1/10", &["2022-09-30/2022-10-01"]);
        check("12 - 16.8", &["2022-08-12/2022-08-16"]);
        check("từ ngày 10 đến 12/9/2022", &["2022-09-10/2022-09-12"]);
        check(
            "từ 30/12/2022 đến ngày 2/1/2023",
            &["2022-12-30/2023-01-02"],
        );
        check("từ 30/12 đến 2/1", &["2022-12-30/2023-01-02"]);
        check("trong hai ngày 26, 27/6", &["2022-06-26/2022-06-27"]);
        check("ngày 21 và 22 tháng 9", &["2022-09-21/2022-09-22"]);
    }

    #[test]
    fn months_and_days_told_from_the_article() {
        check("tháng 1/2025", &["2025-01-01/2025-01-31"]);
        check("tháng 2 năm 2024", &["2024-02-01/2024-02-29"]);
        check("sáng nay, tại Huế", &["2023-01-10"]);
        check("hôm qua 9-1, tại Huế", &["2023-01-09"]);
        check("chiều qua, tại Huế", &["2023-01-09"]);
    }

    #[test]
    fn what_is_no_time_of_an_event() {
        check("kỷ niệm 50 năm (24/6/1967 - 24/6/2017)", &[]);
        check("nhiệm kỳ 2019-2024", &[]);
        check("mừng Quốc khánh 2/9", &[]);
        check("chiếm 3/4 diện tích", &[]);
        check("ngày 31/2/2023", &["?"]);
        check("tăng 5.3%", &[]);
        check("Nghị định số 58/2022/NĐ-CP", &[]);
    }
}
