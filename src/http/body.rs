//! A request's body in memory: so long, in so much time, and of the longer ones so many at once.

use axum::body::Body;
use axum::http::header::{CONTENT_LENGTH, EXPECT};
use axum::http::{HeaderMap, StatusCode};
use bytes::Bytes;
use http_body_util::BodyExt;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{Instant, timeout_at};

use crate::code::Code;
use crate::http::limits::{BODY_BYTES, BODY_TIME, LARGE_BODIES, PAGE_BODY_BYTES, SMALL_BODY_BYTES};
use crate::http::reply::Refusal;

/// A body, and the room that it takes of that for all.
pub(super) struct Read<'a> {
    pub(super) bytes: Vec<u8>,
    _room: Option<SemaphorePermit<'a>>,
}

/// Reads a body. One that shows the token may be longer, and needs no room among those of everybody.
pub(super) async fn read<'a>(
    room: &'a Semaphore,
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
        .and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let room = (!authorized).then_some(room);
    let end = Instant::now() + BODY_TIME;
    let read = if declared.is_some_and(|length| length > limit) {
        Err(too_large(limit))
    } else {
        let gathered = timeout_at(end, gather(room, &mut body, limit)).await;
        gathered.unwrap_or_else(|_| {
            Err(Refusal::new(
                StatusCode::REQUEST_TIMEOUT,
                Code::TimedOut,
                "the body did not come in time",
            ))
        })
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

async fn gather<'a>(
    room: Option<&'a Semaphore>,
    body: &mut Body,
    limit: usize,
) -> Result<Read<'a>, Refusal> {
    let (mut bytes, mut taken) = (Vec::new(), None);
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Refusal::malformed("the body broke off"))?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        if bytes.len() + data.len() > limit {
            return Err(too_large(limit));
        }
        bytes.extend_from_slice(&data);
        if let (Some(room), None) = (room, &taken)
            && bytes.len() > SMALL_BODY_BYTES
        {
            let permit = room.try_acquire().map_err(|_| {
                Refusal::too_many(format!(
                    "{LARGE_BODIES} bodies longer than {} KiB are being read; try again later",
                    SMALL_BODY_BYTES >> 10
                ))
            })?;
            taken = Some(permit);
        }
    }
    Ok(Read {
        bytes,
        _room: taken,
    })
}

fn too_large(limit: usize) -> Refusal {
    Refusal::too_large(format!("the body is longer than {} MiB", limit >> 20))
}
