//! A row's bytes: a checksum (CRC-32, little-endian), then bincode.

use bincode::Options;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::archive::row::Stored;

/// The largest row, in bytes: no length that a damaged row claims makes the reader allocate more.
const MAX_ROW: u64 = 256 * 1024 * 1024;

fn options() -> impl Options {
    bincode::DefaultOptions::new().with_limit(MAX_ROW)
}

/// The bytes of a value.
///
/// # Errors
///
/// The row is larger than [`MAX_ROW`].
pub(crate) fn encode<T: Stored>(value: &T) -> Result<Vec<u8>, String>
where
    T::Row: Serialize,
{
    let body = options()
        .serialize(&value.store())
        .map_err(|error| error.to_string())?;
    let mut bytes = crc32fast::hash(&body).to_le_bytes().to_vec();
    bytes.extend_from_slice(&body);
    Ok(bytes)
}

/// The value of bytes.
///
/// # Errors
///
/// The checksum does not hold, or the row is none of this type; the reason in words.
pub(crate) fn decode<T: Stored>(bytes: &[u8]) -> Result<T, String>
where
    T::Row: DeserializeOwned,
{
    let body = check(bytes)?;
    let row: T::Row = options()
        .deserialize(body)
        .map_err(|error| error.to_string())?;
    T::restore(row)
}

/// What stands behind the checksum of bytes, where that holds; else in words why not.
pub(crate) fn check(bytes: &[u8]) -> Result<&[u8], String> {
    let Some((checksum, body)) = bytes.split_first_chunk::<4>() else {
        return Err("it is cut short".to_owned());
    };
    if crc32fast::hash(body) != u32::from_le_bytes(*checksum) {
        return Err("its checksum does not hold".to_owned());
    }
    Ok(body)
}
