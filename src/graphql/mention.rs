//! A place where an article names an entity.

use async_graphql::{Context, ID, Object};

use crate::graphql::citation::Citation;
use crate::graphql::connection::listed;
use crate::graphql::entity::Entity;
use crate::graphql::global_id::{NodeType, fact_key, global_id};
use crate::graphql::mention_rule::MentionRule;
use crate::graphql::reading::Reading;
use crate::snapshot::ArticleNo;

/// The mention at a place in the list of an article's mentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The article.
    pub article: ArticleNo,
    /// The place in `ArticleNode::mentions`.
    pub place: u32,
}

listed!(Mention => "MentionConnection", "MentionEdge";);

/// A place where an article names an entity, by its name or by what the page lets stand for it.
#[Object]
impl Mention {
    /// Opaque, made from the type, the article's slug and the place in it.
    pub async fn id(&self, ctx: &Context<'_>) -> ID {
        let article = ctx.snapshot().article(self.article);
        global_id(NodeType::Mention, &fact_key(article.slug(), self.place))
    }

    /// What is named.
    async fn entity(&self, ctx: &Context<'_>) -> Entity {
        let article = ctx.snapshot().article(self.article);
        article.mentions[self.place as usize].1.into()
    }

    /// Where.
    async fn citation(&self, ctx: &Context<'_>) -> Citation {
        let article = ctx.snapshot().article(self.article);
        Citation {
            article: self.article,
            span: article.mentions[self.place as usize].0.span,
        }
    }

    /// Why it is a mention.
    async fn rule(&self, ctx: &Context<'_>) -> MentionRule {
        let article = ctx.snapshot().article(self.article);
        MentionRule(article.mentions[self.place as usize].0.ground)
    }
}
