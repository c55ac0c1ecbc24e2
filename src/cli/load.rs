//! `caunoi load`, and the loading that `caunoi serve` begins with.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Result, bail};
use caunoi::archive::{Archive, ArchiveError, Phase};
use caunoi::load::{Contest, Noted, Repeated, Report, hand_on};
use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::arguments::LoadOptions;
use crate::cli::escape::escape_path;
use crate::cli::progress::Progress;
use crate::cli::remote::{PAGES, Remote};
use crate::cli::{complain, log, say};

/// Loads pages; done in part where one was refused.
pub(crate) fn load(options: LoadOptions) -> Result<ExitCode> {
    log::start(&options.archive)?;
    let (report, done) = match options.to {
        Some(address) => send_pages(&Remote::new(address)?, &options.paths, options.verbose),
        None => {
            let archive = open(&options.archive.data)?;
            let report = load_pages(&archive, &options.paths, options.verbose)?;
            (report, Ok(()))
        }
    };
    say(&counts(&report))?;
    done?;
    Ok(if report.refused.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Opens the archive.
pub(super) fn open(folder: &Path) -> Result<Archive> {
    let progress = Progress::new();
    open_told(folder, &|phase| progress.tell(&phase))
}

/// Opens the archive; `tell` hears what takes long.
pub(super) fn open_told(folder: &Path, tell: &dyn Fn(Phase)) -> Result<Archive> {
    match Archive::open_told(folder, tell) {
        Err(error @ ArchiveError::Locked { .. }) => {
            bail!("{error}; stop it, or hand it the pages with `caunoi load --to URL`")
        }
        opened => Ok(opened?),
    }
}

/// Loads pages into the archive with a progress bar on a terminal and lines elsewhere; names the refused
/// ones.
pub(super) fn load_pages(archive: &Archive, paths: &[PathBuf], verbose: bool) -> Result<Report> {
    let load =
        |progress: &mut dyn FnMut(usize, usize)| match caunoi::load::load(archive, paths, progress)
        {
            Ok(report) => (report, Ok(())),
            Err(error) => (Report::default(), Err(error.into())),
        };
    let (report, loaded) = shown(1, verbose, load);
    loaded.map(|()| report)
}

/// Hands pages to a running server; what became of them, also where it takes no more.
fn send_pages(remote: &Remote, paths: &[PathBuf], verbose: bool) -> (Report, Result<()>) {
    let mut take = |pages: Vec<_>| remote.load(pages);
    let send = |progress: &mut dyn FnMut(usize, usize)| hand_on(paths, PAGES, &mut take, progress);
    shown(LINE_PAGES, verbose, send)
}

/// Pages that are handed on between two lines of progress.
const LINE_PAGES: usize = 1000;

/// Shows how a load goes on, where no bar is drawn a line every so many files, and what became of files
/// that were not loaded.
fn shown(
    every: usize,
    verbose: bool,
    load: impl FnOnce(&mut dyn FnMut(usize, usize)) -> (Report, Result<()>),
) -> (Report, Result<()>) {
    let bar = if io::stderr().is_terminal() {
        bar()
    } else {
        ProgressBar::hidden()
    };
    let (report, loaded) = load(&mut |done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
        if bar.is_hidden() && (done % every == 0 || done == all) {
            complain(&format!("read {done} of {all} files"));
        }
    });
    bar.finish_and_clear();
    name_files(&report, verbose);
    (report, loaded)
}

/// Names the files that were refused and those whose pages gave way; where wanted, those passed over too.
fn name_files(report: &Report, verbose: bool) {
    let tell = |what: &str, file: &Noted| {
        complain(&format!(
            "{what} {}: {}",
            escape_path(&file.path),
            file.reason
        ));
    };
    if verbose {
        for file in &report.skipped {
            tell("passed over", file);
        }
        for Repeated { path, first } in &report.repeated {
            let (path, first) = (escape_path(path), escape_path(first));
            complain(&format!("repeated {path}: it is the same page as {first}"));
        }
    }
    for Contest {
        kept,
        others,
        address,
    } in &report.contested
    {
        let kept = escape_path(kept);
        let same = match address {
            Some(address) => format!("the same address, {address}"),
            None => "the same title and day".to_owned(),
        };
        for other in others {
            let other = escape_path(other);
            complain(&format!("gave way {other}: {kept} has {same}"));
        }
    }
    for file in &report.refused {
        tell("refused", file);
    }
}

fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} files, {eta} left")
        .expect("the template is well-formed");
    let bar = ProgressBar::new(0).with_style(style);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// The closing line.
pub(super) fn counts(report: &Report) -> String {
    let mut line = format!(
        "{} loaded, {} replaced, {} unchanged, {} refused",
        report.added,
        report.replaced,
        report.unchanged,
        report.refused.len(),
    );
    if !report.skipped.is_empty() {
        line.push_str(&format!(
            ", {} other files passed over",
            report.skipped.len()
        ));
    }
    let gave_way: usize = (report.contested.iter())
        .map(|contest| contest.others.len())
        .sum();
    if gave_way > 0 {
        line.push_str(&format!(", {gave_way} gave way"));
    }
    line
}
