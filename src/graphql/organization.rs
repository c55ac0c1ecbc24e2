//! A body.

use async_graphql::{Context, Error, ID, Object};

use crate::graphql::article_connection::ArticleConnection;
use crate::graphql::connection::{Connection, Paging, listed};
use crate::graphql::country::Country;
use crate::graphql::cursor::Identity;
use crate::graphql::directive::Directive;
use crate::graphql::entity::{articles_of, id_of, mentions_of, name_key};
use crate::graphql::evidence::{Evidence, evidence_for};
use crate::graphql::fact::{fact_list, participation_list};
use crate::graphql::identity::EntityIdentity;
use crate::graphql::kind::{OrganizationKind, ParticipantRole};
use crate::graphql::list::List;
use crate::graphql::meeting::{Meeting, meeting_key};
use crate::graphql::mention::Mention;
use crate::graphql::occurrence::distinct;
use crate::graphql::participation::{Participation, has_role};
use crate::graphql::position::{Position, held_as_of, position_list};
use crate::graphql::reading::Reading;
use crate::graphql::scalar::Date;
use crate::graphql::task::Task;
use crate::graphql::written::{Written, WrittenList, plain_fields};
use crate::snapshot::{Entity, OrganizationNo, OrganizationNode};

/// An organization of the request's snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Organization(pub OrganizationNo);

listed!(Organization => "OrganizationConnection", "OrganizationEdge";);

impl Organization {
    fn node<'a>(self, ctx: &Context<'a>) -> &'a OrganizationNode {
        ctx.snapshot().organization(self.0)
    }

    fn identity(self, ctx: &Context<'_>, field: &str) -> Identity {
        Identity::of(field, &self.node(ctx).slug)
    }
}

/// A body: party, state or people's organization, association, enterprise, forum.
#[Object]
impl Organization {
    /// Opaque, made from the type and the slug.
    pub async fn id(&self, ctx: &Context<'_>) -> ID {
        id_of(ctx.snapshot(), Entity::Organization(self.0))
    }

