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

mod documents;
mod error;
mod ledger;
mod lock;
mod pages;
mod row;
mod store;

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};

use parking_lot::{Mutex, RwLock};
use quick_cache::sync::Cache;
use rayon::prelude::*;
use tokio::sync::broadcast;

use crate::extract::extract;
use crate::model::{Article, Page, PageHash, PageKey, Paragraph, Teaser};
use crate::page::{self, Unreadable};
use crate::resolve::{Group, PrintedForms, Reported};
use crate::search::{Index, Searcher};
use crate::snapshot::{ArticleSource, Snapshot};

use ledger::Ledger;
use lock::FolderLock;
use pages::PageStore;
use store::{Batch, Opened, Store, Table};

pub use error::ArchiveError;

/// The most pages that one commit holds.
const COMMIT_PAGES: usize = 1000;

/// The most articles whose text is kept decoded.
const CACHED_TEXTS: usize = 4096;

/// How many changes a subscriber may lag behind before it is told that it missed some.
const CHANGES_KEPT: usize = 4096;

/// The rules by which pages are read: a hash of the sources of the stages that read them.
const READING: &str = env!("CAUNOI_READING");

/// An article's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleText {
    /// The paragraphs in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// The advertised articles.
    pub teasers: Vec<Teaser>,
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
    pages: PageStore,
    store: Store,
    index: Index,
    view: RwLock<View>,
    writer: Mutex<Writer>,
    texts: Cache<PageHash, Arc<ArticleText>>,
    changes: broadcast::Sender<ArticleChange>,
    // Dropped last: the folder is free when everything in it is closed.
    _lock: FolderLock,
}

/// What the one writer at a time works on.
struct Writer {
    ledger: Ledger,
    /// Texts of replaced and removed articles, which views before the given one still show.
    retired: Vec<(Weak<Snapshot>, Vec<PageHash>)>,
    /// The first failure of a write: after it, no more are tried until the archive is opened again.
    failure: Option<String>,
}

/// A page, read.
struct Prepared {
    hash: PageHash,
    source: Arc<ArticleSource>,
    text: ArticleText,
}

impl Archive {
    /// Opens the archive in `folder`, or makes an empty one there. Tables that do not hold what they
    /// should are made again from the pages.
    ///
    /// # Errors
    ///
    /// The folder cannot be used, or another process holds it.
    pub fn open(folder: &Path) -> Result<Archive, ArchiveError> {
        let lock = FolderLock::take(folder)?;
        let pages = PageStore::open(&folder.join("pages"))?;
        let (store, ledger) = open_tables(&folder.join("tables"))?;
        let index = Index::open(&folder.join("search"))?;
        let snapshot = Arc::new(Snapshot::assemble(store.revision(), &ledger.sources));
        let archive = Archive {
            view: RwLock::new(View {
                snapshot,
                searcher: index.searcher(),
            }),
            pages,
            store,
            index,
            writer: Mutex::new(Writer {
                ledger,
                retired: Vec::new(),
                failure: None,
            }),
            texts: Cache::new(CACHED_TEXTS),
            changes: broadcast::channel(CHANGES_KEPT).0,
            _lock: lock,
        };
        archive.drop_retired_texts()?;
        archive.reconcile()?;
        if archive.index.revision() != Some(archive.store.revision()) {
            archive.remake_index()?;
        }
        Ok(archive)
    }

    /// The present revision. What a view shows does not change.
    pub fn view(&self) -> View {
        self.view.read().clone()
    }

    /// The text of an article of a view that is still held.
    ///
    /// # Errors
    ///
    /// The storage fails or is damaged.
    pub fn text(&self, article: &ArticleSource) -> Result<Arc<ArticleText>, ArchiveError> {
        self.texts.get_or_insert_with(&article.page, || {
            self.store
                .get::<ArticleText>(Table::TextByPage, &article.page.0)?
                .map(Arc::new)
                .ok_or_else(|| ArchiveError::Damaged {
                    table: Table::TextByPage.name(),
                    key: article.page.to_string(),
                    reason: format!("the text of {} is not there", article.slug()),
                })
        })
    }

