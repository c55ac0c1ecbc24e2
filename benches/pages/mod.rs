//! The pages that are measured: those of the seed, and those by which the rules are evaluated.

use std::path::Path;

use caunoi::load::read_page;
use caunoi::model::Page;

/// The pages of the repository's folders, in the order of their paths.
pub(crate) fn pages() -> Vec<Page> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [
        "seed",
        "tests/evaluation/development/pages",
        "tests/evaluation/held-out/pages",
    ];
    let mut paths: Vec<_> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(root.join(folder)).expect("a folder of pages"))
        .map(|entry| entry.expect("an entry of a folder").path())
        .filter(|path| {
            let ending = path.extension().and_then(|ending| ending.to_str());
            matches!(ending, Some("txt" | "html"))
        })
        .collect();
    paths.sort();
    let pages = paths.iter().map(|path| read_page(path).expect("a page"));
    pages.collect()
}
