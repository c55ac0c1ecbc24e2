//! Which articles, and in which order.

use std::borrow::Cow;
use std::hash::Hash;
use std::sync::Arc;

use async_graphql::{Context, Enum, Error, InputObject};
use jiff::civil::Date as Day;

use crate::graphql::article::{Article, article_key};
use crate::graphql::error::internal;
use crate::graphql::filter::{DateRange, IdFilter, Membership, check_text, total};
use crate::graphql::global_id::NodeType;
use crate::graphql::key::Key;
use crate::graphql::list::List;
use crate::graphql::node::country_by_slug;
use crate::graphql::occurrence::named_organizations;
use crate::graphql::order::OrderDirection;
use crate::graphql::reading::Reading;
use crate::search::DocumentKind;
use crate::snapshot::{ArticleNo, ArticleNode, Member, Node, Snapshot};
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

/// The articles among which a filter looks, in an order.
#[derive(Clone)]
struct Among {
    field: ArticleOrderField,
    /// All where it is none.
    few: Option<Arc<[ArticleNo]>>,
}

impl Among {
    /// All, or the few that these lists have.
    fn new(snapshot: &Snapshot, field: ArticleOrderField, lists: Option<&[&[Member]]>) -> Among {
        let lists = lists.filter(|lists| total(lists) < snapshot.articles());
        let few = lists.map(|lists| {
            let mut few: Vec<ArticleNo> = lists
                .iter()
                .copied()
                .flatten()
                .map(|one| one.article)
                .collect();
            few.sort_unstable_by(|a, b| match field {
                ArticleOrderField::PublishedOn => snapshot.compare_articles(*a, *b),
                ArticleOrderField::Title => title(snapshot, *a).cmp(&title(snapshot, *b)),
            });
            few.dedup();
            few.into()
        });
        Among { field, few }
    }

    fn articles<'a>(&'a self, snapshot: &'a Snapshot) -> &'a [ArticleNo] {
        match (&self.few, self.field) {
            (Some(few), _) => few,
            (None, ArticleOrderField::PublishedOn) => snapshot.articles_newest_first(),
            (None, ArticleOrderField::Title) => snapshot.articles_by_title(),
        }
    }

    /// Those that have a date, of articles in the order of dates.
    fn dated<'a>(&'a self, snapshot: &'a Snapshot) -> &'a [ArticleNo] {
        let newest = self.articles(snapshot);
        let dated = |no: &ArticleNo| snapshot.article(*no).published.is_some();
        &newest[..newest.partition_point(dated)]
    }

    fn list(&self, snapshot: &Arc<Snapshot>, direction: OrderDirection) -> List<Article> {
        let (len, field) = (self.articles(snapshot).len(), self.field);
        let (at, keyed) = (self.clone(), self.clone());
        let list = List::new(
            snapshot,
            len,
            move |snapshot, place| Article(at.articles(snapshot)[place]),
            move |snapshot, place| {
                let article = keyed.articles(snapshot)[place];
                match field {
                    ArticleOrderField::PublishedOn => article_key(snapshot, article).finish(),
                    ArticleOrderField::Title => {
                        let (sort_key, slug) = title(snapshot, article);
                        Key::new().bytes(sort_key).text(slug).finish()
                    }
                }
            },
        );
        match (field, direction) {
            (ArticleOrderField::PublishedOn, OrderDirection::Desc)
            | (ArticleOrderField::Title, OrderDirection::Asc) => list,
            (ArticleOrderField::PublishedOn, OrderDirection::Asc) => {
                list.turned(self.dated(snapshot).len())
            }
            (ArticleOrderField::Title, OrderDirection::Desc) => list.turned(len),
        }
    }

