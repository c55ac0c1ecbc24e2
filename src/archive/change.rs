//! What the one writer at a time works on, and what one commit changes.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, OnceLock, Weak};

use crate::archive::ArchiveError;
use crate::archive::journal::Told;
use crate::archive::ledger::Ledger;
use crate::archive::prepare::Prepared;
use crate::archive::store::{Batch, Table};
use crate::code::chain;
use crate::model::{ArticleNo, PageHash};
use crate::resolve::Group;
use crate::search::Document;
use crate::snapshot::{ArticleSource, Snapshot};

/// What the one writer at a time works on.
pub(super) struct Writer {
    /// The articles and entities of the present revision.
    pub(super) ledger: Ledger,
    /// The snapshot that the ledger is still to be made of, where that was kept, with its texts.
    pub(super) kept: Option<(Arc<Snapshot>, Vec<Arc<str>>)>,
    /// Contents of replaced and removed articles, which views before the given one still show.
    pub(super) retired: Vec<(Weak<Snapshot>, Vec<PageHash>)>,
    /// Why no more writes are tried until the archive is opened again: the first that failed.
    pub(super) failure: Arc<OnceLock<String>>,
}

/// What one commit takes out and puts in.
#[derive(Default)]
pub(super) struct Change {
    pub(super) batch: Batch,
    pub(super) groups: BTreeSet<Group>,
    /// The articles that are taken out, also those that another one takes the place of.
    pub(super) gone: Vec<Arc<ArticleSource>>,
    /// The articles that are put in.
    pub(super) articles: Vec<(ArticleNo, Arc<ArticleSource>)>,
    /// What the full text holds of them.
    pub(super) documents: HashMap<Arc<str>, Vec<Document>>,
    /// What subscribers are told of it.
    pub(super) told: Vec<Told>,
}

impl Change {
    pub(super) fn take_out(&mut self, writer: &mut Writer, source: Arc<ArticleSource>) {
        let slug = source.slug().as_bytes();
        self.batch.remove(Table::ArticleBySlug, slug);
        self.batch.remove(Table::SourceByPage, &source.page.0);
        self.groups.extend(writer.ledger.remove(source.slug()));
        self.gone.push(source);
    }

    pub(super) fn put_in(
        &mut self,
        writer: &mut Writer,
        prepared: Prepared,
    ) -> Result<(), ArchiveError> {
        let Prepared {
            source,
            content,
            documents,
            ..
        } = prepared;
        let (slug, page) = (source.slug().as_bytes(), &source.page);
        self.batch.put(Table::ArticleBySlug, slug, page)?;
        self.batch.put(Table::SourceByPage, &page.0, &source)?;
        self.batch.put_row(Table::ContentByPage, &page.0, content)?;
        for (_, pages) in &mut writer.retired {
            pages.retain(|page| *page != source.page);
        }
        self.documents.insert(source.slug().clone(), documents);
        let (number, source, groups) = writer.ledger.insert(source);
        self.groups.extend(groups);
        self.articles.push((number, source));
        Ok(())
    }
}

impl Change {
    /// The slugs of the articles that are there no more.
    pub(super) fn gone_for_good(&self) -> Vec<Arc<str>> {
        let put: HashSet<&Arc<str>> = self.articles.iter().map(|(_, one)| one.slug()).collect();
        let gone = self.gone.iter().map(|article| article.slug());
        gone.filter(|slug| !put.contains(slug)).cloned().collect()
    }
}

impl Writer {
    /// Makes the ledger where the snapshot was kept: whoever only reads does not wait for it.
    pub(super) fn make_ledger(&mut self) {
        if let Some((snapshot, texts)) = self.kept.take() {
            self.ledger = Ledger::of(&snapshot, texts.into_iter().collect());
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
