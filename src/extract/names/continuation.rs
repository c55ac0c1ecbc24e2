//! How the name of a body goes on behind its head.

use crate::extract::names::grammar;
use crate::extract::names::key::is_home;
use crate::extract::names::name;
use crate::extract::names::namesake::{
    bears_names, district, is_committee, is_led, is_local, is_lone_word, is_titled,
    person_behind_place_word,
};
use crate::extract::names::place::{
    bare_place, home_town, is_word_place, place, place_phrase, study, word_end,
};
use crate::extract::names::stop::{inner_word, is_known, stops};
use crate::extract::names::text::Text;
use crate::extract::names::topic::{
    department_field, field, glossed, is_closing_number, is_number, is_particle, is_region_number,
    is_steering_number, is_topic, list, second_syllable, short_form, steered,
};
use crate::lexicon::{Head, LEXICON, Shape, region};
use crate::model::OrganizationKind;

/// Words that follow a name and are no part of it.
pub(crate) const FOLLOWING: [&str; 88] = [
    "đã", "sẽ", "đang", "và", "với", "tổ", "phối", "có", "là", "cho", "của", "tại", "ở", "trong",
    "về", "vừa", "cùng", "được", "do", "từ", "nhằm", "để", "chủ", "trình", "phát", "vào", "theo",
    "như", "khóa", "còn", "nên", "nhưng", "khi", "nếu", "mà", "thì", "đến", "tới", "đều", "luôn",
    "cũng", "nhấn", "khẳng", "giao", "gửi", "trao", "mời", "tiếp", "thăm", "làm", "ký", "họp",
    "thực", "hiện", "bế", "bầu", "chia", "chúc", "chụp", "cảm", "dành", "dự", "ghi", "góp", "giúp",
    "gặp", "hỗ", "hứa", "kể", "mong", "mở", "nay", "này", "nhiệt", "nêu", "sang", "sớm", "tham",
    "năm", "trân", "trả", "vui", "xây", "đánh", "đón", "đưa", "đặt", "ủng",
];

/// The word at `at` is none of a name's.
pub(crate) fn is_following(text: &Text<'_>, at: usize) -> bool {
    text.is_any(at, &FOLLOWING)
}

/// What a name has taken in so far.
pub(crate) struct Continuation {
    pub(crate) end: usize,
    /// It ends in a place: nothing but another place or `tại` goes on.
    pub(crate) placed: bool,
    /// A place has been named.
    pub(crate) any_place: bool,
}

