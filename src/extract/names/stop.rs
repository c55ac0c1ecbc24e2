//! Where the name of a body stops, and which small words it goes over.

use crate::extract::names::continuation::Continuation;
use crate::extract::names::name;
use crate::extract::names::namesake::{is_ranked, is_titled};
use crate::extract::names::place::{located, place, place_phrase};
use crate::extract::names::text::Text;
use crate::extract::names::topic::is_numeral;
use crate::lexicon::{Head, LEXICON, Token};
use crate::model::{CountryCode, OrganizationKind};

/// Whether a known body's name has the word at `at` behind the one before it.
pub(crate) fn is_known(text: &Text<'_>, at: usize) -> bool {
    if organizes(text, at) {
        return false;
    }
    let before = &text.tokens[at - 1].level;
    let goes_on = |next: &Token<'_>| LEXICON.bodies.goes_on(before, &next.level);
    text.tokens.get(at).is_some_and(goes_on)
}

/// Whether the words at `at` tell what a body does, and are no part of its name: `Sở Ngoại vụ tổ chức Hội nghị …`.
fn organizes(text: &Text<'_>, at: usize) -> bool {
    const HELD: [&str; 16] = [
        "buổi", "chương", "cuộc", "diễn", "giao", "gặp", "hội", "họp", "khánh", "lễ", "mít",
        "ngày", "thăm", "toạ", "tọa", "đại",
    ];
    text.is_lower(at) && text.is(at, "tổ") && text.is(at + 1, "chức") && text.is_any(at + 2, &HELD)
}

/// Whether the capital at `at` begins something else than the name's next word.
pub(crate) fn stops(text: &Text<'_>, from: usize, at: usize, head: Head) -> bool {
    let title = LEXICON.titles.longest(&text.tokens, at);
    // `đoàn Đảng LDP ẢNH: …`: the credit of a picture follows.
    let credit = text.is(at, "ảnh") && text.is(at + 1, ":");
    if title.is_some_and(|(length, title)| !title.loose && length > 1)
        || is_numeral(text, at)
        || credit
        || text.behind(at, "phu nhân").is_some()
    {
        return true;
    }
    if at == from {
        return false;
    }
    if is_ranked(text, at) {
        return true;
    }
    let known = LEXICON
        .bodies
        .longest(text.source, &text.tokens, at, false)
        .is_some();
    let inner = LEXICON
        .heads
        .longest(&text.tokens, at)
        .is_some_and(|(length, head)| {
            // `Viện Nghiên cứu quốc tế và Cục An ninh`
            let next = text.is(at - 1, "và") && text.is_capital(at + length);
            next || !head.loose && length > 1
        });
    let before = &text.tokens[at - 1];
    if (known || inner) && (head.unit || before.is("và") || before.is(",")) {
        return true;
    }
    // `Giám đốc Sở Ngoại vụ Lê Thành`
    let holder = head.kind == OrganizationKind::State
        && text.is_lower(at - 1)
        && name::vietnamese(text, at) == Some(2)
        && !text.is_lower(at + 2);
    if holder {
        return true;
    }
    // `Phó Chủ tịch Hội đồng Nhà nước Salvador Mesa`: a guest's name begins.
    let guest = matches!(head.kind, OrganizationKind::State | OrganizationKind::Other)
        && !name::is_syllable(text, at)
        && name::is_polysyllabic(&text.tokens[at].level)
        && text.is_capital(at + 1)
        && is_titled(text, from);
    if guest {
        return true;
    }
    let usual = text
        .tokens
        .get(at + 1)
        .is_some_and(|next| LEXICON.bodies.goes_on(&text.tokens[at].level, &next.level));
    !usual
        && !text
            .level(at..text.tokens.len().min(at + 3))
            .starts_with("hồ chí minh")
        && name::vietnamese(text, at).is_some_and(|length| length > 2)
}

/// A word in lower case that may stand within a name: where it ends. Where a name may end in it, the
/// name has taken it in.
pub(crate) fn inner_word(
    text: &Text<'_>,
    from: usize,
    at: usize,
    taken: &mut Continuation,
) -> Option<usize> {
    let token = text.tokens.get(at)?;
    if token.is_word() && at > 0 {
        let before = &text.tokens[at - 1];
        let behind = at == taken.end && at > from;
        let mission = || text.is(from - 1, "quán") && place_phrase(text, at + 1).is_some();
        // `đoàn Quốc hội Việt Nam tại Lào`: where the delegation is.
        let national = ["quốc hội", "chính phủ", "bộ"]
            .iter()
            .any(|head| text.ends_in(from, head));
        if national && token.is("tại") {
            return None;
        }
        if behind
            && (token.is("tại") || token.is("ở"))
            && (located(text, at + 1) || taken.placed && mission())
        {
            return Some(at + 1);
        }
        // `Hội Nhật - Việt tại Sakai`
        let abroad = LEXICON
            .countries
            .in_pair(&text.tokens, from)
            .is_some_and(|(_, code)| Some(code) != CountryCode::new("VN"));
        if behind
            && abroad
            && token.is("tại")
            && text.is_capital(at + 1)
            && place(text, at + 1).is_none()
        {
            return Some(at + 1);
        }
        // `Hiệp hội người Việt tại Kansai`: of those who live there.
        let living = || text.ends_in(at, "người việt") || text.ends_in(at, "người việt nam");
        if behind && token.is("tại") && text.is_capital(at + 1) && living() {
            return Some(at + 1);
        }
        // `Hội những người Hàn Quốc yêu Việt Nam`
        if behind && taken.placed && token.is("yêu") && place(text, at + 1).is_some() {
            return Some(at + 1);
        }
        // `Hội Phụ nữ Campuchia vì Hòa bình và Phát triển`
        if behind && taken.placed && token.is("vì") && text.is_capital(at + 1) {
            return Some(at + 1);
        }
        let motto = ["vì hòa bình và phát triển", "vì hòa bình"];
        let motto = || motto.iter().find_map(|words| text.behind(at, words));
        if behind
            && taken.placed
            && token.is("vì")
            && let Some(end) = motto()
        {
            *taken = Continuation { end, ..*taken };
            return Some(end);
        }
        if behind && taken.placed && token.is("và") {
            return None;
        }
        let known = LEXICON.bodies.goes_on(&before.level, &token.level);
        if !known || organizes(text, at) {
            return None;
        }
        let ends = LEXICON.bodies.closes(&before.level, &token.level);
        // `Hội nạn nhân chất độc da cam/dioxin thành phố`
        let small =
            taken.end == from && at > from + 1 && text.is_lower(from) && text.is(from - 1, "hội");
        if ends && (at > from && taken.end > from || small) {
            *taken = Continuation {
                end: at + 1,
                placed: false,
                any_place: taken.any_place,
            };
        }
        return Some(at + 1);
    }
    None
}
