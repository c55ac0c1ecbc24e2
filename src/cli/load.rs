//! `caunoi load`, and the loading that `caunoi serve` begins with.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Result, bail};
use caunoi::archive::{Archive, ArchiveError};
use caunoi::load::{Report, hand_on};
use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::arguments::LoadOptions;
use crate::cli::remote::Remote;
use crate::cli::{complain, log, say};

/// Loads pages; done in part where one was refused.
pub(crate) fn load(options: LoadOptions) -> Result<ExitCode> {
    log::start(&options.archive)?;
    let (report, done) = match options.to {
        Some(address) => send_pages(&Remote::new(address)?, &options.paths),
        None => {
            let report = load_pages(&open(&options.archive.data)?, &options.paths)?;
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
    match Archive::open(folder) {
        Err(error @ ArchiveError::Locked { .. }) => {
            bail!("{error}; stop it, or hand it the pages with `caunoi load --to URL`")
        }
        opened => Ok(opened?),
    }
}

/// Loads pages into the archive with a progress bar on a terminal and lines elsewhere; names the refused
/// ones.
pub(super) fn load_pages(archive: &Archive, paths: &[PathBuf]) -> Result<Report> {
    let load =
        |progress: &mut dyn FnMut(usize, usize)| match caunoi::load::load(archive, paths, progress)
        {
            Ok(report) => (report, Ok(())),
            Err(error) => (Report::default(), Err(error.into())),
        };
    let (report, loaded) = shown(1, load);
    loaded.map(|()| report)
}

/// Hands pages to a running server, one by one; what became of them, also where it takes no more.
fn send_pages(remote: &Remote, paths: &[PathBuf]) -> (Report, Result<()>) {
    let mut take = |pages: Vec<_>| pages.into_iter().map(|page| remote.load(page)).collect();
    let send = |progress: &mut dyn FnMut(usize, usize)| hand_on(paths, 1, &mut take, progress);
    shown(LINE_PAGES, send)
}

/// Pages that are handed on one by one between two lines of progress.
const LINE_PAGES: usize = 1000;

/// Shows how a load goes on, where no bar is drawn a line every so many files, and what it refused.
fn shown(
    every: usize,
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
    for refusal in &report.refused {
        complain(&format!(
            "refused {}: {}",
            refusal.path.display(),
            refusal.reason
        ));
    }
    (report, loaded)
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
    if report.skipped > 0 {
        line.push_str(&format!(", {} other files passed over", report.skipped));
    }
    line
}
