//! What every filter says of null, of nothing, and of ids that it does not know.

use caunoi::code::Code;
use caunoi::graphql::Limits;
use caunoi::graphql::budget::Budget;
use caunoi::graphql::error::code;
use caunoi::graphql::global_id::{NodeType, global_id};
use serde_json::{Value, json};

use super::{SEED, at};

/// The type of the ids that a condition takes.
fn type_of(condition: &str) -> NodeType {
    match condition {
        "people" | "speakers" => NodeType::Person,
        "organizations" | "organizers" | "issuers" | "addressees" => NodeType::Organization,
        "meetings" => NodeType::Meeting,
        "directives" => NodeType::Directive,
        "countries" => NodeType::Country,
        "articles" => NodeType::Article,
        other => panic!("{other} is no condition on ids that this test knows"),
    }
}

/// A list of the root with its filter.
struct Filtered {
    field: String,
    /// The type of the filter.
    of: String,
    /// The filter's conditions with the names of their types.
    conditions: Vec<(String, String)>,
}

/// Every list of the root that takes a filter.
fn filters() -> Vec<Filtered> {
    let named = "type { kind name ofType { kind name ofType { kind name ofType { name } } } }";
    let query = format!(
        "{{ __schema {{ queryType {{ fields {{ name args {{ name type {{ name }} }} }} }}
             types {{ name inputFields {{ name {named} }} }} }} }}"
    );
    let answer = SEED.ask(&query);
    let types = at(&answer, "__schema.types");
    let mut filters = Vec::new();
    for field in at(&answer, "__schema.queryType.fields") {
        let arguments = at(&field, "args");
        let Some(filter) = arguments
            .iter()
            .find(|argument| argument["name"] == "filter")
        else {
            continue;
        };
        let of = &filter["type"]["name"];
        let input = types.iter().find(|input| input["name"] == *of).unwrap();
        let conditions = at(input, "inputFields").into_iter().map(|condition| {
            let of = &condition["type"];
            let name = if of["kind"] == "LIST" {
                &of["kind"]
            } else {
                &of["name"]
            };
            (text(&condition["name"]), text(name))
        });
        filters.push(Filtered {
            field: text(&field["name"]),
            of: text(of),
            conditions: conditions.collect(),
        });
    }
    filters
}

fn text(value: &Value) -> String {
    value.as_str().expect("text").to_owned()
}

/// How many items a filter lets through, or the code of what is wrong with it.
fn count(field: &str, of: &str, filter: Value) -> Result<u64, String> {
    let query = format!("query($filter: {of}) {{ {field}(filter: $filter) {{ totalCount }} }}");
    let answer = SEED.answer(&query, json!({ "filter": filter }), false);
    match answer.errors.first() {
        Some(error) => {
            let code = caunoi::graphql::error::code(error).expect("it has a code");
            Err(code.as_str().to_owned())
        }
        None => {
            let data = answer.data.into_json().map_err(|error| error.to_string())?;
            let count = data[field]["totalCount"].as_u64();
            count.ok_or_else(|| "no count".to_owned())
        }
    }
}

