//! A press article.

use async_graphql::{Context, Error, ID, Object};

use crate::graphql::award::Award;
use crate::graphql::connection::{Connection, Paging, listed, parse_first};
use crate::graphql::country::Country;
use crate::graphql::directive::Directive;
use crate::graphql::fact::in_article;
use crate::graphql::figure::Figure;
use crate::graphql::global_id::{NodeType, global_id};
use crate::graphql::key::Key;
use crate::graphql::kind::{ParagraphKind, TeaserKind};
use crate::graphql::meeting::Meeting;
use crate::graphql::mention::Mention;
use crate::graphql::occurrence::{distinct, named_organizations};
use crate::graphql::organization::Organization;
use crate::graphql::paragraph::Paragraph;
use crate::graphql::participation::{Participation, participations_in};
use crate::graphql::person::Person;
use crate::graphql::reading::Reading;
use crate::graphql::related::related;
use crate::graphql::scalar::{Date, DateTime, Url};
use crate::graphql::statement::Statement;
use crate::graphql::task::Task;
use crate::graphql::teaser::Teaser;
use crate::graphql::written::{WrittenList, plain_fields};
use crate::model;
use crate::snapshot::{ArticleNo, ArticleNode, FactRef, Snapshot};

/// The most related articles that are shown at once.
pub const MAX_RELATED: usize = 50;

/// An article of the request's snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Article(pub ArticleNo);

listed!(Article => "ArticleConnection", "ArticleEdge";);

/// Newest first, articles without a date last, then by slug.
pub fn article_key(snapshot: &Snapshot, article: ArticleNo) -> Key {
    let node = snapshot.article(article);
    let instant = node
        .published
        .and_then(|published| published.at)
        .map(|at| at.timestamp.as_microsecond());
    Key::new()
        .latest(node.published_on())
        .descending_optional(instant)
        .text(node.slug())
}

impl Article {
    fn node<'a>(self, ctx: &Context<'a>) -> &'a ArticleNode {
        ctx.snapshot().article(self.0)
    }

    /// References to the facts of a list of this length.
    fn facts<T>(self, len: usize, of: impl Fn(FactRef) -> T) -> Vec<T> {
        (0u32..)
            .take(len)
            .map(|item| {
                of(FactRef {
                    article: self.0,
                    item,
                })
            })
            .collect()
    }
}

/// A press article, separated from the page around it.
#[Object]
impl Article {
    /// Opaque, made from the type and the slug.
    pub async fn id(&self, ctx: &Context<'_>) -> ID {
        global_id(NodeType::Article, self.node(ctx).slug())
    }

