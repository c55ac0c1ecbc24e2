//! kill -9 while clients change and read the archive: nothing that was answered is lost.

use std::path::Path;
use std::thread;
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;

use crate::chance::{Chance, Cycle, cycles, say};
use crate::client::Client;
use crate::dump;
use crate::server::{Server, caunoi};
use crate::told::{End, Reference, Told};

const WRITERS: usize = 3;

const CITATION: &str = "{ paragraph { text } start end quote }";

/// What readers ask meanwhile.
const QUERIES: &[&str] = &[
    "{ articles(first: 50) { nodes { text people(first: 20) { totalCount nodes { slug } }
       organizations(first: 20) { totalCount } directives(first: 20) { totalCount }
       mentions(first: 20) { nodes { citation $CITATION } } } } }",
    "{ articles(first: 20) { nodes { meetings(first: 5) { nodes { name participants(first: 10) { nodes {
       person { name } organization { name } citations $CITATION } } } } } } }",
    "{ directives(first: 10) { nodes { issuer { name } mentions(first: 20) { nodes { citation $CITATION } } } } }",
    "{ people(first: 20) { nodes { positions(first: 5) { nodes { title citations $CITATION } }
       statements(first: 5) { nodes { citation $CITATION } } } } }",
    "{ search(query: \"học sinh\", first: 50) { nodes { ... on Article { title text mentions(first: 10) {
       nodes { citation $CITATION } } } } } }",
];

#[test]
fn killed_while_changing_nothing_answered_is_lost() {
    let folder = TempDir::new().unwrap();
    let beside = TempDir::new().unwrap();
    let mut reference = Reference::new(beside.path());
    let mut writers = Told::each(WRITERS);
    let mut read = 0;
    for mut cycle in cycles("kill -9", 3) {
        let Cycle { chance, .. } = &mut cycle;
        if chance.one_in(4) {
            kill_while_opening(folder.path(), chance);
        }
        let server = Server::start(folder.path()).unwrap();
        reference.check(&server, &mut writers);
        read += live(server, &mut writers, chance);
    }
    let server = Server::start(folder.path()).unwrap();
    reference.check(&server, &mut writers);
    let answered: usize = writers.iter().map(|told| told.answered).sum();
    say(&format!(
        "kill -9: {answered} changes answered, {read} answers read, none lost"
    ));
}

/// Lets clients write and read for a while; the server is killed in the midst of it. How many answers
/// were read.
fn live(server: Server, writers: &mut [Told], chance: &mut Chance) -> usize {
    let time = Duration::from_millis(chance.within(20..1500) as u64);
    let reads = chance.fork();
    // The first page wakes the lexicon, which takes its time in an unoptimised build.
    writers[0].step(&mut server.client(), chance).unwrap();
    thread::scope(|scope| {
        let writing: Vec<_> = writers
            .iter_mut()
            .map(|told| {
                let (mut client, mut chance) = (server.client(), chance.fork());
                scope.spawn(move || told.change(&mut client, &mut chance))
            })
            .collect();
        let client = server.client();
        let reading = scope.spawn(|| read(client, reads));
        thread::sleep(time);
        server.kill();
        for writer in writing {
            let end = writer.join().unwrap();
            assert!(matches!(end, End::Lost(_)), "{end:?}");
        }
        reading.join().unwrap()
    })
}

fn read(mut client: Client, mut chance: Chance) -> usize {
    let mut read = 0;
    loop {
        let query = chance.pick(QUERIES).replace("$CITATION", CITATION);
        match client.ask(&query, json!({})) {
            Ok(answer) => {
                assert!(answer.get("errors").is_none(), "{answer}");
                dump::check(&answer);
            }
            Err(_) => return read,
        }
        read += 1;
    }
}

fn kill_while_opening(folder: &Path, chance: &mut Chance) {
    let mut child = Server::spawn(caunoi(folder), folder);
    thread::sleep(Duration::from_millis(chance.within(1..400) as u64));
    child.kill().unwrap();
    child.wait().unwrap();
}
