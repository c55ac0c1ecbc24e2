//! Real press pages with annotations, which stand beside the repository where the project is developed,
//! read through the API of the binary and scored by their own script.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::harness::skip;

/// What must hold, as F1; a rule that lowers one of them is wrong.
const FLOORS: &[(&str, &str)] = &[
    ("articles", "1"),
    ("title", "1"),
    ("published", "1"),
    ("citations", "1"),
    ("paragraphs", "0.99"),
    ("teasers", "0.99"),
    ("people", "0.98"),
    ("positions", "0.94"),
    ("organizations", "0.96"),
    ("meetings", "0.96"),
    ("participants", "0.9"),
    ("directives", "0.98"),
    ("statements", "0.9"),
    ("mean", "0.97"),
];

#[test]
fn real_pages_score_no_worse() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let (pages, score) = (shared.join("pages"), shared.join("gold/score.py"));
    if !pages.is_dir() || !score.is_file() {
        return skip("the annotated pages are not beside the repository");
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
    command
        .arg(&score)
        .arg("--errors")
        .arg(format!("{}/graphql", address.unwrap_or_default()));
    for (name, floor) in FLOORS {
        command.arg("--min").arg(format!("{name}={floor}"));
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
