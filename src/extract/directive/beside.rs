//! What is said of a document beside its citation: who issued it, when, in which term, on what.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::reading::calendar::{Calendar, PrintedTime};
use crate::extract::reading::{Named, Passage, Reading};
use crate::model::{LocalOrganization, Stated};
use crate::text::pattern::{Pattern, exact, pattern};

static DATED: LazyLock<Pattern> = LazyLock::new(|| {
    exact(r"^(?:[\s,(]*(?:(?:được\s+)?(?:ban hành|ký)\s+)?(?:ngày|tháng)\s*|\s*\()$")
});
static TERM: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^(?:[\s,]|Trung ương|Đảng)*\(?(?i:khóa|khoá)\s+(?<term>[IVXL]+)\b"));
static SUBJECT: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^[\s,)]*(?:về|“)\s*(?:việc\s+)?(?<subject>[^.;:()“”]+?)(?:\s*[.;:()“”]|,\s+(?:\p{Lu}|ông|bà|đồng chí|các|được|trong|góp phần|đồng thời|qua đó|từ đó|gắn)|$)",
    )
});

/// Right before a document that somebody signs.
static SIGNS: LazyLock<Pattern> = LazyLock::new(|| exact(r"\b(?:ký ban hành|ký|ban hành)\s+$"));

/// Whether the Prime Minister, named by the office alone, issued it: `Chỉ thị 19 của Thủ tướng`, but not
/// `của Thủ tướng Lào`.
pub(super) fn is_premiers(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    static PREMIER: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"^(?:,?\s*ngày\s+\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?,?)?\s+của\s+Thủ tướng\b(?:\s+Chính phủ\b)?(?:\s+(?:nước\s+)?(?:Cộng hòa xã hội chủ nghĩa\s+)?Việt Nam\b)?",
        )
    });
    let behind = &passage.text[range.end..];
    PREMIER.find(behind).is_some_and(|found| {
        let next = behind[found.end()..].trim_start();
        !next.starts_with(char::is_uppercase) && !next.starts_with("nước ")
    })
}

#[derive(Default)]
pub(super) struct Said {
    pub(super) issuer: Option<Stated<LocalOrganization>>,
    pub(super) issued_on: Option<Stated<jiff::civil::Date>>,
    pub(super) term: Option<String>,
    pub(super) subject: Option<Stated<String>>,
}

/// What the words right behind (`… ngày 5/01/2022 của Ban Bí thư khóa XIII về …`) and right before
/// (`Ban Bí thư ban hành …`) a citation say of it, as far as `stop`, where the next one begins.
pub(super) fn said_beside(
    reading: &Reading<'_>,
    passage: &Passage<'_>,
    range: &Range<usize>,
    stop: usize,
) -> Said {
    let text = passage.text;
    let sentence = passage.sentence_at(range.start);
    let mut said = Said::default();
    let mut at = range.end;
    let end = sentence.end.min(stop).max(at);
    // `Chỉ thị của Ban Bí thư số 38`
    let inside = passage.organizations_in(range.clone()).next();
    let inside = inside.filter(|issuer| text[range.start..issuer.range.start].ends_with(" của "));
    said.issuer = inside.map(|issuer| Stated {
        value: issuer.entity,
        span: passage.span(issuer.range.clone()),
    });
    // Issuer and day come in either order.
    for _ in 0..3 {
        let day = passage
            .times
            .iter()
            .filter(|time| time.range.start >= at && time.is_day())
            .find(|time| DATED.is_match(&text[at..time.range.start]));
        if said.issued_on.is_none()
            && let Some(day) = day
        {
            said.issued_on = issued(reading, passage, day);
            at = day.range.end;
        }
        let issuer = passage.organizations_in(at..end.max(at)).next();
        if said.issuer.is_none()
            && let Some(issuer) = issuer
            && is_issuing(&text[at..issuer.range.start])
        {
            said.issuer = Some(Stated {
                value: issuer.entity,
                span: passage.span(issuer.range.clone()),
            });
            at = issuer.range.end;
        }
        let rest = &text[at..end.max(at)];
        if let Some(term) = TERM.captures(rest) {
            said.term = term.name("term").map(|term| term.as_str().to_owned());
            at += term.get(0).map_or(0, |all| all.end());
        }
    }
    // `… về hội nhập quốc tế và Chỉ thị số 15-CT/TW`
    let rest = text[at..end.max(at)].trim_end();
    let rest = (stop < sentence.end)
        .then(|| rest.strip_suffix(" và").or(rest.strip_suffix(" cùng")))
        .flatten()
        .unwrap_or(rest);
    if let Some(subject) = SUBJECT
        .captures(rest)
        .and_then(|found| found.name("subject"))
    {
        let words = subject.as_str().trim_end().trim_end_matches(',');
        if !words.is_empty() {
            let start = at + subject.start();
            said.subject = Some(Stated {
                value: words.to_owned(),
                span: passage.span(start..start + words.len()),
            });
        }
    }
    if said.issuer.is_none() {
        let before = passage
            .organizations_in(sentence.start..range.start)
            .next_back();
        if let Some(issuer) = before
            && let gap = &text[issuer.range.end..range.start]
            && is_issuing_before(gap)
        {
            // `Ban Chấp hành Trung ương (khóa XII) ban hành Nghị quyết số 26`
            if let Some(term) = TERM.captures(gap).filter(|_| said.term.is_none()) {
                said.term = term.name("term").map(|term| term.as_str().to_owned());
            }
            said.issuer = Some(Stated {
                value: issuer.entity,
                span: passage.span(issuer.range.clone()),
            });
            // `Ngày 24/3/2022, Ban Chấp hành X đã ra Nghị quyết số 15`
            let day = passage
                .times
                .iter()
                .rfind(|time| time.is_day() && time.range.end <= issuer.range.start)
                .filter(|day| {
                    sentence.start <= day.range.start
                        && text[day.range.end..issuer.range.start]
                            .trim_matches([' ', ','])
                            .is_empty()
                });
            if let Some(day) = day.filter(|_| said.issued_on.is_none()) {
                said.issued_on = issued(reading, passage, day);
            }
        }
    }
    if said.issuer.is_none() {
        let issuer = signed_for(passage, sentence.start, range.start)
            .or_else(|| deciding(passage, sentence.start, at..end));
        said.issuer = issuer.map(|issuer| Stated {
            value: issuer.entity,
            span: passage.span(issuer.range.clone()),
        });
    }
    if said.issued_on.is_none() {
        said.issued_on = signed(passage, sentence.start, range.start)
            .and_then(|day| issued(reading, passage, day));
    }
    said
}

