//! The spine: files and folders to pages, pages to the archive, and a report of what became of each.
//!
//! Nothing in a folder stops the others: what stands there is loaded, passed over or refused, each with
//! its path and the reason.

mod file;
mod find;
mod report;

use std::cell::OnceCell;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::archive::{Archive, ArchiveError, LOT_PAGES, LoadOutcome};
use crate::model::{Page, PageFormat, PageHash, PageKey};

use file::read_found;
use find::{Found, find};
use report::Claims;

pub use file::read_page;
pub use report::{Contest, Noted, Repeated, Report};

/// The most bytes that are read before they are handed to the archive; one page may go beyond.
pub const CHUNK_BYTES: usize = 64 * 1024 * 1024;

/// What became of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What it did.
    pub outcome: LoadOutcome,
    /// Which article it is of; none where that is not told.
    pub article: Option<PageKey>,
}

/// What became of pages, in their order; of those that gave no article, why.
pub type Outcomes = Vec<Result<Taken, String>>;

/// Loads files, and folders at any depth, into an archive. `progress` hears how many of how many files
/// are done.
///
/// Of different pages of one article among the files, one is kept that neither their names nor their
/// order decide.
///
/// # Errors
///
/// The archive's storage fails. Pages loaded before stay loaded.
pub fn load(
    archive: &Archive,
    paths: &[PathBuf],
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Report, ArchiveError> {
    let mut report = Report::default();
    let files = find(paths, &mut report);
    let all = OnceCell::new();
    let among = |page: &PageHash| all.get_or_init(|| hashes(&files)).contains(page);
    let take = &mut |pages| {
        let results = archive.load_among(pages, &among)?.into_iter();
        let outcomes = results.map(|result| match result {
            Ok(loaded) => Ok(Taken {
                outcome: loaded.outcome,
                article: Some(loaded.key),
            }),
            Err(reason) => Err(reason.to_string()),
        });
        Ok(outcomes.collect())
    };
    hand_each::<ArchiveError>(&files, LOT_PAGES, take, progress, &mut report)?;
    archive.show_loaded()?;
    Ok(report)
}

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
    let files = find(paths, &mut report);
    let handed = hand_each(&files, at_once, take, progress, &mut report);
    (report, handed)
}

fn hand_each<E>(
    files: &[Found],
    at_once: usize,
    take: &mut dyn FnMut(Vec<Page>) -> Result<Outcomes, E>,
    progress: &mut dyn FnMut(usize, usize),
    report: &mut Report,
) -> Result<(), E> {
    let mut claims = Claims::default();
    let (mut read, mut pages, mut bytes) = (Vec::new(), Vec::new(), 0);
    let mut handed = Ok(());
    for (index, file) in files.iter().enumerate() {
        match read_found(file) {
            Ok(page) => {
                bytes += page.content.len();
                read.push((index, PageHash::of(&page)));
                pages.push(page);
            }
            Err(reason) => report.refuse(&file.path, reason),
        }
        let last = index + 1 == files.len();
        if last || pages.len() >= at_once || bytes >= CHUNK_BYTES {
            let outcomes = match take(std::mem::take(&mut pages)) {
                Ok(outcomes) => outcomes,
                Err(error) => {
                    handed = Err(error);
                    break;
                }
            };
            for ((index, page), outcome) in read.drain(..).zip(outcomes) {
                match outcome {
                    Ok(Taken { outcome, article }) => {
                        match outcome {
                            LoadOutcome::Added => report.added += 1,
                            LoadOutcome::Replaced => report.replaced += 1,
                            LoadOutcome::Unchanged => report.unchanged += 1,
                        }
                        if let Some(article) = article {
                            claims.add(article, page, index);
                        }
                    }
                    Err(reason) => report.refuse(&files[index].path, reason),
                }
            }
            bytes = 0;
            progress(index + 1, files.len());
        }
    }
    claims.report(files, report);
    report.sort();
    handed
}

/// The hashes of all pages among the files.
fn hashes(files: &[Found]) -> HashSet<PageHash> {
    let pages = files.par_iter().filter_map(|file| read_found(file).ok());
    pages.map(|page| PageHash::of(&page)).collect()
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
