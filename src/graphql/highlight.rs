//! Pieces of text that show why something was found.

use std::ops::Range;

use async_graphql::{Context, Error, Object, SimpleObject};

use crate::graphql::reading::Reading;
use crate::graphql::search::SearchNode;
use crate::graphql::written::{WrittenList, plain_fields};
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlight {
    text: String,
    ranges: Vec<TextRange>,
}

/// A piece of the text that matched, with the matched words' places in it.
#[Object]
impl Highlight {
    /// The piece, whole words, some 300 characters at most, without marks where it is cut.
    pub async fn text(&self) -> &str {
        &self.text
    }

    /// Pairs of UTF-16 offsets in `text`: what matched, in order, not overlapping; at least one.
    pub async fn ranges(&self) -> WrittenList<TextRange> {
        self.ranges.iter().copied().collect()
    }
}

/// A stretch of a text.
#[derive(SimpleObject, Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextRange {
    /// Offset of the first UTF-16 code unit.
    pub start: i32,
    /// Offset behind the last UTF-16 code unit.
    pub end: i32,
}

plain_fields! {
    Highlight {
        "text" => text,
        ;
        "ranges" => ranges,
    }
    TextRange {
        "start" => start,
        "end" => end,
    }
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
            .filter_map(|name| piece(query, name))
            .take(MAX_HIGHLIGHTS)
            .map(Piece::highlight)
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
            let title = piece(query, &snapshot.article(of.0).title);
            let text = ctx.content(of.0)?;
            let (leads, mut others): (Vec<_>, Vec<_>) = text
                .paragraphs
                .iter()
                .filter_map(|paragraph| Some((paragraph.kind, piece(query, &paragraph.text)?)))
                .partition(|(kind, _)| *kind == ParagraphKind::Lead);
            // The sort is stable: of pieces with as many matches the earlier one stands first.
            others.sort_by_key(|(_, piece)| std::cmp::Reverse(piece.ranges.len()));
            title
                .into_iter()
                .chain(leads.into_iter().chain(others).map(|(_, piece)| piece))
                .take(MAX_HIGHLIGHTS)
                .map(Piece::highlight)
                .collect()
        }
    })
}

/// A piece of a text, and the bytes of it that matched, in order.
struct Piece<'t> {
    text: &'t str,
    ranges: Vec<Range<usize>>,
}

impl Highlight {
    /// The piece.
    pub fn words(&self) -> &str {
        &self.text
    }
}

impl Piece<'_> {
    fn highlight(self) -> Highlight {
        let (mut byte, mut unit) = (0, 0);
        let mut offset = |to: usize| {
            unit += utf16_len(self.text.get(byte..to).unwrap_or_default());
            byte = to;
            i32::try_from(unit).unwrap_or(i32::MAX)
        };
        let ranges = self.ranges.iter();
        Highlight {
            ranges: ranges
                .map(|range| TextRange {
                    start: offset(range.start),
                    end: offset(range.end),
                })
                .collect(),
            text: self.text.to_owned(),
        }
    }
}

/// The piece of a text around the first match; none where nothing matches.
fn piece<'t>(query: &Matcher, text: &'t str) -> Option<Piece<'t>> {
    let found = query.matches(text);
    let piece = piece_around(text, found.first()?.clone());
    let within = found
        .into_iter()
        .filter(|range| piece.start <= range.start && range.end <= piece.end);
    Some(Piece {
        ranges: within
            .map(|range| range.start - piece.start..range.end - piece.start)
            .collect(),
        text: text.get(piece)?,
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
