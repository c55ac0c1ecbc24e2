//! Texts far longer than any article of the press, read a portion at a time.
//!
//! Rules look back: whom `ông Chương` means, which meeting `hội nghị` is, each place asks of all that stands
//! before it. What such questions cost grows with what they are asked of, so that a text of many megabytes
//! would take hours. Of a portion they cost what an article costs, whatever rules there are, and reading is
//! linear in the text.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use crate::extract::MAX_READ;
use crate::model::{
    Article, CountryCode, DirectiveFact, Facts, LocalDirective, LocalMeeting, LocalOrganization,
    LocalPerson, Mention, Paragraph, Recipient, Span, Stated,
};
use crate::text::normalize;

/// The most text, in bytes, that is read at once. A newspaper's page holds some forty thousand.
pub(super) const PORTION: usize = 64 * 1024;

/// What a paragraph weighs beside its text, in bytes, so that lines of a word each are not read by the
/// hundred thousand.
const PARAGRAPH: usize = 64;

/// The paragraphs of each portion: as many as fit into so many bytes, and at least one.
pub(super) fn portions(paragraphs: &[Paragraph], most: usize) -> Vec<Range<usize>> {
    let mut portions = Vec::new();
    let mut start = 0;
    let mut weight = 0;
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let own = paragraph.text.len().min(MAX_READ) + PARAGRAPH;
        if weight + own > most && at > start {
            portions.push(start..at);
            start = at;
            weight = 0;
        }
        weight += own;
    }
    portions.push(start..paragraphs.len());
    portions
}

/// The article with these paragraphs alone.
pub(super) fn part(article: &Article, paragraphs: Range<usize>) -> Article {
    Article {
        title: article.title.clone(),
        section: Vec::new(),
        published: article.published,
        url: article.url.clone(),
        source_name: article.source_name.clone(),
        source_url: article.source_url.clone(),
        authors: article.authors.clone(),
        paragraphs: article.paragraphs[paragraphs].to_vec(),
        teasers: Vec::new(),
    }
}

/// What the portions say, joined: whoever two of them name is one.
#[derive(Default)]
pub(super) struct Joined {
    facts: Facts,
    people: HashMap<String, u32>,
    organizations: HashMap<String, u32>,
    countries: HashMap<CountryCode, u32>,
    directives: HashMap<String, u32>,
    /// By holder, body, whether it is a former one, and title: the place among the holder's.
    positions: HashMap<(u32, Option<LocalOrganization>, bool, String), usize>,
}

/// Where what a portion lists stands in the joined lists.
struct Moved {
    /// The paragraph of the article with which the portion begins.
    first: u32,
    people: Vec<u32>,
    organizations: Vec<u32>,
    directives: Vec<u32>,
    /// How many meetings there were before.
    meetings: u32,
}

impl Joined {
    pub(super) fn into_facts(self) -> Facts {
        self.facts
    }

