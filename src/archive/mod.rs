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

mod change;
mod check;
mod content;
mod counts;
mod documents;
pub(crate) mod dump;
mod durable;
mod error;
mod journal;
mod kept;
mod ledger;
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

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, OnceLock};

use parking_lot::{Mutex, RwLock};
use quick_cache::sync::Cache;
use rayon::prelude::*;
use tokio::sync::watch;
use walkdir::WalkDir;

use crate::model::{Page, PageHash, PageKey};
use crate::page::Unreadable;
use crate::resolve::Group;
use crate::search::{Index, Searcher};
use crate::snapshot::{ArticleSource, Snapshot};
use crate::wanted;

use change::{Change, Writer};
use journal::{Journal, Told};
use ledger::Touched;
use lock::FolderLock;
use pages::PageStore;
use prepare::{Prepared, choose, prepare};
use replay::Replay;
use store::{Store, Table};

pub use check::{Checked, Finding};
pub use content::ArticleContent;
pub use counts::PageCounts;
pub use dump::{Dump, DumpDamage, DumpError, DumpReader, Dumped, MAX_DUMP_PAGES};
pub use error::ArchiveError;
pub(crate) use journal::MAX_CHANGES;
pub use journal::UnknownRevision;
pub use open::Phase;
pub use pages::MAX_SIDECAR;
pub use restore::RestoreError;

/// How many pages one commit holds at least, where so many come together, and at most.
///
/// A commit resolves anew whatever its pages name, which most articles of the archive may name as well: the more
/// there are, the more pages a commit should be for. Between the two it holds an eighth as many as there are articles.
const COMMIT_PAGES: RangeInclusive<usize> = 1000..=4000;

/// The most bytes of articles' contents that are kept decoded, about.
const CACHED_CONTENTS: u64 = 64 * 1024 * 1024;

/// How many contents that may be: what a page of middling size takes.
const CACHED_CONTENT: u64 = 16 * 1024;

/// The rules by which pages are read: a hash of the sources of the stages that read them.
const READING: &str = env!("CAUNOI_READING");

