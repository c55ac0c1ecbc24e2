//! The pages as they came: the truth from which the archive can always be made again.
//!
//! A page is a file named by its hash; its ending says how it is written (`txt`, `html`, or `page`
//! where that is told from the content). What is known of it from outside stands beside it in a file of
//! the same name ending in `json`, written only where there is something to say, with a checksum, since
//! the name tells only of the content and the address.
//!
//! # Correctness
//!
//! Nothing is acknowledged before its file is whole under its name: written beside, synced, renamed, the
//! folder synced. The sidecar goes before the page, so that no page stands without it. While somebody
//! writes a dump, pages that are removed only lose their name, so that the dump is of one revision.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

use crate::archive::ArchiveError;
use crate::archive::durable::{self, PART, failed};
use crate::model::{Page, PageFormat, PageHash};
use crate::page::MAX_PAGE;

/// The longest note of what is known of a page from outside, in bytes: addresses have 16,384 characters at
/// most.
pub const MAX_SIDECAR: usize = 128 << 10;

/// The endings of pages.
pub(super) const ENDINGS: [&str; 3] = ["txt", "html", "page"];

/// What removed pages end in while a dump is written.
const REMOVED: &str = "removed";

/// The folder of pages.
#[derive(Debug, Clone)]
pub(crate) struct PageStore {
    folder: PathBuf,
    /// How many dumps are being written.
    dumps: Arc<Mutex<usize>>,
}

/// What is known of a page from outside.
#[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Sidecar {
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    saved_on: Option<Date>,
    /// The names of the pages whose place it took.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    replaces: Vec<String>,
    /// Of the page's name and the rest of this, in files; those of earlier versions have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    checksum: Option<String>,
}

/// The pages of the folder.
pub(crate) struct Listing {
    /// Those that stand, in the order of their names.
    pub(crate) pages: Vec<PathBuf>,
    /// The names of those whose place another one took, which a crash left behind.
    replaced: Vec<String>,
    /// What is known of pages that took another's place, by their names.
    replacing: Vec<(String, Sidecar)>,
}

/// Keeps pages readable until it is dropped, also those that are removed.
pub(super) struct Hold(PageStore);

impl Drop for Hold {
    fn drop(&mut self) {
        let mut dumps = self.0.dumps.lock();
        *dumps -= 1;
        if *dumps == 0 && self.0.clear(&[REMOVED]).is_err() {
            // They have lost their names, and go when the archive is opened again.
            tracing::warn!("removed pages could not be cleared away after a dump");
        }
    }
}

/// The ending of a page.
pub(super) fn ending(format: Option<PageFormat>) -> &'static str {
    match format {
        Some(PageFormat::Text) => "txt",
        Some(PageFormat::Html) => "html",
        None => "page",
    }
}

/// How a page of an ending is written.
pub(super) fn format(ending: &str) -> Option<PageFormat> {
    match ending {
        "txt" => Some(PageFormat::Text),
        "html" => Some(PageFormat::Html),
        _ => None,
    }
}

/// What is known of a page from outside, as it stands in its sidecar; empty where nothing is.
pub(super) fn sidecar(page: &Page) -> Result<Vec<u8>, serde_json::Error> {
    let sidecar = Sidecar {
        url: page.url.clone(),
        saved_on: page.saved_on,
        ..Sidecar::default()
    };
    sidecar.write()
}

impl Sidecar {
    /// The sidecar that these bytes are; none where there are none.
    pub(super) fn read(bytes: &[u8]) -> Result<Sidecar, serde_json::Error> {
        if bytes.is_empty() {
            return Ok(Sidecar::default());
        }
        serde_json::from_slice(bytes)
    }

    fn write(&self) -> Result<Vec<u8>, serde_json::Error> {
        if *self == Sidecar::default() {
            return Ok(Vec::new());
        }
        serde_json::to_vec(self)
    }

