//! How the name of a body goes on behind its head.

use crate::extract::names::grammar;
use crate::extract::names::name;
use crate::extract::names::place::{
    bare_place, home_town, is_word_place, located, place, place_phrase, place_word, word_end,
};
use crate::extract::names::text::Text;
use crate::lexicon::{Head, LEXICON, Shape, region};
use crate::model::{CountryCode, OrganizationKind};

/// Words that follow a name and are no part of it.
pub(crate) const FOLLOWING: [&str; 87] = [
    "đã", "sẽ", "đang", "và", "với", "tổ", "phối", "có", "là", "cho", "của", "tại", "ở", "trong",
    "về", "vừa", "cùng", "được", "do", "từ", "nhằm", "để", "chủ", "trình", "phát", "vào", "theo",
    "như", "khóa", "còn", "nên", "nhưng", "khi", "nếu", "mà", "thì", "đến", "tới", "đều", "luôn",
    "cũng", "nhấn", "khẳng", "giao", "gửi", "trao", "mời", "tiếp", "thăm", "làm", "ký", "họp",
    "thực", "hiện", "bế", "bầu", "chia", "chúc", "chụp", "cảm", "dành", "dự", "ghi", "góp", "giúp",
    "gặp", "hỗ", "hứa", "kể", "mong", "mở", "nay", "này", "nhiệt", "nêu", "sang", "sớm", "tham",
    "trân", "trả", "vui", "xây", "đánh", "đón", "đưa", "đặt", "ủng",
];

/// What a name has taken in so far.
struct Continuation {
    end: usize,
    /// It ends in a place: nothing but another place or `tại` goes on.
    placed: bool,
    /// A place has been named.
    any_place: bool,
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
    let first = text.tokens.get(from);
    if head.loose
        && first.is_none_or(|first| {
            !first.is_capital()
                && !LEXICON
                    .bodies
                    .goes_on(&text.tokens[from - 1].level, &first.level)
        })
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
    // `Tỉnh ủy Sekong`: a place that is not known.
    if head.placed && is_local(text, from) && is_lone_word(text, from) {
        return Some((word_end(text, from), false));
    }
    if let Some(person) = person_behind_place_word(text, from) {
        return Some((person, true));
    }
    if head.unit
        && let Some(inner) = grammar::longest(text, from, false)
        && text.is_capital(from)
        && (inner.body.is_some() || inner.head.is_some_and(|head| !head.loose))
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
        if let Some(end) = place_phrase(text, at) {
            let town = text.is_capital(at - 1) && at == taken.end && home_town(text, at, end);
            let joins = tentative || is_word_place(text, at) || town;
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
            || is_closing_number(text, from, at)
        {
            taken.end = at + 1;
            at += 1;
        } else if text.is_capital(at) {
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
        } else if let Some(end) = list(text, at, head, &taken) {
            taken = Continuation {
                end,
                placed: false,
                ..taken
            };
            at = end;
        } else if at == taken.end && at > from && !taken.placed && is_topic(text, at) {
            at += 2;
            taken.end = at;
        } else if second_syllable(text, from, at, head, &taken) {
            taken.end = at + 1;
            at += 1;
        } else if let Some(next) = inner_word(text, from, at, &mut taken) {
            at = next;
        } else {
            break;
        }
    }
    if is_committee(text, from) && taken.end == from {
        return Some((from, true));
    }
    let committee = matches!(
        head.kind,
        OrganizationKind::SocioPolitical | OrganizationKind::Party
    );
    let named = taken.end > from || head.placed || committee;
    if let Some(end) = bare_place(text, taken.end)
        && named
        && (!taken.placed || ends_in_country(text, taken.end))
    {
        return Some((end, true));
    }
    let named = taken.end > from && (!head.placed || taken.any_place);
    named.then_some((taken.end, false))
}

/// The head before `from` is a committee of the Party or of the Youth Union in a place.
fn is_local(text: &Text<'_>, from: usize) -> bool {
    text.is_any(from - 1, &["ủy", "đoàn"])
        && text.is_any(
            from.saturating_sub(2),
            &["tỉnh", "thành", "huyện", "quận", "châu"],
        )
}

