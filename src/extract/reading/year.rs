//! Years that an article leaves out of its days: from the event's name, the work that it reviews, the rest of the text.

use std::sync::LazyLock;

use crate::extract::reading::Reading;
use crate::extract::reading::calendar::PrintedTime;
use crate::text::pattern::{Pattern, exact, pattern};

/// `năm 2022`, `Xuân Kỷ Hợi 2019`.
static NAMED_YEAR: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:năm|(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)\s+\p{L}+)\s+((?:19|20)\d\d)\b",
    )
});

/// What a year behind it ends or begins, and does not name.
static UNTIL: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\b(?:đến|tới|tầm nhìn|từ)$"));

static PLANS: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"\b(?:nhiệm vụ|kế hoạch|phương hướng|triển khai|chương trình)\b"));

/// The year that a name gives to the event's own day.
///
/// A review of a year is held at its end or early in the next; a plan for a year (`triển khai nhiệm vụ năm 2023`) at
/// its beginning or shortly before.
pub(crate) fn year_of_name(name: &str, month: Option<i8>) -> Option<i16> {
    // `Hội nghị triển khai Đề án … đến năm 2030`: as far as what it is about reaches.
    let mut years: Vec<i16> = NAMED_YEAR
        .captures_iter(name)
        .filter(|found| {
            let before = found
                .get(0)
                .map_or("", |all| name[..all.start()].trim_end());
            !UNTIL.is_match(before)
        })
        .filter_map(|found| found.get(1)?.as_str().parse().ok())
        .collect();
    if years.is_empty() {
        years.extend(edition(name));
    }
    years.sort_unstable();
    let late = month.is_some_and(|month| month >= 11);
    let review = name.to_lowercase().contains("tổng kết");
    match (years.as_slice(), late, review) {
        ([], ..) => None,
        ([first, .., last], late, _) => Some(if late { *first } else { *last }),
        ([year], true, true) => Some(*year),
        ([year], false, true) => Some(*year + i16::from(month.is_some_and(|month| month <= 3))),
        ([year], true, false) => Some(*year - i16::from(PLANS.is_match(name))),
        ([year], false, false) => Some(*year),
    }
}

/// The year with which the name of a recurring event ends: `Gặp gỡ Hữu nghị Thanh niên Việt Nam - Lào 2016`.
fn edition(name: &str) -> Option<i16> {
    static OF: LazyLock<Pattern> =
        LazyLock::new(|| exact(r"(?P<before>[^\s]+\s+[^\s]+)\s(?P<year>20\d\d)$"));
    static PASSING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?:[-–—/,:]|\b(?:đến|tới|từ|kỳ|khóa|khoá|đoạn|nhìn|trước|sau|học)(?:\s+năm)?)$")
    });
    let found = OF.captures(name)?;
    (!PASSING.is_match(&found["before"])).then(|| found["year"].parse().ok())?
}

/// The year of whose first or last months the sentence goes on to speak, within which the event lies, or of the
/// work that it reviews and plans.
///
/// Examples: `Ngày 26/6, Hội X tổ chức hội nghị bàn công tác 6 tháng cuối năm 2018` is of 2018, `Ngày 20/1, … tổ chức
/// Hội nghị lần thứ II, tổng kết công tác năm 2014 và đề ra phương hướng năm 2015` of 2015.
pub(crate) fn year_of_work(after: &str, month: Option<i8>) -> Option<i16> {
    static HALF: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:(?:3|6|9|ba|sáu|chín|những|các)\s+tháng\s+(?:đầu|cuối)|quý\s+(?:II|III|2|3))\s+năm\s+(?P<year>20\d\d)\b",
        )
    });
    static WORK: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:tổng kết|triển khai nhiệm vụ|triển khai công tác|phương hướng)\b[^.;:“”]{0,120}?\bnăm\s+20\d\d\b",
        )
    });
    match month? {
        4..=10 => HALF.captures(after)?.name("year")?.as_str().parse().ok(),
        month => {
            let works: Vec<&str> = WORK.find_iter(after).map(|work| work.as_str()).collect();
            year_of_name(&works.join(" "), Some(month))
        }
    }
}

/// The only year of whose first months an article without a day of its own looks back on: that of later events.
///
/// Example: an event of 20/9 above `trong 6 tháng đầu năm 2017` is of 2017.
pub(crate) fn half_told(reading: &Reading<'_>) -> Option<i16> {
    static FIRST_HALF: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:3|6|8|9|10|ba|sáu|tám|chín|mười)\s+tháng\s+(?:(?:đầu\s+)?năm|đầu)\s+(?P<year>20\d\d)\b",
        )
    });
    if reading.article.published.is_some() {
        return None;
    }
    let told = (reading.passages.iter()).flat_map(|passage| FIRST_HALF.captures_iter(passage.text));
    only(told.filter_map(|found| found.name("year")?.as_str().parse().ok()))
}

/// The month, with its year, up to which an article without a day of its own counts what there is: that of events later
/// in the year.
///
/// Example: an event of 9/11 above `Tính đến hết tháng 9/2023, tỉnh có 890 dự án` is of 2023.
pub(crate) fn counted_until(reading: &Reading<'_>) -> Option<(i8, i16)> {
    static UNTIL_MONTH: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\btính đến\s(?:hết\s|cuối\s|đầu\s)?tháng\s(?P<month>\d{1,2})\s?(?:/|-|\.|,?\snăm\s)\s?(?P<year>20\d\d)\b",
        )
    });
    if reading.article.published.is_some() {
        return None;
    }
    let found = (reading.passages.iter()).find_map(|passage| UNTIL_MONTH.captures(passage.text))?;
    let month = found.name("month")?.as_str().parse().ok()?;
    Some((month, found.name("year")?.as_str().parse().ok()?))
}

