//! The pages that are measured: those of the seed, and those by which the rules are evaluated.

use std::path::Path;

use caunoi::load::read_page;
use caunoi::model::{Article, Page};
use caunoi::page;
use criterion::Throughput;

/// Saved pages, and what each is read as.
pub(crate) struct Sample {
    /// The pages, in the order of their paths.
    pub(crate) pages: Vec<Page>,
    /// Their articles.
    pub(crate) articles: Vec<Article>,
}

impl Sample {
    /// Reads the pages from the repository's folders.
    pub(crate) fn load() -> Self {
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
        let pages: Vec<Page> = paths
            .iter()
            .map(|path| read_page(path).expect("a page"))
            .collect();
        let articles = pages.iter().filter_map(|page| page::read(page).ok());
        Sample {
            articles: articles.collect(),
            pages,
        }
    }

    /// How much is read in one go.
    pub(crate) fn throughput(&self) -> Throughput {
        Throughput::Elements(self.pages.len() as u64)
    }
}
