//! Requests: what a POST's body or a GET's address asks.

use std::borrow::Cow;

use axum::body::{Body, to_bytes};
use axum::http::header::CONTENT_LENGTH;
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Map, Value};

use crate::code::Code;
use crate::http::limits::{BODY_BYTES, BODY_TIME, PAGE_BODY_BYTES};
use crate::http::media;
use crate::http::reply::Refusal;

/// The parameters of GraphQL over HTTP.
#[derive(Debug, PartialEq)]
pub(super) struct Parameters {
    pub(super) query: String,
    pub(super) operation_name: Option<String>,
    pub(super) variables: Map<String, Value>,
    /// `extensions: {"cost": true}`
    pub(super) tell_cost: bool,
    /// The body is longer than those that anybody may send.
    pub(super) large: bool,
}

/// Reads a POST. One that shows the token may be a large one, which then must load pages: nobody else
/// makes the server hold more than [`BODY_BYTES`].
pub(super) async fn from_body(
    headers: &HeaderMap,
    body: Body,
    authorized: bool,
) -> Result<Parameters, Refusal> {
    if !media::is_json(headers) {
        return Err(Refusal::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Code::UnsupportedMediaType,
            "send the operation as application/json in UTF-8",
        ));
    }
    let limit = if authorized {
        PAGE_BODY_BYTES
    } else {
        BODY_BYTES
    };
    let declared = headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if declared.is_some_and(|length| length > limit) {
        return Err(too_large(limit));
    }
    let bytes = tokio::time::timeout(BODY_TIME, to_bytes(body, limit))
        .await
        .map_err(|_| {
            Refusal::new(
                StatusCode::REQUEST_TIMEOUT,
                Code::TimedOut,
                "the body did not come in time",
            )
        })?
        .map_err(|error| {
            let source = std::error::Error::source(&error);
            if source.is_some_and(|source| source.is::<http_body_util::LengthLimitError>()) {
                too_large(limit)
            } else {
                Refusal::malformed("the body broke off")
            }
        })?;
    let value = serde_json::from_slice(&bytes).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Refusal::malformed(format!(
            "the body is not JSON: see line {line}, column {column}"
        ))
    })?;
    match value {
        Value::Object(fields) => from_fields(fields, bytes.len() > BODY_BYTES),
        Value::Array(_) => Err(Refusal::malformed(
            "batches are not taken: send one operation a request",
        )),
        _ => Err(Refusal::malformed("the body is not a JSON object")),
    }
}

/// Reads the parameters of a message or a body.
pub(super) fn from_fields(
    mut fields: Map<String, Value>,
    large: bool,
) -> Result<Parameters, Refusal> {
    let query = match fields.remove("query") {
        Some(Value::String(query)) => query,
        Some(Value::Null) | None => return Err(no_query()),
        Some(_) => return Err(Refusal::malformed("`query` is not a string")),
    };
    let operation_name = match fields.remove("operationName") {
        Some(Value::String(name)) => Some(name),
        Some(Value::Null) | None => None,
        Some(_) => return Err(Refusal::malformed("`operationName` is not a string")),
    };
    let variables = object(fields.remove("variables"), "`variables` is not an object")?;
    let extensions = object(fields.remove("extensions"), "`extensions` is not an object")?;
    Ok(Parameters {
        query,
        operation_name: named(operation_name),
        variables,
        tell_cost: extensions.get("cost") == Some(&Value::Bool(true)),
        large,
    })
}

/// Reads a GET's address.
pub(super) fn from_address(query: Option<&str>) -> Result<Parameters, Refusal> {
    let mut fields = Map::new();
    for (name, value) in url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        let value = match &*name {
            "query" | "operationName" => Value::String(value.into_owned()),
            "variables" | "extensions" if value.is_empty() => Value::Null,
            "variables" | "extensions" => serde_json::from_str(&value)
                .map_err(|_| Refusal::malformed("`variables` or `extensions` is not JSON"))?,
            _ => continue,
        };
        if fields.insert(name.into_owned(), value).is_some() {
            return Err(Refusal::malformed("a parameter is given twice"));
        }
    }
    from_fields(fields, false)
}

/// An empty name, as forms send it, is none.
fn named(name: Option<String>) -> Option<String> {
    name.filter(|name| !name.is_empty())
}

fn object(value: Option<Value>, otherwise: &'static str) -> Result<Map<String, Value>, Refusal> {
    match value {
        Some(Value::Object(fields)) => Ok(fields),
        Some(Value::Null) | None => Ok(Map::new()),
        Some(_) => Err(Refusal::malformed(otherwise)),
    }
}

fn no_query() -> Refusal {
    Refusal::malformed(
        "there is no `query`: send one as JSON or in the address, or open / in a browser",
    )
}

fn too_large(limit: usize) -> Refusal {
    let message: Cow<'static, str> = format!("the body is longer than {} MiB", limit >> 20).into();
    Refusal::too_large(message)
}
