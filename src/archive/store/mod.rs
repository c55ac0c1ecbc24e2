//! The engine: typed tables over sled trees.
//!
//! Four operations touch sled, and nothing outside this folder does: open, get, scan, commit a batch. So
//! another engine can stand here.
//!
//! # Correctness
//!
//! A commit is one transaction over all the trees and carries the manifest that describes the state
//! after it. Trees are never cleared or dropped: that can stand still for ever beside a commit.
//!
//! sled lets go of nothing that a transaction changed before its end, and keeps a copy of a whole node for each row. So
//! what is kept by a page's hash goes before the commit, and behind it where it goes for good, in small transactions that
//! carry such a manifest too: before it no article leads to what is new of that, behind it none to what is old, and what a
//! crash leaves so is dropped on opening. A commit of many rows is written in small transactions altogether. Then it
//! stands beside the manifest from the first to the last that the change is there in part; after a crash the entities are
//! made again of the articles that are there.

mod batch;
mod commit;
mod table;

use std::io::{self, ErrorKind};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use sled::IVec;

use crate::archive::ArchiveError;
use crate::archive::journal::Told;
use crate::archive::row::{self, FORMAT, Manifest, Stored, TableState};
use crate::model::PageHash;
use crate::snapshot::ArticleSource;

pub(crate) use batch::Batch;
pub(crate) use table::Table;

/// How many rows are read at once.
const LOT_ROWS: usize = 1024;

const JOURNAL_TREE: &str = "journal";
const MANIFEST_TREE: &str = "manifest";
const MANIFEST_KEY: &[u8] = b"manifest";

/// Stands beside the manifest while a change is there in part.
const PARTIAL_KEY: &[u8] = b"partial";

/// The store.
pub(crate) struct Store {
    db: sled::Db,
    trees: Vec<sled::Tree>,
    /// What each commit told, by revision, big-endian.
    journal_tree: sled::Tree,
    manifest_tree: sled::Tree,
    manifest: Mutex<Manifest>,
    /// A change is being written in parts: what the tables hold is between two revisions.
    partial: AtomicBool,
    /// The bytes of the rows that were written since it was opened.
    written: AtomicU64,
}

/// What opening found.
pub(crate) enum Opened {
    /// A store that holds what its manifest says, or a new one.
    Whole(Store),
    /// A store that must be made again, and why.
    Unusable {
        /// Why.
        reason: String,
        /// Its revision, or 0 where that is not known.
        revision: u64,
    },
}

/// What cannot be read because it is not what was written is damage; the rest is the storage's failure.
fn failed(doing: &'static str) -> impl FnOnce(sled::Error) -> ArchiveError {
    move |source| match source {
        sled::Error::Io(error) if error.kind() == ErrorKind::UnexpectedEof => {
            all_damaged(error.to_string())
        }
        sled::Error::Corruption { .. } => all_damaged(said(&source)),
        source => ArchiveError::Store {
            doing,
            source: Box::new(source),
        },
    }
}

/// What sled says, for people.
fn said(error: &sled::Error) -> String {
    match error {
        sled::Error::Corruption { .. } => {
            "its file does not hold what was written there".to_owned()
        }
        error => error.to_string(),
    }
}

/// What cannot be written, for a reason in words.
fn unwritten(reason: String) -> ArchiveError {
    ArchiveError::Store {
        doing: "committing to",
        source: reason.into(),
    }
}

/// Damage that is no certain record's.
fn all_damaged(reason: String) -> ArchiveError {
    ArchiveError::Damaged {
        table: "*",
        key: "*".to_owned(),
        reason,
    }
}

/// What a record that does not hold is reported as.
pub(crate) fn damaged(table: Table, key: &[u8], reason: String) -> ArchiveError {
    ArchiveError::Damaged {
        table: table.name(),
        key: match <[u8; 32]>::try_from(key) {
            Ok(hash) if Table::OF_PAGES.contains(&table) => PageHash(hash).to_string(),
            _ => String::from_utf8_lossy(key).into_owned(),
        },
        reason,
    }
}

/// How long a store may still be closing that this process had open before.
pub const CLOSING_TIME: Duration = Duration::from_secs(10);

/// The most of its file that sled is to hold in memory, in bytes.
const SLED_BYTES: u64 = 32 * 1024 * 1024;

