//! Sentences that a verb opens, before whoever does it is named: `Phát biểu tại Hội nghị, ông X …`.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::deed::Deed;
use crate::extract::deed::act::{Act, TOLD};
use crate::extract::reading::Passage;
use crate::model::LocalPerson;
use crate::text::pattern::{Pattern, pattern};

/// `Kết luận Hội nghị, ông X tiếp thu các ý kiến và yêu cầu …`: the subject of all that the sentence says.
pub(super) fn opens(passage: &Passage<'_>, sentence: &Range<usize>) -> Option<LocalPerson> {
    static OPENS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:phát biểu|kết luận|bế mạc|tổng kết|đáp từ|đáp lời)\b[^,.;:“”]{0,60},\s+(?:(?:ông|bà|đồng chí|ngài)\s+)?",
        )
    });
    let text = &passage.text[sentence.clone()];
    let at = sentence.start + OPENS.find(text)?.end();
    passage
        .people_in(at..sentence.end)
        .next()
        .filter(|named| named.range.start == at)
        .map(|named| named.entity)
}

/// `Phát biểu tại Hội nghị, ông X …`: the opening verb's subject comes behind the comma.
pub(super) fn opening(
    passage: &Passage<'_>,
    paragraph: usize,
    sentence: &Range<usize>,
    deeds: &[Deed],
) -> Vec<Deed> {
    static OPENING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:cũng\s+|tiếp đó,\s+|tiếp theo,\s+)?(?P<first>phát biểu|kết luận|khai mạc|bế mạc|khép lại|kết thúc|mở đầu|chia sẻ|tham luận|trả lời|trình bày|đóng góp ý kiến|thay mặt|dự|cùng dự|tham dự|cùng tham dự|đến dự|tới dự|về dự|chủ trì|báo cáo|thông tin|trao đổi|giới thiệu)\b(?P<and>\s+và\s+(?:phát biểu|chỉ đạo|chủ trì|trình bày|có bài phát biểu))?",
        )
    });
    let text = passage.text;
    let Some(captures) = OPENING.captures(&text[sentence.clone()]) else {
        return Vec::new();
    };
    let Some(whole) = captures.get(0) else {
        return Vec::new();
    };
    let verb = sentence.start..sentence.start + whole.end();
    // Who acts in the sentence is whom the opening means; else the first named behind a comma.
    let people = deeds
        .iter()
        .find(|deed| !deed.people.is_empty())
        .map(|deed| deed.people.clone())
        .or_else(|| {
            passage
                .people_in(verb.end..sentence.end)
                .find(|named| {
                    let before = &text[verb.end..named.range.start];
                    before.contains(',') || before.trim().chars().count() < 60
                })
                .map(|named| vec![named.entity])
        });
    let Some(people) = people else {
        return Vec::new();
    };
    if TOLD.is_match(&text[sentence.clone()]) {
        return Vec::new();
    }
    let printed = format!(
        "{} {}",
        captures.name("first").map_or("", |first| first.as_str()),
        captures.name("and").map_or("", |and| and.as_str())
    )
    .to_lowercase();
    let acts = [
        ("phát biểu", Act::Speak),
        ("tham luận", Act::Speak),
        ("chia sẻ", Act::Speak),
        ("đóng góp", Act::Speak),
        ("trả lời", Act::Speak),
        ("kết luận", Act::Speak),
        ("khai mạc", Act::Speak),
        ("chỉ đạo", Act::Speak),
        ("trình bày", Act::Present),
        ("báo cáo", Act::Present),
        ("chủ trì", Act::Chair),
        ("dự", Act::Attend),
    ];
    acts.into_iter()
        .filter(|(word, _)| {
            printed
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .contains(word)
        })
        .map(|(_, act)| Deed {
            act,
            paragraph,
            sentence: sentence.clone(),
            verb: verb.clone(),
            people: people.clone(),
            organizations: Vec::new(),
        })
        .collect()
}
