//! From a time as it is printed to the days meant: the year that the press leaves out, `hôm qua`, `cùng ngày`.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::{DatePrecision, TimeSpan};

/// What fills in what a printed time leaves open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Calendar {
    /// The day on which the article appeared.
    pub(crate) published: Option<Date>,
    /// The year that the text itself gives for the event: `Hội nghị … năm 2022`.
    pub(crate) year: Option<i16>,
    /// The day last spoken of, for `cùng ngày`.
    pub(crate) last: Option<Date>,
    /// The text announces: `sẽ diễn ra ngày 5/1`.
    pub(crate) announced: bool,
}

/// A time in a text, its year perhaps left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PrintedTime {
    /// Where it stands, in bytes.
    pub(crate) range: Range<usize>,
    pub(crate) form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Days {
        from: Day,
        to: Day,
    },
    Month {
        month: i8,
        year: Option<i16>,
    },
    /// So many days after the article appeared: `hôm qua` is -1.
    Relative(i32),
    SameDay,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) day: i8,
    pub(crate) month: i8,
    pub(crate) year: Option<i16>,
}

impl PrintedTime {
    /// Whether a day is given, not a month alone.
    pub(crate) fn is_day(&self) -> bool {
        !matches!(self.form, Form::Month { .. })
    }

    /// Whether the text gives the year itself.
    pub(crate) fn year(&self) -> Option<i16> {
        match self.form {
            Form::Days { to, .. } => to.year,
            Form::Month { year, .. } => year,
            Form::Relative(_) | Form::SameDay => None,
        }
    }

    /// The days meant; none where the year cannot be told or there is no such day.
    ///
    /// A missing year is the one that brings the day closest to the article's: on or after it where
    /// the text announces, else rather before it; without an article's day it is the year that the text names.
    pub(crate) fn resolve(&self, calendar: Calendar) -> Option<TimeSpan> {
        match self.form {
            Form::Days { from, to } => {
                let end = match to.year {
                    Some(year) => Date::new(year, to.month, to.day).ok()?,
                    None => calendar.complete(|year| Date::new(year, to.month, to.day).ok())?,
                };
                let wraps = (from.month, from.day) > (to.month, to.day);
                let year = from.year.unwrap_or(end.year() - i16::from(wraps));
                let start = Date::new(year, from.month, from.day).ok()?;
                (start <= end && start.checked_add(1.year()).ok()? > end).then_some(TimeSpan {
                    start,
                    end,
                    precision: DatePrecision::Day,
                })
            }
            Form::Month { month, year } => {
                let first = match year {
                    Some(year) => Date::new(year, month, 1).ok()?,
                    None => calendar.complete(|year| Date::new(year, month, 1).ok())?,
                };
                Some(TimeSpan::month(first))
            }
            Form::Relative(days) => {
                let day = calendar
                    .published?
                    .checked_add(i64::from(days).days())
                    .ok()?;
                Some(TimeSpan::day(day))
            }
            Form::SameDay => calendar.last.map(TimeSpan::day),
        }
    }
}

impl Calendar {
    /// The day in the year that fits best.
    fn complete(self, day_in: impl Fn(i16) -> Option<Date>) -> Option<Date> {
        let Some(published) = self.published else {
            return day_in(self.year?);
        };
        let distance = |day: &Date| {
            let days = i64::from(
                published
                    .until(*day)
                    .map_or(i32::MAX, |span| span.get_days()),
            );
            match (self.announced, days < 0) {
                // An article that announces does not look back, but may appear on the day itself.
                (true, true) => 1000 - days,
                // One that reports looks ahead by weeks at most.
                (false, false) => 3 * days,
                _ => days.abs(),
            }
        };
        [-1, 0, 1]
            .into_iter()
            .filter_map(|step| day_in(published.year() + step))
            .min_by_key(distance)
    }
}

#[cfg(test)]
mod tests {
    use super::Calendar;
    use crate::extract::reading::time::tests::{calendar, check_in};

    #[test]
    fn announcements_look_ahead() {
        let announced = Calendar {
            announced: true,
            ..calendar()
        };
        check_in("ngày 20/8", announced, &["2023-08-20"]);
        check_in("ngày 10/1", announced, &["2023-01-10"]);
    }

    #[test]
    fn without_an_article_day_the_text_must_name_the_year() {
        check_in("Ngày 12/4", Calendar::default(), &["?"]);
        let named = Calendar {
            year: Some(2022),
            ..Calendar::default()
        };
        check_in("Ngày 12/4", named, &["2022-04-12"]);
    }
}
