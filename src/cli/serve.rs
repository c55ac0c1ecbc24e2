//! `caunoi serve`.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::{env, io, process};

use anyhow::{Context, Result, anyhow};
use caunoi::archive::{Archive, Phase};
use caunoi::graphql::{self, Introspection};
use caunoi::http::{self, Holdings, Server, Settings, Shutdown};
use tokio::net::TcpListener;
use tokio::task::spawn_blocking;

use crate::cli::arguments::ServeOptions;
use crate::cli::escape::escape_path;
use crate::cli::load::{counts, load_pages, open_told};
use crate::cli::progress::Progress;
use crate::cli::{complain, log, say};

/// Serves until a signal comes.
pub(crate) fn serve(options: ServeOptions) -> Result<ExitCode> {
    log::start(&options.archive)?;
    let runtime = tokio::runtime::Runtime::new().context("starting threads")?;
    let served = runtime.block_on(run(options));
    // What still blocks a thread after the drain has had its time.
    runtime.shutdown_background();
    served
}

async fn run(options: ServeOptions) -> Result<ExitCode> {
    let listener = bind(&options.listen).await?;
    let address = listener.local_addr().context("asking for the port")?;
    let shutdown = Shutdown::default();
    heed_signals(shutdown.clone())?;
    let settings = Settings {
        token: env::var("CAUNOI_TOKEN")
            .ok()
            .filter(|token| !token.is_empty()),
        allowed_origins: options.allow_origin,
        loopback: address.ip().is_loopback(),
    };
    let (introspection, sdl) = if options.no_introspection {
        (Introspection::Off, String::new())
    } else {
        (Introspection::On, graphql::sdl())
    };
    let server = Server::new(sdl, settings, shutdown.clone());
    let serving = tokio::spawn(http::serve(listener, server.clone()));

    tracing::info!("opening the archive; http://{address}/health/ready says when it is open");
    let waiting = server.clone();
    let opening = spawn_blocking(move || {
        let progress = Progress::new();
        let tell = |phase: Phase| {
            progress.tell(&phase);
            waiting.tell(phase);
        };
        open_with_seed(&options.archive.data, &options.seed, &tell)
    });
    let archive = tokio::select! {
        opened = opening => opened.context("opening the archive")??,
        () = shutdown.wait() => return Ok(ExitCode::FAILURE),
    };
    let engine = graphql::engine_with(Arc::clone(&archive), introspection);
    let holdings = engine.holdings();
    server.start(engine);
    say(&format!("GraphiQL  http://{address}/"))?;
    say(&format!("GraphQL   http://{address}/graphql"))?;
    say(&format!("archive   {}", held(&holdings)))?;
    say(&format!("listening on http://{address}"))?;

    serving.await.context("serving")?;
    spawn_blocking(move || archive.stop())
        .await
        .context("closing the archive")?;
    Ok(ExitCode::SUCCESS)
}

async fn bind(address: &str) -> Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => anyhow!(
            "{address} is taken by another program; choose another with --listen, where port 0 takes a free one"
        ),
        io::ErrorKind::PermissionDenied => {
            anyhow!("{address} may not be listened on by this user; choose a port above 1023 with --listen")
        }
        _ => anyhow!("{address} cannot be listened on: {error}"),
    })
}

/// Opens the archive and loads an empty one with the seed.
fn open_with_seed(data: &Path, seed: &Path, tell: &dyn Fn(Phase)) -> Result<Arc<Archive>> {
    let archive = open_told(data, tell)?;
    if archive.view().snapshot.articles() == 0 {
        if seed.is_dir() {
            let report = load_pages(&archive, &[seed.to_owned()], false)?;
            complain(&format!("{}: {}", escape_path(seed), counts(&report)));
        } else {
            tracing::warn!(
                "the archive is empty and there is no folder {} to start it with; load pages with `caunoi load`",
                seed.display()
            );
        }
    }
    Ok(Arc::new(archive))
}

fn held(holdings: &Holdings) -> String {
    format!(
        "{} articles, {} people, {} organizations, {} meetings, {} directives, {} countries",
        holdings.articles,
        holdings.people,
        holdings.organizations,
        holdings.meetings,
        holdings.directives,
        holdings.countries,
    )
}

/// The first signal asks for an orderly end, the second makes one.
fn heed_signals(shutdown: Shutdown) -> Result<()> {
    let mut signals = Signals::new().context("listening for signals")?;
    tokio::spawn(async move {
        signals.next().await;
        tracing::info!("stopping when open requests are done; a second signal stops at once");
        shutdown.request();
        signals.next().await;
        process::exit(1);
    });
    Ok(())
}

#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> io::Result<Signals> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Signals {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn new() -> io::Result<Signals> {
        Ok(Signals)
    }

    async fn next(&mut self) {
        // Without a way to hear the signal the process ends by it, as any other does.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
