//! `/graphql` over WebSocket: the protocol graphql-transport-ws.
//!
//! After <https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md>, whose close codes it keeps.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

use axum::Extension;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::extract::{FromRequestParts, RawQuery, Request, State};
use axum::http::header::{AUTHORIZATION, UPGRADE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, AbortHandle, BoxStream, SelectAll, StreamExt};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};
use tower_http::request_id::RequestId;

use crate::code::Code;
use crate::http::engine::{Fault, OperationKind, Question, Reply};
use crate::http::limits::{
    SOCKET_ID_BYTES, SOCKET_INIT_TIME, SOCKET_MESSAGE_BYTES, SOCKET_OPERATIONS, SOCKET_PING_TIME,
    SOCKET_SEND_TIME, SOCKETS,
};
use crate::http::media::Media;
use crate::http::metrics::{Open, OpenGuard};
use crate::http::operation::{self, first};
use crate::http::reply::Refusal;
use crate::http::{Server, origin, request};

const PROTOCOL: &str = "graphql-transport-ws";

/// GET: opens a WebSocket where the client asks for one, answers a query otherwise.
pub(super) async fn upgrade_or_answer(
    state: State<Arc<Server>>,
    id: Extension<RequestId>,
    address: RawQuery,
    request: Request,
) -> Response {
    let upgrades = request
        .headers()
        .get(UPGRADE)
        .is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"websocket"));
    if upgrades {
        upgrade(state.0, &id.0, request).await
    } else {
        operation::answer(state, id, address, request).await
    }
}

async fn upgrade(server: Arc<Server>, id: &RequestId, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    if !origin::may_open_socket(&server, &parts.headers) {
        return Refusal::new(
            StatusCode::FORBIDDEN,
            Code::Forbidden,
            "pages of other sites open no WebSocket here; --allow-origin lets them",
        )
        .into_response(Media::Json);
    }
    let Ok(permit) = server.sockets.clone().try_acquire_owned() else {
        return Refusal::new(
            StatusCode::SERVICE_UNAVAILABLE,
            Code::TooManyConnections,
            format!("{SOCKETS} WebSockets are open; try again later"),
        )
        .into_response(Media::Json);
    };
    let mut upgrade = match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
        Ok(upgrade) => upgrade,
        Err(rejection) => return rejection.into_response(),
    };
    let offered = upgrade
        .requested_protocols()
        .any(|protocol| protocol == PROTOCOL);
    if offered {
        upgrade.set_selected_protocol(HeaderValue::from_static(PROTOCOL));
    }
    let authorized = server.authorizes(parts.headers.get(AUTHORIZATION));
    let request_id = id.header_value().to_str().unwrap_or_default().to_owned();
    let tracker = server.shutdown.clone();
    let span = tracing::Span::current();
    upgrade
        .max_message_size(SOCKET_MESSAGE_BYTES)
        .max_frame_size(SOCKET_MESSAGE_BYTES)
        .on_upgrade(move |socket| {
            let serving = serve(server, socket, offered, authorized, request_id, permit);
            tracing::Instrument::instrument(tracker.track(serving), span)
        })
}

async fn serve(
    server: Arc<Server>,
    mut socket: WebSocket,
    offered: bool,
    authorized: bool,
    request_id: String,
    _permit: OwnedSemaphorePermit,
) {
    let _open = server.metrics.open(Open::Socket);
    let close = if offered {
        let mut session = Session {
            server: &server,
            authorized,
            request_id,
            state: Handshake::Opened,
            running: HashMap::new(),
            events: SelectAll::new(),
        };
        let close = session.run(&mut socket).await;
        session.end_all();
        close
    } else {
        Some(Close(4406, "Subprotocol not acceptable"))
    };
    if let Some(Close(code, reason)) = close {
        let frame = CloseFrame {
            code,
            reason: reason.into(),
        };
        // A client that does not take the farewell either is simply left.
        let _ = timeout(SOCKET_SEND_TIME, socket.send(Message::Close(Some(frame)))).await;
    }
}

/// Why the server closes a socket: code and reason.
#[derive(Debug, PartialEq)]
struct Close(u16, &'static str);

const BAD_MESSAGE: Close = Close(4400, "Invalid message");
const DUPLICATE_ID: Close = Close(4409, "Subscriber already exists");

#[derive(Clone, Copy, PartialEq)]
enum Handshake {
    Opened,
    Acknowledged,
}

/// An operation that runs.
struct Running<'a> {
    stop: AbortHandle,
    name: Option<String>,
    /// The code of the last of its answers with an error.
    code: Option<Code>,
    /// When it began; none for a subscription, whose length is the client's choice.
    began: Option<Instant>,
    _open: Option<OpenGuard<'a>>,
}

