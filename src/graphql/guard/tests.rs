use std::time::{Duration, Instant};

use async_graphql::Variables;
use serde_json::json;

use super::scan::{Refusal, scan};
use super::{Limits, check};
use crate::code::Code;
use crate::graphql::error::code;

/// The introspection query of graphql-js with all its options, as GraphiQL and code generators send it.
const INTROSPECTION: &str = include_str!("../../../tests/suite/graphql/introspection.graphql");

fn refusal(query: &str) -> Option<Code> {
    refusal_with(query, Variables::default())
}

fn refusal_with(query: &str, variables: Variables) -> Option<Code> {
    let started = Instant::now();
    let refused = check(query, None, &variables).err();
    let took = started.elapsed();
    assert!(took < Duration::from_secs(2), "took {took:?}");
    refused.map(|error| code(&error).expect("every refusal has a code"))
}

#[track_caller]
fn passes(query: &str) {
    let refused = check(query, None, &Variables::default()).err();
    assert_eq!(refused.map(|error| error.message), None);
}

#[track_caller]
fn too_complex(query: &str) {
    assert_eq!(refusal(query), Some(Code::QueryTooComplex));
}

#[test]
fn introspection_passes() {
    passes(INTROSPECTION);
}

#[test]
fn what_clients_ask_passes() {
    passes(
        "{ articles(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { id title
           people(first: 20) { nodes { name positions(first: 5) { nodes { title organization { name } } } } }
           mentions(first: 100) { nodes { id citation { start end quote } } } } } }",
    );
    passes(
        "{ network(around: \"x\", first: 200, depth: 2) { nodes { id name } links { source target weight } } }",
    );
    passes("subscription { articleChanged { outcome article { title } } }");
}

#[test]
fn no_document_is_told_apart() {
    assert_eq!(refusal("{ articles"), Some(Code::ParseFailed));
    assert_eq!(refusal(""), Some(Code::ParseFailed));
    assert_eq!(refusal("{ a(b: \"\n) }"), Some(Code::ParseFailed));
    // What escapes stand for is no text: the parser must not be asked for it.
    for escape in ["\\uD800", "\\uD83D\\uDE00", "\\u{1F600}", "\\u00", "\\q"] {
        let query = format!("{{ search(query: \"{escape}\") {{ totalCount }} }}");
        assert_eq!(refusal(&query), Some(Code::ParseFailed), "{escape}");
    }
    let error = check("{ archive { secret( } }", None, &Variables::default()).unwrap_err();
    assert_eq!(error.message, "syntax error: expected name");
    let locations = error.locations.iter().map(|at| (at.line, at.column));
    assert_eq!(locations.collect::<Vec<_>>(), [(1, 21)]);
}

/// The parser would read each digit of `0000` as a number, at no token's cost for each.
#[test]
fn numbers_are_not_glued_together() {
    let of = |number: &str| format!("{{ articles(first: [{number}]) {{ totalCount }} }}");
    let zeros = "0".repeat(100_000);
    for number in [
        "00", "01", "-00", "1a", "0x10", "1_000", "1e5e5", "1e-", "e-00", "1e", &zeros,
    ] {
        let message = check(&of(number), None, &Variables::default())
            .unwrap_err()
            .message;
        let expected = "syntax error: a number begins with 0 or ends in letters";
        assert_eq!(message, expected, "{number:.20}");
    }
    for number in ["0", "-0", "10", "0.05", "1.5e10", "1e5", "1E-05", "2e+3"] {
        passes(&of(number));
    }
}

#[test]
fn variables_that_must_be_given_are() {
    let asked = |query: &str, variables: serde_json::Value| {
        refusal_with(query, Variables::from_json(variables))
    };
    let page = "query($n: Int!) { articles(first: $n) { totalCount } }";
    assert_eq!(asked(page, json!({ "n": 1 })), None);
    assert_eq!(asked(page, json!({})), Some(Code::BadUserInput));
    assert_eq!(asked(page, json!({ "n": null })), Some(Code::BadUserInput));
    let with_default = page.replace("Int!", "Int! = 1");
    assert_eq!(asked(&with_default, json!({})), None);
    let null = asked(&with_default, json!({ "n": null }));
    assert_eq!(null, Some(Code::BadUserInput));
    let optional = page.replace("Int!", "Int");
    assert_eq!(asked(&optional, json!({})), None);
    let of_another = format!("query Other {{ archive {{ articles }} }} {page}");
    let wanted = check(
        &of_another.replace("query(", "query Page("),
        Some("Other"),
        &Variables::default(),
    );
    assert!(wanted.is_ok(), "{wanted:?}");
}

