//! The words of the page around the article: buttons, counters, block headings, imprints.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::model::TeaserKind;
use crate::page::block::Block;
use crate::text::normalize;
use crate::text::pattern::{Pattern, exact};

/// Lines that are a button, a label or a placeholder, whole.
const BUTTONS: &[&str] = &[
    "aa",
    "a",
    "a-",
    "a+",
    "a a",
    "a- a+",
    "a a a",
    "aa+",
    "cỡ chữ",
    "cỡ chữ a a",
    "cỡ chữ:",
    "tăng cỡ chữ",
    "giảm cỡ chữ",
    "chia sẻ",
    "chia sẻ bài viết",
    "chia sẻ lên facebook",
    "chia sẻ facebook",
    "facebook",
    "zalo",
    "twitter",
    "x",
    "linkedin",
    "pinterest",
    "telegram",
    "messenger",
    "youtube",
    "tiktok",
    "email",
    "e-mail",
    "gửi email",
    "gửi mail",
    "gửi bài viết",
    "gửi cho bạn bè",
    "gửi bài cho bạn",
    "in",
    "in bài viết",
    "in trang",
    "in bài này",
    "in ấn",
    "bản in",
    "print",
    "lưu",
    "lưu bài",
    "lưu bài viết",
    "lưu tin",
    "sao chép",
    "sao chép liên kết",
    "copy link",
    "copy",
    "theo dõi",
    "theo dõi trên",
    "theo dõi chúng tôi",
    "theo dõi trên google news",
    "google news",
    "theo dõi báo trên",
    "like",
    "thích",
    "share",
    "tweet",
    "nghe",
    "nghe đọc bài",
    "nghe bài viết",
    "nghe đọc bài báo",
    "nghe audio",
    "nghe nội dung",
    "giọng nam",
    "giọng nữ",
    "tốc độ đọc",
    "miền bắc",
    "miền nam",
    "chọn giọng",
    "nữ miền bắc",
    "nam miền bắc",
    "nữ miền nam",
    "nam miền nam",
    "1x",
    "play",
    "pause",
    "bình luận",
    "bình luận (0)",
    "ý kiến",
    "ý kiến bạn đọc",
    "gửi bình luận",
    "gửi ý kiến",
    "viết bình luận",
    "viết bình luận...",
    "viết bình luận của bạn",
    "hãy là người đầu tiên bình luận",
    "chưa có bình luận",
    "quay lại",
    "trở lại",
    "trở về",
    "về trang trước",
    "về đầu trang",
    "lên đầu trang",
    "xem thêm",
    "xem tiếp",
    "đọc tiếp",
    "xem tất cả",
    "chi tiết",
    "thêm",
    "more",
    "trang trước",
    "trang sau",
    "trước",
    "sau",
    "tiếp",
    "tiếp theo",
    "bài trước",
    "bài sau",
    "bài tiếp theo",
    "bài cũ hơn",
    "bài mới hơn",
    "trang chủ",
    "menu",
    "tìm kiếm",
    "search",
    "đăng nhập",
    "đăng ký",
    "đăng xuất",
    "liên hệ",
    "giới thiệu",
    "sitemap",
    "rss",
    "tiếng việt",
    "english",
    "vietnamese",
    "hotline",
    "toà soạn",
    "quảng cáo",
    "advertisement",
    "tags",
    "tags:",
    "tag",
    "từ khóa",
    "từ khóa:",
    "từ khoá",
    "từ khoá:",
    "chủ đề",
    "chủ đề:",
    "nguồn",
    "nguồn:",
    "tác giả",
    "tác giả:",
    "đóng",
    "close",
    "hủy",
    "gửi",
    "ok",
    "xin chờ trong giây lát...",
    "đang tải...",
    "loading...",
    "loading",
    "đánh giá",
    "đánh giá bài viết",
    "xếp hạng",
    "rất tốt",
    "ảnh",
    "video",
    "audio",
    "podcast",
    "infographic",
    "media",
    "multimedia",
    "e-magazine",
    "emagazine",
    "longform",
    "mega story",
    "megastory",
    "photo",
    "lịch sử",
    "mặc định",
    "click vào đây để xem",
    "xem ảnh",
    "phóng to",
    "xem ảnh lớn",
    "bạn cần đăng nhập để thực hiện chức năng này!",
    "tắt",
    "bật",
    "hoặc",
    "đọc bài viết",
    "dừng",
    "kích thước chữ",
    "hiển thị bình luận",
    "mới nhất",
    "quan tâm nhất",
    "quan tâm nhất mới nhất",
    "share on facebook",
    "share on twitter",
    "print this page",
    "đổi cỡ chữ",
    "chế độ ban đêm",
    "giao diện tối",
    "thảo luận",
    "tương phản",
    "đọc bài",
    "màu chữ",
    "rộng",
    "hẹp",
    "bookmark",
    "trả lời",
    "google",
    "google+",
    "gửi bạn bè",
    "lưu bài viết này",
    "tải về",
    "tải xuống",
    "mục lục",
    "link bài gốc",
    "link gốc",
    "xem bài gốc",
    "bài gốc",
    "lên trên",
    "chọn ngày",
    "các tin đã đưa ngày",
];

