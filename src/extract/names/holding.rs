//! Which posts a person holds, and in which body where the words beside the post name none.

use crate::extract::names::address::address;
use crate::extract::names::holder::opens_on_guest;
use crate::extract::names::link::link;
use crate::extract::names::organization::Organizations;
use crate::extract::names::person::People;
use crate::extract::names::place;
use crate::extract::names::post::{self, Post};
use crate::extract::names::text::Text;
use crate::lexicon::word::level;
use crate::lexicon::{LEXICON, Shape, region};
use crate::model::{LocalOrganization, LocalPerson, OrganizationKind, PositionFact};
use crate::text::normalize;

/// How far, in tokens, a name may stand behind the words that open a list of one side's people.
pub(crate) const FARTHEST_SIDE: usize = 200;

/// How far, in tokens, a post may stand behind the name of whoever comes to it.
const FARTHEST_HOLDER: usize = 40;

impl People<'_> {
    /// Gives a person the posts behind the name: `, Ủy viên …, Phó Trưởng Ban …`.
    ///
    /// Where posts before the name begin at `led`, those behind it may be the next person's:
    /// `Tiếp Đại sứ Lào A, Chủ tịch nước đề nghị …`, `Đại sứ Lào A, Tổng Bí thư, Chủ tịch nước B`.
    pub(crate) fn posts_behind(
        &mut self,
        at: usize,
        end: usize,
        person: LocalPerson,
        led: Option<usize>,
    ) -> usize {
        let text = &self.texts[at];
        if text.is(end, ",") && led.is_some_and(|post| opens_on_guest(text, post)) {
            return end;
        }
        let mut posts: Vec<Post> = Vec::new();
        let named = end;
        let end = aside(text, end);
        let mut behind = end;
        let mut former = false;
        let mut elected = false;
        let mut shared = link(text, end).is_some();
        while posts.len() < post::MOST {
            let mut from = behind;
            let first = posts.is_empty();
            let mut parted = false;
            // `từng giữ các chức vụ: Giám đốc …; Bí thư …`, `rồi Bí thư …`
            let next = former && !first && text.is_any(from, &[";", "rồi"]);
            let mut joined = text.is(from, ",")
                || next
                || text.is_dash(from)
                || text.is_title_dash(from)
                || (first && text.is(from, "("));
            from += usize::from(joined);
            if let Some(link) = link(text, from) {
                from = link.end;
                former = link.former || first && is_past(text, end);
                elected |= link.elected || first && is_elected(text, end);
                joined = true;
            } else if text.is(from, "và") && !first {
                from += 1;
                joined = true;
                parted = true;
            }
            // `ông A, ông B, đồng Phó Chủ tịch …`: of both.
            if first && joined && text.is(from, "đồng") && !text.is(from + 1, "chí") {
                from += 1;
                shared = true;
            }
            // `đồng chí Dao Phet Aroune Chủ tịch Liên hiệp Công đoàn …`
            let bare = !joined && first && text.is_capital(from);
            if !joined && !bare {
                break;
            }
            let mut more = post::posts(self.texts, self.bodies, at, from);
            if bare
                && more
                    .iter()
                    .any(|post| post.traits.loose || post.organization.is_none())
            {
                break;
            }
            let Some(last) = more.last() else { break };
            // The post right before the next name is that person's.
            let next = last.end;
            let foreign = !text.is_any(next, &[","]) && self.names_next(at, next);
            // `, Phó Tỉnh trưởng 3 tỉnh Svay Rieng, …` are others.
            let many = text.is_any(next, &["các", "hai", "ba"])
                || (text.tokens.get(next)).is_some_and(|token| token.shape == Shape::Number);
            if foreign || many {
                if foreign && led.is_some() && !parted {
                    posts.clear();
                    behind = end;
                }
                break;
            }
            // `A, Lãnh sự Thương mại B` are two.
            let on = last.traits.loose && text.is_capital(next) && last.end == last.title.end;
            if on
                && (next + 1..next + 4)
                    .any(|token| text.is_capital(token) && self.names_next(at, token))
            {
                break;
            }
            behind = next;
            for post in &mut more {
                post.former |= former;
            }
            posts.extend(more);
        }
        let mut inherited = inherit(text, self.bodies, &posts);
        let body = self
            .delegation(at, end, behind)
            .or_else(|| self.side(at, end))
            .or_else(|| self.listed(at, end).filter(|_| !text.is_capital(behind)))
            .or_else(|| {
                // A `Bí thư` leads a committee, not an association.
                let chosen =
                    elected && !(posts.iter()).any(|post| text.ends_in(post.title.end, "bí thư"));
                chosen.then(|| self.convened()).flatten()
            });
        self.fill(at, &mut inherited, body);
        self.listed_last = (inherited.iter().rev())
            .find_map(|post| post.organization)
            .map(|body| (at, behind, body));
        self.give(at, person, &inherited);
        if posts.is_empty() {
            return named;
        }
        if shared {
            for person in std::mem::take(&mut self.waiting.1) {
                self.give(at, person, &inherited);
            }
        }
        behind
    }

    /// Puts posts without a body of their own in this one.
    pub(crate) fn fill(&self, at: usize, posts: &mut [Post], body: Option<LocalOrganization>) {
        let Some(body) = body else { return };
        let name = level(&self.bodies.get(body).name);
        for post in posts {
            let heads = &post.traits.shared;
            let own = post.traits.loose
                || post.traits.profession
                || post.traits.bodiless
                // A `Vụ trưởng` heads a `Vụ`.
                || !heads.is_empty() && !heads.iter().any(|head| name.starts_with(&*level(head)))
                || post.former
                || self.texts[at].ends_in(post.title.end, "ủy viên")
                || self.is_in_other(at, post);
            if !own && post.organization.is_none() {
                post.organization = Some(body);
            }
        }
    }

    /// The title goes on with a capital that begins nobody's name: `Giám đốc Ban quản lý dự án` is none of the
    /// association that the sentence is about.
    fn is_in_other(&self, at: usize, post: &Post) -> bool {
        let text = &self.texts[at];
        // `bà B - cố vấn trưởng dự án`
        if text.behind(post.end, "dự án").is_some() {
            return true;
        }
        post.end == post.title.end
            && text.is_capital(post.end)
            && LEXICON.heads.longest(&text.tokens, post.end).is_some()
            && !self.names_next(at, post.end)
    }

    /// The body whose delegation a person leads, whose post behind the name names none:
    /// `Đoàn Hội Hữu nghị Lào - Việt Nam do bà Khamla, Phó Chủ tịch làm Trưởng đoàn`.
    pub(crate) fn delegation(
        &self,
        at: usize,
        name: usize,
        behind: usize,
    ) -> Option<LocalOrganization> {
        let text = &self.texts[at];
        let leads = ["làm trưởng đoàn", "dẫn đầu", "làm đoàn trưởng"]
            .iter()
            .any(|words| text.behind(behind, words).is_some());
        let by = (name.saturating_sub(12)..name)
            .rev()
            .find(|&token| text.is(token, "do"))
            .filter(|_| leads)?;
        self.bodies.before(at, by, by.saturating_sub(10))
    }

    /// The body whose side a sentence lists: `Về phía LĐLĐ tỉnh có đồng chí A, Chủ tịch; đồng chí B, Phó
    /// Chủ tịch.`
    pub(crate) fn side(&self, at: usize, name: usize) -> Option<LocalOrganization> {
        let text = &self.texts[at];
        let start = text
            .sentence_start(name)
            .max(name.saturating_sub(FARTHEST_SIDE));
        let opens = (start + 1..name).rev().find(|&token| {
            let side = ["phía", "lãnh đạo", "đại diện"];
            side.iter().any(|words| text.ends_in(token, words))
        })?;
        let place = self.bodies.starting(at, opens)?;
        text.is_any(place.tokens.end, &["có", "gồm", "tham", "dự", ",", ":"])
            .then_some(place.body)
    }

    /// The body of the person named right before in a list, where the next one's post names none:
    /// `ông A, Giám đốc Quỹ X; bà B, Phó Giám đốc`.
    fn listed(&self, at: usize, end: usize) -> Option<LocalOrganization> {
        let text = &self.texts[at];
        let (paragraph, behind, body) = self.listed_last?;
        let apart = paragraph == at
            && text.is_any(behind, &[";", ","])
            && end.saturating_sub(behind) < 9
            && !(behind + 1..end).any(|token| text.is_any(token, &[",", ";", "."]));
        apart.then_some(body)
    }

    /// The association whose congress or meeting a page reports, which elects people to posts of its own:
    /// the one that it names most.
    fn convened(&self) -> Option<LocalOrganization> {
        *self.convened.get_or_init(|| self.most_named())
    }

    fn most_named(&self) -> Option<LocalOrganization> {
        let mut counts = vec![0; self.bodies.facts.len()];
        for place in &self.bodies.places {
            counts[place.body.index()] += 1;
        }
        let elects = |body: &LocalOrganization| {
            matches!(
                self.bodies.get(*body).kind,
                OrganizationKind::FriendshipAssociation
                    | OrganizationKind::LocalUnion
                    | OrganizationKind::Peoples
                    | OrganizationKind::SocioPolitical
            ) && !self.bodies.is_unit(*body)
        };
        let bodies = (0u32..)
            .map(LocalOrganization)
            .take(self.bodies.facts.len());
        let (most, body) = bodies
            .filter(elects)
            .map(|body| (counts[body.index()], body))
            .max_by_key(|(count, body)| (*count, u32::MAX - body.0))?;
        (most > 1).then_some(body)
    }

    /// Posts that stand apart from the name of whoever comes to them: the person named last before, in
    /// the same sentence.
    ///
    /// Example: `Đồng chí A trở về công tác tại Bộ Ngoại giao trên cương vị Quyền Bộ trưởng`.
    pub(crate) fn give_apart(&mut self, at: usize, token: usize, posts: &[Post]) -> bool {
        const COMES: [&str; 12] = [
            "hiện là",
            "hiện nay là",
            "hiện đang là",
            "bổ nhiệm làm",
            "cử làm",
            "cương vị",
            "giữ chức",
            "chức vụ",
            "chức danh",
            "giao",
            "bầu làm",
            "phân công làm",
        ];
        let text = &self.texts[at];
        let start = text
            .sentence_start(token)
            .max(token.saturating_sub(FARTHEST_HOLDER));
        // `Bà A sinh năm 1978; trước khi được bổ nhiệm là Trưởng phòng …`
        let former = text.ends_in(token, "là")
            && (start..token).any(|at| text.behind(at, "trước khi").is_some());
        if !former && !COMES.iter().any(|words| text.ends_in(token, words)) {
            return false;
        }
        let named_last = |before: usize| {
            let last = self.named.before(at, before);
            last.filter(|one| one.text == at && one.tokens.start >= start)
        };
        // `Ông A được Chủ tịch nước B bổ nhiệm làm …`: B gives the post to A.
        let given = (start..token).rev().find(|&at| text.is(at, "được"));
        let nearest = match (named_last(token), given) {
            (Some(one), Some(given)) if one.tokens.start > given => named_last(given),
            (nearest, _) => nearest,
        };
        let Some((person, named)) = nearest.map(|one| (one.person, one.tokens.end)) else {
            return false;
        };
        // `Bộ trưởng A bổ nhiệm ông B giữ chức …`: of B, whom the page has named in full before.
        let other = (named..token).any(|from| {
            let (name, _, addressed) = address(text, from);
            addressed && name > from && text.is_capital(name)
        });
        if other {
            return false;
        }
        let mut posts = posts.to_vec();
        for post in &mut posts {
            post.former |= former;
        }
        self.fill(at, &mut posts, self.bodies.before(at, token, named));
        self.give(at, person, &posts);
        true
    }

    /// The person behind `đối với` to whom a decision gives the post before it, or from whom it takes the
    /// post: where to go on.
    ///
    /// Examples: `phê chuẩn kết quả miễn nhiệm chức vụ Chủ tịch UBND tỉnh Nghệ An đối với ông A`; `bầu Phó Chủ tịch
    /// HĐND tỉnh, nhiệm kỳ 2016-2021, đối với bà B`.
    pub(crate) fn give_ahead(&mut self, at: usize, token: usize, posts: &[Post]) -> Option<usize> {
        const FARTHEST: usize = 9;
        const DECIDED: [&str; 9] = [
            "chức vụ",
            "chức danh",
            "chức",
            "miễn nhiệm",
            "bãi nhiệm",
            "phê chuẩn",
            "bầu",
            "bầu bổ sung",
            "bầu giữ chức",
        ];
        let text = &self.texts[at];
        let decided = DECIDED.iter().any(|words| text.ends_in(token, words));
        // `Quỹ là tổ chức thành viên của Liên hiệp …`
        if !decided || text.ends_in(token, "tổ chức") {
            return None;
        }
        let end = posts.last()?.end;
        let end = end + usize::from(text.is(end, ","));
        let from = (end..end + FARTHEST)
            .take_while(|&at| !text.is_any(at, &[".", ",", ";"]))
            .filter(|at| !text.is(at - 1, "thay"))
            .find_map(|at| {
                ["đối với", "với", "cho", "của"]
                    .iter()
                    .find_map(|words| text.behind(at, words))
            })
            .filter(|&from| address(text, from).2)?;
        let former = is_taken(text, token);
        let named = self.places.len();
        let behind = self.read_name(at, from)?;
        let person = self.places.get(named..)?.last()?.person;
        let mut posts = posts.to_vec();
        for post in &mut posts {
            post.former |= former;
        }
        self.give(at, person, &posts);
        Some(behind)
    }

    /// The person behind what the holder of a post is in charge of: where to go on.
    ///
    /// Example: `Trợ lý Ngoại trưởng Mỹ phụ trách khu vực Đông Á Daniel Miller`.
    pub(crate) fn give_charged(&mut self, at: usize, posts: &[Post]) -> Option<usize> {
        const FARTHEST: usize = 16;
        let text = &self.texts[at];
        let end = posts.last()?.end;
        if !text.is_any(end, &["phụ", "đặc"]) || !text.is(end + 1, "trách") {
            return None;
        }
        let mut from = end + 2;
        while from < end + FARTHEST && text.tokens.get(from)?.is_word() {
            let named = self.places.len();
            if let Some(body) = self.bodies.holding(at, from) {
                from = body.tokens.end;
            } else if let Some(length) =
                region(&text.tokens, from).filter(|_| text.is_capital(from))
            {
                from += length;
            } else if let Some(place) = place::place(text, from) {
                from = place;
            } else if let Some(behind) = self
                .read_name(at, from)
                .or_else(|| self.titled_foreign(at, from, None))
            {
                let person = self.places.get(named..)?.last()?.person;
                self.give(at, person, posts);
                return Some(behind);
            } else {
                from += 1;
            }
        }
        None
    }

    /// A person whom a form of address alone means, with the posts behind it: `Ông nguyên là Thứ trưởng …`,
    /// `bầu bà giữ chức Chủ tịch`.
    pub(crate) fn read_pronoun(&mut self, at: usize, token: usize) {
        let text = &self.texts[at];
        let Some(end) = ["ông", "bà", "đồng chí", "ngài"]
            .iter()
            .find_map(|words| text.behind(token, words))
        else {
            return;
        };
        if link(text, end).is_none() {
            return;
        }
        // `ông A gửi vòng hoa. Bà làm …`: not of whom the page calls by the other word.
        const FARTHEST: usize = 4;
        let other = match text.tokens[token].is("bà") {
            true => ["ông", "anh", "thầy"],
            false => ["bà", "chị", "cô"],
        };
        let mut before = (at, token);
        for _ in 0..FARTHEST {
            let Some(one) = self.named.before(before.0, before.1) else {
                return;
            };
            if one.text + 1 < at {
                return;
            }
            let start = one.tokens.start;
            before = (one.text, start);
            let called = start > 0 && self.texts[one.text].is_any(start - 1, &other);
            if !called || !text.is_any(token, &["ông", "bà"]) {
                let person = one.person;
                self.posts_behind(at, end, person, None);
                return;
            }
        }
    }

    pub(crate) fn give(&mut self, at: usize, person: LocalPerson, posts: &[Post]) {
        let text = &self.texts[at];
        for post in posts {
            let group = post.traits.loose && !post.traits.shared.is_empty();
            if (post.traits.profession || group) && post.organization.is_none() {
                continue;
            }
            let title = text.text(post.title.clone()).to_owned();
            let span = text.span(post.span.clone());
            let over = post
                .until
                .is_some_and(|last| self.year.is_some_and(|year| last < year));
            let former = post.former || over;
            let positions = &mut self.facts[person.index()].positions;
            let alike = positions.iter_mut().find(|position| {
                let same = position.organization == post.organization;
                // Who has left a post is not given it again: `đồng hành với bà trên cương vị Chủ tịch Hội`.
                normalize(&position.title) == normalize(&title)
                    && (position.former == former || same && position.former)
                    && (same || position.organization.is_none() || post.organization.is_none())
            });
            match alike {
                Some(position) => {
                    position.organization = position.organization.or(post.organization);
                    if !position.spans.contains(&span) {
                        position.spans.push(span);
                    }
                }
                None => positions.push(PositionFact {
                    title,
                    organization: post.organization,
                    former,
                    spans: vec![span],
                }),
            }
        }
    }
}

