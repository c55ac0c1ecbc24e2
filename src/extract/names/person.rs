//! The people of a page, with their posts, and where else the page means them.

use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::extract::names::address::{address, is_addressed, is_inner, is_namesake, is_president};
use crate::extract::names::chief;
use crate::extract::names::holder::{is_rank, provinces};
use crate::extract::names::link::link;
use crate::extract::names::name;
use crate::extract::names::named::Named;
use crate::extract::names::organization::Organizations;
use crate::extract::names::place;
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
    pub(crate) by_name: FxHashMap<String, LocalPerson>,
    /// Guests by the first two words of their names.
    pub(crate) by_start: FxHashMap<String, LocalPerson>,
    pub(crate) places: Vec<Place>,
    /// The same in reading order.
    pub(crate) named: Named,
    /// Posts that stand alone: the holder is someone named elsewhere.
    pub(crate) alone: Vec<(usize, Post)>,
    /// The year in which the page was published.
    pub(crate) year: Option<i16>,
    /// People with a title before the name that is a form of address too: `Đại sứ Nguyễn Phương Nga`.
    pub(crate) ranked: Vec<(usize, LocalPerson, Post)>,
    /// Where the posts end of the person read last, and the body of the last of them.
    pub(crate) listed_last: Option<(usize, usize, LocalOrganization)>,
    /// The title of the last post with that body, levelled.
    pub(crate) listed_title: String,
    /// Where the name ends of the person read last behind a post, that post's title, and its body.
    pub(crate) led_last: Option<(usize, usize, String, LocalOrganization)>,
    /// People of a list whose posts may stand behind its last name, and where the next name begins:
    /// `bà A và ông B giữ chức Phó Chủ tịch`.
    pub(crate) waiting: ((usize, usize), Vec<LocalPerson>),
    /// What stands behind `tỉnh`, `thành phố` and the like outside names of bodies, levelled.
    pub(crate) provinces: FxHashSet<String>,
    /// The body that elects people, told once.
    pub(crate) convened: OnceCell<Option<LocalOrganization>>,
    /// How many lists are open that share a post.
    pub(crate) lists: usize,
    /// The posts read last, before a name: where the name begins, and where they do.
    pub(crate) led: Option<(usize, usize, usize)>,
    /// The wife whose husband is named behind his posts, and where his name begins: what follows is of hers.
    pub(crate) wife: Option<(usize, usize, LocalPerson)>,
    /// Posts whose holder is named behind a comma by a part of the name, by the paragraph and the token there: `Khi còn
    /// là Chủ tịch Hội, ông Nam …`.
    pub(crate) cued: FxHashMap<(usize, usize), Vec<Post>>,
    /// Names of one word behind a post, which may be a part of a name that the page prints elsewhere.
    pub(crate) single: Vec<(usize, usize, Post)>,
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
        by_name: FxHashMap::default(),
        by_start: FxHashMap::default(),
        places: Vec::new(),
        alone: Vec::new(),
        year,
        ranked: Vec::new(),
        listed_last: None,
        listed_title: String::new(),
        led_last: None,
        waiting: ((0, 0), Vec::new()),
        provinces: provinces(texts, bodies),
        named: Named::default(),
        convened: OnceCell::new(),
        lists: 0,
        led: None,
        wife: None,
        cued: FxHashMap::default(),
        single: Vec::new(),
    };
    for at in 0..texts.len() {
        people.read(at);
    }
    // Nobody waits for posts any more: `ông giữ chức …` is of one person.
    people.waiting.1.clear();
    people.read_single();
    for at in 0..texts.len() {
        people.read_again(at);
    }
    people.read_titles();
    people.give_ranks();
    chief::seat(&mut people.facts, bodies);
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
        (self.named.before(text, token + 1))
            .is_some_and(|place| place.text == text && place.tokens.contains(&token))
    }

    /// Full names and the posts beside them.
    fn read(&mut self, at: usize) {
        let text = &self.texts[at];
        let mut token = 0;
        while token < text.tokens.len() {
            const MANY: [&str; 4] = ["các", "hai", "ba", "bốn"];
            let many = text.is_any(token, &MANY) || token > 0 && text.is_any(token - 1, &MANY);
            let named = self.places.len();
            let behind = self
                .read_posts(at, token)
                .or_else(|| self.read_name(at, token))
                .unwrap_or(token + 1);
            token = if self.places.len() > named && (many || self.is_beside_guest(at, behind)) {
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
            let next = self.read_name(at, end + 1).or_else(|| match guest {
                true => self.titled_foreign(at, end + 1, None),
                false => self.read_short(at, end + 1),
            });
            let Some(next) = next else { break };
            end = next;
        }
        end
    }

    /// Whether the name of a guest is joined to another's, which has a form of address: `sinh viên Noy Sengdara và Khamla
    /// Phouthone`.
    fn is_beside_guest(&self, at: usize, behind: usize) -> bool {
        let text = &self.texts[at];
        let last = self.places.last().filter(|place| {
            place.text == at && place.tokens.end == behind && place.tokens.len() > 1
        });
        let addressed = last.is_some_and(|place| {
            is_addressed(text, place.tokens.start)
                && name::vietnamese(text, place.tokens.start).is_none()
        });
        let next = behind + 1;
        addressed
            && text.is(behind, "và")
            && self.bodies.holding(at, next).is_none()
            && text.is_capital(next)
            && text.is_capital(next + 1)
            && name::foreign(text, next).is_some_and(|length| {
                let end = next + length;
                length > 1 && (end >= text.tokens.len() || !text.is_any(end, &["-", "và"]))
            })
    }

    /// A name of two words in a list that shares its form of address: `Các ông Lê Văn Nam, Mai Thức được bầu …`.
    pub(crate) fn read_short(&mut self, at: usize, token: usize) -> Option<usize> {
        let text = &self.texts[at];
        let end = token + name::vietnamese(text, token).filter(|length| *length == 2)?;
        let ends = text.is_any(end, &[",", "và", ";", "."]) || link(text, end).is_some();
        if !ends || self.bodies.holding(at, token).is_some() {
            return None;
        }
        self.enter(at, token, token..end, &[], Rule::AddressedName.into())
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
            Some(length) if addressed => {
                let end = name::dashed(text, start, start + length);
                let length = end.map_or(length, |end| end - start);
                (length, Rule::AddressedName)
            }
            Some(length) if self.is_followed_by_post(at, start + length) => {
                (length, Rule::NameWithPost)
            }
            None if addressed => {
                // `phóng viên Tuổi Trẻ`
                if LEXICON.bodies.behind("Báo", &text.tokens, start).is_some() {
                    return None;
                }
                let length = name::addressed(text, start)?;
                let known = self
                    .by_name
                    .contains_key(&normalize(text.text(start..start + length)));
                // `bà Draganastrinic, Giám đốc …`
                let alone =
                    !name::is_syllable(text, start) && self.is_followed_by_post(at, start + length);
                if words(text, start..start + length) < 2 && !known && !alone {
                    return None;
                }
                // `học sinh Đà Bắc` where the page tells of the district.
                let group = LEXICON.titles.longest(&text.tokens, token);
                if group.is_some_and(|(_, title)| title.profession)
                    && self.provinces.contains(&text.level(start..start + length))
                {
                    return None;
                }
                (length, Rule::AddressedForeignName)
            }
            None if name::follows_nationality(text, start) => {
                let length = name::foreign(text, start)?;
                if words(text, start..start + length) < 2 {
                    return None;
                }
                (length, Rule::AddressedForeignName)
            }
            None if self.is_foreign_with_post(at, start) => {
                (name::foreign(text, start)?, Rule::ForeignNameWithPost)
            }
            _ => return None,
        };
        let inner = || {
            rule == Rule::FullName
                && is_inner(text, start)
                && self.bodies.holding(at, start - 1).is_none()
        };
        let placed = || place::ends_place(text, start, start + length);
        if !addressed && (is_namesake(text, start) || inner() || placed()) {
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
        let named = self.places.len();
        let behind = self.enter(at, token, start..start + length, &ranks, ground);
        let first = LEXICON.honorifics.longest(&text.tokens, token);
        if let Some((length, _)) = first.filter(|(length, _)| token + length < start) {
            self.note_rank(at, token + length..start, named);
        }
        behind
    }

    /// A rank behind another form of address is a post as one without it is: `ông Đại sứ Nguyễn Phương Nga`.
    fn note_rank(&mut self, at: usize, tokens: Range<usize>, named: usize) {
        if self.places.len() == named {
            return;
        }
        let text = &self.texts[at];
        let rank = tokens
            .clone()
            .map(|from| post::posts(self.texts, self.bodies, at, from))
            .find(|posts| {
                // `Ngài Đại sứ Rumani Ion Popescu`
                let of_country = matches!(posts.as_slice(), [post]
                    if post.traits.bodiless && !post.former && post.organization.is_none());
                (is_rank(text, posts) || of_country) && posts[0].end == tokens.end
            });
        let person = self.places.last().map(|place| place.person);
        if let (Some(mut rank), Some(person)) = (rank, person) {
            self.ranked
                .extend(rank.pop().map(|post| (at, person, post)));
        }
    }

    /// Notes a name with the posts behind it.
    pub(crate) fn enter(
        &mut self,
        at: usize,
        from: usize,
        tokens: Range<usize>,
        ranks: &[String],
        ground: Ground,
    ) -> Option<usize> {
        let text = &self.texts[at];
        let printed = text.text(tokens.clone());
        if text.level(tokens.clone()) == "hồ chí minh" && !is_president(text, tokens.start, from)
        {
            return None;
        }
        let end = tokens.end;
        let name = normalize(printed);
        let known = self.by_name.get(&name).copied();
        let known = known.or_else(|| self.same_guest(at, &tokens, printed));
        let person = known.unwrap_or_else(|| {
            let local = LocalPerson(u32::try_from(self.facts.len()).unwrap_or(u32::MAX));
            self.by_name.insert(name, local);
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
        let place = self.places.len();
        self.note(Place {
            text: at,
            tokens,
            person,
            by_name: true,
            ground,
        });
        if self.waiting.0 != (at, from) {
            self.waiting.1.clear();
        }
        let led = (self.led.take())
            .filter(|&(text, name, _)| (text, name) == (at, from))
            .map(|(_, _, post)| post);
        let wife = (self.wife.take())
            .filter(|&(text, name, _)| (text, name) == (at, from))
            .map(|(_, _, wife)| wife);
        let behind = self.posts_behind(at, end, wife.unwrap_or(person), led);
        if behind == end && text.is_any(end, &[",", "và"]) {
            self.waiting.0 = (at, end + 1);
            self.waiting.1.push(person);
        }
        // The caller looks for the person just named: its place stays the last.
        let last = self.places.remove(place);
        self.places.push(last);
        Some(behind)
    }

    /// Notes a place where a person is named.
    pub(crate) fn note(&mut self, place: Place) {
        let name = &self.texts[place.text].tokens[place.tokens.clone()];
        self.named.add(&place, name);
        self.places.push(place);
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

/// How many words some tokens have.
pub(crate) fn words(text: &Text<'_>, tokens: Range<usize>) -> usize {
    text.tokens[tokens]
        .iter()
        .filter(|token| token.shape != Shape::Mark)
        .count()
}
