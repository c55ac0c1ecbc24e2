//! A person.

use async_graphql::{Context, Error, ID, Object};

use crate::graphql::article_connection::ArticleConnection;
use crate::graphql::connection::{Connection, Paging, listed};
use crate::graphql::cursor::Identity;
use crate::graphql::entity::{articles_of, id_of, mentions_of};
use crate::graphql::fact::{fact_list, participation_list};
use crate::graphql::identity::EntityIdentity;
use crate::graphql::mention::Mention;
use crate::graphql::participation::Participation;
use crate::graphql::position::{Position, held_as_of, position_list, positions_of};
use crate::graphql::reading::Reading;
use crate::graphql::scalar::Date;
use crate::graphql::statement::Statement;
use crate::graphql::written::plain_fields;
use crate::snapshot::{Entity, PersonNo, PersonNode};

/// A person of the request's snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person(pub PersonNo);

listed!(Person => "PersonConnection", "PersonEdge";);

impl Person {
    fn node<'a>(self, ctx: &Context<'a>) -> &'a PersonNode {
        ctx.snapshot().person(self.0)
    }

    fn identity(self, ctx: &Context<'_>, field: &str) -> Identity {
        Identity::of(field, &self.node(ctx).slug)
    }
}

/// Somebody whom articles name. Articles are held to mean the same person by the whole name and by
/// what they say of the post; never by a likeness of names.
#[Object]
impl Person {
    /// Opaque, made from the type and the slug.
    pub async fn id(&self, ctx: &Context<'_>) -> ID {
        id_of(ctx.snapshot(), Entity::Person(self.0))
    }

    /// Stable, readable key, unique among people: `nguyen-van-an`.
    pub async fn slug<'a>(&self, ctx: &Context<'a>) -> &'a str {
        &self.node(ctx).slug
    }

    /// The full name, without forms of address.
    pub async fn name<'a>(&self, ctx: &Context<'a>) -> &'a str {
        &self.node(ctx).name
    }

    /// Other forms under which pages print it, most frequent first; empty where there are none.
    pub async fn aliases<'a>(&self, ctx: &Context<'a>) -> &'a [String] {
        &self.node(ctx).aliases
    }

    /// Ranks and forms of address as printed: `GS, TS`, `Đại sứ`, `Đại tá`; most frequent first. Empty
    /// where there are none.
    async fn honorifics<'a>(&self, ctx: &Context<'a>) -> &'a [String] {
        &self.node(ctx).honorifics
    }

    /// The positions that articles report, latest report first; with `asOf`, those that were the last to be
    /// reported by that day. A position's own days and citations are those of all its reports.
    async fn positions(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "For each organization only what the last report on or before this day says, former positions included, so that a position first reported later is not shown; nothing but a later report ends one, and articles without a date say nothing then. Null: all reports."
        )]
        as_of: Option<Date>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Position>, Error> {
        let snapshot = ctx.snapshot();
        let positions = positions_of(snapshot, self.0);
        let shown = match as_of {
            Some(Date(day)) => held_as_of(snapshot, positions, day),
            None => positions.collect(),
        };
        let identity = self.identity(ctx, "Person.positions").with(&as_of);
        let list = position_list(snapshot, shown.len(), move |_, place| shown[place]);
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }

    /// The articles that mention the person, newest first.
    pub async fn articles(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<ArticleConnection, Error> {
        let paging = Paging::new(after, before, first, last);
        articles_of(ctx.snapshot(), Entity::Person(self.0), paging)
    }

    /// Each place where an article names the person: newest article first, in reading order within it.
    pub async fn mentions(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Mention>, Error> {
        let paging = Paging::new(after, before, first, last);
        mentions_of(ctx.snapshot(), Entity::Person(self.0), paging)
    }

    /// Why the reports of several articles are this one person.
    #[graphql(name = "identity")]
    pub async fn why_one(&self) -> EntityIdentity {
        EntityIdentity(Entity::Person(self.0))
    }

    /// The person's parts in meetings, latest meeting first.
    async fn participations(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Participation>, Error> {
        let person = self.0;
        let list = participation_list(
            ctx.snapshot(),
            ctx.snapshot().participations_of_person(person).len(),
            move |snapshot, place| snapshot.participations_of_person(person)[place],
        );
        Connection::new(
            list,
            self.identity(ctx, "Person.participations"),
            Paging::new(after, before, first, last),
        )
    }

    /// What the person is reported to have said: newest article first, in reading order within it.
    async fn statements(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Statement>, Error> {
        let person = self.0;
        let list = fact_list(
            ctx.snapshot(),
            ctx.snapshot().statements_by(person).len(),
            move |snapshot, place| snapshot.statements_by(person)[place],
            Statement,
        );
        Connection::new(
            list,
            self.identity(ctx, "Person.statements"),
            Paging::new(after, before, first, last),
        )
    }
}

plain_fields! {
    Person {
        "id" => id,
        "slug" => slug,
        "name" => name,
        "aliases" => aliases,
        "honorifics" => honorifics,
    }
}
