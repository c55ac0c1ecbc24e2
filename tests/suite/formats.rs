//! Archives of earlier formats: made again from their pages.
//!
//! The folders under `tests/fixtures/archives` were written by the versions of caunoi that had these
//! formats, with `caunoi load` of the same two pages of `seed/`. Whoever raises the format adds one of the
//! format that was.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use caunoi::archive::{Archive, Phase};
use tempfile::TempDir;

use crate::harness::copy;

const PAGES: [&str; 2] = ["reception-palestine-2025.txt", "exchange-cuba-2025.txt"];

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/archives")
}

fn fresh(folder: &Path) -> Archive {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("seed");
    let archive = Archive::open(folder).unwrap();
    caunoi::load::load(&archive, &PAGES.map(|page| seed.join(page)), &mut |_, _| {}).unwrap();
    archive
}

#[test]
fn archives_of_other_formats_are_made_again_from_their_pages() {
    let folder = TempDir::new().unwrap();
    let fingerprint = fresh(&folder.path().join("fresh")).fingerprint();
    let format = Archive::check(&folder.path().join("fresh"), &|_, _| {})
        .unwrap()
        .format;
    let fixtures = fs::read_dir(fixtures()).unwrap();
    let mut fixtures: Vec<PathBuf> = fixtures.map(|entry| entry.unwrap().path()).collect();
    fixtures.sort();
    assert!(!fixtures.is_empty());
    for fixture in fixtures {
        let name = fixture.file_name().unwrap().to_str().unwrap().to_owned();
        let number: u32 = name.strip_prefix("format-").unwrap().parse().unwrap();
        let place = folder.path().join(&name);
        copy(&fixture, &place);
        let phases = RefCell::new(Vec::new());
        let archive = Archive::open_told(&place, &|phase| phases.borrow_mut().push(phase)).unwrap();
        assert_eq!(archive.fingerprint(), fingerprint, "{name}");
        let articles = archive.view().snapshot.articles();
        assert_eq!(articles, PAGES.len(), "{name}");
        drop(archive);
        let phases = phases.into_inner();
        let reasons = phases.iter().filter_map(|phase| match phase {
            Phase::Remaking { reason, .. } => Some(&**reason),
            _ => None,
        });
        let reasons: Vec<&str> = reasons.collect();
        let said = format!("it has format {number}, not {format}");
        assert!(reasons.contains(&said.as_str()), "{name}: {phases:?}");
        let checked = Archive::check(&place, &|_, _| {}).unwrap();
        assert!(
            checked.is_whole() && checked.pages == PAGES.len(),
            "{name}: {checked:?}"
        );
    }
}
