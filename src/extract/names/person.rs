//! The people of a page, with their posts, and where else the page means them.

use std::collections::HashMap;
use std::ops::Range;

use crate::extract::names::grammar;
use crate::extract::names::name;
use crate::extract::names::organization::Organizations;
use crate::extract::names::post::{self, Post};
use crate::extract::names::text::Text;
use crate::lexicon::{LEXICON, Shape};
use crate::model::{LocalPerson, Mention, PersonFact, PositionFact};
use crate::text::normalize;

/// A place where a person is named, in tokens.
#[derive(Debug, Clone)]
struct Place {
    text: usize,
    tokens: Range<usize>,
    person: LocalPerson,
    by_name: bool,
}

/// What a page says of its people so far.
#[derive(Debug)]
pub(crate) struct People<'a> {
    texts: &'a [Text<'a>],
    bodies: &'a Organizations,
    facts: Vec<PersonFact>,
    by_name: HashMap<String, LocalPerson>,
    places: Vec<Place>,
    /// Posts that stand alone: the holder is someone named elsewhere.
    alone: Vec<(usize, Post)>,
}

/// The people of a page.
pub(crate) fn find<'a>(texts: &'a [Text<'a>], bodies: &'a Organizations) -> People<'a> {
    let mut people = People {
        texts,
        bodies,
        facts: Vec::new(),
        by_name: HashMap::new(),
        places: Vec::new(),
        alone: Vec::new(),
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

/// Words before a name that make it the name of something else: a street, a school, a prize.
const NAMESAKES: [&str; 46] = [
    "đường",
    "phố",
    "phường",
    "xã",
    "quận",
    "huyện",
    "tỉnh",
    "thành phố",
    "tp",
    "tp .",
    "trường",
    "giải thưởng",
    "giải",
    "quỹ",
    "tàu",
    "cầu",
    "bảo tàng",
    "công viên",
    "quảng trường",
    "nhà hát",
    "học bổng",
    "lăng",
    "đền",
    "chùa",
    "khu di tích",
    "tư tưởng",
    "đạo đức",
    "phong cách",
    "gương",
    "làng",
    "thôn",
    "bản",
    "ấp",
    "sân bay",
    "cung",
    "ảnh :",
    "chiến dịch",
    "mang tên",
    "sông",
    "núi",
    "hồ",
    "đảo",
    "huân chương",
    "tượng đài",
    "ảnh",
    "ảnh : tg",
];

impl People<'_> {
    /// The people, with their mentions in reading order.
    pub(crate) fn into_facts(mut self) -> Vec<PersonFact> {
        let texts = self.texts;
        self.places
            .sort_by_key(|place| (place.text, place.tokens.start));
        for place in &self.places {
            let span = texts[place.text].span(place.tokens.clone());
            let by_name = place.by_name;
            self.facts[place.person.index()]
                .mentions
                .push(Mention { span, by_name });
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
            token = self
                .read_posts(at, token)
                .or_else(|| self.read_name(at, token))
                .unwrap_or(token + 1);
        }
    }

    /// Posts, and the name behind them if there is one: where to go on.
    fn read_posts(&mut self, at: usize, token: usize) -> Option<usize> {
        let text = &self.texts[at];
        let mut posts = post::posts(self.texts, self.bodies, at, token);
        let mut end = posts.last()?.end;
        // Posts that are chained before a name: `Ủy viên Bộ Chính trị, Bí thư Trung ương Đảng …`.
        loop {
            let next = match () {
                () if text.is(end, ",") => end + 1,
                () => break,
            };
            let more = post::posts(self.texts, self.bodies, at, next);
            let Some(last) = more.last() else { break };
            end = last.end;
            posts.extend(more);
        }
        let shared = token > 0 && text.is_any(token - 1, &["các", "hai", "ba", "bốn", "những"])
            || token > 1
                && text.is(token - 1, "chí")
                && text.is_any(token.saturating_sub(3), &["các", "hai"]);
        let listed = text.is(end, ":");
        let from = end + usize::from(listed || text.is(end, "-"));
        let inherited = inherit(self.bodies, &posts);
        if let Some(mut behind) = self
            .read_name(at, from)
            .or_else(|| self.titled_foreign(at, from))
            .filter(|_| {
                posts.iter().any(|post| {
                    !post.traits.loose
                        || text.is_capital(post.title.start)
                        || post.organization.is_some()
                })
            })
        {
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
    fn titled_foreign(&mut self, at: usize, token: usize) -> Option<usize> {
        let text = &self.texts[at];
        if self.bodies.holding(at, token).is_some() || !text.is_capital(token) {
            return None;
        }
        let length = name::foreign(text, token)?;
        self.enter(at, token, token..token + length, &[])
    }

    /// A full name with its forms of address, and the posts behind it: where to go on.
    fn read_name(&mut self, at: usize, token: usize) -> Option<usize> {
        let text = &self.texts[at];
        let (start, ranks, addressed) = address(text, token);
        if self.bodies.holding(at, start).is_some() || !text.is_capital(start) {
            return None;
        }
        let vietnamese = name::vietnamese(text, start);
        let length = match vietnamese {
            Some(length) if length > 2 || addressed => length,
            Some(length) if self.is_followed_by_post(at, start + length) => length,
            None if addressed => {
                let length = name::foreign(text, start)?;
                let known = self
                    .by_name
                    .contains_key(&normalize(text.text(start..start + length)));
                if words(text, start..start + length) < 2 && !known {
                    return None;
                }
                length
            }
            None if self.is_foreign_with_post(at, start) => name::foreign(text, start)?,
            _ => return None,
        };
        if !addressed && is_namesake(text, start) {
            return None;
        }
        self.enter(at, token, start..start + length, &ranks)
    }

    fn is_foreign_with_post(&self, at: usize, start: usize) -> bool {
        let text = &self.texts[at];
        name::foreign(text, start).is_some_and(|length| {
            words(text, start..start + length) > 1
                && text.is(start + length, ",")
                && text.is_capital(start + length + 1)
                && self.is_followed_by_post(at, start + length)
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
        });
        let place = self.places.len() - 1;
        let behind = self.posts_behind(at, end, person);
        // The caller looks for the person just named: its place stays the last.
        let last = self.places.remove(place);
        self.places.push(last);
        Some(behind)
    }

    /// Gives a person the posts behind the name: `, Ủy viên …, Phó Trưởng Ban …`.
    fn posts_behind(&mut self, at: usize, end: usize, person: LocalPerson) -> usize {
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
                "đắc cử",
                "giữ chức",
                "đồng thời",
                "và",
            ] {
                let length = words.split(' ').count();
                if from + length <= text.tokens.len()
                    && text.level(from..from + length) == words
                    && (words != "và" || !first)
                {
                    from += length;
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
        let inherited = inherit(self.bodies, &posts);
        self.give(at, person, &inherited);
        behind
    }

    /// A person's name begins at `token`.
    fn names_next(&self, at: usize, token: usize) -> bool {
        let text = &self.texts[at];
        let (start, _, addressed) = address(text, token);
        self.bodies.holding(at, start).is_none()
            && text.is_capital(start)
            && (name::vietnamese(text, start).is_some()
                || (addressed || token == start) && name::foreign(text, start).is_some())
    }

    fn give(&mut self, at: usize, person: LocalPerson, posts: &[Post]) {
        let text = &self.texts[at];
        for post in posts {
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

    /// Given names and other parts of full names behind a form of address: `ông Chương`, `bà Vân`.
    fn read_again(&mut self, at: usize) {
        let text = &self.texts[at];
        for token in 0..text.tokens.len() {
            let (start, _, addressed) = address(text, token);
            if !addressed
                || start == token
                || !text.is_capital(start)
                || self.holds(at, start)
                || self.bodies.holding(at, start).is_some()
            {
                continue;
            }
            let mut end = start + 1;
            while end < start + 4 && text.is_capital(end) && text.tokens[end].spaced {
                end += 1;
            }
            for end in (start + 1..=end).rev() {
                if let Some(person) = self.meant(at, start, &text.level(start..end)) {
                    self.places.push(Place {
                        text: at,
                        tokens: start..end,
                        person,
                        by_name: false,
                    });
                    break;
                }
            }
        }
    }

    /// The person last named before a token whose name has these words: a Vietnamese name at its end,
    /// a foreign one anywhere.
    fn meant(&self, at: usize, token: usize, words: &str) -> Option<LocalPerson> {
        let fits = |place: &&Place| {
            let name = &self.texts[place.text].level(place.tokens.clone());
            let vietnamese = name
                .split(' ')
                .next()
                .is_some_and(|first| LEXICON.surnames.contains(first));
            name.strip_suffix(words)
                .is_some_and(|rest| rest.ends_with(' '))
                || (!vietnamese && name.split(' ').any(|word| word == words))
        };
        let named = || {
            self.places
                .iter()
                .filter(|place| place.by_name)
                .filter(fits)
        };
        named()
            .filter(|place| (place.text, place.tokens.start) < (at, token))
            .max_by_key(|place| (place.text, place.tokens.start))
            .or_else(|| named().min_by_key(|place| (place.text, place.tokens.start)))
            .map(|place| place.person)
    }

    /// Posts that stand alone, where one person of the page holds them: `Trưởng ban đề nghị`.
    fn read_titles(&mut self) {
        for (at, post) in std::mem::take(&mut self.alone) {
            let text = &self.texts[at];
            if post.former || post.traits.loose || !text.is_capital(post.title.start) {
                continue;
            }
            let title = normalize(text.text(post.title.clone()));
            let mut holders = self.facts.iter().enumerate().filter(|(_, person)| {
                person.positions.iter().any(|position| {
                    !position.former
                        && normalize(&position.title) == title
                        && (post.organization.is_none()
                            || position.organization == post.organization)
                })
            });
            let ranked = || {
                self.facts.iter().position(|person| {
                    post.organization.is_none()
                        && person
                            .honorifics
                            .iter()
                            .any(|rank| normalize(rank) == title)
                })
            };
            let holder = match (holders.next(), holders.next()) {
                (Some((holder, _)), None) => Some(holder),
                (None, _) => ranked(),
                _ => None,
            };
            if let Some(holder) = holder
                && !self.holds(at, post.title.start)
            {
                let person = LocalPerson(u32::try_from(holder).unwrap_or(u32::MAX));
                self.places.push(Place {
                    text: at,
                    tokens: post.title,
                    person,
                    by_name: false,
                });
            }
        }
    }
}

/// Members' posts without a body of their own stand in the body of the next post, or in the body of
/// which that one is part: `Ủy viên Ban Thường vụ, Phó Trưởng Ban … Ban Hợp tác Quốc tế, Trung ương
/// Hội NDVN`.
fn inherit(bodies: &Organizations, posts: &[Post]) -> Vec<Post> {
    let mut filled = posts.to_vec();
    for at in 0..filled.len() {
        if filled[at].traits.member && filled[at].organization.is_none() {
            let next = filled[at + 1..].iter().find_map(|post| post.organization);
            filled[at].organization = next.map(|body| bodies.whole(body));
        }
    }
    filled
}

/// The forms of address at `token`: where the name begins, the ranks to keep, and whether any stands
/// there.
fn address(text: &Text<'_>, token: usize) -> (usize, Vec<String>, bool) {
    let mut start = token;
    let mut ranks = Vec::new();
    let mut addressed = false;
    while let Some((length, honorific)) = LEXICON.honorifics.longest(&text.tokens, start) {
        let end = start + length;
        // `Anh`, the country, stands before no name; `Bà Rịa` is a place.
        if !text.is_capital(end)
            && LEXICON.honorifics.longest(&text.tokens, end).is_none()
            && !(text.is_any(end, &[",", "."]) && text.is_capital(end + 1))
        {
            break;
        }
        if grammar::place(text, start).is_some_and(|place| place > end) {
            break;
        }
        if !honorific.plain {
            ranks.push(text.text(start..end).trim_end_matches('.').to_owned());
        }
        addressed = true;
        start = end;
        if text.is_any(start, &[",", "."])
            && LEXICON
                .honorifics
                .longest(&text.tokens, start + 1)
                .is_some()
        {
            start += 1;
        }
    }
    // `Đại sứ Nguyễn Phương Nga`: a post that alone is a rank.
    if let Some((length, title)) = LEXICON.titles.longest(&text.tokens, start)
        && title.rank
        && text.is_capital(start + length)
        && grammar::place(text, start + length).is_none()
    {
        ranks.push(text.text(start..start + length).to_owned());
        return (start + length, ranks, true);
    }
    (start, ranks, addressed)
}

/// The name at `start` is borrowed for something else: `đường Nguyễn Thái Học`, `Ảnh: Tiến Đạt`.
fn is_namesake(text: &Text<'_>, start: usize) -> bool {
    NAMESAKES.iter().any(|words| text.ends_in(start, words))
}

/// `Chủ tịch Hồ Chí Minh` is the man, `Lăng Chủ tịch Hồ Chí Minh` and `Đoàn Thanh niên … Hồ Chí Minh`
/// are not.
fn is_president(text: &Text<'_>, start: usize, from: usize) -> bool {
    let titled = ["chủ tịch", "bác", "lãnh tụ", "đồng chí"]
        .iter()
        .find(|words| text.ends_in(start, words))
        .map(|words| words.split(' ').count());
    titled.is_some_and(|length| !is_namesake(text, start - length)) || from < start
}

/// How many words some tokens have.
fn words(text: &Text<'_>, tokens: Range<usize>) -> usize {
    text.tokens[tokens]
        .iter()
        .filter(|token| token.shape != Shape::Mark)
        .count()
}
