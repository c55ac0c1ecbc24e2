//! Pages of lists while the archive changes between requests.

use std::collections::BTreeSet;

use caunoi::graphql::schema;
use caunoi::load::load;
use serde_json::{Value, json};

use super::{Api, at, texts};
use crate::harness::seed_pages;

/// A list that is walked page by page.
struct Walk {
    query: String,
    field: &'static str,
    after: Value,
    seen: Vec<String>,
    done: bool,
}

impl Walk {
    fn new(field: &'static str, arguments: &str) -> Walk {
        let query = format!(
            "query($after: String, $first: Int = 3) {{ {field}({arguments} first: $first, after: $after) {{
               nodes {{ ... on Node {{ id }} }} pageInfo {{ hasNextPage endCursor }} }} }}"
        );
        Walk {
            query,
            field,
            after: Value::Null,
            seen: Vec::new(),
            done: false,
        }
    }

    fn step(&mut self, api: &Api) {
        let page = &api.ask_with(&self.query, json!({ "after": self.after }))[self.field];
        self.seen.extend(texts(page, "nodes.id"));
        self.done = page["pageInfo"]["hasNextPage"] != true;
        self.after = page["pageInfo"]["endCursor"].clone();
    }

    fn whole(&self, api: &Api) -> Vec<String> {
        let mut whole = Walk::new(self.field, "");
        whole.query.clone_from(&self.query);
        while !whole.done {
            whole.step(api);
        }
        whole.seen
    }
}

fn distinct(ids: &[String]) -> BTreeSet<&String> {
    ids.iter().collect()
}

#[test]
fn no_page_repeats_or_skips_while_articles_come_and_go() {
    let api = Api::new();
    let pages = seed_pages();
    let (early, late) = pages.split_at(pages.len() / 2);
    load(&api.archive, early, &mut |_, _| {}).unwrap();
    let order = |field: &str, direction: &str| {
        format!("orderBy: {{field: {field}, direction: {direction}}},")
    };
    let mut walks = vec![
        Walk::new("statements", ""),
        Walk::new("tasks", ""),
        Walk::new("figures", ""),
        Walk::new("countries", ""),
    ];
    for (field, by) in [
        ("articles", "PUBLISHED_ON"),
        ("articles", "TITLE"),
        ("people", "NAME"),
        ("people", "GIVEN_NAME"),
        ("organizations", "NAME"),
        ("directives", "NAME"),
    ] {
        for direction in ["ASC", "DESC"] {
            walks.push(Walk::new(field, &order(by, direction)));
        }
    }
    let before: Vec<Vec<String>> = walks.iter().map(|walk| walk.whole(&api)).collect();
    let gone = texts(
        &api.ask("{ articles(last: 1) { nodes { id } } }"),
        "articles.nodes.id",
    );
    let mut late = late.iter();
    while walks.iter().any(|walk| !walk.done) {
        walks
            .iter_mut()
            .filter(|walk| !walk.done)
            .for_each(|walk| walk.step(&api));
        match late.next() {
            Some(page) => {
                load(&api.archive, std::slice::from_ref(page), &mut |_, _| {}).unwrap();
            }
            None => {
                let remove = "mutation($id: ID!) { removeArticle(id: $id) { removed } }";
                api.ask_with(remove, json!({ "id": gone[0] }));
            }
        }
    }
    for (walk, before) in walks.iter().zip(&before) {
        let after = walk.whole(&api);
        let seen = distinct(&walk.seen);
        assert_eq!(seen.len(), walk.seen.len(), "{} repeats", walk.query);
        let (before, after) = (distinct(before), distinct(&after));
        let throughout: BTreeSet<_> = before.intersection(&after).copied().collect();
        let skipped: Vec<_> = throughout.difference(&seen).collect();
        assert!(skipped.is_empty(), "{} skips {skipped:?}", walk.query);
        assert!(throughout.len() > 3, "{}", walk.query);
    }
}

const SEARCH: &str = "query: \"hội nghị hữu nghị\",";

#[test]
fn a_search_keeps_to_the_ranking_that_it_began_in() {
    let api = Api::new();
    let pages = seed_pages();
    let (early, late) = pages.split_at(pages.len() / 2);
    load(&api.archive, early, &mut |_, _| {}).unwrap();
    let mut walk = Walk::new("search", SEARCH);
    let ranking = walk.whole(&api);
    assert!(ranking.len() > 6, "{ranking:?}");
    let mut late = late.iter();
    while !walk.done {
        walk.step(&api);
        if let Some(page) = late.next() {
            load(&api.archive, std::slice::from_ref(page), &mut |_, _| {}).unwrap();
        }
    }
    assert_eq!(walk.seen, ranking);
    // A search that begins now sees what came.
    assert!(walk.whole(&api).len() > ranking.len());
}

#[test]
fn a_forgotten_ranking_goes_on_behind_the_same_hit() {
    let mut api = Api::new();
    let pages = seed_pages();
    let (early, late) = pages.split_at(pages.len() / 2);
    load(&api.archive, early, &mut |_, _| {}).unwrap();
    let mut walk = Walk::new("search", SEARCH);
    walk.step(&api);
    load(&api.archive, late, &mut |_, _| {}).unwrap();
    // Another schema remembers nothing, as the server after a restart.
    api.schema = schema(Some(api.archive.clone()));
    let last = walk.seen.last().unwrap().clone();
    let present = walk.whole(&api);
    let place = present.iter().position(|id| *id == last).unwrap();
    walk.seen.clear();
    walk.step(&api);
    assert_eq!(walk.seen, present[place + 1..][..3]);
}

#[test]
fn cursors_of_another_archive_are_none() {
    let (api, other) = (Api::new(), Api::new());
    for api in [&api, &other] {
        load(&api.archive, &seed_pages()[..3], &mut |_, _| {}).unwrap();
    }
    let answer = api.ask("{ articles(first: 1) { edges { cursor } } }");
    let cursor = &at(&answer, "articles.edges.cursor")[0];
    let query = "query($after: String) { articles(after: $after) { nodes { id } } }";
    let asked = |api: &Api| {
        api.answer(query, json!({ "after": cursor }), false)
            .errors
            .len()
    };
    assert_eq!(asked(&api), 0);
    assert_eq!(asked(&other), 1);
}
