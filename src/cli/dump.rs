//! `caunoi dump` and `caunoi restore`.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use caunoi::archive::{Archive, ArchiveError, Dump, DumpReader, Dumped, RestoreError};
use tempfile::NamedTempFile;

use crate::cli::arguments::{DumpOptions, RestoreOptions};
use crate::cli::check::unused;
use crate::cli::progress::Progress;
use crate::cli::remote::Remote;
use crate::cli::{complain, log};

/// Writes all pages of an archive down.
pub(crate) fn dump(options: &DumpOptions) -> Result<ExitCode> {
    log::start(&options.archive)?;
    let dumped = if options.file == Path::new("-") {
        write(options, &mut io::stdout().lock())?
    } else {
        let mut file = Beside::new(&options.file)?;
        let dumped = write(options, &mut file.out)?;
        file.keep()?;
        dumped
    };
    tell(&dumped);
    Ok(ExitCode::SUCCESS)
}

fn write(options: &DumpOptions, out: &mut dyn Write) -> Result<Dumped> {
    let progress = Progress::new();
    let Some(address) = &options.from else {
        let dump = match Dump::open(&options.archive.data) {
            Err(error @ ArchiveError::Locked { .. }) => {
                bail!("{error}; have it write the dump with `caunoi dump --from URL FILE`")
            }
            dump => dump?,
        };
        let all = dump.pages();
        let count = &mut |done| progress.count("writing pages", done, all);
        return Ok(dump.write(out, count)?);
    };
    // What the server sends is verified on its way.
    let from = Remote::new(address.clone())?.dump()?;
    let mut pages = DumpReader::new(BufReader::new(Tee { from, out }))?;
    while pages.next_page()?.is_some() {}
    let dumped = pages.whole().context("the dump has no end")?;
    Ok(dumped.clone())
}

/// Makes an archive from a dump.
pub(crate) fn restore(options: &RestoreOptions) -> Result<ExitCode> {
    log::start(&options.archive)?;
    let from: Box<dyn Read> = if options.file == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        let file = File::open(&options.file);
        Box::new(file.with_context(|| options.file.display().to_string())?)
    };
    let progress = Progress::new();
    let restored = Archive::restore(
        &options.archive.data,
        BufReader::with_capacity(1 << 16, from),
        &mut |read| progress.tell_read(read),
        &|phase| progress.tell(&phase),
    );
    drop(progress);
    match restored {
        Ok((archive, dumped)) => {
            tell(&dumped);
            complain(&format!("{} articles", archive.view().snapshot.articles()));
            Ok(ExitCode::SUCCESS)
        }
        Err(RestoreError::Archive(error @ ArchiveError::Locked { .. })) => {
            bail!("{}", unused(&error))
        }
        Err(error) => Err(error.into()),
    }
}

/// Beside the dump itself, since that may be the output.
fn tell(dumped: &Dumped) {
    let Dumped {
        pages,
        bytes,
        digest,
    } = dumped;
    complain(&format!("{pages} pages, {bytes} bytes, digest {digest}"));
}

/// A file that is written beside its place, and put there when it is whole.
struct Beside {
    out: BufWriter<NamedTempFile>,
    place: PathBuf,
}

impl Beside {
    fn new(place: &Path) -> Result<Beside> {
        let folder = match place.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let file = NamedTempFile::new_in(folder)
            .with_context(|| format!("writing beside {}", place.display()))?;
        Ok(Beside {
            out: BufWriter::with_capacity(1 << 16, file),
            place: place.to_owned(),
        })
    }

    fn keep(self) -> Result<()> {
        let Beside { out, place } = self;
        let name = || format!("writing {}", place.display());
        let file = out.into_inner().map_err(|error| error.into_error());
        let file = file.with_context(name)?;
        file.as_file().sync_all().with_context(name)?;
        let folder = file.path().parent().map(Path::to_owned);
        file.persist(&place).with_context(name)?;
        if let Some(folder) = folder {
            File::open(folder)
                .and_then(|folder| folder.sync_all())
                .with_context(name)?;
        }
        Ok(())
    }
}

/// Writes down what is read through it.
struct Tee<'a, R> {
    from: R,
    out: &'a mut dyn Write,
}

impl<R: Read> Read for Tee<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        self.out.write_all(&buffer[..read])?;
        Ok(read)
    }
}
