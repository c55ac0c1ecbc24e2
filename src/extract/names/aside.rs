//! What stands between a name and its posts, or between two of them, and is none: ages, homes, places in a picture.

use std::sync::LazyLock;

use crate::extract::names::continuation::is_following;
use crate::extract::names::link::link;
use crate::extract::names::text::Text;
use crate::lexicon::{LEXICON, Phrases};

/// How a piece between commas begins that tells of somebody what is no post: `quê Hà Nam`, `sinh năm 1964`.
static TOLD: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::of(&[
        "cụm trưởng",
        "cử nhân",
        "dân tộc",
        "ngụ",
        "nguyên quán",
        "quê",
        "sinh",
        "sn",
        "thạc sĩ",
        "thạc sỹ",
        "tiến sĩ",
        "tiến sỹ",
        "trú",
        "trình độ",
        "đảng viên",
        "kỹ sư",
    ])
});

/// Behind what may stand between a name and its posts: where somebody is seen, how old somebody is.
///
/// Examples: `ông A (bên trái), Chủ tịch …`; `bà B, 68 tuổi, Giám đốc …`; `ông C (sinh năm 1982) đang là …`.
pub(crate) fn aside(text: &Text<'_>, end: usize) -> usize {
    const LONGEST: usize = 12;
    let bracket = text.is(end, "(").then(|| {
        (end + 1..end + LONGEST)
            .find(|&at| text.is(at, ")") || LEXICON.titles.longest(&text.tokens, at).is_some())
            .filter(|&at| text.is(at, ")"))
    });
    let shut = bracket.flatten().filter(|&close| {
        // `ông Ngụy Hoa Tường (Wei Huaxiang), Tổng Lãnh sự …`
        let respelled = close > end + 2 && (end + 1..close).all(|at| text.is_capital(at));
        let told = text.is_lower(end + 1) || respelled || text.is_number(end + 1);
        told && (text.is(close + 1, ",")
            || text.is_dash(close + 1)
            || link(text, close + 1).is_some())
    });
    let end = shut.map_or(end, |close| close + 1);
    // `Ông A sinh năm 1964, nguyên Giám đốc …`
    let told = (text.behind(end, "sinh năm"))
        .filter(|&year| text.is_number(year) && text.is(year + 1, ","));
    if let Some(year) = told {
        return year + 1;
    }
    let mut behind = end;
    for _ in 0..3 {
        let Some(next) = piece(text, behind) else {
            break;
        };
        behind = next;
    }
    behind
}

/// At the comma behind the piece that the comma at `at` opens, of what is told of somebody that is no post.
pub(crate) fn piece(text: &Text<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 9;
    let from = at + 1;
    let aged = || text.is_number(from) && text.is(from + 1, "tuổi");
    let told = || TOLD.longest(&text.tokens, from).is_some();
    let opens = text.is(at, ",") || text.is(at, "là");
    if !opens || !(aged() || told()) {
        return None;
    }
    (from..from + LONGEST)
        .find(|&at| text.is(at, ","))
        .filter(|&end| {
            let next = end + 1 + usize::from(text.is_any(end + 1, &["nguyên", "cựu"]));
            let post = LEXICON.titles.longest(&text.tokens, next).is_some();
            post || piece_begins(text, end) || link(text, end + 1).is_some()
        })
}

fn piece_begins(text: &Text<'_>, comma: usize) -> bool {
    let from = comma + 1;
    text.is_number(from) && text.is(from + 1, "tuổi") || TOLD.longest(&text.tokens, from).is_some()
}

/// Where the posts begin of somebody of whom brackets tell something else first: `(64 tuổi, Phó Chủ tịch Hội X)`,
/// `(đảng viên, Phó Chánh Văn phòng)`.
pub(crate) fn inside(text: &Text<'_>, from: usize) -> usize {
    const LONGEST: usize = 24;
    const OTHERS: [&str; 12] = [
        "ông", "bà", "con", "cháu", "vợ", "chồng", "em", "anh", "chị", "do", "của", "là",
    ];
    let is_post = |at: usize| {
        let at = at + usize::from(text.is_any(at, &["nguyên", "cựu"]));
        let title = LEXICON.titles.longest(&text.tokens, at);
        title.is_some_and(|(_, title)| !title.profession)
    };
    if is_post(from) || link(text, from).is_some() {
        return from;
    }
    (from..from + LONGEST)
        .take_while(|&at| {
            at < text.tokens.len()
                && !text.is_any(at, &["(", ")", ";", ".", ":"])
                && !text.is_any(at, &OTHERS)
        })
        .find(|&at| (text.is(at, ",") || text.is_dash(at)) && is_post(at + 1))
        .map_or(from, |comma| comma + 1)
}

/// A post of several words stands at `at`, in small letters.
pub(crate) fn names_post(text: &Text<'_>, at: usize) -> bool {
    let title = LEXICON.titles.longest(&text.tokens, at);
    title.is_some_and(|(length, title)| length > 1 && !title.bodiless && !title.profession)
}

/// Brackets hold a further post and nothing else: `Cục trưởng Cục X (người phát ngôn của Bộ Y)`.
pub(crate) fn holds_post(text: &Text<'_>, open: usize) -> bool {
    const LONGEST: usize = 16;
    let title = LEXICON.titles.longest(&text.tokens, open + 1);
    let close = (open + 2..open + LONGEST).find(|&at| text.is(at, ")"));
    title.is_some_and(|(_, title)| !title.profession && !title.loose)
        && close.is_some_and(|close| {
            !(open + 1..close).any(|at| text.is_any(at, &[":", ";", "ông", "bà", "là"]))
        })
}

/// At the mark before the next post, past the words behind a post that tell what it is in, and that no body was
/// read of: `Phó trưởng phòng quản lý đô thị, nguyên Bí thư …`.
pub(crate) fn beyond(text: &Text<'_>, behind: usize) -> usize {
    const LONGEST: usize = 8;
    const SAYING: [&str; 14] = [
        "biết", "nói", "bị", "bày", "yêu", "kêu", "bắt", "trả", "xin", "nhận", "rằng", "không",
        "phải", "ông",
    ];
    if !text.is_lower(behind) {
        return behind;
    }
    let sign = |at: &usize| (text.tokens.get(*at)).is_some_and(|token| !token.is_word());
    let Some(mark) = (behind + 1..behind + LONGEST).find(sign) else {
        return behind;
    };
    let once = text.is_any(mark + 1, &["nguyên", "cựu", "kiêm"]);
    let next = mark + 1 + usize::from(once);
    let post = LEXICON.titles.longest(&text.tokens, next);
    let posted = post.is_some_and(|(_, title)| !title.profession && !title.loose);
    let joined = text.is(mark, ",") || text.is_dash(mark);
    // `phó trưởng phòng tổng hợp, giữ chức Phó Trưởng ban …`
    let posted = posted || joined && link(text, mark + 1).is_some();
    if !posted || !joined || is_following(text, behind) {
        return behind;
    }
    let verb = (behind..mark).any(|at| {
        text.is_any(at, &SAYING)
            || !once && is_following(text, at) && !text.is_any(at, &["và", "của", "tổ"])
    });
    if verb { behind } else { mark }
}
