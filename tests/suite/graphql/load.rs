//! What loading a page gives back, and what it refuses.

use caunoi::graphql::error::code;
use serde_json::{Value, json};

use super::{Api, seed_page, texts};

const LOAD: &str = "mutation($content: String!) { loadPage(input: {content: $content}) {
    outcome article { id slug title } } }";

#[test]
fn what_cannot_be_loaded_says_why() {
    let api = Api::new();
    for (content, expected) in [
        (String::new(), "UNREADABLE_PAGE"),
        (" \n\t ".to_owned(), "UNREADABLE_PAGE"),
        ("***\n---\n".to_owned(), "UNREADABLE_PAGE"),
        ("<html><body></body></html>".to_owned(), "UNREADABLE_PAGE"),
        ("\0".repeat(4_096), "UNREADABLE_PAGE"),
        ("a".repeat(caunoi::page::MAX_PAGE + 1), "PAYLOAD_TOO_LARGE"),
    ] {
        let answer = api.answer(LOAD, json!({ "content": content }), true);
        let [error] = &answer.errors[..] else {
            panic!("{expected} is told once: {:?}", answer.errors);
        };
        assert_eq!(code(error).map(|code| code.as_str()), Some(expected));
        assert!(!error.message.is_empty() && !error.message.contains('\n'));
    }
    assert_eq!(api.archive.view().snapshot.revision(), 0);
}

#[test]
fn the_same_page_from_two_clients_at_once_is_one_article() {
    let api = Api::new();
    let page = seed_page("danang-2025-review.txt");
    let load = || api.ask_with(LOAD, json!({ "content": page }));
    let answers: Vec<Value> = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..4).map(|_| scope.spawn(load)).collect();
        clients
            .into_iter()
            .map(|client| client.join().unwrap())
            .collect()
    });
    let mut outcomes: Vec<String> = answers
        .iter()
        .flat_map(|answer| texts(answer, "loadPage.outcome"))
        .collect();
    outcomes.sort();
    assert_eq!(outcomes, ["ADDED", "UNCHANGED", "UNCHANGED", "UNCHANGED"]);
    for answer in &answers {
        assert_eq!(
            answer["loadPage"]["article"],
            answers[0]["loadPage"]["article"]
        );
    }
    let snapshot = api.archive.view().snapshot;
    assert_eq!((snapshot.articles(), snapshot.revision()), (1, 1));
}

#[test]
fn loading_again_leaves_the_revision() {
    let api = Api::new();
    let page = seed_page("danang-2025-review.txt");
    let first = api.ask_with(LOAD, json!({ "content": page }));
    let again = api.ask_with(LOAD, json!({ "content": page }));
    assert_eq!(first["loadPage"]["article"], again["loadPage"]["article"]);
    assert_eq!(again["loadPage"]["outcome"], "UNCHANGED");
    assert_eq!(api.archive.view().snapshot.revision(), 1);
}

const LOAD_ALL: &str = "mutation($pages: [LoadPageInput!]!) { loadPages(inputs: $pages) {
    outcome article { title } refusal { code message } } }";

#[test]
fn several_pages_are_one_revision_and_each_is_told_of() {
    let api = Api::new();
    let page = seed_page("danang-2025-review.txt");
    let other = seed_page("visit-japan-2024.txt");
    let pages = json!([
        { "content": page },
        { "content": "***" },
        { "content": page, "bytes": "" },
        { "bytes": "đ" },
        { "content": other },
        { "content": page },
    ]);
    let told = api.ask_with(LOAD_ALL, json!({ "pages": pages }));
    assert_eq!(
        texts(&told, "loadPages.refusal.code"),
        ["UNREADABLE_PAGE", "BAD_USER_INPUT", "BAD_USER_INPUT"]
    );
    let each = told["loadPages"].as_array().unwrap();
    let outcomes: Vec<&Value> = each.iter().map(|page| &page["outcome"]).collect();
    let null = Value::Null;
    let mut loaded = vec![outcomes[0].as_str(), outcomes[5].as_str()];
    loaded.sort();
    assert_eq!(loaded, [Some("ADDED"), Some("UNCHANGED")]);
    assert_eq!(outcomes[1..5], [&null, &null, &null, &json!("ADDED")]);
    assert_eq!(each[0]["article"], each[5]["article"]);
    assert_eq!(each[0]["refusal"], null);
    let snapshot = api.archive.view().snapshot;
    assert_eq!((snapshot.articles(), snapshot.revision()), (2, 1));
}

#[test]
fn several_pages_need_the_token_and_have_an_end() {
    let api = Api::new();
    let answer = api.answer(LOAD_ALL, json!({ "pages": [] }), false);
    let code = code(&answer.errors[0]).map(|code| code.as_str());
    assert_eq!(code, Some("UNAUTHENTICATED"));
    let none = api.ask_with(LOAD_ALL, json!({ "pages": [] }));
    assert_eq!(none["loadPages"], json!([]));
    let many = vec![json!({ "content": "***" }); caunoi::graphql::Limits::LIST_INPUT + 1];
    let variables = async_graphql::Variables::from_json(json!({ "pages": many }));
    let refused = caunoi::graphql::guard::check(LOAD_ALL, None, &variables).unwrap_err();
    let code = caunoi::graphql::error::code(&refused).map(|code| code.as_str());
    assert_eq!(code, Some("BAD_USER_INPUT"));
}
