//! Patterns of the rules: regular expressions at the speed of a small automaton.
//!
//! An automaton cannot tell where a word of non-ASCII letters ends, so that a `\b` in a pattern makes
//! every search over Vietnamese text a slow one, whether or not anything of the pattern is there; and a
//! count like `{0,60}` has sixty states for one. A [`Pattern`] therefore looks with its *sketch* first:
//! the pattern without its boundaries, and with `*` for large counts, which finds every place where the
//! pattern can begin. The pattern itself is asked at those places alone, and no further than the sketch
//! reaches. Where boundaries stand at the pattern's ends alone, what the sketch finds between two of them is
//! what the pattern finds. The answers are those of the pattern.
//!
//! Most patterns stand nowhere in most texts. Where all that a sketch finds begins with one of some rare
//! literals, they are looked for many bytes at a time, and the automaton runs from there alone. Of what stands at
//! a text's start or end alone, the one byte there tells mostly that it does not. And what stands at a text's end
//! alone is looked for in its last [`NEAR_END`] bytes.

mod edge;
mod sketch;

use std::ops::Range;
use std::sync::OnceLock;

use regex_automata::util::{captures, syntax};
use regex_automata::{Anchored, Input, meta};
use regex_syntax::hir::{Hir, Look};

use crate::text::pattern::edge::Edge;
use crate::text::pattern::sketch::{Place, Sketch, after, boundary, sketched};

/// A compiled pattern.
#[derive(Debug)]
pub(crate) struct Pattern {
    parsed: Hir,
    /// What it has where the text starts or ends, if it stands there alone.
    edge: Option<Edge>,
    /// It stands at a text's end alone.
    last: bool,
    /// Built when it is first asked.
    whole: OnceLock<meta::Regex>,
    /// None where it would be the pattern again.
    sketch: Option<Sketch>,
}

/// How many bytes before a text's end a pattern that stands there alone begins at most.
///
/// Rules ask at each place of a text what the words before it end in: if each question went over all of
/// them, a long paragraph would cost its length squared. What the longest of these patterns spans, a name with its
/// posts, takes some three hundred.
const NEAR_END: usize = 1024;

/// Where a pattern or a group of it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Match<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

/// The groups of a pattern that was found.
#[derive(Debug, Clone)]
pub(crate) struct Captures<'t> {
    text: &'t str,
    groups: captures::Captures,
}

/// What reading has cost this thread, beside the clock.
#[cfg(test)]
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Effort {
    /// Words and marks, places of names and elements of a page that rules looked at.
    pub(crate) looked: usize,
    /// Bytes that automata went over.
    pub(crate) searched: usize,
    /// How often an automaton had outgrown its memory and was built anew, which is many times slower.
    pub(crate) cleared: usize,
    /// Bytes of which whole patterns were asked behind their sketches.
    pub(crate) asked: usize,
}

#[cfg(test)]
thread_local! {
    pub(crate) static EFFORT: std::cell::Cell<Effort> = std::cell::Cell::default();
}

#[cfg(test)]
pub(crate) fn spend(add: impl FnOnce(&mut Effort)) {
    let mut effort = EFFORT.get();
    add(&mut effort);
    EFFORT.set(effort);
}

/// A pattern that takes capitals and small letters for the same.
///
/// # Panics
///
/// The source is no pattern; patterns are written in the rules' files, never read.
pub(crate) fn pattern(source: &str) -> Pattern {
    exact(&format!("(?i){source}"))
}

/// A pattern that tells capitals from small letters.
///
/// In both, `\d` is one of the ten digits that the press prints: those of all other scripts, which no rule can
/// count with, would make an automaton many times larger, and keep it from being looked for by its digits alone.
///
/// # Panics
///
/// As [`pattern`].
pub(crate) fn exact(source: &str) -> Pattern {
    let source = source.replace(r"\d", "[0-9]");
    let parsed = syntax::parse(&source).expect("patterns are written in the rules' files");
    let sketch = sketched(&parsed);
    Pattern {
        sketch: (sketch != parsed).then(|| Sketch::new(sketch, &parsed)),
        whole: OnceLock::new(),
        edge: Edge::of(&parsed),
        last: ends_a_text(&parsed),
        parsed,
    }
}

