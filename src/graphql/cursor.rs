//! Cursors: places in a list, sealed by the archive.
//!
//! A cursor holds the sort keys of its item, so that paging neither repeats nor skips an item while
//! pages are loaded, and the mark of the connection to which it belongs. The seal over both takes the
//! archive's secret: nobody else can make one, of another place or for another connection.

use async_graphql::Error;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::graphql::error::bad_user_input;
use crate::snapshot::Secret;

/// The longest cursor that is read, in bytes.
pub(crate) const MAX_CURSOR: usize = 16_384;
/// The first byte of a cursor; another one when what follows changes its meaning.
const FORMAT: u8 = 2;
/// The bytes of a connection's mark.
const MARK: usize = 6;
/// The bytes of a seal.
const SEAL: usize = 12;

/// Which connection a cursor belongs to: its field, the object on which it stands, filter and order.
#[derive(Debug, Clone)]
pub struct Identity(String);

impl Identity {
    /// The connection of a field (`Person.articles`) of the object with this key.
    pub fn of(field: &str, key: &str) -> Self {
        Identity(format!("{field}\n{key}"))
    }

    /// The connection under arguments that choose or order what it holds.
    #[must_use]
    pub fn with(mut self, arguments: &impl std::fmt::Debug) -> Self {
        use std::fmt::Write;
        write!(self.0, "\n{arguments:?}").expect("writing to a string never fails");
        self
    }

    fn mark(&self) -> [u8; MARK] {
        beginning(blake3::hash(self.0.as_bytes()))
    }
}

/// Where a cursor stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    /// The sort key of its row.
    pub row: Vec<u8>,
    /// The key of its item in the row.
    pub item: Vec<u8>,
}

/// Makes and reads the cursors of one connection.
#[derive(Debug, Clone)]
pub struct Cursors {
    mark: [u8; MARK],
    secret: Secret,
}

impl Cursors {
    /// The cursors of a connection under an archive's secret.
    pub fn of(identity: &Identity, secret: Secret) -> Self {
        Cursors {
            mark: identity.mark(),
            secret,
        }
    }

    /// The cursor of a place.
    pub fn write(&self, keys: &Keys) -> String {
        let length = u32::try_from(keys.row.len()).unwrap_or(u32::MAX);
        let mut bytes = vec![FORMAT];
        bytes.extend(self.mark);
        bytes.extend(length.to_be_bytes());
        bytes.extend(&keys.row);
        bytes.extend(&keys.item);
        let seal = self.seal(&bytes);
        bytes.extend(seal);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The place of a cursor that was given as the argument `name`.
    ///
    /// # Errors
    ///
    /// `BAD_USER_INPUT`: it is none of this server, or of another connection.
    pub fn read(&self, name: &str, cursor: &str) -> Result<Keys, Error> {
        let bytes = Some(cursor)
            .filter(|cursor| cursor.len() <= MAX_CURSOR)
            .and_then(|cursor| URL_SAFE_NO_PAD.decode(cursor).ok())
            .unwrap_or_default();
        let Some(content) = self.unsealed(&bytes) else {
            return Err(bad_user_input(format!(
                "`{name}` is no cursor of this server"
            )));
        };
        let (mark, rest) = content.split_at(MARK);
        if mark != self.mark {
            return Err(bad_user_input(format!(
                "`{name}` is a cursor of another connection, or of this one under another filter or order"
            )));
        }
        let (length, keys) = rest.split_at(4);
        let length = length
            .iter()
            .fold(0, |length, byte| length << 8 | usize::from(*byte));
        let (row, item) = keys.split_at(length.min(keys.len()));
        Ok(Keys {
            row: row.to_vec(),
            item: item.to_vec(),
        })
    }

    /// What stands between format and seal, where both are right: a mark, a length and keys.
    fn unsealed<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        if bytes.len() < 1 + MARK + 4 + SEAL {
            return None;
        }
        let (content, seal) = bytes.split_at(bytes.len() - SEAL);
        let sound = content[0] == FORMAT && seal == self.seal(content);
        sound.then(|| &content[1..])
    }

    fn seal(&self, content: &[u8]) -> [u8; SEAL] {
        beginning(blake3::keyed_hash(&self.secret.0, content))
    }
}

fn beginning<const LENGTH: usize>(hash: blake3::Hash) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    bytes.copy_from_slice(&hash.as_bytes()[..LENGTH]);
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop, proptest};

    use super::*;
    use crate::graphql::key::Key;
    use crate::text::given_name_key;

    fn cursors(secret: u8) -> Cursors {
        Cursors::of(&Identity::of("Query.numbers", ""), Secret([secret; 32]))
    }

    fn keys() -> impl proptest::strategy::Strategy<Value = Keys> {
        use proptest::strategy::Strategy;
        any::<(Vec<u8>, Vec<u8>)>().prop_map(|(row, item)| Keys { row, item })
    }

    proptest! {
        #[test]
        fn a_cursor_is_read_as_it_was_written(keys in keys()) {
            let cursor = cursors(1).write(&keys);
            assert_eq!(cursors(1).read("after", &cursor).unwrap(), keys);
        }

        #[test]
        fn whatever_is_changed_of_a_cursor_makes_it_none(keys in keys(), at in any::<prop::sample::Index>(), by in 1u8..=255, cut in any::<prop::sample::Index>()) {
            let mut bytes = URL_SAFE_NO_PAD.decode(cursors(1).write(&keys)).unwrap();
            let cut = cut.index(bytes.len());
            assert!(cursors(1).read("after", &URL_SAFE_NO_PAD.encode(&bytes[..cut])).is_err());
            let at = at.index(bytes.len());
            bytes[at] ^= by;
            assert!(cursors(1).read("after", &URL_SAFE_NO_PAD.encode(&bytes)).is_err());
        }

        #[test]
        fn any_text_is_no_cursor(text in any::<String>()) {
            assert!(cursors(1).read("after", &text).is_err());
        }
    }

    #[test]
    fn a_cursor_of_however_long_a_name_is_read() {
        let long = "ế".repeat(20_000);
        for name in [long.clone(), format!("{long} {long}"), "đ ".repeat(20_000)] {
            let row = Key::new()
                .bytes(&given_name_key(&name))
                .text(&"a".repeat(200));
            let keys = Keys {
                row: row.finish(),
                item: Vec::new(),
            };
            let cursor = cursors(1).write(&keys);
            assert_eq!(cursors(1).read("after", &cursor).unwrap(), keys);
        }
    }

    #[test]
    fn only_the_archive_that_made_a_cursor_reads_it() {
        let keys = Keys {
            row: vec![1],
            item: vec![2],
        };
        let cursor = cursors(1).write(&keys);
        assert!(cursors(2).read("after", &cursor).is_err());
    }
}
