//! A stretch of days.

use async_graphql::Object;

use crate::graphql::kind::DatePrecision;
use crate::graphql::scalar::Date;
use crate::graphql::written::plain_fields;
use crate::model;

/// A stretch of days of the model.
#[derive(Debug, Clone, Copy)]
pub struct TimeSpan(pub model::TimeSpan);

/// A stretch of days, as precisely as the page gives it.
#[Object]
impl TimeSpan {
    /// The first day.
    async fn start(&self) -> Date {
        Date(self.0.start)
    }

    /// The last day, inclusive.
    async fn end(&self) -> Date {
        Date(self.0.end)
    }

    /// How precisely the page gives it. A month or a year stands for all of its days.
    async fn precision(&self) -> DatePrecision {
        self.0.precision.into()
    }
}

plain_fields! {
    TimeSpan {
        "start" => start,
        "end" => end,
        "precision" => precision,
    }
}
