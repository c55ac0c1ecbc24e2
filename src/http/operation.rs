//! `/graphql` over HTTP, after <https://graphql.github.io/graphql-over-http/draft/>.

use std::sync::Arc;
use std::time::Instant;

use axum::Extension;
use axum::body::Body;
use axum::extract::{RawQuery, Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_ENCODING};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::Response;
use bytes::Bytes;
use tokio::time::{self, timeout_at};
use tracing::Instrument;

use crate::code::Code;
use crate::http::Server;
use crate::http::body;
use crate::http::cache::{Asked, Said, Tag};
use crate::http::coding::Coding;
use crate::http::engine::{Fault, OperationKind, Prepared, Reply};
use crate::http::front::RequestId;
use crate::http::kept::{Claim, Kept};
use crate::http::limits::{BODY_BYTES, OPERATION_TIME, SMALL_ANSWER_BYTES};
use crate::http::media::{self, Media};
use crate::http::observe::Answered;
use crate::http::reply::{self, Refusal};
use crate::http::request;
use crate::http::running::{self, Answer, Asking, Room, Work, first};

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
        request_id: &request_id,
        began: began.into(),
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
    server: &'a Arc<Server>,
    method: Method,
    headers: &'a HeaderMap,
    request_id: &'a RequestId,
    began: time::Instant,
}

/// What becomes of a request.
enum Outcome<'a> {
    /// It is answered by what was kept.
    Kept(Kept, Room, Tag),
    /// It is answered.
    Answer {
        answer: Answer,
        /// Stands for the answer, where others who ask so are answered alike.
        tag: Option<Tag>,
        /// The answer is given to others without anything being run.
        claim: Option<Claim<'a>>,
    },
    /// The client holds the answer already.
    Held(Tag),
}

impl Outcome<'_> {
    fn refused(faults: Vec<Fault>) -> Self {
        Outcome::Answer {
            answer: Reply::Refused(faults).into(),
            tag: None,
            claim: None,
        }
    }
}

/// The operation's name, as far as it was read.
type Name = Option<Arc<str>>;

