//! A dump: all pages of an archive in one stream, from which the archive can be made again anywhere.
//!
//! `docs/dump.md` describes the format for those who read it by other means. Archives of the same pages
//! give the same bytes: pages come in the order of their names, and nothing in it is of the time or place.

use std::io::{self, BufRead, Read, Write};
use std::path::{Path, PathBuf};

use crate::archive::lock::FolderLock;
use crate::archive::pages::{self, ENDINGS, Hold, MAX_SIDECAR, PageStore, Sidecar};
use crate::archive::{Archive, ArchiveError};
use crate::model::{Page, PageHash};
use crate::page::MAX_PAGE;

/// The first line of a dump, with the version of the format.
const HEAD: &str = "caunoi dump 1";

/// The most pages of a dump.
pub const MAX_DUMP_PAGES: u64 = 10_000_000;

/// The longest line of a dump, in bytes.
const MAX_LINE: usize = 256;

/// Why a dump cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum DumpError {
    /// A page cannot be read.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// A page is not what was put there.
    #[error("the page {} is damaged: {reason}", path.display())]
    Page {
        /// Its file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The dump itself cannot be written.
    #[error("writing the dump")]
    Write(#[from] io::Error),
}

/// Why a dump cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum DumpDamage {
    /// It cannot be read at all.
    #[error("reading the dump")]
    Read(#[from] io::Error),
    /// It is no dump.
    #[error("this is no dump: its first line is not `{HEAD}`")]
    NotOne,
    /// It is of a version that is not known here.
    #[error("the dump is of version {0:?}, and this caunoi reads version 1")]
    Version(String),
    /// It ends before its end.
    #[error("the dump is cut short behind {0} pages")]
    CutShort(u64),
    /// An entry is not what was written.
    #[error("the dump is damaged behind {behind} pages: {reason}")]
    Entry {
        /// How many pages before it hold.
        behind: u64,
        /// What is wrong.
        reason: String,
    },
}

/// What a dump holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dumped {
    /// How many pages.
    pub pages: u64,
    /// Its length in bytes.
    pub bytes: u64,
    /// The blake3 hash of all that stands before its last line, in hexadecimal digits.
    pub digest: String,
}

/// The pages of one revision, to be written down.
pub struct Dump {
    store: PageStore,
    pages: Vec<PathBuf>,
    _hold: Hold,
    /// Where nobody else sees to it that the pages stay.
    _lock: Option<FolderLock>,
}

impl Archive {
    /// The pages of the present revision, which stay readable as long as this is held, whatever is loaded
    /// and removed meanwhile. Blocks.
    ///
    /// # Errors
    ///
    /// The folder of pages cannot be read.
    pub fn dump(&self) -> Result<Dump, ArchiveError> {
        // Between two commits the folder holds one revision.
        let _writer = self.writer.lock();
        Dump::of(&self.pages, None)
    }
}

impl Dump {
    /// The pages of the archive in `folder`, which nobody holds.
    ///
    /// # Errors
    ///
    /// There is no archive, another process holds it, or its pages cannot be read.
    pub fn open(folder: &Path) -> Result<Dump, ArchiveError> {
        let lock = FolderLock::take_existing(folder)?;
        Dump::of(&PageStore::open(&folder.join("pages"))?, Some(lock))
    }

