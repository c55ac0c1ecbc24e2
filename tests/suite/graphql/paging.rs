//! Every list, page by page.

use serde_json::{Value, json};

use super::{Api, SEED, at, texts};

/// The ids of all items, by pages of a size, in either direction.
fn walk(api: &Api, field: &str, arguments: &str, size: usize, backward: bool) -> Vec<String> {
    let (count, cursor) = if backward {
        ("last", "before")
    } else {
        ("first", "after")
    };
    let query = format!(
        "query($cursor: String) {{ {field}({arguments} {count}: {size}, {cursor}: $cursor) {{
           totalCount nodes {{ id }} edges {{ cursor node {{ id }} }}
           pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}"
    );
    let (mut ids, mut from) = (Vec::new(), Value::Null);
    loop {
        let page = &api.ask_with(&query, json!({ "cursor": from }))[field];
        let nodes = texts(page, "nodes.id");
        assert_eq!(nodes, texts(page, "edges.node.id"));
        let info = &page["pageInfo"];
        assert_eq!(
            at(page, "edges.cursor").first(),
            info.get("startCursor").filter(|c| !c.is_null())
        );
        assert_eq!(
            at(page, "edges.cursor").last(),
            info.get("endCursor").filter(|c| !c.is_null())
        );
        let (more, next) = if backward {
            ids.splice(0..0, nodes);
            (&info["hasPreviousPage"], &info["startCursor"])
        } else {
            ids.extend(nodes);
            (&info["hasNextPage"], &info["endCursor"])
        };
        if more != true {
            assert_eq!(page["totalCount"], ids.len(), "{field}({arguments})");
            return ids;
        }
        from = next.clone();
    }
}

#[test]
fn pages_of_any_size_and_direction_hold_the_same() {
    let api = &*SEED;
    let mut lists = vec![
        ("countries", String::new()),
        ("positions", String::new()),
        ("positions", "asOf: \"2023-12-31\",".to_owned()),
        ("participations", String::new()),
        ("participations", "filter: {roles: [SPEAKER]},".to_owned()),
        ("statements", String::new()),
        ("tasks", String::new()),
        ("figures", String::new()),
        ("figures", "filter: {units: [\"VND\"]},".to_owned()),
        ("articles", "filter: {text: \"huu nghi\"},".to_owned()),
    ];
    let orders = [
        ("articles", ["PUBLISHED_ON", "TITLE"].as_slice()),
        ("organizations", &["NAME", "ARTICLES"]),
        ("people", &["NAME", "GIVEN_NAME", "ARTICLES"]),
        ("meetings", &["TIME", "NAME", "ARTICLES"]),
        ("directives", &["NAME", "ARTICLES"]),
    ];
    for (field, by) in orders {
        lists.push((field, String::new()));
        for by in by {
            for direction in ["ASC", "DESC"] {
                lists.push((
                    field,
                    format!("orderBy: {{field: {by}, direction: {direction}}},"),
                ));
            }
        }
    }
    for (field, arguments) in lists {
        let whole = walk(api, field, &arguments, 100, false);
        assert!(!whole.is_empty(), "{field}({arguments}) is empty");
        let mut distinct = whole.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!(
            distinct.len(),
            whole.len(),
            "{field}({arguments}) repeats ids"
        );
        for size in [7, 20] {
            assert_eq!(
                walk(api, field, &arguments, size, false),
                whole,
                "{field}({arguments})"
            );
            assert_eq!(
                walk(api, field, &arguments, size, true),
                whole,
                "{field}({arguments})"
            );
        }
    }
}

/// The nested connections of each type, by the root field that lists it.
const NESTED: &[(&str, &[&str])] = &[
    (
        "articles",
        &[
            "people",
            "organizations",
            "meetings",
            "participants",
            "directives",
            "countries",
            "statements",
            "tasks",
            "figures",
            "awards",
            "mentions",
        ],
    ),
    (
        "organizations",
        &[
            "children",
            "articles",
            "mentions",
            "meetings",
            "participations",
            "positions",
            "directives",
            "tasks",
        ],
    ),
    (
        "people",
        &[
            "positions",
            "articles",
            "mentions",
            "participations",
            "statements",
        ],
    ),
    (
        "meetings",
        &[
            "participants",
            "articles",
            "mentions",
            "directives",
            "statements",
            "tasks",
            "awards",
        ],
    ),
    ("directives", &["articles", "mentions", "meetings"]),
    (
        "countries",
        &["articles", "mentions", "organizations", "meetings"],
    ),
];

