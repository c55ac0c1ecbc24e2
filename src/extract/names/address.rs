//! What stands before a name: forms of address and ranks, or words that borrow it for something else.

use crate::extract::names::place;
use crate::extract::names::text::Text;
use crate::lexicon::{LEXICON, PlaceKind, Shape};

/// Words before a name that make it the name of something else: a street, a school, a prize.
const NAMESAKES: [&str; 82] = [
    "đường",
    "phố",
    "phường",
    "xã",
    "quận",
    "huyện",
    "tỉnh",
    "thành phố",
    "tp",
    "tp .",
    "trường",
    "giải thưởng",
    "giải",
    "quỹ",
    "tàu",
    "cầu",
    "bảo tàng",
    "công viên",
    "quảng trường",
    "nhà hát",
    "học bổng",
    "lăng",
    "đền",
    "chùa",
    "khu di tích",
    "tư tưởng",
    "đạo đức",
    "phong cách",
    "gương",
    "làng",
    "thôn",
    "bản",
    "ấp",
    "sân bay",
    "cung",
    "ảnh :",
    "chiến dịch",
    "mang tên",
    "sông",
    "núi",
    "hồ",
    "đảo",
    "huân chương",
    "tượng đài",
    "ảnh",
    "ảnh : tg",
    "bài hát",
    "bài thơ",
    "bệnh viện",
    "bộ phim",
    "bộ sách",
    "chợ",
    "cuốn sách",
    "cúp",
    "danh hiệu",
    "ga",
    "hầm",
    "hẻm",
    "khu công nghiệp",
    "khu lưu niệm",
    "khu đô thị",
    "khách sạn",
    "kênh",
    "ngõ",
    "nghĩa trang",
    "nhà hàng",
    "nhà lưu niệm",
    "nhà máy",
    "nhà thờ",
    "nhà tù",
    "nhật ký",
    "phim",
    "rạp",
    "sân vận động",
    "thư viện",
    "trại giam",
    "tác phẩm",
    "tòa nhà",
    "đình",
    "đại lộ",
    "học viện",
    "đường phố",
];

/// What is named after somebody whose title may stand between: `đài tưởng niệm Chủ tịch Kaysone Phomvihane`.
const MONUMENTS: [&str; 17] = [
    "bảo tàng",
    "di tích hang",
    "di tích nhà",
    "hang",
    "khu di tích",
    "khu lưu niệm",
    "khu tưởng niệm",
    "lăng",
    "mộ",
    "nhà lưu niệm",
    "nhà thờ",
    "nhà tưởng niệm",
    "tượng",
    "tượng đài",
    "đài kỷ niệm",
    "đài tưởng niệm",
    "đền thờ",
];

/// How many forms of address and ranks stand in a row at most.
const MOST: usize = 12;

/// The forms of address at `token`: where the name begins, the ranks to keep, and whether any stands
/// there.
pub(crate) fn address(text: &Text<'_>, token: usize) -> (usize, Vec<String>, bool) {
    let mut start = token;
    let mut ranks = Vec::new();
    let mut addressed = false;
    for _ in 0..MOST {
        let Some((length, honorific)) = LEXICON.honorifics.longest(&text.tokens, start) else {
            break;
        };
        let end = start + length;
        // `trẻ em Mường Lát`: children of a place.
        if start > 0
            && text.is(start, "em")
            && text.is_any(start - 1, &["trẻ", "anh", "chị", "đàn", "bạn", "người"])
        {
            break;
        }
        // `Anh`, the country, stands before no name; `Bà Rịa` is a place.
        if !text.is_capital(end)
            && LEXICON.honorifics.longest(&text.tokens, end).is_none()
            && !(text.is(end, ",") && text.is_capital(end + 1))
            // `hài cốt liệt sĩ. Thiếu tướng A …`: not across a full stop.
            && !(text.is(end, ".") && !text.is_lower(end - 1) && text.is_capital(end + 1))
        {
            break;
        }
        if place::place(text, start).is_some_and(|place| place > end)
            && !is_like_district(text, start)
        {
            break;
        }
        // `Nhà Văn hóa Thanh niên` is a house, `nhà văn hóa Hữu Ngọc` a man of letters.
        if text.is(start, "nhà") && text.is_capital(start + 1) && length > 2 {
            break;
        }
        if honorific.kept {
            ranks.push(text.text(start..end).trim_end_matches('.').to_owned());
        }
        addressed = true;
        start = end;
        // `cựu binh Mỹ Chuck Searcy`: the country is no part of the name.
        if (honorific.kept || length > 1)
            && let Some((country, _)) = LEXICON.countries.longest(&text.tokens, start)
            && text.is_capital(start + country)
        {
            start += country;
            break;
        }
        // `TS. Shoji Tomotaka`
        let short = text.tokens[start - 1].shape == Shape::Capitals
            || text.is_any(start - 1, &["ths", "mr", "mrs", "ms", "dr"]);
        if short && text.is(start, ".") && text.is_capital(start + 1) {
            start += 1;
        }
        if text.is_any(start, &[",", "."])
            && LEXICON
                .honorifics
                .longest(&text.tokens, start + 1)
                .is_some()
        {
            start += 1;
        }
    }
    (start, ranks, addressed)
}

