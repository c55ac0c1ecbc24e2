//! Opening: an archive that was closed in good order is trusted, any other verified, and one that does not
//! hold what it should is made again from its pages.

use std::panic::resume_unwind;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use parking_lot::{Mutex, RwLock};
use quick_cache::sync::Cache;
use tokio::sync::watch;

use crate::archive::change::{Change, Writer};
use crate::archive::journal::Journal;
use crate::archive::kept::{self, Kept};
use crate::archive::ledger::Ledger;
use crate::archive::lock::FolderLock;
use crate::archive::pages::PageStore;
use crate::archive::replay::{MAX_REPLAYED, Replay};
use crate::archive::stop::{self, Mark, Opening};
use crate::archive::store::{Opened, Store, Table};
use crate::archive::{
    Archive, ArchiveError, CACHED_CONTENT, CACHED_CONTENTS, READING, View, content, documents,
    durable, remake, restore, secret,
};
use crate::code::chain;
use crate::search::Index;
use crate::snapshot::Snapshot;

/// How long closing waits for a change that is under way.
const STOP_TIME: Duration = Duration::from_secs(10);

/// What opening is at, for those who wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// Everything is held against what it should be, since nothing says that the archive was closed in
    /// good order.
    Verifying,
    /// Everything is made again from the pages.
    Remaking {
        /// Why.
        reason: Arc<str>,
        /// How many pages have been read.
        done: usize,
        /// Of how many.
        all: usize,
    },
    /// Kept pages are loaded that the tables lack.
    Loading {
        /// How many have been read.
        done: usize,
        /// Of how many.
        all: usize,
    },
    /// The full-text index is made again from the tables.
    Indexing,
}

/// The tables, and what they hold.
pub(super) type Parts = (Store, Holding);

/// What the tables hold.
#[derive(Default)]
pub(super) struct Holding {
    snapshot: Snapshot,
    /// Empty where the snapshot was kept, until something is to be changed.
    ledger: Ledger,
    /// The texts that the articles share, where the snapshot was kept.
    texts: Option<Vec<Arc<str>>>,
}

/// The tables as they were found.
pub(super) enum Tables {
    /// They hold what they should.
    Whole(Box<Parts>),
    /// They must be made again.
    Unusable {
        reason: String,
        /// Their revision, or 0 where that is not known.
        revision: u64,
    },
}

impl Archive {
    /// Opens the archive in `folder`, or makes an empty one there. One that was not closed in good order
    /// is verified; what does not hold what it should is made again from the pages.
    ///
    /// # Errors
    ///
    /// The folder cannot be used, another process holds it, or its pages are gone.
    pub fn open(folder: &Path) -> Result<Archive, ArchiveError> {
        Archive::open_told(folder, &|_| {})
    }

    /// As [`open`](Self::open); `tell` hears what takes long.
    ///
    /// # Errors
    ///
    /// As for [`open`](Self::open).
    pub fn open_told(folder: &Path, tell: &dyn Fn(Phase)) -> Result<Archive, ArchiveError> {
        Archive::open_held(folder, FolderLock::take(folder)?, None, tell)
    }

    /// Opens the archive in `folder` and makes everything in it again from its pages, for the given
    /// reason.
    ///
    /// # Errors
    ///
    /// As for [`open`](Self::open), or there is no archive.
    pub fn rebuild(
        folder: &Path,
        reason: &str,
        tell: &dyn Fn(Phase),
    ) -> Result<Archive, ArchiveError> {
        Archive::open_held(
            folder,
            FolderLock::take_existing(folder)?,
            Some(reason),
            tell,
        )
    }

