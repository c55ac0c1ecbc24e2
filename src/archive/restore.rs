//! An archive from a dump: nothing of it is there before the dump has been read to its end.

use std::fs;
use std::io::BufRead;
use std::path::Path;

use rayon::prelude::*;

use crate::archive::dump::{DumpDamage, DumpReader, Dumped};
use crate::archive::durable::{self, failed};
use crate::archive::lock::FolderLock;
use crate::archive::open::Phase;
use crate::archive::pages::PageStore;
use crate::archive::{Archive, ArchiveError, stop};
use crate::model::{Page, PageHash};

/// Where pages wait for the end of their dump.
pub(super) const FOLDER: &str = "restoring";

/// The most pages, and about the most bytes, that are in memory at once.
const BATCH_PAGES: usize = 256;
const BATCH_BYTES: usize = 64 << 20;

/// Why a dump is not restored; the archive's folder is then as it was.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The dump is not whole.
    #[error(transparent)]
    Dump(#[from] DumpDamage),
    /// The archive holds pages already.
    #[error("the archive {} holds {pages} pages; restore into another folder", folder.display())]
    NotEmpty {
        /// The archive's folder.
        folder: std::path::PathBuf,
        /// How many pages.
        pages: usize,
    },
    /// The folder cannot be used.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
}

impl Archive {
    /// Makes the archive in `folder` from a dump, where it holds no pages yet. `progress` hears how many
    /// pages have been read.
    ///
    /// # Errors
    ///
    /// The dump is damaged, cut short or of another version, the archive holds pages, or the folder cannot
    /// be used.
    pub fn restore(
        folder: &Path,
        from: impl BufRead,
        progress: &mut dyn FnMut(u64),
        tell: &dyn Fn(Phase),
    ) -> Result<(Archive, Dumped), RestoreError> {
        let there = folder.exists();
        let lock = FolderLock::take(folder)?;
        match fill(folder, from, progress) {
            Ok(dumped) => Ok((Archive::open_held(folder, lock, None, tell)?, dumped)),
            Err(error) => {
                let _ = durable::remove_folder(&folder.join(FOLDER));
                drop(lock);
                if !there {
                    // What was made for this alone goes with it, and never more than that.
                    let _ = durable::remove(&folder.join("lock"));
                    let _ = fs::remove_dir(folder);
                }
                Err(error)
            }
        }
    }
}

/// Reads a dump beside the archive's pages, and puts its pages in their place when it is whole.
fn fill(
    folder: &Path,
    from: impl BufRead,
    progress: &mut dyn FnMut(u64),
) -> Result<Dumped, RestoreError> {
    let place = folder.join("pages");
    if place.exists() {
        let pages = PageStore::open(&place)?.list()?.pages.len();
        if pages > 0 {
            let folder = folder.to_owned();
            return Err(RestoreError::NotEmpty { folder, pages });
        }
    }
    let waiting = folder.join(FOLDER);
    durable::remove_folder(&waiting)?;
    let store = PageStore::open(&waiting)?;
    let mut dump = DumpReader::new(from)?;
    let (mut batch, mut bytes, mut read) = (Vec::new(), 0, 0);
    while let Some(page) = dump.next_page()? {
        bytes += page.content.len();
        batch.push(page);
        if batch.len() >= BATCH_PAGES || bytes >= BATCH_BYTES {
            read += batch.len() as u64;
            put(&store, &batch)?;
            batch.clear();
            bytes = 0;
            progress(read);
        }
    }
    read += batch.len() as u64;
    put(&store, &batch)?;
    progress(read);
    let Some(dumped) = dump.whole().cloned() else {
        return Err(DumpDamage::CutShort(read).into());
    };
    durable::sync_folder(&waiting)?;
    stop::take(folder)?;
    if place.exists() {
        // Refused where anything is in it.
        fs::remove_dir(&place).map_err(failed("removing", &place))?;
    }
    fs::rename(&waiting, &place).map_err(failed("naming", &place))?;
    durable::sync_folder(folder)?;
    Ok(dumped)
}

/// Writes pages, each synced; waiting for the disk for several at once is quicker.
fn put(store: &PageStore, pages: &[Page]) -> Result<(), ArchiveError> {
    pages
        .par_iter()
        .try_for_each(|page| store.write(&PageHash::of(page), page, None))
}
