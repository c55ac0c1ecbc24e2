//! How far a post reaches behind its title: the body's whole name, the country of an office, the term.

use crate::extract::names::address::address;
use crate::extract::names::grammar;
use crate::extract::names::name;
use crate::extract::names::organization::{Organizations, Place};
use crate::extract::names::place;
use crate::extract::names::text::Text;
use crate::lexicon::LEXICON;

/// Behind a body with its short name in brackets, or with the body that it is part of:
/// `Ban Đa phương (Liên hiệp các tổ chức hữu nghị Việt Nam)`.
pub(crate) fn whole(text: &Text<'_>, bodies: &Organizations, at: usize, place: &Place) -> usize {
    let end = place.tokens.end;
    // `Trưởng đại diện UNICEF tại Việt Nam Rana Flowers`
    if text.is_any(end, &["tại", "ở"])
        && let Some(seat) = place::place(text, end + 1)
        && (text.is_capital(seat) || text.is_any(seat, &[",", ";", "(", "-"]))
    {
        return seat;
    }
    // `Giám đốc Sở Ngoại vụ tỉnh Mondulkiri (Campuchia) Mali Sokny`
    if text.is(end, "(")
        && let Some((length, _)) = LEXICON.countries.longest(&text.tokens, end + 1)
        && text.is(end + 1 + length, ")")
    {
        return end + length + 2;
    }
    // `Thứ trưởng Bộ Ngoại giao (phụ trách khu vực) Jaideep Mazumdar`
    const LONGEST: usize = 14;
    if text.is(end, "(") && text.is_any(end + 1, &["phụ", "đặc"]) && text.is(end + 2, "trách")
    {
        let close = (end + 3..end + LONGEST).find(|&at| text.is(at, ")"));
        return close.map_or(end, |close| close + 1);
    }
    // `Chủ tịch Hội đồng Nhà nước và Hội đồng Bộ trưởng Raul Castro`
    if text.is(end, "và")
        && let Some(second) = bodies.starting(at, end + 1)
        && text.is_capital(second.tokens.end)
    {
        return second.tokens.end;
    }
    let mut parted = end + usize::from(text.is_any(end, &["(", ",", "của", "thuộc", "-"]));
    // `Ủy viên Bộ Chính trị Ban Chấp hành Trung ương Đảng Nhân dân Cách mạng Lào`
    let organ = (text.is_capital(end) && text.is_any(end, &["ban", "bch"]))
        .then(|| grammar::organ(text, end))
        .flatten();
    if let Some(organ) = organ.filter(|organ| bodies.starting(at, *organ).is_some()) {
        parted = organ;
    }
    let Some(inner) = bodies.starting(at, parted) else {
        return end;
    };
    let behind =
        (bodies.starting(at, inner.tokens.end)).map_or(inner.tokens.end, |outer| outer.tokens.end);
    if text.is(end, "(") && text.is(behind, ")") {
        behind + 1
    } else if parted == end
        || organ == Some(parted)
        || text.is_any(end, &["của", "thuộc"])
        || bodies.get(place.body).parent == Some(inner.body)
        || place.body != inner.body && bodies.whole(place.body) == inner.body
        || is_department(text, bodies, place, inner, behind)
    {
        behind
    } else {
        end
    }
}

/// The body behind a comma is the one of which the first is a department, with the holder's name or rank behind a
/// further comma: `Phó Cục trưởng Cục Tác chiến, Bộ Tổng Tham mưu, Đại tá A`.
fn is_department(
    text: &Text<'_>,
    bodies: &Organizations,
    place: &Place,
    inner: &Place,
    behind: usize,
) -> bool {
    const HEADS: [&str; 5] = ["cục", "vụ", "phòng", "khoa", "ban"];
    const WHOLES: [&str; 7] = ["bộ", "quân", "trường", "tổng", "viện", "sở", "ủy"];
    let part = text.is_any(place.tokens.start, &HEADS)
        && text.is_any(inner.tokens.start, &WHOLES)
        && !bodies.is_unit(inner.body);
    let holder = || text.is(behind, ",") && address(text, behind + 1).2 || text.is_capital(behind);
    // `Cục trưởng Cục Cán bộ - Tổng cục Chính trị`
    part && (text.is(place.tokens.end, "-") || text.is(place.tokens.end, ",") && holder())
}

