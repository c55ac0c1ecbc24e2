//! A meeting.

use async_graphql::{Context, Error, ID, Object};

use crate::graphql::article_connection::ArticleConnection;
use crate::graphql::award::Award;
use crate::graphql::connection::{Connection, Paging, listed};
use crate::graphql::country::Country;
use crate::graphql::cursor::Identity;
use crate::graphql::directive::Directive;
use crate::graphql::entity::{articles_of, id_of, mentions_of, name_key};
use crate::graphql::evidence::{Evidence, evidence_for};
use crate::graphql::fact::fact_list;
use crate::graphql::identity::EntityIdentity;
use crate::graphql::key::Key;
use crate::graphql::kind::{MeetingKind, ParticipantRole};
use crate::graphql::list::List;
use crate::graphql::mention::Mention;
use crate::graphql::organization::Organization;
use crate::graphql::participation::{Participation, has_role, participant_key};
use crate::graphql::reading::Reading;
use crate::graphql::statement::Statement;
use crate::graphql::task::Task;
use crate::graphql::time_span::TimeSpan;
use crate::graphql::written::{Written, WrittenList, plain_fields};
use crate::snapshot::{Entity, MeetingNo, MeetingNode, ParticipationRef, Snapshot};

/// A meeting of the request's snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meeting(pub MeetingNo);

listed!(Meeting => "MeetingConnection", "MeetingEdge";);

/// Latest first, meetings without a time last, then by slug.
pub fn meeting_key(snapshot: &Snapshot, meeting: MeetingNo) -> Key {
    let node = snapshot.meeting(meeting);
    Key::new()
        .latest(node.time.map(|time| time.start))
        .latest(node.time.map(|time| time.end))
        .text(&node.slug)
}

impl Meeting {
    fn node<'a>(self, ctx: &Context<'a>) -> &'a MeetingNode {
        ctx.snapshot().meeting(self.0)
    }

    fn identity(self, ctx: &Context<'_>, field: &str) -> Identity {
        Identity::of(field, &self.node(ctx).slug)
    }
}

/// A meeting, one for all the articles that report it.
#[Object]
impl Meeting {
    /// Opaque, made from the type and the slug.
    pub async fn id(&self, ctx: &Context<'_>) -> ID {
        id_of(ctx.snapshot(), Entity::Meeting(self.0))
    }

