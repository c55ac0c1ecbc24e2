//! A line in the log for each response, under the request's id.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::Request;
use axum::http::Response;
use axum::middleware::Next;
use tower_http::request_id::RequestId;
use tracing::Instrument;

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

/// Logs the response; within the request, every line bears its id.
pub(super) async fn log(request: Request, next: Next) -> Response<axum::body::Body> {
    let began = Instant::now();
    let id = request.extensions().get::<RequestId>();
    let id = id.and_then(|id| id.header_value().to_str().ok());
    let id = id.unwrap_or_default().to_owned();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let span = tracing::info_span!("request", id);
    let response = next.run(request).instrument(span).await;
    let answered = response.extensions().get::<Answered>();
    let code = answered.and_then(|answered| answered.code);
    let name = answered.and_then(|answered| answered.name.as_deref());
    // Those that ask every few seconds, and what makes up a page, say little.
    let quiet = code.is_none() && (path != "/graphql" && path != "/graphql/stream");
    macro_rules! line {
        ($level:ident) => {
            tracing::$level!(
                request_id = id,
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
    response
}
