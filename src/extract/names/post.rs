//! Titles of posts with the bodies in which they are held.

use std::ops::Range;

use crate::extract::names::charge::charged;
use crate::extract::names::continuation::is_following;
use crate::extract::names::grammar;
use crate::extract::names::organization::{Organizations, Place};
use crate::extract::names::reach::{office, term, whole};
use crate::extract::names::text::Text;
use crate::lexicon::{LEXICON, Shape, Title};
use crate::model::LocalOrganization;

/// A post as it stands in a text.
#[derive(Debug, Clone)]
pub(crate) struct Post {
    /// The title's tokens.
    pub(crate) title: Range<usize>,
    /// The body in which it is held.
    pub(crate) organization: Option<LocalOrganization>,
    /// `nguyên`, `cựu` stands before it.
    pub(crate) former: bool,
    /// The last year of the term for which it is held: `nhiệm kỳ 2017 - 2020`.
    pub(crate) until: Option<i16>,
    /// The tokens of the title with its body.
    pub(crate) span: Range<usize>,
    /// Behind what belongs to it, a term of office included.
    pub(crate) end: usize,
    /// How the title joins with others.
    pub(crate) traits: Title,
    /// A post in an organ within a body, see [`Title::is_member`].
    pub(crate) member: bool,
}

/// Words that go on a title in lower case: `Phó Trưởng Ban phụ trách`.
const MODIFIERS: [&str; 14] = [
    "thường trực",
    "tt",
    "phụ trách",
    "danh dự",
    "điều hành",
    "chuyên trách",
    "không chuyên trách",
    "cấp cao",
    "kiêm nhiệm",
    "thứ nhất",
    "thứ hai",
    "quốc gia",
    "lâm thời",
    "đặc mệnh toàn quyền",
];

/// How many posts a chain of them has at most, before a name or behind it.
pub(crate) const MOST: usize = 24;

