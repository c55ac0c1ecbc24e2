//! Days, instants and stretches of days.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

/// An instant with the offset that the page printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instant {
    /// The instant itself.
    pub timestamp: Timestamp,
    /// The offset from UTC under which the page prints it.
    pub offset: Offset,
}

impl Instant {
    /// RFC 3339 with seconds and a numeric offset: `2023-01-10T06:04:00+07:00`.
    pub fn to_rfc3339(self) -> String {
        let seconds = self.offset.seconds();
        let sign = if seconds < 0 { '-' } else { '+' };
        let minutes = seconds.unsigned_abs() / 60;
        let local = self.offset.to_datetime(self.timestamp);
        format!(
            "{}{sign}{:02}:{:02}",
            local.strftime("%Y-%m-%dT%H:%M:%S"),
            minutes / 60,
            minutes % 60
        )
    }
}

/// When an article was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Publication {
    /// The day, at the page's own offset.
    pub on: Date,
    /// The instant, where the page gives the time of day.
    pub at: Option<Instant>,
}

/// How precisely a page gives a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DatePrecision {
    /// A day, or a range of days.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// A stretch of days, both ends inclusive; `start <= end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeSpan {
    /// The first day.
    pub start: Date,
    /// The last day, inclusive.
    pub end: Date,
    /// How precisely the page gives it.
    pub precision: DatePrecision,
}

impl TimeSpan {
    /// One day.
    pub fn day(date: Date) -> Self {
        TimeSpan {
            start: date,
            end: date,
            precision: DatePrecision::Day,
        }
    }

    /// The month that holds `date`.
    pub fn month(date: Date) -> Self {
        TimeSpan {
            start: date.first_of_month(),
            end: date.last_of_month(),
            precision: DatePrecision::Month,
        }
    }

    /// The year that holds `date`.
    pub fn year(date: Date) -> Self {
        TimeSpan {
            start: date.first_of_year(),
            end: date.last_of_year(),
            precision: DatePrecision::Year,
        }
    }

    /// Whether the two share a day.
    pub fn overlaps(self, other: TimeSpan) -> bool {
        self.start <= other.end && other.start <= self.end
    }
}
