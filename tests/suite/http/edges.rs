//! Each limit of the server at its edge: what is just within it passes, a little more is refused.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::http::StatusCode;
use bytes::Bytes;
use caunoi::http::{Settings, Shutdown, limits, router};
use futures_util::{StreamExt, stream};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep};

use super::{Answer, STRICT, get, open, post, query, site};
use crate::stand_in::{counted, piped, server};

fn token() -> Settings {
    Settings {
        token: Some("t".to_owned()),
        ..Settings::default()
    }
}

fn with_token() -> axum::Router {
    site(token())
}

#[track_caller]
fn is(answer: &Answer, status: StatusCode, code: &str) {
    assert_eq!((answer.status, answer.code().as_str()), (status, code));
}

/// A body of exactly so many bytes that asks for this.
fn body(text: &str, bytes: usize) -> String {
    let mut body = query(text);
    body.push_str(&" ".repeat(bytes - body.len()));
    body
}

#[tokio::test]
async fn a_body_has_two_megabytes_and_one_that_loads_pages_more() {
    const LOAD: &str = "mutation { loadPage(content: \"\") }";
    let (plain, page) = (limits::BODY_BYTES, limits::PAGE_BODY_BYTES);
    let token = [("authorization", "Bearer t")];
    for (text, bytes, headers) in [
        ("{ hello }", plain, &[][..]),
        (LOAD, plain, &[]),
        (LOAD, plain + 1, &token),
        (LOAD, page, &token),
    ] {
        let answer = post(with_token(), body(text, bytes), headers).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (StatusCode::OK, ""),
            "{bytes}"
        );
    }
    for (text, bytes, headers) in [
        ("{ hello }", plain + 1, &[][..]),
        ("{ hello }", plain + 1, &token),
        (LOAD, plain + 1, &[]),
        (LOAD, plain + 1, &[("authorization", "Bearer other")]),
        (LOAD, page + 1, &token),
    ] {
        let whole = body(text, bytes);
        let length = bytes.to_string();
        let length = [headers, &[("content-length", length.as_str())]].concat();
        let declared = post(with_token(), whole.clone(), &length).await;
        is(
            &declared,
            StatusCode::PAYLOAD_TOO_LARGE,
            "PAYLOAD_TOO_LARGE",
        );
        let pieces = whole
            .into_bytes()
            .chunks(1 << 16)
            .map(Bytes::copy_from_slice)
            .collect::<Vec<_>>();
        let pieces = stream::iter(pieces.into_iter().map(Ok::<_, std::io::Error>));
        let undeclared = post(with_token(), Body::from_stream(pieces), headers).await;
        is(
            &undeclared,
            StatusCode::PAYLOAD_TOO_LARGE,
            "PAYLOAD_TOO_LARGE",
        );
    }
}

#[tokio::test]
async fn a_client_that_sends_too_much_hears_so() {
    let bytes = 2 * limits::BODY_BYTES;
    for (headers, sends) in [
        (format!("content-length: {bytes}\r\n"), true),
        (
            format!("content-length: {bytes}\r\nexpect: 100-continue\r\n"),
            false,
        ),
    ] {
        let mut client = connection(1 << 16);
        let head = format!(
            "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n{headers}\r\n"
        );
        client.write_all(head.as_bytes()).await.unwrap();
        if sends {
            client.write_all(&vec![b' '; bytes]).await.unwrap();
        }
        assert_eq!(status(&mut client).await, "HTTP/1.1 413");
    }
}