    pub(super) fn open_held(
        folder: &Path,
        lock: FolderLock,
        remade_for: Option<&str>,
        tell: &dyn Fn(Phase),
    ) -> Result<Archive, ArchiveError> {
        remake::finish(folder)?;
        durable::remove_folder(&folder.join(restore::FOLDER))?;
        let mark = stop::take(folder)?;
        let pages = PageStore::open(&folder.join("pages"))?;
        let (reason, revision) = match remade_for {
            Some(reason) => (reason.to_owned(), read_revision(folder)?),
            None => {
                let find = || find_tables(folder, &pages, mark.as_ref(), tell);
                let (found, index) = match &mark {
                    // One does not wait for the other: where nothing is made again, both are as they are.
                    Some(_) => beside(find, || Some(open_index(folder))),
                    None => (find(), None),
                };
                match found? {
                    (Tables::Whole(tables), opening) => {
                        let index = index.unwrap_or_else(|| open_index(folder))?;
                        let parts = (pages, *tables, index);
                        return Archive::begin(folder, lock, parts, opening, 0, tell);
                    }
                    (Tables::Unusable { reason, revision }, _) => (reason, revision),
                }
            }
        };
        let left_out = remake::remake(folder, &pages, &reason, revision, tell)?;
        match read_tables(folder, None)? {
            Tables::Whole(tables) => {
                let parts = (pages, *tables, open_index(folder)?);
                Archive::begin(folder, lock, parts, Opening::Trusted, left_out, tell)
            }
            Tables::Unusable { reason, .. } => Err(ArchiveError::Store {
                doing: "making",
                source: reason.into(),
            }),
        }
    }

    /// Brings the pages, the tables and the index to each other, as far as they are not trusted.
    fn begin(
        folder: &Path,
        lock: FolderLock,
        (pages, tables, index): (PageStore, Parts, Index),
        opening: Opening,
        left_out: usize,
        tell: &dyn Fn(Phase),
    ) -> Result<Archive, ArchiveError> {
        let archive = Archive::over(folder, Some(lock), pages, tables, index)?;
        archive.left_out.store(left_out, Ordering::Relaxed);
        if let Err(error) = archive.align(opening, tell) {
            // What could not be opened is not closed in good order either.
            let _ = archive.failure.set(chain(&error));
            return Err(error);
        }
        Ok(archive)
    }

    fn align(&self, opening: Opening, tell: &dyn Fn(Phase)) -> Result<(), ArchiveError> {
        // First: the commits that follow bring the index to their revision, also one that lacks an earlier.
        let snapshot = self.view().snapshot;
        let holds = self.index.revision() == Some(self.store.revision())
            && (opening == Opening::Trusted
                || self.index.documents() == documents::count(&snapshot));
        if !holds {
            if snapshot.articles() > 0 {
                tell(Phase::Indexing);
            }
            self.remake_index()?;
        }
        drop(snapshot);
        self.drop_unshown_pages()?;
        if opening == Opening::Verified {
            self.reconcile(tell)?;
        }
        Ok(())
    }

    /// An archive over its parts.
    pub(super) fn over(
        folder: &Path,
        lock: Option<FolderLock>,
        pages: PageStore,
        (store, holding): Parts,
        index: Index,
    ) -> Result<Archive, ArchiveError> {
        let revision = store.revision();
        let secret = secret::open(&folder.join("secret"))?;
        let Holding {
            snapshot,
            ledger,
            texts,
        } = holding;
        let snapshot = Arc::new(snapshot.with_secret(secret));
        let failure = Arc::new(OnceLock::new());
        Ok(Archive {
            folder: folder.to_owned(),
            view: RwLock::new(View {
                snapshot: Arc::clone(&snapshot),
                searcher: index.searcher(),
            }),
            journal: RwLock::new(Journal::new(revision, store.journal()?)),
            revision: watch::Sender::new(revision),
            pages,
            store,
            index,
            writer: Mutex::new(Writer {
                ledger,
                kept: texts.map(|texts| (snapshot, texts)),
                pending: Change::default(),
                retired: Vec::new(),
                failure: Arc::clone(&failure),
            }),
            contents: Cache::with_weighter(
                (CACHED_CONTENTS / CACHED_CONTENT) as usize,
                CACHED_CONTENTS,
                content::Weight,
            ),
            counts: Mutex::default(),
            failure,
            left_out: AtomicUsize::new(0),
            replay: Replay::default(),
            lock,
        })
    }

