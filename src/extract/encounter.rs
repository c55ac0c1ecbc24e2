//! Meetings that are told by a verb alone: `ông A tiếp bà B`, `đoàn làm việc với Hội C`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::extract::pattern::{exact, pattern};
use crate::extract::reading::Passage;
use crate::model::{LocalOrganization, LocalPerson, MeetingKind};

/// Somebody receives, meets or works with somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Encounter {
    /// From the verb to whom it is done with.
    pub(crate) range: Range<usize>,
    pub(crate) kind: MeetingKind,
    /// The event's name, made of the verb's noun and the words printed: `Buổi tiếp bà B`.
    pub(crate) name: String,
    /// Both sides, as far as they are named.
    pub(crate) people: Vec<LocalPerson>,
    /// The body met, where it is not a person.
    pub(crate) organizations: Vec<LocalOrganization>,
}

static VERB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:đã\s+|vừa\s+|có\s+(?:buổi|cuộc)\s+)*(?P<verb>tiếp xã giao|tiếp và làm việc với|tiếp đón|đón tiếp|tiếp|gặp gỡ|gặp mặt|gặp|hội kiến với|hội kiến|hội đàm với|hội đàm|làm việc với|đến chào xã giao|tới chào xã giao|chào xã giao|đến chào|tới chào|thăm chính thức|thăm hữu nghị chính thức|thăm hữu nghị|thăm và làm việc tại|thăm và làm việc với|thăm, làm việc tại|thăm, làm việc với)\s+",
    )
});
/// Between the verb and the name of whom it is done with: forms of address, posts, a delegation.
static OBJECT: LazyLock<Regex> = LazyLock::new(|| exact(r"^[^.,;:“”()]{0,140}$"));
/// Verbs behind the verb make it another one: `tiếp tục gặp khó khăn`.
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:tục|nhận|cận|thu|theo|khó khăn|đã|sẽ|về|để|nhằm|các|những|nhiều|bạn bè|nhân dân|tại|ở)\b",
    )
});
/// A form of address or a post opens: `tiếp Đại sứ Cuba tại Việt Nam …`.
static POST: LazyLock<Regex> = LazyLock::new(|| {
    exact(
        r"^(?:ông|bà|ngài|Ngài|đồng chí|đoàn|Đoàn|Đại sứ|Chủ tịch|Phó|Bộ trưởng|Thứ trưởng|Tổng|Trưởng|Giám đốc|Bí thư|Thủ tướng|Quốc vụ khanh|GS|TS|nguyên|Nguyên|Tham tán|Đại biện)\b",
    )
});
/// The country or city that is visited.
static LAND: LazyLock<Regex> = LazyLock::new(|| {
    exact(
        r"^(?:(?:Cộng hòa|nước|thành phố|tỉnh|thủ đô|Vương quốc|Liên bang)\s+)*\p{Lu}\p{L}*(?:[\s-]\p{Lu}\p{L}*){0,4}",
    )
});
static PRONOUN: LazyLock<Regex> =
    LazyLock::new(|| exact(r"^(?P<form>ông|bà|ngài|đồng chí)\b\s*(?:[.,;]|tại\b|và\b|$)"));
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:\bđoàn(?:\s+(?:đại biểu|công tác|cán bộ))?(?:\s+\p{L}+){0,6}\s*$)")
});

