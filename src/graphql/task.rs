//! Something set out to be done.

use async_graphql::{Context, Error, ID, Object};

use crate::graphql::citation::{Citation, quote};
use crate::graphql::connection::listed;
use crate::graphql::directive::Directive;
use crate::graphql::fact::not_there;
use crate::graphql::global_id::{NodeType, fact_key, global_id};
use crate::graphql::meeting::Meeting;
use crate::graphql::occurrence::distinct;
use crate::graphql::organization::Organization;
use crate::graphql::person::Person;
use crate::graphql::reading::Reading;
use crate::graphql::written::{Written, WrittenList, plain_fields};
use crate::model::Span;
use crate::resolve::ReportedTask;
use crate::snapshot::{FactRef, Snapshot};

/// A task of the request's snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Task(pub FactRef);

listed!(Task => "TaskConnection", "TaskEdge";);

impl Task {
    /// By and for whom it is set, and when.
    pub fn reported(self, snapshot: &Snapshot) -> &ReportedTask {
        &snapshot.article(self.0.article).reported.tasks[self.0.item as usize]
    }

    /// Where its words stand.
    fn span(self, ctx: &Context<'_>) -> Result<Span, Error> {
        let content = ctx.content(self.0.article)?;
        let fact = content.facts.tasks.get(self.0.item as usize);
        fact.map(|fact| fact.span).ok_or_else(|| not_there(self.0))
    }
}

/// Something set out to be done (nhiệm vụ, trọng tâm, phương hướng).
#[Object]
impl Task {
    /// Opaque, made from the type, the article's slug and the place in it.
    pub async fn id(&self, ctx: &Context<'_>) -> ID {
        let article = ctx.snapshot().article(self.0.article);
        global_id(NodeType::Task, &fact_key(article.slug(), self.0.item))
    }

    /// The words as printed.
    async fn text(&self, ctx: &Context<'_>) -> Result<String, Error> {
        let text = ctx.content(self.0.article)?;
        let words = quote(&text, self.span(ctx)?)?;
        ctx.take_text(words)?;
        Ok(words.to_owned())
    }

    /// The meeting that set it; null where none did.
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

    /// The year that it is set for; null where the article does not say.
    async fn year(&self, ctx: &Context<'_>) -> Option<i32> {
        self.reported(ctx.snapshot()).year.map(i32::from)
    }

    /// The person who set it; null where none did.
    async fn speaker(&self, ctx: &Context<'_>) -> Option<Written<Person>> {
        let snapshot = ctx.snapshot();
        let speaker = self.reported(snapshot).speaker?;
        let people = &snapshot.article(self.0.article).people;
        people
            .get(speaker.index())
            .copied()
            .map(Person)
            .map(Written)
    }

    /// Whom it is given to; empty where the article does not say.
    async fn addressees(&self, ctx: &Context<'_>) -> WrittenList<Organization> {
        let snapshot = ctx.snapshot();
        let organizations = &snapshot.article(self.0.article).organizations;
        let addressees = self.reported(snapshot).addressees.iter();
        distinct(addressees.filter_map(|local| organizations.get(local.index()).copied()))
            .into_iter()
            .map(Organization)
            .collect()
    }

    /// The directives that it carries out, as its text names them; empty where it names none.
    async fn directives(&self, ctx: &Context<'_>) -> WrittenList<Directive> {
        let snapshot = ctx.snapshot();
        let directives = &snapshot.article(self.0.article).directives;
        let named = self.reported(snapshot).directives.iter();
        distinct(named.filter_map(|local| directives.get(local.index()).copied()))
            .into_iter()
            .map(Directive)
            .collect()
    }

    /// Where the words stand.
    async fn citation(&self, ctx: &Context<'_>) -> Result<Written<Citation>, Error> {
        Ok(Written(Citation {
            article: self.0.article,
            span: self.span(ctx)?,
        }))
    }
}

plain_fields! {
    Task {
        "id" => id,
        "text" => text,
        "year" => year,
        ;
        "meeting" => meeting,
        "speaker" => speaker,
        "addressees" => addressees,
        "directives" => directives,
        "citation" => citation,
    }
}
