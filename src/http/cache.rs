//! What clients may keep of answers, and how they ask whether it still holds.
//!
//! The answer to a query depends on the archive's revision and on the request alone. So a tag of both
//! stands for the answer: the server keeps it under that (see [`crate::http::kept`]), and clients are given
//! the tag with answers by GET, and told whether it still holds without anything being run.

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;

use crate::http::media::Media;
use crate::http::reply;

/// What a request asks, whatever the revision: a hash of it.
pub(super) struct Asked([u8; 32]);

/// Stands for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Tag([u8; 16]);

/// Where a request says what it asks.
#[derive(Debug, Clone, Copy)]
pub(super) enum Said<'a> {
    /// In its address.
    Address(&'a [u8]),
    /// In its body.
    Body(&'a [u8]),
}

impl Asked {
    /// Hashes a request with all that its answer may depend on. `salt` is this process's own: another one may
    /// serve another archive.
    pub(super) fn new(salt: &[u8; 32], media: Media, authorized: bool, said: Said<'_>) -> Asked {
        let (place, said) = match said {
            Said::Address(said) => (0, said),
            Said::Body(said) => (1, said),
        };
        let mut hasher = blake3::Hasher::new_keyed(salt);
        hasher.update(&[media as u8, u8::from(authorized), place]);
        hasher.update(said);
        Asked(*hasher.finalize().as_bytes())
    }

    /// The tag of its answer in a revision.
    pub(super) fn at(&self, revision: u64) -> Tag {
        let hash = blake3::keyed_hash(&self.0, &revision.to_le_bytes());
        let mut tag = [0; 16];
        tag.copy_from_slice(&hash.as_bytes()[..16]);
        Tag(tag)
    }
}

impl Tag {
    /// Whether the client holds this answer.
    pub(super) fn is_held(self, headers: &HeaderMap) -> bool {
        let held = headers.get_all(IF_NONE_MATCH).iter();
        let tag = self.strong();
        held.filter_map(|tags| tags.to_str().ok())
            .flat_map(|tags| tags.split(','))
            .map(str::trim)
            .any(|held| held == "*" || held.strip_prefix("W/").unwrap_or(held) == tag)
    }

    /// Lets clients and proxies keep an answer, as long as they ask each time whether it still holds.
    pub(super) fn mark(self, response: &mut Response) {
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        if let Ok(tag) = HeaderValue::try_from(format!("W/{}", self.strong())) {
            headers.insert(ETAG, tag);
        }
    }

    /// The response to one who holds the answer.
    pub(super) fn not_modified(self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        reply::vary(response.headers_mut());
        self.mark(&mut response);
        response
    }

    fn strong(self) -> String {
        format!("\"{:032x}\"", u128::from_be_bytes(self.0))
    }
}
