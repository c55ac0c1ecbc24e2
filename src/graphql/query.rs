//! The questions that can be asked.
#![expect(
    clippy::too_many_arguments,
    reason = "a field takes its filter, its order and the four arguments of paging"
)]

use async_graphql::{Context, Error, ID, Object, OneofObject};

use crate::graphql::archive_info::ArchiveInfo;
use crate::graphql::article::{Article, ArticleConnection};
use crate::graphql::article_filter::{self, ArticleFilter, ArticleOrder};
use crate::graphql::connection::{Connection, Identity, Paging, parse_first};
use crate::graphql::country::Country;
use crate::graphql::directive::Directive;
use crate::graphql::entity::name_key;
use crate::graphql::entity_filter::{
    self, DirectiveFilter, MeetingFilter, OrganizationFilter, PersonFilter,
};
use crate::graphql::error::bad_user_input;
use crate::graphql::fact_filter::{
    self, FigureFilter, ParticipationFilter, PositionFilter, StatementFilter, TaskFilter,
};
use crate::graphql::figure::Figure;
use crate::graphql::filter::check_text;
use crate::graphql::global_id::{NodeType, parse_id, parse_id_of};
use crate::graphql::list::List;
use crate::graphql::meeting::Meeting;
use crate::graphql::network::{MAX_NETWORK, Network};
use crate::graphql::node::{Node, country_by_slug, find_node};
use crate::graphql::order::{EntityOrder, MeetingOrder, PersonOrder};
use crate::graphql::organization::Organization;
use crate::graphql::participation::Participation;
use crate::graphql::person::Person;
use crate::graphql::position::Position;
use crate::graphql::reading::Reading;
use crate::graphql::scalar::{Date, Url};
use crate::graphql::search::{SearchConnection, SearchNode, SearchType, kinds};
use crate::graphql::statement::Statement;
use crate::graphql::suggest::{MAX_SUGGESTIONS, suggest};
use crate::graphql::task::Task;
use crate::model::CountryCode;
use crate::snapshot::Entity;

/// The most ids that `nodes` takes.
pub const MAX_NODES: usize = 100;

/// Which article: by exactly one of these.
#[derive(OneofObject, Debug, Clone)]
pub enum ArticleKey {
    /// Its id.
    Id(ID),
    /// Its slug.
    Slug(String),
    /// The address at which the page lives.
    Url(Url),
}

/// Which one: by its id or by its slug.
#[derive(OneofObject, Debug, Clone)]
pub enum EntityKey {
    /// Its id.
    Id(ID),
    /// Its slug.
    Slug(String),
}

/// Which country: by exactly one of these.
#[derive(OneofObject, Debug, Clone)]
pub enum CountryKey {
    /// Its id.
    Id(ID),
    /// Its slug.
    Slug(String),
    /// Its ISO 3166-1 alpha-2 code, in either case.
    Code(String),
}

impl EntityKey {
    /// The slug of the one that is asked for.
    fn slug(self, of: NodeType) -> Result<String, Error> {
        match self {
            EntityKey::Id(id) => parse_id_of(of, &id),
            EntityKey::Slug(slug) => Ok(slug),
        }
    }
}

/// The root of all questions.
#[derive(Debug, Default)]
pub struct Query;

