//! Rows of entities.

use std::sync::Arc;

use jiff::civil::Date;

use crate::archive::row::stored::{code, record};
use crate::model::{
    CountryCode, Directive, DirectiveKind, Evidence, EvidenceField, IdentityGround, Join, Meeting,
    MeetingKind, Member, Organization, OrganizationKind, ParticipantRole, Participation, Person,
    Position, Report, Span, TimeSpan,
};

code!(EvidenceField {
    Time = 0, Place = 1, Attendance = 2, IssuedOn = 3, Issuer = 4, Subject = 5, Parent = 6, Kind = 7,
});
code!(IdentityGround {
    SameName = 0, LexiconName = 1, SameNameWithoutMarks = 2, FirstReport = 3, SameNameAndTime = 4, FullerName = 5,
    SameHosts = 6, SamePeople = 7, SameSymbol = 8, SameNumber = 9, OnlyOneMeant = 10, TermOfPublication = 11,
    SameBodies = 12,
});
record!(JoinRow for Join { ground: IdentityGround, to: Option<u32> });
record!(MemberRow for Member { article: Arc<str>, local: u32 });
record!(ReportRow for Report { member: Member, item: u32 });
record!(EvidenceRow for Evidence {
    field: EvidenceField, value: String, preferred: bool, article: Arc<str>, span: Span,
});
record!(PositionRow for Position { title: String, former: bool, reports: Vec<Report> });
record!(PersonRow for Person {
    slug: Arc<str>, name: String, aliases: Vec<String>, honorifics: Vec<String>, positions: Vec<Position>,
    members: Vec<Member>,
});
record!(OrganizationRow for Organization {
    slug: Arc<str>, name: String, name_en: Option<String>, acronym: Option<String>, aliases: Vec<String>,
    kind: OrganizationKind, country: Option<CountryCode>, parent: Option<Arc<str>>, members: Vec<Member>,
    evidence: Vec<Evidence>,
});
record!(ParticipationRow for Participation {
    by_person: bool, organization: Option<Arc<str>>, roles: Vec<ParticipantRole>, position_title: Option<String>,
    reports: Vec<Report>,
});
record!(MeetingRow for Meeting {
    slug: Arc<str>, name: String, aliases: Vec<String>, kind: MeetingKind, time: Option<TimeSpan>,
    place: Option<String>, country: Option<CountryCode>, attendance: Option<u32>, organizers: Vec<Arc<str>>,
    participations: Vec<Participation>, members: Vec<Member>, joins: Vec<Join>, evidence: Vec<Evidence>,
});
record!(DirectiveRow for Directive {
    slug: Arc<str>, name: String, aliases: Vec<String>, kind: DirectiveKind, number: Option<String>,
    symbol: Option<String>, term: Option<String>, subject: Option<String>, issued_on: Option<Date>,
    issuer: Option<Arc<str>>, members: Vec<Member>, joins: Vec<Join>, evidence: Vec<Evidence>,
});
