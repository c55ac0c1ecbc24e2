//! Phrases that are looked for in a text, the longest first.

use std::collections::HashMap;

use crate::lexicon::word::{Token, tokens};

/// Phrases with what they stand for, found by their first word.
#[derive(Debug)]
pub struct Phrases<T> {
    /// By the first word: the words after it and the value, longest first.
    by_first: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases {
            by_first: HashMap::new(),
        }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase; of two alike the first counts. Says whether it was new.
    pub fn insert(&mut self, phrase: &str, value: T) -> bool {
        let mut words = tokens(phrase).into_iter().map(|token| token.level);
        let Some(first) = words.next() else {
            return false;
        };
        let rest: Vec<String> = words.collect();
        let alike = self.by_first.entry(first).or_default();
        let at = alike.partition_point(|(other, _)| other.len() > rest.len());
        let known = alike[at..]
            .iter()
            .take_while(|(other, _)| other.len() == rest.len())
            .any(|(other, _)| *other == rest);
        if !known {
            alike.insert(at, (rest, value));
        }
        !known
    }

    /// The phrases that begin with the token at `at`, longest first: how many tokens each takes, and
    /// its value.
    pub fn at<'a>(
        &'a self,
        text: &'a [Token],
        at: usize,
    ) -> impl Iterator<Item = (usize, &'a T)> + 'a {
        let alike = text
            .get(at)
            .and_then(|first| self.by_first.get(&first.level));
        alike
            .into_iter()
            .flatten()
            .filter_map(move |(rest, value)| {
                let there = text.get(at + 1..at + 1 + rest.len())?;
                let same = there
                    .iter()
                    .zip(rest)
                    .all(|(token, word)| token.level == *word);
                same.then_some((rest.len() + 1, value))
            })
    }

    /// The longest phrase that begins with the token at `at`.
    pub fn longest<'a>(&'a self, text: &'a [Token], at: usize) -> Option<(usize, &'a T)> {
        self.at(text, at).next()
    }
}
