//! People and unknown places right behind the head of a body's name.

use crate::extract::names::name;
use crate::extract::names::place::{place, place_word, word_end};
use crate::extract::names::text::Text;
use crate::lexicon::LEXICON;

/// The head before `from` is a committee of the Party or of the Youth Union in a place.
pub(crate) fn is_local(text: &Text<'_>, from: usize) -> bool {
    text.is_any(from - 1, &["ủy", "đoàn"])
        && text.is_any(
            from.saturating_sub(2),
            &["tỉnh", "thành", "huyện", "quận", "châu"],
        )
}

/// A word with a capital at `at` that is neither known nor a surname, no other behind it.
pub(crate) fn is_lone_word(text: &Text<'_>, at: usize) -> bool {
    text.is_capital(at)
        && !text.is_capital(word_end(text, at))
        && place(text, at).is_none()
        && !LEXICON.surnames.contains(&text.tokens[at].level)
        && LEXICON.titles.longest(&text.tokens, at).is_none()
        && LEXICON.heads.longest(&text.tokens, at).is_none()
}

/// Behind a district of two words, right behind its committee: `Huyện ủy Bình Lục`.
///
/// What begins with a surname and is no known place is a person's name: `Bí thư Huyện ủy Lê Nam, Chủ tịch …`.
pub(crate) fn district(text: &Text<'_>, from: usize) -> Option<usize> {
    let committee =
        text.is(from - 1, "ủy") && text.is_any(from.saturating_sub(2), &["huyện", "quận", "thị"]);
    let end = from + 2;
    let two = committee
        && (from..end).all(|at| name::is_syllable(text, at))
        && !text.is_capital(end)
        && LEXICON.titles.longest(&text.tokens, from).is_none();
    let person =
        LEXICON.surnames.contains(&text.tokens.get(from)?.level) && place(text, from) != Some(end);
    (two && !person).then_some(end)
}

/// Where the person's name begins that stands behind a post in a body whose province the text leaves out:
/// `Phó Chủ tịch UBND tỉnh Võ Phiên`.
pub(crate) fn person_behind_place_word(text: &Text<'_>, from: usize) -> Option<usize> {
    let person = place_word(text, from).filter(|_| text.is_any(from, &["tỉnh", "thành"]))?;
    let named = text.is_lower(from)
        && place(text, person).is_none()
        && name::vietnamese(text, person) == Some(2);
    (named && is_titled(text, from)).then_some(person)
}

/// A title stands before the head that ends before `from`: `Phó Chủ tịch UBND`.
pub(crate) fn is_titled(text: &Text<'_>, from: usize) -> bool {
    (2..10).any(|back| {
        from.checked_sub(back).is_some_and(|at| {
            (LEXICON.titles.longest(&text.tokens, at)).is_some_and(|(length, _)| {
                let head = LEXICON.heads.longest(&text.tokens, at + length);
                head.is_some_and(|(head, _)| at + length + head == from)
            })
        })
    })
}

/// A rank with its holder's name begins at `at`: `Cục trưởng Cục Đối ngoại và Đại tá Lê Văn Nam`.
pub(crate) fn is_ranked(text: &Text<'_>, at: usize) -> bool {
    (LEXICON.honorifics.longest(&text.tokens, at))
        .is_some_and(|(length, _)| name::vietnamese(text, at + length).is_some())
}

/// The head before `from` is one of those that are seldom named after people: `Chủ tịch Quỹ Hà Hùng Cường`.
pub(crate) fn is_led(text: &Text<'_>, from: usize) -> bool {
    [
        "câu lạc bộ",
        "công ty",
        "học viện",
        "quỹ",
        "tập đoàn",
        "viện",
    ]
    .iter()
    .any(|head| text.ends_in(from, head))
}

/// Schools, funds and the like are named after people: `Trường Nguyễn Tất Thành`.
pub(crate) fn bears_names(text: &Text<'_>, from: usize) -> bool {
    const HEADS: [&str; 23] = [
        "bệnh viện",
        "biên phòng",
        "đồn bp",
        "công ty",
        "học viện",
        "nhà hát",
        "nhà văn hóa",
        "tập đoàn",
        "thư viện",
        "trường",
        "quỹ",
        "viện",
        "đại học",
        "bảo tàng",
        "thpt",
        "thcs",
        "trung học phổ thông",
        "trung học cơ sở",
        "thpt chuyên",
        "tiểu học",
        "mầm non",
        "cao đẳng",
        "câu lạc bộ",
    ];
    HEADS.iter().any(|head| text.ends_in(from, head))
}

/// The head before `from` is a committee of the Party or the Youth Union, or a house of a parliament, which needs no place:
/// `Phó Bí thư Tỉnh ủy`, `Tỉnh ủy viên`.
pub(crate) fn is_committee(text: &Text<'_>, from: usize) -> bool {
    let before = from.saturating_sub(2);
    let committee = text.is_any(from - 1, &["ủy", "đoàn"])
        && text.is_any(before, &["tỉnh", "thành", "huyện", "quận"]);
    let house = text.is(from - 1, "viện") && text.is_any(before, &["hạ", "thượng"]);
    committee || house
}
