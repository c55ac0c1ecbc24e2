//! How loading, opening and asking grow with the archive.
//!
//! `cargo bench --bench scale -- 1000 10000 100000` makes so many synthetic pages, loads them with the binary,
//! opens the archive after a clean and an unclean stop, and asks the six questions of `--bench http`. It tells
//! pages a second, the time on processors, memory (Linux only), bytes on disk over bytes of pages, and for
//! each question requests a second and latencies beside a static response of the same bytes. Other programs
//! on the machine slow it down: the time on processors says what the work itself takes.
//!
//! `--seed N` makes other pages, `--seconds N` asks for so long in each round, `--folder DIR` keeps pages and
//! archive there.

#[path = "../asking/mod.rs"]
mod asking;
#[path = "../../tests/synthetic/mod.rs"]
mod synthetic;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use caunoi::archive::Archive;
use clap::Parser;
use walkdir::WalkDir;

use asking::say;
use synthetic::Synthetic;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
struct Options {
    /// How many pages; one archive for each.
    #[arg(default_values_t = [1000, 10_000])]
    pages: Vec<usize>,
    /// Which pages.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How long each round asks.
    #[arg(long, default_value_t = 1.0)]
    seconds: f64,
    /// Where pages and archives stay; else they are removed.
    #[arg(long)]
    folder: Option<PathBuf>,
    /// Cargo says so.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let temporary = tempfile::tempdir()?;
    let folder = options.folder.as_deref().unwrap_or(temporary.path());
    fs::create_dir_all(folder)?;
    asking::log_into(&folder.join("log"))?;
    for count in &options.pages {
        let place = folder.join(count.to_string());
        let (pages, data) = (place.join("pages"), place.join("data"));
        let bytes = write_pages(Synthetic::new(options.seed, *count), &pages)?;
        load(&pages, &data, *count, bytes)?;
        open(&data)?;
        let archive = Arc::new(Archive::open(&data)?);
        asking::tell(archive, options.seconds, None)?;
        say("");
    }
    Ok(())
}

/// Writes the pages, and returns how many bytes they have.
fn write_pages(synthetic: Synthetic, folder: &Path) -> Result<usize> {
    fs::create_dir_all(folder)?;
    let mut bytes = 0;
    for page in synthetic.pages() {
        fs::write(folder.join(&page.name), &page.content)?;
        bytes += page.content.len();
    }
    Ok(bytes)
}

fn caunoi(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caunoi"));
    command.env("CAUNOI_DATA", data);
    command
}

/// Loads the pages into an archive of their own.
fn load(pages: &Path, data: &Path, count: usize, bytes: usize) -> Result<()> {
    let began = Instant::now();
    let mut child = caunoi(data)
        .arg("load")
        .arg(pages)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("starting caunoi load")?;
    let mut last = Usage::default();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        last = Usage::of(&child).unwrap_or(last);
        std::thread::sleep(Duration::from_millis(20));
    };
    ensure!(status.success(), "caunoi load ended with {status}");
    let whole = began.elapsed().as_secs_f64();
    say(&format!(
        "{count} pages of {:.1} MB: loaded in {whole:.1} s, {:.0} a second ({:.0} a second of one processor), \
         {} MiB at the peak",
        bytes as f64 / 1e6,
        count as f64 / whole,
        count as f64 / last.processor.as_secs_f64(),
        last.peak_mebibytes,
    ));
    let on_disk = |folder: &str| -> f64 {
        let files = WalkDir::new(data.join(folder))
            .into_iter()
            .filter_map(Result::ok);
        let sizes = files.filter_map(|file| file.metadata().ok());
        sizes
            .filter(|file| file.is_file())
            .map(|file| file.len() as f64)
            .sum()
    };
    let parts = ["pages", "tables", "search"];
    let shares = parts.map(|part| format!("{part} {:.2}", on_disk(part) / bytes as f64));
    say(&format!(
        "on disk, over the bytes of the pages: {}",
        shares.join(", ")
    ));
    Ok(())
}

