//! What the commands take, do and print: results on standard output, the rest on standard error.

mod arguments;
mod check;
mod dump;
mod escape;
mod explain;
mod load;
mod log;
mod progress;
mod remote;
mod serve;

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use caunoi::archive::{CLOSING_TIME, MAX_DUMP_PAGES, MAX_SIDECAR};
use caunoi::extract::MAX_READ;
use caunoi::load::CHUNK_BYTES;
use caunoi::page::{MAX_LINES, MAX_OPEN_TAGS, MAX_PAGE, MAX_TAGS};
use caunoi::{graphql, http};
use clap::CommandFactory;
use clap_complete::Shell;

pub(crate) use arguments::{Arguments, Command};
pub(crate) use check::{check, rebuild};
pub(crate) use dump::{dump, restore};
pub(crate) use explain::explain;
pub(crate) use load::load;
pub(crate) use serve::serve;

/// Prints the schema.
pub(crate) fn schema() -> Result<ExitCode> {
    write!(io::stdout(), "{}", graphql::sdl())?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the limits.
pub(crate) fn limits() -> Result<ExitCode> {
    let pages = [
        ("a page", http::limits::bytes(MAX_PAGE)),
        (
            "pages of a load, in memory at once",
            http::limits::bytes(CHUNK_BYTES),
        ),
        (
            "of a paragraph, read for facts",
            http::limits::bytes(MAX_READ),
        ),
        ("lines of a page, others ignored", MAX_LINES.to_string()),
        ("tags of a page, further ones ignored", MAX_TAGS.to_string()),
        (
            "tags open at once, deeper ones too",
            MAX_OPEN_TAGS.to_string(),
        ),
        (
            "time of load --to for a page",
            format!("{} s", remote::TIME.as_secs()),
        ),
        (
            "time for a store to be closed",
            format!("{} s", CLOSING_TIME.as_secs()),
        ),
        ("pages of a dump", MAX_DUMP_PAGES.to_string()),
        (
            "what is known beside a page of it",
            http::limits::bytes(MAX_SIDECAR),
        ),
    ];
    let rows = http::limits::table()
        .into_iter()
        .chain(graphql::Limits::table())
        .chain(pages);
    for (what, value) in rows {
        say(&format!("{what:<38}{value}"))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints a shell's completions.
pub(crate) fn completions(shell: Shell) -> Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "caunoi", &mut script);
    io::stdout().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints a line of the result.
fn say(line: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}

/// Prints a line that is no result, with what could steer a terminal escaped. Where even that cannot be
/// printed, nobody is there to be told.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(io::stderr(), "{}", escape::escape(line));
}
