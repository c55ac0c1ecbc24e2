//! The countries of a page, where they stand on their own.

use std::collections::HashMap;

use crate::extract::names::name;
use crate::extract::names::organization::Organizations;
use crate::extract::names::person::People;
use crate::extract::names::text::Text;
use crate::lexicon::{CountryForm, LEXICON};
use crate::model::{CountryCode, CountryFact, Ground, Mention, Rule};

/// The countries named on their own: not within the name of a body, a person or a pair.
///
/// Example: `các đối tác của Đức, Hà Lan`; but not `quan hệ Việt Nam - Lào`.
pub(crate) fn find(
    texts: &[Text<'_>],
    bodies: &Organizations,
    people: &People<'_>,
) -> Vec<CountryFact> {
    let mut found: Vec<CountryFact> = Vec::new();
    let mut by_code: HashMap<CountryCode, usize> = HashMap::new();
    for (at, text) in texts.iter().enumerate() {
        let mut token = 0;
        while token < text.tokens.len() {
            let Some((length, form)) = LEXICON.countries.longest(&text.tokens, token) else {
                token += 1;
                continue;
            };
            let end = token + length;
            let free = bodies.holding(at, token).is_none() && !people.holds(at, token);
            if free && !paired(text, token, end) && means_country(text, token, end, form) {
                let index = *by_code.entry(form.code).or_insert_with(|| {
                    found.push(CountryFact {
                        code: form.code,
                        mentions: Vec::new(),
                    });
                    found.len() - 1
                });
                let rule = if form.ambiguous {
                    Rule::CountryByContext
                } else {
                    Rule::CountryName
                };
                found[index].mentions.push(Mention {
                    span: text.span(token..end),
                    by_name: true,
                    ground: Ground::new(rule, form.line),
                });
            }
            token = end;
        }
    }
    found
}

/// The country is one of a pair or a row joined by dashes within a name:
/// `Diễn đàn nhân dân Việt Nam - Lào`, not `quan hệ ngoại giao Việt Nam - Hàn Quốc`.
fn paired(text: &Text<'_>, start: usize, end: usize) -> bool {
    joined(text, start, end) && !in_relation(text, start)
}

/// The words before a pair speak of how its countries stand, and belong to no name.
fn in_relation(text: &Text<'_>, start: usize) -> bool {
    let mut at = start;
    while at > 0 && (text.is(at - 1, "-") || text.is_capital(at - 1)) {
        at -= 1;
    }
    let from = at.saturating_sub(6);
    let mut before = from..at;
    before.any(|at| text.is(at, "quan") && text.is(at + 1, "hệ") && text.is_lower(at))
}

fn joined(text: &Text<'_>, start: usize, end: usize) -> bool {
    let other = |at: usize| text.is_capital(at);
    text.is(end, "-")
        && other(end + 1)
        && LEXICON.countries.in_pair(&text.tokens, end + 1).is_some()
        || start > 1
            && text.is(start - 1, "-")
            && text.is_capital(start - 2)
            && ends_in_country(text, start - 1)
}

fn ends_in_country(text: &Text<'_>, end: usize) -> bool {
    (1..=4).any(|back| {
        end.checked_sub(back).is_some_and(|from| {
            LEXICON
                .countries
                .in_pair(&text.tokens, from)
                .is_some_and(|(length, _)| from + length == end)
        })
    })
}

/// Whether a form that means other things as well means the country here.
fn means_country(text: &Text<'_>, start: usize, end: usize, form: CountryForm) -> bool {
    if LEXICON
        .places
        .longest(&text.tokens, start)
        .is_some_and(|(length, _)| start + length > end)
        || (1..=2).any(|back| {
            start.checked_sub(back).is_some_and(|from| {
                LEXICON
                    .places
                    .longest(&text.tokens, from)
                    .is_some_and(|(length, _)| from + length >= end)
            })
        })
    {
        return false;
    }
    // `cộng đồng Pháp ngữ`: a language.
    if start > 0 && text.is_any(start - 1, &["tiếng", "chữ"]) || text.is(end, "ngữ") {
        return false;
    }
    if !form.ambiguous {
        return true;
    }
    let capital_before = start > 0 && text.is_capital(start - 1) && !text.begins_sentence(start);
    let language = start > 0
        && text.is_any(
            start - 1,
            &[
                "anh", "tiếng", "chữ", "châu", "bắc", "nam", "mỹ", "đảo", "ông", "bà", "chị", "cô",
                "em", "ngữ",
            ],
        );
    let goes_on = text.is_capital(end)
        && text.tokens[end].spaced
        && LEXICON.countries.longest(&text.tokens, end).is_none();
    let title = start > 0 && ends_in_title(text, start);
    // `Nhật ký`, `Pháp luật`: the first syllable of another word.
    const WORDS: [(&str, &[&str]); 7] = [
        ("anh", &["em", "hùng"]),
        ("mỹ", &["học", "phẩm", "thuật"]),
        ("nhật", &["báo", "ký", "trình", "thực"]),
        ("pháp", &["chế", "danh", "lý", "luật", "lệnh", "nhân", "sư"]),
        ("áo", &["dài"]),
        ("ý", &["chí", "kiến", "nghĩa", "thức", "tưởng"]),
        ("đức", &["hạnh", "tin"]),
    ];
    let word = end - start == 1
        && WORDS
            .iter()
            .any(|(first, next)| text.is(start, first) && text.is_any(end, next));
    if word && text.is_lower(end) {
        return false;
    }
    let sentence = text.begins_sentence(start) && text.is_lower(end) && end - start == 1;
    !language
        && (title || !capital_before)
        && (title || !goes_on)
        && (!sentence || follows_like_country(text, end))
        && (title || name::vietnamese(text, start).is_none())
}

/// A title ends before `at`: `Đại sứ Anh Gareth Ward`.
fn ends_in_title(text: &Text<'_>, at: usize) -> bool {
    (1..=4).any(|back| {
        at.checked_sub(back).is_some_and(|from| {
            LEXICON
                .titles
                .longest(&text.tokens, from)
                .is_some_and(|(length, _)| from + length == at)
        })
    })
}

/// At the beginning of a sentence `Anh` is a form of address unless a list or a verb of states follows.
fn follows_like_country(text: &Text<'_>, at: usize) -> bool {
    text.is_any(at, &[",", "và", "là", "có"])
}