/// How often a record of a page is looked up each time that it is wanted. sled notes each look at a node of its tree, by
/// 256 kinds of node, and holds itself to [`SLED_BYTES`] only when 64 looks at one kind are noted, however long these nodes
/// are; those that hold what pages say have some 16 KiB. Looked at once each, 160 MiB of them lay in memory behind the
/// history of somebody whom ten thousand articles name, 100 MiB less with four looks. A further look finds the node there.
const LOOKS_AT_PAGES: usize = 4;

/// Opens the engine; whoever opens a store holds its folder. sled's own threads may hold the file a moment longer than
/// the last handle to it, so that one who opens what was just closed finds it locked.
fn open_once_closed(folder: &Path) -> sled::Result<sled::Db> {
    let end = Instant::now() + CLOSING_TIME;
    loop {
        let opened = sled::Config::new()
            .path(folder)
            .cache_capacity(SLED_BYTES)
            .flush_every_ms(None)
            .open();
        match opened {
            Err(sled::Error::Io(error)) if is_locked(&error) && Instant::now() < end => {
                thread::sleep(Duration::from_millis(5));
            }
            opened => return opened,
        }
    }
}

/// sled says so in words alone.
fn is_locked(error: &io::Error) -> bool {
    error.to_string().contains("could not acquire lock")
}

impl Store {
    /// Opens the store in `folder`, or makes an empty one there. `reading` names the rules by which
    /// pages are read: a store made by others is made again. A new store counts on from `revision`.
    pub(crate) fn open(
        folder: &Path,
        reading: &str,
        revision: u64,
    ) -> Result<Opened, ArchiveError> {
        let unusable = |reason: String| {
            Ok(Opened::Unusable {
                reason,
                revision: 0,
            })
        };
        // A truncated file makes sled panic.
        let opened = catch_unwind(AssertUnwindSafe(|| open_once_closed(folder)));
        let db = match opened {
            Ok(Ok(db)) => db,
            Ok(Err(sled::Error::Io(error))) if error.kind() != ErrorKind::UnexpectedEof => {
                return Err(failed("opening")(sled::Error::Io(error)));
            }
            Ok(Err(error)) => return unusable(said(&error)),
            Err(_) => return unusable("its file is cut short".to_owned()),
        };
        let tree = |name: &str| db.open_tree(name).map_err(failed("opening"));
        let trees = Table::EACH
            .iter()
            .map(|table| tree(table.name()))
            .collect::<Result<Vec<_>, _>>()?;
        let journal_tree = tree(JOURNAL_TREE)?;
        let manifest_tree = tree(MANIFEST_TREE)?;
        let manifest = match manifest_tree.get(MANIFEST_KEY).map_err(failed("reading"))? {
            Some(bytes) => match row::decode::<Manifest>(&bytes) {
                Ok(manifest) => manifest,
                Err(reason) => return unusable(format!("its manifest is damaged: {reason}")),
            },
            None if trees.iter().all(sled::Tree::is_empty) => Manifest {
                format: FORMAT,
                reading: reading.to_owned(),
                revision,
                tables: vec![TableState::default(); Table::EACH.len()],
            },
            None => return unusable("it has no manifest".to_owned()),
        };
        let revision = manifest.revision;
        if manifest.format != FORMAT || manifest.tables.len() != Table::EACH.len() {
            let reason = format!("it has format {}, not {FORMAT}", manifest.format);
            return Ok(Opened::Unusable { reason, revision });
        }
        if manifest.reading != reading {
            return Ok(Opened::Unusable {
                reason: "its pages were read by other rules".to_owned(),
                revision,
            });
        }
        let partial = (manifest_tree.contains_key(PARTIAL_KEY)).map_err(failed("reading"))?;
        Ok(Opened::Whole(Store {
            db,
            trees,
            journal_tree,
            manifest_tree,
            manifest: Mutex::new(manifest),
            partial: AtomicBool::new(partial),
            written: AtomicU64::new(0),
        }))
    }

    /// How many bytes of rows were written since it was opened.
    pub(crate) fn written(&self) -> u64 {
        self.written.load(Ordering::Relaxed)
    }

    /// The revision of the last commit.
    pub(crate) fn revision(&self) -> u64 {
        self.manifest().revision
    }

    /// Whether a crash left a change there in part.
    pub(crate) fn is_partial(&self) -> bool {
        self.partial.load(Ordering::Relaxed)
    }

