//! Which posts a person holds whose name they stand beside.

use crate::extract::names::aside::{aside, beyond, holds_post, inside, names_post, piece};
use crate::extract::names::holder::{opens_on_guest, speaks_to_guest};
use crate::extract::names::link::{link, link_by};
use crate::extract::names::person::People;
use crate::extract::names::post::{self, Post};
use crate::extract::names::seat::{inherit, leads_from};
use crate::extract::names::text::Text;
use crate::lexicon::word::level;
use crate::lexicon::{LEXICON, Shape, tokens};
use crate::model::{LocalOrganization, LocalPerson, PositionFact, Span};
use crate::text::normalize;

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
        let name = self.places.last().map_or(end, |place| place.tokens.start);
        let said = || post::posts(self.texts, self.bodies, at, end + 1);
        if text.is(end, ",") && led.is_none() && speaks_to_guest(text, name, said) {
            return end;
        }
        let mut posts: Vec<Post> = Vec::new();
        let named = end;
        let end = aside(text, end);
        let mut behind = end;
        let mut former = false;
        let mut elected = false;
        let mut shared = link(text, end).is_some() || self.is_paired(at, name, end);
        while posts.len() < post::MOST {
            // `A, B (kiêm Trưởng ban C) giữ chức Phó Chủ tịch`: what the bracket says is of the last alone.
            if text.is(end, "(")
                && text.is(behind, ")")
                && let Some(link) = link(text, behind + 1)
                && !posts.is_empty()
            {
                let own = inherit(text, self.bodies, &posts);
                self.give(at, person, &own);
                posts.clear();
                shared = true;
                behind += 1;
                elected |= link.elected || is_elected(text, named);
            }
            let first = posts.is_empty();
            // `ông A, Phó trưởng phòng quản lý đô thị, nguyên Bí thư …`
            if !first {
                behind = beyond(text, behind);
            }
            let mut from = behind;
            let mut parted = false;
            // `từng giữ các chức vụ: Giám đốc …; Bí thư …`, `rồi Bí thư …`
            let next = former && !first && text.is_any(from, &[";", "rồi"]);
            let mut joined = text.is(from, ",")
                || next
                || text.is_dash(from)
                || text.is_title_dash(from)
                || (first && text.is(from, "("))
                // `, Chủ tịch Hội X (nguyên Giám đốc Sở Y)`
                || text.is(from, "(") && text.is_any(from + 1, &["nguyên", "cựu", "kiêm"])
                || text.is(from, "(") && holds_post(text, from);
            from += usize::from(joined);
            // `ông A (64 tuổi, Phó Chủ tịch Hội X)`
            if first && text.is(behind, "(") {
                from = inside(text, from);
            }
            // `bà A và bà B, đều là Phó Hiệu trưởng …`, `ông A và ông B (cùng nguyên Chủ tịch …)`
            if first && joined && text.is_any(from, &["cùng", "đều"]) {
                from += 1;
                shared = true;
            }
            if let Some(link) = link(text, from).or_else(|| link_by(text, from)) {
                from = link.end;
                let chosen = first && is_elected(text, end);
                elected |= link.elected || chosen;
                let present = text.is(from - 1, "là") && shared && text.is(end, ",");
                former = link.former || first && !chosen && !present && is_past(text, end);
                joined = true;
                // `là Thạc sĩ quản trị kinh doanh, Ủy viên …`
                from = piece(text, from - 1).map_or(from, |comma| comma + 1);
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
            // `Đồng chí A ủy viên dự khuyết Trung ương Đảng, …`: in small letters too, where a body is named.
            let bare = !joined && first && (text.is_capital(from) || names_post(text, from));
            if !joined && !bare {
                break;
            }
            // `bà A, Đảng viên Đảng Nhân dân, Chủ tịch Quốc hội`: a member of a party holds no post in it.
            if joined
                && let Some(party) = text.behind(from, "đảng viên")
                && let Some(place) = self.bodies.starting(at, party)
            {
                behind = place.tokens.end;
                continue;
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
            // `ông A, Cố vấn Thủ tướng Campuchia B`: the office alone is the next one's.
            if foreign
                && joined
                && let Some(office) = advised(text, last)
            {
                behind = office;
                posts.extend(more);
                break;
            }
            if foreign || many {
                // `Hòa thượng A, Phó Chủ tịch Hội đồng, Hòa thượng B`: the next one's rank ends the posts of the first.
                if foreign && led.is_some() && !parted && !last.traits.profession {
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
            // `GS A, cố Chủ tịch danh dự Hội …`
            let late = text.is(from, "cố") && last.title.start > from;
            for post in &mut more {
                post.former |= former || late;
            }
            posts.extend(more);
        }
        let mut inherited = inherit(text, self.bodies, &posts);
        let each = shared && self.is_each_ones(text, &mut inherited);
        let body = self
            .delegation(at, end, behind)
            .or_else(|| self.led_by(at, end))
            .or_else(|| self.joined_ahead(at, behind, &inherited))
            .or_else(|| self.side(at, end))
            .or_else(|| self.listed(at, end).filter(|_| !text.is_capital(behind)))
            .or_else(|| {
                // A `Bí thư` leads a committee, not an association.
                let chosen = elected
                    && leads_from(text, end).is_none()
                    && !(posts.iter()).any(|post| text.ends_in(post.title.end, "bí thư"));
                chosen.then(|| self.convened()).flatten()
            });
        self.fill(at, Some(person), &mut inherited, body);
        self.listed_last = None;
        if let Some((post, body)) =
            (inherited.iter().rev()).find_map(|post| Some(post).zip(post.organization))
        {
            self.listed_last = Some((at, behind, body));
            self.listed_title = level(text.text(post.title.clone())).into_owned();
        }
        if each {
            let waiting = std::mem::take(&mut self.waiting.1);
            let holders = waiting.into_iter().chain([person]);
            for (holder, post) in holders.zip(inherited) {
                self.give(at, holder, &[post]);
            }
            return behind;
        }
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

    /// Whether somebody of whom nothing is told stands right before the name, so that one post is of both: `; ông A và bà
    /// B, Phó Chủ tịch Hội X;`.
    fn is_paired(&self, at: usize, name: usize, end: usize) -> bool {
        let text = &self.texts[at];
        let [other] = self.waiting.1.as_slice() else {
            return false;
        };
        let first = &self.facts[other.index()];
        let joined = self.waiting.0.0 == at
            && self.waiting.0.1 <= name
            && text.is(self.waiting.0.1.wrapping_sub(1), "và");
        // A post behind a pair is told in a list of people, each with posts.
        let listed = (self.waiting.0.1.saturating_sub(8)..self.waiting.0.1)
            .any(|token| text.is_any(token, &[";", ":"]));
        joined && listed && text.is(end, ",") && first.positions.is_empty()
    }

    /// As many posts joined by `và` as people in a list are each one's, in their order, in the body of the last:
    /// `bầu ông A và bà B giữ chức Chủ tịch và Phó Chủ tịch Hội`.
    fn is_each_ones(&self, text: &Text<'_>, posts: &mut [Post]) -> bool {
        let [first @ .., before, last] = posts else {
            return false;
        };
        let joined = text.is(before.end, "và")
            && before.end + 1 == last.title.start
            && first.iter().all(|post| text.is(post.end, ","));
        if !joined || self.waiting.1.len() != first.len() + 1 {
            return false;
        }
        let body = last.organization;
        for post in first.iter_mut().chain([before]) {
            if !post.traits.bodiless {
                post.organization = post.organization.or(body);
            }
        }
        true
    }

    pub(crate) fn give(&mut self, at: usize, person: LocalPerson, posts: &[Post]) {
        let texts = self.texts;
        let text = &texts[at];
        for post in posts {
            let group = post.traits.loose && !post.traits.shared.is_empty();
            // `ông A, thành viên đoàn`
            let group = group || text.level(post.title.clone()) == "thành viên";
            if (post.traits.profession || group) && post.organization.is_none() {
                continue;
            }
            let title = text.text(post.title.clone()).to_owned();
            let span = text.span(post.span.clone());
            let over = post
                .until
                .is_some_and(|last| self.year.is_some_and(|year| last < year));
            let former = post.former || over;
            // `Chủ tịch Lào` is no post in the party whose chair the same one is.
            let of_land = |organization: Option<LocalOrganization>, title: &str, spans: &[Span]| {
                let land = |span: &Span| {
                    let printed = &texts[span.paragraph as usize].source[span.range()];
                    let behind = tokens(printed.get(title.len()..).unwrap_or_default());
                    let nation = usize::from(behind.first().is_some_and(|word| word.is("nước")));
                    LEXICON.countries.longest(&behind, nation).is_some()
                };
                organization.is_none()
                    && normalize(title) == normalize("chủ tịch")
                    && spans.iter().any(land)
            };
            let land = of_land(post.organization, &title, &[span]);
            let key = normalize(&title);
            let positions = &mut self.facts[person.index()].positions;
            let alike = positions.iter_mut().find(|position| {
                let same = position.organization == post.organization;
                // Who has left a post is not given it again: `đồng hành với bà trên cương vị Chủ tịch Hội`.
                (position.former == former || same && position.former)
                    && (same
                        || position.organization.is_none()
                            && !of_land(None, &position.title, &position.spans)
                        || post.organization.is_none() && !land)
                    && normalize(&position.title) == key
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

/// The sentence of the token at `at` speaks of what was: `Trước đây, ông A là Tỉnh trưởng …`, `Từ năm 1996 đến
/// 2002, bà A làm …`.
fn is_past(text: &Text<'_>, at: usize) -> bool {
    const FARTHEST: usize = 6;
    let start = text.sentence_start(at);
    let years = |from: usize| (from..from + FARTHEST).any(|at| text.is_any(at, &["đến", "-"]));
    ["trước đây", "trước đó", "trước kia"]
        .iter()
        .any(|words| text.behind(start, words).is_some())
        || (text.behind(start, "từ năm")).is_some_and(|from| years(from) && !is_present(text, from))
}

/// The years behind `from` last to this day: `Từ năm 2019 đến nay, …`.
fn is_present(text: &Text<'_>, from: usize) -> bool {
    const FARTHEST: usize = 6;
    (from..from + FARTHEST).any(|at| text.is(at, "nay"))
}

/// The person named before `end` is elected: `bầu ông A giữ chức Chủ tịch`.
fn is_elected(text: &Text<'_>, end: usize) -> bool {
    (end.saturating_sub(10)..end).any(|token| text.is(token, "bầu"))
}

/// Where the office of a country begins whose holder somebody advises, and who may be named behind it:
/// `Cố vấn Thủ tướng Campuchia`.
fn advised(text: &Text<'_>, post: &Post) -> Option<usize> {
    const ADVISERS: [&str; 4] = ["cố vấn", "đặc phái viên", "cố vấn của", "đặc phái viên của"];
    let abroad = post.span.end > post.title.end;
    let mut offices = ADVISERS
        .iter()
        .filter_map(|words| text.behind(post.title.start, words));
    offices.find(|&office| {
        let title = LEXICON.titles.longest(&text.tokens, office);
        abroad && title.is_some_and(|(length, _)| office + length == post.title.end)
    })
}
