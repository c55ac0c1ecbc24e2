//! The bodies of a page: named in full, by what the page defines in brackets, or in short.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::extract::names::credit;
use crate::extract::names::employer::employer;
use crate::extract::names::grammar::{self, Found};
use crate::extract::names::key::{is_home, key};
use crate::extract::names::latest::Latest;
use crate::extract::names::led::is_led;
use crate::extract::names::name;
use crate::extract::names::place;
use crate::extract::names::province;
use crate::extract::names::slash::with_country;
use crate::extract::names::text::Text;
use crate::lexicon::{Head, LEXICON, Shape, tokens};
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
    pub(crate) by_key: FxHashMap<String, LocalOrganization>,
    /// Those of the lexicon, by their names there.
    pub(crate) known: FxHashMap<&'static str, LocalOrganization>,
    /// The keys that are alike without the words before places.
    pub(crate) by_plain: FxHashMap<String, Vec<String>>,
    pub(crate) heads: Vec<Option<Head>>,
    /// Short names that the page defines, levelled words joined by spaces.
    pub(crate) short: FxHashMap<String, LocalOrganization>,
    /// The places behind `tỉnh`, `thành phố` and the like, with how often they stand, the most frequent first.
    pub(crate) homes: FxHashMap<String, Vec<(String, usize)>>,
    /// The province or city that the page names most, with the word before it.
    pub(crate) province: Option<String>,
    /// Names of which the text leaves out the first or the last words, by text and first token.
    pub(crate) completed: FxHashSet<(usize, usize)>,
    /// The missions of envoys whom the page names by their countries, with these.
    pub(crate) missions: Vec<(String, CountryCode)>,
    /// The foreign country named last behind a title: `Tổng thống Nga`.
    pub(crate) guests: Option<(String, CountryCode)>,
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
        found.read_chairs(at, text);
        found.read_committees(at, text);
    }
    let first = found.short_starts();
    for (at, text) in texts.iter().enumerate() {
        found.read_short(at, text, &first);
    }
    let mut latest = Latest::new(&found);
    for (at, text) in texts.iter().enumerate() {
        found.read_generic(at, text, title, &mut latest);
    }
    found
}

impl Organizations {
    /// Writes the bodies with their mentions into the facts.
    pub(crate) fn store(mut self, texts: &[Text<'_>], facts: &mut Facts) {
        for place in &self.places {
            let span = texts[place.text].span(place.tokens.clone());
            // `Hội Nông dân tỉnh` is a name though it leaves out the province.
            let rule = place.ground.rule;
            let known_there = matches!(
                rule,
                Rule::BuiltNameWithoutPlace | Rule::WordSharedWithTitle
            );
            let mention = Mention {
                span,
                by_name: place.by_name || known_there,
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

    /// As [`Self::before`]; of bodies that stand one in another, the first: `đoàn Trung tâm A - Sở B do ông C dẫn đầu`.
    pub(crate) fn first_of_chain(
        &self,
        text: &Text<'_>,
        token: usize,
        from: usize,
    ) -> Option<LocalOrganization> {
        let paragraph = text.paragraph as usize;
        let behind = self
            .places
            .partition_point(|place| (place.text, place.tokens.start) < (paragraph, token));
        let mut at = behind.checked_sub(1)?;
        let last = self.places.get(at)?;
        if last.text != paragraph || last.tokens.end <= from {
            return None;
        }
        while let Some(inner) = at.checked_sub(1).and_then(|before| self.places.get(before))
            && inner.text == paragraph
            && inner.by_name
            && inner.tokens.end + usize::from(text.is_any(inner.tokens.end, &["-", "thuộc"]))
                == self.places[at].tokens.start
        {
            at -= 1;
        }
        Some(self.places[at].body)
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
            if let Some(end) = self.read_member(at, text, token) {
                token = end;
                continue;
            }
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
            self.define_inner(text, &tokens, body);
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
        let found = self.outside_a_name(text, token);
        let listed = with_country(text, token)
            .or_else(|| employer(text, token))
            .filter(|end| found.as_ref().is_none_or(|found| found.end < *end));
        let found = match listed {
            Some(end) => Found::unlisted(text, token..end, false),
            None => found?,
        };
        let tokens = token..found.end;
        // `ASEM 9` is a meeting.
        let numbered = found.end == token + 1
            && (text.tokens.get(found.end)).is_some_and(|next| next.shape == Shape::Number)
            && text.tokens[token].shape == Shape::Capitals
            && (found.body).is_some_and(|body| {
                !matches!(
                    body.kind,
                    OrganizationKind::Media | OrganizationKind::Business
                )
            });
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
        let found = grammar::longest(text, token, is_led(text, token))?;
        // `các Tỉnh ủy, Thành ủy`; `các Hội Hữu nghị: Việt – Nhật, Việt – Lào`
        let many = token > 0 && text.is_any(token - 1, &["các", "những", "từng"]);
        if many && (found.bare || text.is(found.end, ":")) {
            return None;
        }
        // `… các Tỉnh ủy, Thành ủy`: the second of a row of which none is named.
        let row = token > 3
            && text.is(token - 1, ",")
            && text.is(token - 2, "ủy")
            && text.is_any(token - 4, &["các", "những", "từng", ","]);
        if row && found.bare && text.is(found.end - 1, "ủy") {
            return None;
        }
        // `(PLO)- Lãnh đạo tỉnh …`: the paper, whatever else bears these letters.
        let tag = token == 1 && found.end == 2 && text.is(0, "(") && text.is(2, ")");
        if tag && text.is(3, "-") {
            return None;
        }
        if found.body.is_none() && found.head.is_some_and(|head| head.loose) {
            let person = (1..3).any(|back| {
                token.checked_sub(back).is_some_and(|from| {
                    !text.begins_sentence(token)
                        && name::vietnamese(text, from).is_some_and(|length| length > back)
                })
            });
            // `ông Ban Kwan Su`, `đồng chí Khăm Phong Ban Thả Vông`
            const ADDRESSES: [&str; 6] = ["ông", "bà", "anh", "chị", "ngài", "chí"];
            const LONGEST: usize = 4;
            let addressed = (token.saturating_sub(LONGEST)..=token).rev().find(|&from| {
                from > 0 && text.is_any(from - 1, &ADDRESSES) || !text.is_capital(from)
            });
            let addressed = addressed.is_some_and(|from| {
                from > 0
                    && text.is_capital(from)
                    && (from == token
                        || name::foreign(text, from).is_some_and(|length| from + length > token))
            });
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
