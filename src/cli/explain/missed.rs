//! Words with capitals in a row that no mention takes in: where a name may have been missed.

use std::ops::Range;

use caunoi::lexicon::{LEXICON, tokens};

/// The runs of two and more words with capitals, nothing but spaces between, that touch none of the
/// ranges and are no known places.
///
/// Example: `Hội chợ do Quỹ Trăng Xanh mở` has `Quỹ Trăng Xanh`, where no mention holds it.
pub(super) fn missed<'t>(text: &'t str, taken: &[Range<usize>]) -> Vec<&'t str> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut words = 0;
    let mut next = 0;
    for word in text.split_inclusive(' ') {
        let start = next;
        next += word.len();
        let end = start + word.trim_end().len();
        let inner = text[start..end].trim_matches(|c: char| !c.is_alphanumeric());
        let capital = inner.starts_with(char::is_uppercase);
        let opened = text[start..end].starts_with(char::is_alphanumeric);
        if !(capital && opened && open.is_some()) {
            runs.extend(open.take().filter(|_| words > 1));
            words = 0;
        }
        if capital {
            let from = start + text[start..end].find(inner).unwrap_or(0);
            let run = open.take().map_or(from, |run| run.start)..from + inner.len();
            words += 1;
            // A mark behind the word ends the run.
            if from + inner.len() < end {
                runs.extend(Some(run).filter(|_| words > 1));
                words = 0;
            } else {
                open = Some(run);
            }
        }
    }
    runs.extend(open.filter(|_| words > 1));
    let free = |run: &Range<usize>| {
        taken
            .iter()
            .all(|range| range.end <= run.start || run.end <= range.start)
    };
    let runs = runs.into_iter().filter(free).map(|run| &text[run]);
    runs.filter(|run| !is_place(run)).collect()
}

fn is_place(run: &str) -> bool {
    let words = tokens(run);
    let place = LEXICON.places.longest(&words, 0);
    let place = place.map(|(length, _)| length);
    let country = LEXICON.countries.longest(&words, 0);
    let country = country.map(|(length, _)| length);
    place.max(country) == Some(words.len())
}

#[cfg(test)]
mod tests {
    use super::missed;

    #[test]
    fn runs_of_capitals_end_at_marks_and_small_words() {
        let text = "Hội chợ do Quỹ Trăng Xanh, Hà Nội (Rừng Thông) và Lan mở.";
        assert_eq!(missed(text, &[]), ["Quỹ Trăng Xanh", "Rừng Thông"]);
        let taken = text.find("Trăng").map(|at| at..at + 3);
        assert_eq!(missed(text, taken.as_slice()), ["Rừng Thông"]);
    }
}
