//! Which of them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{SEED, at, texts};

/// The ids of the articles that a filter lets through.
#[track_caller]
fn articles(filter: Value) -> BTreeSet<String> {
    let query =
        "query($filter: ArticleFilter) { articles(filter: $filter, first: 100) { nodes { id } } }";
    let answer = SEED.ask_with(query, json!({ "filter": filter }));
    texts(&answer, "articles.nodes.id").into_iter().collect()
}

#[test]
fn text_is_found_without_diacritics_and_in_any_case() {
    let marked = articles(json!({ "text": "hữu nghị" }));
    assert!(!marked.is_empty());
    assert_eq!(
        articles(json!({ "text": "HUU NGHI" })),
        articles(json!({ "text": "huu nghi" }))
    );
    assert!(marked.is_subset(&articles(json!({ "text": "huu nghi" }))));
    assert_eq!(articles(json!({ "text": "khongcochunay" })).len(), 0);
    assert_eq!(articles(json!({ "text": "   " })), articles(Value::Null));
}

#[test]
fn sets_of_ids_are_read_as_documented() {
    let api = &*SEED;
    let answer = api.ask(
        "{ people(first: 100, orderBy: {field: ARTICLES, direction: DESC}) { nodes { id articles(first: 100) { nodes { id } } } } }",
    );
    let people = at(&answer, "people.nodes");
    let of = |index: usize| -> BTreeSet<String> {
        texts(&people[index], "articles.nodes.id")
            .into_iter()
            .collect()
    };
    let ids = [&people[0]["id"], &people[1]["id"]];
    let any: BTreeSet<String> = of(0).union(&of(1)).cloned().collect();
    let both: BTreeSet<String> = of(0).intersection(&of(1)).cloned().collect();
    let without: BTreeSet<String> = articles(Value::Null).difference(&any).cloned().collect();
    assert_eq!(articles(json!({ "people": { "anyOf": ids } })), any);
    assert_eq!(articles(json!({ "people": { "allOf": ids } })), both);
    assert_eq!(articles(json!({ "people": { "noneOf": ids } })), without);
    assert_eq!(articles(json!({ "people": { "anyOf": [] } })).len(), 0);
    assert_eq!(
        articles(json!({ "people": { "allOf": [], "noneOf": [] } })),
        articles(Value::Null)
    );
    // `Person:khong-co`
    let unknown = "UGVyc29uOmtob25nLWNv";
    assert_eq!(
        articles(json!({ "people": { "anyOf": [unknown] } })).len(),
        0
    );
    assert_eq!(
        articles(json!({ "people": { "allOf": [unknown] } })).len(),
        0
    );
    assert_eq!(
        articles(json!({ "people": { "noneOf": [unknown] } })),
        articles(Value::Null)
    );
    let wrong = format!(
        "{{ articles(filter: {{meetings: {{anyOf: [\"{unknown}\"]}}}}) {{ totalCount }} }}"
    );
    assert_eq!(api.error(&wrong), "BAD_USER_INPUT");
}

#[test]
fn what_articles_name_is_filtered_in_every_order() {
    let ids = |filter: &Value, field: &str, direction: &str| -> Vec<String> {
        let query = "query($filter: ArticleFilter, $order: ArticleOrder) {
            articles(filter: $filter, orderBy: $order, first: 100) { totalCount nodes { id } } }";
        let order = json!({ "field": field, "direction": direction });
        let answer = SEED.ask_with(query, json!({ "filter": filter, "order": order }));
        let found = texts(&answer, "articles.nodes.id");
        assert_eq!(answer["articles"]["totalCount"], found.len(), "{filter}");
        found
    };
    let answer = SEED.ask(
        "{ people(first: 3, orderBy: {field: ARTICLES, direction: DESC}) { nodes { id } }
           countries(first: 2) { nodes { id } } organizations(first: 30) { nodes { id } } }",
    );
    let people = &answer["people"]["nodes"];
    let (first, second) = (&people[0]["id"], &people[1]["id"]);
    let country = &answer["countries"]["nodes"][0]["id"];
    let bodies = texts(&answer, "organizations.nodes.id");
    for filter in [
        json!({ "people": { "anyOf": [first] } }),
        json!({ "people": { "anyOf": [first, second] } }),
        json!({ "people": { "allOf": [first], "noneOf": [second] } }),
        json!({ "people": { "allOf": [second] }, "countries": { "anyOf": [country] } }),
        json!({ "organizations": { "anyOf": bodies } }),
        json!({ "organizations": { "anyOf": bodies }, "publishedOn": { "from": "2023-01-01" } }),
    ] {
        let chosen: BTreeSet<String> = articles(filter.clone()).into_iter().collect();
        for field in ["PUBLISHED_ON", "TITLE"] {
            for direction in ["ASC", "DESC"] {
                let mut expected = ids(&Value::Null, field, direction);
                expected.retain(|id| chosen.contains(id));
                assert_eq!(ids(&filter, field, direction), expected, "{filter} {field}");
            }
        }
    }
}

