//! A country.

use async_graphql::{Context, Error, ID, Object};

use crate::graphql::article_connection::ArticleConnection;
use crate::graphql::connection::{Connection, Paging, listed};
use crate::graphql::cursor::Identity;
use crate::graphql::entity::{articles_of, id_of, mentions_of, name_key};
use crate::graphql::identity::EntityIdentity;
use crate::graphql::list::List;
use crate::graphql::meeting::{Meeting, meeting_key};
use crate::graphql::mention::Mention;
use crate::graphql::organization::Organization;
use crate::graphql::reading::Reading;
use crate::graphql::written::plain_fields;
use crate::snapshot::{CountryNo, CountryNode, Entity};

/// A country of the request's snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country(pub CountryNo);

listed!(Country => "CountryConnection", "CountryEdge";);

impl Country {
    fn node<'a>(self, ctx: &Context<'a>) -> &'a CountryNode {
        ctx.snapshot().country(self.0)
    }
}

/// A country that articles name, or to which a body or meeting of the archive belongs.
#[Object]
impl Country {
    /// Opaque, made from the type and the slug.
    pub async fn id(&self, ctx: &Context<'_>) -> ID {
        id_of(ctx.snapshot(), Entity::Country(self.0))
    }

    /// Stable, readable key, unique among countries: `lao`.
    pub async fn slug<'a>(&self, ctx: &Context<'a>) -> &'a str {
        &self.node(ctx).slug
    }

    /// ISO 3166-1 alpha-2.
    async fn code<'a>(&self, ctx: &Context<'a>) -> &'a str {
        self.node(ctx).code.as_str()
    }

    /// The usual name, in Vietnamese.
    pub async fn name<'a>(&self, ctx: &Context<'a>) -> &'a str {
        &self.node(ctx).name
    }

    /// The usual name, in English.
    async fn name_en<'a>(&self, ctx: &Context<'a>) -> &'a str {
        &self.node(ctx).name_en
    }

    /// Other forms under which pages print it, most frequent first; empty where there are none.
    pub async fn aliases<'a>(&self, ctx: &Context<'a>) -> &'a [String] {
        &self.node(ctx).aliases
    }

    /// The articles that name it on its own, not only within another name; newest first.
    pub async fn articles(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<ArticleConnection, Error> {
        let paging = Paging::new(after, before, first, last);
        articles_of(ctx.snapshot(), Entity::Country(self.0), paging)
    }

    /// Each place where an article names it: newest article first, in reading order within it.
    pub async fn mentions(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Mention>, Error> {
        let paging = Paging::new(after, before, first, last);
        mentions_of(ctx.snapshot(), Entity::Country(self.0), paging)
    }

    /// Why the reports of several articles are this one country.
    #[graphql(name = "identity")]
    pub async fn why_one(&self) -> EntityIdentity {
        EntityIdentity(Entity::Country(self.0))
    }

    /// The organizations that belong to it, by name.
    async fn organizations(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Organization>, Error> {
        let country = self.0;
        let list = List::new(
            ctx.snapshot(),
            ctx.snapshot().organizations_in(country).len(),
            move |snapshot, place| Organization(snapshot.organizations_in(country)[place]),
            move |snapshot, place| {
                let organization = snapshot.organizations_in(country)[place];
                name_key(snapshot.organization(organization)).finish()
            },
        );
        let identity = Identity::of("Country.organizations", &self.node(ctx).slug);
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }

    /// The meetings held in it, latest first.
    async fn meetings(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Meeting>, Error> {
        let country = self.0;
        let list = List::new(
            ctx.snapshot(),
            ctx.snapshot().meetings_in(country).len(),
            move |snapshot, place| Meeting(snapshot.meetings_in(country)[place]),
            move |snapshot, place| {
                meeting_key(snapshot, snapshot.meetings_in(country)[place]).finish()
            },
        );
        let identity = Identity::of("Country.meetings", &self.node(ctx).slug);
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }
}

plain_fields! {
    Country {
        "id" => id,
        "slug" => slug,
        "code" => code,
        "name" => name,
        "nameEn" => name_en,
        "aliases" => aliases,
    }
}