/// The encounters that a sentence tells of.
///
/// Example: `Sáng 17/9, bà An, Phó Chủ tịch Hội X đã tiếp đoàn do ông Kenji làm Trưởng đoàn.` is a reception.
pub(crate) fn encounters(passage: &Passage<'_>, sentence: &Range<usize>) -> Vec<Encounter> {
    let text = passage.text;
    let mut found = Vec::new();
    for captures in VERB.captures_iter(&text[sentence.clone()]) {
        let (Some(whole), Some(verb)) = (captures.get(0), captures.name("verb")) else {
            continue;
        };
        let at = sentence.start + whole.start();
        let object = sentence.start + whole.end();
        let inside = passage
            .organizations
            .iter()
            .any(|named| named.range.start < at && at < named.range.end);
        if inside || passage.is_quoted(at) || !has_subject(passage, sentence, at) {
            continue;
        }
        let subject = passage.people_in(sentence.start..at).next_back();
        let rest = &text[object..sentence.end];
        let person = passage
            .people_in(object..sentence.end)
            .next()
            .filter(|named| is_object(&text[object..named.range.start]));
        let body = passage
            .organizations_in(object..sentence.end)
            .next()
            .filter(|named| is_object(&text[object..named.range.start]));
        let earlier = || {
            let form = PRONOUN.captures(rest)?.name("form")?.as_str();
            let named = passage
                .people_in(0..sentence.start)
                .rev()
                .find(|named| subject.is_none_or(|subject| subject.entity != named.entity))?;
            let name = &text[named.range.clone()];
            Some((format!("{form} {name}"), object + form.len(), named.entity))
        };
        let visit = verb.as_str().to_lowercase().starts_with("thăm");
        let land = || LAND.find(rest).map(|land| land.as_str().trim_end());
        let (printed, end, met) = if visit && let Some(land) = land() {
            (land.to_owned(), object + land.len(), None)
        } else if visit {
            continue;
        } else if let Some(person) = person {
            let printed = text[object..person.range.end].to_owned();
            (printed, person.range.end, Some(person.entity))
        } else if let Some(body) = body {
            (
                text[object..body.range.end].to_owned(),
                body.range.end,
                None,
            )
        } else if let Some((printed, end, person)) = earlier() {
            (printed, end, Some(person))
        } else {
            continue;
        };
        let (kind, noun) = sort(&verb.as_str().to_lowercase());
        let mut people: Vec<LocalPerson> = subject.iter().map(|named| named.entity).collect();
        people.extend(met.filter(|met| !people.contains(met)));
        let organizations = match (met, body) {
            (None, Some(body)) if !visit => vec![body.entity],
            _ => Vec::new(),
        };
        found.push(Encounter {
            range: at..end,
            kind,
            name: format!("{noun} {printed}"),
            people,
            organizations,
        });
    }
    found
}

fn is_object(gap: &str) -> bool {
    OBJECT.is_match(gap) && (POST.is_match(gap) || !OTHER.is_match(gap))
}

fn sort(verb: &str) -> (MeetingKind, &'static str) {
    match verb {
        verb if verb.starts_with("thăm") => (MeetingKind::Visit, "Chuyến thăm"),
        verb if verb.starts_with("làm việc") => {
            (MeetingKind::WorkingSession, "Buổi làm việc với")
        }
        verb if verb.starts_with("hội đàm") => {
            (MeetingKind::WorkingSession, "Cuộc hội đàm với")
        }
        verb if verb.starts_with("hội kiến") => (MeetingKind::Reception, "Cuộc hội kiến với"),
        verb if verb.starts_with("gặp") => (MeetingKind::Reception, "Cuộc gặp"),
        verb if verb.contains("chào") => (MeetingKind::Reception, "Buổi chào xã giao"),
        _ => (MeetingKind::Reception, "Buổi tiếp"),
    }
}

/// `… do bà A, Chủ tịch Hội B dẫn đầu`.
static LEADING: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\s*(?:dẫn đầu|làm trưởng đoàn|làm đoàn trưởng)[\s,]*$"));

/// Whether somebody named, or a delegation, stands before the verb as its subject.
fn has_subject(passage: &Passage<'_>, sentence: &Range<usize>, verb: usize) -> bool {
    let before = &passage.text[sentence.start..verb];
    let ends = passage
        .people_in(sentence.start..verb)
        .next_back()
        .map(|named| named.range.end)
        .into_iter()
        .chain(
            passage
                .organizations_in(sentence.start..verb)
                .next_back()
                .map(|named| named.range.end),
        );
    let near = ends.max().is_some_and(|end| {
        let gap = LEADING.replace(&passage.text[end..verb], "");
        let gap = gap.trim();
        gap.len() < 60
            && !gap.contains(['.', ';', ':', '“'])
            && (gap.is_empty() || gap.starts_with(['(', ',', '-', '–', ')']))
    });
    near || SUBJECT.is_match(before.trim_end())
}
