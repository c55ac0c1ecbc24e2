//! The lines that pages set around an article, word for word.

mod button;
mod list;
mod outlet;
mod section;

pub(super) use button::{BUTTONS, TOOLS};
pub(super) use list::HEADINGS;
pub(super) use outlet::{NEWSROOM, OUTLETS};
pub(super) use section::{HOME, MENU, SECTIONS};
