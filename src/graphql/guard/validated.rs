//! Operations that fit the schema, remembered: clients ask the same ones again and again, at each revision.

use async_graphql::Variables;
use quick_cache::sync::Cache;

use crate::graphql::Limits;

/// An operation: its document, its name and its variables.
pub(super) type OperationHash = [u8; 32];

/// Operations that were found to fit the schema. It is the same for as long as the server runs, so they fit it when
/// they come again; those that are asked for least make room.
pub struct Validated(Cache<OperationHash, ()>);

impl Default for Validated {
    fn default() -> Self {
        Validated(Cache::new(Limits::VALIDATED))
    }
}

impl Validated {
    /// What an operation is remembered by.
    pub fn hash(query: &str, operation_name: Option<&str>, variables: &Variables) -> OperationHash {
        let mut hasher = blake3::Hasher::new();
        for part in [Some(query), operation_name] {
            let length = part.map_or(u64::MAX, |part| part.len() as u64);
            hasher.update(&length.to_le_bytes());
            hasher.update(part.unwrap_or_default().as_bytes());
        }
        serde_json::to_writer(&mut hasher, variables).expect("variables are JSON");
        hasher.finalize().into()
    }

    /// Whether the operation is known to fit.
    pub fn holds(&self, operation: &OperationHash) -> bool {
        self.0.get(operation).is_some()
    }

    /// The operation was found to fit.
    pub fn remember(&self, operation: OperationHash) {
        self.0.insert(operation, ());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_told_apart_by_document_name_and_variables() {
        let hash =
            |query, name, variables| Validated::hash(query, name, &Variables::from_json(variables));
        let none = || serde_json::json!({});
        let known = Validated::default();
        known.remember(hash("{ a }", None, none()));
        assert!(known.holds(&hash("{ a }", None, none())));
        for other in [
            hash("{ b }", None, none()),
            hash("{ a }", Some(""), none()),
            hash("{ a", Some(" }"), none()),
            hash("{ a }", None, serde_json::json!({ "n": 1 })),
        ] {
            assert!(!known.holds(&other));
        }
    }

    #[test]
    fn what_is_remembered_has_an_end() {
        let known = Validated::default();
        for number in 0..2 * Limits::VALIDATED {
            known.remember(Validated::hash(
                &number.to_string(),
                None,
                &Variables::default(),
            ));
        }
        assert!(known.0.len() <= Limits::VALIDATED);
    }
}
