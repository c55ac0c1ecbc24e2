//! The audits of GraphQL over HTTP that npm's graphql-http puts to a server.

use std::sync::Arc;

use caunoi::archive::Archive;
use caunoi::http::{Server, Settings, Shutdown};
use tempfile::TempDir;

use crate::node;
use crate::stand_in::listening;

#[tokio::test(flavor = "multi_thread")]
async fn all_audits_pass() {
    let folder = TempDir::new().unwrap();
    let archive = Arc::new(Archive::open(folder.path()).unwrap());
    let server = Server::new(String::new(), Settings::default(), Shutdown::default());
    server.start(caunoi::graphql::engine(archive));
    let address = format!("http://{}/graphql", listening(server).await);
    let audits = tokio::task::spawn_blocking(move || node::run("audits.mjs", &[&address]));
    if let Some(lines) = audits.await.unwrap() {
        assert_eq!(lines, ["61 of 61 audits pass"]);
    }
}
