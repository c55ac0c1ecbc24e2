//! The questions that can be asked.

mod around;
mod many;
mod one;

use async_graphql::MergedObject;

use around::Around;
use many::Many;
use one::One;

pub use one::{ArticleKey, CountryKey, EntityKey, MAX_NODES};

/// The questions that can be asked. All of a request's answer is of one revision of the archive.
#[derive(MergedObject, Debug, Default)]
pub struct Query(One, Many, Around);
