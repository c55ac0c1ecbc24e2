//! Who convenes an event, alone or together with others.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::reading::Passage;
use crate::model::{LocalOrganization, Span};
use crate::text::pattern::{Pattern, pattern};

/// Between an organizer and the event: `đã tổ chức`, `sẽ long trọng tổ chức`, `phối hợp tổ chức`.
static ORGANIZED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^\)?(?:\s*\([^)]*\))?(?:\s+(?:thành phố|tỉnh|huyện|TP\.?)(?:\s+(?-i:\p{Lu})\p{L}*)*)?(?:[\s,]*\b(?:đã|sẽ|vừa|cũng|long trọng|trọng thể|trang trọng|chính thức|chủ trì|phối hợp|đồng|cùng|và|các đơn vị liên quan|các cơ quan liên quan|cùng các đơn vị liên quan|đồng chủ trì))*[\s,]*\b(?:tổ chức|đăng cai|khai mạc|họp)(?:\s+(?:đăng cai|thành công|trọng thể|khai mạc|chương trình|buổi|cuộc|thường niên|phiên))*[\s“]*$",
    )
});
/// Between two organizers: `phối hợp với`, `cùng`, `và`.
static TOGETHER: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^\)?(?:\s*\([^)]*\))?(?:\s+(?:thành phố|tỉnh|huyện|TP\.?)(?:\s+(?-i:\p{Lu})\p{L}*)*)?[\s,]*(?:(?:đã|sẽ|vừa|chủ trì|đồng)[\s,]*)*(?P<with>phối hợp(?:\s+(?:với|cùng|cùng với))?|cùng với|cùng|liên kết với)\s*$",
    )
});
static LISTED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^\)?(?:\s*\([^)]*\))?\s*(?:,|;|\(|$|,?\s*và|,?\s*cùng|,?\s*cùng với)\s*(?:các\s+)?$")
});
/// Behind the event, before its organizer: `do`, `diễn ra ngày 9/1 tại Hà Nội, do`, `của`.
static DONE_BY: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^[^.;:“”]{0,140}?\b(?:do|được)\s+$"));
static ENDING: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^\)?(?:\s*\([^)]*\))?[\s,]*(?:(?:đã|sẽ|vừa|cùng|đồng|phối hợp|chủ trì|long trọng|đứng ra)[\s,]*)*(?:tổ chức|đăng cai|phối hợp)\b",
    )
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

fn before(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    event: &Range<usize>,
) -> Vec<(LocalOrganization, bool, Span)> {
    let text = passage.text;
    let bodies: Vec<_> = passage
        .organizations_in(sentence.start..event.start)
        .collect();
    let Some(last) = bodies.last() else {
        return Vec::new();
    };
    if !ORGANIZED.is_match(&text[last.range.end..event.start]) {
        return Vec::new();
    }
    let mut first = bodies.len() - 1;
    while first > 0 {
        let between = &text[bodies[first - 1].range.end..bodies[first].range.start];
        if !TOGETHER.is_match(between) && !LISTED.is_match(between) {
            break;
        }
        first -= 1;
    }
    // `Chủ tịch của A tổ chức …`: the body is not the subject.
    let lead = text[sentence.start..bodies[first].range.start].trim_end();
    if lead.ends_with("của") || lead.ends_with("với") {
        return Vec::new();
    }
    mark(passage, &bodies[first..])
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
    if !ENDING.is_match(&text[bodies[last].range.end..sentence.end]) {
        return Vec::new();
    }
    mark(passage, &bodies[first..=last])
}

/// The first organizes, the others with it.
fn mark(
    passage: &Passage<'_>,
    bodies: &[&crate::extract::reading::Named<LocalOrganization>],
) -> Vec<(LocalOrganization, bool, Span)> {
    let mut marked: Vec<(LocalOrganization, bool, Span)> = Vec::new();
    for body in bodies {
        // `Trường X (Đại học Y)`: Y only says whose X is.
        let within = passage.text[..body.range.start].ends_with('(');
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
