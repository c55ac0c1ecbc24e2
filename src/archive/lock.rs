//! One process at a time: the lock on the archive's folder, which names its holder.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::Path;

use crate::archive::ArchiveError;

/// Holds a folder until it is dropped.
#[derive(Debug)]
pub(crate) struct FolderLock {
    _file: File,
}

impl FolderLock {
    /// Takes the folder, making it where it is not there.
    pub(crate) fn take(folder: &Path) -> Result<Self, ArchiveError> {
        let path = folder.join("lock");
        let failed = |doing| {
            let path = path.clone();
            move |source| ArchiveError::File {
                doing,
                path,
                source,
            }
        };
        fs::create_dir_all(folder).map_err(|source| ArchiveError::File {
            doing: "creating",
            path: folder.to_owned(),
            source,
        })?;
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(failed("opening"))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                // Who holds it is a courtesy; that it is held is certain.
                let holder = file
                    .read_to_string(&mut holder)
                    .ok()
                    .map(|_| holder.trim().to_owned());
                return Err(ArchiveError::Locked {
                    folder: folder.to_owned(),
                    holder: holder.filter(|holder| !holder.is_empty()),
                });
            }
            Err(TryLockError::Error(source)) => return Err(failed("locking")(source)),
        }
        file.set_len(0)
            .and_then(|()| writeln!(file, "process {}", std::process::id()))
            .map_err(failed("writing"))?;
        Ok(FolderLock { _file: file })
    }
}
