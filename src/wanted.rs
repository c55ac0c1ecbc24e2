//! Whether an answer is still wanted while it is made.
//!
//! Who waits for an answer holds a [`Waiter`]; long loops of those who make it ask [`is_wanted`] and end
//! early once the waiter has gone. What they give then is read by nobody, so it must not be kept either.

use std::sync::{Arc, Weak};

tokio::task_local! {
    static WANTED: Wanted;
}

/// Waits for an answer; nobody does any more when it is dropped.
#[derive(Debug, Default)]
pub struct Waiter(Arc<()>);

/// What those who make the answer know of the [`Waiter`].
#[derive(Debug)]
pub struct Wanted(Weak<()>);

impl Waiter {
    /// For those who make the answer.
    pub fn wanted(&self) -> Wanted {
        Wanted(Arc::downgrade(&self.0))
    }
}

impl Wanted {
    /// Does the work, during which [`is_wanted`] asks after this waiter.
    pub fn during<T>(self, work: impl FnOnce() -> T) -> T {
        WANTED.sync_scope(self, work)
    }
}

/// Whether anybody waits for what is being made; true where nothing is known of that.
pub fn is_wanted() -> bool {
    WANTED
        .try_with(|Wanted(waiter)| waiter.strong_count() > 0)
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
        });
        assert!(is_wanted());
    }
}
