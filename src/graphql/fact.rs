//! Lists of facts that stand in articles and of parts in meetings, each in the order that it is kept.

use std::sync::Arc;

use crate::graphql::article::article_key;
use crate::graphql::connection::Listed;
use crate::graphql::list::List;
use crate::graphql::meeting::meeting_key;
use crate::graphql::participation::{Participation, participant_key};
use crate::snapshot::{ArticleNode, FactRef, ParticipationRef, Snapshot};

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
