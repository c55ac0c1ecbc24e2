//! The patterns of the rules.

use regex::Regex;

/// A pattern that takes capitals and small letters for the same.
///
/// # Panics
///
/// The source is no pattern; patterns are written in these files, never read.
pub(crate) fn pattern(source: &str) -> Regex {
    Regex::new(&format!("(?i){source}")).expect("patterns are written in these files")
}

/// A pattern that tells capitals from small letters.
///
/// # Panics
///
/// As [`pattern`].
pub(crate) fn exact(source: &str) -> Regex {
    Regex::new(source).expect("patterns are written in these files")
}
