//! Files that are there, whole, once they have been acknowledged.
//!
//! # Correctness
//!
//! A file is written beside its place, synced and renamed; its folder is synced before anybody relies on
//! the name. A file that is taken away is gone for good once its folder is synced.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use walkdir::WalkDir;

use crate::archive::ArchiveError;

/// The ending of files that are not yet whole.
pub(super) const PART: &str = "part";

/// An error of a file or folder, from what was being done to it.
pub(super) fn failed(
    doing: &'static str,
    path: &Path,
) -> impl FnOnce(std::io::Error) -> ArchiveError + use<> {
    let path = path.to_owned();
    move |source| ArchiveError::File {
        doing,
        path,
        source,
    }
}

/// Writes a file whole under its name; the name lasts once the folder is synced.
pub(super) fn write(folder: &Path, name: &str, content: &[u8]) -> Result<(), ArchiveError> {
    let path = folder.join(name);
    let part = folder.join(format!("{name}.{PART}"));
    let mut file = File::create(&part).map_err(failed("creating", &part))?;
    file.write_all(content).map_err(failed("writing", &part))?;
    file.sync_all().map_err(failed("syncing", &part))?;
    fs::rename(&part, &path).map_err(failed("naming", &path))
}

/// Makes a folder and those above it, where they are not there; they last when it returns.
pub(super) fn make_folder(path: &Path) -> Result<(), ArchiveError> {
    if path.is_dir() {
        return Ok(());
    }
    if path.exists() {
        let error = std::io::Error::new(ErrorKind::NotADirectory, "it is a file, not a folder");
        return Err(failed("using", path)(error));
    }
    let above = match path.parent() {
        Some(above) if !above.as_os_str().is_empty() => above,
        _ => Path::new("."),
    };
    make_folder(above)?;
    match fs::create_dir(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists || !path.is_dir() => {
            Err(failed("creating", path)(error))
        }
        _ => sync_folder(above),
    }
}

/// Takes a file away; one that is not there is no error.
pub(super) fn remove(path: &Path) -> Result<bool, ArchiveError> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(failed("removing", path)(error)),
    }
}

/// Takes a folder away with what is in it; one that is not there is no error.
pub(super) fn remove_folder(path: &Path) -> Result<(), ArchiveError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(failed("removing", path)(error)),
        _ => Ok(()),
    }
}

/// Makes the names in a folder last.
pub(super) fn sync_folder(path: &Path) -> Result<(), ArchiveError> {
    let folder = File::open(path).map_err(failed("opening", path))?;
    folder.sync_all().map_err(failed("syncing", path))
}

/// Makes everything under a folder last, the names and what stands in the files.
pub(super) fn sync_tree(path: &Path) -> Result<(), ArchiveError> {
    for entry in WalkDir::new(path) {
        let entry = entry.map_err(|error| failed("reading", path)(error.into()))?;
        if entry.file_type().is_file() || entry.file_type().is_dir() {
            let file = File::open(entry.path()).map_err(failed("opening", entry.path()))?;
            file.sync_all().map_err(failed("syncing", entry.path()))?;
        }
    }
    Ok(())
}
