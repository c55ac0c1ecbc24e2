//! The server over WebSocket.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use caunoi::http::{Server, Settings, Shutdown, limits};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep, timeout};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::stand_in::{FLOOD_BYTES, counted, listening, piped, server};

type Socket = WebSocketStream<DuplexStream>;

/// A pipe that holds what the tests say at once.
const PIPE: usize = 1 << 20;

const PROTOCOL: (&str, &str) = ("sec-websocket-protocol", "graphql-transport-ws");

async fn connect(pipe: DuplexStream, headers: &[(&'static str, &str)]) -> Result<Socket, Error> {
    let mut request = "ws://localhost/graphql".into_client_request()?;
    for (name, value) in headers {
        request
            .headers_mut()
            .insert(*name, HeaderValue::from_str(value)?);
    }
    client_async(request, pipe).await.map(|(socket, _)| socket)
}

fn with_token(shutdown: &Shutdown) -> Arc<Server> {
    let settings = Settings {
        token: Some("t".to_owned()),
        ..Settings::default()
    };
    server(settings, shutdown)
}

async fn opened() -> (Socket, Shutdown) {
    let shutdown = Shutdown::default();
    let pipe = piped(with_token(&shutdown), PIPE);
    (connect(pipe, &[PROTOCOL]).await.unwrap(), shutdown)
}

async fn initialise(socket: &mut Socket) {
    send(socket, json!({ "type": "connection_init" })).await;
    assert_eq!(next(socket).await, json!({ "type": "connection_ack" }));
}

async fn acknowledged() -> (Socket, Shutdown) {
    let (mut socket, shutdown) = opened().await;
    initialise(&mut socket).await;
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
    let mut ids = Vec::new();
    for _ in 0..2 {
        subscribe(&mut socket, "x", "{ panics }").await;
        let message = next(&mut socket).await;
        ids.push(message["payload"][0]["extensions"]["requestId"].to_string());
    }
    assert_ne!(ids[0], ids[1], "each operation has an id of its own");
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
async fn another_token_is_forbidden() {
    let open = Settings::default;
    for (settings, upgrade, init) in [
        (None, None, json!({ "authorization": "Bearer other" })),
        (None, None, json!({ "Authorization": "Bearer " })),
        (None, None, json!({ "Authorization": "Bearer \n" })),
        (None, Some("Bearer other"), json!({})),
        (Some(open()), None, json!({ "Authorization": "Bearer t" })),
    ] {
        let shutdown = Shutdown::default();
        let server = settings.map_or_else(|| with_token(&shutdown), |open| server(open, &shutdown));
        let mut headers = vec![PROTOCOL];
        headers.extend(upgrade.map(|token| ("authorization", token)));
        let mut socket = connect(piped(server, PIPE), &headers).await.unwrap();
        send(
            &mut socket,
            json!({ "type": "connection_init", "payload": init }),
        )
        .await;
        assert_eq!(close_code(&mut socket).await, 4403, "{init}");
    }
    // What is no bearer token is somebody else's, as a proxy's; a right one in the init counts.
    let headers = [PROTOCOL, ("authorization", "Basic x")];
    let mut socket = connect(piped(with_token(&Shutdown::default()), PIPE), &headers)
        .await
        .unwrap();
    initialise(&mut socket).await;
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
}

#[tokio::test]
async fn messages_and_ids_have_an_end() {
    let subscribe =
        |id: &str| json!({ "id": id, "type": "subscribe", "payload": { "query": "{ hello }" } });
    let (mut socket, _) = acknowledged().await;
    let longest = "x".repeat(limits::SOCKET_ID_BYTES);
    send(&mut socket, subscribe(&longest)).await;
    assert_eq!(next(&mut socket).await["id"], longest);
    assert_eq!(next(&mut socket).await["type"], "complete");
    let message = subscribe("1").to_string();
    for (bytes, taken) in [
        (limits::SOCKET_MESSAGE_BYTES, true),
        (limits::SOCKET_MESSAGE_BYTES + 1, false),
    ] {
        let padding = " ".repeat(bytes - message.len());
        socket
            .send(Message::text(message.clone() + &padding))
            .await
            .unwrap();
        if taken {
            assert_eq!(next(&mut socket).await["type"], "next");
            assert_eq!(next(&mut socket).await["type"], "complete");
        } else {
            assert_eq!(close_code(&mut socket).await, 1009);
        }
    }
}

#[tokio::test]
async fn bytes_that_are_no_message_close_the_socket_by_what_is_wrong_with_them() {
    for (name, frame, code) in [
        (
            "letters that are no UTF-8",
            &[0x81, 0x82, 0, 0, 0, 0, 0xff, 0xfe][..],
            1007,
        ),
        (
            "a frame that is not masked",
            &[0x81, 0x02, b'{', b'}'],
            1002,
        ),
        ("a kind that there is not", &[0x83, 0x80, 0, 0, 0, 0], 1002),
        ("a bit of nobody", &[0xc1, 0x80, 0, 0, 0, 0], 1002),
        (
            "a middle without a beginning",
            &[0x80, 0x80, 0, 0, 0, 0],
            1002,
        ),
        (
            "a length beyond all",
            &[
                0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0,
            ],
            1009,
        ),
    ] {
        let (mut socket, _) = acknowledged().await;
        socket.get_mut().write_all(frame).await.unwrap();
        assert_eq!(close_code(&mut socket).await, code, "{name}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_socket_that_says_nothing_is_closed() {
    let began = Instant::now();
    let (mut socket, _) = opened().await;
    assert_eq!(close_code(&mut socket).await, 4408);
    assert_eq!(began.elapsed(), limits::SOCKET_INIT_TIME);

    let (mut socket, _) = opened().await;
    sleep(limits::SOCKET_INIT_TIME - Duration::from_millis(1)).await;
    initialise(&mut socket).await;
}

#[tokio::test(start_paused = true)]
async fn a_client_that_is_gone_is_noticed() {
    let (socket, shutdown) = acknowledged().await;
    // Reading answers the pings; a client that does not read is silent.
    let server_side = sleep(4 * limits::SOCKET_PING_TIME);
    server_side.await;
    let mut pipe = socket.into_inner();
    let mut rest = Vec::new();
    pipe.read_to_end(&mut rest).await.unwrap();
    assert!(rest.ends_with(b"No answer to pings"));
    drop(shutdown);
}

#[tokio::test(start_paused = true)]
async fn a_client_that_does_not_read_makes_nothing_pile_up() {
    let (server, counts) = counted(Settings::default(), &Shutdown::default());
    let mut socket = connect(piped(server, PIPE), &[PROTOCOL]).await.unwrap();
    initialise(&mut socket).await;
    subscribe(&mut socket, "1", "subscription { flood }").await;
    sleep(limits::SOCKET_SEND_TIME / 2).await;
    let made = counts.flooded.load(Ordering::Relaxed);
    let held = usize::try_from(made).unwrap() * FLOOD_BYTES;
    assert!(
        (PIPE / 2..3 * PIPE).contains(&held),
        "{held} bytes for a pipe of {PIPE}"
    );
    sleep(3 * limits::SOCKET_SEND_TIME).await;
    assert_eq!(counts.flooded.load(Ordering::Relaxed), made);
    // It is given up: after what the pipe held nothing comes, and no farewell fits.
    let end = timeout(Duration::from_secs(1), async {
        while let Some(Ok(Message::Text(_))) = socket.next().await {}
    });
    end.await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_client_that_does_not_read_has_few_answers_made() {
    let (server, counts) = counted(Settings::default(), &Shutdown::default());
    let mut socket = connect(piped(server, 1 << 14), &[PROTOCOL]).await.unwrap();
    initialise(&mut socket).await;
    for id in 0..limits::SOCKET_OPERATIONS {
        let long = "{ blocks asked repeat(letters: 100000) }";
        subscribe(&mut socket, &id.to_string(), long).await;
    }
    // Its answer shows that all of them were read.
    let ping = Message::text(r#"{"type":"ping"}"#);
    socket.send(ping).await.unwrap();
    let pong = socket.next().await.unwrap().unwrap();
    assert!(pong.to_text().unwrap().contains("pong"));
    counts.release();
    sleep(limits::SOCKET_SEND_TIME / 2).await;
    let made = counts.asked.load(Ordering::Relaxed);
    let most = limits::SOCKET_ANSWERS as u64 + 1;
    assert!((1..=most).contains(&made), "{made} answers");
}

#[tokio::test]
async fn sockets_have_an_end_in_number() {
    let server = server(Settings::default(), &Shutdown::default());
    let mut open = Vec::new();
    for _ in 0..limits::SOCKETS {
        open.push(
            connect(piped(server.clone(), 4096), &[PROTOCOL])
                .await
                .unwrap(),
        );
    }
    match connect(piped(server, 4096), &[PROTOCOL]).await {
        Err(Error::Http(refused)) => assert_eq!(refused.status(), 503),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn persisted_queries_are_known_to_sockets() {
    let (mut socket, _) = acknowledged().await;
    let hash = "001c3174e099bd72b729d0c0a529ba9f5a740c446e2a6e1d71b283cb84ec3065";
    let named = json!({ "extensions": { "persistedQuery": { "version": 1, "sha256Hash": hash } } });
    let mut sent = named.clone();
    sent["query"] = json!("{ hello }");
    for (payload, kind) in [(&named, "error"), (&sent, "next"), (&named, "next")] {
        send(
            &mut socket,
            json!({ "id": "1", "type": "subscribe", "payload": payload }),
        )
        .await;
        assert_eq!(next(&mut socket).await["type"], kind);
        if kind == "next" {
            assert_eq!(next(&mut socket).await["type"], "complete");
        }
    }
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
    let server = server(settings, &Shutdown::default());
    for (origin, lets_in) in [
        ("http://localhost", true),
        ("https://a.example", true),
        ("https://b.example", false),
        ("null", false),
    ] {
        let socket = connect(piped(server.clone(), PIPE), &[PROTOCOL, ("origin", origin)]).await;
        assert_eq!(socket.is_ok(), lets_in, "{origin}");
    }
    for protocols in [&[][..], &[("sec-websocket-protocol", "graphql-ws")]] {
        // A client that insists on its protocol hangs up before it hears the code.
        if let Ok(mut socket) = connect(piped(server.clone(), PIPE), protocols).await {
            assert_eq!(close_code(&mut socket).await, 4406);
        }
    }
}

#[tokio::test]
async fn stopping_lets_requests_finish_and_closes_sockets() {
    let shutdown = Shutdown::default();
    let server = server(Settings::default(), &shutdown);
    let address = listening(server.clone()).await;
    let mut socket = connect(piped(server, PIPE), &[PROTOCOL]).await.unwrap();

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
    let refused = async {
        while TcpStream::connect(&address).await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    timeout(Duration::from_secs(20), refused).await.unwrap();
}