    /// Loads pages as one or more revisions; one result for each page, in their order. Blocks.
    ///
    /// Of pages of one article among them, the last by the day of saving, then by hash, is loaded; the
    /// others count as unchanged.
    ///
    /// # Errors
    ///
    /// The storage fails; pages that were not acknowledged are then not in the archive.
    pub fn load(&self, pages: Vec<Page>) -> Result<Vec<Result<Loaded, Unreadable>>, ArchiveError> {
        let mut results = Vec::with_capacity(pages.len());
        for chunk in pages.chunks(COMMIT_PAGES) {
            results.extend(self.load_chunk(chunk)?);
        }
        Ok(results)
    }

    /// Removes an article and its page; false where there is no such article. Blocks.
    ///
    /// # Errors
    ///
    /// The storage fails.
    pub fn remove(&self, article: &str) -> Result<bool, ArchiveError> {
        let mut writer = self.writer.lock();
        writer.check()?;
        let Some(source) = writer.ledger.sources.articles.get(article).cloned() else {
            return Ok(false);
        };
        let result = self.remove_source(&mut writer, source);
        writer.note(result.map(|_| true))
    }

    /// What the tables hold, in a line: each table's name with the number of its records and their
    /// digest. Archives of the same pages have the same one, whichever way the pages came.
    pub fn fingerprint(&self) -> String {
        self.store.fingerprint()
    }

    /// Every change from now on, in order of revision. A receiver that lags behind is told so.
    pub fn changes(&self) -> broadcast::Receiver<ArticleChange> {
        self.changes.subscribe()
    }

