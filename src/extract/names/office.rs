//! Bodies that a title tells: of an envoy, of a minister, of the head of a commission.

use std::ops::Range;

use crate::extract::names::continuation::continuation;
use crate::extract::names::grammar;
use crate::extract::names::guest::is_guest;
use crate::extract::names::key::{home, is_home};
use crate::extract::names::ministry::field_abroad;
use crate::extract::names::name;
use crate::extract::names::organization::Organizations;
use crate::extract::names::place;
use crate::extract::names::text::Text;
use crate::lexicon::word::level;
use crate::lexicon::{LEXICON, tokens};
use crate::model::{CountryCode, Ground, LocalOrganization, Rule};

impl Organizations {
    /// Keeps the mission at which an envoy serves who is named by the country alone: a page that speaks of
    /// the `Tổng Lãnh sự Lào tại Đà Nẵng` may go on with `Tổng Lãnh sự quán`.
    pub(crate) fn read_office(&mut self, text: &Text<'_>, token: usize) {
        let Some((length, _)) = LEXICON.titles.longest(&text.tokens, token) else {
            return;
        };
        let end = token + length;
        let nation = end + usize::from(text.is(end, "nước"));
        let Some((length, country)) = LEXICON.countries.longest(&text.tokens, nation) else {
            return;
        };
        if !is_home(Some(country.code)) {
            let name = text.text(nation..nation + length).to_owned();
            self.guests = Some((name, country.code));
        }
        let names = |words: &[&str]| {
            (token..end).any(|at| words.iter().any(|word| text.behind(at, word).is_some()))
        };
        let mission = if names(&["lãnh sự"]) {
            "Tổng Lãnh sự quán"
        } else if names(&["đại sứ", "đại biện"]) {
            "Đại sứ quán"
        } else {
            return;
        };
        if name::vietnamese(text, nation).is_some_and(|name| name > length) {
            return;
        }
        let seat = nation + length;
        let host = text
            .is_any(seat, &["tại", "ở"])
            .then(|| place::place_phrase(text, seat + 1))
            .flatten();
        let printed = text.text(nation..host.unwrap_or(seat));
        let mission = (format!("{mission} {printed}"), country.code);
        if !self.missions.contains(&mission) {
            self.missions.push(mission);
        }
    }

    /// The committee of which `UVTW Đảng`, or in a province `TUV`, makes somebody a member: behind it.
    pub(crate) fn read_member(
        &mut self,
        at: usize,
        text: &Text<'_>,
        token: usize,
    ) -> Option<usize> {
        let (end, body, line) = if text.is_any(token, &["uvtw", "uvtư", "uvtwđ", "uvtưđ"]) {
            let body = LEXICON.bodies.by_name("Ban Chấp hành Trung ương Đảng")?;
            let end = token + 1 + usize::from(text.is(token + 1, "đảng"));
            (end, self.enter_known(body), body.line)
        } else if text.is_any(token, &["tuv", "tvtu", "uvtvtu"]) && text.is_capital(token) {
            let (_, title) = LEXICON.titles.longest(&text.tokens, token)?;
            let home = self.province.as_deref()?;
            let committee = (home
                .strip_prefix("tỉnh ")
                .map(|name| format!("Tỉnh ủy {name}")))
            .or_else(|| Some(format!("Thành ủy {}", home.strip_prefix("thành phố ")?)))?;
            let body = self.enter_named(&committee, CountryCode::new("VN")?);
            (token + 1, body, title.line)
        } else {
            return None;
        };
        let ground = Ground::new(Rule::WordSharedWithTitle, line);
        self.note(at, token..end, body, false, ground);
        Some(end)
    }

    /// The body whose first words are a title's last ones, or are left out behind it:
    /// `Trưởng ban Đối ngoại Trung ương`, `Thứ trưởng Ngoại giao`.
    pub(crate) fn shared(
        &mut self,
        text: &Text<'_>,
        behind: usize,
        heads: &[String],
    ) -> Option<(Range<usize>, LocalOrganization, Rule)> {
        for head in heads {
            let length = head.split(' ').count();
            let last = behind.checked_sub(length)?;
            // `Phó Trưởng ban Ban Đối ngoại`: the body is named in full behind the title.
            let anew = behind + length <= text.tokens.len()
                && text.level(behind..behind + length) == level(head);
            if text.level(last..behind) == level(head)
                && !anew
                && (head != "Văn phòng"
                    || LEXICON
                        .bodies
                        .longest(text.source, &text.tokens, last, true)
                        .is_some())
                && let Some(found) = grammar::longest(text, last, true).filter(|found| {
                    found.end > behind || found.body.is_some() && found.end == behind
                })
            {
                let range = last..found.end;
                let (body, _) = self.enter(text, range.clone(), &found);
                return Some((range, body, Rule::WordSharedWithTitle));
            }
        }
        if !text.is_capital(behind) || grammar::longest(text, behind, false).is_some() {
            return None;
        }
        let named = heads.iter().find_map(|head| {
            let (length, body) = LEXICON.bodies.behind(head, &text.tokens, behind)?;
            let mut end = behind + length;
            // `Bộ trưởng Ngoại giao và Kiều dân Nhà nước Palestine`
            let (_, &kind) = LEXICON.heads.longest(&tokens(head), 0)?;
            if let Some((longer, false)) = continuation(text, behind, kind)
                && longer > end
                && text.is(end, "và")
                && let Some(country) = home(&text.tokens[behind - 1..longer])
            {
                let name = format!("{head} {}", text.text(behind..longer));
                let body = self.enter_named(&name, country);
                return Some((behind..longer, body, Rule::WordLeftOutBehindTitle));
            }
            let abroad = LEXICON.countries.longest(&text.tokens, end);
            if let Some((behind_state, country)) = state(text, end) {
                let name = format!("{} {}", body.name, text.text(end..behind_state));
                let body = self.enter_named(&name, country);
                return Some((behind..behind_state, body, Rule::WordLeftOutBehindTitle));
            }
            let body = match abroad {
                Some((length, country))
                    if is_home(body.country) && !is_home(Some(country.code)) =>
                {
                    let name = format!("{} {}", body.name, text.text(end..end + length));
                    end += length;
                    self.enter_named(&name, country.code)
                }
                _ => {
                    let guest = self.of_guest(text, behind..end, body);
                    guest.unwrap_or_else(|| self.enter_known(body))
                }
            };
            Some((behind..end, body, Rule::WordLeftOutBehindTitle))
        });
        let named = named.or_else(|| {
            let ministry = heads.iter().find(|head| *head == "Bộ")?;
            self.portfolio(text, behind, ministry)
        });
        let named = named.or_else(|| self.agency(text, behind, heads));
        // `Ngoại giao` alone is no name of the ministry.
        if named.is_some() {
            self.completed.insert((text.paragraph as usize, behind));
        }
        named
    }