/// Opens the archive after a clean stop and after an unclean one.
fn open(data: &Path) -> Result<()> {
    let mut first = Serving::start(data)?;
    first.stop("TERM")?;
    let mut clean = Serving::start(data)?;
    clean.stop("KILL")?;
    let mut unclean = Serving::start(data)?;
    unclean.stop("TERM")?;
    for (after, serving) in [("a clean", &clean), ("an unclean", &unclean)] {
        say(&format!(
            "open {:.2} s after {after} stop ({:.2} s of processors), the first list answered at {:.2} s; \
             {} MiB at the peak, {} MiB then",
            serving.opening.as_secs_f64(),
            serving.usage.processor.as_secs_f64(),
            serving.answer.as_secs_f64(),
            serving.after.peak_mebibytes,
            serving.after.mebibytes,
        ));
    }
    Ok(())
}

/// A server of its own process.
struct Serving {
    child: Child,
    /// Until it was open.
    opening: Duration,
    /// What it had used then.
    usage: Usage,
    /// Until the first question was answered.
    answer: Duration,
    /// What it had used then.
    after: Usage,
}

impl Serving {
    /// Starts it, and waits until it has answered a question.
    fn start(data: &Path) -> Result<Serving> {
        let began = Instant::now();
        let mut child = caunoi(data)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("starting caunoi serve")?;
        let said = child.stdout.take().context("no output")?;
        let mut lines = BufReader::new(said).lines();
        let address = loop {
            let line = lines
                .next()
                .context("caunoi serve ended before it listened")??;
            if let Some(address) = line.strip_prefix("listening on http://") {
                break address.parse()?;
            }
        };
        let opening = began.elapsed();
        let usage = Usage::of(&child).unwrap_or_default();
        ask(address)?;
        let answer = began.elapsed();
        let after = Usage::of(&child).unwrap_or_default();
        Ok(Serving {
            child,
            opening,
            usage,
            answer,
            after,
        })
    }

    fn stop(&mut self, signal: &str) -> Result<()> {
        let process = self.child.id().to_string();
        let sent = Command::new("kill")
            .args(["-s", signal, &process])
            .status()?;
        ensure!(sent.success(), "the server could not be stopped");
        self.child.wait()?;
        Ok(())
    }
}

/// Asks a server for its newest articles.
fn ask(address: SocketAddr) -> Result<()> {
    let body = r#"{"query":"{ articles(first: 20) { totalCount nodes { title people { nodes { name } } } } }"}"#;
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "POST /graphql HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let answered = answer.starts_with("HTTP/1.1 200") && !answer.contains("\"errors\":");
    ensure!(answered, "{answer}");
    Ok(())
}

/// What a process has used so far.
#[derive(Default, Clone, Copy)]
struct Usage {
    processor: Duration,
    mebibytes: usize,
    peak_mebibytes: usize,
}

impl Usage {
    /// As Linux tells it.
    fn of(child: &Child) -> Option<Usage> {
        let process = PathBuf::from(format!("/proc/{}", child.id()));
        let status = fs::read_to_string(process.join("status")).ok()?;
        let mebibytes = |field: &str| -> Option<usize> {
            let line = status.lines().find(|line| line.starts_with(field))?;
            let kibibytes: usize = line.split_whitespace().nth(1)?.parse().ok()?;
            Some(kibibytes / 1024)
        };
        // Behind the name, which may hold anything: the 12th and 13th are ticks of a hundredth of a second.
        let stat = fs::read_to_string(process.join("stat")).ok()?;
        let (_, fields) = stat.rsplit_once(')')?;
        let mut ticks = fields
            .split_whitespace()
            .skip(11)
            .map_while(|field| field.parse::<u64>().ok());
        let ticks = ticks.next()? + ticks.next()?;
        Some(Usage {
            processor: Duration::from_millis(10 * ticks),
            mebibytes: mebibytes("VmRSS:")?,
            peak_mebibytes: mebibytes("VmHWM:")?,
        })
    }
}