/// Whom somebody signs the document at `cited` for: `Thay mặt Ban Bí thư, đồng chí A vừa ký ban hành Chỉ thị số 15`.
fn signed_for<'a>(
    passage: &'a Passage<'_>,
    start: usize,
    cited: usize,
) -> Option<&'a Named<LocalOrganization>> {
    let text = passage.text;
    let mut bodies = passage.organizations_in(start..cited);
    bodies.find(|body| {
        let behalf = &text[start..body.range.start];
        let behalf = ["thay mặt ", "Thay mặt "]
            .iter()
            .any(|words| behalf.ends_with(words));
        behalf && SIGNS.is_match(&text[body.range.end..cited])
    })
}

/// Who decides by the document, right behind it: `Tại Quyết định số 980 ngày 14/9/2023, Ban Bí thư chỉ định …`.
fn deciding<'a>(
    passage: &'a Passage<'_>,
    start: usize,
    behind: Range<usize>,
) -> Option<&'a Named<LocalOrganization>> {
    static DECIDES: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"^\s(?:đã\s)?(?:chỉ định|chuẩn y|bổ nhiệm|phân công|phê duyệt|quyết định|điều động|giao|yêu cầu|công nhận)\b",
        )
    });
    let text = passage.text;
    let by = ["Tại ", "Theo "]
        .iter()
        .any(|word| text[start..].starts_with(word));
    let body = passage
        .organizations_in(behind.clone())
        .next()
        .filter(|_| by)?;
    (text[behind.start..body.range.start].trim() == ","
        && DECIDES.is_match(&text[body.range.end..]))
    .then_some(body)
}

/// The day that opens the sentence in which somebody signs the document at `cited`: `Ngày 14/4/2025, Tổng Bí thư
/// A thay mặt Bộ Chính trị ký ban hành Chỉ thị số 45-CT/TW`.
fn signed<'a>(passage: &'a Passage<'_>, start: usize, cited: usize) -> Option<&'a PrintedTime> {
    static OPENS: LazyLock<Pattern> =
        LazyLock::new(|| exact(r"^\s*(?:Trước đó,\s*)?(?:[Nn]gày\s*)?$"));
    let text = passage.text;
    let mut times =
        (passage.times.iter()).filter(|time| start <= time.range.start && time.range.end <= cited);
    let day = times.next().filter(|time| time.is_day())?;
    (times.next().is_none()
        && OPENS.is_match(&text[start..day.range.start])
        && SIGNS.is_match(&text[day.range.end..cited]))
    .then_some(day)
}

fn issued(
    reading: &Reading<'_>,
    passage: &Passage<'_>,
    day: &PrintedTime,
) -> Option<Stated<jiff::civil::Date>> {
    let calendar = Calendar {
        published: reading.article.published.map(|published| published.on),
        ..Calendar::default()
    };
    day.resolve(calendar).map(|span| Stated {
        value: span.start,
        span: passage.span(day.range.clone()),
    })
}

fn is_issuing(gap: &str) -> bool {
    static ISSUING: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"^(?:[\s,)]*(?:của|do|(?:đã\s+)?được)\s+(?:(?:đồng chí|Ban Thường vụ|Ban Chấp hành|BTV|BCH|Thường trực)\s+)?|\s?[-–/]\s?)$",
        )
    });
    ISSUING.is_match(gap)
}

fn is_issuing_before(gap: &str) -> bool {
    static ISSUING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:\s*\([^)]*\))?(?:\s+(?:khóa|khoá)\s+[IVXL]+)?\s+(?:(?:đã|vừa|cũng)\s+)*(?:ban hành|ra|ký ban hành|thông qua|có|gửi)(?:\s+và\s+(?:triển khai|chỉ đạo)(?:\s+thực hiện)?)?\s+$",
        )
    });
    ISSUING.is_match(gap)
}