#[test]
fn values_have_a_size() {
    let bad = |query: &str, variables: serde_json::Value| {
        let refused = refusal_with(query, Variables::from_json(variables));
        assert_eq!(refused, Some(Code::BadUserInput), "{query:.200}");
    };
    let good = |query: &str, variables: serde_json::Value| {
        assert_eq!(refusal_with(query, Variables::from_json(variables)), None);
    };
    let given = "query($v: MeetingFilter) { meetings(filter: $v) { totalCount } }";
    let kinds = |count: usize| json!({ "v": { "kinds": vec!["CONFERENCE"; count] } });
    good(given, kinds(Limits::LIST_INPUT));
    bad(given, kinds(Limits::LIST_INPUT + 1));
    let written = |count: usize| {
        let kinds = "CONFERENCE ".repeat(count);
        format!("{{ meetings(filter: {{kinds: [{kinds}]}}) {{ totalCount }} }}")
    };
    good(&written(Limits::LIST_INPUT), json!({}));
    bad(&written(Limits::LIST_INPUT + 1), json!({}));
    let default = written(Limits::LIST_INPUT + 1)
        .replace("{ meetings(filter: ", "query($v: MeetingFilter = ");
    let default = default.replace(
        "}) { totalCount } }",
        "}) { meetings(filter: $v) { totalCount } }",
    );
    bad(&default, json!({}));
    let text = |length: usize| json!({ "v": { "name": "a".repeat(length) } });
    good(given, text(Limits::STRING_INPUT));
    bad(given, text(Limits::STRING_INPUT + 1));
    // A page may be longer.
    good(
        "mutation($v: LoadPageInput!) { loadPage(input: $v) { outcome } }",
        json!({ "v": { "content": "a".repeat(Limits::STRING_INPUT + 1) } }),
    );
    let nested = |levels: usize| {
        let nested = (1..levels).fold(json!(1), |within, _| json!([within]));
        json!({ "v": nested })
    };
    good(given, nested(Limits::NESTING));
    bad(given, nested(Limits::NESTING + 1));
    for number in ["1e400", "1e99999999999", &"9".repeat(1_000)] {
        let query = format!("{{ figures(filter: {{min: {number}}}) {{ totalCount }} }}");
        bad(&query, json!({}));
    }
}

#[test]
fn nested_literals_never_reach_the_parser() {
    let deep = format!("{{ a(b: {}1{}) }}", "[".repeat(20_000), "]".repeat(20_000));
    too_complex(&deep);
    let deep = format!("{{ a(b: {}1{}) }}", "{a:".repeat(2_000), "}".repeat(2_000));
    too_complex(&deep);
    too_complex(&"{a".repeat(5_000));
    // Brackets within strings and comments are none.
    passes(&format!(
        "{{ article(by: {{slug: \"{}\"}}) {{ id }} }}",
        "[".repeat(500)
    ));
    passes(&format!(
        "{{ archive {{ articles }} }} # {}",
        "{".repeat(500)
    ));
}

#[test]
fn a_string_that_ends_nowhere_is_refused_before_the_parser() {
    let brackets = "[".repeat(100_000);
    for string in [
        "\"\"\"x\"",
        "\"\"\"",
        "\"\"\" \\\"\"\"",
        "\"",
        "\"\\\"",
        "\"\n",
        "\"\\",
    ] {
        let query = format!("{{a(b:[{string}{brackets}");
        assert!(
            matches!(scan(&query), Err(Refusal::Malformed(..))),
            "{string}"
        );
        assert_eq!(refusal(&query), Some(Code::ParseFailed), "{string}");
    }
    let error = check("{\n  đ(b: \"\"\"x)\n}", None, &Variables::default()).unwrap_err();
    let locations = error.locations.iter().map(|at| (at.line, at.column));
    assert_eq!(locations.collect::<Vec<_>>(), [(2, 8)]);
    // One that ends hides nothing behind it.
    for string in ["\"\\\"\"", "\"\"\" \\\"\"\" \"\"\"", "\"\"", "\"\"\"\"\"\""] {
        too_complex(&format!("{{a(b:[{string}{brackets}"));
    }
}

