//! How many requests a second the server answers, beside a static response of the same bytes.
//!
//! `cargo bench --bench http` asks six questions from 16 connections over loopback: *hot*, where the answer is
//! kept; *cold*, where it must be made, of a document that is known; *new*, where the document is not known
//! either. The static response comes from the same server, without anything of ours in between. Rounds take
//! turns, so that a busy machine slows all alike, and the best of each counts: look at the ratios. On Linux the time
//! on a processor that the server takes for each request is told, too; other programs change it least.
//!
//! `-- --seconds N` asks for so long in each round, `-- --pages DIR` of other pages than the repository's.

#[path = "../asking/mod.rs"]
mod asking;
#[path = "../pages/mod.rs"]
mod pages;

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use caunoi::archive::Archive;
use caunoi::load;
use clap::Parser;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
struct Options {
    /// How long each round asks.
    #[arg(long, default_value_t = 1.0)]
    seconds: f64,
    /// Pages to ask of, in place of those of the repository.
    #[arg(long)]
    pages: Option<PathBuf>,
    /// Cargo says so.
    #[arg(long, hide = true)]
    bench: bool,
    /// Ask only the question of this name.
    only: Option<String>,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let folder = tempfile::tempdir()?;
    asking::log_into(&folder.path().join("log"))?;
    let archive = Arc::new(Archive::open(&folder.path().join("data"))?);
    match &options.pages {
        Some(pages) => drop(load::load(
            &archive,
            std::slice::from_ref(pages),
            &mut |_, _| {},
        )?),
        None => drop(archive.load(pages::pages())?),
    }
    asking::tell(archive, options.seconds, options.only.as_deref())
}
