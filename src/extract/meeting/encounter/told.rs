//! A verb that tells of an encounter, and whom it is done with.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::meeting::encounter::Encounter;
use crate::extract::meeting::encounter::counterpart::{
    CROWD, CROWD_END, DELEGATION, END, GATHERED, GREETED, GREETED_HOME, GREETED_WHOM, LAND,
    LEAST_NAMED, POST, PRONOUN, VISITED, announced, is_country, is_delegation, is_object,
};
use crate::extract::reading::{Named, Passage};
use crate::model::{LocalOrganization, LocalPerson, MeetingKind};
use crate::text::pattern::{Captures, Pattern, exact, pattern};

/// A verb in its sentence.
pub(super) struct Told<'p, 'a> {
    pub(super) passage: &'p Passage<'a>,
    pub(super) sentence: Range<usize>,
    /// Where its words begin, those before the verb included.
    pub(super) at: usize,
    /// Behind it.
    pub(super) behind: usize,
    /// Where begins whom it is done with: behind the feast of which joy is wished.
    pub(super) object: usize,
    /// Its words before the verb: `đã có các cuộc `.
    pub(super) lead: &'p str,
    /// The verb as printed.
    pub(super) verb: &'p str,
    /// The verb in small letters.
    pub(super) word: String,
}

/// Whoever may be meant behind the verb.
pub(super) struct Object<'p> {
    pub(super) person: Option<&'p Named<LocalPerson>>,
    pub(super) body: Option<&'p Named<LocalOrganization>>,
    /// Several of whom a list tells, the person among them.
    pub(super) guests: Vec<&'p Named<LocalPerson>>,
}

/// With whom or where it is done.
pub(super) struct Whom {
    /// The words for it, as they are part of the name.
    pub(super) printed: String,
    /// Behind them.
    pub(super) end: usize,
    /// The person met.
    pub(super) person: Option<LocalPerson>,
    /// A crowd that is gathered.
    pub(super) is_crowd: bool,
}

impl<'p, 'a> Told<'p, 'a> {
    /// What the groups of [`VERB`](super::VERB), found in the sentence, tell; none where it is no encounter of the page's own.
    pub(super) fn read(
        passage: &'p Passage<'a>,
        sentence: &Range<usize>,
        captures: &Captures<'p>,
    ) -> Option<Self> {
        let (whole, verb) = (captures.get(0)?, captures.name("verb")?);
        let told = Told {
            passage,
            sentence: sentence.clone(),
            at: sentence.start + whole.start(),
            behind: sentence.start + whole.end(),
            object: sentence.start + whole.end(),
            lead: &whole.as_str()[..verb.start() - whole.start()],
            verb: verb.as_str(),
            word: verb.as_str().to_lowercase(),
        };
        let inside = (passage.organizations.iter())
            .any(|named| named.range.start < told.at && told.at < named.range.end);
        if told.is_thanked_for() || told.is_mere_wish() || inside || passage.is_quoted(told.at) {
            return None;
        }
        // `đến chúc Tết Nguyên đán Quý Mão 2023 UBND tỉnh`: the feast comes first.
        let feast = told.is_festive().then(|| FEAST.find(told.rest())).flatten();
        let object = told.object + feast.map_or(0, |feast| feast.end());
        Some(Told { object, ..told })
    }

