//! The index on disk: opened or made again, written in whole commits.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::{fs, io};

use parking_lot::{Mutex, RwLock};
use tantivy::directory::MmapDirectory;
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy};
use tantivy::{IndexReader, IndexSettings, IndexWriter, ReloadPolicy, TantivyError};

use crate::search::schema::{self, Fields};
use crate::search::{Document, DocumentKind, SearchError, Searcher};

/// How many bytes of new documents the writer gathers before it puts them on disk; tantivy takes no
/// less than 15 million.
const WRITER_MEMORY: usize = 30_000_000;

/// The share of removed documents from which a segment is written anew without them.
const MAX_REMOVED: f32 = 0.3;

/// tantivy's list of segments: the file whose replacement is a commit.
const META_FILE: &str = "meta.json";

/// The index on disk.
///
/// One process at a time may write it.
pub struct Index {
    index: tantivy::Index,
    fields: Fields,
    reader: IndexReader,
    /// Made at the first update; dropped after a failed one, which undoes what was not committed.
    writer: Mutex<Option<IndexWriter>>,
    searcher: RwLock<Searcher>,
}

impl Index {
    /// Opens the index in `folder`, or makes an empty one there; one that cannot be read is replaced.
    ///
    /// All its files' checksums are verified. One of another layout counts as unreadable.
    ///
    /// # Errors
    ///
    /// The folder cannot be written.
    pub fn open(folder: &Path) -> Result<Index, SearchError> {
        fs::create_dir_all(folder).map_err(SearchError::opening)?;
        match Index::open_sound(folder, true) {
            Ok(Some(index)) => {
                index.remove_strays(folder).map_err(SearchError::opening)?;
                return Ok(index);
            }
            Ok(None) => {}
            Err(reason) => tracing::warn!(
                folder = %folder.display(),
                %reason,
                "the search index cannot be used and is made again"
            ),
        }
        remove_index_files(folder).map_err(SearchError::opening)?;
        let create = || {
            let (schema, _) = schema::schema();
            let directory = MmapDirectory::open(folder)?;
            Index::over(tantivy::Index::create(
                directory,
                schema,
                IndexSettings::default(),
            )?)
        };
        create().map_err(SearchError::opening)
    }

    /// The index in `folder` as it is, where there is one, all its files' checksums verified.
    ///
    /// # Errors
    ///
    /// A file is damaged or cannot be read.
    pub fn inspect(folder: &Path) -> Result<Option<Index>, SearchError> {
        if !folder.exists() {
            return Ok(None);
        }
        Index::open_sound(folder, true).map_err(SearchError::opening)
    }

    /// The revision of the index in `folder`, where it can be told.
    pub fn read_revision(folder: &Path) -> Option<u64> {
        Index::open_sound(folder, false).ok()??.revision()
    }

    /// The index in `folder` where there is one; an error where it does not hold.
    fn open_sound(folder: &Path, verify: bool) -> tantivy::Result<Option<Index>> {
        // A file that is cut short may make tantivy panic.
        let open = AssertUnwindSafe(|| Index::open_files(folder, verify));
        catch_unwind(open).unwrap_or_else(|_| Err(unsound("reading it panicked")))
    }

    fn open_files(folder: &Path, verify: bool) -> tantivy::Result<Option<Index>> {
        let directory = MmapDirectory::open(folder)?;
        if !tantivy::Index::exists(&directory)? {
            return Ok(None);
        }
        let index = tantivy::Index::open(directory)?;
        if index.schema() != schema::schema().0 {
            return Err(unsound("it has another schema"));
        }
        // Only files on this list are verified.
        if !index
            .directory()
            .list_managed_files()
            .contains(Path::new(META_FILE))
        {
            return Err(unsound("its list of files is lost"));
        }
        if verify && let Some(file) = index.validate_checksum()?.into_iter().next() {
            return Err(unsound(&format!("{} is damaged", file.display())));
        }
        let noted = index.load_metas()?.payload;
        if noted.is_some_and(|noted| schema::noted_revision(&noted).is_none()) {
            return Err(unsound("it has another layout"));
        }
        Index::over(index).map(Some)
    }

