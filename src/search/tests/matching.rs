//! Which documents a query finds.

use std::collections::HashSet;

use crate::search::tests::{article, assert_order, document, index_of, keys, matches, search};
use crate::search::{DocumentKind, Hits, MAX_QUERY_WORDS};
use crate::wanted::Waiter;

#[test]
fn words_match_with_and_without_marks_in_any_case() {
    assert_order(
        &[
            article("a", "Hội Hữu nghị tổ chức giao lưu vì hoà bình."),
            article("b", "Đoàn đại biểu đến thăm trường."),
        ],
        &[
            ("huu nghi", &["a"]),
            ("hữu nghị", &["a"]),
            ("Huu nghi", &["a"]),
            ("HỮU NGHỊ", &["a"]),
            ("nghị hữu", &["a"]),
            // NFD, as some keyboards give it.
            ("hu\u{31b}\u{303}u nghi\u{323}", &["a"]),
            ("hòa bình", &["a"]),
            ("hoà bình", &["a"]),
            ("hoa binh", &["a"]),
            ("doan dai bieu", &["b"]),
            ("đoàn", &["b"]),
            ("Đoàn", &["b"]),
            ("\u{d0}oàn", &["b"]),
            ("hữ", &[]),
            ("", &[]),
            ("  …!? ", &[]),
        ],
    );
}

#[test]
fn all_words_are_asked_for_and_some_only_where_none_holds_all() {
    let documents = [
        article(
            "both",
            "Hội nghị bàn về viện trợ. Rất nhiều chữ khác đứng quanh đây, để bài dài ra.",
        ),
        article("first", "Hội nghị, hội nghị, hội nghị."),
        article("second", "Viện trợ."),
    ];
    assert_order(
        &documents,
        &[
            ("hội nghị viện trợ", &["both"]),
            ("viện trợ hội nghị", &["both"]),
            // Nobody holds `Lào`; those that hold more of the rest come first.
            ("hội nghị viện trợ Lào", &["both", "first", "second"]),
            ("Lào", &[]),
        ],
    );
    // The words may stand in different texts, and only asked kinds count.
    let meeting = document(
        DocumentKind::Meeting,
        "m",
        "Hội đàm",
        "Hai bên bàn về giáo dục.",
    );
    let (_folder, index) = index_of(&[meeting, article("a", "Giáo dục.")]);
    let searcher = index.searcher();
    assert_eq!(keys(&search(&searcher, "hội đàm giáo dục")), ["m"]);
    let articles = searcher
        .search("hội đàm giáo dục", &[DocumentKind::Article])
        .unwrap();
    assert_eq!(keys(&articles), ["a"]);
    assert_eq!(searcher.search("giáo dục", &[]).unwrap(), Hits::default());
}

#[test]
fn quotation_marks_hold_a_phrase() {
    let mut two_paragraphs = article("paragraphs", "Đoàn kết\nhữu nghị");
    two_paragraphs.aliases = vec!["Quỹ Hoa".to_owned(), "Sen Việt".to_owned()];
    let documents = [
        article("near", "Tình hữu nghị, đoàn kết giữa hai dân tộc."),
        article("far", "Đoàn thăm làng hữu nghị rồi họp kết thúc."),
        two_paragraphs,
    ];
    assert_order(
        &documents,
        &[
            ("\"đoàn kết\"", &["paragraphs", "near"]),
            ("“doan ket”", &["paragraphs", "near"]),
            ("«Đoàn Kết»", &["paragraphs", "near"]),
            ("\"hữu nghị đoàn kết\"", &["near"]),
            ("\"đoàn kết hữu nghị\"", &[]),
            ("\"quỹ hoa\"", &["paragraphs"]),
            ("\"hoa sen\"", &[]),
            ("\"hữu nghị\" \"kết thúc\"", &["far"]),
            // Without its fellow a quotation mark is a separator.
            ("\"kết hữu", &["paragraphs", "far", "near"]),
            ("đoàn\"làng", &["far"]),
            ("\"\" làng", &["far"]),
        ],
    );
}

#[test]
fn symbols_are_found_as_typed_and_by_their_parts() {
    let documents = [
        document(
            DocumentKind::Directive,
            "decree",
            "Nghị định 58/2022/NĐ-CP",
            "",
        ),
        document(
            DocumentKind::Directive,
            "directive",
            "Chỉ thị số 12-CT/TW",
            "",
        ),
        document(
            DocumentKind::Directive,
            "other",
            "Nghị định 22/2058/NĐ-CP",
            "",
        ),
    ];
    assert_order(
        &documents,
        &[
            ("58/2022/NĐ-CP", &["decree"]),
            ("58/2022/nd-cp", &["decree"]),
            ("(58/2022/NĐ–CP),", &["decree"]),
            ("58/2022", &["decree"]),
            ("2022/NĐ", &["decree"]),
            ("2022", &["decree"]),
            ("NĐ-CP", &["decree", "other"]),
            ("12-CT/TW", &["directive"]),
            ("ct/tw 12", &["directive"]),
            ("12 ct", &["directive"]),
            ("2022/58", &[]),
        ],
    );
}

