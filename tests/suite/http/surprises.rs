//! Requests as nobody expects them: byte for byte over a connection.

use axum::http::StatusCode;
use caunoi::http::{Settings, Shutdown, limits};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::{get, open, post};
use crate::stand_in::{piped, server};

/// All that comes back until the connection ends.
async fn exchanged(settings: Settings, request: &[u8]) -> String {
    let mut client = piped(server(settings, &Shutdown::default()), 1 << 20);
    // Who is refused before the end need not take the rest.
    let _ = client.write_all(request).await;
    let mut answer = Vec::new();
    client.read_to_end(&mut answer).await.unwrap();
    String::from_utf8(answer).unwrap()
}

/// Status and code of a refusal, which is a line with an id, whoever wrote it.
#[track_caller]
fn refusal(answer: &str) -> (u16, String) {
    let (head, body) = answer.split_once("\r\n\r\n").expect(answer);
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    let field = |name: &str| {
        let lines = head.lines().find_map(|line| line.strip_prefix(name));
        lines.unwrap_or_else(|| panic!("{name} is not in {head}"))
    };
    assert_eq!(field("x-request-id: ").len(), 36);
    assert_eq!(field("content-length: "), body.len().to_string());
    assert_eq!(field("content-type: "), "application/json; charset=utf-8");
    assert_eq!(field("connection: "), "close");
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    let error = &body["errors"][0];
    let message = error["message"].as_str().unwrap();
    assert!(!message.is_empty() && !message.contains('\n'), "{message}");
    let code = error["extensions"]["code"].as_str().unwrap();
    (status, code.to_owned())
}

/// What hyper answers by itself, before any of the server's own code sees a request.
#[tokio::test]
async fn what_is_no_request_is_told_so_in_words() {
    let get = "GET /health/live HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n";
    let long = "x".repeat(limits::HEAD_BYTES);
    let large = "PAYLOAD_TOO_LARGE";
    for (name, request, expected) in [
        (
            "no HTTP",
            "xin chào\r\n\r\n".to_owned(),
            (400, "BAD_REQUEST"),
        ),
        (
            "another version",
            get.replace("HTTP/1.1", "HTTP/9.9") + "\r\n",
            (400, "BAD_REQUEST"),
        ),
        (
            "a header without a colon",
            format!("{get}x\r\n\r\n"),
            (400, "BAD_REQUEST"),
        ),
        (
            "a long address",
            format!("GET /?{long} HTTP/1.1\r\nhost: a\r\n\r\n"),
            (431, large),
        ),
        (
            "a long header",
            format!("{get}x: {long}{long}{long}\r\n\r\n"),
            (431, large),
        ),
        (
            "a head without an end",
            format!("{get}x: {}", "x".repeat(2 << 20)),
            (431, large),
        ),
        (
            "many headers",
            format!("{get}{}\r\n", "x: y\r\n".repeat(limits::HEADERS)),
            (431, large),
        ),
        (
            "a length beyond all",
            format!("{get}content-length: {}\r\n\r\n", u64::MAX),
            (431, large),
        ),
    ] {
        let answer = exchanged(Settings::default(), request.as_bytes()).await;
        let (status, code) = refusal(&answer);
        assert_eq!((status, code.as_str()), expected, "{name}");
    }
    // Behind a request that is answered as ever.
    let answer = exchanged(
        Settings::default(),
        b"GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\nxin chao\r\n\r\n",
    );
    let answer = answer.await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    let second = answer.rfind("HTTP/1.1 ").unwrap();
    assert_eq!(refusal(&answer[second..]).0, 400);
}

const HELLO: &str = r#"{"query":"{hello}"}"#;

