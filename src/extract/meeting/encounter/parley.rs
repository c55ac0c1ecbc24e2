//! Encounters told from elsewhere than the host: by both sides, by the guest, by what is signed.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::award;
use crate::extract::deed::subject::{CLAUSE, is_apposition, linked, strip_adverbs};
use crate::extract::meeting::encounter::counterpart::END;
use crate::extract::meeting::encounter::host::has_subject;
use crate::extract::meeting::encounter::{Encounter, sort};
use crate::extract::reading::Passage;
use crate::model::{LocalOrganization, LocalPerson, MeetingKind, ParagraphKind};
use crate::text::pattern::{Pattern, pattern};

/// What two sides sign: `ký kết Thỏa thuận tài trợ dự án …`.
static AGREEMENT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:thỏa thuận|thoả thuận|bản thỏa thuận|bản ghi nhớ|ghi nhớ|biên bản|hiệp định|hợp đồng (?:viện trợ|tài trợ|hợp tác)|ý định thư|nghị định thư|chương trình (?:hợp tác|phối hợp)|kế hoạch (?:hợp tác|phối hợp)|quy chế (?:hợp tác|phối hợp)|văn kiện dự án|văn bản hợp tác|tuyên bố chung)\b[^.,;:()]{0,160}",
    )
});
/// A meeting of which both sides are the subject.
///
/// Example: `Chiều 25/4, hai đoàn đại biểu Hội X và Hội Y đã hội đàm tại Hà Nội.`
pub(crate) fn talks(passage: &Passage<'_>, sentence: &Range<usize>) -> Option<Encounter> {
    static TALKS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:đã\s+|vừa\s+|tiến hành\s+)*hội đàm(?:\s*(?:[.,;]|$)|\s+(?:dưới|tại|ở|về|để|nhằm|sáng|chiều|ngày|trong|trực tuyến|chính thức|cấp cao|song phương)\b)",
        )
    });
    let text = passage.text;
    // `Ngày 11/12, hai bên hội đàm.`: the page has told who they are.
    static BOTH: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?:^|\s)hai\s+(?:bên|đoàn|hội|tổ chức)\s+(?:(?:đã|tiến hành|cùng)\s+)*$")
    });
    let found = TALKS.find(&text[sentence.clone()])?;
    let at = sentence.start + found.start();
    let end = at + found.as_str().to_lowercase().find("hội đàm")? + "hội đàm".len();
    let dated = || {
        let mut times = passage.times.iter();
        times.any(|time| time.is_day() && sentence.contains(&time.range.start))
    };
    if !passage.is_quoted(at)
        && passage.kind != ParagraphKind::Caption
        && BOTH.is_match(&text[sentence.start..at])
        && dated()
    {
        return Some(Encounter {
            range: at..end,
            kind: MeetingKind::WorkingSession,
            name: "Hội đàm giữa hai bên".to_owned(),
            people: Vec::new(),
            organizations: Vec::new(),
        });
    }
    if passage.is_quoted(at) || !has_subject(passage, sentence, at) {
        return None;
    }
    let joined = |one: usize, other: usize| {
        let gap = text.get(one..other).unwrap_or("");
        gap.len() < 200 && gap.contains(" và ") && !CLAUSE.is_match(gap)
    };
    let people: Vec<_> = passage.people_in(sentence.start..at).collect();
    let bodies: Vec<_> = passage.organizations_in(sentence.start..at).collect();
    let (sides, people, organizations) = match (&people[..], &bodies[..]) {
        ([.., one, other], _) if joined(one.range.end, other.range.start) => (
            format!(
                "{} và {}",
                &text[one.range.clone()],
                &text[other.range.clone()]
            ),
            vec![one.entity, other.entity],
            Vec::new(),
        ),
        ([], [.., one, other]) if joined(one.range.end, other.range.start) => (
            text[one.range.start..other.range.end].to_owned(),
            Vec::new(),
            vec![one.entity, other.entity],
        ),
        _ => return None,
    };
    Some(Encounter {
        range: at..end,
        kind: MeetingKind::WorkingSession,
        name: format!("Hội đàm giữa {sides}"),
        people,
        organizations,
    })
}

