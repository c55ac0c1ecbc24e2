//! Anything that pages name, and what all of it has in common.
#![expect(
    clippy::duplicated_attributes,
    reason = "each field of the interface names its own type and arguments"
)]

use std::sync::Arc;

use async_graphql::{Error, ID, Interface};

use crate::graphql::article::{Article, article_key};
use crate::graphql::article_connection::ArticleConnection;
use crate::graphql::connection::{Connection, Paging};
use crate::graphql::country::Country;
use crate::graphql::cursor::Identity;
use crate::graphql::directive::Directive;
use crate::graphql::global_id::{NodeType, global_id};
use crate::graphql::identity::EntityIdentity;
use crate::graphql::key::Key;
use crate::graphql::list::List;
use crate::graphql::meeting::Meeting;
use crate::graphql::mention::Mention;
use crate::graphql::node::country_by_slug;
use crate::graphql::organization::Organization;
use crate::graphql::person::Person;
use crate::graphql::written::written_as_one_of;
use crate::snapshot::{self, ArticleNo, Snapshot};

/// Anything that pages name: a person, an organization, a meeting, a directive or a country.
#[derive(Interface, Debug, Clone, Copy)]
#[graphql(
    field(
        name = "id",
        ty = "ID",
        desc = "Opaque, made from the type and the slug."
    ),
    field(
        name = "slug",
        ty = "&'ctx str",
        desc = "Stable, readable key, unique within the type: `ban-doi-ngoai-trung-uong`."
    ),
    field(
        name = "name",
        ty = "&'ctx str",
        desc = "The canonical name, in Vietnamese."
    ),
    field(
        name = "aliases",
        ty = "&'ctx [String]",
        desc = "Other forms under which pages print it, most frequent first; empty where there are none."
    ),
    field(
        name = "articles",
        ty = "ArticleConnection",
        desc = "The articles that mention it, newest first.",
        arg(name = "after", ty = "Option<String>"),
        arg(name = "before", ty = "Option<String>"),
        arg(name = "first", ty = "Option<i32>"),
        arg(name = "last", ty = "Option<i32>")
    ),
    field(
        name = "mentions",
        ty = "Connection<Mention>",
        desc = "Each place where an article names it: newest article first, in reading order within it.",
        arg(name = "after", ty = "Option<String>"),
        arg(name = "before", ty = "Option<String>"),
        arg(name = "first", ty = "Option<i32>"),
        arg(name = "last", ty = "Option<i32>")
    ),
    field(
        name = "identity",
        method = "why_one",
        ty = "EntityIdentity",
        desc = "Why the reports of several articles are this one thing."
    )
)]
pub enum Entity {
    /// An organization.
    Organization(Organization),
    /// A person.
    Person(Person),
    /// A meeting.
    Meeting(Meeting),
    /// A directive.
    Directive(Directive),
    /// A country.
    Country(Country),
}

written_as_one_of!(Entity {
    Organization,
    Person,
    Meeting,
    Directive,
    Country
});

impl From<snapshot::Entity> for Entity {
    fn from(entity: snapshot::Entity) -> Self {
        match entity {
            snapshot::Entity::Person(no) => Entity::Person(Person(no)),
            snapshot::Entity::Organization(no) => Entity::Organization(Organization(no)),
            snapshot::Entity::Meeting(no) => Entity::Meeting(Meeting(no)),
            snapshot::Entity::Directive(no) => Entity::Directive(Directive(no)),
            snapshot::Entity::Country(no) => Entity::Country(Country(no)),
        }
    }
}

/// What all entities have, of one of them.
pub fn node_of(snapshot: &Snapshot, entity: snapshot::Entity) -> &dyn snapshot::Node {
    match entity {
        snapshot::Entity::Person(no) => snapshot.person(no),
        snapshot::Entity::Organization(no) => snapshot.organization(no),
        snapshot::Entity::Meeting(no) => snapshot.meeting(no),
        snapshot::Entity::Directive(no) => snapshot.directive(no),
        snapshot::Entity::Country(no) => snapshot.country(no),
    }
}

