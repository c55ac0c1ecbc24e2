//! Bodies that the press writes in small letters, told by the post or the place beside them.

use std::sync::LazyLock;

use crate::extract::names::place;
use crate::extract::names::text::Text;
use crate::extract::names::topic;
use crate::lexicon::{LEXICON, Phrases};

/// Words before bodies of which no one is named.
const MANY: [&str; 5] = ["các", "hai", "những", "nhiều", "một"];

/// A body that the press often writes in small letters stands at `token`, a title right before it or its place
/// right behind: `Bí thư tỉnh ủy Hà Nam`, `Chủ tịch ủy ban nhân dân tỉnh`, `cán bộ đại sứ quán Trung Quốc`.
pub(crate) fn is_led(text: &Text<'_>, token: usize) -> bool {
    static HEADS: LazyLock<Phrases<()>> = LazyLock::new(|| {
        Phrases::of(&[
            "chính phủ",
            "câu lạc bộ",
            "công ty",
            "hiệp hội",
            "liên đoàn",
            "ngân hàng",
            "quỹ",
            "trường đại học",
            "tập đoàn",
            "tổ chức",
            "tổng lãnh sự quán",
            "đại sứ quán",
            "huyện ủy",
            "khu ủy",
            "hội cựu chiến binh",
            "hội hữu nghị",
            "hội liên hiệp",
            "hội nông dân",
            "hội đồng nhân dân",
            "liên hiệp các tổ chức hữu nghị",
            "liên hiệp hữu nghị",
            "quận ủy",
            "thành ủy",
            "thành đoàn",
            "thị ủy",
            "trung ương đảng",
            "tỉnh ủy",
            "tỉnh đoàn",
            "huyện đoàn",
            "quận đoàn",
            "xứ ủy",
            "chi bộ",
            "chi hội",
            "công đoàn",
            "đảng bộ",
            "bộ chỉ huy",
            "bộ tư lệnh",
            "tòa án nhân dân",
            "đại đội bảo vệ biên giới",
            "đồn biên phòng",
            "đồn bp",
            "đồn công an",
            "ủy ban mặt trận tổ quốc",
            "ủy ban nhân dân",
        ])
    });
    // `Phó giám đốc viện Chiến lược`, `chủ tịch hội Nông dân tỉnh`: words that a capital must follow.
    static WORDS: LazyLock<Phrases<()>> = LazyLock::new(|| {
        Phrases::of(&[
            "báo",
            "bệnh viện",
            "bộ",
            "cục",
            "hội",
            "học viện",
            "khoa",
            "sở",
            "trung tâm",
            "tạp chí",
            "trường",
            "viện",
            "vụ",
            "đài",
        ])
    });
    if !text.is_lower(token) {
        return false;
    }
    // `tại trường tiểu học Hoa Mai`, `thành viên câu lạc bộ hữu nghị Việt - Lào`
    static NAMED: LazyLock<Phrases<()>> = LazyLock::new(|| {
        Phrases::of(&[
            "câu lạc bộ hữu nghị",
            "trường cao đẳng",
            "trường mầm non",
            "trường thpt",
            "trường tiểu học",
            "trường đại học",
            "trường trung học cơ sở",
            "trường trung học phổ thông",
        ])
    });
    if let Some((length, ())) = NAMED.longest(&text.tokens, token)
        && text.is_capital(token + length)
        && !text.is_any(token.wrapping_sub(1), &MANY)
        && (text.is(token, "câu") || place::place(text, token + length).is_none())
    {
        return true;
    }
    // `giáo sư đại học Westfield`, `ông làm cho tập đoàn Hoa Mai`
    static PROPER: LazyLock<Phrases<()>> = LazyLock::new(|| {
        Phrases::of(&[
            "báo",
            "bệnh viện",
            "công ty",
            "công ty cp",
            "công ty cổ phần",
            "công ty tnhh",
            "công ty tnhh mtv",
            "công ty tnhh một thành viên",
            "hãng hàng không",
            "hãng thông tấn",
            "hãng tin",
            "học viện",
            "ngân hàng",
            "nhà xuất bản",
            "tập đoàn",
            "tổng công ty",
            "tạp chí",
            "đại học",
        ])
    });
    if let Some((length, ())) = PROPER.longest(&text.tokens, token)
        && is_proper(text, token, token + length)
    {
        return true;
    }
    // `Tổng Bí thư đảng Cộng sản Trung Quốc`
    let party = text.tokens[token].level == "đảng" && text.is_capital(token + 1);
    if party {
        let known = LEXICON
            .bodies
            .longest(text.source, &text.tokens, token, true);
        return known.is_some_and(|(length, _)| length > 2);
    }
    if is_state(text, token) {
        return true;
    }
    let length = |heads: &Phrases<()>| Some(heads.longest(&text.tokens, token)?.0);
    let word = || length(&WORDS).filter(|length| text.is_capital(token + length));
    let Some(length) = length(&HEADS).or_else(word) else {
        return false;
    };
    let end = token + length;
    let many = || text.is_any(token.wrapping_sub(1), &MANY);
    let placed = text.is_any(end - 1, &["quán", "ủy", "dân"]) && place::place(text, end).is_some();
    // `thuộc tổ chức Trái tim người lính (Soldier's Heart)`
    if text.ends_in(end, "tổ chức") && text.is_any(token.wrapping_sub(1), &["thuộc", "của", "từ"])
    {
        return topic::glossed(text, end, end + 1).is_some();
    }
    // `Đoàn công tác đồn biên phòng cửa khẩu Thanh Thủy`
    let station =
        text.is(token, "đồn") && (text.is_capital(end) || text.behind(end, "cửa khẩu").is_some());
    // `ông A, tỉnh ủy viên, giám đốc Sở Y tế`
    let member = text.is(end, "viên") && text.is(end - 1, "ủy");
    (placed || station || member) && !many() || is_headed(text, token)
}

