//! What npm's packages say of the server: the audits of graphql-http, clients that listen, and what a linter
//! finds in its schema.

use std::path::Path;
use std::sync::Arc;

use caunoi::archive::Archive;
use caunoi::http::{Server, Settings, Shutdown};
use tempfile::TempDir;

use crate::node;
use crate::stand_in::listening;

/// What a script prints that is given the address of a server of this archive.
async fn told(archive: Archive, script: &'static str, more: &[&str]) -> Option<Vec<String>> {
    let settings = Settings {
        token: Some("secret".to_owned()),
        ..Settings::default()
    };
    let server = Server::new(String::new(), settings, Shutdown::default());
    server.start(caunoi::graphql::engine(Arc::new(archive)));
    let address = format!("http://{}", listening(server).await);
    let more: Vec<String> = more.iter().map(ToString::to_string).collect();
    let running = tokio::task::spawn_blocking(move || {
        let mut arguments = vec![&*address];
        arguments.extend(more.iter().map(String::as_str));
        node::run(script, &arguments)
    });
    running.await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn all_audits_pass() {
    let folder = TempDir::new().unwrap();
    let archive = Archive::open(folder.path()).unwrap();
    if let Some(lines) = told(archive, "audits.mjs", &[]).await {
        assert_eq!(lines, ["61 of 61 audits pass"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_hear_of_every_change() {
    let folder = TempDir::new().unwrap();
    let archive = Archive::open(folder.path()).unwrap();
    for name in ["danang-2025-review.txt", "seminar-decree-58.txt"] {
        let page = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("seed")
            .join(name);
        caunoi::load::load(&archive, &[page], &mut |_, _| {}).unwrap();
    }
    let Some(lines) = told(archive, "live.mjs", &["2"]).await else {
        return;
    };
    let mut expected = Vec::new();
    for client in ["graphql-ws", "graphql-sse"] {
        for said in [
            "ADDED 1",
            "ADDED 2",
            "2 articles",
            "GRAPHQL_VALIDATION_FAILED",
        ] {
            expected.push(format!("{client} {said}"));
        }
    }
    expected.push("graphql-ws 4403 Forbidden".to_owned());
    assert_eq!(lines, expected);
}

#[test]
fn the_linter_finds_what_is_documented_and_nothing_else() {
    if let Some(lines) = node::run("lint.mjs", &[]) {
        assert_eq!(lines, ["24 rules, 2 with options"]);
    }
}
