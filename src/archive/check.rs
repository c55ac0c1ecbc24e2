//! Holding an archive that nobody uses against what it should be.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;

use crate::archive::ledger::Ledger;
use crate::archive::lock::FolderLock;
use crate::archive::pages::PageStore;
use crate::archive::prepare::prepare;
use crate::archive::row::FORMAT;
use crate::archive::store::{Opened, Store, Table};
use crate::archive::{Archive, ArchiveError, READING, documents, durable, remake, stop};
use crate::model::PageHash;
use crate::search::Index;
use crate::snapshot::Snapshot;

/// The most findings that are told; more are counted.
const FINDINGS: usize = 1000;

/// What is found of tables that are between two revisions.
pub(super) const PARTIAL: &str =
    "a change was cut off while it was written; opening makes it whole";

/// How many pages are read between two words on how it goes on.
const PAGES: usize = 500;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// The file or the table, from the archive's folder.
    pub place: String,
    /// Which record of the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What is wrong.
    pub reason: String,
}

/// What holds of an archive and what does not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Checked {
    /// The number of the disk format.
    pub format: u32,
    /// The revision, where the tables tell it.
    pub revision: Option<u64>,
    /// How many pages there are.
    pub pages: usize,
    /// Pages that give no article, or none of their own, by their names: they are kept, and are no damage.
    pub idle: Vec<String>,
    /// How many records the tables hold, by their names.
    pub records: BTreeMap<&'static str, u64>,
    /// How many documents the full-text index holds.
    pub documents: Option<u64>,
    /// What does not hold, the first thousand.
    pub findings: Vec<Finding>,
    /// How many more findings there are.
    pub more: usize,
}

impl Checked {
    /// Whether everything holds.
    pub fn is_whole(&self) -> bool {
        self.findings.is_empty()
    }

    fn find(&mut self, place: impl Into<String>, key: Option<String>, reason: impl Into<String>) {
        if self.findings.len() < FINDINGS {
            self.findings.push(Finding {
                place: place.into(),
                key,
                reason: reason.into(),
            });
        } else {
            self.more += 1;
        }
    }
}

impl Archive {
    /// Checks the archive in `folder` and changes nothing of it: tables against their manifest, pages
    /// against their names, articles against pages and texts, the index against the tables. `progress`
    /// hears how many of how many pages were read.
    ///
    /// # Errors
    ///
    /// There is no archive, another process holds it, or its storage fails.
    pub fn check(folder: &Path, progress: &dyn Fn(usize, usize)) -> Result<Checked, ArchiveError> {
        let _lock = FolderLock::take_existing(folder)?;
        stop::take(folder)?;
        let mut checked = Checked {
            format: FORMAT,
            ..Checked::default()
        };
        if remake::is_under_way(folder) {
            checked.find("remade", None, "making the archive again was cut off");
        }
        let tables = check_tables(folder, &mut checked)?;
        let snapshot = tables.as_ref().and_then(|(_, snapshot)| snapshot.as_ref());
        check_pages(folder, snapshot, &mut checked, progress)?;
        if let Some((store, _)) = &tables {
            check_contents(store, snapshot, &mut checked)?;
            check_index(folder, store, snapshot, &mut checked);
            if checked.is_whole() {
                // Opening may trust what was just verified.
                store.flush()?;
                durable::sync_tree(&folder.join("tables"))?;
                durable::sync_tree(&folder.join("search"))?;
                stop::put(folder, store)?;
            }
        }
        Ok(checked)
    }
}

fn check_tables(
    folder: &Path,
    checked: &mut Checked,
) -> Result<Option<(Store, Option<Snapshot>)>, ArchiveError> {
    let tables = folder.join("tables");
    if !tables.exists() {
        checked.find("tables", None, "they are not there");
        return Ok(None);
    }
    let store = match Store::open(&tables, READING, 0)? {
        Opened::Whole(store) => store,
        Opened::Unusable { reason, revision } => {
            checked.revision = (revision > 0).then_some(revision);
            checked.find("tables", None, reason);
            return Ok(None);
        }
    };
    checked.revision = Some(store.revision());
    checked.records = Table::EACH
        .iter()
        .map(|table| (table.name(), store.count(*table)))
        .collect();
    let damages = store.verify()?;
    let sound = damages.is_empty();
    for damage in damages {
        find(checked, damage)?;
    }
    if store.is_partial() {
        checked.find("tables", None, PARTIAL);
    }
    if !sound || store.is_partial() {
        return Ok(Some((store, None)));
    }
    match store.unpanicked(|| Ledger::read(&store)) {
        Ok((_, snapshot)) => Ok(Some((store, Some(snapshot)))),
        Err(damage) => {
            find(checked, damage)?;
            Ok(Some((store, None)))
        }
    }
}

