//! The words of the page around the article: buttons, counters, block headings, imprints.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::TeaserKind;
use crate::page::block::Block;
use crate::page::caption;
use crate::page::label::{BUTTONS, HEADINGS, TOOLS};
use crate::page::listed::listed;
use crate::page::section::is_section;
use crate::text::letter::{is_alphabetic, is_alphanumeric};
use crate::text::normalize;
use crate::text::pattern::{Pattern, exact};

/// What a page says at its very end, or about itself.
static IMPRINT: LazyLock<Pattern> = LazyLock::new(|| listed(include_str!("furniture/imprint.txt")));

/// Lines with a changing part: counters, invitations, tags.
static CHANGING: LazyLock<Pattern> =
    LazyLock::new(|| listed(include_str!("furniture/changing.txt")));

/// What a page says to its reader: invitations, forms, notices, the labels of players and of weather.
static READER: LazyLock<Pattern> = LazyLock::new(|| listed(include_str!("furniture/reader.txt")));

/// Entries of galleries: `[Video] …`, `infographic …`.
static GALLERY: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)^(?:\[\s*(?:video|infographics?|ảnh|photo|podcast|clip|megastory|e-?magazine)\s*\]|(?:video|infographics?|podcast|clip|trailer)\s*[:|\-]?\s)",
    )
});

/// Other articles of the same matter: `Các tin/bài liên quan`, `Bài viết cùng chuyên mục`.
static RELATED: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)^(?:các |những |một số )?(?:tin|bài|chủ đề|nội dung|thông tin|video|chuyên đề|sự kiện)(?:(?:\s|\s?[,/&-]\s?)(?:tin|bài|viết|tức|sự kiện|ảnh|video))* (?:có )?(?:liên quan|tương tự|(?:trong )?cùng (?:chuyên mục|chuyên đề|chủ đề|loại|thể loại|mục|danh mục|sự kiện|tác giả|lĩnh vực)|trong (?:chuyên )?mục|đề xuất|gợi ý)(?: khác)?$",
    )
});
/// Newer and older ones: `Các tin, bài khác`, `Những tin cũ hơn`.
static LATEST: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)^(?:các |những |một số )?(?:tin|bài|chủ đề|nội dung|thông tin|video|chuyên đề|sự kiện)(?:(?:\s|\s?[,/&-]\s?)(?:tin|bài|viết|tức|sự kiện|ảnh|video))* (?:mới(?: nhất| hơn| cập nhật| đăng| khác)?|cũ(?: hơn)?|khác|đã (?:đưa|đăng)|vừa đăng|trước(?: đó)?|tiếp(?: theo)?)$",
    )
});
/// What others read: `Tin đọc nhiều nhất`, `Xem nhiều`.
static MOST_READ: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)^(?:(?:các |những |một số )?(?:tin|bài|chủ đề|nội dung|thông tin|video|chuyên đề|sự kiện)(?:(?:\s|\s?[,/&-]\s?)(?:tin|bài|viết|tức|sự kiện|ảnh|video))* )?(?:được )?(?:(?:đọc|xem|quan tâm) nhiều(?: nhất)?|quan tâm nhất|nổi bật(?: nhất)?)(?: (?:trong|mục|chuyên mục) .{2,25})?$",
    )
});

static TOOL_SET: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| TOOLS.iter().map(|text| normalize(text)).collect());
static BUTTON_SET: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| BUTTONS.iter().map(|text| bare(text)).collect());
static HEADING_KINDS: LazyLock<FxHashMap<String, TeaserKind>> = LazyLock::new(|| {
    HEADINGS
        .iter()
        .flat_map(|(kind, forms)| forms.iter().map(|form| (bare(form), *kind)))
        .collect()
});

/// The folded text without the signs around it: `>> Tin liên quan:` is `tin liên quan`.
fn bare(text: &str) -> String {
    normalize(text.trim_matches(|c: char| !is_alphanumeric(c) && !matches!(c, ')' | '+')))
}

/// Whether the block is a button, a counter, a label: `aa`, `Chia sẻ`, `Lượt xem: 120`.
pub(super) fn is_button(block: &Block) -> bool {
    block.words() <= 12 && (BUTTON_SET.contains(&bare(&block.text)) || is_toolbar(block.folded()))
        || block.words() <= 9 && leads_back(&block.text)
        || block.chars() < 200
            && (CHANGING.is_match(block.text.trim_start_matches(ITEM_SIGNS))
                || READER.is_match(&block.text))
}

