//! A disk that fails or is full: the write is refused with a code, reads go on, nothing answered is lost.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::chance::{Chance, Cycle, cycles, say};
use crate::dump;
use crate::server::{Refused, Server, caunoi, caunoi_under};
use crate::strace;
use crate::told::{End, Reference, Told};

/// The calls that fail, those of sockets aside.
const CALLS: &[&str] = &[
    "fsync",
    "fdatasync",
    "sync_file_range",
    "pwrite64",
    "rename",
    "renameat",
    "ftruncate",
    "unlink",
    "mkdir",
];

/// The most changes that a client makes while it waits for a failure.
const CHANGES: usize = 12;

#[test]
fn failing_calls_lose_nothing_answered() {
    if !strace::is_there() {
        return;
    }
    let mut trial = Trial::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for mut cycle in cycles("failing calls", 3) {
        let Cycle { chance, case, .. } = &mut cycle;
        let call = chance.pick(CALLS);
        let error = chance.pick(&["EIO", "ENOSPC"]);
        let lasts = chance.pick(&["", "+"]);
        let fault = format!(
            "inject={call}:error={error}:when={}{lasts}",
            chance.within(1..40)
        );
        case.clone_from(&fault);
        let folder = trial.folder.path();
        let mut program = Command::new("strace");
        program.args([
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            &format!("trace={call}"),
        ]);
        program.args(["-e", &fault]);
        let outcome = trial.suffer(caunoi_under(program, folder), chance);
        trial.recover();
        *counts.entry(outcome).or_default() += 1;
    }
    say(&format!("failing calls: {counts:?}, none lost"));
}

#[test]
fn files_that_may_not_grow_lose_nothing_answered() {
    let mut trial = Trial::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for mut cycle in cycles("files that may not grow", 1) {
        let Cycle { chance, case, .. } = &mut cycle;
        // In blocks of 512 or of 1,024 bytes, as shells have it.
        let blocks = chance.within(8..400).to_string();
        *case = format!("{blocks} blocks");
        let mut program = Command::new("sh");
        let script = "trap '' XFSZ; ulimit -f $1; shift; exec \"$@\"";
        program.args(["-c", script, "sh", &blocks]);
        let folder = trial.folder.path();
        let outcome = trial.suffer(caunoi_under(program, folder), chance);
        trial.recover();
        *counts.entry(outcome).or_default() += 1;
    }
    say(&format!("files that may not grow: {counts:?}, none lost"));
}

