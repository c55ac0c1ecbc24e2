//! What hostile documents do to a running server: nothing. Each is answered with one clear error, and
//! the server's memory is as it was.

use std::path::Path;

use reqwest::blocking::Client;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::cli::Serving;
use crate::harness::skip;

fn send(server: &Serving, client: &Client, body: String) -> (u16, String) {
    let request = client
        .post(format!("{}/graphql", server.address))
        .header("content-type", "application/json")
        .header("accept", "application/graphql-response+json")
        .body(body);
    let answer = request.send().expect("the server answers");
    (answer.status().as_u16(), answer.text().unwrap())
}

/// The memory that the server occupies, in MiB; none where the system does not say.
fn memory(server: &Serving) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.id())).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes >> 10)
}

const COMPLEX: &str = "QUERY_TOO_COMPLEX";
const INPUT: &str = "BAD_USER_INPUT";
const PARSE: &str = "GRAPHQL_PARSE_FAILED";
const INVALID: &str = "GRAPHQL_VALIDATION_FAILED";
const FINE: &str = "";

/// Fragments that each spread the next one several times.
fn bomb(fragments: usize, times: usize) -> String {
    let mut query = "{ archive { ...F0 } }".to_owned();
    for n in 0..fragments {
        let spreads = format!("...F{} ", n + 1).repeat(times);
        query.push_str(&format!(" fragment F{n} on Archive {{ {spreads} }}"));
    }
    query + &format!(" fragment F{fragments} on Archive {{ version }}")
}

fn nested(open: &str, within: &str, close: &str, times: usize) -> String {
    format!("{}{within}{}", open.repeat(times), close.repeat(times))
}

/// Documents, with the code of what they are answered.
fn documents() -> Vec<(String, &'static str)> {
    let numbered = |what: &str, count: usize| -> String {
        (0..count)
            .map(|n| what.replace('N', &n.to_string()))
            .collect()
    };
    let mut documents = vec![
        (format!("{{ {} }}", "__typename ".repeat(30_000)), COMPLEX),
        (format!("{{ {} }}", "__typename ".repeat(2_000)), COMPLEX),
        (format!("{{ archive {{ {} }} }}", "__typename ".repeat(4_900)), FINE),
        (format!("{{ archive {{ {} }} }}", "unknown ".repeat(4_900)), INVALID),
        (format!("{{ archive {{ {} }} }}", "a".repeat(256)), INVALID),
        (format!("{{ archive {{ {} }} }}", "a".repeat(257)), COMPLEX),
        (format!("{{ archive {{ {} }} }}", "a".repeat(130_000)), COMPLEX),
        (format!("{{ archive {{ articles({}) }} }}", "a: 1 ".repeat(1_600)), INVALID),
        (format!("query({}) {{ archive {{ people }} }}", numbered("$vN: Int ", 1_200)), INVALID),
        (format!("{{ archive {{ {} }} }}", numbered("aN: people ", 31)), COMPLEX),
        (format!("{{ archive {{ people {} }} }}", "@skip(if: false) ".repeat(51)), COMPLEX),
        (numbered("query QN { archive { people } } ", 800), COMPLEX),
        (bomb(60, 2), COMPLEX),
        (bomb(98, 20), COMPLEX),
        (bomb(98, 10), COMPLEX),
        ("{ archive { ...A } } fragment A on Archive { ...B } fragment B on Archive { ...A }".to_owned(), COMPLEX),
        (numbered("fragment FN on Archive { ...FN } ", 99) + "{ archive { people } }", COMPLEX),
        (nested("{ a ", "", "}", 60), COMPLEX),
        (nested("{ a ", "", "}", 20_000), COMPLEX),
        (format!("{{ __schema {{ types {{ {} }} }} }}", nested("fields { type { ", "name", "} }", 5)), COMPLEX),
        (format!("{{ __type(name: \"Node\") {{ {} }} }}", nested("possibleTypes { interfaces { ", "name", "} }", 5)), COMPLEX),
        ("{ articles(first: 100) { nodes { people(first: 100) { nodes { articles(first: 100) { nodes { id } } } } } } }".to_owned(), COMPLEX),
        ("{ articles(first: 100) { nodes { related(first: 50) { related(first: 50) { related(first: 50) { id } } } } } }".to_owned(), COMPLEX),
        (format!("{{ archive {{ people }} }} #{}", "a".repeat(1_500_000)), COMPLEX),
        ("#\n".repeat(300_000) + "{ archive { people } }", COMPLEX),
        (",".repeat(1_000_000) + "{ archive { people } }", COMPLEX),
        ("\u{feff}".repeat(300_000), COMPLEX),
        ("\u{feff}{ archive { people } }".to_owned(), FINE),
        (format!("{{ archive {{ people }} }} #{}", "ă".repeat(60_000)), FINE),
        ("{ archive { people } }\0".to_owned(), PARSE),
        ("{ archive { people".to_owned(), PARSE),
        ("{ search(query: \"\\uD800\") { totalCount } }".to_owned(), PARSE),
        ("{ search(query: \"\"\"".to_owned(), PARSE),
        (format!("{{a(b:[\"\"\"x\"{}", "[".repeat(100_000)), PARSE),
        (String::new(), PARSE),
    ];
    let literals = [
        (nested("[", "", "]", 100_000), COMPLEX),
        (nested("{a: ", "1", "}", 100_000), COMPLEX),
        (nested("[", "", "]", 60), INPUT),
        (nested("{a: ", "1", "}", 60), INPUT),
        (format!("{{title: \"{}\"}}", "a".repeat(1_000_000)), COMPLEX),
        (format!("{{title: \"{}\"}}", "a".repeat(100_000)), INPUT),
        (format!("{{title: \"{}\"}}", "a".repeat(10_000)), INPUT),
        (
            format!("{{title: \"\"\"{}\"\"\"}}", "\\\"\"\" ".repeat(200_000)),
            COMPLEX,
        ),
        (
            format!("{{people: {{anyOf: [{}]}}}}", "\"a\" ".repeat(251)),
            INPUT,
        ),
        (
            format!("{{people: {{anyOf: [{}]}}}}", "a ".repeat(200)),
            INPUT,
        ),
    ];
    documents.extend(literals.into_iter().map(|(literal, code)| {
        (
            format!("{{ positions(filter: {literal}) {{ totalCount }} }}"),
            code,
        )
    }));
    for number in [
        "9".repeat(100),
        "9".repeat(100_000),
        "1e400".to_owned(),
        "-1".to_owned(),
        "0".to_owned(),
    ] {
        documents.push((
            format!("{{ positions(first: {number}) {{ totalCount }} }}"),
            INPUT,
        ));
    }
    documents
}

