//! What makes two pages the same article, and its readable name.

use crate::model::{Article, PageKey};
use crate::text::{normalize, slugify};

/// The longest readable part of a slug, in bytes.
const READABLE: usize = 72;

/// Parts of a query that say where a reader came from, not which page it is.
const TRACKING: &[&str] = &[
    "_ga",
    "dclid",
    "fb_action_ids",
    "fb_comment_id",
    "fbclid",
    "gclid",
    "gidzl",
    "igshid",
    "mc_cid",
    "mc_eid",
    "msclkid",
    "yclid",
    "zarsrc",
];

/// The article's address where it is known, else its title and day.
///
/// One page has one key: scheme, `www.`, a slash at the end, the place within the page, the order of the
/// query and what campaigns add to it do not count.
pub fn key(article: &Article) -> PageKey {
    let address = article.url.as_deref();
    if let Some(address) = address.and_then(|url| url::Url::parse(url).ok()) {
        return PageKey(of_address(&address).into());
    }
    let day = article
        .published
        .map(|published| published.on.to_string())
        .unwrap_or_default();
    PageKey(format!("{}\n{day}", normalize(&article.title)).into())
}

fn of_address(address: &url::Url) -> String {
    let host = address.host_str().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path = address.path().trim_end_matches('/');
    format!("{host}{path}{}", query(address))
}

/// The query's parts that tell pages apart, in order; empty where there are none.
fn query(address: &url::Url) -> String {
    let is_tracking = |part: &str| {
        let name = part.split('=').next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        name.starts_with("utm_") || TRACKING.contains(&name.as_str())
    };
    let mut parts: Vec<&str> = address
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|part| !part.is_empty() && !is_tracking(part))
        .collect();
    parts.sort_unstable();
    if parts.is_empty() {
        String::new()
    } else {
        format!("?{}", parts.join("&"))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_key() {
        for (address, expected) in [
            ("https://mau.example/a-1.html", "mau.example/a-1.html"),
            ("http://www.mau.example/a-1.html/", "mau.example/a-1.html"),
            (
                "https://MAU.example:443/a-1.html#binh-luan",
                "mau.example/a-1.html",
            ),
            (
                "https://mau.example/a-1.html?utm_source=zalo&fbclid=x",
                "mau.example/a-1.html",
            ),
            (
                "https://mau.example/xem?id=7&UTM_medium=x&cat=2",
                "mau.example/xem?cat=2&id=7",
            ),
            (
                "https://mau.example/xem?cat=2&id=7",
                "mau.example/xem?cat=2&id=7",
            ),
            ("https://mau.example/xem?id=8", "mau.example/xem?id=8"),
        ] {
            let found = of_address(&url::Url::parse(address).unwrap());
            assert_eq!(found, expected, "{address}");
        }
    }
}
