//! What operators ask, whether the server lives and is ready and what it has counted; and what those who
//! write clients read, its schema and its errors.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use parking_lot::Mutex;
use serde_json::{Value, json};

use crate::archive::Phase;
use crate::code::Code;
use crate::http::Server;
use crate::http::engine::Engine;
use crate::http::limits::RETRY_TIME;
use crate::http::media::Media;
use crate::http::reply::Refusal;

/// How old the count of the bytes on disk may be: counting looks at every page's file.
const DISK_AGE: Duration = Duration::from_secs(60);

/// The bytes on disk, and when they were counted.
pub(super) type DiskBytes = Mutex<Option<(Instant, u64)>>;

/// The process is there.
pub(super) async fn live() -> Response {
    uncached(StatusCode::OK, json!({ "status": "live" }))
}

/// The archive is open, and the server has not been told to stop. One that takes no more changes is
/// ready: its reads go on, and another server would not have the archive.
pub(super) async fn ready(State(server): State<Arc<Server>>) -> Response {
    let version = env!("CARGO_PKG_VERSION");
    let mut body = match server.engine.get() {
        _ if server.shutdown.requested() => json!({ "status": "stopping" }),
        None => waiting(server.phase.lock().as_ref()),
        Some(engine) => {
            let holdings = engine.holdings();
            let body = json!({
                "status": "ready",
                "revision": holdings.revision,
                "articles": holdings.articles,
                "readOnly": holdings.read_only,
                "damagedPages": holdings.damaged_pages,
                "version": version,
            });
            return uncached(StatusCode::OK, body);
        }
    };
    body["version"] = json!(version);
    let mut response = uncached(StatusCode::SERVICE_UNAVAILABLE, body);
    let headers = response.headers_mut();
    headers.insert(RETRY_AFTER, RETRY_TIME.as_secs().into());
    response
}

/// What those are told who wait for the archive.
fn waiting(phase: Option<&Phase>) -> Value {
    match phase {
        None => json!({ "status": "loading" }),
        Some(Phase::Verifying) => json!({ "status": "verifying" }),
        Some(Phase::Indexing) => json!({ "status": "indexing" }),
        Some(Phase::Loading { done, all }) => {
            json!({ "status": "loading", "done": done, "of": all })
        }
        Some(Phase::Remaking { reason, done, all }) => {
            json!({ "status": "rebuilding", "reason": &**reason, "done": done, "of": all })
        }
    }
}

/// The page for Prometheus.
pub(super) async fn metrics(State(server): State<Arc<Server>>) -> Response {
    let archive = match server.engine.get() {
        Some(engine) => Some((engine.holdings(), disk_bytes(&server, engine).await)),
        None => None,
    };
    let headers = [
        (CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
    ];
    (headers, server.metrics.render(archive)).into_response()
}

async fn disk_bytes(server: &Server, engine: &Arc<dyn Engine>) -> u64 {
    if let Some((counted, bytes)) = *server.disk_bytes.lock()
        && counted.elapsed() < DISK_AGE
    {
        return bytes;
    }
    let engine = Arc::clone(engine);
    let counting = tokio::task::spawn_blocking(move || engine.disk_bytes());
    let bytes = counting.await.unwrap_or_default();
    *server.disk_bytes.lock() = Some((Instant::now(), bytes));
    bytes
}

/// The schema as text.
pub(super) async fn schema(State(server): State<Arc<Server>>) -> Response {
    if server.sdl.is_empty() {
        let message = "this server tells nobody its schema";
        return Refusal::new(StatusCode::NOT_FOUND, Code::NotFound, message)
            .into_response(Media::Json);
    }
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8"),
        (CACHE_CONTROL, "no-cache"),
    ];
    (headers, server.sdl.clone()).into_response()
}

/// What the codes of errors mean: browsers show plain text, and offer Markdown for download.
pub(super) async fn errors() -> Response {
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8"),
        (CACHE_CONTROL, "no-cache"),
    ];
    (headers, include_str!("../../docs/errors.md")).into_response()
}

fn uncached(status: StatusCode, body: Value) -> Response {
    (status, [(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}
