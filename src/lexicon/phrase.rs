//! Phrases that are looked for in a text, the longest first.

use hashbrown::HashTable;

use crate::lexicon::table::rows;
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
    /// The words that go on, by the hash that each token brings along.
    next: HashTable<(Token, usize)>,
}

impl<T> Node<T> {
    /// The node to which the token leads.
    fn step(&self, token: &Token) -> Option<usize> {
        let same = |(word, _): &(Token, usize)| word.level == token.level;
        self.next.find(token.hash, same).map(|(_, node)| *node)
    }
}

impl<T> Default for Node<T> {
    fn default() -> Self {
        Node {
            value: None,
            next: HashTable::new(),
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

impl Phrases<()> {
    /// Phrases that stand for nothing but themselves.
    pub fn of(phrases: &[&str]) -> Self {
        let mut known = Phrases::default();
        for phrase in phrases {
            known.insert(phrase, ());
        }
        known
    }

    /// The phrases of a data file, one a line.
    pub(crate) fn listed(data: &str) -> Self {
        let rows: Vec<&str> = rows(data).flat_map(|(_, columns)| columns).collect();
        Phrases::of(&rows)
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase; of two alike the first counts. Says whether it was new.
    pub fn insert(&mut self, phrase: &str, value: T) -> bool {
        let mut node = 0;
        for token in tokens(phrase) {
            node = self.nodes[node].step(&token).unwrap_or_else(|| {
                let new = self.nodes.len();
                let next = &mut self.nodes[node].next;
                next.insert_unique(token.hash, (token, new), |(word, _)| word.hash);
                self.nodes.push(Node::default());
                new
            });
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
            let Some(next) = node.step(token) else {
                return;
            };
            node = &self.nodes[next];
            if let Some(value) = &node.value {
                give(length, value);
            }
        }
    }
}
