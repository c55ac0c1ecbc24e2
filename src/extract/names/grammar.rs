//! Where the name of a body begins and ends: known names, and names built as such names are.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::names::alike::{
    association_abroad, branch, central, department, house_abroad, is_organ_of_association,
    organ_abroad, party_abroad, town_abroad, with_known,
};
use crate::extract::names::continuation::{FOLLOWING, continuation};
use crate::extract::names::division::division;
use crate::extract::names::key::{home, is_home};
use crate::extract::names::ministry::field_abroad;
use crate::extract::names::name;
use crate::extract::names::namesake::is_titled;
use crate::extract::names::place::{place, place_word};
use crate::extract::names::text::Text;
use crate::extract::names::topic::{described, is_steering_number, steered};
use crate::lexicon::{Body, Head, LEXICON, Phrases, Shape, region};
use crate::model::OrganizationKind;

/// The name of a body as it stands in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    /// Behind its last token.
    pub(crate) end: usize,
    /// The body, where it is known.
    pub(crate) body: Option<&'static Body>,
    /// The first words of a name that is built as names of bodies are.
    pub(crate) head: Option<Head>,
    /// The name ends in a word like `tỉnh`, and the page tells which: `UBND tỉnh`.
    pub(crate) bare: bool,
}

impl Found {
    /// A name that the lexicon does not list as a whole, with the head that it begins with.
    pub(crate) fn unlisted(text: &Text<'_>, tokens: Range<usize>, bare: bool) -> Self {
        Found {
            end: tokens.end,
            body: None,
            head: LEXICON
                .heads
                .longest(&text.tokens, tokens.start)
                .map(|(_, head)| *head),
            bare,
        }
    }
}

/// Names that look like a body's and are an organ within one, a venue or something else.
static OTHERS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::of(&NO_BODIES));

/// Those of them that are an organ.
static ORGANS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let organ = |words: &&str| words.starts_with("ban ") || words.starts_with("hội đồng ");
    Phrases::of(&NO_BODIES.into_iter().filter(organ).collect::<Vec<_>>())
});

const NO_BODIES: [&str; 65] = [
    "tổ chức chương trình",
    "tổ chức diễn đàn",
    "tổ chức hội",
    "tổ chức lễ",
    "tổ chức ngày",
    "tổ chức tọa đàm",
    "tổ chức đại hội",
    "hội nghị",
    "hội thảo",
    "hội trường",
    "hội đàm",
    "hội viên",
    "hội chợ",
    "hội báo",
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
    "ban kiểm phiếu",
    "ban thẩm tra tư cách đại biểu",
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
    "đh đoàn",
    "đh đảng",
    "đh đại biểu",
    "đài kỷ niệm",
    "đài loan",
    "đài tưởng niệm",
    "đài tưởng nhớ",
    "đảng nhà nước",
    "phòng khánh tiết",
    "bộ chỉ số",
    "bộ luật",
    "bộ phim",
    "bộ quy chuẩn",
    "bộ quy tắc",
    "bộ sách",
    "bộ tiêu chí",
    "bộ ảnh",
    "khoa học",
    "nhóm hỗ trợ",
    "ban thanh tra nhân dân",
    "phòng họp",
];

/// The longest name of a body that begins at `at`; in lower case as well with `any_case`.
///
/// A known name gives way to a longer built one only where a place goes on the name:
/// `Hội hữu nghị Việt Nam - Cuba tỉnh Quảng Trị` is not `Hội hữu nghị Việt Nam - Cuba`.
pub(crate) fn longest(text: &Text<'_>, at: usize, any_case: bool) -> Option<Found> {
    if text.is(at, "bộ")
        && is_titled(text, at + 1)
        && let Some((end, _)) = field_abroad(text, at + 1)
    {
        return Some(Found::unlisted(text, at..end, false));
    }
    let known = LEXICON
        .bodies
        .longest(text.source, &text.tokens, at, any_case)
        .map(|(length, body)| (at + length, body));
    if let Some((end, body)) = known
        && is_organ_of_association(text, at, end, body)
    {
        return None;
    }
    if let Some((end, body)) = known
        && let Some(abroad) = party_abroad(text, at, end, body)
            .or_else(|| organ_abroad(text, at, end, body))
            .or_else(|| house_abroad(text, at, end, body))
            .or_else(|| department(text, at, end, body))
            .or_else(|| association_abroad(text, end, body))
            .or_else(|| branch(text, at, end, body))
            .or_else(|| town_abroad(text, at, end, body))
    {
        return Some(abroad);
    }
    let built = built(text, at, any_case);
    match (known, built) {
        (Some((end, body)), Some(built)) if built.end > end => {
            let home = text.behind(end, "việt nam") == Some(built.end)
                || text.is(end, "nước") && is_home(home(&text.tokens[end..built.end]));
            if home {
                Some(Found {
                    body: Some(body),
                    ..built
                })
            } else if goes_on_with_place(text, end) || is_head(text, at, end) {
                Some(built)
            } else {
                Some(Found {
                    end,
                    body: Some(body),
                    head: built.head,
                    bare: false,
                })
            }
        }
        (Some((end, body)), built) => Some(Found {
            end,
            body: Some(body),
            head: built.and_then(|built| built.head),
            bare: false,
        }),
        (None, built) => {
            central(text, at).or_else(|| built.map(|built| with_known(text, at, built)))
        }
    }
}

