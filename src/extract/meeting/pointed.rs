//! The meeting of an article whose sentences name none: they point to it (`Tại buổi lễ, …`), and its name, where it
//! has one, stands in the title.

use std::sync::LazyLock;

use crate::extract::meeting::encounter::tells_of_encounter;
use crate::extract::meeting::event::{Event, events, is_head};
use crate::extract::meeting::likeness::alike;
use crate::extract::meeting::place;
use crate::extract::reading::calendar::{Calendar, PrintedTime};
use crate::extract::reading::{Passage, Reading};
use crate::model::{Facts, MeetingKind, MeetingReport, ParagraphKind, Stated, TimeSpan};
use crate::text::normalize;
use crate::text::pattern::{Pattern, exact, pattern};
use crate::text::tail;

/// What stands before an event that a sentence is told from: `Tại buổi tiếp`, `Tham dự tọa đàm`.
static BACK: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:tại|dự|tham gia|chứng kiến|sau|kết thúc|quang cảnh|toàn cảnh|khai mạc|bế mạc|mở đầu|kết luận|chủ trì)\s+(?:khai mạc\s+|lễ khai mạc\s+)?$",
    )
});

/// What stands before an event of which only what follows from it, or comes before it, is told: `Nghị quyết Đại hội`.
static AFTER: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:nghị quyết|chào mừng|hướng tới|hướng về|chuẩn bị|phục vụ|văn kiện|sau|trước thềm|kết quả|thành công|dự thảo|theo|từ)\s+(?:của\s+)?$",
    )
});

/// A place of the article, as paragraph and byte, and the report that is made of it.
pub(crate) type Pointed = ((usize, usize), MeetingReport);

/// The meeting that an article reports in words that name none, and only points back to: `Sáng 1/4, … . Tại
/// buổi lễ, ông A cảm ơn …` is a ceremony of 1 April. Without a day the title must name it.
///
/// Example: `Tọa đàm “Sách và bạn bè”` above `Tham dự tọa đàm có bà A` is one, its day untold.
pub(crate) fn pointed_at(
    reading: &Reading<'_>,
    printed: &[Vec<PrintedTime>],
    spoken: &[Vec<Event>],
) -> Option<Pointed> {
    let lead = day(reading, printed);
    let told = !matches!(lead, Day::Untold);
    let time = match lead {
        Day::Past => return None,
        Day::Recent(time) => Some(time),
        Day::Yearless | Day::Untold => None,
    };
    let text = |paragraph: usize| reading.passages[paragraph].text;
    let places = || {
        let paragraphs = spoken.iter().enumerate();
        paragraphs
            .flat_map(|(paragraph, events)| events.iter().map(move |event| (paragraph, event)))
    };
    // Where it was stands beside the day.
    let place = |time: &Option<Stated<TimeSpan>>| {
        let span = time.as_ref()?.span;
        let passage = reading.passages.get(span.paragraph as usize)?;
        let sentence = passage.sentence_at(span.start as usize);
        let (value, range) = place::place(passage, sentence, &span.range())?;
        let span = passage.span(range);
        Some(Stated { value, span })
    };
    let make = |(paragraph, event): (usize, &Event), name: String, time| {
        let report = MeetingReport {
            name,
            kind: event.kind,
            titled: false,
            place: place(&time),
            time,
            country: None,
            attendance: None,
            organizers: Vec::new(),
            participants: Vec::new(),
            directives: Vec::new(),
            mentions: Vec::new(),
        };
        ((paragraph, event.range.start), report)
    };
    for (name, kind) in titled(reading) {
        let meant = places().find(|(paragraph, event)| {
            let printed = event.name(text(*paragraph));
            // `lễ kỷ niệm` of what the title keeps.
            let feast = printed.strip_prefix("lễ ").filter(|deed| is_head(deed));
            event.kind == kind
                && (!event.named
                    || alike(printed, &name)
                    || feast.is_some_and(|deed| alike(deed, &name)))
        });
        if let Some((paragraph, event)) = meant {
            let printed = event.name(text(paragraph));
            let fuller = event.named && printed.len() > name.len();
            let name = if fuller { printed.to_owned() } else { name };
            return Some(make((paragraph, event), name, time));
        }
    }
    let (paragraph, event) = places().find(|(paragraph, event)| {
        !event.named
            && event.kind != MeetingKind::Visit
            && event.name(text(*paragraph)).to_lowercase() != "sự kiện"
            && BACK.is_match(tail(&text(*paragraph)[..event.range.start], 40))
    })?;
    if told {
        let name = event.name(text(paragraph)).to_owned();
        return Some(make((paragraph, event), name, time));
    }
    // `Ông A làm việc với Hội X` above `Phát biểu tại buổi làm việc`.
    let meets = |kind| {
        matches!(
            kind,
            MeetingKind::Reception | MeetingKind::WorkingSession | MeetingKind::Visit
        )
    };
    if meets(event.kind) && tells_of_encounter(&reading.article.title) {
        let name = event.name(text(paragraph)).to_owned();
        return Some(make((paragraph, event), name, None));
    }
    // What an aside names is what the other sentences point to: `Nhân dịp Đại hội lần thứ VI, … . Quang cảnh Đại hội`.
    let (aside, named) = places().find(|(paragraph, other)| {
        *paragraph <= LEADS
            && other.named
            && (other.kind == event.kind || other.encounter.is_some() && meets(event.kind))
            && !AFTER.is_match(&text(*paragraph)[..other.range.start])
    })?;
    let name = named.name(text(aside)).to_owned();
    Some(make((aside, named), name, None))
}

