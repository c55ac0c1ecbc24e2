//! Why the reports of several articles are one entity.

use async_graphql::{Context, Error, Object};

use crate::graphql::article::{Article, article_key};
use crate::graphql::citation::Citation;
use crate::graphql::connection::{Connection, Identity, Paging, listed};
use crate::graphql::entity::{id_of, node_of};
use crate::graphql::kind::IdentityGround;
use crate::graphql::list::List;
use crate::graphql::reading::Reading;
use crate::model::Mention;
use crate::snapshot::{self, ArticleNo, Snapshot};

/// The identity of an entity of the request's snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntityIdentity(pub snapshot::Entity);

/// Why the reports of several articles are one thing.
#[Object(name = "Identity")]
impl EntityIdentity {
    /// The key under which the reports met, and apart from which no two are ever joined: the name without
    /// diacritics, of a meeting its month, of a directive kind and number, of a country its code.
    async fn key(&self, ctx: &Context<'_>) -> String {
        ctx.snapshot().identity_key(self.0)
    }

    /// The report of each article, with the ground on which it is one of them; newest first.
    async fn reports(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<IdentityReport>, Error> {
        let entity = self.0;
        let snapshot = ctx.snapshot();
        let list = List::new(
            snapshot,
            node_of(snapshot, entity).articles().len(),
            move |_, place| IdentityReport { entity, place },
            move |snapshot, place| {
                article_key(snapshot, article_at(snapshot, entity, place)).finish()
            },
        );
        let identity = Identity::of("Identity.reports", &id_of(snapshot, entity));
        Connection::new(
            list,
            identity,
            Paging {
                after,
                before,
                first,
                last,
            },
        )
    }
}

fn article_at(snapshot: &Snapshot, entity: snapshot::Entity, place: usize) -> ArticleNo {
    node_of(snapshot, entity).articles()[place].article
}

/// The report at a place of an entity's articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdentityReport {
    /// What is reported.
    pub entity: snapshot::Entity,
    /// The place in the node's articles.
    pub place: usize,
}

listed!(IdentityReport => "IdentityReportConnection", "IdentityReportEdge";);

/// One article's report of an entity, and why it is one of that entity's.
#[Object]
impl IdentityReport {
    /// The article.
    async fn article(&self, ctx: &Context<'_>) -> Article {
        Article(article_at(ctx.snapshot(), self.entity, self.place))
    }

    /// On what ground the report is one of the entity's.
    async fn ground(&self, ctx: &Context<'_>) -> IdentityGround {
        let join = ctx.snapshot().join(self.entity, self.place);
        join.ground.into()
    }

    /// What of the article matched: the name; the symbol, or kind and number, and the term where the
    /// article gives one; the people or organizers whom two reports of a meeting have in common.
    async fn matched(&self, ctx: &Context<'_>) -> Vec<String> {
        ctx.snapshot().matched(self.entity, self.place)
    }

    /// The article to whose report this one was joined. Null where the name or symbol alone decides, and
    /// for the first report.
    async fn joined_to(&self, ctx: &Context<'_>) -> Option<Article> {
        let join = ctx.snapshot().join(self.entity, self.place);
        join.to.map(|to| Article(to.article))
    }

    /// Where the article first names it.
    async fn citation(&self, ctx: &Context<'_>) -> Option<Citation> {
        let snapshot = ctx.snapshot();
        let member = node_of(snapshot, self.entity).articles()[self.place];
        let facts = snapshot.article(member.article).facts();
        let local = member.local as usize;
        let mentions: &[Mention] = match self.entity {
            snapshot::Entity::Person(_) => &facts.people[local].mentions,
            snapshot::Entity::Organization(_) => &facts.organizations[local].mentions,
            snapshot::Entity::Meeting(_) => &facts.meetings[local].mentions,
            snapshot::Entity::Directive(_) => &facts.directives[local].mentions,
            snapshot::Entity::Country(_) => &facts.countries[local].mentions,
        };
        let span = mentions.first()?.span;
        Some(Citation {
            article: member.article,
            span,
        })
    }
}
