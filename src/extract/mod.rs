//! From an article to what it says: a pure function of the article and of the lexicon.
//!
//! Names come first; the rules for events read the sentences between them.

mod award;
mod deed;
mod directive;
mod event;
mod figure;
mod meeting;
pub mod names;
mod organizer;
mod participation;
mod place;
mod reading;
mod statement;
mod symbol;
mod task;
mod time;
mod unit;

#[cfg(test)]
mod tests;

use crate::extract::reading::Reading;
use crate::model::{Article, Facts, Span};

/// Everything that the article's paragraphs say.
pub fn extract(article: &Article) -> Facts {
    let mut facts = names::find(article);
    fill(article, &mut facts);
    facts
}

/// Fills in what happens: everything beside the names that the facts already hold.
fn fill(article: &Article, facts: &mut Facts) {
    let reading = Reading::new(article, facts);
    directive::find(&reading, facts);
    let cited: Vec<Span> = facts
        .directives
        .iter()
        .flat_map(|directive| directive.mentions.iter().map(|mention| mention.span))
        .collect();
    facts.figures = figure::find(&reading, &cited);
    let meetings = meeting::find(&reading, facts);
    let deeds = deed::deeds(&reading);
    participation::find(&reading, &deeds, &meetings, facts);
    facts.statements = statement::find(&reading, &deeds, &meetings, facts);
    facts.tasks = task::find(&reading, &deeds, &meetings, facts);
    award::find(&reading, &meetings, facts);
}