#[tokio::test]
async fn large_bodies_are_read_so_many_at_once() {
    let router = with_token();
    let small = "x".repeat(limits::SMALL_BODY_BYTES);
    let (mut reading, mut senders) = (Vec::new(), Vec::new());
    for _ in 0..limits::LARGE_BODIES {
        let (sender, mut receiver) = mpsc::channel(1);
        let pieces = stream::poll_fn(move |context| receiver.poll_recv(context));
        let body = Body::from_stream(pieces.map(Ok::<_, std::io::Error>));
        let router = router.clone();
        reading.push(tokio::spawn(async move { post(router, body, &[]).await }));
        sender.send(Bytes::from(small.clone() + "x")).await.unwrap();
        // What is taken from the channel has been read.
        sender.reserve().await.unwrap();
        senders.push(sender);
    }
    let edge = |more: usize| body("{ hello }", limits::SMALL_BODY_BYTES + more);
    let token = [("authorization", "Bearer t")];
    let beyond = post(router.clone(), edge(1), &[]).await;
    is(
        &beyond,
        StatusCode::SERVICE_UNAVAILABLE,
        "TOO_MANY_CONNECTIONS",
    );
    for (more, headers) in [(0, &[][..]), (1, &token)] {
        let taken = post(router.clone(), edge(more), headers).await;
        assert_eq!(taken.json()["data"]["hello"], "Xin chào");
    }
    drop(senders);
    for request in reading {
        is(
            &request.await.unwrap(),
            StatusCode::BAD_REQUEST,
            "BAD_REQUEST",
        );
    }
    assert_eq!(post(router, edge(1), &[]).await.status, StatusCode::OK);
}

#[tokio::test(start_paused = true)]
async fn an_operation_has_ten_seconds() {
    let edge = limits::OPERATION_TIME.as_millis();
    let within = query(&format!("{{ sleeps(ms: {}) }}", edge - 1));
    assert_eq!(
        post(open(), within, &[]).await.json(),
        json!({ "data": { "sleeps": 0 } })
    );
    let beyond = query(&format!("{{ sleeps(ms: {}) }}", edge + 1));
    for accept in [STRICT, "application/json"] {
        let answer = post(open(), beyond.clone(), &[("accept", accept)]).await;
        is(&answer, StatusCode::SERVICE_UNAVAILABLE, "TIMED_OUT");
    }
}

/// All of this runs on one thread, which no operation may keep, and those that cost little wait for none of the
/// others.
#[tokio::test]
async fn operations_that_compute_leave_the_server_to_others() {
    let (server, counts) = counted(Settings::default(), &Shutdown::default());
    let router = router(server);
    let mut asked: Vec<_> = (0..limits::operations() + 1)
        .map(|one| {
            let blocks = query(&format!("query Blocks{one} {{ blocks }}"));
            tokio::spawn(post(router.clone(), blocks, &[]))
        })
        .collect();
    for _ in 0..limits::operations() {
        counts.began.acquire().await.unwrap().forget();
    }
    let health = get(router.clone(), "/health/live", &[]).await;
    assert_eq!(health.status, StatusCode::OK);
    let light = post(router.clone(), query("{ hello }"), &[]).await;
    assert_eq!(light.json()["data"]["hello"], "Xin chào");
    let begun = counts.began.available_permits();
    assert_eq!(begun, 0, "what waits for its turn has not begun");
    counts.release();
    for blocked in asked.drain(..) {
        let answer = blocked.await.unwrap();
        assert_eq!(answer.json(), json!({ "data": { "blocks": true } }));
    }
}

/// What many ask for at once, behind a change of the archive, is made once.
#[tokio::test]
async fn what_is_asked_alike_at_once_is_made_once() {
    let (server, counts) = counted(Settings::default(), &Shutdown::default());
    let router = router(server);
    let asked: Vec<_> = (0..limits::operations() + 8)
        .map(|_| tokio::spawn(post(router.clone(), query("{ blocks asked }"), &[])))
        .collect();
    counts.began.acquire().await.unwrap().forget();
    counts.release();
    for alike in asked {
        let answer = alike.await.unwrap();
        assert_eq!(
            answer.json(),
            json!({ "data": { "blocks": true, "asked": 1 } })
        );
    }
    assert_eq!(counts.began.available_permits(), 0);
}

