//! What goes over a connection: writes that must be taken in time, and words where hyper has none.
//!
//! What is no HTTP, or more of it than hyper reads, hyper answers by itself with a bare status, and gives nobody a
//! say in it. So each such answer is caught as it is written, and one that says what is wrong goes out in its place.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use axum::http::StatusCode;
use bytes::{Buf, Bytes};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep, sleep_until};

use crate::code::Code;
use crate::http::Server;
use crate::http::front::REQUEST_ID;
use crate::http::limits::{
    HEAD_BYTES, HEADERS, HEAR_OUT_BYTES, HEAR_OUT_TIME, PAGE_BODY_BYTES, SEND_TIME,
    SEND_WHOLE_TIME, bytes,
};
use crate::http::reply::{self, Refusal};

/// A stream whose other end must take what is written to it: a write fails that stands still for
/// [`SEND_TIME`], or comes when there was something left to write for [`SEND_WHOLE_TIME`].
pub(super) struct Wire<S> {
    stream: S,
    server: Arc<Server>,
    /// Runs while a write stands still.
    wait: Option<Pin<Box<Sleep>>>,
    /// Since when something is left to write.
    behind: Option<Instant>,
    /// What is still to be said in place of a bare status; empty when it is said.
    worded: Option<Bytes>,
    /// Runs while a client is heard out, which is to say that it is still sending.
    hearing: Option<(Pin<Box<Sleep>>, usize)>,
}

impl<S> Wire<S> {
    pub(super) fn new(stream: S, server: Arc<Server>) -> Wire<S> {
        Wire {
            stream,
            server,
            wait: None,
            behind: None,
            worded: None,
            hearing: None,
        }
    }

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

impl<S: AsyncRead + AsyncWrite + Unpin> Wire<S> {
    /// Writes what is said in place of a bare status; pending until all of it is written.
    fn poll_words(&mut self, context: &mut Context<'_>, mut words: Bytes) -> Poll<io::Result<()>> {
        while !words.is_empty() {
            let written = Pin::new(&mut self.stream).poll_write(context, &words);
            match self.bounded(context, written) {
                Poll::Ready(Ok(0)) => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                Poll::Ready(Ok(count)) => words.advance(count),
                Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                Poll::Pending => {
                    self.worded = Some(words);
                    return Poll::Pending;
                }
            }
        }
        self.worded = Some(words);
        Poll::Ready(Ok(()))
    }

    /// Reads on, and keeps nothing: a client that is still sending when the connection ends would lose the answer.
    fn poll_hear_out(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let mut piece = [0; 8 << 10];
        let (time, left) = self
            .hearing
            .get_or_insert_with(|| (Box::pin(sleep(HEAR_OUT_TIME)), HEAR_OUT_BYTES));
        while time.as_mut().poll(context).is_pending() {
            let mut piece = ReadBuf::new(&mut piece);
            match ready!(Pin::new(&mut self.stream).poll_read(context, &mut piece)) {
                Ok(()) if (1..=*left).contains(&piece.filled().len()) => {
                    *left -= piece.filled().len();
                }
                _ => break,
            }
        }
        Poll::Ready(())
    }
}

/// The status of an answer that is hyper's own: every other one bears a request's id.
fn bare(written: &[u8]) -> Option<StatusCode> {
    const LONGEST: usize = 256;
    let status = written.strip_prefix(b"HTTP/1.1 ")?.get(..3)?;
    let bare = matches!(status, b"400" | b"414" | b"431")
        && written.len() <= LONGEST
        && written.ends_with(b"\r\n\r\n")
        && !written
            .windows(REQUEST_ID.as_str().len())
            .any(|part| part.eq_ignore_ascii_case(REQUEST_ID.as_str().as_bytes()));
    bare.then(|| StatusCode::from_bytes(status).ok())?
}

/// What is said in place of a bare status, as bytes of HTTP.
fn worded(server: &Server, status: StatusCode) -> Bytes {
    let refusal = match status {
        StatusCode::BAD_REQUEST => Refusal::malformed(
            "this is no request of HTTP/1.1: its first line or one of its headers cannot be read",
        ),
        _ => Refusal::new(
            StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Code::PayloadTooLarge,
            format!(
                "the request is too large: address and headers take {}, the headers are {HEADERS}, \
                 and a body takes {} at most",
                bytes(HEAD_BYTES),
                bytes(PAGE_BODY_BYTES)
            ),
        ),
    };
    let id = server.request_ids.next();
    let (id, status, code) = (id.as_str(), refusal.status(), refusal.code());
    tracing::info!(
        request_id = id,
        status = status.as_u16(),
        code = code.as_str(),
        "answered what is no request"
    );
    let body = reply::errors(&[refusal.into_fault()]);
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json; charset=utf-8\r\ncache-control: no-store\r\n\
         x-content-type-options: nosniff\r\n{REQUEST_ID}: {id}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    (head + &body).into()
}

impl<S: AsyncRead + Unpin> AsyncRead for Wire<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Wire<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let words = self.worded.take();
        let words = words.or_else(|| Some(worded(&self.server, bare(bytes)?)));
        if let Some(words) = words {
            // Hyper closes the connection behind such an answer.
            ready!(self.poll_words(context, words))?;
            return Poll::Ready(Ok(bytes.len()));
        }
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.bounded(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let first = slices.iter().find(|slice| !slice.is_empty());
        if let Some(first) = first
            && (self.worded.is_some() || bare(first).is_some())
        {
            return self.poll_write(context, first);
        }
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
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
        if self.hearing.is_none() {
            let shut = Pin::new(&mut self.stream).poll_shutdown(context);
            ready!(self.bounded(context, shut))?;
        }
        if self.worded.is_some() {
            ready!(self.poll_hear_out(context));
        }
        Poll::Ready(Ok(()))
    }
}
