//! Titles before names: whose they are, and whom a list gives them.

use std::ops::Range;

use crate::extract::names::address::{address, is_monument};
use crate::extract::names::apart::is_taken;
use crate::extract::names::holder::{
    drop_home, drop_short, is_other_holder, is_rank, is_then, is_vacant, opens_on_guest, presented,
};
use crate::extract::names::link::{cue, link, timed};
use crate::extract::names::name;
use crate::extract::names::person::{People, Place, words};
use crate::extract::names::place;
use crate::extract::names::post::{self, Post};
use crate::extract::names::seat::inherit;
use crate::extract::names::text::Text;
use crate::lexicon::word::level;
use crate::lexicon::{LEXICON, Shape};
use crate::model::{Ground, LexiconLine, LocalPerson, Rule};
use crate::text::normalize;

/// How many lists may open within one another: `Chủ tịch: Phó Chủ tịch: …` without a name opens them for ever.
const DEEPEST: usize = 4;

impl People<'_> {
    /// Posts, and the name behind them if there is one: where to go on.
    pub(crate) fn read_posts(&mut self, at: usize, token: usize) -> Option<usize> {
        let text = &self.texts[at];
        // `Thầy thuốc Nhân dân Trần Sự`: the title of honour is longer than the profession.
        let honour = LEXICON.honorifics.longest(&text.tokens, token);
        let title = LEXICON.titles.longest(&text.tokens, token);
        if let (Some((honour, _)), Some((title, _))) = (honour, title)
            && honour > title
        {
            return None;
        }
        let mut posts = post::posts(self.texts, self.bodies, at, token);
        let mut end = posts.last()?.end;
        if is_monument(text, token) {
            let name = name::vietnamese(text, end).max(name::foreign(text, end));
            return Some(end + name.unwrap_or(0));
        }
        // Posts that are chained before a name: `Ủy viên Bộ Chính trị, Bí thư Trung ương Đảng …`.
        let chained = !is_other_holder(text, token, &posts);
        let spouse = |post: usize| text.ends_in(post, "phu nhân");
        // `Phó Chủ nhiệm Văn phòng Chủ tịch nước - Trợ lý Chủ tịch nước A`
        let dashed = |end: usize| text.is_dash(end) && text.is_title_dash(end);
        while chained && (text.is(end, ",") || dashed(end)) && posts.len() < post::MOST {
            // `Chủ tịch Hội, Phu nhân Đại sứ Lào A`: of the posts behind, none is hers.
            if let Some(his) = text.behind(end + 1, "phu nhân") {
                let his = post::posts(self.texts, self.bodies, at, his);
                end = his.last().map_or(end, |post| post.end);
                break;
            }
            let next = link(text, end + 1).map_or(end + 1, |link| link.end);
            let more = post::posts(self.texts, self.bodies, at, next);
            let Some(last) = more.last() else { break };
            end = last.end;
            posts.extend(more);
        }
        // `Với cương vị Chủ tịch Hội, ông Nam …`, `Khi là Giám đốc Sở năm 2014, bà Mai …`
        let comma = timed(text, end).or(text.is(end, ",").then_some(end));
        let cue = comma.and_then(|_| cue(text, token));
        end = comma.filter(|_| cue.is_some()).unwrap_or(end);
        // `Thừa ủy quyền của Chủ tịch nước, bà …`: the title is another's; `Tiếp Đại sứ Lào, ông A, …` names the guest.
        let named = opens_on_guest(text, token) && address(text, end + 1).2;
        if text.is(end, ",") && (!chained && !named || is_vacant(text, token)) {
            return Some(end);
        }
        // `bổ sung 2 Ủy viên UBND tỉnh là ông A và ông B`
        let counted = |at: usize| {
            text.tokens[at].shape == Shape::Number
                && text.tokens[at].level.len() < 3
                && text.tokens[at + 1].spaced
        };
        let shared = token > 0
            && (text.is_any(
                token - 1,
                &["các", "hai", "ba", "bốn", "năm", "sáu", "những"],
            ) || counted(token - 1))
            || token > 1
                && text.is(token - 1, "chí")
                && text.is_any(token.saturating_sub(3), &["các", "hai"])
            || token > 1
                && text.is_any(token - 1, &["ngài", "ông", "bà", "vị"])
                && text.is_any(token - 2, &["các", "hai", "ba", "bốn"]);
        let many = shared
            || posts.last().is_some_and(|post| {
                // `nguyên Chủ tịch nước: A, B`
                !post.traits.bodiless || post.former || text.ends_in(post.title.end, "ủy viên")
            });
        // `trình Quốc thư lên Chủ tịch nước gồm: Đại sứ A, Đại sứ B`: one man holds the office.
        let (listed, from) = match opens_list(text, end).filter(|_| many) {
            Some(from) => (true, from),
            None => (false, end + usize::from(text.is(end, "-"))),
        };
        let inherited = inherit(text, self.bodies, &posts);
        // `Chủ tịch Hội, bà Nguyễn Thị Lan`
        let whole = text.is_capital(token)
            || posts
                .last()
                .is_some_and(|post| post.span.end > post.title.end);
        let from = if text.is(end, ",")
            && whole
            && (address(text, end + 1).2 || self.is_set_apart(at, end + 1, &posts))
        {
            end + 1
        } else {
            presented(text, token, end, shared).unwrap_or(from)
        };
        if is_rank(text, &posts) {
            let named = self.places.len();
            self.led = Some((at, token, token));
            let behind = self.read_name(at, token);
            if let (Some(place), [post]) = (self.places.get(named), posts.as_slice()) {
                self.ranked.push((at, place.person, post.clone()));
            }
            return behind;
        }
        let certain = posts.iter().any(|post| {
            !post.traits.loose || text.is_capital(post.title.start) || post.organization.is_some()
        });
        // `nhà văn Lê Lựu`: a profession before a name is a form of address.
        if !certain && let Some(behind) = self.read_name(at, token) {
            return Some(behind);
        }
        // `bà A, Phu nhân Thủ tướng B, Chủ tịch Hội …`
        let wife = (spouse(token)
            .then(|| self.named.before(at, token))
            .flatten())
        .filter(|one| one.text == at && one.tokens.end + 3 == token)
        .map(|one| one.person);
        let beside = self.beside(at, token, &inherited);
        self.led = Some((at, from, token));
        self.wife = wife.map(|wife| (at, from, wife));
        if certain
            && let Some(mut behind) = self
                .read_name(at, from)
                .or_else(|| {
                    self.titled_foreign(at, from, posts.last().map(|post| post.traits.line))
                })
                .or_else(|| {
                    let item = listed.then(|| self.read_item(at, from)).flatten();
                    item.map(|(.., next)| next)
                })
        {
            // `Phu nhân Tổng Bí thư Ngô Phương Ly` holds no post; `bà A, phu nhân Thủ tướng B` is of one who does.
            if spouse(token) && wife.is_none() {
                return Some(behind);
            }
            let mut inherited = inherited;
            let owner = self.owner(at, token);
            let body = owner
                .or_else(|| self.side(at, token))
                .or_else(|| self.delegation(at, token, behind))
                .or(beside)
                .or_else(|| self.chosen(at, token));
            let person = self.places.last()?.person;
            self.fill(at, Some(person), &mut inherited, body);
            self.led_last = inherited.last().and_then(|post| {
                let title = level(text.text(post.title.clone())).into_owned();
                Some((at, behind, title, post.organization?))
            });
            let mut holders = vec![(person, false)];
            if shared || listed {
                // `các Thứ trưởng: A, B; Phó Chủ nhiệm C`: the list of those who share the post ends.
                let mut commas = false;
                // `các Đại sứ: A (Áo), B (Lào) và Phó Đại sứ C`: the next post ends the list.
                let envoys = listed
                    && posts.last().is_some_and(|post| {
                        post.traits.bodiless && !text.ends_in(post.title.end, "ủy viên")
                    });
                behind = if envoys {
                    of_country(text, behind)
                } else {
                    share(text, behind)
                };
                while text.is_any(behind, &[",", "và", ";"])
                    && !(commas && text.is(behind, ";"))
                    && !(envoys && LEXICON.titles.longest(&text.tokens, behind + 1).is_some())
                    && let Some((holder, titled, next)) = self
                        .read_item(at, behind + 1)
                        .or_else(|| {
                            // `các Thứ trưởng Lê Chiến, Trần Đơn, Bế Văn Trung`
                            let next = self.read_short(at, behind + 1)?;
                            Some((self.places.last()?.person, false, next))
                        })
                        .or_else(|| {
                            // `các đồng chí Phó Chủ tịch Bun Lan Phim Xay, Nang Kham Thi Đa Vông`
                            let guests = envoys
                                || self.places.last().is_some_and(|last| {
                                    name::vietnamese(text, last.tokens.start).is_none()
                                });
                            let next = guests
                                .then(|| self.titled_foreign(at, behind + 1, None))
                                .flatten()?;
                            Some((self.places.last()?.person, false, next))
                        })
                {
                    holders.push((holder, titled && !listed));
                    commas |= text.is(behind, ",");
                    behind = if envoys {
                        of_country(text, next)
                    } else {
                        share(text, next)
                    };
                }
            }
            let former = is_then(text, from)
                || shared && is_taken(text, token)
                || from == end + 1 && cue == Some(true);
            for post in &mut inherited {
                post.former |= former;
            }
            for (holder, titled) in holders {
                // `hai Phó Trưởng ban, Hạ nghị sĩ A và Thượng nghị sĩ B`: what stands right before A is not B's.
                let own = usize::from(titled && inherited.len() > 1);
                self.give(at, holder, &inherited[..inherited.len() - own]);
            }
            return Some(behind);
        }
        // `Với cương vị Chủ tịch Hội, ông Nam …`: of whom the page has named in full.
        let vague = inherited.iter().any(|post| {
            post.organization.is_none() && text.ends_in(post.title.end, "người đứng đầu")
        });
        if let Some(former) = cue.filter(|_| text.is(end, ",") && !vague) {
            let mut posts = inherited.clone();
            for post in &mut posts {
                post.former |= former;
            }
            self.cued.insert((at, end + 1), posts);
        }
        if let Some(last) = inherited.last().filter(|_| certain)
            && self.is_single(at, from, last)
        {
            self.single.push((at, from, last.clone()));
            return Some(from + 1);
        }
        if certain
            && let Some(behind) = self
                .give_ahead(at, token, &inherited)
                .or_else(|| self.give_charged(at, &inherited))
        {
            return Some(behind);
        }
        if certain && self.give_apart(at, token, &inherited) {
            return Some(end);
        }
        if !text.is_any(
            token.wrapping_sub(1),
            &["các", "hai", "những", "nhiều", "một"],
        ) && let [alone] = inherited.as_slice()
        {
            self.alone.push((at, alone.clone()));
        }
        Some(posts.first()?.end)
    }

    /// One of those whom a list gives a post that they share, with the posts of its own before the name, if
    /// it has any: `các Ủy viên Bộ Chính trị: Chủ tịch nước A, Thủ tướng B`.
    fn read_item(&mut self, at: usize, token: usize) -> Option<(LocalPerson, bool, usize)> {
        let named = self.places.len();
        let titled = (LEXICON.titles)
            .longest(&self.texts[at].tokens, token)
            .is_some();
        let next = self.read_name(at, token).or_else(|| {
            if self.lists == DEEPEST {
                return None;
            }
            self.lists += 1;
            let next = self.read_posts(at, token);
            self.lists -= 1;
            next
        })?;
        let place = self.places.last().filter(|_| self.places.len() > named)?;
        Some((place.person, titled, next))
    }

    /// A name in Latin letters right behind a title: `Đại sứ Lào tại Việt Nam Khamphao Ernthavanh`.
    pub(crate) fn titled_foreign(
        &mut self,
        at: usize,
        token: usize,
        line: Option<LexiconLine>,
    ) -> Option<usize> {
        let text = &self.texts[at];
        let head = LEXICON.heads.longest(&text.tokens, token).is_some();
        if self.bodies.holding(at, token).is_some() || !text.is_capital(token) || head {
            return None;
        }
        let length = name::addressed(text, token)?;
        if words(text, token..token + length) < 2 || self.is_place(at, token..token + length) {
            return None;
        }
        let ground = Ground {
            rule: Rule::TitledForeignName,
            line,
        };
        self.enter(at, token, token..token + length, &[], ground)
    }

    /// The holder of a post in a body is named behind a comma, without a form of address and without posts of
    /// his own: `Chủ tịch Liên hiệp Công đoàn Lào, Pạn Nọi Mạ Ni chào mừng đoàn`.
    fn is_set_apart(&self, at: usize, token: usize, posts: &[Post]) -> bool {
        let text = &self.texts[at];
        // `có Đại sứ Hoa Kỳ tại Việt Nam, Anna Weber; ông …`
        let of_country = |post: &Post| {
            post.traits.bodiless
                && post.span.end > post.title.end
                && name::vietnamese(text, token).is_none()
        };
        let body =
            (posts.last()).is_some_and(|post| post.organization.is_some() || of_country(post));
        let other = self.bodies.holding(at, token).is_some()
            || LEXICON.titles.longest(&text.tokens, token).is_some()
            || LEXICON.heads.longest(&text.tokens, token).is_some();
        if !body || other {
            return false;
        }
        let named = match name::vietnamese(text, token) {
            Some(length) => Some(length).filter(|length| *length > 2),
            None => {
                name::foreign(text, token).filter(|length| words(text, token..token + length) > 1)
            }
        };
        named.is_some_and(|length| {
            let end = token + length;
            let ends = text.is_any(end, &[",", ";", ".", ")"])
                || text.is_lower(end) && !text.is_any(end, &["và", "cùng", "là"]);
            ends && !self.is_followed_by_post(at, end)
        })
    }

    /// A foreign name of one word stands right behind a post of a country or a throne: `Đại sứ Indonesia
    /// Mayerfas`, `Hoàng hậu Michiko`.
    fn is_single(&self, at: usize, token: usize, post: &Post) -> bool {
        const LOCAL: [&str; 5] = ["đốc", "hiến", "trưởng", "sự", "quyền"];
        let text = &self.texts[at];
        // `Tổng Lãnh sự Nhật Bản TANAKA`, whom the page has named in full before.
        let family =
            text.tokens.get(token).is_some_and(|token| {
                token.shape == Shape::Capitals && token.level.chars().count() > 3
            }) && self
                .meant(at, token, &text.level(token..token + 1))
                .is_some();
        let office = post.traits.bodiless
            && !post.former
            && (family
                || !text.is_any(post.title.end - 1, &LOCAL)
                || text.is(post.title.start, "ngoại"));
        office
            && token == post.end
            && text.is_capital(token)
            && (text.tokens[token].shape == Shape::Capital || family)
            && !text.is_capital(token + 1)
            && !text.is_any(token + 1, &["-", "/", "'"])
            && !text.begins_sentence(token)
            && name::is_polysyllabic(&text.tokens[token].level)
            && place::place(text, token).is_none()
            && self.bodies.holding(at, token).is_none()
            && !self.is_place(at, token..token + 1)
            && LEXICON.heads.longest(&text.tokens, token).is_none()
    }

    /// The names of one word: parts of names in full, or people of whom the page says no more.
    pub(crate) fn read_single(&mut self) {
        for (at, token, post) in std::mem::take(&mut self.single) {
            let tokens = token..token + 1;
            let line = Some(post.traits.line);
            if let Some(person) = self.meant(at, token, &self.texts[at].level(tokens.clone())) {
                let ground = Ground {
                    rule: Rule::PartOfName,
                    line,
                };
                self.note(Place {
                    text: at,
                    tokens,
                    person,
                    by_name: false,
                    ground,
                });
                self.give(at, person, &[post]);
                continue;
            }
            let ground = Ground {
                rule: Rule::TitledForeignName,
                line,
            };
            let named = self.places.len();
            self.led = Some((at, token, post.title.start));
            self.enter(at, token, tokens, &[], ground);
            if let Some(person) = self.places.get(named).map(|place| place.person) {
                self.give(at, person, &[post]);
            }
        }
    }

    /// The page calls these words a province or a city: `Phó Tỉnh trưởng Svay Rieng` of the
    /// `tỉnh Svay Rieng`.
    fn is_place(&self, at: usize, tokens: Range<usize>) -> bool {
        self.provinces.contains(&self.texts[at].level(tokens))
    }

    /// A title that is a form of address too is the post of whoever has no other on the page.
    pub(crate) fn give_ranks(&mut self) {
        for person in &mut self.facts {
            drop_short(person);
            drop_home(person, self.bodies);
        }
        for (at, person, post) in std::mem::take(&mut self.ranked) {
            let title = normalize(self.texts[at].text(post.title.clone()));
            let positions = &self.facts[person.index()].positions;
            // `Đại sứ Julien Guerrier, Trưởng Phái đoàn …`: an envoy leads the own mission.
            let leads = normalize("Trưởng Phái đoàn");
            let own = |other: &str| other == title || other == leads;
            if positions
                .iter()
                .all(|position| own(&normalize(&position.title)))
            {
                self.give(at, person, &[post]);
            }
        }
    }
}

