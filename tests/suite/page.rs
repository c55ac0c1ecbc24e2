//! Reading pages, against the annotations that lie beside the project where it is worked on.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use caunoi::model::{Article, Page};
use caunoi::page;
use regex::Regex;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// Folds as the annotations' own comparison does.
fn fold(text: &str) -> String {
    let text = text.nfc().collect::<String>().to_lowercase();
    let text = Regex::new("[‐-―−-]")
        .unwrap()
        .replace_all(&text, "-")
        .into_owned();
    let text = Regex::new("[“”\"'‘’«»]")
        .unwrap()
        .replace_all(&text, "")
        .into_owned();
    let text = Regex::new(r"\s*-\s*")
        .unwrap()
        .replace_all(&text, "-")
        .into_owned();
    let text = Regex::new(r"\s+")
        .unwrap()
        .replace_all(&text, " ")
        .into_owned();
    text.trim_matches([' ', '.', ',', ':', ';']).to_owned()
}

fn read(path: &Path) -> Option<Article> {
    let page = Page {
        content: fs::read(path).unwrap(),
        format: None,
        url: None,
        saved_on: None,
    };
    page::read(&page).ok()
}

/// Right, wrong and missed values of one sort.
#[derive(Default)]
struct Tally(BTreeMap<&'static str, [usize; 3]>, Vec<String>);

impl Tally {
    fn sets(
        &mut self,
        sort: &'static str,
        page: &str,
        want: &[String],
        got: &[String],
        loose: impl Fn(&str) -> bool,
    ) {
        let [right, wrong, missed] = self.0.entry(sort).or_default();
        let said =
            |forms: &str, value: &str| forms.split('|').any(|form| fold(form) == fold(value));
        let mut open: Vec<&String> = want.iter().collect();
        for value in got {
            if let Some(at) = open.iter().position(|forms| said(forms, value)) {
                open.remove(at);
                *right += 1;
            } else if !loose(value) {
                *wrong += 1;
                self.1.push(format!(
                    "{page} {sort} wrong: {}",
                    value.chars().take(150).collect::<String>()
                ));
            }
        }
        for forms in open.iter().filter(|forms| !said(forms, "?")) {
            *missed += 1;
            self.1.push(format!(
                "{page} {sort} missed: {}",
                forms.chars().take(150).collect::<String>()
            ));
        }
    }

    fn f1(&self, sort: &str) -> f64 {
        let [right, wrong, missed] = self.0[sort].map(|count| count as f64);
        if right + wrong + missed == 0.0 {
            1.0
        } else {
            2.0 * right / (2.0 * right + wrong + missed)
        }
    }
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// Compares every annotated page of a folder.
fn compare(pages: &Path, gold: &Path) -> Tally {
    let mut tally = Tally::default();
    let mut files: Vec<PathBuf> = fs::read_dir(gold)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for file in files.iter().filter(|file| {
        file.extension().is_some_and(|e| e == "json") && !file.ends_with("corpus.json")
    }) {
        let gold: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
        let name = gold["page"].as_str().unwrap();
        let path = pages.join(name);
        let Ok(source) = fs::read_to_string(&path) else {
            continue;
        };
        let lines: Vec<&str> = source.split('\n').collect();
        let line = |number: &str| {
            lines[number.parse::<usize>().unwrap() - 1]
                .nfc()
                .collect::<String>()
        };
        let Some(article) = read(&path) else {
            tally.sets("title", name, &["unread".to_owned()], &[], |_| false);
            continue;
        };
        let none = |_: &str| false;
        tally.sets(
            "title",
            name,
            &[line(&gold["title"].to_string())],
            std::slice::from_ref(&article.title),
            none,
        );
        let published = article.published.map(|published| match published.at {
            Some(at) => at.to_rfc3339(),
            None => published.on.to_string(),
        });
        tally.sets(
            "published",
            name,
            &texts(&gold["published"]),
            &published.into_iter().collect::<Vec<_>>(),
            none,
        );
        let section = Some(article.section.join(" ")).filter(|joined| !joined.is_empty());
        tally.sets(
            "section",
            name,
            &texts(&gold["section"]),
            &section.into_iter().collect::<Vec<_>>(),
            none,
        );
        tally.sets(
            "authors",
            name,
            &texts(&gold["authors"]),
            &article.authors,
            none,
        );
        let sources = [texts(&gold["source_name"]), texts(&gold["source_url"])].concat();
        let got: Vec<String> = [article.source_name, article.source_url]
            .into_iter()
            .flatten()
            .collect();
        tally.sets("source", name, &sources, &got, none);

        let mut numbers: Vec<(&String, &Value)> =
            gold["paragraphs"].as_object().unwrap().iter().collect();
        numbers.sort_by_key(|(number, _)| number.parse::<usize>().unwrap());
        let want: Vec<String> = numbers
            .iter()
            .map(|(number, _)| line(number).replace('|', "¦"))
            .collect();
        let got: Vec<String> = article
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.text.replace('|', "¦"))
            .collect();
        let maybe: Vec<String> = gold["maybe_paragraphs"]
            .as_array()
            .unwrap()
            .iter()
            .map(|n| fold(&line(&n.to_string())))
            .collect();
        tally.sets("paragraphs", name, &want, &got, |text| {
            maybe.contains(&fold(text))
        });
        let mut kinds = Vec::new();
        let mut given = Vec::new();
        for (number, accepted) in numbers {
            let text = fold(&line(number));
            if let Some(paragraph) = article
                .paragraphs
                .iter()
                .find(|paragraph| fold(&paragraph.text) == text)
            {
                let label = |kind: &str| format!("{kind} {number} {}", text.replace('|', "¦"));
                kinds.push(
                    texts(accepted)
                        .iter()
                        .map(|kind| label(kind))
                        .collect::<Vec<_>>()
                        .join("|"),
                );
                given.push(label(paragraph.kind.name()));
            }
        }
        tally.sets("paragraph kind", name, &kinds, &given, none);

        let folded: Vec<String> = lines.iter().map(|line| fold(line)).collect();
        let own: Vec<String> = want.iter().map(|text| fold(text)).collect();
        let loose = |title: &str| {
            gold["maybe_teasers"] == true
                && !own.contains(&fold(title))
                && folded.iter().any(|line| line.contains(&fold(title)))
        };
        let want: Vec<String> = gold["teasers"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        let got: Vec<String> = article
            .teasers
            .iter()
            .map(|teaser| teaser.title.clone())
            .collect();
        tally.sets("teasers", name, &want, &got, loose);
        for (title, kind) in gold["teasers"].as_object().unwrap() {
            let kind = kind.as_str().unwrap();
            if let Some(teaser) = article
                .teasers
                .iter()
                .find(|teaser| fold(&teaser.title) == fold(title))
                .filter(|_| kind != "*")
            {
                let kinds = kind
                    .split('|')
                    .map(|kind| format!("{kind} {title}"))
                    .collect::<Vec<_>>()
                    .join("|");
                tally.sets(
                    "teaser kind",
                    name,
                    &[kinds],
                    &[format!("{} {title}", teaser.kind.name())],
                    none,
                );
            }
        }
    }
    tally
}

/// An article as a reader checks it: one line a paragraph, then the rest.
fn render(article: &Article) -> String {
    let mut lines = vec![format!("title: {}", article.title)];
    let mut field = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            lines.push(format!("{name}: {value}"));
        }
    };
    field("section", Some(article.section.join(" / ")));
    field(
        "published",
        article.published.map(|published| {
            published
                .at
                .map_or(published.on.to_string(), |at| at.to_rfc3339())
        }),
    );
    field("url", article.url.clone());
    field("authors", Some(article.authors.join(" / ")));
    field("source", article.source_name.clone());
    field("source address", article.source_url.clone());
    lines.push(String::new());
    lines.extend(
        article
            .paragraphs
            .iter()
            .map(|paragraph| format!("{}: {}", paragraph.kind, paragraph.text)),
    );
    if !article.teasers.is_empty() {
        lines.push(String::new());
    }
    for teaser in &article.teasers {
        lines.push(format!("{}: {}", teaser.kind, teaser.title));
        lines.extend(
            teaser
                .summary
                .iter()
                .map(|summary| format!("    {summary}")),
        );
    }
    lines.join("\n")
}

