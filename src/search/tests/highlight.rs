//! Where a query is met, and that it agrees with what is found.

use proptest::prelude::{
    ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest,
};

use crate::search::tests::{article, index_of, matches, search};

#[test]
fn stretches_that_match() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("huu nghi", "Hội Hữu nghị; hữu hảo", &["Hữu", "nghị", "hữu"]),
        ("hữu nghị", "Huu nghi", &["Huu", "nghi"]),
        ("\"huu nghi\"", "Hội Hữu  nghị; hữu hảo", &["Hữu  nghị"]),
        ("\"hữu nghị\"", "hữu\nnghị", &[]),
        (
            "\"hội hữu\" \"hữu nghị\"",
            "Hội hữu nghị",
            &["Hội hữu nghị"],
        ),
        ("hội \"hội hữu\"", "Hội hữu, hội", &["Hội hữu", "hội"]),
        ("hội", "Hồi ấy hội họp", &["hội"]),
        ("hội", "Hồi ấy", &["Hồi"]),
        ("hoi", "Hồi ấy hội họp", &["Hồi", "hội"]),
        ("hoà", "Hòa bình  ", &["Hòa"]),
        ("binh", " Hòa bi\u{300}nh  ", &["bi\u{300}nh"]),
        (
            "58/2022/nd-cp",
            "(số 58/2022/NĐ - CP)",
            &["58/2022/NĐ - CP"],
        ),
        (
            "đối ơn",
            "ĐỐI ngoại, đo\u{302}\u{301}i, O\u{31b}n",
            &["ĐỐI", "đo\u{302}\u{301}i", "O\u{31b}n"],
        ),
        ("NEAR(hữu)", "near, hữu", &["near", "hữu"]),
        ("", "hữu", &[]),
        ("hữu", "", &[]),
    ];
    for (query, text, expected) in cases {
        let found: Vec<&str> = matches(query, text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, *expected, "{query} in {text}");
    }
}

/// Texts in which words of queries are likely to come up.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        any::<char>().prop_map(String::from),
        "[hH][ữuưo][ủu]? ?",
        "[ a-dđ0-9/\"“”.\n-]{0,12}",
        "[\u{300}-\u{323}aeou]{0,4}",
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_query_in_any_text(query in texts(), text in texts()) {
        let mut end = 0;
        for range in matches(&query, &text) {
            prop_assert!(end <= range.start && range.start < range.end);
            prop_assert!(text.get(range.clone()).is_some());
            end = range.end;
        }
    }
}

proptest! {
    // Each case writes an index.
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_is_found_is_marked(text in texts(), query in texts()) {
        let (_folder, index) = index_of(&[article("a", &text)]);
        let hits = search(&index.searcher(), &query);
        prop_assert_eq!(hits.total == 1, !matches(&query, &text).is_empty());
        prop_assert!(hits.best.iter().all(|hit| hit.score.is_finite() && hit.score > 0.0));
    }
}
