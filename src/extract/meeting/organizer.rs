//! Who convenes an event, alone or together with others.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::deed::subject::{WHEN_WHERE, mask};
use crate::extract::reading::{Named, Passage};
use crate::model::{LocalOrganization, Span};
use crate::text::pattern::{Pattern, pattern};

/// Between a body and what it does.
static ADJUNCTS: LazyLock<String> = LazyLock::new(|| {
    format!(
        r"(?:[\s,;]*(?:{WHEN_WHERE}|(?:đã|sẽ|vừa|cũng|long trọng|trọng thể|trang trọng|chính thức|chủ trì|phối hợp|đồng|cùng|và|các đối tác khác|các đối tác|một số đơn vị|một số cơ quan|các đơn vị liên quan|các cơ quan liên quan|cùng các đơn vị liên quan|cấp (?:ủy|uỷ), chính quyền(?: địa phương)?(?: hai bên)?|chính quyền địa phương(?: hai bên)?|nhà trường|đồng chủ trì|trực tiếp)\b))*"
    )
});
/// Behind a body: its short name, and whose it is.
const BEHIND: &str = r"^\)?(?:\s*\([^)]*\))?(?:,?\s+(?:thành phố|tỉnh|huyện|TP\.?)(?:\s+(?-i:\p{Lu})\p{L}*)*)?(?:,?\s+(?:khóa|khoá)\s+[IVXL\d]+\b)?";

/// Between an organizer and the event: `đã tổ chức`, `sẽ long trọng tổ chức`, `sáng 4/9 đã mở`.
static ORGANIZED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"{BEHIND}{}[\s,]*\b(?:tổ chức|đăng cai|khai mạc|họp|mở|tiến hành|triệu tập|triển khai|có|bế mạc)(?:\s+(?:đăng cai|thành công|trọng thể|khai mạc|chương trình|buổi|cuộc|thường niên|phiên|trực tuyến|(?:(?:các|chuỗi) )?hoạt động))*[\s“]*$",
        *ADJUNCTS
    ))
});
/// Between a body and an event that is told as its deed: `Hội X chiều 16-1 kỷ niệm 75 năm …`.
static ADJOINING: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"{BEHIND}{}[\s,]*(?:(?:có|cử)\s+(?:đại diện|đoàn|đại biểu)(?:\s+(?:đến|tới|về))?\s*)?$",
        *ADJUNCTS
    ))
});
/// Between an organizer and the event where its partners are none that are known by name:
/// `Hội X phối hợp cùng Báo Y, Đài Z tổ chức`, `Hội X phối hợp với các đơn vị trong tỉnh tổ chức`.
static PARTNERED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"{BEHIND}{}[\s,]*phối hợp\s+(?:(?:cùng|với)\s+)*[^.:“”]{{2,160}}?\s(?:(?:đã|sẽ)\s+)?(?:trọng thể\s+|long trọng\s+)?tổ chức(?:\s+(?:buổi|cuộc|chương trình))?[\s“]*$",
        *ADJUNCTS
    ))
});
/// Between two organizers: `phối hợp với`, `cùng`, `và`.
static TOGETHER: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"{BEHIND}{}[\s,]*(?P<with>phối hợp(?:\s+(?:với|cùng|cùng với))?|cùng với|cùng|liên kết với)\s*$",
        *ADJUNCTS
    ))
});
static LISTED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^\)?(?:\s*\([^)]*\))?\s*(?:,|;|\(|$|,?\s*(?:cùng|cùng với|phối hợp với|phối hợp cùng|và|với)\s+(?:nhà trường|chính quyền(?: địa phương)?|địa phương|phía bạn|một số đơn vị|các đơn vị)(?:\s*,|\s+và|\s+cùng)|,?\s*và|,?\s*cùng|,?\s*cùng với)\s*(?:các\s+)?(?:đoàn(?:\s(?:công tác|đại biểu))?\s+)?$",
    )
});
/// Before a body that is not the subject: `Được sự đồng ý của A, B tổ chức …`.
static OBLIQUE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:của|với|theo|tại|ở|trụ sở|hội trường|nhà khách|khuôn viên|thành lập|truyền thống|giữa|cho|đến|tới|từ|bởi|ngày|về)\s*$",
    )
});
/// Behind the event, before its organizer: `do`, `diễn ra ngày 9/1 tại Hà Nội, do`, `của`.
static DONE_BY: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^[^.;:“”]{0,140}?\b(?:do|được)\s+$"));
static ENDING: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"{BEHIND}{}[\s,]*(?:đứng ra\s+)?(?:tổ chức|đăng cai|phối hợp|mở|triệu tập|tiến hành|chủ trì)\b",
        *ADJUNCTS
    ))
});

