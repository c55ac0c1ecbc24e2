//! Which articles, and in which order.

use std::sync::Arc;

use async_graphql::{Context, Enum, Error, InputObject};
use jiff::civil::Date as Day;

use crate::graphql::article::{Article, article_key};
use crate::graphql::error::internal;
use crate::graphql::filter::{DateRange, IdFilter, check_text};
use crate::graphql::global_id::NodeType;
use crate::graphql::key::Key;
use crate::graphql::list::List;
use crate::graphql::node::country_by_slug;
use crate::graphql::occurrence::named_organizations;
use crate::graphql::order::OrderDirection;
use crate::graphql::reading::Reading;
use crate::search::DocumentKind;
use crate::snapshot::Snapshot;
use crate::text::unmarked;

/// Which articles. The conditions given must all hold; null is no condition.
#[derive(InputObject, Debug, Clone)]
pub struct ArticleFilter {
    /// Published in this range. Articles without a date are in none.
    pub published_on: Option<DateRange>,
    /// Words that the title, lead or body holds, all of them; with or without diacritics, in any case.
    pub text: Option<String>,
    /// Articles in this section, at any depth of the breadcrumb: the section's whole name, with or
    /// without diacritics, in any case.
    pub section: Option<String>,
    /// The people whom the article names.
    pub people: Option<IdFilter>,
    /// The organizations that the article names.
    pub organizations: Option<IdFilter>,
    /// The meetings that the article reports.
    pub meetings: Option<IdFilter>,
    /// The directives that the article cites.
    pub directives: Option<IdFilter>,
    /// The countries that the article names.
    pub countries: Option<IdFilter>,
}

/// By what articles are ordered.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArticleOrderField {
    /// The time of publication; articles without a date stand last in either direction.
    PublishedOn,
    /// The title, in the order of the Vietnamese alphabet.
    Title,
}

/// In which order; ties by slug.
#[derive(InputObject, Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArticleOrder {
    /// By what.
    pub field: ArticleOrderField,
    /// In which direction.
    pub direction: OrderDirection,
}

impl Default for ArticleOrder {
    fn default() -> Self {
        ArticleOrder {
            field: ArticleOrderField::PublishedOn,
            direction: OrderDirection::Desc,
        }
    }
}

/// How many articles have a date: in either order by it they stand first.
fn dated(snapshot: &Snapshot) -> usize {
    let newest = snapshot.articles_newest_first();
    newest.partition_point(|no| snapshot.article(*no).published.is_some())
}

/// Leaves the articles of these days. Ordered by date they stand beside each other, and are found without a
/// look at the others.
fn published_in(list: List<Article>, order: ArticleOrder, range: DateRange) -> List<Article> {
    if order.field != ArticleOrderField::PublishedOn {
        return list.filtered(move |snapshot, article| {
            let day = snapshot.article(article.0).published_on();
            day.is_some_and(|day| range.meets(day, day))
        });
    }
    let snapshot = list.snapshot();
    let dated = dated(snapshot);
    let newest = &snapshot.articles_newest_first()[..dated];
    let before = |holds: &dyn Fn(Day) -> bool| {
        newest.partition_point(|no| snapshot.article(*no).published_on().is_some_and(holds))
    };
    let later = before(&|day| range.to.is_some_and(|to| to.0 < day));
    let until = before(&|day| range.from.is_none_or(|from| from.0 <= day));
    match order.direction {
        OrderDirection::Desc => list.within(later..until),
        OrderDirection::Asc => list.within(dated - until..dated - later),
    }
}

fn ordered(snapshot: &Arc<Snapshot>, order: ArticleOrder) -> List<Article> {
    let len = snapshot.articles();
    match order.field {
        ArticleOrderField::PublishedOn => {
            let list = List::new(
                snapshot,
                len,
                |snapshot, place| Article(snapshot.articles_newest_first()[place]),
                |snapshot, place| {
                    article_key(snapshot, snapshot.articles_newest_first()[place]).finish()
                },
            );
            match order.direction {
                OrderDirection::Desc => list,
                OrderDirection::Asc => list.turned(dated(snapshot)),
            }
        }
        ArticleOrderField::Title => {
            let list = List::new(
                snapshot,
                len,
                |snapshot, place| Article(snapshot.articles_by_title()[place]),
                |snapshot, place| {
                    let node = snapshot.article(snapshot.articles_by_title()[place]);
                    Key::new().bytes(&node.sort_key).text(node.slug()).finish()
                },
            );
            match order.direction {
                OrderDirection::Asc => list,
                OrderDirection::Desc => list.turned(len),
            }
        }
    }
}

/// The articles that a filter lets through.
///
/// # Errors
///
/// `BAD_USER_INPUT`: a value of the filter is wrong. The index cannot be read.
pub fn articles(
    ctx: &Context<'_>,
    filter: Option<&ArticleFilter>,
    order: Option<ArticleOrder>,
) -> Result<List<Article>, Error> {
    let snapshot = ctx.snapshot();
    let order = order.unwrap_or_default();
    let mut list = ordered(snapshot, order);
    let Some(filter) = filter else {
        return Ok(list);
    };
    if let Some(range) = filter.published_on {
        list = published_in(list, order, range.check("publishedOn")?);
    }
    if let Some(section) = check_text("section", filter.section.as_deref())? {
        let section = unmarked(section);
        list = list.filtered(move |snapshot, article| {
            let sections = &snapshot.article(article.0).section;
            sections.iter().any(|name| unmarked(name) == section)
        });
    }
    if let Some(ids) = &filter.people {
        let ids = ids.resolve(NodeType::Person, |slug| snapshot.person_by_slug(slug))?;
        list = list.filtered(move |snapshot, article| {
            ids.holds(snapshot.article(article.0).people.iter().copied())
        });
    }
    if let Some(ids) = &filter.organizations {
        let find = |slug: &str| snapshot.organization_by_slug(slug);
        let ids = ids.resolve(NodeType::Organization, find)?;
        list = list.filtered(move |snapshot, article| {
            ids.holds(named_organizations(snapshot.article(article.0)))
        });
    }
    if let Some(ids) = &filter.meetings {
        let ids = ids.resolve(NodeType::Meeting, |slug| snapshot.meeting_by_slug(slug))?;
        list = list.filtered(move |snapshot, article| {
            ids.holds(snapshot.article(article.0).meetings.iter().copied())
        });
    }
    if let Some(ids) = &filter.directives {
        let find = |slug: &str| snapshot.directive_by_slug(slug);
        let ids = ids.resolve(NodeType::Directive, find)?;
        list = list.filtered(move |snapshot, article| {
            ids.holds(snapshot.article(article.0).directives.iter().copied())
        });
    }
    if let Some(ids) = &filter.countries {
        let ids = ids.resolve(NodeType::Country, |slug| country_by_slug(snapshot, slug))?;
        list = list.filtered(move |snapshot, article| {
            ids.holds(snapshot.article(article.0).countries.iter().copied())
        });
    }
    if let Some(words) = check_text("text", filter.text.as_deref())? {
        let holding = ctx
            .view()
            .searcher
            .holding(words, DocumentKind::Article)
            .map_err(internal)?;
        list = list.filtered(move |snapshot, article| {
            holding.contains(&**snapshot.article(article.0).slug())
        });
    }
    Ok(list)
}