/// How many of the first paragraphs tell when.
const LEADS: usize = 3;

/// The first day that an article's first paragraphs tell.
enum Day {
    /// It lies close to the article.
    Recent(Stated<TimeSpan>),
    /// It lies too far back for what the article reports.
    Past,
    /// Its year cannot be told.
    Yearless,
    /// There is none.
    Untold,
}

fn day(reading: &Reading<'_>, printed: &[Vec<PrintedTime>]) -> Day {
    /// How many days lie at most between a meeting and the article.
    const FRESH: i32 = 14;
    let published = reading.article.published.map(|published| published.on);
    let calendar = Calendar {
        published,
        ..Calendar::default()
    };
    let days = || {
        reading
            .passages
            .iter()
            .zip(printed)
            .filter(|(passage, _)| passage.kind != ParagraphKind::Caption)
            .take(LEADS)
            .flat_map(|(passage, times)| times.iter().map(move |time| (passage, time)))
            .filter(|(_, time)| time.is_day())
    };
    let told = days().find_map(|(passage, time)| Some((passage, time, time.resolve(calendar)?)));
    let Some((passage, time, value)) = told else {
        let yearless = days().next().is_some();
        return if yearless { Day::Yearless } else { Day::Untold };
    };
    let fresh = published.is_none_or(|day| {
        day.until(value.start)
            .is_ok_and(|gap| gap.get_days().abs() <= FRESH)
    });
    let span = passage.span(time.range.clone());
    if fresh {
        Day::Recent(Stated { value, span })
    } else {
        Day::Past
    }
}

/// The events that the title names, each with its kind, save those of which it tells only what follows from them.
fn titled(reading: &Reading<'_>) -> Vec<(String, MeetingKind)> {
    static OCCASION: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\bnhân(?:\s+dịp)?\s+$"));
    // `Quỹ X tổng kết công tác năm 2016`: the work that a conference looks back on.
    static REVIEW: LazyLock<Pattern> =
        LazyLock::new(|| exact(r"^\p{Lu}[^,.:;]{4,90}?\s(?P<name>(?:tổng kết|sơ kết)\s[^,.:;]+)$"));
    // `Tỉnh X: Kỷ niệm 60 năm Ngày …`.
    static FEAST: LazyLock<Pattern> = LazyLock::new(|| {
        exact(r"^(?:[^,.:;]{2,40}:\s)?(?P<name>K[ỷỉ] niệm (?:trọng thể )?\d+ năm\s.{10,})$")
    });
    let title: Passage<'_> = reading.title();
    let review = REVIEW.captures(title.text);
    let review = review.and_then(|captures| Some(captures.name("name")?.as_str().to_owned()));
    let feast = FEAST.captures(title.text);
    let feast = feast.and_then(|captures| Some(captures.name("name")?.as_str().to_owned()));
    events(&title, &[])
        .into_iter()
        .filter(|event| event.named && event.encounter.is_none())
        .filter(|event| {
            let before = &title.text[..event.range.start];
            !AFTER.is_match(before) && !OCCASION.is_match(before)
        })
        .map(|event| (event.name(title.text).to_owned(), event.kind))
        .chain(review.map(|name| (name, MeetingKind::Conference)))
        .chain(feast.map(|name| (name, MeetingKind::Ceremony)))
        .collect()
}