    /// How many receivers of changes there are.
    pub fn subscribers(&self) -> usize {
        self.changes.receiver_count()
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

    fn load_chunk(&self, pages: &[Page]) -> Result<Vec<Result<Loaded, Unreadable>>, ArchiveError> {
        let prepared: Vec<Result<Prepared, Unreadable>> = pages.par_iter().map(prepare).collect();
        let mut writer = self.writer.lock();
        writer.check()?;
        let result = self.load_prepared(&mut writer, pages, prepared);
        writer.note(result)
    }

    fn load_prepared(
        &self,
        writer: &mut Writer,
        pages: &[Page],
        prepared: Vec<Result<Prepared, Unreadable>>,
    ) -> Result<Vec<Result<Loaded, Unreadable>>, ArchiveError> {
        let chosen = choose(pages, &prepared);
        let mut results = Vec::with_capacity(pages.len());
        let (mut put, mut told) = (Vec::new(), Vec::new());
        let mut change = Change::default();
        for (index, (page, prepared)) in pages.iter().zip(prepared).enumerate() {
            let Prepared { hash, source, text } = match prepared {
                Ok(prepared) => prepared,
                Err(reason) => {
                    results.push(Err(reason));
                    continue;
                }
            };
            let article = source.slug().clone();
            let known = writer.ledger.article_by_key(&source.key).cloned();
            let outcome = match &known {
                _ if chosen.get(&source.key) != Some(&index) => LoadOutcome::Unchanged,
                Some(known) if known.page == hash => LoadOutcome::Unchanged,
                Some(_) => LoadOutcome::Replaced,
                None => LoadOutcome::Added,
            };
            results.push(Ok(Loaded {
                article: article.clone(),
                outcome,
            }));
            if outcome == LoadOutcome::Unchanged {
                continue;
            }
            put.push((hash, page, known.as_ref().map(|known| known.page)));
            if let Some(known) = known {
                change.take_out(writer, known);
            }
            change.put_in(writer, source, text)?;
            told.push((article, outcome));
        }
        if told.is_empty() {
            return Ok(results);
        }
        self.pages.put(&put)?;
        let retired: Vec<PageHash> = change.gone.iter().map(|article| article.page).collect();
        let revision = self.commit(writer, change)?;
        self.pages.remove(&retired)?;
        for (article, outcome) in told {
            // Nobody listening is no error.
            let _ = self.changes.send(ArticleChange {
                article,
                outcome,
                revision,
            });
        }
        Ok(results)
    }

    /// Resolves what a change touches, commits it, brings the full text to it, shows the new revision.
    fn commit(&self, writer: &mut Writer, change: Change) -> Result<u64, ArchiveError> {
        let Change {
            mut batch,
            groups,
            gone,
            texts,
        } = change;
        let touched = writer.ledger.resolve(&groups, &mut batch)?;
        writer.retired.retain(|(snapshot, pages)| {
            let shown = snapshot.strong_count() > 0;
            if !shown {
                for page in pages {
                    batch.remove(Table::TextByPage, &page.0);
                }
            }
            shown
        });
        if !gone.is_empty() {
            let pages = gone
                .iter()
                .map(|article| article.page)
                .filter(|page| !batch.puts(Table::TextByPage, &page.0));
            let shown = Arc::downgrade(&self.view.read().snapshot);
            writer.retired.push((shown, pages.collect()));
        }
        let revision = self.store.commit(batch)?;
        let snapshot = Arc::new(Snapshot::assemble(revision, &writer.ledger.sources));
        let (removed, added) = documents::changed(&snapshot, &gone, &touched, &texts);
        self.index.update(revision, &removed, &added)?;
        *self.view.write() = View {
            snapshot,
            searcher: self.index.searcher(),
        };
        Ok(revision)
    }

    /// Drops the texts that were kept for views of an earlier process.
    fn drop_retired_texts(&self) -> Result<(), ArchiveError> {
        let snapshot = self.view().snapshot;
        if self.store.count(Table::TextByPage) == self.store.count(Table::ArticleBySlug) {
            return Ok(());
        }
        let shown: BTreeSet<PageHash> = snapshot
            .each_article()
            .map(|article| article.page)
            .collect();
        let mut change = Change::default();
        for key in self.store.keys(Table::TextByPage)? {
            if !<[u8; 32]>::try_from(key.as_slice())
                .is_ok_and(|hash| shown.contains(&PageHash(hash)))
            {
                change.batch.remove(Table::TextByPage, &key);
            }
        }
        self.commit(&mut self.writer.lock(), change)?;
        Ok(())
    }

    /// Brings the tables to the pages: loads those that the tables lack, as after a crash or where the
    /// tables were emptied, and takes out the articles whose page is gone.
    fn reconcile(&self) -> Result<(), ArchiveError> {
        let listed = self.pages.list()?;
        let name = |path: &PathBuf| {
            path.file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
        };
        let there: BTreeSet<String> = listed.iter().filter_map(name).collect();
        let mut known = BTreeSet::new();
        for article in self.view().snapshot.each_article() {
            let page = article.page.to_string();
            if !there.contains(&page) {
                self.remove(article.slug())?;
            }
            known.insert(page);
        }
        let missed: Vec<&PathBuf> = listed
            .iter()
            .filter(|path| name(path).is_some_and(|name| !known.contains(&name)))
            .collect();
        for (done, chunk) in missed.chunks(COMMIT_PAGES).enumerate() {
            tracing::info!(
                done = done * COMMIT_PAGES,
                of = missed.len(),
                "loading kept pages again"
            );
            let pages = chunk
                .iter()
                .map(|path| self.pages.get(path))
                .collect::<Result<Vec<_>, _>>()?;
            for (path, result) in chunk.iter().zip(self.load(pages)?) {
                if let Err(reason) = result {
                    tracing::warn!(path = %path.display(), %reason, "a kept page gives no article any more");
                }
            }
        }
        Ok(())
    }

    /// Makes the full text again from the tables.
    fn remake_index(&self) -> Result<(), ArchiveError> {
        let view = self.view();
        self.index.clear()?;
        let mut added = documents::entities(&view.snapshot);
        for article in view.snapshot.each_article() {
            added.extend(documents::article(article, &*self.text(article)?));
        }
        self.index.update(view.snapshot.revision(), &[], &added)?;
        self.view.write().searcher = self.index.searcher();
        Ok(())
    }
}

/// What one commit takes out and puts in.
#[derive(Default)]
struct Change {
    batch: Batch,
    groups: BTreeSet<Group>,
    gone: Vec<Arc<ArticleSource>>,
    texts: HashMap<Arc<str>, ArticleText>,
}

impl Change {
    fn take_out(&mut self, writer: &mut Writer, source: Arc<ArticleSource>) {
        self.batch
            .remove(Table::ArticleBySlug, source.slug().as_bytes());
        self.groups.extend(writer.ledger.remove(source.slug()));
        self.gone.push(source);
    }

