//! Media types: which one a response bears, and whether a body has one that is read.
//!
//! After <https://graphql.github.io/graphql-over-http/draft/>.

use axum::http::header::{ACCEPT, CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};

/// How a response is written, and with which statuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Media {
    /// `application/graphql-response+json`: the status says whether the operation ran.
    GraphqlResponse,
    /// `application/json`: a well-formed request is answered with 200, also when it is refused.
    Json,
}

impl Media {
    /// The value of `content-type`.
    pub(super) fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Media::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Media::Json => "application/json; charset=utf-8",
        })
    }

    fn subtype(self) -> &'static str {
        match self {
            Media::GraphqlResponse => "graphql-response+json",
            Media::Json => "json",
        }
    }
}

/// How narrowly a range of the `accept` header names a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Breadth {
    Anything,
    Type,
    Exact,
}

/// The type that the client likes best, none where it takes neither. A client that does not say, or
/// takes anything, is an old or a simple one: it is given `application/json`.
pub(super) fn negotiate(headers: &HeaderMap) -> Option<Media> {
    if !headers.contains_key(ACCEPT) {
        return Some(Media::Json);
    }
    let ranges: Vec<&str> = headers
        .get_all(ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    let preference = |media: Media| {
        let (breadth, quality) = ranges
            .iter()
            .filter_map(|range| quality(range, "application", media.subtype()))
            .max_by_key(|&(breadth, _)| breadth)?;
        // Named alike, the newer type tells more; under a wildcard the older one surprises nobody.
        let newer = (media == Media::GraphqlResponse) == (breadth == Breadth::Exact);
        (quality > 0).then_some((quality, breadth, newer))
    };
    [Media::GraphqlResponse, Media::Json]
        .into_iter()
        .filter_map(|media| preference(media).map(|rank| (rank, media)))
        .max_by_key(|&(rank, _)| rank)
        .map(|(_, media)| media)
}

/// Whether a range of an `accept` header covers the media type: how narrowly, and with which quality in
/// thousandths.
fn quality(range: &str, kind: &str, subtype: &str) -> Option<(Breadth, u32)> {
    let mut parts = range.split(';').map(str::trim);
    let name = parts.next()?.to_ascii_lowercase();
    let breadth = match name.split_once('/')? {
        ("*", "*") => Breadth::Anything,
        (named, "*") if named == kind => Breadth::Type,
        (named, exact) if named == kind && exact == subtype => Breadth::Exact,
        _ => return None,
    };
    let mut quality: f32 = 1.0;
    for parameter in parts {
        let (name, value) = parameter.split_once('=')?;
        match name.trim().to_ascii_lowercase().as_str() {
            "q" => quality = value.trim().parse().ok()?,
            "charset" if !is_utf8(value) => return None,
            _ => {}
        }
    }
    (0.0..=1.0)
        .contains(&quality)
        .then_some((breadth, (quality * 1000.0) as u32))
}

/// Whether a body comes as it is, not compressed.
pub(super) fn is_plain(headers: &HeaderMap) -> bool {
    let mut codings = headers.get_all(CONTENT_ENCODING).iter();
    codings.all(|coding| {
        coding
            .as_bytes()
            .trim_ascii()
            .eq_ignore_ascii_case(b"identity")
    })
}

/// Whether the client takes server-sent events.
pub(super) fn takes_events(headers: &HeaderMap) -> bool {
    if !headers.contains_key(ACCEPT) {
        return true;
    }
    let ranges = headers.get_all(ACCEPT).iter();
    ranges
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|range| {
            let (breadth, quality) = quality(range, "text", "event-stream")?;
            Some((breadth, quality > 0))
        })
        .max_by_key(|&(breadth, _)| breadth)
        .is_some_and(|(_, taken)| taken)
}

/// Whether the body is declared as JSON in UTF-8.
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let Some(declared) = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
    else {
        return false;
    };
    let mut parts = declared.split(';').map(str::trim);
    parts
        .next()
        .is_some_and(|name| name.eq_ignore_ascii_case("application/json"))
        && parts
            .filter_map(|parameter| parameter.split_once('='))
            .all(|(name, value)| !name.trim().eq_ignore_ascii_case("charset") || is_utf8(value))
}

fn is_utf8(charset: &str) -> bool {
    let charset = charset.trim().trim_matches('"');
    charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn negotiated(accept: &'static str) -> Option<Media> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static(accept));
        negotiate(&headers)
    }

    #[test]
    fn the_best_liked_type_is_taken() {
        let (json, graphql) = (Some(Media::Json), Some(Media::GraphqlResponse));
        for (accept, expected) in [
            ("*/*", json),
            ("application/*", json),
            ("application/json", json),
            ("application/graphql-response+json", graphql),
            ("application/graphql-response+json; charset=utf-8", graphql),
            (
                "application/json, application/graphql-response+json",
                graphql,
            ),
            (
                "application/graphql-response+json;q=0.5, application/json",
                json,
            ),
            ("application/json;q=0.5, */*;q=0.1", json),
            ("application/graphql-response+json, */*", graphql),
            ("application/json;q=0, */*", graphql),
            ("Application/JSON; Q=0.3", json),
            ("text/html, application/xhtml+xml, */*;q=0.8", json),
            ("text/html", None),
            ("application/json;q=0", None),
            ("application/json; charset=iso-8859-1", None),
            ("", None),
        ] {
            assert_eq!(negotiated(accept), expected, "{accept}");
        }
    }

    #[test]
    fn events_go_to_those_who_take_them() {
        for (accept, expected) in [
            ("text/event-stream", true),
            ("*/*", true),
            ("text/*;q=0.1", true),
            ("application/json, text/event-stream", true),
            ("application/json", false),
            ("*/*, text/event-stream;q=0", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
            assert_eq!(takes_events(&headers), expected, "{accept}");
        }
        assert!(takes_events(&HeaderMap::new()));
    }

    #[test]
    fn only_json_in_utf8_is_read() {
        for (declared, expected) in [
            ("application/json", true),
            ("application/json; charset=UTF-8", true),
            ("application/json;charset=\"utf-8\"", true),
            ("application/json; charset=windows-1258", false),
            ("text/plain", false),
            ("multipart/form-data; boundary=x", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(declared));
            assert_eq!(is_json(&headers), expected, "{declared}");
        }
        assert!(!is_json(&HeaderMap::new()));
    }
}