/// The questions that can be asked. All of a request's answer is of one revision of the archive.
#[Object]
impl Query {
    /// The object of an id; null where the archive holds no such object.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "An id as the API gave it.")] id: ID,
    ) -> Option<Result<Node, Error>> {
        match parse_id(&id) {
            Ok((of, key)) => find_node(ctx.snapshot(), of, &key).map(Ok),
            Err(error) => Some(Err(error)),
        }
    }

    /// The objects of these ids in their order, null for each that the archive does not hold.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most 100 ids.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node>>, Error> {
        if ids.len() > MAX_NODES {
            return Err(bad_user_input(format!(
                "`ids` takes at most {MAX_NODES} ids, not {}",
                ids.len()
            )));
        }
        ids.iter()
            .map(|id| {
                let (of, key) = parse_id(id)?;
                Ok(find_node(ctx.snapshot(), of, &key))
            })
            .collect()
    }

    /// What the archive holds.
    async fn archive(&self) -> ArchiveInfo {
        ArchiveInfo
    }

    /// One article; null where the archive does not hold it.
    async fn article(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: ArticleKey,
    ) -> Option<Result<Article, Error>> {
        let snapshot = ctx.snapshot();
        let found = match by {
            ArticleKey::Id(id) => match parse_id_of(NodeType::Article, &id) {
                Ok(slug) => snapshot.article_by_slug(&slug),
                Err(error) => return Some(Err(error)),
            },
            ArticleKey::Slug(slug) => snapshot.article_by_slug(&slug),
            ArticleKey::Url(Url(url)) => snapshot.article_by_url(&url).or_else(|| {
                let normal = url::Url::parse(&url).ok()?;
                snapshot.article_by_url(normal.as_str())
            }),
        };
        found.map(Article).map(Ok)
    }

    /// One organization; null where the archive does not hold it.
    async fn organization(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: EntityKey,
    ) -> Option<Result<Organization, Error>> {
        let find = |slug: String| ctx.snapshot().organization_by_slug(&slug);
        let found = by.slug(NodeType::Organization).map(find).transpose()?;
        Some(found.map(Organization))
    }

    /// One person; null where the archive does not hold it.
    async fn person(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: EntityKey,
    ) -> Option<Result<Person, Error>> {
        let find = |slug: String| ctx.snapshot().person_by_slug(&slug);
        let found = by.slug(NodeType::Person).map(find).transpose()?;
        Some(found.map(Person))
    }

    /// One meeting; null where the archive does not hold it.
    async fn meeting(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: EntityKey,
    ) -> Option<Result<Meeting, Error>> {
        let find = |slug: String| ctx.snapshot().meeting_by_slug(&slug);
        let found = by.slug(NodeType::Meeting).map(find).transpose()?;
        Some(found.map(Meeting))
    }

    /// One directive; null where the archive does not hold it.
    async fn directive(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: EntityKey,
    ) -> Option<Result<Directive, Error>> {
        let find = |slug: String| ctx.snapshot().directive_by_slug(&slug);
        let found = by.slug(NodeType::Directive).map(find).transpose()?;
        Some(found.map(Directive))
    }

    /// One country; null where the archive does not name it.
    async fn country(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: CountryKey,
    ) -> Option<Result<Country, Error>> {
        let snapshot = ctx.snapshot();
        let found = match by {
            CountryKey::Id(id) => match parse_id_of(NodeType::Country, &id) {
                Ok(slug) => country_by_slug(snapshot, &slug),
                Err(error) => return Some(Err(error)),
            },
            CountryKey::Slug(slug) => country_by_slug(snapshot, &slug),
            CountryKey::Code(code) => {
                CountryCode::new(&code).and_then(|code| snapshot.country_by_code(code))
            }
        };
        found.map(Country).map(Ok)
    }

    /// Newest first unless ordered otherwise; articles without a date stand last.
    async fn articles(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which articles; null: all.")] filter: Option<ArticleFilter>,
        #[graphql(desc = "In which order; null: newest first.")] order_by: Option<ArticleOrder>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<ArticleConnection, Error> {
        let list = article_filter::articles(ctx, filter.as_ref(), order_by)?;
        let identity = Identity::of("Query.articles", "").with(&(filter, order_by));
        ArticleConnection::new(
            list,
            identity,
            Paging {
                after,
                before,
                first,
                last,
            },
        )
    }

    /// By name, in the order of the Vietnamese alphabet, unless ordered otherwise.
    async fn organizations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which organizations; null: all.")] filter: Option<OrganizationFilter>,
        #[graphql(desc = "In which order; null: by name.")] order_by: Option<EntityOrder>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Organization>, Error> {
        let list = entity_filter::organizations(ctx, filter.as_ref(), order_by)?;
        let identity = Identity::of("Query.organizations", "").with(&(filter, order_by));
        Connection::new(
            list,
            identity,
            Paging {
                after,
                before,
                first,
                last,
            },
        )
    }

    /// By name, in the order of the Vietnamese alphabet, unless ordered otherwise.
    async fn people(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which people; null: all.")] filter: Option<PersonFilter>,
        #[graphql(desc = "In which order; null: by name.")] order_by: Option<PersonOrder>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Person>, Error> {
        let list = entity_filter::people(ctx, filter.as_ref(), order_by)?;
        let identity = Identity::of("Query.people", "").with(&(filter, order_by));
        Connection::new(
            list,
            identity,
            Paging {
                after,
                before,
                first,
                last,
            },
        )
    }

    /// Latest first unless ordered otherwise; meetings without a time stand last.
    async fn meetings(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which meetings; null: all.")] filter: Option<MeetingFilter>,
        #[graphql(desc = "In which order; null: latest first.")] order_by: Option<MeetingOrder>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Meeting>, Error> {
        let list = entity_filter::meetings(ctx, filter.as_ref(), order_by)?;
        let identity = Identity::of("Query.meetings", "").with(&(filter, order_by));
        Connection::new(
            list,
            identity,
            Paging {
                after,
                before,
                first,
                last,
            },
        )
    }

    /// By name, in the order of the Vietnamese alphabet, unless ordered otherwise.
    async fn directives(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which directives; null: all.")] filter: Option<DirectiveFilter>,
        #[graphql(desc = "In which order; null: by name.")] order_by: Option<EntityOrder>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Directive>, Error> {
        let list = entity_filter::directives(ctx, filter.as_ref(), order_by)?;
        let identity = Identity::of("Query.directives", "").with(&(filter, order_by));
        Connection::new(
            list,
            identity,
            Paging {
                after,
                before,
                first,
                last,
            },
        )
    }

    /// The countries that articles name, or to which a body or meeting belongs, by name.
    async fn countries(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Country>, Error> {
        let snapshot = ctx.snapshot();
        let list = List::new(
            snapshot,
            snapshot.countries_by_name().len(),
            |snapshot, place| Country(snapshot.countries_by_name()[place]),
            |snapshot, place| {
                name_key(snapshot.country(snapshot.countries_by_name()[place])).finish()
            },
        );
        let identity = Identity::of("Query.countries", "");
        Connection::new(
            list,
            identity,
            Paging {
                after,
                before,
                first,
                last,
            },
        )
    }

    /// Latest report first. With `asOf`, each person's and organization's last report on or before that
    /// day.
    async fn positions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which positions; null: all.")] filter: Option<PositionFilter>,
        #[graphql(
            desc = "For each person and organization only what the last report on or before this day says, so that a position first reported later is not shown; articles without a date say nothing then. Null: all reports."
        )]
        as_of: Option<Date>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Position>, Error> {
        let list = fact_filter::positions(ctx, filter.as_ref(), as_of)?;
        let identity = Identity::of("Query.positions", "").with(&(filter, as_of));
        Connection::new(
            list,
            identity,
            Paging {
                after,
                before,
                first,
                last,
            },
        )
    }

    /// Latest meeting first; within it people first, each in the order of their names.
    async fn participations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which participations; null: all.")] filter: Option<ParticipationFilter>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Participation>, Error> {
        let list = fact_filter::participations(ctx, filter.as_ref())?;
        let identity = Identity::of("Query.participations", "").with(&filter);
        Connection::new(
            list,
            identity,
            Paging {
                after,
                before,
                first,
                last,
            },
        )
    }

    /// Newest article first, in reading order within it.
    async fn statements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which statements; null: all.")] filter: Option<StatementFilter>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Statement>, Error> {
        let list = fact_filter::statements(ctx, filter.as_ref())?;
        let identity = Identity::of("Query.statements", "").with(&filter);
        Connection::new(
            list,
            identity,
            Paging {
                after,
                before,
                first,
                last,
            },
        )
    }

    /// Newest article first, in reading order within it.
    async fn tasks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which tasks; null: all.")] filter: Option<TaskFilter>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Task>, Error> {
        let list = fact_filter::tasks(ctx, filter.as_ref())?;
        let identity = Identity::of("Query.tasks", "").with(&filter);
        Connection::new(
            list,
            identity,
            Paging {
                after,
                before,
                first,
                last,
            },
        )
    }

    /// Newest article first, in reading order within it.
    async fn figures(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which figures; null: all.")] filter: Option<FigureFilter>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Figure>, Error> {
        let list = fact_filter::figures(ctx, filter.as_ref())?;
        let identity = Identity::of("Query.figures", "").with(&filter);
        Connection::new(
            list,
            identity,
            Paging {
                after,
                before,
                first,
                last,
            },
        )
    }

    /// Names that begin with, or hold a word that begins with, what has been typed so far; articles by
    /// their titles. Diacritics may be left out; those typed count for more. Names that begin with it
    /// stand first, then what most articles mention.
    async fn suggest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What has been typed so far; nothing is found for blank text.")]
        prefix: String,
        #[graphql(desc = "Only these types; null: all.")] types: Option<Vec<SearchType>>,
        #[graphql(default = 10, desc = "At most so many, 1 to 50.")] first: Option<i32>,
    ) -> Result<Vec<SearchNode>, Error> {
        let first = parse_first(first, 10, MAX_SUGGESTIONS)?;
        let Some(typed) = check_text("prefix", Some(&prefix))? else {
            return Ok(Vec::new());
        };
        let kinds = kinds(types.as_deref());
        Ok(suggest(ctx.snapshot(), &ctx.names(), typed, &kinds, first))
    }

    /// Best match first. With or without diacritics, where typed diacritics count for more; `"…"` holds
    /// a phrase.
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Words and phrases; nothing is found for blank text.")] query: String,
        #[graphql(desc = "Only these types; null: all.")] types: Option<Vec<SearchType>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<SearchConnection, Error> {
        let paging = Paging {
            after,
            before,
            first,
            last,
        };
        SearchConnection::new(ctx, query, types.as_deref(), paging)
    }

    /// What stands around an entity, up to `depth` (at most 2) steps away: those that share articles
    /// with it, and with depth 2, as far as `first` leaves places, those that share articles with them.
    /// Of an entity the 20,000 newest articles are looked at.
    async fn network(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id of an organization, person, meeting, directive or country.")]
        around: ID,
        #[graphql(default = 1, desc = "How many steps away, 1 or 2.")] depth: Option<i32>,
        #[graphql(
            default = 50,
            desc = "At most so many entities, the one in the middle among them, 1 to 200."
        )]
        first: Option<i32>,
    ) -> Result<Network, Error> {
        let first = parse_first(first, 50, MAX_NETWORK)?;
        let depth = match depth {
            None | Some(1) => 1,
            Some(2) => 2,
            Some(other) => {
                return Err(bad_user_input(format!(
                    "`depth` must be 1 or 2, not {other}"
                )));
            }
        };
        let snapshot = ctx.snapshot();
        let (of, slug) = parse_id(&around)?;
        let center = match of {
            NodeType::Organization => snapshot
                .organization_by_slug(&slug)
                .map(Entity::Organization),
            NodeType::Person => snapshot.person_by_slug(&slug).map(Entity::Person),
            NodeType::Meeting => snapshot.meeting_by_slug(&slug).map(Entity::Meeting),
            NodeType::Directive => snapshot.directive_by_slug(&slug).map(Entity::Directive),
            NodeType::Country => country_by_slug(snapshot, &slug).map(Entity::Country),
            other => {
                return Err(bad_user_input(format!(
                    "`around` is the id of a {}, which is no entity",
                    other.name()
                )));
            }
        };
        Ok(center.map_or_else(Network::default, |center| {
            Network::around(snapshot, center, depth, first)
        }))
    }
}
