//! One process at a time: the lock on the archive's folder, which names its holder.
//!
//! # Correctness
//!
//! The operating system's lock alone decides, and ends with the process that holds it. What the file says
//! of the holder is a courtesy to whoever comes second, and stops nobody.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::{env, process};

use jiff::Timestamp;

use crate::archive::{ArchiveError, durable};

/// The most bytes of a holder that are read and shown.
const HOLDER: usize = 512;

/// The most characters of a command that are written down.
const COMMAND: usize = 200;

/// Holds a folder until it is dropped.
#[derive(Debug)]
pub(crate) struct FolderLock {
    file: File,
}

impl FolderLock {
    /// Takes the folder, making it where it is not there.
    pub(crate) fn take(folder: &Path) -> Result<Self, ArchiveError> {
        let path = folder.join("lock");
        let failed = |doing| {
            let path = path.clone();
            move |source| ArchiveError::File {
                doing,
                path,
                source,
            }
        };
        durable::make_folder(folder)?;
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(failed("opening"))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(ArchiveError::Locked {
                    folder: folder.to_owned(),
                    holder: read_holder(&mut file),
                });
            }
            Err(TryLockError::Error(source)) => return Err(failed("locking")(source)),
        }
        file.set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| writeln!(file, "{}", this_process()))
            .map_err(failed("writing"))?;
        Ok(FolderLock { file })
    }
}

impl FolderLock {
    /// Takes a folder that holds an archive.
    pub(crate) fn take_existing(folder: &Path) -> Result<Self, ArchiveError> {
        if !folder.join("pages").is_dir() {
            let folder = folder.to_owned();
            return Err(ArchiveError::Absent { folder });
        }
        FolderLock::take(folder)
    }
}

impl Drop for FolderLock {
    fn drop(&mut self) {
        // Nobody holds the folder any more; where that cannot be written, the next holder does.
        let _ = self.file.set_len(0);
    }
}

/// Who holds the folder, as that process wrote down.
fn read_holder(file: &mut File) -> Option<String> {
    let mut bytes = Vec::new();
    file.take(HOLDER as u64).read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let line = printable(text.lines().next()?);
    (!line.is_empty()).then_some(line)
}

/// This process, its command, its machine and the present time.
fn this_process() -> String {
    let words = env::args_os().map(|word| word.to_string_lossy().into_owned());
    let command: String = printable(&words.collect::<Vec<_>>().join(" "))
        .chars()
        .take(COMMAND)
        .collect();
    let host = host().map_or_else(String::new, |host| format!(" on {host}"));
    let since = Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ");
    format!(
        "process {}{host} since {since}: {}",
        process::id(),
        command.trim()
    )
}

/// What the machine is called, where that is told without asking much.
fn host() -> Option<String> {
    let told = fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let named = || env::var("HOSTNAME").or_else(|_| env::var("COMPUTERNAME"));
    let host = printable(told.or_else(|| named().ok())?.trim());
    (!host.is_empty()).then_some(host)
}

/// What can be shown on one line.
fn printable(text: &str) -> String {
    let shown = text.chars().map(|character| match character {
        character if character.is_control() => ' ',
        character => character,
    });
    shown.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_dead_holder_left_neither_blocks_nor_is_believed() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("lock");
        fs::write(
            &path,
            "process 1 on elsewhere since long ago: caunoi serve\n",
        )
        .unwrap();
        let lock = FolderLock::take(folder.path()).unwrap();
        let said = fs::read_to_string(&path).unwrap();
        assert!(
            said.starts_with(&format!("process {}", process::id())),
            "{said}"
        );
        assert!(!said.contains("elsewhere"), "{said}");
        drop(lock);
        assert_eq!(fs::read_to_string(&path).unwrap(), "");
    }

    #[test]
    fn a_holder_is_shown_on_one_line_whatever_the_file_says() {
        let folder = tempfile::TempDir::new().unwrap();
        let held = FolderLock::take(folder.path()).unwrap();
        for (content, shown) in [
            (
                &b"process 7 \x1b[31m\x07here\nmore"[..],
                Some("process 7  [31m here".to_owned()),
            ),
            (b"", None),
            (b"\n\n", None),
            (b"\xff\xfe", Some("\u{fffd}\u{fffd}".to_owned())),
            (&[b'x'; 100_000], Some("x".repeat(HOLDER))),
        ] {
            fs::write(folder.path().join("lock"), content).unwrap();
            match FolderLock::take(folder.path()) {
                Err(ArchiveError::Locked { holder, .. }) => assert_eq!(holder, shown),
                other => panic!("{other:?}"),
            }
        }
        drop(held);
    }
}