#[test]
fn filters_agree_with_the_lists_of_each_entity() {
    let api = &*SEED;
    for (root, condition) in [
        ("organizations", "organizations"),
        ("meetings", "meetings"),
        ("directives", "directives"),
        ("countries", "countries"),
    ] {
        let query = format!(
            "{{ {root}(first: 20) {{ nodes {{ id articles(first: 100) {{ nodes {{ id }} }} }} }} }}"
        );
        for node in at(&api.ask(&query), &format!("{root}.nodes")) {
            let mentioning: BTreeSet<String> =
                texts(&node, "articles.nodes.id").into_iter().collect();
            let filter = json!({ condition: { "anyOf": [node["id"]] } });
            assert_eq!(articles(filter), mentioning, "{root} {}", node["id"]);
        }
    }
}

#[test]
fn days_are_inclusive() {
    let answer = SEED.ask("{ articles(first: 100) { nodes { id publishedOn } } }");
    for article in at(&answer, "articles.nodes") {
        let (id, day) = (article["id"].as_str().unwrap(), &article["publishedOn"]);
        let found = articles(json!({ "publishedOn": { "from": day, "to": day } }));
        assert_eq!(
            found.contains(id),
            !day.is_null() || found.len() == articles(Value::Null).len()
        );
    }
    let undated = at(&answer, "articles.nodes")
        .iter()
        .filter(|a| a["publishedOn"].is_null())
        .count();
    let dated = articles(json!({ "publishedOn": { "from": "0001-01-01" } }));
    assert_eq!(dated.len() + undated, articles(Value::Null).len());
}

#[test]
fn days_are_the_same_in_every_order() {
    let query = "query($days: DateRange, $order: ArticleOrder, $after: String) {
        articles(filter: {publishedOn: $days}, orderBy: $order, first: 3, after: $after) {
            totalCount pageInfo { hasNextPage endCursor } nodes { id publishedOn } } }";
    let found = |days: &Value, field: &str, direction: &str| -> Vec<String> {
        let (mut ids, mut after) = (Vec::new(), Value::Null);
        loop {
            let order = json!({ "field": field, "direction": direction });
            let asked = json!({ "days": days, "order": order, "after": after });
            let answer = SEED.ask_with(query, asked);
            ids.extend(texts(&answer, "articles.nodes.id"));
            let info = &answer["articles"]["pageInfo"];
            if info["hasNextPage"] == false {
                assert_eq!(answer["articles"]["totalCount"], ids.len(), "{days}");
                return ids;
            }
            after = info["endCursor"].clone();
        }
    };
    let answer = SEED.ask("{ articles(first: 100) { nodes { publishedOn } } }");
    let mut days = texts(&answer, "articles.nodes.publishedOn");
    days.dedup();
    days.extend(["0001-01-01".to_owned(), "9999-12-31".to_owned()]);
    days.sort();
    let ends: Vec<Value> = days.iter().step_by(3).map(|day| json!(day)).collect();
    let ends = || ends.iter().chain([&Value::Null]);
    let ranges = ends().flat_map(|from| ends().map(move |to| json!({ "from": from, "to": to })));
    let ranges = ranges.filter(|days| match (days["from"].as_str(), days["to"].as_str()) {
        (Some(from), Some(to)) => from <= to,
        _ => true,
    });
    for days in ranges {
        let newest = found(&days, "PUBLISHED_ON", "DESC");
        let mut titled = found(&days, "TITLE", "ASC");
        if !days["from"].is_null() || !days["to"].is_null() {
            let mut oldest = found(&days, "PUBLISHED_ON", "ASC");
            oldest.reverse();
            assert_eq!(oldest, newest, "{days}");
        }
        titled.sort();
        let mut sorted = newest;
        sorted.sort();
        assert_eq!(titled, sorted, "{days}");
    }
}

