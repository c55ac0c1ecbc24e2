//! Bringing tables and index to the pages.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use rayon::prelude::*;

use crate::archive::loading::{Commit, LOT_PAGES, Origin};
use crate::archive::open::Phase;
use crate::archive::store::Table;
use crate::archive::{Archive, ArchiveError, documents};
use crate::model::PageHash;
use crate::search::Document;

/// About the most bytes of kept pages that are in memory at once.
const KEPT_BYTES: u64 = 64 << 20;

/// How many documents are in memory at once while the index is made again.
const INDEXED_DOCUMENTS: usize = 20_000;

impl Archive {
    /// Drops what no article leads to: what was kept for views of an earlier process, and what a crash left.
    pub(super) fn drop_unshown_pages(&self) -> Result<(), ArchiveError> {
        let snapshot = self.view().snapshot;
        let articles = self.store.count(Table::ArticleBySlug);
        let more = |table: &Table| self.store.count(*table) != articles;
        if !Table::OF_PAGES.iter().any(more) {
            return Ok(());
        }
        let shown: BTreeSet<PageHash> = snapshot
            .each_article()
            .map(|article| article.page)
            .collect();
        for table in Table::OF_PAGES {
            let keys = self.store.keys(table)?.into_iter();
            let kept = keys.filter_map(|key| <[u8; 32]>::try_from(key).ok().map(PageHash));
            self.store
                .drop_pages(table, kept.filter(|page| !shown.contains(page)))?;
        }
        Ok(())
    }

    /// Brings the tables to the pages, as after a crash: loads those that the tables lack, and takes out
    /// the articles whose page is gone.
    ///
    /// # Errors
    ///
    /// The storage fails, or no page is left of several articles: a removal that a crash cut off takes one.
    pub(super) fn reconcile(&self, tell: &dyn Fn(Phase)) -> Result<(), ArchiveError> {
        let listing = self.pages.list()?;
        let there: BTreeSet<String> = listing.pages.iter().filter_map(|page| name(page)).collect();
        let snapshot = self.view().snapshot;
        if there.is_empty() && snapshot.articles() > 1 {
            return Err(ArchiveError::PagesGone {
                folder: self.folder.join("pages"),
                articles: snapshot.articles(),
            });
        }
        let mut known = BTreeSet::new();
        for article in snapshot.each_article() {
            let page = article.page.to_string();
            if !there.contains(&page) {
                tracing::warn!(
                    page,
                    article = article.slug().as_ref(),
                    "an article's page is gone: the article goes"
                );
                self.remove(article.slug())?;
            }
            known.insert(page);
        }
        let missed: Vec<PathBuf> = listing
            .pages
            .iter()
            .filter(|path| name(path).is_some_and(|name| !known.contains(&name)))
            .cloned()
            .collect();
        self.load_kept(&missed, &|done, all| tell(Phase::Loading { done, all }))?;
        self.pages.settle(listing)
    }

    /// Loads pages that are kept already; `progress` hears how many of how many are done. One that is
    /// damaged is left out, which the log says.
    pub(super) fn load_kept(
        &self,
        paths: &[PathBuf],
        progress: &dyn Fn(usize, usize),
    ) -> Result<(), ArchiveError> {
        let mut rest = paths;
        while !rest.is_empty() {
            progress(paths.len() - rest.len(), paths.len());
            let (chunk, behind) = rest.split_at(chunk(rest));
            rest = behind;
            let read = chunk
                .par_iter()
                .map(|path| Ok((path, self.pages.get(path)?)))
                .collect::<Result<Vec<_>, ArchiveError>>()?;
            let (mut names, mut pages) = (Vec::new(), Vec::new());
            for (path, page) in read {
                match page {
                    Ok(page) => {
                        names.push(path);
                        pages.push(page);
                    }
                    Err(reason) => {
                        self.left_out.fetch_add(1, Ordering::Relaxed);
                        tracing::error!(
                            path = %path.display(),
                            reason,
                            "a kept page is damaged and left out: load it again, or restore a dump"
                        );
                    }
                }
            }
            for (path, result) in
                names
                    .iter()
                    .zip(self.load_lots(&pages, Origin::Kept, Commit::WhenDue)?)
            {
                if let Err(reason) = result {
                    tracing::warn!(path = %path.display(), %reason, "a kept page gives no article any more");
                }
            }
        }
        self.show_loaded()?;
        progress(paths.len(), paths.len());
        Ok(())
    }

    /// Makes the full text again from the tables.
    pub(super) fn remake_index(&self) -> Result<(), ArchiveError> {
        let view = self.view();
        self.index.clear()?;
        let mut added = Vec::new();
        for document in documents::entities(&view.snapshot) {
            added.push(document);
            self.add_whole(&mut added)?;
        }
        for article in view.snapshot.each_article() {
            let content = self.read_content(article)?;
            added.extend(documents::article(article, &content));
            self.add_whole(&mut added)?;
        }
        self.index.update(view.snapshot.revision(), &[], &added)?;
        self.view.write().searcher = self.index.searcher();
        Ok(())
    }

    /// Adds documents to an index that is being made, once they are many.
    fn add_whole(&self, added: &mut Vec<Document>) -> Result<(), ArchiveError> {
        if added.len() >= INDEXED_DOCUMENTS {
            self.index.add(added)?;
            added.clear();
        }
        Ok(())
    }
}

/// The page that a file is named after.
fn name(path: &Path) -> Option<String> {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
}

/// How many of the pages are read at once: one at least.
fn chunk(paths: &[PathBuf]) -> usize {
    let mut bytes = 0;
    let fitting = paths.iter().take(LOT_PAGES).take_while(|path| {
        let fits = bytes < KEPT_BYTES;
        bytes += fs::metadata(path).map_or(0, |metadata| metadata.len());
        fits
    });
    fitting.count()
}
