//! What stands behind the name of a body: its short form, its country, the body that it is part of.

use std::ops::Range;

use crate::extract::names::grammar;
use crate::extract::names::key::is_home;
use crate::extract::names::organization::Organizations;
use crate::extract::names::text::Text;
use crate::lexicon::word::level;
use crate::lexicon::{LEXICON, Shape};
use crate::model::{Ground, LocalOrganization, OrganizationKind, Rule};

impl Organizations {
    /// A body behind a comma or in brackets within a known longer name is named there too:
    /// `Ban Hợp tác Quốc tế, Trung ương Hội NDVN`; not in `Bộ đội Biên phòng (BĐBP) Nghệ An`.
    pub(crate) fn note_inner(&mut self, at: usize, text: &Text<'_>, tokens: Range<usize>) {
        let inner = tokens
            .clone()
            .skip(1)
            .find(|&token| text.is_any(token, &[",", "("]))
            .map(|token| token + 1);
        if let Some(from) = inner
            && let Some(found) = grammar::longest(text, from, false)
            && found.end <= tokens.end
            && !(text.is(from - 1, "(") && found.end + 1 < tokens.end)
            && let Some(body) = found.body
        {
            let ground = Ground::new(Rule::KnownBody, body.line);
            let body = self.enter_known(body);
            let last = self
                .places
                .iter_mut()
                .find(|place| place.text == at && place.tokens.start == tokens.start);
            if let Some(place) = last {
                place.tokens.end = from - 1;
            }
            self.note(at, from..found.end, body, true, ground);
        }
    }

    /// The acronym within a name is short for the whole, and so is what stands before it: `Học viện Quản lý (HVQL) Ấn Độ`.
    pub(crate) fn define_inner(
        &mut self,
        text: &Text<'_>,
        tokens: &Range<usize>,
        body: LocalOrganization,
    ) {
        /// The words of a name that means no other body.
        const LEAST: usize = 4;
        let open = tokens
            .clone()
            .skip(LEAST)
            .find(|&token| text.is(token, "("));
        let Some(open) = open.filter(|open| text.is(open + 2, ")") && open + 3 < tokens.end) else {
            return;
        };
        let acronym = &text.tokens[open + 1];
        let known = self.known_as(tokens.start..open, text);
        if acronym.shape == Shape::Capitals && !known {
            let short = acronym.level.to_string();
            self.short.entry(short).or_insert(body);
            let before = text.level(tokens.start..open);
            self.short.entry(before).or_insert(body);
        }
    }

    /// A body of its own bears the name.
    fn known_as(&self, tokens: Range<usize>, text: &Text<'_>) -> bool {
        let end = tokens.end;
        grammar::longest(text, tokens.start, false)
            .is_some_and(|found| found.body.is_some() && found.end <= end)
    }