/// A reception told by who is received.
///
/// Example: `Sáng 1/4, ông A, Giám đốc Quỹ X đã được Phó Chủ tịch UBND tỉnh B tiếp thân mật.`
pub(crate) fn received(passage: &Passage<'_>, sentence: &Range<usize>) -> Option<Encounter> {
    static RECEIVED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:đã\s+|vừa\s+)?(?P<by>được)\s[^;:“”]{3,240}?\s(?:(?:đã|thân mật|trọng thể|trực tiếp|nồng nhiệt)\s+)*(?P<verb>tiếp và làm việc|tiếp xã giao|tiếp đón|đón tiếp|tiếp|hội kiến)(?:\s+(?:thân mật|trọng thể|nồng nhiệt|xã giao))*(?:\s*(?:[.,;]|$)|\s+(?:tại|ở|nhân|sáng|chiều|ngày|vào|trong)\b)",
        )
    });
    static OFFICE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:chủ tịch|bí thư|bộ trưởng|thứ trưởng|thủ tướng|giám đốc|trưởng ban|lãnh đạo|chủ nhiệm|đại sứ|tổng thư ký)\b",
        )
    });
    static GUESTS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:^|[,;.–-]\s+)(?P<guests>(?:(?:các|hai|ba|bốn|\d+)\s+)?(?:phái đoàn|đoàn|gia đình|đại biểu|cựu chiến binh|thành viên)\b[^,;:“”]*)",
        )
    });
    static ADDRESS: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\b(?:ông|bà|ngài|đồng chí|anh|chị)\s+$"));
    let text = passage.text;
    let captures = RECEIVED.captures(&text[sentence.clone()])?;
    let by = sentence.start + captures.name("by")?.start();
    let at = sentence.start + captures.get(0)?.start();
    let verb = captures.name("verb")?;
    let by = by..sentence.start + verb.start();
    let host = passage.people_in(by.clone()).next_back().filter(|host| {
        let gap = strip_adverbs(&text[host.range.end..by.end]);
        is_apposition(passage, host.range.end..host.range.end + gap.len())
    });
    // A name that is none of ours still holds a post.
    if host.is_none() && !OFFICE.is_match(&text[by]) {
        return None;
    }
    let before = &text[sentence.start..at];
    let guest = passage
        .people_in(sentence.start..at)
        .next_back()
        .filter(|guest| is_apposition(passage, guest.range.end..at));
    let printed = match guest {
        Some(guest) => {
            let start = ADDRESS
                .find(&text[sentence.start..guest.range.start])
                .map_or(guest.range.start, |found| sentence.start + found.start());
            &text[start..guest.range.end]
        }
        None => {
            let guests = GUESTS
                .captures_iter(before)
                .last()?
                .name("guests")?
                .as_str();
            let end = END.find(guests).map_or(guests.len(), |found| found.start());
            guests[..end].trim_end()
        }
    };
    let people = host.into_iter().chain(guest);
    let people = people.map(|named| named.entity).collect();
    let (kind, noun) = sort(&verb.as_str().to_lowercase());
    Some(Encounter {
        range: at..sentence.start + verb.end(),
        kind,
        name: format!("{noun} {printed}"),
        people,
        organizations: Vec::new(),
    })
}

/// A signing told by what is signed: `Quy chế kết nghĩa giữa A và B được ký kết ngày 26/8, tại …`.
pub(crate) fn signed(passage: &Passage<'_>, sentence: &Range<usize>) -> Option<Encounter> {
    static SIGNED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?P<what>(?:thỏa thuận|thoả thuận|bản thỏa thuận|bản thoả thuận|bản ghi nhớ|biên bản|hiệp định|chương trình hợp tác|kế hoạch hợp tác|văn bản hợp tác|quy chế|tuyên bố chung)\b[^;:“”]{0,240}?)\s(?:đã\s+|vừa\s+)*được\s+(?:hai bên\s+|các bên\s+)?(?P<verb>ký kết|ký)\b",
        )
    });
    let text = &passage.text[sentence.clone()];
    let captures = SIGNED.captures(text)?;
    let what = captures.name("what")?;
    let verb = captures.name("verb")?;
    let length = END
        .find(what.as_str())
        .map_or(what.as_str().len(), |found| found.start());
    let at = sentence.start + verb.start();
    (!passage.is_quoted(at)).then(|| Encounter {
        range: at..sentence.start + verb.end(),
        kind: MeetingKind::Ceremony,
        name: format!("Lễ ký kết {}", what.as_str()[..length].trim_end()),
        people: Vec::new(),
        organizations: Vec::new(),
    })
}

