//! The orders in which entities are listed.

use std::sync::Arc;

use async_graphql::{Enum, InputObject};

use crate::graphql::directive::Directive;
use crate::graphql::entity::{articles_key, name_key};
use crate::graphql::key::Key;
use crate::graphql::list::List;
use crate::graphql::meeting::{Meeting, meeting_key};
use crate::graphql::organization::Organization;
use crate::graphql::person::Person;
use crate::snapshot::Snapshot;

/// A direction.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderDirection {
    /// The smallest, earliest or first in the alphabet first.
    Asc,
    /// The largest, latest or last in the alphabet first.
    Desc,
}

/// By what organizations and directives are ordered. By articles means by the number of articles that
/// mention it.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntityOrderField {
    /// The name, in the order of the Vietnamese alphabet.
    Name,
    /// The number of articles that mention it; ties by name.
    Articles,
}

/// In which order; ties by slug.
#[derive(InputObject, Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntityOrder {
    /// By what.
    pub field: EntityOrderField,
    /// In which direction.
    pub direction: OrderDirection,
}

/// By what people are ordered.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonOrderField {
    /// The whole name, in the order of the Vietnamese alphabet.
    Name,
    /// The given name first, as Vietnamese lists have it.
    GivenName,
    /// The number of articles that mention the person; ties by name.
    Articles,
}

/// In which order; ties by slug.
#[derive(InputObject, Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonOrder {
    /// By what.
    pub field: PersonOrderField,
    /// In which direction.
    pub direction: OrderDirection,
}

/// By what meetings are ordered.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingOrderField {
    /// When it was held; meetings without a time stand last in either direction.
    Time,
    /// The name, in the order of the Vietnamese alphabet.
    Name,
    /// The number of articles that report it; ties by name.
    Articles,
}

/// In which order; ties by slug.
#[derive(InputObject, Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingOrder {
    /// By what.
    pub field: MeetingOrderField,
    /// In which direction.
    pub direction: OrderDirection,
}

/// Turns a list kept in one direction to the one asked for.
fn directed<T>(list: List<T>, len: usize, kept: OrderDirection, asked: OrderDirection) -> List<T> {
    if kept == asked {
        list
    } else {
        list.turned(len)
    }
}

/// Every organization, by name unless ordered otherwise.
pub fn organizations(snapshot: &Arc<Snapshot>, order: Option<EntityOrder>) -> List<Organization> {
    let len = snapshot.organizations();
    let direction = order.map_or(OrderDirection::Asc, |order| order.direction);
    match order.map_or(EntityOrderField::Name, |order| order.field) {
        EntityOrderField::Name => {
            let list = List::new(
                snapshot,
                len,
                |snapshot, place| Organization(snapshot.organizations_by_name()[place]),
                |snapshot, place| {
                    let no = snapshot.organizations_by_name()[place];
                    name_key(snapshot.organization(no)).finish()
                },
            );
            directed(list, len, OrderDirection::Asc, direction)
        }
        EntityOrderField::Articles => {
            let list = List::new(
                snapshot,
                len,
                |snapshot, place| Organization(snapshot.organizations_by_articles()[place]),
                |snapshot, place| {
                    let no = snapshot.organizations_by_articles()[place];
                    articles_key(snapshot.organization(no)).finish()
                },
            );
            directed(list, len, OrderDirection::Desc, direction)
        }
    }
}

/// Every directive, by name unless ordered otherwise.
pub fn directives(snapshot: &Arc<Snapshot>, order: Option<EntityOrder>) -> List<Directive> {
    let len = snapshot.directives();
    let direction = order.map_or(OrderDirection::Asc, |order| order.direction);
    match order.map_or(EntityOrderField::Name, |order| order.field) {
        EntityOrderField::Name => {
            let list = List::new(
                snapshot,
                len,
                |snapshot, place| Directive(snapshot.directives_by_name()[place]),
                |snapshot, place| {
                    let no = snapshot.directives_by_name()[place];
                    name_key(snapshot.directive(no)).finish()
                },
            );
            directed(list, len, OrderDirection::Asc, direction)
        }
        EntityOrderField::Articles => {
            let list = List::new(
                snapshot,
                len,
                |snapshot, place| Directive(snapshot.directives_by_articles()[place]),
                |snapshot, place| {
                    let no = snapshot.directives_by_articles()[place];
                    articles_key(snapshot.directive(no)).finish()
                },
            );
            directed(list, len, OrderDirection::Desc, direction)
        }
    }
}

/// Every person, by name unless ordered otherwise.
pub fn people(snapshot: &Arc<Snapshot>, order: Option<PersonOrder>) -> List<Person> {
    let len = snapshot.people();
    let direction = order.map_or(OrderDirection::Asc, |order| order.direction);
    match order.map_or(PersonOrderField::Name, |order| order.field) {
        PersonOrderField::Name => {
            let list = List::new(
                snapshot,
                len,
                |snapshot, place| Person(snapshot.people_by_name()[place]),
                |snapshot, place| {
                    name_key(snapshot.person(snapshot.people_by_name()[place])).finish()
                },
            );
            directed(list, len, OrderDirection::Asc, direction)
        }
        PersonOrderField::GivenName => {
            let list = List::new(
                snapshot,
                len,
                |snapshot, place| Person(snapshot.people_by_given_name()[place]),
                |snapshot, place| {
                    let node = snapshot.person(snapshot.people_by_given_name()[place]);
                    Key::new()
                        .bytes(&node.given_name_key)
                        .text(&node.slug)
                        .finish()
                },
            );
            directed(list, len, OrderDirection::Asc, direction)
        }
        PersonOrderField::Articles => {
            let list = List::new(
                snapshot,
                len,
                |snapshot, place| Person(snapshot.people_by_articles()[place]),
                |snapshot, place| {
                    articles_key(snapshot.person(snapshot.people_by_articles()[place])).finish()
                },
            );
            directed(list, len, OrderDirection::Desc, direction)
        }
    }
}

/// Every meeting, latest first unless ordered otherwise.
pub fn meetings(snapshot: &Arc<Snapshot>, order: Option<MeetingOrder>) -> List<Meeting> {
    let len = snapshot.meetings();
    let direction = order.map_or(OrderDirection::Desc, |order| order.direction);
    match order.map_or(MeetingOrderField::Time, |order| order.field) {
        MeetingOrderField::Time => {
            let list = List::new(
                snapshot,
                len,
                |snapshot, place| Meeting(snapshot.meetings_latest_first()[place]),
                |snapshot, place| {
                    meeting_key(snapshot, snapshot.meetings_latest_first()[place]).finish()
                },
            );
            let timed = snapshot
                .meetings_latest_first()
                .partition_point(|no| snapshot.meeting(*no).time.is_some());
            directed(list, timed, OrderDirection::Desc, direction)
        }
        MeetingOrderField::Name => {
            let list = List::new(
                snapshot,
                len,
                |snapshot, place| Meeting(snapshot.meetings_by_name()[place]),
                |snapshot, place| {
                    name_key(snapshot.meeting(snapshot.meetings_by_name()[place])).finish()
                },
            );
            directed(list, len, OrderDirection::Asc, direction)
        }
        MeetingOrderField::Articles => {
            let list = List::new(
                snapshot,
                len,
                |snapshot, place| Meeting(snapshot.meetings_by_articles()[place]),
                |snapshot, place| {
                    articles_key(snapshot.meeting(snapshot.meetings_by_articles()[place])).finish()
                },
            );
            directed(list, len, OrderDirection::Desc, direction)
        }
    }
}
