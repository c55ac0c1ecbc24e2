//! Bodies that a title tells: of an ambassador, of a minister, of the head of a commission.

use std::ops::Range;

use crate::extract::names::continuation::continuation;
use crate::extract::names::grammar;
use crate::extract::names::key::{home, is_home};
use crate::extract::names::name;
use crate::extract::names::organization::Organizations;
use crate::extract::names::place;
use crate::extract::names::text::Text;
use crate::lexicon::word::level;
use crate::lexicon::{LEXICON, tokens};
use crate::model::{LocalOrganization, Rule};

impl Organizations {
    /// The body of an office that is named by its country alone, or by nothing:
    /// `Đại sứ Lào tại Việt Nam` serves at the embassy, `Thủ tướng` heads the home government.
    pub(crate) fn read_office(&mut self, at: usize, text: &Text<'_>, token: usize) {
        let Some((length, title)) = LEXICON.titles.longest(&text.tokens, token) else {
            return;
        };
        let end = token + length;
        let nation = end + usize::from(text.is(end, "nước"));
        let country = LEXICON
            .countries
            .longest(&text.tokens, nation)
            .filter(|(length, _)| {
                name::vietnamese(text, nation).is_none_or(|name| name <= *length)
            });
        let named = text.level(token..end);
        let body = match country {
            Some((length, country)) => {
                let mission = if named.contains("lãnh sự") {
                    "Tổng Lãnh sự quán"
                } else if named.contains("đại sứ") || named.contains("đại biện") {
                    "Đại sứ quán"
                } else {
                    return;
                };
                let seat = nation + length;
                let host = text
                    .is_any(seat, &["tại", "ở"])
                    .then(|| place::place_phrase(text, seat + 1))
                    .flatten();
                let printed = text.text(nation..host.unwrap_or(seat));
                self.enter_foreign(&format!("{mission} {printed}"), country.code)
            }
            None => {
                let known = title
                    .body
                    .as_deref()
                    .and_then(|body| LEXICON.bodies.by_name(body));
                let Some(body) = known.filter(|_| text.is_capital(token)) else {
                    return;
                };
                self.enter_known(body)
            }
        };
        self.offices.insert((at, token), body);
    }

    /// The body of the office whose title begins at this token, where the text names none.
    pub(crate) fn office(&self, text: usize, token: usize) -> Option<LocalOrganization> {
        self.offices.get(&(text, token)).copied()
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
                && let Some(found) =
                    grammar::longest(text, last, true).filter(|found| found.end > behind)
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
                let body = self.enter_foreign(&name, country);
                return Some((behind..longer, body, Rule::WordLeftOutBehindTitle));
            }
            let abroad = LEXICON.countries.longest(&text.tokens, end);
            let body = match abroad {
                Some((length, country))
                    if is_home(body.country) && !is_home(Some(country.code)) =>
                {
                    let name = format!("{} {}", body.name, text.text(end..end + length));
                    end += length;
                    self.enter_foreign(&name, country.code)
                }
                _ => self.enter_known(body),
            };
            Some((behind..end, body, Rule::WordLeftOutBehindTitle))
        });
        // `Ngoại giao` alone is no name of the ministry.
        if named.is_some() {
            self.completed.insert((text.paragraph as usize, behind));
        }
        named
    }
}