/// Who waits for another's answer waits no longer than for one of its own.
#[tokio::test(start_paused = true)]
async fn who_waits_for_the_answer_of_another_is_told_in_time() {
    let router = open();
    let (began, beyond) = (
        tokio::time::Instant::now(),
        limits::OPERATION_TIME.as_millis() + 1,
    );
    let asked = || {
        tokio::spawn(post(
            router.clone(),
            query(&format!("{{ sleeps(ms: {beyond}) }}")),
            &[("accept", STRICT)],
        ))
    };
    for late in [asked(), asked()] {
        is(
            &late.await.unwrap(),
            StatusCode::SERVICE_UNAVAILABLE,
            "TIMED_OUT",
        );
    }
    assert_eq!(began.elapsed().as_secs(), limits::OPERATION_TIME.as_secs());
}

/// A change that takes so long before it is made, and so long behind that.
fn takes(before: Duration, behind: Duration) -> String {
    let (before, behind) = (before.as_millis(), behind.as_millis());
    query(&format!(
        "mutation {{ takes(before: {before}, behind: {behind}) }}"
    ))
}

#[tokio::test(start_paused = true)]
async fn a_change_is_waited_for_once_it_is_made_and_else_is_not_made() {
    let shown = [("authorization", "Bearer t"), ("accept", STRICT)];
    let (moment, hour) = (Duration::from_millis(1), Duration::from_secs(3600));
    let (server, counts) = counted(token(), &Shutdown::default());
    let router = router(server);
    let before = counts.changes();
    let made = post(
        router.clone(),
        takes(limits::LOAD_TIME - moment, hour),
        &shown,
    )
    .await;
    assert_eq!(made.json(), json!({ "data": { "takes": true } }));
    assert_eq!(counts.changes(), before + 1);
    let late = post(router, takes(limits::LOAD_TIME + moment, hour), &shown).await;
    is(&late, StatusCode::SERVICE_UNAVAILABLE, "TIMED_OUT");
    assert!(!late.header("retry-after").is_empty());
    sleep(hour).await;
    assert_eq!(counts.changes(), before + 1);
}

/// A body of the largest page, sent as it is asked for, and how many bytes of it were.
fn page_body() -> (Body, Arc<AtomicUsize>) {
    let sent = Arc::new(AtomicUsize::new(0));
    let counting = Arc::clone(&sent);
    let load = query("mutation { loadPage(content: \"\") }");
    let pieces = limits::PAGE_BODY_BYTES >> 16;
    let body = stream::iter(0..pieces).map(move |piece| {
        let mut bytes = vec![b' '; 1 << 16];
        if piece == 0 {
            bytes[..load.len()].copy_from_slice(load.as_bytes());
        }
        counting.fetch_add(bytes.len(), Ordering::Relaxed);
        Ok::<_, std::io::Error>(Bytes::from(bytes))
    });
    (Body::from_stream(body), sent)
}

#[tokio::test(start_paused = true)]
async fn the_largest_pages_are_taken_one_by_one() {
    let router = with_token();
    let shown = [("authorization", "Bearer t"), ("accept", STRICT)];
    // One that does not end keeps the others waiting, unread.
    let (sender, mut receiver) = mpsc::channel(1);
    let pieces = stream::poll_fn(move |context| receiver.poll_recv(context));
    let body = Body::from_stream(pieces.map(Ok::<_, std::io::Error>));
    let (first, asking) = (router.clone(), shown);
    let first = tokio::spawn(async move { post(first, body, &asking).await });
    for piece in [vec![b' '; limits::SMALL_BODY_BYTES + 1], b" ".to_vec()] {
        sender.send(Bytes::from(piece)).await.unwrap();
    }
    drop(sender.reserve().await.unwrap());
    let (mut waiting, mut sent) = (Vec::new(), Vec::new());
    for _ in 0..8 {
        let (body, bytes) = page_body();
        let router = router.clone();
        waiting.push(tokio::spawn(
            async move { post(router, body, &shown).await },
        ));
        sent.push(bytes);
    }
    sleep(limits::BODY_TIME / 2).await;
    for bytes in &sent {
        assert!(bytes.load(Ordering::Relaxed) <= 2 * limits::SMALL_BODY_BYTES);
    }
    let query_meanwhile = post(router.clone(), query("{ hello }"), &[]).await;
    assert_eq!(query_meanwhile.status, StatusCode::OK);
    drop(sender);
    is(
        &first.await.unwrap(),
        StatusCode::BAD_REQUEST,
        "BAD_REQUEST",
    );
    for answer in waiting {
        let answer = answer.await.unwrap();
        assert_eq!(answer.json(), json!({ "data": { "loadPage": 0 } }));
    }
}