    fn of(store: &PageStore, lock: Option<FolderLock>) -> Result<Dump, ArchiveError> {
        Ok(Dump {
            _hold: store.hold(),
            pages: store.list()?.pages,
            store: store.clone(),
            _lock: lock,
        })
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Writes the pages down; `progress` hears how many are done.
    ///
    /// # Errors
    ///
    /// A page is damaged or cannot be read, or nothing can be written. What was written is then no dump.
    pub fn write(
        &self,
        out: &mut dyn Write,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Dumped, DumpError> {
        let mut out = DumpWriter::new(out)?;
        for (done, path) in self.pages.iter().enumerate() {
            let page = self.store.get(path)?.map_err(|reason| DumpError::Page {
                path: path.clone(),
                reason,
            })?;
            out.page(&page)?;
            progress(done + 1);
        }
        Ok(out.end()?)
    }
}

/// Writes pages down, which come in the order of their names.
pub(crate) struct DumpWriter<'a> {
    out: Hashing<'a>,
    pages: u64,
}

impl<'a> DumpWriter<'a> {
    pub(crate) fn new(out: &'a mut dyn Write) -> io::Result<DumpWriter<'a>> {
        let mut out = Hashing::new(out);
        writeln!(out, "{HEAD}")?;
        Ok(DumpWriter { out, pages: 0 })
    }

    pub(crate) fn page(&mut self, page: &Page) -> io::Result<()> {
        let ending = pages::ending(page.format);
        self.entry(
            PageHash::of(page),
            ending,
            &pages::sidecar(page)?,
            &page.content,
        )
    }

    /// Writes down an entry, which is a page's where its parts belong together.
    pub(crate) fn entry(
        &mut self,
        page: PageHash,
        ending: &str,
        sidecar: &[u8],
        content: &[u8],
    ) -> io::Result<()> {
        let line = Line {
            page,
            ending,
            sidecar: sidecar.len(),
            content: content.len(),
        };
        let checksum = line.checksum(sidecar, content);
        writeln!(self.out, "{} {checksum}", line.said())?;
        self.out.write_all(sidecar)?;
        self.out.write_all(content)?;
        self.out.write_all(b"\n")?;
        self.pages += 1;
        Ok(())
    }

    /// Writes the last line; what was written.
    pub(crate) fn end(mut self) -> io::Result<Dumped> {
        let (pages, digest) = (self.pages, self.out.digest());
        writeln!(self.out, "end {pages} {digest}")?;
        self.out.flush()?;
        Ok(Dumped {
            pages,
            bytes: self.out.bytes,
            digest,
        })
    }
}

/// What the line above an entry says of it.
struct Line<'a> {
    page: PageHash,
    ending: &'a str,
    sidecar: usize,
    content: usize,
}

impl Line<'_> {
    fn said(&self) -> String {
        let Line {
            page,
            ending,
            sidecar,
            content,
        } = self;
        format!("page {page} {ending} {sidecar} {content}")
    }

    /// Of the line and what stands under it.
    fn checksum(&self, sidecar: &[u8], content: &[u8]) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.said().as_bytes());
        hasher.update(sidecar);
        hasher.update(content);
        hasher.finalize().to_hex().to_string()
    }
}

/// What is said on a line between the pages.
enum Said<'a> {
    Page(Line<'a>, &'a str),
    End(u64, &'a str),
}

/// What a line says; nothing where it is none of a dump.
fn parse(text: &str) -> Option<Said<'_>> {
    let words: Vec<&str> = text.split(' ').collect();
    match words[..] {
        ["page", name, ending, sidecar, content, checksum] => {
            let page = blake3::Hash::from_hex(name).ok()?;
            let line = Line {
                page: PageHash(*page.as_bytes()),
                ending: ENDINGS.into_iter().find(|known| *known == ending)?,
                sidecar: sidecar.parse().ok()?,
                content: content.parse().ok()?,
            };
            // Numbers and names are written in one way alone.
            let same = text.strip_prefix(&line.said())?.strip_prefix(' ')? == checksum;
            same.then_some(Said::Page(line, checksum))
        }
        ["end", pages, digest] => Some(Said::End(pages.parse().ok()?, digest)),
        _ => None,
    }
}

/// The pages of a dump as it is read, each verified; behind the last one the whole dump is.
pub struct DumpReader<R> {
    from: HashingReader<R>,
    read: u64,
    last: Option<PageHash>,
    /// What the dump held, once it has been read to its end.
    whole: Option<Dumped>,
}

impl<R: BufRead> DumpReader<R> {
    /// Begins to read a dump.
    ///
    /// # Errors
    ///
    /// It is none, or of another version.
    pub fn new(from: R) -> Result<DumpReader<R>, DumpDamage> {
        let mut reader = DumpReader {
            from: HashingReader {
                from,
                hasher: blake3::Hasher::new(),
                bytes: 0,
            },
            read: 0,
            last: None,
            whole: None,
        };
        let Some(line) = reader.from.line()? else {
            return Err(DumpDamage::NotOne);
        };
        if line == HEAD {
            return Ok(reader);
        }
        let known = HEAD.trim_end_matches('1');
        Err(match line.strip_prefix(known) {
            Some(version) => DumpDamage::Version(version.chars().take(20).collect()),
            None => DumpDamage::NotOne,
        })
    }

