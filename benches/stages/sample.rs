//! Pages and what each is read as.

use caunoi::model::{Article, Page};
use caunoi::page;
use criterion::Throughput;

use crate::pages::pages;

/// Saved pages, and what each is read as.
pub(crate) struct Sample {
    /// The pages.
    pub(crate) pages: Vec<Page>,
    /// Their articles.
    pub(crate) articles: Vec<Article>,
}

impl Sample {
    /// Reads the pages of the repository.
    pub(crate) fn load() -> Self {
        let pages = pages();
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
