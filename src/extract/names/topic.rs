//! What goes on the name of a body beside places: topics, numbers, short forms.

use crate::extract::names::continuation::{Continuation, FOLLOWING};
use crate::extract::names::name;
use crate::extract::names::namesake::{is_ranked, is_titled};
use crate::extract::names::place::{place, place_phrase, place_word};
use crate::extract::names::text::Text;
use crate::lexicon::{Head, LEXICON, Shape, region};

/// A small word within a foreign name: `Tổ chức Enfants du Mékong`, `Friends of Vietnam`.
pub(crate) fn is_particle(text: &Text<'_>, at: usize) -> bool {
    const PARTICLES: [&str; 14] = [
        "and", "d", "de", "der", "des", "du", "for", "für", "in", "la", "of", "the", "to", "y",
    ];
    text.is_any(at, &PARTICLES)
        && (text.is_capital(at + 1) || text.is_any(at + 1, &PARTICLES) && text.is_capital(at + 2))
}

/// Behind a short form in brackets within a name, before its place: `Hội Liên hiệp Phụ nữ (LHPN) Việt Nam`.
pub(crate) fn short_form(text: &Text<'_>, at: usize) -> Option<usize> {
    let next = at + 3;
    let short =
        text.is(at, "(") && text.is(at + 2, ")") && text.tokens[at + 1].shape == Shape::Capitals;
    (short && place_phrase(text, next).is_some()).then_some(next)
}