/// The organizers that the sentence names for the event, each with whether it only joined the first.
///
/// Examples: `A phối hợp với B tổ chức Hội thảo …`, `Hội nghị … do A và B phối hợp tổ chức`.
pub(crate) fn organizers(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    event: &Range<usize>,
) -> Vec<(LocalOrganization, bool, Span)> {
    let before = before(passage, sentence, event);
    if before.is_empty() {
        behind(passage, sentence, event)
    } else {
        before
    }
}

/// The organizers that a sentence names by what they are: `Đơn vị đăng cai lần này là Hội X.`
pub(crate) fn named_organizers(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Vec<(LocalOrganization, bool, Span)> {
    static ORGANIZER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:chủ trì tổ chức|đồng tổ chức|đơn vị tổ chức|đơn vị chủ trì|đơn vị đăng cai|cơ quan tổ chức|cơ quan chủ trì|đăng cai)\b[^.,;:“”]{0,60}\slà\s+",
        )
    });
    let text = passage.text;
    let Some(found) = ORGANIZER.find(&text[sentence.clone()]) else {
        return Vec::new();
    };
    let mut at = sentence.start + found.end();
    let bodies: Vec<_> = passage
        .organizations_in(at..sentence.end)
        .take_while(|body| {
            let first = body.range.start == at;
            let goes_on = first || LISTED.is_match(&text[at..body.range.start]);
            at = body.range.end;
            goes_on
        })
        .collect();
    mark(passage, &bodies)
}

fn before(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    event: &Range<usize>,
) -> Vec<(LocalOrganization, bool, Span)> {
    let text = passage.text;
    let bodies: Vec<_> = passage
        .organizations_in(sentence.start..event.start)
        .collect();
    let subject = |between| subject(passage, &bodies, event.start, between);
    let Some(last) = subject(&ORGANIZED).or_else(|| subject(&PARTNERED)) else {
        return Vec::new();
    };
    let last = apposed(passage, &bodies, last).unwrap_or(last);
    // `Tối 22/11, tại hội trường, Trường X, Hội Y và Hội Z tổ chức …`: where the hall is.
    static HALL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:tại|ở)\s(?:hội trường|nhà|sân|phòng|trụ sở|khuôn viên|giảng đường|thư viện|trung tâm|khách sạn|cung)\b[^,.;:“”]{0,40},\s$",
        )
    });
    let hall = |at: usize| {
        let body = &bodies[at].range;
        at < last
            && HALL.is_match(&text[sentence.start..body.start])
            && text[body.end..bodies[at + 1].range.start].trim() == ","
    };
    let mut first = last;
    while first > 0
        && !hall(first - 1)
        && !is_oblique(passage, sentence, bodies[first - 1].range.start)
    {
        let between = &text[bodies[first - 1].range.end..bodies[first].range.start];
        if !TOGETHER.is_match(between) && !LISTED.is_match(between) {
            break;
        }
        first -= 1;
    }
    // `Chủ tịch của A tổ chức …`: the body is not the subject.
    if is_oblique(passage, sentence, bodies[first].range.start) {
        return Vec::new();
    }
    mark(passage, &bodies[first..=last])
}

/// The body right before the one at `last`, of which that one only tells what the first is: `Hội X, tổ chức thành viên
/// của Liên hiệp Y, đã tổ chức …`.
fn apposed(
    passage: &Passage<'_>,
    bodies: &[&Named<LocalOrganization>],
    last: usize,
) -> Option<usize> {
    static MEMBER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\)?,\s(?:là\s)?(?:một\s)?(?:trong những\s)?(?:tổ chức|đơn vị|cơ quan|thành viên|hội viên)\b[^.,;:“”]{0,60}\s(?:của|thuộc)\s$",
        )
    });
    let first = last.checked_sub(1)?;
    let between = &passage.text[bodies[first].range.end..bodies[last].range.start];
    let closed = passage.text[bodies[last].range.end..].starts_with([',', ')']);
    (closed && MEMBER.is_match(between)).then_some(first)
}

