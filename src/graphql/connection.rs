//! Relay connections over a [`List`]: windows and pages, between [`Cursors`].

use std::borrow::Cow;
use std::sync::OnceLock;

use async_graphql::{Error, Object, SimpleObject, TypeName};

use crate::graphql::cursor::{Cursors, Identity, Keys};
use crate::graphql::error::bad_user_input;
use crate::graphql::list::{List, Place};
use crate::graphql::written::{
    Nested, Plain, PlainFields, Written, WrittenList, plain_fields, write, write_nested,
};

/// The largest page.
pub const MAX_PAGE_SIZE: usize = 100;
/// The page without `first` and `last`.
pub const DEFAULT_PAGE_SIZE: usize = 20;

/// What a connection can hold.
pub trait Listed: PlainFields + Clone + 'static {
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

impl Paging {
    /// The four arguments in the order of the schema.
    pub fn new(
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Self {
        Paging {
            after,
            before,
            first,
            last,
        }
    }
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

/// What the paging arguments ask for of a connection.
#[derive(Debug, Clone)]
pub struct Window {
    /// The connection's cursors.
    cursors: Cursors,
    /// Only what comes behind this place.
    pub after: Option<Keys>,
    /// Only what comes before this place.
    pub before: Option<Keys>,
    size: usize,
    backward: bool,
}

impl Window {
    /// Reads the paging arguments.
    ///
    /// # Errors
    ///
    /// `BAD_USER_INPUT`: they ask for no page, or a cursor is none of this connection.
    pub fn new(cursors: Cursors, paging: &Paging) -> Result<Self, Error> {
        if paging.first.is_some() && paging.last.is_some() {
            return Err(bad_user_input("give `first` or `last`, not both"));
        }
        let first = parse_size("first", paging.first, MAX_PAGE_SIZE)?;
        let last = parse_size("last", paging.last, MAX_PAGE_SIZE)?;
        let read = |name, cursor: &Option<String>| {
            let cursor = cursor.as_deref();
            cursor.map(|cursor| cursors.read(name, cursor)).transpose()
        };
        Ok(Window {
            after: read("after", &paging.after)?,
            before: read("before", &paging.before)?,
            size: last.or(first).unwrap_or(DEFAULT_PAGE_SIZE),
            backward: last.is_some(),
            cursors,
        })
    }
}

/// A page of a list, cut when it is looked at.
pub struct Page<T> {
    list: List<T>,
    cursors: Cursors,
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
    pub fn new(list: List<T>, identity: &Identity, paging: &Paging) -> Result<Self, Error> {
        let window = Window::new(Cursors::of(identity, list.snapshot().secret()), paging)?;
        Ok(Page::within(list, window))
    }

    /// The page of `list` in a window on its connection.
    pub fn within(list: List<T>, window: Window) -> Self {
        let (mut from, mut to) = (list.start(), list.end());
        if let Some(Keys { row, item }) = &window.after {
            from = list.around(row, item).1;
        }
        if let Some(Keys { row, item }) = &window.before {
            to = list.around(row, item).0;
        }
        Page {
            list,
            cursors: window.cursors,
            from,
            to,
            size: window.size,
            backward: window.backward,
            cut: OnceLock::new(),
        }
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
        self.cut()
            .iter()
            .map(|(place, node)| (self.cursor(*place), node.clone()))
            .collect()
    }

    /// Where the page stands in the list.
    pub fn page_info(&self) -> PageInfo {
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
            start_cursor: first.map(|place| self.cursor(place)),
            end_cursor: last.map(|place| self.cursor(place)),
        }
    }

    /// How many items the list holds, on all pages.
    pub fn total_count(&self) -> i32 {
        i32::try_from(self.list.count()).unwrap_or(i32::MAX)
    }

    fn cursor(&self, place: Place) -> String {
        self.cursors.write(&Keys {
            row: self.list.key(place.row),
            item: self.list.item_key(place),
        })
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
pub type Connection<T> = Written<Listing<T>>;

/// The fields of a [`Connection`].
pub struct Listing<T: Listed>(Page<T>);

impl<T: Listed> Written<Listing<T>> {
    /// The page of `list` that the arguments ask for.
    ///
    /// # Errors
    ///
    /// As [`Page::new`].
    pub fn new(list: List<T>, identity: Identity, paging: Paging) -> Result<Self, Error> {
        Page::new(list, &identity, &paging).map(|page| Written(Listing(page)))
    }
}

impl<T: Listed> TypeName for Listing<T> {
    fn type_name() -> Cow<'static, str> {
        Cow::Borrowed(T::CONNECTION)
    }
}

/// A page of a list.
#[Object(name_type)]
impl<T: Listed> Listing<T> {
    /// The items of the page, each with its cursor.
    async fn edges(&self) -> WrittenList<Edge<T>> {
        self.0.edges().into_iter().map(Edge::new).collect()
    }

    /// The items of the page.
    async fn nodes(&self) -> WrittenList<T> {
        self.0.nodes().into_iter().collect()
    }

    /// Where the page stands in the list.
    async fn page_info(&self) -> Written<PageInfo> {
        Written(self.0.page_info())
    }

    /// How many items the list holds, on all pages.
    async fn total_count(&self) -> i32 {
        self.0.total_count()
    }
}

impl<T: Listed> PlainFields for Listing<T> {
    fn plain(name: &str) -> Option<Plain<Self>> {
        match name {
            "totalCount" => Some(|listing, ctx, json| write(listing.total_count(ctx), json)),
            _ => None,
        }
    }

    fn nested(name: &str) -> Option<Nested<Self>> {
        match name {
            "edges" => Some(|listing, ctx, json| write_nested(listing.edges(ctx), ctx, json)),
            "nodes" => Some(|listing, ctx, json| write_nested(listing.nodes(ctx), ctx, json)),
            "pageInfo" => {
                Some(|listing, ctx, json| write_nested(listing.page_info(ctx), ctx, json))
            }
            _ => None,
        }
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
    async fn node(&self) -> Written<T> {
        Written(self.node.clone())
    }
}

impl<T: Listed> PlainFields for Edge<T> {
    fn plain(name: &str) -> Option<Plain<Self>> {
        match name {
            "cursor" => Some(|edge, ctx, json| write(edge.cursor(ctx), json)),
            _ => None,
        }
    }

    fn nested(name: &str) -> Option<Nested<Self>> {
        match name {
            "node" => Some(|edge, ctx, json| write_nested(edge.node(ctx), ctx, json)),
            _ => None,
        }
    }
}

plain_fields! {
    PageInfo {
        "hasNextPage" => has_next_page,
        "hasPreviousPage" => has_previous_page,
        "startCursor" => start_cursor,
        "endCursor" => end_cursor,
    }
}

#[cfg(test)]
mod tests;
