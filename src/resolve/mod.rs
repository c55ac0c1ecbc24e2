//! From the facts of all articles to entities.
//!
//! Facts are grouped by a key that is cheap to compute (a folded name; a kind and a number; a month),
//! and each group is resolved by a pure function of its reports, sorted by article. So loading an
//! article touches only the groups that it has a part in, and the order of loading does not matter.
//!
//! Names are joined by rules that a reader would accept, never by the likeness of strings.

mod ballot;
mod directive;
mod likeness;
mod meeting;
mod namesake;
mod organization;
mod person;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{
    Article, Directive, DirectiveFact, Evidence, EvidenceField, Facts, Meeting, MeetingReport,
    Member, Mention, Organization, OrganizationFact, Person, PersonFact, Report, Span,
};
use crate::text::slugify;

/// The printed forms of one entity in one article with their numbers, in order of first appearance.
pub type Forms = Vec<(String, u32)>;

/// The printed forms of everything that an article names, by the lists of its facts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrintedForms {
    /// By [`crate::model::LocalPerson`].
    pub people: Vec<Forms>,
    /// By [`crate::model::LocalOrganization`].
    pub organizations: Vec<Forms>,
    /// By [`crate::model::LocalMeeting`].
    pub meetings: Vec<Forms>,
    /// By [`crate::model::LocalDirective`].
    pub directives: Vec<Forms>,
    /// By [`crate::model::LocalCountry`].
    pub countries: Vec<Forms>,
}

impl PrintedForms {
    /// The forms under which the article prints what its facts name; only those that name it by themselves.
    pub fn collect(article: &Article, facts: &Facts) -> Self {
        let forms = |mentions: &[Mention]| {
            let mut forms = Forms::new();
            for mention in mentions.iter().filter(|mention| mention.by_name) {
                let paragraph = &article.paragraphs[mention.span.paragraph as usize];
                let form = &paragraph.text[mention.span.range()];
                match forms.iter_mut().find(|(known, _)| known == form) {
                    Some((_, count)) => *count += 1,
                    None => forms.push((form.to_owned(), 1)),
                }
            }
            forms
        };
        PrintedForms {
            people: facts
                .people
                .iter()
                .map(|fact| forms(&fact.mentions))
                .collect(),
            organizations: facts
                .organizations
                .iter()
                .map(|fact| forms(&fact.mentions))
                .collect(),
            meetings: facts
                .meetings
                .iter()
                .map(|fact| {
                    let mut forms = forms(&fact.mentions);
                    if fact.titled {
                        forms.push((article.title.clone(), 1));
                    }
                    forms
                })
                .collect(),
            directives: facts
                .directives
                .iter()
                .map(|fact| forms(&fact.mentions))
                .collect(),
            countries: facts
                .countries
                .iter()
                .map(|fact| forms(&fact.mentions))
                .collect(),
        }
    }
}

/// One article as resolution sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    /// The article's slug.
    pub slug: Arc<str>,
    /// The day on which it was published.
    pub published_on: Option<Date>,
    /// What it says.
    pub facts: Facts,
    /// Under which forms.
    pub forms: PrintedForms,
}

/// One article's share in a group.
#[derive(Debug, Clone, Copy)]
pub struct Share<'a> {
    /// The article.
    pub article: &'a Reported,
    /// The place of the fact in the list of its kind.
    pub local: u32,
}

impl Share<'_> {
    fn member(&self) -> Member {
        Member {
            article: self.article.slug.clone(),
            local: self.local,
        }
    }

    fn report(&self, item: usize) -> Report {
        Report {
            member: self.member(),
            item: u32::try_from(item).unwrap_or(u32::MAX),
        }
    }

    fn index(&self) -> usize {
        self.local as usize
    }

    fn evidence(
        &self,
        field: EvidenceField,
        value: String,
        preferred: bool,
        span: Span,
    ) -> Evidence {
        Evidence {
            field,
            value,
            preferred,
            article: self.article.slug.clone(),
            span,
        }
    }
}

