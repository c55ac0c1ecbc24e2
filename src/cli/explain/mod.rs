//! `caunoi explain`: a page as it was read, with why.

mod json;
mod mark;
mod missed;
mod paper;
mod text;

use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow};
use caunoi::extract::extract;
use caunoi::load::read_page;
use caunoi::model::{Facts, Page};
use caunoi::page::{self, Examined, MAX_PAGE};

use crate::cli::arguments::{ColorChoice, ExplainOptions};
use crate::cli::escape::escape_path;
use crate::cli::explain::paper::Ink;

/// A page as it was read.
struct Explained {
    page: Examined,
    facts: Facts,
}

/// Prints what a page was read as.
pub(crate) fn explain(options: &ExplainOptions) -> Result<ExitCode> {
    let name = escape_path(&options.file);
    let page = if options.file == Path::new("-") {
        standard_input().context("standard input")?
    } else {
        read_page(&options.file).map_err(|reason| anyhow!("{name}: {reason}"))?
    };
    let page = page::examine(&page).context(name)?;
    let explained = Explained {
        facts: extract(&page.article),
        page,
    };
    let printed = if options.json {
        format!("{:#}\n", json::json(&explained))
    } else {
        text::text(&explained, ink(options.color))
    };
    io::stdout().write_all(printed.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// A page without an address; one byte more than a page may have makes it too large.
fn standard_input() -> io::Result<Page> {
    let mut content = Vec::new();
    let mut input = io::stdin().lock().take(MAX_PAGE as u64 + 1);
    input.read_to_end(&mut content)?;
    Ok(Page {
        content,
        format: None,
        url: None,
        saved_on: None,
    })
}

/// Whether to colour: by default on a terminal, unless `NO_COLOR` is set to anything.
fn ink(choice: ColorChoice) -> Ink {
    let colored = match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            !refused && io::stdout().is_terminal()
        }
    };
    Ink { colored }
}
