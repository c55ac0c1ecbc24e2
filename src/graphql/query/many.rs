//! Lists, each with its filter and its order.
#![expect(
    clippy::too_many_arguments,
    reason = "a field takes its filter, its order and the four arguments of paging"
)]

use async_graphql::{Context, Error, Object};

use crate::graphql::article_connection::ArticleConnection;
use crate::graphql::article_filter::{self, ArticleFilter, ArticleOrder};
use crate::graphql::connection::{Connection, Paging};
use crate::graphql::country::Country;
use crate::graphql::cursor::Identity;
use crate::graphql::directive::Directive;
use crate::graphql::entity::name_key;
use crate::graphql::entity_filter::{
    self, DirectiveFilter, MeetingFilter, OrganizationFilter, PersonFilter,
};
use crate::graphql::fact_filter::{
    self, FigureFilter, ParticipationFilter, PositionFilter, StatementFilter, TaskFilter,
};
use crate::graphql::figure::Figure;
use crate::graphql::list::List;
use crate::graphql::meeting::Meeting;
use crate::graphql::order::{EntityOrder, MeetingOrder, PersonOrder};
use crate::graphql::organization::Organization;
use crate::graphql::participation::Participation;
use crate::graphql::person::Person;
use crate::graphql::position::Position;
use crate::graphql::reading::Reading;
use crate::graphql::scalar::Date;
use crate::graphql::statement::Statement;
use crate::graphql::task::Task;

/// The questions for lists.
#[derive(Debug, Default)]
pub(super) struct Many;

#[Object]
impl Many {
    /// Newest first unless ordered otherwise; articles without a date stand last.
    async fn articles(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which articles; null: all.")] filter: Option<ArticleFilter>,
        #[graphql(desc = "In which order; null: newest first.")] order_by: Option<ArticleOrder>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<ArticleConnection, Error> {
        let list = article_filter::articles(ctx, filter.as_ref(), order_by)?;
        let identity = Identity::of("Query.articles", "").with(&(filter, order_by));
        ArticleConnection::new(list, identity, Paging::new(after, before, first, last))
    }

    /// By name, in the order of the Vietnamese alphabet, unless ordered otherwise.
    async fn organizations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which organizations; null: all.")] filter: Option<OrganizationFilter>,
        #[graphql(desc = "In which order; null: by name.")] order_by: Option<EntityOrder>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Organization>, Error> {
        let list = entity_filter::organizations(ctx, filter.as_ref(), order_by)?;
        let identity = Identity::of("Query.organizations", "").with(&(filter, order_by));
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }

    /// By name, in the order of the Vietnamese alphabet, unless ordered otherwise.
    async fn people(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which people; null: all.")] filter: Option<PersonFilter>,
        #[graphql(desc = "In which order; null: by name.")] order_by: Option<PersonOrder>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Person>, Error> {
        let list = entity_filter::people(ctx, filter.as_ref(), order_by)?;
        let identity = Identity::of("Query.people", "").with(&(filter, order_by));
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }

    /// Latest first unless ordered otherwise; meetings without a time stand last.
    async fn meetings(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which meetings; null: all.")] filter: Option<MeetingFilter>,
        #[graphql(desc = "In which order; null: latest first.")] order_by: Option<MeetingOrder>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Meeting>, Error> {
        let list = entity_filter::meetings(ctx, filter.as_ref(), order_by)?;
        let identity = Identity::of("Query.meetings", "").with(&(filter, order_by));
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }

    /// By name, in the order of the Vietnamese alphabet, unless ordered otherwise.
    async fn directives(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which directives; null: all.")] filter: Option<DirectiveFilter>,
        #[graphql(desc = "In which order; null: by name.")] order_by: Option<EntityOrder>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Directive>, Error> {
        let list = entity_filter::directives(ctx, filter.as_ref(), order_by)?;
        let identity = Identity::of("Query.directives", "").with(&(filter, order_by));
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }

    /// The countries that articles name, or to which a body or meeting belongs, by name.
    async fn countries(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Country>, Error> {
        let snapshot = ctx.snapshot();
        let list = List::new(
            snapshot,
            snapshot.countries_by_name().len(),
            |snapshot, place| Country(snapshot.countries_by_name()[place]),
            |snapshot, place| {
                name_key(snapshot.country(snapshot.countries_by_name()[place])).finish()
            },
        );
        let identity = Identity::of("Query.countries", "");
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }

    /// Latest report first. With `asOf`, each person's and organization's last report on or before that
    /// day, former positions included; a position's own days and citations are those of all its reports.
    async fn positions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which positions; null: all.")] filter: Option<PositionFilter>,
        #[graphql(
            desc = "For each person and organization only what the last report on or before this day says, so that a position first reported later is not shown; articles without a date say nothing then. Null: all reports."
        )]
        as_of: Option<Date>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Position>, Error> {
        let list = fact_filter::positions(ctx, filter.as_ref(), as_of)?;
        let identity = Identity::of("Query.positions", "").with(&(filter, as_of));
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }

    /// Latest meeting first; within it people first, each in the order of their names.
    async fn participations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which participations; null: all.")] filter: Option<ParticipationFilter>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Participation>, Error> {
        let list = fact_filter::participations(ctx, filter.as_ref())?;
        let identity = Identity::of("Query.participations", "").with(&filter);
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }

    /// Newest article first, in reading order within it.
    async fn statements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which statements; null: all.")] filter: Option<StatementFilter>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Statement>, Error> {
        let list = fact_filter::statements(ctx, filter.as_ref())?;
        let identity = Identity::of("Query.statements", "").with(&filter);
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }

    /// Newest article first, in reading order within it.
    async fn tasks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which tasks; null: all.")] filter: Option<TaskFilter>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Task>, Error> {
        let list = fact_filter::tasks(ctx, filter.as_ref())?;
        let identity = Identity::of("Query.tasks", "").with(&filter);
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }

    /// Newest article first, in reading order within it.
    async fn figures(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which figures; null: all.")] filter: Option<FigureFilter>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Figure>, Error> {
        let list = fact_filter::figures(ctx, filter.as_ref())?;
        let identity = Identity::of("Query.figures", "").with(&filter);
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }
}