#[test]
fn long_documents_are_refused() {
    too_complex(&format!("{{ {} }}", "id ".repeat(Limits::TOKENS)));
    too_complex(&format!(
        "{{ archive {{ version }} }} #{}",
        " ".repeat(Limits::BYTES)
    ));
}

#[test]
fn fragments_that_double_are_counted_without_spreading_them() {
    let mut query = "{ archive { ...F0 } }".to_owned();
    for n in 0..60 {
        query.push_str(&format!(
            " fragment F{n} on Archive {{ ...F{} ...F{} }}",
            n + 1,
            n + 1
        ));
    }
    query.push_str(" fragment F60 on Archive { version }");
    too_complex(&query);
}

#[test]
fn fragments_that_hold_themselves_are_refused() {
    too_complex(
        "{ archive { ...A } } fragment A on Archive { ...B } fragment B on Archive { ...A }",
    );
    too_complex("{ archive { version } } fragment A on Archive { ...A }");
}

#[test]
fn pages_within_pages_multiply() {
    let nested = |first: &str| {
        format!(
            "query($first: Int = 100) {{ articles(first: {first}) {{ edges {{ node {{
               people(first: {first}) {{ nodes {{ articles(first: {first}) {{ nodes {{ id }} }} }} }} }} }} }} }}"
        )
    };
    too_complex(&nested("100"));
    too_complex(&nested("$first"));
    passes(&nested("10"));
    let variables = |first: i32| Variables::from_json(json!({ "first": first }));
    assert_eq!(refusal_with(&nested("$first"), variables(10)), None);
    assert!(refusal_with(&nested("$first"), variables(90)).is_some());
    // A fragment on the connection weighs as what it holds does there.
    too_complex(
        "{ articles(first: 100) { ...A } }
         fragment A on ArticleConnection { nodes { people(first: 100) { ...P } } }
         fragment P on PersonConnection { nodes { mentions(first: 100) { nodes { id } } } }",
    );
}

#[test]
fn each_limit_lets_through_what_reaches_it() {
    let versions = |count: usize| format!("{{ archive {{ {} }} }}", "version ".repeat(count));
    let padded = |bytes: usize| {
        let query = versions(1) + "#";
        let rest = bytes - query.len();
        query + &" ".repeat(rest)
    };
    let nested = |brackets: usize| {
        let (open, close) = ("[".repeat(brackets - 3), "]".repeat(brackets - 3));
        format!("{{ archive {{ version @include(if: {open}{close}) }} }}")
    };
    let fragments = |count: usize| {
        let each = |n| format!(" fragment F{n} on Archive {{ version }}");
        versions(1) + &(0..count).map(each).collect::<String>()
    };
    // 49 times 100 in a fragment, the archive itself, and the rest.
    let fields = |count: usize| {
        let rest = "version ".repeat(count - 4_901);
        format!(
            "{{ archive {{ {} {rest} }} }} fragment F on Archive {{ {} }}",
            "...F ".repeat(49),
            "version ".repeat(100)
        )
    };
    let mentions = |fields: u64| {
        let ids = "id ".repeat(usize::try_from(fields).unwrap());
        format!(
            "{{ articles(first: 100) {{ nodes {{ mentions(first: 100) {{ nodes {{ {ids} }} }} }} }} }}"
        )
    };
    let dearest = (Limits::COST - 100 - 1 - 100 * 2) / 10_000;
    for (most, beyond) in [
        (versions(Limits::TOKENS - 5), versions(Limits::TOKENS - 4)),
        (padded(Limits::BYTES), padded(Limits::BYTES + 1)),
        (nested(Limits::NESTING), nested(Limits::NESTING + 1)),
        (
            fragments(Limits::FRAGMENTS),
            fragments(Limits::FRAGMENTS + 1),
        ),
        (fields(Limits::FIELDS), fields(Limits::FIELDS + 1)),
        (mentions(dearest), mentions(dearest + 1)),
    ] {
        passes(&most);
        too_complex(&beyond);
    }
}