/// Headings of blocks that advertise other articles.
const HEADINGS: &[(TeaserKind, &[&str])] = &[
    (
        TeaserKind::Related,
        &[
            "tin liên quan",
            "bài liên quan",
            "tin bài liên quan",
            "tin, bài liên quan",
            "tin/bài liên quan",
            "tin tức liên quan",
            "bài viết liên quan",
            "các bài viết liên quan",
            "các tin liên quan",
            "các bài liên quan",
            "các tin bài liên quan",
            "liên quan",
            "nội dung liên quan",
            "tin cùng chủ đề",
            "tin cùng chuyên mục",
            "cùng chuyên mục",
            "bài cùng chuyên mục",
            "bài viết cùng chuyên mục",
            "tin bài cùng chuyên mục",
            "các tin cùng chuyên mục",
            "tin cùng mục",
            "cùng thể loại",
            "tin cùng thể loại",
            "tin trong chuyên mục",
            "tin cùng danh mục",
            "cùng chủ đề",
            "bài cùng chủ đề",
            "bài viết cùng chủ đề",
            "dòng sự kiện",
            "sự kiện",
            "theo dòng sự kiện",
            "chủ đề liên quan",
            "có thể bạn quan tâm",
            "bạn có thể quan tâm",
            "có thể bạn muốn xem",
            "xem thêm",
            "đọc thêm",
            "tin cùng sự kiện",
            "gợi ý cho bạn",
            "dành cho bạn",
            "bài viết tương tự",
            "tin tương tự",
            "đừng bỏ lỡ",
            "tin đề xuất",
            "đề xuất",
            "tham khảo thêm",
            "bài viết khác cùng chủ đề",
            "related news",
            "xem thêm tin",
            "bài đọc thêm",
            "tin tức - sự kiện liên quan",
            "mời bạn đọc thêm",
            "mời xem thêm",
            "đáng chú ý",
            "tin đáng chú ý",
            "có thể bạn chưa đọc",
            "bạn nên đọc",
            "quan tâm",
            "mời bạn xem thêm",
            "bạn đọc quan tâm",
        ],
    ),
    (
        TeaserKind::Latest,
        &[
            "tin mới",
            "tin mới nhất",
            "tin mới cập nhật",
            "mới nhất",
            "mới cập nhật",
            "tin khác",
            "các tin khác",
            "tin bài khác",
            "các tin bài khác",
            "bài khác",
            "bài viết khác",
            "các bài khác",
            "các bài viết khác",
            "những tin khác",
            "những tin mới hơn",
            "những tin cũ hơn",
            "tin mới hơn",
            "tin cũ hơn",
            "các tin mới hơn",
            "các tin cũ hơn",
            "các tin đã đưa",
            "các tin đã đăng",
            "các tin mới",
            "tin đã đưa",
            "tin đã đăng",
            "bài viết mới",
            "bài viết mới nhất",
            "bài mới",
            "bài mới nhất",
            "tin trong ngày",
            "tin tức mới",
            "tin tức mới nhất",
            "tin tức khác",
            "tin tiếp theo",
            "tin trước đó",
            "các tin trước",
            "các tin tiếp",
            "tin 24h",
            "tin theo ngày",
            "cũng trong mục này",
            "xem tin theo ngày",
            "tin vắn",
            "tin tức",
            "thời sự mới nhất",
            "latest news",
            "bài viết trước",
            "các bài mới",
            "các bài đã đăng",
            "các bài viết mới",
            "các tin bài mới",
            "phỏng vấn khác",
            "chuyên đề khác",
            "hoạt động khác",
            "sự kiện khác",
        ],
    ),
    (
        TeaserKind::MostRead,
        &[
            "đọc nhiều",
            "đọc nhiều nhất",
            "tin đọc nhiều",
            "tin đọc nhiều nhất",
            "bài đọc nhiều",
            "bài đọc nhiều nhất",
            "xem nhiều",
            "xem nhiều nhất",
            "tin xem nhiều",
            "tin xem nhiều nhất",
            "được quan tâm",
            "được quan tâm nhất",
            "nổi bật",
            "tin nổi bật",
            "tin tiêu điểm",
            "tiêu điểm",
            "tin hot",
            "tin nóng",
            "bài xem nhiều",
            "bài viết xem nhiều",
            "bài viết đọc nhiều",
            "được đọc nhiều nhất",
            "nhiều người đọc",
            "bài viết nổi bật",
            "top đọc nhiều",
            "sự kiện nổi bật",
            "most read",
            "tin quan tâm nhất",
            "đọc nhiều trong tuần",
        ],
    ),
];

