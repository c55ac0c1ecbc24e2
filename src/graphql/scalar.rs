//! The scalars of the contract: days, instants and addresses, under its names.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};

use crate::graphql::written::write_json;
use crate::model::Instant;

/// A calendar date, ISO 8601: `2022-04-12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub jiff::civil::Date);

/// A calendar date, ISO 8601: `2022-04-12`. Years 0001 to 9999.
#[Scalar(
    name = "Date",
    specified_by_url = "https://scalars.graphql.org/andimarek/local-date.html"
)]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else {
            return Err(InputValueError::expected_type(value));
        };
        parse_day(text)
            .map(Date)
            .ok_or_else(|| InputValueError::custom(format!("{text:?} is no day as `2022-04-12`")))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// Exactly `YYYY-MM-DD`: jiff alone takes times, zones and signs behind and before it too.
fn parse_day(text: &str) -> Option<jiff::civil::Date> {
    let digits = text.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if text.len() != 10 || !digits {
        return None;
    }
    text.parse().ok()
}

/// An instant with its offset, RFC 3339: `2023-01-10T06:04:00+07:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateTime(pub Instant);

/// An instant with its offset, RFC 3339: `2023-01-10T06:04:00+07:00`. The offset is the one under
/// which the page prints it, for Vietnamese pages `+07:00`.
#[Scalar(
    name = "DateTime",
    specified_by_url = "https://scalars.graphql.org/andimarek/date-time.html"
)]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else {
            return Err(InputValueError::expected_type(value));
        };
        parse_instant(text).map(DateTime).ok_or_else(|| {
            InputValueError::custom(format!(
                "{text:?} is no instant as `2023-01-10T06:04:00+07:00`"
            ))
        })
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_rfc3339())
    }
}

fn parse_instant(text: &str) -> Option<Instant> {
    let pieces = jiff::fmt::temporal::DateTimeParser::new()
        .parse_pieces(text)
        .ok()?;
    let offset = pieces.to_numeric_offset()?;
    let local = pieces.date().to_datetime(pieces.time()?);
    Some(Instant {
        timestamp: offset.to_timestamp(local).ok()?,
        offset,
    })
}

/// An absolute http(s) address, RFC 3986.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url(pub String);

/// An absolute http(s) address, RFC 3986, as the page gives it.
#[Scalar(
    name = "URL",
    specified_by_url = "https://www.rfc-editor.org/rfc/rfc3986"
)]
impl ScalarType for Url {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else {
            return Err(InputValueError::expected_type(value));
        };
        match url::Url::parse(text) {
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => {
                Ok(Url(text.clone()))
            }
            _ => Err(InputValueError::custom(format!(
                "{:?} is no absolute http(s) address",
                text.chars().take(200).collect::<String>()
            ))),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

write_json!(scalars: Date, DateTime, Url);

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Value {
        Value::String(value.to_owned())
    }

    #[test]
    fn days_are_exactly_iso() {
        assert_eq!(
            Date::parse(text("2022-04-12")).unwrap().to_value(),
            text("2022-04-12")
        );
        for wrong in [
            "2022-4-12",
            "2022-02-30",
            "12/04/2022",
            "2022-04-12T00:00",
            "",
            "+002022-04-12",
        ] {
            assert!(Date::parse(text(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn instants_keep_their_offset() {
        let printed = "2023-01-10T06:04:00+07:00";
        assert_eq!(
            DateTime::parse(text(printed)).unwrap().to_value(),
            text(printed)
        );
        assert!(DateTime::parse(text("2023-01-10T06:04:00")).is_err());
        assert!(DateTime::parse(text("2023-01-10")).is_err());
    }

    #[test]
    fn addresses_are_absolute() {
        assert!(Url::parse(text("https://bao.example/tin/1")).is_ok());
        for wrong in [
            "/tin/1",
            "ftp://bao.example/",
            "javascript:alert(1)",
            "http://",
        ] {
            assert!(Url::parse(text(wrong)).is_err(), "{wrong}");
        }
    }
}
