//! A request's body in memory: so long, in so much time, and of the longer ones so many at once.

use axum::body::Body;
use axum::http::header::CONTENT_LENGTH;
use axum::http::{HeaderMap, StatusCode};
use http_body_util::BodyExt;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

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
    body: Body,
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
    if declared.is_some_and(|length| length > limit) {
        return Err(too_large(limit));
    }
    let room = (!authorized).then_some(room);
    timeout(BODY_TIME, gather(room, body, limit))
        .await
        .unwrap_or_else(|_| {
            Err(Refusal::new(
                StatusCode::REQUEST_TIMEOUT,
                Code::TimedOut,
                "the body did not come in time",
            ))
        })
}

async fn gather(
    room: Option<&Semaphore>,
    mut body: Body,
    limit: usize,
) -> Result<Read<'_>, Refusal> {
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
