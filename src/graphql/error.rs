//! What clients are told when something goes wrong: a sentence and a code.
//!
//! Every error of an answer passes through [`finish`]: it gives errors of the library their code and
//! keeps internal ones from clients, who see a request id; the log has the rest, once.

use std::fmt;
use std::sync::Arc;

use async_graphql::{Error, ErrorExtensions, Response, ServerError, Value};

use crate::graphql::Limits;

use crate::code::{Code, chain};

/// The longest message, in characters.
pub(crate) const MESSAGE: usize = 300;

/// The id under which the log knows a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(pub Arc<str>);

/// A server's fault on its way to the log; never shown.
#[derive(Debug)]
struct Internal(String);

impl fmt::Display for Internal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("internal error")
    }
}

/// An error with a code and a sentence for the client.
pub fn coded(code: Code, message: impl Into<String>) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("code", code.as_str()))
}

/// An argument's value is wrong; `message` says which and what would be right.
pub fn bad_user_input(message: impl Into<String>) -> Error {
    coded(Code::BadUserInput, message)
}

/// The server's fault. What it says with all its causes goes to the log alone.
pub fn internal(error: impl std::error::Error) -> Error {
    broken(chain(&error))
}

/// As [`internal`], for what the code finds to be wrong itself.
pub fn broken(said: impl Into<String>) -> Error {
    Error::new_with_source(Internal(said.into()))
}

/// Gives every error its code, logs internal ones under the request's id and hides what they say.
///
/// Of a document that does not fit the schema [`Limits::ERRORS`] errors are told, each in a line of
/// `MESSAGE` characters at most: they repeat what the client sent.
pub fn finish(mut response: Response, request: Option<&RequestId>) -> Response {
    if response.data == Value::Null && response.errors.iter().all(|error| error.path.is_empty()) {
        response.errors.truncate(Limits::ERRORS);
    }
    for error in &mut response.errors {
        finish_error(error, request);
    }
    response
}

fn finish_error(error: &mut ServerError, request: Option<&RequestId>) {
    if let Some(Internal(said)) = error.source::<Internal>() {
        let id = request.map_or("", |id| &*id.0);
        tracing::error!(request_id = id, path = ?error.path, "{said}");
        error.message = "internal error".to_owned();
        error.source = None;
        set_code(error, Code::InternalServerError);
        if let (Some(id), Some(extensions)) = (request, &mut error.extensions) {
            extensions.set("requestId", &*id.0);
        }
        return;
    }
    if code(error).is_none() {
        // The library's own: validation has no path; what has one is an argument that did not parse.
        let code = match (error.path.is_empty(), is_input(&error.message)) {
            (true, false) => Code::ValidationFailed,
            _ => Code::BadUserInput,
        };
        set_code(error, code);
    }
    if let Some((end, _)) = error.message.char_indices().nth(MESSAGE) {
        error.message.truncate(end);
        error.message.push('…');
    }
}

/// A variable's or an argument's value that the library refuses before executing.
fn is_input(message: &str) -> bool {
    message.starts_with("Failed to parse")
        || message.starts_with("Invalid value for argument")
        || (message.starts_with("Variable ") && message.contains("is not defined but required"))
}

/// The code of an error, where it has one.
pub fn code(error: &ServerError) -> Option<Code> {
    match error.extensions.as_ref()?.get("code")? {
        Value::String(code) => Code::named(code),
        _ => None,
    }
}

/// Gives an error a code.
pub fn set_code(error: &mut ServerError, code: Code) {
    error
        .extensions
        .get_or_insert_with(Default::default)
        .set("code", code.as_str());
}
