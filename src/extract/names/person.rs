//! The people of a page, with their posts, and where else the page means them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::extract::names::address::{address, is_namesake, is_president};
use crate::extract::names::holding::inherit;
use crate::extract::names::link::link;
use crate::extract::names::name;
use crate::extract::names::organization::Organizations;
use crate::extract::names::post::{self, Post};
use crate::extract::names::text::Text;
use crate::lexicon::{LEXICON, Shape};
use crate::model::{
    Ground, LexiconLine, LocalOrganization, LocalPerson, Mention, PersonFact, Rule,
};
use crate::text::normalize;

/// A place where a person is named, in tokens.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// Position of the paragraph's text.
    pub(crate) text: usize,
    /// The tokens of the name.
    pub(crate) tokens: Range<usize>,
    /// Who.
    pub(crate) person: LocalPerson,
    /// Named by the full name.
    pub(crate) by_name: bool,
    /// What found it.
    pub(crate) ground: Ground,
}

/// What a page says of its people so far.
#[derive(Debug)]
pub(crate) struct People<'a> {
    pub(crate) texts: &'a [Text<'a>],
    pub(crate) bodies: &'a Organizations,
    pub(crate) facts: Vec<PersonFact>,
    pub(crate) by_name: HashMap<String, LocalPerson>,
    pub(crate) places: Vec<Place>,
    /// Posts that stand alone: the holder is someone named elsewhere.
    pub(crate) alone: Vec<(usize, Post)>,
    /// The year in which the page was published.
    pub(crate) year: Option<i16>,
    /// People with a title before the name that is a form of address too: `Đại sứ Nguyễn Phương Nga`.
    ranked: Vec<(usize, LocalPerson, Post)>,
    /// Where the posts end of the person read last, and the body of the last of them.
    pub(crate) listed_last: Option<(usize, usize, LocalOrganization)>,
    /// People of a list whose posts may stand behind its last name, and where the next name begins:
    /// `bà A và ông B giữ chức Phó Chủ tịch`.
    pub(crate) waiting: ((usize, usize), Vec<LocalPerson>),
    /// What stands behind `tỉnh`, `thành phố` and the like outside names of bodies, levelled.
    provinces: HashSet<String>,
}

/// The people of a page.
///
/// Terms of office that ended before the `year` of publication are over.
pub(crate) fn find<'a>(
    texts: &'a [Text<'a>],
    bodies: &'a Organizations,
    year: Option<i16>,
) -> People<'a> {
    let mut people = People {
        texts,
        bodies,
        facts: Vec::new(),
        by_name: HashMap::new(),
        places: Vec::new(),
        alone: Vec::new(),
        year,
        ranked: Vec::new(),
        listed_last: None,
        waiting: ((0, 0), Vec::new()),
        provinces: provinces(texts, bodies),
    };
    for at in 0..texts.len() {
        people.read(at);
    }
    for at in 0..texts.len() {
        people.read_again(at);
    }
    people.read_titles();
    people.give_ranks();
    people
}