/// What a page says at its very end, or about itself.
static IMPRINT: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?ix)^(?: [®©] | phiên\ bản\ di\ động | bản\ quyền | copyright | (?:số\ )?giấy\ phép | gp\b | cơ\ quan\ (?:chủ\ quản|ngôn\ luận|của) | (?:phó\ )?tổng\ biên\ tập\s*[:\-] | chịu\ trách\ nhiệm | địa\ chỉ\s*: | trụ\ sở\s*[:\w] | tòa\ soạn\s*: | toà\ soạn\s*:
        | điện\ thoại\s*: | (?:đt|tel|fax|hotline|email|e-mail|website|đường\ dây\ nóng)\s*[:.] | liên\ hệ\ (?:quảng\ cáo|tòa\ soạn|toà\ soạn) | ghi\ rõ\ nguồn | không\ được\ sao\ chép | cấm\ sao\ chép | all\ rights\ reserved | đang\ truy\ cập | (?:tổng\ )?(?:lượt|số\ lượt)\ truy\ cập | thống\ kê\ truy\ cập | powered\ by | thiết\ kế\ (?:và|bởi|web) | phát\ triển\ bởi | trang\ thông\ tin\ điện\ tử\ tổng\ hợp\ của | liên\ kết\ (?:web|website|trang|nhanh)\b | .{0,60}\s[-–]\s*cơ\ quan\ (?:chủ\ quản|ngôn\ luận|của|trung\ ương)\b | .{0,80}\bgiấy\ phép\ (?:số|xuất\ bản|hoạt\ động|thiết\ lập)\b )",
    )
});

/// Lines with a changing part: counters, invitations, tags.
static CHANGING: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?ix)^(?: (?:số\ )?(?:lượt|lần)\ (?:xem|đọc|truy\ cập)\s*[:(]?\s*[\d.,]* \)? | (?:đã\ )?(?:xem|đọc|views?)\s*:?\s*[\d.,]+(?:\ lần)? | [\d.,]+\s*(?:lượt\ xem|lượt\ đọc|lượt|views?|bình\ luận|thích|chia\ sẻ|người\ đã\ xem|phút\ đọc) | (?:tags?|từ\ kh(?:óa|oá)|chủ\ đề|chuyên\ mục|danh\ mục)\s*:.* | (?:\#[\p{L}\d][^\#]{0,40}){1,20} | (?:tải\ (?:về|xuống|file|tệp)|(?:file|tệp|văn\ bản)\ đính\ kèm|đính\ kèm|download)\s*:.* | .{0,20}hãy\ (?:là|trở\ thành)\ người\ đầu\ tiên\ .* | theo\ dõi\ .{0,60}(?:trên|tại)(?:$|\ (?:google\ news|facebook|zalo|youtube|kênh).*) | \*?\s*mời\ (?:quý\ )?(?:bạn\ đọc|độc\ giả|quý\ vị).{0,80}(?:theo\ dõi|truy\ cập|xem\ |đón\ đọc|vào\ chuyên\ mục).* | (?:bình\ luận|ý\ kiến(?:\ bạn\ đọc)?)\s*\(\d+\) | (?:\d+(?:[.,]\d+)?/5)?\s*(?:đánh\ giá|phiếu\ bầu|\d+\ đánh\ giá).{0,30} | (?:họ\ (?:và\ )?tên|email|nội\ dung|mã\ (?:xác\ nhận|bảo\ vệ)|tiêu\ đề)\s*[*:(].{0,30} | (?:vui\ lòng|xin\ vui\ lòng|xin\ mời)\ .{0,60}(?:tiếng\ việt\ có\ dấu|đăng\ nhập|bình\ luận).* | bạn\ (?:còn|có\ thể\ nhập)\ .{0,40}ký\ tự.* | \d+\s*/\s*\d+ | \[?\s*(?:[+\-]|a)\s*\]? | .{0,20}cỡ\ chữ.{0,20} | your\ browser\ .* | trình\ duyệt\ .{0,60}không\ hỗ\ trợ.* | (?:nhấn|bấm|click)\ vào\ .{0,60} | share\ on\ .* | (?:chia\ sẻ|gửi)\ (?:bài\ viết\ |qua\ |lên\ |tới\ |cho\ )+.{0,40} | facebook\ twitter.* | tin\ mới\ (?:y\ tế|trong\ ngày)$ | \d+\s*(?:giây|phút|giờ|ngày|tuần|tháng|năm)\ trước | gmt\s?\+?\d+ | .{0,4}javascript.* )$",
    )
});

