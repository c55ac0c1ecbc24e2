//! Which sites' pages may ask this server.

use std::net::IpAddr;

use axum::extract::Request;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HOST, ORIGIN};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Version};
use url::Url;

use crate::code::Code;
use crate::http::Server;
use crate::http::limits::HEAD_BYTES;
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

/// The headers that decide who asks and what: said twice, they mean one thing here and another to a
/// proxy in front.
const ONCE: [HeaderName; 4] = [HOST, CONTENT_TYPE, AUTHORIZATION, ORIGIN];

/// Turns away requests whose head is too long or means two things at once, and requests to a server of this machine
/// alone that name a host elsewhere.
pub(super) fn check_head(server: &Server, request: &Request) -> Result<(), Refusal> {
    let headers = request.headers();
    if ONCE
        .iter()
        .any(|name| headers.get_all(name).iter().nth(1).is_some())
    {
        let message = "a header that can be given once is given twice";
        return Err(Refusal::malformed(message));
    }
    if request.version() == Version::HTTP_11 && !headers.contains_key(HOST) {
        let message = "a request of HTTP/1.1 names its host: send the header `Host`";
        return Err(Refusal::malformed(message));
    }
    if head_bytes(request) > HEAD_BYTES {
        return Err(Refusal::new(
            StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Code::PayloadTooLarge,
            format!(
                "address and headers are longer than {} KiB",
                HEAD_BYTES >> 10
            ),
        ));
    }
    // Where the address names a host itself, that one counts.
    let host = request
        .uri()
        .authority()
        .map(Authority::as_str)
        .or(host(headers));
    if server.settings.loopback && !host.is_none_or(|host| is_ours(server, host)) {
        return Err(Refusal::new(
            StatusCode::FORBIDDEN,
            Code::Forbidden,
            "this server answers to localhost only; name another host with --allow-origin",
        ));
    }
    Ok(())
}

/// The bytes of a request's head as it came, give or take the blanks: hyper reads on for a while before it
/// finds a head too long.
fn head_bytes(request: &Request) -> usize {
    let uri = request.uri();
    let host = uri
        .authority()
        .map_or(0, |host| host.as_str().len() + "http://".len());
    let path = uri.path_and_query().map_or(0, |path| path.as_str().len());
    let line = request.method().as_str().len() + host + path + "  HTTP/1.1\r\n\r\n".len();
    let headers = request.headers().iter();
    let lines = headers.map(|(name, value)| name.as_str().len() + value.len() + ": \r\n".len());
    line + lines.sum::<usize>()
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
