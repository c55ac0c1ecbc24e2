//! `/graphql` over HTTP, after <https://graphql.github.io/graphql-over-http/draft/>.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Instant;

use axum::Extension;
use axum::body::Body;
use axum::extract::{RawQuery, Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::Response;
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use tokio::task::JoinSet;
use tower_http::request_id::RequestId;

use crate::code::Code;
use crate::http::Server;
use crate::http::engine::{OperationKind, Prepared, Question, Reply};
use crate::http::limits::{BODY_BYTES, OPERATION_TIME};
use crate::http::media::{self, Media};
use crate::http::reply::{self, Refusal};
use crate::http::request::{self, Parameters};

/// Answers an operation that came by POST or GET.
pub(super) async fn answer(
    State(server): State<Arc<Server>>,
    Extension(request_id): Extension<RequestId>,
    RawQuery(address): RawQuery,
    request: Request,
) -> Response {
    let began = Instant::now();
    let (parts, body) = request.into_parts();
    let request_id = request_id.header_value().to_str().unwrap_or_default();
    let Some(media) = media::negotiate(&parts.headers) else {
        let refusal = Refusal::new(
            StatusCode::NOT_ACCEPTABLE,
            Code::NotAcceptable,
            "accept application/graphql-response+json or application/json",
        );
        server
            .metrics
            .answered(None, Some(refusal.code()), Some(began));
        return refusal.into_response(Media::Json);
    };
    let call = Call {
        server: &server,
        method: parts.method,
        request_id,
    };
    let (name, outcome) = call.run(&parts.headers, address.as_deref(), body).await;
    let (code, response) = match outcome {
        Ok(Reply::Ran { body, code }) => (code, reply::json(media, StatusCode::OK, body)),
        Ok(Reply::Refused(faults)) => {
            let code = faults.first().map(|fault| fault.code);
            (code, reply::refused(media, &faults))
        }
        Err(refusal) => (Some(refusal.code()), refusal.into_response(media)),
    };
    server.metrics.answered(name.as_deref(), code, Some(began));
    response
}

/// One request.
struct Call<'a> {
    server: &'a Server,
    method: Method,
    request_id: &'a str,
}

impl Call<'_> {
    /// The operation's name, as far as it was read, and what became of it.
    async fn run(
        &self,
        headers: &HeaderMap,
        address: Option<&str>,
        body: Body,
    ) -> (Option<String>, Result<Reply, Refusal>) {
        let authorized = self.server.authorizes(headers.get(AUTHORIZATION));
        let parameters = if self.method == Method::POST {
            request::from_body(headers, body, authorized).await
        } else {
            request::from_address(address)
        };
        let Parameters {
            query,
            operation_name,
            variables,
            tell_cost,
            large,
        } = match parameters {
            Ok(parameters) => parameters,
            Err(refusal) => return (None, Err(refusal)),
        };
        let question = Question {
            query,
            operation_name,
            variables,
            authorized,
            tell_cost,
            request_id: self.request_id.to_owned(),
        };
        match self.server.prepare(question) {
            Ok(prepared) => {
                let name = prepared.name.clone();
                (name, self.execute(prepared, large).await)
            }
            Err(faults) => (None, Ok(Reply::Refused(faults))),
        }
    }

    async fn execute(&self, prepared: Prepared, large: bool) -> Result<Reply, Refusal> {
        match prepared.kind {
            OperationKind::Subscription => {
                return Err(Refusal::malformed(
                    "subscriptions come over a WebSocket with graphql-transport-ws",
                ));
            }
            OperationKind::Mutation if self.method != Method::POST => {
                return Err(Refusal::method("POST", "mutations are sent by POST"));
            }
            _ => {}
        }
        if large && !prepared.loads_pages {
            return Err(Refusal::too_large(Cow::Owned(format!(
                "only loadPage takes a body longer than {} MiB",
                BODY_BYTES >> 20
            ))));
        }
        first(prepared.replies, self.request_id).await
    }
}

/// The first answer, in good time. It runs in a task of its own, so that neither a panic nor an
/// operation that does not yield takes the connection along; dropped, it stops.
pub(super) async fn first(
    mut replies: BoxStream<'static, Reply>,
    request_id: &str,
) -> Result<Reply, Refusal> {
    let mut task = JoinSet::new();
    task.spawn(async move { replies.next().await });
    match tokio::time::timeout(OPERATION_TIME, task.join_next()).await {
        Ok(Some(Ok(Some(reply)))) => Ok(reply),
        Ok(ended) => {
            if let Some(Err(error)) = ended {
                tracing::error!(request_id, %error, "an operation panicked");
            } else {
                tracing::error!(request_id, "an operation ended without an answer");
            }
            Err(Refusal::internal(request_id))
        }
        Err(_) => {
            tracing::warn!(request_id, "an operation took too long");
            Err(Refusal::new(
                StatusCode::SERVICE_UNAVAILABLE,
                Code::TimedOut,
                format!(
                    "the operation took longer than {} s",
                    OPERATION_TIME.as_secs()
                ),
            ))
        }
    }
}