    /// The next page; none behind the last, when the whole has been verified.
    ///
    /// # Errors
    ///
    /// The dump is damaged, or ends too early.
    pub fn next_page(&mut self) -> Result<Option<Page>, DumpDamage> {
        if self.whole.is_some() {
            return Ok(None);
        }
        let digest = self.from.hasher.finalize().to_hex().to_string();
        let Some(said) = self.from.line()? else {
            return Err(DumpDamage::CutShort(self.read));
        };
        match parse(&said) {
            Some(Said::Page(line, checksum)) => self.page(&line, checksum).map(Some),
            Some(Said::End(pages, whole)) => {
                if (pages, whole) != (self.read, digest.as_str()) {
                    return Err(self.damaged("its last line tells of other pages"));
                }
                let bytes = self.from.bytes;
                self.from.line()?;
                if self.from.bytes != bytes {
                    return Err(self.damaged("more stands behind its end"));
                }
                self.whole = Some(Dumped {
                    pages,
                    bytes,
                    digest,
                });
                Ok(None)
            }
            None => Err(self.damaged("a line is none of a dump")),
        }
    }

    /// What the dump held, once it has been read to its end.
    pub fn whole(&self) -> Option<&Dumped> {
        self.whole.as_ref()
    }

    fn damaged(&self, reason: impl Into<String>) -> DumpDamage {
        DumpDamage::Entry {
            behind: self.read,
            reason: reason.into(),
        }
    }

    fn page(&mut self, line: &Line<'_>, checksum: &str) -> Result<Page, DumpDamage> {
        let name = line.page;
        if line.content > MAX_PAGE || line.sidecar > MAX_SIDECAR {
            return Err(self.damaged(format!("the page {name} is larger than a page may be")));
        }
        if self.read >= MAX_DUMP_PAGES {
            return Err(self.damaged(format!("it has more than {MAX_DUMP_PAGES} pages")));
        }
        if self.last.is_some_and(|last| last >= name) {
            return Err(self.damaged(format!("the page {name} is out of order")));
        }
        let sidecar = self.from.block(line.sidecar, self.read)?;
        let content = self.from.block(line.content, self.read)?;
        let behind = self.from.block(1, self.read)?;
        if checksum != line.checksum(&sidecar, &content) || behind != b"\n" {
            return Err(self.damaged(format!("the checksum of the page {name} does not hold")));
        }
        let page = Sidecar::read(&sidecar).map(|known| known.page(content, line.ending));
        let page = page.map_err(|error| {
            self.damaged(format!(
                "what it says of the page {name} is damaged: {error}"
            ))
        })?;
        // A page has one sidecar, so that equal archives give equal dumps.
        let same = pages::sidecar(&page).is_ok_and(|written| written == sidecar);
        if !same || PageHash::of(&page) != name {
            return Err(self.damaged(format!("the page {name} is not what its name says")));
        }
        self.read += 1;
        self.last = Some(name);
        Ok(page)
    }
}

/// Hashes what is written through it.
struct Hashing<'a> {
    out: &'a mut dyn Write,
    hasher: blake3::Hasher,
    bytes: u64,
}

impl<'a> Hashing<'a> {
    fn new(out: &'a mut dyn Write) -> Hashing<'a> {
        Hashing {
            out,
            hasher: blake3::Hasher::new(),
            bytes: 0,
        }
    }

    fn digest(&self) -> String {
        self.hasher.finalize().to_hex().to_string()
    }
}

impl Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Hashes what is read through it.
struct HashingReader<R> {
    from: R,
    hasher: blake3::Hasher,
    bytes: u64,
}

impl<R: BufRead> HashingReader<R> {
    fn took(&mut self, bytes: &[u8]) {
        self.hasher.update(bytes);
        self.bytes += bytes.len() as u64;
    }

    /// The next line without its end; none where there is no whole one. One that is too long is empty.
    fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        let mut bounded = (&mut self.from).take(MAX_LINE as u64);
        bounded.read_until(b'\n', &mut line)?;
        self.took(&line);
        Ok(match line.strip_suffix(b"\n") {
            Some(line) => Some(String::from_utf8_lossy(line).into_owned()),
            None if line.len() < MAX_LINE => None,
            None => Some(String::new()),
        })
    }

    fn block(&mut self, length: usize, behind: u64) -> Result<Vec<u8>, DumpDamage> {
        let mut block = Vec::new();
        (&mut self.from)
            .take(length as u64)
            .read_to_end(&mut block)?;
        if block.len() < length {
            return Err(DumpDamage::CutShort(behind));
        }
        self.took(&block);
        Ok(block)
    }
}
