//! Answers as server-sent events.

use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use caunoi::http::{Settings, Shutdown, limits, router};
use futures_util::StreamExt;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::{Instant, sleep};
use tower::ServiceExt;

use super::{Answer, gathered, open, query};
use crate::stand_in::{FLOOD_BYTES, counted, piped, server};

async fn streamed(router: Router, body: &str, headers: &[(&str, &str)]) -> Response<Body> {
    let mut request = Request::post("/graphql/stream")
        .header("host", "localhost")
        .header("content-type", "application/json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::from(body.to_owned())).unwrap();
    router.oneshot(request).await.unwrap()
}

async fn fetched(router: Router, path: &str) -> Response<Body> {
    let request = Request::get(path)
        .header("host", "localhost")
        .header("accept", "text/event-stream");
    let request = request.body(Body::empty()).unwrap();
    router.oneshot(request).await.unwrap()
}

/// The events of a stream that ends: each name with its data.
#[track_caller]
fn events(answer: &Answer) -> Vec<(String, Value)> {
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        answer.header("content-type"),
        "text/event-stream; charset=utf-8"
    );
    let body = String::from_utf8(answer.body.clone()).unwrap();
    let events = body.split_terminator("\n\n").map(|event| {
        let (name, data) = event.split_once('\n').unwrap();
        let name = name.strip_prefix("event: ").unwrap().to_owned();
        let data = data.strip_prefix("data:").unwrap().trim();
        let data = if data.is_empty() {
            Value::Null
        } else {
            serde_json::from_str(data).unwrap()
        };
        (name, data)
    });
    events.collect()
}

fn complete() -> (String, Value) {
    ("complete".to_owned(), Value::Null)
}

fn next(data: Value) -> (String, Value) {
    ("next".to_owned(), data)
}

#[tokio::test]
async fn an_operation_is_streamed_to_its_end() {
    let count = json!({ "query": "subscription Count { count(to: 2) }" }).to_string();
    for headers in [
        &[][..],
        &[("accept", "text/event-stream")],
        &[("accept-encoding", "gzip, br")],
    ] {
        let answer = gathered(streamed(open(), &count, headers).await).await;
        let counted = |n: i32| next(json!({ "data": { "count": n } }));
        assert_eq!(events(&answer), [counted(0), counted(1), complete()]);
        assert!(!answer.headers.contains_key("content-encoding"));
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    let hello = next(json!({ "data": { "hello": "Xin chào" } }));
    for response in [
        streamed(open(), &query("{ hello }"), &[]).await,
        fetched(open(), "/graphql/stream?query=%7Bhello%7D").await,
    ] {
        assert_eq!(
            events(&gathered(response).await),
            [hello.clone(), complete()]
        );
    }
}

#[tokio::test]
async fn what_is_wrong_with_the_operation_is_told_in_the_stream() {
    for (text, code) in [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("PANIC", "INTERNAL_SERVER_ERROR"),
        ("{ panics }", "INTERNAL_SERVER_ERROR"),
    ] {
        let told = events(&gathered(streamed(open(), &query(text), &[]).await).await);
        assert_eq!(told.len(), 2, "{text}");
        assert_eq!(told[0].1["errors"][0]["extensions"]["code"], code, "{text}");
        assert_eq!(told[1], complete());
    }
    let told =
        events(&gathered(streamed(open(), &query("subscription { breaks }"), &[]).await).await);
    assert_eq!(told[0], next(json!({ "data": { "breaks": 0 } })));
    assert_eq!(
        told[1].1["errors"][0]["extensions"]["code"],
        "INTERNAL_SERVER_ERROR"
    );
    assert_eq!(told[2], complete());
}

#[tokio::test]
async fn what_is_wrong_with_the_request_is_told_by_the_status() {
    let json = [("accept", "application/json")];
    let mutation = "/graphql/stream?query=mutation%7Bchange%7D";
    for (response, status, code) in [
        (streamed(open(), "{", &[]).await, 400, "BAD_REQUEST"),
        (streamed(open(), "[]", &[]).await, 400, "BAD_REQUEST"),
        (
            streamed(open(), &query("{ hello }"), &json).await,
            406,
            "NOT_ACCEPTABLE",
        ),
        (fetched(open(), mutation).await, 405, "METHOD_NOT_ALLOWED"),
    ] {
        let answer = gathered(response).await;
        assert_eq!(
            (answer.status.as_u16(), answer.code().as_str()),
            (status, code)
        );
        assert!(answer.headers.contains_key("x-request-id"));
    }
    let request = Request::put("/graphql/stream")
        .header("host", "localhost")
        .body(Body::empty())
        .unwrap();
    let answer = gathered(open().oneshot(request).await.unwrap()).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("allow")),
        (405, "GET, HEAD, POST")
    );
    let unready =
        caunoi::http::Server::new(String::new(), Settings::default(), Shutdown::default());
    let answer = gathered(streamed(router(unready), &query("{ hello }"), &[]).await).await;
    assert_eq!(
        (answer.status.as_u16(), answer.code().as_str()),
        (503, "NOT_READY")
    );
}