/// Behind the country or place of an office: `Đại sứ Lào tại Việt Nam`, `Thủ tướng Nhật Bản`,
/// `Chủ tịch tỉnh Hải Dương`.
pub(crate) fn office(text: &Text<'_>, from: usize) -> usize {
    // `Đại sứ nước ta Phạm Văn Nam`
    if let Some(end) = text.behind(from, "nước ta") {
        return end;
    }
    let mut end = from;
    let nation = if text.is(end, "cộng") && text.is(end + 2, "(") && text.is(end + 4, ")") {
        // `Đại sứ Cộng hòa (CH) Séc`
        5
    } else {
        usize::from(text.is(end, "nước") && text.is_capital(end + 1))
    };
    if let Some((length, _)) = LEXICON.countries.longest(&text.tokens, end + nation)
        && name::vietnamese(text, end + nation).is_none_or(|name| name <= length)
    {
        end += nation + length;
    } else if let Some(place) = place::place_phrase(text, end)
        // `Đại sứ Vũ Quang Minh`, who is named as a district is.
        && name::vietnamese(text, end).is_none_or(|name| end + name <= place)
    {
        end = place;
    }
    if text.is_any(end, &["tại", "ở"])
        && let Some(place) = place::place_phrase(text, end + 1)
    {
        end = place;
    } else if end > from
        && text.is(end, "tại")
        && let Some((length, _)) =
            (LEXICON.bodies).longest(text.source, &text.tokens, end + 1, false)
    {
        // `Đại sứ Lào tại Liên hợp quốc`
        end += 1 + length;
    }
    // `Đại sứ Việt Nam tại Ấn Độ kiêm nhiệm Nepal, Bhutan`
    if end > from
        && let Some(mut next) = text.behind(end, "kiêm nhiệm")
    {
        while let Some((length, _)) = LEXICON.countries.longest(&text.tokens, next)
            && name::vietnamese(text, next).is_none_or(|name| name <= length)
        {
            end = next + length;
            next = end + 1;
            if !text.is_any(end, &[",", "và"]) {
                break;
            }
        }
    }
    end
}

/// Behind a term of office, and the year in which it ends: `khóa VI`, `nhiệm kỳ 2019-2024`, `(khóa XIII)`,
/// `giai đoạn 2017 - 2020`.
pub(crate) fn term(text: &Text<'_>, from: usize) -> (usize, Option<i16>) {
    let open = usize::from(text.is(from, "("));
    let mut end = from + open;
    let mut named = false;
    if text.is(end, "khóa") {
        end += 2;
        named = true;
    }
    let years = end + usize::from(text.is(end, ",") || text.is(end, "(") && named);
    let years = ["nhiệm kỳ", "giai đoạn"]
        .iter()
        .find_map(|words| text.behind(years, words))
        .or((named || open > 0).then_some(years));
    let mut until = None;
    if let Some(at) = years
        && let (Some(_), last) = (year(text, at), year(text, at + 2))
        && text.is_any(at + 1, &["-", "/"])
    {
        until = last;
        end = at + 3;
        named = true;
    } else if let Some(at) = years
        && text.ends_in(at, "nhiệm kỳ")
    {
        end = at + 1;
        named = true;
    }
    if !named {
        return (from, None);
    }
    end += usize::from(text.is(end, ")"));
    (end.min(text.tokens.len()), until)
}

/// The year that the token at `at` is.
fn year(text: &Text<'_>, at: usize) -> Option<i16> {
    let year: i16 = text.tokens.get(at)?.level.parse().ok()?;
    (1900..2200).contains(&year).then_some(year)
}
