//! Whether an answer is still wanted while it is made, and when it is too late to want it no more.
//!
//! Who waits for an answer holds a [`Waiter`]; long loops of those who make it ask [`is_wanted`] and end
//! early once the waiter has gone. What they give then is read by nobody, so it must not be kept either. Those who
//! are about to change something [`settle`] that first: then the waiter waits for the answer, however long it takes,
//! so that nobody is told that nothing was done where something was.

use std::any::Any;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

tokio::task_local! {
    static WANTED: Wanted;
}

const WAITED_FOR: u8 = 0;
const GIVEN_UP: u8 = 1;
const SETTLED: u8 = 2;

/// Waits for an answer; nobody does any more when it is dropped.
#[derive(Debug, Default)]
pub struct Waiter(Arc<Work>);

/// What those who make the answer know of the [`Waiter`].
#[derive(Debug, Clone)]
pub struct Wanted(Arc<Work>);

#[derive(Default)]
struct Work {
    state: AtomicU8,
    /// Dropped when neither the waiter nor anybody at work is left.
    _held: Option<Box<dyn Any + Send + Sync>>,
}

impl fmt::Debug for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Work").field(&self.state).finish()
    }
}

impl Work {
    /// Brings the state from [`WAITED_FOR`] to another; what it is then.
    fn turn_to(&self, state: u8) -> u8 {
        let order = Ordering::SeqCst;
        let before = self.state.compare_exchange(WAITED_FOR, state, order, order);
        before.err().unwrap_or(state)
    }
}

impl Waiter {
    /// Waits for work that takes up what is given, such as room, until the last who is at it has ended.
    pub fn holding(held: impl Any + Send + Sync) -> Waiter {
        Waiter(Arc::new(Work {
            _held: Some(Box::new(held)),
            ..Work::default()
        }))
    }

    /// For those who make the answer.
    pub fn wanted(&self) -> Wanted {
        Wanted(Arc::clone(&self.0))
    }

    /// Waits no longer; false where the work is settled, and its answer must be waited for.
    pub fn give_up(&self) -> bool {
        self.0.turn_to(GIVEN_UP) == GIVEN_UP
    }
}

impl Drop for Waiter {
    fn drop(&mut self) {
        self.give_up();
    }
}

impl Wanted {
    /// What is known here, for work that goes on elsewhere.
    pub fn here() -> Option<Wanted> {
        WANTED.try_with(Clone::clone).ok()
    }

    /// Does the work, during which [`is_wanted`] asks after this waiter.
    pub fn during<T>(self, work: impl FnOnce() -> T) -> T {
        WANTED.sync_scope(self, work)
    }
}

/// Whether anybody waits for what is being made; true where nothing is known of that.
pub fn is_wanted() -> bool {
    WANTED
        .try_with(|Wanted(work)| work.state.load(Ordering::SeqCst) != GIVEN_UP)
        .unwrap_or(true)
}

/// From now on the work is done in any case, and waited for. False where nobody waits any more: then nothing must be
/// changed.
pub fn settle() -> bool {
    WANTED
        .try_with(|Wanted(work)| work.turn_to(SETTLED) == SETTLED)
        .unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_wanted_until_its_waiter_goes() {
        assert!(is_wanted());
        let waiter = Waiter::default();
        waiter.wanted().during(|| {
            assert!(is_wanted());
            drop(waiter);
            assert!(!is_wanted());
            assert!(!settle());
        });
        assert!(is_wanted());
        assert!(settle());
    }

    #[test]
    fn settled_work_is_waited_for() {
        let waiter = Waiter::default();
        waiter.wanted().during(|| {
            assert!(settle());
            assert!(!waiter.give_up());
            assert!(is_wanted() && settle());
        });
        let waiter = Waiter::default();
        assert!(waiter.give_up());
        assert!(!waiter.wanted().during(settle));
    }

    #[test]
    fn what_the_work_takes_up_is_free_when_the_last_has_ended() {
        let room = Arc::new(());
        let waiter = Waiter::holding(Arc::clone(&room));
        let elsewhere = waiter.wanted();
        drop(waiter);
        assert_eq!(Arc::strong_count(&room), 2);
        drop(elsewhere);
        assert_eq!(Arc::strong_count(&room), 1);
    }
}
