//! Synthetic pages: as many as wanted, varied, the same for the same seed.
//!
//! A page is made from its number alone, so that any part of any number of pages can be made in any
//! order. What they tell hangs together as in the press: a third of the events are reported twice, few
//! people and bodies are met often and many seldom, people change office with the years, and the
//! documents that all carry out are the same ones. Sentences and people are invented.

mod event;
mod layout;
mod person;

use fastrand::Rng;

/// A saved page.
pub(crate) struct SyntheticPage {
    /// The name of its file: unique among the pages of a seed; its ending says how it is written.
    pub(crate) name: String,
    /// The file's bytes.
    pub(crate) content: String,
}

/// The pages of one seed.
#[derive(Clone, Copy)]
pub(crate) struct Synthetic {
    seed: u64,
    /// How many pages there are to be: it says how many people and bodies they are about.
    pages: usize,
}

impl Synthetic {
    /// So many pages. Those of another number are about other people.
    pub(crate) fn new(seed: u64, pages: usize) -> Self {
        Synthetic { seed, pages }
    }

    /// All pages in order.
    pub(crate) fn pages(self) -> impl Iterator<Item = SyntheticPage> {
        (0..self.pages).map(move |number| self.page(number))
    }

    /// The page of a number below that of the pages.
    pub(crate) fn page(self, number: usize) -> SyntheticPage {
        // Of three pages, the third reports the second's event again.
        let reported = number - usize::from(number % 3 == 2);
        let event = event::Event::new(self, reported);
        let mut rng = self.rng("page", number);
        let story = event.told(&mut rng, reported != number);
        layout::page(&story, number, &mut rng)
    }

    /// The chances of one thing.
    fn rng(self, kind: &str, number: usize) -> Rng {
        let mut hash = blake3::Hasher::new();
        hash.update(&self.seed.to_le_bytes());
        hash.update(kind.as_bytes());
        hash.update(&(number as u64).to_le_bytes());
        let bytes: [u8; 8] = hash.finalize().as_bytes()[..8].try_into().expect("eight");
        Rng::with_seed(u64::from_le_bytes(bytes))
    }

    /// One of so many: the first ones far more often than the last.
    fn one_of(self, rng: &mut Rng, count: usize) -> usize {
        let chance = rng.f64();
        ((chance * chance * chance) * count as f64) as usize
    }
}
