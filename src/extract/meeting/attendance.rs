//! How many people were present.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::reading::Passage;
use crate::model::Stated;
use crate::text::pattern::{Pattern, pattern};

/// The number of people present that the sentence gives.
///
/// Example: `Gần 200 đại biểu … đã tham dự Hội nghị.` gives 200.
pub(crate) fn attendance(passage: &Passage<'_>, sentence: &Range<usize>) -> Option<Stated<u32>> {
    static PRESENT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:tham dự|đến dự|về dự|tham gia|có mặt|thu hút|góp mặt|quy tụ|mời|dự (?:khai mạc|bế mạc|cuộc|phiên|hội nghị|hội thảo|đại hội|buổi|lễ|chương trình|tọa đàm|toạ đàm|diễn đàn|có)|đại biểu dự|người dự|dự trực tiếp)\b",
        )
    });
    static PEOPLE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?P<count>\d{1,3}(?:\.\d{3})+|\d{1,5})\s+(?:đại biểu|người|khán giả|hội viên|khách mời|học giả|nhà khoa học|sinh viên|học sinh|cán bộ|bạn trẻ|thành viên|đoàn viên|thanh niên|bạn bè|khách|vị|đảng viên|cựu chiến binh|kiều bào|bà con|chuyên gia|nhà báo|phóng viên|nghệ sĩ|tình nguyện viên|lưu học sinh|vận động viên|doanh nghiệp|doanh nhân)\b",
        )
    });
    let text = &passage.text[sentence.clone()];
    if !PRESENT.is_match(text) {
        return None;
    }
    // `còn 112 hội viên từng có mặt tại Việt Nam` counts no visitors of an event.
    static ONCE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\b(?:từng|đã từng|luôn) (?:có mặt|tham gia)\b"));
    if ONCE.is_match(text) {
        return None;
    }
    let captures = PEOPLE.captures(text)?;
    let count = captures.name("count")?;
    // `nhận đỡ đầu gần 600 lưu học sinh` counts those who are helped,
    // `những người tham dự lập nhóm công tác gồm 8 thành viên` counts the group, `cử đoàn 9 đại biểu tham dự`
    // a delegation, `bầu 12 đại biểu dự đại hội cấp trên` those sent elsewhere.
    static GROUP: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:nhóm|tổ|ban|đoàn)\b[^.,;:]{0,60}\bgồm\s+$|\b(?:cử|bầu|đoàn|đỡ đầu|giúp đỡ|hỗ trợ|nuôi dưỡng|đào tạo|tặng|trao|khám|trong số)\s+(?:(?:ra|cho|gần|hơn|trên|khoảng)\s+)*$",
        )
    });
    if GROUP.is_match(&text[..count.start()]) {
        return None;
    }
    let value = count.as_str().replace('.', "").parse().ok()?;
    let start = sentence.start + count.start();
    Some(Stated {
        value,
        span: passage.span(start..sentence.start + captures.get(0)?.end()),
    })
}
