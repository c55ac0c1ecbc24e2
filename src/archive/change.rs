//! What the one writer at a time works on, and what one commit changes.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock, Weak};

use crate::archive::journal::Told;
use crate::archive::ledger::Ledger;
use crate::archive::store::{Batch, Table};
use crate::archive::{ArchiveError, ArticleText};
use crate::code::chain;
use crate::model::PageHash;
use crate::resolve::Group;
use crate::snapshot::{ArticleSource, Snapshot};

/// What the one writer at a time works on.
pub(super) struct Writer {
    /// The articles and entities of the present revision.
    pub(super) ledger: Ledger,
    /// Texts of replaced and removed articles, which views before the given one still show.
    pub(super) retired: Vec<(Weak<Snapshot>, Vec<PageHash>)>,
    /// Why no more writes are tried until the archive is opened again: the first that failed.
    pub(super) failure: Arc<OnceLock<String>>,
}

/// What one commit takes out and puts in.
#[derive(Default)]
pub(super) struct Change {
    pub(super) batch: Batch,
    pub(super) groups: BTreeSet<Group>,
    pub(super) gone: Vec<Arc<ArticleSource>>,
    pub(super) texts: HashMap<Arc<str>, ArticleText>,
    /// What subscribers are told of it.
    pub(super) told: Vec<Told>,
}

impl Change {
    pub(super) fn take_out(&mut self, writer: &mut Writer, source: Arc<ArticleSource>) {
        self.batch
            .remove(Table::ArticleBySlug, source.slug().as_bytes());
        self.groups.extend(writer.ledger.remove(source.slug()));
        self.gone.push(source);
    }

    pub(super) fn put_in(
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
