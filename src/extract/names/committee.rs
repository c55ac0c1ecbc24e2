//! Bodies of a level or of a house that a post names without saying of what: `Bí thư Đảng ủy, Chủ tịch HĐND xã Hòa
//! Sơn`, `Phó Bí thư Đảng đoàn, Phó Chủ tịch Hội Luật gia Việt Nam`, `Chủ tịch tỉnh Nghệ An`.

use crate::extract::names::completion::completed;
use crate::extract::names::continuation::is_following;
use crate::extract::names::grammar;
use crate::extract::names::key::is_home;
use crate::extract::names::name;
use crate::extract::names::organization::Organizations;
use crate::extract::names::place::{bare_place, place_word};
use crate::extract::names::text::Text;
use crate::lexicon::LEXICON;
use crate::model::{CountryCode, LocalOrganization, OrganizationKind, Rule};

impl Organizations {
    /// The committees of the Party behind posts in them that stand without a name of their own, each in what the next
    /// post of the chain names, or the one before: `Bí thư Đảng ủy, Giám đốc Sở Ngoại vụ tỉnh Nghệ An`.
    pub(crate) fn read_committees(&mut self, at: usize, text: &Text<'_>) {
        for token in 2..text.tokens.len() {
            let committee = text.is(token, "đảng") && text.is_any(token + 1, &["ủy", "đoàn"]);
            if !committee || self.holding(at, token).is_some() {
                continue;
            }
            let end = token + 2;
            // `Đảng ủy viên`; `Bí thư Đảng ủy cơ quan Sở Ngoại vụ`
            let closed = text.is_any(end, &[",", ";", ".", "-", ")", "kiêm"])
                || end == text.tokens.len()
                || is_following(text, end)
                || name::vietnamese(text, end).is_some_and(|length| length > 2);
            if !closed {
                continue;
            }
            let Some(start) = titled(text, token) else {
                continue;
            };
            let whole = (self.ahead(at, text, end)).or_else(|| self.back(at, text, start));
            let Some(whole) = whole else { continue };
            let local = text.is(token + 1, "ủy");
            let head = if local {
                "Đảng ủy"
            } else {
                "Đảng đoàn"
            };
            let whole = &self.get(whole).name;
            let of = commune(whole).filter(|_| local).unwrap_or(whole);
            let name = format!("{head} {of}");
            let Some(country) = CountryCode::new("VN") else {
                continue;
            };
            let body = self.enter_named(&name, country);
            let ground = Rule::BuiltNameWithoutPlace.into();
            self.note(at, token..end, body, false, ground);
        }
    }

    /// The body of the next post of the chain that goes on at `from`, no organ of the Party itself.
    fn ahead(&self, at: usize, text: &Text<'_>, from: usize) -> Option<LocalOrganization> {
        const MOST: usize = 4;
        const BETWEEN: usize = 4;
        let mut next = from;
        for _ in 0..MOST {
            if !text.is_any(next, &[",", "-", "kiêm"]) {
                return None;
            }
            let start = next + 1 + usize::from(text.is(next + 1, "kiêm"));
            let (length, title) = LEXICON.titles.longest(&text.tokens, start)?;
            let end = start + length;
            let place = (start..=end + 1).find_map(|token| self.starting(at, token));
            if let Some(place) = place
                && let Some(whole) = self.houses(place.body)
                && !title.bodiless
            {
                return Some(whole);
            }
            let behind = place.map_or(end, |place| place.tokens.end).max(end);
            next = (behind..behind + BETWEEN).find(|&at| text.is_any(at, &[",", "-", "kiêm"]))?;
        }
        None
    }

    /// The body of the post before, whose name ends right before the chain goes on with the one at `start`.
    fn back(&self, at: usize, text: &Text<'_>, start: usize) -> Option<LocalOrganization> {
        let sign = start.checked_sub(1)?;
        if !text.is_any(sign, &[",", "kiêm"]) {
            return None;
        }
        let last = sign.checked_sub(1 + usize::from(text.is(sign - 1, ",")))?;
        let place = self.holding(at, last)?;
        titled(text, place.tokens.start)?;
        self.houses(place.body)
    }

    /// The body that has a committee of the Party, of a department the whole.
    fn houses(&self, body: LocalOrganization) -> Option<LocalOrganization> {
        let whole = self.whole(body);
        let fact = self.get(whole);
        let own = !matches!(
            fact.kind,
            OrganizationKind::Party | OrganizationKind::Foreign
        ) && (fact.country.is_none() || is_home(fact.country));
        (own && !self.is_unit(whole)).then_some(whole)
    }

    /// The people's committees behind their chairs, who are told by the place alone: `Phó Chủ tịch tỉnh Nghệ An`,
    /// `Chủ tịch TP Trần Văn Nam`.
    pub(crate) fn read_chairs(&mut self, at: usize, text: &Text<'_>) {
        for token in 2..text.tokens.len() {
            let chair = text.is(token - 1, "tịch") || text.ends_in(token, "tịch thường trực");
            if !chair || self.holding(at, token).is_some() {
                continue;
            }
            let Some(name) = place_word(text, token).filter(|_| titled(text, token).is_some())
            else {
                continue;
            };
            if !text.is_any(token, &LEXICON.lists.governed) {
                continue;
            }
            let named = LEXICON.places.longest(&text.tokens, name);
            let named =
                named.filter(|(_, place)| text.is_capital(name) && is_home(Some(place.country)));
            let (end, of) = if let Some((length, _)) = named {
                let end = name + length;
                (end, text.text(token..end).to_owned())
            } else if let Some(end) = bare_place(text, token)
                && let Some(home) = self.home(text, token..end)
            {
                (end, completed(text.text(token..end), &home))
            } else {
                continue;
            };
            let Some(country) = CountryCode::new("VN") else {
                continue;
            };
            let body = self.enter_named(&format!("UBND {of}"), country);
            let ground = Rule::WordLeftOutBehindTitle.into();
            self.note(at, token..end, body, false, ground);
        }
    }
}

/// Where the title begins that ends right before `end`, an organ behind it or not: `Phó Bí thư`, `Ủy viên Ban Thường
/// vụ`.
fn titled(text: &Text<'_>, end: usize) -> Option<usize> {
    const LONGEST: usize = 7;
    (end.saturating_sub(LONGEST)..end).find(|&from| {
        (LEXICON.titles.longest(&text.tokens, from)).is_some_and(|(length, title)| {
            let behind = from + length;
            let own = !title.profession && behind == end;
            own || behind < end && modified(text, behind) == Some(end)
        })
    })
}

/// Behind the words at `at` that go on a title: `Phó Bí thư thường trực`, `Ủy viên BTV`.
fn modified(text: &Text<'_>, at: usize) -> Option<usize> {
    grammar::organ(text, at).or_else(|| text.behind(at, "thường trực"))
}

/// The community whose name ends the one of a body: `xã Hòa Sơn` of `HĐND xã Hòa Sơn`.
fn commune(name: &str) -> Option<&str> {
    LEXICON.lists.communes.iter().find_map(|word| {
        let at = name.rfind(&format!(" {word}"))?;
        let town = *word == "xã" && name[..at].ends_with("thị");
        let rest = &name[at + 1 + word.len()..];
        (!town && (rest.is_empty() || rest.starts_with(' '))).then(|| &name[at + 1..])
    })
}
