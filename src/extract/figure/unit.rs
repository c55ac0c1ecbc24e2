//! What a number counts: currencies, per cent, nouns.

use crate::text::pattern::{Pattern, exact};
use std::sync::LazyLock;

/// Words for money, longer ones before their beginnings, and the ISO 4217 code.
const CURRENCIES: &[(&str, &str)] = &[
    ("đồng việt nam", "VND"),
    ("việt nam đồng", "VND"),
    ("đô la úc", "AUD"),
    ("đô-la úc", "AUD"),
    ("đô la australia", "AUD"),
    ("đô la canada", "CAD"),
    ("đô la singapore", "SGD"),
    ("đô la mỹ", "USD"),
    ("đô-la mỹ", "USD"),
    ("đôla mỹ", "USD"),
    ("đô la", "USD"),
    ("đô-la", "USD"),
    ("đôla", "USD"),
    ("nhân dân tệ", "CNY"),
    ("yên nhật", "JPY"),
    ("yen nhật", "JPY"),
    ("bảng anh", "GBP"),
    ("franc thụy sĩ", "CHF"),
    ("đài tệ", "TWD"),
    ("rúp", "RUB"),
    ("rúp nga", "RUB"),
    ("ơ-rô", "EUR"),
    ("euro", "EUR"),
    ("đồng", "VND"),
    ("vnđ", "VND"),
    ("vnd", "VND"),
    ("usd", "USD"),
    ("eur", "EUR"),
    ("yên", "JPY"),
    ("yen", "JPY"),
    ("jpy", "JPY"),
    ("won", "KRW"),
    ("krw", "KRW"),
    ("cny", "CNY"),
    ("rmb", "CNY"),
    ("gbp", "GBP"),
    ("rub", "RUB"),
    ("aud", "AUD"),
    ("cad", "CAD"),
    ("sgd", "SGD"),
    ("chf", "CHF"),
    ("baht", "THB"),
    ("thb", "THB"),
    ("kíp", "LAK"),
    ("kip", "LAK"),
    ("riel", "KHR"),
    ("rupee", "INR"),
    ("rúp pi", "INR"),
];

/// Measures, which are printed right behind a number as well: `600m2`.
const MEASURES: &[&str] = &[
    "m2", "m²", "km2", "km²", "m3", "m³", "ha", "kg", "km", "tấn", "lít",
];

/// Classifiers, with the noun of up to two syllables behind them: `khoản viện trợ`, `cặp địa phương`.
const CLASSIFIERS: &[&str] = &[
    "suất", "buổi", "khoản", "cặp", "lớp", "phần", "chuyến", "lượt", "đợt", "nhóm", "gói",
];

/// Nouns of one syllable after which another word only describes.
const SINGLE: &[&str] = &[
    "em",
    "hộ",
    "xã",
    "km",
    "ha",
    "bạn",
    "vị",
    "ban",
    "bộ",
    "bản",
    "ca",
    "kg",
    "tờ",
    "lít",
    "mét",
    "tấn",
    "huyện",
    "tỉnh",
    "quận",
    "phường",
    "thôn",
    "làng",
];

/// Words that end a noun of one syllable rather than belong to it: `450 người tham dự`.
const ENDING: &[&str] = &[
    "và", "của", "là", "về", "để", "đã", "sẽ", "trong", "tại", "cho", "với", "do", "đến", "từ",
    "trên", "các", "những", "có", "được", "lên", "xuống", "này", "đó", "nhưng", "hay", "hoặc",
    "mà", "thì", "theo", "nhằm", "như", "khi", "bằng", "còn", "gồm", "ở", "so", "đang", "vừa",
    "cũng", "vẫn", "vào", "ra", "trước", "sau", "thuộc", "sang", "đều", "cùng", "bị", "không",
    "qua", "đi", "tham", "dự", "nước", "khác", "nghèo", "thắng", "tốt", "trẻ", "chết", "mắc", "ba",
    "bốn", "hai", "ngoài", "biết", "nói", "làm", "nhận", "quanh", "thông", "bên", "năm", "tháng",
    "tăng", "giảm",
];

