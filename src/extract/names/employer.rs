//! Bodies of which only the name is printed, behind the post that somebody holds in them.

use crate::extract::names::address::is_addressed;
use crate::extract::names::continuation::is_following;
use crate::extract::names::name;
use crate::extract::names::place;
use crate::extract::names::text::Text;
use crate::lexicon::{LEXICON, Shape};

/// Behind the foreign name at `at` of a body whose man or woman has been named right before, with a form of address and
/// a post.
///
/// Examples: `ông Peter Holm, Giám đốc chương trình Nordic Bridge;`, `bà Anna Berg - Trưởng đại diện BrightWater tại
/// Việt Nam`.
pub(crate) fn employer(text: &Text<'_>, at: usize) -> Option<usize> {
    let post = titled(text, at)?;
    let directs = (post..at).any(|at| text.is_any(at, &["giám", "diện", "phối", "điều"]));
    let end = foreign(text, at, directs)?;
    let closed = end >= text.tokens.len()
        || text.is_any(
            end,
            &[";", ",", ".", ")", "(", "-", "–", "tại", "ở", "cùng", "và"],
        );
    // `bà Anna Berg, Giám đốc Nordwind Airways cho biết`
    let closed = closed
        || is_company(text, end - 1)
            && (is_following(text, end) || text.is_any(end, &LEXICON.lists.reports));
    if !closed || !follows_a_name(text, first_joined(text, post)) {
        return None;
    }
    // `ông A, Giám đốc Anna Berg`: a name that the page speaks of as somebody's.
    let same = |other: usize| {
        (0..end - at).all(|word| {
            (text.tokens.get(other + word))
                .is_some_and(|token| token.level == text.tokens[at + word].level)
        })
    };
    let somebody =
        (0..text.tokens.len()).any(|other| other != at && same(other) && is_addressed(text, other));
    (!somebody).then_some(end)
}

/// Where the post begins that ends right before `at`, or before the small words there that belong to it.
fn titled(text: &Text<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 9;
    const FIELD: usize = 4;
    if !text.is_capital(at) {
        return None;
    }
    let small = (at.saturating_sub(FIELD)..at)
        .rev()
        .take_while(|&before| text.is_any(before, &LEXICON.lists.duties))
        .count();
    (at.saturating_sub(LONGEST)..at).find(|&from| {
        LEXICON
            .titles
            .longest(&text.tokens, from)
            .is_some_and(|(length, title)| {
                let end = from + length;
                !title.bodiless
                    && title.shared.is_empty()
                    && end <= at
                    && end + small >= at
                    && from > 0
                    && (text.is_any(from - 1, &[",", "("])
                        || text.is_dash(from - 1)
                        || text.is_title_dash(from - 1)
                        || text.is(from - 1, "kiêm"))
            })
    })
}

/// Where the first of the posts begins that `kiêm` joins to the one at `post`: `Phó Chủ tịch kiêm Tổng Giám đốc`.
fn first_joined(text: &Text<'_>, post: usize) -> usize {
    const LONGEST: usize = 7;
    let joined = post.checked_sub(1).filter(|&at| text.is(at, "kiêm"));
    joined.map_or(post, |joined| {
        let title = |from: &usize| {
            (LEXICON.titles.longest(&text.tokens, *from))
                .is_some_and(|(length, _)| from + length == joined)
        };
        (joined.saturating_sub(LONGEST)..joined)
            .find(title)
            .unwrap_or(post)
    })
}

/// The word at `at` is one in which foreign names of companies and the like end: `Nordwind Airways`.
fn is_company(text: &Text<'_>, at: usize) -> bool {
    text.is_any(at, &LEXICON.lists.companies) && text.is_capital(at)
}

/// Whether a name behind a form of address ends before the sign that stands before `post`.
fn follows_a_name(text: &Text<'_>, post: usize) -> bool {
    const LONGEST: usize = 6;
    let Some(end) = post.checked_sub(1) else {
        return false;
    };
    let words = (end.saturating_sub(LONGEST)..end)
        .rev()
        .take_while(|&at| text.is_capital(at) || text.is(at, "-"))
        .count();
    words > 1 && is_addressed(text, end - words)
        // `ông TS Anna Berg`
        || words > 2 && is_addressed(text, end - words + 1)
}

/// Behind the foreign words with capitals at `at`, which are no place and of which the first is no Vietnamese syllable.
fn foreign(text: &Text<'_>, at: usize, directs: bool) -> Option<usize> {
    const LONGEST: usize = 6;
    if place::place(text, at).is_some()
        || LEXICON.countries.longest(&text.tokens, at).is_some()
        || LEXICON
            .heads
            .longest(&text.tokens, at)
            .is_some_and(|(_, head)| !head.loose)
        || LEXICON.titles.longest(&text.tokens, at).is_some()
        || LEXICON.honorifics.longest(&text.tokens, at).is_some()
    {
        return None;
    }
    let mut end = at;
    while end < at + LONGEST && end < text.tokens.len() {
        let particle =
            end > at && text.is_any(end, &LEXICON.lists.particles) && text.is_capital(end + 1);
        if !text.is_capital(end) && !particle {
            break;
        }
        end += 1;
    }
    let strange = |word: usize| {
        let token = &text.tokens[word];
        let letters = token.level.chars().count();
        !name::is_syllable(text, word) && letters > 1 && token.shape != Shape::Number
    };
    let inner = |word: usize| {
        let printed = text.text(word..word + 1);
        printed.chars().skip(1).any(char::is_uppercase)
    };
    // `Giám đốc điều hành Nordbridge`
    let long = |word: usize| text.tokens[word].level.chars().count() > 4;
    // One word is a name of its own where it has capitals within: `BrightWater`, `KRF`.
    let company = || end > at + 1 && is_company(text, end - 1);
    let named = end > at
        && (strange(at) || company())
        && (end - at > 1 || inner(at) || directs && long(at));
    named.then_some(end)
}
