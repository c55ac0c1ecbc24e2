//! What became of the pages that came since the archive was opened.

use crate::archive::{LoadOutcome, Loaded};
use crate::page::Unreadable;

/// Pages by what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PageCounts {
    /// New articles.
    pub added: u64,
    /// Articles that took the place of an earlier page of theirs.
    pub replaced: u64,
    /// Pages that were there already.
    pub unchanged: u64,
    /// Pages that gave no article.
    pub refused: u64,
}

impl PageCounts {
    /// Counts what became of some pages.
    pub(super) fn add(&mut self, results: &[Result<Loaded, Unreadable>]) {
        for result in results {
            let counted = match result.as_ref().map(|loaded| loaded.outcome) {
                Ok(LoadOutcome::Added) => &mut self.added,
                Ok(LoadOutcome::Replaced) => &mut self.replaced,
                Ok(LoadOutcome::Unchanged) => &mut self.unchanged,
                Err(_) => &mut self.refused,
            };
            *counted += 1;
        }
    }
}
