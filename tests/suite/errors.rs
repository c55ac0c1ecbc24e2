//! `docs/errors.md`: every code is in it, and its examples are answered as it says.
//!
//! Where an answer has changed, the test writes it into the document and fails; under `CI` it only fails.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs, io};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use bytes::Bytes;
use caunoi::archive::Archive;
use caunoi::code::Code;
use caunoi::http::{Server, Settings, Shutdown, limits, router};
use futures_util::{SinkExt, StreamExt, stream};
use serde_json::json;
use tempfile::TempDir;
use tokio::sync::mpsc;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tower::ServiceExt;

use crate::harness::seed_pages;
use crate::stand_in;

/// What clients send who tell the two types of answers apart, and what older ones do.
const STRICT: &str = "application/graphql-response+json, application/json;q=0.9";
const LOOSE: &str = "application/json";

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/errors.md")
}

fn document() -> String {
    fs::read_to_string(path()).unwrap()
}

/// The sections that are named after codes.
fn sections(document: &str) -> Vec<(&str, &str)> {
    let sections = document.split("\n## `").skip(1);
    sections
        .map(|section| section.split_once("`\n").unwrap())
        .collect()
}

/// The ways in which a section says that its code comes: the status of each, and what stands behind it.
fn ways(section: &str) -> Vec<(&str, &str)> {
    let ways = section.split("\n**Status** ").skip(1);
    ways.map(|way| (way.split([':', '\n']).next().unwrap(), way))
        .collect()
}

/// What stands in the fences of a language.
fn fenced<'a>(section: &'a str, language: &str) -> Option<&'a str> {
    let (_, rest) = section.split_once(&format!("```{language}\n"))?;
    rest.split_once("\n```").map(|(fenced, _)| fenced)
}

fn guarded() -> Settings {
    Settings {
        token: Some("secret".to_owned()),
        loopback: true,
        ..Settings::default()
    }
}

/// A request as the document prints it, from a client that takes such answers.
fn request(printed: &str, accept: &str) -> Request<Body> {
    let (head, body) = printed.split_once("\n\n").unwrap_or((printed, ""));
    let mut lines = head.lines();
    let (method, address) = lines.next().unwrap().split_once(' ').unwrap();
    let mut request = Request::builder().method(method).uri(address);
    for line in lines {
        let (name, value) = line.split_once(": ").unwrap();
        request = request.header(name, value);
    }
    if !head.contains("host: ") {
        request = request.header("host", "localhost");
    }
    if !head.contains("accept: ") {
        request = request.header("accept", accept);
    }
    request.body(Body::from(body.to_owned())).unwrap()
}

async fn send(router: Router, request: Request<Body>) -> (u16, String) {
    let response = router.oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

/// Asks the stand-in, whose fields fail as those of the schema never should. Its clock runs ahead.
fn stand_in(query: &str, accept: &str) -> (u16, String) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .unwrap();
    let router = router(stand_in::server(Settings::default(), &Shutdown::default()));
    let body = json!({ "query": query }).to_string();
    let printed = format!("POST /graphql\ncontent-type: application/json\n\n{body}");
    runtime.block_on(send(router, request(&printed, accept)))
}

/// The answer when as many streams are open as may be.
async fn one_stream_too_many(router: &Router, printed: &str, accept: &str) -> (u16, String) {
    let mut open = Vec::new();
    for _ in 0..limits::EVENT_STREAMS {
        let response = router.clone().oneshot(request(printed, accept)).await;
        open.push(response.unwrap());
    }
    send(router.clone(), request(printed, accept)).await
}

async fn one_operation_too_many() -> String {
    let server = stand_in::server(Settings::default(), &Shutdown::default());
    let address = stand_in::listening(server).await;
    let address = format!("ws://{address}/graphql");
    let mut request = address.into_client_request().unwrap();
    let protocol = HeaderValue::from_static("graphql-transport-ws");
    request
        .headers_mut()
        .insert("sec-websocket-protocol", protocol);
    let (mut socket, _) = connect_async(request).await.unwrap();
    let init = json!({ "type": "connection_init" });
    socket.send(Message::text(init.to_string())).await.unwrap();
    for id in 0..=limits::SOCKET_OPERATIONS {
        let payload = json!({ "query": "subscription { never }" });
        let message = json!({ "id": id.to_string(), "type": "subscribe", "payload": payload });
        socket
            .send(Message::text(message.to_string()))
            .await
            .unwrap();
    }
    let _acknowledged = socket.next().await.unwrap().unwrap();
    socket
        .next()
        .await
        .unwrap()
        .unwrap()
        .into_text()
        .unwrap()
        .to_string()
}

