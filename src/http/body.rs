//! A request's body in memory: so long, in so much time, and of the longer ones so many at once.

use axum::body::Body;
use axum::http::header::{CONTENT_LENGTH, EXPECT};
use axum::http::{HeaderMap, StatusCode};
use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::body::Body as _;
use tokio::sync::SemaphorePermit;
use tokio::time::{Instant, timeout_at};

use crate::code::Code;
use crate::http::Server;
use crate::http::limits::{
    BODY_BYTES, BODY_TIME, LARGE_BODIES, LEAST_LOAD_BYTES, PAGE_BODY_BYTES, SMALL_BODY_BYTES,
};
use crate::http::reply::Refusal;
use crate::http::running::LoadRoom;

/// A body, and the room that it takes.
pub(super) struct Read<'a> {
    pub(super) bytes: Vec<u8>,
    pub(super) room: Room<'a>,
}

/// The room that a body takes.
pub(super) enum Room<'a> {
    /// None, since it is short.
    None,
    /// Of that for everybody.
    Large(#[expect(dead_code, reason = "it is kept, never read")] SemaphorePermit<'a>),
    /// Of that for what is loaded.
    Load(LoadRoom),
}

/// Reads a body. One that shows the token may be longer, and needs no room among those of everybody: it waits until
/// there is room to load it, and is not read before.
pub(super) async fn read<'a>(
    server: &'a Server,
    headers: &HeaderMap,
    mut body: Body,
    authorized: bool,
) -> Result<Read<'a>, Refusal> {
    let limit = if authorized {
        PAGE_BODY_BYTES
    } else {
        BODY_BYTES
    };
    let declared = headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse::<usize>().ok())
        .or_else(|| usize::try_from(body.size_hint().exact()?).ok());
    let mut end = Instant::now() + BODY_TIME;
    let read = if declared.is_some_and(|length| length > limit) {
        Err(too_large(limit))
    } else {
        let load = authorized.then(|| declared.unwrap_or(limit));
        gather(server, &mut body, limit, load, &mut end).await
    };
    // A client that is still sending would not hear why it is refused; it is heard so long, no longer.
    if read.is_err() && !headers.contains_key(EXPECT) {
        let _ = timeout_at(end, pass_over(body, 2 * limit)).await;
    }
    read
}

/// Reads on to the end of a body, for at most so many bytes, and keeps nothing.
async fn pass_over(mut body: Body, mut most: usize) {
    while let Some(Ok(frame)) = body.frame().await {
        let passed = frame.data_ref().map_or(0, Bytes::len);
        if passed > most {
            return;
        }
        most -= passed;
    }
}

/// Reads a body until `end`, which is put off while the body waits for room; `load` is the length of one that waits, the
/// longest where it is not told before the end.
async fn gather<'a>(
    server: &'a Server,
    body: &mut Body,
    limit: usize,
    load: Option<usize>,
    end: &mut Instant,
) -> Result<Read<'a>, Refusal> {
    let began = Instant::now();
    let (mut bytes, mut room) = (Vec::new(), Room::None);
    loop {
        let late = |_| {
            Refusal::new(
                StatusCode::REQUEST_TIMEOUT,
                Code::TimedOut,
                "the body did not come in time",
            )
        };
        let Some(frame) = timeout_at(*end, body.frame()).await.map_err(late)? else {
            break;
        };
        let frame = frame.map_err(|_| Refusal::malformed("the body broke off"))?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        let long = bytes.len() + data.len();
        if long > limit {
            return Err(too_large(limit));
        }
        if long > SMALL_BODY_BYTES && matches!(room, Room::None) {
            room = match load {
                Some(load) => {
                    let waits = Instant::now();
                    let room = server.load_room(load, began).await;
                    *end += waits.elapsed();
                    bytes.reserve_exact(load.saturating_sub(bytes.len()));
                    Room::Load(room.map_err(Refusal::unavailable)?)
                }
                None => Room::Large(server.large_bodies.try_acquire().map_err(|_| {
                    Refusal::too_many(format!(
                        "{LARGE_BODIES} bodies longer than {} KiB are being read; try again later",
                        SMALL_BODY_BYTES >> 10
                    ))
                })?),
            };
        }
        bytes.extend_from_slice(&data);
    }
    if let Room::Load(room) = &mut room {
        let needed = bytes.len().max(LEAST_LOAD_BYTES);
        drop(room.split(room.num_permits().saturating_sub(needed)));
    }
    Ok(Read { bytes, room })
}

fn too_large(limit: usize) -> Refusal {
    Refusal::too_large(format!("the body is longer than {} MiB", limit >> 20))
}
