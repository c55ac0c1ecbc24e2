//! Parsed documents, kept: clients ask the same ones again and again, with other variables.

use std::sync::Arc;

use async_graphql::parser::types::ExecutableDocument;
use async_graphql::{ServerError, Variables};
use quick_cache::sync::Cache;
use quick_cache::{OptionsBuilder, Weighter};

use crate::graphql::guard::{Limits, Weighed, parse, weighed};

/// Bytes of a parsed document for each of its text, of ones that are all short names.
const PARSED: usize = 128;

/// Documents by their text; those that are asked for least make room.
pub struct Documents(Cache<Arc<str>, Arc<ExecutableDocument>, Weight>);

/// A document weighs what it takes when it is parsed.
#[derive(Clone)]
struct Weight;

impl Weighter<Arc<str>, Arc<ExecutableDocument>> for Weight {
    fn weight(&self, text: &Arc<str>, _: &Arc<ExecutableDocument>) -> u64 {
        (text.len() * PARSED + 512) as u64
    }
}

impl Default for Documents {
    fn default() -> Self {
        // Each shard takes its part of the whole, whatever the number of cores, and one of the longest.
        let options = OptionsBuilder::new()
            .shards(2)
            .estimated_items_capacity(512)
            .weight_capacity(Limits::DOCUMENTS as u64)
            .build()
            .expect("what must be given is given");
        let cache = Cache::with_options(options, Weight, Default::default(), Default::default());
        Documents(cache)
    }
}

impl Documents {
    /// As [`super::check`], of a document that is perhaps known. How much it may cost is weighed each time:
    /// that depends on the variables.
    ///
    /// # Errors
    ///
    /// As [`super::check`].
    pub fn check(
        &self,
        query: &str,
        wanted: Option<&str>,
        variables: &Variables,
    ) -> Result<Weighed, ServerError> {
        let known = self.0.get(query);
        let document = match known {
            Some(document) => document,
            None => {
                let document = Arc::new(parse(query)?);
                self.0.insert(query.into(), Arc::clone(&document));
                document
            }
        };
        weighed((*document).clone(), wanted, variables)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_document_is_held_against_the_limits_each_time() {
        let documents = Documents::default();
        let query = "query($n: Int) { articles(first: $n) { nodes { title } } }";
        let cost = |number: i32| {
            let variables = serde_json::json!({ "n": number });
            let variables = Variables::from_json(variables);
            documents.check(query, None, &variables).unwrap().cost
        };
        let (few, many) = (cost(1), cost(100));
        assert!(few < many);
        assert_eq!(cost(1), few);
        assert!(documents.check("{", None, &Variables::default()).is_err());
        assert_eq!(documents.0.len(), 1);
    }

    #[test]
    fn what_is_kept_has_an_end() {
        let documents = Documents::default();
        for number in 0..1000 {
            let query = format!("{{ a{number} }} #{}", "x".repeat(4000));
            documents
                .check(&query, None, &Variables::default())
                .unwrap();
        }
        let bound = Limits::DOCUMENTS as u64;
        assert!((bound / 2..=bound).contains(&documents.0.weight()));
    }
}
