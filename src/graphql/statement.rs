//! What somebody is reported to have said.

use async_graphql::{Context, Error, ID, Object};

use crate::graphql::citation::{Citation, quote};
use crate::graphql::connection::listed;
use crate::graphql::global_id::{NodeType, fact_key, global_id};
use crate::graphql::meeting::Meeting;
use crate::graphql::person::Person;
use crate::graphql::reading::Reading;
use crate::model::StatementFact;
use crate::snapshot::{FactRef, Snapshot};

/// A statement of the request's snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement(pub FactRef);

listed!(Statement => "StatementConnection", "StatementEdge";);

impl Statement {
    /// What the article says.
    pub fn fact(self, snapshot: &Snapshot) -> &StatementFact {
        &snapshot.article(self.0.article).facts().statements[self.0.item as usize]
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
    async fn speaker(&self, ctx: &Context<'_>) -> Person {
        let snapshot = ctx.snapshot();
        let speaker = self.fact(snapshot).speaker;
        Person(snapshot.article(self.0.article).people[speaker.index()])
    }

    /// At which meeting; null where the article does not say.
    async fn meeting(&self, ctx: &Context<'_>) -> Option<Meeting> {
        let snapshot = ctx.snapshot();
        let meeting = self.fact(snapshot).meeting?;
        let meetings = &snapshot.article(self.0.article).meetings;
        meetings.get(meeting.index()).copied().map(Meeting)
    }

    /// The words as printed, from the sentence that reports them.
    async fn text(&self, ctx: &Context<'_>) -> Result<String, Error> {
        let text = ctx.text(self.0.article)?;
        let words = quote(&text, self.fact(ctx.snapshot()).span)?;
        ctx.take_text(words)?;
        Ok(words.to_owned())
    }

    /// Printed between quotation marks.
    async fn quoted(&self, ctx: &Context<'_>) -> bool {
        self.fact(ctx.snapshot()).quoted
    }

    /// Where the words stand.
    async fn citation(&self, ctx: &Context<'_>) -> Citation {
        Citation {
            article: self.0.article,
            span: self.fact(ctx.snapshot()).span,
        }
    }
}
