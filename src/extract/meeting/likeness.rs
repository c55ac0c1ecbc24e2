//! Whether two names are of one meeting.

use std::borrow::Cow;

use crate::text::{normalize, unmarked};

/// Whether two names may be of one meeting: one begins with the other, or most words are shared; an acronym stands for
/// its words.
pub(crate) fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (spelled_out(one, other), spelled_out(other, one));
    let plain = |name: &str| normalize(&name.replace("ít-tinh", "ít tinh"));
    let (one, other) = (plain(&one), plain(&other));
    if one.starts_with(&other) || other.starts_with(&one) {
        return true;
    }
    let words = |name: &str| -> Vec<String> {
        name.split(|c: char| !c.is_alphanumeric() && c.is_ascii() || c.is_whitespace())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (one, other) = (words(&one), words(&other));
    let shared = one.iter().filter(|word| other.contains(word)).count();
    shared * 10 >= one.len().max(other.len()) * 8 && shared >= 4
}

/// A name with the first of its acronyms that another name spells out in that one's words: `công tác PCPNN` beside
/// `công tác phi chính phủ nước ngoài`.
fn spelled_out<'n>(name: &'n str, other: &str) -> Cow<'n, str> {
    let acronym = |word: &&str| {
        (3..=8).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
    };
    for short in name.split([' ', '(', ')', ',']).filter(acronym) {
        let letters: Vec<char> = normalize(&unmarked(short)).chars().collect();
        let words: Vec<&str> = other.split(' ').collect();
        let initial = |word: &&str| normalize(&unmarked(word)).chars().next();
        let initials: Vec<Option<char>> = words.iter().map(initial).collect();
        let found = initials.windows(letters.len()).position(|run| {
            run.iter()
                .zip(&letters)
                .all(|(one, other)| *one == Some(*other))
        });
        if let Some(at) = found {
            let spelled = words[at..at + letters.len()].join(" ");
            return Cow::Owned(name.replacen(short, &spelled, 1));
        }
    }
    Cow::Borrowed(name)
}
