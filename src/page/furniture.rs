//! The words of the page around the article: buttons, counters, block headings, imprints.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::TeaserKind;
use crate::page::block::Block;
use crate::page::caption;
use crate::page::label::{BUTTONS, HEADINGS, TOOLS};
use crate::page::section::is_section;
use crate::text::letter::is_alphanumeric;
use crate::text::normalize;
use crate::text::pattern::{Pattern, exact};

/// What a page says at its very end, or about itself.
static IMPRINT: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?ix)^(?: [®©] | phiên\ bản\ di\ động | bản\ quyền | copyright | (?:số\ )?giấy\ phép | gp\b | cơ\ quan\ (?:chủ\ quản|thường\ trực\s*:|ngôn\ luận|(?:trung\ ương\ )?của) | (?:phó\ )?tổng\ biên\ tập\s*[:\-] | chịu\ trách\ nhiệm | địa\ chỉ\s*: | trụ\ sở(?:\ (?:chính|tòa\ soạn|toà\ soạn))?\s*: | tòa\ soạn\s*: | toà\ soạn\s*:
        | điện\ thoại\s*: | (?:đt|tel|fax|hotline|email|e-mail|website|đường\ dây\ nóng)\s*\d?\s*[:.] | liên\ hệ\ (?:quảng\ cáo|tòa\ soạn|toà\ soạn) | ghi\ rõ\ nguồn | không\ được\ sao\ chép | cấm\ sao\ chép | all\ rights\ reserved | đang\ truy\ cập | (?:tổng\ )?(?:lượt|số\ lượt)\ truy\ cập | thống\ kê\ truy\ cập | thiết\ kế\ (?:và\ (?:phát\ triển|xây\ dựng|thi\ công)|bởi|web) | phát\ triển\ bởi | trang\ thông\ tin\ điện\ tử\ tổng\ hợp\ của | liên\ kết\ (?:web|website|trang|nhanh|hữu\ ích)\b | (?:proudly\ )?powered\ by | chung\ nhan\ tin\ nhiem | .{0,60}\bgiữ\ bản\ quyền\b | .{0,60}\s[-–]\s*cơ\ quan\ (?:chủ\ quản|ngôn\ luận|của|trung\ ương)\b | .{0,80}\bgiấy\ phép\ (?:số|xuất\ bản|hoạt\ động|thiết\ lập)\b )",
    )
});

