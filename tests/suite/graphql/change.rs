//! Changes and those who are told of them.

use std::time::Duration;

use async_graphql::Request;
use caunoi::graphql::{Authority, prepare};
use futures_util::StreamExt;
use serde_json::json;

use super::{Api, seed_page};

const LOAD: &str =
    "mutation($content: String!, $url: URL) { loadPage(input: {content: $content, url: $url}) {
    outcome article { id title people { totalCount } paragraphs { text } } } }";

#[test]
fn changes_need_the_token() {
    let api = Api::new();
    let answer = api.answer(LOAD, json!({ "content": "x" }), false);
    assert_eq!(
        caunoi::graphql::error::code(&answer.errors[0]).as_deref(),
        Some("UNAUTHENTICATED")
    );
    assert_eq!(
        api.error("mutation { removeArticle(id: \"x\") { removed } }"),
        "UNAUTHENTICATED"
    );
    assert_eq!(api.archive.view().snapshot.articles(), 0);
}

#[test]
fn a_page_is_loaded_replaced_and_removed() {
    let api = Api::new();
    let page = seed_page("danang-2025-review.txt");
    let added = api.ask_with(LOAD, json!({ "content": page }));
    assert_eq!(added["loadPage"]["outcome"], "ADDED");
    let article = &added["loadPage"]["article"];
    assert!(article["people"]["totalCount"].as_u64().unwrap() > 0);
    assert!(!article["paragraphs"].as_array().unwrap().is_empty());
    assert_eq!(
        api.ask_with(LOAD, json!({ "content": page }))["loadPage"]["outcome"],
        "UNCHANGED"
    );
    let longer =
        format!("{page}\n\nLiên hiệp cảm ơn các đối tác đã đồng hành trong nhiều năm qua.\n");
    let replaced = api.ask_with(LOAD, json!({ "content": longer }));
    assert_eq!(replaced["loadPage"]["outcome"], "REPLACED");
    assert_eq!(replaced["loadPage"]["article"]["id"], article["id"]);
    let remove = "mutation($id: ID!) { removeArticle(id: $id) { removed } }";
    let id = json!({ "id": article["id"] });
    assert_eq!(
        api.ask_with(remove, id.clone())["removeArticle"]["removed"],
        article["id"]
    );
    assert_eq!(
        api.ask_with(remove, id)["removeArticle"]["removed"],
        json!(null)
    );
    assert_eq!(
        api.ask("{ archive { articles } }")["archive"]["articles"],
        0
    );
}

#[test]
fn a_page_without_an_article_is_told() {
    let api = Api::new();
    let answer = api.answer(LOAD, json!({ "content": "" }), true);
    assert_eq!(
        caunoi::graphql::error::code(&answer.errors[0]).as_deref(),
        Some("UNREADABLE_PAGE")
    );
}

#[test]
fn subscribers_are_told_in_the_revision_of_the_change() {
    let api = Api::new();
    let query = "subscription { articleChanged { outcome revision article { title paragraphs { text } } } }";
    let request = prepare(Request::new(query), None, Authority { may_change: false });
    let mut told = api.schema.execute_stream(request);
    let next = api.runtime.spawn(async move { told.next().await });
    // Changes are told from the moment on when the stream is first asked.
    while api.archive.subscribers() == 0 {
        std::thread::yield_now();
    }
    let added = api.ask_with(
        LOAD,
        json!({ "content": seed_page("danang-2025-review.txt") }),
    );
    let told = api
        .runtime
        .block_on(async { tokio::time::timeout(Duration::from_secs(20), next).await });
    let told = told.expect("in time").expect("no panic").expect("an event");
    assert_eq!(told.errors, []);
    let told = told.data.into_json().unwrap();
    assert_eq!(told["articleChanged"]["outcome"], "ADDED");
    assert_eq!(
        told["articleChanged"]["article"]["title"],
        added["loadPage"]["article"]["title"]
    );
    assert_eq!(
        told["articleChanged"]["revision"],
        api.archive.view().snapshot.revision()
    );
}