/// A form of address with a given name that opens a sentence may be spelled as a district: `Anh Sơn cho biết …`.
fn is_like_district(text: &Text<'_>, start: usize) -> bool {
    let place = LEXICON.places.longest(&text.tokens, start);
    text.begins_sentence(start) && place.is_some_and(|(_, place)| place.kind == PlaceKind::District)
}

/// A form of address ends right before `at`: `ông Vũ Quang`.
pub(crate) fn is_addressed(text: &Text<'_>, at: usize) -> bool {
    const LONGEST: usize = 4;
    (1..=LONGEST).any(|back| {
        at.checked_sub(back)
            .and_then(|from| LEXICON.honorifics.longest(&text.tokens, from))
            .is_some_and(|(length, _)| length == back)
    })
}

/// The name at `start` is borrowed for something else: `đường Nguyễn Thái Học`, `Ảnh: Tiến Đạt`.
pub(crate) fn is_namesake(text: &Text<'_>, start: usize) -> bool {
    // `Tàu 015-Trần Hưng Đạo`
    if start > 0 && text.is(start - 1, "-") && !text.tokens[start - 1].spaced {
        return true;
    }
    // `số 17 Nguyễn Chí Thanh`
    if start > 1 && text.is(start - 2, "số") && text.tokens[start - 1].shape == Shape::Number {
        return true;
    }
    // `Hà Nội, 11 Lê Hồng Phong`
    let number =
        |at: usize| text.tokens[at].shape == Shape::Number && text.tokens[at].level.len() < 4;
    if start > 1 && number(start - 1) && text.is_any(start - 2, &[",", "(", "tại", "ở", "-"]) {
        return true;
    }
    NAMESAKES.iter().any(|words| text.ends_in(start, words)) || is_listed_street(text, start)
}

/// The title at `token` belongs to the name of a monument: `dâng hoa tại Tượng đài Lãnh tụ Lê-nin`.
pub(crate) fn is_monument(text: &Text<'_>, token: usize) -> bool {
    const LAST: [&str; 10] = [
        "hang", "lăng", "mộ", "nhà", "niệm", "thờ", "tàng", "tích", "tượng", "đài",
    ];
    token > 0
        && LAST.iter().any(|word| text.tokens[token - 1].is(word))
        && MONUMENTS.iter().any(|words| text.ends_in(token, words))
}

/// The name at `start` stands within other words with capitals, which are no title, body or place: `Giải thưởng
/// Sao Vàng Đất Việt`, `Bình Ngô Đại Cáo`.
pub(crate) fn is_inner(text: &Text<'_>, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else {
        return false;
    };
    let word = text.tokens[before].shape == Shape::Capital && text.tokens[start].spaced;
    let plain = |at: usize| {
        LEXICON.titles.longest(&text.tokens, at).is_none()
            && LEXICON.heads.longest(&text.tokens, at).is_none()
            && LEXICON.honorifics.longest(&text.tokens, at).is_none()
            && place::place(text, at).is_none()
    };
    word && !text.begins_sentence(before)
        && !text.is_capital(before.wrapping_sub(1))
        && plain(before)
        && before.checked_sub(1).is_some_and(plain)
}

/// A street among others in a list: `đường Lê Văn Sĩ, Phạm Văn Hai (quận 3)`.
fn is_listed_street(text: &Text<'_>, start: usize) -> bool {
    const FARTHEST: usize = 24;
    let listed = |at: usize| {
        text.is_capital(at)
            || text.tokens[at].shape == Shape::Number
            || text.is_any(at, &[",", "(", ")", "và", "quận", "huyện", "phường"])
    };
    let joined = start > 0 && text.is_any(start - 1, &[",", "và"]);
    joined
        && (start.saturating_sub(FARTHEST)..start)
            .rev()
            .find(|&at| !listed(at))
            .is_some_and(|at| text.is_any(at, &["đường", "phố"]) && text.is_capital(at + 1))
}

/// `Chủ tịch Hồ Chí Minh` is the man, `Lăng Chủ tịch Hồ Chí Minh` and `Đoàn Thanh niên … Hồ Chí Minh`
/// are not.
pub(crate) fn is_president(text: &Text<'_>, start: usize, from: usize) -> bool {
    let titled = ["chủ tịch", "bác", "lãnh tụ", "đồng chí"]
        .iter()
        .find(|words| text.ends_in(start, words))
        .map(|words| words.split(' ').count());
    titled.is_some_and(|length| !is_namesake(text, start - length)) || from < start
}
