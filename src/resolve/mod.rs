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
mod reported;
mod shared;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::model::{
    ArticleNo, Directive, Evidence, EvidenceField, Meeting, Member, Organization, Person, Report,
    Span,
};
use crate::text::slugify;

pub use reported::{
    Forms, Reported, ReportedCountry, ReportedDirective, ReportedFigure, ReportedMeeting,
    ReportedOrganization, ReportedParticipation, ReportedPerson, ReportedPosition,
    ReportedStatement, ReportedTask, SharedTexts,
};

/// One article's share in a group.
#[derive(Debug, Clone, Copy)]
pub struct Share<'a> {
    /// The article.
    pub article: &'a Reported,
    /// Its number.
    pub number: ArticleNo,
    /// The place of the fact in the list of its kind.
    pub local: u32,
}

impl Share<'_> {
    fn member(&self) -> Member {
        Member {
            article: self.number,
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
        value: impl Into<Arc<str>>,
        preferred: bool,
        span: Span,
    ) -> Evidence {
        Evidence {
            field,
            value: value.into(),
            preferred,
            article: self.number,
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
    pub fn of_person(fact: &ReportedPerson) -> Self {
        Group::Person(key(&fact.name))
    }

    /// The group of a body that an article names.
    pub fn of_organization(fact: &ReportedOrganization) -> Self {
        Group::Organization(fact.key.to_string())
    }

    /// The group of a meeting that an article reports.
    pub fn of_meeting(fact: &ReportedMeeting) -> Self {
        Group::Meeting(meeting::group(fact))
    }

    /// The group of a document that an article cites.
    pub fn of_directive(fact: &ReportedDirective) -> Self {
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

macro_rules! entities {
    ($($entity:ident: $variant:ident;)+) => {$(
        impl<'a> TryFrom<&'a Resolved> for &'a [$entity] {
            type Error = ();

            /// The entities, where the group is one of this kind.
            fn try_from(resolved: &'a Resolved) -> Result<Self, ()> {
                match resolved {
                    Resolved::$variant(all) => Ok(all),
                    _ => Err(()),
                }
            }
        }
    )+};
}

entities! {
    Person: People;
    Organization: Organizations;
    Meeting: Meetings;
    Directive: Directives;
}

/// The groups that an article has a part in, each with the place of its fact.
pub fn groups(article: &Reported) -> Vec<(Group, u32)> {
    let place = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
    let people = article.people.iter().map(Group::of_person);
    let organizations = article.organizations.iter().map(Group::of_organization);
    let meetings = article.meetings.iter().map(Group::of_meeting);
    let directives = article.directives.iter().map(Group::of_directive);
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

/// Resolves one group. The shares are all the group has, by the articles' slugs, then by place.
pub fn resolve(group: &Group, shares: &[Share<'_>]) -> Resolved {
    debug_assert!(shares.is_sorted_by_key(|share| (&share.article.slug, share.local)));
    match group {
        Group::Person(slug) => Resolved::People(person::resolve(slug, shares)),
        Group::Organization(slug) => Resolved::Organizations(organization::resolve(slug, shares)),
        Group::Meeting(_) => Resolved::Meetings(meeting::resolve(shares)),
        Group::Directive(_) => Resolved::Directives(directive::resolve(shares)),
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