    /// What stands in brackets behind a name: a short form, or the body that it is part of.
    pub(crate) fn read_bracket(
        &mut self,
        at: usize,
        text: &Text<'_>,
        from: usize,
        body: LocalOrganization,
    ) -> usize {
        if !text.is(from, "(") {
            self.read_parent(text, from, body);
            return from;
        }
        let Some(close) =
            (from + 1..text.tokens.len().min(from + 16)).find(|&token| text.is(token, ")"))
        else {
            return from;
        };
        let mut start = from + 1;
        for intro in [
            "sau đây gọi tắt là",
            "sau đây gọi là",
            "gọi tắt là",
            "viết tắt là",
            "tên viết tắt là",
            "viết tắt",
            "gọi là",
        ] {
            if let Some(end) = text.behind(start, intro).filter(|end| *end < close) {
                start = end;
                break;
            }
        }
        let defined = start > from + 1;
        while text.is(start, "\"") || text.is(start, ":") {
            start += 1;
        }
        let mut end = close;
        while end > start + 1 && text.is(end - 1, "\"") {
            end -= 1;
        }
        if start >= end {
            return from;
        }
        let within = self.is_short(text, start..end, body);
        if let Some(found) = grammar::longest(text, start, false)
            .filter(|found| !defined && !within && found.end == end)
        {
            let (other, ground) = self.enter(text, start..end, &found);
            if other == body {
                self.note(at, start..end, other, true, ground);
                return close + 1;
            }
            if self.is_unit(body) {
                self.part_of(body, other);
            }
            return start;
        }
        let country = LEXICON.countries.longest(&text.tokens, start);
        if let Some((length, country)) = country.filter(|(length, _)| start + length == end) {
            let fact = &mut self.facts[body.index()];
            // `Hội Cựu chiến binh chiến tranh Việt Nam (Liên bang Nga)`: the bracket says more than the name.
            let built = LEXICON.bodies.by_name(&fact.name).is_none();
            if length > 0 && (fact.country.is_none() || built) {
                fact.country = Some(country.code);
                let native = matches!(
                    fact.kind,
                    OrganizationKind::Peoples
                        | OrganizationKind::SocioPolitical
                        | OrganizationKind::State
                );
                if native && !is_home(fact.country) {
                    fact.kind = OrganizationKind::Foreign;
                }
            }
            return from;
        }
        let acronym = end == start + 1 && {
            let word = text.text(start..end);
            word.chars().filter(|c| c.is_uppercase()).count() > 1
                || (text.is_capital(start) && word.is_ascii() && word.len() > 3)
        };
        let english = end > start + 1
            && text.text(start..end).is_ascii()
            && (start..end).all(|token| text.is_capital(token) || text.is_lower(token))
            && text.is_capital(start);
        if !(defined || acronym || english || within) {
            return from;
        }
        let named = text.text(start..end);
        // `(Hội)` alone is the usual short form and holds without being defined.
        if end > start + 1 || acronym {
            self.short.insert(text.level(start..end), body);
            let fact = &mut self.facts[body.index()];
            if acronym && fact.acronym.is_none() {
                fact.acronym = Some(named.to_owned());
            }
            self.note(at, start..end, body, true, Rule::ShortFormDefined.into());
        }
        close + 1
    }

    /// The words are some of the body's name in their order, its first among them: `Liên hiệp Đà Nẵng` of the `Liên hiệp
    /// các tổ chức hữu nghị thành phố Đà Nẵng`.
    fn is_short(&self, text: &Text<'_>, words: Range<usize>, body: LocalOrganization) -> bool {
        let name = level(&self.get(body).name);
        // `Liên hiệp Công đoàn Lào (Công đoàn Lào)`
        let last = || {
            let known = grammar::longest(text, words.start, false)
                .is_some_and(|found| found.body.is_some());
            let rest = name.strip_suffix(&text.level(words.clone()));
            rest.is_some_and(|rest| rest.ends_with(' ')) && !known
        };
        if words.len() > 2 && text.is_capital(words.start) && last() {
            return true;
        }
        let mut name = name.split(' ');
        words.len() > 2
            && text.is_capital(words.start)
            && text.is(words.start, name.clone().next().unwrap_or_default())
            && words.len() < name.clone().count()
            && words.clone().all(|at| name.any(|word| text.is(at, word)))
    }

    /// The body behind a comma or `của`, of which a department is part.
    fn read_parent(&mut self, text: &Text<'_>, from: usize, body: LocalOrganization) {
        if !self.is_unit(body) || self.facts[body.index()].parent.is_some() {
            return;
        }
        let behind = if text.is_any(from, &[",", "của", "thuộc"]) {
            from + 1
        } else if text.is(from, "trực") {
            from + 2
        } else {
            from
        };
        let comma = text.is(from, ",");
        // `Văn phòng Trung ương Đảng, Ủy ban Đối ngoại Quốc hội` are two.
        if comma && LEXICON.bodies.by_name(&self.get(body).name).is_some() {
            return;
        }
        if let Some(found) = grammar::longest(text, behind, false)
            && (!comma || found.body.is_some())
            && !found.head.is_some_and(|head| head.unit)
        {
            let (parent, _) = self.enter(text, behind..found.end, &found);
            self.part_of(body, parent);
        }
    }

    fn part_of(&mut self, body: LocalOrganization, parent: LocalOrganization) {
        if body == parent {
            return;
        }
        let country = self.facts[parent.index()].country;
        let kind = self.facts[parent.index()].kind;
        let fact = &mut self.facts[body.index()];
        if fact.parent.is_none() {
            fact.parent = Some(parent);
            fact.country = fact.country.or(country);
            if fact.kind == OrganizationKind::Other {
                fact.kind = kind;
            }
        }
    }
}
