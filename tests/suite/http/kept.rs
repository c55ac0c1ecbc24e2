//! What clients may keep of answers.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Request, StatusCode};
use caunoi::archive::Archive;
use caunoi::http::{Server, Settings, Shutdown, router};
use serde_json::json;
use tempfile::TempDir;

use super::{Answer, STRICT, ask, get, guarded, open, post, query};

const ASKED: &str = "/graphql?query=%7Basked%7D";

async fn asked(router: &Router, path: &str, headers: &[(&str, &str)]) -> Answer {
    get(router.clone(), path, headers).await
}

#[tokio::test]
async fn an_answer_by_get_holds_until_the_archive_changes() {
    let router = guarded();
    let first = asked(&router, ASKED, &[]).await;
    assert_eq!(first.json(), json!({ "data": { "asked": 1 } }));
    let tag = first.header("etag");
    assert!(tag.starts_with("W/\"") && tag.ends_with('"'), "{tag}");
    assert_eq!(first.header("cache-control"), "no-cache");

    let strong = tag.strip_prefix("W/").unwrap();
    let among = format!("\"a\", {tag} , \"b\"");
    for held in [tag, strong, &among, "*"] {
        let unchanged = asked(&router, ASKED, &[("if-none-match", held)]).await;
        assert_eq!(unchanged.status, StatusCode::NOT_MODIFIED, "{held}");
        assert!(unchanged.body.is_empty());
        for name in ["etag", "cache-control", "vary"] {
            assert_eq!(unchanged.header(name), first.header(name), "{name}");
        }
        assert!(unchanged.headers.contains_key("x-request-id"));
    }
    let again = asked(&router, ASKED, &[("if-none-match", "W/\"other\"")]).await;
    assert_eq!(
        again.json(),
        json!({ "data": { "asked": 2 } }),
        "none of them ran"
    );

    change(&router).await;
    let later = asked(&router, ASKED, &[("if-none-match", tag)]).await;
    assert_eq!(later.status, StatusCode::OK);
    assert_ne!(later.header("etag"), tag);
}

/// Brings the archive to its next revision.
async fn change(router: &Router) {
    let token = HeaderValue::from_bytes("Bearer bí mật".as_bytes()).unwrap();
    let request = Request::post("/graphql")
        .header("content-type", "application/json")
        .header("authorization", token)
        .body(query("mutation { change }").into())
        .unwrap();
    let answer = ask(router.clone(), request).await;
    assert_eq!(answer.json()["data"]["change"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_archives_own_answers_hold_until_a_page_comes() {
    let folder = TempDir::new().unwrap();
    let archive = Arc::new(Archive::open(folder.path()).unwrap());
    let server = Server::new(String::new(), Settings::default(), Shutdown::default());
    server.start(caunoi::graphql::engine(archive.clone()));
    let router = router(server);
    let path = "/graphql?query=%7Barchive%7Barticles%20revision%7D%7D";
    let before = asked(&router, path, &[]).await;
    let held = [("if-none-match", before.header("etag"))];
    let status = asked(&router, path, &held).await.status;
    assert_eq!(status, StatusCode::NOT_MODIFIED);
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("seed/seminar-decree-58.txt");
    caunoi::load::load(&archive, &[page], &mut |_, _| {}).unwrap();
    let after = asked(&router, path, &held).await;
    assert_eq!(after.json()["data"]["archive"]["articles"], 1);
}

#[tokio::test]
async fn other_requests_have_other_tags() {
    let router = open();
    let mut tags = Vec::new();
    for (path, headers) in [
        (ASKED, &[][..]),
        (ASKED, &[("accept", STRICT)]),
        ("/graphql?query=%7Bhello%7D", &[]),
        (
            "/graphql?query=query(%24n%3AString!)%7Bhello(name%3A%24n)%7D&variables=%7B%22n%22%3A%221%22%7D",
            &[],
        ),
        (
            "/graphql?query=query(%24n%3AString!)%7Bhello(name%3A%24n)%7D&variables=%7B%22n%22%3A%222%22%7D",
            &[],
        ),
        (
            "/graphql?query=query%20A%7Bhello%7Dquery%20B%7Bhello%7D&operationName=A",
            &[],
        ),
        (
            "/graphql?query=query%20A%7Bhello%7Dquery%20B%7Bhello%7D&operationName=B",
            &[],
        ),
        (
            "/graphql?query=%7Bhello%7D&extensions=%7B%22a%22%3A1%7D",
            &[],
        ),
    ] {
        let answer = asked(&router, path, headers).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        tags.push(answer.header("etag").to_owned());
    }
    tags.push(asked(&open(), ASKED, &[]).await.header("etag").to_owned());
    assert!(tags.iter().all(|tag| !tag.is_empty()));
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), 9);
}

#[tokio::test]
async fn errors_changes_and_what_came_with_a_token_are_not_kept() {
    let router = guarded();
    let kept = asked(&router, ASKED, &[]).await;
    let held = ("if-none-match", kept.header("etag"));
    for answer in [
        asked(&router, ASKED, &[("authorization", "Bearer x"), held]).await,
        asked(&router, "/graphql?query=%7Bhello%20refuses%7D", &[]).await,
        asked(&router, "/graphql?query=%7Bnothing%7D", &[]).await,
        asked(&router, "/graphql?query=%7B", &[]).await,
        asked(&router, "/graphql", &[]).await,
        asked(&router, "/nothing", &[]).await,
        asked(&router, ASKED, &[("authorization", "Bearer x")]).await,
        post(router.clone(), query("{ hello }"), &[]).await,
    ] {
        assert_eq!(answer.header("cache-control"), "no-store");
        assert!(!answer.headers.contains_key("etag"));
    }
}

#[tokio::test]
async fn head_is_get_without_the_body() {
    let router = open();
    let request = Request::head("/graphql?query=%7Bhello%7D");
    let request = request.body(Body::empty()).unwrap();
    let head = ask(router.clone(), request).await;
    let whole = asked(&router, "/graphql?query=%7Bhello%7D", &[]).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
    for name in ["etag", "content-type", "content-length", "cache-control"] {
        assert_eq!(head.header(name), whole.header(name), "{name}");
    }
}