/// The number that ends the name of a school, a hospital, a regiment, a branch:
/// `Trung đoàn Tên lửa 236`.
pub(crate) fn is_closing_number(text: &Text<'_>, from: usize, at: usize) -> bool {
    let token = &text.tokens[at];
    // `Ban Chỉ đạo Quốc gia Năm Đoàn kết Việt Nam - Lào 2012`
    let year = token.level.len() == 4 && token.level.bytes().all(|digit| digit.is_ascii_digit());
    if at > from && year && (from..at).any(|word| text.is(word, "năm") && text.is_capital(word)) {
        return true;
    }
    let numbered = text.is_any(from - 1, &["trường", "viện"])
        || [
            "chi hội",
            "trung đoàn",
            "sư đoàn",
            "lữ đoàn",
            "quân đoàn",
            "đại học",
        ]
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

/// A Roman numeral: `Đảng khóa XIII`, `Đảng XIII`.
pub(crate) fn is_numeral(text: &Text<'_>, at: usize) -> bool {
    text.tokens[at]
        .level
        .chars()
        .all(|letter| matches!(letter, 'i' | 'v' | 'x'))
}

/// What a committee is for, in small letters, behind the post of who heads it: where the name ends.
///
/// Examples: `Chủ nhiệm Ủy ban liên lạc văn hóa với nước ngoài của Triều Tiên`; `Phó Chủ nhiệm Ủy ban ngoại sự hoa
/// kiều, ông A`. Of a ministry only with its country: `Bộ trưởng Bộ các vấn đề phụ nữ Campuchia`.
///
/// The first words of the name end before `head`, what is read of it before `from`.
pub(crate) fn described(text: &Text<'_>, head: usize, from: usize) -> Option<usize> {
    const LONGEST: usize = 10;
    const JOINS: [&str; 4] = ["và", "với", "về", "cho"];
    /// What it is for, where elsewhere they tell what a body does.
    const PURPOSES: [&str; 6] = [
        "hỗ trợ",
        "thực thi",
        "thực hiện",
        "ủng hộ",
        "đặt tên",
        "đặt và đổi tên",
    ];
    /// Words whose second syllable begins a verb elsewhere.
    const NOUNS: [&str; 3] = ["biên giới", "thế giới", "vấn đề"];
    /// Behind these stands whose it is, or between whom.
    const OF: [&str; 3] = ["của", "thuộc", "giữa"];
    const VERBS: [&str; 24] = [
        "biểu", "bày", "chỉ", "các", "giới", "hai", "hoan", "khen", "kiến", "kêu", "lưu", "một",
        "nghe", "nhất", "nhắc", "những", "nói", "phân", "thông", "tin", "tán", "yêu", "đi", "đề",
    ];
    let committee = ["tiểu ban", "ủy ban", "hội đồng"]
        .iter()
        .any(|words| text.ends_in(head, words));
    let ministry = text.ends_in(head, "bộ") && from == head;
    if !(committee || ministry)
        || !text.is_lower(from)
        || text.is_any(from, &JOINS)
        || !is_titled(text, head)
    {
        return None;
    }
    let mut placed = false;
    let mut joined = false;
    let mut end = from + usize::from(ministry && text.is(from, "các"));
    while end < from + LONGEST {
        if (end == from || PURPOSES.iter().any(|words| text.ends_in(end, words)))
            && let Some(behind) = PURPOSES.iter().find_map(|words| text.behind(end, words))
        {
            end = behind;
        } else if end > head && text.is_any(end, &["thuộc", "giữa"]) {
            break;
        } else if end > from
            && let Some(behind) = place_phrase(text, end)
                .or_else(|| place_phrase(text, end + 1).filter(|_| text.is(end, "của")))
        {
            end = behind;
            placed = true;
            if !text.is(end, "của") {
                break;
            }
        } else if text.is_lower(end)
            && (!text.is_any(end, &VERBS) || NOUNS.iter().any(|words| text.ends_in(end + 1, words)))
            && (text.is_any(end, &JOINS) || !text.is_any(end, &FOLLOWING))
        {
            end += 1;
        } else {
            break;
        }
    }
    // `Ủy ban Hỗ trợ thực thi pháp luật và một số thành viên khác`
    while end > from && text.is_any(end - 1, &JOINS) && text.is_any(end, &["các", "một", "những"])
    {
        end -= 1;
        joined = true;
    }
    let of = text.is_any(end, &OF)
        && (text.is(end, "giữa") || LEXICON.heads.longest(&text.tokens, end + 1).is_some());
    let closed =
        placed || joined || of || text.is_any(end, &[",", ";", ")", "-"]) || text.is_capital(end);
    (closed && (placed || committee) && end > from + 1 && !text.is_any(end - 1, &JOINS))
        .then_some(end)
}

/// Behind the small letters of an organization's name whose foreign one stands in brackets: `tổ chức Bánh mì cho thế
/// giới (Bread for the World)`.
///
/// The first words of the name end before `from`, what is read of it before `at`.
pub(crate) fn glossed(text: &Text<'_>, from: usize, at: usize) -> Option<usize> {
    const LONGEST: usize = 8;
    if at == from || !text.ends_in(from, "tổ chức") || !text.is_capital(from) {
        return None;
    }
    let word =
        |at: usize| text.is_lower(at) && (text.is(at, "cho") || !text.is_any(at, &FOLLOWING));
    let end = (at..at + LONGEST).find(|&at| !word(at))?;
    let foreign = |at: usize| text.is_capital(at) && text.tokens[at].level.is_ascii();
    (end > at && text.is(end, "(") && foreign(end + 1)).then_some(end)
}

/// The further topics of a name that lists them: where they end.
///
/// Example: `Sở Văn hóa, Thể thao và Du lịch`, `Bộ Lao động - Thương binh và Xã hội`,
/// `Tổ chức Trẻ em và Biển`.
///
/// The first words of the name end before `from`.
pub(crate) fn list(
    text: &Text<'_>,
    from: usize,
    at: usize,
    head: Head,
    taken: &Continuation,
) -> Option<usize> {
    if at != taken.end || taken.placed {
        return None;
    }
    let topic = |at: usize| {
        text.is_capital(at)
            // `Trưởng phòng Kinh tế và Phu nhân`
            && text.behind(at, "phu nhân").is_none()
            && place(text, at).is_none()
            && LEXICON
                .bodies
                .longest(text.source, &text.tokens, at, false)
                .is_none()
            && LEXICON.titles.longest(&text.tokens, at).is_none()
            && !is_ranked(text, at)
            // `đề nghị Sở Ngoại vụ và Hội chuẩn bị …`: another body.
            && !(text.is_any(at, &["hội", "quỹ", "sở", "cục", "vụ", "viện"])
                && text.is_lower(at + 1)
                && !text.is_any(at + 1, &["nhập", "họa", "chợ"]))
            // `Khoa học`, whose first word is a head as well.
            && (LEXICON.heads.longest(&text.tokens, at)).is_none_or(|(length, head)| {
                head.loose && text.is_lower(at + length) || is_last_field(text, from, at + length)
            })
            && name::vietnamese(text, at).is_none_or(|length| length < 3)
    };
    let tight = text.is(at, "-") && !text.tokens[at].spaced;
    if tight && text.is_capital(at + 1) && !text.tokens[at + 1].spaced {
        return Some(at + 2);
    }
    // `Sở Tài nguyên & Môi trường`
    if text.is_any(at, &["và", "&"]) && topic(at + 1) {
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
            if is_topic(text, end + 1) {
                return Some(end + 3);
            }
            return topic(end + 1).then_some(end + 2);
        }
    }
    None
}

