//! Ordered lists that are looked into, never copied: the ground on which connections page.
//!
//! A list has rows, and each row a number of items: an article's mentions, say, row by row of the
//! articles of a person. Most lists have one item a row. A row has a sort key, so that a place in the
//! list means the same while pages load: behind this key, wherever that is by now.

use std::ops::Range;
use std::sync::Arc;

use crate::graphql::key::Key;
use crate::snapshot::Snapshot;
use crate::wanted::is_wanted;

type At<T> = Box<dyn Fn(&Snapshot, usize, usize) -> T + Send + Sync>;
type Count = Box<dyn Fn(&Snapshot, usize) -> usize + Send + Sync>;
type RowKey = Box<dyn Fn(&Snapshot, usize) -> Vec<u8> + Send + Sync>;
type ItemKey = Box<dyn Fn(&Snapshot, usize, usize) -> Vec<u8> + Send + Sync>;
type Keep<T> = Box<dyn Fn(&Snapshot, &T) -> bool + Send + Sync>;

/// A place in a list: before the item of this number in this row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The row, in the order shown.
    pub row: usize,
    /// The item in it.
    pub item: usize,
}

/// A list of one snapshot, in an order of its own.
pub struct List<T> {
    snapshot: Arc<Snapshot>,
    /// The first row shown: those before it are in the order, and not in the list.
    first: usize,
    rows: usize,
    turned: usize,
    count: Option<Count>,
    at: At<T>,
    key: RowKey,
    item_key: Option<ItemKey>,
    keep: Option<Keep<T>>,
}

impl<T> List<T> {
    /// A list of `len` items: `at` gives each of them, `key` its sort key.
    ///
    /// # Correctness
    ///
    /// Keys ascend strictly, and `key` is a function of what the item is, not of its number.
    pub fn new(
        snapshot: &Arc<Snapshot>,
        len: usize,
        at: impl Fn(&Snapshot, usize) -> T + Send + Sync + 'static,
        key: impl Fn(&Snapshot, usize) -> Vec<u8> + Send + Sync + 'static,
    ) -> Self {
        List {
            snapshot: Arc::clone(snapshot),
            first: 0,
            rows: len,
            turned: 0,
            count: None,
            at: Box::new(move |snapshot, row, _| at(snapshot, row)),
            key: Box::new(key),
            item_key: None,
            keep: None,
        }
    }

    /// A list of `rows` rows, each with as many items as `count` says. An item is known by its number in
    /// its row, unless [`List::with_item_keys`] says otherwise.
    pub fn nested(
        snapshot: &Arc<Snapshot>,
        rows: usize,
        count: impl Fn(&Snapshot, usize) -> usize + Send + Sync + 'static,
        at: impl Fn(&Snapshot, usize, usize) -> T + Send + Sync + 'static,
        key: impl Fn(&Snapshot, usize) -> Vec<u8> + Send + Sync + 'static,
    ) -> Self {
        List {
            snapshot: Arc::clone(snapshot),
            first: 0,
            rows,
            turned: 0,
            count: Some(Box::new(count)),
            at: Box::new(at),
            key: Box::new(key),
            item_key: None,
            keep: None,
        }
    }

    /// Lets items be known by keys, which ascend within their row.
    #[must_use]
    pub fn with_item_keys(
        mut self,
        key: impl Fn(&Snapshot, usize, usize) -> Vec<u8> + Send + Sync + 'static,
    ) -> Self {
        self.item_key = Some(Box::new(key));
        self
    }

    /// Turns the order of the first `rows` rows round; those behind them stay, and stay last. The
    /// keys of those must begin with a byte that is more than the complement of any turned key's.
    #[must_use]
    pub fn turned(mut self, rows: usize) -> Self {
        self.turned = rows.min(self.rows);
        self
    }

    /// Leaves only these rows, in the order shown.
    #[must_use]
    pub fn within(mut self, rows: Range<usize>) -> Self {
        let end = rows.end.min(self.rows);
        let start = rows.start.min(end);
        self.first += start;
        self.rows = end - start;
        self
    }

    /// Leaves only these rows, numbered as before any were turned. If some were, these are among them.
    #[must_use]
    pub fn within_unturned(self, rows: Range<usize>) -> Self {
        let shown = match self.turned {
            0 => rows,
            turned => turned.saturating_sub(rows.end)..turned.saturating_sub(rows.start),
        };
        self.within(shown)
    }

