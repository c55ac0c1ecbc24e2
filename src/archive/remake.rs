//! Making an archive again from its pages.
//!
//! # Correctness
//!
//! Everything is made in a folder of its own. When it is whole and synced, a file there says so; only then
//! does it take the place of what was there before. A crash before that file leaves the old archive, and
//! making it again begins anew; one behind it is gone on from when the archive is opened.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::archive::durable::{self, failed};
use crate::archive::open::Holding;
use crate::archive::open::Phase;
use crate::archive::pages::PageStore;
use crate::archive::store::{Opened, Store};
use crate::archive::{Archive, ArchiveError, READING};
use crate::search::Index;

/// Where an archive is made.
const FOLDER: &str = "remade";

/// The file that says that it is whole.
const WHOLE: &str = "whole";

/// What is made from the pages.
const PARTS: [&str; 2] = ["tables", "search"];

/// Why an archive is made of pages that were put there, as by a restored dump.
pub(super) const NOTHING_MADE: &str = "nothing was made of its pages yet";

/// Makes tables and index again from the pages, and puts them in the place of the old ones, whose
/// revision was the given one; how many damaged pages were left out.
pub(super) fn remake(
    folder: &Path,
    pages: &PageStore,
    reason: &str,
    revision: u64,
    tell: &dyn Fn(Phase),
) -> Result<usize, ArchiveError> {
    if reason == NOTHING_MADE {
        tracing::info!("the archive is made from its pages");
    } else {
        tracing::warn!(reason, "the archive is made again from its pages");
    }
    // The index remembers the revision where the tables do not.
    let indexed = Index::read_revision(&folder.join("search")).unwrap_or_default();
    let work = folder.join(FOLDER);
    durable::remove_folder(&work)?;
    durable::make_folder(&work)?;
    // Clients that know the old revisions must not take the new ones for them.
    let after = revision.max(indexed) + 1;
    let store = match Store::open(&work.join("tables"), READING, after)? {
        Opened::Whole(store) => store,
        Opened::Unusable { reason, .. } => {
            return Err(ArchiveError::Store {
                doing: "making",
                source: reason.into(),
            });
        }
    };
    let index = Index::open(&work.join("search"))?;
    let listing = pages.list()?;
    let reason: Arc<str> = reason.into();
    let progress = |done, all| {
        let reason = Arc::clone(&reason);
        tell(Phase::Remaking { reason, done, all });
    };
    let tables = (store, Holding::default());
    let made = Archive::over(&work, None, pages.clone(), tables, index)?;
    made.load_kept(&listing.pages, &progress)?;
    if made.index.revision() != Some(made.store.revision()) {
        made.remake_index()?;
    }
    made.store.forget_journal()?;
    made.settle()?;
    let left_out = made.left_out();
    drop(made);
    pages.settle(listing)?;
    durable::sync_tree(&work)?;
    durable::write(&work, WHOLE, b"")?;
    durable::sync_folder(&work)?;
    finish(folder)?;
    Ok(left_out)
}

/// Puts an archive that was made whole in the place of the old one, and clears away what was not.
pub(super) fn finish(folder: &Path) -> Result<(), ArchiveError> {
    let work = folder.join(FOLDER);
    if !work.exists() {
        return Ok(());
    }
    if work.join(WHOLE).exists() {
        for part in PARTS {
            let (made, place) = (work.join(part), folder.join(part));
            if made.exists() {
                durable::remove_folder(&place)?;
                fs::rename(&made, &place).map_err(failed("naming", &place))?;
            }
        }
        durable::sync_folder(folder)?;
        durable::sync_folder(&work)?;
    }
    durable::remove_folder(&work)
}

/// Whether an archive was made again, and does not yet stand in the place of the old one.
pub(super) fn is_under_way(folder: &Path) -> bool {
    folder.join(FOLDER).exists()
}