/// Variables of one type, with the code of what they are answered.
fn variables() -> Vec<(&'static str, &'static str, Value, &'static str)> {
    let long = || json!("a".repeat(1_000_000));
    let articles = "articles(filter: $v) { totalCount }";
    vec![
        (
            "[ID!]!",
            "nodes(ids: $v) { id }",
            json!(vec!["x"; 200_000]),
            INPUT,
        ),
        (
            "[ID!]!",
            "nodes(ids: $v) { id }",
            json!(vec!["x"; 101]),
            INPUT,
        ),
        (
            "[MeetingKind!]",
            "meetings(filter: {kinds: $v}) { totalCount }",
            json!(vec!["VISIT"; 100_000]),
            INPUT,
        ),
        (
            "[SearchType!]",
            "search(query: \"a\", types: $v) { totalCount }",
            json!(vec!["PERSON"; 251]),
            INPUT,
        ),
        (
            "[String!]",
            "figures(filter: {units: $v}) { totalCount }",
            json!(vec!["đ".repeat(2_000); 240]),
            INPUT,
        ),
        (
            "ArticleFilter",
            articles,
            json!({ "text": "a".repeat(1_001) }),
            INPUT,
        ),
        ("ArticleFilter", articles, json!({ "text": long() }), INPUT),
        (
            "ArticleFilter",
            articles,
            json!({ "publishedOn": { "from": long() } }),
            INPUT,
        ),
        ("ArticleFilter", articles, json!([[[[]]]]), INPUT),
        (
            "ArticleFilter",
            articles,
            serde_json::from_str(&nested("[", "", "]", 100)).unwrap(),
            INPUT,
        ),
        (
            "MeetingKind!",
            "meetings(filter: {kinds: [$v]}) { totalCount }",
            long(),
            INPUT,
        ),
        (
            "MeetingKind!",
            "meetings(filter: {kinds: [$v]}) { totalCount }",
            json!("A".repeat(10_000)),
            INPUT,
        ),
        ("ID!", "node(id: $v) { id }", long(), INPUT),
        (
            "ID!",
            "node(id: $v) { id }",
            json!("A".repeat(10_000)),
            INPUT,
        ),
        ("URL!", "article(by: {url: $v}) { id }", long(), INPUT),
        ("String!", "article(by: {slug: $v}) { id }", long(), INPUT),
        ("String!", "search(query: $v) { totalCount }", long(), INPUT),
        (
            "String!",
            "search(query: $v) { totalCount }",
            json!("\u{301}".repeat(900)),
            FINE,
        ),
        (
            "String!",
            "suggest(prefix: $v) { __typename }",
            json!("\u{200b}".repeat(900)),
            FINE,
        ),
        (
            "String",
            "articles(after: $v) { totalCount }",
            long(),
            INPUT,
        ),
        (
            "String",
            "articles(after: $v) { totalCount }",
            json!("A".repeat(15_000)),
            INPUT,
        ),
        (
            "Int",
            "articles(first: $v) { totalCount }",
            json!(1_u64 << 40),
            INPUT,
        ),
        (
            "Int",
            "articles(first: $v) { totalCount }",
            json!(1.5),
            INPUT,
        ),
        (
            "Int",
            "articles(first: $v) { totalCount }",
            json!("1"),
            INPUT,
        ),
        (
            "Float",
            "figures(filter: {min: $v}) { totalCount }",
            json!(f64::MAX),
            FINE,
        ),
    ]
}