    /// Adds what a portion says that begins with the paragraph `first`.
    pub(super) fn add(&mut self, first: usize, said: Facts) {
        let all = &mut self.facts;
        let names = said.people.iter().map(|person| normalize(&person.name));
        let people = places(&mut self.people, all.people.len(), names);
        let names = said.organizations.iter().map(|body| normalize(&body.name));
        let organizations = places(&mut self.organizations, all.organizations.len(), names);
        let codes = said.countries.iter().map(|country| country.code);
        let countries = places(&mut self.countries, all.countries.len(), codes);
        let documents = said.directives.iter().map(document);
        let moved = Moved {
            first: number(first),
            directives: places(&mut self.directives, all.directives.len(), documents),
            meetings: number(all.meetings.len()),
            people,
            organizations,
        };

        for (mut person, &at) in said.people.into_iter().zip(&moved.people) {
            moved.mentions(&mut person.mentions);
            let held = std::mem::take(&mut person.positions);
            match all.people.get_mut(at as usize) {
                None => all.people.push(person),
                Some(known) => {
                    known.mentions.append(&mut person.mentions);
                    person
                        .honorifics
                        .retain(|rank| !known.honorifics.contains(rank));
                    known.honorifics.append(&mut person.honorifics);
                }
            }
            let known = &mut all.people[at as usize].positions;
            for mut position in held {
                moved.body(&mut position.organization);
                moved.spans(&mut position.spans);
                let title = normalize(&position.title);
                let key = (at, position.organization, position.former, title);
                let place = *self.positions.entry(key).or_insert(known.len());
                match known.get_mut(place) {
                    None => known.push(position),
                    Some(known) => known.spans.append(&mut position.spans),
                }
            }
        }
        for (mut body, &at) in said.organizations.into_iter().zip(&moved.organizations) {
            moved.mentions(&mut body.mentions);
            moved.body(&mut body.parent);
            match all.organizations.get_mut(at as usize) {
                None => all.organizations.push(body),
                Some(known) => {
                    known.mentions.append(&mut body.mentions);
                    known.acronym = known.acronym.take().or(body.acronym);
                    known.country = known.country.or(body.country);
                    known.parent = known.parent.or(body.parent);
                }
            }
        }
        for (mut country, at) in said.countries.into_iter().zip(countries) {
            moved.mentions(&mut country.mentions);
            match all.countries.get_mut(at as usize) {
                None => all.countries.push(country),
                Some(known) => known.mentions.append(&mut country.mentions),
            }
        }
        for (mut directive, &at) in said.directives.into_iter().zip(&moved.directives) {
            moved.mentions(&mut directive.mentions);
            moved.stated(&mut directive.subject);
            moved.stated(&mut directive.issued_on);
            moved.stated(&mut directive.issuer);
            if let Some(issuer) = &mut directive.issuer {
                issuer.value = moved.organization(issuer.value);
            }
            match all.directives.get_mut(at as usize) {
                None => all.directives.push(directive),
                Some(known) => {
                    known.mentions.append(&mut directive.mentions);
                    known.subject = known.subject.take().or(directive.subject);
                    known.issued_on = known.issued_on.take().or(directive.issued_on);
                    known.issuer = known.issuer.take().or(directive.issuer);
                }
            }
        }
        for mut meeting in said.meetings {
            moved.mentions(&mut meeting.mentions);
            moved.stated(&mut meeting.time);
            moved.stated(&mut meeting.place);
            moved.stated(&mut meeting.attendance);
            for organizer in &mut meeting.organizers {
                *organizer = moved.organization(*organizer);
            }
            for participant in &mut meeting.participants {
                participant.person = participant.person.map(|person| moved.person(person));
                moved.body(&mut participant.organization);
                moved.spans(&mut participant.spans);
            }
            moved.documents(&mut meeting.directives);
            all.meetings.push(meeting);
        }
        for mut statement in said.statements {
            statement.speaker = moved.person(statement.speaker);
            moved.meeting(&mut statement.meeting);
            moved.span(&mut statement.span);
            all.statements.push(statement);
        }
        for mut task in said.tasks {
            moved.span(&mut task.span);
            moved.meeting(&mut task.meeting);
            task.speaker = task.speaker.map(|person| moved.person(person));
            for addressee in &mut task.addressees {
                *addressee = moved.organization(*addressee);
            }
            moved.documents(&mut task.directives);
            all.tasks.push(task);
        }
        for mut figure in said.figures {
            moved.span(&mut figure.span);
            all.figures.push(figure);
        }
        for mut award in said.awards {
            moved.span(&mut award.span);
            moved.meeting(&mut award.meeting);
            moved.body(&mut award.granted_by);
            for recipient in &mut award.recipients {
                *recipient = match *recipient {
                    Recipient::Person(person) => Recipient::Person(moved.person(person)),
                    Recipient::Organization(body) => {
                        Recipient::Organization(moved.organization(body))
                    }
                };
            }
            all.awards.push(award);
        }
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The place of each key among those known, of which there are `known`: its own, or one behind them.
fn places<K: Eq + Hash>(
    by_key: &mut HashMap<K, u32>,
    known: usize,
    keys: impl Iterator<Item = K>,
) -> Vec<u32> {
    let mut next = number(known);
    keys.map(|key| {
        *by_key.entry(key).or_insert_with(|| {
            next += 1;
            next - 1
        })
    })
    .collect()
}

/// What names a document.
fn document(directive: &DirectiveFact) -> String {
    format!(
        "{:?} {:?} {:?} {:?} {:?}",
        directive.kind, directive.number, directive.symbol, directive.named_after, directive.term
    )
}

impl Moved {
    fn span(&self, span: &mut Span) {
        span.paragraph += self.first;
    }

    fn spans(&self, spans: &mut [Span]) {
        spans.iter_mut().for_each(|span| self.span(span));
    }

    fn stated<T>(&self, stated: &mut Option<Stated<T>>) {
        if let Some(stated) = stated {
            self.span(&mut stated.span);
        }
    }

    fn mentions(&self, mentions: &mut [Mention]) {
        for mention in mentions {
            self.span(&mut mention.span);
        }
    }

    fn person(&self, person: LocalPerson) -> LocalPerson {
        LocalPerson(self.people[person.index()])
    }

    fn organization(&self, body: LocalOrganization) -> LocalOrganization {
        LocalOrganization(self.organizations[body.index()])
    }

    fn body(&self, body: &mut Option<LocalOrganization>) {
        *body = body.map(|body| self.organization(body));
    }

    fn meeting(&self, meeting: &mut Option<LocalMeeting>) {
        *meeting = meeting.map(|LocalMeeting(at)| LocalMeeting(self.meetings + at));
    }

    fn documents(&self, directives: &mut [LocalDirective]) {
        for directive in directives {
            *directive = LocalDirective(self.directives[directive.index()]);
        }
    }
}
