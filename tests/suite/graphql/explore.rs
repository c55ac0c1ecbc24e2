//! Search, suggestions, facets, networks, related articles.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{SEED, at, texts};

fn slice(text: &str, range: &Value) -> String {
    let offset = |key: &str| usize::try_from(range[key].as_u64().unwrap()).unwrap();
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[offset("start")..offset("end")]).unwrap()
}

#[test]
fn hits_show_why_they_were_found() {
    let answer = SEED.ask(
        "{ search(query: \"huu nghi\", first: 50) { totalCount edges { score cursor
             node { __typename ... on Article { title } ... on Entity { name } }
             highlights { text ranges { start end } } } } }",
    );
    let edges = at(&answer, "search.edges");
    let types: BTreeSet<&str> = edges
        .iter()
        .map(|edge| edge["node"]["__typename"].as_str().unwrap())
        .collect();
    assert!(types.len() > 1, "{types:?}");
    let mut shown = 0;
    let mut last = f64::INFINITY;
    for edge in &edges {
        let score = edge["score"].as_f64().unwrap();
        assert!(score > 0.0 && score <= last);
        last = score;
        for piece in at(edge, "highlights") {
            let text = piece["text"].as_str().unwrap();
            assert!(text.chars().count() <= 330, "{text}");
            for range in at(&piece, "ranges") {
                let plain = caunoi::text::unmarked(&slice(text, &range));
                assert!(plain.contains("huu") || plain.contains("nghi"), "{plain}");
                shown += 1;
            }
        }
    }
    assert!(shown > edges.len());
}

#[test]
fn a_search_pages_on() {
    let api = &*SEED;
    let query = "query($after: String, $first: Int) { search(query: \"hội nghị\", types: [ARTICLE, MEETING], first: $first, after: $after) {
        totalCount nodes { ... on Article { id } ... on Meeting { id } } pageInfo { hasNextPage endCursor } } }";
    let whole = api.ask_with(query, json!({ "first": 100 }));
    let (mut ids, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = api.ask_with(query, json!({ "first": 3, "after": after }));
        ids.extend(texts(&page, "search.nodes.id"));
        after = page["search"]["pageInfo"]["endCursor"].clone();
        if page["search"]["pageInfo"]["hasNextPage"] != true {
            break;
        }
    }
    assert_eq!(ids, texts(&whole, "search.nodes.id"));
    assert_eq!(whole["search"]["totalCount"], ids.len());
    assert_eq!(
        api.ask("{ search(query: \"  \") { totalCount } }")["search"]["totalCount"],
        0
    );
}

#[test]
fn suggestions_begin_as_typed() {
    let api = &*SEED;
    let answer = api.ask("{ suggest(prefix: \"hội h\", first: 20) { __typename ... on Entity { name aliases } ... on Organization { acronym } ... on Article { title } } }");
    let found = at(&answer, "suggest");
    assert!(!found.is_empty());
    for node in &found {
        let mut forms = texts(node, "aliases");
        forms.extend(texts(node, "name"));
        forms.extend(texts(node, "title"));
        assert!(
            forms
                .iter()
                .any(|form| caunoi::text::unmarked(form).contains("hoi h")),
            "{node}"
        );
    }
    let answer = api.ask("{ suggest(prefix: \"d\", types: [DIRECTIVE]) { __typename } none: suggest(prefix: \" \") { __typename } }");
    assert!(
        at(&answer, "suggest")
            .iter()
            .all(|node| node["__typename"] == "Directive")
    );
    assert_eq!(answer["none"], json!([]));
    // The words before the last one are whole ones, in any order; dashes do not matter.
    for (typed, name) in [
        ("viet nam lao", "Hội Hữu nghị Việt Nam - Lào"),
        ("lao huu ng", "Hội Hữu nghị Việt Nam - Lào"),
    ] {
        let query =
            "query($typed: String!) { suggest(prefix: $typed, types: [ORGANIZATION], first: 50) {
            ... on Entity { name aliases } } }";
        let answer = api.ask_with(query, json!({ "typed": typed }));
        let names = texts(&answer, "suggest.name");
        assert!(
            names.iter().any(|found| found.contains("Lào")),
            "{typed} does not find {name}: {names:?}"
        );
    }
}

#[test]
fn facets_count_the_whole_filtered_set() {
    let answer = SEED.ask(
        "{ articles(first: 1, filter: {text: \"huu nghi\"}) { totalCount facets {
             published { start end count } months: published(interval: MONTH) { count }
             people(first: 3) { count entity { name } } countries { count entity { id } } } }
           all: articles(first: 100, filter: {text: \"huu nghi\"}) { nodes { publishedOn countries(first: 100) { nodes { id } } } } }",
    );
    let facets = &answer["articles"]["facets"];
    let counts = |path: &str| -> Vec<u64> {
        at(facets, path)
            .iter()
            .map(|count| count.as_u64().unwrap())
            .collect()
    };
    let dated = at(&answer, "all.nodes.publishedOn").len() as u64;
    assert_eq!(counts("published.count").iter().sum::<u64>(), dated);
    assert_eq!(counts("months.count").iter().sum::<u64>(), dated);
    let starts = texts(facets, "published.start");
    assert!(starts.is_sorted());
    assert!(counts("people.count").len() <= 3);
    assert!(counts("people.count").is_sorted_by(|a, b| a >= b));
    let mut by_country: BTreeMap<String, u64> = BTreeMap::new();
    for id in texts(&answer, "all.nodes.countries.nodes.id") {
        *by_country.entry(id).or_default() += 1;
    }
    for facet in at(facets, "countries") {
        assert_eq!(
            by_country[facet["entity"]["id"].as_str().unwrap()],
            facet["count"].as_u64().unwrap()
        );
    }
}

