//! The text under a picture, told from headings and from running text.

use std::sync::LazyLock;

use crate::page::block::Block;
use crate::page::listed::listed;
use crate::text::pattern::{Pattern, exact};
use crate::text::{normalize, sentences};

/// A photographer's or agency's credit: `Ảnh: Thu Hà`, `(Ảnh: X/TTXVN)`, `Ảnh minh họa`.
///
/// In small letters it stands behind a sign: `theo mô hình: …`, `chụp ảnh.` are text.
static CREDIT: LazyLock<Pattern> = LazyLock::new(|| listed(include_str!("caption/credit.txt")));

/// Whose picture it is, in front of what it shows: `© Ảnh : Thu Mẫu - TTXVN`, `© AFP 2023 / Thu Mẫu`.
static LICENSE: LazyLock<Pattern> = LazyLock::new(|| {
    exact(r"^©\s?(?:(?:Ảnh|ẢNH|Hình ảnh|Photo)\s?:|\p{Lu}[^.:,]{1,30}\s/\s?\p{Lu})")
});

/// Who or what a picture shows comes first in its caption.
static SUBJECT: LazyLock<Pattern> = LazyLock::new(|| listed(include_str!("caption/subject.txt")));

/// A person by name: no heading begins so.
static NAMED: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^(?:Ông|Bà|Đồng chí|Đ/c|Anh|Chị|Cô) \p{Lu}\p{Ll}+ \p{Lu}"));

/// A view, which nobody needs to act in: `Một góc triển lãm`, `Từ trái qua: ông An, bà Bình`.
static VIEW: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:(?:Toàn|Quang|Phối|Khung|Cận) cảnh|Một (?:góc|phần|tiết mục)|Hiện trường|Từ (?:trái|phải)|Chân dung|Hình ảnh|Bên trong|Gian (?:hàng|trưng bày)|Trụ sở)\b",
    )
});

/// A post with its holder's name and nothing else: `Chủ tịch Duma Quốc gia Nga Vyacheslav Volodin`.
static HOLDER: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:(?:Nữ|Cố|Nguyên|Tân|Ông|Bà|Ngài|Đồng chí|Đ/c|GS\.?|PGS\.?|TS\.?|GS\.?TS\.?) )*(?:(?:Phó )?(?:Chủ tịch|Thủ tướng|Bộ trưởng|Trưởng (?:ban|đoàn)|Giám đốc|Tổng thống|Tổng Thư ký|Đại sứ|Tổng lãnh sự|Tổng Lãnh sự|Bí thư|Thứ trưởng|Viện trưởng|Hiệu trưởng|Đại biện|Ngoại trưởng|Chủ nhiệm|Cục trưởng|Vụ trưởng))[^,.:;“”]{0,60}? \p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'.-]*){1,4}\.?$",
    )
});

/// Whether a text is a post's holder, or two of them: `Đại sứ Ana Mau và Chủ tịch Hội hữu nghị tỉnh Lê Văn Mẫu`.
fn is_holder(text: &str) -> bool {
    let one = |text: &str| text.split(' ').count() <= 14 && HOLDER.is_match(text);
    let and = " và ";
    one(text)
        || text.len() <= 320
            && (text.match_indices(and))
                .any(|(at, _)| one(&text[..at]) && one(&text[at + and.len()..]))
}

/// What people are seen doing.
static SCENE: LazyLock<Pattern> = LazyLock::new(|| listed(include_str!("caption/scene.txt")));

/// What only running text has: tenses, reported speech, connections, times.
static REPORT: LazyLock<Pattern> = LazyLock::new(|| listed(include_str!("caption/report.txt")));

/// Whether the block says whose picture it is, and perhaps what it shows.
pub(super) fn is_licensed(block: &Block) -> bool {
    block.text.starts_with('©') && block.chars() <= 400 && LICENSE.is_match(&block.text)
}

/// Whether the block is the label that some pages set above a caption.
pub(super) fn is_label(block: &Block) -> bool {
    block.words() == 3 && block.folded() == normalize("Chú thích ảnh")
}

/// Whether the block carries a picture's credit.
pub(super) fn is_marked(block: &Block) -> bool {
    // What every credit has, and most text has not.
    let hint = || block.text.contains([':', '(', '[']) || block.text.contains("ảnh");
    block.chars() <= 400 && hint() && CREDIT.is_match(block.core())
}

