//! The snapshot as it was at an orderly stop: read instead of made again, where it is that of the tables.
//!
//! # Correctness
//!
//! The file says of which tables it is, and each part of it bears a checksum. Whatever does not hold is no
//! error: the snapshot is made again from the tables.
//!
//! A text that articles share stands once, in the first part that has an article with it. Articles have
//! its number in the order in which the texts come.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::archive::READING;
use crate::archive::row::{self, FORMAT, Stored};
use crate::archive::stop::Mark;
use crate::archive::store::Store;
use crate::model::CountryCode;
use crate::snapshot::{ArticleNode, ArticleSource, Slots, Snapshot};

/// The file.
const NAME: &str = "snapshot";

/// The number of the file's layout.
const LAYOUT: u32 = 2;

/// How many nodes one part holds.
const PART_NODES: usize = 2048;

/// How many parts are in memory beside what is kept.
const PARTS: usize = 8;

/// The most bytes of one part: no length that a damaged file claims makes the reader allocate more.
const MAX_PART: u32 = 256 * 1024 * 1024;

/// Keeps the snapshot of some tables, unless it is kept.
///
/// # Errors
///
/// The file cannot be written, in words.
pub(super) fn write(folder: &Path, store: &Store, snapshot: &Snapshot) -> Result<(), String> {
    let of = of(store.revision(), &store.fingerprint());
    if open(folder, &of).is_some() {
        return Ok(());
    }
    let beside = folder.join(format!("{NAME}.part"));
    let write = || -> Result<(), String> {
        let file = File::create(&beside).map_err(|error| error.to_string())?;
        let mut out = BufWriter::new(file);
        put(&mut out, &of)?;
        put_articles(&mut out, &snapshot.articles)?;
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
fn of(revision: u64, tables: &str) -> String {
    format!("layout {LAYOUT}, format {FORMAT}, rules {READING}, revision {revision}: {tables}")
}

/// The file behind its first part, where it is of these tables.
fn open(folder: &Path, of: &str) -> Option<BufReader<File>> {
    let file = File::open(folder.join(NAME)).ok()?;
    let mut from = BufReader::with_capacity(1 << 20, file);
    let kept: String = take(&mut from).ok()?;
    (kept == of).then_some(from)
}

/// A snapshot that was kept, with the texts that its articles share.
pub(super) type Kept = (Snapshot, Vec<Arc<str>>);

/// The snapshot that was kept, where it is of the tables that were closed.
pub(super) fn read(folder: &Path, closed: &Mark) -> Option<Kept> {
    let mut from = open(folder, &of(closed.revision(), closed.tables()))?;
    let read = |from: &mut BufReader<File>| -> Result<Kept, String> {
        let mut snapshot = Snapshot::default();
        let texts;
        (snapshot.articles, texts) = take_articles(from)?;
        snapshot.people = take_all(from)?;
        snapshot.organizations = take_all(from)?;
        snapshot.meetings = take_all(from)?;
        snapshot.directives = take_all(from)?;
        let countries: Vec<CountryCode> = take(from)?;
        Ok((snapshot.numbered(closed.revision(), countries)?, texts))
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
    for lot in slots.chunks(PART_NODES * PARTS) {
        let parts = lot.chunks(PART_NODES).map(<[_]>::to_vec);
        put_parts(out, &parts.collect::<Vec<Slots<T>>>())?;
    }
    Ok(())
}

fn put_parts<P: Stored + Sync>(out: &mut impl Write, parts: &[P]) -> Result<(), String> {
    let rows = parts.par_iter().map(row::encode);
    let rows: Vec<Vec<u8>> = rows.collect::<Result<_, _>>()?;
    rows.iter().try_for_each(|row| put_row(out, row))
}

/// The articles of a part: the texts that come for the first time, the articles without any texts, and
/// the numbers of these.
type Articles = (Vec<Arc<str>>, (Slots<ArticleNode>, Vec<u32>));

fn put_articles(out: &mut impl Write, slots: &Slots<ArticleNode>) -> Result<(), String> {
    put(out, &slots.len())?;
    // By the text's address: it stays where it is as long as the articles are there.
    let mut numbers: FxHashMap<usize, u32> = FxHashMap::default();
    for lot in slots.chunks(PART_NODES * PARTS) {
        let parts = lot.chunks(PART_NODES).map(|part| thin(part, &mut numbers));
        put_parts(out, &parts.collect::<Vec<Articles>>())?;
    }
    Ok(())
}

/// Takes the texts out of articles.
fn thin(part: &[Option<Arc<ArticleNode>>], numbers: &mut FxHashMap<usize, u32>) -> Articles {
    let (mut new, mut said) = (Vec::new(), Vec::new());
    let mut take_out = |text: &mut Arc<str>| {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        let number = numbers.entry(text.as_ptr().addr()).or_insert(next);
        let text = std::mem::take(text);
        if *number == next {
            new.push(text);
        }
        said.push(*number);
    };
    let nodes = part.iter().map(|slot| {
        let node = slot.as_ref()?;
        let mut source = ArticleSource::clone(&node.source);
        source.reported.each_text(&mut take_out);
        Some(Arc::new(ArticleNode {
            source: Arc::new(source),
            ..ArticleNode::clone(node)
        }))
    });
    let nodes = nodes.collect();
    (new, (nodes, said))
}

/// Puts the texts of these numbers back.
fn fill(
    (mut nodes, said): (Slots<ArticleNode>, Vec<u32>),
    texts: &[Arc<str>],
) -> Result<Slots<ArticleNode>, String> {
    let mut said = said.into_iter();
    let mut lacks = false;
    let mut put_back = |text: &mut Arc<str>| {
        let number = said.next();
        match number.and_then(|number| texts.get(number as usize)) {
            Some(known) => *text = Arc::clone(known),
            None => lacks = true,
        }
    };
    for node in nodes.iter_mut().flatten() {
        let source = Arc::get_mut(node).and_then(|node| Arc::get_mut(&mut node.source));
        if let Some(source) = source {
            source.reported.each_text(&mut put_back);
        }
    }
    if lacks || said.next().is_some() {
        return Err("its articles have other texts".to_owned());
    }
    Ok(nodes)
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

fn take_all<T>(from: &mut impl Read) -> Result<Slots<T>, String>
where
    T: Send + Sync,
    Arc<T>: Stored,
{
    let count: usize = take(from)?;
    let mut slots = Slots::<T>::new();
    while slots.len() < count {
        let parts: Vec<Slots<T>> = take_parts(from, count - slots.len())?;
        slots.extend(parts.into_iter().flatten());
    }
    Ok(slots)
}

/// The next parts, where so many nodes are still to come.
fn take_parts<P: Stored + Send>(from: &mut impl Read, nodes: usize) -> Result<Vec<P>, String> {
    let parts = nodes.div_ceil(PART_NODES).min(PARTS);
    let rows = (0..parts).map(|_| take_row(from));
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    rows.par_iter().map(|row| row::decode(row)).collect()
}

/// The articles, and the texts that they share.
fn take_articles(from: &mut impl Read) -> Result<(Slots<ArticleNode>, Vec<Arc<str>>), String> {
    let count: usize = take(from)?;
    let (mut slots, mut texts) = (Slots::<ArticleNode>::new(), Vec::new());
    while slots.len() < count {
        let parts: Vec<Articles> = take_parts(from, count - slots.len())?;
        let mut thin = Vec::with_capacity(parts.len());
        for (new, part) in parts {
            texts.extend(new);
            thin.push(part);
        }
        let full = thin.into_par_iter().map(|part| fill(part, &texts));
        let full: Vec<Slots<ArticleNode>> = full.collect::<Result<_, _>>()?;
        slots.extend(full.into_iter().flatten());
    }
    Ok((slots, texts))
}