/// Gives a report that only a word names the name that the title has for its kind: `hội nghị` below the title
/// `Hội nghị giao ban công tác đối ngoại`.
pub(crate) fn name_by_title(reading: &Reading<'_>, facts: &mut Facts) {
    let formal = |kind| {
        matches!(
            kind,
            MeetingKind::Conference
                | MeetingKind::Workshop
                | MeetingKind::Seminar
                | MeetingKind::Congress
                | MeetingKind::Forum
        )
    };
    /// The most words of a name that only begins to tell.
    const SHORTEST: usize = 4;
    let bare = |report: &MeetingReport| formal(report.kind) && is_head(&report.name);
    let begun = |report: &MeetingReport| report.name.split(' ').count() <= SHORTEST;
    if !facts
        .meetings
        .iter()
        .any(|report| bare(report) || begun(report))
    {
        return;
    }
    let titled = titled(reading);
    for report in &mut facts.meetings {
        let same = |titled: &&(String, MeetingKind)| titled.1 == report.kind;
        // `cuộc họp bàn` below `Hội X tổ chức cuộc họp bàn chuẩn bị Tọa đàm “Y”`
        let goes_on = |(name, _): &(String, MeetingKind)| {
            let rest = normalize(name);
            let rest = rest.strip_prefix(&normalize(&report.name));
            rest.is_some_and(|rest| rest.starts_with(' '))
        };
        let name = match (bare(report), begun(report)) {
            (true, _) => titled.iter().find(same),
            (false, true) => titled.iter().filter(same).find(|titled| goes_on(titled)),
            _ => None,
        };
        if let Some((name, _)) = name {
            name.clone_into(&mut report.name);
        }
    }
}

/// Marks the report that the title is a name of: it tells who meets whom, and the article reports one such. Where only
/// verbs tell of the meeting, the title is what it is called.
///
/// Example: `Chủ tịch tỉnh tiếp Đại sứ Cuba` tells more than `Buổi chào xã giao lãnh đạo tỉnh`, made of the words
/// `đến chào xã giao lãnh đạo tỉnh`.
pub(crate) fn call_by_title(reading: &Reading<'_>, spoken: &[Vec<Event>], facts: &mut Facts) {
    let meets = |kind| {
        matches!(
            kind,
            MeetingKind::Reception | MeetingKind::WorkingSession | MeetingKind::Visit
        )
    };
    let mut reports = facts.meetings.iter_mut();
    let Some(report) = reports.find(|report| meets(report.kind)) else {
        return;
    };
    let told = tells_of_encounter(&reading.article.title);
    report.titled = reports.all(|other| !meets(other.kind))
        && (told || titled(reading).iter().any(|(_, kind)| meets(*kind)));
    let mut encounters = spoken.iter().flatten().flat_map(|event| &event.encounter);
    // `Đoàn X thăm Việt Nam` is the name of the visit, not of a reception during it.
    let title = reading.article.title.to_lowercase();
    let visit = title.contains("thăm") && !title.contains("làm việc");
    let told = told && (report.kind == MeetingKind::Visit || !visit);
    if report.titled && told && encounters.any(|encounter| encounter.name == report.name) {
        report.name.clone_from(&reading.article.title);
    }
}
