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
    /// A bit for each first word, at its hash: nearly all words begin none of the phrases, which this tells
    /// without a look at the tree. A power of two.
    firsts: Vec<u64>,
}

/// Where the words from the root lead.
#[derive(Debug)]
struct Node<T> {
    /// What the words so far stand for, where they are a phrase.
    value: Option<T>,
    /// The words that go on, by the hash that each token brings along.
    next: HashTable<Step>,
}

/// A word that goes on.
#[derive(Debug)]
struct Step {
    /// As [`Token::level`] has it.
    word: Box<str>,
    hash: u64,
    /// The node to which it leads.
    node: usize,
}

impl<T> Node<T> {
    /// The node to which the token leads.
    fn step(&self, token: &Token<'_>) -> Option<usize> {
        let same = |step: &Step| *step.word == *token.level;
        self.next.find(token.hash, same).map(|step| step.node)
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
            firsts: vec![0; 1],
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
                let step = Step {
                    word: token.level.into(),
                    hash: token.hash,
                    node: new,
                };
                let next = &mut self.nodes[node].next;
                next.insert_unique(step.hash, step, |step| step.hash);
                if node == 0 {
                    self.note_first();
                }
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

    /// Sets the bits of the first words, of which one is new.
    fn note_first(&mut self) {
        const BITS_A_WORD: usize = 16;
        let words = &self.nodes[0].next;
        let bits = (words.len() * BITS_A_WORD).next_power_of_two();
        self.firsts = vec![0; bits.div_ceil(64).max(self.firsts.len())];
        for step in words {
            let (at, bit) = first_bit(step.hash, self.firsts.len());
            self.firsts[at] |= bit;
        }
    }

    /// Whether a phrase may begin with the token.
    #[inline]
    fn may_begin(&self, token: &Token<'_>) -> bool {
        let (at, bit) = first_bit(token.hash, self.firsts.len());
        self.firsts[at] & bit != 0
    }

    /// The phrases that begin with the token at `at`, longest first: how many tokens each takes, and
    /// its value.
    #[inline]
    pub fn at<'a>(
        &'a self,
        text: &'a [Token<'_>],
        at: usize,
    ) -> impl Iterator<Item = (usize, &'a T)> + 'a {
        let mut found = Vec::new();
        if (text.get(at)).is_some_and(|first| self.may_begin(first)) {
            self.walk(text, at, |length, value| found.push((length, value)));
        }
        found.into_iter().rev()
    }

    /// The longest phrase that begins with the token at `at`.
    #[inline]
    pub fn longest(&self, text: &[Token<'_>], at: usize) -> Option<(usize, &T)> {
        if !self.may_begin(text.get(at)?) {
            return None;
        }
        let mut longest = None;
        self.walk(text, at, |length, value| longest = Some((length, value)));
        longest
    }

    /// Gives the phrases that begin with the token at `at`, shortest first.
    #[inline(never)]
    fn walk<'a>(&'a self, text: &[Token<'_>], at: usize, mut give: impl FnMut(usize, &'a T)) {
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

/// Where the bit of a first word is in a list of `length`, a power of two: at which place, and which bit there.
#[inline]
fn first_bit(hash: u64, length: usize) -> (usize, u64) {
    let at = (hash >> 6) as usize & (length - 1);
    (at, 1 << (hash & 63))
}
