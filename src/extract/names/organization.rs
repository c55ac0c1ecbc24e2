//! The bodies of a page: named in full, by what the page defines in brackets, or in short.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::extract::names::credit;
use crate::extract::names::grammar::{self, Found};
use crate::extract::names::key::{
    home, is_home, key, kind, known_by_key, of_lexicon, printed_name,
};
use crate::extract::names::name;
use crate::extract::names::place;
use crate::extract::names::province;
use crate::extract::names::text::Text;
use crate::lexicon::word::level;
use crate::lexicon::{Body, Head, LEXICON, Shape, Token, tokens};
use crate::model::{
    CountryCode, Facts, Ground, LocalOrganization, Mention, OrganizationFact, OrganizationKind,
    Rule,
};

/// A place where a body is named, in tokens of its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// Position of the paragraph's text.
    pub(crate) text: usize,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Which body.
    pub(crate) body: LocalOrganization,
    /// Named by its name, not in short.
    pub(crate) by_name: bool,
    /// What found it.
    pub(crate) ground: Ground,
}

/// What a page says of its bodies so far.
#[derive(Debug, Default)]
pub(crate) struct Organizations {
    pub(crate) facts: Vec<OrganizationFact>,
    pub(crate) by_key: HashMap<String, LocalOrganization>,
    /// The keys that are alike without the words before places.
    by_plain: HashMap<String, Vec<String>>,
    pub(crate) heads: Vec<Option<Head>>,
    /// Short names that the page defines, levelled words joined by spaces.
    pub(crate) short: HashMap<String, LocalOrganization>,
    /// The place whose name stands most often behind `tỉnh`, `thành phố` and the like.
    pub(crate) homes: HashMap<String, String>,
    /// The province or city that the page names most, with the word before it.
    pub(crate) province: Option<String>,
    /// Names of which the text leaves out the first or the last words, by text and first token.
    pub(crate) completed: HashSet<(usize, usize)>,
    /// The missions of envoys whom the page names by their countries, with these.
    pub(crate) missions: Vec<(String, CountryCode)>,
    /// In reading order, none within another.
    pub(crate) places: Vec<Place>,
}

