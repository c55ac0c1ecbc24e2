//! Events on the way to reports: each with its own time and with whether the text says that it was held.

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::extract::meeting::day::{is_anniversary, last_day, nearest_time, time_month};
use crate::extract::meeting::event::Event;
use crate::extract::reading::calendar::{Calendar, PrintedTime};
use crate::extract::reading::year::{
    counted_until, half_told, kept_until, only_year, year_of_name, year_of_work, year_told,
};
use crate::extract::reading::{Passage, Reading};
use crate::model::{DatePrecision, Facts, MeetingKind, ParagraphKind, Span, TimeSpan};
use crate::text::pattern::{Pattern, exact, pattern};
use crate::text::{head, tail};

/// An event's mention on the way to a report.
pub(crate) struct Candidate {
    pub(crate) paragraph: usize,
    pub(crate) event: Event,
    pub(crate) time: Option<(TimeSpan, Range<usize>)>,
    /// Its sentence prints a day, though perhaps none that can be told from: `Ngày 5-8` without any year.
    pub(crate) dated: bool,
    /// The day that tells when stands in its own sentence.
    pub(crate) dated_here: bool,
    /// Its day stands right behind it: `Hội nghị sáng 23/1`.
    pub(crate) at_once: bool,
    /// The sentence tells that it was or will be held.
    pub(crate) held: bool,
    /// The sentence tells who was in the chair.
    pub(crate) chaired: bool,
    /// A delegation attended it on its journey: `Trong chuyến thăm, đoàn đã dự Hội nghị lần thứ 4 …`.
    pub(crate) on_journey: bool,
    /// It lies ahead.
    pub(crate) announced: bool,
    /// It is one of the things of a list: `nhiều hoạt động, như: gửi điện mừng; tổ chức lớp tập huấn`.
    pub(crate) listed: bool,
}

/// What may stand between the event and the word that tells of it.
static BETWEEN: LazyLock<Pattern> = LazyLock::new(|| exact(r"^[\s,()\p{L}\d/.–-]*"));
/// How many characters of that.
const NEAR: usize = 60;
static HELD: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"\b(?:diễn ra|được tổ chức|khai mạc|bế mạc|kết thúc|vừa được|hoàn thành|thành công)\b")
});
/// How [`HELD_BY`] begins.
static BY: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\bdo\s"));
static HELD_BY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\bdo\s[^;:“”]{1,300}?\b(?:tổ chức|phối hợp|chủ trì|đăng cai|thực hiện|khởi xướng|phát động|triệu tập|dẫn đầu|làm trưởng đoàn)\b",
    )
});
pub(crate) static ORGANIZES: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:tổ chức|khai mạc|đăng cai|bế mạc|diễn ra|mở|tiến hành|triệu tập|triển khai|có)\s+(?:thành công\s+|trọng thể\s+|long trọng\s+|buổi\s+|cuộc\s+|chương trình\s+)*$",
    )
});
/// Before what a delegation attends while it is abroad.
static ON_JOURNEY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^trong (?:thời gian|khuôn khổ|chương trình)\s(?:chuyến|thăm|làm việc|công tác)[^.:“”]{0,200}?\bđoàn\b[^.:“”]{0,200}?\bdự\s(?:[^.:“”]{0,400};\s)?$",
    )
});
/// One of a row of meetings.
static ORDINAL: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\blần thứ\s"));
static CHAIRED: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\bchủ trì\s+$"));
/// `Trong khuôn khổ chuyến thăm, ngày 13/8 …`: the day is another event's.
static FRAME: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:(?:^|[.,;:–-]\s+)nhân|\b(?:khuôn khổ|(?-i:nhân)|bên lề|nhân dịp|tiếp tục|tiếp nối))\s+(?:của\s+)?$|\bnhân(?:\s+dịp)?\s+(?:đoàn|ông|bà|ngài|đồng chí)\b[^,.;:]{0,60}$|\bnhân dịp\s[^,.;:]{0,80}\b(?:dự|tham dự|tham gia)\s+$|\bchuẩn bị\s+(?:cho\s+)?(?:việc\s+)?(?:tổ chức\s+)?$|\bnăm\s+(?:ngày\s+)?$",
    )
});
/// `Đây là lần đầu tiên tỉnh tổ chức Diễn đàn …` tells more of what the article spoke of, and no further event.
static FIRST_TIME: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^(?:đây|đó) (?:cũng )?là (?:lần|năm|dịp|kỳ|hoạt động)\b"));
/// What announces a list of things done.
static LISTED: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"\b(?:như|như sau|cụ thể|nổi bật|tiêu biểu)(?:\s+là)?\s*:\s"));
static AHEAD: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"\b(?:sẽ|dự kiến|sắp|theo kế hoạch)\b"));
/// A day behind one of these limits something rather than tells when the event was held.
static LIMIT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:trước|sau|đến hết|kể từ|tính đến|hạn|chậm nhất|hoàn thành|ban hành|ký|sinh)\s+(?:ngày\s+|tháng\s+)?$",
    )
});

