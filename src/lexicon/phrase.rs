//! Phrases that are looked for in a text, the longest first.

use rustc_hash::FxHashMap;

use crate::lexicon::word::{Token, tokens};

/// Phrases with what they stand for, as a tree of words: looking for them costs a step for each word that
/// they share with the text, however many there are.
#[derive(Debug)]
pub struct Phrases<T> {
    /// The first is the root, before any word.
    nodes: Vec<Node<T>>,
}

/// Where the words from the root lead.
#[derive(Debug)]
struct Node<T> {
    /// What the words so far stand for, where they are a phrase.
    value: Option<T>,
    next: FxHashMap<String, usize>,
}

impl<T> Default for Node<T> {
    fn default() -> Self {
        Node {
            value: None,
            next: FxHashMap::default(),
        }
    }
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases {
            nodes: vec![Node::default()],
        }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase; of two alike the first counts. Says whether it was new.
    pub fn insert(&mut self, phrase: &str, value: T) -> bool {
        let mut node = 0;
        for token in tokens(phrase) {
            let new = self.nodes.len();
            node = *self.nodes[node].next.entry(token.level).or_insert(new);
            if node == new {
                self.nodes.push(Node::default());
            }
        }
        let free = node > 0 && self.nodes[node].value.is_none();
        if free {
            self.nodes[node].value = Some(value);
        }
        free
    }

    /// The phrases that begin with the token at `at`, longest first: how many tokens each takes, and
    /// its value.
    pub fn at<'a>(
        &'a self,
        text: &'a [Token],
        at: usize,
    ) -> impl Iterator<Item = (usize, &'a T)> + 'a {
        let mut found = Vec::new();
        self.walk(text, at, |length, value| found.push((length, value)));
        found.into_iter().rev()
    }

    /// The longest phrase that begins with the token at `at`.
    pub fn longest<'a>(&'a self, text: &'a [Token], at: usize) -> Option<(usize, &'a T)> {
        let mut longest = None;
        self.walk(text, at, |length, value| longest = Some((length, value)));
        longest
    }

    /// Gives the phrases that begin with the token at `at`, shortest first.
    fn walk<'a>(&'a self, text: &[Token], at: usize, mut give: impl FnMut(usize, &'a T)) {
        let mut node = &self.nodes[0];
        for (length, token) in (1..).zip(text.get(at..).unwrap_or_default()) {
            let Some(&next) = node.next.get(&token.level) else {
                return;
            };
            node = &self.nodes[next];
            if let Some(value) = &node.value {
                give(length, value);
            }
        }
    }
}
