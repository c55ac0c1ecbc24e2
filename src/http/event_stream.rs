//! `/graphql/stream`: answers as server-sent events, one operation a request.
//!
//! After <https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md>, the mode of distinct
//! connections. What is wrong with a request is told by the status; what is wrong with its operation,
//! inside the stream, where browsers show it.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::{RawQuery, Request, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream::{self, BoxStream, StreamExt};
use tokio::time::{Instant, timeout};
use tracing::Instrument;

use crate::code::Code;
use crate::http::Server;
use crate::http::engine::Reply;
use crate::http::front::RequestId;
use crate::http::limits::{EVENT_STREAM_COMMENT_TIME, EVENT_STREAMS};
use crate::http::media::{self, Media};
use crate::http::metrics::Open;
use crate::http::observe::Answered;
use crate::http::operation::may_run;
use crate::http::reply::{self, Refusal};
use crate::http::request;
use crate::http::running::{Answer, Asking, Running};

/// Streams the answers of an operation that came by POST or GET.
pub(super) async fn stream(
    State(server): State<Arc<Server>>,
    Extension(request_id): Extension<RequestId>,
    RawQuery(address): RawQuery,
    request: Request,
) -> Response {
    let span = request_id.span();
    let events = events(&server, request_id.as_str(), address.as_deref(), request);
    match events.instrument(span).await {
        Ok((name, code, events)) => {
            let events = stream::unfold(events, commented);
            let headers = [
                (CONTENT_TYPE, "text/event-stream; charset=utf-8"),
                (CACHE_CONTROL, "no-store"),
                // Proxies that gather responses before they pass them on would hold events back.
                (HeaderName::from_static("x-accel-buffering"), "no"),
            ];
            let mut response = (headers, Body::from_stream(events)).into_response();
            response.extensions_mut().insert(Answered {
                name: name.map(Arc::from),
                code,
            });
            response
        }
        Err(refusal) => {
            server.metrics.answered(None, Some(refusal.code()), None);
            refusal.into_response(Media::Json)
        }
    }
}

/// The next event, or a comment where none comes for a while: it shows both sides whether the other is
/// still there.
async fn commented(mut events: Events) -> Option<(Result<Bytes, Infallible>, Events)> {
    let event = match timeout(EVENT_STREAM_COMMENT_TIME, events.next()).await {
        Ok(event) => event?,
        Err(_) => Bytes::from_static(b":\n\n"),
    };
    Some((Ok(event), events))
}

type Events = BoxStream<'static, Bytes>;

/// The operation's name, the code of its refusal, and the events.
async fn events(
    server: &Arc<Server>,
    request_id: &str,
    address: Option<&str>,
    request: Request,
) -> Result<(Option<String>, Option<Code>, Events), Refusal> {
    let began = Instant::now();
    let (parts, body) = request.into_parts();
    if !media::takes_events(&parts.headers) {
        return Err(Refusal::new(
            StatusCode::NOT_ACCEPTABLE,
            Code::NotAcceptable,
            "accept text/event-stream, or send the operation to /graphql",
        ));
    }
    let Ok(permit) = server.event_streams.clone().try_acquire_owned() else {
        let message = format!("{EVENT_STREAMS} event streams are open; try again later");
        return Err(Refusal::too_many(message));
    };
    let authorized = server.authorizes(parts.headers.get(AUTHORIZATION));
    let mut parameters = if parts.method == Method::POST {
        let body = request::body(server, &parts.headers, body, authorized).await?;
        request::read(&server.turns, body).await?
    } else {
        request::from_address(address)?
    };
    let (large, room) = (parameters.are_large(), parameters.room.take());
    let prepared = match server.prepare(parameters, authorized, request_id).await {
        Ok(prepared) => prepared,
        Err(faults) => {
            let code = faults.first().map(|fault| fault.code);
            if let [fault] = &*faults
                && fault.code == Code::NotReady
            {
                let message = fault.message.clone();
                return Err(Refusal::new(
                    StatusCode::SERVICE_UNAVAILABLE,
                    fault.code,
                    message,
                ));
            }
            server.metrics.answered(None, code, None);
            let refused = [next(Reply::Refused(faults).into()), complete()];
            return Ok((None, code, stream::iter(refused).boxed()));
        }
    };
    may_run(&prepared, &parts.method, large)?;
    let name = prepared.name.clone();
    let asking = Asking {
        request_id: request_id.into(),
        began,
        ready: Instant::now(),
        authorized,
        room,
    };
    let (mut running, replies) = Running::begin(server, &server.turns, prepared, asking);
    let open = server.metrics.open(Open::EventStream);
    let shutdown = server.shutdown.clone();
    let events = replies
        .take_until(async move { shutdown.wait().await })
        .map(move |answer| {
            // They end with the stream, whoever ends it.
            let _held = (&permit, &open);
            running.note(&answer.reply);
            next(answer)
        })
        .chain(stream::iter([complete()]));
    Ok((name, None, events.boxed()))
}

/// JSON is one line, as the data of an event must be.
fn next(answer: Answer) -> Bytes {
    let data = match answer.reply {
        Reply::Ran { body, .. } => body,
        Reply::Refused(faults) => reply::errors(&faults).into(),
    };
    let event = [&b"event: next\ndata: "[..], &data, b"\n\n"].concat();
    answer.room.hold(event.into())
}

/// The last event. Browsers pass over an event without a `data` field.
fn complete() -> Bytes {
    Bytes::from_static(b"event: complete\ndata:\n\n")
}
