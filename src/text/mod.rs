//! What every stage needs to know about Vietnamese text: folding, offsets, slugs, order, sentences.

pub mod collation;
pub mod fold;
pub(crate) mod letter;
pub mod offset;
pub(crate) mod pattern;
pub mod sentence;
pub mod slug;

pub use collation::{given_name_key, sort_key};
pub(crate) use fold::unmarked_letter;
pub use fold::{Folded, fold, fold_unmarked, normalize, unmarked};
pub use letter::is_invisible;
pub use offset::{byte_offset, utf16_len, utf16_offset};
pub(crate) use offset::{head, tail};
pub use sentence::sentences;
pub use slug::slugify;
