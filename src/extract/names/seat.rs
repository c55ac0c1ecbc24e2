//! The body in which a post is held whose words name none: of its neighbours, of the side or the delegation
//! that a sentence speaks of, of the congress that a page reports.

use crate::extract::names::address::address;
use crate::extract::names::link::link;
use crate::extract::names::name;
use crate::extract::names::organization::Organizations;
use crate::extract::names::person::People;
use crate::extract::names::post::{self, Post};
use crate::extract::names::text::Text;
use crate::lexicon::word::level;
use crate::lexicon::{LEXICON, Shape};
use crate::model::{LocalOrganization, LocalPerson, OrganizationKind};

/// How far, in tokens, a name may stand behind the words that open a list of one side's people.
pub(crate) const FARTHEST_SIDE: usize = 200;

impl People<'_> {
    /// Puts posts without a body of their own in this one.
    pub(crate) fn fill(
        &self,
        at: usize,
        holder: Option<LocalPerson>,
        posts: &mut [Post],
        body: Option<LocalOrganization>,
    ) {
        let Some(body) = body.filter(|_| !self.is_late(holder)) else {
            return;
        };
        let name = level(&self.bodies.get(body).name);
        for post in posts {
            let heads = &post.traits.shared;
            let own = post.traits.loose
                || post.traits.profession
                || post.traits.bodiless && !self.leads_party(at, post, body)
                // A `Vụ trưởng` heads a `Vụ`.
                || !heads.is_empty() && !heads.iter().any(|head| name.starts_with(&*level(head)))
                || post.former
                || self.texts[at].ends_in(post.title.end, "ủy viên")
                // `phó bí thư, chủ tịch UBND phường`: of the Party.
                || self.texts[at].ends_in(post.title.end, "bí thư")
                    && self.bodies.get(body).kind == OrganizationKind::State
                || self.is_in_other(at, post);
            if !own && post.organization.is_none() {
                post.organization = Some(body);
            }
        }
    }

    /// Nobody of today, whose posts are in no body that a page speaks of: `thời Chủ tịch Hồ Chí Minh`.
    fn is_late(&self, holder: Option<LocalPerson>) -> bool {
        holder.is_some_and(|holder| LEXICON.is_late(&self.facts[holder.index()].name))
    }

    /// The post is the leader's of a party: `Đoàn Đảng Cộng sản Nhật Bản do ông A, Tổng Bí thư dẫn đầu`.
    fn leads_party(&self, at: usize, post: &Post, body: LocalOrganization) -> bool {
        self.texts[at].ends_in(post.title.end, "bí thư")
            && self.bodies.get(body).name.starts_with("Đảng ")
    }

    /// The title goes on with a capital that begins nobody's name: `Giám đốc Ban quản lý dự án` is none of the
    /// association that the sentence is about.
    fn is_in_other(&self, at: usize, post: &Post) -> bool {
        let text = &self.texts[at];
        // `bà B - cố vấn trưởng dự án`, `ông C, chính trị viên đại đội 21`
        const OTHERS: [&str; 6] = [
            "dự án",
            "lữ đoàn",
            "sư đoàn",
            "tiểu đoàn",
            "trung đoàn",
            "đại đội",
        ];
        if OTHERS
            .iter()
            .any(|words| text.behind(post.end, words).is_some())
        {
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
        // `do đồng chí A – Tổng Bí thư – dẫn đầu`
        let verb = behind + usize::from(text.is_dash(behind) || text.is(behind, ","));
        let leads = [
            "làm trưởng đoàn",
            "dẫn đầu",
            "làm đoàn trưởng",
            "làm đội trưởng",
        ]
        .iter()
        .any(|words| text.behind(verb, words).is_some());
        let by = (name.saturating_sub(12)..name)
            .rev()
            .find(|&token| text.is(token, "do"))
            .filter(|_| leads)?;
        self.bodies.first_of_chain(text, by, by.saturating_sub(10))
    }

    /// The body that has those who hold the post at `token`: `Sở Ngoại vụ có Giám đốc Lê Văn Nam`, `UBND tỉnh còn các Phó
    /// Chủ tịch là ông A, bà B`.
    pub(crate) fn owner(&self, at: usize, token: usize) -> Option<LocalOrganization> {
        const LONGEST: usize = 8;
        const COUNTS: [&str; 7] = ["các", "những", "hai", "ba", "bốn", "năm", "sáu"];
        let text = &self.texts[at];
        let last = token.checked_sub(1)?;
        let counted = text.is_any(last, &COUNTS) || text.tokens[last].shape == Shape::Number;
        let verb = last.checked_sub(usize::from(counted))?;
        let has = text.is(verb, "có") || counted && text.is_any(verb, &["còn", "gồm"]);
        let from = token.saturating_sub(LONGEST + usize::from(counted));
        has.then(|| self.bodies.before(at, token, from)).flatten()
    }

    /// The body right before `do` that the person named before `end` leads: `Quỹ Hoa Sen do bà A làm Giám đốc`.
    pub(crate) fn led_by(&self, at: usize, end: usize) -> Option<LocalOrganization> {
        const LONGEST: usize = 10;
        let text = &self.texts[at];
        let by = leads_from(text, end)?;
        let open = (by.saturating_sub(LONGEST)..by)
            .rev()
            .find(|&token| text.is(token, "("))
            .filter(|_| text.ends_in(by, ")"));
        let named = open.unwrap_or(by).checked_sub(1)?;
        let place = self.bodies.holding(at, named)?;
        (place.tokens.end == named + 1).then_some(place.body)
    }

    /// The body whose side or whose delegation a sentence lists: `Về phía LĐLĐ tỉnh có đồng chí A, Chủ tịch; đồng chí
    /// B, Phó Chủ tịch.`, `Đoàn Trường Đại học Vinh gồm có ông A, Hiệu trưởng; …`
    pub(crate) fn side(&self, at: usize, name: usize) -> Option<LocalOrganization> {
        let text = &self.texts[at];
        let start = text
            .sentence_start(name)
            .max(name.saturating_sub(FARTHEST_SIDE));
        let opens = (start + 1..name).rev().find(|&token| {
            let side = ["phía", "lãnh đạo", "đại diện"];
            let sent = ["đoàn", "đại biểu", "công tác"];
            let of = token - usize::from(text.is(token - 1, "của"));
            side.iter().any(|words| text.ends_in(token, words))
                || sent.iter().any(|words| text.ends_in(of, words))
                    && (self.bodies.starting(at, token))
                        .is_some_and(|body| text.is(body.tokens.end, "gồm"))
        })?;
        let place = self.bodies.starting(at, opens)?;
        text.is_any(place.tokens.end, &["có", "gồm", "tham", "dự", ",", ":"])
            .then_some(place.body)
    }

    /// The body of the person named right before in a list, where the next one's post names none:
    /// `ông A, Giám đốc Quỹ X; bà B, Phó Giám đốc`.
    pub(crate) fn listed(&self, at: usize, end: usize) -> Option<LocalOrganization> {
        let text = &self.texts[at];
        let (paragraph, behind, body) = self.listed_last?;
        let apart = paragraph == at
            && text.is_any(behind, &[";", ","])
            && end.saturating_sub(behind) < 9
            && !(behind + 1..end).any(|token| {
                // `TT. Thích Thanh Điện`
                let short = text.is(token, ".") && text.tokens[token - 1].shape == Shape::Capitals;
                text.is_any(token, &[",", ";", "."]) && !short
            });
        apart.then_some(body)
    }

    /// The body of the person right before, whose post is that of which the next one is the deputy's or the same
    /// deputy's: `Chủ tịch Hội Nông dân Lê Văn Nam, Phó Chủ tịch Trần Thị Mai`.
    pub(crate) fn beside(
        &self,
        at: usize,
        token: usize,
        posts: &[Post],
    ) -> Option<LocalOrganization> {
        let text = &self.texts[at];
        let title = level(text.text(posts.first()?.title.clone()));
        let deputy = title.strip_prefix("phó ")?;
        let under = |chief: &str| deputy.starts_with(chief.strip_prefix("phó ").unwrap_or(chief));
        let led = self.led_last.as_ref().filter(|(paragraph, end, chief, _)| {
            let joined = *paragraph == at && *end + 1 == token;
            joined && text.is_any(*end, &[",", ";", "và"]) && under(chief)
        });
        // `ông A, Chủ tịch Hội X; các đồng chí Phó Chủ tịch B, C`
        const BETWEEN: [&str; 14] = [
            ",", ";", "và", "cùng", "các", "hai", "ba", "đồng", "chí", "ông", "bà", "vị", "đ", "/c",
        ];
        let listed = self.listed_last.filter(|(paragraph, end, _)| {
            let near = *paragraph == at && *end < token && token < *end + 8;
            near && text.is_any(*end, &[",", ";", "và"])
                && (*end..token).all(|between| text.is_any(between, &BETWEEN))
                && under(&self.listed_title)
        });
        led.map(|(.., body)| *body)
            .or(listed.map(|(.., body)| body))
    }

    /// The body that the deputy of a chair names, who is told right behind the chair: `ông A, Chủ tịch và bà B, Phó Chủ
    /// tịch Hội X`.
    pub(crate) fn joined_ahead(
        &self,
        at: usize,
        behind: usize,
        posts: &[Post],
    ) -> Option<LocalOrganization> {
        let text = &self.texts[at];
        let [chief] = posts else { return None };
        if chief.organization.is_some() || !text.is(behind, "và") {
            return None;
        }
        let (start, ..) = address(text, behind + 1);
        let name = name::vietnamese(text, start).filter(|length| *length > 1)?;
        let next = start + name;
        let dashed = text.is(next, ",") || text.is_dash(next) || text.is_title_dash(next);
        // `ông A là Chủ tịch và bà B là Phó Chủ tịch Hội X`
        let from = match dashed {
            true => next + 1,
            false => link(text, next)?.end,
        };
        let deputies = post::posts(self.texts, self.bodies, at, from);
        let deputy = deputies.first()?;
        let title = level(text.text(deputy.title.clone()));
        let own = level(text.text(chief.title.clone()));
        (title.strip_prefix("phó ") == Some(&*own))
            .then_some(deputy.organization)
            .flatten()
    }

    /// The association whose election the paragraphs above tell, of whose outcome the post at `token` opens an entry:
    /// `Ban Chấp hành bầu:` above `1. Chủ tịch: ông A`.
    pub(crate) fn chosen(&self, at: usize, token: usize) -> Option<LocalOrganization> {
        const FARTHEST: usize = 24;
        let opens = |text: &Text<'_>, token: usize| {
            let sign = |at: usize| {
                let number = text.tokens[at].shape == Shape::Number;
                number || text.is_any(at, &[".", ")", "-", "+", "•", "*", "/"])
            };
            token < 4 && (0..token).all(sign)
        };
        let is_entry = |text: &Text<'_>| {
            let mut starts = (0..text.tokens.len().min(4)).filter(|&from| opens(text, from));
            starts.any(|from| LEXICON.titles.longest(&text.tokens, from).is_some())
        };
        if !opens(&self.texts[at], token) {
            return None;
        }
        let mut above = self.texts[at.saturating_sub(FARTHEST)..at].iter().rev();
        let heading = above.find(|text| !is_entry(text))?;
        let last = heading.tokens.len().checked_sub(1)?;
        let elects = (0..last)
            .any(|at| heading.is(at, "bầu") || heading.behind(at, "hiệp thương").is_some());
        (heading.is(last, ":") && elects).then(|| self.convened())?
    }

    /// The association whose congress or meeting a page reports, which elects people to posts of its own:
    /// the one that it names most.
    pub(crate) fn convened(&self) -> Option<LocalOrganization> {
        *self.convened.get_or_init(|| self.most_named())
    }

    fn most_named(&self) -> Option<LocalOrganization> {
        let mut counts = vec![0; self.bodies.facts.len()];
        for place in &self.bodies.places {
            // `Đại hội thành lập Hội A`: whose congress it is.
            let founded = self.texts[place.text].ends_in(place.tokens.start, "thành lập");
            counts[place.body.index()] += if founded && place.by_name { 3 } else { 1 };
        }
        let elects = |body: &LocalOrganization| {
            elects(self.bodies.get(*body).kind) && !self.bodies.is_unit(*body)
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
}

/// Bodies of the kind choose their officers.
fn elects(kind: OrganizationKind) -> bool {
    matches!(
        kind,
        OrganizationKind::FriendshipAssociation
            | OrganizationKind::LocalUnion
            | OrganizationKind::Peoples
            | OrganizationKind::SocioPolitical
    )
}

/// Members' posts without a body of their own stand in the body of the next post, or in the body of
/// which that one is part: `Ủy viên Ban Thường vụ, Phó Trưởng Ban … Ban Hợp tác Quốc tế, Trung ương
/// Hội NDVN`.
pub(crate) fn inherit(text: &Text<'_>, bodies: &Organizations, posts: &[Post]) -> Vec<Post> {
    let mut filled = posts.to_vec();
    for at in 0..filled.len() {
        // `nguyên Chủ tịch Đảng, Chủ tịch nước Lào`: who led party and state has left both.
        let led = ["chủ tịch đảng", "tổng bí thư"]
            .iter()
            .any(|words| text.ends_in(filled[at].title.end, words));
        if led
            && filled[at].former
            && let Some(next) = filled.get_mut(at + 1)
            && text.behind(next.title.start, "chủ tịch nước").is_some()
        {
            next.former = true;
        }
        // `Phó Chủ tịch, Chủ tịch UBND huyện Phù Yên`
        if filled[at].organization.is_none()
            && let Some(next) = filled.get(at + 1)
            && text.is_any(filled[at].end, &[",", "rồi", "và"])
        {
            let title = level(text.text(filled[at].title.clone()));
            let chief = level(text.text(next.title.clone()));
            // `Phó Chủ tịch, Tổng Thư ký Hội Nông dân Việt Nam`
            let chairs = [
                "chủ tịch",
                "phó chủ tịch",
                "chủ tịch thường trực",
                "phó chủ tịch thường trực",
            ];
            let joint = ["tổng thư ký", "phó tổng thư ký", "tổng giám đốc"].contains(&&*chief)
                && chairs.contains(&&*title);
            // `Phó Chủ tịch, Trưởng ban Đối ngoại Hội Nông dân Việt Nam`: the unit's head is of the whole as well.
            let unit = (next.organization)
                .filter(|body| chairs.contains(&&*title) && bodies.is_unit(*body))
                .map(|body| (bodies.whole(body), body))
                .filter(|(whole, body)| whole != body && elects(bodies.get(*whole).kind));
            if title.strip_prefix("phó ") == Some(&*chief) || joint {
                filled[at].organization = next.organization;
            } else if let Some((whole, _)) = unit {
                filled[at].organization = Some(whole);
            } else if ["bộ trưởng", "thứ trưởng"].contains(&&*title)
                && ["chủ nhiệm", "phó chủ nhiệm"].contains(&&*chief)
            {
                // `Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ` is one joint title.
                filled[at].organization = next.organization;
            } else if ["tổng thư ký", "phó tổng thư ký"].contains(&&*title)
                && chief.ends_with("chánh văn phòng")
            {
                // `Phó Tổng Thư ký, Chánh Văn phòng Hội Luật gia Việt Nam`
                let body = next.organization.map(|body| bodies.whole(body));
                filled[at].organization = body.filter(|body| elects(bodies.get(*body).kind));
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
        let secretary = text.ends_in(filled[at].title.end, "bí thư")
            && !text.ends_in(filled[at].title.end, "tổng bí thư");
        // `Ủy viên Thường trực, Trưởng ban Phong trào Ủy ban MTTQ Việt Nam tỉnh Phú Thọ`
        let standing = || text.ends_in(filled[at].title.end, "ủy viên thường trực");
        if filled[at].organization.is_none() && (filled[at].member || secretary || standing()) {
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

/// Where `do` stands before the person named before `end`, who leads what stands before it: `Diễn đàn do ông A làm Chủ
/// tịch`.
pub(crate) fn leads_from(text: &Text<'_>, end: usize) -> Option<usize> {
    const LONGEST: usize = 10;
    let leads = text.is_any(end, &["làm", "giữ"]) && link(text, end).is_some();
    (end.saturating_sub(LONGEST)..end)
        .rev()
        .find(|&token| text.is(token, "do"))
        .filter(|_| leads)
}
