//! The binary, from outside.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, ends_with};
use serde_json::{Value, json};
use tempfile::TempDir;

pub(crate) const PAGE: &str = "Gặp gỡ hữu nghị tại Cần Thơ
12/04/2023 09:30
Sáng 12/4, tại Cần Thơ, Liên hiệp các tổ chức hữu nghị thành phố tổ chức buổi gặp gỡ hữu nghị với \
các đoàn khách quốc tế đang làm việc trên địa bàn.
Phát biểu tại buổi gặp gỡ, đại diện ban tổ chức cảm ơn bạn bè quốc tế đã đồng hành cùng thành phố \
trong nhiều năm qua và mong tiếp tục nhận được sự ủng hộ.
";

pub(crate) fn caunoi(folder: &Path) -> assert_cmd::Command {
    let mut command = assert_cmd::Command::from(plain(folder));
    command.timeout(std::time::Duration::from_secs(60));
    command
}

pub(crate) fn plain(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caunoi"));
    for variable in [
        "DATA",
        "SEED",
        "LISTEN",
        "TOKEN",
        "LOG",
        "LOG_FORMAT",
        "ALLOW_ORIGIN",
        "NO_INTROSPECTION",
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

    fn authority(&self) -> &str {
        self.address.strip_prefix("http://").unwrap()
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
    fn signal(&self) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-TERM", &id]).status();
        assert!(sent.unwrap().success());
    }

    /// Ends the server in good order; gives its log.
    #[cfg(unix)]
    pub(crate) fn stop(mut self) -> String {
        self.signal();
        let mut log = String::new();
        let mut said = self.child.stderr.take().unwrap();
        said.read_to_string(&mut log).unwrap();
        assert!(self.child.wait().unwrap().success(), "{log}");
        log
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
    for command in ["serve", "load", "check", "dump", "restore"] {
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
        &["serve", "--log", "loud"],
        &["serve", "--log", "info,caunoi=loud"],
        &["serve", "--log", ""],
    ] {
        caunoi(folder.path()).args(arguments).assert().code(2);
    }
    assert!(
        fs::read_dir(folder.path()).unwrap().next().is_none(),
        "nothing was made"
    );
}

#[test]
fn schema_and_completions_are_printed() {
    let folder = TempDir::new().unwrap();
    caunoi(folder.path())
        .arg("schema")
        .assert()
        .success()
        .stdout(caunoi::graphql::sdl());
    caunoi(folder.path())
        .args(["completions", "bash"])
        .assert()
        .success()
        .stdout(contains("caunoi"));
}

/// Each limit as it is printed: what it bounds, and its value.
fn printed_limits() -> Vec<(String, String)> {
    let folder = TempDir::new().unwrap();
    let printed = caunoi(folder.path()).arg("limits").output().unwrap().stdout;
    let printed = String::from_utf8(printed).unwrap();
    let rows = printed.lines().map(|line| {
        let (what, value) = line.split_once("  ").unwrap();
        (what.to_owned(), value.trim().to_owned())
    });
    rows.collect()
}

#[test]
fn the_readme_has_limits_as_they_are_printed() {
    let printed = printed_limits();
    let readme = include_str!("../../README.md");
    let section = readme.split("\n## Limits\n").nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows: Vec<&str> = section
        .lines()
        .filter(|line| line.starts_with("| "))
        .skip(2)
        .collect();
    assert!(rows.len() > 5, "{section}");
    for row in rows {
        let (what, value) = row.trim_matches(['|', ' ']).split_once(" | ").unwrap();
        let row = (what.to_owned(), value.to_owned());
        assert!(
            printed.contains(&row),
            "the program says otherwise: {row:?}"
        );
    }
}

/// Numbers that bound something, wherever the documents tell of them, are printed by the program, too.
#[test]
fn limits_named_in_prose_are_printed() {
    let printed = printed_limits();
    // In the documents, and in what is printed as the value or beside it.
    let units = [
        ("MiB", "MiB"),
        ("KiB", "KiB"),
        ("s", "s"),
        ("seconds", "s"),
        ("characters", "characters"),
        ("words", "words"),
        ("hits", "hits"),
        ("changes", "changes"),
        ("citations", "items"),
        ("event streams", "event streams"),
        ("operations", "operations"),
        ("large bodies", "large bodies"),
    ];
    let names: Vec<&str> = units.iter().map(|(told, _)| *told).collect();
    let told = format!(
        r"1 to (?<most>\d+)|(?<number>\d(?:[\d,]*\d)?) (?<unit>{})\b",
        names.join("|")
    );
    let told = regex::Regex::new(&told).unwrap();
    let documents = [
        ("README.md", include_str!("../../README.md")),
        ("docs/graphql.md", include_str!("../../docs/graphql.md")),
        ("docs/errors.md", include_str!("../../docs/errors.md")),
    ];
    for (name, document) in documents {
        // What stands in fences is an example.
        let prose: String = document.split("```").step_by(2).collect();
        let prose = prose.replace('\n', " ");
        let mut found = 0;
        for told in told.captures_iter(&prose) {
            let (number, unit) = match told.name("most") {
                Some(most) => (most.as_str(), "page"),
                None => (&told["number"], &told["unit"]),
            };
            let number = number.replace(',', "");
            let unit = units
                .iter()
                .find(|(told, _)| *told == unit)
                .map_or(unit, |(_, printed)| printed);
            let is_printed = printed.iter().any(|(what, value)| {
                *value == format!("{number} {unit}") || (*value == number && what.contains(unit))
            });
            assert!(is_printed, "{name}: no row says {:?}", &told[0]);
            found += 1;
        }
        assert!(found > 2, "{name} tells of limits");
    }
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
    let serving = Serving::start(folder.path(), &[], "");
    assert_eq!(serving.lines.len(), 4);
    assert!(serving.lines[0].contains(&format!("{}/", serving.address)));
    assert!(serving.lines[1].contains(&format!("{}/graphql", serving.address)));
    assert!(serving.lines[2].contains("1 articles"));
    let answer = serving.ask(&json!({ "query": "{ archive { articles } }" }), None);
    assert_eq!(answer, json!({ "data": { "archive": { "articles": 1 } } }));

    let address = serving.authority();
    caunoi(folder.path())
        .args(["serve", "--data", "other", "--listen", address])
        .assert()
        .code(1)
        .stderr(contains("is taken by another program"));
    caunoi(folder.path())
        .args(["load", "seed", "--data", "seed/one.txt"])
        .assert()
        .code(1)
        .stderr(contains("seed/one.txt: it is a file, not a folder"));
    caunoi(folder.path())
        .args(["load", "seed"])
        .assert()
        .code(1)
        .stderr(
            contains("in use")
                .and(contains("caunoi load --to"))
                .and(ends_with("\n")),
        );
    #[cfg(unix)]
    serving.stop();
}

#[test]
fn an_answer_tells_what_it_cost_where_asked() {
    let folder = TempDir::new().unwrap();
    let serving = Serving::start(folder.path(), &[], "");
    let query = "{ articles(first: 7) { nodes { title } totalCount } }";
    let told = serving.ask(
        &json!({ "query": query, "extensions": { "cost": true } }),
        None,
    );
    assert_eq!(
        told["extensions"]["cost"],
        json!({ "estimated": 109, "limit": caunoi::graphql::Limits::COST })
    );
    for extensions in [json!(null), json!({}), json!({ "cost": false })] {
        let told = serving.ask(&json!({ "query": query, "extensions": extensions }), None);
        assert_eq!(told.get("extensions"), None, "{extensions}");
    }
    let address = format!(
        "{}/graphql?query={{archive{{people}}}}&extensions={{\"cost\":true}}",
        serving.address
    );
    let told: Value = reqwest::blocking::get(address).unwrap().json().unwrap();
    assert_eq!(told["extensions"]["cost"]["estimated"], 2);
}

#[test]
fn a_server_can_keep_its_schema_to_itself() {
    let folder = TempDir::new().unwrap();
    for (options, told) in [
        (&["serve"][..], true),
        (&["serve", "--no-introspection"], false),
    ] {
        let serving = Serving::start(folder.path(), options, "");
        for query in [
            "{ __schema { queryType { name } } }",
            "{ __type(name: \"Article\") { name } }",
        ] {
            let answer = serving.ask(&json!({ "query": query }), None);
            assert_eq!(answer["data"].is_object(), told, "{query}");
            if !told {
                assert_eq!(
                    answer["errors"][0]["extensions"]["code"],
                    "GRAPHQL_VALIDATION_FAILED"
                );
            }
        }
        let answer = serving.ask(&json!({ "query": "{ archivee { people } }" }), None);
        let message = answer["errors"][0]["message"].as_str().unwrap();
        assert_eq!(message.contains("Did you mean"), told, "{message}");
        let answer = serving.ask(&json!({ "query": "{ __typename }" }), None);
        assert_eq!(answer["data"]["__typename"], "Query");
        let sdl = reqwest::blocking::get(format!("{}/schema.graphql", serving.address)).unwrap();
        assert_eq!(sdl.status().is_success(), told);
    }
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

#[test]
fn a_running_server_is_handed_pages() {
    let folder = TempDir::new().unwrap();
    let pages = folder.path().join("pages/deep");
    fs::create_dir_all(&pages).unwrap();
    fs::write(pages.join("one.txt"), PAGE).unwrap();
    fs::write(pages.join("empty.html"), "").unwrap();
    fs::write(pages.join("notes.md"), "not a page").unwrap();
    let legacy = "seed/nghe-an-villages-2024-windows-1258.html";
    let legacy = Path::new(env!("CARGO_MANIFEST_DIR")).join(legacy);
    fs::copy(legacy, pages.join("two.html")).unwrap();

    let serving = Serving::start(folder.path(), &["--data", "served"], "secret");
    let send = |to: &str, token: &str| {
        let mut command = caunoi(folder.path());
        command
            .args(["load", "pages", "--to", to])
            .env("CAUNOI_TOKEN", token);
        command.assert()
    };
    let refusal = || contains("empty.html: the page is empty");
    send(&serving.address, "secret")
        .code(1)
        .stdout("2 loaded, 0 replaced, 0 unchanged, 1 refused, 1 other files passed over\n")
        .stderr(refusal());
    let endpoint = format!("{}/graphql", serving.address);
    send(&endpoint, "secret")
        .code(1)
        .stdout("0 loaded, 0 replaced, 2 unchanged, 1 refused, 1 other files passed over\n")
        .stderr(refusal());
    send(&serving.address, "other")
        .code(1)
        .stderr(contains("takes no pages with this CAUNOI_TOKEN"));
    send(&serving.address, "")
        .code(1)
        .stderr(contains("CAUNOI_TOKEN is not set"));
    send("https://a.example", "secret").code(2);
    send("127.0.0.1:8000", "secret").code(2);
    let metrics = reqwest::blocking::get(format!("{}/metrics", serving.address)).unwrap();
    let metrics = metrics.text().unwrap();
    for line in [
        "caunoi_pages_total{outcome=\"loaded\"} 2",
        "caunoi_pages_total{outcome=\"unchanged\"} 2",
        "caunoi_pages_total{outcome=\"refused\"} 2",
        "caunoi_operations_total{operation=\"Load\",code=\"OK\"} 2",
        "caunoi_operations_total{operation=\"Load\",code=\"UNAUTHENTICATED\"} 1",
    ] {
        assert!(metrics.contains(line), "{line} is not in {metrics}");
    }
    let address = serving.address.clone();
    drop(serving);
    send(&address, "secret").code(1).stderr(
        contains(format!("error: {address} does not answer")).and(contains("graphql").not()),
    );

    // What came over the wire is what the files hold.
    let by_file = caunoi(folder.path())
        .args(["load", "pages", "--data", "loaded"])
        .output()
        .unwrap();
    assert_eq!(by_file.status.code(), Some(1));
    let names = |data: &str| {
        let entries = fs::read_dir(folder.path().join(data).join("pages")).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names("served"), names("loaded"));
}

#[test]
fn a_busy_server_is_asked_again_and_what_was_done_is_told() {
    let folder = TempDir::new().unwrap();
    // One more than is sent at once.
    for number in 0..=100 {
        fs::write(folder.path().join(format!("{number:03}.txt")), PAGE).unwrap();
    }
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let failed =
        |code: &str| json!({ "errors": [{ "message": "no", "extensions": { "code": code } }] });
    let mut loaded = vec![json!({ "outcome": "ADDED" }); 100];
    loaded[1] = json!({ "refusal": { "code": "UNREADABLE_PAGE", "message": "no" } });
    let answers = [
        failed("TIMED_OUT"),
        json!({ "data": { "loadPages": loaded } }),
        failed("INTERNAL_SERVER_ERROR"),
    ];
    let serving = std::thread::spawn(move || {
        for answer in answers {
            let (stream, _) = listener.accept().unwrap();
            let mut stream = BufReader::new(stream);
            let (mut line, mut length) = (String::new(), 0);
            while stream.read_line(&mut line).unwrap() > 2 {
                let lower = line.to_ascii_lowercase();
                if let Some(said) = lower.strip_prefix("content-length:") {
                    length = said.trim().parse().unwrap();
                }
                line.clear();
            }
            stream.read_exact(&mut vec![0; length]).unwrap();
            let (body, head) = (answer.to_string(), "HTTP/1.1 200 OK\r\nconnection: close");
            let bytes = body.len();
            let answer = format!("{head}\r\ncontent-length: {bytes}\r\n\r\n{body}");
            stream.get_mut().write_all(answer.as_bytes()).unwrap();
        }
    });
    caunoi(folder.path())
        .args(["load", ".", "--to", &address])
        .env("CAUNOI_TOKEN", "secret")
        .assert()
        .code(1)
        .stdout("99 loaded, 0 replaced, 0 unchanged, 1 refused\n")
        .stderr(contains("001.txt: no").and(contains("takes no more pages: no")));
    serving.join().unwrap();
}

#[cfg(unix)]
#[test]
fn the_log_bears_each_answers_id() {
    let folder = TempDir::new().unwrap();
    let serving = Serving::start(folder.path(), &["serve", "--log-format", "json"], "");
    let client = reqwest::blocking::Client::new();
    let mut ids = Vec::new();
    for (query, operation, code) in [
        ("query Greeting { __typename }", json!("Greeting"), "OK"),
        ("{ nothing }", json!(null), "GRAPHQL_VALIDATION_FAILED"),
    ] {
        let address = format!("{}/graphql", serving.address);
        let answer = client
            .post(address)
            .json(&json!({ "query": query }))
            .send()
            .unwrap();
        let id = answer.headers()["x-request-id"]
            .to_str()
            .unwrap()
            .to_owned();
        ids.push((id, operation, code));
    }
    let log = serving.stop();
    let lines: Vec<Value> = log
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    for (id, operation, code) in ids {
        let mut fields = lines.iter().map(|line| &line["fields"]);
        let line = fields.rfind(|fields| fields["request_id"] == id);
        let line = line.unwrap_or_else(|| panic!("{id} is not in {log}"));
        assert_eq!(line.get("operation").unwrap_or(&Value::Null), &operation);
        assert_eq!(line["code"], code);
        assert!(line["ms"].is_u64() && line["status"] == 200, "{line}");
    }
}

#[cfg(unix)]
#[test]
fn a_second_signal_stops_at_once() {
    let folder = TempDir::new().unwrap();
    let mut serving = Serving::start(folder.path(), &[], "");
    // Half a request, which the first signal would wait for.
    let mut half = TcpStream::connect(serving.authority()).unwrap();
    half.write_all(
        b"POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
          expect: 100-continue\r\ncontent-length: 9\r\n\r\n",
    )
    .unwrap();
    half.read_exact(&mut [0; 25]).unwrap();
    serving.signal();
    let mut log = BufReader::new(serving.child.stderr.take().unwrap()).lines();
    assert!(log.any(|line| line.unwrap().contains("a second signal stops at once")));
    assert!(serving.child.try_wait().unwrap().is_none());
    serving.signal();
    assert_eq!(serving.child.wait().unwrap().code(), Some(1));
}