/// The year of the article's times, where they give one alone that has outlets on the net: `2/9/1945` is history, and so
/// is when something was founded: `thiết lập quan hệ tháng 5/2007`.
pub(crate) fn only_year(reading: &Reading<'_>, printed: &[Vec<PrintedTime>]) -> Option<i16> {
    const EARLIEST: i16 = 1997;
    static FOUNDED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:thiết lập|thành lập|xác lập|nâng cấp|ra đời|có hiệu lực|kể từ|sinh|nhậm chức|nhận nhiệm vụ)\b[^.,;:()“”]{0,60}\(?$",
        )
    });
    let passages = reading.passages.iter().zip(printed);
    let times = passages.flat_map(|(passage, times)| times.iter().map(move |time| (passage, time)));
    let years = times.filter_map(|(passage, time)| {
        let year = time.year()?;
        let sentence = passage.sentence_at(time.range.start);
        let before = &passage.text[sentence.start.min(time.range.start)..time.range.start];
        (year >= EARLIEST && !FOUNDED.is_match(before)).then_some(year)
    });
    only(years)
}

/// The year that all of them are.
fn only(mut years: impl Iterator<Item = i16>) -> Option<i16> {
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

/// The only year that the title tells of, where the article has no day of its own: as a year, or at the end of
/// what it names; the years of a term, of what is reviewed and of what is planned tell none. Else the year that the
/// first paragraphs call by a name.
///
/// Examples: `Kỷ niệm Năm Đoàn kết hữu nghị 2022` tells it, and so does `hướng về Năm Hữu nghị Việt - Lào 2012`;
/// `nhiệm kỳ 2021 - 2026`, `nhiệm vụ năm 2024` and `2000 đại biểu` do not.
pub(crate) fn year_told(reading: &Reading<'_>) -> Option<i16> {
    static YEAR: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"\b(?P<word>năm\s+)?(?P<year>20\d\d)\b(?P<to>\s*[-–—]\s*(?:20\d\d)\b)?")
    });
    static PASSING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:[\d/.,:–-]\s*|\b(?:đến|từ|vào|thành lập|trước|sau|tầm nhìn|giai đoạn|nhiệm kỳ|khóa|so với|ra đời|nhiệm vụ|kế hoạch|phương hướng|chương trình|công tác|hoạt động|tổng kết|kết quả)\s+(?:năm\s+)?(?:\d{4}\s*[-–—]\s*)?)$",
        )
    });
    static CALLED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\bnăm\s+(?-i:\p{Lu})\p{Ll}+\s(?:[\p{L}-]+\s|[-–]\s){2,12}?\(?(?P<year>20\d\d)\b(?:\s*[-–—]\s*20\d\d\b)?|\b(?:Xuân|Tết)\s+(?:(?:cổ truyền|Nguyên đán)\s+)?(?:(?-i:\p{Lu})\p{L}+\s+){0,3}(?:năm\s+)?(?P<spring>20\d\d)\b",
        )
    });
    /// How many paragraphs are looked at for it.
    const FIRST: usize = 6;
    if reading.article.published.is_some() {
        return None;
    }
    // `diễn tập “Sông Lam - 2017”`, `Giao lưu hữu nghị biên giới Việt Nam - Lào 2019.`
    static EDITION: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"“[^“”]{2,60}[\s–-](?P<quoted>20\d\d)”|\b(?:[Gg]iao lưu|[Ll]iên hoan|[Nn]gày hội|[Gg]ặp gỡ|[Dd]iễn đàn|[Ll]ễ hội|[Dd]iễn tập|[Tt]uần lễ|[Hh]ội chợ|[Ff]estival)\s[^.,;:“”()]{4,100}\p{Lu}\p{L}*\s(?P<year>20\d\d)(?:[.,;]|$)",
        )
    });
    let title = reading.article.title.as_str();
    let years = YEAR.captures_iter(title).filter_map(|found| {
        let printed = found.name("year")?;
        let behind = title[printed.end()..].trim_start();
        let ends = !behind.starts_with(|c: char| c.is_alphanumeric());
        // `Liên hoan “…” 2022 tại Hà Nội`.
        let behind_name = title[..printed.start()]
            .trim_end()
            .ends_with(['”', '"', '’']);
        let told = found.name("word").is_some() || ends || behind_name;
        let passing = found.name("to").is_some() || PASSING.is_match(&title[..printed.start()]);
        (told && !passing).then(|| printed.as_str().parse().ok())?
    });
    let edition = || {
        let first = reading.passages.iter().take(FIRST);
        let named = first.flat_map(|passage| EDITION.captures_iter(passage.text));
        only(named.filter_map(|found| {
            let year = found.name("quoted").or(found.name("year"))?;
            year.as_str().parse().ok()
        }))
    };
    only(years).or_else(edition).or_else(|| {
        let first = reading.passages.iter().take(FIRST);
        let called = first.flat_map(|passage| CALLED.captures_iter(passage.text));
        let years = called.filter_map(|found| {
            let year = found.name("year").or(found.name("spring"))?;
            year.as_str().parse().ok()
        });
        only(years)
    })
}

/// The year in which an article without a day of its own keeps an anniversary: `kỷ niệm 95 năm … (30-6-1923 - 30-6-2018)`.
pub(crate) fn kept_until(reading: &Reading<'_>) -> Option<i16> {
    static UNTIL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\bnăm\s[^.;:]{0,160}?\(\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*[-–—/]\s*\d{1,2}[/.-]\d{1,2}[/.-](?P<year>\d{4})\s*\)",
        )
    });
    let passages = reading.passages.iter();
    let mut found = passages.filter_map(|passage| UNTIL.captures(passage.text));
    found.next()?.name("year")?.as_str().parse().ok()
}
