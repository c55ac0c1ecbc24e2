//! An award as one article reports it.

use async_graphql::{Context, ID, Object};

use crate::graphql::citation::Citation;
use crate::graphql::connection::listed;
use crate::graphql::entity::Entity;
use crate::graphql::global_id::{NodeType, fact_key, global_id};
use crate::graphql::meeting::Meeting;
use crate::graphql::occurrence::distinct;
use crate::graphql::organization::Organization;
use crate::graphql::reading::Reading;
use crate::model::AwardFact;
use crate::snapshot::{FactRef, Snapshot};

/// An award of the request's snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Award(pub FactRef);

listed!(Award => "AwardConnection", "AwardEdge";);

impl Award {
    fn fact(self, snapshot: &Snapshot) -> &AwardFact {
        &snapshot.article(self.0.article).facts().awards[self.0.item as usize]
    }
}

/// An award as one article reports it.
#[Object]
impl Award {
    /// Opaque, made from the type, the article's slug and the place in it.
    pub async fn id(&self, ctx: &Context<'_>) -> ID {
        let article = ctx.snapshot().article(self.0.article);
        global_id(NodeType::Award, &fact_key(article.slug(), self.0.item))
    }

    /// Its name as printed: `Kỷ niệm chương Vì sự nghiệp đối ngoại nhân dân`.
    async fn name<'a>(&self, ctx: &Context<'a>) -> &'a str {
        &self.fact(ctx.snapshot()).name
    }

    /// At which meeting it was given; null where the article does not say.
    async fn meeting(&self, ctx: &Context<'_>) -> Option<Meeting> {
        let snapshot = ctx.snapshot();
        let meeting = self.fact(snapshot).meeting?;
        let meetings = &snapshot.article(self.0.article).meetings;
        meetings.get(meeting.index()).copied().map(Meeting)
    }

    /// The body that gave it; null where the article does not say.
    async fn granted_by(&self, ctx: &Context<'_>) -> Option<Organization> {
        let snapshot = ctx.snapshot();
        let giver = self.fact(snapshot).granted_by?;
        let organizations = &snapshot.article(self.0.article).organizations;
        organizations.get(giver.index()).copied().map(Organization)
    }

    /// The people and organizations that received it, as far as they are named; empty where none is.
    async fn recipients(&self, ctx: &Context<'_>) -> Vec<Entity> {
        let snapshot = ctx.snapshot();
        let article = snapshot.article(self.0.article);
        let recipients = self.fact(snapshot).recipients.iter();
        distinct(recipients.map(|recipient| article.recipient(*recipient)))
            .into_iter()
            .map(Entity::from)
            .collect()
    }

    /// Where the article says so.
    async fn citation(&self, ctx: &Context<'_>) -> Citation {
        Citation {
            article: self.0.article,
            span: self.fact(ctx.snapshot()).span,
        }
    }
}
