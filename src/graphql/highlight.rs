//! Pieces of text that show why something was found.

use std::ops::Range;

use async_graphql::{Context, Error, SimpleObject};

use crate::graphql::reading::Reading;
use crate::graphql::search::SearchNode;
use crate::model::ParagraphKind;
use crate::search::Matcher;
use crate::text::utf16_len;

/// The most pieces of one hit.
pub(crate) const MAX_HIGHLIGHTS: usize = 5;
/// The length at which a piece is cut, in characters.
pub(crate) const MAX_PIECE: usize = 300;
/// The characters that stand before the first match of a piece that is cut.
const LEADING: usize = 60;

/// A piece of the text that matched, with the matched words' places in it.
#[derive(SimpleObject, Debug, Clone, PartialEq, Eq)]
pub struct Highlight {
    /// The piece, whole words, some 300 characters at most, without marks where it is cut.
    pub text: String,
    /// Pairs of UTF-16 offsets in `text`: what matched, in order, not overlapping; at least one.
    pub ranges: Vec<TextRange>,
}

/// A stretch of a text.
#[derive(SimpleObject, Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextRange {
    /// Offset of the first UTF-16 code unit.
    pub start: i32,
    /// Offset behind the last UTF-16 code unit.
    pub end: i32,
}

/// Why a query finds a node.
///
/// # Errors
///
/// An article's text cannot be read.
pub fn highlights(
    ctx: &Context<'_>,
    query: &Matcher,
    node: SearchNode,
) -> Result<Vec<Highlight>, Error> {
    let snapshot = ctx.snapshot();
    let names = |node: &dyn crate::snapshot::Node, acronym: Option<&str>| {
        std::iter::once(node.name())
            .chain(acronym)
            .chain(node.aliases().iter().map(String::as_str))
            .filter_map(|name| highlight(query, name))
            .take(MAX_HIGHLIGHTS)
            .collect()
    };
    Ok(match node {
        SearchNode::Person(of) => names(snapshot.person(of.0), None),
        SearchNode::Organization(of) => {
            let node = snapshot.organization(of.0);
            names(node, node.acronym.as_deref())
        }
        SearchNode::Meeting(of) => names(snapshot.meeting(of.0), None),
        SearchNode::Directive(of) => names(snapshot.directive(of.0), None),
        SearchNode::Article(of) => {
            let title = highlight(query, &snapshot.article(of.0).title);
            let text = ctx.content(of.0)?;
            let (leads, mut others): (Vec<_>, Vec<_>) = text
                .paragraphs
                .iter()
                .filter_map(|paragraph| Some((paragraph.kind, highlight(query, &paragraph.text)?)))
                .partition(|(kind, _)| *kind == ParagraphKind::Lead);
            // The sort is stable: of pieces with as many matches the earlier one stands first.
            others.sort_by_key(|(_, piece)| std::cmp::Reverse(piece.ranges.len()));
            title
                .into_iter()
                .chain(leads.into_iter().chain(others).map(|(_, piece)| piece))
                .take(MAX_HIGHLIGHTS)
                .collect()
        }
    })
}

/// The piece of a text around the first match; none where nothing matches.
fn highlight(query: &Matcher, text: &str) -> Option<Highlight> {
    let found = query.matches(text);
    let piece = piece_around(text, found.first()?.clone());
    let offset = |byte: usize| {
        let before = text.get(piece.start..byte).unwrap_or_default();
        i32::try_from(utf16_len(before)).unwrap_or(i32::MAX)
    };
    let ranges: Vec<TextRange> = found
        .iter()
        .filter(|range| piece.start <= range.start && range.end <= piece.end)
        .map(|range| TextRange {
            start: offset(range.start),
            end: offset(range.end),
        })
        .collect();
    Some(Highlight {
        text: text.get(piece.clone())?.to_owned(),
        ranges,
    })
}

/// Whole words around a match, some [`MAX_PIECE`] characters.
fn piece_around(text: &str, found: Range<usize>) -> Range<usize> {
    if text.chars().count() <= MAX_PIECE {
        return 0..text.len();
    }
    let mut before = text[..found.start].char_indices().rev();
    let start = match before.nth(LEADING) {
        Some((at, _)) => next_word(text, at, found.start),
        None => 0,
    };
    let end = match text[start..].char_indices().nth(MAX_PIECE) {
        Some((at, _)) => last_word(text, found.end, start + at),
        None => text.len(),
    };
    start..end
}

/// The first start of a word from `at` on, `limit` at the latest.
fn next_word(text: &str, at: usize, limit: usize) -> usize {
    match text[at..limit].find(' ') {
        Some(space) => at + space + 1,
        None => limit,
    }
}

/// The last end of a word up to `at`, `limit` at the earliest.
fn last_word(text: &str, limit: usize, at: usize) -> usize {
    if at <= limit {
        return limit;
    }
    match text[limit..at].rfind(' ') {
        Some(space) => limit + space,
        None => limit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_holds_whole_words_around_the_match() {
        let text = "hữu nghị ".repeat(50) + "Phiên họp thứ nhất " + &"nhân dân ".repeat(50);
        let start = text.find("Phiên").unwrap();
        let piece = piece_around(&text, start..start + "Phiên".len());
        let shown = &text[piece.clone()];
        assert!(shown.chars().count() <= MAX_PIECE);
        assert!(shown.contains("Phiên họp"));
        assert!(!shown.starts_with(' ') && !shown.ends_with(' '));
        assert!(text[..piece.start].ends_with(' ') && text[piece.end..].starts_with(' '));
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(piece_around("Hội nghị", 5..9), 0.."Hội nghị".len());
    }
}
