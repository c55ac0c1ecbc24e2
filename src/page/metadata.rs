//! What an HTML page declares for machines: Open Graph, microdata, JSON-LD.

use dom_query::Document;
use serde_json::Value;

use crate::page::date;
use crate::page::layout::Declared;
use crate::page::tidy::tidy;
use crate::text::{is_invisible, normalize};

/// Reads the declarations.
pub(super) fn read(document: &Document) -> Declared {
    let news = news(document);
    let site = meta(document, &["meta[property='og:site_name']"]);
    let text = |key: &str| {
        news.as_ref()
            .and_then(|news| news.get(key))
            .and_then(Value::as_str)
            .map(tidy)
            .filter(|text| !text.is_empty())
    };
    let title = meta(
        document,
        &[
            "meta[property='og:title']",
            "meta[name='og:title']",
            "meta[name='twitter:title']",
        ],
    )
    .or_else(|| text("headline"))
    .map(|title| without_site(&title, site.as_deref()));
    let published = text("datePublished")
        .or_else(|| {
            meta(
                document,
                &[
                    "meta[property='article:published_time']",
                    "meta[name='article:published_time']",
                    "meta[itemprop='datePublished']",
                    "meta[name='pubdate']",
                    "meta[name='publish-date']",
                    "meta[name='DC.date.issued']",
                    "meta[name='dc.created']",
                    "meta[property='og:article:published_time']",
                ],
            )
        })
        .or_else(|| {
            document
                .select("[itemprop='datePublished'][content]")
                .attr("content")
                .map(|text| text.to_string())
        })
        .or_else(|| {
            let told = document.select("[itemprop='datePublished']").text();
            (told.len() < 40).then(|| told.trim().to_owned())
        })
        .filter(|text| !text.is_empty())
        .or_else(|| {
            document
                .select("article time[datetime], .article time[datetime], main time[datetime]")
                .attr("datetime")
                .map(|text| text.to_string())
        })
        .or_else(|| only_time(document))
        .or_else(|| {
            // Weblogs print the time of day and keep the day beside it.
            let told = document.select("abbr.published[title]");
            (told.length() == 1).then(|| told.attr("title").map(|text| text.to_string()))?
        })
        .and_then(|text| date::machine(&text));
    let section =
        text("articleSection").or_else(|| meta(document, &["meta[property='article:section']"]));
    let url = document
        .select("link[rel='canonical']")
        .attr("href")
        .map(|text| text.to_string())
        .into_iter()
        .chain(meta(document, &["meta[property='og:url']"]))
        .find_map(|text| absolute(&text));
    Declared {
        title,
        published,
        section: section.into_iter().collect(),
        authors: news.as_ref().map(authors).unwrap_or_default(),
        url,
    }
}

/// The moment that a page marks as one, where it marks no other.
fn only_time(document: &Document) -> Option<String> {
    let marked = document.select("time[datetime]");
    let mut moments = marked
        .nodes()
        .iter()
        .filter_map(|node| node.attr("datetime"));
    let first = moments.next()?;
    moments
        .all(|other| other == first)
        .then(|| first.to_string())
}

/// The window's title without the site's name.
pub(super) fn window_title(document: &Document) -> Option<String> {
    let title = tidy(&document.select_single("title").text());
    (!title.is_empty()).then(|| without_site(&title, None))
}

/// The content of the first such element that has any.
fn meta(document: &Document, selectors: &[&str]) -> Option<String> {
    selectors.iter().find_map(|selector| {
        document
            .select(selector)
            .attr("content")
            .map(|text| tidy(&text))
            .filter(|text| !text.is_empty())
    })
}

/// The longest address that is taken for one, in bytes; servers take no longer ones.
const MAX_ADDRESS: usize = 8192;

/// An absolute address of a page, not of a whole site.
fn absolute(text: &str) -> Option<String> {
    let text = text.trim();
    let parsed = url::Url::parse(text).ok()?;
    let names_page = parsed.path().len() > 1 || parsed.query().is_some();
    let fits = matches!(parsed.scheme(), "http" | "https") && text.len() <= MAX_ADDRESS;
    let seen = |c: char| !c.is_whitespace() && !c.is_control() && !is_invisible(c);
    (names_page && fits).then(|| match text.chars().all(seen) {
        true => text.to_owned(),
        // What nobody sees in an address is written out in it, or falls away.
        false => parsed.to_string(),
    })
}

/// The title without the site's name behind it: `Title - Báo Nhân Dân`, `Title | VOV.VN`.
fn without_site(title: &str, site: Option<&str>) -> String {
    for sign in [" | ", " - ", " – ", " :: ", " » "] {
        if let Some((head, tail)) = title.rsplit_once(sign) {
            let named = site.is_some_and(|site| normalize(site) == normalize(tail));
            let outlet = [
                "báo",
                "tạp chí",
                "vov",
                "cổng",
                "trang",
                "đài",
                "vietnam+",
                "chuyên trang",
            ]
            .iter()
            .any(|word| normalize(tail).starts_with(&normalize(word)));
            let domain = tail.contains('.') && !tail.contains(' ');
            if (named || domain || (outlet || sign == " | ") && tail.split(' ').count() <= 9)
                && head.split(' ').count() >= 3
            {
                return head.trim().to_owned();
            }
        }
    }
    title.to_owned()
}

/// The JSON-LD object that describes an article.
fn news(document: &Document) -> Option<Value> {
    document
        .select("script[type*='ld+json']")
        .nodes()
        .iter()
        .take(20)
        .find_map(|node| {
            let text = node.text();
            // Some outlets leave line breaks and tabs within strings, which JSON does not allow.
            let levelled: String = text
                .chars()
                .map(|c| if c.is_control() { ' ' } else { c })
                .collect();
            let value: Value = serde_json::from_str(levelled.trim().trim_end_matches(';')).ok()?;
            article_in(&value, 0).cloned()
        })
}

fn article_in(value: &Value, depth: usize) -> Option<&Value> {
    if depth > 6 {
        return None;
    }
    match value {
        Value::Array(values) => values.iter().find_map(|value| article_in(value, depth + 1)),
        Value::Object(fields) => {
            let is_article = |kind: &Value| {
                kind.as_str()
                    .is_some_and(|kind| kind.ends_with("Article") || kind == "BlogPosting")
            };
            let kind = fields.get("@type")?;
            if is_article(kind)
                || kind
                    .as_array()
                    .is_some_and(|kinds| kinds.iter().any(is_article))
            {
                return Some(value);
            }
            None
        }
        _ => None,
    }
    .or_else(|| {
        value
            .get("@graph")
            .and_then(|graph| article_in(graph, depth + 1))
    })
}

/// The people who signed it; an outlet that signs for itself is none.
fn authors(news: &Value) -> Vec<String> {
    let each: Vec<&Value> = match news.get("author") {
        Some(Value::Array(authors)) => authors.iter().collect(),
        Some(author) => vec![author],
        None => Vec::new(),
    };
    let publisher = news
        .pointer("/publisher/name")
        .and_then(Value::as_str)
        .map(normalize);
    each.into_iter()
        .filter(|author| author.get("@type").and_then(Value::as_str) != Some("Organization"))
        .filter_map(|author| author.get("name").unwrap_or(author).as_str())
        .flat_map(|names| names.split([',', ';']))
        .map(tidy)
        .filter(|name| {
            !name.is_empty()
                && Some(normalize(name)) != publisher
                && !name.contains(['@', '/'])
                && name.split(' ').count() <= 5
                && crate::page::byline::is_name(name, 5)
        })
        .collect()
}