#[test]
fn facets_add_up() {
    let lists = [
        "people",
        "organizations",
        "meetings",
        "directives",
        "countries",
    ];
    let counted: String = lists
        .iter()
        .map(|list| format!("{list}(first: 100) {{ count entity {{ id }} }} "))
        .collect();
    let named: String = lists
        .iter()
        .map(|list| format!("{list}(first: 100) {{ nodes {{ id }} }} "))
        .collect();
    let person = texts(
        &SEED.ask(
            "{ people(first: 1, orderBy: {field: ARTICLES, direction: DESC}) { nodes { id } } }",
        ),
        "people.nodes.id",
    );
    for filter in [
        json!(null),
        json!({ "text": "đối ngoại nhân dân" }),
        json!({ "people": { "anyOf": person } }),
        json!({ "people": { "noneOf": person }, "publishedOn": { "from": "2022-01-01" } }),
        json!({ "people": { "anyOf": [] } }),
    ] {
        // A page of one, so that what is counted is not the page.
        let query = format!(
            "query($filter: ArticleFilter) {{ articles(filter: $filter, first: 1) {{ facets {{ {counted} }} }} }}"
        );
        let facets =
            SEED.ask_with(&query, json!({ "filter": filter }))["articles"]["facets"].take();
        let query = format!(
            "query($filter: ArticleFilter) {{ articles(filter: $filter, first: 100) {{ nodes {{ {named} }} }} }}"
        );
        let all = SEED.ask_with(&query, json!({ "filter": filter }));
        for list in lists {
            let mut expected: BTreeMap<String, u64> = BTreeMap::new();
            for id in texts(&all, &format!("articles.nodes.{list}.nodes.id")) {
                *expected.entry(id).or_default() += 1;
            }
            let found: BTreeMap<String, u64> = at(&facets, list)
                .iter()
                .map(|of| {
                    (
                        of["entity"]["id"].as_str().unwrap().to_owned(),
                        of["count"].as_u64().unwrap(),
                    )
                })
                .collect();
            assert_eq!(found, expected, "{list} of {filter}");
        }
    }
}

#[test]
fn a_network_weighs_links_by_shared_articles() {
    let api = &*SEED;
    let center = texts(&api.ask("{ organizations(first: 1, orderBy: {field: ARTICLES, direction: DESC}) { nodes { id } } }"), "organizations.nodes.id");
    for depth in [1, 2] {
        let answer = api.ask_with(
            "query($id: ID!, $depth: Int) { network(around: $id, depth: $depth, first: 30) {
               nodes { id articles(first: 100) { nodes { id } } } links { source target weight } } }",
            json!({ "id": center[0], "depth": depth }),
        );
        let nodes = at(&answer, "network.nodes");
        assert_eq!(nodes[0]["id"], center[0]);
        assert!(nodes.len() <= 30 && nodes.len() > 5);
        let articles: BTreeMap<String, BTreeSet<String>> = nodes
            .iter()
            .map(|node| {
                (
                    node["id"].as_str().unwrap().to_owned(),
                    texts(node, "articles.nodes.id").into_iter().collect(),
                )
            })
            .collect();
        let links = at(&answer, "network.links");
        for link in &links {
            let of = |end: &str| &articles[link[end].as_str().unwrap()];
            let shared = of("source").intersection(of("target")).count();
            assert_eq!(link["weight"], shared, "{link}");
        }
        let expected = articles.values().enumerate().map(|(at, one)| {
            articles
                .values()
                .skip(at + 1)
                .filter(|other| !one.is_disjoint(other))
                .count()
        });
        assert_eq!(links.len(), expected.sum::<usize>());
        assert!(links.is_sorted_by(|a, b| a["weight"].as_u64() >= b["weight"].as_u64()));
    }
}

#[test]
fn related_articles_share_something() {
    let answer = SEED.ask(
        "{ articles(first: 100) { nodes { id related(first: 5) { id meetings { nodes { id } } directives { nodes { id } } people { nodes { id } } }
             meetings { nodes { id } } directives { nodes { id } } people { nodes { id } } } } }",
    );
    let shared = |a: &Value, b: &Value| {
        ["meetings", "directives", "people"].iter().any(|field| {
            let path = format!("{field}.nodes.id");
            let (a, b) = (texts(a, &path), texts(b, &path));
            a.iter().any(|id| b.contains(id))
        })
    };
    let mut found = 0;
    for article in at(&answer, "articles.nodes") {
        for related in at(&article, "related") {
            assert_ne!(related["id"], article["id"]);
            assert!(
                shared(&article, &related),
                "{} {}",
                article["id"],
                related["id"]
            );
            found += 1;
        }
    }
    assert!(found > 5, "{found}");
}
