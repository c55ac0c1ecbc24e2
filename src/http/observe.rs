//! A line in the log for each response, under the request's id.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::Request;
use axum::http::{Method, Uri};
use axum::response::Response;

use crate::code::Code;

/// What a response answers, for the log.
#[derive(Debug, Clone)]
pub(super) struct Answered {
    /// The operation's name.
    pub(super) name: Option<Arc<str>>,
    /// What went wrong.
    pub(super) code: Option<Code>,
}

/// The most bytes of an operation's name in a line.
pub(super) const NAME: usize = 64;

/// What was asked, for the log.
pub(super) struct Asked {
    method: Method,
    address: Uri,
}

impl Asked {
    pub(super) fn new(request: &Request) -> Asked {
        Asked {
            method: request.method().clone(),
            address: request.uri().clone(),
        }
    }
}

/// Logs a response.
pub(super) fn log(asked: &Asked, request_id: &str, response: &Response, began: Instant) {
    let (method, path) = (&asked.method, asked.address.path());
    let answered = response.extensions().get::<Answered>();
    let code = answered.and_then(|answered| answered.code);
    let name = answered.and_then(|answered| answered.name.as_deref());
    // Those that ask every few seconds, and what makes up a page, say little.
    let quiet = code.is_none() && (path != "/graphql" && path != "/graphql/stream");
    macro_rules! line {
        ($level:ident) => {
            tracing::$level!(
                request_id,
                %method,
                path,
                status = response.status().as_u16(),
                operation = name.map(|name| name.get(..NAME).unwrap_or(name)),
                code = code.map_or("OK", Code::as_str),
                ms = began.elapsed().as_millis() as u64,
                "answered"
            )
        };
    }
    if quiet {
        line!(debug);
    } else {
        line!(info);
    }
}
