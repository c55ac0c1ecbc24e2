//! What a request may still take of lists that have no page size.

use std::sync::atomic::{AtomicUsize, Ordering};

use async_graphql::Error;

use crate::code::Code;
use crate::graphql::Limits;
use crate::graphql::error::coded;

/// The items that the lists without a page size may still have, over the whole of an answer: how long
/// they are is known only when they are made, and then they are not made.
#[derive(Debug)]
pub struct Budget(AtomicUsize);

impl Default for Budget {
    fn default() -> Self {
        Budget(AtomicUsize::new(Limits::ITEMS))
    }
}

impl Budget {
    /// Takes so many items off.
    ///
    /// # Errors
    ///
    /// `QUERY_TOO_COMPLEX`: there are not so many left.
    pub fn take(&self, items: usize) -> Result<(), Error> {
        let taken = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(items)
            });
        taken.map(drop).map_err(|_| {
            coded(
                Code::QueryTooComplex,
                format!(
                    "the answer has more than {} citations, pieces of evidence and paragraphs: ask for smaller pages",
                    Limits::ITEMS
                ),
            )
        })
    }
}