/// The posts that begin at a token: more than one where `kiêm` joins them.
pub(crate) fn posts(
    texts: &[Text<'_>],
    bodies: &Organizations,
    at: usize,
    from: usize,
) -> Vec<Post> {
    let text = &texts[at];
    let Some(first) = post(text, bodies, at, from) else {
        return Vec::new();
    };
    let mut posts = vec![first];
    while let Some(last) = posts.last()
        && posts.len() < MOST
        && let also = last.end + usize::from(text.is(last.end, ","))
        && text.is(also, "kiêm")
        && let Some(next) = post(text, bodies, at, also + 1)
    {
        posts.push(next);
    }
    // `Bộ trưởng Chủ nhiệm Văn phòng Chính phủ`
    if let [first] = posts.as_slice()
        && first.organization.is_none()
        && first.end == first.title.end
        && !first.traits.shared.is_empty()
        && text.is_capital(first.end)
        && let Some(next) = post(text, bodies, at, first.end)
        && next.organization.is_some()
    {
        let office = text.ends_in(next.title.end, "chủ nhiệm");
        if let Some(minister) = posts.first_mut().filter(|_| office) {
            minister.organization = next.organization;
        }
        posts.push(next);
        return posts;
    }
    // `Phó Chủ tịch kiêm Tổng Thư ký VUFO`: the body stands behind the last.
    if let Some(shared) = posts.last().and_then(|post| in_chief(text, bodies, post)) {
        for post in posts.iter_mut().filter(|post| !post.traits.bodiless) {
            post.organization = post.organization.or(Some(shared));
        }
    }
    posts
}

/// The body in which posts are held that `kiêm` joins to the last one: of a department's head the whole that it is
/// part of, if the text tells it: `Phó Chủ tịch kiêm Trưởng Ban Phật giáo Quốc tế`.
fn in_chief(text: &Text<'_>, bodies: &Organizations, last: &Post) -> Option<LocalOrganization> {
    let body = last.organization?;
    if !text.is(last.title.end - 1, "ban") {
        return Some(body);
    }
    let whole = bodies.whole(body);
    (whole != body).then_some(whole)
}

fn post(text: &Text<'_>, bodies: &Organizations, at: usize, from: usize) -> Option<Post> {
    let former = text.is_any(from, &["nguyên", "cựu"]);
    // `Cố vấn` is a title.
    // `thừa ủy quyền Chủ tịch nước`: who acts for the president is not the acting one.
    if text.ends_in(from + 1, "ủy quyền") {
        return None;
    }
    let fresh = text.is_any(from, &["tân", "quyền", "cố"])
        && LEXICON.titles.longest(&text.tokens, from).is_none();
    // `Q. Hiệu trưởng`
    let letter = (text.tokens.get(from)).is_some_and(|token| token.is("q") && token.is_capital());
    let acting = letter && text.is(from + 1, ".");
    let start = from + usize::from(former || fresh) + 2 * usize::from(acting);
    let (length, traits) = LEXICON.titles.longest(&text.tokens, start)?;
    // `Tỉnh ủy viên`: the body's name begins the title.
    if let Some(place) = bodies.starting(at, start)
        && place.tokens.end + 1 == start + length
        && text.is(place.tokens.end, "viên")
    {
        let mut post = finish(text, start..start + length, None, former, traits);
        post.organization = Some(place.body);
        return Some(post);
    }
    // `UVTW Đảng`, `TUV`: title and body in one.
    if let Some(place) = bodies.starting(at, start)
        && (text.tokens[start].level.starts_with("uvt") || text.is_any(start, &["tuv", "tvtu"]))
    {
        let mut post = finish(text, start..start + 1, Some(place), former, traits);
        post.organization = Some(place.body);
        return Some(post);
    }
    // `Đại sứ quán` is no `Đại sứ`, `Đoàn Chủ tịch` no `Chủ tịch`, `Hội đồng Bộ trưởng` no `Bộ trưởng`.
    if bodies.holding(at, start).is_some()
        || (start > 0 && text.is(start - 1, "đoàn"))
        || text.ends_in(start, "hội đồng")
    {
        return None;
    }
    // `giữ chức vụ Phó Bí thư` is no `Vụ phó`.
    if text.is(start, "vụ") && text.ends_in(start, "chức") {
        return None;
    }
    // `Ban Thường vụ Tỉnh ủy` has no post.
    if text.is(start, "thường")
        && text.is(start + 1, "vụ")
        && start > 0
        && !text.is_any(start - 1, &["-", ",", "là"])
    {
        return None;
    }
    // `Nhà Văn hóa Thanh niên` is a house.
    if text.is(start, "nhà") && text.is_capital(start + 1) {
        return None;
    }
    let mut end = start + length;
    // `UV. HĐTS`
    let short = length == 1 && text.tokens[start].shape == Shape::Capitals;
    end += usize::from(short && text.is(end, ".") && text.is_capital(end + 1));
    let first = if acting || fresh && text.is(from, "quyền") {
        from
    } else {
        start
    };
    // The title's last word begins the body's name.
    for head in &traits.shared {
        let from = (end + 1).saturating_sub(1 + head.split(' ').count());
        if let Some(place) = bodies.starting(at, from)
            && (place.tokens.end > end || place.tokens.end == end && place.by_name)
        {
            // `Thường trực Ban Bí thư`: the head is the body's whole name.
            let behind = if place.tokens.end > end { end } else { from };
            let mut post = finish(text, first..behind, Some(place), former, traits);
            (post.end, post.until) = term(text, whole(text, bodies, at, place));
            return Some(post);
        }
    }
    // `Trưởng Ban Tổ chức`, `Ủy viên Ban Chấp hành Hội …`: the organ stays with the title.
    let mut member = traits.is_member();
    let shared = traits.shared.iter().find_map(|head| {
        grammar::organ(text, (end + 1).saturating_sub(1 + head.split(' ').count()))
    });
    if let Some(organ) = shared.or_else(|| {
        grammar::organ(text, end).filter(|_| {
            const SMALL: [&str; 3] = ["ban cán sự", "chi bộ", "đảng ủy"];
            let small = SMALL.iter().any(|words| text.behind(end, words).is_some());
            let named = text.is_capital(end) || small;
            named && bodies.holding(at, end).is_none()
        })
    }) {
        end = organ;
        member = true;
    }
    while let Some(more) = modifier(text, end) {
        end = more;
    }
    let assisted = assisted(text, start, end);
    end = assisted.unwrap_or(end);
    // `Phó Chủ tịch – Tổng Thư ký VUFO` is one joint title.
    if text.is(end, "-")
        && text.is_capital(end + 1)
        && let Some((more, next)) = LEXICON.titles.longest(&text.tokens, end + 1)
        && !next.loose
        && next.shared.is_empty()
    {
        end += 1 + more;
    }
    // `chủ tịch TW Hội người Việt Nam ở Séc`
    let central = text.is_any(end, &["tw", "tư"]) && bodies.starting(at, end).is_none();
    // `Chủ tịch Trung ương Hội`
    let whole_land = (text.behind(end, "trung ương"))
        .filter(|&word| bodies.holding(at, end).is_none() && bodies.starting(at, word).is_some());
    let behind =
        whole_land.unwrap_or(end + usize::from(central || text.is_any(end, &["của", "tại"])));
    // `Giám đốc tổ chức GPI`: the word that says what it is stands before the name.
    let place = bodies.starting(at, behind).or_else(|| {
        let name = ["tổ chức", "công ty", "tập đoàn", "quỹ"]
            .iter()
            .find_map(|words| text.behind(behind, words))?;
        bodies.starting(at, name).filter(|_| text.is_lower(behind))
    });
    // `Công sứ, Đại sứ quán Việt Nam tại Campuchia`
    let place = place.or_else(|| {
        let mission = |place: &&Place| text.is_any(place.tokens.start, &["đại", "tổng", "phái"]);
        bodies
            .starting(at, end + 1)
            .filter(|place| text.is(end, ",") && !traits.bodiless && mission(place))
    });
    // `ông A (Trưởng Văn phòng, Quỹ X)`: all that the brackets hold.
    let place = place.or_else(|| {
        let open = from.checked_sub(1).is_some_and(|open| text.is(open, "("));
        bodies
            .starting(at, end + 1)
            .filter(|place| open && text.is(end, ",") && text.is(place.tokens.end, ")"))
            .filter(|_| !traits.bodiless && !traits.profession)
    });
    let place = place.or_else(|| in_charge(text, bodies, at, end));
    let place = place.or_else(|| tasked(text, bodies, at, end));
    let place = place.or_else(|| charged(text, bodies, at, end).filter(|_| !traits.bodiless));
    let named = end - usize::from(place.is_some() && text.is(end - 1, "."));
    let mut post = finish(text, first..named, place, former, traits);
    // `thay cho Chủ tịch nhiệm kỳ trước là ông A`
    let then = ["nhiệm kỳ trước", "khóa trước", "khoá trước", "tiền nhiệm"];
    if let Some(end) = then
        .iter()
        .find_map(|words| text.behind(post.span.end, words))
    {
        post.former = true;
        post.end = end;
    }
    // `Ủy viên Ban Thường vụ, Ban Chấp hành, Phó Chủ tịch Hội …`
    while member
        && text.is(post.end, ",")
        && let Some(more) = grammar::organ(text, post.end + 1)
        && text.is(more, ",")
    {
        post.end = more;
    }
    post.member = member;
    post.traits.loose &= assisted.is_none();
    if let Some(place) = place {
        let end = whole(text, bodies, at, place);
        // `Bí thư Tỉnh ủy Bắc Ninh cũ`: of a province before it was joined with another.
        let gone = usize::from(text.is(end, "cũ"));
        (post.end, post.until) = term(text, end + gone);
    }
    Some(post)
}

/// Behind the office whose holder somebody assists: `Trợ lý Tổng thống`, `Thư ký báo chí của Thủ tướng`.
fn assisted(text: &Text<'_>, start: usize, end: usize) -> Option<usize> {
    const ASSISTANTS: [&str; 9] = [
        "trợ lý",
        "thư ký",
        "cố vấn",
        "đặc phái",
        "người phát",
        "phát ngôn",
        "phái viên",
        "phó trợ",
        "đại diện",
    ];
    let assists = ASSISTANTS
        .iter()
        .any(|words| text.behind(start, words).is_some());
    let from = end + usize::from(text.is(end, "của"));
    let (length, office) = LEXICON.titles.longest(&text.tokens, from)?;
    (assists && office.bodiless && text.is_capital(from)).then_some(from + length)
}

/// The mission that stands behind what its member is in charge of: `Bí thư thứ nhất phụ trách văn hóa, giáo dục Đại
/// sứ quán Ấn Độ`.
fn in_charge<'b>(
    text: &Text<'_>,
    bodies: &'b Organizations,
    at: usize,
    end: usize,
) -> Option<&'b Place> {
    const LONGEST: usize = 12;
    let word = |at: usize, word: &str| text.tokens.get(at).is_some_and(|token| token.is(word));
    let from = if word(end, "phụ") {
        text.behind(end, "phụ trách")?
    } else {
        Some(end).filter(|_| word(end - 1, "trách"))?
    };
    let mission = (from + 1..from + LONGEST)
        .take_while(|&token| !text.is_any(token - 1, &[";", ".", ":", "(", ")"]))
        .find(|&token| {
            text.is_any(token, &["đại", "tổng", "lãnh", "phái"]) && text.is_capital(token)
        })
        .and_then(|token| bodies.starting(at, token));
    // `quốc vụ khanh phụ trách đối ngoại Bộ Quốc phòng Lào`
    mission.or_else(|| {
        const FIELD: usize = 5;
        let body = (from + 1..from + FIELD)
            .take_while(|&token| text.is_lower(token - 1))
            .find_map(|token| bodies.starting(at, token))?;
        let plain = |token: usize| !is_following(text, token) || text.is(token, "và");
        (text.is_capital(body.tokens.start) && (from..body.tokens.start).all(plain)).then_some(body)
    })
}

