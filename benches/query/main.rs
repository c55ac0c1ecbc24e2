//! How long the six questions take: *made* by the engine of a document that it knows, *new* of one that it does
//! not know, *kept* through the whole server, which has the answer at hand.
//!
//! `cargo bench --bench query` asks of the pages that stand in the repository.

#[path = "../pages/mod.rs"]
mod pages;
#[path = "../questions/mod.rs"]
mod questions;

use std::cell::Cell;
use std::hint::black_box;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use caunoi::archive::Archive;
use caunoi::graphql;
use caunoi::http::{self, Engine, Reply, Server, Settings, Shutdown};
use criterion::Criterion;
use futures_util::FutureExt;
use futures_util::StreamExt;
use serde_json::Value;
use tower::ServiceExt;

use questions::{Question, questions};

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let archive = Arc::new(Archive::open(folder.path()).expect("an archive"));
    archive.load(pages::pages()).expect("pages that are loaded");
    let questions = questions(&archive);
    let engine = graphql::engine(archive);
    let mut criterion = Criterion::default().sample_size(20).configure_from_args();
    made(&mut criterion, &engine, &questions);
    kept(&mut criterion, engine, &questions);
    criterion.final_summary();
}

fn made(criterion: &mut Criterion, engine: &Arc<dyn Engine>, questions: &[Question]) {
    let number = Cell::new(0u64);
    for question in questions {
        let mut group = criterion.benchmark_group(question.name);
        group.bench_function("made", |bencher| {
            bencher.iter(|| answer(&**engine, question, question.document.to_owned()));
        });
        group.bench_function("new", |bencher| {
            bencher.iter(|| {
                number.set(number.get() + 1);
                let document = format!("#{}\n{}", number.get(), question.document);
                answer(&**engine, question, document)
            });
        });
        group.finish();
    }
}

/// Has the engine answer a question, in this thread.
fn answer(engine: &dyn Engine, question: &Question, document: String) {
    let Value::Object(variables) = question.variables.clone() else {
        panic!("variables have names");
    };
    let prepared = engine.prepare(http::Question {
        query: document,
        operation_name: None,
        variables,
        authorized: false,
        tell_cost: false,
        request_id: String::new(),
    });
    let mut prepared = prepared.expect("a question within the limits");
    // Nothing in it waits for anything.
    let reply = prepared.replies.next().now_or_never().flatten();
    let reply = reply.expect("an answer");
    let Reply::Ran { code: None, .. } = &reply else {
        panic!("{}: {reply:?}", question.name);
    };
    black_box(reply);
}

fn kept(criterion: &mut Criterion, engine: Arc<dyn Engine>, questions: &[Question]) {
    let server = Server::new(String::new(), Settings::default(), Shutdown::default());
    server.start(engine);
    let router = http::router(server);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    for question in questions {
        let mut group = criterion.benchmark_group(question.name);
        let body = question.body();
        group.bench_function("kept", |bencher| {
            bencher.iter(|| {
                let request = Request::post("/graphql")
                    .header("host", "localhost")
                    .header("content-type", "application/json")
                    .body(Body::from(body.clone()))
                    .expect("a request");
                runtime.block_on(async {
                    let response = router.clone().oneshot(request).await.expect("a response");
                    assert_eq!(response.status(), StatusCode::OK);
                    black_box(to_bytes(response.into_body(), usize::MAX).await)
                })
            });
        });
        group.finish();
    }
}
