//! The targets on the kept inputs, and on what a seeded hand makes of them.
//!
//! `CAUNOI_FUZZ_ROUNDS` (200 without it) says how often an input of each target is changed and tried,
//! `CAUNOI_FUZZ_SEED` with which seed.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use fastrand::Rng;

use super::TARGETS;

fn option<T: FromStr>(name: &str, otherwise: T) -> T {
    let given = std::env::var(name).ok();
    given.map_or(otherwise, |given| {
        let number = given.parse().ok();
        number.unwrap_or_else(|| panic!("{name} is a number: {given}"))
    })
}

/// The kept inputs of a target; the seed's pages are some of `page`.
fn kept(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("fuzz/corpus").join(target)];
    if target == "page" || target == "encoding" {
        folders.push(root.join("seed"));
        folders.push(root.join("tests/fixtures"));
    }
    let files = folders.iter().flat_map(|folder| {
        let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
        let paths = entries.map(|entry| entry.unwrap().path());
        paths.filter(|path| path.is_file())
    });
    let mut files: Vec<PathBuf> = files.collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let bytes = fs::read(&path).unwrap();
            (path, bytes)
        })
        .collect()
}

/// Changes inputs, each time in another way.
struct Hand(Rng);

impl Hand {
    fn below(&mut self, bound: usize) -> usize {
        self.0.usize(..bound.max(1))
    }

    /// A stretch of the bytes.
    fn stretch(&mut self, bytes: &[u8]) -> std::ops::Range<usize> {
        let from = self.below(bytes.len() + 1);
        let most = 1 << self.below(9);
        let length = self.below(most);
        from..(from + length).min(bytes.len())
    }

    /// Changes the bytes in a few places: other bytes, stretches gone, doubled, moved, or of another input.
    fn change(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        for _ in 0..=self.below(6) {
            let stretch = self.stretch(bytes);
            let at = self.below(bytes.len() + 1);
            match self.below(6) {
                0 if !bytes.is_empty() => {
                    let at = at.min(bytes.len() - 1);
                    bytes[at] = self.0.u8(..);
                }
                1 => drop(bytes.drain(stretch)),
                2 => {
                    let copy = bytes[stretch].to_vec();
                    bytes.splice(at..at, copy);
                }
                3 => {
                    let taken: Vec<u8> = bytes.drain(stretch).collect();
                    let at = at.min(bytes.len());
                    bytes.splice(at..at, taken);
                }
                4 => {
                    let taken = other[self.stretch(other)].to_vec();
                    bytes.splice(at..at, taken);
                }
                _ => {
                    let sign = SIGNS[self.below(SIGNS.len())];
                    bytes.splice(at..at, sign.bytes());
                }
            }
        }
    }
}

/// What readers stumble over.
const SIGNS: &[&str] = &[
    "\u{301}",
    "\u{200b}",
    "\u{202e}",
    "\0",
    "\u{2028}",
    "Đ",
    "ß",
    "ﬁ",
    "İ",
    "<b>",
    "</div>",
    "&#0;",
    "\"",
    "{",
    "…",
    "\n",
    ". ",
    "-",
    "(",
    "31/12/9999",
    "99999999999",
    "ông ",
    "Hội ",
    "số ",
];

#[test]
fn kept_inputs_and_changed_ones_hold() {
    let rounds: u32 = option("CAUNOI_FUZZ_ROUNDS", 200);
    let seed: u64 = option("CAUNOI_FUZZ_SEED", 1);
    for (name, target) in TARGETS {
        let kept = kept(name);
        for (path, bytes) in &kept {
            let held = catch_unwind(|| target(bytes));
            assert!(held.is_ok(), "{name} on {}", path.display());
        }
        let mut hand = Hand(Rng::with_seed(seed));
        for round in 0..rounds {
            let mut bytes = kept[hand.below(kept.len())].1.clone();
            let other = &kept[hand.below(kept.len())].1;
            hand.change(&mut bytes, other);
            let held = catch_unwind(AssertUnwindSafe(|| target(&bytes)));
            if held.is_err() {
                let path = std::env::temp_dir().join(format!("caunoi-{name}-{seed}-{round}"));
                fs::write(&path, &bytes).unwrap();
                panic!("{name}, seed {seed}, round {round}: {}", path.display());
            }
        }
    }
}