/// The bodies of a page, with every place that names them.
///
/// The `title` says which province the page speaks of, and names nothing itself.
pub(crate) fn find(texts: &[Text<'_>], title: &Text<'_>) -> Organizations {
    let context: Vec<&Text<'_>> = std::iter::once(title).chain(texts).collect();
    let counted = province::counted(&context);
    let mut found = Organizations {
        province: province::province(&context, &counted),
        homes: province::homes(counted),
        ..Organizations::default()
    };
    for (at, text) in texts.iter().enumerate() {
        found.read(at, text);
    }
    for (at, text) in texts.iter().enumerate() {
        found.read_short(at, text);
    }
    for (at, text) in texts.iter().enumerate() {
        found.read_generic(at, text);
    }
    found
}

impl Organizations {
    /// Writes the bodies with their mentions into the facts.
    pub(crate) fn store(mut self, texts: &[Text<'_>], facts: &mut Facts) {
        for place in &self.places {
            let span = texts[place.text].span(place.tokens.clone());
            let mention = Mention {
                span,
                by_name: place.by_name,
                ground: place.ground,
            };
            self.facts[place.body.index()].mentions.push(mention);
        }
        facts.organizations = self.facts;
    }

    /// The place that begins at this token.
    pub(crate) fn starting(&self, text: usize, token: usize) -> Option<&Place> {
        let at = self
            .places
            .partition_point(|place| (place.text, place.tokens.start) < (text, token));
        self.places
            .get(at)
            .filter(|place| place.text == text && place.tokens.start == token)
    }

    /// The place that holds this token.
    pub(crate) fn holding(&self, text: usize, token: usize) -> Option<&Place> {
        let behind = self
            .places
            .partition_point(|place| (place.text, place.tokens.start) <= (text, token));
        let place = self.places.get(behind.checked_sub(1)?)?;
        (place.text == text && place.tokens.contains(&token)).then_some(place)
    }

    /// The body named last before this token, no earlier than `from`: where its name ends counts.
    pub(crate) fn before(
        &self,
        text: usize,
        token: usize,
        from: usize,
    ) -> Option<LocalOrganization> {
        let behind = self
            .places
            .partition_point(|place| (place.text, place.tokens.start) < (text, token));
        let place = self.places.get(behind.checked_sub(1)?)?;
        (place.text == text && place.tokens.end > from).then_some(place.body)
    }

    /// What is known of a body.
    pub(crate) fn get(&self, body: LocalOrganization) -> &OrganizationFact {
        &self.facts[body.index()]
    }

    /// The body of which this one is a department, or itself.
    pub(crate) fn whole(&self, body: LocalOrganization) -> LocalOrganization {
        let known = LEXICON
            .bodies
            .by_name(&self.get(body).name)
            .and_then(|body| body.parent.as_deref())
            .and_then(|parent| self.by_key.get(&key(&tokens(parent))).copied());
        match self.get(body).parent.or(known) {
            Some(parent) if self.is_unit(body) || self.is_department(body) => parent,
            _ => body,
        }
    }

    /// The body is a department of a Party committee, whose name ends in the committee's.
    fn is_department(&self, body: LocalOrganization) -> bool {
        let fact = self.get(body);
        fact.parent.is_some_and(|parent| {
            let committee = &self.get(parent).name;
            fact.name.starts_with("Ban ") && fact.name.ends_with(committee.as_str())
        })
    }

    /// The body is a department, not a body of its own.
    pub(crate) fn is_unit(&self, body: LocalOrganization) -> bool {
        self.heads[body.index()].is_some_and(|head| head.unit)
    }

    /// Names in full, and the short forms that brackets behind them define.
    fn read(&mut self, at: usize, text: &Text<'_>) {
        let mut token = 0;
        while token < text.tokens.len() {
            self.read_office(text, token);
            let Some((tokens, body, ground)) = self.named(text, token) else {
                let title = LEXICON
                    .titles
                    .longest(&text.tokens, token)
                    .filter(|(_, title)| !title.loose && !title.shared.is_empty());
                token = title.map_or_else(|| passed(text, token), |(length, _)| token + length);
                continue;
            };
            let end = tokens.end;
            let by_name = !self.completed.contains(&(at, tokens.start));
            self.note(at, tokens.clone(), body, by_name, ground);
            self.note_inner(at, text, tokens);
            let behind = self.read_bracket(at, text, end, body);
            token = behind.max(end);
        }
    }

    /// The body whose name begins at `token`, or whose head is the last word of a title there.
    fn named(
        &mut self,
        text: &Text<'_>,
        token: usize,
    ) -> Option<(Range<usize>, LocalOrganization, Ground)> {
        if let Some((length, title)) = LEXICON.titles.longest(&text.tokens, token)
            && let Some((tokens, body, rule)) = self.shared(text, token + length, &title.shared)
        {
            return Some((tokens, body, Ground::new(rule, title.line)));
        }
        let found = self.outside_a_name(text, token)?;
        let tokens = token..found.end;
        // `ASEM 9` is a meeting.
        let numbered = found.end == token + 1
            && (text.tokens.get(found.end)).is_some_and(|next| next.shape == Shape::Number)
            && found
                .body
                .is_some_and(|body| body.kind == OrganizationKind::International);
        if numbered {
            return None;
        }
        let media = found
            .body
            .is_some_and(|body| body.kind == OrganizationKind::Media);
        if media && credit::is_credit(text, tokens.clone()) {
            return None;
        }
        let (body, ground) = self.enter(text, tokens.clone(), &found);
        Some((tokens, body, ground))
    }

    /// The name of a body at `token`, where no person's name begins there: `Nguyễn Trường Giang`.
    fn outside_a_name(&self, text: &Text<'_>, token: usize) -> Option<Found> {
        let found = grammar::longest(text, token, false)?;
        // `các Tỉnh ủy, Thành ủy`
        if found.bare && token > 0 && text.is_any(token - 1, &["các", "những", "từng"]) {
            return None;
        }
        if found.body.is_none() && found.head.is_some_and(|head| head.loose) {
            let person = (1..3).any(|back| {
                token.checked_sub(back).is_some_and(|from| {
                    !text.begins_sentence(token)
                        && name::vietnamese(text, from).is_some_and(|length| length > back)
                })
            });
            // `ông Ban Kwan Su`
            let addressed =
                token > 0 && text.is_any(token - 1, &["ông", "bà", "anh", "chị", "ngài"]);
            if person || addressed {
                return None;
            }
        }
        // `Chính phủ hai nước`, `Chính phủ và nhân dân Lào` are not the home government.
        let generic = found.body.is_some_and(|body| is_home(body.country))
            && (text.is_any(found.end, &["hai", "các", "ba"])
                && text.is_any(found.end + 1, &["nước", "quốc", "bên"])
                || text.is(found.end, "và")
                    && text.is(found.end + 1, "nhân")
                    && text.is_capital(found.end + 3)
                    && LEXICON
                        .countries
                        .longest(&text.tokens, found.end + 3)
                        .is_some_and(|(_, country)| !is_home(Some(country.code))));
        (!generic).then_some(found)
    }

    pub(crate) fn note(
        &mut self,
        at: usize,
        tokens: Range<usize>,
        body: LocalOrganization,
        by_name: bool,
        ground: Ground,
    ) {
        let place = Place {
            text: at,
            tokens,
            body,
            by_name,
            ground,
        };
        let order = |place: &Place| (place.text, place.tokens.start);
        let index = self
            .places
            .partition_point(|other| order(other) < order(&place));
        self.places.insert(index, place);
    }

    /// The entry of a found name, and what makes it one.
    pub(crate) fn enter(
        &mut self,
        text: &Text<'_>,
        range: Range<usize>,
        found: &Found,
    ) -> (LocalOrganization, Ground) {
        if let Some(body) = found.body {
            let ground = Ground::new(Rule::KnownBody, body.line);
            return (self.enter_known(body), ground);
        }
        if let Some(&body) = self.short.get(&text.level(range.clone())) {
            return (body, Rule::ShortForm.into());
        }
        let built = |rule| Ground {
            rule,
            line: found.head.map(|head| head.line),
        };
        let mut printed = printed_name(text, range.clone());
        let mut whole = text.tokens[range.clone()].to_vec();
        if found.bare
            && let Some(body) = self.named_here(text, range.clone())
        {
            return (body, built(Rule::BuiltNameCutShort));
        }
        let completion = if found.bare {
            self.home(text, range.clone())
        } else if text.is(range.start, "sở")
            && home(&whole).is_none()
            && !range.clone().any(|at| text.is_any(at, &["tỉnh", "phố"]))
        {
            self.province.clone()
        } else {
            None
        };
        let mut ground = built(Rule::BuiltName);
        if let Some(home) = completion {
            ground = built(Rule::BuiltNameWithoutPlace);
            self.completed
                .insert((text.paragraph as usize, range.start));
            printed = completed(&printed, &home);
            whole = tokens(&printed);
        }
        let named = whole.as_slice();
        let key = key(named);
        if let Some(body) = known_by_key(&key) {
            if ground.rule == Rule::BuiltName {
                ground = Ground::new(Rule::KnownBodyRespelled, body.line);
            }
            return (self.enter_known(body), ground);
        }
        // `Hội NDVN` where the page says `Hội Nông dân Việt Nam (NDVN)`.
        if let Some(&body) = (range.start + 1..range.end)
            .find_map(|from| self.short.get(&text.level(from..range.end)))
            .filter(|body| {
                self.facts[body.index()]
                    .name
                    .to_lowercase()
                    .starts_with(&named[0].level)
            })
        {
            return (body, Rule::ShortForm.into());
        }
        let known = self.by_key.get(&key).copied();
        if let Some(known) = known.or_else(|| self.without_place_word(&key)) {
            let fact = &mut self.facts[known.index()];
            if printed.chars().count() > fact.name.chars().count() {
                fact.name = printed;
            }
            return (known, ground);
        }
        let country = home(named);
        let kind = kind(found.head, named, country);
        // `Tổ chức GPI` is `GPI` from then on.
        let acronym = named
            .last()
            .filter(|last| kind == OrganizationKind::ForeignNgo && last.shape == Shape::Capitals)
            .map(|last| last.level.clone());
        let parent = self.enter_committee(named, &printed);
        let fact = OrganizationFact {
            name: capitalized(&printed),
            kind,
            acronym: None,
            country,
            parent,
            mentions: Vec::new(),
        };
        let body = self.add(key, fact, found.head);
        if let Some(acronym) = acronym {
            self.short.entry(acronym).or_insert(body);
        }
        (body, ground)
    }

    /// The one body whose name differs from this key in the word before its place alone, which one of the
    /// two leaves out: `Công đoàn Át-ta-pư` is the `Công đoàn tỉnh Át-ta-pư`.
    fn without_place_word(&self, key: &str) -> Option<LocalOrganization> {
        let short = plain(key);
        let [other] = self.by_plain.get(&short)?.as_slice() else {
            return None;
        };
        let one_is_plain = *other == short || key == short;
        one_is_plain
            .then(|| self.by_key.get(other).copied())
            .flatten()
    }

    /// The one body of the paragraph so far that a name without its last words means:
    /// `Công đoàn tỉnh Át-ta-pư (Lào) do Chủ tịch Công đoàn tỉnh dẫn đầu`.
    fn named_here(&mut self, text: &Text<'_>, range: Range<usize>) -> Option<LocalOrganization> {
        let paragraph = text.paragraph as usize;
        let words = format!("{} ", text.level(range.clone()));
        let first = self.places.partition_point(|place| place.text < paragraph);
        let mut bodies: Vec<LocalOrganization> = self.places[first..]
            .iter()
            .take_while(|place| place.text == paragraph)
            .filter(|place| place.by_name)
            .map(|place| place.body)
            .filter(|body| level(&self.facts[body.index()].name).starts_with(&words))
            .collect();
        bodies.dedup();
        let [body] = bodies[..] else {
            return None;
        };
        self.completed.insert((paragraph, range.start));
        Some(body)
    }

    /// The committee of the Party whose department is named: `Ban Dân vận Tỉnh ủy Nghệ An`.
    fn enter_committee(&mut self, named: &[Token], printed: &str) -> Option<LocalOrganization> {
        let at = named
            .windows(2)
            .position(|pair| (pair[0].is("tỉnh") || pair[0].is("thành")) && pair[1].is("ủy"))?;
        if !named[0].is("ban") || at == 0 || at + 2 == named.len() {
            return None;
        }
        // The name is a page's stretch or was completed: its own tokens tell where the committee begins.
        let whole = tokens(printed);
        let start = whole.get(at)?.start;
        let committee = printed.get(start..)?;
        let words = tokens(committee);
        let key = key(&words);
        if let Some(&known) = self.by_key.get(&key) {
            return Some(known);
        }
        let head = LEXICON.heads.longest(&words, 0).map(|(_, head)| *head);
        let fact = OrganizationFact {
            name: committee.to_owned(),
            kind: OrganizationKind::Party,
            acronym: None,
            country: home(&words),
            parent: None,
            mentions: Vec::new(),
        };
        Some(self.add(key, fact, head))
    }

    /// The place that the page means by the last word of a name: the guests' own, where they are spoken
    /// of, or the one that the page names most.
    fn home(&self, text: &Text<'_>, named: Range<usize>) -> Option<String> {
        let end = named.end;
        let ends = |words: &[&str]| words.iter().any(|words| text.ends_in(end, words));
        let word = if ends(&["thành phố", "tp", "thành ủy", "thành đoàn"]) {
            "thành phố"
        } else if ends(&["tỉnh ủy", "tỉnh đoàn"]) {
            "tỉnh"
        } else if text.is(end - 1, "viện") {
            return nation(text, named).map(str::to_owned);
        } else {
            &text.tokens[end - 1].level
        };
        province::of_side(text, named.clone(), word)
            .or_else(|| self.neighbour(text, named.start, word))
            .or_else(|| self.homes.get(word).cloned())
    }

    /// The place of the body named right before in a list: `ông A, Chủ tịch HĐND tỉnh Điện Biên; bà B, Phó Chủ
    /// tịch UBND tỉnh`.
    fn neighbour(&self, text: &Text<'_>, at: usize, word: &str) -> Option<String> {
        let paragraph = text.paragraph as usize;
        let behind = self
            .places
            .partition_point(|place| (place.text, place.tokens.start) < (paragraph, at));
        let place = self.places.get(behind.checked_sub(1)?)?;
        let between = place.tokens.end..at;
        let listed = place.text == paragraph
            && between.clone().any(|at| text.is_any(at, &[",", ";"]))
            && !(between.clone()).any(|at| {
                text.is_any(
                    at,
                    &[".", "với", "tiếp", "thăm", "gặp", "đón", "đến", "tới"],
                )
            });
        let from = place
            .tokens
            .clone()
            .find_map(|at| text.behind(at, word).filter(|from| text.is_capital(*from)))
            .filter(|_| listed)?;
        (from < place.tokens.end).then(|| text.text(from..place.tokens.end).to_owned())
    }

    pub(crate) fn enter_foreign(&mut self, name: &str, country: CountryCode) -> LocalOrganization {
        let named = tokens(name);
        let key = key(&named);
        if let Some(body) = known_by_key(&key) {
            return self.enter_known(body);
        }
        if let Some(&known) = self.by_key.get(&key) {
            return known;
        }
        let kind = if is_home(Some(country)) {
            OrganizationKind::State
        } else {
            OrganizationKind::Foreign
        };
        let fact = OrganizationFact {
            name: name.to_owned(),
            kind,
            acronym: None,
            country: Some(country),
            parent: None,
            mentions: Vec::new(),
        };
        self.add(key, fact, None)
    }

    pub(crate) fn enter_known(&mut self, body: &'static Body) -> LocalOrganization {
        let key = key(&tokens(&body.name));
        if let Some(&known) = self.by_key.get(&key) {
            return known;
        }
        let head = LEXICON
            .heads
            .longest(&tokens(&body.name), 0)
            .map(|(_, head)| *head);
        self.add(key, of_lexicon(body), head)
    }

    fn add(
        &mut self,
        key: String,
        fact: OrganizationFact,
        head: Option<Head>,
    ) -> LocalOrganization {
        let local = LocalOrganization(u32::try_from(self.facts.len()).unwrap_or(u32::MAX));
        self.facts.push(fact);
        self.heads.push(head);
        self.by_plain
            .entry(plain(&key))
            .or_default()
            .push(key.clone());
        self.by_key.insert(key, local);
        local
    }
}

/// The foreign country named next to a body whose name leaves it out, behind it or else before:
/// `Chủ tịch Hạ viện và Chủ tịch Thượng viện Chile`.
fn nation<'a>(text: &Text<'a>, named: Range<usize>) -> Option<&'a str> {
    let country = |at: usize| {
        let (length, form) = LEXICON.countries.longest(&text.tokens, at)?;
        let foreign = !form.ambiguous && !is_home(Some(form.code));
        foreign.then(|| text.text(at..at + length))
    };
    (named.end..text.tokens.len())
        .find_map(country)
        .or_else(|| (0..named.start).rev().find_map(country))
}

/// A name with the place that its last word leaves out: `Thành ủy` and `TPHCM`, `UBND tỉnh` and `Nghệ An`.
fn completed(printed: &str, home: &str) -> String {
    // `TPHCM` says `thành phố` itself.
    let stem = match printed.strip_suffix("thành phố") {
        Some(stem) if level(home).starts_with("tp") => stem.trim_end(),
        _ => printed,
    };
    format!("{stem} {home}")
}

/// A key without the words before places.
fn plain(key: &str) -> String {
    key.replace(" tỉnh ", " ").replace(" thành phố ", " ")
}

/// The name with a capital at its start: `Trưởng ban Dân vận Tỉnh ủy` heads the `Ban Dân vận Tỉnh ủy`.
fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Behind what begins at `token` and is no body: a person's full name is passed over whole, so that
/// no word of it begins a body's.
fn passed(text: &Text<'_>, token: usize) -> usize {
    if let Some(end) = grammar::organ(text, token) {
        return end;
    }
    if let Some(end) = place::place(text, token) {
        return end;
    }
    match name::vietnamese(text, token) {
        Some(length) if length > 2 => token + length,
        _ => token + 1,
    }
}
