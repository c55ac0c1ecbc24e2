//! One thing by its id, its slug or what else it is known by.

use async_graphql::{Context, Error, ID, Object, OneofObject};

use crate::graphql::archive_info::ArchiveInfo;
use crate::graphql::article::Article;
use crate::graphql::country::Country;
use crate::graphql::directive::Directive;
use crate::graphql::error::bad_user_input;
use crate::graphql::global_id::{NodeType, parse_id, parse_id_of};
use crate::graphql::meeting::Meeting;
use crate::graphql::node::{Node, country_by_slug, find_node};
use crate::graphql::organization::Organization;
use crate::graphql::person::Person;
use crate::graphql::reading::Reading;
use crate::graphql::scalar::Url;
use crate::graphql::written::Written;
use crate::model::CountryCode;

/// The most ids that `nodes` takes.
pub const MAX_NODES: usize = 100;

/// Which article: by exactly one of these, which is not null.
#[derive(OneofObject, Debug, Clone)]
pub enum ArticleKey {
    /// Its id.
    Id(ID),
    /// Its slug.
    Slug(String),
    /// The address at which the page lives.
    Url(Url),
}

/// Which one: by its id or by its slug, exactly one of them, which is not null.
#[derive(OneofObject, Debug, Clone)]
pub enum EntityKey {
    /// Its id.
    Id(ID),
    /// Its slug.
    Slug(String),
}

/// Which country: by exactly one of these, which is not null.
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

/// The questions for one thing.
#[derive(Debug, Default)]
pub(super) struct One;

#[Object]
impl One {
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
        #[graphql(desc = "At most 100 ids; of an empty list nothing is given.")] ids: Vec<ID>,
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
    ) -> Option<Result<Written<Article>, Error>> {
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
        found.map(Article).map(Written).map(Ok)
    }

    /// One organization; null where the archive does not hold it.
    async fn organization(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: EntityKey,
    ) -> Option<Result<Written<Organization>, Error>> {
        let find = |slug: String| ctx.snapshot().organization_by_slug(&slug);
        let found = by.slug(NodeType::Organization).map(find).transpose()?;
        Some(found.map(Organization).map(Written))
    }

    /// One person; null where the archive does not hold it.
    async fn person(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: EntityKey,
    ) -> Option<Result<Written<Person>, Error>> {
        let find = |slug: String| ctx.snapshot().person_by_slug(&slug);
        let found = by.slug(NodeType::Person).map(find).transpose()?;
        Some(found.map(Person).map(Written))
    }

    /// One meeting; null where the archive does not hold it.
    async fn meeting(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: EntityKey,
    ) -> Option<Result<Written<Meeting>, Error>> {
        let find = |slug: String| ctx.snapshot().meeting_by_slug(&slug);
        let found = by.slug(NodeType::Meeting).map(find).transpose()?;
        Some(found.map(Meeting).map(Written))
    }

    /// One directive; null where the archive does not hold it.
    async fn directive(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: EntityKey,
    ) -> Option<Result<Written<Directive>, Error>> {
        let find = |slug: String| ctx.snapshot().directive_by_slug(&slug);
        let found = by.slug(NodeType::Directive).map(find).transpose()?;
        Some(found.map(Directive).map(Written))
    }

    /// One country; null where the archive does not name it.
    async fn country(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] by: CountryKey,
    ) -> Option<Result<Written<Country>, Error>> {
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
        found.map(Country).map(Written).map(Ok)
    }
}
