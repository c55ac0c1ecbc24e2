//! Where in a text a query is met.

use std::ops::Range;

use crate::search::query::{Query, Unit};
use crate::search::word::{Form, MAX_WORD, words};
use crate::text::unmarked_letter;

/// A word of the text in both forms.
struct Place {
    range: Range<usize>,
    position: usize,
    marked: String,
    plain: String,
}

/// A query, to be looked for in texts.
pub struct Matcher {
    query: Query,
}

impl Matcher {
    /// Reads what was typed.
    pub fn new(query: &str) -> Matcher {
        Matcher {
            query: Query::parse(query),
        }
    }

    /// The stretches of `text`, in UTF-8 bytes, that match a word or phrase of the query; in order, apart.
    ///
    /// A phrase is one stretch. Words match as in [`Searcher::search`](crate::search::Searcher::search);
    /// of a word typed with marks those places count that bear the same or none, and only where the text
    /// has no such place those with other marks: `hội` marks no `hồi` beside a `hội`.
    pub fn matches(&self, text: &str) -> Vec<Range<usize>> {
        let places: Vec<Place> = words(text)
            .filter(|word| self.may_hold(word.printed))
            .map(|word| Place {
                marked: word.form(Form::Marked),
                plain: word.form(Form::Plain),
                position: word.position,
                range: word.range,
            })
            .collect();
        stretches_apart(&self.query, &places)
    }

    /// Whether a word of a text may be one of the query's: most are not, and to fold a word costs more than to
    /// compare it letter by letter.
    fn may_hold(&self, printed: &str) -> bool {
        let mut words = self.query.units.iter().flat_map(|unit| &unit.plain);
        words.any(|word| may_be(printed, word))
    }
}

/// Whether a printed word may be this one in its plain form.
fn may_be(printed: &str, word: &str) -> bool {
    let mut letters = word.chars();
    for character in printed.chars().take(MAX_WORD) {
        match unmarked_letter(character) {
            Some(letter) if letters.next() == Some(letter) => {}
            Some(_) => return false,
            // Letters of other scripts may join those behind them.
            None => return true,
        }
    }
    letters.next().is_none()
}

/// The stretches of places that a unit of the query matches, in order, apart.
fn stretches_apart(query: &Query, places: &[Place]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for unit in &query.units {
        let typed = |place: &Place, word| {
            place.marked == unit.marked[word] || place.marked == unit.plain[word]
        };
        let plain = |place: &Place, word: usize| place.plain == unit.plain[word];
        let before = found.len();
        if query.marked {
            found.extend(stretches(unit, places, typed));
        }
        if found.len() == before {
            found.extend(stretches(unit, places, plain));
        }
    }
    found.sort_unstable_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        match apart.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

/// Where the unit's words stand next to each other, as `same` compares them.
fn stretches(
    unit: &Unit,
    places: &[Place],
    same: impl Fn(&Place, usize) -> bool,
) -> impl Iterator<Item = Range<usize>> {
    places
        .windows(unit.plain.len())
        .filter(move |window| {
            window.iter().enumerate().all(|(word, place)| {
                place.position == window[0].position + word && same(place, word)
            })
        })
        .map(|window| window[0].range.start..window[window.len() - 1].range.end)
}
