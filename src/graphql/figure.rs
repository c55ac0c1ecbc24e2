//! A quantity that an article reports.

use async_graphql::{Context, ID, Object};

use crate::graphql::citation::Citation;
use crate::graphql::connection::listed;
use crate::graphql::global_id::{NodeType, fact_key, global_id};
use crate::graphql::reading::Reading;
use crate::model::FigureFact;
use crate::snapshot::{FactRef, Snapshot};

/// A figure of the request's snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure(pub FactRef);

listed!(Figure => "FigureConnection", "FigureEdge";);

impl Figure {
    /// What the article says.
    pub fn fact(self, snapshot: &Snapshot) -> &FigureFact {
        &snapshot.article(self.0.article).facts().figures[self.0.item as usize]
    }
}

/// A quantity that an article reports. Dates, ages and ordinal numbers are none.
#[Object]
impl Figure {
    /// Opaque, made from the type, the article's slug and the place in it.
    pub async fn id(&self, ctx: &Context<'_>) -> ID {
        let article = ctx.snapshot().article(self.0.article);
        global_id(NodeType::Figure, &fact_key(article.slug(), self.0.item))
    }

    /// In plain units: `393 tỷ đồng` is 393000000000.
    async fn value(&self, ctx: &Context<'_>) -> f64 {
        self.fact(ctx.snapshot()).value
    }

    /// ISO 4217 for money (`VND`, `USD`), `%` for shares, else the counted noun as printed (`thỏa
    /// thuận`, `đối tác`).
    async fn unit<'a>(&self, ctx: &Context<'a>) -> &'a str {
        &self.fact(ctx.snapshot()).unit
    }

    /// The page says: about, nearly, more than.
    async fn approximate(&self, ctx: &Context<'_>) -> bool {
        self.fact(ctx.snapshot()).approximate
    }

    /// The year that the text gives for it; null where it gives none.
    async fn year(&self, ctx: &Context<'_>) -> Option<i32> {
        self.fact(ctx.snapshot()).year.map(i32::from)
    }

    /// Where it stands.
    async fn citation(&self, ctx: &Context<'_>) -> Citation {
        Citation {
            article: self.0.article,
            span: self.fact(ctx.snapshot()).span,
        }
    }
}
