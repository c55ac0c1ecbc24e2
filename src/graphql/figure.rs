//! A quantity that an article reports.

use async_graphql::{Context, Error, ID, Object};

use crate::graphql::citation::Citation;
use crate::graphql::connection::listed;
use crate::graphql::fact::not_there;
use crate::graphql::global_id::{NodeType, fact_key, global_id};
use crate::graphql::reading::Reading;
use crate::graphql::written::{Written, plain_fields};
use crate::model::FigureFact;
use crate::resolve::ReportedFigure;
use crate::snapshot::{FactRef, Snapshot};

/// A figure of the request's snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure(pub FactRef);

listed!(Figure => "FigureConnection", "FigureEdge";);

impl Figure {
    /// How much of what.
    pub fn reported(self, snapshot: &Snapshot) -> &ReportedFigure {
        &snapshot.article(self.0.article).reported.figures[self.0.item as usize]
    }

    /// What the article says.
    fn fact(self, ctx: &Context<'_>) -> Result<FigureFact, Error> {
        let content = ctx.content(self.0.article)?;
        let fact = content.facts.figures.get(self.0.item as usize);
        fact.cloned().ok_or_else(|| not_there(self.0))
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
        self.reported(ctx.snapshot()).value
    }

    /// ISO 4217 for money (`VND`, `USD`), `%` for shares, else the counted noun as printed (`thỏa
    /// thuận`, `đối tác`).
    async fn unit<'a>(&self, ctx: &Context<'a>) -> &'a str {
        &self.reported(ctx.snapshot()).unit
    }

    /// The page says: about, nearly, more than.
    async fn approximate(&self, ctx: &Context<'_>) -> Result<bool, Error> {
        Ok(self.fact(ctx)?.approximate)
    }

    /// The year that the text gives for it; null where it gives none.
    async fn year(&self, ctx: &Context<'_>) -> Option<i32> {
        self.reported(ctx.snapshot()).year.map(i32::from)
    }

    /// Where it stands.
    async fn citation(&self, ctx: &Context<'_>) -> Result<Written<Citation>, Error> {
        Ok(Written(Citation {
            article: self.0.article,
            span: self.fact(ctx)?.span,
        }))
    }
}

plain_fields! {
    Figure {
        "id" => id,
        "value" => value,
        "unit" => unit,
        "approximate" => approximate,
        "year" => year,
        ;
        "citation" => citation,
    }
}