    /// Stable, readable key, unique among articles, made from the page's address, or without one from
    /// its title and day.
    async fn slug<'a>(&self, ctx: &Context<'a>) -> &'a str {
        self.node(ctx).slug()
    }

    /// The title as the page prints it; never empty.
    async fn title<'a>(&self, ctx: &Context<'a>) -> Result<&'a str, Error> {
        let title = &self.node(ctx).title;
        ctx.take_text(title)?;
        Ok(title)
    }

    /// The lead (sapô): the standing summary under the title; null where the page has none.
    async fn lead(&self, ctx: &Context<'_>) -> Result<Option<String>, Error> {
        let content = ctx.content(self.0)?;
        let lead = content.lead();
        ctx.take_text(lead.unwrap_or_default())?;
        Ok(lead.map(str::to_owned))
    }

    /// The breadcrumb of the section the article stands in, outermost first, without the home page;
    /// empty where the page has none.
    async fn section<'a>(&self, ctx: &Context<'a>) -> &'a [String] {
        &self.node(ctx).section
    }

    /// When it was published; null where the page does not give the time of day.
    async fn published_at(&self, ctx: &Context<'_>) -> Option<DateTime> {
        self.node(ctx).published?.at.map(DateTime)
    }

    /// The day it was published; null where the page does not give it. The clock in a site's header is
    /// not it.
    async fn published_on(&self, ctx: &Context<'_>) -> Option<Date> {
        self.node(ctx).published_on().map(Date)
    }

    /// Where the page lives; null where that is not known.
    async fn url(&self, ctx: &Context<'_>) -> Option<Url> {
        let url = self.node(ctx).url.as_deref()?;
        Some(Url(url.to_owned()))
    }

    /// The name of the outlet that a reprint names as its origin; null for an article of its own.
    async fn source_name(&self, ctx: &Context<'_>) -> Result<Option<String>, Error> {
        Ok(ctx.content(self.0)?.source_name.clone())
    }

    /// The address of the original that a reprint names; null where it names none.
    async fn source_url(&self, ctx: &Context<'_>) -> Result<Option<Url>, Error> {
        Ok(ctx.content(self.0)?.source_url.clone().map(Url))
    }

    /// The signature as printed: one entry for each author; empty where the article is unsigned.
    async fn authors(&self, ctx: &Context<'_>) -> Result<Vec<String>, Error> {
        Ok(ctx.content(self.0)?.authors.clone())
    }

    /// The article's own paragraphs in reading order, captions included, page furniture left out; empty
    /// where the page has nothing but a title.
    async fn paragraphs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only paragraphs of these kinds; null: of all; empty: of none.")]
        kinds: Option<Vec<ParagraphKind>>,
    ) -> Result<WrittenList<Paragraph>, Error> {
        let text = ctx.content(self.0)?;
        ctx.take(text.paragraphs.len())?;
        Ok((0..text.paragraphs.len())
            .map(|index| Paragraph::new(&text, index))
            .filter(|paragraph| {
                kinds
                    .as_ref()
                    .is_none_or(|kinds| kinds.contains(&paragraph.kind()))
            })
            .collect())
    }

    /// The lead and body paragraphs, joined by blank lines; empty where there are none.
    async fn text(&self, ctx: &Context<'_>) -> Result<String, Error> {
        let text = ctx.content(self.0)?;
        let running: Vec<&str> = text
            .paragraphs
            .iter()
            .filter(|paragraph| {
                matches!(
                    paragraph.kind,
                    model::ParagraphKind::Lead | model::ParagraphKind::Body
                )
            })
            .map(|paragraph| paragraph.text.as_str())
            .collect();
        for paragraph in &running {
            ctx.take_text(paragraph)?;
        }
        Ok(running.join("\n\n"))
    }

    /// The number of words, as Vietnamese is written: of syllables between spaces, in lead and body.
    async fn word_count(&self, ctx: &Context<'_>) -> i32 {
        i32::try_from(self.node(ctx).word_count).unwrap_or(i32::MAX)
    }

    /// Other articles that the page advertises: related, latest, most read; empty where it advertises none.
    async fn teasers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only teasers of these kinds; null: of all; empty: of none.")]
        kinds: Option<Vec<TeaserKind>>,
    ) -> Result<WrittenList<Teaser>, Error> {
        let text = ctx.content(self.0)?;
        ctx.take(text.teasers.len())?;
        Ok((0..text.teasers.len())
            .map(|index| Teaser::new(&text, index))
            .filter(|teaser| {
                kinds
                    .as_ref()
                    .is_none_or(|kinds| kinds.contains(&teaser.kind()))
            })
            .collect())
    }

    /// The people whom it names, in the order of first mention.
    async fn people(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Person>, Error> {
        let people = distinct(self.node(ctx).people.iter().copied());
        in_article(
            ctx.snapshot(),
            self.0,
            "Article.people",
            people.into_iter().map(Person).collect(),
            Paging::new(after, before, first, last),
        )
    }

    /// The organizations that it names, in the order of first mention.
    async fn organizations(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Organization>, Error> {
        let organizations = named_organizations(self.node(ctx));
        in_article(
            ctx.snapshot(),
            self.0,
            "Article.organizations",
            organizations.into_iter().map(Organization).collect(),
            Paging::new(after, before, first, last),
        )
    }

    /// The meetings that the article reports or announces, in the order of first mention.
    async fn meetings(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Meeting>, Error> {
        let meetings = distinct(self.node(ctx).meetings.iter().copied());
        in_article(
            ctx.snapshot(),
            self.0,
            "Article.meetings",
            meetings.into_iter().map(Meeting).collect(),
            Paging::new(after, before, first, last),
        )
    }

    /// Who took part in the meetings that the article reports: roles, position and citations are this
    /// article's alone. Meeting by meeting, in the order in which it names them.
    async fn participants(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Participation>, Error> {
        in_article(
            ctx.snapshot(),
            self.0,
            "Article.participants",
            participations_in(ctx.snapshot(), self.0),
            Paging::new(after, before, first, last),
        )
    }

    /// The directives that it cites, in the order of first mention.
    async fn directives(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Directive>, Error> {
        let directives = distinct(self.node(ctx).directives.iter().copied());
        in_article(
            ctx.snapshot(),
            self.0,
            "Article.directives",
            directives.into_iter().map(Directive).collect(),
            Paging::new(after, before, first, last),
        )
    }

    /// The countries that it names on their own, in the order of first mention.
    async fn countries(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Country>, Error> {
        let countries = distinct(self.node(ctx).countries.iter().copied());
        in_article(
            ctx.snapshot(),
            self.0,
            "Article.countries",
            countries.into_iter().map(Country).collect(),
            Paging::new(after, before, first, last),
        )
    }

    /// What people are reported to have said, in reading order.
    async fn statements(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Statement>, Error> {
        let statements = self.facts(self.node(ctx).reported.statements.len(), Statement);
        in_article(
            ctx.snapshot(),
            self.0,
            "Article.statements",
            statements,
            Paging::new(after, before, first, last),
        )
    }

    /// What is set out to be done, in reading order.
    async fn tasks(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Task>, Error> {
        let tasks = self.facts(self.node(ctx).reported.tasks.len(), Task);
        in_article(
            ctx.snapshot(),
            self.0,
            "Article.tasks",
            tasks,
            Paging::new(after, before, first, last),
        )
    }

    /// The quantities that it reports, in reading order.
    async fn figures(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Figure>, Error> {
        let figures = self.facts(self.node(ctx).reported.figures.len(), Figure);
        in_article(
            ctx.snapshot(),
            self.0,
            "Article.figures",
            figures,
            Paging::new(after, before, first, last),
        )
    }

    /// The awards that it reports, in reading order.
    async fn awards(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Award>, Error> {
        let awards = self.facts(self.node(ctx).reported.awards.len(), Award);
        in_article(
            ctx.snapshot(),
            self.0,
            "Article.awards",
            awards,
            Paging::new(after, before, first, last),
        )
    }

    /// Every place where the article names an entity, in reading order.
    async fn mentions(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Mention>, Error> {
        let mentions = self.facts(self.node(ctx).reported.mentions(), |fact| Mention {
            article: fact.article,
            of: None,
            item: fact.item,
        });
        in_article(
            ctx.snapshot(),
            self.0,
            "Article.mentions",
            mentions,
            Paging::new(after, before, first, last),
        )
    }

    /// Articles that share meetings, directives or people with this one, closest first: each shared
    /// meeting counts 4, each directive 2, each person 1; ties newest first. Empty where none does.
    async fn related(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 10, desc = "At most so many, 1 to 50; null: 10.")] first: Option<i32>,
    ) -> Result<WrittenList<Article>, Error> {
        let first = parse_first(first, 10, MAX_RELATED)?;
        Ok(related(ctx.snapshot(), self.0, first)
            .into_iter()
            .map(Article)
            .collect())
    }
}

plain_fields! {
    Article {
        "id" => id,
        "slug" => slug,
        "title" => title,
        "lead" => lead,
        "section" => section,
        "publishedAt" => published_at,
        "publishedOn" => published_on,
        "url" => url,
        "sourceName" => source_name,
        "sourceUrl" => source_url,
        "authors" => authors,
        "text" => text,
        "wordCount" => word_count,
    }
}
