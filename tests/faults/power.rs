//! Power cuts: what the server had written when it was cut off is replayed from its calls, keeping what
//! had been synced and any part of the rest; opened again, the archive holds all that was answered.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;

use serde_json::Value;
use tempfile::TempDir;

use crate::chance::{Chance, Cycle, cycles, say};
use crate::disk::{Disk, Unsynced};
use crate::dump;
use crate::press::Sheet;
use crate::server::{Server, caunoi_under, panicked};
use crate::strace;
use crate::told::{Reference, Told};
use crate::trace::{self, Event};

const WRITERS: usize = 2;

/// How many changes each client makes while the calls are recorded.
const CHANGES: usize = 12;

/// How many cuts one record is good for.
const CUTS: usize = 20;

#[test]
fn cut_off_from_power_nothing_answered_is_lost() {
    if !strace::is_there() {
        return;
    }
    let beside = TempDir::new().unwrap();
    let mut reference = Reference::new(beside.path());
    let mut record = None;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (number, mut cycle) in cycles("power cut", 4).enumerate() {
        let Cycle { chance, .. } = &mut cycle;
        if number % CUTS == 0 {
            record = Some(Record::make(
                &TempDir::new().unwrap(),
                &BTreeMap::new(),
                chance,
            ));
        }
        let record = record.as_ref().unwrap();
        let (folder, there) = record.cut(&mut reference, &mut counts, chance);
        // A cut that follows while the archive is mended, or soon after, finds no better case.
        if chance.one_in(4) {
            let again = Record::make(&folder, &there, chance);
            again.cut(&mut reference, &mut counts, chance);
        }
    }
    say(&format!("power cut: {counts:?}, none lost"));
}

/// What a server did on disk and what it answered meanwhile.
struct Record {
    before: Disk,
    /// What was at each place before.
    held: BTreeMap<usize, (Sheet, Value)>,
    events: Vec<Event>,
    /// What was answered by which event: the place, and what is there since.
    answers: Vec<(usize, usize, Option<Sheet>)>,
}

impl Record {
    /// Records a server on an archive that holds these pages.
    fn make(
        folder: &TempDir,
        held: &BTreeMap<usize, (Sheet, Value)>,
        chance: &mut Chance,
    ) -> Record {
        let folder = folder.path();
        let before = Disk::of(folder);
        let file = folder.join("trace");
        let mut program = Command::new("strace");
        program.args([
            "-f",
            "-qq",
            "-y",
            "-xx",
            "-s",
            "16777216",
            "-e",
            trace::CALLS,
            "-o",
        ]);
        program.arg(&file);
        let server = Server::run(caunoi_under(program, folder), folder).unwrap();
        let mut writers = Told::each(WRITERS);
        thread::scope(|scope| {
            for told in &mut writers {
                told.find(held);
                let (mut client, mut chance) = (server.client(), chance.fork());
                scope.spawn(move || {
                    for _ in 0..CHANGES {
                        told.step(&mut client, &mut chance).unwrap();
                    }
                });
            }
        });
        server.stop();
        let events = trace::parse(&fs::read_to_string(&file).unwrap(), folder);
        fs::remove_file(&file).unwrap();
        let answers = answers(&events, held);
        assert_eq!(
            answers.len(),
            WRITERS * CHANGES,
            "not every answer was seen"
        );
        Record {
            before,
            held: held.clone(),
            events,
            answers,
        }
    }

