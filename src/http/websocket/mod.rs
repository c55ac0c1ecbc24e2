//! `/graphql` over WebSocket: the protocol graphql-transport-ws.
//!
//! After <https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md>, whose close codes it keeps:
//! here a socket is opened, driven and closed, in [`session`] stands what the messages mean.

mod session;

use std::sync::Arc;

use axum::Extension;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::extract::{FromRequestParts, RawQuery, Request, State};
use axum::http::header::{AUTHORIZATION, UPGRADE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};

use crate::code::Code;
use crate::http::front::RequestId;
use crate::http::limits::{
    SOCKET_INIT_TIME, SOCKET_MESSAGE_BYTES, SOCKET_PING_TIME, SOCKET_SEND_TIME, SOCKETS,
};
use crate::http::media::Media;
use crate::http::metrics::Open;
use crate::http::reply::Refusal;
use crate::http::running::Room;
use crate::http::{Server, operation, origin};

use session::Session;

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
        upgrade(state.0, &id.0, request)
            .await
            .unwrap_or_else(|refusal| refusal.into_response(Media::Json))
    } else {
        operation::answer(state, id, address, request).await
    }
}

async fn upgrade(
    server: Arc<Server>,
    id: &RequestId,
    request: Request,
) -> Result<Response, Refusal> {
    let (mut parts, _) = request.into_parts();
    if !origin::may_open_socket(&server, &parts.headers) {
        return Err(Refusal::new(
            StatusCode::FORBIDDEN,
            Code::Forbidden,
            "pages of other sites open no WebSocket here; --allow-origin lets them",
        ));
    }
    let mut upgrade = WebSocketUpgrade::from_request_parts(&mut parts, &())
        .await
        .map_err(|_| Refusal::malformed("this asks for a WebSocket, but not as RFC 6455 has it"))?;
    let Ok(permit) = server.sockets.clone().try_acquire_owned() else {
        let message = format!("{SOCKETS} WebSockets are open; try again later");
        return Err(Refusal::too_many(message));
    };
    let offered = upgrade
        .requested_protocols()
        .any(|protocol| protocol == PROTOCOL);
    if offered {
        upgrade.set_selected_protocol(HeaderValue::from_static(PROTOCOL));
    }
    let shown = server.shown(parts.headers.get(AUTHORIZATION));
    let request_id = id.as_str().into();
    let tracker = server.shutdown.clone();
    let span = id.span();
    Ok(upgrade
        .max_message_size(SOCKET_MESSAGE_BYTES)
        .max_frame_size(SOCKET_MESSAGE_BYTES)
        .on_upgrade(move |socket| {
            let session = offered.then(|| Session::new(server.clone(), shown, request_id));
            let serving = serve(server, socket, session, permit);
            tracing::Instrument::instrument(tracker.track(serving), span)
        }))
}

async fn serve(
    server: Arc<Server>,
    mut socket: WebSocket,
    session: Option<Session>,
    _permit: OwnedSemaphorePermit,
) {
    let _open = server.metrics.open(Open::Socket);
    let close = match session {
        Some(session) => run(&server, session, &mut socket).await,
        None => Some(Close(4406, "Subprotocol not acceptable")),
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

/// Runs until the client leaves, which gives nothing, or must be told to. Nothing is read while a
/// message is on its way to the client: a slow client makes nothing wait in memory but that message
/// and the answers that operations have begun, of which a socket has few at once.
async fn run(server: &Server, mut session: Session, socket: &mut WebSocket) -> Option<Close> {
    let mut init = std::pin::pin!(sleep(SOCKET_INIT_TIME));
    let mut pings = interval(SOCKET_PING_TIME);
    pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
    pings.tick().await;
    let mut silent_pings = 0;
    loop {
        let mut _room = Room::default();
        let outgoing = tokio::select! {
            message = socket.recv() => {
                silent_pings = 0;
                match received(&mut session, message?).await {
                    Ok(outgoing) => outgoing,
                    Err(close) => return Some(close),
                }
            }
            Some((outgoing, room)) = session.next() => {
                _room = room;
                outgoing
            }
            () = init.as_mut(), if !session.acknowledged() => {
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

/// The answer to a message of the client, where it has one at once.
async fn received(
    session: &mut Session,
    message: Result<Message, axum::Error>,
) -> Result<Option<Message>, Close> {
    match message {
        Ok(Message::Text(text)) => session.received(&text).await,
        Ok(Message::Binary(_)) => Err(session::BAD_MESSAGE),
        // The library answers pings and the client's farewell; the next read finds the end.
        Ok(Message::Ping(_) | Message::Pong(_) | Message::Close(_)) => Ok(None),
        Err(error) => {
            tracing::debug!(%error, "a WebSocket broke off");
            Err(broken(error))
        }
    }
}

/// What a client is told, where it still hears, of bytes that are none of a message.
fn broken(error: axum::Error) -> Close {
    match error.into_inner().downcast_ref() {
        Some(tungstenite::Error::Capacity(_)) => Close(1009, "Message too big"),
        Some(tungstenite::Error::Utf8(_)) => Close(1007, "Text is not UTF-8"),
        _ => Close(1002, "Protocol error"),
    }
}
