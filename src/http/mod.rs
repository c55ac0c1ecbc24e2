//! The server: GraphQL over HTTP, WebSocket and server-sent events, GraphiQL, health, metrics.
//!
//! [`router`] answers requests, [`serve`] brings them from a socket. What executes the operations
//! stands behind [`Engine`].

mod body;
mod cache;
mod coding;
mod dump;
mod engine;
mod event_stream;
mod front;
mod graphiql;
mod kept;
pub mod limits;
mod listen;
mod media;
mod metrics;
mod observe;
mod operation;
mod origin;
mod persisted;
mod reply;
mod request;
mod running;
mod status;
mod websocket;
mod wire;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::routing::{MethodRouter, get};
use axum::{Router, middleware};
use parking_lot::Mutex;
use serde_json::Value;
use subtle::ConstantTimeEq;
use tokio::sync::Semaphore;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::cors::CorsLayer;

use crate::archive::Phase;
use crate::code::Code;

pub use engine::{Engine, Fault, Holdings, OperationKind, Prepared, Question, Reply};
pub use listen::{Shutdown, serve, serve_connection, serve_routes};
pub use origin::{NotAnOrigin, Origin};

use crate::http::front::RequestIds;
use crate::http::kept::Answers;
use crate::http::media::Media;
use crate::http::metrics::Metrics;
use crate::http::persisted::Persisted;
use crate::http::reply::Refusal;
use crate::http::request::Parameters;
use crate::http::running::{Turns, Work};

/// What the owner of a server decides.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The bearer token that mutations need; without one there are no mutations.
    pub token: Option<String>,
    /// Other sites whose pages may ask this server.
    pub allowed_origins: Vec<Origin>,
    /// Only this machine reaches the server: requests that name another host come from a page that
    /// has rebound its own name to this machine, and are turned away.
    pub loopback: bool,
}

/// What all requests share.
pub struct Server {
    /// Set once the archive is open and loaded.
    engine: OnceLock<Arc<dyn Engine>>,
    /// What opening the archive is at, where that takes long.
    phase: Mutex<Option<Phase>>,
    sdl: String,
    settings: Settings,
    token_hash: Option<[u8; 32]>,
    request_ids: RequestIds,
    /// What no other process has: answers that are kept are asked for again from each.
    salt: [u8; 32],
    persisted: Persisted,
    answers: Answers,
    metrics: Arc<Metrics>,
    disk_bytes: status::DiskBytes,
    sockets: Arc<Semaphore>,
    event_streams: Arc<Semaphore>,
    large_bodies: Semaphore,
    dumps: Arc<Semaphore>,
    turns: Turns,
    shutdown: Shutdown,
}

/// What a request shows of the token that mutations need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nothing,
    Right,
    /// Another token, or any where the server has none.
    Wrong,
}

impl Server {
    /// A server that says that it is loading until it is given its engine; `sdl` is the engine's schema,
    /// empty where it is told nobody.
    pub fn new(sdl: String, settings: Settings, shutdown: Shutdown) -> Arc<Server> {
        let token_hash = settings
            .token
            .as_ref()
            .map(|token| *blake3::hash(token.as_bytes()).as_bytes());
        Arc::new(Server {
            engine: OnceLock::new(),
            phase: Mutex::new(None),
            sdl,
            settings,
            token_hash,
            request_ids: RequestIds::new(),
            salt: salt(),
            persisted: Persisted::new(),
            answers: Answers::new(),
            metrics: Arc::new(Metrics::new()),
            disk_bytes: status::DiskBytes::default(),
            sockets: Arc::new(Semaphore::new(limits::SOCKETS)),
            event_streams: Arc::new(Semaphore::new(limits::EVENT_STREAMS)),
            large_bodies: Semaphore::new(limits::LARGE_BODIES),
            dumps: Arc::new(Semaphore::new(limits::DUMPS)),
            turns: Turns::new(),
            shutdown,
        })
    }

    /// From now on operations are answered by `engine`; a second one is not taken.
    pub fn start(&self, engine: Arc<dyn Engine>) {
        let _ = self.engine.set(engine);
    }

    /// Those who wait for the archive are told what opening it is at.
    pub fn tell(&self, phase: Phase) {
        *self.phase.lock() = Some(phase);
    }

    /// Why operations are not answered yet.
    fn not_ready(&self) -> Fault {
        let doing = match &*self.phase.lock() {
            None => "opened".to_owned(),
            Some(Phase::Verifying) => "verified".to_owned(),
            Some(Phase::Remaking { done, all, .. }) => {
                format!("made again from its pages, {done} of {all} read")
            }
            Some(Phase::Loading { done, all }) => {
                format!("brought to its pages, {done} of {all} read")
            }
            Some(Phase::Indexing) => "indexed".to_owned(),
        };
        let message = format!("the archive is still being {doing}; try again soon");
        Fault::new(Code::NotReady, message)
    }

