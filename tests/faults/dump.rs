//! Everything that an archive answers, as text; and what has to hold in every answer.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::client::Client;
use crate::press::Sheet;

const CITATION: &str =
    "{ article { slug } paragraph { index kind text } start end quote sentence }";

/// An article with everything on it, `$CITATION` to be put in.
const ARTICLE: &str =
    "slug title lead section publishedAt publishedOn url sourceName authors text wordCount
    teasers { title summary }
    paragraphs { index kind text }
    people(first: 50) { totalCount nodes { slug } }
    organizations(first: 50) { totalCount nodes { slug } }
    directives(first: 50) { totalCount nodes { slug } }
    meetings(first: 50) { totalCount nodes { slug } }
    mentions(first: 100) { totalCount nodes { entity { slug } rule { name } citation $CITATION } }
    statements(first: 20) { nodes { speaker { slug } text quoted citation $CITATION } }
    tasks(first: 20) { nodes { text year citation $CITATION } }
    figures(first: 20) { nodes { value unit citation $CITATION } }";

const PERSON: &str = "slug name aliases honorifics
    positions(first: 20) { nodes { title former organization { slug } citations $CITATION } }
    articles(first: 100) { totalCount nodes { slug } }
    participations(first: 50) { totalCount nodes { meeting { slug } roles positionTitle citations $CITATION } }";

const ORGANIZATION: &str = "slug name nameEn acronym aliases kind parent { slug } country { code }
    articles(first: 100) { totalCount nodes { slug } }
    mentions(first: 1) { totalCount }
    evidence { field value preferred citation $CITATION }";

const MEETING: &str = "slug name aliases kind place country { code } attendance
    participants(first: 50) { totalCount nodes { person { slug } organization { slug } roles citations $CITATION } }
    articles(first: 100) { totalCount nodes { slug } }
    evidence { field value preferred citation $CITATION }";

const DIRECTIVE: &str = "slug name aliases kind number symbol term subject issuedOn issuer { slug }
    articles(first: 100) { totalCount nodes { slug } }
    mentions(first: 1) { totalCount }
    evidence { field value preferred citation $CITATION }";

/// Each list with the fields of its items, and how many are asked for at once.
const LISTS: &[(&str, &str, usize)] = &[
    ("articles", ARTICLE, 8),
    ("people", PERSON, 10),
    ("organizations", ORGANIZATION, 10),
    ("meetings", MEETING, 5),
    ("directives", DIRECTIVE, 10),
];

const SEARCHES: &[&str] = &[
    "hữu nghị",
    "Trần Thị Lan",
    "\"học sinh\"",
    "12-CT/TW",
    "bạn bè",
];

/// Everything that the archive answers, item by item; the answers' errors where there are any.
pub(crate) fn dump(client: &mut Client) -> Result<BTreeMap<String, String>, Value> {
    let mut items = BTreeMap::new();
    for (list, fields, first) in LISTS {
        let fields = fields.replace("$CITATION", CITATION);
        let query = format!(
            "query($after: String) {{ {list}(first: {first}, after: $after) {{
                totalCount pageInfo {{ hasNextPage endCursor }} nodes {{ {fields} }} }} }}"
        );
        let mut after = Value::Null;
        loop {
            let answer = sound(client, &query, json!({ "after": after }))?;
            let connection = &answer["data"][list];
            items.insert(
                format!("{list} in all"),
                connection["totalCount"].to_string(),
            );
            for item in connection["nodes"].as_array().unwrap() {
                items.insert(format!("{list} {}", item["slug"]), item.to_string());
            }
            if connection["pageInfo"]["hasNextPage"] != true {
                break;
            }
            after = connection["pageInfo"]["endCursor"].clone();
        }
    }
    for text in SEARCHES {
        let query = "query($text: String!) { search(query: $text, first: 100) { totalCount
            edges { score node { __typename ... on Article { slug } ... on Entity { slug } } } } }";
        let answer = sound(client, query, json!({ "text": text }))?;
        items.insert(
            format!("search {text}"),
            answer["data"]["search"].to_string(),
        );
    }
    Ok(items)
}

/// The sheets of the articles that the archive holds.
pub(crate) fn sheets(client: &mut Client) -> Result<BTreeMap<usize, (Sheet, Value)>, Value> {
    let mut sheets = BTreeMap::new();
    let mut after = Value::Null;
    loop {
        let query = "query($after: String) { articles(first: 100, after: $after) {
            pageInfo { hasNextPage endCursor } nodes { id url title } } }";
        let answer = sound(client, query, json!({ "after": after }))?;
        let connection = &answer["data"]["articles"];
        for article in connection["nodes"].as_array().unwrap() {
            let sheet = Sheet::of(article);
            let other = sheets.insert(sheet.place, (sheet, article["id"].clone()));
            assert!(other.is_none(), "two articles of {}", sheet.address());
        }
        if connection["pageInfo"]["hasNextPage"] != true {
            return Ok(sheets);
        }
        after = connection["pageInfo"]["endCursor"].clone();
    }
}

/// An answer in which all holds that must; its errors where it has any.
fn sound(client: &mut Client, query: &str, variables: Value) -> Result<Value, Value> {
    let mut answer = client.ask(query, variables).unwrap();
    if answer.get("errors").is_some() {
        return Err(answer["errors"].take());
    }
    check(&answer);
    Ok(answer)
}

/// Checks every citation and every article of an answer, wherever it stands.
#[track_caller]
pub(crate) fn check(answer: &Value) {
    match answer {
        Value::Array(items) => items.iter().for_each(check),
        Value::Object(fields) => {
            if fields.contains_key("quote") {
                check_citation(answer);
            }
            // Every page that the tests load names a person, a body and a directive.
            for list in ["people", "organizations", "directives"] {
                let count = answer.get("text").and_then(|_| answer.get(list));
                assert!(
                    count.is_none_or(|list| list["totalCount"] != 0),
                    "{list}: {answer}"
                );
            }
            fields.values().for_each(check);
        }
        _ => {}
    }
}

#[track_caller]
fn check_citation(citation: &Value) {
    let text = citation["paragraph"]["text"].as_str().unwrap();
    let units: Vec<u16> = text.encode_utf16().collect();
    let offset = |key: &str| usize::try_from(citation[key].as_u64().unwrap()).unwrap();
    let slice = units
        .get(offset("start")..offset("end"))
        .map(String::from_utf16_lossy);
    assert_eq!(slice.as_deref(), citation["quote"].as_str(), "{citation}");
}

/// Where two dumps differ, in a few lines; nothing where they are the same.
pub(crate) fn difference(
    is: &BTreeMap<String, String>,
    should: &BTreeMap<String, String>,
) -> Option<String> {
    let keys = is
        .keys()
        .chain(should.keys().filter(|key| !is.contains_key(*key)));
    let lines: Vec<String> = keys
        .filter(|key| is.get(*key) != should.get(*key))
        .map(|key| {
            format!(
                "{key}: {:?} where {:?} should be",
                is.get(key),
                should.get(key)
            )
        })
        .take(3)
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}
