//! The one entry of each body, however its name is printed.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::extract::names::completion::{completed, is_of_other_side};
use crate::extract::names::grammar::Found;
use crate::extract::names::key::{
    home, is_home, key, kind, known_by_key, of_lexicon, printed_name,
};
use crate::extract::names::name;
use crate::extract::names::organization::Organizations;
use crate::extract::names::text::Text;
use crate::lexicon::word::level;
use crate::lexicon::{Body, Head, LEXICON, Shape, Token, tokens};
use crate::model::{
    CountryCode, Ground, LocalOrganization, OrganizationFact, OrganizationKind, Rule,
};

impl Organizations {
    /// The entry of a found name, and what makes it one.
    pub(crate) fn enter(
        &mut self,
        text: &Text<'_>,
        range: Range<usize>,
        found: &Found,
    ) -> (LocalOrganization, Ground) {
        if let Some(body) = found.body {
            let ground = Ground::new(Rule::KnownBody, body.line);
            let abroad = self.of_guest(text, range, body);
            return (abroad.unwrap_or_else(|| self.enter_known(body)), ground);
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
            self.completed
                .insert((text.paragraph as usize, range.start));
            return (body, built(Rule::BuiltNameCutShort));
        }
        let completion = if found.bare {
            self.home(text, range.clone())
        } else if text.is(range.start, "sở")
            && home(&whole).is_none()
            && !range
                .clone()
                .any(|at| text.is_any(at, &["tỉnh", "phố", "tp"]))
        {
            let told = self.of_sentence(text, range.start, None);
            told.map_or_else(
                || self.province.clone(),
                |(word, name)| match &*name {
                    "HCM" => Some("TP HCM".to_owned()),
                    _ => Some(format!("{word} {name}")),
                },
            )
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
                    .starts_with(&*named[0].level)
            })
        {
            return (body, Rule::ShortForm.into());
        }
        let known = self.by_key.get(&key).copied();
        if let Some(known) = known.or_else(|| self.without_place_word(&key)) {
            let fact = &mut self.facts[known.index()];
            if printed.chars().count() > fact.name.chars().count() {
                fact.name = capitalized(&printed);
            }
            return (known, ground);
        }
        let country = home(named);
        let kind = kind(found.head, named, country);
        // `Tổ chức GPI` is `GPI` from then on.
        let acronym = named
            .last()
            .filter(|last| kind == OrganizationKind::ForeignNgo && last.shape == Shape::Capitals)
            .map(|last| last.level.to_string());
        let parent = self.enter_committee(named, &printed);
        let fact = OrganizationFact {
            name: capitalized(&printed),
            kind,
            acronym: None,
            country,
            parent,
            mentions: Vec::new(),
        };
        let strange = match kind == OrganizationKind::ForeignNgo || found.head.is_none() {
            true => proper(text, range.clone(), found.head),
            false => Vec::new(),
        };
        let body = self.add(key, fact, found.head);
        for short in acronym.into_iter().chain(strange) {
            self.short.entry(short).or_insert(body);
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
    fn named_here(&self, text: &Text<'_>, range: Range<usize>) -> Option<LocalOrganization> {
        let paragraph = text.paragraph as usize;
        let words = format!("{} ", text.level(range.clone()));
        let first = self.places.partition_point(|place| place.text < paragraph);
        // Each body once, however often a paragraph names it.
        let named: FxHashSet<LocalOrganization> = self.places[first..]
            .iter()
            .take_while(|place| place.text == paragraph)
            .filter(|place| place.by_name)
            .map(|place| place.body)
            .collect();
        let mut meant = (named.into_iter())
            .filter(|body| level(&self.facts[body.index()].name).starts_with(&words));
        let body = meant.next()?;
        if meant.next().is_some() {
            return None;
        }
        let name = &self.facts[body.index()].name;
        (!is_of_other_side(text, &range, name)).then_some(body)
    }

    /// The committee of the Party whose department is named: `Ban Dân vận Tỉnh ủy Nghệ An`.
    fn enter_committee(&mut self, named: &[Token<'_>], printed: &str) -> Option<LocalOrganization> {
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

    /// The entry of a body of this name that a page tells by other words, in this country.
    pub(crate) fn enter_named(&mut self, name: &str, country: CountryCode) -> LocalOrganization {
        let named = tokens(name);
        let key = key(&named);
        if let Some(body) = known_by_key(&key) {
            return self.enter_known(body);
        }
        if let Some(&known) = self.by_key.get(&key) {
            return known;
        }
        let head = LEXICON.heads.longest(&named, 0).map(|(_, head)| *head);
        let kind = if is_home(Some(country)) {
            head.map_or(OrganizationKind::State, |head| head.kind)
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
        self.add(key, fact, head)
    }

    pub(crate) fn enter_known(&mut self, body: &'static Body) -> LocalOrganization {
        if let Some(&known) = self.known.get(body.name.as_str()) {
            return known;
        }
        let named = tokens(&body.name);
        let key = key(&named);
        let local = self.by_key.get(&key).copied().unwrap_or_else(|| {
            let head = LEXICON.heads.longest(&named, 0).map(|(_, head)| *head);
            self.add(key, of_lexicon(body), head)
        });
        self.known.insert(&body.name, local);
        local
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

/// What a page calls a foreign body of its full name later: the name without the word that says what it is, and its first
/// word where that has capitals within: `HopeSight` for `Tổ chức HopeSight International`.
fn proper(text: &Text<'_>, range: Range<usize>, head: Option<Head>) -> Vec<String> {
    let length = (head.and_then(|_| LEXICON.heads.longest(&text.tokens, range.start)))
        .map_or(0, |(length, _)| length);
    let from = range.start + length;
    let strange = |at: usize| !name::is_syllable(text, at) && text.is_capital(at);
    if from >= range.end || !strange(from) {
        return Vec::new();
    }
    let mut shorts = Vec::new();
    let first = text.text(from..from + 1);
    let camel =
        first.chars().skip(1).any(char::is_uppercase) && first.chars().any(char::is_lowercase);
    if camel {
        shorts.push(text.level(from..from + 1));
    }
    if range.end - from > 1 && length > 0 {
        shorts.push(text.level(from..range.end));
    }
    shorts
}