/// Damage is a finding, any other failure ends the check.
fn find(checked: &mut Checked, error: ArchiveError) -> Result<(), ArchiveError> {
    match error {
        ArchiveError::Damaged { table, key, reason } => {
            let key = (key != "*").then_some(key);
            let place = match table {
                "*" => "tables".to_owned(),
                table => format!("tables/{table}"),
            };
            checked.find(place, key, reason);
            Ok(())
        }
        error => Err(error),
    }
}

/// Each page is what its name says, and has its article.
fn check_pages(
    folder: &Path,
    snapshot: Option<&Snapshot>,
    checked: &mut Checked,
    progress: &dyn Fn(usize, usize),
) -> Result<(), ArchiveError> {
    let pages = PageStore::open(&folder.join("pages"))?;
    let paths = pages.list()?.pages;
    checked.pages = paths.len();
    let shown: BTreeMap<String, &str> = snapshot
        .into_iter()
        .flat_map(Snapshot::each_article)
        .map(|article| (article.page.to_string(), article.slug().as_ref()))
        .collect();
    let slugs: BTreeSet<&str> = shown.values().copied().collect();
    let mut there = BTreeSet::new();
    for (done, chunk) in paths.chunks(PAGES).enumerate() {
        progress(done * PAGES, paths.len());
        let read = chunk.par_iter().map(|path| {
            let name = stem(path);
            let page = match pages.get(path)? {
                Ok(page) => page,
                Err(reason) => return Ok((path, name, Err(reason))),
            };
            // Only a page without an article is read again.
            let idle = !shown.contains_key(&name) && {
                let prepared = prepare(&page, PageHash::of(&page));
                prepared.map_or(true, |page| slugs.contains(&*page.slug))
            };
            Ok((path, name, Ok(idle)))
        });
        for (path, name, read) in read.collect::<Result<Vec<_>, ArchiveError>>()? {
            let place = format!(
                "pages/{}",
                path.file_name().unwrap_or_default().to_string_lossy()
            );
            match read {
                Err(reason) => checked.find(place, None, reason),
                Ok(true) => checked.idle.push(place),
                Ok(false) if snapshot.is_some() && !shown.contains_key(&name) => {
                    checked.find(place, None, "the tables lack its article");
                }
                Ok(false) => {}
            }
            there.insert(name);
        }
    }
    progress(paths.len(), paths.len());
    for (page, article) in &shown {
        if !there.contains(page) {
            let reason = format!("its page {page} is not there");
            let key = Some((*article).to_owned());
            checked.find(
                format!("tables/{}", Table::ArticleBySlug.name()),
                key,
                reason,
            );
        }
    }
    Ok(())
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Each article has its text.
fn check_contents(
    store: &Store,
    snapshot: Option<&Snapshot>,
    checked: &mut Checked,
) -> Result<(), ArchiveError> {
    let Some(snapshot) = snapshot else {
        return Ok(());
    };
    let keys: BTreeSet<Vec<u8>> = store.keys(Table::ContentByPage)?.into_iter().collect();
    for article in snapshot.each_article() {
        let PageHash(key) = article.page;
        if !keys.contains(&key[..]) {
            let reason = format!("the text of {} is not there", article.slug());
            let place = format!("tables/{}", Table::ContentByPage.name());
            checked.find(place, Some(article.page.to_string()), reason);
        }
    }
    Ok(())
}

/// The index is of the tables' revision, and its files are what was written.
fn check_index(folder: &Path, store: &Store, snapshot: Option<&Snapshot>, checked: &mut Checked) {
    let index = match Index::inspect(&folder.join("search")) {
        Ok(Some(index)) => index,
        Ok(None) => return checked.find("search", None, "the index is not there"),
        Err(error) => return checked.find("search", None, error.source.to_string()),
    };
    checked.documents = Some(index.documents());
    if index.revision() != Some(store.revision()) {
        let of = index
            .revision()
            .map_or("none".to_owned(), |of| of.to_string());
        let reason = format!("the index is of revision {of}, not {}", store.revision());
        checked.find("search", None, reason);
    } else if let Some(snapshot) = snapshot {
        let expected = documents::count(snapshot);
        if index.documents() != expected {
            let reason = format!(
                "the index holds {} documents where {expected} were written",
                index.documents()
            );
            checked.find("search", None, reason);
        }
    }
}
