//! Caunoi turns saved Vietnamese press pages on people-to-people diplomacy into an archive that can be
//! asked, each fact cited to the characters that say it.
//!
//! The modules in the order in which data flows:
//!
//! - [`text`]: folding, offsets, slugs, order, sentences: what every stage knows about Vietnamese text
//! - [`model`]: the nouns, plain data
//! - [`lexicon`]: bodies, countries, titles: data compiled in
//! - [`page`]: bytes to blocks to an [`model::Article`]; never fails, reports what it cannot use
//! - [`extract`]: an article to its [`model::Facts`], a pure function
//! - [`resolve`]: the facts of all articles to entities, pure, in any order the same
//! - [`archive`]: pages on disk, tables, commits; the only place that names sled and bincode
//! - [`snapshot`]: one revision of the archive, in memory: what a request reads
//! - [`search`]: the full-text index, made from the archive; the only place that names tantivy
//! - [`load`]: the spine: pages, facts, entities, commit, report
//! - [`wanted`]: whether anybody still waits for an answer
//! - [`code`]: what errors are called, for programs
//! - [`graphql`]: the schema; the only place that names async-graphql
//! - [`http`]: the server; the only place that names axum

pub mod archive;
pub mod code;
pub mod extract;
#[cfg(any(test, fuzzing))]
pub mod fuzz;
pub mod graphql;
pub mod http;
pub mod lexicon;
pub mod load;
pub mod model;
pub mod page;
pub mod resolve;
pub mod search;
pub mod snapshot;
pub mod text;
pub mod wanted;
