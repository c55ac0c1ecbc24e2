//! What somebody is reported to have said.

use async_graphql::{Context, Error, ID, Object};

use crate::graphql::citation::{Citation, quote};
use crate::graphql::connection::listed;
use crate::graphql::fact::not_there;
use crate::graphql::global_id::{NodeType, fact_key, global_id};
use crate::graphql::meeting::Meeting;
use crate::graphql::person::Person;
use crate::graphql::reading::Reading;
use crate::graphql::written::{Written, plain_fields};
use crate::model::StatementFact;
use crate::resolve::ReportedStatement;
use crate::snapshot::{FactRef, Snapshot};

/// A statement of the request's snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement(pub FactRef);

listed!(Statement => "StatementConnection", "StatementEdge";);

impl Statement {
    /// Who said it, and at which meeting.
    pub fn reported(self, snapshot: &Snapshot) -> ReportedStatement {
        snapshot.article(self.0.article).reported.statements[self.0.item as usize]
    }

    /// What the article says.
    fn fact(self, ctx: &Context<'_>) -> Result<StatementFact, Error> {
        let content = ctx.content(self.0.article)?;
        let fact = content.facts.statements.get(self.0.item as usize);
        fact.cloned().ok_or_else(|| not_there(self.0))
    }
}

/// What somebody is reported to have said.
#[Object]
impl Statement {
    /// Opaque, made from the type, the article's slug and the place in it.
    pub async fn id(&self, ctx: &Context<'_>) -> ID {
        let article = ctx.snapshot().article(self.0.article);
        global_id(NodeType::Statement, &fact_key(article.slug(), self.0.item))
    }

    /// Who said it.
    async fn speaker(&self, ctx: &Context<'_>) -> Written<Person> {
        let snapshot = ctx.snapshot();
        let speaker = self.reported(snapshot).speaker;
        let person = snapshot.article(self.0.article).people[speaker.index()];
        Written(Person(person))
    }

    /// At which meeting; null where the article does not say.
    async fn meeting(&self, ctx: &Context<'_>) -> Option<Written<Meeting>> {
        let snapshot = ctx.snapshot();
        let meeting = self.reported(snapshot).meeting?;
        let meetings = &snapshot.article(self.0.article).meetings;
        meetings
            .get(meeting.index())
            .copied()
            .map(Meeting)
            .map(Written)
    }

    /// The words as printed, from the sentence that reports them.
    async fn text(&self, ctx: &Context<'_>) -> Result<String, Error> {
        let text = ctx.content(self.0.article)?;
        let words = quote(&text, self.fact(ctx)?.span)?;
        ctx.take_text(words)?;
        Ok(words.to_owned())
    }

    /// Printed between quotation marks.
    async fn quoted(&self, ctx: &Context<'_>) -> Result<bool, Error> {
        Ok(self.fact(ctx)?.quoted)
    }

    /// Where the words stand.
    async fn citation(&self, ctx: &Context<'_>) -> Result<Written<Citation>, Error> {
        Ok(Written(Citation {
            article: self.0.article,
            span: self.fact(ctx)?.span,
        }))
    }
}

plain_fields! {
    Statement {
        "id" => id,
        "text" => text,
        "quoted" => quoted,
        ;
        "speaker" => speaker,
        "meeting" => meeting,
        "citation" => citation,
    }
}