/// Where pages come from.
#[derive(Clone, Copy)]
enum Origin<'a> {
    /// From outside, together with others whose hashes this knows: they are kept before they are
    /// acknowledged.
    New(&'a dyn Fn(&PageHash) -> bool),
    /// From the folder of pages, where they stay.
    Kept,
}

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

    /// Loads pages as one or more revisions; one result for each page, in their order. Blocks.
    ///
    /// Of pages of one article among them, the last by the day of saving, then by hash, is loaded; the
    /// others count as unchanged.
    ///
    /// # Errors
    ///
    /// The storage fails, or nobody waits for it any more before the first page is kept; pages that were not
    /// acknowledged are then not in the archive.
    pub fn load(&self, pages: Vec<Page>) -> Result<Vec<Result<Loaded, Unreadable>>, ArchiveError> {
        self.load_among(pages, &|_| false)
    }

    /// Loads some of the pages that come together, of which `among` knows the hashes: one that the archive
    /// holds is replaced by another of them only as [`Archive::load`] would choose between the two.
    ///
    /// # Errors
    ///
    /// As of [`Archive::load`].
    pub fn load_among(
        &self,
        pages: Vec<Page>,
        among: &dyn Fn(&PageHash) -> bool,
    ) -> Result<Vec<Result<Loaded, Unreadable>>, ArchiveError> {
        let mut results = Vec::with_capacity(pages.len());
        let mut rest = pages.as_slice();
        while !rest.is_empty() {
            let (chunk, behind) = rest.split_at(self.commit_pages().min(rest.len()));
            results.extend(self.load_chunk(chunk, Origin::New(among))?);
            rest = behind;
        }
        Ok(results)
    }

    /// The most pages that the next commit holds, and that are best loaded together.
    pub fn commit_pages(&self) -> usize {
        let articles = self.view.read().snapshot.articles();
        (articles / 8).clamp(*COMMIT_PAGES.start(), *COMMIT_PAGES.end())
    }

    /// Removes an article and its page; false where there is no such article. Blocks.
    ///
    /// # Errors
    ///
    /// The storage fails, or nobody waits for it any more.
    pub fn remove(&self, article: &str) -> Result<bool, ArchiveError> {
        let mut writer = self.writer.lock();
        writer.check()?;
        writer.make_ledger();
        let Some(source) = writer.ledger.article(article).cloned() else {
            return Ok(false);
        };
        settled()?;
        let result = self.remove_source(&mut writer, source);
        writer.note(result.map(|_| true))
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

    fn remove_source(
        &self,
        writer: &mut Writer,
        source: Arc<ArticleSource>,
    ) -> Result<u64, ArchiveError> {
        self.pages.remove(&[source.page])?;
        let mut change = Change::default();
        change.take_out(writer, source);
        self.commit(writer, change)
    }

    fn load_chunk(
        &self,
        pages: &[Page],
        origin: Origin<'_>,
    ) -> Result<Vec<Result<Loaded, Unreadable>>, ArchiveError> {
        let prepared: Vec<Result<Prepared, Unreadable>> = pages.par_iter().map(prepare).collect();
        let mut writer = self.writer.lock();
        writer.check()?;
        settled()?;
        writer.make_ledger();
        let result = self.load_prepared(&mut writer, pages, prepared, origin);
        let results = writer.note(result)?;
        if matches!(origin, Origin::New(_)) {
            self.counts.lock().add(&results);
        }
        Ok(results)
    }

    fn load_prepared(
        &self,
        writer: &mut Writer,
        pages: &[Page],
        prepared: Vec<Result<Prepared, Unreadable>>,
        origin: Origin<'_>,
    ) -> Result<Vec<Result<Loaded, Unreadable>>, ArchiveError> {
        let chosen = choose(pages, &prepared);
        let mut results = Vec::with_capacity(pages.len());
        let (mut put, mut mend) = (Vec::new(), Vec::new());
        let mut change = Change::default();
        for (index, (page, prepared)) in pages.iter().zip(prepared).enumerate() {
            let prepared = match prepared {
                Ok(prepared) => prepared,
                Err(reason) => {
                    results.push(Err(reason));
                    continue;
                }
            };
            let (hash, source) = (prepared.hash, &prepared.source);
            let article = source.slug().clone();
            let known = writer.ledger.article_by_key(&source.key).cloned();
            let outcome = match &known {
                _ if chosen.get(&source.key) != Some(&index) => LoadOutcome::Unchanged,
                Some(known) if known.page == hash => LoadOutcome::Unchanged,
                Some(known) if self.stays(known, page, &hash, origin)? => LoadOutcome::Unchanged,
                Some(_) => LoadOutcome::Replaced,
                None => LoadOutcome::Added,
            };
            results.push(Ok(Loaded {
                article: article.clone(),
                key: source.key.clone(),
                outcome,
            }));
            if outcome == LoadOutcome::Unchanged {
                let kept = known.is_some_and(|known| known.page == hash);
                if kept && matches!(origin, Origin::New(_)) && !self.pages.holds(&hash)? {
                    mend.push((hash, page));
                }
                continue;
            }
            put.push((hash, page, known.as_ref().map(|known| known.page)));
            if let Some(known) = known {
                change.take_out(writer, known);
            }
            change.put_in(writer, prepared)?;
            change.told.push(Told { article, outcome });
        }
        self.pages.mend(&mend)?;
        if change.told.is_empty() {
            return Ok(results);
        }
        if matches!(origin, Origin::Kept) {
            self.commit(writer, change)?;
            return Ok(results);
        }
        self.pages.put(&put)?;
        let retired: Vec<PageHash> = change.gone.iter().map(|article| article.page).collect();
        self.commit(writer, change)?;
        self.pages.remove(&retired)?;
        Ok(results)
    }

    /// Whether the page of an article stays where another one of it comes: of pages that come together,
    /// and of kept ones, the same one counts in whatever order they come.
    fn stays(
        &self,
        known: &ArticleSource,
        page: &Page,
        hash: &PageHash,
        origin: Origin<'_>,
    ) -> Result<bool, ArchiveError> {
        Ok(match origin {
            Origin::New(among) => known.page > *hash && among(&known.page),
            Origin::Kept => {
                let saved_on = self.pages.saved_on(&known.page)?;
                (saved_on, &known.page) > (page.saved_on, hash)
            }
        })
    }

    /// Resolves what a change touches, commits it, brings the full text to it, shows the new revision and
    /// tells of it.
    fn commit(&self, writer: &mut Writer, change: Change) -> Result<u64, ArchiveError> {
        let gone_for_good = change.gone_for_good();
        let Change {
            mut batch,
            groups,
            gone,
            articles,
            documents,
            told,
        } = change;
        let known = self.view.read().snapshot.clone();
        let mut next = known.grow();
        next.take_articles(&gone_for_good, &articles);
        let (mut meetings, others): (BTreeSet<Group>, BTreeSet<Group>) = groups
            .into_iter()
            .partition(|group| matches!(group, Group::Meeting(_)));
        let (mut touched, mut moved) = (Touched::new(), Vec::new());
        for lot in writer.ledger.lots(&others) {
            let changes = writer.ledger.resolve(&lot);
            moved.extend(known.touched_by(&changes));
            writer
                .ledger
                .write_entities(&self.store, &changes, &mut batch, &mut touched)?;
            next.take(&changes);
        }
        meetings.extend(writer.ledger.meeting_groups(&moved));
        for lot in writer.ledger.lots(&meetings) {
            let changes = writer.ledger.resolve(&lot);
            writer
                .ledger
                .write_entities(&self.store, &changes, &mut batch, &mut touched)?;
            next.take(&changes);
        }
        for page in writer.unshown() {
            batch.remove(Table::ContentByPage, &page.0);
        }
        if !gone.is_empty() {
            let pages = gone
                .iter()
                .map(|article| article.page)
                .filter(|page| !batch.puts(Table::ContentByPage, &page.0));
            let shown = Arc::downgrade(&self.view.read().snapshot);
            writer.retired.push((shown, pages.collect()));
        }
        let forget = self.journal.read().oldest_after(told.len());
        let revision = self.store.commit(batch, &told, forget)?;
        let snapshot = Arc::new(next.finish(revision));
        if !gone.is_empty() {
            writer.ledger.tidy();
        }
        let (removed, added) = documents::changed(&known, &snapshot, &gone, &touched, documents);
        drop(known);
        self.index.update(revision, &removed, &added)?;
        *self.view.write() = View {
            snapshot,
            searcher: self.index.searcher(),
        };
        self.journal.write().add(told);
        self.revision.send_replace(revision);
        Ok(revision)
    }
}

/// From here on the change is made, and whoever asked for it waits for it.
fn settled() -> Result<(), ArchiveError> {
    if wanted::settle() {
        Ok(())
    } else {
        Err(ArchiveError::Unwanted)
    }
}