#[tokio::test(start_paused = true)]
async fn a_silent_stream_says_that_it_is_there() {
    let response = streamed(open(), &query("subscription { never }"), &[]).await;
    let began = Instant::now();
    let mut body = response.into_body().into_data_stream();
    for seconds in [15, 30] {
        assert_eq!(body.next().await.unwrap().unwrap(), ":\n\n");
        assert_eq!(began.elapsed().as_secs(), seconds);
    }
}

#[tokio::test]
async fn stopping_completes_the_streams() {
    let shutdown = Shutdown::default();
    let router = router(server(Settings::default(), &shutdown));
    let response = streamed(router, &query("subscription { never }"), &[]).await;
    shutdown.request();
    let answer = tokio::time::timeout(Duration::from_secs(20), gathered(response)).await;
    assert_eq!(events(&answer.unwrap()), [complete()]);
}

#[tokio::test(start_paused = true)]
async fn a_client_that_does_not_read_makes_nothing_pile_up() {
    const PIPE: usize = 1 << 20;
    let (server, counts) = counted(Settings::default(), &Shutdown::default());
    let mut client = piped(server, PIPE);
    let body = query("subscription { flood }");
    let request = format!(
        "POST /graphql/stream HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    );
    client.write_all(request.as_bytes()).await.unwrap();
    sleep(limits::SEND_TIME / 2).await;
    let made = counts.flooded.load(Ordering::Relaxed);
    let held = usize::try_from(made).unwrap() * FLOOD_BYTES;
    assert!(
        (PIPE / 2..2 * PIPE).contains(&held),
        "{held} bytes for a pipe of {PIPE}"
    );
    sleep(limits::SEND_TIME).await;
    let mut all = Vec::new();
    client.read_to_end(&mut all).await.unwrap();
    assert_eq!(all.len(), PIPE);
    // Some bytes of the last one wait, which leaves hyper room for another. Woken when the write has stood still for too
    // long, it asks for that one before it finds that the connection is broken; behind that it asks for none.
    assert!(counts.flooded.load(Ordering::Relaxed) <= made + 1);
}

#[tokio::test]
async fn streams_have_an_end_in_number() {
    let router = open();
    let never = query("subscription { never }");
    let mut open = Vec::new();
    for _ in 0..256 {
        let response = streamed(router.clone(), &never, &[]).await;
        assert_eq!(response.status(), StatusCode::OK);
        open.push(response);
    }
    let refused = gathered(streamed(router.clone(), &never, &[]).await).await;
    assert_eq!(
        (refused.status.as_u16(), refused.code().as_str()),
        (503, "TOO_MANY_CONNECTIONS")
    );
    open.pop();
    assert_eq!(streamed(router, &never, &[]).await.status(), StatusCode::OK);
}
