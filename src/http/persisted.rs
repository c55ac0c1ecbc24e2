//! Persisted queries: a client sends a document's SHA-256, and the document only when it is not known.
//!
//! After Apollo's protocol, <https://www.apollographql.com/docs/apollo-server/performance/apq>. What is
//! kept saves bytes on the way, nothing else: each document is read and weighed whenever it is asked for.

use std::sync::Arc;

use quick_cache::sync::Cache;
use quick_cache::{OptionsBuilder, Weighter};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::code::Code;
use crate::http::engine::Fault;
use crate::http::limits::{PERSISTED_BYTES, PERSISTED_DOCUMENT_BYTES};

type Hash = [u8; 32];

/// The documents that clients asked to keep; those that are asked for least make room.
pub(super) struct Persisted {
    documents: Cache<Hash, Arc<str>, Bytes>,
}

/// A document weighs its bytes and those of its place.
#[derive(Clone)]
struct Bytes;

impl Weighter<Hash, Arc<str>> for Bytes {
    fn weight(&self, _: &Hash, document: &Arc<str>) -> u64 {
        (document.len() + 128) as u64
    }
}

impl Persisted {
    pub(super) fn new() -> Persisted {
        // Each shard takes its part of the whole, whatever the number of cores.
        let options = OptionsBuilder::new()
            .shards(4)
            .estimated_items_capacity(1024)
            .weight_capacity(PERSISTED_BYTES as u64)
            .build()
            .expect("what must be given is given");
        Persisted {
            documents: Cache::with_options(options, Bytes, Default::default(), Default::default()),
        }
    }

    /// The document that a request means by its `query` and its `extensions`, with the hash under which
    /// to keep it where the request gives both.
    pub(super) fn document(
        &self,
        query: Option<String>,
        extensions: &Map<String, Value>,
    ) -> Result<(String, Option<Hash>), Fault> {
        let Some(asked) = extensions
            .get("persistedQuery")
            .filter(|asked| !asked.is_null())
        else {
            let missing =
                "there is no `query`: send one as JSON or in the address, or open / in a browser";
            return query
                .map(|query| (query, None))
                .ok_or_else(|| malformed(missing));
        };
        if asked.get("version").and_then(Value::as_u64) != Some(1) {
            return Err(malformed("`persistedQuery` is not of version 1"));
        }
        let hash = asked.get("sha256Hash").and_then(Value::as_str);
        let hash = hash.and_then(parse).ok_or_else(|| {
            malformed("`persistedQuery.sha256Hash` is not a SHA-256 in hexadecimal digits")
        })?;
        match query {
            Some(query) if Sha256::digest(&query)[..] == hash => Ok((query, Some(hash))),
            Some(_) => Err(malformed(
                "`persistedQuery.sha256Hash` is not that of `query`",
            )),
            // Clients look for this message, and ask again with the document.
            None => self
                .documents
                .get(&hash)
                .map(|document| (document.to_string(), None))
                .ok_or_else(|| Fault::new(Code::PersistedQueryNotFound, "PersistedQueryNotFound")),
        }
    }

    /// Keeps a document that may run, where it is not too long to be kept.
    pub(super) fn keep(&self, hash: Hash, document: &str) {
        if document.len() <= PERSISTED_DOCUMENT_BYTES {
            self.documents.insert(hash, document.into());
        }
    }
}

fn malformed(message: &'static str) -> Fault {
    Fault::new(Code::BadRequest, message)
}

fn parse(hash: &str) -> Option<Hash> {
    let mut bytes = Hash::default();
    let digits = hash.as_bytes();
    if digits.len() != 2 * bytes.len() {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let digit = |at: usize| char::from(pair[at]).to_digit(16);
        *byte = u8::try_from(digit(0)? * 16 + digit(1)?).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_has_an_end() {
        let persisted = Persisted::new();
        let document = |number: usize| {
            format!(
                "{{ a{number} {} }}",
                "x".repeat(PERSISTED_DOCUMENT_BYTES - 20)
            )
        };
        for number in 0..1000 {
            let document = document(number);
            persisted.keep(Sha256::digest(&document).into(), &document);
        }
        let weight = persisted.documents.weight();
        assert!((PERSISTED_BYTES as u64 / 2..=PERSISTED_BYTES as u64).contains(&weight));
        let edge = "x".repeat(PERSISTED_DOCUMENT_BYTES);
        let hash: Hash = Sha256::digest(&edge).into();
        persisted.keep(hash, &(edge.clone() + "x"));
        assert!(persisted.documents.get(&hash).is_none());
        persisted.keep(hash, &edge);
        assert!(persisted.documents.get(&hash).is_some());
    }
}