/// Whether the text behind an event tells that it is held: `(lần thứ hai) diễn ra tại Huế`.
pub(crate) fn is_held(after: &str) -> bool {
    let near = after
        .char_indices()
        .nth(NEAR)
        .map_or(after.len(), |(at, _)| at);
    let end = BETWEEN
        .find(&after[..near])
        .map_or(0, |between| between.end());
    HELD.begins_by(after, end) || BY.begins_by(after, end) && HELD_BY.begins_by(after, end)
}

pub(crate) fn directive_spans(facts: &Facts) -> Vec<Span> {
    facts
        .directives
        .iter()
        .flat_map(|directive| {
            let cited = directive.mentions.iter().map(|mention| mention.span);
            cited.chain(directive.issued_on.iter().map(|stated| stated.span))
        })
        .collect()
}

pub(crate) fn times_of_events(
    passage: &Passage<'_>,
    barred: &[Span],
    published: Option<i16>,
) -> Vec<PrintedTime> {
    let times = passage.times.iter();
    times
        .filter(|time| {
            // A day of another year is history.
            let past = time
                .year()
                .zip(published)
                .is_some_and(|(year, published)| (year - published).abs() > 1);
            let span = passage.span(time.range.clone());
            let of_directive = barred.iter().any(|other| {
                other.paragraph == span.paragraph
                    && other.start < span.end
                    && span.start < other.end
            });
            !past && !of_directive && !LIMIT.is_match(&passage.text[..time.range.start])
        })
        .cloned()
        .collect()
}

