//! What is drawn by lot, so that it can be drawn again.

use std::env;
use std::io::{self, Write};
use std::ops::Range;
use std::thread;

use fastrand::Rng;

/// A sequence of numbers that follows from its seed.
#[derive(Debug, Clone)]
pub(crate) struct Chance(Rng);

impl Chance {
    pub(crate) fn of(seed: u64) -> Chance {
        Chance(Rng::with_seed(seed))
    }

    /// One of the range, which is not empty.
    pub(crate) fn within(&mut self, range: Range<usize>) -> usize {
        self.0.usize(range)
    }

    /// True once in so many times.
    pub(crate) fn one_in(&mut self, times: usize) -> bool {
        self.within(0..times) == 0
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.within(0..from.len())]
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        self.0.shuffle(items);
    }

    /// A sequence of its own for somebody else.
    pub(crate) fn fork(&mut self) -> Chance {
        Chance(self.0.fork())
    }
}

fn number(variable: &str) -> Option<u64> {
    let value = env::var(variable).ok()?;
    Some(
        value
            .parse()
            .unwrap_or_else(|_| panic!("{variable} is no number: {value}")),
    )
}

/// Says something at once, whatever becomes of the test.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// The cycles of one part, `short` of them unless `CAUNOI_FAULT_CYCLES` says otherwise.
pub(crate) fn cycles(part: &'static str, short: u64) -> impl Iterator<Item = Cycle> {
    let seed = number("CAUNOI_FAULT_SEED").unwrap_or(1);
    let count = number("CAUNOI_FAULT_CYCLES").unwrap_or(short);
    say(&format!(
        "{part}: {count} cycles from CAUNOI_FAULT_SEED={seed}"
    ));
    (0..count).map(move |cycle| {
        if cycle > 0 && cycle % 25 == 0 {
            say(&format!("{part}: {cycle} cycles of {count}"));
        }
        Cycle {
            part,
            seed: seed + cycle,
            chance: Chance::of(seed + cycle),
            case: String::new(),
        }
    })
}

/// One cycle. A test that fails in it says how to come to it again.
pub(crate) struct Cycle {
    part: &'static str,
    seed: u64,
    pub(crate) chance: Chance,
    /// What it tries, where that is worth telling.
    pub(crate) case: String,
}

impl Drop for Cycle {
    fn drop(&mut self) {
        if thread::panicking() {
            say(&format!(
                "{}: failed {}; that cycle alone: CAUNOI_FAULT_SEED={} CAUNOI_FAULT_CYCLES=1",
                self.part, self.case, self.seed
            ));
        }
    }
}

#[test]
fn the_same_seed_draws_the_same() {
    let draw = |seed| {
        let mut chance = Chance::of(seed);
        let mut order: Vec<usize> = (0..20).collect();
        chance.shuffle(&mut order);
        (order, chance.within(3..9), chance.fork().within(0..1000))
    };
    assert_eq!(draw(7), draw(7));
    assert_ne!(draw(7), draw(8));
    let mut sorted = draw(7).0;
    sorted.sort_unstable();
    assert_eq!(sorted, (0..20).collect::<Vec<_>>());
}
