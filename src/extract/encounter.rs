//! Meetings that are told by a verb alone: `ông A tiếp bà B`, `đoàn làm việc với Hội C`.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::reading::{Named, Passage};
use crate::model::{LocalOrganization, LocalPerson, MeetingKind};
use crate::text::pattern::{Pattern, exact, pattern};

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

static VERB: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:đã\s+|vừa\s+|lần lượt\s+|thân mật\s+|trọng thể\s+|có\s+(?:buổi|cuộc)\s+)*(?P<verb>tiếp xã giao|tiếp và làm việc với|tiếp đón|đón tiếp|tiếp|gặp gỡ|gặp mặt|gặp|hội kiến với|hội kiến|hội đàm với|hội đàm|làm việc với|đến chào xã giao|tới chào xã giao|chào xã giao|đến chào|tới chào|thăm chính thức|thăm hữu nghị chính thức|thăm hữu nghị|thăm và làm việc tại|thăm và làm việc với|thăm, làm việc tại|thăm, làm việc với|đến thăm và làm việc tại|đến thăm|tới thăm|sang thăm|ký kết|ký)\s+",
    )
});
/// Between the verb and the name of whom it is done with: forms of address, posts, a delegation.
static OBJECT: LazyLock<Pattern> = LazyLock::new(|| exact(r"^[^.,;:“”()]{0,140}$"));
/// Verbs behind the verb make it another one: `tiếp tục gặp khó khăn`.
static OTHER: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:tục|nhận|cận|thu|theo|khó khăn|đã|sẽ|về|để|nhằm|các|những|nhiều|bạn bè|nhân dân|tại|ở)\b",
    )
});
/// A form of address or a post opens: `tiếp Đại sứ Cuba tại Việt Nam …`.
static POST: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:ông|bà|ngài|Ngài|đồng chí|đoàn|Đoàn|Đại sứ|Chủ tịch|Phó|Bộ trưởng|Thứ trưởng|Tổng|Trưởng|Giám đốc|Bí thư|Thủ tướng|Quốc vụ khanh|GS|TS|nguyên|Nguyên|Tham tán|Đại biện)\b",
    )
});
/// What two sides sign: `ký kết Thỏa thuận tài trợ dự án …`.
static AGREEMENT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:thỏa thuận|thoả thuận|bản thỏa thuận|bản ghi nhớ|biên bản|hiệp định|chương trình hợp tác|kế hoạch hợp tác|văn bản hợp tác|tuyên bố chung)\b[^.,;:()]{0,160}",
    )
});
/// Whoever comes, told by no name of a person: `tiếp đoàn nghị sĩ tỉnh Gifu`.
static DELEGATION: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^(?:các\s+)?đoàn\b(?:\s+[\p{L}\p{N}-]+){0,24}"));
/// What ends the name of a delegation, or of an agreement.
static END: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\s+(?:do|gồm|đến|tới|sang|nhân|đang|đã|vào|tại|với|trong|trước|sáng|chiều|ngày|dưới)\b",
    )
});
/// What only a verb of coming makes a visit: a land or a province, no house.
static VISITED: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:tỉnh|thành phố|TP\.?|Thành phố|thủ đô|Thủ đô|Việt Nam|Cộng hòa|Vương quốc|Liên bang|nước ta)\b(?:\s?\p{Lu}[\p{L}.]*)*",
    )
});
/// The country or city that is visited.
static LAND: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:(?:Cộng hòa|nước|thành phố|tỉnh|thủ đô|Vương quốc|Liên bang)\s+)*\p{Lu}\p{L}*(?:[\s-]\p{Lu}\p{L}*){0,4}",
    )
});
static PRONOUN: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^(?P<form>ông|bà|ngài|đồng chí)\b\s*(?:[.,;]|tại\b|và\b|$)"));
static SUBJECT: LazyLock<Pattern> = LazyLock::new(|| {
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
        if inside || passage.is_quoted(at) {
            continue;
        }
        let word = verb.as_str().to_lowercase();
        let rest = &text[object..sentence.end];
        if word.starts_with("ký") {
            found.extend(signing(passage, sentence, at, object));
            continue;
        }
        let subject = passage.people_in(sentence.start..at).next_back();
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
            let named = passage.people_in(0..sentence.start).rev().find(|named| {
                subject.is_none_or(|subject: &Named<LocalPerson>| subject.entity != named.entity)
            })?;
            let name = &text[named.range.clone()];
            Some((format!("{form} {name}"), object + form.len(), named.entity))
        };
        let comes = ["đến thăm", "tới thăm", "sang thăm"]
            .iter()
            .any(|verb| word.starts_with(verb));
        let visit = comes || word.starts_with("thăm");
        let land = || {
            let own = if comes { None } else { LAND.find(rest) };
            own.or_else(|| VISITED.find(rest))
                .map(|land| land.as_str().trim_end().trim_end_matches('.'))
        };
        let delegation = || {
            let all = DELEGATION.find(rest)?.as_str();
            let end = END.find(all).map_or(all.len(), |found| found.start());
            Some((all[..end].trim_end().to_owned(), object + end))
        };
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
        } else if let Some((printed, end)) = delegation() {
            let leader = leader(passage, sentence);
            (printed, end, leader)
        } else {
            continue;
        };
        let Some(mut people) = host(passage, sentence, at..end) else {
            continue;
        };
        let (kind, noun) = sort(&word);
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

