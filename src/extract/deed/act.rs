//! What a verb says that somebody does, and where such a word says another thing: `các báo cáo`, `tin tức`.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::pattern::{Pattern, exact, pattern};

/// What a verb says that somebody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Act {
    Chair,
    Present,
    /// Says something, with words reported.
    Say,
    /// Speaks, the words not told: `phát biểu khai mạc Hội nghị`.
    Speak,
    Award,
    Receive,
    Attend,
}

/// How somebody speaks, in place of a verb of saying where the words stand beside it: `Bà An bùi ngùi: “…”`.
pub(crate) const FELT: &str = "bảo|hỏi|xúc động|nghẹn ngào|bùi ngùi|thầm thì|rưng rưng|hồ hởi|phấn khởi|tự hào|vui vẻ|khoe|bồi hồi|nghẹn giọng|cười|dặn|dặn dò|trầm ngâm|hào hứng|thủ thỉ|hóm hỉnh";

/// The verbs of each act, matched without regard to case.
pub(crate) const VERBS: &[(Act, &str)] = &[
    (
        Act::Chair,
        "đồng chủ trì|chủ trì|đồng chủ tọa|chủ tọa|chủ toạ|điều hành",
    ),
    (Act::Present, "trình bày|báo cáo|công bố|đọc|truyền đạt"),
    (Act::Attend, "chứng kiến"),
    (
        Act::Say,
        "tái khẳng định|khẳng định|cho biết|cho rằng|cho hay|nhấn mạnh|đề nghị|đề xuất|kiến nghị|khuyến nghị|chia sẻ|nói rằng|nói thêm|nói|nêu rõ|nêu|nhận định|đánh giá|bày tỏ|mong muốn|mong rằng|mong|hy vọng|hi vọng|tin tưởng|tin rằng|cảm ơn|cám ơn|chúc mừng|ghi nhận|biểu dương|hoan nghênh|lưu ý|yêu cầu|chỉ rõ|chỉ ra|phân tích|giải thích|thông tin|thông báo|kể lại|kể|tâm sự|nhắc lại|bộc bạch|cam kết|đồng tình|kêu gọi|gợi ý|nhận xét|đáp|trả lời|giải đáp|tuyên bố|tiết lộ|góp ý|trăn trở|phản ánh|gửi lời|chúc|ca ngợi|đồng ý|kỳ vọng|kì vọng|bảo rằng|dẫn lời|dẫn chứng|dẫn kết quả|dẫn số liệu|đặt câu hỏi|đặt vấn đề|tin|hứa|tri ân|giao|nhất trí|tán thành|ôn lại|bàn về|gọi|coi|lý giải|thừa nhận|nhớ lại|động viên|xúc động trước|vui mừng trước|ấn tượng trước|chuyển lời|gửi tới|gửi đến|xác nhận|dự báo|cảnh báo|nhìn nhận|gửi gắm|nhắn nhủ|điểm lại|ghi rõ|căn dặn|quả quyết|bình luận|ngỏ ý|ngỏ lời|thổ lộ|trải lòng|giãi bày|thốt lên|đúc kết|bổ sung rằng|bổ sung thêm|bổ sung:|chia sẻ thêm|tiếp lời",
    ),
    (Act::Say, FELT),
    (
        Act::Speak,
        "phát biểu|chào mừng|tham luận|trao đổi|nêu ý kiến|tham gia ý kiến|đóng góp ý kiến|có ý kiến|giới thiệu|quán triệt|chỉ đạo|khai mạc hội nghị|khai mạc hội thảo|khai mạc đại hội|khai mạc diễn đàn|khai mạc tọa đàm|khai mạc toạ đàm",
    ),
    (
        Act::Award,
        "truy tặng|gắn kỷ niệm chương|gắn huân chương|gắn huy chương|gắn huy hiệu|trao tặng|trao|tặng",
    ),
    (
        Act::Receive,
        "được truy tặng|được trao tặng|được tặng|được trao|vinh dự đón nhận|vinh dự nhận|đón nhận|được nhận|nhận",
    ),
    (
        Act::Attend,
        "đến dự|tới dự|về dự|cùng dự|tham dự|tham gia|có mặt|dự|cắt băng|tiếp nhận|thắp nến|thắp hương|dâng hương|dâng hoa|đặt vòng hoa|trồng cây lưu niệm|trồng cây hữu nghị|tham quan",
    ),
];

