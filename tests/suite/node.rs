//! Programs of Node that stand in `tests/clients`: what frontend teams put to a server.

use std::path::Path;
use std::process::Command;

use crate::harness::skip;

/// What a script prints, each line without its end. None where Node or the packages are not there: the
/// test is then skipped, which in CI is a failure.
#[track_caller]
pub(crate) fn run(script: &str, arguments: &[&str]) -> Option<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients");
    let missing = if Command::new("node").arg("--version").output().is_err() {
        "Node is not there"
    } else if !folder.join("node_modules").is_dir() {
        "the packages are not there: run `npm ci` in tests/clients"
    } else {
        let ran = Command::new("node")
            .arg(script)
            .args(arguments)
            .current_dir(folder)
            .output();
        let ran = ran.unwrap();
        let (said, complained) = (
            String::from_utf8_lossy(&ran.stdout),
            String::from_utf8_lossy(&ran.stderr),
        );
        assert!(ran.status.success(), "{script}: {said}{complained}");
        return Some(said.lines().map(str::to_owned).collect());
    };
    assert!(std::env::var_os("CI").is_none(), "{missing}");
    skip(missing);
    None
}