/// Whether a line without a credit says what a picture shows.
///
/// `Ông An phát biểu tại hội nghị` does; `Ông An đã trao quà tặng bà con.` reports. With a full stop
/// it must be one short sentence about someone seen doing something, or seen at some event.
pub(super) fn is_scene(block: &Block) -> bool {
    let text = block.text.as_str();
    if text.ends_with([':', ';', ',', '?', '!', '…']) || text.ends_with("..") || block.chars() > 320
    {
        return false;
    }
    if is_holder(text) && !SCENE.is_match(text) && !REPORT.is_match(text) {
        return true;
    }
    if POINTED.is_match(text) && block.chars() <= 240 && !text.contains(['“', '"']) {
        return !SAID.is_match(text);
    }
    if block.ends_in_stop() {
        return block.chars() <= 220
            && !text.contains([';', '“', '"', '%'])
            && is_closed_scene(block);
    }
    let seen = SUBJECT.is_match(text) && SCENE.is_match(text) && !text.contains(';')
        || VIEW.is_match(text) && !REPORT.is_match(text)
        || ELECTED.is_match(text)
        || block.words() <= 12 && GROUP.is_match(text);
    let named = NAMED.is_match(text)
        && !text.contains([':', '“', '"'])
        && (SCENE.is_match(text) || !REPORT.is_match(text));
    (seen || named) && !SAID.is_match(text)
}

/// Whether a line above all text is a picture's and no lead, which tells what happened, and when.
///
/// `Các đại biểu dự hội nghị.` is; `Lãnh đạo tỉnh tiếp đoàn Lào nhân dịp năm mới 2024` is not.
pub(super) fn is_opening_scene(block: &Block) -> bool {
    let text = block.text.as_str();
    let short = block.words() <= if block.is_closed() { 12 } else { 40 };
    (short || is_attended(block) || POINTED.is_match(text))
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, ';' | ':' | '“' | '"'))
        && !REPORT.is_match(text)
        && is_scene(block)
}

/// Whether it is nothing but who is seen at what: `Ông Lê Văn Mẫu và Đại sứ Lào tại buổi tiếp.`
fn is_attended(block: &Block) -> bool {
    let event = (block.words() <= 40)
        .then(|| AT_EVENT.find(&block.text))
        .flatten();
    event.is_some_and(|event| !SCENE.is_match(&block.text[..event.start()]))
}

/// Whether a line is nothing but who is seen: `Ông Lê Văn Mẫu`.
pub(super) fn is_named(block: &Block) -> bool {
    block.words() <= 8 && NAMED.is_match(&block.text)
}

/// Of one closed sentence: someone seen, or a deed without a doer.
fn is_closed_scene(block: &Block) -> bool {
    let text = block.text.as_str();
    let plain = !text.contains(',');
    let subject = SUBJECT.is_match(text);
    let shown = plain && subject && SCENE.is_match(text) && SEEN.is_match(text)
        || plain && DEED.is_match(text)
        || subject && block.words() <= 30 && AT_EVENT.is_match(text)
        || plain && subject && block.words() <= 14 && PRESENT.is_match(text)
        || block.words() <= 12 && GROUP.is_match(text)
        || plain && block.words() <= 12 && PLACED.is_match(text);
    shown && !REPORT.is_match(text) && sentences(text).len() == 1
}

/// Whether a short closed sentence tells nothing but what people are seen doing: `Các đại biểu tham quan triển lãm.`
///
/// Among long paragraphs it is a picture's; where all are short it may as well report.
pub(super) fn is_snapshot(block: &Block) -> bool {
    let text = block.text.as_str();
    let plain = || {
        block.words() <= 16
            && !text.contains(|c: char| c.is_ascii_digit() || ",;:“”\"%".contains(c))
            && SUBJECT.is_match(text)
            && !text.starts_with("Hai ")
            && SCENE.is_match(text)
    };
    let apposed = || {
        block.words() <= 36
            && !text.contains([';', ':', '“', '"', '%', '/'])
            && APPOSED.is_match(text)
    };
    block.ends_in_stop()
        && (plain() || apposed())
        && !REPORT.is_match(text)
        && !SAID.is_match(text)
        && sentences(text).len() == 1
}

/// Whether the line tells who the caption above it speaks of, and what is seen: `- Phó Chủ tịch Hội phát biểu khai mạc`.
pub(super) fn is_rest(block: &Block) -> bool {
    let rest = block.text.strip_prefix(['-', '–']).map(str::trim_start);
    rest.is_some_and(|rest| rest.starts_with(char::is_uppercase) && SCENE.is_match(rest))
        && !block.is_closed()
        && !REPORT.is_match(&block.text)
}