    /// What a header `Authorization` shows. Hashes are compared, so that the time taken tells nothing
    /// of the token, not even its length.
    fn shown(&self, header: Option<&HeaderValue>) -> Shown {
        let token = header.and_then(|value| {
            let (scheme, token) = value.as_bytes().split_at_checked("Bearer ".len())?;
            scheme.eq_ignore_ascii_case(b"Bearer ").then_some(token)
        });
        let Some(token) = token else {
            return Shown::Nothing;
        };
        let shown = blake3::hash(token.trim_ascii());
        match &self.token_hash {
            Some(expected) if expected[..].ct_eq(&shown.as_bytes()[..]).into() => Shown::Right,
            _ => Shown::Wrong,
        }
    }

    fn authorizes(&self, header: Option<&HeaderValue>) -> bool {
        self.shown(header) == Shown::Right
    }

    /// Has the engine read an operation; a panic there is its failure, not the connection's. A short one is read at
    /// once, one that may take long as operations run: in its turn, on a thread that others do not need.
    async fn prepare(
        self: &Arc<Server>,
        parameters: Parameters,
        authorized: bool,
        request_id: &str,
    ) -> Result<Prepared, Vec<Fault>> {
        let Some(engine) = self.engine.get() else {
            return Err(vec![self.not_ready()]);
        };
        let bytes = parameters.bytes;
        let (query, keep) = self
            .persisted
            .document(parameters.query, &parameters.extensions)
            .map_err(|fault| vec![fault])?;
        let keep = keep.map(|hash| (hash, query.clone()));
        let question = Question {
            query,
            operation_name: parameters.operation_name,
            variables: parameters.variables,
            authorized,
            tell_cost: parameters.extensions.get("cost") == Some(&Value::Bool(true)),
            request_id: request_id.to_owned(),
        };
        let short = bytes.max(question.query.len()) <= limits::SHORT_REQUEST_BYTES;
        let engine = Arc::clone(engine);
        let read = move || catch_unwind(AssertUnwindSafe(|| engine.prepare(question)));
        let prepared = if short {
            read().map_err(drop)
        } else {
            let read = self.turns.take(Work::Light, read).await;
            read.map_err(drop).and_then(|read| read.map_err(drop))
        };
        let prepared = prepared.unwrap_or_else(|()| {
            tracing::error!(request_id, "reading an operation panicked");
            Err(vec![Fault::internal(request_id)])
        })?;
        if let Some((hash, document)) = keep {
            self.persisted.keep(hash, &document);
        }
        Ok(prepared)
    }
}

/// A value that no other process has: of the time, the process and where its memory lies.
fn salt() -> [u8; 32] {
    use std::hash::{BuildHasher, RandomState};
    let mut hasher = blake3::Hasher::new();
    for _ in 0..4 {
        hasher.update(&RandomState::new().hash_one(0).to_le_bytes());
    }
    *hasher.finalize().as_bytes()
}

/// Answers requests to all paths.
pub fn router(server: Arc<Server>) -> Router {
    let graphql = MethodRouter::new()
        .get(websocket::upgrade_or_answer)
        .post(operation::answer);
    let stream = MethodRouter::new()
        .get(event_stream::stream)
        .post(event_stream::stream);
    let other_method = |allow, message| {
        move || async move { Refusal::method(allow, message).into_response(Media::Json) }
    };
    let operations = "send operations by POST, queries also by GET";
    let compressed = SizeAbove::new(limits::COMPRESSED_BYTES).and(NotForContentType::SSE);
    let compression = CompressionLayer::new()
        .quality(CompressionLevel::Precise(coding::QUALITY.into()))
        .compress_when(compressed);
    let mut router = Router::new()
        .route("/", get(graphiql::page))
        .route("/assets/{hash}/{name}", get(graphiql::asset))
        .route("/schema.graphql", get(status::schema))
        .route("/docs/errors.md", get(status::errors))
        .route("/health/live", get(status::live))
        .route("/health/ready", get(status::ready))
        .route("/metrics", get(status::metrics))
        .route("/dump", get(dump::dump))
        .method_not_allowed_fallback(other_method("GET, HEAD", "this is read by GET"))
        // What is added below writes its answers itself as the client likes them.
        .layer(compression)
        .route(
            "/graphql",
            graphql.fallback(other_method("GET, HEAD, POST", operations)),
        )
        .route(
            "/graphql/stream",
            stream.fallback(other_method("GET, HEAD, POST", operations)),
        )
        .fallback(|| async {
            let refusal = Refusal::new(
                StatusCode::NOT_FOUND,
                Code::NotFound,
                "there is nothing here: /graphql takes operations, / is GraphiQL",
            );
            refusal.into_response(Media::Json)
        });
    if !server.settings.allowed_origins.is_empty() {
        router = router.layer(cross_origin(&server.settings.allowed_origins));
    }
    router
        .layer(middleware::from_fn_with_state(server.clone(), front::pass))
        .with_state(server)
}

fn cross_origin(allowed: &[Origin]) -> CorsLayer {
    use axum::http::header::{ETAG, IF_NONE_MATCH};
    CorsLayer::new()
        .allow_origin(allowed.iter().map(Origin::header).collect::<Vec<_>>())
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([CONTENT_TYPE, AUTHORIZATION, IF_NONE_MATCH])
        .expose_headers([front::REQUEST_ID, ETAG])
        .max_age(std::time::Duration::from_secs(600))
}
