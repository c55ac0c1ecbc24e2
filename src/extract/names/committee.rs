//! Committees of the Party in a body that a post names without saying of which: `Bí thư Đảng ủy, Chủ tịch HĐND xã Hòa
//! Sơn`, `Phó Bí thư Đảng đoàn, Phó Chủ tịch Hội Luật gia Việt Nam`, `Bí thư chi bộ, Giám đốc Bệnh viện Hoa Mai`.

use std::ops::Range;

use crate::extract::names::continuation::is_following;
use crate::extract::names::grammar;
use crate::extract::names::key::is_home;
use crate::extract::names::name;
use crate::extract::names::organization::Organizations;
use crate::extract::names::text::Text;
use crate::lexicon::LEXICON;
use crate::model::{CountryCode, LocalOrganization, OrganizationKind, Rule};

impl Organizations {
    /// The committees of the Party behind posts in them that stand without a name of their own, each in what the next
    /// post of the chain names, or the one before: `Bí thư Đảng ủy, Giám đốc Sở Ngoại vụ tỉnh Nghệ An`.
    pub(crate) fn read_committees(&mut self, at: usize, text: &Text<'_>) {
        for token in 2..text.tokens.len() {
            let Some((head, end)) = committee(text, token) else {
                continue;
            };
            if self.holding(at, token).is_some() {
                continue;
            }
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
            let cell = head == "Chi bộ";
            let whole =
                (self.ahead(at, text, end, cell)).or_else(|| self.back(at, text, start, cell));
            let Some(whole) = whole else { continue };
            self.note_committee(at, token..end, head, whole);
        }
    }

    /// Notes the committee of this body at these words.
    fn note_committee(
        &mut self,
        at: usize,
        tokens: Range<usize>,
        head: &str,
        whole: LocalOrganization,
    ) {
        let whole = &self.get(whole).name;
        let of = commune(whole)
            .filter(|_| head == "Đảng ủy")
            .unwrap_or(whole);
        let name = format!("{head} {of}");
        let Some(country) = CountryCode::new("VN") else {
            return;
        };
        let body = self.enter_named(&name, country);
        let ground = Rule::BuiltNameWithoutPlace.into();
        self.note(at, tokens, body, false, ground);
    }

    /// The body of the next post of the chain that goes on at `from`, no organ of the Party itself.
    fn ahead(
        &self,
        at: usize,
        text: &Text<'_>,
        from: usize,
        cell: bool,
    ) -> Option<LocalOrganization> {
        const MOST: usize = 4;
        const BETWEEN: usize = 4;
        let mut next = from;
        for _ in 0..MOST {
            if !text.is_any(next, &[",", "-", "kiêm"]) {
                return None;
            }
            let start = next + 1 + usize::from(text.is_any(next + 1, &["kiêm", "nguyên", "cựu"]));
            let (length, title) = LEXICON.titles.longest(&text.tokens, start)?;
            let end = start + length;
            let place = (start..=end + 1).find_map(|token| self.starting(at, token));
            if let Some(place) = place
                && let Some(whole) = self.houses(place.body, cell)
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
    fn back(
        &self,
        at: usize,
        text: &Text<'_>,
        start: usize,
        cell: bool,
    ) -> Option<LocalOrganization> {
        let sign = start.checked_sub(1)?;
        if !text.is_any(sign, &[",", "kiêm"]) {
            return None;
        }
        let last = sign.checked_sub(1 + usize::from(text.is(sign - 1, ",")))?;
        let place = self.holding(at, last)?;
        titled(text, place.tokens.start)?;
        self.houses(place.body, cell)
    }

    /// The body that has a committee of the Party, of a department the whole, or a cell of it.
    fn houses(&self, body: LocalOrganization, cell: bool) -> Option<LocalOrganization> {
        let whole = if cell { body } else { self.whole(body) };
        let fact = self.get(whole);
        let own = !matches!(
            fact.kind,
            OrganizationKind::Party | OrganizationKind::Foreign
        ) && (fact.country.is_none() || is_home(fact.country));
        (own && (cell || !self.is_unit(whole))).then_some(whole)
    }
}

/// What the committee at `token` is called, and where its name ends.
fn committee(text: &Text<'_>, token: usize) -> Option<(&'static str, usize)> {
    const COMMITTEES: [(&str, &str); 5] = [
        ("đảng ủy", "Đảng ủy"),
        ("đảng đoàn", "Đảng đoàn"),
        ("ban cán sự đảng", "Ban Cán sự Đảng"),
        ("ban cán sự", "Ban Cán sự Đảng"),
        ("chi bộ", "Chi bộ"),
    ];
    // Asked of each word: the others are told by one look.
    if !matches!(&*text.tokens[token].level, "đảng" | "ban" | "chi") {
        return None;
    }
    (COMMITTEES.iter()).find_map(|(words, head)| Some((*head, text.behind(token, words)?)))
}

/// Where the title begins that ends right before `end`, an organ behind it or not: `Phó Bí thư`, `Ủy viên Ban Thường
/// vụ`.
pub(crate) fn titled(text: &Text<'_>, end: usize) -> Option<usize> {
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
