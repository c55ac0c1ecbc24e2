//! Text for a terminal: escaped, coloured, wrapped, with marks under it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::cli::escape::escape;
use crate::cli::explain::mark::Mark;

/// The columns of a line of a paragraph.
const WIDTH: usize = 100;

/// Whether escape sequences colour what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink {
    pub(super) colored: bool,
}

impl Ink {
    /// The text in a colour, given by the parameters of its escape sequence.
    pub(super) fn paint(self, color: &str, text: &str) -> String {
        if self.colored && !text.is_empty() {
            format!("\u{1b}[{color}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

/// The text in no more than so many characters.
pub(super) fn shorten(text: &str, most: usize) -> String {
    let text = escape(text);
    if text.chars().count() <= most {
        return text;
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.push('…');
    short
}

/// What is printed in one place for one or several characters of the text.
struct Cell {
    /// The bytes of the text for which it stands.
    bytes: Range<usize>,
    shown: String,
    columns: usize,
}

/// The text by what a reader sees as characters. One that is not seen is written out.
fn cells(text: &str) -> Vec<Cell> {
    let graphemes = text.grapheme_indices(true);
    graphemes
        .map(|(start, grapheme)| {
            let shown = escape(grapheme);
            let columns = if shown == grapheme {
                1
            } else {
                shown.chars().count()
            };
            Cell {
                bytes: start..start + grapheme.len(),
                shown,
                columns,
            }
        })
        .collect()
}

/// Lines of the text, broken at spaces.
fn wrap(cells: &[Cell]) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut columns, mut space) = (0, 0, None);
    for (at, cell) in cells.iter().enumerate() {
        columns += cell.columns;
        if columns > WIDTH && at > start {
            let end = space
                .filter(|space| *space >= start)
                .map_or(at, |space| space + 1);
            lines.push(start..end);
            start = end;
            columns = cells[start..=at].iter().map(|cell| cell.columns).sum();
        }
        if cell.shown == " " {
            space = Some(at);
        }
    }
    if start < cells.len() {
        lines.push(start..cells.len());
    }
    lines
}

/// The line without the spaces at its end.
fn trimmed(line: &[Cell]) -> &[Cell] {
    let end = line.iter().rposition(|cell| cell.shown != " ");
    &line[..end.map_or(0, |end| end + 1)]
}

/// A mark's stretch under one line.
struct Stroke<'a> {
    from: usize,
    text: String,
    mark: &'a Mark,
}

impl Stroke<'_> {
    fn length(&self) -> usize {
        self.text.chars().count()
    }

    /// It touches no other in the row.
    fn is_free_in(&self, row: &[Stroke<'_>]) -> bool {
        row.iter().all(|other| {
            other.from + other.length() < self.from || self.from + self.length() < other.from
        })
    }
}

/// The paragraph in lines, under each the marks on it: the label, and a line as long as what it marks.
pub(super) fn annotate(text: &str, marks: &[&Mark], ink: Ink) -> Vec<String> {
    let cells = cells(text);
    let mut printed = Vec::new();
    for line in wrap(&cells) {
        let line = trimmed(&cells[line]);
        let marks: Vec<&Mark> = (marks.iter().copied())
            .filter(|mark| {
                let range = mark.span.range();
                let ends = line.first().zip(line.last());
                ends.is_some_and(|(first, last)| {
                    range.start < last.bytes.end && first.bytes.start < range.end
                })
            })
            .collect();
        let marks = marks.as_slice();
        printed.push(colored(line, marks, ink));
        let mut strokes: Vec<Stroke<'_>> =
            marks.iter().filter_map(|mark| stroke(line, mark)).collect();
        // What is marked most closely stands nearest to the text.
        strokes.sort_by_key(|stroke| (stroke.length(), stroke.from));
        let mut rows: Vec<Vec<Stroke<'_>>> = Vec::new();
        for stroke in strokes {
            match rows.iter_mut().find(|row| stroke.is_free_in(row)) {
                Some(row) => row.push(stroke),
                None => rows.push(vec![stroke]),
            }
        }
        for row in &mut rows {
            row.sort_by_key(|stroke| stroke.from);
        }
        printed.extend(rows.iter().map(|row| draw(row, ink)));
    }
    printed
}

/// A line's text, each character in the colour of the innermost mark on it.
fn colored(line: &[Cell], marks: &[&Mark], ink: Ink) -> String {
    let color = |cell: &Cell| {
        let innermost = marks
            .iter()
            .filter(|mark| holds(mark, cell))
            .min_by_key(|mark| mark.span.end - mark.span.start);
        innermost.map_or("", |mark| mark.sort.color())
    };
    line.chunk_by(|one, other| color(one) == color(other))
        .map(|chunk| {
            let shown: String = chunk.iter().map(|cell| cell.shown.as_str()).collect();
            match color(&chunk[0]) {
                "" => shown,
                color => ink.paint(color, &shown),
            }
        })
        .collect()
}

fn holds(mark: &Mark, cell: &Cell) -> bool {
    let range = mark.span.range();
    range.start < cell.bytes.end && cell.bytes.start < range.end
}

/// The mark's stretch under the line; none where it marks nothing of it.
fn stroke<'a>(line: &[Cell], mark: &'a Mark) -> Option<Stroke<'a>> {
    let columns = |cells: &[Cell]| -> usize { cells.iter().map(|cell| cell.columns).sum() };
    let first = line.iter().position(|cell| holds(mark, cell))?;
    let last = line.iter().rposition(|cell| holds(mark, cell))?;
    let length = columns(&line[first..=last]);
    let label = mark.label.chars().count();
    let rest = "~".repeat(length.saturating_sub(label));
    Some(Stroke {
        from: columns(&line[..first]),
        text: format!("{}{rest}", mark.label),
        mark,
    })
}

