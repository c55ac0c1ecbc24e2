//! The server over WebSocket and its connections, through a listening one.

use std::time::Duration;

use caunoi::http::{Settings, Shutdown};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::stand_in::listening;

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

async fn connect(address: &str, headers: &[(&'static str, &str)]) -> Result<Socket, Error> {
    let mut request = format!("ws://{address}/graphql").into_client_request()?;
    for (name, value) in headers {
        request
            .headers_mut()
            .insert(*name, HeaderValue::from_str(value)?);
    }
    connect_async(request).await.map(|(socket, _)| socket)
}

async fn opened() -> (Socket, Shutdown) {
    let shutdown = Shutdown::default();
    let settings = Settings {
        token: Some("t".to_owned()),
        ..Settings::default()
    };
    let address = listening(settings, &shutdown).await;
    let protocol = [("sec-websocket-protocol", "graphql-transport-ws")];
    (connect(&address, &protocol).await.unwrap(), shutdown)
}

async fn acknowledged() -> (Socket, Shutdown) {
    let (mut socket, shutdown) = opened().await;
    send(&mut socket, json!({ "type": "connection_init" })).await;
    assert_eq!(next(&mut socket).await, json!({ "type": "connection_ack" }));
    (socket, shutdown)
}

async fn send(socket: &mut Socket, message: Value) {
    socket
        .send(Message::text(message.to_string()))
        .await
        .unwrap();
}

async fn subscribe(socket: &mut Socket, id: &str, query: &str) {
    send(
        socket,
        json!({ "id": id, "type": "subscribe", "payload": { "query": query } }),
    )
    .await;
}

async fn next(socket: &mut Socket) -> Value {
    match socket.next().await.unwrap().unwrap() {
        Message::Text(text) => serde_json::from_str(&text).unwrap(),
        message => panic!("{message:?} instead of text"),
    }
}

async fn close_code(socket: &mut Socket) -> u16 {
    loop {
        match socket.next().await {
            Some(Ok(Message::Close(Some(frame)))) => return frame.code.into(),
            Some(Ok(_)) => {}
            end => panic!("{end:?} instead of a close code"),
        }
    }
}

#[tokio::test]
async fn operations_run_side_by_side() {
    let (mut socket, _) = acknowledged().await;
    subscribe(&mut socket, "never", "subscription { never }").await;
    subscribe(&mut socket, "a", "subscription { count(to: 2) }").await;
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(next(&mut socket).await);
    }
    assert_eq!(
        seen[0],
        json!({ "id": "a", "type": "next", "payload": { "data": { "count": 0 } } })
    );
    assert_eq!(seen[2], json!({ "id": "a", "type": "complete" }));
    subscribe(&mut socket, "a", "{ hello }").await;
    assert_eq!(
        next(&mut socket).await["payload"]["data"]["hello"],
        "Xin chào"
    );
    assert_eq!(next(&mut socket).await["type"], "complete");
    // What was completed may be asked again under the same id.
    send(&mut socket, json!({ "type": "complete", "id": "never" })).await;
    subscribe(&mut socket, "never", "{ hello }").await;
    assert_eq!(next(&mut socket).await["id"], "never");
    send(&mut socket, json!({ "type": "ping", "payload": {} })).await;
    assert_eq!(next(&mut socket).await["type"], "complete");
    assert_eq!(next(&mut socket).await, json!({ "type": "pong" }));
}

#[tokio::test]
async fn what_fails_ends_itself_alone() {
    let (mut socket, _) = acknowledged().await;
    for query in ["{", "{ nothing }", "PANIC", "{ panics }"] {
        subscribe(&mut socket, "x", query).await;
        let message = next(&mut socket).await;
        assert_eq!(
            (&message["type"], &message["id"]),
            (&json!("error"), &json!("x")),
            "{query}"
        );
        assert!(message["payload"][0]["extensions"]["code"].is_string());
    }
    subscribe(&mut socket, "x", "subscription { breaks }").await;
    assert_eq!(next(&mut socket).await["type"], "next");
    assert_eq!(next(&mut socket).await["type"], "error");
    subscribe(&mut socket, "x", "{ hello }").await;
    assert_eq!(next(&mut socket).await["type"], "next");
}

#[tokio::test]
async fn the_token_may_come_with_the_init() {
    for (init, changed) in [
        (json!({ "Authorization": "Bearer t" }), true),
        (json!({}), false),
    ] {
        let (mut socket, _) = opened().await;
        send(
            &mut socket,
            json!({ "type": "connection_init", "payload": init }),
        )
        .await;
        assert_eq!(next(&mut socket).await["type"], "connection_ack");
        subscribe(&mut socket, "m", "mutation { change }").await;
        assert_eq!(
            next(&mut socket).await["payload"]["data"]["change"] == true,
            changed
        );
    }
}

#[tokio::test]
async fn a_breach_of_the_protocol_has_its_code() {
    let long = "x".repeat(129);
    for (message, code) in [
        ("{", 4400),
        ("[]", 4400),
        (r#"{"type":"unheard"}"#, 4400),
        (r#"{"type":"next","id":"1"}"#, 4400),
        (
            r#"{"type":"subscribe","payload":{"query":"{hello}"}}"#,
            4400,
        ),
        (
            r#"{"type":"subscribe","id":"","payload":{"query":"{hello}"}}"#,
            4400,
        ),
        (r#"{"type":"subscribe","id":"1","payload":{}}"#, 4400),
        (r#"{"type":"subscribe","id":"1"}"#, 4400),
        (r#"{"type":"complete"}"#, 4400),
        (
            &format!(r#"{{"type":"subscribe","id":"{long}","payload":{{"query":"{{hello}}"}}}}"#),
            4400,
        ),
        (r#"{"type":"connection_init"}"#, 4429),
    ] {
        let (mut socket, _) = acknowledged().await;
        socket.send(Message::text(message)).await.unwrap();
        assert_eq!(close_code(&mut socket).await, code, "{message}");
    }
    let (mut socket, _) = acknowledged().await;
    socket.send(Message::binary("{}")).await.unwrap();
    assert_eq!(close_code(&mut socket).await, 4400);
    let (mut socket, _) = opened().await;
    subscribe(&mut socket, "1", "{ hello }").await;
    assert_eq!(close_code(&mut socket).await, 4401);
    let (mut socket, _) = acknowledged().await;
    subscribe(&mut socket, "1", "subscription { never }").await;
    subscribe(&mut socket, "1", "subscription { never }").await;
    assert_eq!(close_code(&mut socket).await, 4409);
    let (mut socket, _) = acknowledged().await;
    let _ = socket.send(Message::text("x".repeat(300 << 10))).await;
    assert_eq!(close_code(&mut socket).await, 1009);
}

#[tokio::test]
async fn a_socket_that_says_nothing_is_closed() {
    let (mut socket, _) = opened().await;
    assert_eq!(close_code(&mut socket).await, 4408);
}

#[tokio::test]
async fn a_socket_runs_so_many_operations() {
    let (mut socket, _) = acknowledged().await;
    for n in 0..33 {
        subscribe(&mut socket, &n.to_string(), "subscription { never }").await;
    }
    let refusal = next(&mut socket).await;
    assert_eq!(
        (&refusal["type"], &refusal["id"]),
        (&json!("error"), &json!("32"))
    );
}

#[tokio::test]
async fn only_our_own_pages_and_programs_open_sockets() {
    let allowed_origins = vec!["https://a.example".parse().unwrap()];
    let settings = Settings {
        allowed_origins,
        ..Settings::default()
    };
    let shutdown = Shutdown::default();
    let address = listening(settings, &shutdown).await;
    let own = format!("http://{address}");
    for (origin, lets_in) in [
        (&*own, true),
        ("https://a.example", true),
        ("https://b.example", false),
        ("null", false),
    ] {
        let headers = [
            ("sec-websocket-protocol", "graphql-transport-ws"),
            ("origin", origin),
        ];
        assert_eq!(
            connect(&address, &headers).await.is_ok(),
            lets_in,
            "{origin}"
        );
    }
    let mut socket = connect(&address, &[]).await.unwrap();
    assert_eq!(close_code(&mut socket).await, 4406);
}

#[tokio::test]
async fn stopping_lets_requests_finish_and_closes_sockets() {
    let shutdown = Shutdown::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let router = caunoi::http::router(crate::stand_in::server(Settings::default(), &shutdown));
    let server = tokio::spawn(caunoi::http::serve(listener, router, shutdown.clone()));
    let protocol = [("sec-websocket-protocol", "graphql-transport-ws")];
    let mut socket = connect(&address, &protocol).await.unwrap();

    // Half a request: the server waits for the rest of it.
    let mut half = TcpStream::connect(&address).await.unwrap();
    let body = r#"{"query":"{hello}"}"#;
    let head = format!(
        "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\nexpect: 100-continue\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    half.write_all(head.as_bytes()).await.unwrap();
    let mut go_on = [0; "HTTP/1.1 100 Continue\r\n\r\n".len()];
    half.read_exact(&mut go_on).await.unwrap();
    shutdown.request();
    assert_eq!(close_code(&mut socket).await, 1001);
    half.write_all(body.as_bytes()).await.unwrap();
    let mut answer = String::new();
    half.read_to_string(&mut answer).await.unwrap();
    assert!(answer.contains("Xin chào"), "{answer}");
    tokio::time::timeout(Duration::from_secs(5), server)
        .await
        .unwrap()
        .unwrap();
    assert!(TcpStream::connect(&address).await.is_err());
}
