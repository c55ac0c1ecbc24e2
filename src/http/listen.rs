//! Connections: accepted, bounded, and ended in good order.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, Sleep, sleep, sleep_until};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

use crate::http::limits::{
    CONNECTIONS, DRAIN_TIME, HEAD_BYTES, HEAD_TIME, SEND_TIME, SEND_WHOLE_TIME,
};
use crate::http::metrics::Open;
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

/// Serves connections until the server's shutdown is requested; then lets open requests finish, for at
/// most [`DRAIN_TIME`]. Of more than [`CONNECTIONS`], those beyond wait to be accepted.
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
    loop {
        let accepted = tokio::select! {
            () = shutdown.wait() => break,
            accepted = accept(&listener, &slots) => accepted,
        };
        let (stream, slot) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // Out of file descriptors, most likely: others must close before it gets better.
                tracing::warn!(%error, "a connection could not be accepted");
                sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let (router, server) = (router.clone(), server.clone());
        tokio::spawn(shutdown.track(async move {
            let _open = server.metrics.open(Open::Connection);
            converse(stream, router, &server.shutdown).await;
            drop(slot);
        }));
    }
    drop(listener);
    shutdown.tasks.close();
    if tokio::time::timeout(DRAIN_TIME, shutdown.tasks.wait())
        .await
        .is_err()
    {
        tracing::warn!(open = shutdown.tasks.len(), "connections were cut off");
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
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection was gone at once");
    }
    Ok((stream, slot))
}

/// Serves one connection, whatever it goes over, until it ends or the server's shutdown is requested.
pub async fn serve_connection(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    server: Arc<Server>,
) {
    converse(stream, router(server.clone()), &server.shutdown).await;
}

async fn converse(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    router: Router,
    shutdown: &Shutdown,
) {
    let service = router.map_request(|request: Request<Incoming>| request.map(Body::new));
    let stream = Patient {
        stream,
        wait: None,
        behind: None,
    };
    let connection = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
        .with_upgrades();
    let mut connection = std::pin::pin!(connection);
    let result = tokio::select! {
        result = connection.as_mut() => result,
        () = shutdown.wait() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = result {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// A stream whose other end must take what is written to it: a write fails that stands still for
/// [`SEND_TIME`], or comes when there was something left to write for [`SEND_WHOLE_TIME`].
struct Patient<S> {
    stream: S,
    /// Runs while a write stands still.
    wait: Option<Pin<Box<Sleep>>>,
    /// Since when something is left to write.
    behind: Option<Instant>,
}

impl<S> Patient<S> {
    fn bounded<T>(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.wait = None;
            return written;
        }
        let now = Instant::now();
        let behind = *self.behind.get_or_insert(now);
        let end = (now + SEND_TIME).min(behind + SEND_WHOLE_TIME);
        let wait = self.wait.get_or_insert_with(|| Box::pin(sleep_until(end)));
        wait.as_mut()
            .poll(context)
            .map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.bounded(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, bytes);
        self.bounded(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        // Hyper flushes when it has written all that it holds.
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        if flushed.is_ready() {
            self.behind = None;
        }
        self.bounded(context, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let shut = Pin::new(&mut self.stream).poll_shutdown(context);
        self.bounded(context, shut)
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
}
