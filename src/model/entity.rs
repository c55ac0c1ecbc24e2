//! What all articles together say: people, organizations, meetings and directives across articles.
//!
//! An entity names what it stands on by [`Report`]: an article and a place in that article's facts.
//! It refers to other entities only through those facts, so that resolving one never waits for another.

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{
    DirectiveKind, IdentityGround, MeetingKind, OrganizationKind, ParticipantRoles, Span, TimeSpan,
};

/// A country's ISO 3166-1 alpha-2 code, in capitals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// The code of two ASCII letters, in either case; none for anything else.
    pub fn new(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [first, second] if first.is_ascii_alphabetic() && second.is_ascii_alphabetic() => {
                Some(CountryCode([
                    first.to_ascii_uppercase(),
                    second.to_ascii_uppercase(),
                ]))
            }
            _ => None,
        }
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("two ASCII letters, checked when made")
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An article of an open archive: its number from one revision to the next. It is never given to another
/// one, and never stored, shown or used for order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleNo(pub(crate) u32);

impl ArticleNo {
    /// The number after so many others: below 2^32.
    pub fn new(index: usize) -> Self {
        ArticleNo(u32::try_from(index).expect("fewer than 2^32 articles fit in memory"))
    }

    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// One article's share in an entity: the article, and the place of the entity in the list of its kind in
/// that article's facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    /// The article.
    pub article: ArticleNo,
    /// The place in `Facts::people`, `Facts::organizations`, `Facts::meetings` or `Facts::directives`.
    pub local: u32,
}

/// Why a member is one of its entity's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Join {
    /// On what ground.
    pub ground: IdentityGround,
    /// The member that it was joined to, by its place among the entity's; none where each stands on its
    /// own name.
    pub to: Option<u32>,
}

/// A fact within a member: the `item`-th position of a person, the `item`-th participation of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Report {
    /// The member that holds it.
    pub member: Member,
    /// Its place there.
    pub item: u32,
}

/// A field of the schema that articles may fill differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceField {
    /// `time`
    Time,
    /// `place`
    Place,
    /// `attendance`
    Attendance,
    /// `issuedOn`
    IssuedOn,
    /// `issuer`
    Issuer,
    /// `subject`
    Subject,
    /// `parent`
    Parent,
    /// `kind`
    Kind,
}

impl EvidenceField {
    /// The field's name in the schema.
    pub fn name(self) -> &'static str {
        match self {
            EvidenceField::Time => "time",
            EvidenceField::Place => "place",
            EvidenceField::Attendance => "attendance",
            EvidenceField::IssuedOn => "issuedOn",
            EvidenceField::Issuer => "issuer",
            EvidenceField::Subject => "subject",
            EvidenceField::Parent => "parent",
            EvidenceField::Kind => "kind",
        }
    }
}

/// What one article says of one field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// Which field.
    pub field: EvidenceField,
    /// What the article says, in the form that the field has.
    pub value: Arc<str>,
    /// The field shows this value.
    pub preferred: bool,
    /// Which article.
    pub article: ArticleNo,
    /// Where in it.
    pub span: Span,
}

/// A post that articles report a person to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The title as most often printed, without the organization.
    pub title: String,
    /// A former post.
    pub former: bool,
    /// The reports, at least one: `item` counts the person's positions. The organization is the one
    /// that the first report names.
    pub reports: Vec<Report>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Unique among people.
    pub slug: Arc<str>,
    /// The full name.
    pub name: String,
    /// Other printed forms, most frequent first.
    pub aliases: Vec<String>,
    /// Ranks and forms of address, most frequent first.
    pub honorifics: Vec<String>,
    /// The positions, each at least once reported.
    pub positions: Vec<Position>,
    /// The articles, sorted by slug.
    pub members: Vec<Member>,
}

/// A body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// Unique among organizations.
    pub slug: Arc<str>,
    /// The canonical name.
    pub name: String,
    /// The English name, from the lexicon.
    pub name_en: Option<String>,
    /// The acronym.
    pub acronym: Option<String>,
    /// Other printed forms, most frequent first.
    pub aliases: Vec<String>,
    /// What sort of body it is.
    pub kind: OrganizationKind,
    /// The country it belongs to.
    pub country: Option<CountryCode>,
    /// The slug of the body that it is part of.
    pub parent: Option<Arc<str>>,
    /// The articles, sorted by slug; also those that refer to it without naming it.
    pub members: Vec<Member>,
    /// What the articles say of `parent` and `kind`.
    pub evidence: Vec<Evidence>,
}

/// One participant's part in a meeting; `person` or the organization is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participation {
    /// Whether a person took part; else only the body is named.
    pub by_person: bool,
    /// The slug of the body that took part or that the person stood for.
    pub organization: Option<Arc<str>>,
    /// What they did.
    pub roles: ParticipantRoles,
    /// The person's position as printed.
    pub position_title: Option<String>,
    /// The reports, at least one: `item` counts the meeting's participations. The person is the one
    /// that the first report names.
    pub reports: Vec<Report>,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Unique among meetings.
    pub slug: Arc<str>,
    /// The name.
    pub name: String,
    /// Other printed forms, most frequent first.
    pub aliases: Vec<String>,
    /// What sort of event it is.
    pub kind: MeetingKind,
    /// When it was held.
    pub time: Option<TimeSpan>,
    /// Where, as printed.
    pub place: Option<String>,
    /// In which country.
    pub country: Option<CountryCode>,
    /// How many were present.
    pub attendance: Option<u32>,
    /// The slugs of the bodies that convened it.
    pub organizers: Vec<Arc<str>>,
    /// Who took part.
    pub participations: Vec<Participation>,
    /// The articles, sorted by slug.
    pub members: Vec<Member>,
    /// Why, one for each member.
    pub joins: Vec<Join>,
    /// What the articles say of its fields.
    pub evidence: Vec<Evidence>,
}

/// A document that directs the work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// Unique among directives.
    pub slug: Arc<str>,
    /// Kind and symbol, kind and number, or kind and what it is named after.
    pub name: String,
    /// Other printed forms, most frequent first.
    pub aliases: Vec<String>,
    /// What sort of document it is.
    pub kind: DirectiveKind,
    /// The number alone.
    pub number: Option<String>,
    /// The official symbol.
    pub symbol: Option<String>,
    /// The Party's term of office.
    pub term: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// The day of issue.
    pub issued_on: Option<Date>,
    /// The slug of the body that issued it.
    pub issuer: Option<Arc<str>>,
    /// The articles, sorted by slug.
    pub members: Vec<Member>,
    /// Why, one for each member.
    pub joins: Vec<Join>,
    /// What the articles say of its fields.
    pub evidence: Vec<Evidence>,
}
