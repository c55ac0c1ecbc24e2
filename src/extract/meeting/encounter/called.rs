//! What an encounter that a verb tells is called, and who is on its sides.

use std::iter;
use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::meeting::encounter::counterpart::{
    POST, also_met, bodies_with, is_delegation, with,
};
use crate::extract::meeting::encounter::host::leaders;
use crate::extract::meeting::encounter::told::{Object, Told, Whom, visitors};
use crate::extract::meeting::encounter::{Encounter, sort};
use crate::extract::reading::Passage;
use crate::model::{LocalOrganization, LocalPerson, MeetingKind};
use crate::text::pattern::{Pattern, pattern};

impl<'p> Told<'p, '_> {
    /// The encounters: one, or one with each where the words say so.
    pub(super) fn encounters(
        &self,
        object: &Object<'p>,
        whom: &Whom,
        hosts: Vec<LocalPerson>,
    ) -> Vec<Encounter> {
        // `đã có các cuộc tiếp kiến Thủ tướng A và Chủ tịch Quốc hội B`: with each by itself.
        static EACH: LazyLock<Pattern> = LazyLock::new(|| {
            pattern(r"\b(?:(?:các|những|hai|ba|nhiều)\s+(?:buổi|cuộc)|lần lượt)\s+$")
        });
        let (kind, noun) = self.kind(object, whom);
        let behind = whom.end..self.sentence.end;
        let each = whom.person.filter(|_| EACH.is_match(self.lead));
        let others = match each {
            Some(_) => also_met(self.passage, behind.clone()),
            None => Vec::new(),
        };
        let name = self.name(&noun, whom);
        let alone = whom.person.is_none() || !object.guests.is_empty() || each.is_some();
        let name = match alone {
            true => name,
            false => with_all(self.passage, name, behind),
        };
        let mut people = hosts;
        for person in self.sides(object, whom) {
            if !people.contains(&person) {
                people.push(person);
            }
        }
        let is_other = |person: &LocalPerson| others.iter().any(|(_, other)| other == person);
        people.retain(|person| !is_other(person));
        let mut with_hosts = people.clone();
        with_hosts.retain(|person| Some(*person) != whom.person);
        let first = Encounter {
            range: self.at..whom.end,
            kind,
            name,
            people,
            organizations: self.bodies(object, whom),
        };
        let more = others.into_iter().map(|(range, person)| Encounter {
            name: format!("{noun} {}", &self.passage.text[range.clone()]),
            range,
            kind,
            people: with_hosts.iter().copied().chain([person]).collect(),
            organizations: Vec::new(),
        });
        iter::once(first).chain(more).collect()
    }

    /// Whether it is a visit of a place or a house, not a reception told by the guest.
    fn is_visit(&self, object: &Object<'_>, whom: &Whom) -> bool {
        self.visits()
            && (whom.person.is_none() || self.is_festive())
            && !self.works_with(object)
            && !self.word.ends_with("với")
    }

    /// The sort of encounter and the noun for it.
    fn kind(&self, object: &Object<'_>, whom: &Whom) -> (MeetingKind, String) {
        // `đã có các cuộc tiếp kiến Thủ tướng A`
        static COUNTED: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\bcuộc\s+$"));
        let (kind, noun) = match &*self.word {
            "gặp mặt" if whom.is_crowd => (MeetingKind::Exchange, "Gặp mặt"),
            _ if whom.is_crowd => (MeetingKind::Exchange, "Gặp gỡ"),
            _ if self.is_with_voters() => (MeetingKind::Other, "Tiếp xúc cử tri"),
            _ if self.is_festive() => (MeetingKind::Visit, ""),
            word if self.is_visit(object, whom) => {
                let noun = match word {
                    _ if word.ends_with("thăm và làm việc tại") => {
                        "Chuyến thăm và làm việc tại"
                    }
                    "thăm chính thức" => "Chuyến thăm chính thức",
                    "thăm hữu nghị chính thức" => "Chuyến thăm hữu nghị chính thức",
                    "thăm hữu nghị" => "Chuyến thăm hữu nghị",
                    _ => "Chuyến thăm",
                };
                (MeetingKind::Visit, noun)
            }
            word => sort(word),
        };
        match noun.strip_prefix("Buổi ") {
            Some(rest) if COUNTED.is_match(self.lead) => (kind, format!("Cuộc {rest}")),
            _ => (kind, noun.to_owned()),
        }
    }

    /// The name, made of the noun and the words printed.
    fn name(&self, noun: &str, whom: &Whom) -> String {
        // `tiếp xã giao đoàn`: who came is told elsewhere.
        static BARE: LazyLock<Pattern> =
            LazyLock::new(|| pattern(r"^(?:(?:các|hai|ba|bốn|\d+)\s+)?đoàn$"));
        let printed = &whom.printed;
        if self.is_festive() {
            return self.festive_name(printed);
        }
        if BARE.is_match(printed) {
            let noun = noun.trim_end_matches(" với");
            return match &*self.word {
                "tiếp xã giao" => format!("{noun} xã giao"),
                _ => noun.to_owned(),
            };
        }
        let printed = printed.strip_prefix("đồng chí ").unwrap_or(printed);
        format!("{noun} {printed}")
    }

    /// `Thăm, chúc Tết Tổng Lãnh sự quán X`; with those who come, where nothing else tells it from others.
    fn festive_name(&self, printed: &str) -> String {
        let lower = &self.word;
        let greets = lower.find("thăm").or(lower.find("chúc")).unwrap_or(0);
        let said = self.verb.get(greets..).unwrap_or(self.verb);
        let feast = &self.passage.text[self.behind..self.object];
        let visitors = (self.wishes() || !feast.is_empty())
            .then(|| visitors(self.before()))
            .flatten();
        let (small, large) = match said.starts_with("chúc") {
            true => ("chúc", "Chúc"),
            false => ("thăm", "Thăm"),
        };
        match visitors {
            Some(visitors) => {
                let said = said.replacen("Chúc", "chúc", 1).replacen("Thăm", "thăm", 1);
                format!("{visitors} {said} {feast}{printed}")
            }
            None => format!("{} {feast}{printed}", said.replacen(small, large, 1)),
        }
    }

    /// Those on the other side.
    fn sides(&self, object: &Object<'_>, whom: &Whom) -> Vec<LocalPerson> {
        let behind = whom.end..self.sentence.end;
        match whom.person {
            Some(person) => iter::once(person)
                .chain(object.guests.iter().skip(1).map(|guest| guest.entity))
                .chain(with(self.passage, behind).map(|(_, person)| person))
                .collect(),
            None => leaders(self.passage, behind).collect(),
        }
    }

    /// The bodies met, where no person is.
    fn bodies(&self, object: &Object<'_>, whom: &Whom) -> Vec<LocalOrganization> {
        let rest = self.rest();
        let visits = self.is_visit(object, whom) && !self.is_festive();
        // `đoàn đại biểu Hội X` is not the body itself.
        let own = object.body.filter(|body| {
            let post = self.object < body.range.start && POST.is_match(rest);
            whom.person.is_none()
                && !visits
                && body.range.end == whom.end
                && !is_delegation(rest)
                && !post
        });
        own.map_or_else(Vec::new, |body| {
            bodies_with(self.passage, body, self.sentence.end)
        })
    }
}

/// The name of an encounter with several, all of whom it tells: `Hội kiến Chủ tịch Hạ viện A và Chủ tịch Thượng viện B`.
fn with_all(passage: &Passage<'_>, name: String, behind: Range<usize>) -> String {
    /// How many characters it takes at most.
    const LONGEST: usize = 140;
    let end = with(passage, behind.clone())
        .last()
        .map(|(range, _)| range.end);
    let more = end.map_or("", |end| &passage.text[behind.start..end]);
    match more.starts_with(" và ") && name.chars().count() + more.chars().count() < LONGEST {
        true => name + more,
        false => name,
    }
}