#[test]
fn every_condition_reads_null_and_nothing_as_described() {
    let filters = filters();
    assert_eq!(filters.len(), 10);
    for Filtered {
        field,
        of,
        conditions,
    } in filters
    {
        let count = |filter: Value| count(&field, &of, filter);
        let all = count(Value::Null);
        assert!(all.as_ref().is_ok_and(|all| *all > 0), "{field}");
        assert_eq!(count(json!({})), all, "{field}");
        for (condition, kind) in conditions {
            let given = |value: Value| count(json!({ &condition: value }));
            let shown = format!("{field}(filter: {{{condition}}})");
            assert_eq!(given(Value::Null), all, "{shown}");
            match kind.as_str() {
                "LIST" => {
                    assert_eq!(given(json!([])), Ok(0), "{shown}");
                    assert_eq!(
                        given(json!([1])),
                        Err("BAD_USER_INPUT".to_owned()),
                        "{shown}"
                    );
                }
                "String" => {
                    assert_eq!(given(json!("  ")), all, "{shown}");
                    assert_eq!(given(json!("xyzxyz")), Ok(0), "{shown}");
                    let long = json!("a".repeat(1_001));
                    assert_eq!(given(long), Err("BAD_USER_INPUT".to_owned()), "{shown}");
                }
                "DateRange" => {
                    assert!(given(json!({})).is_ok(), "{shown}");
                    let none = json!({ "from": "0001-01-01", "to": "0001-01-02" });
                    assert_eq!(given(none), Ok(0), "{shown}");
                    for wrong in [
                        json!({ "from": "2022-02-30" }),
                        json!({ "from": "2022-02-02", "to": "2022-02-01" }),
                    ] {
                        assert_eq!(given(wrong), Err("BAD_USER_INPUT".to_owned()), "{shown}");
                    }
                }
                "Int" | "Float" => {
                    let least = given(json!(i32::MIN)).unwrap();
                    let most = given(json!(i32::MAX)).unwrap();
                    assert!(least <= all.clone().unwrap() && most <= all.clone().unwrap());
                }
                "IdFilter" => ids(&shown, type_of(&condition), all.clone().unwrap(), given),
                other => panic!("{shown} is of type {other}, which this test does not know"),
            }
        }
    }
}

fn ids(shown: &str, of: NodeType, all: u64, given: impl Fn(Value) -> Result<u64, String>) {
    let wrong = || Err("BAD_USER_INPUT".to_owned());
    let other = if of == NodeType::Article {
        NodeType::Person
    } else {
        NodeType::Article
    };
    let (unknown, foreign) = (global_id(of, "khong-co"), global_id(other, "khong-co"));
    assert_eq!(given(json!({})), Ok(all), "{shown}");
    for (set, nothing, unknown_gives) in [("anyOf", 0, 0), ("allOf", all, 0), ("noneOf", all, all)]
    {
        let set_of = |ids: Value| given(json!({ set: ids }));
        assert_eq!(set_of(Value::Null), Ok(all), "{shown}.{set}");
        assert_eq!(set_of(json!([])), Ok(nothing), "{shown}.{set}");
        assert_eq!(
            set_of(json!([unknown.as_str()])),
            Ok(unknown_gives),
            "{shown}.{set}"
        );
        let twice = json!([unknown.as_str(), unknown.as_str()]);
        assert_eq!(set_of(twice), Ok(unknown_gives), "{shown}.{set}");
        assert_eq!(set_of(json!([foreign.as_str()])), wrong(), "{shown}.{set}");
        assert_eq!(set_of(json!(["x"])), wrong(), "{shown}.{set}");
        assert_eq!(set_of(json!([""])), wrong(), "{shown}.{set}");
        assert_eq!(set_of(json!([null])), wrong(), "{shown}.{set}");
    }
}

#[test]
fn no_text_of_an_article_goes_past_what_an_answer_may_hold() {
    let api = &*SEED;
    for query in [
        "{ articles(first: 1) { nodes { title } } }",
        "{ articles(first: 100) { nodes { lead } } }",
        "{ articles(first: 100) { nodes { text } } }",
        "{ articles(first: 100) { nodes { paragraphs { text } } } }",
        "{ articles(first: 100) { nodes { teasers { title } } } }",
        "{ articles(first: 100) { nodes { teasers { summary } } } }",
        "{ articles(first: 100) { nodes { statements(first: 10) { nodes { text } } } } }",
        "{ articles(first: 100) { nodes { tasks(first: 10) { nodes { text } } } } }",
        "{ meetings(first: 100) { nodes { evidence { value } } } }",
        "{ meetings(first: 100) { nodes { evidence { citation { quote } } } } }",
        "{ search(query: \"huu nghi\") { edges { highlights { text } } } }",
    ] {
        let spent = Budget::default();
        spent.take_text(Limits::TEXT).unwrap();
        let request = api.request(query, json!({}), false).data(spent);
        let answer = api.runtime.block_on(api.schema.execute(request));
        let codes: Vec<_> = answer.errors.iter().map(code).collect();
        assert!(!codes.is_empty(), "{query}");
        for code in codes {
            assert_eq!(code, Some(Code::QueryTooComplex), "{query}");
        }
    }
}