impl People<'_> {
    /// The people, with their mentions in reading order.
    pub(crate) fn into_facts(mut self) -> Vec<PersonFact> {
        let texts = self.texts;
        self.places
            .sort_by_key(|place| (place.text, place.tokens.start));
        for place in &self.places {
            let span = texts[place.text].span(place.tokens.clone());
            let mention = Mention {
                span,
                by_name: place.by_name,
                ground: place.ground,
            };
            self.facts[place.person.index()].mentions.push(mention);
        }
        self.facts
    }

    /// The token lies within a person's name.
    pub(crate) fn holds(&self, text: usize, token: usize) -> bool {
        self.places
            .iter()
            .any(|place| place.text == text && place.tokens.contains(&token))
    }

    /// A title that is a form of address too is the post of whoever has no other on the page.
    fn give_ranks(&mut self) {
        for person in &mut self.facts {
            drop_short(person);
        }
        for (at, person, post) in std::mem::take(&mut self.ranked) {
            let title = normalize(self.texts[at].text(post.title.clone()));
            let positions = &self.facts[person.index()].positions;
            if positions
                .iter()
                .all(|position| normalize(&position.title) == title)
            {
                self.give(at, person, &[post]);
            }
        }
    }

    /// Full names and the posts beside them.
    fn read(&mut self, at: usize) {
        let text = &self.texts[at];
        let mut token = 0;
        while token < text.tokens.len() {
            let many = token > 0 && text.is_any(token - 1, &["các", "hai", "ba", "bốn"]);
            let named = self.places.len();
            let behind = self
                .read_posts(at, token)
                .or_else(|| self.read_name(at, token))
                .unwrap_or(token + 1);
            token = if many && self.places.len() > named {
                self.read_more(at, behind)
            } else {
                behind
            };
        }
    }

    /// The further names of a list that shares its form of address:
    /// `hai tình nguyện viên Anna Weber và Ken Mori`.
    fn read_more(&mut self, at: usize, behind: usize) -> usize {
        let text = &self.texts[at];
        let mut end = behind;
        while text.is_any(end, &[",", "và"]) {
            let guest = self.places.last().is_some_and(|place| {
                place.text == at && name::vietnamese(text, place.tokens.start).is_none()
            });
            let next = self.read_name(at, end + 1).or_else(|| {
                guest
                    .then(|| self.titled_foreign(at, end + 1, None))
                    .flatten()
            });
            let Some(next) = next else { break };
            end = next;
        }
        end
    }

    /// Posts, and the name behind them if there is one: where to go on.
    fn read_posts(&mut self, at: usize, token: usize) -> Option<usize> {
        let text = &self.texts[at];
        let mut posts = post::posts(self.texts, self.bodies, at, token);
        let mut end = posts.last()?.end;
        // Posts that are chained before a name: `Ủy viên Bộ Chính trị, Bí thư Trung ương Đảng …`.
        let chained = !is_other_holder(text, token, &posts);
        while chained && text.is(end, ",") {
            let next = link(text, end + 1).map_or(end + 1, |link| link.end);
            let more = post::posts(self.texts, self.bodies, at, next);
            let Some(last) = more.last() else { break };
            end = last.end;
            posts.extend(more);
        }
        // `Thừa ủy quyền của Chủ tịch nước, bà …`: the title is another's.
        if !chained && text.is(end, ",") {
            return Some(end);
        }
        let shared = token > 0 && text.is_any(token - 1, &["các", "hai", "ba", "bốn", "những"])
            || token > 1
                && text.is(token - 1, "chí")
                && text.is_any(token.saturating_sub(3), &["các", "hai"]);
        let listed = text.is(end, ":");
        let from = end + usize::from(listed || text.is(end, "-"));
        let inherited = inherit(text, self.bodies, &posts);
        // `Chủ tịch Hội, bà Nguyễn Thị Lan`
        let from = if text.is(end, ",") && text.is_capital(token) && address(text, end + 1).2 {
            end + 1
        } else {
            presented(text, token, end, shared).unwrap_or(from)
        };
        if is_rank(text, &posts) {
            let named = self.places.len();
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
        if certain
            && let Some(mut behind) = self
                .read_name(at, from)
                .or_else(|| {
                    self.titled_foreign(at, from, posts.last().map(|post| post.traits.line))
                })
                .or_else(|| {
                    self.read_item(at, from)
                        .filter(|_| listed)
                        .map(|(_, next)| next)
                })
        {
            // `Phu nhân Tổng Bí thư Ngô Phương Ly` holds no post.
            if text.ends_in(token, "phu nhân") {
                return Some(behind);
            }
            let mut inherited = inherited;
            let owner = text
                .is(token.wrapping_sub(1), "có")
                .then(|| self.bodies.before(at, token, token.saturating_sub(8)))
                .flatten();
            self.fill(at, &mut inherited, owner.or_else(|| self.side(at, token)));
            let mut holders = vec![self.places.last()?.person];
            if shared || listed {
                while text.is_any(behind, &[",", "và", ";"])
                    && let Some((holder, next)) = self.read_item(at, behind + 1)
                {
                    holders.push(holder);
                    behind = next;
                }
            }
            for holder in holders {
                self.give(at, holder, &inherited);
            }
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

    /// One of those whom a list gives a post that they share, with the posts of its own before the name:
    /// `các Ủy viên Bộ Chính trị: Chủ tịch nước A, Thủ tướng B`.
    fn read_item(&mut self, at: usize, token: usize) -> Option<(LocalPerson, usize)> {
        let named = self.places.len();
        let next = self
            .read_name(at, token)
            .or_else(|| self.read_posts(at, token))?;
        let place = self.places.last().filter(|_| self.places.len() > named)?;
        Some((place.person, next))
    }

    /// A name in Latin letters right behind a title: `Đại sứ Lào tại Việt Nam Khamphao Ernthavanh`.
    fn titled_foreign(
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
        let length = name::foreign(text, token)?;
        if words(text, token..token + length) < 2 || self.is_place(at, token..token + length) {
            return None;
        }
        let ground = Ground {
            rule: Rule::TitledForeignName,
            line,
        };
        self.enter(at, token, token..token + length, &[], ground)
    }

    /// The page calls these words a province or a city: `Phó Tỉnh trưởng Svay Rieng` of the
    /// `tỉnh Svay Rieng`.
    fn is_place(&self, at: usize, tokens: Range<usize>) -> bool {
        self.provinces.contains(&self.texts[at].level(tokens))
    }

    /// A full name with its forms of address, and the posts behind it: where to go on.
    pub(crate) fn read_name(&mut self, at: usize, token: usize) -> Option<usize> {
        let text = &self.texts[at];
        let (start, ranks, addressed) = address(text, token);
        if self.bodies.holding(at, start).is_some() || !text.is_capital(start) {
            return None;
        }
        let vietnamese = name::vietnamese(text, start);
        let (length, rule) = match vietnamese {
            Some(length) if length > 2 => (length, Rule::FullName),
            Some(length) if addressed => (length, Rule::AddressedName),
            Some(length) if self.is_followed_by_post(at, start + length) => {
                (length, Rule::NameWithPost)
            }
            None if addressed => {
                let length = name::foreign(text, start)?;
                let known = self
                    .by_name
                    .contains_key(&normalize(text.text(start..start + length)));
                // `bà Draganastrinic, Giám đốc …`
                let alone =
                    !name::is_syllable(text, start) && self.is_followed_by_post(at, start + length);
                if words(text, start..start + length) < 2 && !known && !alone {
                    return None;
                }
                (length, Rule::AddressedForeignName)
            }
            None if self.is_foreign_with_post(at, start) => {
                (name::foreign(text, start)?, Rule::ForeignNameWithPost)
            }
            _ => return None,
        };
        if !addressed && is_namesake(text, start) {
            return None;
        }
        // `Bà Kiều Nga` where the page has named Phan Thị Kiều Nga.
        if length == 2
            && self
                .meant(at, start, &text.level(start..start + 2))
                .is_some()
        {
            return None;
        }
        let line = match rule {
            Rule::FullName => LEXICON.surnames.line(&text.tokens[start].level),
            Rule::AddressedName | Rule::AddressedForeignName => honorific_line(text, token),
            _ => title_line(text, start + length + 1),
        };
        let ground = Ground { rule, line };
        self.enter(at, token, start..start + length, &ranks, ground)
    }

    fn is_foreign_with_post(&self, at: usize, start: usize) -> bool {
        let text = &self.texts[at];
        name::foreign(text, start).is_some_and(|length| {
            let behind = start + length + 1;
            // `Sato Haruka, sinh viên Trường …` opens a sentence.
            let profession = start == 0
                && (LEXICON.titles.longest(&text.tokens, behind))
                    .is_some_and(|(_, title)| title.profession);
            words(text, start..start + length) > 1
                && (text.is(behind - 1, ",") || text.is_title_dash(behind - 1))
                && (profession
                    || text.is_capital(behind) && self.is_followed_by_post(at, start + length))
        })
    }

    fn is_followed_by_post(&self, at: usize, end: usize) -> bool {
        let text = &self.texts[at];
        (text.is(end, ",") || text.is_dash(end) || text.is_title_dash(end))
            && post::posts(self.texts, self.bodies, at, end + 1)
                .first()
                .is_some_and(|post| !post.traits.loose || post.organization.is_some())
    }

    /// Notes a name with the posts behind it.
    fn enter(
        &mut self,
        at: usize,
        from: usize,
        tokens: Range<usize>,
        ranks: &[String],
        ground: Ground,
    ) -> Option<usize> {
        let text = &self.texts[at];
        let printed = text.text(tokens.clone());
        if normalize(printed) == normalize("Hồ Chí Minh") && !is_president(text, tokens.start, from)
        {
            return None;
        }
        let end = tokens.end;
        let known = self.by_name.get(&normalize(printed)).copied();
        let person = known.unwrap_or_else(|| {
            let local = LocalPerson(u32::try_from(self.facts.len()).unwrap_or(u32::MAX));
            self.by_name.insert(normalize(printed), local);
            self.facts.push(PersonFact {
                name: printed.split_whitespace().collect::<Vec<_>>().join(" "),
                mentions: Vec::new(),
                honorifics: Vec::new(),
                positions: Vec::new(),
            });
            local
        });
        for rank in ranks {
            let honorifics = &mut self.facts[person.index()].honorifics;
            if !honorifics
                .iter()
                .any(|known| normalize(known) == normalize(rank))
            {
                honorifics.push(rank.clone());
            }
        }
        self.places.push(Place {
            text: at,
            tokens,
            person,
            by_name: true,
            ground,
        });
        let place = self.places.len() - 1;
        if self.waiting.0 != (at, from) {
            self.waiting.1.clear();
        }
        let behind = self.posts_behind(at, end, person);
        if behind == end && text.is_any(end, &[",", "và"]) {
            self.waiting.0 = (at, end + 1);
            self.waiting.1.push(person);
        }
        // The caller looks for the person just named: its place stays the last.
        let last = self.places.remove(place);
        self.places.push(last);
        Some(behind)
    }

    /// A person's name begins at `token`.
    pub(crate) fn names_next(&self, at: usize, token: usize) -> bool {
        let text = &self.texts[at];
        let (start, _, addressed) = address(text, token);
        self.bodies.holding(at, start).is_none()
            && text.is_capital(start)
            && LEXICON.heads.longest(&text.tokens, start).is_none()
            && (name::vietnamese(text, start).is_some()
                || name::foreign(text, start)
                    .is_some_and(|length| addressed || words(text, start..start + length) > 1))
    }
}

/// The lexicon's line of the form of address at a token.
pub(crate) fn honorific_line(text: &Text<'_>, at: usize) -> Option<LexiconLine> {
    let (_, honorific) = LEXICON.honorifics.longest(&text.tokens, at)?;
    Some(honorific.line)
}

/// The lexicon's line of the title at a token, or behind a `nguyên` there.
fn title_line(text: &Text<'_>, at: usize) -> Option<LexiconLine> {
    let mut titles = [at, at + 1]
        .into_iter()
        .filter_map(|at| LEXICON.titles.longest(&text.tokens, at));
    titles.next().map(|(_, title)| title.line)
}

/// The words with capitals behind words for places, up to four of them, in every length.
fn provinces(texts: &[Text<'_>], bodies: &Organizations) -> HashSet<String> {
    let mut found = HashSet::new();
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
fn is_rank(text: &Text<'_>, posts: &[Post]) -> bool {
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
fn is_other_holder(text: &Text<'_>, token: usize, posts: &[Post]) -> bool {
    let [post] = posts else {
        return false;
    };
    let acts = [
        "ủy quyền",
        "ủy quyền của",
        "ủy quyền cho",
        "ủy nhiệm của",
        "thay mặt",
        "thừa lệnh",
        "chúc mừng",
    ]
    .iter()
    .any(|words| text.ends_in(token, words));
    let envoy = (LEXICON.honorifics.longest(&text.tokens, post.title.start))
        .is_some_and(|(length, rank)| rank.kept && post.title.start + length == post.title.end);
    acts || envoy && post.end == post.title.end && !text.begins_sentence(token)
}

/// Drops posts in no known body whose title is the beginning of another's: `Thứ trưởng Bùi Thanh Sơn` is the
/// `Thứ trưởng Thường trực Bộ Ngoại giao`, `Chủ tịch Lương Cường` the `Chủ tịch nước`.
fn drop_short(person: &mut PersonFact) {
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

/// Behind `là` that presents the holder of the title before it: `Chủ tịch mới là đồng chí Vũ Hải Hà`.
///
/// Of several holders it may stand apart: `Hai Ủy viên … cùng chủ trì là các đồng chí: A - …; B - …`.
fn presented(text: &Text<'_>, token: usize, end: usize, shared: bool) -> Option<usize> {
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
    ["là", "mới là", "hiện là", "hiện nay là"]
        .iter()
        .find_map(|words| text.behind(end, words))
        .filter(|&from| address(text, from).2)
        .or_else(apart)
}

/// How many words some tokens have.
fn words(text: &Text<'_>, tokens: Range<usize>) -> usize {
    text.tokens[tokens]
        .iter()
        .filter(|token| token.shape != Shape::Mark)
        .count()
}