    /// The sentence behind the verb and the feast.
    pub(super) fn rest(&self) -> &'p str {
        &self.passage.text[self.object..self.sentence.end]
    }

    /// The sentence before the verb's words.
    pub(super) fn before(&self) -> &'p str {
        &self.passage.text[self.sentence.start..self.at]
    }

    /// `Ông A cảm ơn ông B đã dành thời gian tiếp đoàn`: the reception at which this is said.
    fn is_thanked_for(&self) -> bool {
        static TIME: LazyLock<Pattern> = LazyLock::new(|| {
            pattern(
                r"\b(?:cảm ơn|cám ơn|cảm kích|trân trọng|vinh dự được|vui mừng được)\b[^.;:“”]{0,160}\bdành\s(?:nhiều\s|chút\s)?thời gian\s",
            )
        });
        let word = &*self.word;
        let receives = word.starts_with("tiếp") || word.starts_with("đón") || word == "gặp";
        let before = &self.passage.text[self.sentence.start..self.at + self.lead.len()];
        receives && before.trim_end().ends_with("thời gian") && TIME.is_match(before)
    }

    /// `Đoàn X đã chúc Tết tỉnh Y` tells of it; `bà A chúc Tết nhân dân` may stand in a speech.
    fn is_mere_wish(&self) -> bool {
        self.wishes() && (self.lead.is_empty() || visitors(self.before()).is_none())
    }

    pub(super) fn wishes(&self) -> bool {
        self.word == "chúc tết"
    }

    /// `thăm, chúc Tết Tổng Lãnh sự quán X`: also a house is visited so.
    pub(super) fn is_festive(&self) -> bool {
        self.word.contains("chúc")
    }

    /// `ký kết`: something is signed with somebody.
    pub(super) fn signs(&self) -> bool {
        self.word.starts_with("ký")
    }

    /// `tiếp xúc cử tri các phường A, B sau Kỳ họp`: with those who elected somebody.
    pub(super) fn is_with_voters(&self) -> bool {
        self.word == "tiếp xúc cử tri"
    }

    fn tours(&self) -> bool {
        self.word.ends_with("tham quan")
    }

    fn comes(&self) -> bool {
        let comes = ["đến thăm", "tới thăm", "sang thăm"];
        comes.iter().any(|verb| self.word.starts_with(verb))
    }

    /// Whether somebody goes to a place or a house rather than to be received.
    pub(super) fn visits(&self) -> bool {
        let greets = self.word.contains("chào") || self.word.contains("xã giao");
        !greets && (self.comes() || self.tours() || self.word.starts_with("thăm"))
    }

    /// Whether it only says why those came of whose reception the sentence tells already.
    pub(super) fn is_occasion(&self, found: &[Encounter]) -> bool {
        // `tiếp đoàn X đến chúc mừng`
        if self.is_festive() && !self.word.contains("thăm") && !found.is_empty() {
            return true;
        }
        // `tiếp đoàn X do ông A dẫn đầu sang thăm Việt Nam`
        static BROUGHT: LazyLock<Pattern> = LazyLock::new(|| {
            pattern(r"\b(?:dẫn đầu|làm trưởng đoàn|làm đoàn trưởng|đang|nhân dịp|đã)[\s,]*$")
        });
        let gap_from = |last: &Encounter| self.passage.text.get(last.range.end..self.at);
        let received = found.last().is_some_and(|last| {
            last.kind == MeetingKind::Reception
                && self.sentence.start <= last.range.start
                && gap_from(last)
                    .is_some_and(|gap| !gap.contains([';', ':', '“']) && BROUGHT.is_match(gap))
        });
        let dated = || {
            let mut times = self.passage.times.iter();
            times.any(|time| (self.object..self.sentence.end).contains(&time.range.start))
        };
        self.visits() && !self.is_festive() && received && !dated()
    }

    /// Who stands behind the verb.
    pub(super) fn object(&self) -> Object<'p> {
        let behind = self.object..self.sentence.end;
        let is_next =
            |range: &Range<usize>| is_object(&self.passage.text[self.object..range.start]);
        let person =
            (self.passage.people_in(behind.clone()).next()).filter(|named| is_next(&named.range));
        let body = (self.passage.organizations_in(behind.clone()).next())
            .filter(|named| is_next(&named.range));
        let guests = match person {
            Some(_) => Vec::new(),
            None => announced(self.passage, behind),
        };
        Object {
            person: person.or(guests.first().copied()),
            body,
            guests,
        }
    }

    /// `đến thăm và làm việc tại Sở X`: a working session, wherever it is.
    pub(super) fn works_with(&self, object: &Object<'_>) -> bool {
        self.word.contains("làm việc") && object.body.is_some()
    }

    /// With whom or where it is done; none where the page does not say.
    pub(super) fn whom(&self, object: &Object<'p>) -> Option<Whom> {
        let rest = self.rest();
        let words = |end: usize| Whom {
            printed: rest[..end].trim_end().to_owned(),
            end: self.object + end,
            person: None,
            is_crowd: false,
        };
        if self.is_with_voters() {
            return Some(words(VOTERS.find(rest).map_or(0, |found| found.end())));
        }
        let works = self.works_with(object);
        if self.visits() {
            // `thăm, làm việc tại Sở X`: the name of the body is no land's.
            let is_house = object
                .body
                .is_some_and(|body| body.range.start == self.object);
            let with = self.word.ends_with("với");
            if let Some(land) = self.land().filter(|_| !(with || is_house && works)) {
                return Some(words(land.len()));
            }
            if !self.is_festive() && !works && !with {
                return None;
            }
        }
        match object {
            Object {
                person: None,
                body: None,
                ..
            } if self.is_festive() => Some(words(greeted(rest))),
            Object {
                person: Some(person),
                ..
            } => Some(self.met(person, object)),
            Object {
                body: Some(body), ..
            } => Some(words(body.range.end - self.object)),
            _ => self
                .told_before()
                .or_else(|| self.group(DELEGATION.find(rest)?.as_str(), &END))
                .or_else(|| {
                    let crowd = self.group(self.crowd()?, &CROWD_END)?;
                    Some(Whom {
                        is_crowd: true,
                        ..crowd
                    })
                }),
        }
    }

    /// The land that is visited, as printed.
    fn land(&self) -> Option<&'p str> {
        let rest = self.rest();
        // `sang thăm và làm việc tại Lào`
        let works = self.word.ends_with("làm việc tại") && is_country(rest);
        let none = (self.comes() || self.tours()) && !works || POST.is_match(rest);
        let own = if none { None } else { LAND.find(rest) };
        let land = own.or_else(|| VISITED.find(rest))?.as_str();
        Some(land.trim_end().trim_end_matches('.'))
    }

    /// The person met, as the name of the encounter tells who that is.
    fn met(&self, person: &Named<LocalPerson>, object: &Object<'_>) -> Whom {
        let text = self.passage.text;
        // Of several the name tells what they are: `tiếp các Đại sứ: A, B`.
        let end = match object.guests.is_empty() {
            true => person.range.end,
            false => self.object + self.rest().find(':').unwrap_or(0),
        };
        let printed = &text[self.object..end];
        // The name tells one post, whatever others the person holds: the one beside the name.
        let parts: Vec<&str> = printed.split(',').map(str::trim).collect();
        let goes_on = |part: &str| part.starts_with("đồng thời") || part.starts_with("kiêm");
        let last = parts
            .last()
            .filter(|_| !parts.iter().any(|part| goes_on(part)));
        let one = last.or(parts.first()).map_or("", |part| *part);
        // `hội kiến Chủ tịch Hạ viện, đồng thời là Chủ tịch Nhóm … bà B`
        let own = &text[person.range.clone()];
        let one = match last.is_none() && object.guests.is_empty() && !one.contains(own) {
            true => format!("{one} {own}"),
            false => one.to_owned(),
        };
        // `tiếp đoàn nghị sĩ Đức do ông A dẫn đầu`: who leads it is none of the name.
        let led = one.find(" do ").filter(|at| {
            // `làm việc với Hội X do bà B chủ trì tiếp đón`
            let hosted = (object.body)
                .is_some_and(|body| one == printed && body.range.end == self.object + at);
            (is_delegation(&one) || hosted) && *at > LEAST_NAMED
        });
        Whom {
            printed: led.map_or(one.as_str(), |at| &one[..at]).to_owned(),
            end: end.max(self.object),
            person: Some(person.entity),
            is_crowd: false,
        }
    }

    /// Whom `ông` or `bà` alone means.
    fn told_before(&self) -> Option<Whom> {
        let form = PRONOUN.captures(self.rest())?.name("form")?.as_str();
        let before = self.sentence.start..self.at;
        let subject = self.passage.people_in(before).next_back();
        let named = (self.passage.people_in(0..self.sentence.start).rev())
            .find(|named| subject.is_none_or(|subject| subject.entity != named.entity))?;
        let name = &self.passage.text[named.range.clone()];
        Some(Whom {
            printed: format!("{form} {name}"),
            end: self.object + form.len(),
            person: Some(named.entity),
            is_crowd: false,
        })
    }

    /// Those who are many: `gặp gỡ cựu sinh viên Việt Nam tại Lào`.
    fn crowd(&self) -> Option<&'p str> {
        let rest = self.rest();
        let met = CROWD.find(rest).filter(|_| self.word.starts_with("gặp"));
        let gathered = || {
            let told = matches!(&*self.word, "gặp mặt" | "gặp gỡ") && !self.lead.is_empty();
            GATHERED.find(rest).filter(|_| told)
        };
        Some(met.or_else(gathered)?.as_str())
    }

    /// The words for several, as far as they go.
    fn group(&self, all: &str, ends: &Pattern) -> Option<Whom> {
        let end = ends.find(all).map_or(all.len(), |found| found.start());
        Some(Whom {
            printed: all[..end].trim_end().to_owned(),
            end: self.object + end,
            person: None,
            is_crowd: false,
        })
    }
}

