//! What every request passes first and every response last: an id, a look at the head, headers, a line in the
//! log. One layer for all of it, since each costs as much as what it does.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::header::{CONNECTION, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Span;

use crate::http::media::Media;
use crate::http::{Server, observe, origin};

/// The header that bears a request's id.
pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What the log calls a request. It is ours alone: one that a client chose could be another request's.
#[derive(Debug, Clone)]
pub(super) struct RequestId(HeaderValue);

/// Makes ids that nobody guesses and no other process makes.
pub(super) struct RequestIds {
    keys: [RandomState; 2],
    next: AtomicU64,
}

impl RequestIds {
    pub(super) fn new() -> RequestIds {
        RequestIds {
            keys: [RandomState::new(), RandomState::new()],
            next: AtomicU64::new(0),
        }
    }

    /// A UUID of version 4.
    pub(super) fn next(&self) -> RequestId {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let [high, low] = [&self.keys[0], &self.keys[1]].map(|key| key.hash_one(number));
        let high = high & !0xf000 | 0x4000;
        let low = low & !(0b11 << 62) | 0b10 << 62;
        let value = u128::from(high) << 64 | u128::from(low);
        let digits = (0..32).rev();
        let mut digits = digits.map(|at| b"0123456789abcdef"[(value >> (4 * at) & 0xf) as usize]);
        let mut id = *b"00000000-0000-0000-0000-000000000000";
        for (byte, digit) in id.iter_mut().filter(|byte| **byte != b'-').zip(&mut digits) {
            *byte = digit;
        }
        RequestId(HeaderValue::from_bytes(&id).expect("digits and dashes are a header's value"))
    }
}

impl RequestId {
    pub(super) fn as_str(&self) -> &str {
        self.0.to_str().unwrap_or_default()
    }

    /// Within it, every line of the log bears the id.
    pub(super) fn span(&self) -> Span {
        tracing::info_span!("request", id = self.as_str())
    }
}

/// Passes a request on and its response back.
pub(super) async fn pass(
    State(server): State<Arc<Server>>,
    mut request: Request,
    next: Next,
) -> Response {
    let began = Instant::now();
    request.headers_mut().remove(REQUEST_ID);
    let id = server.request_ids.next();
    let asked = observe::Asked::new(&request);
    let mut response = match origin::check_head(&server, &request) {
        Ok(()) => {
            request.extensions_mut().insert(id.clone());
            next.run(request).await
        }
        Err(refusal) => refusal.into_response(Media::Json),
    };
    observe::log(&asked, id.as_str(), &response, began);
    let headers = response.headers_mut();
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
    ] {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    headers.insert(REQUEST_ID, id.0);
    if server.shutdown.requested() && response.status() != StatusCode::SWITCHING_PROTOCOLS {
        response
            .headers_mut()
            .insert(CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_uuids_and_none_comes_twice() {
        let ids = RequestIds::new();
        let (one, other) = (ids.next(), ids.next());
        assert_ne!(one.as_str(), other.as_str());
        for id in [one, other] {
            let id = id.as_str();
            assert_eq!(id.len(), 36);
            let dashes = id.match_indices('-').map(|(at, _)| at);
            assert_eq!(dashes.collect::<Vec<_>>(), [8, 13, 18, 23]);
            assert_eq!(&id[14..15], "4");
            assert!("89ab".contains(&id[19..20]), "{id}");
        }
    }
}
