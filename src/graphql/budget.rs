//! What a request may still take of what has no page size: lists and texts of articles.

use std::sync::atomic::{AtomicUsize, Ordering};

use async_graphql::Error;

use crate::code::Code;
use crate::graphql::Limits;
use crate::graphql::error::coded;

/// What an answer may still hold over the whole of it. How long such lists and texts are is known only
/// when they are made; beyond the budget they are not made.
#[derive(Debug)]
pub struct Budget {
    items: AtomicUsize,
    text: AtomicUsize,
}

impl Default for Budget {
    fn default() -> Self {
        Budget {
            items: AtomicUsize::new(Limits::ITEMS),
            text: AtomicUsize::new(Limits::TEXT),
        }
    }
}

impl Budget {
    /// Takes items of lists without a page size off.
    ///
    /// # Errors
    ///
    /// `QUERY_TOO_COMPLEX`: there are not so many left.
    pub fn take(&self, items: usize) -> Result<(), Error> {
        spend(&self.items, items, || {
            format!(
                "more than {} citations, pieces of evidence and paragraphs",
                Limits::ITEMS
            )
        })
    }

    /// Takes bytes of the text of articles off.
    ///
    /// # Errors
    ///
    /// `QUERY_TOO_COMPLEX`: there are not so many left.
    pub fn take_text(&self, bytes: usize) -> Result<(), Error> {
        spend(&self.text, bytes, || {
            format!(
                "more than {} MiB of the text of articles",
                Limits::TEXT >> 20
            )
        })
    }
}

fn spend(left: &AtomicUsize, much: usize, too_much: impl Fn() -> String) -> Result<(), Error> {
    let spent = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
        left.checked_sub(much)
    });
    spent.map(drop).map_err(|_| {
        let message = format!("the answer has {}: ask for smaller pages", too_much());
        coded(Code::QueryTooComplex, message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spent_is_gone() {
        let budget = Budget::default();
        assert!(budget.take(Limits::ITEMS - 1).is_ok());
        assert!(budget.take(2).is_err());
        assert!(budget.take(1).is_ok());
        assert!(budget.take(1).is_err());
        assert!(budget.take_text(Limits::TEXT).is_ok());
        assert!(budget.take_text(1).is_err());
    }
}
