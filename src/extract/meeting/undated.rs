//! Meetings without a day of their own: told by who met whom, or by what was said at them.

use std::sync::LazyLock;

use crate::extract::meeting::candidate::Candidate;
use crate::extract::reading::Passage;
use crate::model::{LocalPerson, MeetingKind, ParagraphKind};
use crate::text::pattern::{Pattern, pattern};

/// Whether one encounter was told first by posts alone, and then by the people who hold them: `lãnh đạo tỉnh tiếp
/// đoàn X` above `ông A tiếp ông B`.
pub(super) fn told_by_office(sides: &[LocalPerson], people: &[LocalPerson]) -> bool {
    sides.is_empty() && !people.is_empty()
}

/// Who met, where a verb tells of it or a noun with both sides.
pub(super) fn sides_of(candidate: &Candidate) -> &[LocalPerson] {
    let event = &candidate.event;
    let told = event.encounter.as_ref().or(event.sides.as_ref());
    told.map_or(&[], |encounter| &encounter.people)
}

/// Whether an encounter without a day of its own is told by who met whom, as those of a journey are.
///
/// Example: `Trong chuyến thăm, ông A đã hội kiến Tổng thống B.`
pub(super) fn told_by_sides(
    passage: &Passage<'_>,
    candidate: &Candidate,
    all: &[Candidate],
) -> bool {
    static DONE: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^(?:đã|vừa|có|lần lượt|cũng)\s"));
    static WHEN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:cũng\s)?trong (?:chuyến|khuôn khổ|thời gian|dịp|chương trình)|cùng ngày|nhân dịp này|dịp này|sau đó|tiếp đó|tiếp theo|ngay sau)\b",
        )
    });
    static ELSE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:khi|từng|mời|nếu|trước đây|mong|muốn|lần|rằng|sẽ|được|cho biết|năm|là)\b[^;]*$",
        )
    });
    let event = &candidate.event;
    let people = sides_of(candidate);
    let meets = matches!(
        event.kind,
        MeetingKind::Reception | MeetingKind::WorkingSession
    );
    if !meets
        || people.len() < 2
        || passage.kind == ParagraphKind::Caption
        || candidate.dated
        || candidate.announced
        || passage.is_quoted(event.range.start)
    {
        return false;
    }
    let sentence = passage.sentence_at(event.range.start);
    let before = &passage.text[sentence.start..event.range.start];
    let verb = &passage.text[event.range.clone()];
    let told = before.is_empty() || DONE.is_match(verb) || WHEN.is_match(before);
    // Whoever met on a day that the article tells did so then.
    let dated = |other: &Candidate| {
        other.time.is_some() && people.iter().all(|person| sides_of(other).contains(person))
    };
    told && !ELSE.is_match(before) && !all.iter().any(dated)
}

/// Whether the sentence tells of a meeting of two sides, without its day, by what was said at it.
///
/// Example: `Tại cuộc làm việc với Thị trưởng C, Bí thư A đề nghị …`
pub(super) fn is_told_from(passage: &Passage<'_>, candidate: &Candidate) -> bool {
    static AT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^(?:(?:phát biểu|trao đổi|chia sẻ|thông tin|cũng|còn)\s)*(?:tại|trong)\s+$")
    });
    static PAST: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"\b(?:từng|trước đây|trước đó|nhiều lần|năm (?:ngoái|\d{4})|khi|lúc)\b")
    });
    let event = &candidate.event;
    let met = matches!(
        event.kind,
        MeetingKind::Reception | MeetingKind::WorkingSession
    );
    if !met
        || !event.named
        || event.encounter.is_some()
        || passage.kind == ParagraphKind::Caption
        || passage.is_quoted(event.range.start)
        || candidate.time.is_some()
        || candidate.dated
        || candidate.announced
    {
        return false;
    }
    let sentence = passage.sentence_at(event.range.start);
    AT.is_match(&passage.text[sentence.start..event.range.start])
        && !PAST.is_match(&passage.text[sentence])
}
