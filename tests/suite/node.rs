//! Programs of Node: what frontend teams put to a server, or write against it.

use std::path::Path;
use std::process::Command;

use crate::harness::has;

/// Whether Node is there, and the packages of a folder; see [`has`].
#[track_caller]
pub(crate) fn is_ready(folder: &str) -> bool {
    let packages = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(folder)
        .join("node_modules");
    has(runs("node"), "Node")
        && has(runs("npm"), "npm")
        && has(
            packages.is_dir(),
            &format!("what `npm ci` in {folder} installs"),
        )
}

/// Whether a program can be run.
pub(crate) fn runs(program: &str) -> bool {
    let run = Command::new(program).arg("--version").output();
    run.is_ok_and(|run| run.status.success())
}

/// What a script of `tests/clients` prints, each line without its end; none where the test is skipped.
#[track_caller]
pub(crate) fn run(script: &str, arguments: &[&str]) -> Option<Vec<String>> {
    const FOLDER: &str = "tests/clients";
    if !is_ready(FOLDER) {
        return None;
    }
    let ran = Command::new("node")
        .arg(script)
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    let complained = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{script}: {said}{complained}");
    Some(said.lines().map(str::to_owned).collect())
}