/// What an operation brings forth.
enum Event {
    Reply(Reply),
    End,
}

struct Session<'a> {
    server: &'a Server,
    authorized: bool,
    request_id: String,
    state: Handshake,
    running: HashMap<Arc<str>, Running<'a>>,
    events: SelectAll<BoxStream<'static, (Arc<str>, Event)>>,
}

/// A message of the client. What a type has no use for is left unread.
#[derive(Deserialize)]
struct ClientMessage {
    #[serde(rename = "type")]
    kind: String,
    id: Option<String>,
    payload: Option<Value>,
}

impl Session<'_> {
    /// Runs until the client leaves, which gives nothing, or must be told to.
    async fn run(&mut self, socket: &mut WebSocket) -> Option<Close> {
        let server = self.server;
        let mut init = std::pin::pin!(sleep(SOCKET_INIT_TIME));
        let mut pings = interval(SOCKET_PING_TIME);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        pings.tick().await;
        let mut silent_pings = 0;
        loop {
            let outgoing = tokio::select! {
                message = socket.recv() => {
                    silent_pings = 0;
                    match self.received(message?) {
                        Ok(outgoing) => outgoing,
                        Err(close) => return Some(close),
                    }
                }
                Some((id, event)) = self.events.next() => self.happened(&id, event),
                () = init.as_mut(), if self.state == Handshake::Opened => {
                    return Some(Close(4408, "Connection initialisation timeout"));
                }
                _ = pings.tick() => {
                    if silent_pings == 2 {
                        return Some(Close(1001, "No answer to pings"));
                    }
                    silent_pings += 1;
                    Some(Message::Ping(Default::default()))
                }
                () = server.shutdown.wait() => return Some(Close(1001, "Going away")),
            };
            if let Some(message) = outgoing {
                match timeout(SOCKET_SEND_TIME, socket.send(message)).await {
                    Ok(Ok(())) => {}
                    Ok(Err(_)) => return None,
                    Err(_) => return Some(Close(1008, "Messages are not read in time")),
                }
            }
        }
    }

    fn received(
        &mut self,
        message: Result<Message, axum::Error>,
    ) -> Result<Option<Message>, Close> {
        let text = match message {
            Ok(Message::Text(text)) => text,
            Ok(Message::Ping(_) | Message::Pong(_)) => return Ok(None),
            // The library answers the client's farewell; the next read finds the end.
            Ok(Message::Close(_)) => return Ok(None),
            Ok(Message::Binary(_)) => return Err(BAD_MESSAGE),
            Err(error) => {
                tracing::debug!(%error, "a WebSocket broke off");
                return Err(Close(1009, "Message too big or broken off"));
            }
        };
        let message: ClientMessage = serde_json::from_str(&text).map_err(|_| BAD_MESSAGE)?;
        match (message.kind.as_str(), message.id) {
            ("connection_init", _) => self.initialised(message.payload),
            ("ping", _) => Ok(Some(text_message(&json!({ "type": "pong" })))),
            ("pong", _) => Ok(None),
            ("subscribe", Some(id)) => self.subscribed(id, message.payload),
            ("complete", Some(id)) => {
                self.ended(&id, None);
                Ok(None)
            }
            _ => Err(BAD_MESSAGE),
        }
    }

    fn initialised(&mut self, payload: Option<Value>) -> Result<Option<Message>, Close> {
        if self.state == Handshake::Acknowledged {
            return Err(Close(4429, "Too many initialisation requests"));
        }
        let payload = match payload {
            Some(Value::Object(payload)) => payload,
            Some(Value::Null) | None => Map::new(),
            Some(_) => return Err(BAD_MESSAGE),
        };
        // Browsers cannot set the header of an upgrade, so the token may come here.
        let shown = payload
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case("authorization"));
        let shown = shown.and_then(|(_, value)| HeaderValue::from_str(value.as_str()?).ok());
        self.authorized |= self.server.authorizes(shown.as_ref());
        self.state = Handshake::Acknowledged;
        Ok(Some(text_message(&json!({ "type": "connection_ack" }))))
    }

    fn subscribed(&mut self, id: String, payload: Option<Value>) -> Result<Option<Message>, Close> {
        if self.state == Handshake::Opened {
            return Err(Close(4401, "Unauthorized"));
        }
        let Some(Value::Object(fields)) = payload else {
            return Err(BAD_MESSAGE);
        };
        if id.is_empty() || id.len() > SOCKET_ID_BYTES {
            return Err(BAD_MESSAGE);
        }
        let parameters = request::from_fields(fields, false).map_err(|_| BAD_MESSAGE)?;
        let id: Arc<str> = id.into();
        if self.running.contains_key(&id) {
            return Err(DUPLICATE_ID);
        }
        if self.running.len() == SOCKET_OPERATIONS {
            let fault = Fault::new(
                Code::TooManyOperations,
                format!("{SOCKET_OPERATIONS} operations run on this WebSocket; complete one first"),
            );
            return Ok(Some(error_message(&id, &[fault])));
        }
        let began = Instant::now();
        let prepared = self.server.prepare(Question {
            query: parameters.query,
            operation_name: parameters.operation_name,
            variables: parameters.variables,
            authorized: self.authorized,
            tell_cost: parameters.tell_cost,
            request_id: self.request_id.clone(),
        });
        let prepared = match prepared {
            Ok(prepared) => prepared,
            Err(faults) => {
                let code = faults.first().map(|fault| fault.code);
                self.server.metrics.answered(None, code, Some(began));
                return Ok(Some(error_message(&id, &faults)));
            }
        };
        let subscribes = prepared.kind == OperationKind::Subscription;
        let replies = if subscribes {
            guarded(prepared.replies, self.request_id.clone())
        } else {
            once(prepared.replies, self.request_id.clone())
        };
        let named = id.clone();
        let (events, stop) = stream::abortable(
            replies
                .map(Event::Reply)
                .chain(stream::iter([Event::End]))
                .map(move |event| (named.clone(), event)),
        );
        self.events.push(events.boxed());
        let running = Running {
            stop,
            name: prepared.name,
            code: None,
            began: (!subscribes).then_some(began),
            _open: subscribes.then(|| self.server.metrics.open(Open::Subscription)),
        };
        self.running.insert(id, running);
        Ok(None)
    }

    fn happened(&mut self, id: &Arc<str>, event: Event) -> Option<Message> {
        match event {
            // Whatever ended it before has told the client.
            Event::End => self
                .ended(id, None)
                .then(|| text_message(&json!({ "type": "complete", "id": &**id }))),
            Event::Reply(Reply::Ran { body, code }) => {
                if let (Some(code), Some(running)) = (code, self.running.get_mut(id)) {
                    running.code = Some(code);
                }
                // The body is JSON already, and may be long.
                let id = serde_json::to_string(&**id).expect("a string is JSON");
                let message = format!(r#"{{"id":{id},"type":"next","payload":{body}}}"#);
                Some(Message::Text(message.into()))
            }
            Event::Reply(Reply::Refused(faults)) => {
                self.ended(id, faults.first().map(|fault| fault.code));
                Some(error_message(id, &faults))
            }
        }
    }

    fn end_all(&mut self) {
        let ids: Vec<Arc<str>> = self.running.keys().cloned().collect();
        for id in ids {
            self.ended(&id, None);
        }
    }

    /// Stops an operation and counts it, under its last answer's code where there is no other; false
    /// where there is none.
    fn ended(&mut self, id: &str, code: Option<Code>) -> bool {
        let Some(running) = self.running.remove(id) else {
            return false;
        };
        running.stop.abort();
        self.server.metrics.answered(
            running.name.as_deref(),
            code.or(running.code),
            running.began,
        );
        true
    }
}

/// The one answer of a query or mutation.
fn once(replies: BoxStream<'static, Reply>, request_id: String) -> BoxStream<'static, Reply> {
    stream::once(async move {
        let reply = first(replies, &request_id).await;
        reply.unwrap_or_else(|refusal| Reply::Refused(vec![refusal.into_fault()]))
    })
    .boxed()
}

/// A subscription's answers; a panic ends it with an error.
fn guarded(replies: BoxStream<'static, Reply>, request_id: String) -> BoxStream<'static, Reply> {
    AssertUnwindSafe(replies)
        .catch_unwind()
        .map(move |reply| {
            reply.unwrap_or_else(|_| {
                tracing::error!(request_id, "a subscription panicked");
                Reply::Refused(vec![Fault::internal(&request_id)])
            })
        })
        .boxed()
}

fn text_message(message: &impl serde::Serialize) -> Message {
    Message::Text(
        serde_json::to_string(message)
            .expect("messages are strings and JSON")
            .into(),
    )
}

fn error_message(id: &str, faults: &[Fault]) -> Message {
    text_message(&json!({ "type": "error", "id": id, "payload": faults }))
}
