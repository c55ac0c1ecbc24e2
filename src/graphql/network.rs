//! Entities and how often they stand in the same article.

use std::collections::{HashMap, HashSet};

use async_graphql::{Context, ID, Object, SimpleObject};

use crate::graphql::entity::{Entity, id_of, node_of, type_of};
use crate::graphql::occurrence::distinct;
use crate::graphql::occurrence::{entities_in, heaviest};
use crate::graphql::reading::Reading;
use crate::graphql::written::WrittenList;
use crate::snapshot::{self, ArticleNo, Snapshot};
use crate::wanted::is_wanted;

/// The most entities in a network.
pub const MAX_NETWORK: usize = 200;
/// The most articles of one entity that are looked at for others, the newest ones.
pub(crate) const MAX_ARTICLES: usize = 20_000;

/// Two entities that stand in the same articles.
#[derive(SimpleObject, Debug, Clone, PartialEq, Eq)]
pub struct NetworkLink {
    /// The id of the one that comes first among the network's nodes.
    pub source: ID,
    /// The id of the other.
    pub target: ID,
    /// The number of articles that mention both; at least 1.
    pub weight: i32,
}

/// What stands around an entity.
#[derive(Debug, Clone, Default)]
pub struct Network {
    nodes: Vec<snapshot::Entity>,
    /// By places in `nodes`.
    links: Vec<(usize, usize, u32)>,
}

impl Network {
    /// The entity and what shares articles with it, `first` of them at most, the entity itself among
    /// them. `depth` 2 fills the places that its own neighbours leave with what shares most articles
    /// with any one of them.
    pub fn around(
        snapshot: &Snapshot,
        center: snapshot::Entity,
        depth: usize,
        first: usize,
    ) -> Network {
        let mut nodes = vec![center];
        let near = heaviest(
            snapshot,
            neighbours(snapshot, center),
            first.saturating_sub(1),
        );
        nodes.extend(near.iter().map(|(entity, _)| *entity));
        if depth > 1 && nodes.len() < first {
            let shown: HashSet<snapshot::Entity> = nodes.iter().copied().collect();
            let mut further = HashMap::new();
            for (entity, _) in &near {
                for (other, weight) in neighbours(snapshot, *entity) {
                    if !shown.contains(&other) {
                        let most = further.entry(other).or_insert(0);
                        *most = weight.max(*most);
                    }
                }
            }
            let rest = first - nodes.len();
            let far = heaviest(snapshot, further, rest);
            nodes.extend(far.into_iter().map(|(entity, _)| entity));
        }
        let links = links(snapshot, &nodes);
        Network { nodes, links }
    }
}

fn articles_with(snapshot: &Snapshot, entity: snapshot::Entity) -> Vec<ArticleNo> {
    let articles = node_of(snapshot, entity).articles().iter();
    distinct(articles.map(|member| member.article).take(MAX_ARTICLES))
}

/// How many articles each other entity shares with one.
fn neighbours(snapshot: &Snapshot, of: snapshot::Entity) -> HashMap<snapshot::Entity, u32> {
    let mut counts = HashMap::new();
    let articles = articles_with(snapshot, of);
    for article in articles.into_iter().take_while(|_| is_wanted()) {
        for entity in entities_in(snapshot.article(article)) {
            if entity != of {
                *counts.entry(entity).or_insert(0) += 1;
            }
        }
    }
    counts
}

/// Every pair of the nodes that shares articles, heaviest first; ties by the types and slugs of both.
fn links(snapshot: &Snapshot, nodes: &[snapshot::Entity]) -> Vec<(usize, usize, u32)> {
    let places: HashMap<snapshot::Entity, usize> = nodes
        .iter()
        .enumerate()
        .map(|(place, entity)| (*entity, place))
        .collect();
    let mut weights: HashMap<(usize, usize), u32> = HashMap::new();
    let articles = nodes
        .iter()
        .take_while(|_| is_wanted())
        .flat_map(|entity| articles_with(snapshot, *entity));
    for article in distinct(articles).into_iter().take_while(|_| is_wanted()) {
        let mut present: Vec<usize> = entities_in(snapshot.article(article))
            .iter()
            .filter_map(|entity| places.get(entity).copied())
            .collect();
        present.sort_unstable();
        for (at, source) in present.iter().enumerate() {
            for target in &present[at + 1..] {
                *weights.entry((*source, *target)).or_insert(0) += 1;
            }
        }
    }
    let mut links: Vec<(usize, usize, u32)> = weights
        .into_iter()
        .map(|((source, target), weight)| (source, target, weight))
        .collect();
    let tie = |place: usize| {
        (
            type_of(nodes[place]),
            node_of(snapshot, nodes[place]).slug(),
        )
    };
    links.sort_by(|a, b| {
        b.2.cmp(&a.2)
            .then_with(|| (tie(a.0), tie(a.1)).cmp(&(tie(b.0), tie(b.1))))
    });
    links
}

/// Entities and how often they stand in the same article.
#[Object]
impl Network {
    /// The entity in the middle first, then those that share most articles with it; ties by type and
    /// slug. Empty where the archive has no such entity.
    async fn nodes(&self) -> WrittenList<Entity> {
        self.nodes.iter().copied().map(Entity::from).collect()
    }

    /// Every pair of the nodes that stands in the same article, heaviest first; empty where none does.
    async fn links(&self, ctx: &Context<'_>) -> Vec<NetworkLink> {
        let snapshot = ctx.snapshot();
        let ids: Vec<ID> = self
            .nodes
            .iter()
            .map(|entity| id_of(snapshot, *entity))
            .collect();
        self.links
            .iter()
            .map(|(source, target, weight)| NetworkLink {
                source: ids[*source].clone(),
                target: ids[*target].clone(),
                weight: i32::try_from(*weight).unwrap_or(i32::MAX),
            })
            .collect()
    }
}
