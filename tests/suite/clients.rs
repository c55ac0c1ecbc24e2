//! The folders of `examples/`: each built and run, as its reader would, against a server of the seed.
//!
//! Needs Node with npm, and what `npm ci` in `examples/` installs; for `examples/curl` curl and jq.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::cli::Serving;
use crate::harness::has;
use crate::node;

/// The longest that a step may take, on the slowest of machines.
const PATIENCE: Duration = Duration::from_secs(120);

const TOKEN: &str = "secret";
const PERSON: &str = "phan-anh-son";
const WORDS: &str = "huu nghi";
const NEW_TITLE: &str = "Gặp gỡ bạn bè quốc tế tại Huế";

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

/// A folder of `examples/` and a server of its own.
struct Example {
    name: &'static str,
    serving: Serving,
    _folder: TempDir,
}

impl Example {
    fn new(name: &'static str) -> Example {
        let folder = TempDir::new().unwrap();
        let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/seed");
        Example {
            name,
            serving: Serving::start(folder.path(), &["--seed", seed], TOKEN),
            _folder: folder,
        }
    }

    /// An example that npm builds: with the types that it generates, its sources are strict TypeScript.
    fn built(name: &'static str) -> Option<Example> {
        node::is_ready("examples").then(|| {
            let example = Example::new(name);
            example.run(&["npm", "run", "--silent", "build"]);
            example
        })
    }

    fn command(&self, line: &[&str]) -> Command {
        let mut command = Command::new(line[0]);
        command
            .args(&line[1..])
            .current_dir(examples().join(self.name))
            .env("CAUNOI_URL", &self.serving.address)
            .env("CAUNOI_TOKEN", TOKEN);
        command
    }

    /// What a program that succeeds prints.
    #[track_caller]
    fn run(&self, line: &[&str]) -> String {
        let mut command = assert_cmd::Command::from(self.command(line));
        let run = command.timeout(PATIENCE).output().unwrap();
        let (out, err) = (
            String::from_utf8_lossy(&run.stdout),
            String::from_utf8_lossy(&run.stderr),
        );
        assert!(run.status.success(), "{line:?}\n{out}\n{err}");
        out.into_owned()
    }

    fn ask(&self, query: &str) -> Value {
        let answer = self.serving.ask(&json!({ "query": query }), None);
        assert!(answer.get("errors").is_none(), "{answer}");
        answer["data"].clone()
    }

    /// All articles, in order, none twice, though a page has ten.
    #[track_caller]
    fn lists_all_articles(&self, line: &[&str]) {
        let all = self.ask("{ articles(first: 100) { nodes { title publishedOn } } }");
        let expected: Vec<String> = nodes(&all["articles"])
            .map(|article| {
                let day = article["publishedOn"].as_str().unwrap_or("undated");
                format!("{day} {}", article["title"].as_str().unwrap())
            })
            .collect();
        assert!(expected.len() > 20, "the list has several pages");
        let printed = self.run(line);
        let (lines, last) = printed.trim_end().rsplit_once('\n').unwrap();
        assert_eq!(lines.lines().collect::<Vec<_>>(), expected);
        assert!(
            last.ends_with(&format!("{} articles", expected.len())),
            "{last}"
        );
    }

    /// Every citation of the person's positions; `mark` is how its quote is printed.
    #[track_caller]
    fn quotes_the_person(&self, line: &[&str], mark: fn(&str) -> String) {
        let query = format!(
            "{{ person(by: {{ slug: \"{PERSON}\" }}) {{ name positions {{ nodes {{ title
               citations {{ quote article {{ title }} }} }} }} }} }}"
        );
        let person = self.ask(&query)["person"].clone();
        let printed = self.run(line);
        let mut lines = printed.lines();
        assert_eq!(lines.next(), person["name"].as_str());
        let mut quotes = lines.filter(|line| line.starts_with("- "));
        for position in nodes(&person["positions"]) {
            for citation in position["citations"].as_array().unwrap() {
                let line = quotes.next().unwrap();
                let title = citation["article"]["title"].as_str().unwrap();
                let quote = mark(citation["quote"].as_str().unwrap());
                assert!(line.contains(title) && line.contains(&quote), "{line}");
            }
        }
        assert_eq!(quotes.next(), None);
    }

    /// The names that complete the words, and what they find.
    #[track_caller]
    fn finds(&self, line: &[&str]) {
        let query = format!(
            "{{ suggest(prefix: \"{WORDS}\", first: 5) {{ ... on Entity {{ name }} }}
               search(query: \"{WORDS}\") {{ totalCount }} }}"
        );
        let found = self.ask(&query);
        let printed = self.run(line);
        for name in found["suggest"].as_array().unwrap() {
            if let Some(name) = name["name"].as_str() {
                assert!(printed.contains(&format!("… {name}\n")), "{printed}");
            }
        }
        let count = format!("{} found\n", found["search"]["totalCount"]);
        assert!(printed.ends_with(&count), "{printed}");
    }

    /// An article that is loaded while it listens is told, and stands at the head of the list.
    #[track_caller]
    fn hears_of_changes(&self, line: &[&str]) {
        let listener = Listener::start(self.command(line));
        listener.wait_for("25 articles, the newest:");
        let load = json!({
            "query": "mutation($content: String!) { loadPage(input: { content: $content }) { outcome } }",
            "variables": { "content": new_page() },
        });
        let loaded = self.serving.ask(&load, Some(TOKEN));
        assert_eq!(loaded["data"]["loadPage"]["outcome"], "ADDED", "{loaded}");
        listener.wait_for(&format!("ADDED {NEW_TITLE}"));
        listener.wait_for("26 articles, the newest:");
        listener.wait_for(&format!("2026-04-12 {NEW_TITLE}"));
    }
}

