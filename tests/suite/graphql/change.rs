//! Changes and those who are told of them.

use std::path::Path;
use std::time::Duration;

use async_graphql::{Request, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use caunoi::code::Code;
use caunoi::graphql::{Authority, prepare};
use futures_util::StreamExt;
use serde_json::{Value, json};

use super::{Api, at, seed_page};

const LOAD: &str =
    "mutation($content: String!, $url: URL) { loadPage(input: {content: $content, url: $url}) {
    outcome article { id title people { totalCount } paragraphs { text } } } }";

#[test]
fn changes_need_the_token() {
    let api = Api::new();
    let answer = api.answer(LOAD, json!({ "content": "x" }), false);
    assert_eq!(
        caunoi::graphql::error::code(&answer.errors[0]),
        Some(Code::Unauthenticated)
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
        caunoi::graphql::error::code(&answer.errors[0]),
        Some(Code::UnreadablePage)
    );
}

#[test]
fn a_page_may_come_as_bytes() {
    let load = "mutation($input: LoadPageInput!) { loadPage(input: $input) { outcome } }";
    let files = [
        "seminar-korea-2020-tcvn3.txt",
        "nghe-an-villages-2024-windows-1258.html",
    ];
    let (by_file, by_bytes) = (Api::new(), Api::new());
    for name in files {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("seed")
            .join(name);
        let bytes = STANDARD.encode(std::fs::read(&path).unwrap());
        let format = if name.ends_with("html") {
            "HTML"
        } else {
            "TEXT"
        };
        let input = json!({ "input": { "bytes": bytes, "format": format } });
        assert_eq!(
            by_bytes.ask_with(load, input)["loadPage"]["outcome"],
            "ADDED"
        );
        caunoi::load::load(&by_file.archive, &[path], &mut |_, _| {}).unwrap();
    }
    assert_eq!(
        by_bytes.archive.fingerprint(),
        by_file.archive.fingerprint()
    );

    for wrong in [
        json!({ "bytes": "ă" }),
        json!({ "bytes": "QQ" }),
        json!({ "content": "a", "bytes": "QQ==" }),
        json!({ "format": "TEXT" }),
    ] {
        let answer = by_bytes.answer(load, json!({ "input": wrong }), true);
        let code = caunoi::graphql::error::code(&answer.errors[0]);
        assert_eq!(code, Some(Code::BadUserInput));
    }
}

#[test]
fn a_page_has_twenty_megabytes() {
    let api = Api::new();
    let load = "mutation($input: LoadPageInput!) { loadPage(input: $input) { outcome } }";
    let mut page = seed_page("danang-2025-review.txt").into_bytes();
    page.resize(caunoi::page::MAX_PAGE, b'\n');
    let input = |page: &[u8]| json!({ "input": { "bytes": STANDARD.encode(page) } });
    assert_eq!(
        api.ask_with(load, input(&page))["loadPage"]["outcome"],
        "ADDED"
    );
    page.push(b'\n');
    let answer = api.answer(load, input(&page), true);
    let code = caunoi::graphql::error::code(&answer.errors[0]);
    assert_eq!(code, Some(Code::PayloadTooLarge));
}

/// Hears of changes until `count` came or the stream ended.
fn hear(api: &Api, arguments: &str, count: usize) -> Vec<Response> {
    let query = format!(
        "subscription {{ articleChanged{arguments} {{ outcome revision resumeAfter article {{ title paragraphs {{ text }} }} }} }}"
    );
    let request = prepare(Request::new(query), None, Authority { may_change: false });
    let told = api.schema.execute_stream(request).take(count).collect();
    let told = api
        .runtime
        .block_on(async { tokio::time::timeout(Duration::from_secs(20), told).await });
    told.expect("in time")
}

fn load_text(api: &Api, number: u32) -> Value {
    let content = format!(
        "Chương trình thứ {number} của hội hữu nghị\n1{number}/04/2023 09:30\nSáng nay, tại Cần Thơ, \
         hội hữu nghị tổ chức buổi gặp gỡ với các đoàn khách quốc tế đang làm việc trên địa bàn.\n"
    );
    api.ask_with(LOAD, json!({ "content": content }))
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
    let added = load_text(&api, 1);
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

#[test]
fn a_subscriber_goes_on_after_a_revision_also_over_a_restart() {
    let mut api = Api::new();
    for number in 1..=3 {
        load_text(&api, number);
    }
    let all = hear(&api, "(after: 0)", 3);
    let revisions = |told: &[Response]| -> Vec<(i64, i64)> {
        let number = |value: &Value| value.as_i64().unwrap();
        told.iter()
            .map(|told| {
                assert_eq!(told.errors, []);
                let told = told.data.clone().into_json().unwrap()["articleChanged"].take();
                (number(&told["revision"]), number(&told["resumeAfter"]))
            })
            .collect()
    };
    assert_eq!(revisions(&all), [(1, 1), (2, 2), (3, 3)]);
    api = api.reopened();
    assert_eq!(revisions(&hear(&api, "(after: 1)", 2)), [(2, 2), (3, 3)]);
    // Loaded together, they have one revision: who is cut off among them asks for all of them again.
    let pages = ["danang-2025-review.txt", "seminar-decree-58.txt"];
    let pages = pages.map(|name| {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("seed")
            .join(name)
    });
    caunoi::load::load(&api.archive, &pages, &mut |_, _| {}).unwrap();
    assert_eq!(revisions(&hear(&api, "(after: 3)", 2)), [(4, 3), (4, 4)]);
    // What was removed since is left out.
    let gone = at(
        &api.ask("{ articles { nodes { id title } } }"),
        "articles.nodes",
    );
    let gone = gone
        .iter()
        .find(|node| node["title"].as_str().unwrap().contains("thứ 3"));
    let gone = gone.unwrap()["id"].as_str().unwrap();
    api.ask(&format!(
        "mutation {{ removeArticle(id: \"{gone}\") {{ removed }} }}"
    ));
    assert_eq!(
        revisions(&hear(&api, "(after: 1)", 3)),
        [(2, 2), (4, 3), (4, 4)]
    );
}

#[test]
fn a_revision_after_which_not_all_is_known_is_refused() {
    let api = Api::new();
    load_text(&api, 1);
    for (after, expected) in [(2, Code::UnknownRevision), (-1, Code::BadUserInput)] {
        let told = hear(&api, &format!("(after: {after})"), 2);
        let code = caunoi::graphql::error::code(&told[0].errors[0]);
        assert_eq!((code, told.len()), (Some(expected), 1), "{after}");
    }
}
