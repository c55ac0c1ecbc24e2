//! Sentences, after UAX 29 with the abbreviations of Vietnamese press text.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Abbreviations whose full stop ends no sentence: `TP. Hồ Chí Minh`, `GS. TS. Trần Đình Long`.
const ABBREVIATIONS: &[&str] = &[
    "tp.", "tx.", "tt.", "q.", "p.", "gs.", "pgs.", "ts.", "ths.", "bs.", "ks.", "cn.", "ls.",
    "đ/c.", "t.ư.", "mr.", "ms.", "mrs.", "dr.", "prof.", "st.", "nxb.", "tr.", "vv.", "no.",
    "ts.bs.", "pgs.ts.", "gs.ts.",
];

/// The byte ranges of the sentences of one paragraph, in order, without the white space between them.
///
/// Example: `Tại TP. Vinh, GS. Long phát biểu. Ông cảm ơn.` has two sentences.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, piece) in text.split_sentence_bound_indices() {
        let joins = found
            .last()
            .is_some_and(|last| continues(&text[last.clone()], piece));
        let end = start + piece.trim_end().len();
        match found.last_mut() {
            Some(last) if joins || end == start => last.end = last.end.max(end),
            _ if end == start => {}
            _ => found.push(start..end),
        }
    }
    found
        .into_iter()
        .flat_map(|range| split_after_ellipsis(text, range))
        .collect()
}

/// Whether the text before ends in an abbreviation or an initial (`John F. Kennedy`), or what follows
/// starts in lower case.
fn continues(before: &str, piece: &str) -> bool {
    let word = before.rsplit([' ', '\u{a0}', '(']).next().unwrap_or(before);
    let initial = word.ends_with('.')
        && word.chars().count() == 2
        && word.chars().next().is_some_and(char::is_uppercase);
    initial
        || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
        || piece
            .trim_start()
            .chars()
            .next()
            .is_some_and(char::is_lowercase)
}

/// UAX 29 does not break behind `…`; the press ends a sentence there when a capital follows.
fn split_after_ellipsis(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let sentence = &text[range.clone()];
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, _) in sentence.match_indices("… ") {
        let end = at + '…'.len_utf8();
        let next = sentence[end..].trim_start();
        if next.chars().next().is_some_and(char::is_uppercase) {
            pieces.push(range.start + start..range.start + end);
            start = sentence.len() - next.len();
        }
    }
    pieces.push(range.start + start..range.end);
    pieces
}