#[test]
fn nested_pages_go_on_where_the_last_one_ended() {
    let api = &*SEED;
    for (root, fields) in NESTED {
        let one = match *root {
            "people" => "person".to_owned(),
            "countries" => "country".to_owned(),
            root => root.trim_end_matches('s').to_owned(),
        };
        for field in *fields {
            let query = format!(
                "{{ {root}(first: 100) {{ nodes {{ id {field}(first: 100) {{ nodes {{ id }} }} }} }} }}"
            );
            let nodes = at(&api.ask(&query), &format!("{root}.nodes"));
            let longest = nodes
                .iter()
                .max_by_key(|node| at(node, &format!("{field}.nodes")).len())
                .unwrap();
            let whole = texts(longest, &format!("{field}.nodes.id"));
            let query = format!(
                "query($id: ID!, $after: String) {{ {one}(by: {{id: $id}}) {{
                   {field}(first: 2, after: $after) {{ totalCount nodes {{ id }}
                     pageInfo {{ hasNextPage endCursor }} }} }} }}"
            );
            let (mut ids, mut after) = (Vec::new(), Value::Null);
            loop {
                let answer = api.ask_with(&query, json!({ "id": longest["id"], "after": after }));
                let page = &answer[&one][field];
                ids.extend(texts(page, "nodes.id"));
                after = page["pageInfo"]["endCursor"].clone();
                if page["pageInfo"]["hasNextPage"] != true {
                    assert_eq!(page["totalCount"], ids.len());
                    break;
                }
            }
            assert_eq!(ids, whole, "{root}.{field}");
        }
    }
}

#[test]
fn every_id_leads_back() {
    let api = &*SEED;
    let mut found = 0;
    for (root, fields) in NESTED {
        for field in *fields {
            let query = format!(
                "{{ {root}(first: 30) {{ nodes {{ __typename id {field}(first: 10) {{ nodes {{ __typename id }} }} }} }} }}"
            );
            let answer = api.ask(&query);
            let mut nodes = at(&answer, &format!("{root}.nodes"));
            nodes.extend(at(&answer, &format!("{root}.nodes.{field}.nodes")));
            for nodes in nodes.chunks(100) {
                let ids: Vec<&Value> = nodes.iter().map(|node| &node["id"]).collect();
                let query = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";
                let again = at(&api.ask_with(query, json!({ "ids": ids })), "nodes");
                assert_eq!(again.len(), nodes.len(), "{root}.{field}");
                for (again, node) in again.iter().zip(nodes) {
                    assert_eq!(again["id"], node["id"]);
                    assert_eq!(again["__typename"], node["__typename"]);
                    found += 1;
                }
            }
        }
    }
    assert!(found > 500);
}

#[test]
fn a_cursor_belongs_to_its_filter_and_order() {
    let api = &*SEED;
    let cursor = texts(
        &api.ask("{ articles(first: 1) { edges { cursor } } }"),
        "articles.edges.cursor",
    );
    let ask = |arguments: &str| {
        let query = format!(
            "{{ articles(after: \"{}\" {arguments}) {{ totalCount }} }}",
            cursor[0]
        );
        api.answer(&query, json!({}), false).errors.len()
    };
    assert_eq!(ask(""), 0);
    assert_eq!(ask("orderBy: {field: TITLE, direction: ASC}"), 1);
    assert_eq!(ask("filter: {section: \"Đối ngoại\"}"), 1);
    let other = format!("{{ meetings(after: \"{}\") {{ totalCount }} }}", cursor[0]);
    assert_eq!(api.error(&other), "BAD_USER_INPUT");
}

#[test]
fn unknown_ids_are_null() {
    let api = &*SEED;
    let id = texts(
        &api.ask("{ articles(first: 1) { nodes { id } } }"),
        "articles.nodes.id",
    );
    // `Article:khong-co`
    let unknown = "QXJ0aWNsZTpraG9uZy1jbw";
    let answer = api.ask_with(
        "query($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { id } node(id: $id) { id } article(by: {id: $id}) { id } }",
        json!({ "ids": [id[0], unknown], "id": unknown }),
    );
    assert_eq!(answer["nodes"], json!([{ "id": id[0] }, null]));
    assert_eq!(
        (&answer["node"], &answer["article"]),
        (&Value::Null, &Value::Null)
    );
    let wrong = format!("{{ person(by: {{id: \"{unknown}\"}}) {{ id }} }}");
    assert_eq!(api.error(&wrong), "BAD_USER_INPUT");
}