    /// Leaves out what `keep` refuses.
    #[must_use]
    pub fn filtered(mut self, keep: impl Fn(&Snapshot, &T) -> bool + Send + Sync + 'static) -> Self
    where
        T: 'static,
    {
        self.keep = Some(match self.keep.take() {
            None => Box::new(keep),
            Some(earlier) => {
                Box::new(move |snapshot, item| earlier(snapshot, item) && keep(snapshot, item))
            }
        });
        self
    }

    /// The snapshot that it is a list of.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// How many items there are; looks at each of them where the list is filtered.
    pub fn count(&self) -> usize {
        match (&self.keep, &self.count) {
            (None, None) => self.rows,
            (None, Some(count)) => (0..self.rows).map(|row| count(&self.snapshot, row)).sum(),
            (Some(_), _) => self.forward(self.start()).count(),
        }
    }

    /// Every item in order.
    pub fn items(&self) -> impl Iterator<Item = T> {
        self.forward(self.start()).map(|(_, item)| item)
    }

    /// Before the first item.
    pub fn start(&self) -> Place {
        Place { row: 0, item: 0 }
    }

    /// Behind the last item.
    pub fn end(&self) -> Place {
        Place {
            row: self.rows,
            item: 0,
        }
    }

    /// The items from a place on, each with its place.
    pub fn forward(&self, from: Place) -> impl Iterator<Item = (Place, T)> {
        (from.row..self.rows)
            .flat_map(move |row| {
                let first = if row == from.row { from.item } else { 0 };
                (first..self.row_len(row)).map(move |item| Place { row, item })
            })
            .take_while(|_| is_wanted())
            .filter_map(|place| self.kept(place))
    }

    /// The items before a place, the nearest first, each with its place.
    pub fn backward(&self, from: Place) -> impl Iterator<Item = (Place, T)> {
        let rows = if from.row < self.rows && from.item > 0 {
            from.row + 1
        } else {
            from.row.min(self.rows)
        };
        (0..rows)
            .rev()
            .flat_map(move |row| {
                let len = self.row_len(row);
                let end = if row == from.row {
                    from.item.min(len)
                } else {
                    len
                };
                (0..end).rev().map(move |item| Place { row, item })
            })
            .take_while(|_| is_wanted())
            .filter_map(|place| self.kept(place))
    }

    /// The sort key of a row.
    pub fn key(&self, row: usize) -> Vec<u8> {
        let mut key = (self.key)(&self.snapshot, self.source(row));
        if self.first + row < self.turned {
            for byte in &mut key {
                *byte = !*byte;
            }
        }
        key
    }

    /// The key of an item within its row.
    pub fn item_key(&self, place: Place) -> Vec<u8> {
        match &self.item_key {
            Some(key) => key(&self.snapshot, self.source(place.row), place.item),
            None => Key::new().place(place.item).finish(),
        }
    }

    /// The places before and behind the item of these keys, whether or not it still is there.
    pub fn around(&self, key: &[u8], item_key: &[u8]) -> (Place, Place) {
        let row = first_not(self.rows, |row| self.key(row).as_slice() < key);
        if row == self.rows || self.key(row) != key {
            let place = Place { row, item: 0 };
            return (place, place);
        }
        let key_of = |item: usize| self.item_key(Place { row, item });
        let len = self.row_len(row);
        let item = first_not(len, |item| key_of(item).as_slice() < item_key);
        let there = item < len && key_of(item) == item_key;
        let behind = item + usize::from(there);
        (Place { row, item }, Place { row, item: behind })
    }

    fn kept(&self, place: Place) -> Option<(Place, T)> {
        let item = (self.at)(&self.snapshot, self.source(place.row), place.item);
        match &self.keep {
            Some(keep) if !keep(&self.snapshot, &item) => None,
            _ => Some((place, item)),
        }
    }

    fn row_len(&self, row: usize) -> usize {
        self.count
            .as_ref()
            .map_or(1, |count| count(&self.snapshot, self.source(row)))
    }

    fn source(&self, row: usize) -> usize {
        let row = self.first + row;
        if row < self.turned {
            self.turned - 1 - row
        } else {
            row
        }
    }
}

/// The first number below `end` for which `before` no longer holds; `end` where it always does.
fn first_not(end: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, end);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}
