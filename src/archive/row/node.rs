//! Rows of a snapshot's nodes.

use std::sync::Arc;

use jiff::civil::Date;

use crate::archive::row::stored::{Stored, code, record};
use crate::model::{
    DirectiveKind, Evidence, EvidenceField, IdentityGround, MeetingKind, OrganizationKind,
    ParticipantRoles, Span, TimeSpan,
};
use crate::snapshot::{
    ArticleNo, ArticleNode, ArticleSource, CountryNo, DirectiveNo, DirectiveNode, JoinRef,
    MeetingNo, MeetingNode, Member, OrganizationNo, OrganizationNode, ParticipationNode, PersonNo,
    PersonNode, PositionNode,
};

code!(EvidenceField {
    Time = 0, Place = 1, Attendance = 2, IssuedOn = 3, Issuer = 4, Subject = 5, Parent = 6, Kind = 7,
});
code!(IdentityGround {
    SameName = 0, LexiconName = 1, SameNameWithoutMarks = 2, FirstReport = 3, SameNameAndTime = 4, FullerName = 5,
    SameHosts = 6, SamePeople = 7, SameSymbol = 8, SameNumber = 9, OnlyOneMeant = 10, TermOfPublication = 11,
    SameBodies = 12,
});

record!(MemberRow for Member { article: ArticleNo, local: u32 });
record!(JoinRow for JoinRef { ground: IdentityGround, to: Option<Member> });
record!(EvidenceRow for Evidence {
    field: EvidenceField, value: Arc<str>, preferred: bool, article: ArticleNo, span: Span,
});
record!(PositionRow for PositionNode {
    title: String, organization: Option<OrganizationNo>, former: bool, reports: Vec<(Member, u32)>,
    first_reported_on: Option<Date>, last_reported_on: Option<Date>,
});
record!(PersonRow for PersonNode {
    members: usize, slug: Arc<str>, name: String, aliases: Vec<String>, honorifics: Vec<String>,
    positions: Vec<PositionNode>, articles: Vec<Member>, sort_key: Vec<u8>, given_name_key: Vec<u8>,
    mention_count: usize,
});
record!(OrganizationRow for OrganizationNode {
    members: usize, slug: Arc<str>, name: String, name_en: Option<String>, acronym: Option<String>,
    aliases: Vec<String>, kind: OrganizationKind, country: Option<CountryNo>, said_parent: Option<OrganizationNo>,
    articles: Vec<Member>, evidence: Vec<Evidence>, sort_key: Vec<u8>, mention_count: usize,
});
record!(ParticipationRow for ParticipationNode {
    person: Option<PersonNo>, organization: Option<OrganizationNo>, roles: ParticipantRoles,
    position_title: Option<String>, reports: Vec<(Member, u32)>,
});
record!(MeetingRow for MeetingNode {
    members: usize, slug: Arc<str>, name: String, aliases: Vec<String>, kind: MeetingKind, time: Option<TimeSpan>,
    place: Option<String>, country: Option<CountryNo>, attendance: Option<u32>, organizers: Vec<OrganizationNo>,
    participations: Vec<ParticipationNode>, articles: Vec<Member>, joins: Vec<JoinRef>,
    evidence: Vec<Evidence>, sort_key: Vec<u8>, mention_count: usize,
});
record!(DirectiveRow for DirectiveNode {
    members: usize, slug: Arc<str>, name: String, aliases: Vec<String>, kind: DirectiveKind,
    number: Option<String>, symbol: Option<String>, term: Option<String>, subject: Option<String>,
    issued_on: Option<Date>, issuer: Option<OrganizationNo>, articles: Vec<Member>, joins: Vec<JoinRef>,
    evidence: Vec<Evidence>, sort_key: Vec<u8>, mention_count: usize,
});
record!(ArticleRow for ArticleNode {
    source: Arc<ArticleSource>, sort_key: Vec<u8>, people: Vec<PersonNo>, organizations: Vec<OrganizationNo>,
    meetings: Vec<MeetingNo>, directives: Vec<DirectiveNo>, countries: Vec<CountryNo>,
});

/// A node that many snapshots share.
impl<T: Stored> Stored for Arc<T> {
    type Row = T::Row;

    fn store(&self) -> T::Row {
        T::store(self)
    }

    fn restore(row: T::Row) -> Result<Self, String> {
        T::restore(row).map(Arc::new)
    }
}