impl Call<'_> {
    /// The operation's name, the code of what went wrong, and the response.
    async fn answer(
        &self,
        media: Media,
        address: Option<&str>,
        body: Body,
    ) -> (Name, Option<Code>, Response) {
        let (name, outcome) = self.run(media, address, body).await;
        let (code, response) = match outcome {
            Ok(Outcome::Held(tag)) => (None, tag.not_modified()),
            Ok(Outcome::Kept(kept, room, tag)) => {
                let kept = self.coded(kept, Some(tag)).await;
                let body = room.hold(kept.body);
                (None, self.ran(media, body, kept.coding, None, Some(tag)))
            }
            Ok(Outcome::Answer {
                answer: Answer { reply, room },
                tag,
                claim,
            }) => match reply {
                Reply::Ran { body, code } => {
                    let plain = Kept {
                        name: name.clone(),
                        body: body.into(),
                        coding: Coding::Plain,
                    };
                    let claim = claim.filter(|_| code.is_none());
                    let keeps = tag.filter(|_| claim.is_some());
                    if let Some(claim) = claim {
                        claim.keep(&plain);
                    }
                    let Kept { body, coding, .. } = self.coded(plain, keeps).await;
                    let body = room.hold(body);
                    (code, self.ran(media, body, coding, code, tag))
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

    /// An answer as the client likes it; to compress a long one takes a turn. Who comes after finds it so, where it is
    /// kept under a tag.
    async fn coded(&self, answer: Kept, tag: Option<Tag>) -> Kept {
        let coding = Coding::negotiate(self.headers);
        if answer.coding != Coding::Plain || !coding.pays(answer.body.len()) {
            return answer;
        }
        let compressed = if answer.body.len() <= SMALL_ANSWER_BYTES {
            coding.compress(&answer.body)
        } else {
            let body = answer.body.clone();
            let compress = move || coding.compress(&body);
            let compressed = self.server.turns.take(Work::Heavy, compress).await;
            compressed.unwrap_or_default()
        };
        let Some(body) = compressed else {
            return answer;
        };
        let compressed = Kept {
            body,
            coding,
            ..answer
        };
        if let Some(tag) = tag {
            self.server.answers.keep(tag, &compressed);
        }
        compressed
    }

    /// The response to what ran, with its tag where clients may keep it.
    fn ran(
        &self,
        media: Media,
        body: Bytes,
        coding: Coding,
        code: Option<Code>,
        tag: Option<Tag>,
    ) -> Response {
        let mut response = reply::json(media, StatusCode::OK, body);
        if let Some(coding) = coding.header() {
            response.headers_mut().insert(CONTENT_ENCODING, coding);
        }
        if let (None, Some(tag)) = (code, tag)
            && self.clients_may_keep()
        {
            tag.mark(&mut response);
        }
        response
    }

    /// What is answered to one who shows a token is that one's alone, and kept by no proxy.
    fn clients_may_keep(&self) -> bool {
        self.method != Method::POST && !self.headers.contains_key(AUTHORIZATION)
    }

    fn is_held(&self, tag: Tag) -> bool {
        self.clients_may_keep() && tag.is_held(self.headers)
    }

    async fn run(
        &self,
        media: Media,
        address: Option<&str>,
        body: Body,
    ) -> (Name, Result<Outcome<'_>, Refusal>) {
        let authorized = self.server.authorizes(self.headers.get(AUTHORIZATION));
        let posted = self.method == Method::POST;
        let body = if posted {
            match request::body(self.server, self.headers, body, authorized).await {
                Ok(body) => Some(body),
                Err(refusal) => return (None, Err(refusal)),
            }
        } else {
            None
        };
        let said = match &body {
            Some(body) => Said::Body(&body.bytes),
            None => Said::Address(address.unwrap_or_default().as_bytes()),
        };
        let asked = Asked::new(&self.server.salt, media, authorized, said);
        if let Some((name, outcome)) = self.kept(&asked) {
            return (name, outcome);
        }
        let span = self.request_id.span();
        // Set apart: what is kept is answered sooner where the rest takes no room beside it.
        Box::pin(self.made(address, body, authorized, asked).instrument(span)).await
    }

    /// The answer, where it must be made.
    async fn made(
        &self,
        address: Option<&str>,
        body: Option<body::Read<'_>>,
        authorized: bool,
        asked: Asked,
    ) -> (Name, Result<Outcome<'_>, Refusal>) {
        let parameters = match body {
            Some(body) => request::read(&self.server.turns, body).await,
            None => request::from_address(address),
        };
        let mut parameters = match parameters {
            Ok(parameters) => parameters,
            Err(refusal) => return (None, Err(refusal)),
        };
        let room = parameters.room.take();
        let large = parameters.are_large();
        // Who sends a document to be persisted must not miss it because the answer was kept.
        let persists = parameters.persists();
        let prepared = self
            .server
            .prepare(parameters, authorized, self.request_id.as_str());
        match prepared.await {
            Ok(prepared) => {
                let name = prepared.name.as_deref().map(Arc::from);
                let suits = may_run(&prepared, &self.method, large);
                match suits {
                    Ok(()) => {
                        let asking = Asking {
                            request_id: self.request_id.as_str().into(),
                            began: self.began,
                            ready: time::Instant::now(),
                            authorized,
                            room,
                        };
                        (name, self.execute(prepared, asking, asked, !persists).await)
                    }
                    Err(refusal) => (name, Err(refusal)),
                }
            }
            Err(faults) => (None, Ok(Outcome::refused(faults))),
        }
    }

    /// The answer, where it is kept.
    fn kept(&self, asked: &Asked) -> Option<(Name, Result<Outcome<'_>, Refusal>)> {
        let tag = asked.at(self.server.engine.get()?.revision());
        let kept = self.server.answers.get(tag, self.headers)?;
        let name = kept.name.clone();
        if self.is_held(tag) {
            return Some((name, Ok(Outcome::Held(tag))));
        }
        Some((name, Ok(self.given(kept, tag))))
    }

    /// What is kept, as far as there is room to send it.
    fn given(&self, kept: Kept, tag: Tag) -> Outcome<'_> {
        match self.server.turns.room(kept.body.len()) {
            Ok(room) => Outcome::Kept(kept, room, tag),
            Err(fault) => Outcome::refused(vec![fault]),
        }
    }

    async fn execute(
        &self,
        prepared: Prepared,
        asking: Asking,
        asked: Asked,
        keep: bool,
    ) -> Result<Outcome<'_>, Refusal> {
        if prepared.kind == OperationKind::Subscription {
            return Err(Refusal::malformed(
                "subscriptions come as server-sent events from /graphql/stream, or over a WebSocket \
                 with graphql-transport-ws",
            ));
        }
        let tag = prepared.revision.map(|revision| asked.at(revision));
        if let Some(tag) = tag.filter(|&tag| self.is_held(tag)) {
            return Ok(Outcome::Held(tag));
        }
        let claim = match tag.filter(|_| keep) {
            None => None,
            Some(tag) => {
                let claimed = self.server.answers.get_or_claim(tag);
                match timeout_at(asking.ready + OPERATION_TIME, claimed).await {
                    Ok(Ok(kept)) => return Ok(self.given(kept, tag)),
                    Ok(Err(claim)) => Some(claim),
                    Err(_) => return Ok(Outcome::refused(vec![running::too_long()])),
                }
            }
        };
        let answer = first(self.server, &self.server.turns, prepared, asking).await;
        Ok(Outcome::Answer { answer, tag, claim })
    }
}

/// Whether the method and the size of a request suit its operation.
pub(super) fn may_run(prepared: &Prepared, method: &Method, large: bool) -> Result<(), Refusal> {
    if prepared.kind == OperationKind::Mutation && method != Method::POST {
        return Err(Refusal::method("POST", "mutations are sent by POST"));
    }
    if large && !prepared.loads_pages {
        return Err(Refusal::too_large(format!(
            "only loadPage and loadPages take a body longer than {} MiB",
            BODY_BYTES >> 20
        )));
    }
    Ok(())
}
