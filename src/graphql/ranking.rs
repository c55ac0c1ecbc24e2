//! Rankings that are paged through: kept for a while, so that pages go on in the ranking that they
//! began in.
//!
//! How well a document matches depends on all the others. Every page that is loaded moves scores, and
//! the second page of a new ranking may repeat what the first of the old one had. So a cursor names the
//! revision of its ranking. Where that is not kept any more, paging goes on behind the same document in
//! the present one.

use std::sync::Arc;

use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};

use crate::archive::View;
use crate::graphql::cursor::Keys;
use crate::graphql::key::Key;
use crate::search::{DocumentKind, Hit, Hits, SearchError};
use crate::wanted::is_wanted;

/// The most hits of all the rankings that are kept, each some 100 bytes.
pub(crate) const HITS_KEPT: u64 = 200_000;
/// The most rankings that are kept.
const RANKINGS_KEPT: usize = 1_000;
/// The parts of the cache, whatever the number of cores: each holds its share of the hits, and must have
/// room for several of the longest rankings.
const PARTS: usize = 4;

/// What was asked, of which revision.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Asked {
    query: String,
    kinds: Vec<DocumentKind>,
    revision: u64,
}

#[derive(Debug, Clone)]
struct ByHits;

impl Weighter<Asked, Arc<Hits>> for ByHits {
    fn weight(&self, _: &Asked, hits: &Arc<Hits>) -> u64 {
        1 + hits.best.len() as u64
    }
}

/// The rankings of late.
pub struct Rankings(Cache<Asked, Arc<Hits>, ByHits>);

impl Default for Rankings {
    fn default() -> Self {
        let options = OptionsBuilder::new()
            .shards(PARTS)
            .estimated_items_capacity(RANKINGS_KEPT)
            .weight_capacity(HITS_KEPT)
            .build()
            .expect("all that the cache needs to know is given");
        Rankings(Cache::with_options(
            options,
            ByHits,
            DefaultHashBuilder::default(),
            DefaultLifecycle::default(),
        ))
    }
}

/// The ranking in which a page stands.
#[derive(Debug, Clone, Default)]
pub struct Ranking {
    /// What was found, in order.
    pub hits: Arc<Hits>,
    /// The archive's revision at that time.
    pub revision: u64,
}

impl Rankings {
    /// The ranking to which cursors belong, or else the present one, in which they then stand behind
    /// the same documents.
    ///
    /// # Errors
    ///
    /// The index cannot be read.
    pub fn of(
        &self,
        view: &View,
        query: &str,
        kinds: &[DocumentKind],
        cursors: [Option<&mut Keys>; 2],
    ) -> Result<Ranking, SearchError> {
        let mut asked = Asked {
            query: query.to_owned(),
            kinds: kinds.to_vec(),
            revision: view.snapshot.revision(),
        };
        let mut cursors: Vec<&mut Keys> = cursors.into_iter().flatten().collect();
        let began = cursors.iter().find_map(|keys| revision_of(&keys.item));
        if let Some(began) = began {
            let present = std::mem::replace(&mut asked.revision, began);
            if let Some(hits) = self.0.get(&asked) {
                return Ok(Ranking {
                    hits,
                    revision: began,
                });
            }
            asked.revision = present;
        }
        let revision = asked.revision;
        let hits = match self.0.get(&asked) {
            Some(hits) => hits,
            None => {
                let hits = Arc::new(view.searcher.search(query, kinds)?);
                if is_wanted() {
                    self.0.insert(asked, Arc::clone(&hits));
                }
                hits
            }
        };
        for keys in &mut cursors {
            transfer(keys, &hits, revision);
        }
        Ok(Ranking { hits, revision })
    }
}

/// The bytes of a score in a hit's key.
const SCORE: usize = 4;

/// Best score first, ties by kind and key, as [`crate::search::Searcher::search`] orders hits.
pub fn hit_key(hit: &Hit) -> Vec<u8> {
    // The bits of a positive float order as the float does.
    Key::new()
        .descending(hit.score.max(0.0).to_bits())
        .number(hit.kind as u32)
        .text(&hit.key)
        .finish()
}

/// What a cursor tells of its ranking.
pub fn revision_key(revision: u64) -> Vec<u8> {
    revision.to_be_bytes().to_vec()
}

fn revision_of(key: &[u8]) -> Option<u64> {
    Some(u64::from_be_bytes(key.try_into().ok()?))
}

/// Lets a cursor of another ranking stand at the same document, where this one has it; otherwise at the
/// same score.
fn transfer(keys: &mut Keys, hits: &Hits, revision: u64) {
    keys.item = revision_key(revision);
    let document = keys.row.get(SCORE..).unwrap_or_default();
    let mut of_hits = hits.best.iter().map(hit_key);
    if let Some(key) = of_hits.find(|key| key.get(SCORE..) == Some(document)) {
        keys.row = key;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::MAX_HITS;

    #[test]
    fn each_part_keeps_several_of_the_longest_rankings() {
        let Rankings(cache) = Rankings::default();
        assert!(cache.shard_capacity() >= 4 * MAX_HITS as u64);
        let hit = Hit {
            kind: DocumentKind::Article,
            key: String::new(),
            score: 1.0,
        };
        let hits = Arc::new(Hits {
            best: vec![hit; MAX_HITS],
            total: MAX_HITS,
        });
        for revision in 0..4 {
            let asked = Asked {
                query: "huu nghi".to_owned(),
                kinds: Vec::new(),
                revision,
            };
            cache.insert(asked.clone(), Arc::clone(&hits));
            assert!(cache.get(&asked).is_some(), "{revision}");
        }
    }
}
