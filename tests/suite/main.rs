//! What caunoi promises, tested through its front doors: the archive, the HTTP API, the binary.

mod annotated;
mod archive;
mod attack;
mod audits;
mod check;
mod cli;
mod clients;
mod dump;
mod errors;
mod explain;
mod facts;
mod formats;
mod graphiql;
mod graphql;
mod harness;
mod hostile;
mod http;
mod node;
mod page;
mod schema;
mod socket;
mod stand_in;
#[path = "../synthetic/mod.rs"]
mod synthetic;
mod whole;
