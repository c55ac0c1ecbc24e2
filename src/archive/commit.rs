//! Making the next revision of what was taken out and put in.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::archive::change::{Change, Writer};
use crate::archive::ledger::Touched;
use crate::archive::store::Table;
use crate::archive::{Archive, ArchiveError, View, documents};
use crate::model::{ArticleNo, PageHash};
use crate::resolve::Group;
use crate::snapshot::ArticleSource;

impl Archive {
    /// Writes ahead what needs no commit to be written, so that it waits for one on disk.
    pub(super) fn stage(&self, writer: &mut Writer) -> Result<(), ArchiveError> {
        let staged = std::mem::take(&mut writer.pending.staged);
        self.store.write_ahead(staged.rows)?;
        self.index.stage(&staged.removed, &staged.documents)?;
        Ok(())
    }

    /// Resolves what the pending change touches, commits it, brings the full text to it, shows the new revision and
    /// tells of it; returns the revision.
    pub(super) fn commit(&self, writer: &mut Writer) -> Result<u64, ArchiveError> {
        self.stage(writer)?;
        let change = std::mem::take(&mut writer.pending);
        let (gone_for_good, told) = (change.gone_for_good(), change.told());
        let Change {
            mut batch,
            groups,
            gone,
            articles,
            replaced,
            ..
        } = change;
        let articles: Vec<(ArticleNo, Arc<ArticleSource>)> = (articles.into_iter())
            .map(|(number, put)| (number, put.source))
            .collect();
        let known = self.view.read().snapshot.clone();
        let mut next = known.grow();
        next.take_articles(&gone_for_good, &articles);
        drop(articles);
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
        writer.retire(&gone, &known);
        let forget = self.journal.read().oldest_after(told.len());
        let revision = self.store.commit(batch, &told, forget)?;
        let snapshot = Arc::new(next.finish(revision));
        writer.ledger.tidy();
        let (removed, added) = documents::changed(&known, &snapshot, &touched);
        drop(known);
        self.index.update(revision, &removed, &added)?;
        *self.view.write() = View {
            snapshot,
            searcher: self.index.searcher(),
        };
        self.journal.write().add(told);
        self.revision.send_replace(revision);
        let replaced: Vec<PageHash> = replaced.into_iter().collect();
        self.pages.remove(&replaced)?;
        Ok(revision)
    }
}
