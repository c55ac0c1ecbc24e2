//! Rows of articles and their texts.

use std::sync::Arc;

use jiff::civil::Date;

use crate::archive::ArticleText;
use crate::archive::row::stored::record;
use crate::model::{
    Facts, Instant, PageHash, PageKey, Paragraph, ParagraphKind, Publication, Teaser, TeaserKind,
};
use crate::resolve::{Forms, PrintedForms, Reported};
use crate::snapshot::ArticleSource;

record!(ParagraphRow for Paragraph { kind: ParagraphKind, text: String });
record!(TeaserRow for Teaser { kind: TeaserKind, title: String, summary: Option<String> });
record!(TextRow for ArticleText { paragraphs: Vec<Paragraph>, teasers: Vec<Teaser> });
record!(PublicationRow for Publication { on: Date, at: Option<Instant> });
record!(PrintedFormsRow for PrintedForms {
    people: Vec<Forms>, organizations: Vec<Forms>, meetings: Vec<Forms>, directives: Vec<Forms>,
    countries: Vec<Forms>,
});
record!(ReportedRow for Reported {
    slug: Arc<str>, published_on: Option<Date>, facts: Facts, forms: PrintedForms,
});
record!(ArticleRow for ArticleSource {
    page: PageHash, key: PageKey, title: String, section: Vec<String>, published: Option<Publication>,
    url: Option<String>, source_name: Option<String>, source_url: Option<String>, authors: Vec<String>,
    lead: Option<String>, word_count: u32, reported: Reported,
});