/// Lines with a changing part: counters, invitations, tags.
static CHANGING: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?ix)^(?: (?:số\ )?(?:lượt|lần)\ (?:xem|đọc|truy\ cập)\s*[:(]?\s*[\d.,]* \)? | (?:đã\ )?(?:xem|đọc|views?)\s*:?\s*[\d.,]+(?:\ lần)? | [\d.,]+\s*(?:lượt\ xem|lượt\ đọc|lượt|views?|bình\ luận|thích|chia\ sẻ|người\ đã\ xem|phút\ đọc) | (?:tags?|từ\ kh(?:óa|oá)|chủ\ đề|chuyên\ mục|danh\ mục)\s*:.* | (?:\#[\p{L}\d][^\#]{0,40}){1,20} | (?:tải\ (?:về|xuống|file|tệp)|(?:file|tệp|văn\ bản)\ đính\ kèm|đính\ kèm|download)\s*:.* | .{0,60}hãy\ (?:là|trở\ thành)\ người\ đầu\ tiên\ .* | trở\ thành\ người\ đầu\ tiên\ .* | theo\ dõi\ .{0,60}(?:trên|tại)(?:$|\ ?(?:google\ news|facebook|zalo|youtube).*|\ kênh.*) | \*?\s*mời\ (?:quý\ )?(?:bạn\ đọc|độc\ giả|quý\ vị).{0,80}(?:theo\ dõi|truy\ cập|xem\ |đón\ đọc|vào\ chuyên\ mục).* | (?:bình\ luận|ý\ kiến(?:\ bạn\ đọc)?)\s*\(\d+\) | (?:\d+(?:[.,]\d+)?/5)?\s*(?:đánh\ giá|phiếu\ bầu|\d+\ đánh\ giá).{0,30} | (?:họ\ (?:và\ )?tên|email|nội\ dung|mã\ (?:xác\ nhận|bảo\ vệ)|tiêu\ đề)\s*[*:(].{0,30} | (?:vui\ lòng|xin\ vui\ lòng|xin\ mời)\ .{0,60}(?:tiếng\ việt\ có\ dấu|đăng\ nhập|bình\ luận).* | bạn\ (?:còn|có\ thể\ nhập)\ .{0,40}ký\ tự.* | \d+\s*/\s*\d+ | \d{1,7} | \p{L} | bạn\ đang\ (?:đọc|xem)\ .{0,100} | tags?\ .{2,60} | th\d{1,2} | tháng\ \p{L}{2,5}(?:\ \p{L}{3})?\ \d{4} | (?:by\ )?admin(?:istrator)? | \d+\ đăng\ lại.* | tổng\ số\ (?:điểm|lượt|phiếu)\ .{0,60} | (?:xếp\ hạng|tổng\ lượt\ xem|mã\ bảo\ mật)\s*:.{0,40} | (?:số\ )?tối\ đa\s*:?\ \d+\ ký\ tự | \[\s*(?:links?\(\)|(?:video|clip|ảnh|audio|photo|infographics?)[^\]]*)\s*\] | \[?\s*(?:[+\-]|a)\s*\]? | .{0,20}cỡ\ chữ.{0,20} | your\ browser\ .* | trình\ duyệt\ .{0,60}không\ hỗ\ trợ.* | (?:nhấn|bấm|click)\ (?:vào|để)\ .{0,60} | click\ to\ .* | submitted\ by.* | number\ of\ views.* | font\ size.* | tương\ phản\s*:.{0,30} | ý\ kiến\ \(\d*\) | (?:log\ in|login|register)\ .{0,30}comments? | (?:leave|post|add)\ (?:a\ )?(?:reply|comment)s?.* | this\ entry\ was\ posted.* | your\ e-?mail\ address.* | save\ my\ name.* | required\ fields.* | (?:comment|name|website|e-?mail)\s*\*? | skip\ to\ (?:main\ )?content | share\ on\ .* | (?:chia\ sẻ|gửi)\ (?:bài\ viết\ |qua\ |lên\ |tới\ |cho\ )+.{0,40} | facebook\ twitter.* | tin\ mới\ (?:y\ tế|trong\ ngày)$ | \d+\s*(?:giây|phút|giờ|ngày|tuần|tháng|năm)\ (?:trước|nữa)\.? | gmt\s?\+?\d+ | .{0,4}javascript.*
        | (?:phản\ hồi|bình\ luận|comments?|likes?)\s*:?\s*\d+ | \d+\ (?:comments?|lượt\ (?:thích|quan\ tâm)|người\ (?:xem|đọc|thích)) | người\ (?:đăng|gửi|nhập)\ ?:.{1,40} | (?:in|gửi|lưu|chia\ sẻ)\ (?:bài|trang|tin)(?:\ viết)?(?:\ này)?(?:\ (?:cho|qua|tới|lên|về)\ .{1,30})? | .{0,40}\ (?:trên\ google\ news|theo\ dõi\ (?:trên|chúng\ tôi))
        | theo\ dõi\ (?-i:\p{Lu})[\p{L}\d&.]*(?:\ (?-i:\p{Lu})[\p{L}\d&.]*){0,3} | (?:để\ lại|viết|gửi)\ (?:một\ )?(?:bình\ luận|phản\ hồi|ý\ kiến)(?:\ (?:hủy|huỷ|của\ (?:bạn|mình)|bạn\ đọc|tại\ đây|mới|đầu\ tiên|(?:về|cho|tới|đến)\ (?:bài|tòa\ soạn|toà\ soạn|chúng\ tôi|tác\ giả))\b.{0,25})?[^\p{L}]{0,12} | (?:địa\ chỉ\ )?e-?mail\ của\ bạn\ sẽ\ .* | lưu\ tên\ của\ tôi,.* | (?:ý\ kiến|bình\ luận)\ của\ bạn\ (?:sẽ|đã)\ .* | hãy\ chia\ sẻ\ (?:cảm\ xúc|ý\ kiến|suy\ nghĩ)\ .{0,60}
        | đăng\ nhập\ (?:để|bằng|với)\ .{0,40} | (?:tên\ đăng\ nhập|(?:quên\ )?mật\ khẩu|ghi\ nhớ\ đăng\ nhập)\s*[?:*]? | (?:nhập\ )?mã\ (?:an\ toàn|xác\ nhận|kiểm\ tra).{0,20} | bạn\ đã\ không\ sử\ dụng\ site.* | (?:ý\ kiến|bình\ luận|phản\ hồi)(?:\ bạn\ đọc)?\s*[(\[]\s*\d+\s*[)\]] | trung\ bình\ \(\d+\ .{0,20}\)
        | (?:người|đang|khách|số\ người|thành\ viên)\ (?:online|trực\ tuyến)\b.{0,20} | (?:hôm\ (?:nay|qua)|tuần\ này|tháng\ (?:này|hiện\ tại)|tất\ cả)\s*:?\s*[\d.,]+ | trang\ (?:\[?\d+\]?.{0,20}|(?:sau|trước|đầu|cuối)\s*[›»>]+) | leftcenterrightdel | chào\ mừng\ (?:các\ |quý\ )?(?:bạn|vị|khách|độc\ giả).{0,25}\ đến\ với\ .{2,100} | người\ (?:đăng|gửi|nhập|viết)\s*:.{1,60}\b(?:ngày\ đăng|lượt\ xem|vào\ lúc)\b.{0,100} | không\ có\ nhận\ xét.{0,10} | hits?\s*:\s*[\d.,]+ | (?:category|published|written\ by|created|last\ updated)\s*:.{1,60} | tặng\ sao\ .{0,30} | tất\ cả\ cảm\ xúc\s*:? | [\d.,]+[KN]?\ (?:lượt\ )?(?:chia\ sẻ|bình\ luận|xem) )$",
    )
});

