//! Loading pages, and taking them out again.
//!
//! # Correctness
//!
//! A page is kept, and written ahead with what it says, as soon as it was read; the commit that makes an article of it
//! may be for many more. A crash between the two leaves pages that are loaded again on opening.

use std::sync::Arc;

use rayon::prelude::*;

use crate::archive::change::Writer;
use crate::archive::prepare::{Prepared, choose, prepare};
use crate::archive::store::Table;
use crate::archive::{Archive, ArchiveError, LoadOutcome, Loaded};
use crate::model::{Page, PageHash};
use crate::page::Unreadable;
use crate::snapshot::ArticleSource;
use crate::wanted;

/// How many pages are read at once, and best handed on together.
pub(crate) const LOT_PAGES: usize = 500;

/// Where pages come from.
#[derive(Clone, Copy)]
pub(super) enum Origin<'a> {
    /// From outside, together with others whose hashes this knows: they are kept before they are
    /// acknowledged.
    New(&'a dyn Fn(&PageHash) -> bool),
    /// From the folder of pages, where they stay.
    Kept,
}

/// When what was loaded is committed.
#[derive(Clone, Copy)]
pub(super) enum Commit {
    /// Before anybody is told of it.
    Now,
    /// When much has come together.
    WhenDue,
}

impl Archive {
    /// Loads pages; one result for each, in their order. Blocks.
    ///
    /// Of pages of one article among them, the last by the day of saving, then by hash, is loaded; the
    /// others count as unchanged.
    ///
    /// # Errors
    ///
    /// The storage fails, or nobody waits for it any more before the first page is kept; pages that were not
    /// acknowledged are then not in the archive.
    pub fn load(&self, pages: Vec<Page>) -> Result<Vec<Result<Loaded, Unreadable>>, ArchiveError> {
        self.load_lots(&pages, Origin::New(&|_| false), Commit::Now)
    }

    /// Loads some of the pages that come together, of which `among` knows the hashes: one that the archive
    /// holds is replaced by another of them only as [`Archive::load`] would choose between the two.
    ///
    /// They are kept when this returns, but not shown before [`Archive::show_loaded`], or as many others have come as
    /// there are articles.
    ///
    /// # Errors
    ///
    /// As of [`Archive::load`].
    pub fn load_among(
        &self,
        pages: Vec<Page>,
        among: &dyn Fn(&PageHash) -> bool,
    ) -> Result<Vec<Result<Loaded, Unreadable>>, ArchiveError> {
        self.load_lots(&pages, Origin::New(among), Commit::WhenDue)
    }