/// Whether all that the pattern matches ends a text, and not because it is all of the text.
fn ends_a_text(pattern: &Hir) -> bool {
    let properties = pattern.properties();
    properties.look_set_suffix().contains(Look::End)
        && !properties.look_set_prefix().contains(Look::Start)
}

impl Pattern {
    fn whole(&self) -> &meta::Regex {
        self.whole.get_or_init(|| {
            // Behind a sketch it sees a few words at a time: no automaton is worth its building.
            let settings = meta::Config::new().dfa(false).hybrid(self.sketch.is_none());
            meta::Regex::builder()
                .configure(settings)
                .build_from_hir(&self.parsed)
                .expect("patterns are small")
        })
    }

    /// The first place where the pattern stands.
    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.find_from(text, 0)
    }

    /// The places where the pattern stands, none overlapping the one before.
    pub(crate) fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.find_from(text, from)?;
            from = after(text, found.start, found.end);
            Some(found)
        })
    }

    /// Whether the first place where the pattern stands begins at the byte `last` or before.
    ///
    /// No more of a long text is looked at than such a place can take.
    pub(crate) fn begins_by(&self, text: &str, last: usize) -> bool {
        let properties = self.parsed.properties();
        let most = properties.maximum_len().filter(|_| {
            let ends = properties.look_set();
            !ends.contains(Look::End) && !ends.contains(Look::EndLF)
        });
        // And a character more, which says whether a word ends there.
        let end = most.map(|most| last.saturating_add(most).saturating_add(4));
        let near = end.map_or(text, |end| &text[..boundary(text, end)]);
        self.find(near).is_some_and(|found| found.start <= last)
    }

    /// Whether the pattern stands anywhere.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        match self.sketch {
            Some(_) => self.find(text).is_some(),
            None => {
                let from = self.near(text, 0);
                let is_match = |place| self.whole().is_match(self.at(text, place));
                self.may_stand(text, from) && self.places(text, from).any(is_match)
            }
        }
    }

    /// Where the pattern may begin first, at or behind `from`.
    #[inline]
    fn near(&self, text: &str, from: usize) -> usize {
        if self.last && text.len().saturating_sub(from) > NEAR_END {
            boundary(text, text.len() - NEAR_END)
        } else {
            from
        }
    }

    /// Whether one byte tells that it may stand at or behind `from`.
    #[inline]
    fn may_stand(&self, text: &str, from: usize) -> bool {
        (self.edge.as_ref()).is_none_or(|edge| edge.allows(text, from))
    }

    /// The groups of the first place where the pattern stands.
    pub(crate) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.captures_from(text, 0)
    }

    /// The groups of the places where the pattern stands, none overlapping the one before.
    pub(crate) fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.captures_from(text, from)?;
            let whole = found.groups.get_match()?;
            from = after(text, whole.start(), whole.end());
            Some(found)
        })
    }

    /// The text with `by` wherever the pattern stands.
    pub(crate) fn replace_all(&self, text: &str, by: &str) -> String {
        let mut replaced = String::with_capacity(text.len());
        let mut kept = 0;
        for found in self.find_iter(text) {
            replaced.push_str(&text[kept..found.start]);
            replaced.push_str(by);
            kept = found.end;
        }
        replaced.push_str(&text[kept..]);
        replaced
    }

    fn find_from<'t>(&self, text: &'t str, from: usize) -> Option<Match<'t>> {
        let from = self.near(text, from);
        if !self.may_stand(text, from) {
            return None;
        }
        self.places(text, from).find_map(|place| {
            let found = match place.end {
                Some(end) => place.stretch.start..end,
                None => self.whole().find(self.at(text, place))?.range(),
            };
            Some(Match {
                text,
                start: found.start,
                end: found.end,
            })
        })
    }

    fn captures_from<'t>(&self, text: &'t str, from: usize) -> Option<Captures<'t>> {
        let from = self.near(text, from);
        if !self.may_stand(text, from) {
            return None;
        }
        self.places(text, from).find_map(|place| {
            let mut groups = self.whole().create_captures();
            self.whole()
                .search_captures(&self.at(text, place), &mut groups);
            groups.is_match().then_some(Captures { text, groups })
        })
    }

    /// The places of which the whole pattern is to be asked, in order.
    fn places(&self, text: &str, from: usize) -> impl Iterator<Item = Place> {
        let mut next = Some(from);
        std::iter::from_fn(move || {
            let from = next.filter(|from| *from <= text.len())?;
            let Some(sketch) = &self.sketch else {
                next = None;
                return Some(Place {
                    stretch: from..text.len(),
                    end: None,
                });
            };
            let place = sketch.next(text, from)?;
            next = Some(after(text, place.stretch.start, place.stretch.start));
            Some(place)
        })
    }

    /// What the whole pattern is asked.
    fn at<'t>(&self, text: &'t str, place: Place) -> Input<'t> {
        #[cfg(test)]
        spend(|effort| effort.asked += place.stretch.len());
        let input = Input::new(text).range(place.stretch);
        match self.sketch {
            Some(_) => input.anchored(Anchored::Yes),
            None => input,
        }
    }
}