/// Where the name goes on that has its head before `from`; none where nothing follows that makes it
/// a name.
pub(crate) fn continuation(text: &Text<'_>, from: usize, head: Head) -> Option<(usize, bool)> {
    let mut taken = Continuation {
        end: from,
        placed: false,
        any_place: false,
    };
    let mut at = from;
    if let Some(end) = quoted(text, from).or_else(|| coded(text, from, head)) {
        return Some((end, false));
    }
    // In small letters only words of a known body, and no post behind one of them: `Hội làm vườn`, not
    // `Chủ tịch Hội làm Trưởng đoàn`.
    let posted = || {
        let title = LEXICON.titles.longest(&text.tokens, from + 1);
        title.is_some_and(|(length, _)| length > 1) && !is_known(text, from + 1)
    };
    let department = department_field(text, from);
    if head.loose
        && !text.is_capital(from)
        && department.is_none()
        && (!is_known(text, from) || posted())
    {
        return None;
    }
    let namesake = name::vietnamese(text, from).filter(|length| *length > 2);
    if let Some(length) = namesake {
        if bears_names(text, from) && !(is_led(text, from) && is_titled(text, from)) {
            // `Trường Đại học Tôn Đức Thắng`; behind it may stand who heads it.
            let next = length > 3 && name::vietnamese(text, from + 3).is_some();
            at = from + if next { 3 } else { length };
            taken.end = at;
        } else {
            // `Chủ tịch Liên hiệp Phan Anh Sơn`: the person, not a body that bears the name.
            return is_committee(text, from).then_some((from, true));
        }
    }
    // `Phó Chủ tịch Hội Ros Sovanna dẫn đầu`: a guest, who heads what the page has named.
    if text.ends_in(from, "hội") && text.is_capital(from - 1) && is_titled(text, from) {
        let run = from..from + 4;
        let run = run.take_while(|&at| {
            text.is_capital(at)
                && text.tokens[at].shape == Shape::Capital
                && place(text, at).is_none()
        });
        let words: Vec<usize> = run.collect();
        let foreign = words.iter().any(|&at| {
            !name::is_syllable(text, at) || name::is_polysyllabic(&text.tokens[at].level)
        });
        let end = from + words.len();
        if words.len() > 1 && foreign && !text.is_capital(end) && !text.is_any(end, &["-", "/"]) {
            return None;
        }
    }
    if let Some(end) = steered(text, from).or(department) {
        at = end;
        taken.end = end;
    }
    // `Tỉnh ủy Sekong`: a place that is not known.
    if head.placed && is_local(text, from) && is_lone_word(text, from) {
        return Some((word_end(text, from), false));
    }
    if let Some(end) = district(text, from) {
        return Some((end, false));
    }
    if let Some(person) = person_behind_place_word(text, from) {
        return Some((person, true));
    }
    if head.unit
        && let Some(inner) = grammar::longest(text, from, false)
        && text.is_capital(from)
        && (inner.body.is_some()
            || inner
                .head
                .is_some_and(|inner| !inner.loose || head.kind == OrganizationKind::Party))
    {
        return Some((inner.end, inner.bare));
    }
    // `Đảng đoàn Tổng Liên đoàn`: of the body whose short form follows.
    if head.unit
        && text.is_capital(from)
        && (LEXICON.heads.longest(&text.tokens, from)).is_some_and(|(length, _)| length > 2)
    {
        return None;
    }
    while at < text.tokens.len() && at < from + 40 {
        let tentative = at > taken.end;
        // `Giám đốc Tổ chức Trăng Xanh khu vực Đông Á`: where the post is held, not what the body is called.
        if at > from && head.kind == OrganizationKind::ForeignNgo && is_area(text, at) {
            break;
        }
        if at == taken.end
            && at > from
            && !taken.placed
            && let Some(end) = abroad(text, at, head)
        {
            return Some((end, false));
        }
        if at == taken.end
            && let Some(end) = glossed(text, from, at)
        {
            return Some((end, false));
        }
        // `Bộ Công an nước CHDCND Lào`
        if at == taken.end
            && !taken.placed
            && text.is(at, "nước")
            && text.is_capital(at + 1)
            && let Some((length, _)) = LEXICON.countries.longest(&text.tokens, at + 1)
        {
            at += 1 + length;
            taken = Continuation {
                end: at,
                placed: true,
                any_place: true,
            };
            continue;
        }
        // `Liên minh Nghị sĩ Hữu nghị Nhật Việt`
        if taken.placed
            && at == taken.end
            && let Some(end) = close_pair(text, at)
        {
            taken.end = end;
            at = end;
        } else if let Some(end) = study(text, at).filter(|_| !taken.placed) {
            taken.end = end;
            at = end;
        } else if let Some(end) = place_phrase(text, at) {
            let town = text.is_capital(at - 1) && at == taken.end && home_town(text, at, end);
            let joins =
                tentative || is_word_place(text, at) || town || is_own_country(text, at, end);
            if taken.placed && !joins {
                break;
            }
            taken = Continuation {
                end,
                placed: true,
                any_place: true,
            };
            at = end;
        } else if let Some(length) = region(&text.tokens, at).filter(|_| !taken.placed || tentative)
        {
            taken = Continuation {
                end: at + length,
                placed: false,
                ..taken
            };
            at += length;
        } else if let Some(next) = pair(text, at, &taken) {
            at = next;
        } else if (at == from && !head.loose && is_number(text, at))
            || is_region_number(text, at)
            || is_steering_number(text, at)
            || is_closing_number(text, from, at)
        {
            taken.end = at + 1;
            at += 1;
        } else if text.is_capital(at) {
            // `Chủ tịch UBND TP cùng …`, `Giám đốc Sở Ngoại vụ Thành phố`
            if bare_place(text, at).is_some_and(|end| !text.is(end, "ủy")) {
                break;
            }
            if (taken.placed && !tentative && at > from) || stops(text, from, at, head) {
                break;
            }
            // `Liên đoàn Hữu nghị Nga - Việt Petr Tsvetov`
            let pair = (LEXICON.countries.in_pair(&text.tokens, at))
                .filter(|_| tentative && text.is(at - 1, "-"));
            if let Some((length, _)) = pair {
                at += length;
                taken = Continuation {
                    end: at,
                    placed: true,
                    ..taken
                };
                continue;
            }
            at = word_end(text, at);
            // `Quỹ Lawrence S. Ting`
            let initial = text.tokens[at - 1].level.chars().count() == 1;
            if initial && text.is(at, ".") && text.is_capital(at + 1) {
                at += 1;
            }
            taken = Continuation {
                end: at,
                placed: false,
                ..taken
            };
        } else if at == taken.end && at > from && is_particle(text, at) {
            at += 1;
        } else if at == taken.end
            && let Some(next) = short_form(text, at)
        {
            at = next;
        } else if at == taken.end && text.is(at, "/") && text.is(at + 1, "dioxin") {
            // `Hội Nạn nhân chất độc da cam/dioxin tỉnh Thái Bình`
            at += 2;
            taken.end = at;
        } else if let Some(end) = list(text, from, at, head, &taken) {
            taken = Continuation {
                end,
                placed: false,
                ..taken
            };
            at = end;
        } else if at == taken.end && at > from && !taken.placed && is_topic(text, at) {
            at += 2;
            taken.end = at;
        } else if let Some(end) = field(text, from, at, head, &taken) {
            at = end;
            // Whoever heads it may be named behind.
            taken = Continuation {
                end,
                placed: true,
                ..taken
            };
        } else if second_syllable(text, from, at, head, &taken) {
            taken.end = at + 1;
            at += 1;
        } else if let Some(next) = inner_word(text, from, at, &mut taken) {
            at = next;
        } else {
            break;
        }
    }
    // `Phó Bí thư Tỉnh ủy Khăm Phăn Xa Va Thong`: the guest, whose province the text leaves out.
    // `Chủ tịch Hạ viện Lindsay Hoyle`
    let house = text.is(from - 1, "viện") && taken.end == from + 2;
    let words = taken.end > from + 2 || taken.end > from && text.is_capital(taken.end) || house;
    let guest = words && !taken.any_place;
    if is_committee(text, from) && (taken.end == from || guest) {
        return Some((from, true));
    }
    let committee = matches!(
        head.kind,
        OrganizationKind::SocioPolitical | OrganizationKind::Party
    );
    // `Chủ tịch Hội đồng thành phố`
    let council = text.ends_in(from, "hội đồng");
    let named = taken.end > from || head.placed || committee || council;
    if let Some(end) = bare_place(text, taken.end)
        && named
        && (!taken.placed || ends_in_country(text, taken.end))
    {
        return Some((end, true));
    }
    let named = taken.end > from && (!head.placed || taken.any_place);
    named.then_some((taken.end, false))
}