/// Nouns of time and words that count nothing.
const UNCOUNTED: &[&str] = &[
    "và", "của", "là", "về", "để", "đã", "sẽ", "trong", "tại", "cho", "với", "do", "đến", "từ",
    "trên", "các", "những", "có", "được", "lên", "xuống", "này", "đó", "nhưng", "hay", "hoặc",
    "mà", "thì", "theo", "nhằm", "như", "khi", "bằng", "còn", "gồm", "ở", "so", "đang", "vừa",
    "cũng", "vẫn", "vào", "ra", "trước", "sau", "thuộc", "sang", "đều", "cùng", "bị", "không",
    "qua", "đi", "năm", "tháng", "ngày", "giờ", "phút", "giây", "tuần", "tuổi", "lần", "quý",
    "mùa", "thế", "thập", "khóa", "khoá", "nhiệm", "diễn", "tổ", "trở", "nhân", "h", "đầu", "giữa",
    "cuối", "tiếp", "kể", "mới", "chính", "hằng", "hàng", "trung", "tính", "nghìn", "ngàn",
    "triệu", "tỷ", "tỉ", "rưỡi", "đạt", "bên",
];

/// Counted nouns of two or more syllables that a plain reading of two syllables would cut or miss.
const PHRASES: &[&str] = &[
    "tổ chức phi chính phủ nước ngoài",
    "tổ chức phi chính phủ",
    "tổ chức hữu nghị",
    "tổ chức thành viên",
    "tổ chức",
    "tình nguyện viên",
    "cộng tác viên",
    "nghiên cứu sinh",
    "thực tập sinh",
    "cựu lưu học sinh",
    "lưu học sinh",
    "du học sinh",
    "bạn trẻ",
    "bài dân ca",
    "nhà công vụ",
    "nhà tình nghĩa",
    "nhà tình thương",
    "nhà vệ sinh",
    "cựu chiến binh",
    "cựu chuyên gia",
    "giáo viên",
    "đầu việc",
    "đầu mối",
    "cơ quan báo chí",
    "cơ quan đại diện ngoại giao",
    "cơ quan đại diện",
    "nhân khẩu",
    "nhân viên",
    "nhân sự",
    "nhân chứng",
    "hộ gia đình",
    "nhà văn hóa",
    "nhà báo",
    "nhà khoa học",
    "nhà nghiên cứu",
    "nhà đầu tư",
    "bản ghi nhớ",
    "cơ sở y tế",
    "cơ sở",
    "cơ quan",
    "trường đại học",
    "nhóm giải pháp",
    "nhóm nhiệm vụ",
    "giờ đồng hồ",
    "trung tâm",
    "chính sách",
    "tiết mục",
    "đoàn viên",
    "hội viên",
    "hội nghị",
    "hội thảo",
    "hội hữu nghị",
    "điểm cầu",
    "điểm trường",
    "bộ ngành",
    "tác phẩm",
    "tác giả",
    "bệnh nhân",
    "bệnh viện",
    "đơn vị",
    "mô hình",
    "máy thở",
    "máy tính",
    "phần quà",
    "suất quà",
    "suất học bổng",
    "tập thể",
    "chương trình",
    "nước thành viên",
    "phòng học",
    "phòng vệ sinh",
    "phòng chức năng",
    "phòng làm việc",
    "nhà hiệu bộ",
    "nhà đại đoàn kết",
    "nhà nhân ái",
    "ủy viên dự khuyết",
    "uỷ viên dự khuyết",
    "ủy viên thường trực",
    "ủy viên",
    "uỷ viên",
    "máy vi tính",
    "máy lọc nước",
    "xe lăn",
    "xe đạp",
    "bộ máy tính",
    "nhà tình nghĩa",
    "phần học bổng",
    "cơ sở giáo dục",
    "trường học",
    "nhà máy",
    "ca khúc",
    "bài hát",
    "trang thiết bị",
    "lượt người",
    "đoàn khách",
    "đoàn công tác",
    "đoàn đại biểu",
    "bạn bè quốc tế",
    "bạn bè",
    "hội cơ sở",
    "hội thành viên",
    "tổ chức hội",
    "chi hội cơ sở",
    "tổ công tác",
    "giải thưởng",
    "dự án",
    "đại biểu",
    "thành viên",
    "km²",
];

