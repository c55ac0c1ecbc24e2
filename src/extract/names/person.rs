//! The people of a page, with their posts, and where else the page means them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::extract::names::address::{address, is_namesake, is_president};
use crate::extract::names::name;
use crate::extract::names::organization::Organizations;
use crate::extract::names::post::{self, Post};
use crate::extract::names::text::Text;
use crate::lexicon::{LEXICON, Shape};
use crate::model::{
    Ground, LexiconLine, LocalOrganization, LocalPerson, Mention, PersonFact, PositionFact, Rule,
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
    /// What stands behind `tỉnh`, `thành phố` and the like outside names of bodies, levelled.
    provinces: HashSet<String>,
}

/// How far, in tokens, a name may stand behind the words that open a list of one side's people.
const FARTHEST_SIDE: usize = 200;

/// The people of a page.
pub(crate) fn find<'a>(texts: &'a [Text<'a>], bodies: &'a Organizations) -> People<'a> {
    let mut people = People {
        texts,
        bodies,
        facts: Vec::new(),
        by_name: HashMap::new(),
        places: Vec::new(),
        alone: Vec::new(),
        provinces: provinces(texts, bodies),
    };
    for at in 0..texts.len() {
        people.read(at);
    }
    for at in 0..texts.len() {
        people.read_again(at);
    }
    people.read_titles();
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
            match next {
                Some(next) => end = next,
                None => break,
            }
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
            let next = end + 1;
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
        let inherited = inherit(self.bodies, &posts);
        // `Chủ tịch Hội, bà Nguyễn Thị Lan`
        let from = if text.is(end, ",") && text.is_capital(token) && address(text, end + 1).2 {
            end + 1
        } else {
            from
        };
        if is_rank(text, &posts) {
            return self.read_name(at, token);
        }
        let certain = posts.iter().any(|post| {
            !post.traits.loose || text.is_capital(post.title.start) || post.organization.is_some()
        });
        // `nhà văn Lê Lựu`: a profession before a name is a form of address.
        if !certain && let Some(behind) = self.read_name(at, token) {
            return Some(behind);
        }
        if certain
            && let Some(mut behind) = self.read_name(at, from).or_else(|| {
                self.titled_foreign(at, from, posts.last().map(|post| post.traits.line))
            })
        {
            // `Phu nhân Tổng Bí thư Ngô Phương Ly` holds no post.
            if text.ends_in(token, "phu nhân") {
                return Some(behind);
            }
            let mut inherited = inherited;
            self.fill(at, &mut inherited, self.side(at, token));
            let mut holders = vec![self.places.last()?.person];
            if shared || listed {
                while text.is_any(behind, &[",", "và", ";"])
                    && let Some(next) = self.read_name(at, behind + 1)
                {
                    holders.push(self.places.last()?.person);
                    behind = next;
                }
            }
            for holder in holders {
                self.give(at, holder, &inherited);
            }
            return Some(behind);
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
    fn read_name(&mut self, at: usize, token: usize) -> Option<usize> {
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
                if words(text, start..start + length) < 2 && !known {
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
                && text.is(behind - 1, ",")
                && (profession
                    || text.is_capital(behind) && self.is_followed_by_post(at, start + length))
        })
    }

    fn is_followed_by_post(&self, at: usize, end: usize) -> bool {
        let text = &self.texts[at];
        (text.is(end, ",") || text.is_dash(end))
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
        let behind = self.posts_behind(at, end, person);
        // The caller looks for the person just named: its place stays the last.
        let last = self.places.remove(place);
        self.places.push(last);
        Some(behind)
    }

    /// Gives a person the posts behind the name: `, Ủy viên …, Phó Trưởng Ban …`.
    pub(crate) fn posts_behind(&mut self, at: usize, end: usize, person: LocalPerson) -> usize {
        let text = &self.texts[at];
        let mut posts: Vec<Post> = Vec::new();
        let mut behind = end;
        loop {
            let mut from = behind;
            let first = posts.is_empty();
            let comma = text.is(from, ",") || text.is_dash(from) || (first && text.is(from, "("));
            if comma {
                from += 1;
            }
            let mut joined = comma;
            for words in [
                "đồng thời là",
                "hiện là",
                "nay là",
                "hiện đang là",
                "là",
                "được bầu làm",
                "được bầu giữ chức",
                "tái đắc cử",
                "tiếp tục giữ chức",
                "kiêm nhiệm",
                "đắc cử",
                "giữ chức",
                "đồng thời",
                "và",
            ] {
                if let Some(end) = text.behind(from, words)
                    && (words != "và" || !first)
                {
                    from = end;
                    joined = true;
                    break;
                }
            }
            if text.is(from, "chức") && text.is(from + 1, "vụ") {
                from += 2;
            }
            if !joined {
                break;
            }
            let more = post::posts(self.texts, self.bodies, at, from);
            let Some(last) = more.last() else { break };
            // The post right before the next name is that person's.
            let next = last.end;
            let foreign = !text.is_any(next, &[","]) && self.names_next(at, next);
            if foreign {
                break;
            }
            behind = next;
            posts.extend(more);
        }
        let mut inherited = inherit(self.bodies, &posts);
        let body = self.delegation(at, end, behind);
        self.fill(at, &mut inherited, body.or_else(|| self.side(at, end)));
        self.give(at, person, &inherited);
        behind
    }

    /// Puts posts without a body of their own in this one.
    fn fill(&self, at: usize, posts: &mut [Post], body: Option<LocalOrganization>) {
        for post in posts {
            let title = self.texts[at].level(post.title.clone());
            let own = post.traits.loose
                || post.traits.profession
                || post.former
                || title.ends_with("ủy viên")
                || title.contains("đại sứ");
            if !own && post.organization.is_none() {
                post.organization = body;
            }
        }
    }

    /// The body whose delegation a person leads, whose post behind the name names none:
    /// `Đoàn Hội Hữu nghị Lào - Việt Nam do bà Khamla, Phó Chủ tịch làm Trưởng đoàn`.
    fn delegation(&self, at: usize, name: usize, behind: usize) -> Option<LocalOrganization> {
        let text = &self.texts[at];
        let leads = ["làm trưởng đoàn", "dẫn đầu", "làm đoàn trưởng"]
            .iter()
            .any(|words| text.behind(behind, words).is_some());
        let by = (name.saturating_sub(12)..name)
            .rev()
            .find(|&token| text.is(token, "do"))
            .filter(|_| leads)?;
        self.bodies.before(at, by, by.saturating_sub(6))
    }

    /// The body whose side a sentence lists: `Về phía LĐLĐ tỉnh có đồng chí A, Chủ tịch; đồng chí B, Phó
    /// Chủ tịch.`
    fn side(&self, at: usize, name: usize) -> Option<LocalOrganization> {
        let text = &self.texts[at];
        let farthest = name.saturating_sub(FARTHEST_SIDE);
        let start = (farthest..name)
            .rev()
            .find(|&token| text.is(token, ".") && text.is_capital(token + 1))
            .map_or(farthest, |stop| stop + 1);
        let opens = (start + 2..name)
            .rev()
            .find(|&token| text.is(token - 1, "phía") && text.is(token - 2, "về"))?;
        let place = self.bodies.starting(at, opens)?;
        text.is_any(place.tokens.end, &["có", ","])
            .then_some(place.body)
    }

    /// A person's name begins at `token`.
    fn names_next(&self, at: usize, token: usize) -> bool {
        let text = &self.texts[at];
        let (start, _, addressed) = address(text, token);
        self.bodies.holding(at, start).is_none()
            && text.is_capital(start)
            && LEXICON.heads.longest(&text.tokens, start).is_none()
            && (name::vietnamese(text, start).is_some()
                || name::foreign(text, start)
                    .is_some_and(|length| addressed || words(text, start..start + length) > 1))
    }

    fn give(&mut self, at: usize, person: LocalPerson, posts: &[Post]) {
        let text = &self.texts[at];
        for post in posts {
            let group = post.traits.loose && !post.traits.shared.is_empty();
            if (post.traits.profession || group) && post.organization.is_none() {
                continue;
            }
            let title = text.text(post.title.clone()).to_owned();
            let span = text.span(post.span.clone());
            let positions = &mut self.facts[person.index()].positions;
            let alike = positions.iter_mut().find(|position| {
                normalize(&position.title) == normalize(&title)
                    && position.former == post.former
                    && (position.organization == post.organization
                        || position.organization.is_none()
                        || post.organization.is_none())
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
                    former: post.former,
                    spans: vec![span],
                }),
            }
        }
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

