//! The text under a picture, told from headings and from running text.

use std::sync::LazyLock;

use crate::page::block::Block;
use crate::text::pattern::{Pattern, exact};
use crate::text::sentences;

/// A photographer's or agency's credit: `Ảnh: Thu Hà`, `(Ảnh: X/TTXVN)`, `Ảnh minh họa`.
static CREDIT: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)(?:^|[\s(\[/.|–-])(?:ảnh|nguồn ảnh|photo|ảnh tư liệu|hình|đồ họa|ảnh chụp màn hình|video|clip|infographic)\s*:\s*[^:]{2,80}$|[\(\[]\s*(?:nguồn\s*:|nguồn ảnh|ảnh)[^)\]]{0,70}[\)\]]\s*\.?$|\s[-–]\s*Nguồn\s*:\s*\S.{1,40}$|(?:^|[\s(\[])ảnh (?:minh h(?:ọa|oạ)|tư liệu|internet|chụp màn hình|ttxvn|vgp)[^.]{0,40}[\)\]]?\.?$|[\s(]ảnh\s?[\)\]]?\.?$",
    )
});

/// Who or what a picture shows comes first in its caption.
static SUBJECT: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:(?:Toàn|Quang|Phối) cảnh|Hình ảnh|Một (?:số|góc|tiết mục)|Các |Đại biểu|Những |Đoàn |Lãnh đạo|Ông |Bà |Đồng chí|Đ/c |Chủ tịch|Phó |Trưởng |Tổng |Bí thư|Bộ trưởng|Thứ trưởng|Đại sứ|Thủ tướng|Giám đốc|Nhà |Nguyên |Thường trực|Ủy viên|Uỷ viên|Đại diện|Tập thể|Cán bộ|Hội viên|Chị |Anh |Cô |GS|PGS|TS|ThS|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Khai mạc|Lễ |Hội nghị|Đông đảo|Nhân dân|Người dân|Sinh viên|Học sinh|Trao |Ký kết|Cảnh |Hai |Ban |Nghi |Tiết mục|Tặng |Ra mắt|Chụp )",
    )
});

/// A person by name: no heading begins so.
static NAMED: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^(?:Ông|Bà|Đồng chí|Đ/c|Anh|Chị|Cô) \p{Lu}\p{Ll}+ \p{Lu}"));

/// What people are seen doing.
static SCENE: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)\b(?:phát biểu|tham luận|báo cáo|trình bày|trao|tặng|nhận|chụp ảnh|chụp hình|bắt tay|tiếp|đón|chủ trì|điều hành|dự|tham dự|thăm|dâng hương|dâng hoa|cắt băng|ký|ký kết|chúc mừng|giao lưu|biểu diễn|nhảy|múa|hát|tại buổi|tại hội nghị|tại lễ|tại buổi lễ|tại phiên|tại cuộc|tại chương trình|tại đại hội|tại diễn đàn|tại hội thảo|tại tọa đàm|tại sự kiện|toàn cảnh|quang cảnh|nêu ý kiến|đặt câu hỏi|khai mạc|bế mạc|trao đổi|tham quan|trồng cây|ra mắt|hội đàm|hội kiến|thảo luận|trò chuyện|chia sẻ|trả lời|giới thiệu|lắng nghe|cùng các|chào mừng|văn nghệ|tại điểm cầu|bên lề|lưu niệm|đọc|xem|trồng|chụp|châm|rước)\b",
    )
});

/// What only running text has: tenses, reported speech, connections, times.
static REPORT: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)\b(?:đã|sẽ|cũng|vừa|đang|cho biết|cho rằng|khẳng định|nhấn mạnh|đề nghị|bày tỏ|cảm ơn|nhất trí|đánh giá|mong muốn|kêu gọi|đề xuất|hy vọng|cho hay|nói|kể|theo đó|trong đó|ngoài ra|bên cạnh đó|tuy nhiên|đồng thời|gồm|cùng ngày|trước đó|là)\b",
    )
});

/// Whether the block carries a picture's credit.
pub(super) fn is_marked(block: &Block) -> bool {
    // What every credit has, and most text has not.
    let hint = || block.text.contains([':', '(', '[']) || block.text.contains("ảnh");
    block.chars() <= 400 && hint() && CREDIT.is_match(block.core())
}

/// Whether a line without a credit says what a picture shows.
///
/// `Ông An phát biểu tại hội nghị` does; `Ông An đã trao quà tặng bà con.` reports. With a full stop
/// it must be one short sentence about someone seen doing something.
pub(super) fn is_scene(block: &Block) -> bool {
    let seen = SUBJECT.is_match(&block.text) && SCENE.is_match(&block.text);
    let named = NAMED.is_match(&block.text) && !block.text.contains([':', '“', '"']);
    if block.text.ends_with([':', ';', ',', '?', '!']) || !seen && !named {
        return false;
    }
    if block.ends_in_stop() {
        return block.chars() <= 220
            && !block.text.contains([';', ',', '“', '"', '%'])
            && !REPORT.is_match(&block.text)
            && sentences(&block.text).len() == 1
            && SEEN.is_match(&block.text);
    }
    block.chars() <= 320 && !SAID.is_match(&block.text)
}

/// Of a closed sentence: a person first, then at once what the person is seen doing.
static SEEN: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:(?:Toàn|Quang) cảnh|[^,]{0,120}\b(?:phát biểu|tham luận|báo cáo|trình bày|trao|tặng|chụp ảnh|bắt tay|chúc mừng)\b)",
    )
});
static SAID: LazyLock<Pattern> = LazyLock::new(|| {
    exact(r"(?i)\b(?:cho biết|cho rằng|khẳng định|nhấn mạnh|theo đó|bên cạnh đó)\b")
});
