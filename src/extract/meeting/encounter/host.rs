//! Who is the host of an encounter, or comes to it: what stands before its verb, and who leads a delegation.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::deed::subject::{
    CLAUSE, WHEN_WHERE, is_apposition, linked, mask, strip_adverbs,
};
use crate::extract::reading::Passage;
use crate::model::LocalPerson;
use crate::text::pattern::{Pattern, exact, pattern};

/// A delegation that does something: `đoàn đại biểu tỉnh X (Lào) thăm …`, and no `tiếp đoàn đang thăm …`.
static SUBJECT: LazyLock<Pattern> = LazyLock::new(|| {
    // `chiều cùng ngày đoàn đã đến chào …`, `ngày 5/3 đoàn làm việc …`
    pattern(
        r"(?:^|[,;.–-]\s+|\b(?:dẫn đầu|cùng|cùng ngày|hôm sau|hôm qua|hôm nay|sáng nay|chiều nay|sau đó|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{4})?)\s+)(?:(?:hai|các|ba|\d+)\s+)?(?:phái\s+)?đoàn\b",
    )
});

/// Whoever does it: before the verb, or behind its object where the verb opens the sentence; nobody in
/// the list where a body or a delegation does it, none at all where nobody is told.
///
/// Example: `Chiều cùng ngày, tiếp đoàn nghị sĩ tỉnh Gifu, bà An cảm ơn …` has Bà An.
pub(crate) fn host(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    encounter: Range<usize>,
) -> Option<Vec<LocalPerson>> {
    let text = passage.text;
    if has_subject(passage, sentence, encounter.start) {
        return Some(subjects(passage, sentence.start..encounter.start));
    }
    let before = text[sentence.start..encounter.start].trim_end();
    // `Nhân dịp sang dự hội nghị và thăm Lào trong hai ngày, Thủ tướng A …`
    static OCCASION: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:^|,\s)(?:nhân|nhân dịp|trong khi|sau khi|trước khi|trong dịp)\s[^,.;:“”]{0,80}$",
        )
    });
    let opens = before.is_empty()
        || before.ends_with(',') && before.len() < 60
        || OCCASION.is_match(before);
    let named = passage.people_in(encounter.end..sentence.end).next()?;
    let gap = &text[encounter.end..named.range.start];
    // `tiếp Đại sứ A đến chào từ biệt, bà B chúc …`
    // `tiếp ông A, Đại biện …, có đồng chí B`
    static HAS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^,[^.;:“”]*\b(?:có|là)\s+(?:các\s+)?(?:đồng chí|ông|bà|ngài)?\s*:?\s*$")
    });
    if opens && gap.len() < 240 && HAS.is_match(gap) {
        return Some(vec![named.entity]);
    }
    let (purpose, post) = gap.split_once(", ")?;
    let behind =
        purpose.len() < 60 && ![purpose, post].concat().contains([',', '.', ';', ':', '“']);
    (opens && behind && gap.len() < 160).then(|| vec![named.entity])
}

/// The last one named in the range, and who is joined to it: `Chủ tịch A và Phó Chủ tịch B tiếp …`.
fn subjects(passage: &Passage<'_>, range: Range<usize>) -> Vec<LocalPerson> {
    let Some(last) = passage.people_in(range.clone()).next_back() else {
        return Vec::new();
    };
    linked(passage, range.start, last, true, false)
}

/// `do ông A, Chủ tịch Hội B làm trưởng đoàn`.
static LED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"\bdo\s[^;:“”]{3,240}?\s(?:dẫn đầu|làm trưởng đoàn|làm đoàn trưởng)\b")
});
static LEADER: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\bdo\s[^;:“”]{3,240}?\s(?:dẫn đầu|làm trưởng đoàn|làm đoàn trưởng)\b|\b(?:trưởng đoàn|dẫn đầu đoàn)\b[^.;:“”,]{0,80}?\slà\s",
    )
});

/// Who leads the delegations that the text tells of: `do ông A, Chủ tịch Hội B làm trưởng đoàn`.
pub(crate) fn leaders<'p>(
    passage: &'p Passage<'_>,
    range: Range<usize>,
) -> impl Iterator<Item = LocalPerson> + 'p {
    let start = range.start;
    LEADER
        .find_iter(&passage.text[range.clone()])
        .filter_map(move |led| {
            let end = if led.as_str().ends_with(char::is_whitespace) {
                // `trưởng đoàn là đồng chí A`
                range.end
            } else {
                start + led.end()
            };
            passage.people_in(start + led.start()..end).next()
        })
        .map(|named| named.entity)
}

/// `… do bà A, Chủ tịch Hội B dẫn đầu`.
static LEADING: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"\s*(?:dẫn đầu|làm trưởng đoàn|làm đoàn trưởng)[\s,]*$"));

/// `Ông A chiều 9/9 đã tiếp …`: when and where between.
static ADJOINING: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:[\s,]*(?:{WHEN_WHERE}|(?:đã|sẽ|vừa)\b))*[\s,]*$"
    ))
});
static BRACKETS: LazyLock<Pattern> = LazyLock::new(|| exact(r"\([^()]*\)"));

/// Whether somebody named, a post or a delegation stands before the verb as its subject.
pub(crate) fn has_subject(passage: &Passage<'_>, sentence: &Range<usize>, verb: usize) -> bool {
    let person = passage
        .people_in(sentence.start..verb)
        .next_back()
        .map(|named| named.range.end);
    let body = passage
        .organizations_in(sentence.start..verb)
        .next_back()
        .map(|named| named.range.end);
    let near = person.max(body).is_some_and(|end| {
        let gap = LEADING.replace_all(&passage.text[end..verb], "");
        let gap = gap.trim();
        gap.len() < 60
            && !gap.contains(['.', ';', ':', '“'])
            && (gap.is_empty()
                || gap.starts_with(['(', ',', '-', '–', ')'])
                || ADJOINING.is_match(gap))
    });
    // `bà A - Phó Bí thư Thành ủy, Chủ tịch HĐND Thành phố đã tiếp …`
    let apposed = || person.is_some_and(|end| is_apposition(passage, end..verb));
    let delegation = || {
        let before = BRACKETS.replace_all(&mask(passage, sentence.start..verb), "");
        let before = LED.replace_all(&before, "");
        SUBJECT.find_iter(&before).last().is_some_and(|found| {
            let gap = strip_adverbs(&before[found.end()..]);
            gap.len() < 160 && !before.ends_with("đang ") && !CLAUSE.is_match(gap)
        })
    };
    // `Sáng 5/3, lãnh đạo tỉnh tiếp …`, `Tổng Lãnh sự Lào tại Đà Nẵng đến chào …`: a post without a name.
    static OFFICE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:^|,\s+)(?:(?:thường trực|đại diện)\s+)?(?:lãnh đạo|(?:phó )?(?:chủ tịch|bí thư|thủ tướng|trưởng ban)|đại sứ|(?:phó )?tổng lãnh sự|bộ trưởng|thứ trưởng|tổng bí thư|giám đốc)\b(?P<of>[^.,;:“”]{0,90})$",
        )
    });
    let office = || {
        let before = mask(passage, sentence.start..verb);
        let found = OFFICE.captures(strip_adverbs(&before));
        found
            .and_then(|found| found.name("of"))
            .is_some_and(|of| !CLAUSE.is_match(of.as_str()))
    };
    near || apposed() || delegation() || office()
}
