//! Rows of articles and their texts.

use std::sync::Arc;

use jiff::civil::Date;

use crate::archive::ArticleContent;
use crate::archive::row::stored::{Stored, record};
use crate::model::{
    CountryCode, DirectiveKind, Facts, Instant, LocalDirective, LocalMeeting, LocalOrganization,
    LocalPerson, MeetingKind, OrganizationKind, PageHash, PageKey, Paragraph, ParagraphKind,
    ParticipantRoles, Publication, Span, Stated, Teaser, TeaserKind, TimeSpan,
};
use crate::resolve::{
    Forms, Reported, ReportedCountry, ReportedDirective, ReportedFigure, ReportedMeeting,
    ReportedOrganization, ReportedParticipation, ReportedPerson, ReportedPosition,
    ReportedStatement, ReportedTask,
};
use crate::snapshot::ArticleSource;

record!(ParagraphRow for Paragraph { kind: ParagraphKind, text: String });
record!(TeaserRow for Teaser { kind: TeaserKind, title: String, summary: Option<String> });
record!(PublicationRow for Publication { on: Date, at: Option<Instant> });
record!(ArticleRow for ArticleSource {
    page: PageHash, key: PageKey, title: String, section: Vec<String>, published: Option<Publication>,
    url: Option<String>, word_count: u32, reported: Reported,
});
record!(ReportedRow for Reported {
    slug: Arc<str>, published_on: Option<Date>, people: Box<[ReportedPerson]>,
    organizations: Box<[ReportedOrganization]>, meetings: Box<[ReportedMeeting]>,
    directives: Box<[ReportedDirective]>, countries: Box<[ReportedCountry]>,
    statements: Box<[ReportedStatement]>, tasks: Box<[ReportedTask]>, figures: Box<[ReportedFigure]>,
    awards: Box<[Option<LocalMeeting>]>,
});
record!(PersonRow for ReportedPerson {
    name: Arc<str>, honorifics: Box<[Arc<str>]>, positions: Box<[ReportedPosition]>, forms: Forms, mentions: u32,
});
record!(PositionRow for ReportedPosition {
    title: Arc<str>, organization: Option<LocalOrganization>, former: bool,
});
record!(OrganizationRow for ReportedOrganization {
    name: Arc<str>, key: Arc<str>, kind: OrganizationKind, acronym: Option<Arc<str>>,
    country: Option<CountryCode>, parent: Option<LocalOrganization>, named_at: Option<Span>, forms: Forms,
    mentions: u32,
});
record!(MeetingRow for ReportedMeeting {
    name: Arc<str>, kind: MeetingKind, time: Option<Stated<TimeSpan>>, place: Option<Stated<Arc<str>>>,
    country: Option<CountryCode>, attendance: Option<Stated<u32>>, organizers: Box<[LocalOrganization]>,
    participants: Box<[ReportedParticipation]>, directives: Box<[LocalDirective]>, named_at: Option<Span>,
    forms: Forms, mentions: u32,
});
record!(ParticipationRow for ReportedParticipation {
    person: Option<LocalPerson>, organization: Option<LocalOrganization>, roles: ParticipantRoles,
    position_title: Option<Arc<str>>,
});
record!(DirectiveRow for ReportedDirective {
    kind: DirectiveKind, number: Option<Arc<str>>, symbol: Option<Arc<str>>, named_after: Option<Arc<str>>,
    term: Option<Arc<str>>, subject: Option<Stated<Arc<str>>>, issued_on: Option<Stated<Date>>,
    issuer: Option<Stated<LocalOrganization>>, forms: Forms, mentions: u32,
});
record!(CountryRow for ReportedCountry { code: CountryCode, forms: Forms, mentions: u32 });
record!(StatementRow for ReportedStatement { speaker: LocalPerson, meeting: Option<LocalMeeting> });
record!(TaskRow for ReportedTask {
    meeting: Option<LocalMeeting>, speaker: Option<LocalPerson>, year: Option<i16>,
    addressees: Box<[LocalOrganization]>, directives: Box<[LocalDirective]>,
});
record!(FigureRow for ReportedFigure { value: f64, unit: Arc<str>, year: Option<i16> });

/// All but what is made from the facts.
type ContentRow = (
    Vec<String>,
    Option<String>,
    Option<String>,
    Vec<ParagraphRow>,
    Vec<TeaserRow>,
    <Facts as Stored>::Row,
);

impl Stored for ArticleContent {
    type Row = ContentRow;

    fn store(&self) -> ContentRow {
        (
            self.authors.store(),
            self.source_name.store(),
            self.source_url.store(),
            self.paragraphs.store(),
            self.teasers.store(),
            self.facts.store(),
        )
    }

    fn restore(row: ContentRow) -> Result<Self, String> {
        let (authors, source_name, source_url, paragraphs, teasers, facts) = row;
        let facts = Facts::restore(facts)?;
        Ok(ArticleContent {
            authors: Stored::restore(authors)?,
            source_name: Stored::restore(source_name)?,
            source_url: Stored::restore(source_url)?,
            paragraphs: Stored::restore(paragraphs)?,
            teasers: Stored::restore(teasers)?,
            mentions: facts.mentions(),
            facts,
        })
    }
}