    /// With the checksum that the file beside a page has.
    fn sealed(self, page: &str) -> Result<Sidecar, serde_json::Error> {
        let open = Sidecar {
            checksum: None,
            ..self
        };
        let json = open.write()?;
        let checksum = blake3::Hasher::new()
            .update(page.as_bytes())
            .update(&json)
            .finalize();
        Ok(Sidecar {
            checksum: (!json.is_empty()).then(|| checksum.to_hex().to_string()),
            ..open
        })
    }

    /// The page of this content.
    pub(super) fn page(self, content: Vec<u8>, ending: &str) -> Page {
        Page {
            content,
            format: format(ending),
            url: self.url,
            saved_on: self.saved_on,
        }
    }
}

impl PageStore {
    /// Opens the folder, or makes it; clears away what a crash left half-written.
    pub(crate) fn open(folder: &Path) -> Result<Self, ArchiveError> {
        durable::make_folder(folder)?;
        let pages = PageStore {
            folder: folder.to_owned(),
            dumps: Arc::default(),
        };
        pages.clear(&[PART, REMOVED])?;
        Ok(pages)
    }

    /// Takes away the files of these endings.
    fn clear(&self, endings: &[&str]) -> Result<(), ArchiveError> {
        for path in self.files()? {
            let path = path?;
            let ending = path.extension().and_then(|ending| ending.to_str());
            if ending.is_some_and(|ending| endings.contains(&ending)) {
                durable::remove(&path)?;
            }
        }
        Ok(())
    }

    /// The regular files of the folder.
    fn files(&self) -> Result<impl Iterator<Item = Result<PathBuf, ArchiveError>>, ArchiveError> {
        let entries = fs::read_dir(&self.folder).map_err(failed("reading", &self.folder))?;
        let files = entries.filter_map(|entry| {
            let entry = match entry {
                // Whatever else lies there is none of ours.
                Ok(entry) if entry.file_type().is_ok_and(|kind| !kind.is_file()) => return None,
                Ok(entry) => Ok(entry.path()),
                Err(error) => Err(failed("reading", &self.folder)(error)),
            };
            Some(entry)
        });
        Ok(files)
    }

    /// Writes pages, each with the page whose place it takes; durable when it returns.
    pub(crate) fn put(
        &self,
        pages: &[(PageHash, &Page, Option<PageHash>)],
    ) -> Result<(), ArchiveError> {
        for (hash, page, replaces) in pages {
            self.write(hash, page, *replaces)?;
        }
        if pages.is_empty() {
            return Ok(());
        }
        durable::sync_folder(&self.folder)
    }

    /// Writes a page; its name lasts once the folder is synced.
    pub(super) fn write(
        &self,
        hash: &PageHash,
        page: &Page,
        replaces: Option<PageHash>,
    ) -> Result<(), ArchiveError> {
        let sidecar = Sidecar {
            url: page.url.clone(),
            saved_on: page.saved_on,
            replaces: replaces.iter().map(ToString::to_string).collect(),
            checksum: None,
        };
        self.put_sidecar(&hash.to_string(), sidecar)?;
        let name = format!("{hash}.{}", ending(page.format));
        durable::write(&self.folder, &name, &page.content)
    }

    fn put_sidecar(&self, page: &str, sidecar: Sidecar) -> Result<(), ArchiveError> {
        let name = format!("{page}.json");
        let json = sidecar
            .sealed(page)
            .and_then(|sidecar| sidecar.write())
            .map_err(|error| failed("writing", &self.folder.join(&name))(error.into()))?;
        if json.is_empty() {
            return Ok(());
        }
        durable::write(&self.folder, &name, &json)
    }

    /// Removes pages; durable when it returns. What is not there is no error.
    pub(crate) fn remove(&self, pages: &[PageHash]) -> Result<(), ArchiveError> {
        let names: Vec<String> = pages.iter().map(ToString::to_string).collect();
        self.remove_named(&names)
    }

