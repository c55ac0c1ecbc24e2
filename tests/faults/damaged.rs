//! Damage to the archive's files: it is repaired, told or refused, and never passed over in silence.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, File, FileTimes};
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::chance::{Chance, Cycle, cycles, say};
use crate::dump;
use crate::press::Sheet;
use crate::server::{Refused, Server, panicked};

/// Pages of the archive that is damaged.
const PAGES: usize = 24;

#[test]
fn damaged_it_is_repaired_told_or_refused() {
    let sound = Sound::make();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for mut cycle in cycles("damage", 6) {
        let Cycle { chance, .. } = &mut cycle;
        let folder = TempDir::new().unwrap();
        let from = if chance.one_in(2) {
            &sound.stopped
        } else {
            &sound.killed
        };
        copy(from.path(), folder.path());
        let damage = Damage::draw(&folder.path().join("data"), chance);
        let outcome = sound.judge(folder.path(), &damage);
        *counts.entry(outcome).or_default() += 1;
    }
    say(&format!("damage: {counts:?}, none silent"));
}

/// The archive as it should be: after an orderly stop, after a kill, and what both answer.
struct Sound {
    stopped: TempDir,
    killed: TempDir,
    answers: BTreeMap<String, String>,
}

impl Sound {
    fn make() -> Sound {
        let [stopped, killed] = [TempDir::new().unwrap(), TempDir::new().unwrap()];
        let server = Server::start(stopped.path()).unwrap();
        let mut client = server.client();
        let mut load = |place, edition| {
            let article = client.load(Sheet { place, edition }).unwrap().unwrap();
            article["id"].clone()
        };
        let mut ids: Vec<Value> = (0..PAGES).map(|place| load(place, 1)).collect();
        for (place, id) in ids.iter_mut().enumerate().step_by(4) {
            *id = load(place, 2);
        }
        for id in ids.iter().step_by(7) {
            client.remove(id).unwrap().unwrap();
        }
        let answers = dump::dump(&mut client).unwrap();
        server.stop();
        copy(stopped.path(), killed.path());
        let server = Server::start(killed.path()).unwrap();
        assert_eq!(dump::dump(&mut server.client()).unwrap(), answers);
        server.kill();
        Sound {
            stopped,
            killed,
            answers,
        }
    }

    /// What becomes of a damaged archive.
    fn judge(&self, folder: &Path, damage: &Damage) -> &'static str {
        let server = match Server::start(folder) {
            Ok(server) => server,
            Err(refused) => return refusal(&refused, damage),
        };
        let log = server.log();
        assert!(!panicked(&log), "{damage}\n{log}");
        let is = match dump::dump(&mut server.client()) {
            Ok(is) => is,
            Err(errors) => {
                let log = server.log();
                assert!(log.contains(" ERROR "), "{damage}\n{errors}\n{log}");
                return "answered with an error";
            }
        };
        let difference = dump::difference(&is, &self.answers);
        let told = damage.told(&log);
        if let Some(difference) = difference {
            assert!(damage.page && told, "{damage}\n{difference}\n{log}");
            return "page lost and told";
        }
        if !damage.page {
            return if log.contains(" WARN ") {
                "repaired"
            } else {
                "harmless"
            };
        }
        server.stop();
        if told {
            return "page damaged and told";
        }
        // The tables still stand for the page: when they are made again it must be told at the latest.
        fs::remove_dir_all(folder.join("data/tables")).unwrap();
        let server = match Server::start(folder) {
            Ok(server) => server,
            Err(refused) => return refusal(&refused, damage),
        };
        let log = server.log();
        assert!(damage.told(&log), "{damage}\n{log}");
        "page damaged, told when the tables were made again"
    }
}

#[track_caller]
fn refusal(Refused { status, log }: &Refused, damage: &Damage) -> &'static str {
    assert_eq!(status.code(), Some(1), "{damage}\n{log}");
    assert!(!panicked(log), "{damage}\n{log}");
    let reason = log.lines().find(|line| line.starts_with("error: "));
    let named = reason.is_some_and(|reason| damage.names().any(|name| reason.contains(&name)));
    assert!(named, "{damage}\n{log}");
    "refused"
}

