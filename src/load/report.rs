//! What became of the files.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};

use crate::load::Found;
use crate::model::{PageHash, PageKey};

/// What became of the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// New articles.
    pub added: usize,
    /// Articles that took the place of an earlier page of theirs.
    pub replaced: usize,
    /// Pages that the archive held already, and those that gave way to another one of this load.
    pub unchanged: usize,
    /// Files that gave no article.
    pub refused: Vec<Noted>,
    /// What stands in folders and is no page by its ending, and links, which are not followed.
    pub skipped: Vec<Noted>,
    /// Pages that another file held too, byte by byte; counted as unchanged.
    pub repeated: Vec<Repeated>,
    /// Articles of which several pages were among the files.
    pub contested: Vec<Contest>,
}

/// A file, and why it was refused or passed over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Noted {
    /// Which file.
    pub path: PathBuf,
    /// Why, in one clear sentence without a full stop.
    pub reason: String,
}

/// A file that holds the same page as another one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Repeated {
    /// Which file.
    pub path: PathBuf,
    /// The other one, before it in the order of paths.
    pub first: PathBuf,
}

/// Different pages that give one address, or without one the same title and day. One of them is kept,
/// whatever the files are called and in whichever order they come.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contest {
    /// The file whose page is kept.
    pub kept: PathBuf,
    /// The files whose pages gave way, by path.
    pub others: Vec<PathBuf>,
    /// The address, as addresses are compared; none where title and day are the same.
    pub address: Option<String>,
}

impl Report {
    /// The articles that are new or replaced.
    pub fn loaded(&self) -> usize {
        self.added + self.replaced
    }

    pub(super) fn refuse(&mut self, path: &Path, reason: impl ToString) {
        self.refused.push(Noted::new(path, reason));
    }

    pub(super) fn skip(&mut self, path: &Path, reason: impl ToString) {
        self.skipped.push(Noted::new(path, reason));
    }

    /// Brings what is named into the order of paths.
    pub(super) fn sort(&mut self) {
        self.refused.sort();
        self.skipped.sort();
        self.repeated.sort();
        self.contested.sort();
    }
}

impl Noted {
    fn new(path: &Path, reason: impl ToString) -> Noted {
        Noted {
            path: path.to_owned(),
            reason: reason.to_string(),
        }
    }
}

/// Which files gave which article: a hash and a number for each file.
#[derive(Default)]
pub(super) struct Claims {
    /// The first file of each: nearly all have no other.
    first: HashMap<PageKey, (PageHash, usize)>,
    /// All the files of those that have several.
    several: HashMap<PageKey, Vec<(PageHash, usize)>>,
}

impl Claims {
    /// The file of this number gave a page of an article.
    pub(super) fn add(&mut self, article: PageKey, page: PageHash, file: usize) {
        match self.first.entry(article) {
            Entry::Vacant(first) => {
                first.insert((page, file));
            }
            Entry::Occupied(first) => {
                let all = self.several.entry(first.key().clone());
                let all = all.or_insert_with(|| vec![*first.get()]);
                all.push((page, file));
            }
        }
    }

    /// Reports the articles that several files gave.
    pub(super) fn report(self, files: &[Found], report: &mut Report) {
        let path = |file: usize| files[file].path.clone();
        for (article, mut pages) in self.several {
            pages.sort_unstable();
            // The first file of each page, and those with the same bytes.
            let mut different: Vec<(PageHash, usize)> = Vec::new();
            for (page, file) in pages {
                match different.last() {
                    Some(&(last, first)) if last == page => report.repeated.push(Repeated {
                        path: path(file),
                        first: path(first),
                    }),
                    _ => different.push((page, file)),
                }
            }
            // The archive keeps the last by hash: `Archive::load_among`.
            if let Some((_, kept)) = different.pop()
                && !different.is_empty()
            {
                let mut others: Vec<PathBuf> =
                    different.into_iter().map(|(_, file)| path(file)).collect();
                others.sort();
                report.contested.push(Contest {
                    kept: path(kept),
                    others,
                    address: article.address().map(str::to_owned),
                });
            }
        }
    }
}