/// Members' posts without a body of their own stand in the body of the next post, or in the body of
/// which that one is part: `Ủy viên Ban Thường vụ, Phó Trưởng Ban … Ban Hợp tác Quốc tế, Trung ương
/// Hội NDVN`.
fn inherit(bodies: &Organizations, posts: &[Post]) -> Vec<Post> {
    let mut filled = posts.to_vec();
    for at in 0..filled.len() {
        if filled[at].member && filled[at].organization.is_none() {
            let next = filled[at + 1..].iter().find_map(|post| post.organization);
            filled[at].organization = next.map(|body| bodies.whole(body));
        }
    }
    filled
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
    let acts = ["ủy quyền của", "ủy quyền cho", "ủy nhiệm của", "thay mặt"]
        .iter()
        .any(|words| text.ends_in(token, words));
    let envoy = (LEXICON.honorifics.longest(&text.tokens, post.title.start))
        .is_some_and(|(length, rank)| rank.kept && post.title.start + length == post.title.end);
    acts || envoy && post.end == post.title.end && !text.begins_sentence(token)
}

/// How many words some tokens have.
fn words(text: &Text<'_>, tokens: Range<usize>) -> usize {
    text.tokens[tokens]
        .iter()
        .filter(|token| token.shape != Shape::Mark)
        .count()
}