/// Members' posts without a body of their own stand in the body of the next post, or in the body of
/// which that one is part: `Ủy viên Ban Thường vụ, Phó Trưởng Ban … Ban Hợp tác Quốc tế, Trung ương
/// Hội NDVN`.
pub(crate) fn inherit(text: &Text<'_>, bodies: &Organizations, posts: &[Post]) -> Vec<Post> {
    let mut filled = posts.to_vec();
    for at in 0..filled.len() {
        // `Phó Chủ tịch, Chủ tịch UBND huyện Phù Yên`
        if filled[at].organization.is_none()
            && let Some(next) = filled.get(at + 1)
            && text.is_any(filled[at].end, &[",", "rồi", "và"])
        {
            let title = level(text.text(filled[at].title.clone()));
            let chief = level(text.text(next.title.clone()));
            if title.strip_prefix("phó ") == Some(&*chief) {
                filled[at].organization = next.organization;
            }
        }
        // `Trợ lý Bộ trưởng, Chánh Văn phòng Bộ Ngoại giao`: in the ministry of the next post.
        if filled[at].organization.is_none()
            && let Some(body) = filled.get(at + 1).and_then(|next| next.organization)
            && text.is(filled[at].end, ",")
        {
            let whole = bodies.whole(body);
            let name = level(&bodies.get(whole).name);
            let heads = &filled[at].traits.shared;
            if heads
                .iter()
                .any(|head| name.starts_with(&format!("{} ", level(head))))
            {
                filled[at].organization = Some(whole);
            }
        }
        // `Phó Bí thư, Trưởng ban Tổ chức Tỉnh ủy`
        let secretary = text.ends_in(filled[at].title.end, "bí thư");
        if (filled[at].member || secretary) && filled[at].organization.is_none() {
            let next = filled[at + 1..].iter().find_map(|post| post.organization);
            // `Ủy viên Ban Thường vụ, Phó Chủ tịch HĐND tỉnh`: no council has such a board.
            let board = ["thường vụ", "btv", "uvbtv"]
                .iter()
                .any(|words| text.ends_in(filled[at].title.end, words));
            let party = |body: &LocalOrganization| {
                let kind = bodies.get(*body).kind;
                !(secretary && kind != OrganizationKind::Party
                    || board && kind == OrganizationKind::State)
            };
            filled[at].organization = next.map(|body| bodies.whole(body)).filter(party);
        }
    }
    filled
}