/// Behind an organ within a body at `at`, such as each body has one: `Ban Tổ chức`, `Ban Chấp hành`.
pub(crate) fn organ(text: &Text<'_>, at: usize) -> Option<usize> {
    // Asked of each word: the others are told by one look.
    const FIRST: [&str; 9] = [
        "ban", "bch", "btv", "chi", "công", "hội", "phân", "đoàn", "đảng",
    ];
    if !FIRST.contains(&&*text.tokens.get(at)?.level) {
        return None;
    }
    if text.is(at, "đảng") {
        // `Bí thư Đảng ủy, Chủ tịch Liên hiệp …`
        if text.is_any(at + 1, &["ủy", "đoàn", "bộ"]) && text.is(at + 2, ",") {
            return Some(at + 2);
        }
        // `Chủ tịch Đảng, Chủ tịch nước Lào`: of the party that rules there.
        let party = text.is_capital(at) && text.is(at + 1, ",");
        if party && LEXICON.titles.longest(&text.tokens, at + 2).is_some() {
            return Some(at + 1);
        }
    }
    // `bí thư chi bộ, Chánh Văn phòng Sở Xây dựng`, `Bí thư Chi bộ 2, Phó Giám đốc …`
    if let Some(end) = text.behind(at, "chi bộ") {
        let number = (text.tokens.get(end)).is_some_and(|token| token.shape == Shape::Number);
        let end = end + usize::from(number);
        let alone = end >= text.tokens.len()
            || text.is_any(end, &[",", ";", ".", ")", "(", "-", "và", "kiêm"]);
        return alone.then_some(end);
    }
    // `Chủ tịch Công đoàn, Trưởng phòng Đọc sách …`
    if let Some(end) = text.behind(at, "công đoàn")
        && text.is(end, ",")
    {
        return Some(end);
    }
    // `Chủ tịch Đoàn Chủ tịch Hội …`
    if let Some(end) = text.behind(at, "đoàn chủ tịch") {
        return Some(end);
    }
    if text.is_any(at, &["bch", "btv"]) {
        return Some(at + 1);
    }
    // `Chủ tịch Phân ban Nga Ủy ban liên Chính phủ …`
    if let Some(end) = text.behind(at, "phân ban") {
        let side = LEXICON.countries.longest(&text.tokens, end);
        // `Chủ tịch Phân ban Hợp tác Việt Nam - Lào`: a body of its own.
        if side.is_none()
            && text.is_capital(end)
            && LEXICON.heads.longest(&text.tokens, end).is_none()
        {
            return None;
        }
        return Some(end + side.map_or(0, |(length, _)| length));
    }
    // `bí thư ban cán sự đảng, chủ tịch UBND tỉnh …`
    if let Some(end) = text.behind(at, "ban cán sự đảng")
        && !text.is_capital(end)
    {
        return Some(end);
    }
    if !text.is_any(at, &["ban", "hội"]) {
        return None;
    }
    if of_event(text, at) || is_steering(text, at) {
        return None;
    }
    let (length, ()) = ORGANS.longest(&text.tokens, at)?;
    Some(at + length)
}

/// A steering committee that is told by what it steers, no organ: `Ban Chỉ đạo Phòng thủ dân sự tỉnh`, `Ban Chỉ
/// đạo công tác biên giới`, `Ban Chỉ đạo 389 tỉnh`.
fn is_steering(text: &Text<'_>, at: usize) -> bool {
    text.behind(at, "ban chỉ đạo").is_some_and(|topic| {
        text.is_capital(topic)
            && name::vietnamese(text, topic).is_none()
            && place(text, topic).is_none()
            && LEXICON.titles.longest(&text.tokens, topic).is_none()
            || steered(text, topic).is_some()
            || is_steering_number(text, topic)
    })
}

