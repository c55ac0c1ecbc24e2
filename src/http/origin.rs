//! Which sites' pages may ask this server.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use url::Url;

use crate::code::Code;
use crate::http::Server;
use crate::http::media::Media;
use crate::http::reply::Refusal;

/// A site, as `https://archive.example.org`: scheme, host and port, as browsers send it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

/// The text is no origin.
#[derive(Debug, thiserror::Error)]
#[error(
    "an origin is a scheme and a host, and a port where it is not the usual one, as `https://archive.example.org`"
)]
pub struct NotAnOrigin;

impl Origin {
    /// Its header value.
    pub(super) fn header(&self) -> HeaderValue {
        HeaderValue::from_str(&self.0).expect("a parsed origin is ASCII")
    }

    fn host(&self) -> &str {
        self.0.split_once("://").map_or("", |(_, host)| host)
    }
}

impl std::str::FromStr for Origin {
    type Err = NotAnOrigin;

    fn from_str(text: &str) -> Result<Origin, NotAnOrigin> {
        let url = Url::parse(text).map_err(|_| NotAnOrigin)?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        let web = matches!(url.scheme(), "http" | "https");
        if !bare || !web || !url.username().is_empty() || url.password().is_some() {
            return Err(NotAnOrigin);
        }
        Ok(Origin(url.origin().ascii_serialization()))
    }
}

/// Turns away requests to a server of this machine alone that name a host elsewhere.
pub(super) async fn check_host(
    State(server): State<Arc<Server>>,
    request: Request,
    next: Next,
) -> Response {
    let host = host(request.headers());
    if !server.settings.loopback || host.is_none_or(|host| is_ours(&server, host)) {
        return next.run(request).await;
    }
    let refusal = Refusal::new(
        StatusCode::FORBIDDEN,
        Code::Forbidden,
        "this server answers to localhost only; name another host with --allow-origin",
    );
    refusal.into_response(Media::Json)
}

/// Whether a WebSocket may be opened from where the request comes. Browsers let every page open
/// sockets anywhere and only say which page it was; other clients say nothing.
pub(super) fn may_open_socket(server: &Server, headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(ORIGIN) else {
        return true;
    };
    let Some(origin) = origin
        .to_str()
        .ok()
        .and_then(|origin| origin.parse::<Origin>().ok())
    else {
        return false;
    };
    server.settings.allowed_origins.contains(&origin)
        || host(headers).is_some_and(|host| host.eq_ignore_ascii_case(origin.host()))
}

fn host(headers: &HeaderMap) -> Option<&str> {
    // A host that is no text is nobody's.
    headers
        .get(HOST)
        .map(|host| host.to_str().unwrap_or_default())
}

fn is_ours(server: &Server, host: &str) -> bool {
    let allowed = &server.settings.allowed_origins;
    if allowed
        .iter()
        .any(|origin| origin.host().eq_ignore_ascii_case(host))
    {
        return true;
    }
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name
        .trim_start_matches('[')
        .trim_end_matches(']')
        .parse::<IpAddr>();
    name.eq_ignore_ascii_case("localhost")
        || name.to_ascii_lowercase().ends_with(".localhost")
        || address.is_ok_and(|address| address.is_loopback())
}
