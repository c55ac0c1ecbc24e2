//! A place where an article names an entity.

use async_graphql::{Context, Error, ID, Object};

use crate::graphql::citation::Citation;
use crate::graphql::connection::listed;
use crate::graphql::entity::Entity;
use crate::graphql::error::broken;
use crate::graphql::global_id::{NodeType, fact_key, global_id};
use crate::graphql::mention_rule::MentionRule;
use crate::graphql::reading::Reading;
use crate::graphql::written::{Written, plain_fields};
use crate::model;
use crate::snapshot::{self, ArticleNo};

/// A mention, by its number among those of its article, or of one entity there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The article.
    pub article: ArticleNo,
    /// Of what; none counts all the article's mentions.
    pub of: Option<snapshot::Entity>,
    /// The number, from 0.
    pub item: u32,
}

listed!(Mention => "MentionConnection", "MentionEdge";);

impl Mention {
    /// What the article says, and which of its mentions it is.
    fn said(self, ctx: &Context<'_>) -> Result<(u32, model::Mention, snapshot::Entity), Error> {
        let content = ctx.content(self.article)?;
        let node = ctx.snapshot().article(self.article);
        let mut mentions = (0u32..)
            .zip(&content.mentions)
            .filter_map(|(place, (mention, local))| Some((place, *mention, node.entity(*local)?)))
            .filter(|(_, _, named)| self.of.is_none_or(|of| of == *named));
        let said = mentions.nth(self.item as usize);
        said.ok_or_else(|| broken(format!("no mention at {self:?}")))
    }
}

/// A place where an article names an entity, by its name or by what the page lets stand for it.
#[Object]
impl Mention {
    /// Opaque, made from the type, the article's slug and the place in it.
    pub async fn id(&self, ctx: &Context<'_>) -> Result<ID, Error> {
        let (place, ..) = self.said(ctx)?;
        let article = ctx.snapshot().article(self.article);
        let key = fact_key(article.slug(), place);
        Ok(global_id(NodeType::Mention, &key))
    }

    /// What is named.
    async fn entity(&self, ctx: &Context<'_>) -> Result<Written<Entity>, Error> {
        let (.., named) = self.said(ctx)?;
        Ok(Written(named.into()))
    }

    /// Where.
    async fn citation(&self, ctx: &Context<'_>) -> Result<Written<Citation>, Error> {
        Ok(Written(Citation {
            article: self.article,
            span: self.said(ctx)?.1.span,
        }))
    }

    /// Why it is a mention.
    async fn rule(&self, ctx: &Context<'_>) -> Result<MentionRule, Error> {
        Ok(MentionRule(self.said(ctx)?.1.ground))
    }
}

plain_fields! {
    Mention {
        "id" => id,
        ;
        "entity" => entity,
        "citation" => citation,
    }
}
