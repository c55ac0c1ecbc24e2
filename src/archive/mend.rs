//! Opening: tables that do not hold what they should are emptied and filled again from the pages.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::archive::change::Change;
use crate::archive::ledger::Ledger;
use crate::archive::store::{Opened, Store, Table};
use crate::archive::{Archive, ArchiveError, COMMIT_PAGES, READING, documents};
use crate::model::PageHash;
use crate::snapshot::Changes;

impl Archive {
    /// Drops the contents that were kept for views of an earlier process.
    pub(super) fn drop_retired_contents(&self) -> Result<(), ArchiveError> {
        let snapshot = self.view().snapshot;
        if self.store.count(Table::ContentByPage) == self.store.count(Table::ArticleBySlug) {
            return Ok(());
        }
        let shown: BTreeSet<PageHash> = snapshot
            .each_article()
            .map(|article| article.page)
            .collect();
        let mut change = Change::default();
        for key in self.store.keys(Table::ContentByPage)? {
            if !<[u8; 32]>::try_from(key.as_slice())
                .is_ok_and(|hash| shown.contains(&PageHash(hash)))
            {
                change.batch.remove(Table::ContentByPage, &key);
            }
        }
        self.commit(&mut self.writer.lock(), change)?;
        Ok(())
    }

    /// Brings the tables to the pages: loads those that the tables lack, as after a crash or where the
    /// tables were emptied, and takes out the articles whose page is gone.
    pub(super) fn reconcile(&self) -> Result<(), ArchiveError> {
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
    pub(super) fn remake_index(&self) -> Result<(), ArchiveError> {
        let view = self.view();
        self.index.clear()?;
        let mut added = documents::entities(&view.snapshot);
        for article in view.snapshot.each_article() {
            added.extend(documents::article(article, &*self.content(article)?));
        }
        self.index.update(view.snapshot.revision(), &[], &added)?;
        self.view.write().searcher = self.index.searcher();
        Ok(())
    }
}

/// The tables and what they hold. Where they do not hold what they should, they are emptied: the
/// pages that they lack are then loaded again.
pub(super) fn open_tables(folder: &Path) -> Result<(Store, Ledger, Changes), ArchiveError> {
    let unusable = match Store::open(folder, READING, 0)? {
        Opened::Whole(store) => match Ledger::read(&store) {
            Ok((ledger, changes)) => return Ok((store, ledger, changes)),
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
    Ok((store, Ledger::default(), Changes::default()))
}
