//! The snapshot as it was at an orderly stop: read instead of made again, where it is that of the tables.
//!
//! # Correctness
//!
//! The file says of which tables it is, and each part of it bears a checksum. Whatever does not hold is no
//! error: the snapshot is made again from the tables.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::archive::READING;
use crate::archive::row::{self, FORMAT, Stored};
use crate::archive::store::Store;
use crate::model::CountryCode;
use crate::resolve::SharedTexts;
use crate::snapshot::{ArticleNode, Slots, Snapshot};

/// The file.
const NAME: &str = "snapshot";

/// How many nodes one part holds.
const PART_NODES: usize = 2048;

/// The most bytes of one part: no length that a damaged file claims makes the reader allocate more.
const MAX_PART: u32 = 256 * 1024 * 1024;

/// Keeps the snapshot of some tables, unless it is kept.
///
/// # Errors
///
/// The file cannot be written, in words.
pub(super) fn write(folder: &Path, store: &Store, snapshot: &Snapshot) -> Result<(), String> {
    let of = of(store);
    if open(folder, &of).is_some() {
        return Ok(());
    }
    let beside = folder.join(format!("{NAME}.part"));
    let write = || -> Result<(), String> {
        let file = File::create(&beside).map_err(|error| error.to_string())?;
        let mut out = BufWriter::new(file);
        put(&mut out, &of)?;
        put_all(&mut out, &snapshot.articles)?;
        put_all(&mut out, &snapshot.people)?;
        put_all(&mut out, &snapshot.organizations)?;
        put_all(&mut out, &snapshot.meetings)?;
        put_all(&mut out, &snapshot.directives)?;
        put(&mut out, &snapshot.countries)?;
        let file = out.into_inner().map_err(|error| error.to_string())?;
        file.sync_all().map_err(|error| error.to_string())
    };
    let written = write()
        .and_then(|()| fs::rename(&beside, folder.join(NAME)).map_err(|error| error.to_string()));
    if written.is_err() {
        // What is half-written is of no use, and is written over if it cannot be removed.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Which tables these are.
fn of(store: &Store) -> String {
    let (revision, tables) = (store.revision(), store.fingerprint());
    format!("format {FORMAT}, rules {READING}, revision {revision}: {tables}")
}

/// The file behind its first part, where it is of these tables.
fn open(folder: &Path, of: &str) -> Option<BufReader<File>> {
    let file = File::open(folder.join(NAME)).ok()?;
    let mut from = BufReader::with_capacity(1 << 20, file);
    let kept: String = take(&mut from).ok()?;
    (kept == of).then_some(from)
}

/// The snapshot that was kept, where it is of these tables; with the texts that its articles share.
pub(super) fn read(folder: &Path, store: &Store) -> Option<(Snapshot, SharedTexts)> {
    let mut from = open(folder, &of(store))?;
    let read = |from: &mut BufReader<File>| -> Result<(Snapshot, SharedTexts), String> {
        let mut texts = SharedTexts::default();
        let mut snapshot = Snapshot::default();
        snapshot.articles = take_all(from, |node: &mut ArticleNode| {
            if let Some(source) = Arc::get_mut(&mut node.source) {
                source.reported.share_texts(&mut texts);
            }
        })?;
        snapshot.people = take_all(from, |_| {})?;
        snapshot.organizations = take_all(from, |_| {})?;
        snapshot.meetings = take_all(from, |_| {})?;
        snapshot.directives = take_all(from, |_| {})?;
        let countries: Vec<CountryCode> = take(from)?;
        Ok((snapshot.numbered(store.revision(), countries)?, texts))
    };
    match read(&mut from) {
        Ok(kept) => Some(kept),
        Err(reason) => {
            tracing::warn!(%reason, "the snapshot that was kept is not used");
            None
        }
    }
}

fn put<T: Stored>(out: &mut impl Write, value: &T) -> Result<(), String> {
    put_row(out, &row::encode(value)?)
}

fn put_row(out: &mut impl Write, row: &[u8]) -> Result<(), String> {
    let length = u32::try_from(row.len()).map_err(|error| error.to_string())?;
    out.write_all(&length.to_le_bytes())
        .and_then(|()| out.write_all(row))
        .map_err(|error| error.to_string())
}

fn put_all<T>(out: &mut impl Write, slots: &Slots<T>) -> Result<(), String>
where
    T: Send + Sync,
    Arc<T>: Stored,
{
    put(out, &slots.len())?;
    // Some parts at a time, so that little is in memory twice.
    for parts in slots.chunks(PART_NODES * 8) {
        let rows: Vec<Vec<u8>> = parts
            .par_chunks(PART_NODES)
            .map(|part| row::encode(&part.to_vec()))
            .collect::<Result<_, _>>()?;
        for row in rows {
            put_row(out, &row)?;
        }
    }
    Ok(())
}

fn take<T: Stored>(from: &mut impl Read) -> Result<T, String> {
    row::decode(&take_row(from)?)
}

fn take_row(from: &mut impl Read) -> Result<Vec<u8>, String> {
    let mut length = [0; 4];
    from.read_exact(&mut length)
        .map_err(|error| error.to_string())?;
    let length = u32::from_le_bytes(length);
    if length > MAX_PART {
        return Err("a part of it claims to be too large".to_owned());
    }
    let mut row = Vec::new();
    from.take(u64::from(length))
        .read_to_end(&mut row)
        .map_err(|error| error.to_string())?;
    if row.len() == length as usize {
        Ok(row)
    } else {
        Err("it is cut short".to_owned())
    }
}

fn take_all<T>(from: &mut impl Read, mut each: impl FnMut(&mut T)) -> Result<Slots<T>, String>
where
    T: Send + Sync,
    Arc<T>: Stored,
{
    let count: usize = take(from)?;
    let mut slots = Slots::<T>::new();
    while slots.len() < count {
        let parts = (count - slots.len()).div_ceil(PART_NODES).min(8);
        let rows = (0..parts).map(|_| take_row(from));
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        let parts: Vec<Slots<T>> = rows
            .par_iter()
            .map(|row| row::decode(row))
            .collect::<Result<_, _>>()?;
        for mut node in parts.into_iter().flatten() {
            if let Some(node) = node.as_mut().and_then(Arc::get_mut) {
                each(node);
            }
            slots.push(node);
        }
    }
    Ok(slots)
}
