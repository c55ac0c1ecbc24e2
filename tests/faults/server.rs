//! The binary, serving a folder.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::client::{Client, PATIENCE, TOKEN};

/// The binary, or another build of it that `CAUNOI_FAULT_BINARY` names.
fn program() -> OsString {
    env::var_os("CAUNOI_FAULT_BINARY").unwrap_or_else(|| env!("CARGO_BIN_EXE_caunoi").into())
}

/// The binary with nothing of the environment's, working in `folder`.
pub(crate) fn caunoi(folder: &Path) -> Command {
    alone(Command::new(program()), folder)
}

/// The binary run by another program, which is given its path.
pub(crate) fn caunoi_under(mut other: Command, folder: &Path) -> Command {
    other.arg(program());
    alone(other, folder)
}

fn alone(mut command: Command, folder: &Path) -> Command {
    for (variable, _) in env::vars() {
        if variable.starts_with("CAUNOI_") {
            command.env_remove(variable);
        }
    }
    command.current_dir(folder);
    command
}

/// A server on `folder/data`; killed when it goes.
pub(crate) struct Server {
    child: Child,
    folder: PathBuf,
    pub(crate) address: SocketAddr,
}

/// A server that ended before it served.
#[derive(Debug)]
pub(crate) struct Refused {
    pub(crate) status: ExitStatus,
    pub(crate) log: String,
}

impl Server {
    /// Serves the archive in `folder/data`, which is left empty where it is.
    pub(crate) fn start(folder: &Path) -> Result<Server, Refused> {
        Server::run(caunoi(folder), folder)
    }

    /// Serves with a command that [`caunoi`] or [`caunoi_under`] gave.
    pub(crate) fn run(command: Command, folder: &Path) -> Result<Server, Refused> {
        let mut child = Server::spawn(command, folder);
        let (sender, receiver) = mpsc::channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                let address = line.strip_prefix("listening on http://");
                let _ = address.map(|address| sender.send(address.parse().unwrap()));
            }
        });
        match receiver.recv_timeout(PATIENCE) {
            Ok(address) => Ok(Server {
                child,
                folder: folder.to_owned(),
                address,
            }),
            Err(mpsc::RecvTimeoutError::Disconnected) => Err(Refused {
                status: ended(&mut child),
                log: log_of(folder),
            }),
            Err(mpsc::RecvTimeoutError::Timeout) => {
                let _ = child.kill();
                panic!(
                    "the server opens nothing after {PATIENCE:?}: {}",
                    log_of(folder)
                );
            }
        }
    }

    /// Starts the process without waiting for it to serve.
    pub(crate) fn spawn(mut command: Command, folder: &Path) -> Child {
        let log = File::create(folder.join("log")).unwrap();
        command
            .args(["serve", "--data", "data", "--seed", "none"])
            .args(["--listen", "127.0.0.1:0"])
            .env("CAUNOI_TOKEN", TOKEN)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap()
    }

    pub(crate) fn client(&self) -> Client {
        Client::new(self.address)
    }

    /// What it logged so far.
    pub(crate) fn log(&self) -> String {
        log_of(&self.folder)
    }

    /// Ends it as nothing can prevent.
    pub(crate) fn kill(mut self) {
        self.signal("-KILL");
        ended(&mut self.child);
    }

    /// Sends it a signal.
    pub(crate) fn signal(&self, signal: &str) {
        // Another program may stand around it; the lock names the one that serves.
        let lock = fs::read_to_string(self.folder.join("data/lock")).unwrap();
        let process = lock
            .split_whitespace()
            .find(|word| word.parse::<u32>().is_ok())
            .unwrap();
        let sent = Command::new("kill").args([signal, process]).status();
        assert!(sent.unwrap().success());
    }

    /// Ends it in good order.
    #[track_caller]
    pub(crate) fn stop(self) {
        let folder = self.folder.clone();
        let status = self.terminate();
        assert!(status.success(), "{status}: {}", log_of(&folder));
    }

    /// Has it end, in good order or not.
    pub(crate) fn terminate(mut self) -> ExitStatus {
        self.signal("-TERM");
        ended(&mut self.child)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn log_of(folder: &Path) -> String {
    String::from_utf8_lossy(&fs::read(folder.join("log")).unwrap()).into_owned()
}

/// Whether the log tells of a panic that ended something else than the reading of a damaged file, which libraries do
/// not always refuse.
pub(crate) fn panicked(log: &str) -> bool {
    log.replace("reading it panicked", "").contains("panicked")
}

/// Waits for a process to end.
#[track_caller]
pub(crate) fn ended(child: &mut Child) -> ExitStatus {
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        thread::sleep(Duration::from_millis(10));
    }
    let _ = child.kill();
    panic!("a process does not end after {PATIENCE:?}");
}
