//! Full-text search over articles and entities in one ranking.

use std::sync::Arc;

use async_graphql::{Context, Enum, Error, Object, Union};

use crate::graphql::article::Article;
use crate::graphql::connection::{Page, PageInfo, Paging, Window};
use crate::graphql::cursor::{Cursors, Identity};
use crate::graphql::directive::Directive;
use crate::graphql::error::internal;
use crate::graphql::filter::check_text;
use crate::graphql::highlight::{Highlight, highlights};
use crate::graphql::list::List;
use crate::graphql::meeting::Meeting;
use crate::graphql::organization::Organization;
use crate::graphql::person::Person;
use crate::graphql::ranking::{Ranking, hit_key, revision_key};
use crate::graphql::reading::Reading;
use crate::graphql::written::{Written, WrittenList, plain_fields, written_as_one_of};
use crate::search::{DocumentKind, Matcher};
use crate::snapshot::Snapshot;

/// What can be searched for.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchType {
    /// Articles, by title, lead and body.
    Article,
    /// Organizations, by name, aliases and acronym.
    Organization,
    /// People, by name and aliases.
    Person,
    /// Meetings, by name and aliases.
    Meeting,
    /// Directives, by name, aliases and symbol.
    Directive,
}

/// The kinds of documents of the types asked for, each once; of all where none are named.
pub fn kinds(types: Option<&[SearchType]>) -> Vec<DocumentKind> {
    let each = [
        (SearchType::Article, DocumentKind::Article),
        (SearchType::Organization, DocumentKind::Organization),
        (SearchType::Person, DocumentKind::Person),
        (SearchType::Meeting, DocumentKind::Meeting),
        (SearchType::Directive, DocumentKind::Directive),
    ];
    each.into_iter()
        .filter(|(of, _)| types.is_none_or(|types| types.contains(of)))
        .map(|(_, kind)| kind)
        .collect()
}

/// What can be found.
#[derive(Union, Debug, Clone, Copy)]
pub enum SearchNode {
    /// An article.
    Article(Article),
    /// An organization.
    Organization(Organization),
    /// A person.
    Person(Person),
    /// A meeting.
    Meeting(Meeting),
    /// A directive.
    Directive(Directive),
}

written_as_one_of!(SearchNode {
    Article,
    Organization,
    Person,
    Meeting,
    Directive
});

/// What a document of the index stands for; none where the snapshot has no such thing.
fn node_of(snapshot: &Snapshot, kind: DocumentKind, key: &str) -> Option<SearchNode> {
    Some(match kind {
        DocumentKind::Article => Article(snapshot.article_by_slug(key)?).into(),
        DocumentKind::Organization => Organization(snapshot.organization_by_slug(key)?).into(),
        DocumentKind::Person => Person(snapshot.person_by_slug(key)?).into(),
        DocumentKind::Meeting => Meeting(snapshot.meeting_by_slug(key)?).into(),
        DocumentKind::Directive => Directive(snapshot.directive_by_slug(key)?).into(),
        DocumentKind::Statement | DocumentKind::Task => return None,
    })
}

#[derive(Debug, Clone, Copy)]
struct Found {
    node: SearchNode,
    score: f32,
}

/// A page of what was found.
pub struct SearchConnection {
    page: Page<Found>,
    total: usize,
    query: String,
}

impl SearchConnection {
    /// The page of the documents that match.
    ///
    /// # Errors
    ///
    /// `BAD_USER_INPUT`: the query is too long, or as [`Page::new`]. The index cannot be read.
    pub fn new(
        ctx: &Context<'_>,
        query: String,
        types: Option<&[SearchType]>,
        paging: Paging,
    ) -> Result<Self, Error> {
        let snapshot = ctx.snapshot();
        let kinds = kinds(types);
        let identity = Identity::of("Query.search", &query).with(&kinds);
        let mut window = Window::new(Cursors::of(&identity, snapshot.secret()), &paging)?;
        let ranking = match check_text("query", Some(&query))? {
            Some(query) if !kinds.is_empty() => {
                let cursors = [window.after.as_mut(), window.before.as_mut()];
                ctx.rankings()
                    .of(ctx.view(), query, &kinds, cursors)
                    .map_err(internal)?
            }
            _ => Ranking::default(),
        };
        let revision = ranking.revision;
        // A ranking of another revision may hold what this one does not.
        let found: Arc<[(SearchNode, usize)]> = ranking
            .hits
            .best
            .iter()
            .enumerate()
            .filter_map(|(place, hit)| Some((node_of(snapshot, hit.kind, &hit.key)?, place)))
            .collect();
        let (of, hits) = (Arc::clone(&found), Arc::clone(&ranking.hits));
        let (at, scores) = (Arc::clone(&found), Arc::clone(&ranking.hits));
        let list = List::new(
            snapshot,
            found.len(),
            move |_, place| Found {
                node: at[place].0,
                score: scores.best[at[place].1].score,
            },
            move |_, place| hit_key(&hits.best[of[place].1]),
        )
        .with_item_keys(move |_, _, _| revision_key(revision));
        Ok(SearchConnection {
            page: Page::within(list, window),
            total: ranking.hits.total,
            query,
        })
    }
}

/// A page of what was found, best match first.
#[Object]
impl SearchConnection {
    /// The items of the page, each with its cursor, score and highlights.
    async fn edges(&self) -> WrittenList<SearchEdge> {
        let query = Arc::new(Matcher::new(&self.query));
        let edges = self.page.edges().into_iter();
        edges
            .map(|(cursor, found)| SearchEdge {
                cursor,
                found,
                query: Arc::clone(&query),
            })
            .collect()
    }

    /// The items of the page.
    async fn nodes(&self) -> WrittenList<SearchNode> {
        let nodes = self.page.nodes().into_iter();
        nodes.map(|found| found.node).collect()
    }

    /// Where the page stands in the list.
    async fn page_info(&self) -> Written<PageInfo> {
        Written(self.page.page_info())
    }

    /// How much was found in all. Only the best 10,000 can be paged through. Pages behind the first one
    /// keep to its ranking, for as long as the server remembers it: what was loaded since is not in it.
    async fn total_count(&self) -> i32 {
        i32::try_from(self.total).unwrap_or(i32::MAX)
    }
}

/// A hit.
pub struct SearchEdge {
    cursor: String,
    found: Found,
    query: Arc<Matcher>,
}

/// A hit. Higher scores match better; scores of different queries do not compare.
#[Object]
impl SearchEdge {
    /// The hit's place in the list: opaque, to be given as `after` or `before` to the same search.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// What was found.
    async fn node(&self) -> Written<SearchNode> {
        Written(self.found.node)
    }

    /// How well it matches: more than 0, without a unit.
    async fn score(&self) -> f64 {
        f64::from(self.found.score)
    }

    /// Where it matches: of an article the title, the lead and the best paragraphs, of an entity its
    /// name or aliases; five pieces at most. Empty where the match lies elsewhere.
    async fn highlights(&self, ctx: &Context<'_>) -> Result<WrittenList<Highlight>, Error> {
        let highlights = highlights(ctx, &self.query, self.found.node)?;
        for highlight in &highlights {
            ctx.take_text(highlight.words())?;
        }
        Ok(highlights.into_iter().collect())
    }
}

plain_fields! {
    SearchConnection {
        "totalCount" => total_count,
        ;
        "edges" => edges,
        "nodes" => nodes,
        "pageInfo" => page_info,
    }
    SearchEdge {
        "cursor" => cursor,
        "score" => score,
        ;
        "node" => node,
        "highlights" => highlights,
    }
}