/// The answer to a body that does not come while the clock runs ahead.
fn body_that_does_not_come(accept: &str) -> (u16, String) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .unwrap();
    let router = router(stand_in::server(Settings::default(), &Shutdown::default()));
    let printed = "POST /graphql\ncontent-type: application/json\n\n";
    let pending = stream::pending::<Result<Bytes, io::Error>>();
    let request = request(printed, accept).map(|_| Body::from_stream(pending));
    runtime.block_on(send(router, request))
}

/// The answer when as many large bodies are read as may be.
async fn one_body_too_many(router: &Router, accept: &'static str) -> (u16, String) {
    let printed = "POST /graphql\ncontent-type: application/json\n\n";
    let large = Bytes::from(vec![b' '; limits::SMALL_BODY_BYTES + 1]);
    let (mut reading, mut senders) = (Vec::new(), Vec::new());
    for _ in 0..limits::LARGE_BODIES {
        let (sender, mut receiver) = mpsc::channel(1);
        let pieces = stream::poll_fn(move |context| receiver.poll_recv(context));
        let body = Body::from_stream(pieces.map(Ok::<Bytes, io::Error>));
        let request = request(printed, accept).map(|_| body);
        reading.push(tokio::spawn(router.clone().oneshot(request)));
        sender.send(large.clone()).await.unwrap();
        sender.send(Bytes::from_static(b" ")).await.unwrap();
        // Once the second piece is taken from the channel, the first has been read.
        drop(sender.reserve().await.unwrap());
        senders.push(sender);
    }
    let request = request(printed, accept).map(|_| Body::from(large));
    let answer = send(router.clone(), request).await;
    for task in reading {
        task.abort();
        let _ = task.await;
    }
    answer
}

/// A request that loads a page and shows the token.
fn loading(content: &str, accept: &str) -> Request<Body> {
    let query = "mutation($page: String!) { loadPage(input: { content: $page }) { outcome } }";
    let body = json!({ "query": query, "variables": { "page": content } });
    let head = "POST /graphql\ncontent-type: application/json\nauthorization: Bearer secret";
    request(&format!("{head}\n\n{body}"), accept)
}

/// The answer of a server whose archive's tables were cut off under it.
async fn broken_archive(accept: &str) -> (u16, String) {
    let folder = TempDir::new().unwrap();
    let archive = Archive::open(folder.path()).unwrap();
    caunoi::load::load(&archive, &seed_pages()[..1], &mut |_, _| {}).unwrap();
    drop(archive);
    let archive = Arc::new(Archive::open(folder.path()).unwrap());
    let tables = folder.path().join("tables/db");
    fs::OpenOptions::new()
        .write(true)
        .open(tables)
        .unwrap()
        .set_len(0)
        .unwrap();
    let server = Server::new(String::new(), guarded(), Shutdown::default());
    server.start(caunoi::graphql::engine(archive));
    let body = json!({ "query": "{ articles(first: 1) { nodes { text } } }" });
    let printed = format!("POST /graphql\ncontent-type: application/json\n\n{body}");
    send(router(server), request(&printed, accept)).await
}

/// The answer of a server whose archive cannot be written to: a file stands where its pages belong.
async fn unwritable_archive(accept: &str) -> (u16, String) {
    let folder = TempDir::new().unwrap();
    let archive = Arc::new(Archive::open(folder.path()).unwrap());
    fs::remove_dir_all(folder.path().join("pages")).unwrap();
    fs::write(folder.path().join("pages"), "").unwrap();
    let server = Server::new(String::new(), guarded(), Shutdown::default());
    server.start(caunoi::graphql::engine(archive));
    let page =
        "Gặp gỡ hữu nghị tại Huế\n12/04/2026\nSáng 12/4, tại Huế, hai bên gặp gỡ bạn bè quốc tế.\n";
    send(router(server), loading(page, accept)).await
}

