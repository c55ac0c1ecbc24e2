//! Persisted queries, as Apollo's clients ask for them.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{Answer, STRICT, get, guarded, open, post};

const HELLO: &str = "{ hello }";
/// The SHA-256 of `{ hello }`.
const HASH: &str = "001c3174e099bd72b729d0c0a529ba9f5a740c446e2a6e1d71b283cb84ec3065";

fn persisted(hash: &str) -> Value {
    json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } })
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[track_caller]
fn is_missed(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::OK);
    let error = json!({
        "message": "PersistedQueryNotFound",
        "extensions": { "code": "PERSISTED_QUERY_NOT_FOUND" },
    });
    assert_eq!(answer.json(), json!({ "errors": [error] }));
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_document_is_sent_once_and_then_named() {
    let router = open();
    let named = json!({ "extensions": persisted(HASH) }).to_string();
    let sent = json!({ "query": HELLO, "extensions": persisted(HASH) }).to_string();
    let address = format!(
        "/graphql?extensions={}",
        encoded(&persisted(HASH).to_string())
    );
    for accept in [STRICT, "application/json"] {
        is_missed(&post(router.clone(), named.clone(), &[("accept", accept)]).await);
        is_missed(&get(router.clone(), &address, &[("accept", accept)]).await);
    }
    let hello = json!({ "data": { "hello": "Xin chào" } });
    for body in [sent, named] {
        assert_eq!(post(router.clone(), body, &[]).await.json(), hello);
    }
    let kept = get(router.clone(), &address, &[]).await;
    assert_eq!(kept.json(), hello);
    assert!(kept.headers.contains_key("etag"));
    // In capitals, and with variables and a name, as any other request.
    let shouted = json!({ "extensions": persisted(&HASH.to_uppercase()), "variables": {} });
    assert_eq!(post(router, shouted.to_string(), &[]).await.json(), hello);
}

#[tokio::test]
async fn the_address_may_send_the_document() {
    let router = open();
    let extensions = encoded(&persisted(HASH).to_string());
    let sent = format!("/graphql?query={}&extensions={extensions}", encoded(HELLO));
    let named = format!("/graphql?extensions={extensions}");
    for path in [sent, named] {
        assert_eq!(
            get(router.clone(), &path, &[]).await.json()["data"]["hello"],
            "Xin chào"
        );
    }
}

#[tokio::test]
async fn what_is_no_persisted_query_is_refused() {
    for extensions in [
        json!({ "persistedQuery": { "version": 2, "sha256Hash": HASH } }),
        json!({ "persistedQuery": { "sha256Hash": HASH } }),
        json!({ "persistedQuery": { "version": 1 } }),
        json!({ "persistedQuery": 1 }),
        persisted("00"),
        persisted(&HASH.replace('3', "g")),
        persisted(&"ă".repeat(32)),
        persisted(&HASH.replace('3', "4")),
    ] {
        let body = json!({ "query": HELLO, "extensions": extensions }).to_string();
        for accept in [STRICT, "application/json"] {
            let answer = post(open(), body.clone(), &[("accept", accept)]).await;
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (StatusCode::BAD_REQUEST, "BAD_REQUEST"),
                "{extensions}"
            );
        }
    }
}

#[tokio::test]
async fn a_document_that_may_not_run_is_not_kept_and_a_kept_one_is_weighed_again() {
    let router = open();
    let hash = |text: &str| -> String {
        let digest = <sha2::Sha256 as sha2::Digest>::digest(text);
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    };
    let broken = "{ hello";
    let sent = json!({ "query": broken, "extensions": persisted(&hash(broken)) });
    assert_eq!(
        post(router.clone(), sent.to_string(), &[]).await.code(),
        "GRAPHQL_PARSE_FAILED"
    );
    let named = json!({ "extensions": persisted(&hash(broken)) });
    is_missed(&post(router.clone(), named.to_string(), &[]).await);

    // A change that is kept goes by POST alone, and needs the token each time.
    let router = guarded();
    let change = "mutation { change }";
    let sent = json!({ "query": change, "extensions": persisted(&hash(change)) });
    let named = json!({ "extensions": persisted(&hash(change)) });
    for body in [sent, named] {
        let answer = post(router.clone(), body.to_string(), &[]).await;
        assert_eq!(answer.code(), "UNAUTHENTICATED");
    }
    let address = format!(
        "/graphql?extensions={}",
        encoded(&persisted(&hash(change)).to_string())
    );
    let answer = get(router, &address, &[]).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.header("allow"), "POST");
}