    /// An agency that no ministry is like, behind the title of its head.
    fn agency(
        &mut self,
        text: &Text<'_>,
        at: usize,
        heads: &[String],
    ) -> Option<(Range<usize>, LocalOrganization, Rule)> {
        let (head, end) = agency(text, at, heads)?;
        let name = format!("{head} {}", text.text(at..end));
        let body = self.enter_named(&name, CountryCode::new("VN")?);
        Some((at..end, body, Rule::WordLeftOutBehindTitle))
    }

    /// A ministry abroad that none at home is like, behind its minister's title: `Bộ trưởng Năng lượng Nga`,
    /// `Bộ trưởng Năng lượng Sergei Tsivilev`.
    fn portfolio(
        &mut self,
        text: &Text<'_>,
        behind: usize,
        head: &str,
    ) -> Option<(Range<usize>, LocalOrganization, Rule)> {
        if let Some((end, country)) = field_abroad(text, behind) {
            let name = format!("{head} {}", text.text(behind..end));
            let body = self.enter_named(&name, country);
            return Some((behind..end, body, Rule::WordLeftOutBehindTitle));
        }
        let mut end = field(text, behind)?;
        while let Some(next) = list(text, end) {
            end = next;
        }
        let abroad = (LEXICON.countries.longest(&text.tokens, end))
            .filter(|(_, country)| !is_home(Some(country.code)));
        let printed = format!("{head} {}", text.text(behind..end));
        if let Some((behind_state, country)) = state(text, end) {
            let name = format!("{printed} {}", text.text(end..behind_state));
            let body = self.enter_named(&name, country);
            return Some((behind..behind_state, body, Rule::WordLeftOutBehindTitle));
        }
        let (country, code) = match abroad {
            Some((length, country)) => {
                let name = text.text(end..end + length).to_owned();
                end += length;
                (name, country.code)
            }
            None => self.guests.clone().filter(|_| is_guest(text, end))?,
        };
        let body = self.enter_named(&format!("{printed} {country}"), code);
        Some((behind..end, body, Rule::WordLeftOutBehindTitle))
    }
}

/// What the head of an agency left out before its name, at `at`, is called, and where the name ends: `Cục trưởng Quản
/// lý Công sản (Bộ Tài chính)`.
fn agency<'h>(text: &Text<'_>, at: usize, heads: &'h [String]) -> Option<(&'h str, usize)> {
    const AGENCIES: [&str; 4] = ["Cục", "Tổng cục", "Viện", "Vụ"];
    let head = heads
        .iter()
        .find(|head| AGENCIES.contains(&head.as_str()))?;
    let person = name::vietnamese(text, at).is_some_and(|length| length > 2);
    let other = LEXICON.countries.longest(&text.tokens, at).is_some()
        || LEXICON.titles.longest(&text.tokens, at).is_some()
        || LEXICON.honorifics.longest(&text.tokens, at).is_some()
        || place::place(text, at).is_some();
    if person || other || !name::is_syllable(text, at) {
        return None;
    }
    let (_, &kind) = LEXICON.heads.longest(&tokens(head), 0)?;
    let (end, bare) = continuation(text, at, kind)?;
    let closed = text.is_any(end, &["(", ",", ")", "-", "của", "thuộc"]);
    (!bare && closed && end > at + 1).then_some((head, end))
}

/// Behind the known state abroad whose minister a title names, with its country: `Bộ trưởng Tài chính bang Kerala`.
fn state(text: &Text<'_>, at: usize) -> Option<(usize, CountryCode)> {
    let (length, place) = LEXICON.places.longest(&text.tokens, at + 1)?;
    let abroad = text.is(at, "bang") && !is_home(Some(place.country));
    abroad.then_some((at + 1 + length, place.country))
}

/// What a minister is in charge of, at `at`: where it ends.
fn field(text: &Text<'_>, at: usize) -> Option<usize> {
    let (length, ()) = LEXICON.portfolios.longest(&text.tokens, at)?;
    text.is_capital(at).then_some(at + length)
}

/// A further field behind one that ends at `at`: where it ends.
fn list(text: &Text<'_>, at: usize) -> Option<usize> {
    let joined = text.is_any(at, &[",", "-", "và"]);
    field(text, at + usize::from(joined))
}