/// Behind what opens a list of the holders of a post: `Ủy viên UBND tỉnh, gồm: đồng chí A; đồng chí B`.
fn opens_list(text: &Text<'_>, end: usize) -> Option<usize> {
    let from = end + usize::from(text.is(end, ","));
    let said = ["bao gồm", "gồm có", "gồm", "là"];
    let colon = (said.iter()).find_map(|words| text.behind(from, words));
    let colon = colon.unwrap_or(end);
    text.is(colon, ":").then_some(colon + 1)
}

/// Behind the country in brackets of an envoy in a list: `các Đại sứ: Anna Weber (Áo), Issop Patel (Mauritius)`.
fn of_country(text: &Text<'_>, at: usize) -> usize {
    let country =
        (LEXICON.countries.longest(&text.tokens, at + 1)).map(|(length, _)| at + 1 + length);
    (country.filter(|&end| text.is(at, "(") && text.is(end, ")"))).map_or(at, |end| end + 1)
}

/// Behind the share of the vote in brackets of somebody in a list: `A (97,8%), B (96%)`.
fn share(text: &Text<'_>, at: usize) -> usize {
    const LONGEST: usize = 7;
    let close = (at + 1..at + LONGEST).find(|&token| text.is(token, ")"));
    let counted = |end: usize| (at + 1..end).any(|token| text.tokens[token].shape == Shape::Number);
    (close
        .filter(|&end| text.is(at, "(") && counted(end) && text.is_any(end + 1, &[",", "và", ";"])))
    .map_or(at, |end| end + 1)
}
