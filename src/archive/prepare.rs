//! Reading pages for a load: everything that needs no other page, and which of one article's to load.

use std::collections::HashMap;
use std::sync::Arc;

use crate::archive::row::encode;
use crate::archive::{ArticleContent, documents};
use crate::extract::extract;
use crate::model::{Article, Page, PageHash, PageKey};
use crate::page::{self, Unreadable};
use crate::resolve::Reported;
use crate::search::Document;
use crate::snapshot::ArticleSource;

/// A page that is to be loaded.
pub(super) struct Prepared {
    pub(super) hash: PageHash,
    pub(super) key: PageKey,
    /// The slug of its article.
    pub(super) slug: Arc<str>,
    /// What it says; none where the archive holds that already.
    pub(super) read: Option<Box<Read>>,
}

/// A page, read. What a commit only writes down is made ready for that: many pages wait for one commit, and their
/// facts take several times the memory of their row.
pub(super) struct Read {
    pub(super) source: ArticleSource,
    /// The row of its [`ArticleContent`]; where it is too large for one, that in words.
    pub(super) content: Result<Vec<u8>, String>,
    /// What the full text holds of it.
    pub(super) documents: Vec<Document>,
}

/// Reads a page of this hash: everything that needs no other page.
pub(super) fn prepare(page: &Page, hash: PageHash) -> Result<Prepared, Unreadable> {
    let article = page::read(page)?;
    let facts = extract(&article);
    let key = page::key(&article);
    let reported = Reported::of(page::slug(&article, &key).into(), &article, &facts);
    let words = article.text().split_whitespace().count();
    let Article {
        mut title,
        section,
        published,
        mut url,
        source_name,
        source_url,
        authors,
        paragraphs,
        teasers,
    } = article;
    // These stay in memory.
    title.shrink_to_fit();
    if let Some(url) = &mut url {
        url.shrink_to_fit();
    }
    let source = ArticleSource {
        page: hash,
        key,
        title,
        section,
        published,
        url,
        word_count: u32::try_from(words).unwrap_or(u32::MAX),
        reported,
    };
    let content = ArticleContent {
        authors,
        source_name,
        source_url,
        paragraphs,
        teasers,
        mentions: facts.mentions(),
        facts,
    };
    Ok(Prepared {
        hash,
        key: source.key.clone(),
        slug: source.slug().clone(),
        read: Some(Box::new(Read {
            documents: documents::article(&source, &content),
            content: encode(&content),
            source,
        })),
    })
}

/// For each article the page to load of it: the last by the day of saving, then by hash.
pub(super) fn choose(
    pages: &[Page],
    prepared: &[Result<Prepared, Unreadable>],
) -> HashMap<PageKey, usize> {
    let mut chosen: HashMap<PageKey, usize> = HashMap::new();
    let rank = |index: usize| {
        (
            pages[index].saved_on,
            prepared[index].as_ref().map(|read| read.hash).ok(),
        )
    };
    for (index, read) in prepared.iter().enumerate() {
        let Ok(read) = read else { continue };
        let best = chosen.entry(read.key.clone()).or_insert(index);
        if rank(*best) < rank(index) {
            *best = index;
        }
    }
    chosen
}
