//! Facts and the characters that say them.

use serde_json::{Value, json};

use super::{SEED, at, texts};

const CITATION: &str = "{ article { id } paragraph { index text } start end quote sentence }";

/// The text between two UTF-16 offsets, as JavaScript's `slice` gives it.
fn slice(text: &str, citation: &Value) -> String {
    let offset = |key: &str| usize::try_from(citation[key].as_u64().unwrap()).unwrap();
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[offset("start")..offset("end")]).unwrap()
}

#[track_caller]
fn check(citation: &Value) {
    let quote = citation["quote"].as_str().unwrap();
    let text = citation["paragraph"]["text"].as_str().unwrap();
    assert!(!quote.is_empty());
    assert_eq!(slice(text, citation), quote);
    let sentence = citation["sentence"].as_str().unwrap();
    assert!(
        sentence.contains(quote) && text.contains(sentence),
        "{citation}"
    );
}

#[test]
fn every_citation_is_exact() {
    let api = &*SEED;
    let mut checked = 0;
    let mut each = |query: String, path: &str| {
        let found = at(&api.ask(&query), path);
        checked += found.len();
        found.iter().for_each(check);
        assert!(!found.is_empty(), "{path}");
    };
    for field in ["statements", "tasks", "figures"] {
        let query = format!("{{ {field}(first: 100) {{ nodes {{ citation {CITATION} }} }} }}");
        each(query, &format!("{field}.nodes.citation"));
    }
    for field in ["positions", "participations"] {
        let query = format!("{{ {field}(first: 100) {{ nodes {{ citations {CITATION} }} }} }}");
        each(query, &format!("{field}.nodes.citations"));
    }
    for field in ["mentions", "awards"] {
        let query = format!(
            "{{ articles(first: 50) {{ nodes {{ {field}(first: 50) {{ nodes {{ citation {CITATION} }} }} }} }} }}"
        );
        each(query, &format!("articles.nodes.{field}.nodes.citation"));
    }
    let query = format!(
        "{{ articles(first: 50) {{ nodes {{ participants(first: 20) {{ nodes {{ citations {CITATION} }} }} }} }} }}"
    );
    each(query, "articles.nodes.participants.nodes.citations");
    for field in ["meetings", "directives", "organizations"] {
        let query = format!(
            "{{ {field}(first: 100) {{ nodes {{ evidence {{ citation {CITATION} }} }} }} }}"
        );
        let found = at(
            &api.ask(&query),
            &format!("{field}.nodes.evidence.citation"),
        );
        found.iter().for_each(check);
    }
    assert!(checked > 200, "{checked}");
}

#[test]
fn a_statement_is_its_quotation() {
    let answer = SEED
        .ask("{ statements(first: 100) { nodes { text citation { quote } speaker { name } } } }");
    for statement in at(&answer, "statements.nodes") {
        assert_eq!(statement["text"], statement["citation"]["quote"]);
    }
}

#[test]
fn participants_of_an_article_are_its_own() {
    let api = &*SEED;
    let answer = api.ask(
        "{ articles(first: 100) { nodes { id participants(first: 50) { nodes {
             id meeting { id } citations { article { id } } roles } } } } }",
    );
    for article in at(&answer, "articles.nodes") {
        for part in at(&article, "participants.nodes") {
            for id in texts(&part, "citations.article.id") {
                assert_eq!(article["id"], id);
            }
            assert!(!at(&part, "roles").is_empty());
        }
    }
}

#[test]
fn an_article_shows_itself_whole() {
    let api = &*SEED;
    let answer = api.ask(
        "{ articles(first: 100) { nodes { id slug title lead text wordCount publishedOn publishedAt
             paragraphs { index kind text } bodies: paragraphs(kinds: [LEAD, BODY]) { text }
             none: paragraphs(kinds: []) { text } teasers { kind title article { id } } } } }",
    );
    for article in at(&answer, "articles.nodes") {
        let paragraphs = at(&article, "paragraphs");
        for (index, paragraph) in paragraphs.iter().enumerate() {
            assert_eq!(paragraph["index"], index);
        }
        assert_eq!(article["text"], texts(&article, "bodies.text").join("\n\n"));
        assert_eq!(article["none"], json!([]));
        let lead = paragraphs
            .iter()
            .find(|paragraph| paragraph["kind"] == "LEAD");
        assert_eq!(
            lead.map(|lead| &lead["text"]),
            Some(&article["lead"]).filter(|lead| !lead.is_null())
        );
        if let Some(at) = article["publishedAt"].as_str() {
            assert!(
                at.starts_with(article["publishedOn"].as_str().unwrap()),
                "{at}"
            );
        }
    }
}
