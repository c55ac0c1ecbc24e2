//! The binary, from outside.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, ends_with};
use serde_json::{Value, json};
use tempfile::TempDir;

const PAGE: &str = "Gặp gỡ hữu nghị tại Cần Thơ
12/04/2023 09:30
Sáng 12/4, tại Cần Thơ, Liên hiệp các tổ chức hữu nghị thành phố tổ chức buổi gặp gỡ hữu nghị với \
các đoàn khách quốc tế đang làm việc trên địa bàn.
Phát biểu tại buổi gặp gỡ, đại diện ban tổ chức cảm ơn bạn bè quốc tế đã đồng hành cùng thành phố \
trong nhiều năm qua và mong tiếp tục nhận được sự ủng hộ.
";

fn caunoi(folder: &Path) -> assert_cmd::Command {
    let mut command = assert_cmd::Command::from(plain(folder));
    command.timeout(std::time::Duration::from_secs(60));
    command
}

fn plain(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caunoi"));
    for variable in [
        "DATA",
        "SEED",
        "LISTEN",
        "TOKEN",
        "LOG",
        "LOG_FORMAT",
        "ALLOW_ORIGIN",
    ] {
        command.env_remove(format!("CAUNOI_{variable}"));
    }
    command.current_dir(folder);
    command
}

/// A server that is killed when the test ends.
pub(crate) struct Serving {
    child: Child,
    lines: Vec<String>,
    pub(crate) address: String,
}

impl Serving {
    pub(crate) fn start(folder: &Path, options: &[&str], token: &str) -> Serving {
        let child = plain(folder)
            .args(options)
            .env("CAUNOI_LISTEN", "127.0.0.1:0")
            .env("CAUNOI_TOKEN", token)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut serving = Serving {
            child,
            lines: Vec::new(),
            address: String::new(),
        };
        let out = BufReader::new(serving.child.stdout.take().unwrap());
        for line in out.lines() {
            let line = line.unwrap();
            let address = line.strip_prefix("listening on ").map(str::to_owned);
            serving.lines.push(line);
            if let Some(address) = address {
                serving.address = address;
                return serving;
            }
        }
        panic!("the server ended after {:?}", serving.lines);
    }

    pub(crate) fn ask(&self, body: &Value, token: Option<&str>) -> Value {
        let client = reqwest::blocking::Client::new();
        let mut request = client.post(format!("{}/graphql", self.address)).json(body);
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        request.send().unwrap().json().unwrap()
    }

    /// What the system calls the process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    #[cfg(unix)]
    fn signal(&mut self) -> std::process::ExitStatus {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &id])
                .status()
                .unwrap()
                .success()
        );
        self.child.wait().unwrap()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn help_teaches_by_examples() {
    let folder = TempDir::new().unwrap();
    caunoi(folder.path())
        .arg("--help")
        .assert()
        .success()
        .stdout(
            contains("Examples:")
                .and(contains("caunoi load"))
                .and(contains("CAUNOI_TOKEN")),
        );
    for command in ["serve", "load"] {
        caunoi(folder.path())
            .args([command, "--help"])
            .assert()
            .success()
            .stdout(contains("Examples:"));
    }
}

#[test]
fn wrong_usage_is_2() {
    let folder = TempDir::new().unwrap();
    for arguments in [
        &["load"][..],
        &["unheard"],
        &["--listen", "nowhere"],
        &["serve", "--allow-origin", "archive.example"],
        &["serve", "--log-format", "xml"],
    ] {
        caunoi(folder.path()).args(arguments).assert().code(2);
    }
    assert!(
        fs::read_dir(folder.path()).unwrap().next().is_none(),
        "nothing was made"
    );
}

#[test]
fn schema_limits_and_completions_are_printed() {
    let folder = TempDir::new().unwrap();
    caunoi(folder.path())
        .arg("schema")
        .assert()
        .success()
        .stdout(caunoi::graphql::sdl());
    caunoi(folder.path())
        .arg("limits")
        .assert()
        .success()
        .stdout(contains("body of a request"));
    caunoi(folder.path())
        .args(["completions", "bash"])
        .assert()
        .success()
        .stdout(contains("caunoi"));
}

#[test]
fn loading_again_changes_nothing_and_what_is_refused_is_named() {
    let folder = TempDir::new().unwrap();
    let pages = folder.path().join("pages/deep");
    fs::create_dir_all(&pages).unwrap();
    fs::write(pages.join("one.txt"), PAGE).unwrap();
    fs::write(pages.join("notes.md"), "not a page").unwrap();
    let load = || {
        let mut command = caunoi(folder.path());
        command.args(["load", "pages", "--data", "archive"]);
        command
    };
    load()
        .assert()
        .success()
        .stdout("1 loaded, 0 replaced, 0 unchanged, 0 refused, 1 other files passed over\n");
    fs::write(pages.join("empty.txt"), "").unwrap();
    load()
        .arg("gone.txt")
        .assert()
        .code(1)
        .stdout(contains("0 loaded, 0 replaced, 1 unchanged, 2 refused"))
        .stderr(contains("empty.txt: the page is empty").and(contains("refused gone.txt: ")));
}

#[test]
fn serving_begins_with_the_seed_and_ends_with_the_signal() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("seed")).unwrap();
    fs::write(folder.path().join("seed/one.txt"), PAGE).unwrap();
    let mut serving = Serving::start(folder.path(), &[], "");
    assert_eq!(serving.lines.len(), 4);
    assert!(serving.lines[0].contains(&format!("{}/", serving.address)));
    assert!(serving.lines[1].contains(&format!("{}/graphql", serving.address)));
    assert!(serving.lines[2].contains("1 articles"));
    let answer = serving.ask(&json!({ "query": "{ archive { articles } }" }), None);
    assert_eq!(answer, json!({ "data": { "archive": { "articles": 1 } } }));

    let address = serving.address.strip_prefix("http://").unwrap();
    caunoi(folder.path())
        .args(["serve", "--data", "other", "--listen", address])
        .assert()
        .code(1)
        .stderr(contains("is taken by another program"));
    caunoi(folder.path())
        .args(["load", "seed"])
        .assert()
        .code(1)
        .stderr(
            contains("in use")
                .and(contains("loadPage"))
                .and(ends_with("\n")),
        );
    #[cfg(unix)]
    assert!(serving.signal().success());
}

#[test]
fn only_the_token_loads_pages() {
    let folder = TempDir::new().unwrap();
    let load = json!({
        "query": "mutation($content: String!) { loadPage(input: { content: $content }) { outcome } }",
        "variables": { "content": PAGE },
    });
    let serving = Serving::start(folder.path(), &["serve", "--log-format", "json"], "secret");
    let refused = serving.ask(&load, Some("other"));
    assert_eq!(
        refused["errors"][0]["extensions"]["code"],
        "UNAUTHENTICATED"
    );
    let loaded = serving.ask(&load, Some("secret"));
    assert_eq!(
        loaded,
        json!({ "data": { "loadPage": { "outcome": "ADDED" } } })
    );
}