/// The field before `end` is the last of a ministry's, whose minister's next post or name follows, though bodies begin
/// with such words as well: `Bộ trưởng Bộ Quan hệ Quốc hội và Thanh tra, Phó Chủ tịch …`.
fn is_last_field(text: &Text<'_>, from: usize, end: usize) -> bool {
    text.ends_in(from, "bộ") && is_titled(text, from) && text.is_any(end, &[",", ";"])
}

fn topic_word(text: &Text<'_>, at: usize) -> bool {
    let before = &text.tokens[at - 1].level;
    text.tokens.get(at).is_some_and(|token| {
        token.is_capital() || (token.is_word() && LEXICON.bodies.goes_on(before, &token.level))
    })
}

/// A noun in lower case that may go on any name: `Viện Nghiên cứu quốc tế`.
pub(crate) fn is_topic(text: &Text<'_>, at: usize) -> bool {
    let [first, second] = text.tokens.get(at..at + 2).unwrap_or_default() else {
        return false;
    };
    first.shape == Shape::Lower
        && second.shape == Shape::Lower
        && LEXICON.bodies.is_topic(&first.level, &second.level)
}

/// A further field that a commission is for, or a department, where a dash joins it: where it ends.
///
/// Examples: `Ủy ban liên chính phủ Việt Nam - Nga về hợp tác kinh tế - thương mại và khoa học - kỹ thuật`; `Ban Kinh tế -
/// môi trường`.
pub(crate) fn field(
    text: &Text<'_>,
    from: usize,
    at: usize,
    head: Head,
    taken: &Continuation,
) -> Option<usize> {
    let joined = at == taken.end && text.is_any(at, &["-", "và", ","]);
    let dashed = || head.unit && at > from && !taken.placed && text.is(at, "-");
    let lists = || dashed() || (from..at).any(|word| text.is(word, "về"));
    if joined && is_topic(text, at + 1) && lists() {
        return Some(at + 3);
    }
    // `Phó Trưởng ban Kinh tế - ngân sách`
    let division = || LEXICON.divisions.longest(&text.tokens, at + 1);
    (joined && text.is(at, "-") && text.is_lower(at + 1) && dashed())
        .then(division)
        .flatten()
        .map(|(length, ())| at + 1 + length)
}

/// A number that is a name: `Bệnh viện 103`.
pub(crate) fn is_number(text: &Text<'_>, at: usize) -> bool {
    text.tokens[at].shape == Shape::Number
        && (!text.is_lower(at + 1) || text.is_any(at + 1, &FOLLOWING))
}

