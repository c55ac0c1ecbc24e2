//! Rows: what stands on disk, in types of their own.
//!
//! # Correctness
//!
//! bincode knows fields by their place alone. The order and the types of the fields in `record!`, and
//! the numbers in `code!`, are the disk format: whoever changes one of them raises [`FORMAT`], and an
//! archive of another format is made again from its pages. Moving a field in the model changes nothing.

mod article;
mod codec;
mod entity;
mod fact;
mod manifest;
mod node;
mod stored;

pub(crate) use codec::{check, decode, encode};
pub(crate) use entity::{DirectiveCard, MeetingCard, OrganizationCard, PersonCard};
pub(crate) use manifest::{Manifest, TableState};
pub(crate) use stored::Stored;
pub(super) use stored::{code, record};

/// The number of the disk format.
pub(crate) const FORMAT: u32 = 5;