    fn remove_named(&self, pages: &[String]) -> Result<(), ArchiveError> {
        if pages.is_empty() {
            return Ok(());
        }
        let dumps = self.dumps.lock();
        for name in pages {
            for ending in ENDINGS.iter().chain(&["json"]) {
                let path = self.folder.join(format!("{name}.{ending}"));
                if *dumps == 0 {
                    durable::remove(&path)?;
                    continue;
                }
                match fs::rename(
                    &path,
                    self.folder.join(format!("{name}.{ending}.{REMOVED}")),
                ) {
                    Err(error) if error.kind() != ErrorKind::NotFound => {
                        return Err(failed("removing", &path)(error));
                    }
                    _ => {}
                }
            }
        }
        durable::sync_folder(&self.folder)
    }

    /// The pages, without those whose place another one took.
    pub(crate) fn list(&self) -> Result<Listing, ArchiveError> {
        let mut pages: BTreeMap<String, PathBuf> = BTreeMap::new();
        let mut sidecars: HashMap<String, Sidecar> = HashMap::new();
        for path in self.files()? {
            let path = path?;
            let (Some(stem), Some(ending)) = (path.file_stem(), path.extension()) else {
                continue;
            };
            let stem = stem.to_string_lossy().into_owned();
            match ending.to_str() {
                Some(ending) if ENDINGS.contains(&ending) => {
                    pages.insert(stem, path);
                }
                Some("json") => {
                    // A damaged one is told with its page.
                    if let Ok(sidecar) = self.sidecar(&stem)? {
                        sidecars.insert(stem, sidecar);
                    }
                }
                _ => {}
            }
        }
        let mut replaced = HashSet::new();
        for (stem, sidecar) in &sidecars {
            if !pages.contains_key(stem) {
                continue;
            }
            // Two pages that took each other's place in turn: a crash came between the writing of the one
            // and the removal of the other, and either is right.
            let in_turn = |name: &String| {
                let says = sidecars.get(name);
                says.is_some_and(|says| says.replaces.contains(stem)) && name > stem
            };
            let names = sidecar.replaces.iter().filter(|name| !in_turn(name));
            replaced.extend(names.cloned());
        }
        let left = |name: &&String| pages.contains_key(*name);
        let mut left: Vec<String> = replaced.iter().filter(left).cloned().collect();
        left.sort_unstable();
        pages.retain(|stem, _| !replaced.contains(stem));
        sidecars.retain(|stem, sidecar| pages.contains_key(stem) && !sidecar.replaces.is_empty());
        Ok(Listing {
            pages: pages.into_values().collect(),
            replaced: left,
            replacing: sidecars.into_iter().collect(),
        })
    }

    /// Ends replacements that a crash cut off, and forgets those that are done: a page that took another's
    /// place must not take it again when that comes as another article's.
    pub(crate) fn settle(&self, listing: Listing) -> Result<(), ArchiveError> {
        self.remove_named(&listing.replaced)?;
        for (page, sidecar) in &listing.replacing {
            let settled = Sidecar {
                replaces: Vec::new(),
                ..sidecar.clone()
            };
            if settled == Sidecar::default() {
                durable::remove(&self.folder.join(format!("{page}.json")))?;
            } else {
                self.put_sidecar(page, settled)?;
            }
        }
        if listing.replacing.is_empty() {
            return Ok(());
        }
        durable::sync_folder(&self.folder)
    }

    /// Reads a page that [`PageStore::list`] named; in words why it is not the page that was put there.
    pub(crate) fn get(&self, path: &Path) -> Result<Result<Page, String>, ArchiveError> {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let Some(content) = self.read(&format!("{name}.{ending}"), MAX_PAGE)? else {
            return Ok(Err(format!("it has more than {MAX_PAGE} bytes")));
        };
        let sidecar = match self.sidecar(&name)? {
            Ok(sidecar) => sidecar,
            Err(reason) => return Ok(Err(reason)),
        };
        let page = sidecar.page(content, &ending);
        if PageHash::of(&page).to_string() != name {
            return Ok(Err("it is not what its name says".to_owned()));
        }
        Ok(Ok(page))
    }

