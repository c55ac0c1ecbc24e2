//! Why mentions are mentions, and why several reports are one thing.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::Value;

use caunoi::load::load;
use tempfile::TempDir;

use super::{Api, SEED, at};

/// The number of mentions of the seed that each rule found, with an example of its own lines.
#[test]
fn every_mention_names_its_rule_and_its_line() {
    let answer = SEED.ask(
        "{ articles(first: 100) { nodes { mentions(first: 100) { nodes {
             citation { quote } rule { name description example lexicon { file line text } } } } } } }",
    );
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for mention in at(&answer, "articles.nodes.mentions.nodes") {
        let rule = &mention["rule"];
        for field in ["description", "example"] {
            assert!(rule[field].as_str().is_some_and(|text| !text.is_empty()));
        }
        let name = rule["name"].as_str().unwrap();
        if let Some(file) = rule["lexicon"]["file"].as_str() {
            let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/data");
            let data = fs::read_to_string(data.join(file)).unwrap();
            let line = usize::try_from(rule["lexicon"]["line"].as_u64().unwrap()).unwrap();
            assert_eq!(data.lines().nth(line - 1), rule["lexicon"]["text"].as_str());
        }
        if name == "KNOWN_BODY" {
            assert_eq!(rule["lexicon"]["file"], "organizations.txt");
        }
        *counts.entry(name.to_owned()).or_default() += 1;
    }
    for name in [
        "FULL_NAME",
        "KNOWN_BODY",
        "BUILT_NAME",
        "EVENT_NAME",
        "DOCUMENT_SYMBOL",
    ] {
        assert!(counts.contains_key(name), "{counts:?}");
    }
}

/// One thing and its reports, a line each.
fn reports(of: &Value) -> String {
    let mut lines = format!(
        "{} ({})\n",
        of["name"].as_str().unwrap(),
        of["identity"]["key"]
    );
    for report in at(of, "identity.reports.nodes") {
        let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        let matched: Vec<String> = at(&report, "matched").iter().map(text).collect();
        writeln!(
            lines,
            "  {}: {} [{}] joined to {}, printed `{}`",
            text(&report["article"]["slug"]),
            text(&report["ground"]),
            matched.join("; "),
            text(&report["joinedTo"]["slug"]),
            text(&report["citation"]["quote"]),
        )
        .unwrap();
    }
    lines
}

const IDENTITY: &str =
    "name articles(first: 2) { totalCount } identity { key reports { totalCount nodes {
    article { slug } ground matched joinedTo { slug } citation { quote } } } }";

/// What the archive holds on several pages, with why each page is one of them.
#[test]
fn joined_reports_say_why() {
    let mut shown = String::new();
    for list in ["meetings", "directives"] {
        let answer = SEED.ask(&format!(
            "{{ {list}(first: 100) {{ nodes {{ {IDENTITY} }} }} }}"
        ));
        for of in at(&answer, &format!("{list}.nodes")) {
            let count = &of["articles"]["totalCount"];
            assert_eq!(&of["identity"]["reports"]["totalCount"], count);
            if count.as_u64() > Some(1) {
                shown.push_str(&reports(&of));
            }
        }
    }
    insta::assert_snapshot!("identity", shown);
}

#[test]
fn names_alone_join_people_and_bodies() {
    for (list, grounds) in [
        ("people", &["SAME_NAME"][..]),
        (
            "organizations",
            &["SAME_NAME", "LEXICON_NAME", "SAME_NAME_WITHOUT_MARKS"],
        ),
        ("countries", &["LEXICON_NAME"]),
    ] {
        let answer = SEED.ask(&format!(
            "{{ {list}(first: 100) {{ nodes {{ __typename {IDENTITY} }} }} }}"
        ));
        for report in at(&answer, &format!("{list}.nodes.identity.reports.nodes")) {
            assert!(
                grounds.contains(&report["ground"].as_str().unwrap()),
                "{report}"
            );
            assert_eq!(report["joinedTo"], Value::Null);
            assert_eq!(at(&report, "matched").len(), 1, "{report}");
        }
    }
    let answer = SEED.ask(
        "{ search(query: \"hòa bình\", first: 20) { nodes { ... on Entity { identity { key } } } } }",
    );
    assert!(!at(&answer, "search.nodes.identity.key").is_empty());
}