impl<'t> Match<'t> {
    /// The byte at which it starts.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// The byte after its last.
    pub(crate) fn end(&self) -> usize {
        self.end
    }

    /// Its bytes.
    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Its text.
    pub(crate) fn as_str(&self) -> &'t str {
        &self.text[self.start..self.end]
    }
}

impl<'t> Captures<'t> {
    /// The group of this number; 0 is the whole.
    pub(crate) fn get(&self, group: usize) -> Option<Match<'t>> {
        self.groups
            .get_group(group)
            .map(|span| self.matched(span.start, span.end))
    }

    /// The group of this name.
    pub(crate) fn name(&self, group: &str) -> Option<Match<'t>> {
        self.groups
            .get_group_by_name(group)
            .map(|span| self.matched(span.start, span.end))
    }

    fn matched(&self, start: usize, end: usize) -> Match<'t> {
        Match {
            text: self.text,
            start,
            end,
        }
    }
}

impl std::ops::Index<usize> for Captures<'_> {
    type Output = str;

    fn index(&self, group: usize) -> &str {
        let span = self.groups.get_group(group).expect("the group took part");
        &self.text[span.start..span.end]
    }
}

impl std::ops::Index<&str> for Captures<'_> {
    type Output = str;

    fn index(&self, group: &str) -> &str {
        let span = self
            .groups
            .get_group_by_name(group)
            .expect("the group took part");
        &self.text[span.start..span.end]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{NEAR_END, exact};

    /// Patterns whose boundaries matter: a longer word before the right one, alternatives of which one
    /// begins another, an empty one, one that must reach on.
    const SOURCES: [&str; 16] = [
        r"\bban\b",
        r"\b(?:bang|ban|bà)\b",
        r"(?i)\bđã\b.{0,6}?\bban\b",
        r"\b",
        r"a*\b",
        r"(?:bà\b|bàn) ?(?P<next>\w+)\b",
        r"^\bba|n\b$",
        r"\Ban\b",
        r"\b.{0,12}ban\b",
        r"^.{0,10}bàn|a.{2,11}?(?P<next>n)$",
        r"^\s*(?:bàn|Đã)\b",
        r"^(?: +|-)?\p{Lu}",
        r"(?:ban|à)\s*$",
        r"^[^b]n?",
        r"[\p{Ll},]$",
        r"^(?:a|$)|n$",
    ];

    /// A sketch without counts reaches over all of a long text, the pattern does not.
    #[test]
    fn what_begins_near_is_told_without_the_rest() {
        for (text, last, begins) in [
            ("a, ban", 3, true),
            ("a, ban", 2, false),
            ("a, bang ban", 3, false),
            ("a, bang ban", 8, true),
            ("bàn, ban", 4, false),
        ] {
            let text = format!("{text} {}", "và nữa ".repeat(9));
            assert_eq!(exact(r"\bban\b").begins_by(&text, last), begins, "{text}");
        }
    }

    #[test]
    fn what_ends_a_text_is_looked_for_near_its_end() {
        let far = "và ".repeat(NEAR_END);
        for (source, text, start) in [
            (r"\bban\s+$", format!("{far}ban "), Some(far.len())),
            (r"\bban\s+$", format!("{far}bang "), None),
            (r"ban[^,]*$", format!("ban {far}"), None),
            (
                r"ban[^,]*$",
                format!("{far}ban {}", &far[..NEAR_END / 2]),
                Some(far.len()),
            ),
            // It may be all of the text.
            (r"^ban[^,]*$", format!("ban {far}"), Some(0)),
        ] {
            let pattern = exact(source);
            let found = pattern.find(&text).map(|found| found.start());
            assert_eq!(found, start, "{source}");
            assert_eq!(pattern.is_match(&text), start.is_some(), "{source}");
            assert_eq!(
                pattern.captures(&text).is_some(),
                start.is_some(),
                "{source}"
            );
        }
    }

    #[test]
    fn long_texts_are_read_as_short_ones_are() {
        let many = ", dự ".repeat(2_000);
        let far = ", dự và rất nhiều người khác nữa ".repeat(300);
        for text in [
            format!("{many}có"),
            format!("có {many}"),
            format!("{many}có, dự có {far}, dự lễ có {many}"),
            format!("{far}có {far}, dự cùng có"),
        ] {
            for source in [
                r", dự\b.{0,20}?\bcó\b",
                r", dự\b.{1,30}có",
                r"(?:dự|có)\b.{0,12}(?:có|lễ)\b",
                r"^.{0,10}có|ự.{2,11}?ó",
            ] {
                let plain = regex::Regex::new(source).unwrap();
                let expected: Vec<_> = plain.find_iter(&text).map(|found| found.range()).collect();
                let pattern = exact(source);
                let found: Vec<_> = pattern
                    .find_iter(&text)
                    .map(|found| found.range())
                    .collect();
                assert_eq!(expected, found, "{source}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_pattern_finds_what_the_plain_expression_finds(
            text in "(?:ban|bang|bà|bàn|đã|Đã|a|n| |-|,|\u{301}){0,12}",
        ) {
            for source in SOURCES {
                let plain = regex::Regex::new(source).unwrap();
                let pattern = exact(source);
                let expected: Vec<_> = plain.find_iter(&text).map(|found| found.range()).collect();
                let found: Vec<_> = pattern.find_iter(&text).map(|found| found.range()).collect();
                // An empty match right after another is skipped by the one and not by the other.
                if !source.contains('*') && source != r"\b" {
                    prop_assert_eq!(&expected, &found, "{} in {:?}", source, text);
                }
                prop_assert_eq!(plain.is_match(&text), pattern.is_match(&text));
                let groups = |name: &str| (
                    plain.captures(&text).and_then(|found| found.name(name).map(|group| group.range())),
                    pattern.captures(&text).and_then(|found| found.name(name).map(|group| group.range())),
                );
                let (plain_group, group) = groups("next");
                prop_assert_eq!(plain_group, group);
                let cut = plain.replace_all(&text, "_").is_empty();
                prop_assert_eq!(cut, pattern.replace_all(&text, "_").is_empty());
            }
        }
    }
}