/// Entries of galleries: `[Video] …`, `infographic …`.
static GALLERY: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)^(?:\[\s*(?:video|infographics?|ảnh|photo|podcast|clip|megastory|e-?magazine)\s*\]|(?:video|infographics?|podcast|clip|trailer)\s*[:|\-]?\s)",
    )
});

static TOOL_SET: LazyLock<HashSet<String>> =
    LazyLock::new(|| TOOLS.iter().map(|text| normalize(text)).collect());
static BUTTON_SET: LazyLock<HashSet<String>> =
    LazyLock::new(|| BUTTONS.iter().map(|text| bare(text)).collect());
static HEADING_KINDS: LazyLock<HashMap<String, TeaserKind>> = LazyLock::new(|| {
    HEADINGS
        .iter()
        .flat_map(|(kind, forms)| forms.iter().map(|form| (bare(form), *kind)))
        .collect()
});

/// The folded text without the signs around it: `>> Tin liên quan:` is `tin liên quan`.
fn bare(text: &str) -> String {
    normalize(text.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '+')))
}

/// Buttons that no headline consists of, one of which every row of buttons has.
const TOOLS: &[&str] = &[
    "bản in",
    "chia sẻ",
    "copy link",
    "facebook",
    "gửi cho bạn bè",
    "gửi email",
    "in bài viết",
    "lưu bài viết",
    "lên đầu trang",
    "quay lại",
    "thích",
    "trả lời",
    "trở về",
    "twitter",
    "zalo",
];

/// Whether the block is a button, a counter, a label: `aa`, `Chia sẻ`, `Lượt xem: 120`.
pub(super) fn is_button(block: &Block) -> bool {
    block.words() <= 12 && (BUTTON_SET.contains(&bare(&block.text)) || is_toolbar(&block.text))
        || block.chars() < 200 && CHANGING.is_match(&block.text)
}

/// Whether the line is a row of buttons: `Chia sẻ Facebook Zalo Bản in`, `[Trở về] [In]`.
fn is_toolbar(text: &str) -> bool {
    let folded = normalize(text);
    let words: Vec<&str> = folded
        .split([' ', '|', '[', ']', ':', '/', ',', '•', '·'])
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect();
    if words.len() < 2 {
        return false;
    }
    // Whether the words before each place are buttons, and one of them a tool.
    let mut rows: Vec<Option<bool>> = vec![Some(false)];
    for end in 1..=words.len() {
        let row = (end.saturating_sub(6)..end)
            .filter_map(|start| {
                let button = words[start..end].join(" ");
                let before = rows[start].filter(|_| BUTTON_SET.contains(&button))?;
                Some(before || TOOL_SET.contains(&button))
            })
            .max();
        rows.push(row);
    }
    rows.last() == Some(&Some(true))
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
    if block.words() > 8 {
        return None;
    }
    let folded = bare(&block.text);
    HEADING_KINDS.get(&folded).copied()
}

/// Whether the block belongs to the page's imprint: `Bản quyền thuộc về …`.
pub(super) fn is_imprint(block: &Block) -> bool {
    block.chars() < 400 && IMPRINT.is_match(&block.text)
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
    use super::{heads_comments, is_button};
    use crate::page::block::Block;

    fn block(line: &str) -> Block {
        Block::new(line, true, None).expect("a line with text")
    }

    #[test]
    fn rows_of_buttons_and_labels_are_told_from_headlines() {
        for line in [
            "Chia sẻ Facebook Zalo Bản in",
            "[Trở về] [In] [Gửi email]",
            "|Facebook |Twitter |Google+",
            "Chia sẻ: Facebook | Zalo | Copy link",
            "#hữu nghị #Lào",
            "Chuyên mục: Khoa học - Giáo dục",
            "Tải về: thong-cao.pdf",
            "Hãy là người đầu tiên bình luận bài này!",
        ] {
            assert!(is_button(&block(line)), "{line}");
        }
        for line in [
            "Chia sẻ khó khăn với bạn bè Cuba",
            "Ảnh lịch sử miền Nam",
            "Facebook và đối ngoại nhân dân",
            "Bản in thử của cuốn sách hữu nghị",
        ] {
            assert!(!is_button(&block(line)), "{line}");
        }
    }

    #[test]
    fn only_comments_that_are_there_are_headed() {
        assert!(heads_comments(&block("BÌNH LUẬN (3)")));
        assert!(!heads_comments(&block("Bình luận (0)")));
    }
}