    /// Stable, readable key, unique among meetings.
    pub async fn slug<'a>(&self, ctx: &Context<'a>) -> &'a str {
        &self.node(ctx).slug
    }

    /// The name, as fully as an article prints it.
    pub async fn name<'a>(&self, ctx: &Context<'a>) -> &'a str {
        &self.node(ctx).name
    }

    /// Other forms under which pages print it, most frequent first; empty where there are none.
    pub async fn aliases<'a>(&self, ctx: &Context<'a>) -> &'a [String] {
        &self.node(ctx).aliases
    }

    /// What sort of event it is.
    async fn kind(&self, ctx: &Context<'_>) -> MeetingKind {
        self.node(ctx).kind.into()
    }

    /// When it was held. A year that the page leaves out is derived from its date or from the text
    /// around it; null where the day cannot be told.
    async fn time(&self, ctx: &Context<'_>) -> Option<Written<TimeSpan>> {
        self.node(ctx).time.map(TimeSpan).map(Written)
    }

    /// City, province or venue, as printed; null where the pages do not say.
    async fn place<'a>(&self, ctx: &Context<'a>) -> Option<&'a str> {
        self.node(ctx).place.as_deref()
    }

    /// The country in which it was held; null where the place does not tell it.
    async fn country(&self, ctx: &Context<'_>) -> Option<Written<Country>> {
        self.node(ctx).country.map(Country).map(Written)
    }

    /// The number of people present, as reported; null where no article says so.
    async fn attendance(&self, ctx: &Context<'_>) -> Option<i32> {
        let attendance = self.node(ctx).attendance?;
        Some(i32::try_from(attendance).unwrap_or(i32::MAX))
    }

    /// Who convened it; empty where no article says so.
    async fn organizers(&self, ctx: &Context<'_>) -> WrittenList<Organization> {
        let organizers = self.node(ctx).organizers.iter();
        organizers.copied().map(Organization).collect()
    }

    /// Who took part, organizers among them: people first, each in the order of their names.
    async fn participants(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those who had one of these roles; null: any; empty: nobody.")] roles: Option<
            Vec<ParticipantRole>,
        >,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Participation>, Error> {
        let meeting = self.0;
        let at = move |place: usize| ParticipationRef {
            meeting,
            item: u32::try_from(place).unwrap_or(u32::MAX),
        };
        let identity = self.identity(ctx, "Meeting.participants").with(&roles);
        let mut list = List::new(
            ctx.snapshot(),
            self.node(ctx).participations.len(),
            move |_, place| Participation::whole(at(place)),
            move |snapshot, place| participant_key(snapshot, at(place)).finish(),
        );
        if roles.is_some() {
            list = list.filtered(move |snapshot, part| {
                has_role(snapshot.participation(part.of).roles, roles.as_deref())
            });
        }
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }

    /// The articles that report or announce it, newest first.
    pub async fn articles(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<ArticleConnection, Error> {
        let paging = Paging::new(after, before, first, last);
        articles_of(ctx.snapshot(), Entity::Meeting(self.0), paging)
    }

    /// Each place where an article names it: newest article first, in reading order within it.
    pub async fn mentions(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Mention>, Error> {
        let paging = Paging::new(after, before, first, last);
        mentions_of(ctx.snapshot(), Entity::Meeting(self.0), paging)
    }

    /// Why the reports of several articles are this one meeting.
    #[graphql(name = "identity")]
    pub async fn why_one(&self) -> EntityIdentity {
        EntityIdentity(Entity::Meeting(self.0))
    }

    /// Directives that it cites, spreads or carries out, by name.
    async fn directives(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Directive>, Error> {
        let meeting = self.0;
        let list = List::new(
            ctx.snapshot(),
            ctx.snapshot().directives_at(meeting).len(),
            move |snapshot, place| Directive(snapshot.directives_at(meeting)[place]),
            move |snapshot, place| {
                let directive = snapshot.directives_at(meeting)[place];
                name_key(snapshot.directive(directive)).finish()
            },
        );
        Connection::new(
            list,
            self.identity(ctx, "Meeting.directives"),
            Paging::new(after, before, first, last),
        )
    }

    /// What people are reported to have said at it: newest article first, in reading order within it.
    async fn statements(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Statement>, Error> {
        let meeting = self.0;
        let list = fact_list(
            ctx.snapshot(),
            ctx.snapshot().statements_at(meeting).len(),
            move |snapshot, place| snapshot.statements_at(meeting)[place],
            Statement,
        );
        Connection::new(
            list,
            self.identity(ctx, "Meeting.statements"),
            Paging::new(after, before, first, last),
        )
    }

    /// What it set out to be done (nhiệm vụ, phương hướng): newest article first, in reading order
    /// within it.
    async fn tasks(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Task>, Error> {
        let meeting = self.0;
        let list = fact_list(
            ctx.snapshot(),
            ctx.snapshot().tasks_of(meeting).len(),
            move |snapshot, place| snapshot.tasks_of(meeting)[place],
            Task,
        );
        Connection::new(
            list,
            self.identity(ctx, "Meeting.tasks"),
            Paging::new(after, before, first, last),
        )
    }

    /// The awards given at it, as each article reports them: newest article first.
    async fn awards(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Award>, Error> {
        let meeting = self.0;
        let list = fact_list(
            ctx.snapshot(),
            ctx.snapshot().awards_at(meeting).len(),
            move |snapshot, place| snapshot.awards_at(meeting)[place],
            Award,
        );
        Connection::new(
            list,
            self.identity(ctx, "Meeting.awards"),
            Paging::new(after, before, first, last),
        )
    }

    /// What the articles say of its fields, with the sentence; those that differ are kept. Empty where
    /// they say nothing of them.
    async fn evidence(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Only on these fields, `time`, `place`, `attendance` or `kind`; null: on all; empty: on none."
        )]
        fields: Option<Vec<String>>,
    ) -> Result<WrittenList<Evidence>, Error> {
        evidence_for(ctx, &self.node(ctx).evidence, fields.as_deref())
    }
}

plain_fields! {
    Meeting {
        "id" => id,
        "slug" => slug,
        "name" => name,
        "aliases" => aliases,
        "kind" => kind,
        "place" => place,
        "attendance" => attendance,
        ;
        "time" => time,
        "country" => country,
        "organizers" => organizers,
    }
}
