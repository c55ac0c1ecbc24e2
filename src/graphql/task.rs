//! Something set out to be done.

use async_graphql::{Context, Error, ID, Object};

use crate::graphql::citation::{Citation, quote};
use crate::graphql::connection::listed;
use crate::graphql::directive::Directive;
use crate::graphql::global_id::{NodeType, fact_key, global_id};
use crate::graphql::meeting::Meeting;
use crate::graphql::occurrence::distinct;
use crate::graphql::organization::Organization;
use crate::graphql::person::Person;
use crate::graphql::reading::Reading;
use crate::model::TaskFact;
use crate::snapshot::{FactRef, Snapshot};

/// A task of the request's snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Task(pub FactRef);

listed!(Task => "TaskConnection", "TaskEdge";);

impl Task {
    /// What the article says.
    pub fn fact(self, snapshot: &Snapshot) -> &TaskFact {
        &snapshot.article(self.0.article).facts().tasks[self.0.item as usize]
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
        let text = ctx.text(self.0.article)?;
        let words = quote(&text, self.fact(ctx.snapshot()).span)?;
        ctx.take_text(words)?;
        Ok(words.to_owned())
    }

    /// The meeting that set it; null where none did.
    async fn meeting(&self, ctx: &Context<'_>) -> Option<Meeting> {
        let snapshot = ctx.snapshot();
        let meeting = self.fact(snapshot).meeting?;
        let meetings = &snapshot.article(self.0.article).meetings;
        meetings.get(meeting.index()).copied().map(Meeting)
    }

    /// The year that it is set for; null where the article does not say.
    async fn year(&self, ctx: &Context<'_>) -> Option<i32> {
        self.fact(ctx.snapshot()).year.map(i32::from)
    }

    /// The person who set it; null where none did.
    async fn speaker(&self, ctx: &Context<'_>) -> Option<Person> {
        let snapshot = ctx.snapshot();
        let speaker = self.fact(snapshot).speaker?;
        let people = &snapshot.article(self.0.article).people;
        people.get(speaker.index()).copied().map(Person)
    }

    /// Whom it is given to; empty where the article does not say.
    async fn addressees(&self, ctx: &Context<'_>) -> Vec<Organization> {
        let snapshot = ctx.snapshot();
        let organizations = &snapshot.article(self.0.article).organizations;
        let addressees = self.fact(snapshot).addressees.iter();
        distinct(addressees.filter_map(|local| organizations.get(local.index()).copied()))
            .into_iter()
            .map(Organization)
            .collect()
    }

    /// The directives that it carries out, as its text names them; empty where it names none.
    async fn directives(&self, ctx: &Context<'_>) -> Vec<Directive> {
        let snapshot = ctx.snapshot();
        let directives = &snapshot.article(self.0.article).directives;
        let named = self.fact(snapshot).directives.iter();
        distinct(named.filter_map(|local| directives.get(local.index()).copied()))
            .into_iter()
            .map(Directive)
            .collect()
    }

    /// Where the words stand.
    async fn citation(&self, ctx: &Context<'_>) -> Citation {
        Citation {
            article: self.0.article,
            span: self.fact(ctx.snapshot()).span,
        }
    }
}