/// Someone with an office behind the name, and at once what the person is seen doing: `Ông Lê Văn Mẫu, Chủ tịch Hội,
/// tặng hoa các cụ.`
static APPOSED: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:Ông|Bà|Đồng chí|Đ/c|Ngài)(?: \p{Lu}[\p{L}’'-]*){2,6}, [^.]{5,150}?,? (?:phát biểu|trình bày|tặng|trao (?:[^đ]|đ[^ổ])\p{L}*|bắt tay|chụp ảnh|chúc mừng|thực hiện nghi thức|dâng hương|dâng hoa|thắp hương|thắp nến|cắt băng|ký kết|ghi sổ|trồng cây)\b",
    )
});
/// A leadership of a term: `Ban Chấp hành Hội hữu nghị tỉnh Mẫu nhiệm kỳ 2016 - 2021`.
static ELECTED: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:Ban Chấp hành|Ban chấp hành|BCH|Ban Thường vụ|Ban Thường trực|Ban Lãnh đạo|Đoàn Chủ tịch|Thường trực) [^.,:;]{5,100}\b(?:nhiệm kỳ|khóa|khoá) [\dIVX][^.,:;]{0,20}$",
    )
});
/// Where someone stands in the picture: `(bên trái)`, `thứ hai từ phải sang`, `ở hàng ghế đầu`.
static POINTED: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)\((?:[^()]{0,30}\s)?(?:trái|phải|giữa)(?:\s[^()]{0,30})?\)|\bthứ \p{L}+ từ (?:bên )?(?:trái|phải)|\bngoài cùng bên (?:trái|phải)|\bở hàng (?:ghế )?(?:đầu|trước)\b",
    )
});
/// A deed that needs no doer in a caption: `Ký kết thỏa thuận giữa hai Hội.`
static DEED: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:Ký kết|Ký|Trao|Tặng|Cắt băng|Chụp ảnh|Dâng hương|Dâng hoa|Ra mắt|Công bố|Bàn giao|Nghi thức|Trồng cây) \p{Ll}[^.:]*\.$",
    )
});
/// At its end the event at which it was taken: `… tại buổi tiếp.`
static AT_EVENT: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)\b(?:tại|trong|bên lề)\s(?:các )?(?:buổi|cuộc|phiên|lễ|hội nghị|hội thảo|hội đàm|tọa đàm|toạ đàm|đại hội|chương trình|diễn đàn|sự kiện|triển lãm|điểm cầu)\b[^.,]{0,60}\.$",
    )
});
/// Guests who are just there: `Các đại biểu dự tọa đàm.`
static PRESENT: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:Các|Đông đảo|Đại biểu|Những|Hội viên|Sinh viên|Học sinh|Học viên|Thanh niên|Lãnh đạo|Cán bộ|Công nhân|Bà con)\b.*\b(?:dự|tham dự|tham gia|tại|bên)\s",
    )
});
/// Nothing but who is there: `Các đại biểu tỉnh Kandal`, `Lãnh đạo thành phố và Đoàn đại biểu Trung Quốc.`
static GROUP: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:(?:Các|Đoàn) đại biểu|Đoàn công tác|Đoàn khách|Lãnh đạo) (?:\p{Lu}[\p{L}.-]*|và|cùng|với|tỉnh|thành phố|huyện|xã|nước|hai|các|đoàn|tại|TP\.?|\s)+\.?$",
    )
});
/// Nothing but the place: `Tại Lễ ký biên bản thỏa thuận.`
static PLACED: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:Tại|Trong) (?:buổi|cuộc|phiên|lễ|Lễ|hội nghị|Hội nghị|hội thảo|Hội thảo|khuôn viên) [^,.:]{2,70}\.$",
    )
});

