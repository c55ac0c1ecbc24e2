//! `caunoi check` and `caunoi rebuild`.

use std::process::ExitCode;

use anyhow::{Result, bail};
use caunoi::archive::{Archive, ArchiveError, Checked, Finding};
use caunoi::code::chain;

use crate::cli::arguments::{CheckOptions, RebuildOptions};
use crate::cli::progress::Progress;
use crate::cli::{complain, log, say};

/// What cannot be checked is neither whole nor damaged.
const UNCHECKED: u8 = 2;

/// Checks an archive; a line for each finding.
pub(crate) fn check(options: &CheckOptions) -> Result<ExitCode> {
    log::start(&options.archive)?;
    let progress = Progress::new();
    let checked = Archive::check(&options.archive.data, &|done, all| {
        progress.count("reading pages", done, all);
    });
    drop(progress);
    let checked = match checked {
        Ok(checked) => checked,
        Err(error) => {
            complain(&format!("error: {}", unused(&error)));
            return Ok(ExitCode::from(UNCHECKED));
        }
    };
    if options.json {
        say(&serde_json::to_string_pretty(&checked)?)?;
    } else {
        print(&checked)?;
    }
    Ok(if checked.is_whole() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn print(checked: &Checked) -> Result<()> {
    for Finding { place, key, reason } in &checked.findings {
        let key = key
            .as_ref()
            .map_or_else(String::new, |key| format!(" {key}"));
        say(&format!("damaged  {place}{key}: {reason}"))?;
    }
    if checked.more > 0 {
        say(&format!("damaged  {} more", checked.more))?;
    }
    for page in &checked.idle {
        say(&format!(
            "idle     {page}: it gives no article of its own, and is kept"
        ))?;
    }
    say(&format!("pages    {}", checked.pages))?;
    let revision = checked.revision;
    let revision = revision.map_or_else(|| "unknown".to_owned(), |revision| revision.to_string());
    let records: u64 = checked.records.values().sum();
    say(&format!(
        "tables   {records} records, revision {revision}, format {}",
        checked.format
    ))?;
    if let Some(documents) = checked.documents {
        say(&format!("search   {documents} documents"))?;
    }
    let findings = checked.findings.len() + checked.more;
    say(&if checked.is_whole() {
        "whole    everything holds".to_owned()
    } else {
        let findings = match findings {
            1 => "1 finding".to_owned(),
            many => format!("{many} findings"),
        };
        format!(
            "damaged  {findings}; `caunoi rebuild` makes all but the pages again, which a dump holds"
        )
    })?;
    Ok(())
}

/// Makes an archive again from its pages.
pub(crate) fn rebuild(options: &RebuildOptions) -> Result<ExitCode> {
    log::start(&options.archive)?;
    let progress = Progress::new();
    let told = |phase| progress.tell(&phase);
    let rebuilt = Archive::rebuild(
        &options.archive.data,
        "asked for by `caunoi rebuild`",
        &told,
    );
    drop(progress);
    let archive = match rebuilt {
        Err(error @ ArchiveError::Locked { .. }) => bail!("{}", unused(&error)),
        rebuilt => rebuilt?,
    };
    let snapshot = archive.view().snapshot;
    let (articles, revision) = (snapshot.articles(), snapshot.revision());
    let left_out = archive.left_out();
    if left_out > 0 {
        say(&format!(
            "{articles} articles, revision {revision}; {left_out} damaged pages left out"
        ))?;
        return Ok(ExitCode::FAILURE);
    }
    say(&format!("{articles} articles, revision {revision}"))?;
    Ok(ExitCode::SUCCESS)
}

/// What is wrong, and what to do where a process holds the archive.
pub(super) fn unused(error: &ArchiveError) -> String {
    let said = chain(error);
    match error {
        ArchiveError::Locked { .. } => format!("{said}; stop it first"),
        _ => said,
    }
}