#[test]
fn no_query_is_an_error() {
    let hostile = [
        "\"",
        "\"\"",
        "\"\"\"",
        "“",
        "”“",
        "\" \"",
        "\"hữu",
        "hữu\"",
        "hữu \" nghị",
        "AND",
        "OR",
        "NOT",
        "hữu AND",
        "AND hữu",
        "hữu AND OR NOT nghị",
        "+hữu",
        "-hữu",
        "+",
        "-",
        "+-",
        "--",
        "*",
        "hữu*",
        "*hữu",
        "h?u",
        "?",
        "(",
        ")",
        "((((",
        "))))",
        "(hữu",
        "hữu)",
        ":",
        "name:hữu",
        "body_plain:hữu",
        "kind:0",
        "id:\"0:a\"",
        "_exists_:name",
        "\\",
        "hữu\\",
        "\\\"",
        "hữu~",
        "hữu~2",
        "\"hữu nghị\"~3",
        "hữu^9",
        "^",
        "[a TO z]",
        "{a TO z}",
        "[* TO *]",
        "IN [a b]",
        "NEAR(hữu, nghị, 5)",
        "/h.*/",
        "//",
        "<>",
        ">=5",
        "hữu NEAR/5 nghị",
        "$1",
        "%00",
        "\0",
        "\u{301}",
        "\u{200b}",
        "\u{feff}hữu",
        "\u{202e}hữu",
        "🇻🇳",
        "’; DROP TABLE articles; --",
        "<script>",
        "{{}}",
        "..",
        "1/",
        "/1",
        "-1",
        "1--1",
        "１２",
        "İ",
        "ß",
        "ﬃ",
        "漢字",
        "ก็",
        "نص",
    ];
    assert!(hostile.len() >= 50);
    let (_folder, index) = index_of(&[article("a", "Hội hữu nghị.")]);
    let searcher = index.searcher();
    for query in hostile {
        search(&searcher, query);
        searcher.holding(query, DocumentKind::Article).unwrap();
        matches(query, "Hội hữu nghị.");
    }
    for query in [
        "name:hữu",
        "hữu*",
        "+hữu -",
        "(hữu",
        "\"hữu",
        "hữu\\",
        "hữu^",
    ] {
        assert_eq!(keys(&search(&searcher, query)), ["a"], "{query}");
    }
    // `AND` is a word, which nobody holds: what holds the others follows.
    assert_eq!(keys(&search(&searcher, "hữu AND nghị")), ["a"]);
    search(&searcher, &"hữu ".repeat(100_000));
    search(&searcher, &"\"".repeat(100_000));
    search(&searcher, &"ữ".repeat(100_000));
}

#[test]
fn a_query_is_read_up_to_its_limit() {
    let words: Vec<String> = (0..MAX_QUERY_WORDS)
        .map(|number| format!("w{number}"))
        .collect();
    let (_folder, index) = index_of(&[article("a", &words.join(" ")), article("b", "w0")]);
    let searcher = index.searcher();
    assert_eq!(
        keys(&search(&searcher, &format!("{} nothing", words.join(" ")))),
        ["a"]
    );
    let far = format!("w0{}nothing", " ".repeat(1_000));
    assert_eq!(keys(&search(&searcher, &far)), ["b", "a"]);
}

#[test]
fn documents_that_hold_all_words() {
    let documents = [
        article("a", "Hội hữu nghị Việt Nam - Lào."),
        article("b", "Hội chợ, hữu nghị."),
        document(DocumentKind::Person, "c", "Hữu Nghị", ""),
    ];
    let (_folder, index) = index_of(&documents);
    let searcher = index.searcher();
    let holding = |words, kind| searcher.holding(words, kind).unwrap();
    let set = |keys: &[&str]| {
        keys.iter()
            .map(|&key| key.to_owned())
            .collect::<HashSet<_>>()
    };
    assert_eq!(holding("huu nghi", DocumentKind::Article), set(&["a", "b"]));
    assert_eq!(holding("hữu nghị lào", DocumentKind::Article), set(&["a"]));
    assert_eq!(holding("\"hội hữu\"", DocumentKind::Article), set(&["a"]));
    assert_eq!(holding("hữu", DocumentKind::Person), set(&["c"]));
    assert_eq!(holding("hữu xyz", DocumentKind::Article), set(&[]));
    assert_eq!(holding("", DocumentKind::Article), set(&[]));
}

#[test]
fn nobody_is_searched_for_who_has_left() {
    let (_folder, index) = index_of(&[article("a", "Hội Hữu nghị tổ chức giao lưu.")]);
    let searcher = index.searcher();
    let waiter = Waiter::default();
    let found = || search(&searcher, "hữu nghị").total;
    assert_eq!(waiter.wanted().during(found), 1);
    let wanted = waiter.wanted();
    drop(waiter);
    assert_eq!(wanted.during(found), 0);
}