/// What was done to a file.
struct Damage {
    /// The file, seen from the archive's folder.
    file: PathBuf,
    what: String,
    /// Pages and what stands beside them are the truth, and cannot be made again.
    page: bool,
}

impl Damage {
    /// Damages one file of the folder.
    fn draw(data: &Path, chance: &mut Chance) -> Damage {
        let files: Vec<PathBuf> = WalkDir::new(data)
            .sort_by_file_name()
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| entry.path().strip_prefix(data).unwrap().to_owned())
            .collect();
        // Each folder as often as another, however many files it has.
        let mut parts: Vec<&Path> = files.iter().map(|file| part(file)).collect();
        parts.dedup();
        let drawn = *chance.pick(&parts);
        let files: Vec<&PathBuf> = files.iter().filter(|file| part(file) == drawn).collect();
        let file = *chance.pick(&files);
        let what = damage(&data.join(file), &data.join(chance.pick(&files)), chance);
        Damage {
            file: file.clone(),
            what,
            page: drawn == Path::new("pages"),
        }
    }

    /// By what one knows which file is meant.
    fn names(&self) -> impl Iterator<Item = String> {
        let parts = [self.file.file_stem(), part(&self.file).file_stem()];
        parts
            .into_iter()
            .flatten()
            .map(|name| name.to_string_lossy().into_owned())
    }

    /// Whether the log names the damaged file.
    fn told(&self, log: &str) -> bool {
        let name = self.file.file_stem().unwrap().to_string_lossy();
        log.lines().any(|line| {
            (line.contains(" WARN ") || line.contains(" ERROR ")) && line.contains(&*name)
        })
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file.display(), self.what)
    }
}

/// The part of the archive that a file belongs to: its folder, or itself.
fn part(file: &Path) -> &Path {
    Path::new(file.components().next().unwrap().as_os_str())
}

/// Damages a file; says how. Where it cannot be damaged otherwise it is removed.
fn damage(file: &Path, other: &Path, chance: &mut Chance) -> String {
    let sound = fs::read(file).unwrap();
    let mut bytes = sound.clone();
    let what = match chance.within(0..12) {
        0..5 if !bytes.is_empty() => {
            let (at, bit) = (chance.within(0..bytes.len()), chance.within(0..8));
            bytes[at] ^= 1 << bit;
            format!("bit {bit} of byte {at} is flipped")
        }
        5 | 6 if !bytes.is_empty() => {
            bytes.truncate(chance.within(0..bytes.len()));
            format!("cut to {} bytes of {}", bytes.len(), sound.len())
        }
        7 => {
            bytes.clear();
            "emptied".to_owned()
        }
        8 | 9 if !bytes.is_empty() => {
            let from = chance.within(0..bytes.len()) / 512 * 512;
            let to = (from + 512 * chance.within(1..9)).min(bytes.len());
            bytes[from..to].fill(0);
            format!("zeros from {from} to {to}")
        }
        10 => {
            bytes = fs::read(other).unwrap();
            fs::write(other, &sound).unwrap();
            format!(
                "changed places with {}",
                other.file_name().unwrap().display()
            )
        }
        _ => String::new(),
    };
    if bytes == sound {
        fs::remove_file(file).unwrap();
        return "removed".to_owned();
    }
    let times = times(file);
    fs::write(file, bytes).unwrap();
    // A disk that rots does not touch the times.
    if chance.one_in(2) {
        set_times(file, times);
        return format!("{what}, unnoticed");
    }
    what
}

fn times(file: &Path) -> FileTimes {
    let metadata = fs::metadata(file).unwrap();
    FileTimes::new().set_modified(metadata.modified().unwrap())
}

fn set_times(file: &Path, times: FileTimes) {
    File::open(file).unwrap().set_times(times).unwrap();
}

/// Copies a folder's content with its times.
fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap().path();
        let copied = to.join(entry.file_name().unwrap());
        if entry.is_dir() {
            fs::create_dir(&copied).unwrap();
            copy(&entry, &copied);
        } else {
            fs::copy(&entry, &copied).unwrap();
        }
        set_times(&copied, times(&entry));
    }
}
