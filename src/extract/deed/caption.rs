//! Who is in a picture, as its caption tells.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::deed::act::Act;
use crate::extract::deed::holders::Holders;
use crate::extract::deed::roll::listed;
use crate::extract::deed::subject::{is_apposition, subject};
use crate::extract::reading::Passage;
use crate::model::LocalPerson;
use crate::text::pattern::{Pattern, pattern};

/// Who a caption says is seen at an event.
///
/// Example: `Ông A (bên trái) và bà B tại lễ ký kết. Ảnh: C.`
pub(super) fn pictured(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Option<(Vec<LocalPerson>, Range<usize>)> {
    static AT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:tại|trong)\s+(?:hội nghị|hội thảo|đại hội|diễn đàn|tọa đàm|toạ đàm|lễ|buổi|cuộc|phiên|kỳ họp)\b",
        )
    });
    let text = passage.text;
    let at = AT.find(&text[sentence.clone()])?;
    let at = sentence.start + at.start()..sentence.start + at.end();
    let seen: Vec<_> = passage.people_in(sentence.start..at.start).collect();
    let last = seen.last()?;
    let people = seen.iter().map(|named| named.entity).collect();
    is_apposition(passage, last.range.end..at.start).then_some((people, at))
}

/// Who a caption that opens with a name says does something at an event.
///
/// Example: `Bà A, Tổng Lãnh sự X, thắp nến tại buổi lễ.`
pub(super) fn acting(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Option<(LocalPerson, Range<usize>)> {
    static AT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:tại|trong)\s+(?:(?:buổi|cuộc)\s+)?(?:hội nghị|hội thảo|đại hội|diễn đàn|tọa đàm|toạ đàm|buổi lễ|lễ|gặp mặt|giao lưu|họp mặt)\W*$",
        )
    });
    static LEAD: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:(?:ông|bà|ngài|đồng chí|đại sứ|gs|pgs|ts|ths|[.,])\s*)*$"));
    let text = passage.text;
    let first = passage.people_in(sentence.clone()).next()?;
    let at = AT.find(&text[sentence.clone()])?;
    let at = sentence.start + at.start()..sentence.start + at.end();
    (LEAD.is_match(&text[sentence.start..first.range.start]) && first.range.end < at.start)
        .then_some((first.entity, at))
}

/// Who signs in a picture, or hands over what was signed.
///
/// Example: `Bà A, Trưởng đại diện Quỹ X, và ông B, Giám đốc Sở Y, ký biên bản ghi nhớ.`
pub(super) fn signing(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    last: Option<LocalPerson>,
    holders: &Holders<'_>,
) -> Option<(Vec<LocalPerson>, Range<usize>)> {
    static SIGNS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:(?:thực hiện|tiến hành)\s+)?(?:ký kết|ký|trao đổi|trao)\s+(?:các\s+)?(?:văn bản|văn kiện|bản ghi nhớ|ghi nhớ|biên bản|bản thỏa thuận|thỏa thuận|thoả thuận|hợp đồng|hiệp định|quy chế|kế hoạch hợp tác|chương trình hợp tác|cam kết|bản cam kết|tuyên bố)\b(?:[^.;:“”]{0,60}?\s(?P<with>với)\s)?",
        )
    });
    let text = passage.text;
    let captures = SIGNS.captures(&text[sentence.clone()])?;
    let whole = captures.get(0)?;
    let at = sentence.start + whole.start();
    let mut people = subject(passage, sentence, at, Act::Award, last, holders)?;
    if let Some(with) = captures.name("with") {
        let behind = sentence.start + with.end()..sentence.end;
        people.extend(listed(passage, behind).0);
    }
    Some((people, at..sentence.start + whole.end()))
}
