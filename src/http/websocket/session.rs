//! What the messages on one WebSocket mean, and the operations that they begin and end.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::ws::{Message, Utf8Bytes};
use axum::http::HeaderValue;
use futures_util::stream::{self, AbortHandle, BoxStream, SelectAll, StreamExt};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use tokio::time::Instant;

use crate::code::Code;
use crate::http::engine::{Fault, Reply};
use crate::http::limits::{SOCKET_ANSWERS, SOCKET_ID_BYTES, SOCKET_OPERATIONS};
use crate::http::running::{Answer, Asking, Room, Running, Turns};
use crate::http::websocket::Close;
use crate::http::{Server, Shown, request};

pub(super) const BAD_MESSAGE: Close = Close(4400, "Invalid message");

/// One client's side of the protocol.
pub(super) struct Session {
    server: Arc<Server>,
    /// What the upgrade, or the init, showed.
    shown: Shown,
    /// That of the upgrade; each operation's has its number behind it.
    request_id: Arc<str>,
    /// The number of operations that were asked for.
    asked: u64,
    turns: Turns,
    acknowledged: bool,
    running: HashMap<Arc<str>, (Running, AbortHandle)>,
    events: SelectAll<BoxStream<'static, (Arc<str>, Event)>>,
}

/// What an operation brings forth.
enum Event {
    Answer(Answer),
    End,
}

/// A message of the client. What a type has no use for is left unread.
#[derive(Deserialize)]
struct ClientMessage {
    #[serde(rename = "type")]
    kind: String,
    id: Option<String>,
    payload: Option<Value>,
}

impl Session {
    /// A session whose upgrade showed this token or none.
    pub(super) fn new(server: Arc<Server>, shown: Shown, request_id: Arc<str>) -> Session {
        Session {
            turns: server.turns.with_own(SOCKET_ANSWERS),
            server,
            shown,
            request_id,
            asked: 0,
            acknowledged: false,
            running: HashMap::new(),
            events: SelectAll::new(),
        }
    }

    /// Whether the client has said `connection_init`.
    pub(super) fn acknowledged(&self) -> bool {
        self.acknowledged
    }

    /// Takes a message; the answer to it, where there is one at once.
    pub(super) async fn received(&mut self, text: &str) -> Result<Option<Message>, Close> {
        let message: ClientMessage = serde_json::from_str(text).map_err(|_| BAD_MESSAGE)?;
        match (message.kind.as_str(), message.id) {
            ("connection_init", _) => self.initialised(message.payload),
            ("ping", _) => Ok(Some(text_message(&json!({ "type": "pong" })))),
            ("pong", _) => Ok(None),
            ("subscribe", Some(id)) => self.subscribed(id, message.payload, text.len()).await,
            ("complete", Some(id)) => {
                self.end(&id);
                Ok(None)
            }
            _ => Err(BAD_MESSAGE),
        }
    }

    /// What the operations have to tell next, and the room that it takes until it is sent; never ends
    /// while any run.
    pub(super) async fn next(&mut self) -> Option<(Option<Message>, Room)> {
        let (id, event) = self.events.next().await?;
        Some(match event {
            Event::Answer(Answer { reply, room }) => (Some(self.replied(&id, reply)), room),
            // Whatever ended it before has told the client.
            Event::End => {
                let complete = json!({ "type": "complete", "id": &*id });
                let told = self.end(&id).then(|| text_message(&complete));
                (told, Room::default())
            }
        })
    }

    fn initialised(&mut self, payload: Option<Value>) -> Result<Option<Message>, Close> {
        if self.acknowledged {
            return Err(Close(4429, "Too many initialisation requests"));
        }
        let payload = match payload {
            Some(Value::Object(payload)) => payload,
            Some(Value::Null) | None => Map::new(),
            Some(_) => return Err(BAD_MESSAGE),
        };
        // Browsers cannot set the header of an upgrade, so the token may come here.
        let said = payload
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case("authorization"));
        if let Some((_, Value::String(said))) = said {
            self.shown = match HeaderValue::from_str(said) {
                Ok(said) => self.server.shown(Some(&said)),
                Err(_) => Shown::Wrong,
            };
        }
        if self.shown == Shown::Wrong {
            return Err(Close(4403, "Forbidden"));
        }
        self.acknowledged = true;
        Ok(Some(text_message(&json!({ "type": "connection_ack" }))))
    }

    async fn subscribed(
        &mut self,
        id: String,
        payload: Option<Value>,
        bytes: usize,
    ) -> Result<Option<Message>, Close> {
        if !self.acknowledged {
            return Err(Close(4401, "Unauthorized"));
        }
        let Some(Value::Object(fields)) = payload else {
            return Err(BAD_MESSAGE);
        };
        if id.is_empty() || id.len() > SOCKET_ID_BYTES {
            return Err(BAD_MESSAGE);
        }
        let parameters = request::from_fields(fields, bytes).map_err(|_| BAD_MESSAGE)?;
        if parameters.query.is_none() && parameters.extensions.is_empty() {
            return Err(BAD_MESSAGE);
        }
        let id: Arc<str> = id.into();
        if self.running.contains_key(&id) {
            return Err(Close(4409, "Subscriber already exists"));
        }
        if self.running.len() == SOCKET_OPERATIONS {
            let fault = Fault::new(
                Code::TooManyOperations,
                format!("{SOCKET_OPERATIONS} operations run on this WebSocket; complete one first"),
            );
            return Ok(Some(error_message(&id, &[fault])));
        }
        let authorized = self.shown == Shown::Right;
        self.asked += 1;
        let request_id: Arc<str> = format!("{}.{}", self.request_id, self.asked).into();
        let prepared = self.server.prepare(parameters, authorized, &request_id);
        let prepared = match prepared.await {
            Ok(prepared) => prepared,
            Err(faults) => {
                let code = faults.first().map(|fault| fault.code);
                self.server.metrics.answered(None, code, None);
                let code = code.map(Code::as_str);
                tracing::info!(request_id = &*request_id, code, "refused");
                return Ok(Some(error_message(&id, &faults)));
            }
        };
        let asking = Asking {
            request_id,
            began: Instant::now(),
            ready: Instant::now(),
            authorized,
            room: None,
        };
        let (running, replies) = Running::begin(&self.server, &self.turns, prepared, asking);
        let named = id.clone();
        let (events, stop) = stream::abortable(
            replies
                .map(Event::Answer)
                .chain(stream::iter([Event::End]))
                .map(move |event| (named.clone(), event)),
        );
        self.events.push(events.boxed());
        self.running.insert(id, (running, stop));
        Ok(None)
    }

    fn replied(&mut self, id: &Arc<str>, reply: Reply) -> Message {
        if let Some((running, _)) = self.running.get_mut(id) {
            running.note(&reply);
        }
        match reply {
            Reply::Ran { body, .. } => {
                // The body is JSON already, and may be long.
                let id = serde_json::to_string(&**id).expect("a string is JSON");
                let before = format!(r#"{{"id":{id},"type":"next","payload":"#);
                let message = [before.as_bytes(), &body, b"}"].concat();
                let text = Utf8Bytes::try_from(bytes::Bytes::from(message))
                    .expect("JSON is written in UTF-8");
                Message::Text(text)
            }
            Reply::Refused(faults) => {
                self.end(id);
                error_message(id, &faults)
            }
        }
    }

    /// Stops an operation; false where there is none.
    fn end(&mut self, id: &str) -> bool {
        let ended = self.running.remove(id);
        ended.inspect(|(_, stop)| stop.abort()).is_some()
    }
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
