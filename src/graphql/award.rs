//! An award as one article reports it.

use async_graphql::{Context, Error, ID, Object};

use crate::graphql::citation::Citation;
use crate::graphql::connection::listed;
use crate::graphql::entity::Entity;
use crate::graphql::fact::not_there;
use crate::graphql::global_id::{NodeType, fact_key, global_id};
use crate::graphql::meeting::Meeting;
use crate::graphql::occurrence::distinct;
use crate::graphql::organization::Organization;
use crate::graphql::reading::Reading;
use crate::graphql::written::{Written, WrittenList, plain_fields};
use crate::model::{AwardFact, LocalEntity, Recipient};
use crate::snapshot::FactRef;

/// An award of the request's snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Award(pub FactRef);

listed!(Award => "AwardConnection", "AwardEdge";);

impl Award {
    /// What the article says.
    fn fact(self, ctx: &Context<'_>) -> Result<AwardFact, Error> {
        let content = ctx.content(self.0.article)?;
        let fact = content.facts.awards.get(self.0.item as usize);
        fact.cloned().ok_or_else(|| not_there(self.0))
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
    async fn name(&self, ctx: &Context<'_>) -> Result<String, Error> {
        Ok(self.fact(ctx)?.name)
    }

    /// At which meeting it was given; null where the article does not say.
    async fn meeting(&self, ctx: &Context<'_>) -> Option<Written<Meeting>> {
        let snapshot = ctx.snapshot();
        let node = snapshot.article(self.0.article);
        let meeting = node.reported.awards[self.0.item as usize]?;
        node.meetings
            .get(meeting.index())
            .copied()
            .map(Meeting)
            .map(Written)
    }

    /// The body that gave it; null where the article does not say.
    async fn granted_by(&self, ctx: &Context<'_>) -> Result<Option<Written<Organization>>, Error> {
        let giver = self.fact(ctx)?.granted_by;
        let organizations = &ctx.snapshot().article(self.0.article).organizations;
        let giver = giver.and_then(|giver| organizations.get(giver.index()));
        Ok(giver.copied().map(Organization).map(Written))
    }

    /// The people and organizations that received it, as far as they are named; empty where none is.
    async fn recipients(&self, ctx: &Context<'_>) -> Result<WrittenList<Entity>, Error> {
        let article = ctx.snapshot().article(self.0.article);
        let recipients = self.fact(ctx)?.recipients.into_iter();
        let entities = distinct(recipients.filter_map(|recipient| {
            article.entity(match recipient {
                Recipient::Person(local) => LocalEntity::Person(local),
                Recipient::Organization(local) => LocalEntity::Organization(local),
            })
        }));
        Ok(entities.into_iter().map(Entity::from).collect())
    }

    /// Where the article says so.
    async fn citation(&self, ctx: &Context<'_>) -> Result<Written<Citation>, Error> {
        Ok(Written(Citation {
            article: self.0.article,
            span: self.fact(ctx)?.span,
        }))
    }
}

plain_fields! {
    Award {
        "id" => id,
        "name" => name,
        ;
        "meeting" => meeting,
        "grantedBy" => granted_by,
        "recipients" => recipients,
        "citation" => citation,
    }
}