#[test]
fn names_are_found_by_the_beginnings_of_their_words() {
    let api = &*SEED;
    let names = |field: &str, of: &str, name: &str| {
        let query = format!(
            "query($name: String) {{ {field}(filter: {{name: $name}}, first: 100) {{ nodes {{ {of} }} }} }}"
        );
        texts(
            &api.ask_with(&query, json!({ "name": name })),
            &format!("{field}.nodes.{of}"),
        )
    };
    let person = texts(
        &api.ask("{ people(first: 1) { nodes { name } } }"),
        "people.nodes.name",
    );
    let shortened: Vec<String> = person[0]
        .split(' ')
        .map(|word| word.chars().take(2).collect())
        .collect();
    assert!(names("people", "name", &shortened.join(" ")).contains(&person[0]));
    assert!(names("people", "name", &caunoi::text::unmarked(&person[0])).contains(&person[0]));
    assert!(names("organizations", "name", "huu nghi").len() > 1);
    assert_eq!(names("organizations", "name", "xyzxyz").len(), 0);
}

#[test]
fn a_directive_is_found_by_its_symbol_in_any_form() {
    let api = &*SEED;
    let find = |symbol: &str| {
        let query =
            "query($symbol: String) { directives(filter: {symbol: $symbol}) { nodes { symbol } } }";
        texts(
            &api.ask_with(query, json!({ "symbol": symbol })),
            "directives.nodes.symbol",
        )
    };
    for form in ["12-CT/TW", "12/CT-TW", "12 ct tw"] {
        assert_eq!(find(form), ["12-CT/TW"], "{form}");
    }
    assert_eq!(find("12").len(), 0);
}

#[test]
fn facts_are_filtered_by_what_they_say() {
    let api = &*SEED;
    let answer = api.ask("{ figures(filter: {units: [\"vnd\"], min: 1000000000}, first: 100) { nodes { value unit } } }");
    let figures = at(&answer, "figures.nodes");
    assert!(!figures.is_empty());
    for figure in figures {
        assert_eq!(figure["unit"], "VND");
        assert!(figure["value"].as_f64().unwrap() >= 1e9);
    }
    let answer = api.ask("{ tasks(filter: {year: 2026}, first: 100) { nodes { year text } } }");
    assert!(
        at(&answer, "tasks.nodes")
            .iter()
            .all(|task| task["year"] == 2026)
    );
    let answer =
        api.ask("{ statements(filter: {text: \"huu nghi\"}, first: 100) { nodes { text } } }");
    for text in texts(&answer, "statements.nodes.text") {
        let plain = caunoi::text::unmarked(&text);
        assert!(plain.contains("huu") && plain.contains("nghi"), "{text}");
    }
    let answer =
        api.ask("{ participations(filter: {roles: [SPEAKER]}, first: 100) { nodes { roles } } }");
    for part in at(&answer, "participations.nodes") {
        assert!(at(&part, "roles").contains(&json!("SPEAKER")));
    }
    let answer = api.ask("{ participations(filter: {roles: []}) { totalCount } meetings(filter: {kinds: []}) { totalCount } }");
    assert_eq!(answer["participations"]["totalCount"], 0);
    assert_eq!(answer["meetings"]["totalCount"], 0);
}

