//! Operations as they run: each in good time, none taking its connection along, all counted.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

use futures_util::stream::{self, BoxStream, StreamExt};
use tokio::task::JoinSet;

use crate::code::Code;
use crate::http::Server;
use crate::http::engine::{Fault, OperationKind, Prepared, Reply};
use crate::http::limits::OPERATION_TIME;
use crate::http::metrics::{Open, OpenGuard};

/// The first answer, in good time. It runs in a task of its own, so that neither a panic nor an
/// operation that does not yield takes the connection along; dropped, it stops.
pub(super) async fn first(mut replies: BoxStream<'static, Reply>, request_id: &str) -> Reply {
    let mut task = JoinSet::new();
    task.spawn(async move { replies.next().await });
    let fault = match tokio::time::timeout(OPERATION_TIME, task.join_next()).await {
        Ok(Some(Ok(Some(reply)))) => return reply,
        Ok(ended) => {
            if let Some(Err(error)) = ended {
                tracing::error!(request_id, %error, "an operation panicked");
            } else {
                tracing::error!(request_id, "an operation ended without an answer");
            }
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
            guarded(prepared.replies, request_id.clone())
        } else {
            let request_id = request_id.clone();
            stream::once(async move { first(prepared.replies, &request_id).await }).boxed()
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

fn guarded(replies: BoxStream<'static, Reply>, request_id: Arc<str>) -> BoxStream<'static, Reply> {
    AssertUnwindSafe(replies)
        .catch_unwind()
        .map(move |reply| {
            reply.unwrap_or_else(|_| {
                tracing::error!(request_id = &*request_id, "a subscription panicked");
                Reply::Refused(vec![Fault::internal(&request_id)])
            })
        })
        .boxed()
}
