//! Sentences, after UAX 29 with the abbreviations of Vietnamese press text.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::letter::is_latin_letter;

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
    for (start, piece) in pieces(text) {
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
        .flat_map(|range| split_after_credit(text, range))
        .flat_map(|range| split_after_ellipsis(text, range))
        .flat_map(|range| split_before_occasion(text, range))
        .flat_map(|range| split_long(text, range))
        .collect()
}

/// The longest sentence, in bytes. The press's longest, lists of those present, have some two thousand; what
/// reads on without a stop is no sentence, and rules that look for what belongs together within one cost more
/// the longer it is.
const LONGEST: usize = 4 * 1024;

/// A sentence longer than [`LONGEST`] is cut, between words where that can be.
fn split_long(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut rest = range;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Range { start, end } = rest;
        if end - start <= LONGEST {
            rest.start = end;
            return Some(start..end);
        }
        let whole = |at: &usize| text.is_char_boundary(*at);
        let most = (start..=start + LONGEST).rev().find(whole)?;
        let cut = text[start..most]
            .rfind(' ')
            .map_or(most, |space| start + space);
        rest.start = end - text[cut..end].trim_start().len();
        Some(start..cut)
    })
}

/// The text cut as UAX 29 cuts it into sentences, each piece with where it begins.
///
/// Only behind a mark that can end a sentence a piece can end, and what stands more than a letter before
/// that mark decides nothing: so only there the rules are asked, not at every character.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0..text.len();
    std::iter::from_fn(move || {
        let start = rest.start;
        let ahead = &text[rest.clone()];
        if ahead.is_empty() {
            return None;
        }
        let end = ahead.find(may_end).map_or(text.len(), |mark| {
            let letter =
                |character: char| character.is_ascii_alphanumeric() || is_latin_letter(character);
            let from = ahead[..mark].rfind(letter).unwrap_or(0);
            let first = ahead[from..].split_sentence_bounds().next();
            start + from + first.map_or(0, str::len)
        });
        rest.start = end;
        Some((start, &text[start..end]))
    })
}

/// Whether the character is a mark behind which a sentence can end; of those beyond Latin, any may.
fn may_end(character: char) -> bool {
    match character {
        '.' | '!' | '?' | '\n' | '\r' | '\u{85}' => true,
        '–' | '—' | '‘' | '’' | '“' | '”' | '•' | '…' => false,
        _ => character > '\u{24f}' && !is_latin_letter(character),
    }
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

/// A picture's credit in brackets that runs into the text: `(Ảnh: Thu Hà) Tới dự có …`.
fn split_after_credit(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let sentence = &text[range.clone()];
    let credit = ["(Ảnh", "(ảnh", "(Nguồn", "(ẢNH"]
        .iter()
        .any(|credit| sentence.starts_with(credit));
    let end = sentence.find(')').filter(|_| credit).map(|end| end + 1);
    let next = end.map(|end| sentence[end..].trim_start());
    let split = end.zip(next.filter(|next| next.starts_with(char::is_uppercase)));
    let (first, rest) = match split {
        Some((end, next)) => (
            range.start..range.start + end,
            Some(range.end - next.len()..range.end),
        ),
        None => (range, None),
    };
    std::iter::once(first).chain(rest)
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

/// What somebody said is set apart in a box that the page leaves out, and the text goes on behind its colon: `Bà An nhấn
/// mạnh: Dịp này, tỉnh đã nhận Huân chương.`
fn split_before_occasion(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    const OPENINGS: [&str; 4] = ["Dịp này, ", "Nhân dịp này, ", "Cùng dự ", "Cùng tham dự "];
    let sentence = &text[range.clone()];
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, sign) in sentence.match_indices(": ") {
        let next = at + sign.len();
        if OPENINGS
            .iter()
            .any(|words| sentence[next..].starts_with(words))
        {
            pieces.push(range.start + start..range.start + at + 1);
            start = next;
        }
    }
    pieces.push(range.start + start..range.end);
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::{pieces, sentences};

    #[test]
    fn a_credit_between_sentences_is_in_neither() {
        let text = "Quang cảnh buổi lễ. (Ảnh: Thu Mẫu) Tới dự có ông An. (Ảnh: Mẫu) và bà Bình.";
        let found: Vec<&str> = sentences(text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        let expected = [
            "Quang cảnh buổi lễ.",
            "(Ảnh: Thu Mẫu)",
            "Tới dự có ông An.",
            "(Ảnh: Mẫu) và bà Bình.",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_text_goes_on_behind_a_colon_whose_words_are_left_out() {
        let text = "Bà An nhấn mạnh: Dịp này, tỉnh nhận Huân chương. Ông Mẫu nói: Tôi vui.";
        let found: Vec<&str> = sentences(text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        let expected = [
            "Bà An nhấn mạnh:",
            "Dịp này, tỉnh nhận Huân chương.",
            "Ông Mẫu nói: Tôi vui.",
        ];
        assert_eq!(found, expected);
    }

    proptest! {
        #[test]
        fn pieces_are_those_of_the_standard(
            text in "(?:[a-cA-C0-2ạẠ. .!?…–“”)(\r\n\u{85}\u{2028}\u{a0}\u{300}\u{345}\u{ad}。،ح字:,-]){0,24}",
        ) {
            let expected: Vec<_> = text.split_sentence_bound_indices().collect();
            prop_assert_eq!(pieces(&text).collect::<Vec<_>>(), expected);
        }
    }
}