    /// Takes away what a crash left of a commit that was not finished: the next one is to write files of
    /// the same names.
    fn remove_strays(&self, folder: &Path) -> tantivy::Result<()> {
        let metas = self.index.load_metas()?;
        let segments = metas.segments.iter();
        let used: HashMap<String, Option<u64>> = segments
            .map(|segment| (segment.id().uuid_string(), segment.delete_opstamp()))
            .collect();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let (segment, part) = name.split_once('.').unwrap_or((&name, ""));
            // What is removed from a segment stands in a file named by the commit that removed it.
            let is_used = used.get(segment).is_some_and(|removed_by| {
                let removed = part.strip_suffix(".del");
                removed.is_none_or(|by| by.parse() == Ok(removed_by.unwrap_or(u64::MAX)))
            });
            if is_segment_file(&name) && !is_used {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    fn over(index: tantivy::Index) -> tantivy::Result<Index> {
        schema::register_tokenizers(&index);
        let fields = schema::schema().1;
        let reader: IndexReader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        let searcher = Searcher::read(&index, &reader, fields)?;
        Ok(Index {
            index,
            fields,
            reader,
            writer: Mutex::new(None),
            searcher: RwLock::new(searcher),
        })
    }

    /// The archive's revision of which the index is; none for a new one and one that was emptied.
    pub fn revision(&self) -> Option<u64> {
        self.searcher.read().revision()
    }

    /// How many documents it holds.
    pub fn documents(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Waits for the writing that goes on behind the commits; nothing of the index changes any more until
    /// the next [`update`](Self::update).
    ///
    /// # Errors
    ///
    /// That writing failed; the commits hold.
    pub fn settle(&self) -> Result<(), SearchError> {
        match self.writer.lock().take() {
            Some(writer) => writer.wait_merging_threads().map_err(SearchError::writing),
            None => Ok(()),
        }
    }

    /// Takes out the documents named by `removed`, then adds `added`, and makes both visible to new
    /// searchers at once. Whoever replaces a document names it in `removed`; one that is not there is no
    /// error. To look for each new document first would cost most of what adding it does.
    ///
    /// On disk the documents and the revision change together or not at all, also through a kill or a
    /// power cut.
    ///
    /// # Errors
    ///
    /// The index cannot be written; searchers then see what they saw, and the next update starts from
    /// what is on disk.
    pub fn update(
        &self,
        revision: u64,
        removed: &[(DocumentKind, String)],
        added: &[Document],
    ) -> Result<(), SearchError> {
        self.commit(Some(schema::payload(revision)), |writer| {
            self.change(writer, removed, added)
        })
    }

    /// Takes out and adds documents as [`update`](Self::update) does, but makes nothing visible before the next one.
    ///
    /// # Errors
    ///
    /// As for [`update`](Self::update); what was staged before is lost as well.
    pub fn stage(
        &self,
        removed: &[(DocumentKind, String)],
        added: &[Document],
    ) -> Result<(), SearchError> {
        if removed.is_empty() && added.is_empty() {
            return Ok(());
        }
        self.write(|writer| self.change(writer, removed, added))
    }

    fn change(
        &self,
        writer: &mut IndexWriter,
        removed: &[(DocumentKind, String)],
        added: &[Document],
    ) -> tantivy::Result<()> {
        for (kind, key) in removed {
            writer.delete_term(self.fields.id(*kind, key));
        }
        for document in added {
            writer.add_document(self.fields.document(document))?;
        }
        Ok(())
    }

    /// Adds documents of an index that is being made: it is of no revision until the next
    /// [`update`](Self::update).
    ///
    /// # Errors
    ///
    /// As for [`update`](Self::update).
    pub fn add(&self, added: &[Document]) -> Result<(), SearchError> {
        self.commit(None, |writer| self.change(writer, &[], added))
    }

    /// Empties the index.
    ///
    /// # Errors
    ///
    /// As for [`update`](Self::update).
    pub fn clear(&self) -> Result<(), SearchError> {
        self.commit(None, |writer| writer.delete_all_documents().map(drop))
    }

    /// The present state.
    pub fn searcher(&self) -> Searcher {
        self.searcher.read().clone()
    }

    fn commit(
        &self,
        payload: Option<String>,
        change: impl FnOnce(&mut IndexWriter) -> tantivy::Result<()>,
    ) -> Result<(), SearchError> {
        self.write(|writer| {
            change(writer)?;
            let mut prepared = writer.prepare_commit()?;
            if let Some(payload) = &payload {
                prepared.set_payload(payload);
            }
            prepared.commit().map(drop)
        })?;
        let read = || {
            self.reader.reload()?;
            Searcher::read(&self.index, &self.reader, self.fields)
        };
        *self.searcher.write() = read().map_err(SearchError::reading)?;
        Ok(())
    }

    /// Writes with the writer, which a failure undoes all of that was not committed.
    fn write(
        &self,
        write: impl FnOnce(&mut IndexWriter) -> tantivy::Result<()>,
    ) -> Result<(), SearchError> {
        let mut kept = self.writer.lock();
        let mut writer = match kept.take() {
            Some(writer) => writer,
            None => self.writer().map_err(SearchError::writing)?,
        };
        write(&mut writer).map_err(SearchError::writing)?;
        *kept = Some(writer);
        Ok(())
    }

    fn writer(&self) -> tantivy::Result<IndexWriter> {
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .memory_budget_per_thread(WRITER_MEMORY)
            .num_merge_threads(1)
            .build();
        let writer = self.index.writer_with_options(options)?;
        let mut merging = LogMergePolicy::default();
        merging.set_del_docs_ratio_before_merge(MAX_REMOVED);
        writer.set_merge_policy(Box::new(merging));
        Ok(writer)
    }
}

fn unsound(reason: &str) -> TantivyError {
    TantivyError::SystemError(reason.to_owned())
}

/// Takes tantivy's files out of the folder and leaves any others, in case the folder was named by
/// mistake. The list of segments goes last: without it nobody would see that the rest has to go.
fn remove_index_files(folder: &Path) -> io::Result<()> {
    let mut meta = None;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name == META_FILE {
            meta = Some(entry.path());
        } else if is_index_file(&name) {
            fs::remove_file(entry.path())?;
        }
    }
    meta.map_or(Ok(()), fs::remove_file)
}

/// Whether tantivy gave the name: a segment's 32 hexadecimal digits and what the file holds, or the
/// list of files. The lock files stay, other processes may hold them.
fn is_index_file(name: &str) -> bool {
    name == ".managed.json" || is_segment_file(name)
}

fn is_segment_file(name: &str) -> bool {
    let segment = name.split('.').next().unwrap_or_default();
    segment.len() == 32 && segment.bytes().all(|byte| byte.is_ascii_hexdigit())
}