/// Any verb of them, the longest first.
pub(crate) static VERB: LazyLock<Pattern> = LazyLock::new(|| {
    let mut verbs: Vec<&str> = VERBS
        .iter()
        .flat_map(|(_, verbs)| verbs.split('|'))
        .collect();
    verbs.sort_by_key(|verb| std::cmp::Reverse(verb.len()));
    pattern(&format!(r"\b(?:{})\b", verbs.join("|")))
});
/// Before a verb of wishing: who comes to do so is received, and no words are told: `tiếp ông A đến chúc mừng`.
pub(crate) static COMES: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"\b(?:đến|tới|sang|thăm,|thăm và)\s+$"));
/// What somebody is in charge of, behind the verb of chairing, that is no meeting: `chủ trì xây dựng đề án`.
pub(crate) static CHAIRING_ELSE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:,\s*)?(?:tổ chức|xây dựng|triển khai|phối hợp|chuỗi|thực hiện|đề tài|biên soạn|công tác|hoạt động|và phối hợp|của)\b",
    )
});
/// What somebody attends, right behind the verb.
pub(crate) static EVENT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^\s+(?:hội nghị|hội thảo|đại hội|diễn đàn|tọa đàm|toạ đàm|lễ|buổi|chương trình|cuộc|kỳ|phiên|gặp gỡ|gặp mặt|họp mặt|hội đàm|liên hoan|ngày hội|giao lưu)\b",
    )
});
/// What two sides hand each other who have signed it.
pub(crate) static EXCHANGED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^trao đổi\s+(?:các\s+)?(?:văn bản|văn kiện|bản ghi nhớ|biên bản|thỏa thuận|thoả thuận|hợp đồng|công hàm|quà|kỷ vật|tặng phẩm|danh thiếp)\b",
    )
});
/// What is read out is a speech: `đọc diễn văn khai mạc`, `Diễn văn do ông A đọc …`.
pub(crate) fn reads_speech(before: &str, behind: &str) -> bool {
    static SPEECH: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^\s+(?:lời\s|bài\s)?(?:diễn văn|phát biểu|đáp từ|lời chào|lời khai mạc|bế mạc)\b")
    });
    static BY: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:bài\s)?(?:diễn văn|phát biểu|đáp từ)\b[^.;“”]{0,40}\sdo\s"));
    SPEECH.is_match(behind) || BY.is_match(before)
}

/// What is taken in by those who were called together: `quán triệt Kết luận số 57`, `quán triệt những nội dung …`.
pub(crate) static TAUGHT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^quán triệt\s+(?:(?:các|những|một số|toàn văn)\s)?(?:nội dung|chuyên đề|chỉ thị|nghị quyết|kết luận|quy định|thông báo|nghị định|luật|kế hoạch|văn bản)\b",
    )
});
/// What somebody looks on at: `chứng kiến lễ ký`.
pub(crate) static WITNESSED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^\s*(?:$|[,.;]|(?:và|lễ|buổi|việc (?:ký|trao)|(?:hai|các) (?:bên|đơn vị)\s\p{L}+)\b)")
});
/// Somebody is reported to, and no meeting.
pub(crate) static TOLD: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^báo cáo\s+(?:(?:với|cho|cùng)\s+)?(?:ông|bà|ngài|đồng chí|đ/c|(?:phó )?chủ tịch|(?:phó )?bí thư|tổng bí thư|(?:phó )?thủ tướng|bộ trưởng|đại sứ)\s",
    )
});

/// What is read aloud, and nothing presented: `đọc một bài thơ`, `đọc thư chúc mừng`.
pub(crate) static POEM: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^\s+(?:một\s|bản dịch\s|những\s|lại\s)?(?:[^,.;:]{0,24}\s)?(?:thơ|sách|báo|truyện|thư|điện)\b",
    )
});
/// What came of another meeting is told, and no report given: `báo cáo kết quả cuộc hội đàm`.
pub(crate) static OUTCOME: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^báo cáo\s+(?:về\s+)?kết quả\s+(?:các\s+|của\s+)?(?:cuộc|buổi|chuyến|hội đàm|hội kiến)\b",
    )
});