/// Behind the field of a province's or a district's department that the press writes in small letters as it does a
/// ministry's: `Sở khoa học và công nghệ tỉnh Hòa Bình`, `Phòng Lao động - thương binh và xã hội quận`.
pub(crate) fn department_field(text: &Text<'_>, from: usize) -> Option<usize> {
    let capital = text.is_capital(from - 1);
    let headed = from > 1 && text.is_any(from - 2, &["trưởng", "phó"]);
    if !(capital && text.is(from - 1, "sở") || (capital || headed) && text.is(from - 1, "phòng"))
    {
        return None;
    }
    let ministry = LEXICON.bodies.behind("Bộ", &text.tokens, from);
    let field = LEXICON.portfolios.longest(&text.tokens, from);
    let length = ministry
        .map(|(length, _)| length)
        .max(field.map(|(length, ())| length))?;
    // `Trưởng phòng kế hoạch kinh doanh`: a shorter one may go on.
    let whole = text.is(from - 1, "sở") || length > 2;
    whole.then_some(from + length)
}

/// Behind what a steering committee steers or a board runs, in small letters: `Ban quản lý khu công nghệ cao`, `Ban Chỉ
/// đạo công tác biên giới tỉnh Cao Bằng`, `Ban Chỉ đạo phòng, chống tội phạm`.
pub(crate) fn steered(text: &Text<'_>, from: usize) -> Option<usize> {
    const LONGEST: usize = 10;
    const FIELDS: [&str; 9] = [
        "công tác",
        "phòng chống",
        "phòng , chống",
        "xây dựng",
        "cải cách",
        "hội nhập",
        "thi",
        "kỳ thi",
        "phát triển",
    ];
    const RUN: [&str; 11] = [
        "khu",
        "các khu",
        "dự án",
        "các dự án",
        "di tích",
        "rừng",
        "chợ",
        "công viên",
        "đầu tư",
        "vườn",
        "cảng",
    ];
    let fields: &[&str] = if text.ends_in(from, "ban chỉ đạo") {
        &FIELDS
    } else if text.ends_in(from, "ban quản lý") {
        &RUN
    } else {
        return None;
    };
    let field = fields.iter().find_map(|words| text.behind(from, words))?;
    let end = (field..field + LONGEST).find(|&at| {
        !text.is_lower(at)
            || text.is_any(at, &FOLLOWING)
            || text.is_any(at, &["các", "những", "một"])
            || place_word(text, at).is_some()
    })?;
    // `Giám đốc Ban quản lý dự án`: of none that is told.
    let told = end > field || text.is_capital(end) || text.ends_in(from, "ban chỉ đạo");
    told.then_some(end)
}

/// The number of the decision by which a steering committee is known: `Ban Chỉ đạo 389 tỉnh`.
pub(crate) fn is_steering_number(text: &Text<'_>, at: usize) -> bool {
    let number = (text.tokens.get(at)).is_some_and(|token| token.shape == Shape::Number);
    number && text.ends_in(at, "ban chỉ đạo")
}

/// A number that tells regions apart: `Bộ Tư lệnh Vùng 5 Hải quân`.
pub(crate) fn is_region_number(text: &Text<'_>, at: usize) -> bool {
    const UNITS: [&str; 8] = [
        "mặt trận",
        "binh đoàn",
        "quân đoàn",
        "sư đoàn",
        "lữ đoàn",
        "trung đoàn",
        "tiểu đoàn",
        "đại đội",
    ];
    text.tokens[at].shape == Shape::Number
        && (text.is_any(at - 1, &["vùng", "vực", "khu"])
            || text.is_capital(at - 2) && UNITS.iter().any(|unit| text.ends_in(at, unit)))
}

/// The second syllable of a word whose first is a capital, unknown in names so far: it belongs to the
/// name where a place, a mark or a word follows that cannot go on a name.
///
/// Example: `Hội hữu nghị Hải ngoại thành phố Quảng Châu`, `Cục Tác chiến (…)`.
pub(crate) fn second_syllable(
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
    let single = name::is_syllable(text, at - 1)
        && !name::is_polysyllabic(&text.tokens[at - 1].level)
        && region(&text.tokens, at - 1).is_none()
        && !pair;
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