/// An office of the state in small letters, whose field follows in capitals, or a country's government: `theo bộ Ngoại
/// giao`, `sở Tài chính`, `chính phủ Na Uy`.
fn is_state(text: &Text<'_>, token: usize) -> bool {
    // `nội bộ`, `cơ sở`, `quốc phòng`: the second syllables of other words.
    const FIRST: [&str; 22] = [
        "biên",
        "cán",
        "công",
        "cơ",
        "dự",
        "hội",
        "khí",
        "kiểm",
        "liên",
        "lập",
        "nhà",
        "nội",
        "phân",
        "phần",
        "quốc",
        "tiến",
        "toàn",
        "trưởng",
        "trụ",
        "văn",
        "đi",
        "đồng",
    ];
    let office = match &*text.tokens[token].level {
        "bộ" => LEXICON
            .bodies
            .behind("Bộ", &text.tokens, token + 1)
            .is_some(),
        "sở" | "phòng" => {
            (LEXICON.bodies.behind("Bộ", &text.tokens, token + 1)).is_some()
                || LEXICON
                    .bodies
                    .behind("Sở", &text.tokens, token + 1)
                    .is_some()
        }
        "ủy" | "liên" | "ban" => {
            let known = LEXICON
                .bodies
                .longest(text.source, &text.tokens, token, true);
            known.is_some_and(|(length, _)| length > 3)
        }
        "chính" => {
            let land = LEXICON.countries.longest(&text.tokens, token + 2);
            return text.is(token + 1, "phủ")
                && text.is_capital(token + 2)
                && land.is_some_and(|(_, land)| !land.ambiguous)
                && !text.is_any(token.wrapping_sub(1), &["liên", "phi", "khách"]);
        }
        _ => return false,
    };
    let from = token + 1 + usize::from(text.is_any(token, &["ủy", "liên"]));
    office
        && text.is_capital(from)
        && !text.is_any(token.wrapping_sub(1), &FIRST)
        && !text.is_any(token.wrapping_sub(1), &MANY)
}

/// A name of its own stands at `end` behind the small letters from `token` of what it is, which are none of another word or
/// of many such.
fn is_proper(text: &Text<'_>, token: usize, end: usize) -> bool {
    const OTHERS: [&str; 12] = [
        "bài",
        "con",
        "dự",
        "loại",
        "mỗi",
        "nhiều",
        "thông",
        "trường",
        "từng",
        "ngành",
        "khối",
        "hệ",
    ];
    let before = token.wrapping_sub(1);
    // `nhà báo`, `cảnh báo`, `tình báo`: a paper stands behind few words.
    const PRESS: [&str; 18] = [
        "báo", "bởi", "cho", "chí", "của", "do", "nhật", "phía", "tại", "tập", "theo", "thăm",
        "trên", "tới", "tờ", "viên", "với", "đọc",
    ];
    text.is_capital(end)
        && (!text.is(token, "báo") || text.is_any(before, &PRESS))
        && !text.is_any(before, &MANY)
        && !text.is_any(before, &OTHERS)
        && LEXICON.countries.longest(&text.tokens, end).is_none()
        && (LEXICON.heads.longest(&text.tokens, end))
            .is_none_or(|(_, head)| head.loose && !head.unit)
        && LEXICON.titles.longest(&text.tokens, end).is_none()
        && LEXICON.honorifics.longest(&text.tokens, end).is_none()
        && (text.is(token, "đại") || place::place(text, end).is_none())
}

/// A post of one person ends right before `token`.
fn is_headed(text: &Text<'_>, token: usize) -> bool {
    (1..6).any(|back| {
        let Some(from) = token.checked_sub(back) else {
            return false;
        };
        let title = LEXICON.titles.longest(&text.tokens, from);
        title.is_some_and(|(length, title)| length == back && !title.loose)
            && !(from > 0 && text.is_any(from - 1, &["các", "những", "nhiều", "một"]))
    })
}
