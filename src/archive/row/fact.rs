//! Rows of facts.

use jiff::civil::Date;

use crate::archive::row::Stored;
use crate::archive::row::stored::{code, record};
use crate::model::{
    AwardFact, CountryCode, CountryFact, DatePrecision, DirectiveFact, DirectiveKind, Facts,
    FigureFact, Ground, LexiconFile, LexiconLine, LocalDirective, LocalMeeting, LocalOrganization,
    LocalPerson, MeetingKind, MeetingReport, Mention, OrganizationFact, OrganizationKind,
    ParagraphKind, ParticipantRole, ParticipationFact, PersonFact, PositionFact, Recipient, Rule,
    Span, Stated, StatementFact, TaskFact, TeaserKind, TimeSpan,
};

code!(ParagraphKind { Lead = 0, Body = 1, Heading = 2, Caption = 3 });
code!(TeaserKind { Related = 0, Latest = 1, MostRead = 2 });
code!(DatePrecision { Day = 0, Month = 1, Year = 2 });
code!(OrganizationKind {
    Party = 0, State = 1, SocioPolitical = 2, Peoples = 3, FriendshipAssociation = 4, LocalUnion = 5, ForeignNgo = 6,
    International = 7, Media = 8, Academic = 9, Business = 10, Foreign = 11, Other = 12,
});
code!(MeetingKind {
    Conference = 0, Workshop = 1, Seminar = 2, Congress = 3, Forum = 4, Ceremony = 5, WorkingSession = 6,
    Reception = 7, Visit = 8, Exchange = 9, Session = 10, Other = 11,
});
code!(ParticipantRole {
    Organizer = 0, CoOrganizer = 1, Chair = 2, Presenter = 3, Speaker = 4, Awarder = 5, Awardee = 6, Attendee = 7,
});
code!(DirectiveKind {
    Directive = 0, Resolution = 1, Conclusion = 2, Decree = 3, Decision = 4, Circular = 5, Plan = 6, Programme = 7,
    Law = 8, Ordinance = 9, Regulation = 10, Other = 11,
});
code!(LexiconFile {
    Organizations = 0, Heads = 1, Words = 2, Countries = 3, Places = 4, Titles = 5, Honorifics = 6, Surnames = 7,
});
code!(Rule {
    FullName = 0, AddressedName = 1, NameWithPost = 2, AddressedForeignName = 3, ForeignNameWithPost = 4,
    TitledForeignName = 5, PartOfName = 6, KnownBody = 7, KnownBodyRespelled = 8, BuiltName = 9,
    BuiltNameWithoutPlace = 10, BuiltNameCutShort = 11, WordSharedWithTitle = 12, WordLeftOutBehindTitle = 13,
    ShortFormDefined = 14, ShortForm = 15, FirstWordAlone = 16, CountryName = 17, CountryByContext = 18,
    EventName = 19, EventWord = 20, MeetingVerb = 21, SigningVerb = 22, DocumentSymbol = 23, DocumentNumber = 24,
    LawWithSymbol = 25, CongressResolution = 26, PlenumResolution = 27,
});

record!(SpanRow for Span { paragraph: u32, start: u32, end: u32 });
record!(LexiconLineRow for LexiconLine { file: LexiconFile, line: u16 });
record!(GroundRow for Ground { rule: Rule, line: Option<LexiconLine> });
record!(MentionRow for Mention { span: Span, by_name: bool, ground: Ground });
record!(TimeSpanRow for TimeSpan { start: Date, end: Date, precision: DatePrecision });
record!(PersonRow for PersonFact {
    name: String, mentions: Vec<Mention>, honorifics: Vec<String>, positions: Vec<PositionFact>,
});
record!(PositionRow for PositionFact {
    title: String, organization: Option<LocalOrganization>, former: bool, spans: Vec<Span>,
});
record!(OrganizationRow for OrganizationFact {
    name: String, kind: OrganizationKind, acronym: Option<String>, country: Option<CountryCode>,
    parent: Option<LocalOrganization>, mentions: Vec<Mention>,
});
record!(CountryRow for CountryFact { code: CountryCode, mentions: Vec<Mention> });
record!(MeetingRow for MeetingReport {
    name: String, kind: MeetingKind, titled: bool, time: Option<Stated<TimeSpan>>, place: Option<Stated<String>>,
    country: Option<CountryCode>, attendance: Option<Stated<u32>>, organizers: Vec<LocalOrganization>,
    participants: Vec<ParticipationFact>, directives: Vec<LocalDirective>, mentions: Vec<Mention>,
});
record!(ParticipationRow for ParticipationFact {
    person: Option<LocalPerson>, organization: Option<LocalOrganization>, roles: Vec<ParticipantRole>,
    position_title: Option<String>, spans: Vec<Span>,
});
record!(DirectiveRow for DirectiveFact {
    kind: DirectiveKind, number: Option<String>, symbol: Option<String>, named_after: Option<String>,
    term: Option<String>, subject: Option<Stated<String>>, issued_on: Option<Stated<Date>>,
    issuer: Option<Stated<LocalOrganization>>, mentions: Vec<Mention>,
});
record!(StatementRow for StatementFact {
    speaker: LocalPerson, meeting: Option<LocalMeeting>, span: Span, quoted: bool,
});
record!(TaskRow for TaskFact {
    span: Span, meeting: Option<LocalMeeting>, year: Option<i16>, speaker: Option<LocalPerson>,
    addressees: Vec<LocalOrganization>, directives: Vec<LocalDirective>,
});
record!(FigureRow for FigureFact { value: f64, unit: String, approximate: bool, year: Option<i16>, span: Span });
record!(AwardRow for AwardFact {
    name: String, meeting: Option<LocalMeeting>, granted_by: Option<LocalOrganization>, recipients: Vec<Recipient>,
    span: Span,
});
record!(FactsRow for Facts {
    people: Vec<PersonFact>, organizations: Vec<OrganizationFact>, meetings: Vec<MeetingReport>,
    directives: Vec<DirectiveFact>, countries: Vec<CountryFact>, statements: Vec<StatementFact>, tasks: Vec<TaskFact>,
    figures: Vec<FigureFact>, awards: Vec<AwardFact>,
});

/// Whether it is a person, and the place.
impl Stored for Recipient {
    type Row = (bool, u32);

    fn store(&self) -> Self::Row {
        match self {
            Recipient::Person(local) => (true, local.0),
            Recipient::Organization(local) => (false, local.0),
        }
    }

    fn restore((person, local): Self::Row) -> Result<Self, String> {
        Ok(if person {
            Recipient::Person(LocalPerson(local))
        } else {
            Recipient::Organization(LocalOrganization(local))
        })
    }
}
