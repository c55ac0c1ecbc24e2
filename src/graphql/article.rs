//! A press article.

use std::sync::Arc;

use async_graphql::{Context, Error, ID, Object};

use crate::graphql::award::Award;
use crate::graphql::connection::{
    Connection, Edge, Identity, Listed, Page, PageInfo, Paging, listed, parse_first,
};
use crate::graphql::country::Country;
use crate::graphql::directive::Directive;
use crate::graphql::facet::ArticleFacets;
use crate::graphql::figure::Figure;
use crate::graphql::global_id::{NodeType, global_id};
use crate::graphql::key::Key;
use crate::graphql::kind::{ParagraphKind, TeaserKind};
use crate::graphql::list::List;
use crate::graphql::meeting::Meeting;
use crate::graphql::mention::Mention;
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
use crate::model;
use crate::snapshot::{ArticleNo, ArticleNode, FactRef, OrganizationNo, Snapshot};

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

/// The organizations that an article names, each once, in the order of first mention; those that only
/// stand in its facts as a parent or issuer are left out.
pub fn named_organizations(node: &ArticleNode) -> Vec<OrganizationNo> {
    let named = node
        .organizations
        .iter()
        .zip(&node.facts().organizations)
        .filter(|(_, fact)| !fact.mentions.is_empty())
        .map(|(no, _)| *no);
    distinct(named)
}

/// Each item once, where it first stands.
pub fn distinct<T: Copy + Eq + std::hash::Hash>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = std::collections::HashSet::new();
    items
        .into_iter()
        .filter(|item| seen.insert(*item))
        .collect()
}

/// Items of one article, in the order given.
pub(crate) fn in_article<T: Listed>(
    snapshot: &Arc<Snapshot>,
    article: ArticleNo,
    field: &str,
    items: Vec<T>,
    paging: Paging,
) -> Result<Connection<T>, Error> {
    let list = List::new(
        snapshot,
        items.len(),
        move |_, place| items[place].clone(),
        |_, place| place_key(place),
    );
    let identity = Identity::of(field, snapshot.article(article).slug());
    Connection::new(list, identity, paging)
}

