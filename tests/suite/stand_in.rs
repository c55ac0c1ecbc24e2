//! A small schema behind the server, with fields that do what no field of the real one does.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, OperationType, Selection,
};
use async_graphql::{
    Context, Error, ErrorExtensions, Object, Request, Response, Schema, ServerError, Subscription,
    Variables,
};
use caunoi::archive::{ArchiveError, Dump};
use caunoi::code::Code;
use caunoi::http::{
    Engine, Fault, Holdings, OperationKind, Prepared, Question, Reply, Server, Settings, Shutdown,
    limits, serve, serve_connection,
};
use futures_util::stream::{self, Stream, StreamExt};
use tokio::io::{DuplexStream, duplex};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

struct Query;

#[Object]
impl Query {
    async fn hello(&self, #[graphql(default)] name: String) -> String {
        format!("Xin chào{name}")
    }

    async fn long(&self) -> String {
        "đối ngoại nhân dân ".repeat(1000)
    }

    async fn refuses(&self) -> Option<Result<i32, Error>> {
        Some(Err(
            Error::new("no").extend_with(|_, ext| ext.set("code", "BAD_USER_INPUT"))
        ))
    }

    async fn panics(&self) -> i32 {
        let numbers: Vec<i32> = Vec::new();
        numbers[numbers.len()]
    }

    async fn sleeps(&self, #[graphql(default = 3_600_000)] ms: i32) -> i32 {
        tokio::time::sleep(Duration::from_millis(ms.unsigned_abs().into())).await;
        0
    }

    /// Keeps its thread until it is released; false where that never comes.
    async fn blocks(&self, ctx: &Context<'_>) -> bool {
        let counts = ctx.data_unchecked::<Counts>();
        counts.began.add_permits(1);
        let (released, hears) = &*counts.released;
        let waited = hears.wait_timeout_while(
            released.lock().unwrap(),
            Duration::from_secs(5),
            |released| !*released,
        );
        *waited.unwrap().0
    }

    /// Keeps its thread until nobody waits for the answer, and then releases `blocks`.
    async fn works(&self, ctx: &Context<'_>) -> i32 {
        let counts = ctx.data_unchecked::<Counts>();
        counts.began.add_permits(1);
        while caunoi::wanted::is_wanted() {
            std::thread::sleep(Duration::from_millis(1));
        }
        counts.release();
        0
    }

    /// How often this was asked for.
    async fn asked(&self, ctx: &Context<'_>) -> u64 {
        ctx.data_unchecked::<Counts>()
            .asked
            .fetch_add(1, Ordering::Relaxed)
            + 1
    }

    async fn repeat(&self, letters: usize) -> String {
        "x".repeat(letters)
    }
}

/// The length of one answer of `flood`.
pub(crate) const FLOOD_BYTES: usize = 64 << 10;

/// What happened behind the server.
#[derive(Clone)]
pub(crate) struct Counts {
    pub(crate) asked: Arc<AtomicU64>,
    /// How many changes there were.
    revision: Arc<AtomicU64>,
    /// How many answers of `flood` were made.
    pub(crate) flooded: Arc<AtomicU64>,
    /// Whether `blocks` may go on.
    released: Arc<(Mutex<bool>, Condvar)>,
    /// How often `works` and `blocks` began.
    pub(crate) began: Arc<Semaphore>,
}

impl Default for Counts {
    fn default() -> Counts {
        Counts {
            asked: Arc::default(),
            revision: Arc::default(),
            flooded: Arc::default(),
            released: Arc::default(),
            began: Arc::new(Semaphore::new(0)),
        }
    }
}

impl Counts {
    /// How many changes there were.
    pub(crate) fn changes(&self) -> u64 {
        self.revision.load(Ordering::Relaxed)
    }

    /// Lets `blocks` go on.
    pub(crate) fn release(&self) {
        *self.released.0.lock().unwrap() = true;
        self.released.1.notify_all();
    }
}

struct Authorized(bool);

struct Mutation;

#[Object]
impl Mutation {
    async fn change(&self, ctx: &Context<'_>) -> Result<bool, Error> {
        if ctx.data_unchecked::<Authorized>().0 {
            ctx.data_unchecked::<Counts>()
                .revision
                .fetch_add(1, Ordering::Relaxed);
            Ok(true)
        } else {
            Err(Error::new("token").extend_with(|_, ext| ext.set("code", "UNAUTHENTICATED")))
        }
    }

    async fn load_page(&self, content: String) -> usize {
        content.len()
    }

    /// Changes something, at once or after a while; how long it takes behind that.
    async fn takes(&self, ctx: &Context<'_>, before: i32, behind: i32) -> bool {
        let sleep = |ms: i32| tokio::time::sleep(Duration::from_millis(ms.unsigned_abs().into()));
        sleep(before).await;
        let settled = caunoi::wanted::settle();
        if settled {
            let counts = ctx.data_unchecked::<Counts>();
            counts.revision.fetch_add(1, Ordering::Relaxed);
        }
        sleep(behind).await;
        settled
    }
}

struct Subscriptions;

#[Subscription]
impl Subscriptions {
    async fn count(&self, to: i32) -> impl Stream<Item = i32> + use<> {
        stream::iter(0..to)
    }

