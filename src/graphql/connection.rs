//! Relay connections over a [`List`]: windows, cursors, pages.
//!
//! A cursor holds the sort key of its item, so that paging neither repeats nor skips an item while
//! pages are loaded. It also holds which connection it belongs to, and a checksum over both.

use std::borrow::Cow;
use std::sync::OnceLock;

use async_graphql::{Error, Object, OutputType, SimpleObject, TypeName};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::graphql::error::bad_user_input;
use crate::graphql::list::{List, Place};

/// The largest page.
pub const MAX_PAGE_SIZE: usize = 100;
/// The page without `first` and `last`.
pub const DEFAULT_PAGE_SIZE: usize = 20;
/// The longest cursor that is read, in bytes.
const MAX_CURSOR: usize = 16_384;
/// The first byte of a cursor; another one when what follows changes its meaning.
const CURSOR_FORMAT: u8 = 1;
/// The bytes of a connection's mark and of a checksum in a cursor.
const MARK: usize = 6;

/// What a connection can hold.
pub trait Listed: OutputType + Clone + 'static {
    /// The name of the connection's type.
    const CONNECTION: &'static str;
    /// The name of the edge's type.
    const EDGE: &'static str;
}

macro_rules! listed {
    ($($node:ty => $connection:literal, $edge:literal;)+) => {$(
        impl $crate::graphql::connection::Listed for $node {
            const CONNECTION: &'static str = $connection;
            const EDGE: &'static str = $edge;
        }
    )+};
}
pub(crate) use listed;

/// The four paging arguments as a client gives them.
#[derive(Debug, Clone, Default)]
pub struct Paging {
    /// Only what comes behind this cursor.
    pub after: Option<String>,
    /// Only what comes before this cursor.
    pub before: Option<String>,
    /// The first so many.
    pub first: Option<i32>,
    /// The last so many.
    pub last: Option<i32>,
}

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
        digest(self.0.as_bytes())
    }
}

fn digest(bytes: &[u8]) -> [u8; MARK] {
    let hash = blake3::hash(bytes);
    let mut digest = [0; MARK];
    digest.copy_from_slice(&hash.as_bytes()[..MARK]);
    digest
}

/// Checks a `first` that stands by itself, as of `related` or `suggest`.
///
/// # Errors
///
/// `BAD_USER_INPUT`: it is less than 1 or more than `max`.
pub fn parse_first(first: Option<i32>, default: usize, max: usize) -> Result<usize, Error> {
    parse_size("first", first, max).map(|size| size.unwrap_or(default))
}

fn parse_size(name: &str, size: Option<i32>, max: usize) -> Result<Option<usize>, Error> {
    let Some(size) = size else {
        return Ok(None);
    };
    usize::try_from(size)
        .ok()
        .filter(|size| (1..=max).contains(size))
        .map(Some)
        .ok_or_else(|| bad_user_input(format!("`{name}` must be from 1 to {max}, not {size}")))
}

/// The keys of a row and of an item in it, as a cursor holds them.
type Keys = (Vec<u8>, Vec<u8>);

