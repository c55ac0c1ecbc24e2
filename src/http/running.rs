//! Operations as they run: each in good time, so many at once, none taking its connection along or the
//! server's own tasks, all counted.
//!
//! What is asked for most costs little, and must not stand in a queue behind what costs much: each sort has turns of
//! its own. What changes the archive waits for room before it is begun, and once it has begun to change anything it is
//! waited for to its end, so that nobody is told that it took too long who has changed something.

use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::time::Instant;

use bytes::Bytes;
use futures_util::stream::{self, BoxStream, Stream, StreamExt};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio::task::{JoinError, spawn_blocking};
use tokio::time::{self, timeout_at};

use crate::code::Code;
use crate::http::Server;
use crate::http::engine::{Fault, OperationKind, Prepared, Reply};
use crate::http::limits::{
    ANSWERS_BYTES, LAST_ROOM_TIME, LEAST_LOAD_BYTES, LIGHT_COST, LOAD_TIME, LOADS_BYTES,
    OPERATION_TIME, SMALL_ANSWER_BYTES, operations,
};
use crate::http::metrics::{Open, OpenGuard};
use crate::wanted::Waiter;

type Replies = BoxStream<'static, Reply>;

/// What operations wait for: their turn to compute, and room for their answers.
#[derive(Clone)]
pub(super) struct Turns {
    light: Arc<Semaphore>,
    heavy: Arc<Semaphore>,
    changes: Arc<Semaphore>,
    /// How much the operation has to compute that waits.
    work: Work,
    /// Bytes of what is being loaded.
    loads: Arc<Semaphore>,
    /// KiB of long answers that are on their way.
    answers: Arc<Semaphore>,
    /// Answers of one connection that are made or on their way, where it may ask for several at once.
    own: Option<Arc<Semaphore>>,
    /// Answers are given even where there is no room for them.
    must_tell: bool,
}

/// How much there is to compute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Work {
    /// So little that nobody waits for it for long.
    Light,
    Heavy,
    /// What reads pages and writes them, whatever it asks for behind that.
    Change,
}

impl Work {
    /// That of an operation of a kind and an estimated cost.
    fn of(kind: OperationKind, cost: u64) -> Work {
        match kind {
            OperationKind::Mutation => Work::Change,
            _ if cost <= LIGHT_COST => Work::Light,
            _ => Work::Heavy,
        }
    }
}

/// What is being loaded takes it, from the first byte to the commit.
pub(super) type LoadRoom = OwnedSemaphorePermit;

impl Turns {
    pub(super) fn new() -> Turns {
        Turns {
            light: Arc::new(Semaphore::new(operations())),
            heavy: Arc::new(Semaphore::new(operations())),
            changes: Arc::new(Semaphore::new(operations())),
            work: Work::Light,
            loads: Arc::new(Semaphore::new(LOADS_BYTES)),
            answers: Arc::new(Semaphore::new(ANSWERS_BYTES >> 10)),
            own: None,
            must_tell: false,
        }
    }

    /// The same for one connection, with so many answers at once.
    pub(super) fn with_own(&self, answers: usize) -> Turns {
        Turns {
            own: Some(Arc::new(Semaphore::new(answers))),
            ..self.clone()
        }
    }

    /// A reply with the room that it takes, or a refusal where there is none.
    fn answer(&self, reply: Reply, own: Option<OwnedSemaphorePermit>) -> Answer {
        let mut room = Room {
            _own: own,
            ..Room::default()
        };
        let reply = match reply {
            Reply::Ran { body, code } => match self.room(body.len()) {
                Ok(Room { long, .. }) => {
                    room.long = long;
                    Reply::Ran { body, code }
                }
                // What was done must be told; who may change something does not flood the server.
                Err(_) if self.must_tell => Reply::Ran { body, code },
                Err(fault) => Reply::Refused(vec![fault]),
            },
            reply => reply,
        };
        Answer { reply, room }
    }

    /// Room for an answer of so many bytes, or why there is none.
    pub(super) fn room(&self, bytes: usize) -> Result<Room, Fault> {
        if bytes <= SMALL_ANSWER_BYTES {
            return Ok(Room::default());
        }
        let much = u32::try_from(bytes >> 10).unwrap_or(u32::MAX);
        let long = Arc::clone(&self.answers).try_acquire_many_owned(much);
        let long = long.map_err(|_| {
            Fault::new(
                Code::TooManyConnections,
                "too many long answers are on their way; try again later, or ask for less",
            )
        })?;
        Ok(Room {
            long: Some(long),
            _own: None,
        })
    }

    /// Does work that may take long, in its turn.
    pub(super) async fn take<T: Send + 'static>(
        &self,
        much: Work,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, JoinError> {
        let operation = turn(match much {
            Work::Light => &self.light,
            Work::Heavy => &self.heavy,
            Work::Change => &self.changes,
        })
        .await;
        let span = tracing::Span::current();
        spawn_blocking(move || {
            let _operation = operation;
            span.in_scope(work)
        })
        .await
    }

