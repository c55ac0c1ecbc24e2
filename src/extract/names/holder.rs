//! Whose a title is that stands beside a name.

use rustc_hash::FxHashSet;

use crate::extract::names::address::address;
use crate::extract::names::key::is_home;
use crate::extract::names::name;
use crate::extract::names::organization::Organizations;
use crate::extract::names::post::Post;
use crate::extract::names::text::Text;
use crate::lexicon::LEXICON;
use crate::model::PersonFact;
use crate::text::normalize;

/// The words with capitals behind words for places, up to four of them, in every length.
pub(crate) fn provinces(texts: &[Text<'_>], bodies: &Organizations) -> FxHashSet<String> {
    let mut found = FxHashSet::default();
    for (at, text) in texts.iter().enumerate() {
        for from in 1..text.tokens.len() {
            if text.is_any(from - 1, &["tỉnh", "phố", "bang", "huyện"])
                && bodies.holding(at, from - 1).is_none()
            {
                let ends = (from + 1..=from + 4).take_while(|end| text.is_capital(end - 1));
                found.extend(ends.map(|end| text.level(from..end)));
            }
        }
    }
    found
}

/// A title right before a name that is a form of address there: `Đại sứ Nguyễn Phương Nga`.
pub(crate) fn is_rank(text: &Text<'_>, posts: &[Post]) -> bool {
    let [post] = posts else {
        return false;
    };
    let ranked = LEXICON
        .honorifics
        .longest(&text.tokens, post.title.start)
        .is_some_and(|(length, rank)| rank.kept && post.title.start + length == post.end);
    ranked && post.organization.is_none() && !post.former && text.is_capital(post.end)
}

/// The title before a comma is another person's than the one behind it: an envoy who is met, the one for
/// whom somebody acts.
///
/// Examples: `gặp lại Đại sứ, Chủ tịch Phan Anh Sơn …`; `Thừa ủy quyền của Bộ trưởng, Thứ trưởng …`.
pub(crate) fn is_other_holder(text: &Text<'_>, token: usize, posts: &[Post]) -> bool {
    let [post] = posts else {
        return false;
    };
    // `Thừa ủy quyền của đồng chí Giám đốc Sở, đồng chí …`
    let led = ["đồng chí", "ngài", "ông", "bà"]
        .iter()
        .find(|form| text.ends_in(token, form))
        .map_or(token, |form| token - form.split(' ').count());
    let acts = [
        "ủy quyền",
        "ủy quyền của",
        "ủy quyền cho",
        "ủy nhiệm của",
        "thay mặt",
        "thừa lệnh",
        "đồng ý của",
        "cho phép của",
        "phân công của",
        "chúc mừng",
    ]
    .iter()
    .any(|words| text.ends_in(led, words));
    // One man holds both: `thừa ủy quyền của Tổng Bí thư, Chủ tịch nước A, …`.
    let both = text.behind(post.title.start, "tổng bí thư , chủ tịch nước");
    if both.is_some_and(|end| text.is_capital(end)) {
        return false;
    }
    let envoy = (LEXICON.honorifics.longest(&text.tokens, post.title.start))
        .is_some_and(|(length, rank)| rank.kept && post.title.start + length == post.title.end);
    // `Tham tán Công sứ, Phó Đại sứ Lào A`: one envoy holds both.
    let deputy = ["phó đại sứ", "đại biện", "phó tổng lãnh sự"]
        .iter()
        .any(|words| text.is(post.end, ",") && text.behind(post.end + 1, words).is_some());
    acts || envoy && post.end == post.title.end && !text.begins_sentence(token) && !deputy
        || post.traits.bodiless && opens_on_guest(text, token)
}

/// Nobody holds the post at `token` yet, so that who is named behind a comma holds another: `chờ kiện toàn chức vụ Bí
/// thư Thành ủy, đồng chí A …`.
pub(crate) fn is_vacant(text: &Text<'_>, token: usize) -> bool {
    const VACANT: [&str; 4] = ["kiện toàn", "khuyết", "chờ bầu", "chờ bổ nhiệm"];
    const NAMED: [&str; 3] = ["chức vụ", "chức danh", "chức"];
    let post = (NAMED.iter())
        .find(|words| text.ends_in(token, words))
        .map_or(token, |words| token - words.split(' ').count());
    VACANT.iter().any(|words| text.ends_in(post, words))
}

/// The sentence or a part of it begins with what somebody does to the holder of the post at `token`, whose
/// subject follows behind a comma: `Tiếp Đại sứ Lào, Chủ tịch nước …`.
pub(crate) fn opens_on_guest(text: &Text<'_>, token: usize) -> bool {
    const OPENERS: [&str; 17] = [
        "chia tay",
        "chào mừng",
        "chào đón",
        "chúc mừng",
        "cảm ơn",
        "gặp",
        "gặp gỡ",
        "gặp lại",
        "hội kiến",
        "hội đàm với",
        "làm việc với",
        "nhận lời của",
        "nhận lời mời của",
        "theo lời mời của",
        "tiếp",
        "trao đổi với",
        "đón",
    ];
    OPENERS.iter().any(|words| {
        let length = words.split(' ').count();
        let from = token.saturating_sub(length);
        let opens = |at: usize| text.begins_sentence(at) || text.is(at - 1, ",");
        let glad = || text.ends_in(from, "vui mừng") && opens(from - 2);
        text.ends_in(token, words) && (opens(from) || glad())
    })
}

/// The posts behind a guest's name at `name` are the host's, who speaks: `Gặp lại bà A, Phó Chủ tịch nước gửi lời …`.
pub(crate) fn speaks_to_guest(
    text: &Text<'_>,
    name: usize,
    posts: impl FnOnce() -> Vec<Post>,
) -> bool {
    const SAYS: [&str; 14] = [
        "gửi", "bày", "nhấn", "khẳng", "cảm", "chúc", "đề", "đánh", "mong", "hoan", "nhất", "ghi",
        "nêu", "chia",
    ];
    let addressed = ["bà", "ông", "ngài", "đồng chí"]
        .iter()
        .find(|form| text.ends_in(name, form))
        .map_or(name, |form| name - form.split(' ').count());
    let speaks = |post: &Post| post.traits.bodiless && text.is_any(post.end, &SAYS);
    opens_on_guest(text, addressed) && matches!(&posts()[..], [post] if speaks(post))
}

/// Drops posts in no known body whose title is the beginning of another's: `Thứ trưởng Bùi Thanh Sơn` is the
/// `Thứ trưởng Thường trực Bộ Ngoại giao`, `Chủ tịch Lương Cường` the `Chủ tịch nước`.
pub(crate) fn drop_short(person: &mut PersonFact) {
    let longer: Vec<(String, bool)> = (person.positions.iter())
        .map(|position| (normalize(&position.title), position.former))
        .collect();
    person.positions.retain(|position| {
        let title = format!("{} ", normalize(&position.title));
        position.organization.is_some()
            || !longer
                .iter()
                .any(|(other, former)| *former == position.former && other.starts_with(&title))
    });
}

/// Drops a guest's post in the body at home of the same name as the guest's own: `Bộ trưởng Quốc phòng Song
/// Young-moo` where the page has called him `Bộ trưởng Bộ Quốc phòng Hàn Quốc`.
pub(crate) fn drop_home(person: &mut PersonFact, bodies: &Organizations) {
    let held: Vec<_> = (person.positions.iter())
        .filter_map(|position| Some((normalize(&position.title), position.organization?)))
        .collect();
    person.positions.retain(|position| {
        let Some(own) = position.organization.map(|body| bodies.get(body)) else {
            return true;
        };
        let name = format!("{} ", normalize(&own.name));
        !is_home(own.country)
            || !held.iter().any(|(title, body)| {
                let other = bodies.get(*body);
                *title == normalize(&position.title)
                    && !is_home(other.country)
                    && normalize(&other.name).starts_with(&name)
            })
    });
}

/// Behind `là` that presents the holder of the title before it: `Chủ tịch mới là đồng chí Vũ Hải Hà`.
///
/// Of several holders `gồm` does so as well: `Các Phó Chủ tịch Hội gồm ông A, B và C`; `là` may stand apart: `Hai Ủy viên … cùng chủ trì là các đồng chí: A - …; B - …`.
pub(crate) fn presented(text: &Text<'_>, token: usize, end: usize, shared: bool) -> Option<usize> {
    // `Tiếp Đại sứ là ông A`: the host, not the guest.
    if token > 0 && text.is_any(token - 1, &["tiếp", "đón", "gặp"]) {
        return None;
    }
    const APART: usize = 10;
    let apart = || {
        let verb = (end..end + APART).find(|&at| !text.is_lower(at) || text.is(at, "là"))?;
        let from = ["là các đồng chí :", "là các ông :", "là đồng chí :"]
            .iter()
            .find_map(|words| text.behind(verb, words))?;
        shared.then_some(from)
    };
    const LISTS: [&str; 3] = ["gồm có", "bao gồm", "gồm"];
    let lists = LISTS.iter().filter(|_| shared);
    ["là", "mới là", "hiện là", "hiện nay là"]
        .iter()
        .chain(&THEN)
        .chain(lists)
        .find_map(|words| text.behind(end, words))
        .filter(|&from| address(text, from).2)
        .or_else(apart)
        .or_else(|| shared.then(|| counted(text, end)).flatten())
}

/// Where the first of those is named whom a number tells before their post: `Hai Phó Chủ tịch Hội được bầu bổ sung gồm
/// ông A …`, `có 8 Phó Chủ tịch, trong đó có bà B …`, `bốn Phó Chủ tịch tỉnh, gồm các ông: C, D`.
fn counted(text: &Text<'_>, end: usize) -> Option<usize> {
    const FARTHEST: usize = 12;
    const LISTS: [&str; 7] = [
        "trong đó có",
        "lần lượt là",
        "gồm có",
        "bao gồm",
        "gồm",
        "đó là",
        "là",
    ];
    const BETWEEN: [&str; 34] = [
        ",", "-", "/", "mới", "được", "bầu", "bổ", "sung", "nhiệm", "kỳ", "khóa", "trước", "này",
        "hiện", "nay", "tại", "cùng", "còn", "lại", "khác", "vừa", "trúng", "đắc", "tái", "cử",
        "của", "tỉnh", "thành", "phố", "huyện", "phê", "chuẩn", "hội", "chuyên",
    ];
    for at in end..end + FARTHEST {
        if let Some(from) = LISTS.iter().find_map(|words| text.behind(at, words)) {
            let from = from + usize::from(text.is(from, ":"));
            let from = from + usize::from(text.is(from, "các"));
            let (name, _, addressed) = address(text, from);
            // `gồm các ông: A, B`
            let said = LEXICON.honorifics.longest(&text.tokens, from);
            if let Some((length, _)) = said.filter(|(length, _)| text.is(from + length, ":")) {
                return Some(from + length + 1);
            }
            let named = name::vietnamese(text, name).is_some_and(|length| length > 2);
            return (addressed || named).then_some(from);
        }
        if !text.is_any(at, &BETWEEN) && !text.is_number(at) {
            return None;
        }
    }
    None
}

/// Words between a post and who held it at a time that is told: `Bộ trưởng Ngoại giao Nhật Bản lúc đó là ông A`.
const THEN: [&str; 5] = [
    "bấy giờ là",
    "khi đó là",
    "lúc bấy giờ là",
    "lúc đó là",
    "thời đó là",
];

/// Such words end before `at`.
pub(crate) fn is_then(text: &Text<'_>, at: usize) -> bool {
    THEN.iter().any(|words| text.ends_in(at, words))
}