/// The ceremony of which only the giving is told, with its day; elsewhere an award is given at what the article
/// speaks of.
///
/// Example: `Ngày 28/4, tại Hà Nội, ông A đã trao Kỷ niệm chương “X” cho hai cựu chiến binh.`
pub(crate) fn awarding(passage: &Passage<'_>, sentence: &Range<usize>) -> Option<Encounter> {
    static GIVES: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\b(?P<verb>trao tặng|truy tặng|trao|tặng)\s+$"));
    let text = passage.text;
    let dated = passage
        .times
        .iter()
        .any(|time| time.is_day() && sentence.contains(&time.range.start));
    if !dated || passage.kind == ParagraphKind::Caption {
        return None;
    }
    let award = award::named(passage, sentence).find(|award| {
        let before = &text[sentence.start..award.start];
        GIVES.is_match(before) && !passage.is_quoted(award.start)
    });
    let Some(award) = award else {
        return appointing(passage, sentence);
    };
    let before = &text[sentence.start..award.start];
    let verb = GIVES.captures(before)?.name("verb")?;
    let at = sentence.start + verb.start();
    let verb = match verb.as_str() {
        "tặng" => "trao tặng",
        verb => verb,
    };
    Some(Encounter {
        range: at..award.end,
        kind: MeetingKind::Ceremony,
        name: format!("Lễ {verb} {}", &text[award]),
        people: Vec::new(),
        organizations: Vec::new(),
    })
}

/// The ceremony of which only the handing over of appointments is told, with its day.
///
/// Example: `Sáng 3/4, tại Hà Nội, ông A trao quyết định bổ nhiệm Giám đốc Bảo tàng cho bà B.`
fn appointing(passage: &Passage<'_>, sentence: &Range<usize>) -> Option<Encounter> {
    static HANDS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:đã|vừa)\s+(?P<verb>trao|công bố và trao|trao các)\s+(?P<what>quyết định\s(?:bổ nhiệm|điều động|phân công|công nhận|phê chuẩn|thăng quân hàm|phong hàm|nghỉ hưu)(?:\s\p{L}+){0,12}?)(?:\s+(?:và|cho|đối với|của|nhiệm kỳ)\b|\s*[,.;:(])",
        )
    });
    let captures = HANDS.captures(&passage.text[sentence.clone()])?;
    let (verb, what) = (captures.name("verb")?, captures.name("what")?);
    let range = sentence.start + verb.start()..sentence.start + what.end();
    (!passage.is_quoted(range.start)).then(|| Encounter {
        name: format!("Lễ trao {}", what.as_str()),
        range,
        kind: MeetingKind::Ceremony,
        people: Vec::new(),
        organizations: Vec::new(),
    })
}

/// The ceremony of which only the signing is told, with the bodies or the people that sign.
///
/// Examples: `Chiều 14/11, Sở Y tế và Hội X ký kết Thỏa thuận tài trợ …`, `Ông A đã ký bản ghi nhớ …`.
pub(crate) fn signing(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    at: usize,
    object: usize,
) -> Option<Encounter> {
    let text = passage.text;
    let printed = AGREEMENT.find(&text[object..sentence.end])?.as_str();
    // `ký bản ghi nhớ về hợp tác y tế`
    let length = END
        .find_iter(printed)
        .find(|found| found.as_str().trim() != "về")
        .map_or(printed.len(), |found| found.start());
    let printed = printed[..length].trim_end();
    let bodies: Vec<_> = passage.organizations_in(sentence.start..at).collect();
    if !has_subject(passage, sentence, at) {
        return None;
    }
    let last = bodies.last();
    let from = last.map_or(sentence.start, |body| body.range.end);
    let people = passage.people_in(from..at);
    let mut people: Vec<LocalPerson> = people.map(|named| named.entity).collect();
    // `bà A, Giám đốc Sở X ký bản ghi nhớ`: the body is where she holds a post.
    if people.is_empty()
        && let Some(named) = passage.people_in(sentence.start..at).next_back()
        && is_apposition(passage, named.range.end..at)
    {
        people = linked(passage, sentence.start, named, true, false);
    }
    let mut organizations: Vec<LocalOrganization> = Vec::new();
    if people.is_empty() {
        organizations.push(last?.entity);
    }
    for pair in bodies.windows(2).rev().filter(|_| people.is_empty()) {
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
        people,
        organizations,
    })
}