    /// Shows what was loaded, as a revision of its own where there is anything.
    ///
    /// # Errors
    ///
    /// The storage fails.
    pub fn show_loaded(&self) -> Result<(), ArchiveError> {
        let mut writer = self.writer.lock();
        writer.check()?;
        if writer.pending.is_empty() {
            return Ok(());
        }
        let result = self.commit(&mut writer);
        writer.note(result.map(drop))
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

    fn remove_source(
        &self,
        writer: &mut Writer,
        source: Arc<ArticleSource>,
    ) -> Result<u64, ArchiveError> {
        self.pages.remove(&[source.page])?;
        writer.take_out(source);
        self.commit(writer)
    }

    /// Loads pages lot by lot, and commits the last one at the given time.
    pub(super) fn load_lots(
        &self,
        pages: &[Page],
        origin: Origin<'_>,
        last: Commit,
    ) -> Result<Vec<Result<Loaded, Unreadable>>, ArchiveError> {
        let mut results = Vec::with_capacity(pages.len());
        let mut lots = pages.chunks(LOT_PAGES).peekable();
        while let Some(lot) = lots.next() {
            let when = match lots.peek() {
                Some(_) => Commit::WhenDue,
                None => last,
            };
            results.extend(self.load_lot(lot, origin, when)?);
        }
        Ok(results)
    }

    fn load_lot(
        &self,
        pages: &[Page],
        origin: Origin<'_>,
        when: Commit,
    ) -> Result<Vec<Result<Loaded, Unreadable>>, ArchiveError> {
        let is_new = matches!(origin, Origin::New(_));
        let prepared = (pages.par_iter()).map(|page| {
            let hash = PageHash::of(page);
            match if is_new { self.held(&hash)? } else { None } {
                Some(held) => Ok(Ok(held)),
                None => Ok(prepare(page, hash)),
            }
        });
        let prepared = prepared.collect::<Result<Vec<_>, ArchiveError>>();
        let mut writer = self.writer.lock();
        writer.check()?;
        settled()?;
        writer.make_ledger();
        let result = prepared
            .and_then(|prepared| self.load_prepared(&mut writer, pages, prepared, origin, when));
        let results = writer.note(result)?;
        if is_new {
            self.counts.lock().add(&results);
        }
        Ok(results)
    }

    /// The page of a hash, where the tables hold what it says: a folder that is loaded again is not read again.
    fn held(&self, hash: &PageHash) -> Result<Option<Prepared>, ArchiveError> {
        let source: Option<ArticleSource> =
            (self.store).unpanicked(|| self.store.get(Table::SourceByPage, &hash.0))?;
        Ok(source.map(|source| Prepared {
            hash: *hash,
            slug: source.slug().clone(),
            key: source.key,
            read: None,
        }))
    }

    fn load_prepared(
        &self,
        writer: &mut Writer,
        pages: &[Page],
        mut prepared: Vec<Result<Prepared, Unreadable>>,
        origin: Origin<'_>,
        when: Commit,
    ) -> Result<Vec<Result<Loaded, Unreadable>>, ArchiveError> {
        let ledger = &writer.ledger;
        (pages.par_iter().zip(&mut prepared)).for_each(|(page, prepared)| {
            // Since it was looked up, or for the change that is pending, another one took its article.
            if let Ok(Prepared {
                hash,
                key,
                read: None,
                ..
            }) = prepared
                && ledger
                    .article_by_key(key)
                    .is_none_or(|known| known.page != *hash)
            {
                *prepared = prepare(page, *hash);
            }
        });
        let chosen = choose(pages, &prepared);
        let mut results = Vec::with_capacity(pages.len());
        let (mut put, mut mend) = (Vec::new(), Vec::new());
        for (index, (page, prepared)) in pages.iter().zip(prepared).enumerate() {
            let prepared = match prepared {
                Ok(prepared) => prepared,
                Err(reason) => {
                    results.push(Err(reason));
                    continue;
                }
            };
            let Prepared {
                hash,
                key,
                slug,
                read,
            } = prepared;
            let known = writer.ledger.article_by_key(&key).cloned();
            let outcome = match &known {
                _ if chosen.get(&key) != Some(&index) => LoadOutcome::Unchanged,
                Some(known) if known.page == hash => LoadOutcome::Unchanged,
                Some(known) if self.stays(known, page, &hash, origin)? => LoadOutcome::Unchanged,
                Some(_) => LoadOutcome::Replaced,
                None => LoadOutcome::Added,
            };
            results.push(Ok(Loaded {
                article: slug,
                key,
                outcome,
            }));
            let Some(read) = read.filter(|_| outcome != LoadOutcome::Unchanged) else {
                let kept = known.is_some_and(|known| known.page == hash);
                if kept && matches!(origin, Origin::New(_)) && !self.pages.holds(&hash)? {
                    mend.push((hash, page));
                }
                continue;
            };
            put.push((hash, page, known.as_ref().map(|known| known.page)));
            // An article that nobody has seen yet is as new as before.
            let mut told = outcome;
            if let Some(known) = known {
                if matches!(origin, Origin::New(_)) {
                    writer.pending.replaced.insert(known.page);
                }
                told = writer.take_out(known).unwrap_or(outcome);
            }
            writer.put_in(*read, told)?;
        }
        self.pages.mend(&mend)?;
        if matches!(origin, Origin::New(_)) {
            self.pages.put(&put)?;
        }
        self.stage(writer)?;
        let due = match when {
            Commit::Now => !writer.pending.is_empty(),
            Commit::WhenDue => writer.pending.is_due(self.view.read().snapshot.articles()),
        };
        if due {
            self.commit(writer)?;
        }
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
}

/// From here on the change is made, and whoever asked for it waits for it.
fn settled() -> Result<(), ArchiveError> {
    if wanted::settle() {
        Ok(())
    } else {
        Err(ArchiveError::Unwanted)
    }
}
