//! One file to its page.
//!
//! # Correctness
//!
//! Between the look at a file and its opening something else can take its name. So what was opened is
//! looked at again, it is opened in a way that waits for nobody (a named pipe would wait for a writer
//! for ever), and in a folder no link is followed that was none before.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use crate::load::find::{Found, strange};
use crate::load::format_of;
use crate::model::Page;
use crate::page::MAX_PAGE;

/// Reads a page file, never more of it than a page may have. An ending other than `.txt`, `.html` and
/// `.htm` leaves the format open.
///
/// # Errors
///
/// The file cannot be read, is no regular one, is larger than a page may be, or changed meanwhile; the
/// reason in words.
pub fn read_page(path: &Path) -> Result<Page, String> {
    let metadata = fs::metadata(path).map_err(|error| error.to_string())?;
    fit(&metadata)?;
    read(path, true)
}

/// Reads a file that was found.
pub(super) fn read_found(file: &Found) -> Result<Page, String> {
    let metadata = if file.in_folder {
        fs::symlink_metadata(&file.path)
    } else {
        fs::metadata(&file.path)
    };
    fit(&metadata.map_err(|error| error.to_string())?)?;
    read(&file.path, !file.in_folder)
}

fn read(path: &Path, follow: bool) -> Result<Page, String> {
    let file = open(path, follow).map_err(|error| error.to_string())?;
    Ok(Page {
        content: content(&file)?,
        format: format_of(path),
        url: None,
        saved_on: None,
    })
}

/// Whether the file is one that can be a page's, judged without reading it.
fn fit(metadata: &Metadata) -> Result<(), String> {
    match strange(metadata.file_type()) {
        Some(kind) => Err(kind.to_owned()),
        None if metadata.len() > MAX_PAGE as u64 => Err(too_large(metadata.len())),
        None => Ok(()),
    }
}

fn too_large(size: u64) -> String {
    format!("the page has {size} bytes, more than {MAX_PAGE}")
}

#[cfg(unix)]
fn open(path: &Path, follow: bool) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let links = if follow { 0 } else { libc::O_NOFOLLOW };
    OpenOptions::new()
        .read(true)
        .custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY | links)
        .open(path)
}

#[cfg(not(unix))]
fn open(path: &Path, _follow: bool) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

/// The bytes of a file that stays as it is while it is read.
fn content(file: &File) -> Result<Vec<u8>, String> {
    let words = |error: io::Error| error.to_string();
    let before = file.metadata().map_err(words)?;
    fit(&before)?;
    let mut content = Vec::new();
    file.take(MAX_PAGE as u64 + 1)
        .read_to_end(&mut content)
        .map_err(words)?;
    let after = file.metadata().map_err(words)?;
    let changed = before.len() != after.len() || before.modified().ok() != after.modified().ok();
    if changed {
        return Err("it changed while it was read".to_owned());
    }
    if content.len() > MAX_PAGE {
        return Err(too_large(content.len() as u64));
    }
    Ok(content)
}