/// Each page under `fixtures/` shows one layout; adding a case is adding a file.
#[test]
fn each_layout_gives_its_article() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap();
        if name.starts_with("page-") {
            let rendered = read(&file).map_or("no article".to_owned(), |article| render(&article));
            insta::assert_snapshot!(name, rendered);
        }
    }
}

/// Pages of many outlets and systems under `fixtures/layouts/`, around one article; adding a layout is adding a
/// file.
#[test]
fn every_layout_gives_the_same_article() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/layouts");
    let expected = [
        "LEAD: Lớp học kéo dài ba tháng, dành cho năm mươi cán bộ của bảy xã giáp biên, do Hội hữu nghị Việt Nam - Lào tỉnh Mẫu phối hợp với Trường Cao đẳng Sư phạm tổ chức.",
        "BODY: Sáng 12/9, tại nhà văn hóa xã Mẫu Sơn, Hội hữu nghị Việt Nam - Lào tỉnh Mẫu khai giảng lớp tiếng Lào đầu tiên trong năm cho cán bộ các xã giáp biên.",
        "CAPTION: Học viên làm quen với cô giáo trong buổi học đầu",
        "BODY: Phát biểu tại lễ khai giảng, bà Lê Thị Mẫu, Chủ tịch Hội hữu nghị Việt Nam - Lào tỉnh Mẫu, cho biết lớp học là mong muốn của chính các xã sau nhiều lần gặp gỡ nhân dân bên kia biên giới.",
        "HEADING: Học để hiểu bạn",
        "BODY: Theo kế hoạch, mỗi tuần lớp học ba buổi tối; cuối khóa, học viên sẽ sang thăm bản Na Mẫu của nước bạn trong hai ngày.",
        "BODY: Hội dự định mở thêm hai lớp ở các huyện còn lại vào năm tới.",
    ];
    for entry in fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        let name = file.display();
        let article = read(&file).unwrap_or_else(|| panic!("{name}: no article"));
        let paragraphs: Vec<String> = article
            .paragraphs
            .iter()
            .map(|paragraph| format!("{}: {}", paragraph.kind, paragraph.text))
            .collect();
        assert_eq!(paragraphs, expected, "{name}");
        let title = "Hội hữu nghị Việt Nam - Lào tỉnh Mẫu mở lớp tiếng Lào cho cán bộ xã biên giới";
        assert_eq!(article.title, title, "{name}");
        assert_eq!(article.authors, ["Minh Mẫu"], "{name}");
        let published = article.published.map(|published| published.on.to_string());
        assert_eq!(published.as_deref(), Some("2023-09-12"), "{name}");
    }
}

/// The annotated pages stay outside the repository: where they are absent, the test says so.
#[test]
#[expect(
    clippy::print_stderr,
    reason = "a skipped comparison must be seen, and what differs as well"
)]
fn annotated_pages_are_read_as_annotated() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared =
        std::env::var_os("CAUNOI_ANNOTATED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let (pages, gold) = (shared.join("pages"), shared.join("gold"));
    if !gold.is_dir() {
        eprintln!("skipped: no annotated pages at {}", gold.display());
        return;
    }
    let tally = compare(&pages, &gold);
    for (sort, counts) in &tally.0 {
        eprintln!("{sort:16} {:.3} {counts:?}", tally.f1(sort));
    }
    eprintln!("{}", tally.1.join("\n"));
    for (sort, floor) in [
        ("title", 1.0),
        ("published", 1.0),
        ("section", 1.0),
        ("authors", 1.0),
        ("source", 1.0),
        ("paragraphs", 0.97),
        ("paragraph kind", 0.97),
        ("teasers", 0.95),
        ("teaser kind", 0.95),
    ] {
        assert!(
            tally.f1(sort) >= floor,
            "{sort}: {:.3} is less than {floor}",
            tally.f1(sort)
        );
    }
}