#[tokio::test]
async fn what_http_allows_is_read() {
    let post = |version: &str, headers: &str, body: &str| {
        format!(
            "POST /graphql HTTP/{version}\r\ncontent-type: application/json\r\n{headers}\r\n{body}"
        )
    };
    let close = "host: localhost\r\nconnection: close\r\n";
    let length = format!("content-length: {}\r\n", HELLO.len());
    let (half, rest) = HELLO.split_at(7);
    let chunks = format!(
        "7\r\n{half}\r\n{:x};what=ever\r\n{rest}\r\n0\r\ntrailer: x\r\n\r\n",
        rest.len()
    );
    for (name, request) in [
        ("plain", post("1.1", &format!("{close}{length}"), HELLO)),
        ("HTTP/1.0", post("1.0", &length, HELLO)),
        ("chunks", post("1.1", &format!("{close}transfer-encoding: chunked\r\n"), &chunks)),
        ("capitals", post("1.1", &format!("{close}{length}"), HELLO).replace("content-type", "CONTENT-TYPE")),
        (
            "a whole address",
            "GET http://localhost/graphql?query={hello} HTTP/1.1\r\nhost: other.example\r\nconnection: close\r\n\r\n".to_owned(),
        ),
        (
            "what stands in brackets as it is",
            "GET /graphql?query={hello}#x HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n".to_owned(),
        ),
        (
            "two in a row",
            format!("GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n{}", post("1.1", &format!("{close}{length}"), HELLO)),
        ),
    ] {
        let answer = exchanged(Settings::default(), request.as_bytes()).await;
        assert!(answer.contains(" 200 OK\r\n") && answer.contains("Xin chào"), "{name}: {answer}");
    }
    let expects = format!("{close}{length}expect: 100-continue\r\n");
    let answer = exchanged(Settings::default(), post("1.1", &expects, HELLO).as_bytes()).await;
    assert!(
        answer.starts_with("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"),
        "{answer}"
    );
}

#[tokio::test]
async fn what_means_two_things_is_refused() {
    let get = "GET /health/live HTTP/1.1\r\nconnection: close\r\n";
    let post = "POST /graphql HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: application/json\r\n";
    for (name, request) in [
        (
            "two hosts",
            format!("{get}host: localhost\r\nhost: a.example\r\n\r\n"),
        ),
        (
            "two tokens",
            format!(
                "{get}host: localhost\r\nauthorization: Bearer a\r\nauthorization: Bearer b\r\n\r\n"
            ),
        ),
        (
            "two types",
            format!("{post}content-type: text/plain\r\ncontent-length: 2\r\n\r\n{{}}"),
        ),
        (
            "two lengths",
            format!("{post}content-length: 2\r\ncontent-length: 3\r\n\r\n{{}}"),
        ),
        (
            "no length that is one",
            format!("{post}content-length: +2\r\n\r\n{{}}"),
        ),
        (
            "a name with a space",
            format!("{get}host : localhost\r\n\r\n"),
        ),
        ("no host", format!("{get}\r\n")),
        ("nothing of HTTP", "xin chào\r\n\r\n".to_owned()),
    ] {
        let answer = exchanged(Settings::default(), request.as_bytes()).await;
        assert_eq!(refusal(&answer), (400, "BAD_REQUEST".to_owned()), "{name}");
    }
    let local = Settings {
        loopback: true,
        ..Settings::default()
    };
    let rebound =
        "GET http://a.example/health/live HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    let answer = exchanged(local, rebound.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 403 Forbidden\r\n"), "{answer}");
}