    /// Whether a page stands as it was put there.
    pub(crate) fn holds(&self, page: &PageHash) -> Result<bool, ArchiveError> {
        for ending in ENDINGS {
            let path = self.folder.join(format!("{page}.{ending}"));
            match self.get(&path) {
                Ok(read) => return Ok(read.is_ok()),
                Err(ArchiveError::File { source, .. }) if source.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(false)
    }

    /// Puts pages in the place of damaged files of theirs; durable when it returns.
    pub(crate) fn mend(&self, pages: &[(PageHash, &Page)]) -> Result<(), ArchiveError> {
        for (hash, page) in pages {
            self.write(hash, page, None)?;
            for other in ENDINGS
                .iter()
                .filter(|other| **other != ending(page.format))
            {
                durable::remove(&self.folder.join(format!("{hash}.{other}")))?;
            }
        }
        if pages.is_empty() {
            return Ok(());
        }
        durable::sync_folder(&self.folder)
    }

    /// The day on which a page was saved, where that is known.
    pub(crate) fn saved_on(&self, page: &PageHash) -> Result<Option<Date>, ArchiveError> {
        let sidecar = self.sidecar(&page.to_string())?;
        Ok(sidecar.ok().and_then(|sidecar| sidecar.saved_on))
    }

    fn sidecar(&self, page: &str) -> Result<Result<Sidecar, String>, ArchiveError> {
        let name = format!("{page}.json");
        let bytes = match self.read(&name, MAX_SIDECAR) {
            Ok(Some(bytes)) if bytes.is_empty() => Err("it is empty".to_owned()),
            Ok(Some(bytes)) => read_sealed(page, &bytes),
            Ok(None) => Err(format!("it has more than {MAX_SIDECAR} bytes")),
            Err(ArchiveError::File { source, .. }) if source.kind() == ErrorKind::NotFound => {
                Ok(Sidecar::default())
            }
            Err(error) => return Err(error),
        };
        Ok(bytes.map_err(|reason| format!("what {name} says of it is damaged: {reason}")))
    }

    /// Reads a file, also one that was removed since a dump began; nothing where it is too long.
    fn read(&self, name: &str, most: usize) -> Result<Option<Vec<u8>>, ArchiveError> {
        let path = self.folder.join(name);
        let read = match read_bounded(&path, most) {
            Err(error) if error.kind() == ErrorKind::NotFound && *self.dumps.lock() > 0 => {
                read_bounded(&self.folder.join(format!("{name}.{REMOVED}")), most)
            }
            read => read,
        };
        read.map_err(failed("reading", &path))
    }

    /// From now on pages that are removed stay readable, until what this gives is dropped.
    pub(super) fn hold(&self) -> Hold {
        *self.dumps.lock() += 1;
        Hold(self.clone())
    }
}

/// The sidecar of a page, without its checksum, which held; else in words why not.
fn read_sealed(page: &str, bytes: &[u8]) -> Result<Sidecar, String> {
    let sidecar = Sidecar::read(bytes).map_err(|error| error.to_string())?;
    let sealed = sidecar
        .clone()
        .sealed(page)
        .map_err(|error| error.to_string())?;
    if sidecar.checksum.is_some() && sidecar != sealed {
        return Err("its checksum does not hold".to_owned());
    }
    Ok(Sidecar {
        checksum: None,
        ..sidecar
    })
}

fn read_bounded(path: &Path, most: usize) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let file = File::open(path)?;
    if file.metadata()?.len() > most as u64 {
        return Ok(None);
    }
    file.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= most).then_some(bytes))
}
