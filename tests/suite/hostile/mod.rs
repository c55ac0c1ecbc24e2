//! Pages and folders that no outlet makes: reading them does not panic, ends, and keeps its promises.

mod folder;

use caunoi::model::{Article, Page, PageFormat};
use caunoi::page;
use proptest::prelude::{ProptestConfig, any, prop, proptest};
use unicode_normalization::is_nfc;

fn read(content: Vec<u8>, format: Option<PageFormat>) -> Option<Article> {
    let article = page::read(&Page {
        content,
        format,
        url: None,
        saved_on: None,
    })
    .ok()?;
    check(&article);
    Some(article)
}

/// What every article promises, whatever the page.
fn check(article: &Article) {
    let one_line = |text: &str| {
        assert!(
            !text.is_empty() && text.trim() == text && is_nfc(text),
            "{text:?}"
        );
        assert!(!text.chars().any(char::is_control), "{text:?}");
    };
    one_line(&article.title);
    article
        .paragraphs
        .iter()
        .for_each(|paragraph| one_line(&paragraph.text));
    article
        .teasers
        .iter()
        .for_each(|teaser| one_line(&teaser.title));
    article
        .authors
        .iter()
        .chain(&article.section)
        .for_each(|name| one_line(name));
    let slug = page::slug(article, &page::key(article));
    assert!(
        !slug.is_empty()
            && slug
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
        "{slug}"
    );
}

#[test]
fn size_and_nesting_are_read_to_the_end() {
    let html = |body: String| {
        format!("<!doctype html><html><head><title>x</title></head><body><h1>Tiêu đề của một trang</h1>{body}").into_bytes()
    };
    let text = "Một câu văn đủ dài để đọc.";
    read(html("<div>".repeat(100_000) + text), None);
    for tag in ["b", "table", "ul><li", "a href=x", "svg", "textarea", "p"] {
        read(html(format!("<{tag}>").repeat(500) + text), None);
    }
    read(html("<a title='x>\" ".repeat(2_000)), None);
    read(html("<".repeat(10_000)), None);
    for (line, times) in [
        ("Một câu văn. ", 5_000),
        ("ă", 100_000),
        ("Một dòng chữ ngắn\n", 500),
        ("Tin liên quan\nMột tiêu đề đủ dài\n", 500),
        ("Thứ Hai, 01/01/2024 10:10\n", 500),
        ("a\u{301}\u{323}\u{302}", 5_000),
    ] {
        read(line.repeat(times).into_bytes(), None);
    }
}

#[test]
fn what_is_no_article_is_said_to_be_none() {
    let reason = |content: &[u8]| {
        page::read(&Page {
            content: content.to_vec(),
            format: None,
            url: None,
            saved_on: None,
        })
        .unwrap_err()
    };
    assert_eq!(reason(b""), page::Unreadable::Empty);
    assert_eq!(reason(b" \n\t\r\n"), page::Unreadable::Empty);
    assert_eq!(
        reason(&vec![b'a'; page::MAX_PAGE + 1]),
        page::Unreadable::TooLarge(page::MAX_PAGE + 1)
    );
    assert_eq!(reason(&[0; 4096]), page::Unreadable::UnknownCharset);
    assert_eq!(reason("***\n---\n".as_bytes()), page::Unreadable::NoArticle);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read(content in prop::collection::vec(any::<u8>(), 0..600)) {
        read(content.clone(), None);
        read(content.clone(), Some(PageFormat::Html));
        read(content, Some(PageFormat::Text));
    }

    #[test]
    fn any_lines_of_a_page_are_read(picked in prop::collection::vec(prop::sample::select(LINES), 0..40)) {
        read(picked.join("\n").into_bytes(), Some(PageFormat::Text));
        read(picked.join("<br>").into_bytes(), Some(PageFormat::Html));
    }
}

/// What pages are made of, and what breaks readers of them.
const LINES: &[&str] = &[
    "",
    "aa",
    "Trang chủ",
    "Trang chủ Thời sự",
    "Trang chủ > Tin > Bài",
    "Thứ Hai, 01/01/2024 10:10",
    "32/13/2024 25:61",
    "06:04 | 10/01/2023 GMT+7",
    "GMT+99 10/01/2023 06:04",
    "Một tiêu đề đủ dài để là tiêu đề",
    "Một tiêu đề Một tiêu đề",
    "mot tieu de du dai de la tieu de",
    "mot tieu de du dai Một tiêu đề khác",
    "Một câu văn đủ dài để được coi là một đoạn văn trong bài viết trên một trang báo.",
    "Ảnh: X",
    "(Ảnh: X).",
    "Nguồn:",
    "Nguồn: https://a.example/b",
    "https://",
    "Theo",
    "Theo /",
    "(",
    ")",
    "/",
    "-",
    "|",
    "| |",
    "![]()",
    "[a](b)",
    "# ",
    "# Tiêu đề",
    "**a**",
    "Hải An",
    "P.V",
    "Tin liên quan",
    "Đọc nhiều",
    "Xem thêm: ",
    "Bản quyền thuộc về ai",
    "a\u{301}",
    "\u{301}",
    "\u{200b}",
    "Ðại hội",
    "...",
    "…",
    "&nbsp;",
    "&#0;",
    "&#xD800;",
    "<p>",
    "</div>",
    "<img alt='x'>",
    "<h1>Tiêu đề</h1>",
];
