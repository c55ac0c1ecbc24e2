//! What one article says, each fact with the place that says it.
//!
//! Facts name entities by their place in the lists of the same [`Facts`] (the `Local…` types); what
//! they are across articles is `resolve`'s business.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::model::{
    CountryCode, DirectiveKind, Ground, MeetingKind, OrganizationKind, ParticipantRole, TimeSpan,
};

/// A stretch of one paragraph, in UTF-8 bytes on character boundaries; never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The paragraph's position in the article, from 0.
    pub paragraph: u32,
    /// The first byte.
    pub start: u32,
    /// Behind the last byte.
    pub end: u32,
}

impl Span {
    /// The span as a range of bytes in its paragraph's text.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies within this span.
    pub fn holds(self, other: Span) -> bool {
        self.paragraph == other.paragraph && self.start <= other.start && other.end <= self.end
    }
}

/// A value with the place that says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<T> {
    /// What is said.
    pub value: T,
    /// Where.
    pub span: Span,
}

macro_rules! local {
    ($(#[$doc:meta] $name:ident;)+) => {$(
        #[$doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position in the list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

local! {
    /// A position in [`Facts::people`].
    LocalPerson;
    /// A position in [`Facts::organizations`].
    LocalOrganization;
    /// A position in [`Facts::meetings`].
    LocalMeeting;
    /// A position in [`Facts::directives`].
    LocalDirective;
    /// A position in [`Facts::countries`].
    LocalCountry;
}

/// Everything that one article says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// The people named, one entry for each, in the order of first mention.
    pub people: Vec<PersonFact>,
    /// The organizations named, likewise.
    pub organizations: Vec<OrganizationFact>,
    /// The meetings that the article reports or announces.
    pub meetings: Vec<MeetingReport>,
    /// The documents cited.
    pub directives: Vec<DirectiveFact>,
    /// The countries named on their own.
    pub countries: Vec<CountryFact>,
    /// Reported and quoted speech, in reading order.
    pub statements: Vec<StatementFact>,
    /// What is to be done, in reading order.
    pub tasks: Vec<TaskFact>,
    /// Quantities, in reading order.
    pub figures: Vec<FigureFact>,
    /// Awards, in reading order.
    pub awards: Vec<AwardFact>,
}

/// Something that an article names, by its place in the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LocalEntity {
    /// A meeting.
    Meeting(LocalMeeting),
    /// A document.
    Directive(LocalDirective),
    /// A person.
    Person(LocalPerson),
    /// An organization.
    Organization(LocalOrganization),
    /// A country.
    Country(LocalCountry),
}

impl Facts {
    /// Every mention with what it names, in reading order; of two that begin together the longer one
    /// first.
    pub fn mentions(&self) -> Vec<(Mention, LocalEntity)> {
        let mut all: Vec<(Mention, LocalEntity)> = Vec::new();
        let mut add = |mentions: &[Mention], entity: LocalEntity| {
            all.extend(mentions.iter().map(|mention| (*mention, entity)));
        };
        for (local, fact) in (0..).zip(&self.people) {
            add(&fact.mentions, LocalEntity::Person(LocalPerson(local)));
        }
        for (local, fact) in (0..).zip(&self.organizations) {
            let local = LocalOrganization(local);
            add(&fact.mentions, LocalEntity::Organization(local));
        }
        for (local, fact) in (0..).zip(&self.meetings) {
            add(&fact.mentions, LocalEntity::Meeting(LocalMeeting(local)));
        }
        for (local, fact) in (0..).zip(&self.directives) {
            let local = LocalDirective(local);
            add(&fact.mentions, LocalEntity::Directive(local));
        }
        for (local, fact) in (0..).zip(&self.countries) {
            add(&fact.mentions, LocalEntity::Country(LocalCountry(local)));
        }
        all.sort_by_key(|(mention, entity)| {
            let span = mention.span;
            (span.paragraph, span.start, Reverse(span.end), *entity)
        });
        all
    }
}

/// A place where an article names an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// The text there is a name of the entity by itself; false for what only the page's context
    /// resolves (`bà Vân`, `Liên hiệp`), which is no alias.
    pub by_name: bool,
    /// What found it.
    pub ground: Ground,
}

/// A person whom an article names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFact {
    /// The full name as the article prints it, without forms of address.
    pub name: String,
    /// Where the article names the person, in reading order; at least one.
    pub mentions: Vec<Mention>,
    /// Ranks and forms of address as printed, without the plain `ông`, `bà`, `đồng chí`.
    pub honorifics: Vec<String>,
    /// The positions that the article gives, each once.
    pub positions: Vec<PositionFact>,
}

/// A post that an article gives somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionFact {
    /// The title as printed, without the organization.
    pub title: String,
    /// The body in which it is held.
    pub organization: Option<LocalOrganization>,
    /// The page says that the post is a former one.
    pub former: bool,
    /// Where the article says so; at least one.
    pub spans: Vec<Span>,
}

