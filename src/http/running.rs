//! Operations as they run: each in good time, so many at once, none taking its connection along or the
//! server's own tasks, all counted.

use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::time::Instant;

use futures_util::stream::{self, BoxStream, Stream, StreamExt};
use tokio::sync::{Notify, Semaphore};
use tokio::task::{JoinError, spawn_blocking};

use crate::code::Code;
use crate::http::Server;
use crate::http::engine::{Fault, OperationKind, Prepared, Reply};
use crate::http::limits::OPERATION_TIME;
use crate::http::metrics::{Open, OpenGuard};
use crate::wanted::Waiter;

type Replies = BoxStream<'static, Reply>;

/// The first answer, in good time; waiting for a turn is part of it.
pub(super) async fn first(server: &Server, replies: Replies, request_id: &str) -> Reply {
    let mut replies = std::pin::pin!(stepped(&server.turns, replies, request_id.into()));
    let fault = match tokio::time::timeout(OPERATION_TIME, replies.next()).await {
        Ok(Some(reply)) => return reply,
        Ok(None) => {
            tracing::error!(request_id, "an operation ended without an answer");
            Fault::internal(request_id)
        }
        Err(_) => {
            tracing::warn!(request_id, "an operation took too long");
            let seconds = OPERATION_TIME.as_secs();
            Fault::new(
                Code::TimedOut,
                format!("the operation took longer than {seconds} s"),
            )
        }
    };
    Reply::Refused(vec![fault])
}

/// The answers, each made in [`step`]s; a panic is the last.
fn stepped(
    turns: &Arc<Semaphore>,
    replies: Replies,
    request_id: Arc<str>,
) -> impl Stream<Item = Reply> + Send + use<> {
    let turns = Arc::clone(turns);
    stream::unfold(Some(replies), move |replies| {
        let (turns, request_id) = (Arc::clone(&turns), Arc::clone(&request_id));
        async move {
            match step(&turns, replies?).await {
                Ok((reply, rest)) => reply.map(|reply| (reply, Some(rest))),
                Err(error) => {
                    tracing::error!(request_id = &*request_id, %error, "an operation panicked");
                    Some((Reply::Refused(vec![Fault::internal(&request_id)]), None))
                }
            }
        }
    })
}

/// The next answer. Operations compute for long without a pause, so whatever they do is done on threads
/// that the server's own tasks do not need, by as many at once as there are turns; one that waits for
/// something else takes none. Dropped, it lets the operation know that its answer is not wanted.
async fn step(
    turns: &Arc<Semaphore>,
    mut replies: Replies,
) -> Result<(Option<Reply>, Replies), JoinError> {
    let waiter = Waiter::default();
    let woken = Arc::new(Woken(Notify::new()));
    loop {
        let turn = turns.clone().acquire_owned().await;
        let turn = turn.expect("the semaphore is never closed");
        let (wanted, waker) = (waiter.wanted(), Waker::from(Arc::clone(&woken)));
        let span = tracing::Span::current();
        let (polled, rest) = spawn_blocking(move || {
            let _turn = turn;
            let mut context = Context::from_waker(&waker);
            let poll = || replies.poll_next_unpin(&mut context);
            let polled = span.in_scope(|| wanted.during(poll));
            (polled, replies)
        })
        .await?;
        match polled {
            Poll::Ready(reply) => return Ok((reply, rest)),
            Poll::Pending => woken.0.notified().await,
        }
        replies = rest;
    }
}

/// Hears that an operation can go on, also while it is not yet listened to.
struct Woken(Notify);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.notify_one();
    }
}

/// An operation that runs beside others of its connection, or for longer than a request; counted and
/// logged when it ends, however it ends.
pub(super) struct Running {
    server: Arc<Server>,
    request_id: Arc<str>,
    name: Option<String>,
    /// The code of its last answer with an error.
    code: Option<Code>,
    began: Instant,
    /// That it is a subscription, whose length is the client's choice.
    open: Option<OpenGuard>,
}

impl Running {
    /// The operation, and its answers to be read: one of a query or a mutation, any number of a
    /// subscription. A panic ends it with an error.
    pub(super) fn begin(
        server: &Arc<Server>,
        prepared: Prepared,
        request_id: Arc<str>,
    ) -> (Running, BoxStream<'static, Reply>) {
        let subscribes = prepared.kind == OperationKind::Subscription;
        let replies = if subscribes {
            stepped(&server.turns, prepared.replies, request_id.clone()).boxed()
        } else {
            let (server, request_id) = (Arc::clone(server), request_id.clone());
            stream::once(async move { first(&server, prepared.replies, &request_id).await }).boxed()
        };
        let running = Running {
            server: Arc::clone(server),
            request_id,
            name: prepared.name,
            code: None,
            began: Instant::now(),
            open: subscribes.then(|| server.metrics.open(Open::Subscription)),
        };
        (running, replies)
    }

    /// Notes what an answer says of the operation.
    pub(super) fn note(&mut self, reply: &Reply) {
        let code = match reply {
            Reply::Ran { code, .. } => *code,
            Reply::Refused(faults) => faults.first().map(|fault| fault.code),
        };
        self.code = code.or(self.code);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let (name, code) = (self.name.as_deref(), self.code);
        let began = self.open.is_none().then_some(self.began);
        self.server.metrics.answered(name, code, began);
        tracing::info!(
            request_id = &*self.request_id,
            operation = name,
            code = code.map_or("OK", Code::as_str),
            ms = self.began.elapsed().as_millis() as u64,
            "ended"
        );
    }
}
