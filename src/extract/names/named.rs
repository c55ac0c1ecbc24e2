//! Where a page names its people, in reading order and by the words of their names.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::extract::names::person::Place;
use crate::lexicon::Token;

/// A paragraph's position, and a token of it.
type At = (usize, usize);

/// The places at which people are named.
#[derive(Debug, Default)]
pub(crate) struct Named {
    by_place: BTreeMap<At, Place>,
    /// Places at which people are named in full, by each word of the name.
    by_word: FxHashMap<String, BTreeMap<At, Place>>,
}

impl Named {
    /// Adds a place, at which the `name` stands.
    pub(crate) fn add(&mut self, place: &Place, name: &[Token<'_>]) {
        let at = (place.text, place.tokens.start);
        self.by_place.insert(at, place.clone());
        if place.by_name {
            for token in name {
                let places = self.by_word.entry(token.level.to_string()).or_default();
                places.insert(at, place.clone());
            }
        }
    }

    /// The last place before a token.
    pub(crate) fn before(&self, text: usize, token: usize) -> Option<&Place> {
        let (_, place) = self.by_place.range(..(text, token)).next_back()?;
        Some(place)
    }

    /// The places of full names that have the word: those before a token, and the others, in order.
    pub(crate) fn with(
        &self,
        word: &str,
        text: usize,
        token: usize,
    ) -> (
        impl DoubleEndedIterator<Item = &Place>,
        impl Iterator<Item = &Place>,
    ) {
        static NONE: BTreeMap<At, Place> = BTreeMap::new();
        let places = self.by_word.get(word).unwrap_or(&NONE);
        (
            places.range(..(text, token)).map(|(_, place)| place),
            places.range((text, token)..).map(|(_, place)| place),
        )
    }
}