/// A group of facts that may be one entity; facts of different groups never are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// People of one unmarked name.
    Person(String),
    /// Organizations of one unmarked name.
    Organization(String),
    /// Meetings of one year, or of one name where the time is not known.
    Meeting(String),
    /// Documents of one kind and number, or of one kind and name.
    Directive(String),
}

impl Group {
    /// The group of a person whom an article names.
    pub fn of_person(fact: &PersonFact) -> Self {
        Group::Person(key(&fact.name))
    }

    /// The group of a body that an article names.
    pub fn of_organization(fact: &OrganizationFact) -> Self {
        Group::Organization(key(&fact.name))
    }

    /// The group of a meeting that an article reports.
    pub fn of_meeting(fact: &MeetingReport) -> Self {
        Group::Meeting(meeting::group(fact))
    }

    /// The group of a document that an article cites.
    pub fn of_directive(fact: &DirectiveFact) -> Self {
        Group::Directive(directive::group(fact))
    }

    /// What the facts of the group have in common: the unmarked name; the month, the year or the name;
    /// the kind with the number or the name.
    pub fn key(&self) -> &str {
        match self {
            Group::Person(key)
            | Group::Organization(key)
            | Group::Meeting(key)
            | Group::Directive(key) => key,
        }
    }
}

/// The entities of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// From [`Group::Person`].
    People(Vec<Person>),
    /// From [`Group::Organization`].
    Organizations(Vec<Organization>),
    /// From [`Group::Meeting`].
    Meetings(Vec<Meeting>),
    /// From [`Group::Directive`].
    Directives(Vec<Directive>),
}

/// The groups that an article has a part in, each with the place of its fact.
pub fn groups(article: &Reported) -> Vec<(Group, u32)> {
    let facts = &article.facts;
    let place = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
    let people = facts.people.iter().map(Group::of_person);
    let organizations = facts.organizations.iter().map(Group::of_organization);
    let meetings = facts.meetings.iter().map(Group::of_meeting);
    let directives = facts.directives.iter().map(Group::of_directive);
    let mut groups: Vec<(Group, u32)> = Vec::new();
    groups.extend(
        people
            .enumerate()
            .map(|(index, group)| (group, place(index))),
    );
    groups.extend(
        organizations
            .enumerate()
            .map(|(index, group)| (group, place(index))),
    );
    groups.extend(
        meetings
            .enumerate()
            .map(|(index, group)| (group, place(index))),
    );
    groups.extend(
        directives
            .enumerate()
            .map(|(index, group)| (group, place(index))),
    );
    groups
}

/// Resolves one group. The shares are all the group has, in any order.
pub fn resolve(group: &Group, mut shares: Vec<Share<'_>>) -> Resolved {
    shares.sort_by(|a, b| (&a.article.slug, a.local).cmp(&(&b.article.slug, b.local)));
    match group {
        Group::Person(slug) => Resolved::People(person::resolve(slug, &shares)),
        Group::Organization(slug) => Resolved::Organizations(organization::resolve(slug, &shares)),
        Group::Meeting(_) => Resolved::Meetings(meeting::resolve(&shares)),
        Group::Directive(_) => Resolved::Directives(directive::resolve(&shares)),
    }
}

/// The slug of a name, or a hash of the name where nothing of it can be written in ASCII.
fn key(name: &str) -> String {
    let slug = slugify(name);
    if slug.is_empty() {
        format!("x-{}", &blake3::hash(name.as_bytes()).to_hex()[..8])
    } else {
        slug
    }
}

/// Slugs for things of one name: the first bears the name alone, the others a number behind it, set off
/// by a double hyphen, which no name's slug holds.
fn numbered(slug: &str, index: usize) -> Arc<str> {
    if index == 0 {
        slug.into()
    } else {
        format!("{slug}--{}", index + 1).into()
    }
}
