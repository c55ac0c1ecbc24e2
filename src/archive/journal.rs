//! What changed of late, commit by commit, so that a subscriber goes on where it was.
//!
//! It says how the archive came to what it holds, not what that is: two archives of the same pages differ
//! in it, and no digest covers it. What of it is damaged is forgotten.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::archive::row::{code, record};
use crate::archive::{ArticleChange, LoadOutcome};

/// The most changes that are kept; a commit without any counts as one.
pub(crate) const MAX_CHANGES: usize = 4096;

/// An article that a commit added or replaced, as it is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) article: Arc<str>,
    pub(super) outcome: LoadOutcome,
}

code!(LoadOutcome { Added = 0, Replaced = 1, Unchanged = 2 });
record!(ToldRow for Told { article: Arc<str>, outcome: LoadOutcome });

/// The archive does not know what changed after the given revision: it is too long ago, or yet to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("changes are known after the revisions {oldest} to {newest}")]
pub struct UnknownRevision {
    /// The oldest revision after which every change is known.
    pub oldest: u64,
    /// The present revision.
    pub newest: u64,
}

/// The changes of the latest commits.
pub(super) struct Journal {
    /// The oldest revision after which every change is known.
    oldest: u64,
    /// The commits since.
    commits: VecDeque<Arc<[ArticleChange]>>,
    /// What they count together.
    size: usize,
}

/// What a commit of so many changes counts.
fn size(changes: usize) -> usize {
    changes.max(1)
}

impl Journal {
    /// The journal of an archive at `revision`, with the changes of the commits that led to it.
    pub(super) fn new(revision: u64, commits: Vec<Vec<Told>>) -> Journal {
        let mut journal = Journal {
            oldest: revision - commits.len() as u64,
            commits: VecDeque::new(),
            size: 0,
        };
        for told in commits {
            journal.add(told);
        }
        journal
    }

    fn newest(&self) -> u64 {
        self.oldest + self.commits.len() as u64
    }

    /// How many commits are forgotten when one of so many changes comes.
    fn forgets(&self, changes: usize) -> usize {
        let mut over = (self.size + size(changes)).saturating_sub(MAX_CHANGES);
        let taken = self.commits.iter().take_while(|commit| {
            let before = over;
            over = over.saturating_sub(size(commit.len()));
            before > 0
        });
        taken.count()
    }

    /// The oldest revision after which every change is still known when one of so many changes comes.
    pub(super) fn oldest_after(&self, changes: usize) -> u64 {
        self.oldest + self.forgets(changes) as u64
    }

    /// Adds the changes of the next revision.
    pub(super) fn add(&mut self, told: Vec<Told>) {
        for _ in 0..self.forgets(told.len()) {
            let gone = self.commits.pop_front();
            self.size -= gone.map_or(0, |commit| size(commit.len()));
            self.oldest += 1;
        }
        let revision = self.newest() + 1;
        self.size += size(told.len());
        let changes = told
            .into_iter()
            .map(|Told { article, outcome }| ArticleChange {
                article,
                outcome,
                revision,
            });
        self.commits.push_back(changes.collect());
    }

    /// The changes of the revision after this one, which may be none; nothing where this is the present one.
    pub(super) fn next(
        &self,
        revision: u64,
    ) -> Result<Option<Arc<[ArticleChange]>>, UnknownRevision> {
        let (oldest, newest) = (self.oldest, self.newest());
        if !(oldest..=newest).contains(&revision) {
            return Err(UnknownRevision { oldest, newest });
        }
        let at = usize::try_from(revision - oldest).unwrap_or(usize::MAX);
        Ok(self.commits.get(at).cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(count: usize) -> Vec<Told> {
        let told = Told {
            article: "a".into(),
            outcome: LoadOutcome::Added,
        };
        vec![told; count]
    }

    #[test]
    fn the_oldest_commits_are_forgotten_whole() {
        let mut journal = Journal::new(7, Vec::new());
        for changes in [MAX_CHANGES - 2, 1, 0] {
            assert_eq!(journal.oldest_after(changes), 7);
            journal.add(told(changes));
        }
        assert_eq!(journal.next(7).unwrap().unwrap().len(), MAX_CHANGES - 2);
        assert_eq!(journal.next(9).unwrap().unwrap().len(), 0);
        assert_eq!(journal.next(10), Ok(None));
        assert_eq!(journal.oldest_after(1), 8);
        journal.add(told(1));
        let unknown = UnknownRevision {
            oldest: 8,
            newest: 11,
        };
        assert_eq!(
            (journal.next(7), journal.next(12)),
            (Err(unknown), Err(unknown))
        );
        assert_eq!(journal.next(8).unwrap().unwrap()[0].revision, 9);
        journal.add(told(2 * MAX_CHANGES));
        assert_eq!(journal.next(11).unwrap().unwrap().len(), 2 * MAX_CHANGES);
        assert_eq!(journal.oldest_after(1), 12);
    }
}
