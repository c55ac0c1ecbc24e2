//! The pages as they came: the truth from which the archive can always be made again.
//!
//! A page is a file named by its hash; its ending says how it is written (`txt`, `html`, or `page`
//! where that is told from the content). What is known of it from outside stands beside it in a file of
//! the same name ending in `json`, written only where there is something to say.
//!
//! # Correctness
//!
//! Nothing is acknowledged before its file is whole under its name: written beside, synced, renamed, the
//! folder synced. The sidecar goes before the page, so that no page stands without it.

use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::archive::ArchiveError;
use crate::model::{Page, PageFormat, PageHash};

/// The folder of pages.
#[derive(Debug)]
pub(crate) struct PageStore {
    folder: PathBuf,
}

/// What is known of a page from outside.
#[derive(Debug, Default, Serialize, Deserialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
struct Sidecar {
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    saved_on: Option<Date>,
    /// The names of the pages whose place it took.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    replaces: Vec<String>,
}

fn failed(doing: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> ArchiveError {
    let path = path.to_owned();
    move |source| ArchiveError::File {
        doing,
        path,
        source,
    }
}

fn ending(format: Option<PageFormat>) -> &'static str {
    match format {
        Some(PageFormat::Text) => "txt",
        Some(PageFormat::Html) => "html",
        None => "page",
    }
}

impl PageStore {
    /// Opens the folder, or makes it; clears away what a crash left half-written.
    pub(crate) fn open(folder: &Path) -> Result<Self, ArchiveError> {
        fs::create_dir_all(folder).map_err(failed("creating", folder))?;
        for entry in fs::read_dir(folder).map_err(failed("reading", folder))? {
            let path = entry.map_err(failed("reading", folder))?.path();
            if path.extension().is_some_and(|ending| ending == "part") {
                fs::remove_file(&path).map_err(failed("removing", &path))?;
            }
        }
        Ok(PageStore {
            folder: folder.to_owned(),
        })
    }

    /// Writes pages, each with the pages whose place it takes; durable when it returns.
    pub(crate) fn put(
        &self,
        pages: &[(PageHash, &Page, Option<PageHash>)],
    ) -> Result<(), ArchiveError> {
        for (hash, page, replaces) in pages {
            let sidecar = Sidecar {
                url: page.url.clone(),
                saved_on: page.saved_on,
                replaces: replaces.iter().map(ToString::to_string).collect(),
            };
            if sidecar != Sidecar::default() {
                let path = self.folder.join(format!("{hash}.json"));
                let json = serde_json::to_vec(&sidecar)
                    .map_err(|error| failed("writing", &path)(error.into()))?;
                self.write(&format!("{hash}.json"), &json)?;
            }
            self.write(&format!("{hash}.{}", ending(page.format)), &page.content)?;
        }
        if pages.is_empty() {
            Ok(())
        } else {
            self.sync_folder()
        }
    }

    fn write(&self, name: &str, content: &[u8]) -> Result<(), ArchiveError> {
        let path = self.folder.join(name);
        let part = self.folder.join(format!("{name}.part"));
        let mut file = File::create(&part).map_err(failed("creating", &part))?;
        file.write_all(content).map_err(failed("writing", &part))?;
        file.sync_all().map_err(failed("syncing", &part))?;
        fs::rename(&part, &path).map_err(failed("naming", &path))
    }

    fn sync_folder(&self) -> Result<(), ArchiveError> {
        let folder = File::open(&self.folder).map_err(failed("opening", &self.folder))?;
        folder.sync_all().map_err(failed("syncing", &self.folder))
    }

    /// Removes pages; durable when it returns. What is not there is no error.
    pub(crate) fn remove(&self, pages: &[PageHash]) -> Result<(), ArchiveError> {
        for hash in pages {
            for ending in ["txt", "html", "page", "json"] {
                let path = self.folder.join(format!("{hash}.{ending}"));
                match fs::remove_file(&path) {
                    Err(error) if error.kind() != ErrorKind::NotFound => {
                        return Err(failed("removing", &path)(error));
                    }
                    _ => {}
                }
            }
        }
        if pages.is_empty() {
            Ok(())
        } else {
            self.sync_folder()
        }
    }

    /// The names of all pages in order, without those whose place another one took.
    pub(crate) fn list(&self) -> Result<Vec<PathBuf>, ArchiveError> {
        let mut pages: BTreeMap<String, PathBuf> = BTreeMap::new();
        let mut sidecars: Vec<(String, Sidecar)> = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(failed("reading", &self.folder))? {
            let path = entry.map_err(failed("reading", &self.folder))?.path();
            let (Some(stem), Some(ending)) = (path.file_stem(), path.extension()) else {
                continue;
            };
            let stem = stem.to_string_lossy().into_owned();
            match ending.to_str() {
                Some("txt" | "html" | "page") => {
                    pages.insert(stem, path);
                }
                Some("json") => sidecars.push((stem, read_sidecar(&path)?)),
                _ => {}
            }
        }
        let replaced: HashSet<String> = sidecars
            .iter()
            .filter(|(stem, _)| pages.contains_key(stem))
            .flat_map(|(stem, sidecar)| {
                // Two pages that took each other's place in turn: a crash came between the writing of
                // the one and the removal of the other, and either is right.
                let in_turn = |name: &String| {
                    sidecars.iter().any(|(other, says)| {
                        other == name && says.replaces.contains(stem) && other > stem
                    })
                };
                sidecar
                    .replaces
                    .iter()
                    .filter(move |name| !in_turn(name))
                    .cloned()
                    .collect::<Vec<_>>()
            })
            .collect();
        Ok(pages
            .into_iter()
            .filter(|(stem, _)| !replaced.contains(stem))
            .map(|(_, path)| path)
            .collect())
    }

    /// Reads a page that [`PageStore::list`] named.
    pub(crate) fn get(&self, path: &Path) -> Result<Page, ArchiveError> {
        let content = fs::read(path).map_err(failed("reading", path))?;
        let beside = path.with_extension("json");
        let sidecar = if beside.exists() {
            read_sidecar(&beside)?
        } else {
            Sidecar::default()
        };
        let format = match path.extension().and_then(|ending| ending.to_str()) {
            Some("txt") => Some(PageFormat::Text),
            Some("html") => Some(PageFormat::Html),
            _ => None,
        };
        Ok(Page {
            content,
            format,
            url: sidecar.url,
            saved_on: sidecar.saved_on,
        })
    }
}

fn read_sidecar(path: &Path) -> Result<Sidecar, ArchiveError> {
    let bytes = fs::read(path).map_err(failed("reading", path))?;
    serde_json::from_slice(&bytes).map_err(|error| failed("reading", path)(error.into()))
}