#[tokio::test(start_paused = true)]
async fn a_page_that_does_not_get_its_turn_is_refused_before_it_is_read() {
    let router = with_token();
    let shown = [("authorization", "Bearer t"), ("accept", STRICT)];
    // It has all the room, and longer than a page may wait.
    let long = takes(Duration::ZERO, 2 * limits::LOAD_TIME);
    let long = long.clone() + &" ".repeat(limits::BODY_BYTES - long.len());
    let mut taking = Vec::new();
    for _ in 0..limits::LOADS_BYTES / limits::BODY_BYTES {
        let (router, long) = (router.clone(), long.clone());
        taking.push(tokio::spawn(
            async move { post(router, long, &shown).await },
        ));
    }
    sleep(Duration::from_secs(1)).await;
    let (body, sent) = page_body();
    let asked = Instant::now();
    let refused = post(router.clone(), body, &shown).await;
    is(
        &refused,
        StatusCode::SERVICE_UNAVAILABLE,
        "TOO_MANY_CONNECTIONS",
    );
    assert!(!refused.header("retry-after").is_empty());
    assert_eq!(asked.elapsed().as_secs(), limits::LOAD_TIME.as_secs());
    drop(sent);
    for taken in taking {
        assert_eq!(
            taken.await.unwrap().json(),
            json!({ "data": { "takes": true } })
        );
    }
}

#[tokio::test]
async fn work_ends_when_nobody_waits_for_it() {
    let (server, counts) = counted(Settings::default(), &Shutdown::default());
    let router = router(server);
    let asked = tokio::spawn(post(router.clone(), query("{ works }"), &[]));
    counts.began.acquire().await.unwrap().forget();
    asked.abort();
    let answer = post(router, query("{ blocks }"), &[]).await;
    assert_eq!(answer.json(), json!({ "data": { "blocks": true } }));
}

#[tokio::test(start_paused = true)]
async fn a_body_must_come_in_time() {
    let late = |after: Duration| {
        let whole = query("{ hello }");
        Body::from_stream(stream::once(async move {
            sleep(after).await;
            Ok::<_, std::io::Error>(Bytes::from(whole))
        }))
    };
    let moment = Duration::from_millis(1);
    let in_time = post(open(), late(limits::BODY_TIME - moment), &[]).await;
    assert_eq!(in_time.status, StatusCode::OK);
    let too_late = post(open(), late(limits::BODY_TIME + moment), &[]).await;
    is(&too_late, StatusCode::REQUEST_TIMEOUT, "TIMED_OUT");
    // What is too long is told so, however slowly it comes.
    let length = (limits::BODY_BYTES + 1).to_string();
    let declared = [("content-length", length.as_str())];
    let too_long = post(open(), late(limits::BODY_TIME + moment), &declared).await;
    is(
        &too_long,
        StatusCode::PAYLOAD_TOO_LARGE,
        "PAYLOAD_TOO_LARGE",
    );
}

fn connection(pipe: usize) -> DuplexStream {
    piped(server(Settings::default(), &Shutdown::default()), pipe)
}

const REQUEST: &[u8] = b"GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n";