    /// Closes the archive in good order, so that the next opening trusts it: waits for the change that is
    /// under way, takes no more, and syncs everything. Reads go on. What was closed stays so.
    pub fn stop(&self) {
        let Some(mut writer) = self.writer.try_lock_for(STOP_TIME) else {
            tracing::warn!(
                "a change is still under way: the archive is verified when it is opened"
            );
            return;
        };
        let failed = self.failure.get().is_some();
        let _ = self.failure.set("the archive was closed".to_owned());
        // Where a page is known to be damaged, each opening is to look for it and say so.
        if failed || self.lock.is_none() || self.left_out() > 0 || !writer.pending.is_empty() {
            return;
        }
        // They would be looked for among all contents on opening.
        if let Err(error) = self
            .store
            .drop_pages(Table::ContentByPage, writer.unshown())
        {
            let reason = chain(&error);
            tracing::warn!(%reason, "contents of replaced articles are left, and go when the archive is opened");
            return;
        }
        if let Err(reason) = kept::write(&self.folder, &self.store, &self.view().snapshot) {
            tracing::warn!(%reason, "the snapshot is not kept, and opening takes longer");
        }
        let put = self.settle();
        match put.and_then(|()| stop::put(&self.folder, &self.store)) {
            Ok(()) if self.store.written() > MAX_REPLAYED => self.replay.is_due(&self.folder),
            Ok(()) => {}
            Err(error) => {
                let reason = chain(&error);
                tracing::warn!(%reason, "the archive was not closed in good order, and is verified when it is opened");
            }
        }
        drop(writer);
    }

    /// How many kept pages are damaged, and so left out, as far as opening had to look.
    pub fn left_out(&self) -> usize {
        self.left_out.load(Ordering::Relaxed)
    }

    /// Puts everything on disk, whatever happens to the machine.
    pub(super) fn settle(&self) -> Result<(), ArchiveError> {
        self.index.settle()?;
        self.store.flush()?;
        durable::sync_tree(&self.folder.join("tables"))?;
        durable::sync_tree(&self.folder.join("search"))
    }
}

impl Drop for Archive {
    fn drop(&mut self) {
        // What panics knows of no good order.
        if !std::thread::panicking() {
            self.stop();
        }
    }
}

/// The tables, and whether they and the rest are to be trusted.
fn find_tables(
    folder: &Path,
    pages: &PageStore,
    mark: Option<&Mark>,
    tell: &dyn Fn(Phase),
) -> Result<(Tables, Opening), ArchiveError> {
    if !folder.join("tables").exists() {
        if !pages.list()?.pages.is_empty() {
            let made = folder.join("search").exists();
            let reason = if made {
                "the tables are not there"
            } else {
                remake::NOTHING_MADE
            };
            let (reason, revision) = (reason.to_owned(), 0);
            return Ok((Tables::Unusable { reason, revision }, Opening::Verified));
        }
        return Ok((read_tables(folder, None)?, Opening::Verified));
    }
    if mark.is_none() {
        tracing::info!(
            "the archive was not closed in good order, or changed since: it is verified"
        );
        tell(Phase::Verifying);
    }
    let found = read_tables(folder, mark)?;
    let closed = match &found {
        Tables::Whole(tables) => mark.is_some_and(|mark| mark.is_of(&tables.0)),
        Tables::Unusable { .. } => false,
    };
    let opening = if closed {
        Opening::Trusted
    } else {
        Opening::Verified
    };
    Ok((found, opening))
}

/// Opens the index. Its checksums are looked at in any case: a bit that rots touches no file's time.
fn open_index(folder: &Path) -> Result<Index, ArchiveError> {
    Ok(Index::open(&folder.join("search"))?)
}

/// Does one thing on this thread, and the other at the same time.
fn beside<A, B: Send>(one: impl FnOnce() -> A, other: impl FnOnce() -> B + Send) -> (A, B) {
    std::thread::scope(|scope| {
        let other = scope.spawn(other);
        (
            one(),
            other.join().unwrap_or_else(|panic| resume_unwind(panic)),
        )
    })
}

