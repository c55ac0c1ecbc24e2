//! Pages, what each is read as, and what it says.

use caunoi::extract::extract;
use caunoi::model::{Article, Page};
use caunoi::page;
use caunoi::resolve::Reported;
use criterion::Throughput;

use crate::pages::pages;

/// Saved pages, what each is read as, and what it says.
pub(crate) struct Sample {
    /// The pages.
    pub(crate) pages: Vec<Page>,
    /// Their articles.
    pub(crate) articles: Vec<Article>,
    /// What they say, as it is resolved.
    pub(crate) reported: Vec<Reported>,
}

impl Sample {
    /// Reads the pages of the repository.
    pub(crate) fn load() -> Self {
        let pages = pages();
        let articles = pages.iter().filter_map(|page| page::read(page).ok());
        let articles: Vec<Article> = articles.collect();
        let reported = articles.iter().map(|article| {
            let slug = page::slug(article, &page::key(article));
            Reported::of(slug.into(), article, &extract(article))
        });
        Sample {
            reported: reported.collect(),
            articles,
            pages,
        }
    }

    /// How much is read in one go.
    pub(crate) fn throughput(&self) -> Throughput {
        Throughput::Elements(self.pages.len() as u64)
    }
}
