//! Lists of what one article holds, of facts of many and of parts in meetings, each in the order that it
//! is kept.

use std::sync::Arc;

use async_graphql::Error;

use crate::graphql::article::article_key;
use crate::graphql::connection::{Connection, Listed, Paging};
use crate::graphql::cursor::Identity;
use crate::graphql::error::broken;
use crate::graphql::key::Key;
use crate::graphql::list::List;
use crate::graphql::meeting::meeting_key;
use crate::graphql::participation::{Participation, participant_key};
use crate::snapshot::{ArticleNo, ArticleNode, FactRef, ParticipationRef, Snapshot};

/// Items of one article, in the order given.
pub(crate) fn in_article<T: Listed>(
    snapshot: &Arc<Snapshot>,
    article: ArticleNo,
    field: &str,
    items: Vec<T>,
    paging: Paging,
) -> Result<Connection<T>, Error> {
    let list = List::new(
        snapshot,
        items.len(),
        move |_, place| items[place].clone(),
        |_, place| place_key(place),
    );
    let identity = Identity::of(field, snapshot.article(article).slug());
    Connection::new(list, identity, paging)
}

/// The key of an item that is known by its place.
pub fn place_key(place: usize) -> Vec<u8> {
    Key::new().place(place).finish()
}

/// Facts of several articles: newest article first, in reading order within it.
pub fn fact_list<T: Listed>(
    snapshot: &Arc<Snapshot>,
    len: usize,
    at: impl Fn(&Snapshot, usize) -> FactRef + Copy + Send + Sync + 'static,
    of: fn(FactRef) -> T,
) -> List<T> {
    List::new(
        snapshot,
        len,
        move |snapshot, place| of(at(snapshot, place)),
        move |snapshot, place| {
            let fact = at(snapshot, place);
            article_key(snapshot, fact.article)
                .number(fact.item)
                .finish()
        },
    )
}

/// The content of an article lacks a fact that the snapshot knows of: they are of different pages.
pub(crate) fn not_there(fact: FactRef) -> Error {
    broken(format!("no fact at {fact:?}"))
}

/// Every fact of a kind: newest article first, in reading order within it.
pub fn all_facts<T: Listed>(
    snapshot: &Arc<Snapshot>,
    count: fn(&ArticleNode) -> usize,
    of: fn(FactRef) -> T,
) -> List<T> {
    List::nested(
        snapshot,
        snapshot.articles(),
        move |snapshot, row| count(snapshot.article(snapshot.articles_newest_first()[row])),
        move |snapshot, row, item| {
            of(FactRef {
                article: snapshot.articles_newest_first()[row],
                item: u32::try_from(item).unwrap_or(u32::MAX),
            })
        },
        |snapshot, row| article_key(snapshot, snapshot.articles_newest_first()[row]).finish(),
    )
}

/// Parts in meetings, latest meeting first, in the meeting's order within it.
pub fn participation_list(
    snapshot: &Arc<Snapshot>,
    len: usize,
    at: impl Fn(&Snapshot, usize) -> ParticipationRef + Copy + Send + Sync + 'static,
) -> List<Participation> {
    List::new(
        snapshot,
        len,
        move |snapshot, place| Participation::whole(at(snapshot, place)),
        move |snapshot, place| {
            let part = at(snapshot, place);
            meeting_key(snapshot, part.meeting)
                .join(&participant_key(snapshot, part))
                .finish()
        },
    )
}
