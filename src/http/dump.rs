//! All pages of the archive in one stream, for those who hold the server's token.

use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream;
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::mpsc::{self, Sender};
use tokio::task::spawn_blocking;

use crate::archive::Dump;
use crate::code::{Code, chain};
use crate::http::Server;
use crate::http::engine::Fault;
use crate::http::front::RequestId;
use crate::http::limits::DUMPS;
use crate::http::media::Media;
use crate::http::reply::{self, Refusal};

/// The bytes that are handed on at once, and how many of those wait for the client.
const PIECE_BYTES: usize = 64 << 10;
const PIECES: usize = 4;

/// The pages of one revision. A stream that breaks off has no last line, so that nobody takes it for
/// whole.
pub(super) async fn dump(
    State(server): State<Arc<Server>>,
    Extension(request_id): Extension<RequestId>,
    headers: HeaderMap,
) -> Response {
    let request_id = request_id.as_str();
    if !server.authorizes(headers.get(AUTHORIZATION)) {
        let message = "a dump needs the server's token: send it as `Authorization: Bearer …`";
        return Refusal::new(StatusCode::UNAUTHORIZED, Code::Unauthenticated, message)
            .into_response(Media::Json);
    }
    let Some(engine) = server.engine.get().map(Arc::clone) else {
        return reply::refused(Media::Json, &[server.not_ready()]);
    };
    let Ok(permit) = Arc::clone(&server.dumps).try_acquire_owned() else {
        let message = format!("{DUMPS} dumps are being written; try again later");
        return Refusal::too_many(message).into_response(Media::Json);
    };
    let dump = match spawn_blocking(move || engine.dump()).await {
        Ok(Ok(dump)) => dump,
        failed => {
            let reason = match failed {
                Ok(Err(error)) => chain(&error),
                _ => "taking it panicked".to_owned(),
            };
            tracing::error!(request_id, reason, "a dump could not be taken");
            return reply::refused(Media::Json, &[Fault::internal(request_id)]);
        }
    };
    tracing::info!(request_id, pages = dump.pages(), "a dump is written");
    let (sender, mut receiver) = mpsc::channel(PIECES);
    let id = request_id.to_owned();
    spawn_blocking(move || write(&dump, sender, permit, &id));
    let pieces = stream::poll_fn(move |context| receiver.poll_recv(context));
    let headers = [
        (CONTENT_TYPE, "application/octet-stream"),
        (CONTENT_DISPOSITION, "attachment; filename=\"caunoi.dump\""),
        (CACHE_CONTROL, "no-store"),
    ];
    (headers, Body::from_stream(pieces)).into_response()
}

/// Writes the dump to the client, who may have gone.
fn write(dump: &Dump, sender: Sender<io::Result<Bytes>>, permit: OwnedSemaphorePermit, id: &str) {
    let mut out = BufWriter::with_capacity(PIECE_BYTES, Pieces(sender));
    let written = dump.write(&mut out, &mut |_| {});
    if let Err(error) = written {
        let reason = chain(&error);
        tracing::warn!(request_id = id, reason, "a dump broke off");
        let (Pieces(sender), _) = out.into_parts();
        let _ = sender.blocking_send(Err(io::Error::other("the dump broke off")));
    }
    drop(permit);
}

/// Hands on what is written; waits where the client is slow.
struct Pieces(Sender<io::Result<Bytes>>);

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let piece = Bytes::copy_from_slice(bytes);
        match self.0.blocking_send(Ok(piece)) {
            Ok(()) => Ok(bytes.len()),
            Err(_) => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