/// The key of an item that is known by its place.
pub fn place_key(place: usize) -> Vec<u8> {
    Key::new().place(place).finish()
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
    async fn title<'a>(&self, ctx: &Context<'a>) -> &'a str {
        &self.node(ctx).title
    }

    /// The lead (sapô): the standing summary under the title, where the page has one.
    async fn lead<'a>(&self, ctx: &Context<'a>) -> Option<&'a str> {
        self.node(ctx).lead.as_deref()
    }

    /// The breadcrumb of the section the article stands in, outermost first, without the home page;
    /// empty where the page has none.
    async fn section<'a>(&self, ctx: &Context<'a>) -> &'a [String] {
        &self.node(ctx).section
    }

    /// When it was published, where the page gives the time of day.
    async fn published_at(&self, ctx: &Context<'_>) -> Option<DateTime> {
        self.node(ctx).published?.at.map(DateTime)
    }

    /// The day it was published, where the page gives it. The clock in a site's header is not it.
    async fn published_on(&self, ctx: &Context<'_>) -> Option<Date> {
        self.node(ctx).published_on().map(Date)
    }

    /// Where the page lives, where that is known.
    async fn url(&self, ctx: &Context<'_>) -> Option<Url> {
        let url = self.node(ctx).url.as_deref()?;
        Some(Url(url.to_owned()))
    }

    /// The name of the outlet that a reprint names as its origin; null for an article of its own.
    async fn source_name<'a>(&self, ctx: &Context<'a>) -> Option<&'a str> {
        self.node(ctx).source_name.as_deref()
    }

    /// The address of the original that a reprint names.
    async fn source_url(&self, ctx: &Context<'_>) -> Option<Url> {
        self.node(ctx).source_url.clone().map(Url)
    }

    /// The signature as printed: one entry for each author; empty where the article is unsigned.
    async fn authors<'a>(&self, ctx: &Context<'a>) -> &'a [String] {
        &self.node(ctx).authors
    }

    /// The article's own paragraphs in reading order, captions included, page furniture left out.
    async fn paragraphs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only paragraphs of these kinds; null: of all.")] kinds: Option<
            Vec<ParagraphKind>,
        >,
    ) -> Result<Vec<Paragraph>, Error> {
        let text = ctx.text(self.0)?;
        Ok((0..text.paragraphs.len())
            .map(|index| Paragraph::new(&text, index))
            .filter(|paragraph| {
                kinds
                    .as_ref()
                    .is_none_or(|kinds| kinds.contains(&paragraph.kind()))
            })
            .collect())
    }

    /// The lead and body paragraphs, joined by blank lines.
    async fn text(&self, ctx: &Context<'_>) -> Result<String, Error> {
        let text = ctx.text(self.0)?;
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
        Ok(running.join("\n\n"))
    }

    /// The number of words, as Vietnamese is written: of syllables between spaces, in lead and body.
    async fn word_count(&self, ctx: &Context<'_>) -> i32 {
        i32::try_from(self.node(ctx).word_count).unwrap_or(i32::MAX)
    }

    /// Other articles that the page advertises: related, latest, most read.
    async fn teasers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only teasers of these kinds; null: of all.")] kinds: Option<
            Vec<TeaserKind>,
        >,
    ) -> Result<Vec<Teaser>, Error> {
        let text = ctx.text(self.0)?;
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
            Paging {
                after,
                before,
                first,
                last,
            },
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
            Paging {
                after,
                before,
                first,
                last,
            },
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
            Paging {
                after,
                before,
                first,
                last,
            },
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
            Paging {
                after,
                before,
                first,
                last,
            },
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
            Paging {
                after,
                before,
                first,
                last,
            },
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
            Paging {
                after,
                before,
                first,
                last,
            },
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
        let statements = self.facts(self.node(ctx).facts().statements.len(), Statement);
        in_article(
            ctx.snapshot(),
            self.0,
            "Article.statements",
            statements,
            Paging {
                after,
                before,
                first,
                last,
            },
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
        let tasks = self.facts(self.node(ctx).facts().tasks.len(), Task);
        in_article(
            ctx.snapshot(),
            self.0,
            "Article.tasks",
            tasks,
            Paging {
                after,
                before,
                first,
                last,
            },
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
        let figures = self.facts(self.node(ctx).facts().figures.len(), Figure);
        in_article(
            ctx.snapshot(),
            self.0,
            "Article.figures",
            figures,
            Paging {
                after,
                before,
                first,
                last,
            },
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
        let awards = self.facts(self.node(ctx).facts().awards.len(), Award);
        in_article(
            ctx.snapshot(),
            self.0,
            "Article.awards",
            awards,
            Paging {
                after,
                before,
                first,
                last,
            },
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
        let mentions = self.facts(self.node(ctx).mentions.len(), |fact| Mention {
            article: fact.article,
            place: fact.item,
        });
        in_article(
            ctx.snapshot(),
            self.0,
            "Article.mentions",
            mentions,
            Paging {
                after,
                before,
                first,
                last,
            },
        )
    }

    /// Articles that share meetings, directives or people with this one, closest first: each shared
    /// meeting counts 4, each directive 2, each person 1; ties newest first.
    async fn related(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 10, desc = "At most so many, 1 to 50.")] first: Option<i32>,
    ) -> Result<Vec<Article>, Error> {
        let first = parse_first(first, 10, MAX_RELATED)?;
        Ok(related(ctx.snapshot(), self.0, first)
            .into_iter()
            .map(Article)
            .collect())
    }
}

/// A page of a list of articles.
pub struct ArticleConnection(Arc<Page<Article>>);

impl ArticleConnection {
    /// The page of `list` that the arguments ask for.
    ///
    /// # Errors
    ///
    /// As [`Page::new`].
    pub fn new(list: List<Article>, identity: Identity, paging: Paging) -> Result<Self, Error> {
        Page::new(list, identity, paging).map(|page| ArticleConnection(Arc::new(page)))
    }
}

/// A page of a list of articles.
#[Object]
impl ArticleConnection {
    /// The items of the page, each with its cursor.
    async fn edges(&self) -> Vec<Edge<Article>> {
        self.0.edges().into_iter().map(Edge::new).collect()
    }

    /// The items of the page.
    async fn nodes(&self) -> Vec<Article> {
        self.0.nodes()
    }

    /// Where the page stands in the list.
    async fn page_info(&self) -> PageInfo {
        self.0.page_info()
    }

    /// How many items the list holds, on all pages.
    async fn total_count(&self) -> i32 {
        self.0.total_count()
    }

    /// Counts over all the articles of the list, on all pages.
    async fn facets(&self) -> ArticleFacets {
        ArticleFacets(Arc::clone(&self.0))
    }
}
