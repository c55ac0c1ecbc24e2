//! Answers that are kept, to be given again as long as the archive does not change.
//!
//! # Correctness
//!
//! Only answers to queries are kept, and of those only the ones without an error: what took too long, found no
//! room or failed may be answered otherwise the next time, and errors of the server bear the id of their
//! request. [`Tag`] stands for all that an answer depends on, so a new revision finds none of the old.

use std::sync::Arc;

use axum::http::HeaderMap;
use bytes::Bytes;
use quick_cache::sync::{Cache, DefaultLifecycle, PlaceholderGuard};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};

use crate::http::cache::Tag;
use crate::http::coding::Coding;
use crate::http::limits::{KEPT_ANSWER_BYTES, KEPT_ANSWERS_BYTES};

/// An answer as it is kept.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    /// The operation's name.
    pub(super) name: Option<Arc<str>>,
    /// The body in its coding.
    pub(super) body: Bytes,
    /// How the body is compressed.
    pub(super) coding: Coding,
}

/// What an answer is kept under.
type Key = (Tag, Coding);

/// The place of an answer that is yet to come.
type Place<'a> =
    PlaceholderGuard<'a, Key, Kept, Weight, DefaultHashBuilder, DefaultLifecycle<Key, Kept>>;

/// The answers; those that are asked for least make room.
pub(super) struct Answers(Cache<Key, Kept, Weight>);

/// An answer weighs its bytes and those of its place.
#[derive(Clone)]
struct Weight;

impl Weighter<Key, Kept> for Weight {
    fn weight(&self, _: &Key, kept: &Kept) -> u64 {
        (kept.body.len() + kept.name.as_ref().map_or(0, |name| name.len()) + 256) as u64
    }
}

/// That an answer is being made. Dropped, it leaves that to the next who waits for it.
pub(super) struct Claim<'a>(Place<'a>);

impl Claim<'_> {
    /// Keeps the plain answer, where it is not too long to be kept, and gives it to those who wait.
    pub(super) fn keep(self, answer: &Kept) {
        if answer.body.len() <= KEPT_ANSWER_BYTES {
            // Where the place was taken from the cache meanwhile, it is not kept.
            let _ = self.0.insert(answer.clone());
        }
    }
}

impl Answers {
    pub(super) fn new() -> Answers {
        // Each shard takes its part of the whole, whatever the number of cores.
        let options = OptionsBuilder::new()
            .shards(8)
            .estimated_items_capacity(KEPT_ANSWERS_BYTES >> 13)
            .weight_capacity(KEPT_ANSWERS_BYTES as u64)
            .build()
            .expect("what must be given is given");
        let cache = Cache::with_options(options, Weight, Default::default(), Default::default());
        Answers(cache)
    }

    /// The answer of a tag, where it is kept: in a coding that the client takes, else plain.
    pub(super) fn get(&self, tag: Tag, headers: &HeaderMap) -> Option<Kept> {
        let coding = Coding::negotiate(headers);
        let coded = self.0.get(&(tag, coding));
        coded.or_else(|| self.0.get(&(tag, Coding::Plain)))
    }

    /// The plain answer of a tag as soon as it is kept, or the claim to make it, which keeps waiting whoever else asks for
    /// it meanwhile: what many ask for at once, behind a change of the archive, is made once.
    pub(super) async fn get_or_claim(&self, tag: Tag) -> Result<Kept, Claim<'_>> {
        let claimed = self.0.get_value_or_guard_async(&(tag, Coding::Plain)).await;
        claimed.map_err(Claim)
    }

    /// Keeps an answer in its coding, where it is not too long to be kept.
    pub(super) fn keep(&self, tag: Tag, answer: &Kept) {
        if answer.body.len() <= KEPT_ANSWER_BYTES {
            self.0.insert((tag, answer.coding), answer.clone());
        }
    }
}
