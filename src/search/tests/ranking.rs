//! In which order they come.

use crate::search::tests::{article, assert_order, document, index_of, many, search};
use crate::search::{Document, DocumentKind, MAX_HITS};

#[test]
fn typed_marks_count_for_more() {
    let documents = [
        article(
            "other-marks",
            "Ông nói về hồi ký, hồi hương, hồi phục và hỏi thăm.",
        ),
        article("bare", "Hoi cua thanh pho gui thu chuc mung den ban be."),
        article(
            "typed",
            "Thành phố có một hội, thành lập đã lâu, nay đông thành viên và bạn bè.",
        ),
    ];
    assert_order(
        &documents,
        &[
            ("hội", &["typed", "bare", "other-marks"]),
            ("HỘI", &["typed", "bare", "other-marks"]),
            ("\"thành phố\"", &["typed", "bare"]),
        ],
    );
    // One word with marks says that the other's lack of them is meant.
    assert_order(
        &[
            document(DocumentKind::Person, "a", "Trần Ánh Vân", ""),
            document(DocumentKind::Person, "b", "Trần Anh Vân", ""),
        ],
        &[
            ("tran anh van", &["a", "b"]),
            ("Trần Anh Vân", &["b", "a"]),
            ("Trần Ánh Vân", &["a", "b"]),
        ],
    );
}

#[test]
fn other_marks_stay_behind_even_where_they_are_frequent() {
    let mut documents = vec![article(
        "z",
        "Có một bài về má và rất nhiều chữ khác ở quanh đó.",
    )];
    for number in 0..20 {
        documents.push(article(&format!("a{number:02}"), "mà mà mà mà"));
    }
    let (_folder, index) = index_of(&documents);
    let hits = search(&index.searcher(), "má");
    assert_eq!(hits.total, 21);
    assert_eq!(hits.best[0].key, "z");
}

#[test]
fn names_weigh_more_than_aliases_than_leads_than_bodies() {
    let with = |key: &str, name: &str, alias: &str, lead: &str, body: &str| Document {
        kind: DocumentKind::Article,
        key: key.to_owned(),
        name: name.to_owned(),
        aliases: vec![alias.to_owned()],
        lead: lead.to_owned(),
        body: body.to_owned(),
    };
    assert_order(
        &[
            with(
                "a",
                "một hai ba",
                "bốn năm sáu",
                "bảy tám chín",
                "mười sông núi",
            ),
            with(
                "b",
                "một hai ba",
                "bốn năm sáu",
                "bảy tám sông",
                "mười biển núi",
            ),
            with(
                "c",
                "một hai ba",
                "bốn năm sông",
                "bảy tám chín",
                "mười biển núi",
            ),
            with(
                "d",
                "một hai sông",
                "bốn năm sáu",
                "bảy tám chín",
                "mười biển núi",
            ),
        ],
        &[("sông", &["d", "c", "b", "a"])],
    );
}

#[test]
fn ties_go_by_kind_then_key() {
    let documents = [
        document(DocumentKind::Person, "b", "Sông", ""),
        document(DocumentKind::Article, "z", "Sông", ""),
        document(DocumentKind::Person, "a", "Sông", ""),
        document(DocumentKind::Task, "a", "Sông", ""),
    ];
    let (_folder, index) = index_of(&documents);
    let hits = search(&index.searcher(), "sông");
    let order: Vec<_> = hits
        .best
        .iter()
        .map(|hit| (hit.kind, hit.key.as_str()))
        .collect();
    assert_eq!(
        order,
        [
            (DocumentKind::Article, "z"),
            (DocumentKind::Person, "a"),
            (DocumentKind::Person, "b"),
            (DocumentKind::Task, "a"),
        ]
    );
}

#[test]
fn the_total_counts_what_the_cap_leaves_out() {
    let documents: Vec<_> = (0..=MAX_HITS)
        .map(|number| article(&format!("{number:05}"), "sông"))
        .collect();
    let (_folder, index) = index_of(&documents);
    let hits = search(&index.searcher(), "sông");
    assert_eq!(hits.total, MAX_HITS + 1);
    assert_eq!(hits.best.len(), MAX_HITS);
    assert!(hits.best.is_sorted_by(|one, other| one.key < other.key));
}

#[test]
fn the_answer_depends_on_the_documents_alone() {
    let documents = many(2_000);
    let (_folder, at_once) = index_of(&documents);

    let named = |documents: &[Document]| -> Vec<(DocumentKind, String)> {
        let names = documents.iter();
        names.map(|one| (one.kind, one.key.clone())).collect()
    };
    let (_other_folder, piecemeal) = index_of(&many(2_500)[1_900..]);
    for (number, piece) in documents.chunks(130).rev().enumerate() {
        let backwards: Vec<_> = piece.iter().rev().cloned().collect();
        piecemeal
            .update(number as u64, &named(piece), &backwards)
            .unwrap();
    }
    let again = &documents[..300];
    let extra = [named(&many(2_500)[2_000..]), named(again)].concat();
    piecemeal.update(100, &extra, again).unwrap();

    let (one, other) = (at_once.searcher(), piecemeal.searcher());
    for query in [
        "hội",
        "hoi",
        "hữu nghị",
        "\"giao lưu\" sông",
        "hội xyz đoàn",
        "hợp tác hội hữu nghị",
    ] {
        let hits = search(&one, query);
        assert!(hits.total > 100, "{query}");
        assert_eq!(hits, search(&one, query), "{query}");
        assert_eq!(hits, search(&other, query), "{query}");
    }
}
