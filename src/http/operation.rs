//! `/graphql` over HTTP, after <https://graphql.github.io/graphql-over-http/draft/>.

use std::sync::Arc;
use std::time::Instant;

use axum::Extension;
use axum::body::Body;
use axum::extract::{RawQuery, Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::Response;
use tower_http::request_id::RequestId;

use crate::code::Code;
use crate::http::Server;
use crate::http::cache::{Asked, Tag};
use crate::http::engine::{OperationKind, Prepared, Reply};
use crate::http::limits::BODY_BYTES;
use crate::http::media::{self, Media};
use crate::http::observe::Answered;
use crate::http::reply::{self, Refusal};
use crate::http::request;
use crate::http::running::{Answer, first};

/// Answers an operation that came by POST or GET.
pub(super) async fn answer(
    State(server): State<Arc<Server>>,
    Extension(request_id): Extension<RequestId>,
    RawQuery(address): RawQuery,
    request: Request,
) -> Response {
    let began = Instant::now();
    let (parts, body) = request.into_parts();
    let call = Call {
        server: &server,
        method: parts.method,
        headers: &parts.headers,
        request_id: request_id.header_value().to_str().unwrap_or_default(),
    };
    let (name, code, mut response) = match media::negotiate(&parts.headers) {
        Some(media) => call.answer(media, address.as_deref(), body).await,
        None => {
            let refusal = Refusal::new(
                StatusCode::NOT_ACCEPTABLE,
                Code::NotAcceptable,
                "accept application/graphql-response+json or application/json",
            );
            let code = refusal.code();
            (None, Some(code), refusal.into_response(Media::Json))
        }
    };
    server.metrics.answered(name.as_deref(), code, Some(began));
    response.extensions_mut().insert(Answered { name, code });
    response
}

/// One request.
struct Call<'a> {
    server: &'a Server,
    method: Method,
    headers: &'a HeaderMap,
    request_id: &'a str,
}

/// What becomes of a request.
enum Outcome {
    /// It is answered, to be kept under the tag where there is one.
    Answer(Answer, Option<Tag>),
    /// The client holds the answer already.
    Held(Tag),
}

impl Call<'_> {
    /// The operation's name, as far as it was read, the code of what went wrong, and the response.
    async fn answer(
        &self,
        media: Media,
        address: Option<&str>,
        body: Body,
    ) -> (Option<String>, Option<Code>, Response) {
        let (name, outcome) = self.run(media, address, body).await;
        let (code, response) = match outcome {
            Ok(Outcome::Held(tag)) => (None, tag.not_modified()),
            Ok(Outcome::Answer(Answer { reply, room }, tag)) => match reply {
                Reply::Ran { body, code } => {
                    let mut response = reply::json(media, StatusCode::OK, room.hold(body));
                    if let (None, Some(tag)) = (code, tag) {
                        tag.mark(&mut response);
                    }
                    (code, response)
                }
                Reply::Refused(faults) => (
                    faults.first().map(|fault| fault.code),
                    reply::refused(media, &faults),
                ),
            },
            Err(refusal) => (Some(refusal.code()), refusal.into_response(media)),
        };
        (name, code, response)
    }

    async fn run(
        &self,
        media: Media,
        address: Option<&str>,
        body: Body,
    ) -> (Option<String>, Result<Outcome, Refusal>) {
        let authorized = self.server.authorizes(self.headers.get(AUTHORIZATION));
        let posted = self.method == Method::POST;
        let parameters = if posted {
            request::from_body(&self.server.large_bodies, self.headers, body, authorized).await
        } else {
            request::from_address(address)
        };
        let parameters = match parameters {
            Ok(parameters) => parameters,
            Err(refusal) => return (None, Err(refusal)),
        };
        // What is answered to one who shows a token is that one's alone, and kept by nobody.
        let asked = if posted || self.headers.contains_key(AUTHORIZATION) {
            None
        } else {
            Asked::new(&self.server.salt, media, &parameters)
        };
        let large = parameters.large;
        match self.server.prepare(parameters, authorized, self.request_id) {
            Ok(prepared) => {
                let name = prepared.name.clone();
                (name, self.execute(prepared, large, asked).await)
            }
            Err(faults) => (
                None,
                Ok(Outcome::Answer(Reply::Refused(faults).into(), None)),
            ),
        }
    }

    async fn execute(
        &self,
        prepared: Prepared,
        large: bool,
        asked: Option<Asked>,
    ) -> Result<Outcome, Refusal> {
        if prepared.kind == OperationKind::Subscription {
            return Err(Refusal::malformed(
                "subscriptions come as server-sent events from /graphql/stream, or over a WebSocket \
                 with graphql-transport-ws",
            ));
        }
        may_run(&prepared, &self.method, large)?;
        let tag = asked
            .zip(prepared.revision)
            .map(|(asked, revision)| asked.at(revision));
        match tag {
            Some(tag) if tag.is_held(self.headers) => Ok(Outcome::Held(tag)),
            tag => {
                let answer = first(&self.server.turns, prepared.replies, self.request_id).await;
                Ok(Outcome::Answer(answer, tag))
            }
        }
    }
}

/// Whether the method and the size of a request suit its operation.
pub(super) fn may_run(prepared: &Prepared, method: &Method, large: bool) -> Result<(), Refusal> {
    if prepared.kind == OperationKind::Mutation && method != Method::POST {
        return Err(Refusal::method("POST", "mutations are sent by POST"));
    }
    if large && !prepared.loads_pages {
        return Err(Refusal::too_large(format!(
            "only loadPage takes a body longer than {} MiB",
            BODY_BYTES >> 20
        )));
    }
    Ok(())
}