#[test]
fn a_report_is_found_again_by_its_id() {
    for list in [
        "people",
        "organizations",
        "meetings",
        "directives",
        "countries",
    ] {
        let answer = SEED.ask(&format!(
            "{{ {list}(first: 5) {{ nodes {{ identity {{ reports {{ nodes {{ id article {{ id }} ground }} }} }} }} }} }}"
        ));
        let reports = at(&answer, &format!("{list}.nodes.identity.reports.nodes"));
        assert!(!reports.is_empty());
        for report in reports {
            let again = SEED.ask_with(
                "query($id: ID!) { node(id: $id) { id ... on IdentityReport { article { id } ground } } }",
                serde_json::json!({ "id": report["id"] }),
            );
            assert_eq!(again["node"], report);
        }
    }
}

/// Pages of our own, two or three for each ground that the seed does not have.
const PAGES: [(&str, &str, &str); 9] = [
    (
        "reception-a",
        "05/03/2024",
        "Sáng 5/3, tại Hà Nội, bà Trần Thị Lan, Phó Chủ tịch Hội Nông dân Việt Nam, đã tiếp ông Boun Mee, Đại sứ Lào tại Việt Nam.",
    ),
    (
        "reception-b",
        "05/03/2024",
        "Ngày 5/3, tại Hà Nội, bà Trần Thị Lan, Phó Chủ tịch Hội Nông dân Việt Nam, đã tiếp ông Boun Mee nhân dịp năm mới.",
    ),
    (
        "review-a",
        "10/04/2024",
        "Ngày 10/4, tại Hà Nội diễn ra Hội nghị tổng kết công tác hữu nghị năm 2023.",
    ),
    (
        "review-b",
        "10/04/2024",
        "Ngày 10/4, tại Hà Nội diễn ra Hội nghị tổng kết công tác hữu nghị.",
    ),
    (
        "books-a",
        "15/05/2024",
        "Ngày 15/5, tại Hà Nội, Hội Nông dân Việt Nam tổ chức Hội thảo “Sách và bạn bè hai nước”.",
    ),
    (
        "books-b",
        "15/05/2024",
        "Ngày 15/5, tại Hà Nội, Hội Nông dân Việt Nam tổ chức Hội thảo “Sách cùng bạn bè hai nước”.",
    ),
    (
        "term-12",
        "15/05/2018",
        "Hội tiếp tục thực hiện Chỉ thị số 12-CT/TW của Ban Bí thư khóa XII về công tác hội.",
    ),
    (
        "term-13",
        "15/05/2022",
        "Hội tiếp tục thực hiện Chỉ thị số 12-CT/TW của Ban Bí thư khóa XIII về công tác đối ngoại.",
    ),
    (
        "term-open",
        "20/06/2023",
        "Hội tiếp tục thực hiện Chỉ thị số 12-CT/TW trong năm nay.",
    ),
];

#[test]
fn each_ground_joins_what_it_says() {
    let api = Api::new();
    let folder = TempDir::new().unwrap();
    for (name, day, text) in PAGES {
        let more = "Hai bên cảm ơn bạn bè đã đồng hành trong nhiều năm qua và mong tiếp tục nhận được sự ủng hộ.";
        let page = format!("Tin ngắn về bạn bè hai nước {name}\n{day} 08:00\n{text}\n{more}\n");
        fs::write(folder.path().join(format!("{name}.txt")), page).unwrap();
    }
    load(&api.archive, &[folder.path().to_owned()], &mut |_, _| {}).unwrap();
    let mut shown = String::new();
    for list in ["meetings", "directives"] {
        let answer = api.ask(&format!(
            "{{ {list}(first: 100) {{ nodes {{ {IDENTITY} }} }} }}"
        ));
        for of in at(&answer, &format!("{list}.nodes")) {
            shown.push_str(&reports(&of));
        }
    }
    insta::assert_snapshot!("grounds", shown);
}

#[test]
fn the_readme_shows_what_its_question_is_answered_with() {
    let readme = include_str!("../../../README.md");
    let behind = |text: &'static str, mark: &str| text.split_once(mark).unwrap().1;
    let asked = behind(readme, "--data-urlencode 'query=");
    let (asked, rest) = asked.split_once("'\n").unwrap();
    let shown = behind(rest, "```json\n").split_once("```").unwrap().0;
    let shown: Value = serde_json::from_str(shown).unwrap();
    let mut answer = SEED.ask(asked);
    // The one long sentence is cut there.
    let place = "/directives/nodes/0/mentions/nodes/0/citation/sentence";
    let cut = shown["data"].pointer(place).unwrap();
    let begins = cut.as_str().unwrap().strip_suffix(" …").unwrap();
    let whole = answer.pointer_mut(place).unwrap();
    assert!(whole.as_str().unwrap().starts_with(begins), "{whole}");
    *whole = cut.clone();
    assert_eq!(answer, shown["data"]);
}