    fn put_in(
        &mut self,
        writer: &mut Writer,
        source: Arc<ArticleSource>,
        text: ArticleText,
    ) -> Result<(), ArchiveError> {
        self.batch
            .put(Table::ArticleBySlug, source.slug().as_bytes(), &*source)?;
        self.batch.put(Table::TextByPage, &source.page.0, &text)?;
        for (_, pages) in &mut writer.retired {
            pages.retain(|page| *page != source.page);
        }
        self.texts.insert(source.slug().clone(), text);
        self.groups.extend(writer.ledger.insert(source));
        Ok(())
    }
}

impl Writer {
    fn check(&self) -> Result<(), ArchiveError> {
        match &self.failure {
            Some(reason) => Err(ArchiveError::ReadOnly {
                reason: reason.clone(),
            }),
            None => Ok(()),
        }
    }

    /// A failed write may have left memory and disk apart: no more until the archive is opened again.
    fn note<T>(&mut self, result: Result<T, ArchiveError>) -> Result<T, ArchiveError> {
        if let Err(error) = &result {
            tracing::error!(%error, "the archive takes no more changes");
            self.failure = Some(error.to_string());
        }
        result
    }
}

/// Reads a page: everything that needs no other page.
fn prepare(page: &Page) -> Result<Prepared, Unreadable> {
    let article = page::read(page)?;
    let facts = extract(&article);
    let key = page::key(&article);
    let hash = PageHash::of(page);
    let reported = Reported {
        slug: page::slug(&article, &key).into(),
        published_on: article.published.map(|published| published.on),
        forms: PrintedForms::collect(&article, &facts),
        facts,
    };
    let lead = article.lead().map(str::to_owned);
    let words = article.text().split_whitespace().count();
    let Article {
        title,
        section,
        published,
        url,
        source_name,
        source_url,
        authors,
        paragraphs,
        teasers,
    } = article;
    let source = ArticleSource {
        page: hash,
        key,
        title,
        section,
        published,
        url,
        source_name,
        source_url,
        authors,
        lead,
        word_count: u32::try_from(words).unwrap_or(u32::MAX),
        reported,
    };
    Ok(Prepared {
        hash,
        source: Arc::new(source),
        text: ArticleText {
            paragraphs,
            teasers,
        },
    })
}

/// For each article the page to load of it: the last by the day of saving, then by hash.
fn choose(pages: &[Page], prepared: &[Result<Prepared, Unreadable>]) -> HashMap<PageKey, usize> {
    let mut chosen: HashMap<PageKey, usize> = HashMap::new();
    let rank = |index: usize| {
        (
            pages[index].saved_on,
            prepared[index].as_ref().map(|read| read.hash).ok(),
        )
    };
    for (index, read) in prepared.iter().enumerate() {
        let Ok(read) = read else { continue };
        let best = chosen.entry(read.source.key.clone()).or_insert(index);
        if rank(*best) < rank(index) {
            *best = index;
        }
    }
    chosen
}

/// The tables and what they hold. Where they do not hold what they should, they are emptied: the
/// pages that they lack are then loaded again.
fn open_tables(folder: &Path) -> Result<(Store, Ledger), ArchiveError> {
    let unusable = match Store::open(folder, READING, 0)? {
        Opened::Whole(store) => match Ledger::read(&store) {
            Ok(ledger) => return Ok((store, ledger)),
            Err(error @ ArchiveError::Damaged { .. }) => (error.to_string(), store.revision()),
            Err(error) => return Err(error),
        },
        Opened::Unusable { reason, revision } => (reason, revision),
    };
    let (reason, revision) = unusable;
    tracing::warn!(%reason, "the tables are made again from the pages");
    let discarded = folder.with_extension("discarded");
    let failed = |doing| {
        move |source| ArchiveError::File {
            doing,
            path: folder.to_owned(),
            source,
        }
    };
    if discarded.exists() {
        fs::remove_dir_all(&discarded).map_err(failed("removing what was discarded of"))?;
    }
    fs::rename(folder, &discarded).map_err(failed("moving away"))?;
    let store = match Store::open(folder, READING, revision)? {
        Opened::Whole(store) => store,
        Opened::Unusable { reason, .. } => {
            return Err(ArchiveError::Store {
                doing: "making",
                source: reason.into(),
            });
        }
    };
    fs::remove_dir_all(&discarded).map_err(failed("removing what was discarded of"))?;
    Ok((store, Ledger::default()))
}
