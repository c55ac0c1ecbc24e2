//! SIGTERM while clients change and read the archive: every request over a connection that is open is answered
//! whole, the last one says that it is, what was answered is there afterwards.

use std::thread;
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;

use crate::chance::{Chance, Cycle, cycles, say};
use crate::client::{Client, Lost};
use crate::server::Server;
use crate::told::{End, Reference, Told};

const WRITERS: usize = 2;
const READERS: usize = 3;

#[test]
fn stopped_under_load_no_request_fails() {
    let folder = TempDir::new().unwrap();
    let beside = TempDir::new().unwrap();
    let mut reference = Reference::new(beside.path());
    let mut writers = Told::each(WRITERS);
    let mut read = 0;
    for mut cycle in cycles("SIGTERM", 2) {
        let Cycle { chance, .. } = &mut cycle;
        let server = Server::start(folder.path()).unwrap();
        reference.check(&server, &mut writers);
        read += live(server, &mut writers, chance);
        // A request that was not answered was not taken.
        writers.iter_mut().for_each(Told::undone);
    }
    let server = Server::start(folder.path()).unwrap();
    reference.check(&server, &mut writers);
    let answered: usize = writers.iter().map(|told| told.answered).sum();
    say(&format!(
        "SIGTERM: {answered} changes and {read} queries answered, none failed"
    ));
}

/// Lets clients write and read for a while and stops the server in the midst of it. How many answers were
/// read.
fn live(server: Server, writers: &mut [Told], chance: &mut Chance) -> usize {
    writers[0].step(&mut server.client(), chance).unwrap();
    let time = Duration::from_millis(chance.within(20..1500) as u64);
    thread::scope(|scope| {
        let mut writing = Vec::new();
        for told in writers {
            let (mut client, mut chance) = (server.client(), chance.fork());
            writing.push(scope.spawn(move || told.change(&mut client, &mut chance)));
        }
        let reading: Vec<_> = (0..READERS)
            .map(|reader| {
                let client = server.client();
                scope.spawn(move || read(client, reader == 0))
            })
            .collect();
        thread::sleep(time);
        server.stop();
        for writer in writing {
            let end = writer.join().unwrap();
            assert!(matches!(end, End::Lost(Lost::Refused)), "{end:?}");
        }
        reading
            .into_iter()
            .map(|reader| reader.join().unwrap())
            .sum()
    })
}

/// Reads until no connection is to be had.
fn read(mut client: Client, anew: bool) -> usize {
    let query =
        "{ articles(first: 20) { nodes { text mentions(first: 20) { nodes { citation { quote
        sentence } } } } } }";
    for read in 0.. {
        match client.ask(query, json!({})) {
            Ok(answer) => assert!(answer.get("errors").is_none(), "{answer}"),
            Err(Lost::Refused) => return read,
            Err(lost) => panic!("{lost}"),
        }
        if anew {
            client.leave();
        }
    }
    unreachable!()
}
