//! What the next opening would read through again, and how it is spared that.
//!
//! sled notes where everything stands in its log when it is opened, at no other time; the next opening reads through
//! whatever was written since, which is a gigabyte after a large load. So whoever wrote much opens the tables once more
//! before it lets go of the folder.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::archive::store::{Opened, Store};
use crate::archive::{ArchiveError, READING, durable, stop};
use crate::code::chain;

/// How many bytes of rows are left to be read through: they take a hundredth of a second or two.
pub(super) const MAX_REPLAYED: u64 = 16 << 20;

/// Where that is due, opens the tables once more when it is dropped, and says anew that the archive was closed in good
/// order: behind the tables, before the lock on the folder.
#[derive(Debug, Default)]
pub(super) struct Replay {
    due: OnceLock<PathBuf>,
}

impl Replay {
    /// The tables of the archive in `folder`, closed in good order, are to be opened once more.
    pub(super) fn is_due(&self, folder: &Path) {
        let _ = self.due.set(folder.to_owned());
    }
}

impl Drop for Replay {
    fn drop(&mut self) {
        let Some(folder) = self.due.get() else { return };
        if let Err(error) = replay(folder) {
            let reason = chain(&error);
            tracing::warn!(%reason, "the tables could not be opened once more: the archive is verified when it is opened");
        }
    }
}

fn replay(folder: &Path) -> Result<(), ArchiveError> {
    let tables = folder.join("tables");
    match Store::open(&tables, READING, 0)? {
        Opened::Whole(store) => {
            store.flush()?;
            durable::sync_tree(&tables)?;
            stop::put(folder, &store)
        }
        Opened::Unusable { reason, .. } => Err(ArchiveError::Store {
            doing: "opening",
            source: reason.into(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::fs;

    use super::*;
    use crate::archive::Archive;
    use crate::archive::store::{Batch, Table};

    /// sled's own notes of where everything stands: each opening replaces them where something was written.
    fn notes(folder: &Path) -> Vec<String> {
        let files = fs::read_dir(folder.join("tables")).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with("snap.")).collect()
    }

    /// Writes so many MiB, and closes the archive.
    fn write(folder: &Path, mebibytes: u8) -> Vec<String> {
        let archive = Archive::open(folder).unwrap();
        let before = notes(folder);
        let mut batch = Batch::default();
        for number in 0..mebibytes {
            let row = Ok(vec![number; 1 << 20]);
            let page = [number; 32];
            batch.put_row(Table::ContentByPage, &page, row).unwrap();
        }
        archive.store.write_ahead(batch).unwrap();
        before
    }

    #[test]
    fn who_wrote_much_leaves_nothing_to_be_read_through() {
        let folder = tempfile::TempDir::new().unwrap();
        let few = write(folder.path(), 1);
        assert_eq!(notes(folder.path()), few);
        let many = write(folder.path(), 17);
        assert_ne!(notes(folder.path()), many);
        let phases = RefCell::new(Vec::new());
        let tell = |phase| phases.borrow_mut().push(phase);
        let archive = Archive::open_told(folder.path(), &tell).unwrap();
        assert_eq!(phases.take(), []);
        assert!(archive.store.verify().unwrap().is_empty());
    }
}
