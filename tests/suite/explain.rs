//! `caunoi explain`, from outside.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use regex::Regex;
use serde_json::Value;

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/explain.txt")
}

fn explain(arguments: &[&str]) -> assert_cmd::Command {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_caunoi"));
    command
        .arg("explain")
        .args(arguments)
        .env_remove("NO_COLOR");
    command.timeout(std::time::Duration::from_secs(60));
    command
}

fn printed(command: &mut assert_cmd::Command) -> String {
    let output = command.assert().success().get_output().stdout.clone();
    String::from_utf8(output).unwrap()
}

/// What is printed without the numbers of the lexicon's lines, which every added line moves.
fn without_lines(printed: &str) -> String {
    static LINE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\.txt:\d+").unwrap());
    LINE.replace_all(printed, ".txt:LINE").into_owned()
}

#[test]
fn a_page_is_shown_with_what_was_found_and_why() {
    let page = printed(explain(&[]).arg(fixture()));
    assert!(
        !page.contains('\u{1b}'),
        "no colour where there is no terminal"
    );
    insta::assert_snapshot!("page", without_lines(&page));
}

#[test]
fn colours_are_the_facts() {
    static COLOR: LazyLock<Regex> = LazyLock::new(|| Regex::new("\u{1b}\\[(\\d+)m").unwrap());
    let page = printed(
        explain(&["--color", "always"])
            .arg(fixture())
            .env("NO_COLOR", "1"),
    );
    let shown = COLOR.replace_all(&page, "<$1>").replace("<0>", "</>");
    let paragraph: Vec<&str> = shown
        .lines()
        .skip_while(|line| !line.contains("[2] body"))
        .take_while(|line| !line.is_empty())
        .collect();
    insta::assert_snapshot!("colored", without_lines(&paragraph.join("\n")));
    let plain = printed(explain(&[]).arg(fixture()));
    assert_eq!(
        COLOR.replace_all(&page, ""),
        plain,
        "colour adds nothing else"
    );
    let never = printed(explain(&["--color", "never"]).arg(fixture()));
    assert_eq!(never, plain);
}

#[test]
fn json_holds_the_same_with_offsets() {
    let content = std::fs::read(fixture()).unwrap();
    let page = printed(explain(&["--json", "-"]).write_stdin(content));
    let page: Value = serde_json::from_str(&page).unwrap();
    assert_eq!(page["published"]["on"], "2024-03-05");
    assert_eq!(page["authors"]["names"][0], "Minh Thư");
    assert_eq!(page["authors"]["from"], "body");
    assert_eq!(page["people"][0]["positions"][0]["organization"], "o2");
    assert_eq!(
        page["paragraphs"][1]["unnamed"],
        serde_json::json!(["Trăng Non Xanh"])
    );
    let mut rules = 0;
    for paragraph in page["paragraphs"].as_array().unwrap() {
        let units: Vec<u16> = paragraph["text"].as_str().unwrap().encode_utf16().collect();
        for mark in paragraph["marks"].as_array().unwrap() {
            let at = |end: &str| usize::try_from(mark[end].as_u64().unwrap()).unwrap();
            let quote = String::from_utf16(&units[at("start")..at("end")]).unwrap();
            assert_eq!(quote, mark["quote"].as_str().unwrap());
            rules += usize::from(mark["rule"]["name"].is_string());
        }
    }
    assert!(rules > 15, "{rules}");
}

#[test]
fn no_page_steers_the_terminal() {
    let page = "Tin đối ngoại trong ngày của hai nước\n\n\
        Sáng 5/3/2024, bà Trần\u{202e} Thị\u{1b}[31m Lan đã tiếp đoàn đại biểu\u{2066} của nước bạn tại Hà Nội.\n\n\
        Hai bên đã trao đổi về chương trình\u{200b} hợp tác trong năm nay, và chúc nhau sức khỏe.\n";
    let shown = printed(explain(&["-"]).write_stdin(page));
    let steering =
        |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202e}' | '\u{2066}' | '\u{200b}');
    assert!(!shown.contains(steering), "{shown:?}");
    assert!(shown.contains("Lan đã tiếp đoàn"), "{shown}");
}

#[test]
fn what_cannot_be_explained_says_why() {
    explain(&["gone.txt"])
        .assert()
        .code(1)
        .stderr(contains("gone.txt: "));
    explain(&["-"]).write_stdin("").assert().code(1).stderr(
        contains("standard input")
            .or(contains("-: "))
            .and(contains("the page is empty")),
    );
    explain(&["--color", "blue", "-"]).assert().code(2);
    explain(&[]).assert().code(2);
    explain(&["--help"])
        .assert()
        .success()
        .stdout(contains("Examples:"));
}