/// Signs before the entries of a list: `- Lượt xem: 820`.
const ITEM_SIGNS: [char; 6] = ['-', '•', '*', '|', '·', ' '];

/// Whether the line leads back to a section: `Trở lại Thời sự`, `Về trang Chủ đề`.
fn leads_back(text: &str) -> bool {
    static BACK: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"(?i)^(?:(?:trở (?:lại|về)|quay (?:lại|về)|về) (?P<page>trang|chuyên mục)|trở lại|quay lại) (?P<section>.{2,40}?)(?: (?:chia sẻ|lưu))?$",
        )
    });
    if !text.starts_with(['t', 'T', 'q', 'Q', 'v', 'V']) {
        return false;
    }
    BACK.captures(text).is_some_and(|back| {
        back.name("page").is_some() && !text.contains([',', '.']) || is_section(&back["section"])
    })
}

/// Whether the folded line is a row of buttons, with their counts: `Chia sẻ Facebook Zalo Bản in`, `[Trở về] Lượt xem: 12`.
fn is_toolbar(folded: &str) -> bool {
    let words: Vec<&str> = folded
        .split([' ', '|', '[', ']', ':', '/', ',', '•', '·'])
        .filter(|word| word.chars().any(is_alphabetic))
        .collect();
    if words.len() < 2 {
        return false;
    }
    // Whether the words before each place are buttons, and one of them a tool.
    let mut rows: Vec<Option<bool>> = vec![Some(false)];
    for end in 1..=words.len() {
        let row = (end.saturating_sub(6)..end)
            .filter_map(|start| {
                let before = rows[start]?;
                let button = words[start..end].join(" ");
                let known = BUTTON_SET.contains(&button);
                known.then(|| before || TOOL_SET.contains(&button))
            })
            .max();
        rows.push(row);
    }
    rows.last() == Some(&Some(true))
}

/// How many words a tag has at most on the lines below the label of tags: `Từ khóa:`; none where the line
/// is no label. Where the first tag stands beside it, `Tags: hòa bình`, titles may follow below.
pub(super) fn labels_tags(block: &Block) -> Option<usize> {
    static TAGS: LazyLock<Pattern> =
        LazyLock::new(|| exact(r"(?i)^(?:tags?|từ kh(?:óa|oá)|chủ đề)\s*:?(?P<first>.{0,60})$"));
    let label = TAGS.captures(&block.text)?;
    Some(if label["first"].is_empty() { 6 } else { 3 })
}

/// Whether the line heads the readers' comments of an article that has some: `Bình luận (3)`.
pub(super) fn heads_comments(block: &Block) -> bool {
    static COMMENTS: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"(?i)^(?:các )?(?:bình luận|ý kiến)(?: (?:bạn đọc|của bạn đọc))?\s*\(\s*[1-9]\d*\s*\)$",
        )
    });
    block.words() <= 8 && COMMENTS.is_match(&block.text)
}

/// The kind of teasers that the block announces: `Tin bài liên quan` announces related ones.
pub(super) fn heading(block: &Block) -> Option<TeaserKind> {
    if block.words() > 8 || block.chars() > 60 {
        return None;
    }
    let text = block.text.trim_matches(|c: char| !is_alphanumeric(c));
    if RELATED.is_match(text) {
        Some(TeaserKind::Related)
    } else if LATEST.is_match(text) {
        Some(TeaserKind::Latest)
    } else if MOST_READ.is_match(text) {
        Some(TeaserKind::MostRead)
    } else {
        HEADING_KINDS.get(&bare(text)).copied()
    }
}

/// Whether the block belongs to the page's imprint: `Bản quyền thuộc về …`.
pub(super) fn is_imprint(block: &Block) -> bool {
    block.chars() < 400 && IMPRINT.is_match(&block.text) && !caption::is_licensed(block)
}

/// Whether the block is an entry of a gallery: `[Video] …`.
pub(super) fn is_gallery(block: &Block) -> bool {
    is_gallery_title(&block.text)
}

/// As [`is_gallery`], of a title alone.
pub(super) fn is_gallery_title(title: &str) -> bool {
    GALLERY.is_match(title)
}

#[cfg(test)]
mod tests {
    use super::{heading, heads_comments, is_button, is_imprint};
    use crate::model::TeaserKind;
    use crate::page::block::Block;

