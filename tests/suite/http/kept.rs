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
    assert_eq!((again.status, again.header("etag")), (StatusCode::OK, tag));

    change(&router).await;
    let later = asked(&router, ASKED, &[("if-none-match", tag)]).await;
    assert_eq!(later.json(), json!({ "data": { "asked": 2 } }), "none ran");
    assert_ne!(later.header("etag"), tag);
}

#[tokio::test]
async fn an_answer_is_made_once_and_given_until_the_archive_changes() {
    let router = guarded();
    let token = HeaderValue::from_bytes("Bearer bí mật".as_bytes()).unwrap();
    let ask_as = async |body: String, headers: &[(&str, HeaderValue)]| {
        let mut request = Request::post("/graphql").header("content-type", "application/json");
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        ask(router.clone(), request.body(body.into()).unwrap()).await
    };
    let asked_so = async |body: String, headers: &[(&str, HeaderValue)]| {
        ask_as(body, headers).await.json()["data"]["asked"].clone()
    };
    let other = json!({ "query": "{ asked }", "extensions": { "other": 1 } }).to_string();
    for expected in [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10]] {
        for _ in 0..3 {
            let strict = HeaderValue::from_static(STRICT);
            let got = json!([
                asked_so(query("{ asked }"), &[]).await,
                asked_so(query("{ asked }"), &[("accept", strict)]).await,
                asked_so(query("{ asked }"), &[("authorization", token.clone())]).await,
                asked_so(other.clone(), &[]).await,
                asked(&router, ASKED, &[]).await.json()["data"]["asked"],
            ]);
            assert_eq!(got, json!(expected));
        }
        let kept = ask_as(query("{ asked }"), &[]).await;
        assert_eq!(kept.header("cache-control"), "no-store");
        assert!(kept.headers.contains_key("x-request-id") && !kept.headers.contains_key("etag"));
        change(&router).await;
    }
}

#[tokio::test]
async fn an_answer_with_an_error_is_made_again() {
    let router = open();
    for number in 1..=3 {
        let answer = post(router.clone(), query("{ asked refuses }"), &[]).await;
        assert_eq!(answer.json()["data"]["asked"], number);
    }
}

#[tokio::test]
async fn a_document_is_persisted_although_its_answer_is_kept() {
    let router = open();
    let document = "{ asked }";
    let hash = "7c75c0a9b3ab4df703bd3d3dca55ff51cb62709786503182dd5255780292e39f";
    let extensions = json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } });
    let whole = json!({ "query": document, "extensions": extensions }).to_string();
    for number in 1..=2 {
        let answer = post(router.clone(), whole.clone(), &[]).await;
        assert_eq!(answer.json()["data"]["asked"], number);
    }
    let short = json!({ "extensions": extensions }).to_string();
    for _ in 0..2 {
        let answer = post(router.clone(), short.clone(), &[]).await;
        assert_eq!(answer.json()["data"]["asked"], 3);
    }
}

/// A short one at once, one that is long beside the others in its turn.
#[tokio::test]
async fn a_kept_answer_is_compressed_as_the_client_likes_it() {
    for asked in ["{ long }", "{ long second: long third: long fourth: long }"] {
        let router = open();
        let plain = post(router.clone(), query(asked), &[]).await;
        for (accepted, coding) in [("gzip", "gzip"), ("gzip, br", "br"), ("br;q=0", "")] {
            let mut first = None;
            for _ in 0..2 {
                let headers = [("accept-encoding", accepted)];
                let answer = post(router.clone(), query(asked), &headers).await;
                assert_eq!(answer.header("content-encoding"), coding, "{asked}");
                assert!(answer.header("vary").contains("accept-encoding"));
                let first = first.get_or_insert(answer.body.clone());
                assert_eq!(*first, answer.body);
                let shorter = answer.body.len() < plain.body.len();
                assert_eq!(shorter, !coding.is_empty());
            }
        }
    }
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
