//! The nouns: plain data in the user's vocabulary, without serde, sled or async-graphql.
//!
//! [`Article`] is what one page says, [`Facts`] what one article says of the world (both belong to
//! one page alone), and [`entity`] holds what all articles together say. Rows on disk and GraphQL
//! types are counterparts of their own, converted by hand.

pub mod article;
pub mod entity;
pub mod fact;
pub mod ground;
pub mod kind;
pub mod time;

pub use article::{Article, Page, PageFormat, PageHash, PageKey, Paragraph, Teaser};
pub use entity::{
    ArticleNo, CountryCode, Directive, Evidence, EvidenceField, Join, Meeting, Member,
    Organization, Participation, Person, Position, Report,
};
pub use fact::{
    AwardFact, CountryFact, DirectiveFact, Facts, FigureFact, LocalCountry, LocalDirective,
    LocalEntity, LocalMeeting, LocalOrganization, LocalPerson, MeetingReport, Mention,
    OrganizationFact, ParticipationFact, PersonFact, PositionFact, Recipient, Span, Stated,
    StatementFact, TaskFact,
};
pub use ground::{Ground, LexiconFile, LexiconLine, Rule};
pub use kind::{
    DirectiveKind, IdentityGround, MeetingKind, OrganizationKind, ParagraphKind, ParticipantRole,
    ParticipantRoles, TeaserKind,
};
pub use time::{DatePrecision, Instant, Publication, TimeSpan};