    /// The same for an operation of a kind and a cost.
    fn of(&self, kind: OperationKind, cost: u64) -> Turns {
        Turns {
            must_tell: kind == OperationKind::Mutation,
            work: Work::of(kind, cost),
            ..self.clone()
        }
    }
}

impl Server {
    /// Room for a change of so many bytes, first come, first served; what it is waited for from is the request's
    /// beginning.
    pub(super) async fn load_room(
        &self,
        bytes: usize,
        began: time::Instant,
    ) -> Result<LoadRoom, Fault> {
        let bytes = u32::try_from(bytes.clamp(LEAST_LOAD_BYTES, LOADS_BYTES)).unwrap_or(u32::MAX);
        let room = Arc::clone(&self.turns.loads).acquire_many_owned(bytes);
        let stopping = async {
            self.shutdown.wait().await;
            time::sleep(LAST_ROOM_TIME).await;
        };
        let waited = tokio::select! {
            // A server that stops still does what it has room for.
            biased;
            waited = timeout_at(began + LOAD_TIME, room) => waited,
            () = stopping => {
                let message = "the server stops; nothing was changed, try again soon";
                return Err(Fault::new(Code::NotReady, message));
            }
        };
        match waited {
            Ok(room) => Ok(room.expect("the semaphore is never closed")),
            Err(_) => Err(Fault::new(
                Code::TooManyConnections,
                "as much is being loaded as the server takes at once; nothing was changed, try again later",
            )),
        }
    }
}

/// A reply on its way to the client.
pub(super) struct Answer {
    pub(super) reply: Reply,
    pub(super) room: Room,
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Answer {
        let room = Room::default();
        Answer { reply, room }
    }
}

/// The room that an answer takes until it is sent.
#[derive(Default)]
pub(super) struct Room {
    long: Option<OwnedSemaphorePermit>,
    _own: Option<OwnedSemaphorePermit>,
}

impl Room {
    /// What is to be sent; it takes the room as long as it is in memory.
    pub(super) fn hold(self, body: Bytes) -> Bytes {
        if self.long.is_none() {
            return body;
        }
        struct Held(
            Bytes,
            #[expect(dead_code, reason = "it is kept, never read")] Room,
        );
        impl AsRef<[u8]> for Held {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }
        Bytes::from_owner(Held(body, self))
    }
}

/// What is known of a request to those who run its operation.
pub(super) struct Asking {
    pub(super) request_id: Arc<str>,
    pub(super) began: time::Instant,
    /// When it was read and could run: its time to run counts from there.
    pub(super) ready: time::Instant,
    /// It shows the token; those that do not are only told so, and wait for no room.
    pub(super) authorized: bool,
    /// The room that it took to be read.
    pub(super) room: Option<LoadRoom>,
}

/// The answer of an operation that has one, in good time; waiting for a turn is part of it.
pub(super) async fn first(
    server: &Server,
    turns: &Turns,
    prepared: Prepared,
    asking: Asking,
) -> Answer {
    let Asking {
        request_id,
        began,
        ready,
        authorized,
        room,
    } = asking;
    let turns = turns.of(prepared.kind, prepared.cost);
    let changes = authorized && prepared.kind == OperationKind::Mutation;
    let (waiter, end) = if changes {
        let room = match room {
            Some(room) => Ok(room),
            None => server.load_room(0, began).await,
        };
        match room {
            Ok(room) => (Waiter::holding(room), began + LOAD_TIME),
            Err(fault) => return Reply::Refused(vec![fault]).into(),
        }
    } else {
        (Waiter::default(), ready + OPERATION_TIME)
    };
    let waiter = Arc::new(waiter);
    let replies = stepped(
        &turns,
        prepared.replies,
        Arc::clone(&waiter),
        Arc::clone(&request_id),
    );
    let mut replies = std::pin::pin!(replies);
    let mut next = replies.next();
    let answer = match timeout_at(end, &mut next).await {
        // What was begun is waited for.
        Err(_) if !waiter.give_up() => Ok(next.await),
        answer => answer,
    };
    let fault = match answer {
        Ok(Some(answer)) => return answer,
        Ok(None) => {
            tracing::error!(
                request_id = &*request_id,
                "an operation ended without an answer"
            );
            Fault::internal(&request_id)
        }
        Err(_) => {
            tracing::warn!(request_id = &*request_id, "an operation took too long");
            if changes {
                let seconds = LOAD_TIME.as_secs();
                let message =
                    format!("the change was not begun within {seconds} s; nothing was changed");
                Fault::new(Code::TimedOut, message)
            } else {
                too_long()
            }
        }
    };
    Reply::Refused(vec![fault]).into()
}

/// What is said of an operation that had no answer within [`OPERATION_TIME`].
pub(super) fn too_long() -> Fault {
    let seconds = OPERATION_TIME.as_secs();
    let message = format!("the operation took longer than {seconds} s");
    Fault::new(Code::TimedOut, message)
}