/// The organizers of an event that is named behind, or a department of personnel: `Ban Tổ chức Lễ hội Việt -
/// Nhật`, `Ban Tổ chức cán bộ`, `Ban Tổ chức Tỉnh ủy`.
fn of_event(text: &Text<'_>, at: usize) -> bool {
    const EVENTS: [&str; 12] = [
        "chương trình",
        "cuộc thi",
        "diễn đàn",
        "festival",
        "giải",
        "hội nghị",
        "hội thảo",
        "liên hoan",
        "lễ hội",
        "ngày hội",
        "tọa đàm",
        "đại hội",
    ];
    text.behind(at, "ban tổ chức").is_some_and(|event| {
        text.behind(event, "cán bộ").is_some()
            || text.is_any(event, &["tỉnh", "thành", "huyện", "quận", "thị"])
                && text.is(event + 1, "ủy")
            || text.is_capital(event)
                && EVENTS
                    .iter()
                    .any(|words| text.behind(event, words).is_some())
    })
}

/// The known name from `at` to `end` is but the beginning of a head of names abroad: `Chính phủ` of `Chính phủ nhân dân
/// huyện Tân Lâm`.
fn is_head(text: &Text<'_>, at: usize, end: usize) -> bool {
    (LEXICON.heads.longest(&text.tokens, at)).is_some_and(|(length, head)| {
        at + length > end && head.placed && head.kind == OrganizationKind::Foreign
    })
}

/// Whether what follows at `at` is a place that belongs to the name before it.
fn goes_on_with_place(text: &Text<'_>, at: usize) -> bool {
    let from = if text.is_any(at, &["tại", "ở", "nước"]) {
        at + 1
    } else {
        at
    };
    place_word(text, from).is_some()
        || place(text, from).is_some()
        || text.is_capital(from) && region(&text.tokens, from).is_some()
}

/// A name built as names of bodies are: a head and what goes on it.
fn built(text: &Text<'_>, at: usize, any_case: bool) -> Option<Found> {
    if !(any_case || text.is_capital(at)) || place(text, at).is_some_and(|end| end > at + 1) {
        return None;
    }
    let (length, &longest) = LEXICON.heads.longest(&text.tokens, at)?;
    let named = |length, head| Some((length, head, continuation(text, at + length, head)?));
    // `Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch` begins with a longer head than it needs.
    let shorter = || {
        let mut heads = LEXICON.heads.at(&text.tokens, at).skip(1);
        heads.find_map(|(length, &head)| named(length, head))
    };
    let (length, head, (end, bare)) = match named(length, longest) {
        None if !longest.unit || text.ends_in(at + length, "tiểu ban") => {
            shorter().or_else(|| {
                let end = described(text, at + length, at + length)?;
                Some((length, longest, (end, false)))
            })?
        }
        None => (length, longest, division(text, at + length)?),
        Some(found) => found,
    };
    // `Chủ nhiệm Ủy ban Du lịch và Phát triển hạ tầng du lịch`
    let end = (!bare)
        .then(|| described(text, at + length, end))
        .flatten()
        .unwrap_or(end);
    // `Chủ tịch Phân ban Nga Ủy ban liên Chính phủ …`
    let side = text.is(at, "phân") && organ(text, at).is_some();
    let other = side
        || OTHERS.longest(&text.tokens, at).is_some()
            && !of_event(text, at)
            && !is_steering(text, at);
    // `Bộ Trưởng Bộ Ngoại giao`, `Liên hiệp Hữu nghị` alone
    let title = LEXICON.titles.longest(&text.tokens, at);
    if head.loose && title.is_some_and(|(title, _)| title > length)
        || text.behind(at, "liên hiệp hữu nghị") == Some(end)
    {
        return None;
    }
    // A forum is held, or it is a body that somebody heads: `Chủ tịch Diễn đàn Hòa bình châu Á`.
    let held = text.ends_in(at + length, "diễn đàn") && !is_titled(text, at + length);
    // `Chủ tịch Hội LHPN hai tỉnh`: one of each.
    let many = text.is_any(end, &["hai", "ba", "các", "2", "3"])
        && text.is_any(end + 1, &["tỉnh", "địa", "nước", "huyện", "xã", "thành"]);
    if many && end <= at + length + 1 {
        return None;
    }
    // `mô hình Câu lạc bộ Liên thế hệ` is none yet.
    if other || held || text.ends_in(at, "mô hình") || cut(text, at + length, end, head) {
        return None;
    }
    Some(Found {
        end,
        body: None,
        head: Some(head),
        bare,
    })
}

/// The name breaks off within a word: `Sở Ngoại` of `Sở Ngoại vụ`, whose second syllable is unknown.
fn cut(text: &Text<'_>, from: usize, end: usize, head: Head) -> bool {
    head.loose
        && end == from + 1
        && text.is_lower(end)
        && !text.is_any(end, &FOLLOWING)
        && text.tokens[from].shape == Shape::Capital
        && place(text, from).is_none()
}