/// Which of the bodies is the subject of what stands at `at`: the last one, or one before it where the last
/// only says where (`Hội X tại trụ sở Bộ Y tổ chức …`).
fn subject(
    passage: &Passage<'_>,
    bodies: &[&Named<LocalOrganization>],
    at: usize,
    between: &Pattern,
) -> Option<usize> {
    const FURTHEST: usize = 240;
    bodies
        .iter()
        .enumerate()
        .rev()
        .take_while(|(_, body)| at - body.range.end < FURTHEST)
        .find(|(_, body)| {
            let gap = body.range.end..at;
            passage.people_in(gap.clone()).next().is_none() && between.is_match(&mask(passage, gap))
        })
        .map(|(index, _)| index)
}

fn is_oblique(passage: &Passage<'_>, sentence: &Range<usize>, body: usize) -> bool {
    // `phối hợp với A, B và C tổ chức`: they hold it too.
    static PARTNER: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\b(?:phối hợp|liên kết|kết hợp|cùng)(?:\s+cùng)?\s+với\s*$"));
    let before = &passage.text[sentence.start..body];
    OBLIQUE.is_match(before) && !PARTNER.is_match(before)
}

/// The body that is the subject of what stands at `at`.
///
/// Example: in `Hội X chiều 16-1 kỷ niệm 75 năm …` Hội X marks the anniversary, in `nhân kỷ niệm 75 năm`
/// nobody does.
pub(crate) fn doer(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<LocalOrganization> {
    let bodies: Vec<_> = passage.organizations_in(sentence.start..at).collect();
    let body = bodies[subject(passage, &bodies, at, &ADJOINING)?];
    (!is_oblique(passage, sentence, body.range.start)).then_some(body.entity)
}

fn behind(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    event: &Range<usize>,
) -> Vec<(LocalOrganization, bool, Span)> {
    let text = passage.text;
    let bodies: Vec<_> = passage
        .organizations_in(event.end..sentence.end.max(event.end))
        .collect();
    let Some(first) = bodies
        .iter()
        .position(|body| DONE_BY.is_match(&text[event.end..body.range.start]))
    else {
        return Vec::new();
    };
    let mut last = first;
    while last + 1 < bodies.len() {
        let between = &text[bodies[last].range.end..bodies[last + 1].range.start];
        if !TOGETHER.is_match(between) && !LISTED.is_match(between) {
            break;
        }
        last += 1;
    }
    if !ENDING.is_match(&mask(passage, bodies[last].range.end..sentence.end)) {
        return Vec::new();
    }
    mark(passage, &bodies[first..=last])
}

/// Whether the second of two bodies, with a comma between, only tells whose part the first is: `Khoa Luật, Trường Đại học
/// X`, `Trường Đại học X, Đại học Quốc gia Hà Nội`.
pub(crate) fn is_part(passage: &Passage<'_>, inner: &Range<usize>, outer: &Range<usize>) -> bool {
    static FACULTY: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:khoa|phòng|bộ môn|viện|trung tâm)\s"));
    static SCHOOL: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:trường|học viện|đại học|đh)\b"));
    static UNIVERSITY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:đhqg|đại học (?:quốc gia|huế|đà nẵng|thái nguyên)|đh (?:quốc gia|huế|đà nẵng))",
        )
    });
    let text = passage.text;
    let between = text.get(inner.end..outer.start).unwrap_or("");
    let (first, second) = (&text[inner.clone()], &text[outer.clone()]);
    matches!(between.trim(), "," | "-" | "–" | "thuộc")
        && (FACULTY.is_match(first) && SCHOOL.is_match(second)
            || first.to_lowercase().starts_with("trường") && UNIVERSITY.is_match(second))
}

/// The first organizes, the others with it.
fn mark(
    passage: &Passage<'_>,
    bodies: &[&Named<LocalOrganization>],
) -> Vec<(LocalOrganization, bool, Span)> {
    let mut marked: Vec<(LocalOrganization, bool, Span)> = Vec::new();
    let mut inner = None;
    for body in bodies {
        // `Trường X (Đại học Y)`: Y only says whose X is.
        let within = passage.text[..body.range.start].ends_with('(')
            || inner.is_some_and(|inner: &Range<usize>| is_part(passage, inner, &body.range));
        inner = Some(&body.range);
        if within && !marked.is_empty() {
            continue;
        }
        if marked.iter().all(|(known, ..)| *known != body.entity) {
            marked.push((
                body.entity,
                !marked.is_empty(),
                passage.span(body.range.clone()),
            ));
        }
    }
    marked
}
