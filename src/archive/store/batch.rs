//! What a commit is to write and remove.

use std::collections::HashMap;

use crate::archive::ArchiveError;
use crate::archive::row::{self, Stored};
use crate::archive::store::{Store, Table, damaged};

/// Records by table and key; none where one is to be removed.
pub(super) type Changes = HashMap<(Table, Vec<u8>), Option<Vec<u8>>>;

/// The records that a commit writes and removes.
#[must_use = "a batch does nothing until it is committed"]
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub(super) changes: Changes,
}

impl Batch {
    /// Writes a record.
    pub(crate) fn put<T: Stored>(
        &mut self,
        table: Table,
        key: &[u8],
        value: &T,
    ) -> Result<(), ArchiveError> {
        self.put_row(table, key, row::encode(value))
    }

    /// Writes a record of which the row was made already, or why that could not be done.
    pub(crate) fn put_row(
        &mut self,
        table: Table,
        key: &[u8],
        row: Result<Vec<u8>, String>,
    ) -> Result<(), ArchiveError> {
        let row = row.map_err(|reason| damaged(table, key, reason))?;
        self.changes.insert((table, key.to_vec()), Some(row));
        Ok(())
    }

    /// Writes a row where the store has another one or none; says whether it does.
    pub(crate) fn put_change(
        &mut self,
        store: &Store,
        table: Table,
        key: &[u8],
        row: Vec<u8>,
    ) -> Result<bool, ArchiveError> {
        if store.holds(table, key, &row)? {
            self.changes.remove(&(table, key.to_vec()));
            return Ok(false);
        }
        self.changes.insert((table, key.to_vec()), Some(row));
        Ok(true)
    }

    /// Leaves a record as it is.
    pub(crate) fn leave(&mut self, table: Table, key: &[u8]) {
        self.changes.remove(&(table, key.to_vec()));
    }

    /// Removes a record; one that is not there is no error.
    pub(crate) fn remove(&mut self, table: Table, key: &[u8]) {
        self.changes.insert((table, key.to_vec()), None);
    }
}
