//! What must hold of any input: the targets of `fuzz/`, here because some reach what the crate keeps to
//! itself. Built for fuzzing and for tests alone.
//!
//! A target panics where a promise is broken and says nothing otherwise.

mod dump;
#[cfg(test)]
mod tests;

pub use dump::dump;

use async_graphql::Variables;

use crate::archive::ArticleContent;
use crate::archive::row::{
    DirectiveCard, Manifest, MeetingCard, OrganizationCard, PersonCard, Stored, decode, encode,
};
use crate::extract::extract;
use crate::graphql::cursor::{Cursors, Identity, Keys};
use crate::graphql::guard;
use crate::model::{Article, ArticleNo, Facts, Page, PageFormat, Span};
use crate::resolve::{Reported, Share, groups, resolve};
use crate::search::Matcher;
use crate::snapshot::{ArticleSource, Secret};
use crate::{page, text};

/// A target: takes any bytes.
pub type Target = fn(&[u8]);

/// The targets by their names.
pub const TARGETS: [(&str, Target); 7] = [
    ("page", page),
    ("encoding", encoding),
    ("document", document),
    ("cursor", cursor),
    ("row", row),
    ("dump", dump),
    ("highlight", highlight),
];

/// A saved page, read, its facts found and each resolved alone. The length of the bytes chooses whether
/// they are text, HTML, or what they look like.
pub fn page(bytes: &[u8]) {
    let formats = [None, Some(PageFormat::Text), Some(PageFormat::Html)];
    let page = Page {
        content: bytes.to_vec(),
        format: formats[bytes.len() % formats.len()],
        url: None,
        saved_on: None,
    };
    let Ok(article) = page::read(&page) else {
        return;
    };
    hold_article(&article);
    let facts = extract(&article);
    hold_spans(&article, &facts);
    let key = page::key(&article);
    let slug = page::slug(&article, &key);
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    assert!(!slug.is_empty() && slug.bytes().all(plain), "{slug}");
    let reported = Reported::of(slug.into(), &article, &facts);
    for (group, local) in groups(&reported) {
        let share = Share {
            article: &reported,
            number: ArticleNo::new(0),
            local,
        };
        resolve(&group, &[share]);
    }
    let content = ArticleContent {
        authors: article.authors,
        source_name: article.source_name,
        source_url: article.source_url,
        paragraphs: article.paragraphs,
        teasers: article.teasers,
        mentions: facts.mentions(),
        facts,
    };
    let row = encode(&content).expect("a page's text is a row");
    hold_row(&row, decode::<ArticleContent>);
}

/// What every article promises, whatever the page.
fn hold_article(article: &Article) {
    let one_line = |text: &str| {
        assert!(!text.is_empty() && text.trim() == text, "{text:?}");
        assert!(unicode_normalization::is_nfc(text), "{text:?}");
        let unseen = |c: char| c.is_control() || text::is_invisible(c);
        assert!(!text.contains(unseen), "{text:?}");
    };
    one_line(&article.title);
    for paragraph in &article.paragraphs {
        one_line(&paragraph.text);
    }
    for teaser in &article.teasers {
        one_line(&teaser.title);
        teaser.summary.iter().for_each(|text| one_line(text));
    }
    let named = article.authors.iter().chain(&article.section);
    let stated = [&article.source_name, &article.url, &article.source_url];
    for text in named.chain(stated.into_iter().flatten()) {
        one_line(text);
    }
}

/// Each span, wherever it stands among the facts, is a stretch of its paragraph.
fn hold_spans(article: &Article, facts: &Facts) {
    // Every span is in what the facts show of themselves, also those of facts that come to be later.
    let shown = format!("{facts:?}");
    for shown in shown.split("Span { paragraph: ").skip(1) {
        let numbers: Vec<u32> = (shown.split(|c: char| !c.is_ascii_digit()))
            .filter_map(|number| number.parse().ok())
            .take(3)
            .collect();
        let [paragraph, start, end] = numbers[..] else {
            panic!("no span: {shown:.40}");
        };
        let span = Span {
            paragraph,
            start,
            end,
        };
        let text = &article.paragraphs[paragraph as usize].text;
        let cited = text.get(span.range());
        assert!(cited.is_some_and(|cited| !cited.is_empty()), "{span:?}");
    }
}

/// Bytes of any encoding.
pub fn encoding(bytes: &[u8]) {
    let text = page::charset::decode(bytes);
    if let (Some(text), Ok(given)) = (text, std::str::from_utf8(bytes))
        && given.is_ascii()
        && !given.contains('\0')
    {
        assert_eq!(text, given, "ASCII stays as it is");
    }
}

/// A GraphQL document, held to its limits and parsed.
pub fn document(bytes: &[u8]) {
    let query = String::from_utf8_lossy(bytes);
    if let Ok(weighed) = guard::check(&query, None, &Variables::default()) {
        guard::operation(&weighed.document, None);
        assert!(weighed.cost <= guard::Limits::COST, "{}", weighed.cost);
    }
}

/// A cursor that somebody sends, and the one of the place that the bytes are taken for.
pub fn cursor(bytes: &[u8]) {
    let cursors = Cursors::of(&Identity::of("Query.articles", ""), Secret([7; 32]));
    let sent = String::from_utf8_lossy(bytes);
    if let Ok(keys) = cursors.read("after", &sent) {
        assert_eq!(cursors.write(&keys), sent, "one place has one cursor");
    }
    if bytes.len() < 8192 {
        let (row, item) = bytes.split_at(bytes.len() / 3);
        let keys = Keys {
            row: row.to_vec(),
            item: item.to_vec(),
        };
        let read = cursors.read("after", &cursors.write(&keys));
        assert_eq!(read.expect("it was written here"), keys);
    }
}

/// A row of any table with a checksum that holds; the first byte chooses the table.
pub fn row(bytes: &[u8]) {
    let Some((table, body)) = bytes.split_first() else {
        return;
    };
    let row = [&crc32fast::hash(body).to_le_bytes(), body].concat();
    match table % 7 {
        0 => hold_row(&row, decode::<ArticleSource>),
        1 => hold_row(&row, decode::<ArticleContent>),
        2 => hold_row(&row, decode::<PersonCard>),
        3 => hold_row(&row, decode::<OrganizationCard>),
        4 => hold_row(&row, decode::<MeetingCard>),
        5 => hold_row(&row, decode::<DirectiveCard>),
        _ => hold_row(&row, decode::<Manifest>),
    }
    hold_row(bytes, decode::<Manifest>);
}

/// A row that is one gives a value whose row gives it again.
fn hold_row<T: Stored>(row: &[u8], decode: impl Fn(&[u8]) -> Result<T, String>) {
    let Ok(value) = decode(row) else { return };
    let written = encode(&value).expect("what was a row is one");
    let again = decode(&written).expect("what was written is read");
    // Compared as bytes: figures may be no numbers, which equal nothing.
    let again = encode(&again).expect("what was a row is one");
    assert_eq!(written, again);
}

/// What was typed, before the first line's end, and where it is met in what follows.
pub fn highlight(bytes: &[u8]) {
    let given = String::from_utf8_lossy(bytes);
    let (typed, text) = given.split_once('\n').unwrap_or((&given, &given));
    let mut end = 0;
    for range in Matcher::new(typed).matches(text) {
        assert!(end <= range.start && range.start < range.end, "{range:?}");
        assert!(text.get(range.clone()).is_some(), "{range:?}");
        end = range.end;
    }
}