/// Behind what may stand between a name and its posts: where somebody is seen, how old somebody is.
///
/// Examples: `ông A (bên trái), Chủ tịch …`; `bà B, 68 tuổi, Giám đốc …`.
fn aside(text: &Text<'_>, end: usize) -> usize {
    const LONGEST: usize = 9;
    let closing = (end + 1..end + LONGEST)
        .find(|&at| text.is(at, ")") || LEXICON.titles.longest(&text.tokens, at).is_some())
        .filter(|&at| text.is(at, ")"));
    // `ông Ngụy Hoa Tường (Wei Huaxiang), Tổng Lãnh sự …`
    let respelled = closing
        .is_some_and(|close| close > end + 2 && (end + 1..close).all(|at| text.is_capital(at)));
    if text.is(end, "(")
        && (text.is_lower(end + 1) || respelled)
        && let Some(close) = closing
        && (text.is(close + 1, ",") || text.is_dash(close + 1))
    {
        return close + 1;
    }
    let number =
        |at: usize| (text.tokens.get(at)).is_some_and(|token| token.shape == Shape::Number);
    let aged = number(end + 1) && text.is(end + 2, "tuổi");
    let born = text.behind(end + 1, "sinh năm").is_some_and(number);
    let behind = end + if born { 4 } else { 3 };
    if text.is(end, ",") && (aged || born) && text.is(behind, ",") {
        return behind;
    }
    end
}

/// The sentence of the token at `at` speaks of what was: `Trước đây, ông A là Tỉnh trưởng …`.
fn is_past(text: &Text<'_>, at: usize) -> bool {
    let start = text.sentence_start(at);
    ["trước đây", "trước đó", "trước kia"]
        .iter()
        .any(|words| text.behind(start, words).is_some())
}

/// The post at `at` is taken from its holder: `phê chuẩn miễn nhiệm chức vụ Chủ tịch UBND tỉnh Nghệ An của ông A`.
pub(crate) fn is_taken(text: &Text<'_>, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|from| {
        ["miễn nhiệm", "bãi nhiệm", "thôi giữ"]
            .iter()
            .any(|words| text.behind(from, words).is_some())
    })
}

/// The person named before `end` is elected: `bầu ông A giữ chức Chủ tịch`.
fn is_elected(text: &Text<'_>, end: usize) -> bool {
    (end.saturating_sub(10)..end).any(|token| text.is(token, "bầu"))
}