/// The tables in their folder, which is made where it is not there; of closed ones the snapshot that was kept, where
/// it is theirs.
fn read_tables(folder: &Path, closed: Option<&Mark>) -> Result<Tables, ArchiveError> {
    let open = || Store::open(&folder.join("tables"), READING, 0);
    let (opened, kept) = match closed {
        Some(mark) => beside(open, || Some((mark, kept::read(folder, mark)?))),
        None => (open(), None),
    };
    let (reason, revision) = match opened? {
        Opened::Whole(store) => match read_holding(&store, kept) {
            Ok(holding) => return Ok(Tables::Whole(Box::new((store, holding)))),
            Err(error @ ArchiveError::Damaged { .. }) => (error.to_string(), store.revision()),
            Err(error) => return Err(error),
        },
        Opened::Unusable { reason, revision } => (reason, revision),
    };
    Ok(Tables::Unusable { reason, revision })
}

/// What the tables hold: what was kept where they were closed so, else what they say once they are verified.
fn read_holding(store: &Store, kept: Option<(&Mark, Kept)>) -> Result<Holding, ArchiveError> {
    if let Some((mark, (snapshot, texts))) = kept
        && mark.is_of(store)
        && !store.is_partial()
    {
        return Ok(Holding {
            snapshot,
            ledger: Ledger::default(),
            texts: Some(texts),
        });
    }
    if let Some(damage) = store.verify()?.into_iter().next() {
        return Err(damage);
    }
    if store.is_partial() {
        tracing::info!("a change was cut off while it was written: what it left is made whole");
    }
    store.unpanicked(|| Ledger::make_whole(store))?;
    let (ledger, snapshot) = store.unpanicked(|| Ledger::read(store))?;
    Ok(Holding {
        snapshot,
        ledger,
        texts: None,
    })
}

