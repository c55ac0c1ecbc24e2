//! Archives in temporary folders.

use std::path::{Path, PathBuf};

use caunoi::archive::Archive;
use caunoi::load::{Report, load};
use tempfile::TempDir;

/// An archive in a folder of its own, which goes with it.
pub(crate) struct TestArchive {
    archive: Option<Archive>,
    folder: TempDir,
}

impl TestArchive {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let archive = Archive::open(folder.path()).unwrap();
        TestArchive {
            archive: Some(archive),
            folder,
        }
    }

    pub(crate) fn archive(&self) -> &Archive {
        self.archive.as_ref().unwrap()
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    #[track_caller]
    pub(crate) fn load(&self, paths: &[PathBuf]) -> Report {
        load(self.archive(), paths, &mut |_, _| {}).unwrap()
    }

    pub(crate) fn close(&mut self) {
        self.archive = None;
    }

    pub(crate) fn reopen(&mut self) {
        self.close();
        self.archive = Some(Archive::open(self.folder.path()).unwrap());
    }
}

/// The seed pages, in the order of their names.
pub(crate) fn seed_pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seed");
    let mut pages: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| ending == "txt" || ending == "html")
        })
        .collect();
    pages.sort();
    pages
}

/// Copies a folder with all that is in it, as it is at this moment.
pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let place = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(place).unwrap();
        } else {
            std::fs::copy(entry.path(), place).unwrap();
        }
    }
}

/// Says that a test is skipped, and why.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
pub(crate) fn skip(why: &str) {
    eprintln!("skipped: {why}");
}

/// Whether what a test needs is there. Where it is not the test is to be skipped, which is said; but CI
/// must have it.
#[track_caller]
pub(crate) fn has(there: bool, what: &str) -> bool {
    if !there {
        assert!(std::env::var_os("CI").is_none(), "{what} is not there");
        skip(&format!("{what} is not there"));
    }
    there
}
