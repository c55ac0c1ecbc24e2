//! The log, on standard error.

use std::io::{self, IsTerminal};
use std::panic;

use anyhow::{Context, Result};
use tracing_subscriber::EnvFilter;

use crate::cli::arguments::{ArchiveOptions, LogFormat};

/// Starts the log. Panics go there too, so that a log of JSON stays one.
pub(super) fn start(options: &ArchiveOptions) -> Result<()> {
    let filter = EnvFilter::try_new(&options.log).context("--log")?;
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal());
    match options.log_format {
        LogFormat::Text => log.with_target(false).init(),
        LogFormat::Json => log.json().init(),
    }
    panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        let payload = panic.payload();
        let said = payload.downcast_ref::<&str>().copied();
        let said = said.or(payload.downcast_ref::<String>().map(String::as_str));
        tracing::error!(place, said, "panic");
    }));
    Ok(())
}