/// Behind the name in quotation marks of a body that is often called so: `Câu lạc bộ “Những trái tim nhỏ”`.
///
/// What an organization does is quoted as well, unless somebody is its head: `Tổ chức “Đêm thơ”`.
fn quoted(text: &Text<'_>, from: usize) -> Option<usize> {
    const LONGEST: usize = 10;
    if !text.is(from, "\"") || !text.is_capital(from + 1) {
        return None;
    }
    let heads = ["câu lạc bộ", "clb", "quỹ", "trung tâm", "mạng lưới"];
    let named = heads.iter().any(|head| text.ends_in(from, head));
    let headed = || text.is_any(from - 1, &["chức", "nhóm"]) && is_titled(text, from);
    if !named && !headed() {
        return None;
    }
    let close = (from + 2..from + LONGEST).find(|&at| text.is(at, "\""))?;
    Some(close + 1)
}

/// Behind a name of figures and letters: `Tổ chức 4T`, `Công ty 3M`.
fn coded(text: &Text<'_>, from: usize, head: Head) -> Option<usize> {
    let token = text
        .tokens
        .get(from)
        .filter(|token| token.shape == Shape::Number)?;
    let code = text.text(from..from + 1);
    let letters = code.trim_start_matches(|c: char| c.is_ascii_digit());
    let coded = !letters.is_empty() && letters.chars().all(char::is_uppercase);
    let named = matches!(
        head.kind,
        OrganizationKind::ForeignNgo | OrganizationKind::Business
    );
    let verb = text.ends_in(from, "tổ chức") && text.begins_sentence(from - 2);
    (coded && named && token.spaced && !verb && !text.is_capital(from + 1)).then_some(from + 1)
}

