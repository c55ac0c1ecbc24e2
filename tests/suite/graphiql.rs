//! The questions that GraphiQL's tabs open with, put to the seed.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::Request;
use caunoi::archive::Archive;
use caunoi::http::{Server, Settings, Shutdown, router};
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::harness::seed_pages;

#[tokio::test(flavor = "multi_thread")]
async fn every_tab_opens_with_a_question_that_the_seed_answers() {
    let folder = TempDir::new().unwrap();
    let archive = Arc::new(Archive::open(folder.path()).unwrap());
    caunoi::load::load(&archive, &seed_pages(), &mut |_, _| {}).unwrap();
    let server = Server::new(String::new(), Settings::default(), Shutdown::default());
    server.start(caunoi::graphql::engine(archive));
    let router = router(server);
    for (name, answer_at) in [
        (
            "meetings",
            "/articles/nodes/0/participants/nodes/0/citations/0/quote",
        ),
        (
            "directive",
            "/directives/nodes/0/mentions/nodes/0/citation/article/title",
        ),
        ("person", "/people/nodes/0/positions/nodes/0/title"),
        ("search", "/search/edges/0/highlights/0/ranges/0/end"),
        ("page", "/articles/facets/people/0/entity/name"),
    ] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/http/graphiql");
        let query = fs::read_to_string(folder.join(format!("{name}.graphql"))).unwrap();
        let variables = fs::read(folder.join(format!("{name}.variables.json")));
        let variables =
            variables.map_or(Value::Null, |json| serde_json::from_slice(&json).unwrap());
        let body = json!({ "query": query, "variables": variables }).to_string();
        let request = Request::post("/graphql")
            .header("host", "localhost")
            .header("content-type", "application/json")
            .body(Body::from(body))
            .unwrap();
        let body = router.clone().oneshot(request).await.unwrap().into_body();
        let answer: Value =
            serde_json::from_slice(&to_bytes(body, usize::MAX).await.unwrap()).unwrap();
        assert!(answer.get("errors").is_none(), "{name}: {answer:#}");
        assert!(
            answer["data"].pointer(answer_at).is_some(),
            "{name}: {answer:#}"
        );
    }
}