    fn block(line: &str) -> Block {
        Block::new(line, true, None).expect("a line with text")
    }

    #[test]
    fn rows_of_buttons_and_labels_are_told_from_headlines() {
        for line in [
            "Chia sẻ Facebook Zalo Bản in",
            "[Trở về] [In] [Gửi email]",
            "[Trở về] [In trang này] Lượt xem: 412",
            "Gửi email bạn bè | In",
            "Hình ảnh: mau-01.jpg",
            "anh 1",
            "<< Trang trước | 1 | 2 | Trang sau >>",
            "|Facebook |Twitter |Google+",
            "Chia sẻ: Facebook | Zalo | Copy link",
            "#hữu nghị #Lào",
            "Chuyên mục: Khoa học - Giáo dục",
            "Tải về: thong-cao.pdf",
            "Hãy là người đầu tiên bình luận bài này!",
            "Trở lại Thời sự Chia sẻ",
            "Về trang Chủ đề",
            "7 đăng lại 63 liên quan Gốc",
            "Tổng số điểm của bài viết là: 0 trong 0 đánh giá",
            "Submitted by admin on",
            "[links()]",
            "- Lượt xem: 820",
            "Gửi bài này cho bạn bè",
            "MAU.VN trên Google News",
            "Theo dõi Báo Mẫu trênGoogle News",
            "Theo dõi MauPlus",
            "Gửi ý kiến của bạn",
            "Viết bình luận...",
            "Ý kiến của bạn sẽ được xét duyệt trước khi đăng.",
            "Người online: 32",
            "Để lại một bình luận Hủy",
            "Chào mừng bạn đã đến với Hội hữu nghị tỉnh Mẫu",
            "Người đăng: Ban Thư ký Ngày đăng: 15:14 | 24/01 Lượt xem: 311",
            "Bạn có thể đổi lại tên hoặc ảnh",
            "(Vui lòng nhập tiếng Việt có dấu)",
            "Bình luận của bạn về bài viết này",
            "Bạn nhận được bản tin này vì đã đăng ký với Hội.",
            "Trang web này sử dụng cookie để phục vụ bạn tốt hơn.",
            "0:00 / 3:12",
            "Mẫu Sơn 12°C",
            "Không có tin liên quan",
        ] {
            assert!(is_button(&block(line)), "{line}");
        }
        for line in [
            "Chia sẻ khó khăn với bạn bè Cuba",
            "Anh 1 lần thăm Huế",
            "Ảnh lịch sử miền Nam",
            "Facebook và đối ngoại nhân dân",
            "Bản in thử của cuốn sách hữu nghị",
            "Trở lại chiến trường xưa",
            "Về du lịch",
            "Theo dõi thông tin từ Bộ Ngoại giao",
            "Gửi tin yêu về Trường Sa",
            "Gửi ý kiến góp ý dự thảo văn kiện",
            "Đăng nhập thị trường Lào",
            "Chào mừng Đại hội Hội hữu nghị tỉnh Mẫu",
            "Ý kiến của bạn bè quốc tế về Việt Nam",
            "Bạn có thể góp gì cho tình hữu nghị Việt - Lào",
            "Chưa có đoàn nào sang thăm",
        ] {
            assert!(!is_button(&block(line)), "{line}");
        }
    }

    #[test]
    fn headings_of_lists_say_what_they_list() {
        for (line, kind) in [
            ("Các tin/bài khác", Some(TeaserKind::Latest)),
            ("Các tin, bài viết khác", Some(TeaserKind::Latest)),
            ("Tin cùng loại", Some(TeaserKind::Related)),
            (">> Bài viết có liên quan:", Some(TeaserKind::Related)),
            ("Đọc nhiều trong Xã hội", Some(TeaserKind::MostRead)),
            ("Tin tưởng vào lớp trẻ", None),
            ("Bài học cũ", None),
        ] {
            assert_eq!(heading(&block(line)), kind, "{line}");
        }
    }

    #[test]
    fn a_building_is_no_imprint() {
        assert!(is_imprint(&block("Trụ sở: 1 phố Mẫu, Hà Nội")));
        assert!(!is_imprint(&block("Trụ sở Hội hữu nghị tỉnh Mẫu")));
    }

    #[test]
    fn only_comments_that_are_there_are_headed() {
        assert!(heads_comments(&block("BÌNH LUẬN (3)")));
        assert!(!heads_comments(&block("Bình luận (0)")));
    }
}