/// The type of an entity.
pub fn type_of(entity: snapshot::Entity) -> NodeType {
    match entity {
        snapshot::Entity::Person(_) => NodeType::Person,
        snapshot::Entity::Organization(_) => NodeType::Organization,
        snapshot::Entity::Meeting(_) => NodeType::Meeting,
        snapshot::Entity::Directive(_) => NodeType::Directive,
        snapshot::Entity::Country(_) => NodeType::Country,
    }
}

/// Whether objects of the type are entities.
pub fn is_entity(of: NodeType) -> bool {
    matches!(
        of,
        NodeType::Organization
            | NodeType::Person
            | NodeType::Meeting
            | NodeType::Directive
            | NodeType::Country
    )
}

/// The entity of a type with a slug; none where the snapshot has no such entity, or the type is none.
pub fn find_entity(snapshot: &Snapshot, of: NodeType, slug: &str) -> Option<snapshot::Entity> {
    Some(match of {
        NodeType::Organization => {
            snapshot::Entity::Organization(snapshot.organization_by_slug(slug)?)
        }
        NodeType::Person => snapshot::Entity::Person(snapshot.person_by_slug(slug)?),
        NodeType::Meeting => snapshot::Entity::Meeting(snapshot.meeting_by_slug(slug)?),
        NodeType::Directive => snapshot::Entity::Directive(snapshot.directive_by_slug(slug)?),
        NodeType::Country => snapshot::Entity::Country(country_by_slug(snapshot, slug)?),
        _ => return None,
    })
}

/// The id of an entity.
pub fn id_of(snapshot: &Snapshot, entity: snapshot::Entity) -> ID {
    global_id(type_of(entity), node_of(snapshot, entity).slug())
}

/// The order of names, ties by slug.
pub fn name_key(node: &(impl snapshot::Node + ?Sized)) -> Key {
    Key::new().bytes(node.sort_key()).text(node.slug())
}

/// The order of the most mentioned first, ties by name and slug.
pub fn articles_key(node: &(impl snapshot::Node + ?Sized)) -> Key {
    let count = u32::try_from(node.articles().len()).unwrap_or(u32::MAX);
    Key::new()
        .descending(count)
        .bytes(node.sort_key())
        .text(node.slug())
}

/// The articles that mention an entity, newest first.
///
/// # Errors
///
/// `BAD_USER_INPUT`: as of [`crate::graphql::connection::Page::new`].
pub fn articles_of(
    snapshot: &Arc<Snapshot>,
    entity: snapshot::Entity,
    paging: Paging,
) -> Result<ArticleConnection, Error> {
    let article = move |snapshot: &Snapshot, place: usize| -> ArticleNo {
        node_of(snapshot, entity).articles()[place].article
    };
    let list = List::new(
        snapshot,
        node_of(snapshot, entity).articles().len(),
        move |snapshot, place| Article(article(snapshot, place)),
        move |snapshot, place| article_key(snapshot, article(snapshot, place)).finish(),
    );
    let identity = Identity::of("Entity.articles", &id_of(snapshot, entity));
    ArticleConnection::new(list, identity, paging)
}

/// The places where articles name an entity, newest article first.
///
/// # Errors
///
/// `BAD_USER_INPUT`: as of [`crate::graphql::connection::Page::new`].
pub fn mentions_of(
    snapshot: &Arc<Snapshot>,
    entity: snapshot::Entity,
    paging: Paging,
) -> Result<Connection<Mention>, Error> {
    let article = move |snapshot: &Snapshot, row: usize| -> ArticleNo {
        node_of(snapshot, entity).articles()[row].article
    };
    let list = List::nested(
        snapshot,
        node_of(snapshot, entity).articles().len(),
        move |snapshot, row| snapshot.article(article(snapshot, row)).mentions_of(entity),
        move |snapshot, row, item| Mention {
            article: article(snapshot, row),
            of: Some(entity),
            item: u32::try_from(item).unwrap_or(u32::MAX),
        },
        move |snapshot, row| article_key(snapshot, article(snapshot, row)).finish(),
    );
    let identity = Identity::of("Entity.mentions", &id_of(snapshot, entity));
    Connection::new(list, identity, paging)
}
