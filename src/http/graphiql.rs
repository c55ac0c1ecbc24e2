//! GraphiQL, out of the binary: the page, its files, and the questions that its tabs open with.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::code::Code;
use crate::http::media::Media;
use crate::http::reply::Refusal;

// What build.rs fetched: the files by name, or why there are none.
include!(concat!(env!("OUT_DIR"), "/graphiql.rs"));

/// A question that a tab opens with, by the names that GraphiQL has for its parts.
#[derive(Serialize)]
struct Example {
    query: &'static str,
    variables: &'static str,
}

const EXAMPLES: [Example; 6] = [
    example(include_str!("graphiql/meetings.graphql")),
    example(include_str!("graphiql/directive.graphql")),
    example(include_str!("graphiql/person.graphql")),
    example(include_str!("graphiql/search.graphql")),
    Example {
        query: include_str!("graphiql/page.graphql"),
        variables: include_str!("graphiql/page.variables.json"),
    },
    example(include_str!("graphiql/live.graphql")),
];

const fn example(query: &'static str) -> Example {
    Example {
        query,
        variables: "",
    }
}

/// Our own files: what starts GraphiQL, and what speaks over the WebSocket for it.
const OWN: [(&str, &[u8]); 3] = [
    ("start.js", include_bytes!("graphiql/start.js")),
    ("socket.js", include_bytes!("graphiql/socket.js")),
    ("start.css", include_bytes!("graphiql/start.css")),
];

/// Nothing from elsewhere, no script or style in the page itself.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'";

struct Asset {
    name: &'static str,
    /// Of the content, so that a new content is a new address.
    hash: String,
    bytes: &'static [u8],
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let files = FETCHED.iter().chain(&OWN);
    files
        .map(|&(name, bytes)| Asset {
            name,
            hash: blake3::hash(bytes).to_hex()[..16].to_owned(),
            bytes,
        })
        .collect()
});

static PAGE: LazyLock<String> = LazyLock::new(|| match MISSING {
    None => {
        // Inside a script element only `</` could end it.
        let examples = serde_json::to_string(&EXAMPLES).expect("texts are JSON");
        let page = include_str!("graphiql/index.html");
        linked(page).replace("{examples}", &examples.replace("</", "<\\/"))
    }
    Some(reason) => {
        linked(include_str!("graphiql/missing.html")).replace("{reason}", &escaped(reason))
    }
});

/// The page at `/`.
pub(super) async fn page() -> Response {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CONTENT_SECURITY_POLICY, POLICY),
        (CACHE_CONTROL, "no-cache"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ];
    (headers, PAGE.as_str()).into_response()
}

/// A file of the page; its address holds the hash of its content, so that it never changes.
pub(super) async fn asset(Path((hash, name)): Path<(String, String)>) -> Response {
    let Some(asset) = ASSETS
        .iter()
        .find(|asset| asset.name == name && asset.hash == hash)
    else {
        return Refusal::new(
            StatusCode::NOT_FOUND,
            Code::NotFound,
            "there is no such file",
        )
        .into_response(Media::Json);
    };
    let kind = match asset.name.rsplit_once('.') {
        Some((_, "css")) => "text/css; charset=utf-8",
        _ => "text/javascript; charset=utf-8",
    };
    let headers = [
        (CONTENT_TYPE, kind),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, asset.bytes).into_response()
}

/// The page with the address of a file wherever it says `{file name}`.
fn linked(page: &str) -> String {
    ASSETS.iter().fold(page.to_owned(), |page, asset| {
        let place = format!("{{{}}}", asset.name);
        page.replace(&place, &format!("/assets/{}/{}", asset.hash, asset.name))
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