#[test]
fn a_full_disk_loses_nothing_answered() {
    let Some(disk) = SmallDisk::mount() else {
        say("skipped: a small disk can only be mounted by root");
        return;
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut trial = Trial::new();
    for mut cycle in cycles("full disk", 2) {
        let Cycle { chance, .. } = &mut cycle;
        let folder = trial.folder.path();
        // The archive moves onto the small disk, where little room is left, and back.
        let (home, away) = (folder.join("data"), disk.0.path().join("data"));
        if home.exists() {
            move_folder(&home, &away);
        } else {
            fs::create_dir(&away).unwrap();
        }
        std::os::unix::fs::symlink(&away, &home).unwrap();
        let ballast = disk.0.path().join("ballast");
        disk.fill(&ballast, chance.within(0..600) << 10);
        let outcome = trial.suffer(caunoi(folder), chance);
        fs::remove_file(&ballast).unwrap();
        trial.recover();
        *counts.entry(outcome).or_default() += 1;
        let folder = trial.folder.path();
        fs::remove_file(folder.join("data")).unwrap();
        move_folder(&away, &folder.join("data"));
    }
    say(&format!("full disk: {counts:?}, none lost"));
}

/// An archive that goes through one fault after the other.
struct Trial {
    folder: TempDir,
    told: Vec<Told>,
    reference: Reference,
    _beside: TempDir,
}

impl Trial {
    fn new() -> Trial {
        let beside = TempDir::new().unwrap();
        Trial {
            folder: TempDir::new().unwrap(),
            told: Told::each(1),
            reference: Reference::new(beside.path()),
            _beside: beside,
        }
    }

    /// Changes the archive under a fault until a change is refused. What came of the fault.
    fn suffer(&mut self, faulty: Command, chance: &mut Chance) -> &'static str {
        let server = match Server::run(faulty, self.folder.path()) {
            Ok(server) => server,
            Err(refused) => {
                check_refusal(&refused);
                return "did not open";
            }
        };
        let refused = self.change(&server, chance);
        let log = server.log();
        assert!(!panicked(&log), "{log}");
        if chance.one_in(2) {
            server.kill();
        } else {
            server.terminate();
        }
        if refused {
            "refused a change"
        } else {
            "nothing seen of it"
        }
    }

    /// Without the fault everything that was answered is there.
    fn recover(&mut self) {
        let server = Server::start(self.folder.path()).unwrap();
        self.reference.check(&server, &mut self.told);
        server.stop();
    }

    /// Makes changes until one is refused: then so is the next, and reads go on. Whether one was.
    fn change(&mut self, server: &Server, chance: &mut Chance) -> bool {
        let [told] = self.told.as_mut_slice() else {
            unreachable!()
        };
        let mut client = server.client();
        told.settle(&dump::sheets(&mut client).unwrap());
        for _ in 0..CHANGES {
            match told.step(&mut client, chance) {
                Ok(()) => {}
                Err(End::Lost(lost)) => panic!("{lost}\n{}", server.log()),
                Err(End::Refused(errors)) => {
                    let coded = ["INTERNAL_SERVER_ERROR", "STORAGE_UNAVAILABLE"];
                    let is_coded = coded
                        .iter()
                        .any(|code| errors[0]["extensions"]["code"] == *code);
                    assert!(is_coded, "{errors}");
                    dump::dump(&mut client).unwrap();
                    refuse_more(server, told.clone(), chance);
                    return true;
                }
            }
        }
        false
    }
}

fn refuse_more(server: &Server, mut told: Told, chance: &mut Chance) {
    match told.step(&mut server.client(), chance) {
        Err(End::Refused(errors)) => {
            let code: &Value = &errors[0]["extensions"]["code"];
            assert_eq!(code, "STORAGE_UNAVAILABLE", "{}", server.log());
        }
        other => panic!("after a failure a change gave {other:?}"),
    }
}

fn check_refusal(Refused { status, log }: &Refused) {
    assert_eq!(status.code(), Some(1), "{log}");
    let told = log.lines().any(|line| line.starts_with("error: "));
    assert!(told && !panicked(log), "{log}");
}

/// Whether the log tells of a panic. Of a writer that failed tantivy says that it may have panicked.
fn panicked(log: &str) -> bool {
    log.replace("(io::Error most likely) or panicked", "")
        .contains("panic")
}

/// A disk of its own, of 4 MiB.
struct SmallDisk(TempDir);

impl SmallDisk {
    fn mount() -> Option<SmallDisk> {
        let folder = TempDir::new().unwrap();
        let mut mount = Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", "size=4m", "tmpfs"])
            .arg(folder.path());
        let mounted = mount.output().is_ok_and(|output| output.status.success());
        mounted.then_some(SmallDisk(folder))
    }

    /// Leaves so many bytes of room.
    fn fill(&self, ballast: &Path, room: usize) {
        // What does not fit is not written.
        let _ = fs::write(ballast, vec![1; 5 << 20]);
        let file = fs::OpenOptions::new().write(true).open(ballast).unwrap();
        let taken = usize::try_from(file.metadata().unwrap().len()).unwrap();
        file.set_len(taken.saturating_sub(room) as u64).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

fn move_folder(from: &Path, to: &Path) {
    let moved = Command::new("mv").args([from, to]).status();
    assert!(moved.unwrap().success());
}
