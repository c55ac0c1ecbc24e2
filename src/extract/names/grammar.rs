//! Where the name of a body begins and ends: known names, and names built as such names are.

use crate::extract::names::name;
use crate::extract::names::text::Text;
use crate::lexicon::{Body, Head, LEXICON};
use crate::model::CountryCode;

/// The name of a body as it stands in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    /// Behind its last token.
    pub(crate) end: usize,
    /// The body, where it is known.
    pub(crate) body: Option<&'static Body>,
    /// The first words of a name that is built as names of bodies are.
    pub(crate) head: Option<Head>,
}

/// Words before the name of a place: `tỉnh Nghệ An`.
const PLACE_WORDS: [&str; 17] = [
    "thành phố",
    "tp",
    "tp.",
    "tỉnh",
    "huyện",
    "quận",
    "thị xã",
    "tx",
    "thị trấn",
    "xã",
    "phường",
    "vùng",
    "khu vực",
    "miền",
    "bang",
    "đặc khu",
    "thủ đô",
];

/// Names that look like a body's and are an organ within one, a venue or something else.
const NO_BODIES: [&str; 34] = [
    "ban tổ chức",
    "ban giám đốc",
    "ban lãnh đạo",
    "ban giám hiệu",
    "ban giám khảo",
    "ban thường vụ",
    "ban chấp hành",
    "ban chủ nhiệm",
    "ban thư ký",
    "ban kiểm tra",
    "ban cố vấn",
    "ban trị sự",
    "ban thường trực",
    "ban biên tập",
    "ban điều hành",
    "ban kiểm soát",
    "ban quản trị",
    "ban chỉ đạo",
    "ban vận động",
    "hội đồng giám khảo",
    "hội đồng quản trị",
    "hội đồng thành viên",
    "ủy ban thường vụ",
    "trung tâm hội nghị",
    "trung tâm hội nghị quốc gia",
    "trung tâm hội nghị quốc tế",
    "trường sơn",
    "trường sa",
    "đài loan",
    "đảng nhà nước",
    "phòng khánh tiết",
    "nhóm hỗ trợ",
    "ban thanh tra nhân dân",
    "phòng họp",
];

/// The longest name of a body that begins at `at`; in lower case as well with `any_case`.
///
/// A known name gives way to a longer built one only where a place goes on the name:
/// `Hội hữu nghị Việt Nam - Cuba tỉnh Quảng Trị` is not `Hội hữu nghị Việt Nam - Cuba`.
pub(crate) fn longest(text: &Text<'_>, at: usize, any_case: bool) -> Option<Found> {
    let known = LEXICON
        .bodies
        .longest(text.source, &text.tokens, at, any_case)
        .map(|(length, body)| (at + length, body));
    let built = built(text, at, any_case);
    match (known, built) {
        (Some((end, body)), Some(built)) if built.end > end => {
            let home = text.level(end..built.end) == "việt nam";
            if home {
                Some(Found {
                    body: Some(body),
                    ..built
                })
            } else if goes_on_with_place(text, end) {
                Some(built)
            } else {
                Some(Found {
                    end,
                    body: Some(body),
                    head: built.head,
                })
            }
        }
        (Some((end, body)), built) => Some(Found {
            end,
            body: Some(body),
            head: built.and_then(|built| built.head),
        }),
        (None, built) => built,
    }
}

/// Whether what follows at `at` is a place that belongs to the name before it.
fn goes_on_with_place(text: &Text<'_>, at: usize) -> bool {
    let from = if text.is_any(at, &["tại", "ở", "nước"]) {
        at + 1
    } else {
        at
    };
    place_word(text, from).is_some() || place(text, from).is_some()
}

/// A name built as names of bodies are: a head and what goes on it.
fn built(text: &Text<'_>, at: usize, any_case: bool) -> Option<Found> {
    if !(any_case || text.is_capital(at)) || place(text, at).is_some_and(|end| end > at + 1) {
        return None;
    }
    let (length, &head) = LEXICON.heads.longest(&text.tokens, at)?;
    let end = continuation(text, at + length, head)?;
    let named = text.level(at..end);
    if NO_BODIES.contains(&named.as_str()) || text.is(end, "nghị") {
        return None;
    }
    Some(Found {
        end,
        body: None,
        head: Some(head),
    })
}

/// A country or a place with a capital begins at `at`: where it ends.
pub(crate) fn place(text: &Text<'_>, at: usize) -> Option<usize> {
    if !text.is_capital(at) {
        return None;
    }
    let country = LEXICON.countries.longest(&text.tokens, at);
    let place = LEXICON.places.longest(&text.tokens, at);
    let longest = country
        .map(|(length, _)| length)
        .max(place.map(|(length, _)| length))?;
    Some(at + longest)
}

