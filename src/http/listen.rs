//! Connections: accepted, bounded, and ended in good order.

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

use crate::http::limits::{CONNECTIONS, DRAIN_TIME, HEAD_BYTES, HEAD_TIME, LAST_REQUEST_TIME};
use crate::http::metrics::Open;
use crate::http::wire::Wire;
use crate::http::{Server, router};

/// The order to stop, shared by all that must hear it and be waited for.
#[derive(Debug, Clone, Default)]
pub struct Shutdown {
    token: CancellationToken,
    tasks: TaskTracker,
}

impl Shutdown {
    /// Tells all to finish what they are at.
    pub fn request(&self) {
        self.token.cancel();
    }

    /// Whether the order was given.
    pub fn requested(&self) -> bool {
        self.token.is_cancelled()
    }

    /// Waits for the order.
    pub async fn wait(&self) {
        self.token.cancelled().await;
    }

    /// Has the server wait for this before it stops.
    pub(super) fn track<F: Future>(&self, future: F) -> impl Future<Output = F::Output> + use<F> {
        self.tasks.track_future(future)
    }
}

/// Serves connections until the server's shutdown is requested; then takes no more of them, answers what comes
/// over those that are open for [`LAST_REQUEST_TIME`], and lets open requests finish, for at most [`DRAIN_TIME`] in
/// all. Of more than [`CONNECTIONS`], those beyond wait to be accepted.
pub async fn serve(listener: TcpListener, server: Arc<Server>) {
    let routes = router(server.clone());
    serve_routes(listener, server, routes).await;
}

/// As [`serve`], with other routes than [`router`]'s.
pub async fn serve_routes(listener: TcpListener, server: Arc<Server>, routes: Router) {
    serve_at_once(CONNECTIONS, listener, server, routes).await;
}

async fn serve_at_once(
    connections: usize,
    listener: TcpListener,
    server: Arc<Server>,
    router: Router,
) {
    let shutdown = server.shutdown.clone();
    let slots = Arc::new(Semaphore::new(connections));
    let begin = |stream: TcpStream, slot: OwnedSemaphorePermit| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection was gone at once");
        }
        let (router, server) = (router.clone(), server.clone());
        tokio::spawn(shutdown.track(async move {
            let _open = server.metrics.open(Open::Connection);
            converse(stream, router, server).await;
            drop(slot);
        }));
    };
    loop {
        let accepted = tokio::select! {
            () = shutdown.wait() => break,
            accepted = accept(&listener, &slots) => accepted,
        };
        match accepted {
            Ok((stream, slot)) => begin(stream, slot),
            Err(error) => {
                // Out of file descriptors, most likely: others must close before it gets better.
                tracing::warn!(%error, "a connection could not be accepted");
                sleep(Duration::from_millis(100)).await;
            }
        }
    }
    for (stream, slot) in knocking(listener, &slots) {
        begin(stream, slot);
    }
    shutdown.tasks.close();
    if timeout(DRAIN_TIME, shutdown.tasks.wait()).await.is_err() {
        tracing::warn!(open = shutdown.tasks.len(), "connections were cut off");
    }
}

/// The connections that the system has taken already: whoever is behind them may have sent a request.
fn knocking(
    listener: TcpListener,
    slots: &Arc<Semaphore>,
) -> Vec<(TcpStream, OwnedSemaphorePermit)> {
    let next = |listener: &std::net::TcpListener| {
        let slot = slots.clone().try_acquire_owned().ok()?;
        let (stream, _) = listener.accept().ok()?;
        stream.set_nonblocking(true).ok()?;
        Some((TcpStream::from_std(stream).ok()?, slot))
    };
    match listener.into_std() {
        Ok(listener) => std::iter::from_fn(|| next(&listener)).collect(),
        Err(_) => Vec::new(),
    }
}

async fn accept(
    listener: &TcpListener,
    slots: &Arc<Semaphore>,
) -> io::Result<(TcpStream, OwnedSemaphorePermit)> {
    let slot = slots
        .clone()
        .acquire_owned()
        .await
        .expect("the semaphore is never closed");
    let (stream, _) = listener.accept().await?;
    Ok((stream, slot))
}

