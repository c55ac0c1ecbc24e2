//! What the one writer at a time works on, and what the next commit changes.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::{Arc, OnceLock, Weak};

use crate::archive::journal::Told;
use crate::archive::ledger::Ledger;
use crate::archive::prepare::Read;
use crate::archive::store::{Batch, Table};
use crate::archive::{ArchiveError, LoadOutcome, documents};
use crate::code::chain;
use crate::model::{ArticleNo, PageHash};
use crate::resolve::Group;
use crate::search::{Document, DocumentKind};
use crate::snapshot::{ArticleSource, Snapshot};

/// The fewest articles for which a commit is made before the last page of a load came.
const MIN_COMMIT: usize = 1000;

/// What the one writer at a time works on.
pub(super) struct Writer {
    /// The articles and entities of the present revision, and the articles of the pending change.
    pub(super) ledger: Ledger,
    /// The snapshot that the ledger is still to be made of, where that was kept, with its texts.
    pub(super) kept: Option<(Arc<Snapshot>, Vec<Arc<str>>)>,
    /// What the next commit is for.
    pub(super) pending: Change,
    /// Contents of replaced and removed articles, which views before the given one still show.
    pub(super) retired: Vec<(Weak<Snapshot>, HashSet<PageHash>)>,
    /// Why no more writes are tried until the archive is opened again: the first that failed.
    pub(super) failure: Arc<OnceLock<String>>,
}

/// What one commit takes out and puts in.
#[derive(Default)]
pub(super) struct Change {
    pub(super) batch: Batch,
    pub(super) groups: BTreeSet<Group>,
    /// The articles that are taken out and that the present revision shows, also those that another one takes the
    /// place of.
    pub(super) gone: Vec<Arc<ArticleSource>>,
    /// The articles that are put in.
    pub(super) articles: BTreeMap<ArticleNo, Put>,
    /// The pages whose files go when others have taken their place.
    pub(super) replaced: BTreeSet<PageHash>,
    pub(super) staged: Staged,
}

/// An article that is put in.
pub(super) struct Put {
    pub(super) source: Arc<ArticleSource>,
    /// What subscribers are told of it.
    pub(super) outcome: LoadOutcome,
}

/// What is written ahead of the commit.
#[derive(Default)]
pub(super) struct Staged {
    /// The rows of pages.
    pub(super) rows: Batch,
    /// What goes out of the full text.
    pub(super) removed: Vec<(DocumentKind, String)>,
    /// What then comes into it.
    pub(super) documents: Vec<Document>,
}

impl Change {
    /// Whether there is nothing to commit.
    pub(super) fn is_empty(&self) -> bool {
        self.articles.is_empty() && self.gone.is_empty() && self.replaced.is_empty()
    }

    /// Whether it is to be committed before more is put in, beside so many articles.
    ///
    /// A commit resolves anew whatever its pages name, which most articles of the archive may name as well. So the
    /// larger the archive, the more pages one is for: then all commits of a load together resolve hardly more than twice
    /// what the last one alone would have.
    pub(super) fn is_due(&self, articles: usize) -> bool {
        self.articles.len() >= articles.max(MIN_COMMIT)
    }

    /// The slugs of the articles that are there no more.
    pub(super) fn gone_for_good(&self) -> Vec<Arc<str>> {
        let put: HashSet<&Arc<str>> = self
            .articles
            .values()
            .map(|put| put.source.slug())
            .collect();
        let gone = self.gone.iter().map(|article| article.slug());
        gone.filter(|slug| !put.contains(slug)).cloned().collect()
    }

    /// What subscribers are told.
    pub(super) fn told(&self) -> Vec<Told> {
        let told = self.articles.values().map(|put| Told {
            article: put.source.slug().clone(),
            outcome: put.outcome,
        });
        told.collect()
    }
}

impl Writer {
    /// Makes the ledger where the snapshot was kept: whoever only reads does not wait for it.
    pub(super) fn make_ledger(&mut self) {
        if let Some((snapshot, texts)) = self.kept.take() {
            self.ledger = Ledger::of(&snapshot, texts.into_iter().collect());
        }
    }

    /// Takes an article out; where it was put in since the last commit, what was to be told of it.
    pub(super) fn take_out(&mut self, source: Arc<ArticleSource>) -> Option<LoadOutcome> {
        let Writer {
            ledger, pending, ..
        } = self;
        let number = ledger.number(source.slug());
        pending.groups.extend(ledger.remove(source.slug()));
        let slug = source.slug().as_bytes();
        pending.batch.remove(Table::ArticleBySlug, slug);
        pending.batch.remove(Table::SourceByPage, &source.page.0);
        pending.staged.removed.extend(documents::keys(&source));
        let put = number.and_then(|number| pending.articles.remove(&number));
        if put.is_some() {
            pending.batch.remove(Table::ContentByPage, &source.page.0);
        } else {
            pending.gone.push(source);
        }
        put.map(|put| put.outcome)
    }

    /// Puts an article in, of which subscribers are told the outcome.
    pub(super) fn put_in(&mut self, read: Read, outcome: LoadOutcome) -> Result<(), ArchiveError> {
        let Writer {
            ledger,
            pending,
            retired,
            ..
        } = self;
        let Read {
            source,
            content,
            documents,
        } = read;
        let (slug, page) = (source.slug().as_bytes(), &source.page);
        for (_, pages) in retired {
            pages.remove(page);
        }
        pending.replaced.remove(page);
        for table in Table::OF_PAGES {
            pending.batch.leave(table, &page.0);
        }
        pending.batch.put(Table::ArticleBySlug, slug, page)?;
        let rows = &mut pending.staged.rows;
        rows.put(Table::SourceByPage, &page.0, &source)?;
        rows.put_row(Table::ContentByPage, &page.0, content)?;
        pending.staged.documents.extend(documents);
        let (number, source, groups) = ledger.insert(source);
        pending.groups.extend(groups);
        pending.articles.insert(number, Put { source, outcome });
        Ok(())
    }

    /// Keeps the contents of articles that were taken out as long as the snapshot shows them.
    pub(super) fn retire(&mut self, gone: &[Arc<ArticleSource>], snapshot: &Arc<Snapshot>) {
        let stays = |source: &&Arc<ArticleSource>| {
            let now = self.ledger.article(source.slug());
            now.is_none_or(|now| now.page != source.page)
        };
        let pages: HashSet<PageHash> = gone
            .iter()
            .filter(stays)
            .map(|source| source.page)
            .collect();
        if !pages.is_empty() {
            self.retired.push((Arc::downgrade(snapshot), pages));
        }
    }

    /// The contents that were retired and that no view shows any more.
    pub(super) fn unshown(&mut self) -> Vec<PageHash> {
        let gone = |(snapshot, _): &mut (Weak<Snapshot>, _)| snapshot.strong_count() == 0;
        let retired = self.retired.extract_if(.., gone);
        retired.flat_map(|(_, pages)| pages).collect()
    }

    pub(super) fn check(&self) -> Result<(), ArchiveError> {
        match self.failure.get() {
            Some(reason) => Err(ArchiveError::ReadOnly {
                reason: reason.clone(),
            }),
            None => Ok(()),
        }
    }

    /// A failed write may have left memory and disk apart: no more until the archive is opened again.
    pub(super) fn note<T>(&mut self, result: Result<T, ArchiveError>) -> Result<T, ArchiveError> {
        if let Err(error) = &result {
            let reason = chain(error);
            tracing::error!(%reason, "the storage failed: the archive takes no more changes, reads go on");
            let _ = self.failure.set(reason);
        }
        result
    }
}