    /// Stable, readable key, unique among organizations: `ban-doi-ngoai-trung-uong`.
    pub async fn slug<'a>(&self, ctx: &Context<'a>) -> &'a str {
        &self.node(ctx).slug
    }

    /// The canonical name, in Vietnamese.
    pub async fn name<'a>(&self, ctx: &Context<'a>) -> &'a str {
        &self.node(ctx).name
    }

    /// The English name; null where it is not known.
    async fn name_en<'a>(&self, ctx: &Context<'a>) -> Option<&'a str> {
        self.node(ctx).name_en.as_deref()
    }

    /// The acronym by which it is known, `VUFO`; null where none is.
    async fn acronym<'a>(&self, ctx: &Context<'a>) -> Option<&'a str> {
        self.node(ctx).acronym.as_deref()
    }

    /// Other forms under which pages print it, most frequent first; empty where there are none.
    pub async fn aliases<'a>(&self, ctx: &Context<'a>) -> &'a [String] {
        &self.node(ctx).aliases
    }

    /// What sort of body it is.
    async fn kind(&self, ctx: &Context<'_>) -> OrganizationKind {
        self.node(ctx).kind.into()
    }

    /// The body that it is part of; null where none is known.
    async fn parent(&self, ctx: &Context<'_>) -> Option<Written<Organization>> {
        ctx.snapshot()
            .parent_of(self.0)
            .map(Organization)
            .map(Written)
    }

    /// The bodies that are part of it, by name.
    async fn children(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Organization>, Error> {
        let (snapshot, parent) = (ctx.snapshot(), self.0);
        let list = List::new(
            snapshot,
            ctx.snapshot().children_of(parent).len(),
            move |snapshot, place| Organization(snapshot.children_of(parent)[place]),
            move |snapshot, place| {
                let child = snapshot.children_of(parent)[place];
                name_key(snapshot.organization(child)).finish()
            },
        );
        Connection::new(
            list,
            self.identity(ctx, "Organization.children"),
            Paging::new(after, before, first, last),
        )
    }

    /// The country it belongs to; null where it is not known.
    async fn country(&self, ctx: &Context<'_>) -> Option<Written<Country>> {
        self.node(ctx).country.map(Country).map(Written)
    }

    /// The articles that mention it, newest first.
    pub async fn articles(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<ArticleConnection, Error> {
        let paging = Paging::new(after, before, first, last);
        articles_of(ctx.snapshot(), Entity::Organization(self.0), paging)
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
        mentions_of(ctx.snapshot(), Entity::Organization(self.0), paging)
    }

    /// Why the reports of several articles are this one organization.
    #[graphql(name = "identity")]
    pub async fn why_one(&self) -> EntityIdentity {
        EntityIdentity(Entity::Organization(self.0))
    }

    /// Meetings that it convened, hosted or took part in, also through the people who stood for it;
    /// latest first.
    async fn meetings(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Only meetings in which it had one of these roles; null: any; empty: none."
        )]
        roles: Option<Vec<ParticipantRole>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Meeting>, Error> {
        let snapshot = ctx.snapshot();
        let meetings = distinct(
            snapshot
                .participations_of_organization(self.0)
                .iter()
                .filter(|part| has_role(snapshot.participation(**part).roles, roles.as_deref()))
                .map(|part| part.meeting),
        );
        let identity = self.identity(ctx, "Organization.meetings").with(&roles);
        let order = meetings.clone();
        let list = List::new(
            snapshot,
            meetings.len(),
            move |_, place| Meeting(meetings[place]),
            move |snapshot, place| meeting_key(snapshot, order[place]).finish(),
        );
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }

    /// Its parts in meetings and those of the people who stood for it, latest meeting first.
    async fn participations(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Participation>, Error> {
        let organization = self.0;
        let list = participation_list(
            ctx.snapshot(),
            ctx.snapshot()
                .participations_of_organization(organization)
                .len(),
            move |snapshot, place| snapshot.participations_of_organization(organization)[place],
        );
        Connection::new(
            list,
            self.identity(ctx, "Organization.participations"),
            Paging::new(after, before, first, last),
        )
    }

    /// Positions that people are reported to hold in it, latest report first.
    async fn positions(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "For each person only what the last report on or before this day says, former positions included; nothing but a later report ends one, and articles without a date say nothing then. Null: all reports."
        )]
        as_of: Option<Date>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Position>, Error> {
        let snapshot = ctx.snapshot();
        let positions = ctx.snapshot().positions_in(self.0).iter().copied();
        let shown = match as_of {
            Some(Date(day)) => held_as_of(snapshot, positions, day),
            None => positions.collect(),
        };
        let identity = self.identity(ctx, "Organization.positions").with(&as_of);
        let list = position_list(snapshot, shown.len(), move |_, place| shown[place]);
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }

    /// Directives that it issued, by name.
    async fn directives(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Directive>, Error> {
        let (snapshot, issuer) = (ctx.snapshot(), self.0);
        let list = List::new(
            snapshot,
            ctx.snapshot().directives_by(issuer).len(),
            move |snapshot, place| Directive(snapshot.directives_by(issuer)[place]),
            move |snapshot, place| {
                let directive = snapshot.directives_by(issuer)[place];
                name_key(snapshot.directive(directive)).finish()
            },
        );
        Connection::new(
            list,
            self.identity(ctx, "Organization.directives"),
            Paging::new(after, before, first, last),
        )
    }

    /// Tasks given to it, newest article first, in reading order within it.
    async fn tasks(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Task>, Error> {
        let organization = self.0;
        let list = fact_list(
            ctx.snapshot(),
            ctx.snapshot().tasks_for(organization).len(),
            move |snapshot, place| snapshot.tasks_for(organization)[place],
            Task,
        );
        Connection::new(
            list,
            self.identity(ctx, "Organization.tasks"),
            Paging::new(after, before, first, last),
        )
    }

    /// What the articles say of its fields, with the sentence; those that differ are kept. Empty where
    /// they say nothing of them.
    async fn evidence(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Only on these fields, `parent` or `kind`; null: on all; empty: on none."
        )]
        fields: Option<Vec<String>>,
    ) -> Result<WrittenList<Evidence>, Error> {
        evidence_for(ctx, &self.node(ctx).evidence, fields.as_deref())
    }
}

plain_fields! {
    Organization {
        "id" => id,
        "slug" => slug,
        "name" => name,
        "nameEn" => name_en,
        "acronym" => acronym,
        "aliases" => aliases,
        "kind" => kind,
        ;
        "parent" => parent,
        "country" => country,
    }
}
