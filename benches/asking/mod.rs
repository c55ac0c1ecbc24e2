//! Asking a server over loopback, beside a static response of the same bytes.

mod client;
#[path = "../questions/mod.rs"]
mod questions;

use std::cell::Cell;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::routing::get;
use bytes::Bytes;
use caunoi::archive::Archive;
use caunoi::graphql;
use caunoi::http::{Server, Settings, Shutdown, router, serve_routes};
use tokio::net::TcpListener;

use client::{NUMBER, Request, Round};
use questions::{Question, questions};

/// Connections that ask at once.
const CONNECTIONS: usize = 16;

/// How often each thing is measured.
const ROUNDS: usize = 3;

/// Asks the questions, or the one of a name, each round for so many seconds, and tells a line for each.
pub(crate) fn tell(archive: Arc<Archive>, seconds: f64, only: Option<&str>) -> Result<()> {
    let mut asked = questions(&archive);
    asked.retain(|question| only.is_none_or(|name| name == question.name));
    say(&format!(
        "{} articles, {CONNECTIONS} connections",
        archive.view().snapshot.articles()
    ));
    let shutdown = Shutdown::default();
    let server = Server::new(String::new(), Settings::default(), shutdown.clone());
    server.start(graphql::engine(archive));
    let serving = tokio::runtime::Builder::new_multi_thread()
        .thread_name(client::SERVING)
        .worker_threads(1)
        .enable_all()
        .build()?;
    let asking = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let (address, routes) = serving.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        tokio::spawn(serve_routes(
            listener,
            server.clone(),
            router(server.clone()),
        ));
        anyhow::Ok((address, router(server.clone())))
    })?;
    let statics = asking.block_on(answers(address, &asked))?;
    let with_statics = statics.iter().fold(routes, |routes, (name, bytes)| {
        let bytes = bytes.clone();
        let answer = move || std::future::ready(bytes.clone());
        routes.route(&format!("/static/{name}"), get(answer))
    });
    let address = serving.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        tokio::spawn(serve_routes(listener, server.clone(), with_statics));
        anyhow::Ok(address)
    })?;
    say(&format!(
        "{:8} {:>7} {:>29} {:>36} {:>36} {:>36}",
        "", "bytes", "static/s  p50µs  p99µs  cpuµs", "hot", "cold", "new"
    ));
    for (question, (_, bytes)) in asked.iter().zip(&statics) {
        let rows = asking.block_on(measure(address, question, seconds))?;
        let [still, rest @ ..] = &rows;
        let mut line = format!("{:8} {:>7} {}", question.name, bytes.len(), told(still));
        for round in rest {
            let share = 100.0 * round.rate / still.rate;
            line += &format!(" {} {share:>5.1}%", told(round));
        }
        say(&line);
    }
    shutdown.request();
    Ok(())
}

#[expect(clippy::print_stdout, reason = "what was measured is told")]
pub(crate) fn say(line: &str) {
    println!("{line}");
}

/// Logs as the server does, each line into a file.
pub(crate) fn log_into(path: &std::path::Path) -> Result<()> {
    let file = std::fs::File::create(path)?;
    tracing_subscriber::fmt()
        .with_env_filter("info,tantivy=warn")
        .with_writer(Arc::new(file))
        .with_ansi(false)
        .with_target(false)
        .init();
    Ok(())
}

/// What each question is answered.
async fn answers(address: SocketAddr, asked: &[Question]) -> Result<Vec<(&'static str, Bytes)>> {
    let mut answers = Vec::new();
    for question in asked {
        let body = client::body(address, &Request::post(&question.body())).await?;
        anyhow::ensure!(
            !body.windows(9).any(|nine| nine == b"\"errors\":"),
            "{}: {}",
            question.name,
            String::from_utf8_lossy(&body)
        );
        answers.push((question.name, body.into()));
    }
    Ok(answers)
}

/// The best rounds of static, hot, cold and new.
async fn measure(address: SocketAddr, question: &Question, seconds: f64) -> Result<[Round; 4]> {
    let body = question.body();
    let cold = body.replacen(
        '{',
        &format!("{{\"extensions\":{{\"number\":\"{NUMBER}\"}},"),
        1,
    );
    let new = body.replacen("\"query\":\"", &format!("\"query\":\"#{NUMBER}\\n"), 1);
    let requests = [
        Request::get(&format!("/static/{}", question.name)),
        Request::post(&body),
        Request::post(&cold),
        Request::post(&new),
    ];
    let numbers = Cell::new(0);
    let time = Duration::from_secs_f64(seconds);
    let mut best: [Option<Round>; 4] = [const { None }; 4];
    for _ in 0..ROUNDS {
        for (request, best) in requests.iter().zip(&mut best) {
            let round = client::ask(address, request, CONNECTIONS, time, &numbers).await?;
            if best.as_ref().is_none_or(|best| round.rate > best.rate) {
                *best = Some(round);
            }
        }
    }
    let [a, b, c, d] = best.map(|round| round.context("no round"));
    Ok([a?, b?, c?, d?])
}

fn told(round: &Round) -> String {
    format!(
        "{:>8.0} {:>6} {:>6} {:>6.0}",
        round.rate,
        round.p50.as_micros(),
        round.p99.as_micros(),
        round.cpu.map_or(f64::NAN, |cpu| cpu.as_secs_f64() * 1e6)
    )
}
