//! The spine: files and folders to pages, pages to the archive, and a report of what became of each.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::archive::{Archive, ArchiveError, LoadOutcome};
use crate::model::{Page, PageFormat};
use crate::page::MAX_PAGE;

/// The most pages that are read before they are handed to the archive.
const CHUNK_PAGES: usize = 1000;

/// The most bytes that are read before they are handed to the archive; one page may go beyond.
const CHUNK_BYTES: usize = 64 * 1024 * 1024;

/// What became of the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// New articles.
    pub added: usize,
    /// Articles that took the place of an earlier page of theirs.
    pub replaced: usize,
    /// Pages that the archive held already.
    pub unchanged: usize,
    /// Files that gave no article.
    pub refused: Vec<Refusal>,
    /// Files in folders that are no pages by their ending, and links, which are not followed.
    pub skipped: usize,
}

/// A file that gave no article, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Which file.
    pub path: PathBuf,
    /// Why, in one clear sentence without a full stop.
    pub reason: String,
}

impl Report {
    /// The articles that are new or replaced.
    pub fn loaded(&self) -> usize {
        self.added + self.replaced
    }

    fn refuse(&mut self, path: &Path, reason: impl ToString) {
        self.refused.push(Refusal {
            path: path.to_owned(),
            reason: reason.to_string(),
        });
    }
}

/// Loads files, and folders at any depth, into an archive. `progress` hears how many of how many files
/// are done.
///
/// # Errors
///
/// The archive's storage fails. Pages loaded before stay loaded.
pub fn load(
    archive: &Archive,
    paths: &[PathBuf],
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Report, ArchiveError> {
    let take = &mut |pages| {
        let results = archive.load(pages)?.into_iter();
        let outcomes = results.map(|result| match result {
            Ok(loaded) => Ok(loaded.outcome),
            Err(reason) => Err(reason.to_string()),
        });
        Ok(outcomes.collect())
    };
    let (report, handed) = hand_on(paths, CHUNK_PAGES, take, progress);
    handed.map(|()| report)
}

/// What became of pages, in their order; of those that gave no article, why.
pub type Outcomes = Vec<Result<LoadOutcome, String>>;

/// Reads files, and folders at any depth, and hands their pages on, at most so many at once. `progress`
/// hears how many of how many files are done.
///
/// In a folder, files that end in `.txt`, `.html` or `.htm` are pages; others and symbolic links are
/// passed over. A path that is named itself must be such a file or a folder. What cannot be read is
/// refused with its path and reason and stops nothing.
///
/// The report comes with an error where nobody takes pages any more, and tells what was done before.
pub fn hand_on<E>(
    paths: &[PathBuf],
    at_once: usize,
    take: &mut dyn FnMut(Vec<Page>) -> Result<Outcomes, E>,
    progress: &mut dyn FnMut(usize, usize),
) -> (Report, Result<(), E>) {
    let mut report = Report::default();
    let handed = hand_on_each(paths, at_once, take, progress, &mut report);
    report.refused.sort_by(|a, b| a.path.cmp(&b.path));
    (report, handed)
}

fn hand_on_each<E>(
    paths: &[PathBuf],
    at_once: usize,
    take: &mut dyn FnMut(Vec<Page>) -> Result<Outcomes, E>,
    progress: &mut dyn FnMut(usize, usize),
    report: &mut Report,
) -> Result<(), E> {
    let files = find_files(paths, report);
    let (mut names, mut pages, mut bytes) = (Vec::new(), Vec::new(), 0);
    for (index, file) in files.iter().enumerate() {
        match read_page(file) {
            Ok(page) => {
                bytes += page.content.len();
                names.push(file.clone());
                pages.push(page);
            }
            Err(reason) => report.refuse(file, reason),
        }
        let last = index + 1 == files.len();
        if last || pages.len() >= at_once || bytes >= CHUNK_BYTES {
            let outcomes = take(std::mem::take(&mut pages))?;
            for (file, outcome) in names.drain(..).zip(outcomes) {
                match outcome {
                    Ok(LoadOutcome::Added) => report.added += 1,
                    Ok(LoadOutcome::Replaced) => report.replaced += 1,
                    Ok(LoadOutcome::Unchanged) => report.unchanged += 1,
                    Err(reason) => report.refuse(&file, reason),
                }
            }
            bytes = 0;
            progress(index + 1, files.len());
        }
    }
    Ok(())
}

/// The format that a file's ending tells; none for a file that is no page.
fn format_of(path: &Path) -> Option<PageFormat> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "txt" => Some(PageFormat::Text),
        "html" | "htm" => Some(PageFormat::Html),
        _ => None,
    }
}

/// The page files under the paths, each once, in the order of their paths.
fn find_files(paths: &[PathBuf], report: &mut Report) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        match fs::metadata(path) {
            Err(error) => report.refuse(path, error),
            Ok(metadata) if metadata.is_dir() => {
                for entry in WalkDir::new(path).follow_root_links(true) {
                    match entry {
                        Ok(entry) if entry.file_type().is_dir() => {}
                        Ok(entry)
                            if entry.path_is_symlink() || format_of(entry.path()).is_none() =>
                        {
                            report.skipped += 1
                        }
                        Ok(entry) => files.push(entry.into_path()),
                        Err(error) => {
                            let at = error.path().unwrap_or(path).to_owned();
                            report.refuse(
                                &at,
                                error
                                    .io_error()
                                    .map_or_else(|| error.to_string(), ToString::to_string),
                            );
                        }
                    }
                }
            }
            Ok(_) if format_of(path).is_none() => {
                report.refuse(path, "it ends in none of .txt, .html and .htm")
            }
            Ok(_) => files.push(path.clone()),
        }
    }
    files.sort();
    files.dedup();
    files
}

/// Reads a page file, never more of it than a page may have. An ending other than `.txt`, `.html` and
/// `.htm` leaves the format open.
///
/// # Errors
///
/// The file cannot be read, or is larger than a page may be; the reason in words.
pub fn read_page(path: &Path) -> Result<Page, String> {
    let words = |error: io::Error| error.to_string();
    let metadata = fs::metadata(path).map_err(words)?;
    if !metadata.is_file() {
        return Err("it is no regular file".to_owned());
    }
    let too_large = |size: u64| format!("the page has {size} bytes, more than {MAX_PAGE}");
    if metadata.len() > MAX_PAGE as u64 {
        return Err(too_large(metadata.len()));
    }
    let mut content = Vec::new();
    let file = File::open(path).map_err(words)?;
    file.take(MAX_PAGE as u64 + 1)
        .read_to_end(&mut content)
        .map_err(words)?;
    if content.len() > MAX_PAGE {
        return Err(too_large(content.len() as u64));
    }
    Ok(Page {
        content,
        format: format_of(path),
        url: None,
        saved_on: None,
    })
}
