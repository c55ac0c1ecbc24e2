//! Annotated pages, read through the API of the binary and scored by their own script: real press pages
//! and the script stand beside the repository where the project is developed, pages of our own under
//! `tests/evaluation`.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::harness::skip;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What must hold of real pages, as F1; a rule that lowers one of them is wrong.
const FLOORS: &[&str] = &[
    "articles=1",
    "title=1",
    "published=1",
    "citations=1",
    "paragraphs=0.99",
    "teasers=0.99",
    "people=0.98",
    "positions=0.94",
    "organizations=0.96",
    "meetings=0.96",
    "participants=0.9",
    "directives=0.98",
    "statements=0.9",
    "mean=0.97",
];

#[test]
fn real_pages_score_no_worse() {
    score("../shared/pages", "../shared/gold", FLOORS);
}

#[test]
fn evaluation_of_the_seed_is_no_worse() {
    score(
        "seed",
        "tests/evaluation/seed/gold",
        &["citations=1", "mean=0.98"],
    );
}

#[test]
fn evaluation_of_pages_to_learn_from_is_no_worse() {
    let folder = "tests/evaluation/development";
    score(
        &format!("{folder}/pages"),
        &format!("{folder}/gold"),
        &["citations=1", "mean=0.91"],
    );
}

#[test]
fn evaluation_of_unread_pages_is_no_worse() {
    let folder = "tests/evaluation/held-out";
    score(
        &format!("{folder}/pages"),
        &format!("{folder}/gold"),
        &["citations=1", "mean=0.85"],
    );
}

/// Serves the pages, scores them, and holds the floors.
#[track_caller]
fn score(pages: &str, gold: &str, floors: &[&str]) {
    let (pages, gold) = (Path::new(ROOT).join(pages), Path::new(ROOT).join(gold));
    let script = Path::new(ROOT).join("../shared/gold/score.py");
    if !pages.is_dir() || !script.is_file() {
        return skip("the pages or the scoring script are not beside the repository");
    }
    if Command::new("python3").arg("--version").output().is_err() {
        return skip("python3 is not installed");
    }
    let folder = TempDir::new().unwrap();
    let mut server = Command::new(env!("CARGO_BIN_EXE_caunoi"))
        .args(["serve", "--listen", "127.0.0.1:0"])
        .arg("--data")
        .arg(folder.path())
        .arg("--seed")
        .arg(&pages)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let address = lines
        .map_while(Result::ok)
        .find_map(|line| line.strip_prefix("listening on ").map(str::to_owned));
    let mut command = Command::new("python3");
    command.arg(&script).arg("--errors");
    command.arg("--pages").arg(&pages).arg("--gold").arg(&gold);
    command.arg(format!("{}/graphql", address.unwrap_or_default()));
    for floor in floors {
        command.arg("--min").arg(floor);
    }
    let scored = command.output().unwrap();
    server.kill().unwrap();
    server.wait().unwrap();
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(
        scored.status.success(),
        "{}\n{}",
        said(&scored.stdout),
        said(&scored.stderr)
    );
}