/// Whoever does it: before the verb, or behind its object where the verb opens the sentence; nobody in
/// the list where a body or a delegation does it, none at all where nobody is told.
///
/// Example: `Chiều cùng ngày, tiếp đoàn nghị sĩ tỉnh Gifu, bà An cảm ơn …` has Bà An.
fn host(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    encounter: Range<usize>,
) -> Option<Vec<LocalPerson>> {
    let text = passage.text;
    if has_subject(passage, sentence, encounter.start) {
        let named = passage
            .people_in(sentence.start..encounter.start)
            .next_back();
        return Some(named.map(|named| named.entity).into_iter().collect());
    }
    let before = text[sentence.start..encounter.start].trim_end();
    let opens = before.is_empty() || before.ends_with(',') && before.len() < 60;
    let named = passage.people_in(encounter.end..sentence.end).next()?;
    let gap = &text[encounter.end..named.range.start];
    let behind = gap.starts_with(", ") && !gap[1..].contains([',', '.', ';', ':', '“']);
    (opens && behind && gap.len() < 120).then(|| vec![named.entity])
}

/// Who leads the delegation that the sentence tells of: `do ông A, Chủ tịch Hội B làm trưởng đoàn`.
pub(crate) fn leader(passage: &Passage<'_>, sentence: &Range<usize>) -> Option<LocalPerson> {
    static LED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"\bdo\s[^;:“”]{3,240}?\s(?:dẫn đầu|làm trưởng đoàn|làm đoàn trưởng)\b")
    });
    let led = LED.find(&passage.text[sentence.clone()])?;
    passage
        .people_in(sentence.start + led.start()..sentence.start + led.end())
        .next()
        .map(|named| named.entity)
}

/// The ceremony of which only the signing is told, with the bodies that sign.
///
/// Example: `Chiều 14/11, Sở Y tế và Hội X ký kết Thỏa thuận tài trợ …`.
fn signing(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    at: usize,
    object: usize,
) -> Option<Encounter> {
    let text = passage.text;
    let printed = AGREEMENT.find(&text[object..sentence.end])?.as_str();
    let length = END
        .find(printed)
        .map_or(printed.len(), |found| found.start());
    let printed = printed[..length].trim_end();
    let bodies: Vec<_> = passage.organizations_in(sentence.start..at).collect();
    let last = bodies.last()?;
    if !has_subject(passage, sentence, at) || passage.people_in(last.range.end..at).next().is_some()
    {
        return None;
    }
    let mut organizations: Vec<LocalOrganization> = vec![last.entity];
    for pair in bodies.windows(2).rev() {
        let between = text[pair[0].range.end..pair[1].range.start].trim();
        if !matches!(between, "và" | "," | "với" | "cùng") {
            break;
        }
        organizations.insert(0, pair[0].entity);
    }
    Some(Encounter {
        range: at..object + printed.len(),
        kind: MeetingKind::Ceremony,
        name: format!("Lễ ký kết {printed}"),
        people: Vec::new(),
        organizations,
    })
}

fn is_object(gap: &str) -> bool {
    // The stop of `TP.HCM` ends nothing.
    let gap = &gap.replace("TP.", "TP");
    OBJECT.is_match(gap) && (POST.is_match(gap) || !OTHER.is_match(gap))
}

fn sort(verb: &str) -> (MeetingKind, &'static str) {
    match verb {
        verb if verb.contains("thăm") => (MeetingKind::Visit, "Chuyến thăm"),
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
static LEADING: LazyLock<Pattern> =
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
        let gap = LEADING.replace_all(&passage.text[end..verb], "");
        let gap = gap.trim();
        gap.len() < 60
            && !gap.contains(['.', ';', ':', '“'])
            && (gap.is_empty() || gap.starts_with(['(', ',', '-', '–', ')']))
    });
    near || SUBJECT.is_match(before.trim_end())
}