#[test]
fn each_limit_bounds() {
    let many = |what: &str, count: usize| {
        let each: String = (0..count)
            .map(|n| what.replace('N', &n.to_string()))
            .collect();
        format!("{{ archive {{ {each} }} }}")
    };
    passes(&many(" aN: version", Limits::ALIASES));
    too_complex(&many(" aN: version", Limits::ALIASES + 1));
    passes(&many(" version @skip(if: false)", Limits::DIRECTIVES));
    too_complex(&many(" version @skip(if: false)", Limits::DIRECTIVES + 1));
    let roots = |count: usize| format!("{{ {} }}", "archive { version } ".repeat(count));
    passes(&roots(Limits::ROOT_FIELDS));
    too_complex(&roots(Limits::ROOT_FIELDS + 1));
    let parents = |count: usize| {
        let open = "parent {".repeat(count);
        format!(
            "{{ organization(by: {{slug: \"a\"}}) {{ {open} id {} }} }}",
            "}".repeat(count)
        )
    };
    passes(&parents(Limits::DEPTH - 2));
    too_complex(&parents(Limits::DEPTH - 1));
}

#[test]
fn a_network_has_as_many_links_as_its_entities_have_pairs() {
    let links = |first: usize, fields: &str| {
        format!("{{ network(around: \"x\", first: {first}) {{ links {{ {fields} }} }} }}")
    };
    let cost = |query: &str| check(query, None, &Variables::default()).unwrap().cost;
    assert_eq!(cost(&links(3, "weight")), 5_000 + 1 + 3);
    assert_eq!(
        cost(&links(200, "source target weight")),
        5_000 + 1 + 3 * 200 * 199 / 2
    );
}

#[test]
fn what_a_document_costs_is_counted() {
    for (query, cost) in [
        ("{ archive { articles people } }", 3),
        (
            "{ articles(first: 7) { nodes { title } totalCount } }",
            100 + 1 + 7 + 1,
        ),
        (
            "{ articles { edges { node { title } } } }",
            100 + 1 + 20 * 2,
        ),
        ("{ nodes(ids: [\"a\", \"b\"]) { id } }", 1 + 2),
    ] {
        let weighed = check(query, None, &Variables::default()).unwrap();
        assert_eq!(weighed.cost, cost, "{query}");
    }
}

#[test]
fn the_operation_that_runs_is_the_one_that_counts() {
    let two = "query A { archive { people } } query B { archive { version people } }";
    for (wanted, cost) in [("A", 2), ("B", 3)] {
        let weighed = check(two, Some(wanted), &Variables::default()).unwrap();
        assert_eq!(weighed.cost, cost, "{wanted}");
    }
    // A mutation that does not run lets no long string through.
    let query = "query Q($v: String!) { search(query: $v) { totalCount } }
        mutation M($v: String!) { loadPage(input: {content: $v}) { outcome } }";
    let long = Variables::from_json(json!({ "v": "a".repeat(Limits::STRING_INPUT + 1) }));
    let refusal = check(query, Some("Q"), &long).err();
    assert_eq!(
        refusal.and_then(|error| code(&error)),
        Some(Code::BadUserInput)
    );
    assert!(check(query, Some("M"), &long).is_ok());
}

#[test]
fn what_operations_share_is_counted_once() {
    let shared = |aliases: usize, directives: usize| {
        let operations: String = (0..3)
            .map(|n| format!("query Q{n} {{ archive {{ ...A }} }} "))
            .collect();
        let aliases: String = (0..aliases).map(|n| format!("a{n}: version ")).collect();
        let directives = "people @skip(if: false) ".repeat(directives);
        format!(
            "{operations} fragment A on Archive {{ ...B }}
             fragment B on Archive {{ version {aliases} {directives} }}"
        )
    };
    passes(&shared(Limits::ALIASES, Limits::DIRECTIVES));
    too_complex(&shared(Limits::ALIASES + 1, 0));
    too_complex(&shared(0, Limits::DIRECTIVES + 1));
}

#[test]
fn introspection_cannot_multiply_either() {
    passes("{ __schema { types { possibleTypes { fields { name args { type { name } } } } } } }");
    for query in [
        "{ __type(name: \"Article\") { fields { type { fields { type { fields { name } } } } } } }",
        "{ __type(name: \"Node\") { possibleTypes { interfaces { possibleTypes { name } } } } }",
        "{ __type(name: \"ArticleFilter\") { inputFields { type { inputFields { type { inputFields { name } } } } } } }",
        "{ __type(name: \"Node\") { ...A } } fragment A on __Type { possibleTypes { ...B } }
           fragment B on __Type { interfaces { possibleTypes { name } } }",
    ] {
        too_complex(query);
    }
    too_complex(
        "{ __schema { types { fields { type { fields { type { fields { type { fields { type
           { fields { name } } } } } } } } } } } }",
    );
}