/// Of a closed sentence: a person first, then at once what the person is seen doing.
static SEEN: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:(?:Toàn|Quang|Phối|Khung) cảnh|[^,]{0,120}\b(?:phát biểu|tham luận|báo cáo|trình bày|trao (?:[^đ]|đ[^ổ])\p{L}*|tặng|chụp ảnh|bắt tay|chúc mừng|ký kết|cắt băng|dâng hương|thắp hương tại|trồng cây lưu niệm|biểu diễn|múa|kéo co|ghi sổ lưu niệm|viết lưu bút)\b)",
    )
});
static SAID: LazyLock<Pattern> = LazyLock::new(|| {
    exact(r"(?i)\b(?:cho biết|cho rằng|khẳng định|nhấn mạnh|theo đó|bên cạnh đó|đã nghe)\b")
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_under_pictures_are_told_from_text_and_headings() {
        let scene = |line: &str| is_scene(&Block::new(line, true, None).unwrap());
        for line in [
            "Các đại biểu dự tọa đàm.",
            "Đồng chí Lê Văn Mẫu, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh tại buổi tiếp.",
            "Ông Mẫu (bên trái) và ông Văn tại lễ bàn giao.",
            "Ngài Kham Mẫu tặng hoa Phó Bí thư Tỉnh ủy Nguyễn Văn Mẫu.",
            "Ký kết bản thoả thuận hợp tác giữa hai Hội giai đoạn 2014-2016.",
            "Tại Lễ ký biên bản thỏa thuận.",
            "21 thành viên Ban Chấp hành khóa mới nhận nhiệm vụ",
            "Các đại biểu tỉnh Kandal",
            "Một góc triển lãm tranh thiếu nhi hai nước",
            "Chủ tịch Hội hữu nghị Nga - Việt Pyotr Mauov",
            "Nữ Đại sứ Ana Mau",
            "Chủ tịch Thượng viện Ana Mau và Chủ tịch Hội hữu nghị Việt Nam - Mau Lê Văn Mẫu",
            "Công sứ Lê Văn Mẫu phát biểu tại buổi lễ.",
            "Khung cảnh buổi lễ.",
            "Ban Chấp hành Hội hữu nghị tỉnh Mẫu nhiệm kỳ 2016 - 2021",
        ] {
            assert!(scene(line), "{line}");
        }
        for line in [
            "Ông An đã trao quà tặng bà con.",
            "Bí thư Tỉnh ủy Lê Văn Mẫu cảm ơn tình cảm của bạn và hứa giữ gìn quốc phòng - an ninh…",
            "Ghi nhận đóng góp của kiều bào",
            "Tại buổi tiếp, hai bên trao đổi kế hoạch năm tới.",
            "Hình ảnh Việt Nam đã gần gũi hơn với bạn bè Nga",
            "Chủ tịch nước với kiều bào",
            "Ông Lê Văn Mẫu mong muốn hai tỉnh sẽ mở thêm lớp học, trại hè...",
            "Lãnh đạo các sở; đại diện các hội thành viên chia sẻ kinh nghiệm",
        ] {
            assert!(!scene(line), "{line}");
        }
    }

    #[test]
    fn one_seen_with_an_office_is_a_pictures_among_long_paragraphs() {
        let seen = |line: &str| is_snapshot(&Block::new(line, true, None).unwrap());
        assert!(seen(
            "Ông Lê Văn Mẫu, Phó Bí thư Tỉnh ủy, Chủ tịch Hội hữu nghị tỉnh Mẫu, tặng hoa các cụ cao niên."
        ));
        assert!(seen(
            "Đồng chí Lê Thị Mẫu, Phó Trưởng ban Đối ngoại trình bày nội dung Đề án 05."
        ));
        assert!(!seen(
            "Ông Lê Văn Mẫu, Chủ tịch Hội hữu nghị tỉnh Mẫu, đã tặng hoa các cụ cao niên."
        ));
        let opens = |line: &str| is_opening_scene(&Block::new(line, true, None).unwrap());
        assert!(opens(
            "Đồng chí Kham Mau, Bí thư - Tỉnh trưởng tỉnh Mẫu, nước Lào (bìa trái) trao quà lưu niệm cho lãnh đạo thành phố."
        ));
    }

    #[test]
    fn a_credit_is_told_from_words_that_look_like_one() {
        let marked = |line: &str| is_marked(&Block::new(line, true, None).unwrap());
        for line in [
            "Hai đoàn chụp ảnh lưu niệm - ảnh: Thu Mẫu",
            "Quang cảnh buổi lễ Ảnh: Thu Mẫu",
            "Đại biểu dự hội nghị (ảnh).",
            "Video: Thu Mẫu",
        ] {
            assert!(marked(line), "{line}");
        }
        for line in [
            "Sau lễ trao quà, hai đoàn cùng nhau chụp ảnh.",
            "Tỉnh nhân rộng mô hình: mỗi xã kết nghĩa với một bản của nước bạn.",
        ] {
            assert!(!marked(line), "{line}");
        }
    }
}
