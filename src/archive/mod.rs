//! The archive: pages on disk, the tables made from them, and the revision that requests read.
//!
//! The pages are the truth. Everything else can be made again from them, and is, where it does not hold
//! what its manifest says or was made in another format or by other rules of reading.
//!
//! # Correctness
//!
//! A load goes in this order: pages durable in the page store, tables committed whole, the full-text
//! index, the view swapped, the pages taken away whose place others took, then the acknowledgement. A
//! crash between any two leaves pages that are loaded again on opening, never an article without its page.
//! Of the pages of a folder each batch is durable before the next is read, and many batches are committed together.

mod change;
mod check;
mod commit;
mod content;
mod counts;
mod documents;
pub(crate) mod dump;
mod durable;
mod error;
mod journal;
mod kept;
mod ledger;
mod loading;
mod lock;
mod mend;
mod open;
mod pages;
mod prepare;
mod remake;
mod replay;
mod restore;
pub(crate) mod row;
mod secret;
mod stop;
mod store;

use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, OnceLock};

use parking_lot::{Mutex, RwLock};
use quick_cache::sync::Cache;
use tokio::sync::watch;
use walkdir::WalkDir;

use crate::model::{PageHash, PageKey};
use crate::search::{Index, Searcher};
use crate::snapshot::{ArticleSource, Snapshot};

use change::Writer;
use journal::Journal;
use lock::FolderLock;
use pages::PageStore;
use replay::Replay;
use store::{Store, Table};

pub use check::{Checked, Finding};
pub use content::ArticleContent;
pub use counts::PageCounts;
pub use dump::{Dump, DumpDamage, DumpError, DumpReader, Dumped, MAX_DUMP_PAGES};
pub use error::ArchiveError;
pub(crate) use journal::MAX_CHANGES;
pub use journal::UnknownRevision;
pub(crate) use loading::LOT_PAGES;
pub use open::Phase;
pub use pages::MAX_SIDECAR;
pub use restore::RestoreError;
pub use store::CLOSING_TIME;

/// The most bytes of articles' contents that are kept decoded, about. The history of somebody whom ten thousand articles
/// name takes more than half of it: where it has no room, each question about it reads all of them anew, thirty times as
/// slow.
const CACHED_CONTENTS: u64 = 64 * 1024 * 1024;

/// How many contents that may be: what a page of middling size takes.
const CACHED_CONTENT: u64 = 16 * 1024;

/// The rules by which pages are read: a hash of the sources of the stages that read them.
const READING: &str = env!("CAUNOI_READING");

/// What one request sees: entities and full text of the same revision.
#[derive(Clone)]
pub struct View {
    /// The entities.
    pub snapshot: Arc<Snapshot>,
    /// The full text.
    pub searcher: Searcher,
}

/// What loading a page did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadOutcome {
    /// The article is new.
    Added,
    /// It takes the place of an earlier page of the same article.
    Replaced,
    /// The archive held the page already.
    Unchanged,
}

/// A page that was loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The article's slug.
    pub article: Arc<str>,
    /// Its key.
    pub key: PageKey,
    /// What it did.
    pub outcome: LoadOutcome,
}

/// An article that was added or replaced, told after the commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleChange {
    /// The article's slug.
    pub article: Arc<str>,
    /// Added or replaced.
    pub outcome: LoadOutcome,
    /// The revision that it came with.
    pub revision: u64,
}

/// The archive. One process at a time holds a folder.
pub struct Archive {
    folder: PathBuf,
    pages: PageStore,
    store: Store,
    index: Index,
    view: RwLock<View>,
    writer: Mutex<Writer>,
    contents: Cache<PageHash, Arc<ArticleContent>, content::Weight>,
    journal: RwLock<Journal>,
    revision: watch::Sender<u64>,
    counts: Mutex<PageCounts>,
    failure: Arc<OnceLock<String>>,
    /// Kept pages that are damaged.
    left_out: AtomicUsize,
    // Dropped behind the tables.
    replay: Replay,
    // Dropped last: the folder is free when everything in it is closed. None where the archive is made
    // in a folder that another one's lock covers.
    lock: Option<FolderLock>,
}

impl Archive {
    /// The present revision. What a view shows does not change.
    pub fn view(&self) -> View {
        self.view.read().clone()
    }

    /// The text of an article of a view that is still held, with its facts.
    ///
    /// # Errors
    ///
    /// The storage fails or is damaged.
    pub fn content(&self, article: &ArticleSource) -> Result<Arc<ArticleContent>, ArchiveError> {
        let read = || self.read_content(article).map(Arc::new);
        self.contents.get_or_insert_with(&article.page, read)
    }

    fn read_content(&self, article: &ArticleSource) -> Result<ArticleContent, ArchiveError> {
        let content = self.store.get(Table::ContentByPage, &article.page.0)?;
        content.ok_or_else(|| ArchiveError::Damaged {
            table: Table::ContentByPage.name(),
            key: article.page.to_string(),
            reason: format!("the text of {} is not there", article.slug()),
        })
    }

    /// What the tables hold, in a line: each table's name with the number of its records and their
    /// digest. Archives of the same pages have the same one, whichever way the pages came.
    pub fn fingerprint(&self) -> String {
        self.store.fingerprint()
    }

    /// What became of the pages that came since the archive was opened.
    pub fn page_counts(&self) -> PageCounts {
        *self.counts.lock()
    }

    /// Why the archive takes no more changes until it is opened again, where that is so: the first write
    /// that failed.
    pub fn read_only(&self) -> Option<&str> {
        self.failure.get().map(String::as_str)
    }

    /// The bytes of the archive's folder on disk. Blocks, for longer the more pages there are.
    pub fn disk_bytes(&self) -> u64 {
        let files = WalkDir::new(&self.folder)
            .into_iter()
            .filter_map(Result::ok);
        files
            .filter_map(|file| file.metadata().ok())
            .filter(|metadata| metadata.is_file())
            .map(|metadata| metadata.len())
            .sum()
    }

    /// The articles that were added and replaced by the revision after the given one, perhaps none;
    /// nothing where the given one is the present.
    ///
    /// # Errors
    ///
    /// What came after that revision is not known any more, or the archive has not come to it.
    pub fn changes_after(
        &self,
        revision: u64,
    ) -> Result<Option<Arc<[ArticleChange]>>, UnknownRevision> {
        self.journal.read().next(revision)
    }

    /// The present revision, heard of as it changes: when a view of it is there.
    pub fn revision(&self) -> watch::Receiver<u64> {
        self.revision.subscribe()
    }

    /// How many hear of the revision.
    pub fn subscribers(&self) -> usize {
        self.revision.receiver_count()
    }
}
