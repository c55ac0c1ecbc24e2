//! The schema over an archive of the seed pages.

mod change;
mod cite;
mod explain;
mod explore;
mod filter;
mod inputs;
mod load;
mod moving;
mod paging;
mod written;

use std::path::Path;
use std::sync::{Arc, LazyLock};

use async_graphql::{Request, Response, Variables};
use caunoi::archive::Archive;
use caunoi::graphql::error::finish;
use caunoi::graphql::{Authority, Schema, engine, guard, prepare, schema};
use caunoi::http::{Engine, Question, Reply};
use caunoi::load::load;
use futures_util::StreamExt;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::harness::seed_pages;

/// The seed pages, for tests that only read.
static SEED: LazyLock<Api> = LazyLock::new(|| {
    let api = Api::new();
    load(&api.archive, &seed_pages(), &mut |_, _| {}).unwrap();
    api
});

/// Asks an archive of its own.
struct Api {
    archive: Arc<Archive>,
    engine: Arc<dyn Engine>,
    schema: Schema,
    runtime: Runtime,
    folder: TempDir,
}

impl Api {
    fn new() -> Self {
        Api::over(TempDir::new().unwrap())
    }

    fn over(folder: TempDir) -> Self {
        let archive = Arc::new(Archive::open(folder.path()).unwrap());
        Api {
            schema: schema(Some(Arc::clone(&archive))),
            engine: engine(Arc::clone(&archive)),
            archive,
            runtime: Runtime::new().unwrap(),
            folder,
        }
    }

    /// Ends, and begins again over the same folder.
    fn reopened(self) -> Self {
        let Api {
            archive,
            engine,
            schema,
            folder,
            ..
        } = self;
        drop((schema, engine));
        assert_eq!(
            Arc::strong_count(&archive),
            1,
            "nobody else holds the archive"
        );
        drop(archive);
        Api::over(folder)
    }

    fn request(&self, query: &str, variables: Value, may_change: bool) -> Request {
        let variables = Variables::from_json(variables);
        let document = guard::check(query, None, &variables).unwrap().document;
        let mut request = Request::new(query).variables(variables);
        request.set_parsed_query(document);
        prepare(request, Some(self.archive.view()), Authority { may_change })
    }

    fn answer(&self, query: &str, variables: Value, may_change: bool) -> Response {
        let request = self.request(query, variables.clone(), may_change);
        let answer = finish(self.runtime.block_on(self.schema.execute(request)), None);
        // A page behind another keeps to the ranking that its own schema remembers.
        let goes_on = query.contains("search(") && query.contains("after");
        if !goes_on && !query.trim_start().starts_with("mutation") {
            self.check_served(query, variables, &answer);
        }
        answer
    }

    /// The server's answer is that of the library alone in each byte, also where the server has found before that the
    /// operation fits the schema.
    #[track_caller]
    fn check_served(&self, query: &str, variables: Value, answer: &Response) {
        for _ in 0..2 {
            let question = Question {
                query: query.to_owned(),
                operation_name: None,
                variables: variables.as_object().cloned().unwrap_or_default(),
                authorized: false,
                tell_cost: false,
                request_id: "1".to_owned(),
            };
            let mut prepared = self.engine.prepare(question).unwrap();
            let served = self.runtime.block_on(prepared.replies.next());
            match served.expect("a query has an answer") {
                Reply::Ran { body, .. } => {
                    let body = String::from_utf8(body).unwrap();
                    assert_eq!(body, serde_json::to_string(answer).unwrap(), "{query}");
                }
                Reply::Refused(faults) => {
                    assert_eq!(faults.len(), answer.errors.len(), "{query}");
                    assert_eq!(answer.data, async_graphql::Value::Null, "{query}");
                }
            }
        }
    }

    /// The data of an answer without errors.
    #[track_caller]
    fn ask_with(&self, query: &str, variables: Value) -> Value {
        let answer = self.answer(query, variables, true);
        assert_eq!(answer.errors, [], "{query}");
        answer.data.into_json().unwrap()
    }

    #[track_caller]
    fn ask(&self, query: &str) -> Value {
        self.ask_with(query, json!({}))
    }

    /// The code of the only error of an answer.
    #[track_caller]
    fn error(&self, query: &str) -> String {
        let answer = self.answer(query, json!({}), false);
        assert_eq!(answer.errors.len(), 1, "{query}: {:?}", answer.errors);
        let code = caunoi::graphql::error::code(&answer.errors[0]);
        code.expect("every error has a code").to_string()
    }
}

/// The values at a path of keys, lists gone through.
fn at(value: &Value, path: &str) -> Vec<Value> {
    path.split('.').fold(vec![value.clone()], |values, key| {
        values
            .into_iter()
            .flat_map(|value| match value.get(key) {
                Some(Value::Array(items)) => items.clone(),
                Some(Value::Null) | None => Vec::new(),
                Some(other) => vec![other.clone()],
            })
            .collect()
    })
}

fn texts(value: &Value, path: &str) -> Vec<String> {
    at(value, path)
        .iter()
        .map(|text| text.as_str().expect("text").to_owned())
        .collect()
}

fn seed_page(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("seed")
        .join(name);
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn errors_have_codes() {
    let api = &*SEED;
    assert_eq!(api.error("{ nothing }"), "GRAPHQL_VALIDATION_FAILED");
    for query in [
        "{ articles(first: \"x\") { totalCount } }",
        "{ articles(first: 0) { totalCount } }",
        "{ articles(first: 101) { totalCount } }",
        "{ articles(first: 1, last: 1) { totalCount } }",
        "{ articles(after: \"x\") { totalCount } }",
        "{ node(id: \"x\") { id } }",
        "{ nodes(ids: [\"x\"]) { id } }",
        "{ positions(asOf: \"2022-13-01\") { totalCount } }",
        "{ articles(filter: {publishedOn: {from: \"2023-01-01\", to: \"2022-01-01\"}}) { totalCount } }",
        "{ suggest(prefix: \"a\", first: 51) { __typename } }",
        "{ network(around: \"x\") { nodes { id } } }",
        "{ article(by: {url: \"no address\"}) { id } }",
    ] {
        assert_eq!(api.error(query), "BAD_USER_INPUT", "{query}");
    }
    let long = format!(
        "{{ search(query: \"{}\") {{ totalCount }} }}",
        "a".repeat(1_001)
    );
    assert_eq!(api.error(&long), "BAD_USER_INPUT");
}

#[test]
fn an_error_of_a_nullable_field_leaves_its_neighbours() {
    let answer = SEED.answer(
        "{ node(id: \"x\") { id } archive { articles } }",
        json!({}),
        false,
    );
    let data = answer.data.into_json().unwrap();
    assert_eq!(data["node"], Value::Null);
    assert_eq!(data["archive"]["articles"], seed_pages().len());
}

#[test]
fn clients_can_read_the_schema() {
    let answer = SEED.ask(include_str!("introspection.graphql"));
    let names = texts(&answer, "__schema.types.name");
    for name in ["Article", "Entity", "SearchNode", "ArticleKey", "DateTime"] {
        assert!(names.iter().any(|found| found == name), "{name}");
    }
    let key = at(&answer, "__schema.types");
    let key = key.iter().find(|of| of["name"] == "ArticleKey");
    assert_eq!(key.map(|key| &key["isOneOf"]), Some(&json!(true)));
}