/// How far go the words for a home and those in it to whom joy is wished: `Tổng Lãnh sự cùng cán bộ`.
fn greeted(rest: &str) -> usize {
    let home = GREETED_HOME.find(rest).map_or(0, |home| home.end());
    let all = (GREETED_WHOM.find(&rest[home..])).map_or(home, |whom| home + whom.end());
    (GREETED.find(&rest[home..all])).map_or(all, |found| home + found.start())
}

/// The delegation that comes: `Đoàn công tác tỉnh Hủa Phăn` before `do ông A dẫn đầu đã đến chúc Tết …`.
pub(super) fn visitors(before: &str) -> Option<&str> {
    static VISITORS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:^|[,;.–-]\s+)(?P<who>(?:(?:các|hai|ba|bốn|\d+)\s+)?(?:phái đoàn|đoàn)\s[^,;:“”]*(?:,\s(?:tỉnh|thành phố|huyện)\s(?-i:\p{Lu})[^,;:“”]*)*)",
        )
    });
    let who = VISITORS.captures_iter(before).last()?.name("who")?.as_str();
    let end = END.find(who).map_or(who.len(), |found| found.start());
    Some(who[..end].trim_end())
}

/// Where those are from who elected somebody: `tỉnh Gia Lai`, `các phường: A, B, C`.
static VOTERS: LazyLock<Pattern> = LazyLock::new(|| {
    let place = r"\p{Lu}[\p{L}-]*(?:\s\p{Lu}[\p{L}-]*){0,3}";
    exact(&format!(
        r"^(?:(?:tại|ở)\s)?(?:(?:các|hai|ba|bốn|\d+)\s)?(?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã|đơn vị bầu cử)(?:\s(?:xã|phường))?:?\s(?:số\s\d+|{place}(?:(?:,|\svà)\s{place})*)"
    ))
});

/// The feast of which one wishes joy, before whom one wishes it: `Nguyên đán Quý Mão 2023 `.
static FEAST: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:(?:Nguyên [Đđ]án|[Cc]ổ truyền|năm mới|[Xx]uân|Lào|Khmer|Bun ?[Pp]i ?[Mm]ay|Ch[oô]l Ch[a-zăâ]+ Th[a-z]+|S[eê]n(?:e)? D[ôo]n?l?ta)\s)+(?:(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý) \p{Lu}\p{Ll}+\s)?(?:(?:năm )?\d{4}\s)?",
    )
});
