//! The mark of an orderly stop: what the archive was when it was closed, so that opening may trust it.
//!
//! # Correctness
//!
//! The mark is written when everything else is synced and nothing more is written, and is taken away,
//! durably, before anything of the archive is opened. So it stands only where the last one to use the
//! archive closed it in good order. It names the files as they were then, by size and time: files that
//! were touched since, as by a restored backup or an editor, are not trusted.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use crate::archive::row::FORMAT;
use crate::archive::store::Store;
use crate::archive::{ArchiveError, READING, durable};

/// The mark's file.
const MARK: &str = "stopped";

/// The longest mark that is read, in bytes.
const MARK_BYTES: u64 = 64 << 10;

/// Whether what stands on disk is taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    /// The archive was closed in good order: what only verifies is left out.
    Trusted,
    /// Nothing says so: everything is held against what it should be.
    Verified,
}

/// What the archive was when it was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mark {
    format: u32,
    reading: String,
    revision: u64,
    /// What the manifest says of the tables.
    tables: String,
    /// A hash over names, sizes and times of the files.
    files: String,
}

impl Mark {
    fn of(folder: &Path, store: &Store) -> Result<Mark, ArchiveError> {
        Ok(Mark {
            format: FORMAT,
            reading: READING.to_owned(),
            revision: store.revision(),
            tables: store.fingerprint(),
            files: hash_files(folder)?,
        })
    }

    /// The revision of the tables that were closed.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// What the manifest said of them.
    pub(super) fn tables(&self) -> &str {
        &self.tables
    }

    /// Whether these are the tables that were closed.
    pub(super) fn is_of(&self, store: &Store) -> bool {
        (self.revision, &self.tables) == (store.revision(), &store.fingerprint())
    }
}

/// Takes the mark away, so that nobody trusts what is to be changed; gives it where it holds.
pub(super) fn take(folder: &Path) -> Result<Option<Mark>, ArchiveError> {
    let path = folder.join(MARK);
    let mark = match fs::File::open(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(durable::failed("opening", &path)(error)),
        Ok(file) => {
            let mut bytes = Vec::new();
            let read = file.take(MARK_BYTES).read_to_end(&mut bytes);
            read.map_err(durable::failed("reading", &path))?;
            parse(&bytes)
        }
    };
    durable::remove(&path)?;
    durable::sync_folder(folder)?;
    match mark {
        Some(mark) if mark.files == hash_files(folder)? => Ok(Some(mark)),
        _ => Ok(None),
    }
}

/// Says that the archive was closed in good order; everything of it must be synced.
pub(super) fn put(folder: &Path, store: &Store) -> Result<(), ArchiveError> {
    let mark = Mark::of(folder, store)?;
    let json = serde_json::to_string(&mark)
        .map_err(|error| durable::failed("writing", &folder.join(MARK))(error.into()))?;
    let checksum = blake3::hash(json.as_bytes()).to_hex();
    durable::write(folder, MARK, format!("{json}\n{checksum}\n").as_bytes())?;
    durable::sync_folder(folder)
}

/// The mark that these bytes are, if they are one: a line of JSON, then its blake3 hash.
fn parse(bytes: &[u8]) -> Option<Mark> {
    let (json, checksum) = std::str::from_utf8(bytes).ok()?.split_once('\n')?;
    let holds = checksum.strip_suffix('\n')? == blake3::hash(json.as_bytes()).to_hex().as_str();
    let mark: Mark = serde_json::from_str(json).ok().filter(|_| holds)?;
    (mark.format == FORMAT && mark.reading == READING).then_some(mark)
}

/// A hash over the names, sizes and times of the tables' and the index's files, and over the time of the
/// folder of pages, which changes when one is added or taken away.
fn hash_files(folder: &Path) -> Result<String, ArchiveError> {
    let mut hasher = blake3::Hasher::new();
    let mut add = |path: &Path, metadata: &fs::Metadata| {
        let modified = metadata.modified().ok();
        let since = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let nanoseconds = since.map_or(0, |since| since.as_nanos());
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy();
        let line = format!("{name}\0{}\0{nanoseconds}\n", metadata.len());
        hasher.update(line.as_bytes());
    };
    for part in ["tables", "search"] {
        let place = folder.join(part);
        for entry in WalkDir::new(&place).sort_by_file_name() {
            let failed = durable::failed("reading", &place);
            let (path, metadata) = match entry {
                Ok(entry) if !entry.file_type().is_file() || is_lock(&entry) => continue,
                Ok(entry) => match entry.metadata() {
                    Ok(metadata) => (entry.into_path(), metadata),
                    Err(error) => return Err(failed(error.into())),
                },
                Err(error) if error.io_error().is_some_and(is_absent) => continue,
                Err(error) => return Err(failed(error.into())),
            };
            add(&path, &metadata);
        }
    }
    let pages = folder.join("pages");
    match fs::metadata(&pages) {
        Ok(metadata) => add(&pages, &metadata),
        Err(error) if is_absent(&error) => {}
        Err(error) => return Err(durable::failed("reading", &pages)(error)),
    }
    Ok(hasher.finalize().to_hex().to_string())
}

fn is_absent(error: &std::io::Error) -> bool {
    error.kind() == ErrorKind::NotFound
}

/// tantivy's locks hold nothing.
fn is_lock(entry: &walkdir::DirEntry) -> bool {
    entry.file_name().to_string_lossy().ends_with(".lock")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_believed_only_as_it_was_written() {
        let mark = Mark {
            format: FORMAT,
            reading: READING.to_owned(),
            revision: 7,
            tables: "article_by_slug 2 00ff".to_owned(),
            files: "00".to_owned(),
        };
        let write = |mark: &Mark| {
            let json = serde_json::to_string(mark).unwrap();
            format!("{json}\n{}\n", blake3::hash(json.as_bytes()).to_hex()).into_bytes()
        };
        let good = write(&mark);
        assert_eq!(parse(&good), Some(mark.clone()));
        for cut in 0..good.len() {
            assert_eq!(parse(&good[..cut]), None, "{cut}");
        }
        for at in 0..good.len() {
            let mut damaged = good.clone();
            damaged[at] ^= 1;
            assert_eq!(parse(&damaged), None, "{at}");
        }
        let other = Mark {
            format: FORMAT + 1,
            ..mark.clone()
        };
        assert_eq!(parse(&write(&other)), None);
        let other = Mark {
            reading: "others".to_owned(),
            ..mark
        };
        assert_eq!(parse(&write(&other)), None);
    }
}