fn cursor_text(mark: [u8; MARK], (key, item): &Keys) -> String {
    let length = u32::try_from(key.len()).unwrap_or(u32::MAX);
    let mut bytes = vec![CURSOR_FORMAT];
    bytes.extend(mark);
    bytes.extend(length.to_be_bytes());
    bytes.extend(key);
    bytes.extend(item);
    let checksum = digest(&bytes);
    bytes.extend(checksum);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The keys of a cursor of the connection with this mark.
fn parse_cursor(name: &str, cursor: &str, mark: [u8; MARK]) -> Result<Keys, Error> {
    let parsed = Some(cursor)
        .filter(|cursor| cursor.len() <= MAX_CURSOR)
        .and_then(|cursor| URL_SAFE_NO_PAD.decode(cursor).ok())
        .filter(|bytes| bytes.len() >= 1 + MARK + 4 + MARK && bytes[0] == CURSOR_FORMAT)
        .and_then(|bytes| {
            let (content, checksum) = bytes.split_at(bytes.len() - MARK);
            (digest(content) == checksum).then(|| content.to_vec())
        });
    let Some(content) = parsed else {
        return Err(bad_user_input(format!(
            "`{name}` is no cursor of this server"
        )));
    };
    let (found, rest) = content[1..].split_at(MARK);
    if found != mark {
        return Err(bad_user_input(format!(
            "`{name}` is a cursor of another connection, or of this one under another filter or order"
        )));
    }
    let (length, keys) = rest.split_at(4);
    let length = length
        .iter()
        .fold(0, |length, byte| length << 8 | usize::from(*byte));
    let (key, item) = keys.split_at(length.min(keys.len()));
    Ok((key.to_vec(), item.to_vec()))
}

/// A page of a list, cut when it is looked at.
pub struct Page<T> {
    list: List<T>,
    identity: Identity,
    from: Place,
    to: Place,
    size: usize,
    backward: bool,
    cut: OnceLock<Vec<(Place, T)>>,
}

impl<T: Clone> Page<T> {
    /// The page of `list` that the arguments ask for.
    ///
    /// # Errors
    ///
    /// `BAD_USER_INPUT`: the arguments ask for no page, or a cursor is none of this connection.
    pub fn new(list: List<T>, identity: Identity, paging: Paging) -> Result<Self, Error> {
        if paging.first.is_some() && paging.last.is_some() {
            return Err(bad_user_input("give `first` or `last`, not both"));
        }
        let first = parse_size("first", paging.first, MAX_PAGE_SIZE)?;
        let last = parse_size("last", paging.last, MAX_PAGE_SIZE)?;
        let (mut from, mut to) = (list.start(), list.end());
        if paging.after.is_some() || paging.before.is_some() {
            let mark = identity.mark();
            if let Some(after) = &paging.after {
                let (key, item) = parse_cursor("after", after, mark)?;
                from = list.around(&key, &item).1;
            }
            if let Some(before) = &paging.before {
                let (key, item) = parse_cursor("before", before, mark)?;
                to = list.around(&key, &item).0;
            }
        }
        Ok(Page {
            list,
            identity,
            from,
            to,
            size: last.or(first).unwrap_or(DEFAULT_PAGE_SIZE),
            backward: last.is_some(),
            cut: OnceLock::new(),
        })
    }

    /// The list of which this is a page.
    pub fn list(&self) -> &List<T> {
        &self.list
    }

    fn cut(&self) -> &[(Place, T)] {
        self.cut.get_or_init(|| {
            if self.backward {
                let mut page: Vec<_> = self
                    .list
                    .backward(self.to)
                    .take_while(|(place, _)| *place >= self.from)
                    .take(self.size)
                    .collect();
                page.reverse();
                page
            } else {
                self.list
                    .forward(self.from)
                    .take_while(|(place, _)| *place < self.to)
                    .take(self.size)
                    .collect()
            }
        })
    }

    /// The nodes of the page.
    pub fn nodes(&self) -> Vec<T> {
        self.cut().iter().map(|(_, node)| node.clone()).collect()
    }

    /// The nodes of the page, each with its cursor.
    pub fn edges(&self) -> Vec<(String, T)> {
        let mark = self.identity.mark();
        self.cut()
            .iter()
            .map(|(place, node)| (self.cursor(mark, *place), node.clone()))
            .collect()
    }

    /// Where the page stands in the list.
    pub fn page_info(&self) -> PageInfo {
        let mark = self.identity.mark();
        let page = self.cut();
        let first = page.first().map(|(place, _)| *place);
        let last = page.last().map(|(place, _)| *place);
        let before = first.unwrap_or(self.from.min(self.to));
        let behind = last.map_or(self.to.max(self.from), |last| Place {
            item: last.item + 1,
            ..last
        });
        PageInfo {
            has_next_page: self.list.forward(behind).next().is_some(),
            has_previous_page: self.list.backward(before).next().is_some(),
            start_cursor: first.map(|place| self.cursor(mark, place)),
            end_cursor: last.map(|place| self.cursor(mark, place)),
        }
    }

    /// How many items the list holds, on all pages.
    pub fn total_count(&self) -> i32 {
        i32::try_from(self.list.count()).unwrap_or(i32::MAX)
    }

    fn cursor(&self, mark: [u8; MARK], place: Place) -> String {
        let keys = (self.list.key(place.row), self.list.item_key(place));
        cursor_text(mark, &keys)
    }
}

/// Where a page stands in its list.
#[derive(SimpleObject, Debug, Clone, PartialEq, Eq)]
pub struct PageInfo {
    /// There are more items behind the page.
    pub has_next_page: bool,
    /// There are items before the page.
    pub has_previous_page: bool,
    /// The cursor of the page's first item; null for an empty page.
    pub start_cursor: Option<String>,
    /// The cursor of the page's last item; null for an empty page.
    pub end_cursor: Option<String>,
}

/// A page of a list as a type of the schema.
pub struct Connection<T: Listed>(Page<T>);

impl<T: Listed> Connection<T> {
    /// The page of `list` that the arguments ask for.
    ///
    /// # Errors
    ///
    /// As [`Page::new`].
    pub fn new(list: List<T>, identity: Identity, paging: Paging) -> Result<Self, Error> {
        Page::new(list, identity, paging).map(Connection)
    }
}

impl<T: Listed> TypeName for Connection<T> {
    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed(T::CONNECTION)
    }
}

/// A page of a list.
#[Object(name_type)]
impl<T: Listed> Connection<T> {
    /// The items of the page, each with its cursor.
    async fn edges(&self) -> Vec<Edge<T>> {
        self.0.edges().into_iter().map(Edge::new).collect()
    }

    /// The items of the page.
    async fn nodes(&self) -> Vec<T> {
        self.0.nodes()
    }

    /// Where the page stands in the list.
    async fn page_info(&self) -> PageInfo {
        self.0.page_info()
    }

    /// How many items the list holds, on all pages.
    async fn total_count(&self) -> i32 {
        self.0.total_count()
    }
}

/// One item of a page.
pub struct Edge<T: Listed> {
    cursor: String,
    node: T,
}

impl<T: Listed> Edge<T> {
    /// An item with its cursor.
    pub fn new((cursor, node): (String, T)) -> Self {
        Edge { cursor, node }
    }
}

impl<T: Listed> TypeName for Edge<T> {
    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed(T::EDGE)
    }
}

/// An item of a page.
#[Object(name_type)]
impl<T: Listed> Edge<T> {
    /// The item's place in the list: opaque, to be given as `after` or `before` to the same field
    /// under the same filter and order.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// The item itself.
    async fn node(&self) -> &T {
        &self.node
    }
}

#[cfg(test)]
mod tests;