#[test]
fn positions_as_of_a_day_are_those_last_reported_by_then() {
    let answer = SEED.ask(
        "{ positions(asOf: \"2022-12-31\", first: 100) { nodes { firstReportedOn person { name } } }
           before: positions(asOf: \"1990-01-01\") { totalCount } all: positions { totalCount } }",
    );
    let shown = at(&answer, "positions.nodes");
    assert!(!shown.is_empty());
    for position in &shown {
        assert!(
            position["firstReportedOn"].as_str().unwrap() <= "2022-12-31",
            "{position}"
        );
    }
    assert_eq!(answer["before"]["totalCount"], 0);
    assert!(answer["all"]["totalCount"].as_u64().unwrap() > shown.len() as u64);
}

/// The ways in which one text can be typed: other case, other composition, without marks.
fn typed(text: &str) -> Vec<String> {
    use unicode_normalization::UnicodeNormalization;
    vec![
        text.to_uppercase(),
        text.to_lowercase(),
        text.nfd().collect(),
        caunoi::text::unmarked(text),
        text.replace("òa", "oà").replace("òa", "oà"),
        format!("  {text} "),
    ]
}

#[test]
fn texts_are_found_however_they_are_typed() {
    for (field, condition, of) in [
        ("people", "name", "name"),
        ("organizations", "name", "name"),
        ("meetings", "name", "name"),
        ("meetings", "place", "place"),
        ("directives", "name", "name"),
        ("positions", "title", "title"),
        ("articles", "text", "title"),
        ("articles", "section", "section"),
    ] {
        let values = texts(
            &SEED.ask(&format!("{{ {field}(first: 20) {{ nodes {{ {of} }} }} }}")),
            &format!("{field}.nodes.{of}"),
        );
        assert!(!values.is_empty(), "{field}.{of}");
        let find = |text: &str| {
            let query = format!(
                "{{ {field}(first: 100, filter: {{{condition}: {}}}) {{ nodes {{ {of} }} }} }}",
                json!(text)
            );
            texts(&SEED.ask(&query), &format!("{field}.nodes.{of}"))
        };
        for value in &values {
            for typed in typed(value) {
                assert!(
                    find(&typed).contains(value),
                    "{field}: {typed:?} does not find {value:?}"
                );
            }
        }
    }
}

#[test]
fn names_stand_in_the_order_of_the_vietnamese_alphabet() {
    let names = |field: &str, by: &str, direction: &str, of: &str| {
        let query = format!(
            "{{ {field}(first: 100, orderBy: {{field: {by}, direction: {direction}}}) {{ nodes {{ {of} }} }} }}"
        );
        texts(&SEED.ask(&query), &format!("{field}.nodes.{of}"))
    };
    for (field, by, of, key) in [
        (
            "people",
            "NAME",
            "name",
            caunoi::text::sort_key as fn(&str) -> Vec<u8>,
        ),
        ("people", "GIVEN_NAME", "name", caunoi::text::given_name_key),
        ("organizations", "NAME", "name", caunoi::text::sort_key),
        ("meetings", "NAME", "name", caunoi::text::sort_key),
        ("directives", "NAME", "name", caunoi::text::sort_key),
        ("articles", "TITLE", "title", caunoi::text::sort_key),
    ] {
        let ascending = names(field, by, "ASC", of);
        assert!(
            ascending.is_sorted_by_key(|name| key(name)),
            "{field} by {by}: {ascending:?}"
        );
        let mut descending = names(field, by, "DESC", of);
        descending.reverse();
        assert_eq!(ascending, descending, "{field} by {by}");
    }
    let given: Vec<String> = names("people", "GIVEN_NAME", "ASC", "name")
        .iter()
        .filter_map(|name| name.split(' ').next_back().map(str::to_owned))
        .collect();
    assert!(
        given.is_sorted_by_key(|name| caunoi::text::sort_key(name)),
        "{given:?}"
    );
}

/// Whatever the order and wherever the range begins and ends: those that last through it, begin or end in it, and no other.
#[test]
fn meetings_of_a_range_are_those_that_have_a_day_in_it() {
    for order in [
        "TIME, direction: DESC",
        "TIME, direction: ASC",
        "NAME, direction: ASC",
    ] {
        let asked = |filter: &str| {
            let answer = SEED.ask(&format!(
                "{{ meetings(first: 100, orderBy: {{field: {order}}}{filter}) {{ totalCount nodes {{ slug time {{ start end }} }} }} }}"
            ));
            let nodes = answer["meetings"]["nodes"].as_array().unwrap().clone();
            assert_eq!(answer["meetings"]["totalCount"], nodes.len(), "{filter}");
            nodes
        };
        let all = asked("");
        let told = |meeting: &Value, end: &str| meeting["time"][end].as_str().map(str::to_owned);
        let long = |meeting: &Value| told(meeting, "start") != told(meeting, "end");
        assert!(all.iter().any(long), "some last more than a day");
        let mut days: Vec<Option<String>> = (all.iter())
            .flat_map(|meeting| [told(meeting, "start"), told(meeting, "end")])
            .chain([Some("1900-01-01".to_owned()), Some("2100-01-01".to_owned())])
            .collect();
        days.sort();
        days.dedup();
        let some: Vec<&Option<String>> = days.iter().step_by(3).collect();
        for from in &some {
            for to in some.iter().filter(|to| to.is_none() || to >= &from) {
                let meets = |meeting: &&Value| {
                    let (Some(start), Some(end)) = (told(meeting, "start"), told(meeting, "end"))
                    else {
                        return false;
                    };
                    from.as_ref().is_none_or(|from| *from <= end)
                        && to.as_ref().is_none_or(|to| start <= *to)
                };
                let expected: Vec<Value> = all.iter().filter(meets).cloned().collect();
                let (from, to) = (json!(from), json!(to));
                let filter = format!(", filter: {{time: {{from: {from}, to: {to}}}}}");
                assert_eq!(asked(&filter), expected, "{order}{filter}");
            }
        }
    }
}