fn draw(row: &[Stroke<'_>], ink: Ink) -> String {
    let mut line = String::new();
    let mut at = 0;
    for stroke in row {
        line.push_str(&" ".repeat(stroke.from.saturating_sub(at)));
        line.push_str(&ink.paint(stroke.mark.sort.color(), &stroke.text));
        at = stroke.from + stroke.text.chars().count();
    }
    line
}

#[cfg(test)]
mod tests {
    use caunoi::model::Span;

    use super::{Ink, annotate, escape, shorten};
    use crate::cli::explain::mark::{Mark, Sort};

    const PLAIN: Ink = Ink { colored: false };

    fn mark(label: &str, start: usize, end: usize) -> Mark {
        let at = |byte: usize| u32::try_from(byte).expect("a short text");
        Mark {
            label: label.to_owned(),
            sort: Sort::Person,
            span: Span {
                paragraph: 0,
                start: at(start),
                end: at(end),
            },
            says: String::new(),
            ground: None,
        }
    }

    #[test]
    fn what_steers_a_terminal_is_written_out() {
        let text = "k\u{1b}[31mz\u{202e}n\u{200b}m\u{2028}s";
        assert_eq!(escape(text), r"k\u{1b}[31mz\u{202e}n\u{200b}m\u{2028}s");
        assert_eq!(shorten("hữu nghị", 4), "hữu…");
        let (start, end) = (text.find('z').expect("it is there"), text.len() - 1);
        let lines = annotate(text, &[&mark("p1", start, end)], PLAIN);
        // What is written out is as wide as it is shown.
        assert_eq!(lines[1].find("p1"), lines[0].find('z'));
        assert_eq!(lines[1].chars().count() + 1, lines[0].chars().count());
    }

    #[test]
    fn marks_that_cross_stand_in_rows_of_their_own() {
        let text = "bà Lan và ông Sơn";
        let at = |word: &str| text.find(word).expect("it is there");
        let (lan, son) = (at("Lan"), at("Sơn"));
        let marks = [
            mark("s1", 0, son - 5),
            mark("p1", lan, lan + 3),
            mark("x12", lan, text.len()),
        ];
        let marks: Vec<&Mark> = marks.iter().collect();
        let lines = annotate(text, &marks, PLAIN);
        assert_eq!(
            lines.join("\n"),
            "bà Lan và ông Sơn\n   p1~\ns1~~~~~~~~\n   x12~~~~~~~~~~~"
        );
    }

    #[test]
    fn long_lines_break_at_spaces_and_long_words_anywhere() {
        let text = format!("{} {}", "hữu ".repeat(40).trim_end(), "x".repeat(250));
        let lines = annotate(&text, &[&mark("p1", 0, text.len())], PLAIN);
        assert!(lines.iter().all(|line| line.chars().count() <= 100));
        let shown: Vec<&str> = lines.iter().step_by(2).map(String::as_str).collect();
        assert_eq!(shown.concat().replace(' ', ""), text.replace(' ', ""));
        assert!(annotate("", &[], PLAIN).is_empty());
    }
}
