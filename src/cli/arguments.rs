//! Commands, options and their environment variables.

use std::path::PathBuf;

use caunoi::http::Origin;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use url::Url;

const EXAMPLES: &str = "\
Examples:
  caunoi                                    serve http://127.0.0.1:8000, with the sample pages at first
  caunoi load pages/ one.html               read pages into the archive, again as often as you like
  caunoi load --to http://127.0.0.1:8000 pages/    hand pages to a running server
  CAUNOI_TOKEN=secret caunoi serve          serve, and take pages by the mutation loadPage too
  caunoi serve --listen 0.0.0.0:80 --data /var/lib/caunoi
  caunoi explain page.html                  show how one page is read, and why
  caunoi check                              say whether the archive holds
  caunoi dump pages.dump                    keep all pages in one file, from which `caunoi restore` makes them
  caunoi schema > schema.graphql

Ask it:
  curl -s http://127.0.0.1:8000/graphql -H 'content-type: application/json' \\
    -d '{\"query\": \"{ archive { articles people meetings directives } }\"}'

Environment:
  CAUNOI_TOKEN  the bearer token that mutations need; without it there are no mutations

Exit status: 0 done, 1 done in part or failed, 2 wrong usage.";

/// Turns saved Vietnamese press pages on people-to-people diplomacy into an archive behind a GraphQL
/// API, each fact cited to the characters that say it.
///
/// Without a command it serves.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// What to do without a command.
    #[command(flatten)]
    pub(crate) serve: ServeOptions,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Open the archive and serve it until SIGINT or SIGTERM
    ///
    /// An empty archive is loaded with the pages of the seed folder first. It prints where GraphiQL and
    /// the API are and what the archive holds, then `listening on http://ADDR` as soon as it answers.
    /// The first signal lets open requests finish, the second stops at once.
    #[command(after_help = SERVE_EXAMPLES)]
    Serve(ServeOptions),
    /// Load pages into the archive
    ///
    /// Takes files that end in .txt, .html or .htm, and folders at any depth. The same pages again
    /// change nothing; another text at the same address replaces the page. Of several pages at one address
    /// among the files, one is kept, and all are named. A page that cannot be read is reported with its
    /// path and reason; the others still load, and the exit status is 1. A running server holds its
    /// archive alone: hand it the pages with --to.
    #[command(after_help = LOAD_EXAMPLES)]
    Load(LoadOptions),
    /// Print how a page is read, and why
    ///
    /// Shows the page's paragraphs with the facts marked under the words that say them, each mention with
    /// the rule and the line of the lexicon that found it; then the people with their positions, the
    /// bodies, meetings and documents, and what of the page was left out. Loads nothing.
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(ExplainOptions),
    /// Check an archive that no process holds
    ///
    /// Holds the tables against their manifest, the pages against their names, articles against pages and
    /// texts, and the index against the tables. A line for each that does not hold, and what there is.
    /// Changes nothing. Exit status: 0 everything holds, 1 something does not, 2 it could not be checked.
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckOptions),
    /// Make everything again from the pages
    ///
    /// Tables and full-text index are made beside the old ones and take their place when they are whole.
    /// The archive does so by itself where they do not hold, or were made by other rules.
    Rebuild(RebuildOptions),
    /// Write all pages of an archive into one file
    ///
    /// The file is complete or not there, of one revision, and the same for archives of the same pages.
    /// A running server holds its archive alone: have it give the dump with --from.
    #[command(after_help = DUMP_EXAMPLES)]
    Dump(DumpOptions),
    /// Make an archive from a dump
    ///
    /// Only where --data holds no pages. A dump that is damaged, cut short or of another version is
    /// refused, and nothing is changed.
    #[command(after_help = RESTORE_EXAMPLES)]
    Restore(RestoreOptions),
    /// Print the GraphQL schema
    Schema,
    /// Print the limits that requests, pages and connections are held to
    Limits,
    /// Print a script that completes commands and options in a shell
    Completions {
        /// Which shell
        shell: Shell,
    },
}

const SERVE_EXAMPLES: &str = "\
Examples:
  caunoi serve --listen 127.0.0.1:0                      take a free port; the last line says which
  caunoi serve --allow-origin https://archive.example    let that site's pages ask, or a proxy under its name
  CAUNOI_TOKEN=secret caunoi serve                       take mutations with `Authorization: Bearer secret`";

const LOAD_EXAMPLES: &str = "\
Examples:
  caunoi load saved/2023 saved/2024/page.html
  caunoi load --data /var/lib/caunoi pages/
  caunoi load --verbose pages/                      say what was passed over, too
  CAUNOI_TOKEN=secret caunoi load --to http://127.0.0.1:8000 pages/    hand them to the running server";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  caunoi explain page.html                          what was found on the page, and what was not
  caunoi explain --color always page.txt | less -R
  curl -s https://news.example/a.html | caunoi explain --json - | jq .people

Rules are named in capitals (`KNOWN_BODY`); `organizations.txt:12` is line 12 of that file under
src/lexicon/data, where bodies, titles and forms of address are added.";

const CHECK_EXAMPLES: &str = "\
Examples:
  caunoi check --data /var/lib/caunoi
  caunoi check --json | jq -r '.findings[] | .place'";

const DUMP_EXAMPLES: &str = "\
Examples:
  caunoi dump 2024-06-01.dump
  CAUNOI_TOKEN=secret caunoi dump --from http://127.0.0.1:8000 2024-06-01.dump    from the running server
  caunoi dump - | zstd > archive.dump.zst";

const RESTORE_EXAMPLES: &str = "\
Examples:
  caunoi restore --data restored 2024-06-01.dump
  zstd -dc archive.dump.zst | caunoi restore --data restored -";