/// The answers, each made in [`step`]s; a panic is the last.
fn stepped(
    turns: &Turns,
    replies: Replies,
    waiter: Arc<Waiter>,
    request_id: Arc<str>,
) -> impl Stream<Item = Answer> + Send + use<> {
    let turns = turns.clone();
    stream::unfold(Some(replies), move |replies| {
        let (turns, request_id) = (turns.clone(), Arc::clone(&request_id));
        let waiter = Arc::clone(&waiter);
        async move {
            match step(&turns, replies?, &waiter).await {
                Ok((answer, rest)) => answer.map(|answer| (answer, Some(rest))),
                Err(error) => {
                    tracing::error!(request_id = &*request_id, %error, "an operation panicked");
                    let refused = Reply::Refused(vec![Fault::internal(&request_id)]);
                    Some((refused.into(), None))
                }
            }
        }
    })
}

/// The next answer. Operations compute for long without a pause, so whatever they do is done on threads
/// that the server's own tasks do not need, by as many at once as there are turns; one that waits for
/// something else takes none. Dropped with its waiter, it lets the operation know that its answer is not wanted.
async fn step(
    turns: &Turns,
    mut replies: Replies,
    waiter: &Waiter,
) -> Result<(Option<Answer>, Replies), JoinError> {
    let woken = Arc::new(Woken(Notify::new()));
    loop {
        let own = match &turns.own {
            Some(own) => Some(turn(own).await),
            None => None,
        };
        let (wanted, waker) = (waiter.wanted(), Waker::from(Arc::clone(&woken)));
        let then = turns.clone();
        let poll = move || {
            let mut context = Context::from_waker(&waker);
            let polled = wanted.during(|| replies.poll_next_unpin(&mut context));
            let answered = polled.map(|reply| reply.map(|reply| then.answer(reply, own)));
            (answered, replies)
        };
        let (polled, rest) = turns.take(turns.work, poll).await?;
        match polled {
            Poll::Ready(answer) => return Ok((answer, rest)),
            Poll::Pending => woken.0.notified().await,
        }
        replies = rest;
    }
}

async fn turn(of: &Arc<Semaphore>) -> OwnedSemaphorePermit {
    let permit = Arc::clone(of).acquire_owned().await;
    permit.expect("the semaphore is never closed")
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
        turns: &Turns,
        prepared: Prepared,
        asking: Asking,
    ) -> (Running, BoxStream<'static, Answer>) {
        let subscribes = prepared.kind == OperationKind::Subscription;
        let name = prepared.name.clone();
        let request_id = Arc::clone(&asking.request_id);
        let replies = if subscribes {
            let turns = turns.of(prepared.kind, prepared.cost);
            let waiter = Arc::new(Waiter::default());
            stepped(&turns, prepared.replies, waiter, request_id.clone()).boxed()
        } else {
            let (server, turns) = (Arc::clone(server), turns.clone());
            stream::once(async move { first(&server, &turns, prepared, asking).await }).boxed()
        };
        let running = Running {
            server: Arc::clone(server),
            request_id,
            name,
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::http::{Settings, Shutdown};

    #[tokio::test(start_paused = true)]
    async fn a_change_that_waits_when_the_server_stops_is_still_made_where_there_is_room_soon() {
        for (freed_after, made) in [(5, true), (7, false)] {
            let shutdown = Shutdown::default();
            let server = Server::new(String::new(), Settings::default(), shutdown.clone());
            let all = u32::try_from(LOADS_BYTES).unwrap();
            let loads = Arc::clone(&server.turns.loads);
            let taken = loads.acquire_many_owned(all).await.unwrap();
            shutdown.request();
            tokio::spawn(async move {
                time::sleep(Duration::from_secs(freed_after)).await;
                drop(taken);
            });
            let room = server.load_room(0, time::Instant::now()).await;
            assert_eq!(room.is_ok(), made, "{freed_after} s");
        }
    }

    #[test]
    fn long_answers_take_room_until_they_are_sent() {
        let turns = Turns::new();
        let answer = |bytes: usize| {
            let body = vec![b'x'; bytes];
            turns.answer(Reply::Ran { body, code: None }, None)
        };
        let left = || turns.answers.available_permits();
        let all = left();
        let small = answer(SMALL_ANSWER_BYTES);
        assert_eq!(left(), all);
        let long = answer(SMALL_ANSWER_BYTES + 1024);
        assert!(left() < all);
        let rest = turns
            .answers
            .try_acquire_many(u32::try_from(left()).unwrap());
        let refused = answer(SMALL_ANSWER_BYTES + 1).reply;
        let Reply::Refused(faults) = refused else {
            panic!("there is no room");
        };
        assert_eq!(faults[0].code, Code::TooManyConnections);
        assert!(matches!(
            answer(SMALL_ANSWER_BYTES).reply,
            Reply::Ran { .. }
        ));
        let done = turns.of(OperationKind::Mutation, 0).answer(
            Reply::Ran {
                body: vec![b'x'; SMALL_ANSWER_BYTES + 1],
                code: None,
            },
            None,
        );
        assert!(
            matches!(done.reply, Reply::Ran { .. }),
            "what was done is told"
        );
        drop((small, rest));
        let Reply::Ran { body, .. } = long.reply else {
            panic!("there was room");
        };
        let sent = long.room.hold(body.into());
        assert!(left() < all);
        drop(sent);
        assert_eq!(left(), all);
    }
}