    /// Cuts the power at some moment and checks what a server finds afterwards; gives the archive and
    /// what it holds.
    fn cut(
        &self,
        reference: &mut Reference,
        counts: &mut BTreeMap<String, usize>,
        chance: &mut Chance,
    ) -> (TempDir, BTreeMap<usize, (Sheet, Value)>) {
        let moment = chance.within(0..self.events.len() + 1);
        let unsynced = *chance.pick(&Unsynced::EACH);
        let mut disk = self.before.clone();
        self.events[..moment]
            .iter()
            .for_each(|event| disk.apply(event));
        let folder = TempDir::new().unwrap();
        disk.cut(unsynced, chance, folder.path());

        let case = format!(
            "after {moment} of {} calls, {unsynced:?}",
            self.events.len()
        );
        let server =
            Server::start(folder.path()).unwrap_or_else(|refused| panic!("{case}: {refused:?}"));
        let mut client = server.client();
        let there = dump::sheets(&mut client).unwrap();
        self.check(moment, &there, &format!("{case}\n{}", server.log()));
        let is = dump::dump(&mut client).unwrap();
        let difference = dump::difference(&is, &reference.dump(&there));
        let log = server.log();
        assert!(
            difference.is_none(),
            "{case}\n{}\n{log}",
            difference.unwrap()
        );
        assert!(!panicked(&log), "{case}\n{log}");
        server.stop();
        *counts.entry(format!("{unsynced:?}")).or_default() += 1;
        (folder, there)
    }

    /// That each place holds what was answered last, or what was asked next.
    fn check(&self, moment: usize, there: &BTreeMap<usize, (Sheet, Value)>, case: &str) {
        let mut allowed: BTreeMap<usize, Vec<Option<Sheet>>> = BTreeMap::new();
        for (place, (sheet, _)) in &self.held {
            allowed.insert(*place, vec![Some(*sheet)]);
        }
        for (event, place, sheet) in &self.answers {
            let states = allowed.entry(*place).or_insert_with(|| vec![None]);
            if *event < moment {
                *states = vec![*sheet];
            } else if states.len() == 1 {
                states.push(*sheet);
            }
        }
        for place in there.keys() {
            assert!(
                allowed.contains_key(place),
                "{case}\n{place} was never written"
            );
        }
        for (place, states) in &allowed {
            let is = there.get(place).map(|(sheet, _)| *sheet);
            assert!(
                states.contains(&is),
                "{case}\nat {place} there is {is:?}, not one of {states:?}"
            );
        }
    }
}

/// What clients were answered: by which event, at which place, what is there since.
fn answers(
    events: &[Event],
    held: &BTreeMap<usize, (Sheet, Value)>,
) -> Vec<(usize, usize, Option<Sheet>)> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (place, (_, id)) in held {
        places.insert(id.to_string(), *place);
    }
    let mut answers = Vec::new();
    for (number, event) in events.iter().enumerate() {
        let Event::Sent { bytes } = event else {
            continue;
        };
        let text = String::from_utf8_lossy(bytes);
        let body = text.split_once("\r\n\r\n").map(|(_, body)| body);
        let Some(Ok(answer)) = body.map(serde_json::from_str::<Value>) else {
            continue;
        };
        let article = &answer["data"]["loadPage"]["article"];
        let removed = &answer["data"]["removeArticle"]["removed"];
        if article.is_object() {
            let sheet = Sheet::of(article);
            places.insert(article["id"].to_string(), sheet.place);
            answers.push((number, sheet.place, Some(sheet)));
        } else if removed.is_string() {
            answers.push((number, places[&removed.to_string()], None));
        }
    }
    answers
}

#[test]
fn a_replay_of_everything_is_what_the_server_left() {
    if !strace::is_there() {
        return;
    }
    let folder = TempDir::new().unwrap();
    let record = Record::make(&folder, &BTreeMap::new(), &mut Chance::of(1));
    let mut disk = record.before.clone();
    record.events.iter().for_each(|event| disk.apply(event));
    let to = TempDir::new().unwrap();
    disk.cut(Unsynced::There, &mut Chance::of(1), to.path());
    assert_eq!(files(to.path()), files(folder.path()));
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder.join("data"))
        .into_iter()
        .map(Result::unwrap);
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().to_str().unwrap();
            (name.to_owned(), fs::read(entry.path()).unwrap())
        })
        .collect()
}
