//! What clients may keep of answers, and how they ask whether it still holds.
//!
//! The answer to a query depends on the archive's revision and on the request alone. So for a query by
//! GET a tag of both stands for the answer, and whoever shows it is told without running anything.

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;

use crate::http::media::Media;
use crate::http::reply;
use crate::http::request::Parameters;

/// What a request asks, whatever the revision.
pub(super) struct Asked(blake3::Hasher);

/// Stands for an answer.
pub(super) struct Tag(String);

impl Asked {
    /// Hashes a request. `salt` is this process's own: another one may serve another archive.
    pub(super) fn new(salt: &[u8; 32], media: Media, parameters: &Parameters) -> Option<Asked> {
        let mut hasher = blake3::Hasher::new_keyed(salt);
        hasher.update(media.content_type().as_bytes());
        hasher.update(&serde_json::to_vec(parameters).ok()?);
        Some(Asked(hasher))
    }

    /// The tag of its answer in a revision.
    pub(super) fn at(mut self, revision: u64) -> Tag {
        self.0.update(&revision.to_le_bytes());
        Tag(format!("\"{}\"", &self.0.finalize().to_hex()[..32]))
    }
}

impl Tag {
    /// Whether the client holds this answer.
    pub(super) fn is_held(&self, headers: &HeaderMap) -> bool {
        let held = headers.get_all(IF_NONE_MATCH).iter();
        held.filter_map(|tags| tags.to_str().ok())
            .flat_map(|tags| tags.split(','))
            .map(str::trim)
            .any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == self.0)
    }

    /// Lets clients and proxies keep an answer, as long as they ask each time whether it still holds.
    pub(super) fn mark(&self, response: &mut Response) {
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        if let Ok(tag) = HeaderValue::try_from(format!("W/{}", self.0)) {
            headers.insert(ETAG, tag);
        }
    }

    /// The response to one who holds the answer.
    pub(super) fn not_modified(&self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        reply::vary(response.headers_mut());
        self.mark(&mut response);
        response
    }
}
