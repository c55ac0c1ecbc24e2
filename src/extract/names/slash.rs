//! Bodies of a list, each with its country behind a slash.

use crate::extract::names::text::Text;
use crate::lexicon::{LEXICON, Token};

/// Small words within foreign names of bodies.
const PARTICLES: [&str; 15] = [
    "and", "aux", "de", "des", "du", "et", "for", "in", "la", "of", "pour", "the", "un", "une",
    "voor",
];

/// Behind the name at `at` of a body that a list gives with its country.
///
/// Example: `bốn tổ chức gồm: Enfants et Soleil (EES)/Pháp, Kinderhilfe/ Đức`.
pub(crate) fn with_country(text: &Text<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 9;
    const ACRONYM: usize = 4;
    // How far before it the list may begin: who prints bodies without end is asked no more of for each.
    const LIST: usize = 300;
    const OPENERS: [&str; 6] = [":", ",", ";", "và", "gồm", "có"];
    // Most words end before a slash or none: what stands before them is asked last.
    let goes_on = |token: &&Token<'_>| token.is_capital() || PARTICLES.contains(&&*token.level);
    let words = text.tokens[at..].iter().take(LONGEST).take_while(goes_on);
    let end = at + words.count();
    let named = end > at && text.tokens[at].is_capital() && text.tokens[end - 1].is_capital();
    if !named || !(text.tokens.get(end)).is_some_and(|token| token.is("/") || token.is("(")) {
        return None;
    }
    let close = (end..end + ACRONYM).find(|&word| text.is(word, ")"));
    let slash = match close.filter(|_| text.is(end, "(")) {
        Some(close) => close + 1,
        None => end,
    };
    let country = at > 0
        && text.is(slash, "/")
        && LEXICON.countries.longest(&text.tokens, slash + 1).is_some()
        && text.is_any(at - 1, &OPENERS);
    let bodies = || {
        let start = text.sentence_start(at).max(at.saturating_sub(LIST));
        (start..at).any(|word| text.behind(word, "tổ chức").is_some())
    };
    (country && bodies()).then_some(end)
}
