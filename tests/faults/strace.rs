//! Whether there is an strace that may look on.

use std::env;
use std::process::{Command, Stdio};

use crate::chance::say;

/// Whether strace is there and works; says so where it does not. `.ci/run` installs it by apt-get.
#[track_caller]
pub(crate) fn is_there() -> bool {
    let runs = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    if !runs("strace", &["-V"]) {
        let installable = env::var_os("CI").is_some() && runs("apt-get", &["--version"]);
        assert!(!installable, "strace is not there");
        say("skipped: strace is not there");
        return false;
    }
    let allowed = runs("strace", &["-o", "/dev/null", "true"]);
    if !allowed {
        say("skipped: strace may not look at processes here");
    }
    allowed
}