    async fn never(&self) -> impl Stream<Item = i32> + use<> {
        stream::pending()
    }

    /// More than any client reads.
    async fn flood(&self, ctx: &Context<'_>) -> impl Stream<Item = String> + use<> {
        let counts = ctx.data_unchecked::<Counts>().clone();
        stream::repeat_with(move || {
            counts.flooded.fetch_add(1, Ordering::Relaxed);
            "x".repeat(FLOOD_BYTES)
        })
    }

    async fn breaks(&self) -> impl Stream<Item = i32> + use<> {
        stream::iter(0..2).map(|n| {
            if n == 1 {
                panic!("as the test wants it to")
            } else {
                n
            }
        })
    }
}

struct StandIn {
    schema: Schema<Query, Mutation, Subscriptions>,
    counts: Counts,
}

impl Engine for StandIn {
    fn prepare(&self, question: Question) -> Result<Prepared, Vec<Fault>> {
        if question.query.contains("PANIC") {
            panic!("the guard panics, as the test wants it to");
        }
        let document = parse_query(&question.query)
            .map_err(|_| vec![Fault::new(Code::ParseFailed, "the document does not parse")])?;
        let operation_name = question.operation_name;
        let (name, kind, loads_pages) = operation(&document, operation_name.as_deref())
            .ok_or_else(|| vec![Fault::new(Code::ValidationFailed, "which operation?")])?;
        let cost = if question.query.contains("blocks") {
            limits::LIGHT_COST + 1
        } else {
            1
        };
        let variables = Variables::from_json(question.variables.into());
        let mut request = Request::new(question.query)
            .variables(variables)
            .data(Authorized(question.authorized));
        request.operation_name = operation_name;
        request.set_parsed_query(document);
        let replies = self.schema.execute_stream(request).map(reply).boxed();
        Ok(Prepared {
            kind,
            name,
            cost,
            loads_pages,
            revision: (kind == OperationKind::Query).then(|| self.revision()),
            replies,
        })
    }

    fn revision(&self) -> u64 {
        7 + self.counts.revision.load(Ordering::Relaxed)
    }

    fn holdings(&self) -> Holdings {
        Holdings {
            revision: self.revision(),
            articles: 5,
            ..Holdings::default()
        }
    }

    fn disk_bytes(&self) -> u64 {
        4711
    }

    fn dump(&self) -> Result<Dump, ArchiveError> {
        let reason = "there are no pages".to_owned();
        Err(ArchiveError::ReadOnly { reason })
    }
}

/// The operation's name, what it does, and whether it loads pages alone.
fn operation(
    document: &ExecutableDocument,
    wanted: Option<&str>,
) -> Option<(Option<String>, OperationKind, bool)> {
    let (name, operation) = match (&document.operations, wanted) {
        (DocumentOperations::Single(operation), None) => (None, operation),
        (DocumentOperations::Multiple(operations), _) => {
            let mut named = operations
                .iter()
                .filter(|(name, _)| wanted.is_none_or(|wanted| wanted == name.as_str()));
            let (name, operation) = named.next()?;
            if named.next().is_some() {
                return None;
            }
            (Some(name.to_string()), operation)
        }
        _ => return None,
    };
    let kind = match operation.node.ty {
        OperationType::Query => OperationKind::Query,
        OperationType::Mutation => OperationKind::Mutation,
        OperationType::Subscription => OperationKind::Subscription,
    };
    let loads_pages = operation.node.selection_set.node.items.iter().all(
        |item| matches!(&item.node, Selection::Field(field) if field.node.name.node == "loadPage"),
    );
    Some((name, kind, loads_pages))
}

fn reply(response: Response) -> Reply {
    let refused = response.data == async_graphql::Value::Null
        && !response.errors.is_empty()
        && response.errors.iter().all(|error| error.path.is_empty());
    if refused {
        let fault = |error: &ServerError| Fault::new(Code::ValidationFailed, error.message.clone());
        return Reply::Refused(response.errors.iter().map(fault).collect());
    }
    let code = response.errors.first().map(|_| Code::BadUserInput);
    Reply::Ran {
        body: serde_json::to_vec(&response).unwrap(),
        code,
    }
}

/// A server over the stand-in.
pub(crate) fn server(settings: Settings, shutdown: &Shutdown) -> Arc<Server> {
    counted(settings, shutdown).0
}

/// A server over the stand-in, and what happens behind it.
pub(crate) fn counted(settings: Settings, shutdown: &Shutdown) -> (Arc<Server>, Counts) {
    let counts = Counts::default();
    let schema = Schema::build(Query, Mutation, Subscriptions)
        .data(counts.clone())
        .finish();
    let server = Server::new(schema.sdl(), settings, shutdown.clone());
    server.start(Arc::new(StandIn {
        schema,
        counts: counts.clone(),
    }));
    (server, counts)
}

/// Serves on a free port; gives the address, as `127.0.0.1:4711`.
pub(crate) async fn listening(server: Arc<Server>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(serve(listener, server));
    address
}

/// Serves one client over a pipe that holds so many bytes in either direction, so that time may stand
/// still.
pub(crate) fn piped(server: Arc<Server>, bytes: usize) -> DuplexStream {
    let (client, served) = duplex(bytes);
    tokio::spawn(serve_connection(served, server));
    client
}
