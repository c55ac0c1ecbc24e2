//! Sort keys: bytes whose order is the order of the list that they were made for.

use jiff::civil::Date;

/// A sort key under construction.
///
/// Each part is encoded so that no part is the beginning of another; keys made of the same parts
/// therefore compare as the tuples of their parts do.
#[derive(Debug, Default, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(Vec<u8>);

impl Key {
    /// The empty key.
    pub fn new() -> Self {
        Key(Vec::new())
    }

    /// Ascending bytes.
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        for byte in bytes {
            self.0.push(*byte);
            if *byte == 0 {
                self.0.push(u8::MAX);
            }
        }
        self.0.extend([0, 0]);
        self
    }

    /// Ascending text, byte by byte.
    pub fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    /// Ascending number.
    pub fn number(mut self, number: u32) -> Self {
        self.0.extend(number.to_be_bytes());
        self
    }

    /// Ascending place in a list.
    pub fn place(self, place: usize) -> Self {
        self.number(u32::try_from(place).unwrap_or(u32::MAX))
    }

    /// Descending number.
    pub fn descending(self, number: u32) -> Self {
        self.number(!number)
    }

    /// The parts of a finished key.
    pub fn join(mut self, key: &Key) -> Self {
        self.0.extend_from_slice(&key.0);
        self
    }

    /// Descending number, none last.
    pub fn descending_optional(mut self, number: Option<i64>) -> Self {
        match number {
            // The flipped sign bit puts negative numbers first, the complement turns the order round.
            Some(number) => {
                self.0.push(0xfe);
                self.0
                    .extend((!(number.cast_unsigned() ^ (1 << 63))).to_be_bytes());
            }
            None => self.0.push(0xff),
        }
        self
    }

    /// Descending day, none last.
    pub fn latest(self, day: Option<Date>) -> Self {
        self.descending_optional(day.map(|day| {
            i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
        }))
    }

    /// The key's bytes.
    pub fn finish(self) -> Vec<u8> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{any, proptest};

    proptest! {
        #[test]
        fn keys_order_as_their_parts(a in any::<(Option<i64>, Vec<u8>, String)>(), b in any::<(Option<i64>, Vec<u8>, String)>()) {
            let key = |(number, bytes, text): &(Option<i64>, Vec<u8>, String)| {
                Key::new().descending_optional(*number).bytes(bytes).text(text).finish()
            };
            let order = b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)).then_with(|| a.2.cmp(&b.2));
            assert_eq!(key(&a).cmp(&key(&b)), order);
        }
    }
}