/// A word with a capital at `at` that is neither known nor a surname, no other behind it.
fn is_lone_word(text: &Text<'_>, at: usize) -> bool {
    text.is_capital(at)
        && !text.is_capital(word_end(text, at))
        && place(text, at).is_none()
        && !LEXICON.surnames.contains(&text.tokens[at].level)
        && LEXICON.titles.longest(&text.tokens, at).is_none()
        && LEXICON.heads.longest(&text.tokens, at).is_none()
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
fn is_titled(text: &Text<'_>, from: usize) -> bool {
    (2..10).any(|back| {
        from.checked_sub(back).is_some_and(|at| {
            (LEXICON.titles.longest(&text.tokens, at)).is_some_and(|(length, _)| {
                let head = LEXICON.heads.longest(&text.tokens, at + length);
                head.is_some_and(|(head, _)| at + length + head == from)
            })
        })
    })
}

/// The head before `from` is one of those that are seldom named after people: `Chủ tịch Quỹ Hà Hùng Cường`.
fn is_led(text: &Text<'_>, from: usize) -> bool {
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
fn bears_names(text: &Text<'_>, from: usize) -> bool {
    const HEADS: [&str; 21] = [
        "bệnh viện",
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
fn is_committee(text: &Text<'_>, from: usize) -> bool {
    let before = from.saturating_sub(2);
    let committee = text.is_any(from - 1, &["ủy", "đoàn"])
        && text.is_any(before, &["tỉnh", "thành", "huyện", "quận"]);
    let house = text.is(from - 1, "viện") && text.is_any(before, &["hạ", "thượng"]);
    committee || house
}

/// A country ends before `end`, so that a province may follow:
/// `Hội hữu nghị Việt Nam - Lào tỉnh`.
fn ends_in_country(text: &Text<'_>, end: usize) -> bool {
    (end.saturating_sub(6)..end).any(|at| {
        text.is_capital(at)
            && (LEXICON.countries.longest(&text.tokens, at))
                .is_some_and(|(length, _)| at + length == end)
    })
}

/// A small word within a foreign name: `Tổ chức Enfants du Mékong`, `Friends of Vietnam`.
fn is_particle(text: &Text<'_>, at: usize) -> bool {
    const PARTICLES: [&str; 14] = [
        "and", "d", "de", "der", "des", "du", "for", "für", "in", "la", "of", "the", "to", "y",
    ];
    text.is_any(at, &PARTICLES)
        && (text.is_capital(at + 1) || text.is_any(at + 1, &PARTICLES) && text.is_capital(at + 2))
}

/// Behind a short form in brackets within a name, before its place: `Hội Liên hiệp Phụ nữ (LHPN) Việt Nam`.
fn short_form(text: &Text<'_>, at: usize) -> Option<usize> {
    let next = at + 3;
    let short =
        text.is(at, "(") && text.is(at + 2, ")") && text.tokens[at + 1].shape == Shape::Capitals;
    (short && place_phrase(text, next).is_some()).then_some(next)
}

/// `khu vực` with the part of the world behind it: `khu vực Đông Nam Á`.
fn is_area(text: &Text<'_>, at: usize) -> bool {
    text.is(at, "khu") && text.is(at + 1, "vực") && text.is_capital(at + 2)
}

/// The number that ends the name of a school, a hospital, a regiment:
/// `Trung đoàn Tên lửa 236`.
fn is_closing_number(text: &Text<'_>, from: usize, at: usize) -> bool {
    let token = &text.tokens[at];
    let numbered = text.is_any(from - 1, &["trường", "viện"])
        || ["trung đoàn", "sư đoàn", "lữ đoàn", "quân đoàn", "đại học"]
            .iter()
            .any(|head| text.ends_in(from, head));
    at > from
        && numbered
        && token.spaced
        && token.level.len() <= 3
        && token.level.bytes().all(|digit| digit.is_ascii_digit())
        && is_number(text, at)
        && !text.is_any(at + 1, &["/", "-"])
        && !(text.is(at + 1, ".") && text.tokens.get(at + 2).is_some_and(|next| !next.spaced))
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
    // `Liên minh nghị sĩ hữu nghị Gifu - Việt Nam`: a place that is not known.
    let friends = || {
        country
            && text.is_capital(at - 1)
            && (at.saturating_sub(4)..at).any(|word| text.ends_in(word, "hữu nghị"))
    };
    (dash && next && (taken.placed || short() || friends())).then_some(second)
}

/// Whether the capital at `at` begins something else than the name's next word.
fn stops(text: &Text<'_>, from: usize, at: usize, head: Head) -> bool {
    let title = LEXICON.titles.longest(&text.tokens, at);
    if title.is_some_and(|(length, title)| !title.loose && length > 1) || is_numeral(text, at) {
        return true;
    }
    if at == from {
        return false;
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

/// A Roman numeral: `Đảng khóa XIII`, `Đảng XIII`.
fn is_numeral(text: &Text<'_>, at: usize) -> bool {
    text.tokens[at]
        .level
        .chars()
        .all(|letter| matches!(letter, 'i' | 'v' | 'x'))
}

/// The further topics of a name that lists them: where they end.
///
/// Example: `Sở Văn hóa, Thể thao và Du lịch`, `Bộ Lao động - Thương binh và Xã hội`,
/// `Tổ chức Trẻ em và Biển`.
fn list(text: &Text<'_>, at: usize, head: Head, taken: &Continuation) -> Option<usize> {
    if at != taken.end || taken.placed {
        return None;
    }
    let topic = |at: usize| {
        text.is_capital(at)
            && place(text, at).is_none()
            && LEXICON
                .bodies
                .longest(text.source, &text.tokens, at, false)
                .is_none()
            && LEXICON.titles.longest(&text.tokens, at).is_none()
            // `Khoa học`, whose first word is a head as well.
            && (LEXICON.heads.longest(&text.tokens, at))
                .is_none_or(|(length, head)| head.loose && text.is_lower(at + length))
            && name::vietnamese(text, at).is_none_or(|length| length < 3)
    };
    let tight = text.is(at, "-") && !text.tokens[at].spaced;
    if tight && text.is_capital(at + 1) && !text.tokens[at + 1].spaced {
        return Some(at + 2);
    }
    if text.is(at, "và") && topic(at + 1) {
        return Some(at + 2);
    }
    if !head.listed {
        return None;
    }
    if text.is(at, "-") && topic(at + 1) {
        return Some(at + 2);
    }
    if !text.is(at, ",") {
        return None;
    }
    // A comma goes on the name only where `và` and a last topic follow.
    let mut end = at + 1;
    if !topic(end) {
        return None;
    }
    while end < at + 8 && topic_word(text, end) {
        end += 1;
        if end > at + 2 && text.is(end, "và") {
            return topic(end + 1).then_some(end + 2);
        }
    }
    None
}

fn topic_word(text: &Text<'_>, at: usize) -> bool {
    let before = &text.tokens[at - 1].level;
    text.tokens.get(at).is_some_and(|token| {
        token.is_capital() || (token.is_word() && LEXICON.bodies.goes_on(before, &token.level))
    })
}

/// A noun in lower case that may go on any name: `Viện Nghiên cứu quốc tế`.
fn is_topic(text: &Text<'_>, at: usize) -> bool {
    let [first, second] = text.tokens.get(at..at + 2).unwrap_or_default() else {
        return false;
    };
    first.shape == Shape::Lower
        && second.shape == Shape::Lower
        && LEXICON.bodies.is_topic(&first.level, &second.level)
}

/// A number that is a name: `Bệnh viện 103`.
fn is_number(text: &Text<'_>, at: usize) -> bool {
    text.tokens[at].shape == Shape::Number
        && (!text.is_lower(at + 1) || text.is_any(at + 1, &FOLLOWING))
}

/// A number that tells regions apart: `Bộ Tư lệnh Vùng 5 Hải quân`.
fn is_region_number(text: &Text<'_>, at: usize) -> bool {
    text.tokens[at].shape == Shape::Number && text.is_any(at - 1, &["vùng", "vực", "khu"])
}

/// The second syllable of a word whose first is a capital, unknown in names so far: it belongs to the
/// name where a place, a mark or a word follows that cannot go on a name.
///
/// Example: `Hội hữu nghị Hải ngoại thành phố Quảng Châu`, `Cục Tác chiến (…)`.
fn second_syllable(
    text: &Text<'_>,
    from: usize,
    at: usize,
    head: Head,
    taken: &Continuation,
) -> bool {
    let lower = text.tokens[at].shape == Shape::Lower && text.tokens[at].spaced;
    if at != taken.end || at == from || taken.placed || !lower || text.is_any(at, &FOLLOWING) {
        return false;
    }
    // `Trường mầm non Việt-Bun`
    let pair = text.is(at - 2, "-") && !text.tokens[at - 1].spaced;
    let single = name::is_syllable(text, at - 1) && region(&text.tokens, at - 1).is_none() && !pair;
    // Between words in lower case a capital begins a word of two syllables: `Trung tâm Dự báo`.
    let apart = (at == from + 1 || text.tokens[at - 2].shape != Shape::Capital)
        && place_word(text, at - 1).is_none();
    if single && apart {
        return true;
    }
    let ends = text
        .tokens
        .get(at + 1)
        .is_none_or(|next| !next.is_word() || text.is_any(at + 1, &FOLLOWING));
    single && (place_word(text, at + 1).is_some() || (ends && (head.listed || head.unit)))
}

/// A word in lower case that may stand within a name: where it ends. Where a name may end in it, the
/// name has taken it in.
fn inner_word(text: &Text<'_>, from: usize, at: usize, taken: &mut Continuation) -> Option<usize> {
    let token = text.tokens.get(at)?;
    if token.is_word() && at > 0 {
        let before = &text.tokens[at - 1];
        let behind = at == taken.end && at > from;
        let mission = || text.is(from - 1, "quán") && place_phrase(text, at + 1).is_some();
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
        // `Hội những người Hàn Quốc yêu Việt Nam`
        if behind && taken.placed && token.is("yêu") && place(text, at + 1).is_some() {
            return Some(at + 1);
        }
        // `Hội Phụ nữ Campuchia vì Hòa bình và Phát triển`
        if behind && taken.placed && token.is("vì") && text.is_capital(at + 1) {
            return Some(at + 1);
        }
        if behind && taken.placed && token.is("và") {
            return None;
        }
        let known = LEXICON.bodies.goes_on(&before.level, &token.level);
        if !known {
            return None;
        }
        let ends = LEXICON.bodies.closes(&before.level, &token.level);
        if ends && at > from && taken.end > from {
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