/// A body that an article names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganizationFact {
    /// The canonical name: the lexicon's, or the fullest form on the page.
    pub name: String,
    /// What sort of body it is.
    pub kind: OrganizationKind,
    /// The acronym, from the lexicon or as the page defines it.
    pub acronym: Option<String>,
    /// The country it belongs to.
    pub country: Option<CountryCode>,
    /// The body that it is part of, where the page or the lexicon says so.
    pub parent: Option<LocalOrganization>,
    /// Where the article names it, in reading order. Empty for a body that only stands here as a
    /// parent or issuer known from the lexicon.
    pub mentions: Vec<Mention>,
}

/// A country that an article names on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryFact {
    /// Its code.
    pub code: CountryCode,
    /// Where the article names it; at least one.
    pub mentions: Vec<Mention>,
}

/// What an article says of one meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingReport {
    /// The name, as fully as the article prints it.
    pub name: String,
    /// What sort of event it is.
    pub kind: MeetingKind,
    /// The article's title tells of it, and so is a name for it as well: `Chủ tịch tỉnh tiếp Đại sứ Cuba`.
    pub titled: bool,
    /// When it was held.
    pub time: Option<Stated<TimeSpan>>,
    /// The city, province or venue, as printed.
    pub place: Option<Stated<String>>,
    /// The country, where the place tells it.
    pub country: Option<CountryCode>,
    /// The number of people present.
    pub attendance: Option<Stated<u32>>,
    /// Who convened it (also among the participants, with the role of an organizer).
    pub organizers: Vec<LocalOrganization>,
    /// Who took part; each person and each organization at most once.
    pub participants: Vec<ParticipationFact>,
    /// The documents that the meeting cites, spreads or carries out.
    pub directives: Vec<LocalDirective>,
    /// Where the article names the meeting; at least one.
    pub mentions: Vec<Mention>,
}

/// What an article says of one participant of a meeting; `person` or `organization` is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipationFact {
    /// Who took part; none where only the body is named.
    pub person: Option<LocalPerson>,
    /// The body that took part, or that the person stood for.
    pub organization: Option<LocalOrganization>,
    /// What they did, each role once, sorted.
    pub roles: Vec<ParticipantRole>,
    /// The person's position as the article prints it with the meeting.
    pub position_title: Option<String>,
    /// Where the article says so; at least one.
    pub spans: Vec<Span>,
}

/// A document that an article cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectiveFact {
    /// What sort of document it is.
    pub kind: DirectiveKind,
    /// The number alone: `12`, `58/2022`.
    pub number: Option<String>,
    /// The official symbol, where the page prints it or kind and issuer make it certain.
    pub symbol: Option<String>,
    /// For a document without a number: what names it, `Đại hội XIII`.
    pub named_after: Option<String>,
    /// The Party's term of office in which it was issued, in Roman numerals.
    pub term: Option<String>,
    /// What it is about.
    pub subject: Option<Stated<String>>,
    /// The day of issue.
    pub issued_on: Option<Stated<Date>>,
    /// Who issued it.
    pub issuer: Option<Stated<LocalOrganization>>,
    /// Where the article cites it; at least one.
    pub mentions: Vec<Mention>,
}

/// What somebody is reported to have said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementFact {
    /// Who.
    pub speaker: LocalPerson,
    /// At which meeting.
    pub meeting: Option<LocalMeeting>,
    /// The words, as a stretch of the paragraph.
    pub span: Span,
    /// The words stand between quotation marks.
    pub quoted: bool,
}

/// Something set out to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskFact {
    /// The words, as a stretch of the paragraph.
    pub span: Span,
    /// Which meeting set it.
    pub meeting: Option<LocalMeeting>,
    /// The year for which it is set.
    pub year: Option<i16>,
    /// Who set it, where a person did.
    pub speaker: Option<LocalPerson>,
    /// To whom it is given.
    pub addressees: Vec<LocalOrganization>,
    /// The documents that its text names.
    pub directives: Vec<LocalDirective>,
}

/// A quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureFact {
    /// In plain units; finite.
    pub value: f64,
    /// ISO 4217 for money, `%` for shares, else the counted noun as printed.
    pub unit: String,
    /// The page says: about, nearly, more than.
    pub approximate: bool,
    /// The year that the text gives for it.
    pub year: Option<i16>,
    /// Where it stands.
    pub span: Span,
}

/// Whom an award goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recipient {
    /// A person.
    Person(LocalPerson),
    /// A body.
    Organization(LocalOrganization),
}

/// An award as the article reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwardFact {
    /// Its name as printed.
    pub name: String,
    /// At which meeting it was given.
    pub meeting: Option<LocalMeeting>,
    /// The body that gave it.
    pub granted_by: Option<LocalOrganization>,
    /// To whom, as far as they are named.
    pub recipients: Vec<Recipient>,
    /// Where the article says so.
    pub span: Span,
}