/// A word like `tỉnh` before a place: where it ends.
fn place_word(text: &Text<'_>, at: usize) -> Option<usize> {
    PLACE_WORDS
        .iter()
        .filter_map(|words| {
            let length = words.split(' ').count();
            let tokens = text.tokens.get(at..at + length)?;
            let same = tokens
                .iter()
                .zip(words.split(' '))
                .all(|(token, word)| token.is(word.trim_end_matches('.')));
            let dotted = words.ends_with('.') && text.is(at + length, ".");
            (same && (!words.ends_with('.') || dotted)).then_some(at + length + usize::from(dotted))
        })
        .max()
}

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
fn continuation(text: &Text<'_>, from: usize, head: Head) -> Option<usize> {
    let mut taken = Continuation {
        end: from,
        placed: false,
        any_place: false,
    };
    let mut at = from;
    if head.loose && !text.is_capital(from) {
        return None;
    }
    if head.unit
        && let Some(inner) = longest(text, from, false)
        && text.is_capital(from)
        && (inner.body.is_some() || inner.head.is_some_and(|head| !head.loose))
    {
        return Some(inner.end);
    }
    while at < text.tokens.len() && at < from + 40 {
        let tentative = at > taken.end;
        if let Some(end) = place_phrase(text, at) {
            let apart = taken.placed && !tentative && !is_word_place(text, at);
            if apart {
                break;
            }
            taken = Continuation {
                end,
                placed: true,
                any_place: true,
            };
            at = end;
        } else if let Some(next) = pair(text, at, &taken) {
            at = next;
        } else if text.is_capital(at) {
            if (taken.placed && !tentative && at > from) || stops(text, from, at, head) {
                break;
            }
            taken = Continuation {
                end: at + 1,
                placed: false,
                ..taken
            };
            at += 1;
        } else if let Some(end) = list(text, at, head, &taken) {
            taken = Continuation {
                end,
                placed: false,
                ..taken
            };
            at = end;
        } else if let Some(next) = inner_word(text, from, at, &mut taken) {
            at = next;
        } else {
            break;
        }
    }
    let named = taken.end > from && (!head.placed || taken.any_place);
    named.then_some(taken.end)
}

/// A place, or a word like `tỉnh` with the place behind it: where it ends.
pub(crate) fn place_phrase(text: &Text<'_>, at: usize) -> Option<usize> {
    if let Some(end) = place(text, at) {
        // `Việt Nam học` and the like go on in lower case and are no place.
        return Some(end);
    }
    let name = place_word(text, at)?;
    if let Some(end) = place(text, name) {
        return Some(end);
    }
    let mut end = name;
    while end < name + 3
        && text.is_capital(end)
        && !(end > name && name::vietnamese(text, end).is_some())
        && LEXICON.titles.longest(&text.tokens, end).is_none()
    {
        end += 1;
    }
    (end > name).then_some(end)
}

/// The place at `at` has a word like `tỉnh` before it.
fn is_word_place(text: &Text<'_>, at: usize) -> bool {
    place_word(text, at).is_some()
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
    let next =
        place(text, second).is_some() || LEXICON.countries.in_pair(&text.tokens, second).is_some();
    (dash && next && (taken.placed || short())).then_some(second)
}

/// Whether the capital at `at` begins something else than the name's next word.
fn stops(text: &Text<'_>, from: usize, at: usize, head: Head) -> bool {
    let title = LEXICON.titles.longest(&text.tokens, at);
    if title.is_some_and(|(length, title)| !title.loose && length > 1) {
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
        .is_some_and(|(length, head)| !head.loose && length > 1);
    let before = &text.tokens[at - 1];
    if (known || inner) && (head.unit || before.is("và") || before.is(",")) {
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
            && LEXICON.heads.longest(&text.tokens, at).is_none()
            && name::vietnamese(text, at).is_none_or(|length| length < 3)
    };
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

/// A word in lower case that may stand within a name: where it ends. Where a name may end in it, the
/// name has taken it in.
fn inner_word(text: &Text<'_>, from: usize, at: usize, taken: &mut Continuation) -> Option<usize> {
    let token = text.tokens.get(at)?;
    if token.is_word() && at > 0 {
        let before = &text.tokens[at - 1];
        if at == taken.end && at > from && (token.is("tại") || token.is("ở")) {
            return located(text, at + 1).then_some(at + 1);
        }
        let known = LEXICON.bodies.goes_on(&before.level, &token.level);
        if !known {
            return None;
        }
        let ends = LEXICON.bodies.closes(&before.level, &token.level)
            && text
                .tokens
                .get(at + 1)
                .is_none_or(|next| !LEXICON.bodies.goes_on(&token.level, &next.level));
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

/// The place at `at` tells bodies apart behind `tại`: a country, or a city abroad.
///
/// Example: `Hội Phụ nữ Việt Nam tại Berlin`; but a meeting is held in
/// `Hội Nông dân Việt Nam tại Hà Nội`.
fn located(text: &Text<'_>, at: usize) -> bool {
    let vietnam = CountryCode::new("VN");
    let abroad = LEXICON
        .places
        .longest(&text.tokens, at)
        .is_some_and(|(_, place)| Some(place.country) != vietnam);
    text.is_capital(at) && (abroad || LEXICON.countries.longest(&text.tokens, at).is_some())
}
