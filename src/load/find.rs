//! The page files under paths, by what they are called and what they are; none is opened.

use std::fs::{self, FileType};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::load::{Report, format_of};

/// What a page file's name must end in.
const ENDINGS: &str = "it ends in none of .txt, .html and .htm";

/// A file that is to be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub(super) path: PathBuf,
    /// Whether it stood in a folder, where links are not followed.
    pub(super) in_folder: bool,
}

/// The page files under the paths, each once, in the order of their paths; whatever else stands there is
/// reported.
pub(super) fn find(paths: &[PathBuf], report: &mut Report) -> Vec<Found> {
    let mut files = Vec::new();
    for path in paths {
        match fs::metadata(path) {
            Err(error) => report.refuse(path, error),
            Ok(metadata) if metadata.is_dir() => walk(path, &mut files, report),
            Ok(_) if format_of(path).is_none() => report.refuse(path, ENDINGS),
            Ok(metadata) => match strange(metadata.file_type()) {
                Some(kind) => report.refuse(path, kind),
                None => files.push(Found {
                    path: path.clone(),
                    in_folder: false,
                }),
            },
        }
    }
    files.sort();
    files.dedup_by(|a, b| a.path == b.path);
    files
}

fn walk(folder: &Path, files: &mut Vec<Found>, report: &mut Report) {
    for entry in WalkDir::new(folder).follow_root_links(true) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => sort_out(entry, files, report),
            Err(error) => {
                let at = error.path().unwrap_or(folder);
                match error.io_error() {
                    Some(reason) => report.refuse(at, reason),
                    None => report.refuse(at, &error),
                }
            }
        }
    }
}

/// A file in a folder: to be read, passed over or refused.
fn sort_out(entry: DirEntry, files: &mut Vec<Found>, report: &mut Report) {
    let path = entry.path();
    if entry.path_is_symlink() {
        report.skip(path, "it is a symbolic link, and links are not followed");
    } else if format_of(path).is_none() {
        report.skip(path, ENDINGS);
    } else if let Some(kind) = strange(entry.file_type()) {
        report.refuse(path, kind);
    } else {
        files.push(Found {
            path: entry.into_path(),
            in_folder: true,
        });
    }
}

/// What a file is that is no regular one, in words.
pub(super) fn strange(kind: FileType) -> Option<&'static str> {
    if kind.is_file() {
        return None;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let named = [
            (kind.is_fifo(), "it is a named pipe, no file"),
            (kind.is_socket(), "it is a socket, no file"),
            (kind.is_char_device(), "it is a device, no file"),
            (kind.is_block_device(), "it is a device, no file"),
        ];
        if let Some((_, said)) = named.into_iter().find(|(is, _)| *is) {
            return Some(said);
        }
    }
    Some(if kind.is_dir() {
        "it is a folder, no file"
    } else {
        "it is no regular file"
    })
}
