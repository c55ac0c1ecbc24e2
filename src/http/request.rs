//! Requests: what a POST's body or a GET's address asks.

use std::borrow::Cow;
use std::fmt;

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode};
use percent_encoding::percent_decode;
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde_json::{Map, Value};

use crate::code::Code;
use crate::http::limits::{BODY_BYTES, SMALL_BODY_BYTES};
use crate::http::reply::Refusal;
use crate::http::running::{LoadRoom, Turns, Work};
use crate::http::{Server, body, media};

/// The parameters of GraphQL over HTTP.
#[derive(Debug)]
pub(super) struct Parameters {
    /// The document; none where the extensions name one that the server may know.
    pub(super) query: Option<String>,
    pub(super) operation_name: Option<String>,
    pub(super) variables: Map<String, Value>,
    pub(super) extensions: Map<String, Value>,
    /// How long the request is that holds them, in bytes.
    pub(super) bytes: usize,
    /// The room that it takes of that for what is loaded.
    pub(super) room: Option<LoadRoom>,
}

impl Parameters {
    /// The document is sent to be known by its hash from now on.
    pub(super) fn persists(&self) -> bool {
        let named = self.extensions.get("persistedQuery");
        self.query.is_some() && named.is_some_and(|named| !named.is_null())
    }

    /// They are more than anybody may send.
    pub(super) fn are_large(&self) -> bool {
        self.bytes > BODY_BYTES
    }
}

/// The body of a POST. One that shows the token may be longer than [`BODY_BYTES`], and then must load pages.
pub(super) async fn body<'a>(
    server: &'a Server,
    headers: &HeaderMap,
    body: Body,
    authorized: bool,
) -> Result<body::Read<'a>, Refusal> {
    if !media::is_json(headers) {
        return Err(Refusal::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Code::UnsupportedMediaType,
            "send the operation as application/json in UTF-8",
        ));
    }
    if !media::is_plain(headers) {
        return Err(Refusal::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Code::UnsupportedMediaType,
            "compressed bodies are not read: send the operation without Content-Encoding",
        ));
    }
    body::read(server, headers, body, authorized).await
}

/// Reads a POST's body; a long one as operations run.
pub(super) async fn read(turns: &Turns, body: body::Read<'_>) -> Result<Parameters, Refusal> {
    let body::Read { bytes, room } = body;
    let mut parameters = if bytes.len() <= SMALL_BODY_BYTES {
        from_body(&bytes)?
    } else {
        let read = turns.take(Work::Light, move || from_body(&bytes)).await;
        read.unwrap_or_else(|_| Err(Refusal::malformed("the body cannot be read")))?
    };
    if let body::Room::Load(room) = room {
        parameters.room = Some(room);
    }
    Ok(parameters)
}

fn from_body(bytes: &[u8]) -> Result<Parameters, Refusal> {
    // Some programs on Windows begin every UTF-8 text with a byte order mark.
    let json = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if json.trim_ascii_start().starts_with(b"[") {
        return Err(Refusal::malformed(
            "batches are not taken: send one operation a request",
        ));
    }
    let Fields(fields) = serde_json::from_slice(json).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let what = match error.classify() {
            serde_json::error::Category::Data => "one JSON object with each key once",
            _ => "JSON",
        };
        Refusal::malformed(format!(
            "the body is not {what}: see line {line}, column {column}"
        ))
    })?;
    from_fields(fields, bytes.len())
}

/// An object with each key once: one that is given twice would mean one thing here, and another to
/// those who have looked at the request before.
struct Fields(Map<String, Value>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Fields, D::Error> {
        struct Each;

        impl<'de> Visitor<'de> for Each {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Map::new();
                while let Some((name, value)) = map.next_entry()? {
                    if fields.insert(name, value).is_some() {
                        return Err(A::Error::custom("a key is given twice"));
                    }
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Each)
    }
}

/// Reads the parameters of a message or a body.
pub(super) fn from_fields(
    mut fields: Map<String, Value>,
    bytes: usize,
) -> Result<Parameters, Refusal> {
    let query = string(fields.remove("query"), "`query` is not a string")?;
    let name = fields.remove("operationName");
    let operation_name = string(name, "`operationName` is not a string")?;
    let variables = object(fields.remove("variables"), "`variables` is not an object")?;
    let extensions = fields.remove("extensions");
    let extensions = object(extensions, "`extensions` is not an object")?;
    Ok(Parameters {
        query,
        // An empty name, as forms send it, is none.
        operation_name: operation_name.filter(|name| !name.is_empty()),
        variables,
        extensions,
        bytes,
        room: None,
    })
}

/// Reads a GET's address.
pub(super) fn from_address(address: Option<&str>) -> Result<Parameters, Refusal> {
    let mut fields = Map::new();
    for pair in address.unwrap_or_default().split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decoded(name)?, decoded(value)?);
        let value = match name.as_str() {
            "query" | "operationName" => Value::String(value),
            "variables" | "extensions" if value.is_empty() => Value::Null,
            "variables" | "extensions" => serde_json::from_str(&value)
                .map_err(|_| Refusal::malformed("`variables` or `extensions` is not JSON"))?,
            _ => continue,
        };
        if fields.insert(name, value).is_some() {
            return Err(Refusal::malformed("a parameter is given twice"));
        }
    }
    if fields.get("query") == Some(&Value::String(String::new())) {
        fields.remove("query");
    }
    from_fields(fields, address.map_or(0, str::len))
}

/// What a form's value says; its letters must be UTF-8.
fn decoded(value: &str) -> Result<String, Refusal> {
    let value = value.replace('+', " ");
    let decoded = percent_decode(value.as_bytes()).decode_utf8();
    let not_utf8 = |_| Refusal::malformed("the address is not UTF-8 in percent-encoding");
    decoded.map(Cow::into_owned).map_err(not_utf8)
}

fn string(value: Option<Value>, otherwise: &'static str) -> Result<Option<String>, Refusal> {
    match value {
        Some(Value::String(text)) => Ok(Some(text)),
        Some(Value::Null) | None => Ok(None),
        Some(_) => Err(Refusal::malformed(otherwise)),
    }
}

fn object(value: Option<Value>, otherwise: &'static str) -> Result<Map<String, Value>, Refusal> {
    match value {
        Some(Value::Object(fields)) => Ok(fields),
        Some(Value::Null) | None => Ok(Map::new()),
        Some(_) => Err(Refusal::malformed(otherwise)),
    }
}