/// Bodies that are no JSON of a request.
fn bodies() -> Vec<(String, &'static str)> {
    let given = |value: &str| {
        format!("{{\"query\":\"{{archive{{people}}}}\",\"variables\":{{\"v\":{value}}}}}")
    };
    vec![
        (given(&nested("[", "", "]", 100_000)), "BAD_REQUEST"),
        (given("1e400"), "BAD_REQUEST"),
        (given("NaN"), "BAD_REQUEST"),
        (
            "{\"query\":\"{search(query:\\\"\\ud800\\\"){totalCount}}\"}".to_owned(),
            "BAD_REQUEST",
        ),
        ("[".repeat(1_000_000), "BAD_REQUEST"),
        (String::new(), "BAD_REQUEST"),
    ]
}

#[test]
#[expect(
    clippy::print_stdout,
    reason = "the figures are asked for with --nocapture"
)]
fn hostile_documents_cost_an_error_and_nothing_else() {
    let folder = TempDir::new().unwrap();
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("seed");
    let options = ["serve", "--seed", seed.to_str().unwrap()];
    let server = Serving::start(folder.path(), &options, "t");
    let client = Client::new();
    let asked = |query: &str| json!({ "query": query }).to_string();
    let mut attacks: Vec<(String, &str)> = Vec::new();
    for (query, code) in documents() {
        attacks.push((asked(&query), code));
    }
    for (of, field, value, code) in variables() {
        let query = format!("query($v: {of}) {{ {field} }}");
        let body = json!({ "query": query, "variables": { "v": value } });
        attacks.push((body.to_string(), code));
    }
    attacks.extend(bodies());

    // What is kept from the first answers on, as names in the order of the alphabet, is no growth.
    for query in [
        "{ articles { nodes { id people { nodes { id } } } } }",
        "{ search(query: \"huu nghi\") { totalCount } }",
    ] {
        send(&server, &client, asked(query));
    }
    let before = memory(&server);
    for (body, code) in &attacks {
        let (status, answer) = send(&server, &client, body.clone());
        let shown: String = body.chars().take(200).collect();
        assert!(status < 500, "{status} to {shown}");
        assert!(answer.len() < 10_000, "{} bytes to {shown}", answer.len());
        let answer: Value = serde_json::from_str(&answer).unwrap();
        let errors = answer["errors"].as_array().cloned().unwrap_or_default();
        assert!(errors.len() <= 10, "{} errors to {shown}", errors.len());
        let first = errors
            .first()
            .map_or("", |error| error["extensions"]["code"].as_str().unwrap());
        assert_eq!(first, *code, "to {shown}: {answer}");
        for error in &errors {
            let message = error["message"].as_str().unwrap();
            assert!(
                !message.contains('\n') && message.chars().count() <= 301,
                "{message}"
            );
        }
    }
    let (status, answer) = send(&server, &client, asked("{ archive { articles } }"));
    assert_eq!(status, 200, "{answer}");
    match (before, memory(&server)) {
        (Some(before), Some(after)) => {
            println!("resident memory: {before} MiB before, {after} MiB after");
            assert!(after < before + 150, "from {before} MiB to {after} MiB");
        }
        _ => skip("this system does not tell how much memory a process occupies"),
    }
}