/// What a page says to its reader: invitations, forms, notices, the labels of players and of weather.
static READER: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?ix)^\W*(?: (?:họ\ (?:và\ )?tên|tên|(?:địa\ chỉ\ )?e-?mail|số\ điện\ thoại|tiêu\ đề|nội\ dung|bình\ luận|ý\ kiến|câu\ hỏi|đánh\ giá|mật\ khẩu)\ của\ bạn(?:\ (?:về|sẽ|cho|đã|được)\b.*)?
        | (?:bạn\ |xin\ )?vui\ lòng\ .{2,90} | bạn\ (?:cần|phải|có\ thể|không\ thể|còn|chưa|đang|đã|nhận\ được|muốn)\ .{0,90}\b(?:bình\ luận|e-?mail|ký\ tự|đăng\ nhập|đăng\ ký|tên|mã|mật\ khẩu|bài\ viết|bài\ báo|trang\ (?:này|web)|website|trình\ duyệt|bản\ tin|thông\ báo|ứng\ dụng|tài\ khoản|ý\ kiến)\b.*
        | (?:hiện\ )?(?:chưa|không)\ có\ (?:bình\ luận|ý\ kiến|phản\ hồi|nhận\ xét|đánh\ giá|dữ\ liệu|(?:tin|bài)(?:\ viết)?\ (?:nào|liên\ quan|khác|mới))\b.{0,80} | đăng\ ký\ (?:ngay|nhận|theo\ dõi|để\ nhận|bản\ tin)\b.{0,60} | (?:hủy|huỷ)\ (?:đăng\ ký|nhận|bình\ luận|trả\ lời)\b.{0,40}
        | (?:xem|đọc)\ (?:bản\ tin|e-?mail|thư|toàn\ văn|bài\ viết|bài|trang|phiên\ bản|bản)(?:\ này)?\ (?:trên|tại|ở|đầy\ đủ|gốc|di\ động|pdf|web|in|mobile)\b.{0,40} | (?:(?:chúng\ tôi|trang\ web|website|trang)(?:\ này)?\ )?(?:có\ )?sử\ dụng\ (?:các\ )?cookies?\b.{0,150} | .{0,120}\bcookies?\b.{0,120}
        | (?:chuyển\ tiếp|gửi|in|lưu|chia\ sẻ|báo\ lỗi|góp\ ý\ (?:cho|về))\ (?:e-?mail|bản\ tin|thư|bài\ viết|tin|bài|trang)\ này(?:\ .{0,30})? | mở\ (?:ứng\ dụng|app|bằng|trong\ (?:ứng\ dụng|cửa\ sổ)).{0,30} | tải\ (?:lại|ứng\ dụng|app|thêm)\b.{0,30} | đóng(?:\ (?:cửa\ sổ|lại|quảng\ cáo|menu))? | (?:đọc|xem)\ thêm\ về | \d+\ (?:tin\ )?liên\ quan
        | nghe\ (?:tin|podcast|bản\ tin|đọc|audio)(?:\ này)? | (?:tạm\ )?dừng(?:\ đọc|\ nghe)? | (?:giọng|tốc\ độ)\ đọc | tốc\ độ | (?:phát|bật|tắt)\ (?:lại|video|audio|tiếng|âm\ thanh|tự\ động) | toàn\ màn\ hình | (?:\d(?:[.,]\d{1,2})?x\s*){1,8} | (?:-?\d{1,2}:\d{2}(?::\d{2})?\s*/?\s*){1,2}
        | (?:play|un?mute|fullscreen|settings|chapters|captions|subtitles|descriptions|playback\ rate|current\ time|duration|remaining\ time|loaded|stream\ type|seek\ to|audio\ track|picture-in-picture|video\ player|this\ is\ a\ modal|beginning\ of\ dialog|end\ of\ dialog|foreground|close\ modal)\b.{0,60}
        | (?:độ\ ẩm|nhiệt\ độ|sức\ gió|tầm\ nhìn|áp\ suất|khả\ năng\ mưa)\s*:?\s*\d.{0,30} | (?-i:\p{Lu})[\p{L}.\ ]{1,25}\s-?\d{1,2}(?:[.,]\d)?\s?°\s?c?.{0,30} | -?\d{1,2}\s?°\s?c?.{0,20} | (?:tỷ|tỉ)\ giá\ .{0,40} | (?:usd|eur|gbp|jpy|sjc|vn-?index|hnx)\b[\s:]*[\d.,]*.{0,30}
        | \d(?:[.,]\d)?\s*/\s*5\b.{0,40} | (?:read|đọc|xem)\s+[\d.,]+\s+(?:times|lần) | lần\ (?:xem|đọc)\s*:?\s*[\d.,]+ | [\d.,]+\s+lần\ (?:xem|đọc) | (?:số\ )?lượt\ (?:người\ )?(?:xem|đọc)\s*[:(]?\s*[\d.,]+\)? | thời\ (?:gian|lượng)\ (?:đọc|nghe)\s*:?.{0,20} | \d+\ (?:min|phút)\ (?:read|đọc|nghe)
        | (?:sắp\ xếp|hiển\ thị|lọc)\ theo\b.{0,30} | (?:nhập|viết|thêm)\ (?:nội\ dung|bình\ luận|ý\ kiến|e-?mail|họ|tên|mã|lại|từ\ khóa|từ\ khoá)\b.{0,40} | thông\ tin\ (?:người\ gửi|bạn\ đọc|liên\ hệ|tác\ giả) | kết\ nối\ với\ (?:chúng\ tôi|tòa\ soạn|.{2,20}\ trên\b).{0,30} | follow\ us\b.{0,30} | (?:đặt|chọn)\ (?:làm\ )?trang\ chủ | (?:thêm|lưu)\ vào\ (?:mục\ )?(?:yêu\ thích|danh\ sách)\b.{0,20} | báo\ (?:cáo\ vi\ phạm|lỗi) | (?:đã\ )?sao\ chép(?:\ (?:liên\ kết|đường\ dẫn|thành\ công|link)){0,2}
        | (?:nhãn|thẻ|tagged|filed\ under|posted\ in|categories|labels?|phân\ loại)\s*:.{0,80} | (?:uncategorized|chưa\ (?:được\ )?phân\ loại) | (?:phiên\ bản|bản)\ (?:để\ in|pdf|đẹp\ để\ in|thân\ thiện) | printer-friendly.* | (?:minimize|maximize|no\ image|image|loading|permalink) | rate\ this.{0,20} | average\ rating.* | your\ rating.* | bình\ chọn\ trung\ bình.* | chọn\ đánh\ giá\b.* | \[?\s*\d+\s+(?:bình\ chọn|đánh\ giá|votes?)\s*\]?
        | (?:số\ )?(?:điện\ thoại\ )?(?:đường\ dây\ nóng|hotline)\s*:?\s*[\d.\ ()+-]+ | logo | banner | e-?paper | back\ to\ top | .{0,30}\bnewsletters?\b.{0,20} | -{2,}\s.{2,40}\s-{2,} | ngày\ tháng\ năm | hiển\ thị\ \d+.{0,40} | (?:bình\ chọn|đánh\ giá)\s*:\s*[\d\ ★☆/]+ )\W*$",
    )
});

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

/// Whether the folded line is a row of buttons: `Chia sẻ Facebook Zalo Bản in`, `[Trở về] [In]`.
fn is_toolbar(folded: &str) -> bool {
    let words: Vec<&str> = folded
        .split([' ', '|', '[', ']', ':', '/', ',', '•', '·'])
        .filter(|word| word.chars().any(is_alphanumeric))
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