/// The body behind what its member is there for, in small letters: `Phó Chỉ huy trưởng về chính trị Bộ CHQS tỉnh
/// Nghệ An`, `Điều phối viên dự án của Quỹ Hoa Sen`, `Trưởng bộ phận tiêu thụ Công ty Sao Mai`.
fn tasked<'b>(
    text: &Text<'_>,
    bodies: &'b Organizations,
    at: usize,
    end: usize,
) -> Option<&'b Place> {
    const LONGEST: usize = 8;
    const TASKS: [&str; 30] = [
        "an ninh",
        "bán hàng",
        "chuyên môn",
        "chính trị",
        "chương trình",
        "cấp cao",
        "dự án",
        "hành chính",
        "hậu cần",
        "khu vực",
        "kinh doanh",
        "kỹ thuật",
        "kế hoạch",
        "nghiên cứu",
        "nghiệp vụ",
        "nhân sự",
        "phát triển",
        "phục hồi",
        "tham mưu",
        "tiêu thụ",
        "truyền thông",
        "tài chính",
        "tình nguyện",
        "tư vấn",
        "vùng",
        "về",
        "vận động",
        "y tế",
        "đào tạo",
        "đối ngoại",
    ];
    if !text.is_lower(end) || !TASKS.iter().any(|task| text.behind(end, task).is_some()) {
        return None;
    }
    let body = (end + 1..end + LONGEST)
        .take_while(|&token| text.is_lower(token - 1))
        .find_map(|token| bodies.starting(at, token))?;
    let between = end + 1..body.tokens.start;
    // `Giám đốc dự án cho biết Sở Y tế …`
    let verb = between.clone().any(|token| {
        let of = token + 1 == between.end;
        is_following(text, token) && !(of && text.is_any(token, &["của", "tại", "ở"]))
    });
    (!verb).then_some(body)
}

fn modifier(text: &Text<'_>, at: usize) -> Option<usize> {
    // `bí thư thứ nhất phụ trách cộng đồng`: of what somebody is in charge is no part of the title.
    let charged = |words: &str, end: usize| {
        let field = || LEXICON.portfolios.longest(&text.tokens, end).is_some();
        words == "phụ trách" && (text.is_lower(end) || field())
    };
    (MODIFIERS.iter())
        .find_map(|words| Some((words, text.behind(at, words)?)))
        .filter(|(words, end)| !charged(words, *end))
        .map(|(_, end)| end)
}

/// The post with its body, the country or the place of the office, and the term of office behind it.
fn finish(
    text: &Text<'_>,
    title: Range<usize>,
    place: Option<&Place>,
    former: bool,
    traits: &Title,
) -> Post {
    let mut end = place.map_or(title.end, |place| place.tokens.end);
    if place.is_none() {
        end = office(text, end);
    }
    let span = title.start..end;
    let (end, until) = term(text, end);
    Post {
        organization: place.map(|place| place.body),
        former,
        until,
        end,
        span,
        title,
        member: traits.is_member(),
        traits: traits.clone(),
    }
}