fn new_page() -> String {
    format!(
        "{NEW_TITLE}\n12/04/2026 09:30\nSáng 12/4, tại Huế, Liên hiệp các tổ chức hữu nghị thành phố tổ \
         chức buổi gặp gỡ bạn bè quốc tế đang sống và làm việc trên địa bàn.\n"
    )
}

fn nodes(connection: &Value) -> std::slice::Iter<'_, Value> {
    connection["nodes"].as_array().unwrap().iter()
}

/// A program that runs until the test ends, and the lines that it prints.
struct Listener {
    child: Child,
    lines: Receiver<String>,
}

impl Listener {
    fn start(mut command: Command) -> Listener {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Listener { child, lines }
    }

    /// Goes on until a line is printed.
    #[track_caller]
    fn wait_for(&self, expected: &str) {
        let mut printed = Vec::new();
        while let Ok(line) = self.lines.recv_timeout(PATIENCE) {
            if line == expected {
                return;
            }
            printed.push(line);
        }
        panic!("{expected:?} did not come, but {printed:#?}");
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn marked(quote: &str) -> String {
    format!("<mark>{quote}</mark>")
}

/// The example of this name, which lists, quotes and finds as all do.
fn answered(name: &'static str) -> Option<Example> {
    let example = Example::built(name)?;
    example.lists_all_articles(&["node", "dist/articles.js"]);
    example.quotes_the_person(&["node", "dist/person.js", PERSON], marked);
    example.finds(&["node", "dist/search.js", WORDS]);
    Some(example)
}

/// As [`answered`], of one that hears of changes, too.
fn lives(name: &'static str) {
    if let Some(example) = answered(name) {
        example.hears_of_changes(&["node", "dist/live.js"]);
    }
}

#[test]
fn apollo() {
    lives("apollo");
}

#[test]
fn urql() {
    lives("urql");
}

#[test]
fn relay() {
    lives("relay");
}

#[test]
fn graphql_request() {
    let Some(example) = answered("graphql-request") else {
        return;
    };
    let long = "a".repeat(1_001);
    let refused = example.run(&["node", "dist/search.js", &long]);
    assert_eq!(refused, "too much to search for: shorten it\n");
}

#[test]
fn curl() {
    for program in ["bash", "curl", "jq"] {
        if !has(node::runs(program), program) {
            return;
        }
    }
    let example = Example::new("curl");
    example.lists_all_articles(&["./articles.sh"]);
    example.quotes_the_person(&["./person.sh", PERSON], |quote| format!("“{quote}”"));
    example.finds(&["./search.sh", WORDS]);
    example.hears_of_changes(&["./live.sh"]);
    let folder = TempDir::new().unwrap();
    let page = folder.path().join("page.txt");
    std::fs::write(&page, new_page()).unwrap();
    let loaded = example.run(&["./load.sh", page.to_str().unwrap()]);
    assert_eq!(loaded, format!("UNCHANGED {NEW_TITLE}\n"));
}

/// What editors and other tools are told by `.graphqlrc.yml`.
#[test]
fn the_documents_fit_the_schema() {
    if !node::is_ready("examples") {
        return;
    }
    let mut command = assert_cmd::Command::new("node");
    let run = command.arg("documents.mjs").current_dir(examples());
    run.timeout(PATIENCE).assert().success();
}