/// The status of the first answer that comes.
async fn status(client: &mut DuplexStream) -> String {
    let mut head = vec![0; "HTTP/1.1 200".len()];
    client.read_exact(&mut head).await.unwrap();
    String::from_utf8(head).unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_head_must_come_in_time_and_an_idle_connection_ends() {
    for sent in [&b""[..], &REQUEST[..20], REQUEST] {
        let mut client = connection(1 << 16);
        client.write_all(sent).await.unwrap();
        let began = Instant::now();
        let mut all = Vec::new();
        client.read_to_end(&mut all).await.unwrap();
        assert_eq!(
            began.elapsed().as_secs(),
            limits::HEAD_TIME.as_secs(),
            "{sent:?}"
        );
    }
    let mut slow = connection(1 << 16);
    slow.write_all(&REQUEST[..20]).await.unwrap();
    sleep(limits::HEAD_TIME - Duration::from_millis(1)).await;
    slow.write_all(&REQUEST[20..]).await.unwrap();
    assert_eq!(status(&mut slow).await, "HTTP/1.1 200");
}

#[tokio::test]
async fn a_head_has_an_end() {
    for (bytes, expected) in [
        (limits::HEAD_BYTES, "HTTP/1.1 200"),
        (limits::HEAD_BYTES + 1, "HTTP/1.1 431"),
        (4 * limits::HEAD_BYTES, "HTTP/1.1 431"),
    ] {
        let mut client = connection(1 << 20);
        let start = "GET /health/live HTTP/1.1\r\nhost: localhost\r\nx: ";
        let long = "x".repeat(bytes - start.len() - 4);
        let head = format!("{start}{long}\r\n\r\n");
        client.write_all(head.as_bytes()).await.unwrap();
        assert_eq!(status(&mut client).await, expected, "{bytes}");
    }
    for (headers, expected) in [
        (limits::HEADERS, "HTTP/1.1 200"),
        (limits::HEADERS + 1, "HTTP/1.1 431"),
    ] {
        let mut client = connection(1 << 20);
        let more = "x: y\r\n".repeat(headers - 1);
        let head = format!("GET /health/live HTTP/1.1\r\nhost: localhost\r\n{more}\r\n");
        client.write_all(head.as_bytes()).await.unwrap();
        assert_eq!(status(&mut client).await, expected, "{headers}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_response_must_be_read_on() {
    let ask = async |client: &mut DuplexStream| {
        let request = b"GET /graphql?query=%7Blong%7D HTTP/1.1\r\nhost: localhost\r\n\r\n";
        client.write_all(request).await.unwrap();
    };
    // What stands still for too long is broken off, and the rest is lost.
    let mut still = connection(1024);
    ask(&mut still).await;
    sleep(limits::SEND_TIME + Duration::from_millis(1)).await;
    let mut all = Vec::new();
    still.read_to_end(&mut all).await.unwrap();
    assert_eq!(all.len(), 1024);
    // A slow reader is none that stands still, but it must come to the end.
    let slowly = async |pipe: usize| {
        let mut slow = connection(pipe);
        ask(&mut slow).await;
        let (began, mut read, mut piece) = (Instant::now(), 0, vec![0; pipe]);
        while read < 20_000 {
            sleep(limits::SEND_TIME - Duration::from_millis(1)).await;
            match slow.read(&mut piece).await.unwrap() {
                0 => break,
                bytes => read += bytes,
            }
        }
        (read, began.elapsed())
    };
    assert!(slowly(4096).await.0 >= 20_000);
    let (read, time) = slowly(1024).await;
    assert!(read < 20_000 && time <= limits::SEND_WHOLE_TIME + 2 * limits::SEND_TIME);
}

#[tokio::test]
async fn small_answers_are_not_compressed() {
    let edge = limits::COMPRESSED_BYTES as usize - r#"{"data":{"repeat":""}}"#.len();
    for (letters, compressed) in [(edge - 1, false), (edge, true)] {
        let path = format!("/graphql?query=%7Brepeat(letters:{letters})%7D");
        let answer = get(open(), &path, &[("accept-encoding", "br")]).await;
        assert_eq!(answer.headers.contains_key("content-encoding"), compressed);
    }
}
