//! A small schema behind the server, with fields that do what no field of the real one does.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, OperationType, Selection,
};
use async_graphql::{
    Error, ErrorExtensions, Object, Request, Response, Schema, ServerError, Subscription, Variables,
};
use caunoi::code::Code;
use caunoi::http::{
    Engine, Fault, Holdings, OperationKind, Prepared, Question, Reply, Server, Settings, Shutdown,
};
use futures_util::stream::{self, Stream, StreamExt};

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

    async fn sleeps(&self) -> i32 {
        tokio::time::sleep(Duration::from_secs(3600)).await;
        0
    }
}

struct Authorized(bool);

struct Mutation;

#[Object]
impl Mutation {
    async fn change(&self, ctx: &async_graphql::Context<'_>) -> Result<bool, Error> {
        if ctx.data_unchecked::<Authorized>().0 {
            Ok(true)
        } else {
            Err(Error::new("token").extend_with(|_, ext| ext.set("code", "UNAUTHENTICATED")))
        }
    }

    async fn load_page(&self, content: String) -> usize {
        content.len()
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

struct StandIn(Schema<Query, Mutation, Subscriptions>);

impl Engine for StandIn {
    fn prepare(&self, question: Question) -> Result<Prepared, Vec<Fault>> {
        if question.query.contains("PANIC") {
            panic!("the guard panics, as the test wants it to");
        }
        let document = parse_query(&question.query)
            .map_err(|_| vec![Fault::new(Code::ParseFailed, "the document does not parse")])?;
        let operation_name = question.operation_name;
        let (kind, loads_pages) = kind(&document, operation_name.as_deref())
            .ok_or_else(|| vec![Fault::new(Code::ValidationFailed, "which operation?")])?;
        let variables = Variables::from_json(question.variables.into());
        let mut request = Request::new(question.query)
            .variables(variables)
            .data(Authorized(question.authorized));
        request.operation_name = operation_name.clone();
        request.set_parsed_query(document);
        let replies = self.0.execute_stream(request).map(reply).boxed();
        Ok(Prepared {
            kind,
            name: operation_name,
            loads_pages,
            replies,
        })
    }

    fn holdings(&self) -> Holdings {
        Holdings {
            revision: 7,
            articles: 5,
            ..Holdings::default()
        }
    }
}

fn kind(document: &ExecutableDocument, name: Option<&str>) -> Option<(OperationKind, bool)> {
    let operation = match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => operation,
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name)?,
        (DocumentOperations::Multiple(operations), None) if operations.len() == 1 => {
            operations.values().next()?
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
    Some((kind, loads_pages))
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
        body: serde_json::to_string(&response).unwrap(),
        code,
    }
}

/// A server over the stand-in.
pub(crate) fn server(settings: Settings, shutdown: &Shutdown) -> Arc<Server> {
    let schema = Schema::build(Query, Mutation, Subscriptions).finish();
    let server = Server::new(schema.sdl(), settings, shutdown.clone());
    server.start(Arc::new(StandIn(schema)));
    server
}

/// Serves the stand-in on a free port; gives its address, as `127.0.0.1:4711`.
pub(crate) async fn listening(settings: Settings, shutdown: &Shutdown) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let router = caunoi::http::router(server(settings, shutdown));
    tokio::spawn(caunoi::http::serve(listener, router, shutdown.clone()));
    address
}
