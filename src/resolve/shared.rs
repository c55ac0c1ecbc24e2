//! Texts that articles share: what is asked of many articles is asked once of each text.
//!
//! A text is told by its place in memory, which is free only when nobody holds it any more. Equal texts in
//! different places give equal answers; so sharing saves time and changes nothing.

use std::marker::PhantomData;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::text::normalize;

/// Where a text stands.
type Place = (usize, usize);

fn place(text: &str) -> Place {
    (text.as_ptr().addr(), text.len())
}

/// Texts with what [`normalize`] makes of them.
#[derive(Default)]
pub(super) struct Normalized<'a> {
    known: FxHashMap<Place, Rc<str>>,
    texts: PhantomData<&'a str>,
}

impl<'a> Normalized<'a> {
    pub(super) fn of(&mut self, text: &'a str) -> Rc<str> {
        let known = self.known.entry(place(text));
        known.or_insert_with(|| normalize(text).into()).clone()
    }
}

/// How often each text comes; equal texts in different places apart.
pub(super) fn counted<'a>(
    texts: impl IntoIterator<Item = (&'a str, u32)>,
) -> impl Iterator<Item = (&'a str, u32)> {
    let mut counts: FxHashMap<Place, (&str, u32)> = FxHashMap::default();
    for (text, count) in texts {
        counts.entry(place(text)).or_insert((text, 0)).1 += count;
    }
    counts.into_values()
}