/// Whether the verb is one of feeling without the words beside it: `Bà An xúc động nhìn con đường`.
pub(crate) fn is_feeling(text: &str, sentence: &Range<usize>, verb: &Range<usize>) -> bool {
    static WORDS: LazyLock<Pattern> = LazyLock::new(|| pattern(r#"^\s*(?::|,?\s["“]|rằng\b)"#));
    let felt = || {
        let word = text[verb.clone()].to_lowercase();
        FELT.split('|').any(|felt| felt == word)
    };
    let rest = &text[verb.end..sentence.end.max(verb.end)];
    let ends = || {
        let before = &text[sentence.start..verb.start];
        rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty()
            && (before.contains(['"', '”']) || before.contains(" - ") || before.contains(" – "))
    };
    felt() && !WORDS.is_match(rest) && !ends()
}

/// The act that the verb, in whatever case, says.
pub(crate) fn act_of(verb: &str) -> Option<Act> {
    static ACTS: LazyLock<FxHashMap<&str, Act>> = LazyLock::new(|| {
        let mut acts = FxHashMap::default();
        for (act, verbs) in VERBS {
            for verb in verbs.split('|') {
                acts.entry(verb).or_insert(*act);
            }
        }
        acts
    });
    ACTS.get(verb.to_lowercase().as_str()).copied()
}

/// `các báo cáo`, `ý kiến đề xuất`, `theo đề nghị của`: nouns.
pub(crate) fn is_noun(text: &str, verb: &Range<usize>) -> bool {
    static NOUN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:các|những|chuyến|bản|bài|bằng|của|theo|ý kiến|lời|sự|việc|nhiều|một số|được|để|nhằm|công tác|tiếp thu|thủ tục|chế độ)\s+$",
        )
    });
    // `trao quyết định bổ nhiệm và giao nhiệm vụ`: both are handed over.
    static HANDED: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\b(?:trao|công bố) quyết định\s[^,.;:“”]{0,60}\svà\s+$"));
    static PLAN: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\s+(?:án|kiến|thảo|báo|trữ|phòng|toán|định|luật|khuyết)\b"));
    /// Verbs that are also a syllable of other words: behind which, and before which.
    const SYLLABLES: &[(&str, &[&str], &[&str])] = &[
        (
            "giao",
            &["ngoại", "bàn", "chuyển", "kết", "sa", "tuyệt", "xã"],
            &[
                "quyền", "chức", "lưu", "hữu", "dịch", "thông", "ước", "thương", "hòa", "hoà",
                "ban", "tiếp", "diện",
            ],
        ),
        (
            "tin",
            &[
                "thông",
                "niềm",
                "đưa",
                "lòng",
                "tự",
                "truyền",
                "dòng",
                "bản",
                "các",
                "và",
                "công nghệ",
            ],
            &["tức", "nhắn", "bài", "học", "cậy", "yêu", "vui", "mới"],
        ),
        ("nói", &[], &["chung", "riêng"]),
        ("coi", &[], &["thi", "trọng"]),
        (
            "gọi",
            &["kêu", "tên", "được"],
            &["vốn", "là", "điện", "chung"],
        ),
        ("hứa", &["lời"], &["hẹn"]),
        ("điều hành", &["trưởng", "đốc", "tịch", "ban", "viên"], &[]),
    ];
    let word = text[verb.clone()].to_lowercase();
    let next = text[verb.end..].split_whitespace().next().unwrap_or("");
    let next = next.trim_end_matches(|c: char| !c.is_alphanumeric());
    let before = text[..verb.start].trim_end();
    let syllable = SYLLABLES.iter().any(|(syllable, behind, ahead)| {
        word == *syllable
            && (ahead.contains(&next)
                || behind.iter().any(|last| {
                    before
                        .rsplit([' ', '\u{a0}', '“', '('])
                        .next()
                        .is_some_and(|printed| printed.to_lowercase() == *last)
                }))
    });
    let planned = syllable || word.ends_with("dự") && PLAN.is_match(&text[verb.end..]);
    // `Hội hữu nghị Việt Nam - Nhật Bản chủ trì …`
    let noun = || !before.ends_with("Nhật Bản") && NOUN.is_match(&text[..verb.start]);
    planned
        || noun()
        || word == "giao" && HANDED.is_match(&text[..verb.start])
        || text[verb.end..].starts_with(" của ")
            && !text[verb.start..verb.end].eq_ignore_ascii_case("nói")
            && matches!(
                act_of(&text[verb.clone()]),
                Some(Act::Say | Act::Speak | Act::Attend)
            )
}