/// Serves one connection, whatever it goes over, until it ends or the server's shutdown is requested.
pub async fn serve_connection(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    server: Arc<Server>,
) {
    converse(stream, router(server.clone()), server).await;
}

async fn converse(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    router: Router,
    server: Arc<Server>,
) {
    let shutdown = server.shutdown.clone();
    let service = router.map_request(|request: Request<Incoming>| request.map(Body::new));
    let connection = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(
            TokioIo::new(Wire::new(stream, server)),
            TowerToHyperService::new(service),
        )
        .with_upgrades();
    let mut connection = std::pin::pin!(connection);
    let result = tokio::select! {
        result = connection.as_mut() => result,
        () = shutdown.wait() => {
            // A request may be on its way; the answer to it will say that it was the last.
            match timeout(LAST_REQUEST_TIME, connection.as_mut()).await {
                Ok(result) => result,
                Err(_) => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            }
        }
    };
    if let Err(error) = result {
        tracing::debug!(%error, "a connection ended early");
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;
    use crate::http::Settings;

    #[tokio::test]
    async fn connections_beyond_the_cap_wait_for_one_to_end() {
        let shutdown = Shutdown::default();
        let server = Server::new(String::new(), Settings::default(), shutdown.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let routes = router(server.clone());
        let serving = tokio::spawn(serve_at_once(2, listener, server, routes));
        let ask = async |stream: &mut TcpStream| {
            let request = b"GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n";
            stream.write_all(request).await.unwrap();
            let mut answer = [0; 15];
            stream.read_exact(&mut answer).await.unwrap();
            assert_eq!(&answer, b"HTTP/1.1 200 OK");
        };
        let mut first = TcpStream::connect(address).await.unwrap();
        let mut second = TcpStream::connect(address).await.unwrap();
        ask(&mut first).await;
        ask(&mut second).await;
        let mut third = TcpStream::connect(address).await.unwrap();
        let mut third = tokio::spawn(async move { ask(&mut third).await });
        tokio::time::timeout(Duration::from_millis(200), &mut third)
            .await
            .expect_err("there is no room yet");
        drop(first);
        third.await.unwrap();
        shutdown.request();
        serving.await.unwrap();
    }

    #[tokio::test]
    async fn stopping_waits_so_long_and_no_longer() {
        let shutdown = Shutdown::default();
        let server = Server::new(String::new(), Settings::default(), shutdown.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut half = TcpStream::connect(listener.local_addr().unwrap())
            .await
            .unwrap();
        let serving = tokio::spawn(serve(listener, server));
        let head =
            b"POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
            expect: 100-continue\r\ncontent-length: 9\r\n\r\n";
        half.write_all(head).await.unwrap();
        half.read_exact(&mut [0; 25]).await.unwrap();
        tokio::time::pause();
        let began = tokio::time::Instant::now();
        shutdown.request();
        serving.await.unwrap();
        assert_eq!(began.elapsed().as_secs(), DRAIN_TIME.as_secs());
    }

    #[tokio::test]
    async fn a_request_that_was_on_its_way_is_answered_when_the_server_stops() {
        let shutdown = Shutdown::default();
        let server = Server::new(String::new(), Settings::default(), shutdown.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = tokio::spawn(serve(listener, server));
        let request = b"GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n";
        let mut piece = [0; 1024];
        let mut used = TcpStream::connect(address).await.unwrap();
        used.write_all(request).await.unwrap();
        let count = used.read(&mut piece).await.unwrap();
        assert!(!String::from_utf8_lossy(&piece[..count]).contains("connection: close"));
        let mut idle = TcpStream::connect(address).await.unwrap();
        idle.write_all(request).await.unwrap();
        assert!(idle.read(&mut piece).await.unwrap() > 0);
        // Nobody has taken this one yet.
        let mut knocking = TcpStream::connect(address).await.unwrap();
        let began = tokio::time::Instant::now();
        shutdown.request();
        for stream in [&mut used, &mut knocking] {
            stream.write_all(request).await.unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await.unwrap();
            assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
            assert!(answer.contains("connection: close\r\n"), "{answer}");
        }
        assert_eq!(idle.read(&mut piece).await.unwrap(), 0);
        serving.await.unwrap();
        assert!((LAST_REQUEST_TIME..DRAIN_TIME).contains(&began.elapsed()));
    }
}
