//! How long work goes on: a bar on a terminal, lines in the log elsewhere.

use std::cell::Cell;
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use caunoi::archive::Phase;
use indicatif::{ProgressBar, ProgressStyle};

/// How often the log says how work goes on.
const LINE_TIME: Duration = Duration::from_secs(5);

/// Shows how work goes on.
pub(super) struct Progress {
    bar: ProgressBar,
    /// What was said last in the log, and when.
    said: Cell<(&'static str, Option<Instant>)>,
}

impl Progress {
    pub(super) fn new() -> Progress {
        let bar = if io::stderr().is_terminal() {
            let style = ProgressStyle::with_template("{msg} {bar:40} {pos} of {len}, {eta} left")
                .expect("the template is well-formed");
            ProgressBar::new(0).with_style(style)
        } else {
            ProgressBar::hidden()
        };
        Progress {
            bar,
            said: Cell::new(("", None)),
        }
    }

    /// Shows what opening an archive is at.
    pub(super) fn tell(&self, phase: &Phase) {
        match phase {
            Phase::Verifying => self.begin("verifying the archive"),
            Phase::Indexing => self.begin("making the full-text index again"),
            Phase::Remaking { done, all, .. } => {
                self.count("making the archive again from its pages", *done, *all);
            }
            Phase::Loading { done, all } => self.count("loading kept pages", *done, *all),
        }
    }

    fn begin(&self, what: &'static str) {
        self.bar.set_message(what);
        self.bar.tick();
        if self.bar.is_hidden() {
            tracing::info!("{what}");
        }
    }

    /// Shows how many pages of nobody knows how many have been read.
    pub(super) fn tell_read(&self, read: u64) {
        self.bar
            .set_message(format!("reading the dump: {read} pages"));
        self.bar.tick();
    }

    /// Shows that so many of so many are done.
    pub(super) fn count(&self, what: &'static str, done: usize, all: usize) {
        if all == 0 {
            return;
        }
        self.bar.set_message(what);
        self.bar.set_length(all as u64);
        self.bar.set_position(done as u64);
        let (said, at) = self.said.get();
        let due = said != what || at.is_none_or(|at| at.elapsed() >= LINE_TIME) || done == all;
        if self.bar.is_hidden() && due {
            tracing::info!("{what}: {done} of {all}");
            self.said.set((what, Some(Instant::now())));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
