//! Pages loaded in any order, in any portions, with kills between: the archive is the same.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use caunoi::archive::Archive;
use tempfile::TempDir;

use crate::chance::{Chance, Cycle, cycles, say};
use crate::dump;
use crate::press::Sheet;
use crate::server::{Server, caunoi, ended};

const PAGES: usize = 16;

#[test]
fn in_any_order_with_kills_between_the_archive_is_the_same() {
    let pages = TempDir::new().unwrap();
    let paths: Vec<PathBuf> = (0..PAGES)
        .map(|place| {
            let path = pages.path().join(format!("{place}.txt"));
            fs::write(&path, Sheet { place, edition: 1 }.text()).unwrap();
            path
        })
        .collect();
    let together = TempDir::new().unwrap();
    load(together.path(), &paths);
    let should = shown(together.path());
    let mut kills = 0;
    for mut cycle in cycles("orders", 1) {
        let Cycle { chance, .. } = &mut cycle;
        let apart = TempDir::new().unwrap();
        let mut order = paths.clone();
        chance.shuffle(&mut order);
        kills += load_apart(apart.path(), &order, chance);
        // What a kill cut off comes again at the end, as a user would have it.
        load(apart.path(), &order);
        let is = shown(apart.path());
        assert_eq!(is.0, should.0);
        let difference = dump::difference(&is.1, &should.1);
        assert!(difference.is_none(), "{}", difference.unwrap());
    }
    say(&format!("orders: all the same, {kills} loads killed"));
}

/// Loads pages in portions, some of which are killed; how many were.
fn load_apart(folder: &Path, order: &[PathBuf], chance: &mut Chance) -> usize {
    let mut rest = order;
    let mut kills = 0;
    while !rest.is_empty() {
        let (portion, behind) = rest.split_at(chance.within(1..rest.len().min(8) + 1));
        rest = behind;
        if chance.one_in(2) {
            load(folder, portion);
        } else {
            let mut command = caunoi(folder);
            let mut child = command
                .args(["load", "--data", "data"])
                .args(portion)
                .spawn()
                .unwrap();
            thread::sleep(Duration::from_millis(chance.within(1..2000) as u64));
            let _ = child.kill();
            kills += usize::from(!ended(&mut child).success());
        }
    }
    kills
}

fn load(folder: &Path, pages: &[PathBuf]) {
    let mut command = caunoi(folder);
    let output = command
        .args(["load", "--data", "data"])
        .args(pages)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// What an archive holds, by the digests of its tables and by its answers.
fn shown(folder: &Path) -> (String, std::collections::BTreeMap<String, String>) {
    let server = Server::start(folder).unwrap();
    let answers = dump::dump(&mut server.client()).unwrap();
    server.stop();
    let archive = Archive::open(&folder.join("data")).unwrap();
    (archive.fingerprint(), answers)
}
