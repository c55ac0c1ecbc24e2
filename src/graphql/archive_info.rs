//! What the archive holds.

use async_graphql::{Context, Object};

use crate::graphql::reading::Reading;

/// The archive as a type of the schema.
pub struct ArchiveInfo;

/// What the archive holds.
#[Object(name = "Archive")]
impl ArchiveInfo {
    /// The number of articles.
    async fn articles(&self, ctx: &Context<'_>) -> i32 {
        count(ctx.snapshot().articles())
    }

    /// The number of organizations.
    async fn organizations(&self, ctx: &Context<'_>) -> i32 {
        count(ctx.snapshot().organizations())
    }

    /// The number of people.
    async fn people(&self, ctx: &Context<'_>) -> i32 {
        count(ctx.snapshot().people())
    }

    /// The number of meetings.
    async fn meetings(&self, ctx: &Context<'_>) -> i32 {
        count(ctx.snapshot().meetings())
    }

    /// The number of directives.
    async fn directives(&self, ctx: &Context<'_>) -> i32 {
        count(ctx.snapshot().directives())
    }

    /// Goes up with every change of the archive. All of a request's answer is of one revision.
    async fn revision(&self, ctx: &Context<'_>) -> i32 {
        i32::try_from(ctx.snapshot().revision()).unwrap_or(i32::MAX)
    }

    /// The version of the software.
    async fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