    /// Has the next commit say that the store has this format.
    #[cfg(test)]
    pub(crate) fn set_format(&self, format: u32) {
        let mut manifest = self.manifest.lock();
        if let Ok(manifest) = &mut manifest {
            manifest.format = format;
        }
    }

    fn manifest(&self) -> Manifest {
        self.manifest
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    /// One record.
    pub(crate) fn get<T: Stored>(
        &self,
        table: Table,
        key: &[u8],
    ) -> Result<Option<T>, ArchiveError> {
        let bytes = self.row(table, key)?;
        bytes
            .map(|bytes| row::decode(&bytes).map_err(|reason| damaged(table, key, reason)))
            .transpose()
    }

    /// The bytes of one record.
    fn row(&self, table: Table, key: &[u8]) -> Result<Option<IVec>, ArchiveError> {
        let looks = if Table::OF_PAGES.contains(&table) {
            LOOKS_AT_PAGES
        } else {
            1
        };
        let mut row = None;
        for _ in 0..looks {
            row = self.trees[table.index()]
                .get(key)
                .map_err(failed("reading"))?;
        }
        Ok(row)
    }

    /// Whether a table holds this row.
    pub(crate) fn holds(&self, table: Table, key: &[u8], row: &[u8]) -> Result<bool, ArchiveError> {
        let known = self.trees[table.index()]
            .get(key)
            .map_err(failed("reading"))?;
        Ok(known.is_some_and(|known| *known == *row))
    }

    /// Reads every record of a table and hands on what was read, in the order of the keys; an error where they are not
    /// those that the manifest tells of. Few of them are in memory at once.
    pub(crate) fn scan<T: Send>(
        &self,
        table: Table,
        read: impl Fn(&[u8], &[u8]) -> Result<T, String> + Sync,
        mut take: impl FnMut(T),
    ) -> Result<(), ArchiveError> {
        let mut state = TableState::default();
        let mut rows = self.trees[table.index()].iter();
        loop {
            let lot: Vec<(IVec, IVec)> = rows
                .by_ref()
                .take(LOT_ROWS)
                .collect::<Result<_, _>>()
                .map_err(failed("reading"))?;
            if lot.is_empty() {
                return self.differs(table, state).map_or(Ok(()), Err);
            }
            let values: Vec<(TableState, T)> = lot
                .par_iter()
                .map(|(key, row)| {
                    let value = read(key, row).map_err(|reason| damaged(table, key, reason))?;
                    Ok((TableState::of(key, row), value))
                })
                .collect::<Result<_, ArchiveError>>()?;
            for (row, value) in values {
                state = state.plus(row);
                take(value);
            }
        }
    }

    /// Every article in the order of the slugs, as `shorten` leaves it.
    ///
    /// # Errors
    ///
    /// The tables are not what the manifest says, or what an article's page says is not there.
    pub(crate) fn articles(
        &self,
        mut shorten: impl FnMut(&mut ArticleSource),
    ) -> Result<Vec<Arc<ArticleSource>>, ArchiveError> {
        // What pages say lies in the order of their hashes, and is read so.
        let mut pages: Vec<PageHash> = Vec::new();
        let page = |_: &[u8], row: &[u8]| row::decode(row);
        self.scan(Table::ArticleBySlug, page, |page| pages.push(page))?;
        let places: FxHashMap<PageHash, usize> = pages.iter().copied().zip(0..).collect();
        let mut articles: Vec<Option<Arc<ArticleSource>>> = vec![None; pages.len()];
        let place_of = |key: &[u8]| places.get(&PageHash(key.try_into().ok()?)).copied();
        self.scan(
            Table::SourceByPage,
            |key, row| {
                let read = |place| Ok((place, row::decode::<ArticleSource>(row)?));
                place_of(key).map(read).transpose()
            },
            |read| {
                if let Some((place, mut source)) = read {
                    shorten(&mut source);
                    articles[place] = Some(Arc::new(source));
                }
            },
        )?;
        let found = articles.into_iter().zip(&pages).map(|(article, page)| {
            let reason = "an article of its own is to have what it says";
            article.ok_or_else(|| damaged(Table::SourceByPage, &page.0, reason.to_owned()))
        });
        found.collect()
    }

    /// Holds every record against its checksum and every table against the manifest; gives what does not
    /// hold.
    pub(crate) fn verify(&self) -> Result<Vec<ArchiveError>, ArchiveError> {
        let tables = Table::EACH.par_iter();
        let found: Vec<_> = tables
            .map(|table| self.unpanicked(|| self.verify_table(*table)))
            .collect();
        let mut damages = Vec::new();
        for found in found {
            match found {
                Ok(found) => damages.extend(found),
                Err(damage @ ArchiveError::Damaged { .. }) => damages.push(damage),
                Err(error) => return Err(error),
            }
        }
        Ok(damages)
    }

    fn verify_table(&self, table: Table) -> Result<Vec<ArchiveError>, ArchiveError> {
        let mut state = TableState::default();
        let mut damages = Vec::new();
        for record in &self.trees[table.index()] {
            let (key, value) = record.map_err(failed("reading"))?;
            state.add(&key, &value);
            if let Err(reason) = row::check(&value) {
                damages.push(damaged(table, &key, reason));
            }
        }
        if damages.is_empty() {
            damages.extend(self.differs(table, state));
        }
        Ok(damages)
    }

    /// How a table is not what the manifest says.
    fn differs(&self, table: Table, state: TableState) -> Option<ArchiveError> {
        let expected = self.manifest().tables[table.index()];
        let reason = match state.count {
            _ if state == expected => return None,
            count if count == expected.count => "other records were written".to_owned(),
            count => format!(
                "it holds {count} records where {} were written",
                expected.count
            ),
        };
        Some(damaged(table, b"*", reason))
    }

    /// Reads; where a damaged file makes sled panic, that is its damage.
    pub(crate) fn unpanicked<T>(
        &self,
        read: impl FnOnce() -> Result<T, ArchiveError>,
    ) -> Result<T, ArchiveError> {
        catch_unwind(AssertUnwindSafe(read))
            .unwrap_or_else(|_| Err(all_damaged("reading it panicked".to_owned())))
    }

    /// Puts what was committed on disk.
    pub(crate) fn flush(&self) -> Result<(), ArchiveError> {
        self.db.flush().map_err(failed("flushing"))?;
        Ok(())
    }

    /// Forgets what the commits so far told.
    pub(crate) fn forget_journal(&self) -> Result<(), ArchiveError> {
        for key in self.journal_tree.iter().keys() {
            let key = key.map_err(failed("reading"))?;
            self.journal_tree.remove(key).map_err(failed("writing"))?;
        }
        self.flush()
    }

    /// Each table's name with the number of its records and their digest.
    pub(crate) fn fingerprint(&self) -> String {
        let tables = self.manifest().tables;
        let line = Table::EACH.iter().zip(tables).map(|(table, state)| {
            format!("{} {} {:016x}", table.name(), state.count, state.digest)
        });
        line.collect::<Vec<_>>().join(", ")
    }

    /// How many records a table holds.
    pub(crate) fn count(&self, table: Table) -> u64 {
        self.manifest().tables[table.index()].count
    }

    /// The keys of a table in order.
    pub(crate) fn keys(&self, table: Table) -> Result<Vec<Vec<u8>>, ArchiveError> {
        self.trees[table.index()]
            .iter()
            .keys()
            .map(|key| Ok(key.map_err(failed("reading"))?.to_vec()))
            .collect()
    }

    /// What each of the latest commits told, oldest first, as far as that is whole.
    pub(crate) fn journal(&self) -> Result<Vec<Vec<Told>>, ArchiveError> {
        let mut commits = Vec::new();
        let mut revision = self.revision();
        for entry in self.journal_tree.iter().rev() {
            let (key, value) = entry.map_err(failed("reading"))?;
            match row::decode(&value) {
                Ok(told) if revision > 0 && *key == revision.to_be_bytes() => commits.push(told),
                _ => break,
            }
            revision -= 1;
        }
        commits.reverse();
        Ok(commits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_that_is_still_being_closed_is_waited_for() {
        let folder = tempfile::TempDir::new().unwrap();
        let held = sled::open(folder.path()).unwrap();
        let closing = thread::spawn(move || {
            thread::sleep(Duration::from_millis(200));
            drop(held);
        });
        let opened = Store::open(folder.path(), "", 1);
        assert!(matches!(opened, Ok(Opened::Whole(_))), "it was waited for");
        closing.join().unwrap();
    }
}