    /// Leaves the articles of these days in its list. Ordered by date they stand beside each other, and are found
    /// without a look at the others.
    fn published_in(&self, list: List<Article>, range: DateRange) -> List<Article> {
        if self.field != ArticleOrderField::PublishedOn {
            return list.filtered(move |snapshot, article| {
                let day = snapshot.article(article.0).published_on();
                day.is_some_and(|day| range.meets(day, day))
            });
        }
        let snapshot = list.snapshot();
        let dated = self.dated(snapshot);
        let before = |holds: &dyn Fn(Day) -> bool| {
            dated.partition_point(|no| snapshot.article(*no).published_on().is_some_and(holds))
        };
        let later = before(&|day| range.to.is_some_and(|to| to.0 < day));
        let until = before(&|day| range.from.is_none_or(|from| from.0 <= day));
        list.within_unturned(later..until)
    }
}

/// What the order of titles goes by.
fn title(snapshot: &Snapshot, article: ArticleNo) -> (&[u8], &str) {
    let node = snapshot.article(article);
    (&node.sort_key, node.slug())
}

/// A condition on one kind of what articles name.
type Condition = Box<dyn Fn(&Snapshot, &Article) -> bool + Send + Sync>;

/// The conditions on what articles name, and the lists that have all articles that fulfil them.
#[derive(Default)]
struct Named<'a> {
    conditions: Vec<Condition>,
    lists: Option<Vec<&'a [Member]>>,
}

impl<'a> Named<'a> {
    fn add<N: Hash + Eq + Copy + Send + Sync + 'static>(
        &mut self,
        ids: Membership<N>,
        holders: impl Fn(N) -> &'a [Member],
        named: fn(&ArticleNode) -> Cow<'_, [N]>,
    ) {
        let lists = [self.lists.take(), ids.narrowest(holders)];
        self.lists = lists.into_iter().flatten().min_by_key(|lists| total(lists));
        self.conditions.push(Box::new(move |snapshot, article| {
            ids.holds(named(snapshot.article(article.0)).iter().copied())
        }));
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
    let Some(filter) = filter else {
        return Ok(Among::new(snapshot, order.field, None).list(snapshot, order.direction));
    };
    let mut named = Named::default();
    if let Some(ids) = &filter.people {
        let ids = ids.resolve(NodeType::Person, |slug| snapshot.person_by_slug(slug))?;
        let articles = |no| snapshot.person(no).articles();
        named.add(ids, articles, |article| Cow::Borrowed(&article.people));
    }
    if let Some(ids) = &filter.organizations {
        let find = |slug: &str| snapshot.organization_by_slug(slug);
        let ids = ids.resolve(NodeType::Organization, find)?;
        let articles = |no| snapshot.organization(no).articles();
        named.add(ids, articles, |article| named_organizations(article).into());
    }
    if let Some(ids) = &filter.meetings {
        let ids = ids.resolve(NodeType::Meeting, |slug| snapshot.meeting_by_slug(slug))?;
        let articles = |no| snapshot.meeting(no).articles();
        named.add(ids, articles, |article| Cow::Borrowed(&article.meetings));
    }
    if let Some(ids) = &filter.directives {
        let find = |slug: &str| snapshot.directive_by_slug(slug);
        let ids = ids.resolve(NodeType::Directive, find)?;
        let articles = |no| snapshot.directive(no).articles();
        named.add(ids, articles, |article| Cow::Borrowed(&article.directives));
    }
    if let Some(ids) = &filter.countries {
        let ids = ids.resolve(NodeType::Country, |slug| country_by_slug(snapshot, slug))?;
        let articles = |no| snapshot.country(no).articles();
        named.add(ids, articles, |article| Cow::Borrowed(&article.countries));
    }
    let among = Among::new(snapshot, order.field, named.lists.as_deref());
    let mut list = among.list(snapshot, order.direction);
    if let Some(range) = filter.published_on {
        list = among.published_in(list, range.check("publishedOn")?);
    }
    for condition in named.conditions {
        list = list.filtered(condition);
    }
    if let Some(section) = check_text("section", filter.section.as_deref())? {
        let section = unmarked(section);
        list = list.filtered(move |snapshot, article| {
            let sections = &snapshot.article(article.0).section;
            sections.iter().any(|name| unmarked(name) == section)
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
