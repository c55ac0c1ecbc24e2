//! What the index finds, in which order, and what it survives.

mod highlight;
mod matching;
mod ranking;
mod storage;

use std::ops::Range;

use tempfile::TempDir;

use crate::search::{Document, DocumentKind, Hits, Index, Matcher, Searcher};

const ALL: [DocumentKind; 7] = [
    DocumentKind::Article,
    DocumentKind::Organization,
    DocumentKind::Person,
    DocumentKind::Meeting,
    DocumentKind::Directive,
    DocumentKind::Statement,
    DocumentKind::Task,
];

fn document(kind: DocumentKind, key: &str, name: &str, body: &str) -> Document {
    Document {
        kind,
        key: key.to_owned(),
        name: name.to_owned(),
        aliases: Vec::new(),
        lead: String::new(),
        body: body.to_owned(),
    }
}

fn article(key: &str, body: &str) -> Document {
    document(DocumentKind::Article, key, "", body)
}

/// An index of these documents; the folder lives as long as the first value.
fn index_of(documents: &[Document]) -> (TempDir, Index) {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open(folder.path()).unwrap();
    index.update(1, &[], documents).unwrap();
    (folder, index)
}

fn keys(hits: &Hits) -> Vec<&str> {
    hits.best.iter().map(|hit| hit.key.as_str()).collect()
}

fn search(searcher: &Searcher, query: &str) -> Hits {
    searcher.search(query, &ALL).unwrap()
}

fn matches(query: &str, text: &str) -> Vec<Range<usize>> {
    Matcher::new(query).matches(text)
}

#[track_caller]
fn assert_order(documents: &[Document], cases: &[(&str, &[&str])]) {
    let (_folder, index) = index_of(documents);
    let searcher = index.searcher();
    for (query, expected) in cases {
        let hits = search(&searcher, query);
        assert_eq!(keys(&hits), *expected, "{query}: {hits:?}");
        assert_eq!(hits.total, expected.len(), "{query}");
    }
}

/// Some documents with words of different frequency.
fn many(count: usize) -> Vec<Document> {
    let words = [
        "hội", "hữu", "nghị", "giao", "lưu", "đoàn", "hợp", "tác", "hồi", "hoi", "sông",
    ];
    (0..count)
        .map(|number| {
            let mut seed = number;
            let mut text = |length: usize| {
                let picked = (0..length + seed % 7).map(|_| {
                    seed = (seed * 1_103 + 12_345) % 1_000_003;
                    words[seed % words.len()]
                });
                picked.collect::<Vec<_>>().join(" ")
            };
            Document {
                kind: ALL[number % ALL.len()],
                key: format!("k{number}"),
                name: text(2),
                aliases: vec![text(1), text(2)],
                lead: text(8),
                body: text(30),
            }
        })
        .collect()
}
