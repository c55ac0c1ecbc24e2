//! Writing: a batch whole or not at all.

use std::sync::atomic::Ordering;

use sled::transaction::{ConflictableTransactionError, TransactionError, Transactional};

use crate::archive::ArchiveError;
use crate::archive::journal::Told;
use crate::archive::row::{self, Manifest};
use crate::archive::store::batch::{Batch, Changes};
use crate::archive::store::{MANIFEST_KEY, PARTIAL_KEY, Store, Table, failed, unwritten};
use crate::model::PageHash;

/// How many rows a transaction writes of those that need not be written at once.
const LOT_CHANGES: usize = 128;

/// The most rows of a commit that is one transaction.
const WHOLE_CHANGES: usize = 1024;

impl Store {
    /// Writes a batch whole or not at all, as the next revision, which is returned; only what it removes of pages goes
    /// behind that. What it tells is written down; what was told up to the revision `forget` is forgotten.
    pub(crate) fn commit(
        &self,
        batch: Batch,
        told: &Vec<Told>,
        forget: u64,
    ) -> Result<u64, ArchiveError> {
        let mut manifest = self
            .manifest
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let (old, changes): (Changes, Changes) = (batch.changes.into_iter())
            .partition(|((table, _), change)| Table::OF_PAGES.contains(table) && change.is_none());
        let (parts, changes) = if changes.len() > WHOLE_CHANGES {
            (changes, Changes::default())
        } else {
            (Changes::default(), changes)
        };
        self.write_parts(parts, &mut manifest)?;
        self.partial.store(false, Ordering::Relaxed);
        let mut next = manifest.clone();
        next.revision += 1;
        let batches = self.batches(changes, &mut next)?;
        let mut journal = sled::Batch::default();
        journal.insert(
            &next.revision.to_be_bytes(),
            row::encode(told).map_err(unwritten)?,
        );
        for key in self.journal_tree.range(..=forget.to_be_bytes()).keys() {
            journal.remove(key.map_err(failed("reading"))?);
        }
        self.write(&batches, journal, &next)?;
        *manifest = next;
        self.write_lots(old, &mut manifest)?;
        self.db.flush().map_err(failed("flushing"))?;
        Ok(manifest.revision)
    }

    /// Writes a batch as a commit that a crash ends before it is whole does.
    #[cfg(test)]
    pub(crate) fn commit_in_part(&self, batch: Batch) -> Result<(), ArchiveError> {
        let mut manifest = self
            .manifest
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        self.write_parts(batch.changes, &mut manifest)?;
        self.flush()
    }

    /// Writes rows of pages ahead of the commit that leads to them; to no revision is that a change.
    pub(crate) fn write_ahead(&self, rows: Batch) -> Result<(), ArchiveError> {
        let mut manifest = self
            .manifest
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        self.write_lots(rows.changes, &mut manifest)
    }

    /// Removes from a table of pages what no article leads to and no view shows any more; to no revision is that a change.
    pub(crate) fn drop_pages(
        &self,
        table: Table,
        pages: impl IntoIterator<Item = PageHash>,
    ) -> Result<(), ArchiveError> {
        let removed = pages.into_iter();
        let removed = removed.map(|page| ((table, page.0.to_vec()), None));
        let mut manifest = self
            .manifest
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        self.write_lots(removed.collect(), &mut manifest)
    }

    /// Writes changes in transactions of their own; a crash between them leaves the change there in part.
    fn write_parts(&self, changes: Changes, manifest: &mut Manifest) -> Result<(), ArchiveError> {
        self.partial
            .fetch_or(!changes.is_empty(), Ordering::Relaxed);
        self.write_lots(changes, manifest)
    }

    /// Writes changes in transactions of their own, those of neighbours together.
    fn write_lots(&self, changes: Changes, manifest: &mut Manifest) -> Result<(), ArchiveError> {
        let mut changes: Vec<_> = changes.into_iter().collect();
        changes.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let mut changes = changes.into_iter();
        loop {
            let lot: Vec<_> = changes.by_ref().take(LOT_CHANGES).collect();
            if lot.is_empty() {
                return Ok(());
            }
            let mut next = manifest.clone();
            let batches = self.batches(lot, &mut next)?;
            self.write(&batches, sled::Batch::default(), &next)?;
            *manifest = next;
        }
    }

    /// The changes of each tree; the manifest tells of the tables as they are then.
    fn batches(
        &self,
        changes: impl IntoIterator<Item = ((Table, Vec<u8>), Option<Vec<u8>>)>,
        next: &mut Manifest,
    ) -> Result<Vec<sled::Batch>, ArchiveError> {
        let mut batches = vec![sled::Batch::default(); Table::EACH.len()];
        for ((table, key), change) in changes {
            let old = self.row(table, &key)?;
            if let Some(old) = &old {
                next.tables[table.index()].remove(&key, old);
            }
            match change {
                Some(value) => {
                    next.tables[table.index()].add(&key, &value);
                    self.written
                        .fetch_add(value.len() as u64, Ordering::Relaxed);
                    batches[table.index()].insert(key, value);
                }
                None if old.is_some() => batches[table.index()].remove(key),
                None => {}
            }
        }
        Ok(batches)
    }

    /// Writes what changes in the trees, in the journal and the manifest: all or nothing of it.
    fn write(
        &self,
        batches: &[sled::Batch],
        journal: sled::Batch,
        manifest: &Manifest,
    ) -> Result<(), ArchiveError> {
        let bytes = row::encode(manifest).map_err(unwritten)?;
        let partial = self.partial.load(Ordering::Relaxed);
        let mut trees = self.trees.clone();
        trees.extend([self.journal_tree.clone(), self.manifest_tree.clone()]);
        let batches: Vec<&sled::Batch> = batches.iter().chain([&journal]).collect();
        let written: Result<(), TransactionError<()>> = trees.as_slice().transaction(|trees| {
            for (tree, batch) in trees.iter().zip(&batches) {
                tree.apply_batch(batch)?;
            }
            if let Some(tree) = trees.last() {
                tree.insert(MANIFEST_KEY, bytes.as_slice())?;
                if partial {
                    tree.insert(PARTIAL_KEY, &[])?;
                } else {
                    tree.remove(PARTIAL_KEY)?;
                }
            }
            Ok::<(), ConflictableTransactionError<()>>(())
        });
        match written {
            Ok(()) => Ok(()),
            Err(TransactionError::Storage(source)) => Err(failed("committing to")(source)),
            Err(TransactionError::Abort(())) => Err(unwritten("the commit was aborted".to_owned())),
        }
    }
}