/// The options of `check`.
#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    /// Print one JSON object instead, for programs
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) archive: ArchiveOptions,
}

/// The options of `rebuild`.
#[derive(Debug, Args)]
pub(crate) struct RebuildOptions {
    #[command(flatten)]
    pub(crate) archive: ArchiveOptions,
}

/// The options of `dump`.
#[derive(Debug, Args)]
pub(crate) struct DumpOptions {
    /// The file to write, or `-` for standard output
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Take the dump from the server that runs there, as http://127.0.0.1:8000, instead of --data;
    /// CAUNOI_TOKEN holds its token
    #[arg(long, value_name = "URL", value_parser = server)]
    pub(crate) from: Option<Url>,
    #[command(flatten)]
    pub(crate) archive: ArchiveOptions,
}

/// The options of `restore`.
#[derive(Debug, Args)]
pub(crate) struct RestoreOptions {
    /// The dump, or `-` for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) archive: ArchiveOptions,
}

/// Where the archive is and how it speaks of its work.
#[derive(Debug, Args)]
pub(crate) struct ArchiveOptions {
    /// The archive's folder
    #[arg(long, env = "CAUNOI_DATA", value_name = "DIR", default_value = "data")]
    pub(crate) data: PathBuf,
    /// How log lines are written, on standard error
    #[arg(
        long,
        env = "CAUNOI_LOG_FORMAT",
        value_name = "FORMAT",
        default_value = "text"
    )]
    pub(crate) log_format: LogFormat,
    /// What is logged: error, warn, info, debug or trace, also by module, as `info,caunoi::http=debug`
    #[arg(
        long,
        env = "CAUNOI_LOG",
        value_name = "FILTER",
        default_value = "info,tantivy=warn",
        value_parser = filter
    )]
    pub(crate) log: String,
}

/// The options of `load`.
#[derive(Debug, Args)]
pub(crate) struct LoadOptions {
    /// Pages, and folders of pages
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Hand the pages to the server that runs there, as http://127.0.0.1:8000, instead of opening --data;
    /// CAUNOI_TOKEN holds its token
    #[arg(long, value_name = "URL", value_parser = server)]
    pub(crate) to: Option<Url>,
    /// Name each file that was passed over, and each that holds the same page as another one, too
    #[arg(short, long)]
    pub(crate) verbose: bool,
    #[command(flatten)]
    pub(crate) archive: ArchiveOptions,
}

/// The options of `explain`.
#[derive(Debug, Args)]
pub(crate) struct ExplainOptions {
    /// The page: a text or HTML file, or `-` for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Whether to colour the facts; by default on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorChoice,
    /// Print one JSON object instead, for programs
    #[arg(long)]
    pub(crate) json: bool,
}

/// When to colour.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal.
    Auto,
    /// Even where the output is a file.
    Always,
    /// Not at all.
    Never,
}

/// The options of `serve`.
#[derive(Debug, Args)]
pub(crate) struct ServeOptions {
    #[command(flatten)]
    pub(crate) archive: ArchiveOptions,
    /// The pages to start an empty archive with
    #[arg(long, env = "CAUNOI_SEED", value_name = "DIR", default_value = "seed")]
    pub(crate) seed: PathBuf,
    /// Where to listen; port 0 takes a free port
    #[arg(long, env = "CAUNOI_LISTEN", value_name = "ADDR", default_value = "127.0.0.1:8000", value_parser = address)]
    pub(crate) listen: String,
    /// A site whose pages may ask this server, or whose name a proxy passes on; may be given again
    #[arg(
        long,
        env = "CAUNOI_ALLOW_ORIGIN",
        value_name = "ORIGIN",
        value_delimiter = ','
    )]
    pub(crate) allow_origin: Vec<Origin>,
    /// Tell nobody the schema: no introspection, no /schema.graphql, no suggestions in errors
    #[arg(long, env = "CAUNOI_NO_INTROSPECTION")]
    pub(crate) no_introspection: bool,
}

/// How log lines are written.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LogFormat {
    /// For people.
    Text,
    /// For programs, an object a line.
    Json,
}

/// Where a server runs, or where it takes operations.
fn server(text: &str) -> Result<Url, String> {
    match Url::parse(text) {
        Ok(url) if url.scheme() == "http" && url.has_host() => Ok(url),
        Ok(url) if url.scheme() == "https" => {
            Err("TLS is not spoken: name the server itself, as http://127.0.0.1:8000".to_owned())
        }
        _ => Err("a server is named as http://127.0.0.1:8000".to_owned()),
    }
}

/// What is logged. A module's name alone, which the log would take, is most likely a mistyped level, and silences it.
fn filter(text: &str) -> Result<String, String> {
    const LEVELS: [&str; 6] = ["error", "warn", "info", "debug", "trace", "off"];
    let is_level = |level: &str| LEVELS.iter().any(|one| one.eq_ignore_ascii_case(level));
    let is_rule = |rule: &str| match rule.trim().rsplit_once('=') {
        Some((module, level)) => !module.is_empty() && is_level(level),
        None => is_level(rule.trim()),
    };
    if text.split(',').all(is_rule) {
        Ok(text.to_owned())
    } else {
        Err(format!(
            "a filter is one of {}, also by module, as `info,caunoi::http=debug`",
            LEVELS.join(", ")
        ))
    }
}

/// A host or an IP address, with a port.
fn address(text: &str) -> Result<String, String> {
    match text.rsplit_once(':') {
        Some((host, port)) if !host.is_empty() && port.parse::<u16>().is_ok() => {
            Ok(text.to_owned())
        }
        _ => Err("an address is a host and a port, as 127.0.0.1:8000".to_owned()),
    }
}
