//! From an article to what it says: a pure function of the article and of the lexicon.
//!
//! Names come first; the rules for events read the sentences between them.

pub mod names;

mod award;
mod deed;
mod directive;
mod figure;
mod meeting;
mod participation;
mod portion;
mod reading;
mod statement;
mod task;

#[cfg(test)]
mod tests;

use rustc_hash::FxHashSet;

use crate::extract::reading::Reading;
use crate::model::{Article, Facts, Mention, ParagraphKind, Span};
use crate::text::normalize;

/// The most of one paragraph, in bytes, that facts are read from. The longest paragraphs of the press
/// have some thousands; a page without any line feeds is one paragraph.
pub const MAX_READ: usize = 64 * 1024;

/// Letters that look like `Đ` and `đ`, which some fonts and keyboards print for them. All of them take two
/// bytes, so that what is read where they are replaced stands where it is printed.
const LOOK_ALIKES: [(char, &str); 3] = [('Ð', "Đ"), ('Ɖ', "Đ"), ('ð', "đ")];

/// Everything that the article's paragraphs say, each as far as [`MAX_READ`].
///
/// What is far longer than any article of the press is read a portion at a time: what one says of its people,
/// bodies and documents is joined with the others', but `ông Chương` means nobody of another portion.
///
/// Example: `Ðỗ Văn Chiến`, printed with the Icelandic letter, is read as `Đỗ Văn Chiến`.
pub fn extract(article: &Article) -> Facts {
    extract_by(article, portion::PORTION)
}

/// As [`extract`], by portions of so many bytes at most.
fn extract_by(article: &Article, most: usize) -> Facts {
    let portions = portion::portions(&article.paragraphs, most);
    if let [_] = portions[..] {
        return read_whole(article);
    }
    let mut joined = portion::Joined::default();
    for paragraphs in portions {
        let first = paragraphs.start;
        joined.add(first, read_whole(&portion::part(article, paragraphs)));
    }
    joined.into_facts()
}

fn read_whole(article: &Article) -> Facts {
    match legible(article) {
        Some(legible) => read(&legible),
        None => read(article),
    }
}

/// The article with its paragraphs cut to what is read, and letters for what looks like them; none where
/// it is so already.
fn legible(article: &Article) -> Option<Article> {
    let is_long = |text: &str| text.len() > MAX_READ;
    let looks_alike = |text: &str| text.contains(LOOK_ALIKES.map(|(printed, _)| printed));
    let paragraphs = &article.paragraphs;
    let signed = signature(article);
    if signed.is_none()
        && !looks_alike(&article.title)
        && !paragraphs
            .iter()
            .any(|paragraph| is_long(&paragraph.text) || looks_alike(&paragraph.text))
    {
        return None;
    }
    let mut legible = article.clone();
    if let Some((at, end)) = signed {
        legible.paragraphs[at].text.truncate(end);
    }
    let texts = legible.paragraphs.iter_mut();
    let texts = texts.map(|paragraph| &mut paragraph.text);
    for text in texts.chain([&mut legible.title]) {
        if is_long(text) {
            let end = (0..=MAX_READ).rev().find(|&end| text.is_char_boundary(end));
            text.truncate(end.unwrap_or(0));
        }
        if looks_alike(text) {
            for (printed, meant) in LOOK_ALIKES {
                *text = text.replace(printed, meant);
            }
        }
    }
    Some(legible)
}

/// The paragraph that runs on into who wrote the article, with where its own text ends: `… thành công./. Lê Thu Mẫu (TTXVN)`.
fn signature(article: &Article) -> Option<(usize, usize)> {
    let at = (article.paragraphs.iter())
        .rposition(|paragraph| paragraph.kind != ParagraphKind::Caption)?;
    let text = article.paragraphs[at].text.trim_end();
    let unbracketed = match text.strip_suffix(')') {
        Some(inside) => inside.rsplit_once(" (").map_or(text, |(before, _)| before),
        None => text,
    };
    let author = (article.authors.iter()).find_map(|author| unbracketed.strip_suffix(&**author));
    let own = author?.strip_suffix(' ')?;
    own.ends_with(['.', '!', '?', '…', '”'])
        .then_some((at, own.len()))
}

fn read(article: &Article) -> Facts {
    let mut facts = names::find(article);
    let reading = Reading::new(article, &facts);
    directive::find(&reading, &mut facts);
    let cited: Vec<Span> = facts
        .directives
        .iter()
        .flat_map(|directive| directive.mentions.iter().map(|mention| mention.span))
        .collect();
    facts.figures = figure::find(&reading, &cited);
    let mut meetings = meeting::find(&reading, &mut facts);
    let deeds = deed::deeds(&reading, &facts);
    participation::voice::attribute(&deeds, &mut meetings);
    participation::find(&reading, &deeds, &meetings, &mut facts);
    facts.statements = statement::find(&reading, &deeds, &meetings);
    facts.tasks = task::find(&reading, &deeds, &meetings, &facts);
    award::find(&reading, &meetings, &mut facts);
    keep_naming_mentions(article, &mut facts);
    facts
}

/// A mention prints a word of the name. What the page tells by a title alone (`Trưởng ban đề nghị …`) or
/// by a word for the event (`sự kiện này`) says who spoke and where, but names nobody.
fn keep_naming_mentions(article: &Article, facts: &mut Facts) {
    let words = |text: &str| -> FxHashSet<String> {
        let folded = normalize(text);
        let words = folded.split(|c: char| c.is_whitespace() || "-,.()\"/“”".contains(c));
        words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let quote = |mention: &Mention| {
        &article.paragraphs[mention.span.paragraph as usize].text[mention.span.range()]
    };
    let keep = |name: &str, mentions: &mut Vec<Mention>| {
        if mentions.iter().all(|mention| mention.by_name) {
            return;
        }
        let mut known = words(name);
        for mention in mentions.iter().filter(|mention| mention.by_name) {
            known.extend(words(quote(mention)));
        }
        mentions.retain(|mention| mention.by_name || !known.is_disjoint(&words(quote(mention))));
    };
    for person in &mut facts.people {
        keep(&person.name, &mut person.mentions);
    }
    for meeting in &mut facts.meetings {
        keep(&meeting.name, &mut meeting.mentions);
    }
}
