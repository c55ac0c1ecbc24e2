//! The server: GraphQL over HTTP and WebSocket, GraphiQL, health, metrics.
//!
//! [`router`] answers requests, [`serve`] brings them from a socket. What executes the operations
//! stands behind [`Engine`].

mod engine;
mod graphiql;
pub mod limits;
mod listen;
mod media;
mod metrics;
mod operation;
mod origin;
mod reply;
mod request;
mod websocket;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use axum::{Json, Router, middleware};
use subtle::ConstantTimeEq;
use tokio::sync::Semaphore;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::cors::CorsLayer;
use tower_http::request_id::{
    MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer,
};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::trace::TraceLayer;

pub use engine::{Engine, Fault, Holdings, OperationKind, Prepared, Question, Reply};
pub use listen::{Shutdown, serve};
pub use origin::{NotAnOrigin, Origin};

use crate::code::Code;
use crate::http::media::Media;
use crate::http::metrics::Metrics;
use crate::http::reply::Refusal;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

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
    sdl: String,
    settings: Settings,
    token_hash: Option<[u8; 32]>,
    metrics: Metrics,
    sockets: Arc<Semaphore>,
    shutdown: Shutdown,
}

impl Server {
    /// A server that says that it is loading until it is given its engine; `sdl` is the engine's schema.
    pub fn new(sdl: String, settings: Settings, shutdown: Shutdown) -> Arc<Server> {
        let token_hash = settings
            .token
            .as_ref()
            .map(|token| *blake3::hash(token.as_bytes()).as_bytes());
        Arc::new(Server {
            engine: OnceLock::new(),
            sdl,
            settings,
            token_hash,
            metrics: Metrics::new(),
            sockets: Arc::new(Semaphore::new(limits::SOCKETS)),
            shutdown,
        })
    }

    /// From now on operations are answered by `engine`; a second one is not taken.
    pub fn start(&self, engine: Arc<dyn Engine>) {
        let _ = self.engine.set(engine);
    }

    fn holdings(&self) -> Option<Holdings> {
        self.engine.get().map(|engine| engine.holdings())
    }

    /// Whether the header shows the token. Hashes are compared, so that the time taken tells nothing
    /// of the token, not even its length.
    fn authorizes(&self, header: Option<&HeaderValue>) -> bool {
        let shown = header.and_then(|value| {
            let (scheme, token) = value.as_bytes().split_at_checked("Bearer ".len())?;
            scheme
                .eq_ignore_ascii_case(b"Bearer ")
                .then(|| blake3::hash(token.trim_ascii()))
        });
        match (&self.token_hash, shown) {
            (Some(expected), Some(shown)) => expected[..].ct_eq(&shown.as_bytes()[..]).into(),
            _ => false,
        }
    }

    /// Has the engine read an operation; a panic there is its failure, not the connection's.
    fn prepare(&self, question: Question) -> Result<Prepared, Vec<Fault>> {
        let Some(engine) = self.engine.get() else {
            return Err(vec![Fault::new(
                Code::NotReady,
                "the archive is still being opened; try again soon",
            )]);
        };
        let request_id = question.request_id.clone();
        catch_unwind(AssertUnwindSafe(|| engine.prepare(question))).unwrap_or_else(|_| {
            tracing::error!(request_id, "reading an operation panicked");
            Err(vec![Fault::internal(&request_id)])
        })
    }
}

/// Answers requests to all paths.
pub fn router(server: Arc<Server>) -> Router {
    let graphql = MethodRouter::new()
        .get(websocket::upgrade_or_answer)
        .post(operation::answer)
        .fallback(|| async {
            Refusal::method("GET, POST", "send operations by POST, queries also by GET")
                .into_response(Media::Json)
        });
    let mut router = Router::new()
        .route("/graphql", graphql)
        .route("/", get(graphiql::page))
        .route("/assets/{hash}/{name}", get(graphiql::asset))
        .route("/schema.graphql", get(schema))
        .route("/health/live", get(live))
        .route("/health/ready", get(ready))
        .route("/metrics", get(measured))
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
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(4)))
        .layer(middleware::from_fn_with_state(
            server.clone(),
            origin::check_host,
        ))
        .layer(SetResponseHeaderLayer::if_not_present(
            X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ))
        .layer(SetResponseHeaderLayer::if_not_present(
            REFERRER_POLICY,
            HeaderValue::from_static("no-referrer"),
        ))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .layer(middleware::map_request(without_request_id))
        .with_state(server)
}

/// The id is ours alone: one that a client chose could be another request's.
async fn without_request_id(mut request: Request) -> Request {
    request.headers_mut().remove(REQUEST_ID);
    request
}

fn span<B>(request: &axum::http::Request<B>) -> tracing::Span {
    let id = request.extensions().get::<RequestId>();
    let id = id
        .and_then(|id| id.header_value().to_str().ok())
        .unwrap_or_default();
    tracing::info_span!("request", id, method = %request.method(), path = request.uri().path())
}

fn cross_origin(allowed: &[Origin]) -> CorsLayer {
    use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
    CorsLayer::new()
        .allow_origin(allowed.iter().map(Origin::header).collect::<Vec<_>>())
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([CONTENT_TYPE, AUTHORIZATION])
        .expose_headers([REQUEST_ID])
}

async fn schema(State(server): State<Arc<Server>>) -> Response {
    (
        [(CONTENT_TYPE, "text/plain; charset=utf-8")],
        server.sdl.clone(),
    )
        .into_response()
}

async fn live() -> Response {
    uncached(StatusCode::OK, serde_json::json!({ "status": "live" }))
}

async fn ready(State(server): State<Arc<Server>>) -> Response {
    let version = env!("CARGO_PKG_VERSION");
    match server.holdings() {
        Some(holdings) if !server.shutdown.requested() => uncached(
            StatusCode::OK,
            serde_json::json!({
                "status": "ready",
                "revision": holdings.revision,
                "articles": holdings.articles,
                "version": version,
            }),
        ),
        holdings => {
            let status = if holdings.is_some() {
                "stopping"
            } else {
                "loading"
            };
            let body = serde_json::json!({ "status": status, "version": version });
            uncached(StatusCode::SERVICE_UNAVAILABLE, body)
        }
    }
}

fn uncached(status: StatusCode, body: serde_json::Value) -> Response {
    (status, [(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

async fn measured(State(server): State<Arc<Server>>) -> Response {
    let page = server.metrics.render(server.holdings());
    (
        [(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")],
        page,
    )
        .into_response()
}