#[tokio::test]
async fn bodies_are_json_in_utf8_with_each_key_once() {
    let hello = json!({ "data": { "hello": "Xin chào" } });
    let deep = |depth: usize| {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        format!(r#"{{"query":"{{hello}}","variables":{{"a":{open}{close}}}}}"#)
    };
    let bodies: [(&str, Vec<u8>, bool); 9] = [
        (
            "a byte order mark",
            [b"\xef\xbb\xbf", HELLO.as_bytes()].concat(),
            true,
        ),
        (
            "space around",
            format!(" \r\n\t{HELLO}\n").into_bytes(),
            true,
        ),
        (
            "letters written as numbers",
            br#"{"quer\u0079":"{\u0068ello}"}"#.to_vec(),
            true,
        ),
        (
            "a hundred lists in one another",
            deep(100).into_bytes(),
            true,
        ),
        (
            "too many lists in one another",
            deep(100_000).into_bytes(),
            false,
        ),
        (
            "a key twice",
            br#"{"query":"{hello}","query":"{long}"}"#.to_vec(),
            false,
        ),
        (
            "bytes that are no UTF-8",
            b"{\"query\":\"{hello} #\xff\"}".to_vec(),
            false,
        ),
        (
            "half a surrogate",
            br#"{"query":"{hello} #\ud800"}"#.to_vec(),
            false,
        ),
        (
            "more behind the end",
            format!("{HELLO}{HELLO}").into_bytes(),
            false,
        ),
    ];
    for (name, body, read) in bodies {
        let answer = post(open(), body, &[]).await;
        if read {
            assert_eq!(answer.json(), hello, "{name}");
        } else {
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (StatusCode::BAD_REQUEST, "BAD_REQUEST"),
                "{name}"
            );
        }
    }
}

#[tokio::test]
async fn addresses_are_utf8_in_percent_encoding() {
    for (address, status) in [
        ("query=%7Bhello%7D", 200),
        ("query={hello}", 200),
        ("query=%7bhello%7d", 200),
        (
            "query=query($n:String!){hello(name:$n)}&variables={%22n%22:%22+%C4%83%22}",
            200,
        ),
        ("query={hello}&&other=1&", 200),
        ("query={hello}&query={hello}", 400),
        ("query={hello}&query=", 400),
        ("query={hello}%23%FF", 400),
        ("query={hello}%23%C4", 400),
        ("%ff={hello}", 400),
        ("query=", 400),
        ("query", 400),
        ("", 400),
        ("QUERY={hello}", 400),
        ("query={hello}&variables=1", 400),
        ("query={hello}&variables=%7B", 400),
        ("query={hello}&extensions=%5B%5D", 400),
    ] {
        let answer = get(open(), &format!("/graphql?{address}"), &[]).await;
        assert_eq!(answer.status.as_u16(), status, "{address}");
        assert_eq!(
            answer.json().get("errors").is_some(),
            status == 400,
            "{address}"
        );
    }
    // What is no encoding stands for itself: this is no GraphQL, and said to be none.
    let answer = get(open(), "/graphql?query=%7Bhello%zz%7D", &[]).await;
    assert_eq!(answer.code(), "GRAPHQL_PARSE_FAILED");
}

#[tokio::test]
async fn every_refusal_is_a_line_with_a_code_and_an_id() {
    for (method, path, status, code) in [
        ("GET", "/nothing", 404, "NOT_FOUND"),
        ("GET", "/assets/0/start.js", 404, "NOT_FOUND"),
        ("POST", "/", 405, "METHOD_NOT_ALLOWED"),
        ("DELETE", "/metrics", 405, "METHOD_NOT_ALLOWED"),
        ("PATCH", "/graphql", 405, "METHOD_NOT_ALLOWED"),
        ("OPTIONS", "/graphql", 405, "METHOD_NOT_ALLOWED"),
        ("POST", "/graphql", 415, "UNSUPPORTED_MEDIA_TYPE"),
        ("GET", "/graphql", 400, "BAD_REQUEST"),
    ] {
        let request = axum::http::Request::builder().method(method).uri(path);
        let answer = super::ask(open(), request.body(axum::body::Body::empty()).unwrap()).await;
        assert_eq!(
            (answer.status.as_u16(), answer.code().as_str()),
            (status, code),
            "{method} {path}"
        );
        let errors = &answer.json()["errors"];
        let message = errors[0]["message"].as_str().unwrap();
        assert!(!message.is_empty() && !message.contains('\n'), "{message}");
        assert_eq!(errors.as_array().unwrap().len(), 1);
        assert_eq!(answer.header("x-request-id").len(), 36);
        assert_eq!(answer.headers.contains_key("allow"), status == 405);
    }
}