pub(crate) fn candidates(
    reading: &Reading<'_>,
    printed: &[Vec<PrintedTime>],
    spoken: &[Vec<Event>],
) -> Vec<Candidate> {
    let published = reading.article.published.map(|published| published.on);
    let text_year = only_year(reading, printed).or_else(|| year_told(reading));
    let kept = LazyCell::new(|| kept_until(reading));
    let half_told = LazyCell::new(|| half_told(reading));
    let counted = LazyCell::new(|| counted_until(reading));
    let day_year = text_year
        .or(kept.filter(|_| published.is_none()))
        .or(*half_told);
    let past = past_days(reading, printed);
    let mut events = spoken.iter().flatten();
    let congress = events.any(|event| event.kind == MeetingKind::Congress && event.named);
    let mut candidates = Vec::new();
    for (paragraph, passage) in reading.passages.iter().enumerate() {
        for event in &spoken[paragraph] {
            if is_frame(passage.text, event, &printed[paragraph]) {
                continue;
            }
            let sentence = passage.sentence_at(event.range.start);
            let told = is_told_of(passage.text, &sentence, event)
                && EARLIER
                    .is_match(&passage.text[event.range.end..sentence.end.max(event.range.end)]);
            if told || congress && is_inner(passage.text, event) {
                continue;
            }
            if FIRST_TIME.is_match(&passage.text[sentence.start..event.range.start]) {
                continue;
            }
            let in_sentence: Vec<&Event> = spoken[paragraph]
                .iter()
                .filter(|other| sentence.contains(&other.range.start))
                .filter(|other| !is_frame(passage.text, other, &printed[paragraph]))
                .filter(|other| other.range == event.range || !is_planned(passage, other))
                .collect();
            // A signing at another event is a part of it.
            let signing = event.encounter.is_some() && event.kind == MeetingKind::Ceremony;
            let journey =
                |other: &&&Event| other.encounter.is_some() && other.kind == MeetingKind::Visit;
            if signing && in_sentence.iter().filter(|other| !journey(other)).count() > 1 {
                continue;
            }
            let before = &passage.text[sentence.start..event.range.start];
            let after = &passage.text[event.range.end..sentence.end.max(event.range.end)];
            let announced = AHEAD.is_match(tail(before, 80)) || AHEAD.is_match(head(after, 40));
            let planned = PLANNED.is_match(before) || AHEAD.is_match(before) && !announced;
            let name = event.name(passage.text);
            let printed_time = nearest_time(
                passage.text,
                &printed[paragraph],
                &sentence,
                event,
                &in_sentence,
            )
            .filter(|time| event.range.end > time.range.start || !is_planned(passage, event))
            .or_else(|| {
                // A verb's meeting is told in the sentences after the one that gives the day.
                event.encounter.as_ref().filter(|_| !signing)?;
                printed[paragraph]
                    .iter()
                    .rev()
                    .find(|time| time.is_day() && time.range.end <= event.range.start)
            });
            let told_on = (printed_time.is_none() && !announced)
                .then(|| same_day(before, event))
                .flatten()
                .and_then(|length| {
                    let at = event.range.start;
                    let day = last_day(reading, printed, paragraph, at, day_year)?;
                    let span = TimeSpan {
                        start: day,
                        end: day,
                        precision: DatePrecision::Day,
                    };
                    Some((span, sentence.start..sentence.start + length))
                });
            let time = printed_time.and_then(|time| {
                let month = time_month(passage.text, time);
                let named_before = || {
                    let earlier = earlier(reading, spoken, paragraph, event)?;
                    year_of_name(earlier, month)
                };
                let calendar = Calendar {
                    published,
                    year: year_of_name(name, month)
                        .or_else(|| year_of_work(after, month))
                        .or(text_year)
                        .or_else(named_before)
                        .or_else(|| kept.filter(|_| published.is_none()))
                        .or_else(|| half_told.filter(|_| month > Some(3)))
                        .or_else(|| {
                            let (until, year) = (*counted)?;
                            (month >= Some(until)).then_some(year)
                        }),
                    last: last_day(reading, printed, paragraph, time.range.start, day_year),
                    announced,
                };
                let span = time.resolve(calendar)?;
                // A year taken from another day holds only where that day is not still to come.
                let borrowed = published.is_none() && time.year().is_none();
                let told_before = borrowed && past.iter().any(|day| *day > span.end);
                (!told_before).then(|| (span, time.range.clone()))
            });
            let time = time.or(told_on);
            candidates.push(Candidate {
                paragraph,
                event: event.clone(),
                time,
                dated: printed_time.is_some_and(PrintedTime::is_day),
                dated_here: printed_time
                    .is_some_and(|time| time.is_day() && sentence.contains(&time.range.start)),
                at_once: printed_time.is_some_and(|time| {
                    let gap = passage.text.get(event.range.end..time.range.start);
                    gap.is_some_and(|gap| gap.len() < 20 && AT_ONCE.is_match(gap))
                }),
                held: is_held(after) || ORGANIZES.is_match(before) && !planned,
                chaired: passage.kind != ParagraphKind::Caption && CHAIRED.is_match(before),
                on_journey: event.encounter.is_none()
                    && ORDINAL.is_match(name)
                    && ON_JOURNEY.is_match(before),
                announced,
                listed: LISTED.is_match(before),
            });
        }
    }
    candidates
}

/// How long the words are that open the sentence and tell that an event was on the day of the one before: `Ngay sau Lễ đón, hai
/// bên họp Hội nghị …`, `Buổi chiều, ông A có buổi nói chuyện …`.
fn same_day(before: &str, event: &Event) -> Option<usize> {
    static OPENS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:\p{P}\s?)?(?:ngay sau\b|(?:vào\s)?buổi (?:sáng|trưa|chiều|tối)\b|sau đó,|tiếp đó,|tiếp theo,)[^.;:“”]{0,160}$",
        )
    });
    static ANOTHER: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\b(?:hôm sau|ngày hôm sau|năm|tháng)\b"));
    let told = event.encounter.is_none()
        && (event.named || event.kind == MeetingKind::WorkingSession)
        && OPENS.is_match(before)
        && !ANOTHER.is_match(before);
    told.then(|| before.find([',', ' ']).unwrap_or(before.len()))
}

/// Whether the event is only planned, and its part of the sentence ends with it: `được đồng ý về chủ trương tổ chức Tọa đàm
/// X, ngày 5/6, Viện Y họp …`.
fn is_planned(passage: &Passage<'_>, event: &Event) -> bool {
    let sentence = passage.sentence_at(event.range.start);
    passage.text[event.range.end..].starts_with(',')
        && PLANNED.is_match(&passage.text[sentence.start..event.range.start])
}

/// Behind an event that was over when it is spoken of.
static EARLIER: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^[^.;:“”]{0,20}\b(?:trước đó|vừa qua|vừa diễn ra|vừa rồi)\b"));

