//! The manifest: what every table holds, kept up with each commit.

use crate::archive::row::stored::record;

/// The state of one table: how many records, and a digest that does not depend on their order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct TableState {
    /// The number of records.
    pub(crate) count: u64,
    /// The sum, modulo 2^64, of a hash of each record's key and value.
    pub(crate) digest: u64,
}

impl TableState {
    /// The state of one record.
    pub(crate) fn of(key: &[u8], value: &[u8]) -> Self {
        TableState {
            count: 1,
            digest: hash(key, value),
        }
    }

    /// The state of the records of both.
    pub(crate) fn plus(self, other: Self) -> Self {
        TableState {
            count: self.count + other.count,
            digest: self.digest.wrapping_add(other.digest),
        }
    }

    /// Counts a record in.
    pub(crate) fn add(&mut self, key: &[u8], value: &[u8]) {
        self.count += 1;
        self.digest = self.digest.wrapping_add(hash(key, value));
    }

    /// Counts a record out that was counted in.
    pub(crate) fn remove(&mut self, key: &[u8], value: &[u8]) {
        self.count = self.count.saturating_sub(1);
        self.digest = self.digest.wrapping_sub(hash(key, value));
    }
}

fn hash(key: &[u8], value: &[u8]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&(key.len() as u64).to_le_bytes());
    hasher.update(key);
    hasher.update(value);
    let hash = hasher.finalize();
    let (first, _) = hash
        .as_bytes()
        .split_first_chunk::<8>()
        .expect("a hash has 32 bytes");
    u64::from_le_bytes(*first)
}

/// The archive's revision and what each table holds at it.
///
/// Its row stays as it is in all formats, since it tells which one an archive has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Manifest {
    /// The number of the disk format.
    pub(crate) format: u32,
    /// The version of the rules by which pages were read.
    pub(crate) reading: String,
    /// The archive's revision.
    pub(crate) revision: u64,
    /// The tables in the order in which `Tables` declares them.
    pub(crate) tables: Vec<TableState>,
}

record!(TableStateRow for TableState { count: u64, digest: u64 });
record!(ManifestRow for Manifest { format: u32, reading: String, revision: u64, tables: Vec<TableState> });
