//! What makes two pages the same article, and its readable name.

use crate::model::{Article, PageKey};
use crate::text::{normalize, slugify};

/// The longest readable part of a slug, in bytes.
const READABLE: usize = 72;

/// The article's address where it is known, else its title and day.
pub fn key(article: &Article) -> PageKey {
    if let Some(address) = article
        .url
        .as_deref()
        .and_then(|url| url::Url::parse(url).ok())
    {
        let host = address
            .host_str()
            .unwrap_or_default()
            .trim_start_matches("www.");
        let query = address
            .query()
            .map(|query| format!("?{query}"))
            .unwrap_or_default();
        return PageKey(format!(
            "{host}{}{query}",
            address.path().trim_end_matches('/')
        ));
    }
    let day = article
        .published
        .map(|published| published.on.to_string())
        .unwrap_or_default();
    PageKey(format!("{}\n{day}", normalize(&article.title)))
}

/// A readable name for the article: its title's words and what sets apart articles of one title.
///
/// It depends on title and key alone, never on which other pages are there.
pub fn slug(article: &Article, key: &PageKey) -> String {
    let mut words = slugify(&article.title);
    if words.len() > READABLE {
        let cut = words[..=READABLE].rfind('-').unwrap_or(READABLE);
        words.truncate(cut);
    }
    let hash = blake3::hash(key.0.as_bytes()).to_hex();
    if words.is_empty() {
        hash[..8].to_owned()
    } else {
        format!("{words}-{}", &hash[..8])
    }
}
