//! Lists whose entries are paragraphs: `Thành phần tham dự:`, and below it a line for each.

use std::sync::LazyLock;

use crate::extract::deed::act::Act;
use crate::extract::reading::Passage;
use crate::model::ParagraphKind;
use crate::text::pattern::{Pattern, pattern};

/// What the entries are of a list that the text's end opens, each a paragraph of its own.
///
/// Examples: `Thành phần tham dự:`, `Tới dự có:`, `Chủ trì hội nghị:`, `Ban Chấp hành bầu:`.
pub(super) fn opens_entries(passage: &Passage<'_>) -> Option<Act> {
    static OPENS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:thành phần|(?:(?:cùng|đến|về|tới|sang)\s)?(?:tham\s)?dự\b|tham gia|có mặt|cùng tiếp|tiếp đoàn|tháp tùng|đại biểu|khách mời|(?:đồng\s)?(?P<chairs>chủ trì|điều hành|chủ tọa)|(?:về\s)?phía|(?:phái\s)?đoàn(?:\scông tác|\sđại biểu)?\s(?:gồm|có)|(?:[^.;“]{0,80}\s)?(?:đã\s|thống nhất\s)?(?:bầu|hiệp thương cử)\b)[^.;“]{0,100}:$",
        )
    });
    let text = passage.text.trim_end();
    if !text.ends_with(':') || passage.kind == ParagraphKind::Caption {
        return None;
    }
    let last = passage.sentences.last()?;
    let sentence = passage.text.get(last.clone())?.trim_end();
    let found = OPENS.captures(sentence)?;
    // `Đại hội bầu Ban Chấp hành và thông qua phương hướng:` lists what is to be done.
    if let Some((_, chosen)) = sentence.rsplit_once("bầu")
        && chosen.contains(" và ")
    {
        return None;
    }
    Some(match found.name("chairs") {
        Some(_) => Act::Chair,
        None => Act::Attend,
    })
}

/// Whether the paragraph is an entry of a list that one above opens, behind another entry or right below it.
pub(super) fn is_entry(text: &str, before: &str) -> bool {
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.starts_with(['-', '–', '+', '•', '*', '·'])
        || number.len() < text.len() && number.starts_with(['.', ')', '/', '-'])
        || text.starts_with("Về phía ")
        || text.ends_with(';')
        || before.ends_with(';')
}