/// The status, none over a WebSocket, and the body of the answer to the example of one way in which a
/// code comes. Where none is printed, the code and the status say what must happen.
async fn answer(
    archive: &Router,
    code: &str,
    status: &str,
    printed: Option<&str>,
    accept: &'static str,
) -> (Option<u16>, String) {
    let code = Code::named(code).unwrap();
    let (status, body) = match (code, printed) {
        (Code::TooManyOperations, _) => return (None, one_operation_too_many().await),
        (Code::TooManyConnections, Some(printed)) => {
            one_stream_too_many(archive, printed, accept).await
        }
        (Code::TooManyConnections, None) => one_body_too_many(archive, accept).await,
        (Code::InternalServerError, None) if status == "200" => broken_archive(accept).await,
        (Code::StorageUnavailable, _) => unwritable_archive(accept).await,
        (Code::QueryTooComplex, None) => {
            let texts: String = ('a'..='h').map(|alias| format!("{alias}: text ")).collect();
            let mut query = format!("{{ articles(first: 10) {{ nodes {{ {texts} }} }} }}");
            for _ in 0..2 {
                query = format!(
                    "{{ articles(first: 10) {{ nodes {{ organizations(first: 5) {{ nodes {query} }} }} }} }}"
                );
            }
            let body = json!({ "query": query });
            let printed = format!("POST /graphql\ncontent-type: application/json\n\n{body}");
            send(archive.clone(), request(&printed, accept)).await
        }
        (Code::PayloadTooLarge, None) if status == "200" => {
            let page = "x".repeat(caunoi::page::MAX_PAGE + 1);
            send(archive.clone(), loading(&page, accept)).await
        }
        (Code::PayloadTooLarge, None) => {
            let long = "x".repeat(limits::HEAD_BYTES);
            let printed = format!("POST /graphql\nx-long: {long}\n\n");
            send(archive.clone(), request(&printed, accept)).await
        }
        (Code::TimedOut | Code::InternalServerError, None) => {
            let ask = match (code, status) {
                (Code::TimedOut, "408") => body_that_does_not_come,
                (Code::TimedOut, _) => |accept: &str| stand_in("{ sleeps }", accept),
                _ => |accept: &str| stand_in("{ panics }", accept),
            };
            let thread = std::thread::spawn(move || ask(accept));
            thread.join().unwrap()
        }
        (Code::NotReady, Some(printed)) => {
            let server = Server::new(String::new(), Settings::default(), Shutdown::default());
            send(router(server), request(printed, accept)).await
        }
        (_, Some(printed)) => send(archive.clone(), request(printed, accept)).await,
        (_, None) => panic!("{code} has no example"),
    };
    // Of an event stream the first event.
    let body = match body.strip_prefix("event: next\ndata: ") {
        Some(events) => events.lines().next().unwrap_or_default().to_owned(),
        None => body,
    };
    (Some(status), without_request_id(body))
}

/// The id of each request is another.
fn without_request_id(body: String) -> String {
    const NAME: &str = "\"requestId\":\"";
    match body.split_once(NAME) {
        None => body,
        Some((before, rest)) => {
            let (_, after) = rest.split_once('"').unwrap();
            format!("{before}{NAME}…\"{after}")
        }
    }
}

#[test]
fn every_code_is_described_and_no_other() {
    let document = document();
    let mut described: Vec<&str> = sections(&document).iter().map(|&(code, _)| code).collect();
    let mut sent: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    described.sort_unstable();
    sent.sort_unstable();
    assert_eq!(described, sent);
    for (code, section) in sections(&document) {
        for part in ["\n**When** ", "\n**Status** ", "\n**What to do** "] {
            assert!(section.contains(part), "{code}: {part}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_example_is_answered_as_described() {
    let folder = TempDir::new().unwrap();
    let archive = Arc::new(Archive::open(folder.path()).unwrap());
    caunoi::load::load(&archive, &seed_pages(), &mut |_, _| {}).unwrap();
    let server = Server::new(String::new(), guarded(), Shutdown::default());
    server.start(caunoi::graphql::engine(archive));
    let site = router(server);

    let described = document();
    let mut answered = described.clone();
    let sections = sections(&described);
    let ways = sections
        .iter()
        .flat_map(|&(code, section)| ways(section).into_iter().map(move |way| (code, way)));
    for (code, (said, way)) in ways {
        let printed = fenced(way, "http");
        let (strict, body) = answer(&site, code, said, printed, STRICT).await;
        let (loose, same) = answer(&site, code, said, printed, LOOSE).await;
        assert!(body == same, "{code}: {body:.300}\n{same:.300}");
        let bears = body.contains(&format!("\"code\":\"{code}\""));
        assert!(bears, "{code}: {body:.300}");
        let status = match (strict, loose) {
            (Some(strict), Some(loose)) if strict != loose => format!("{strict} ({loose})"),
            (Some(status), _) => status.to_string(),
            (None, _) => "none".to_owned(),
        };
        assert_eq!(said, status, "{code}");
        // A path says that the error is a field's, as the document does.
        let of_a_field = body.contains("\"path\":[");
        assert!(!of_a_field || status == "200", "{code}: {body:.300}");
        let old = format!("```json\n{}\n```", fenced(way, "json").unwrap());
        let new = way.replace(&old, &format!("```json\n{body}\n```"));
        answered = answered.replace(way, &new);
    }
    if answered != described {
        if env::var_os("CI").is_none() {
            fs::write(path(), &answered).unwrap();
        }
        panic!("answers have changed: `cargo test errors` writes docs/errors.md anew");
    }
}

#[tokio::test]
async fn the_server_serves_the_document_and_its_page_links_it() {
    let router = router(stand_in::server(Settings::default(), &Shutdown::default()));
    let (status, text) = send(router.clone(), request("GET /docs/errors.md", "*/*")).await;
    assert!(status == 200 && text == document());
    let (_, page) = send(router, request("GET /", "*/*")).await;
    assert!(page.contains("docs/errors.md"));
}