/// The tables' revision, or 0 where that is not known.
fn read_revision(folder: &Path) -> Result<u64, ArchiveError> {
    let tables = folder.join("tables");
    if !tables.exists() {
        return Ok(0);
    }
    Ok(match Store::open(&tables, READING, 0)? {
        Opened::Whole(store) => store.revision(),
        Opened::Unusable { revision, .. } => revision,
    })
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::archive::check::PARTIAL;
    use crate::archive::row::FORMAT;
    use crate::archive::store::Batch;
    use crate::model::{Page, PageFormat};

    /// Of formats that were there `tests/fixtures/archives` holds archives as they were written; of those to
    /// come only the number is known.
    #[test]
    fn an_archive_of_a_later_format_is_made_again_from_its_pages() {
        let folder = tempfile::TempDir::new().unwrap();
        let text = "Gặp gỡ hữu nghị tại Huế\n12/04/2026\nSáng 12/4, tại Huế, hai bên gặp gỡ bạn bè quốc tế.\n";
        let page = Page {
            content: text.into(),
            format: Some(PageFormat::Text),
            url: None,
            saved_on: None,
        };
        let archive = Archive::open(folder.path()).unwrap();
        archive.load(vec![page]).unwrap().remove(0).unwrap();
        let fingerprint = archive.fingerprint();
        let later = FORMAT + 1;
        archive.store.set_format(later);
        let told = Vec::new();
        archive.store.commit(Batch::default(), &told, 0).unwrap();
        drop(archive);
        let phases = RefCell::new(Vec::new());
        let tell = |phase| phases.borrow_mut().push(phase);
        let archive = Archive::open_told(folder.path(), &tell).unwrap();
        assert_eq!(archive.fingerprint(), fingerprint);
        let said = format!("it has format {later}, not {FORMAT}");
        let phases = phases.borrow();
        let told =
            |phase: &Phase| matches!(phase, Phase::Remaking { reason, .. } if **reason == *said);
        assert!(phases.iter().any(told), "{phases:?}");
    }

    #[test]
    fn contents_of_replaced_articles_go_when_the_archive_is_closed() {
        let folder = tempfile::TempDir::new().unwrap();
        let page = |said: &str| Page {
            content: format!("Gặp gỡ hữu nghị tại Huế\n12/04/2026\nHai bên {said} nhau.\n").into(),
            format: Some(PageFormat::Text),
            url: None,
            saved_on: None,
        };
        let archive = Archive::open(folder.path()).unwrap();
        for said in ["gặp", "thăm", "giúp"] {
            archive.load(vec![page(said)]).unwrap().remove(0).unwrap();
        }
        assert_eq!(archive.store.count(Table::ArticleBySlug), 1);
        drop(archive);
        let tables = folder.path().join("tables");
        let Opened::Whole(store) = Store::open(&tables, READING, 0).unwrap() else {
            panic!("the tables do not hold");
        };
        assert_eq!(store.count(Table::ContentByPage), 1);
        assert!(store.verify().unwrap().is_empty());
    }

    fn meeting(number: usize) -> Page {
        Page {
            content: format!("Gặp gỡ hữu nghị tại Huế {number}\n12/04/2026\nHai bên gặp gỡ.\n")
                .into(),
            format: Some(PageFormat::Text),
            url: None,
            saved_on: None,
        }
    }

    /// What is there in part is anything: rows that are to go and went, and rows that came.
    #[test]
    fn a_change_that_a_crash_left_there_in_part_is_made_whole() {
        let folder = tempfile::TempDir::new().unwrap();
        let archive = Archive::open(folder.path()).unwrap();
        let pages = (0..300).map(meeting).collect();
        assert!(archive.load(pages).unwrap().iter().all(Result::is_ok));
        let (fingerprint, revision) = (archive.fingerprint(), archive.store.revision());
        let mut batch = Batch::default();
        for table in [Table::ArticleBySlug].into_iter().chain(Table::OF_ENTITIES) {
            for key in archive.store.keys(table).unwrap().iter().step_by(2) {
                batch.remove(table, key);
            }
        }
        batch.put(Table::PersonBySlug, b"nobody", &0_u64).unwrap();
        archive.store.commit_in_part(batch).unwrap();
        assert!(archive.store.count(Table::ArticleBySlug) < 300);
        // As a crash does.
        archive.failure.set("it crashed".to_owned()).unwrap();
        drop(archive);
        let checked = Archive::check(folder.path(), &|_, _| {}).unwrap();
        let found = checked.findings.iter().map(|finding| &*finding.reason);
        assert!(found.clone().any(|reason| reason == PARTIAL), "{checked:?}");
        let phases = RefCell::new(Vec::new());
        let tell = |phase| phases.borrow_mut().push(phase);
        let archive = Archive::open_told(folder.path(), &tell).unwrap();
        let phases = phases.take();
        let remade = |phase: &Phase| matches!(phase, Phase::Remaking { .. });
        assert!(!phases.iter().any(remade), "{phases:?}");
        assert_eq!(archive.fingerprint(), fingerprint);
        assert!(archive.store.revision() > revision && !archive.store.is_partial());
        assert!(archive.store.verify().unwrap().is_empty());
    }

    /// More rows than one transaction takes, and a crash between them and their commit.
    #[test]
    fn what_a_crash_left_of_pages_without_their_articles_is_dropped() {
        let folder = tempfile::TempDir::new().unwrap();
        let archive = Archive::open(folder.path()).unwrap();
        let pages = (0..300).map(meeting).collect();
        assert!(archive.load(pages).unwrap().iter().all(Result::is_ok));
        let fingerprint = archive.fingerprint();
        let counts = |archive: &Archive| Table::OF_PAGES.map(|table| archive.store.count(table));
        assert_eq!(counts(&archive), [300, 300]);
        assert!(archive.store.verify().unwrap().is_empty());
        let mut batch = Batch::default();
        for number in 0..300_u32 {
            let mut key = [0; 32];
            key[..4].copy_from_slice(&number.to_be_bytes());
            for table in Table::OF_PAGES {
                let row = Ok(number.to_le_bytes().to_vec());
                batch.put_row(table, &key, row).unwrap();
            }
        }
        archive.store.write_ahead(batch).unwrap();
        assert_eq!(counts(&archive), [600, 600]);
        drop(archive);
        let archive = Archive::open(folder.path()).unwrap();
        assert_eq!(archive.fingerprint(), fingerprint);
        assert!(archive.store.verify().unwrap().is_empty());
    }
}
