//! Which entities stand in which articles: the ground of facets, networks and related articles.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::graphql::entity::{node_of, type_of};
use crate::snapshot::{ArticleNode, Entity, OrganizationNo, Snapshot};

/// The organizations that an article names, each once, in the order of first mention; those that only
/// stand in its facts as a parent or issuer are left out.
pub fn named_organizations(node: &ArticleNode) -> Vec<OrganizationNo> {
    let named = node
        .organizations
        .iter()
        .zip(&node.reported.organizations)
        .filter(|(_, fact)| fact.mentions > 0)
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

/// The people that an article names, each once.
pub fn people_in(article: &ArticleNode) -> Vec<Entity> {
    distinct(article.people.iter().copied().map(Entity::Person))
}

/// The organizations that an article names, each once.
pub fn organizations_in(article: &ArticleNode) -> Vec<Entity> {
    let named = named_organizations(article);
    named.into_iter().map(Entity::Organization).collect()
}

/// The meetings that an article reports, each once.
pub fn meetings_in(article: &ArticleNode) -> Vec<Entity> {
    distinct(article.meetings.iter().copied().map(Entity::Meeting))
}

/// The directives that an article cites, each once.
pub fn directives_in(article: &ArticleNode) -> Vec<Entity> {
    distinct(article.directives.iter().copied().map(Entity::Directive))
}

/// The countries that an article names, each once.
pub fn countries_in(article: &ArticleNode) -> Vec<Entity> {
    distinct(article.countries.iter().copied().map(Entity::Country))
}

/// Everything that an article names, each once.
pub fn entities_in(article: &ArticleNode) -> Vec<Entity> {
    [
        people_in(article),
        organizations_in(article),
        meetings_in(article),
        directives_in(article),
        countries_in(article),
    ]
    .concat()
}

/// The `first` entities with the highest counts; ties by type and slug.
pub fn heaviest(
    snapshot: &Snapshot,
    counts: HashMap<Entity, u32>,
    first: usize,
) -> Vec<(Entity, u32)> {
    let mut counts: Vec<(Entity, u32)> = counts.into_iter().collect();
    let order = |(entity, count): &(Entity, u32)| (Reverse(*count), type_of(*entity));
    let compare = |a: &(Entity, u32), b: &(Entity, u32)| {
        order(a).cmp(&order(b)).then_with(|| {
            node_of(snapshot, a.0)
                .slug()
                .cmp(node_of(snapshot, b.0).slug())
        })
    };
    if first > 0 && first < counts.len() {
        counts.select_nth_unstable_by(first - 1, compare);
        counts.truncate(first);
    }
    counts.sort_unstable_by(compare);
    counts.truncate(first);
    counts
}