/// Whether somebody only tells what came of it, at another meeting: `thông báo kết quả cuộc làm việc cùng ngày với Hội X`.
fn is_told_of(text: &str, sentence: &Range<usize>, event: &Event) -> bool {
    static OUTCOME: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:thông báo|báo cáo|cho biết|thông tin|đánh giá|nhắc lại|trao đổi|chúc mừng)\b[^.;:“”]{0,60}\b(?:kết quả|thành công|nội dung)\s(?:của\s)?(?:các\s)?$",
        )
    });
    let told = matches!(
        event.kind,
        MeetingKind::WorkingSession | MeetingKind::Reception
    );
    told && OUTCOME.is_match(&text[sentence.start..event.range.start])
}

/// Whether the session is one that those a congress has elected hold during it: `tại phiên họp thứ nhất`.
fn is_inner(text: &str, event: &Event) -> bool {
    static FIRST: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^phiên (?:họp|làm việc)?\s?(?:đầu tiên|thứ nhất|lần thứ nhất|trù bị|toàn thể|chính thức)\b",
        )
    });
    event.kind == MeetingKind::Session && FIRST.is_match(event.name(text))
}

/// The name that the article gave before to what a mere word for an event points to: `Hội nghị sáng 23/1`.
fn earlier<'a>(
    reading: &Reading<'a>,
    spoken: &'a [Vec<Event>],
    paragraph: usize,
    event: &Event,
) -> Option<&'a str> {
    /// How far above the word it stands at most, in paragraphs.
    const FARTHEST: usize = 4;
    if event.named {
        return None;
    }
    let above = paragraph.saturating_sub(FARTHEST)..paragraph;
    above.rev().find_map(|above| {
        let named = spoken[above]
            .iter()
            .rfind(|other| other.named && other.kind == event.kind)?;
        Some(named.name(reading.passages[above].text))
    })
}

/// The days that an article without a day of its own prints with their years, save those announced.
fn past_days(reading: &Reading<'_>, printed: &[Vec<PrintedTime>]) -> Vec<Date> {
    if reading.article.published.is_some() {
        return Vec::new();
    }
    let passages = reading.passages.iter().zip(printed);
    passages
        .flat_map(|(passage, times)| times.iter().map(move |time| (passage, time)))
        .filter(|(_, time)| time.is_day() && time.year().is_some())
        .filter(|(passage, time)| {
            let sentence = passage.sentence_at(time.range.start);
            !is_anniversary(passage.text, time) && !AHEAD.is_match(&passage.text[sentence])
        })
        .filter_map(|(_, time)| Some(time.resolve(Calendar::default())?.start))
        .collect()
}

/// `trình bày kế hoạch tổ chức Hội nghị …` tells of no event held.
static PLANNED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:kế hoạch|chuẩn bị|chủ trương|việc|công tác|đề xuất|dự định|phương án|kinh nghiệm|cách thức|mô hình|ý tưởng)\s+(?:cho\s+)?(?:tổ chức|mở|đăng cai)\s+$",
    )
});

/// Between a word for an event and its day: `Hội nghị sáng 23/1`, `buổi lễ hôm 2/4`.
static AT_ONCE: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^\s(?:sáng|trưa|chiều|tối|đêm|hôm|ngày|\s)+$"));

/// Between an event and its own days: `chuyến thăm từ ngày`, `Đại hội (diễn ra 02 ngày`.
static DAYS_OF: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^\(?(?:diễn ra\s*)?(?:(?:từ|trong|vào)\s*)?(?:\d+\s+|hai\s+|ba\s+)?(?:các\s+)?(?:ngày)?$",
    )
});

/// Whether the event is only what another was held for: `Trong khuôn khổ chuyến thăm, ngày 13/8 …`; one
/// with its own days behind it is told itself: `Trong khuôn khổ chuyến thăm từ ngày 29/4 đến 5/5, …`.
fn is_frame(text: &str, event: &Event, times: &[PrintedTime]) -> bool {
    // As far behind as its host or its days' words reach: a sentence may hold days without end.
    const FARTHEST: usize = 400;
    let dated = times.iter().any(|time| {
        text.get(event.range.end..time.range.start)
            .filter(|gap| gap.len() < FARTHEST)
            .is_some_and(|gap| {
                let gap = gap.trim();
                DAYS_OF.is_match(gap)
                    || gap.starts_with("do ")
                        && gap.contains("tổ chức")
                        && !gap.contains([',', ';'])
            })
    });
    !dated && FRAME.is_match(&text[..event.range.start])
}