static SHARE: LazyLock<Pattern> = LazyLock::new(|| exact(r"^\s*(?:%|(?i:phần trăm)\b)"));

/// What the words behind a number say that it counts, and how many bytes they take.
///
/// Nouns are mostly of two syllables; a longer reading never hurts, a cut one does.
///
/// Example: behind `67`, ` đối tác nước ngoài` gives `đối tác`.
pub(crate) fn read(after: &str) -> Option<(String, usize)> {
    if let Some(found) = SHARE.find(after) {
        return Some(("%".to_owned(), found.end()));
    }
    let space = after.len() - after.trim_start().len();
    let rest = &after[space..];
    let first = rest
        .chars()
        .next()
        .and_then(|first| first.to_lowercase().next());
    let starts = |phrase: &str| {
        phrase.chars().next() == first
            && rest.get(..phrase.len()).is_some_and(|head| {
                head.chars().flat_map(char::to_lowercase).eq(phrase.chars())
                    && !rest[phrase.len()..].starts_with(char::is_alphanumeric)
                    && !is_other_word(&rest[..phrase.len()], &rest[phrase.len()..])
            })
    };
    if let Some((word, code)) = CURRENCIES.iter().find(|(word, _)| starts(word)) {
        return Some(((*code).to_owned(), space + word.len()));
    }
    if let Some(measure) = MEASURES.iter().find(|measure| starts(measure)) {
        return Some(((*measure).to_owned(), space + measure.len()));
    }
    if space == 0 {
        return None;
    }
    if let Some(phrase) = PHRASES.iter().find(|phrase| starts(phrase)) {
        return Some(((*phrase).to_owned(), space + phrase.len()));
    }
    let words = plain_words(rest);
    let (&first, others) = words.split_first()?;
    if UNCOUNTED.contains(&first) || is_state(&words) {
        return None;
    }
    let belonging = others
        .iter()
        .take_while(|word| !ENDING.contains(word))
        .count();
    let count = if SINGLE.contains(&first) {
        1
    } else if CLASSIFIERS.contains(&first) {
        1 + belonging.min(2)
    } else {
        1 + belonging.min(1)
    };
    let unit = words[..count].join(" ");
    let length = space + unit.len();
    Some((unit, length))
}

/// Whether the unit measures something rather than counts it, so that its numbers have decimals.
pub(crate) fn is_measure(unit: &str) -> bool {
    unit == "%" || MEASURES.contains(&unit)
}

/// Whether a measure is printed right behind a number: `600m2`.
pub(crate) fn is_measured(after: &str) -> bool {
    MEASURES.iter().any(|measure| {
        after
            .strip_prefix(measure)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// Whether the words begin with another word than the noun of their first syllable: `2 nhà nước` are no houses.
fn is_state(words: &[&str]) -> bool {
    matches!(words, ["nhà", "nước", ..])
}

/// `27 đồng chí` are people and no money.
fn is_other_word(phrase: &str, after: &str) -> bool {
    const BEHIND: &[&str] = &["chí", "bào", "đội", "nghiệp", "minh", "hồ"];
    phrase == "đồng"
        && after.split_whitespace().next().is_some_and(|word| {
            BEHIND.contains(&word.trim_end_matches(|c: char| !c.is_alphanumeric()))
        })
}

/// The words in small letters that open the text, at most three, up to the first sign between words.
fn plain_words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in text.split(' ').take(3) {
        let plain = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !plain.starts_with(char::is_lowercase) || !plain.chars().all(char::is_alphabetic) {
            break;
        }
        words.push(plain);
        if plain.len() < word.len() {
            break;
        }
    }
    words
}