/// The country from `at` to `end` is that of the place right before it: `Viện Sejong Hàn Quốc`.
fn is_own_country(text: &Text<'_>, at: usize, end: usize) -> bool {
    const LONGEST: usize = 4;
    let country = (LEXICON.countries.longest(&text.tokens, at))
        .filter(|(length, _)| at + length == end)
        .map(|(_, form)| form.code);
    (1..LONGEST).any(|back| {
        let place = (at.checked_sub(back))
            .and_then(|from| LEXICON.places.longest(&text.tokens, from))
            .filter(|(length, _)| *length == back);
        place.is_some_and(|(_, place)| Some(place.country) == country)
    })
}

/// Behind the body abroad at `at` of which a department is part that has no name without it: `Văn phòng Ngoại sự
/// Chính quyền nhân dân tỉnh Vân Nam`, `Ban Đối ngoại Đảng Bharatiya Janata`.
fn abroad(text: &Text<'_>, at: usize, head: Head) -> Option<usize> {
    if !head.unit || !text.is_capital(at) {
        return None;
    }
    let (_, whole) = LEXICON.heads.longest(&text.tokens, at)?;
    let found = (whole.kind == OrganizationKind::Foreign)
        .then(|| grammar::longest(text, at, false))
        .flatten()?;
    (!found.bare).then_some(found.end)
}

/// A country ends before `end`, so that a province may follow:
/// `Hội hữu nghị Việt Nam - Lào tỉnh`, `Ban liên lạc Việt kiều Lào - Thái TP`.
fn ends_in_country(text: &Text<'_>, end: usize) -> bool {
    (end.saturating_sub(6)..end).any(|at| {
        let country = LEXICON.countries.longest(&text.tokens, at);
        let country = country.map(|(length, _)| length);
        let paired = (at > 0 && text.is(at - 1, "-"))
            .then(|| LEXICON.countries.in_pair(&text.tokens, at))
            .flatten();
        country.or(paired.map(|(length, _)| length)) == Some(end - at)
    })
}

/// `khu vực` with the part of the world behind it: `khu vực Đông Nam Á`.
fn is_area(text: &Text<'_>, at: usize) -> bool {
    text.is(at, "khu") && text.is(at + 1, "vực") && text.is_capital(at + 2)
}

/// A dash or slash between the places of a pair: where the second begins.
///
/// Example: `Hội hữu nghị Việt Nam - Lào`, `Việt - Nga`, `Liên Xô/LB Nga`.
fn pair(text: &Text<'_>, at: usize, taken: &Continuation) -> Option<usize> {
    if at != taken.end {
        return None;
    }
    let short = || {
        at.checked_sub(1).is_some_and(|before| {
            LEXICON
                .countries
                .in_pair(&text.tokens, before)
                .is_some_and(|(length, _)| length == 1)
        })
    };
    let dash = text.is(at, "-") || text.is(at, "/");
    let second = at + 1;
    let country = LEXICON.countries.in_pair(&text.tokens, second).is_some();
    let area = text.is_capital(second) && region(&text.tokens, second).is_some();
    let next = place(text, second).is_some() || country || area;
    // `Liên minh nghị sĩ hữu nghị Gifu - Việt Nam`, `Hội Phụ nữ Khmer - Việt Nam`: a place or a people not known.
    let friends = || {
        country
            && text.is(at, "-")
            && text.is_capital(at - 1)
            && (!name::is_syllable(text, at - 1)
                && name::is_polysyllabic(&text.tokens[at - 1].level)
                || text.is(at - 1, "khmer")
                || (at.saturating_sub(4)..at).any(|word| text.ends_in(word, "hữu nghị")))
    };
    (dash && next && (taken.placed || short() || friends())).then_some(second)
}

/// Two peoples whose short names stand side by side, of which one is at home: where the second ends, which begins
/// at `at`.
fn close_pair(text: &Text<'_>, at: usize) -> Option<usize> {
    let short = |at: usize| {
        let (length, code) = LEXICON.countries.in_pair(&text.tokens, at)?;
        (length == 1).then_some(code)
    };
    let (first, second) = (short(at.checked_sub(1)?)?, short(at)?);
    let one_home = is_home(Some(first)) != is_home(Some(second));
    let ends = !text.is_capital(at + 1) || place(text, at + 1).is_some();
    (one_home && text.tokens[at].spaced && ends).then_some(at + 1)
}
