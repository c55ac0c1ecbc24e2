//! Counts over a list of articles.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use async_graphql::{Context, Enum, Error, Object, SimpleObject};

use crate::graphql::article::Article;
use crate::graphql::connection::{MAX_PAGE_SIZE, Page, parse_first};
use crate::graphql::entity::Entity;
use crate::graphql::occurrence::{
    countries_in, directives_in, heaviest, meetings_in, organizations_in, people_in,
};
use crate::graphql::reading::Reading;
use crate::graphql::scalar::Date;
use crate::snapshot::{self, ArticleNode};

/// The width of a histogram's bars.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateInterval {
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

/// One bar of a histogram.
#[derive(SimpleObject, Debug, Clone, Copy)]
pub struct DateBucket {
    /// The first day of the month or year.
    pub start: Date,
    /// The last day of the month or year.
    pub end: Date,
    /// The number of articles published from `start` to `end`; at least 1.
    pub count: i32,
}

/// An entity with the number of articles that mention it.
#[derive(SimpleObject, Debug, Clone, Copy)]
pub struct EntityCount {
    /// What is counted.
    pub entity: Entity,
    /// The number of articles of the list that mention it; at least 1.
    pub count: i32,
}

/// Counts over all articles of the list of which this is a page.
pub struct ArticleFacets(pub Arc<Page<Article>>);

impl ArticleFacets {
    fn count(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        of: fn(&ArticleNode) -> Vec<snapshot::Entity>,
    ) -> Result<Vec<EntityCount>, Error> {
        let first = parse_first(first, 10, MAX_PAGE_SIZE)?;
        let snapshot = ctx.snapshot();
        let mut counts = HashMap::new();
        for article in self.0.list().items() {
            for entity in of(snapshot.article(article.0)) {
                *counts.entry(entity).or_insert(0) += 1;
            }
        }
        Ok(heaviest(snapshot, counts, first)
            .into_iter()
            .map(|(entity, count)| EntityCount {
                entity: entity.into(),
                count: i32::try_from(count).unwrap_or(i32::MAX),
            })
            .collect())
    }
}

/// Counts over all the articles that the filter of the connection lets through, on all its pages.
#[Object]
impl ArticleFacets {
    /// How many were published when, earliest first. Only months or years with articles; articles
    /// without a date are not counted. Empty where none has a date.
    async fn published(
        &self,
        ctx: &Context<'_>,
        #[graphql(default_with = "DateInterval::Year", desc = "The width of the bars.")]
        interval: DateInterval,
    ) -> Vec<DateBucket> {
        let snapshot = ctx.snapshot();
        let mut counts = BTreeMap::new();
        for article in self.0.list().items() {
            if let Some(day) = snapshot.article(article.0).published_on() {
                let bucket = match interval {
                    DateInterval::Month => (day.first_of_month(), day.last_of_month()),
                    DateInterval::Year => (day.first_of_year(), day.last_of_year()),
                };
                *counts.entry(bucket).or_insert(0) += 1;
            }
        }
        counts
            .into_iter()
            .map(|((start, end), count)| DateBucket {
                start: Date(start),
                end: Date(end),
                count,
            })
            .collect()
    }

    /// The people in most of the articles, by that number; ties by slug. Empty where they name none.
    async fn people(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 10, desc = "At most so many, 1 to 100; null: 10.")] first: Option<i32>,
    ) -> Result<Vec<EntityCount>, Error> {
        self.count(ctx, first, people_in)
    }

    /// The organizations in most of the articles, by that number; ties by slug. Empty where they name none.
    async fn organizations(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 10, desc = "At most so many, 1 to 100; null: 10.")] first: Option<i32>,
    ) -> Result<Vec<EntityCount>, Error> {
        self.count(ctx, first, organizations_in)
    }

    /// The meetings in most of the articles, by that number; ties by slug. Empty where they name none.
    async fn meetings(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 10, desc = "At most so many, 1 to 100; null: 10.")] first: Option<i32>,
    ) -> Result<Vec<EntityCount>, Error> {
        self.count(ctx, first, meetings_in)
    }

    /// The directives in most of the articles, by that number; ties by slug. Empty where they name none.
    async fn directives(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 10, desc = "At most so many, 1 to 100; null: 10.")] first: Option<i32>,
    ) -> Result<Vec<EntityCount>, Error> {
        self.count(ctx, first, directives_in)
    }

    /// The countries in most of the articles, by that number; ties by slug. Empty where they name none.
    async fn countries(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = 10, desc = "At most so many, 1 to 100; null: 10.")] first: Option<i32>,
    ) -> Result<Vec<EntityCount>, Error> {
        self.count(ctx, first, countries_in)
    }
}
