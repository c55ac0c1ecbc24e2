//! Patterns of the rules: regular expressions at the speed of a small automaton.
//!
//! An automaton cannot tell where a word of non-ASCII letters ends, so that a `\b` in a pattern makes
//! every search over Vietnamese text a slow one, whether or not anything of the pattern is there; and a
//! count like `{0,60}` has sixty states for one. A [`Pattern`] therefore looks with its *sketch* first:
//! the pattern without its boundaries, and with `*` for large counts, which finds every place where the
//! pattern can begin. The pattern itself is asked at those places alone, and no further than the sketch
//! reaches. The answers are those of the pattern.
//!
//! Most patterns stand nowhere in most texts. Where all that a sketch finds begins with one of some
//! literals, they are looked for many bytes at a time, and the automaton runs from there alone.

use std::ops::Range;
use std::sync::OnceLock;

use regex_automata::hybrid::{dfa, regex};
use regex_automata::nfa::thompson::{self, NFA, WhichCaptures};
use regex_automata::util::captures;
use regex_automata::util::pool::Pool;
use regex_automata::util::prefilter::Prefilter;
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input, MatchKind, meta};
use regex_syntax::hir::{self, Hir, HirKind, Look};

/// A compiled pattern.
#[derive(Debug)]
pub(crate) struct Pattern {
    parsed: Hir,
    /// Built when it is first asked.
    whole: OnceLock<meta::Regex>,
    /// None where it would be the pattern again.
    sketch: Option<Sketch>,
}

/// A pattern without what makes an automaton slow, as automata that are built while they run.
#[derive(Debug)]
struct Sketch {
    /// Where it begins, leftmost.
    start: regex::Regex,
    /// How far it reaches from there, at most.
    reach: dfa::DFA,
    /// Whether it stands at a text's end alone: it is looked for from there.
    last: bool,
    memory: Pool<Option<Memory>, fn() -> Option<Memory>>,
}

/// How many bytes an automaton builds before it begins anew; a large pattern takes what it needs.
const CACHE: usize = 4 << 20;

/// What the automata have built so far, one for each thread at work.
#[derive(Debug)]
struct Memory {
    start: regex::Cache,
    reach: dfa::Cache,
}

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
/// # Panics
///
/// As [`pattern`].
pub(crate) fn exact(source: &str) -> Pattern {
    let parsed = syntax::parse(source).expect("patterns are written in the rules' files");
    let sketch = sketched(&parsed);
    Pattern {
        sketch: (sketch != parsed).then(|| Sketch::new(&sketch)),
        whole: OnceLock::new(),
        parsed,
    }
}

impl Sketch {
    fn new(sketch: &Hir) -> Self {
        let compile = |reverse: bool| -> NFA {
            thompson::Compiler::new()
                .configure(
                    thompson::Config::new()
                        .which_captures(WhichCaptures::None)
                        .reverse(reverse),
                )
                .build_from_hir(sketch)
                .expect("patterns are small")
        };
        let automaton = |nfa: NFA, kind: MatchKind, literals: Option<Prefilter>| {
            dfa::Builder::new()
                .configure(
                    dfa::Config::new()
                        .match_kind(kind)
                        .specialize_start_states(literals.is_some())
                        .prefilter(literals)
                        .cache_capacity(CACHE)
                        .skip_cache_capacity_check(true),
                )
                .build_from_nfa(nfa)
                .expect("without word boundaries every pattern has an automaton")
        };
        let forward = compile(false);
        let literals =
            Prefilter::from_hir_prefix(MatchKind::LeftmostFirst, sketch).filter(Prefilter::is_fast);
        let reach = automaton(forward.clone(), MatchKind::All, None);
        let start = regex::Builder::new().build_from_dfas(
            automaton(forward, MatchKind::LeftmostFirst, literals),
            automaton(compile(true), MatchKind::All, None),
        );
        let suffix = sketch.properties().look_set_suffix();
        Sketch {
            start,
            reach,
            last: suffix.contains(Look::End),
            memory: Pool::new(|| None),
        }
    }

    /// The first stretch at or behind `from` in which the pattern can stand.
    fn next(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let mut memory = self.memory.get();
        let memory = memory.get_or_insert_with(|| Memory {
            start: self.start.create_cache(),
            reach: self.reach.create_cache(),
        });
        let input = Input::new(text).range(from..);
        let found = if self.last {
            let backwards = input.anchored(Anchored::Yes);
            let (_, reverse) = memory.start.as_parts_mut();
            self.start
                .reverse()
                .try_search_rev(reverse, &backwards)
                .map(|found| found.map(|found| found.offset()..text.len()))
        } else {
            self.start
                .try_search(&mut memory.start, &input)
                .map(|found| found.map(|found| found.start()..found.end()))
        };
        // The automata are never told to give up; where one did, nothing is left out.
        let Ok(found) = found else {
            return Some(from..text.len());
        };
        let found = found?;
        if self.last {
            return Some(found);
        }
        let start = found.start;
        let ahead = Input::new(text).range(start..).anchored(Anchored::Yes);
        let end = match self.reach.try_search_fwd(&mut memory.reach, &ahead) {
            Ok(Some(end)) => end.offset(),
            Ok(None) | Err(_) => text.len(),
        };
        Some(start..end)
    }
}

/// The counts of a repetition from which on its sketch does not count.
const LARGE: u32 = 10;

/// What is left of a pattern where word boundaries and large counts are left out; whatever the pattern
/// matches, this matches.
fn sketched(pattern: &Hir) -> Hir {
    let all = |parts: &[Hir]| parts.iter().map(sketched).collect();
    match pattern.kind() {
        HirKind::Look(
            Look::WordAscii
            | Look::WordAsciiNegate
            | Look::WordUnicode
            | Look::WordUnicodeNegate
            | Look::WordStartAscii
            | Look::WordEndAscii
            | Look::WordStartUnicode
            | Look::WordEndUnicode
            | Look::WordStartHalfAscii
            | Look::WordEndHalfAscii
            | Look::WordStartHalfUnicode
            | Look::WordEndHalfUnicode,
        ) => Hir::empty(),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => {
            pattern.clone()
        }
        HirKind::Repetition(repetition) => {
            let counted = repetition.max.is_some_and(|max| max >= LARGE);
            Hir::repetition(hir::Repetition {
                min: if counted {
                    repetition.min.min(1)
                } else {
                    repetition.min
                },
                max: repetition.max.filter(|_| !counted),
                sub: Box::new(sketched(&repetition.sub)),
                ..*repetition
            })
        }
        // Who asks for a group asks the pattern itself.
        HirKind::Capture(group) => Hir::capture(hir::Capture {
            sub: Box::new(sketched(&group.sub)),
            ..group.clone()
        }),
        HirKind::Concat(parts) => Hir::concat(all(parts)),
        HirKind::Alternation(parts) => Hir::alternation(all(parts)),
    }
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

    /// Whether the pattern stands anywhere.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.sketch.as_ref().map_or_else(
            || self.whole().is_match(text),
            |_| self.find(text).is_some(),
        )
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
        self.places(text, from)
            .find_map(|input| self.whole().find(input))
            .map(|found| Match {
                text,
                start: found.start(),
                end: found.end(),
            })
    }

    fn captures_from<'t>(&self, text: &'t str, from: usize) -> Option<Captures<'t>> {
        self.places(text, from).find_map(|input| {
            let mut groups = self.whole().create_captures();
            self.whole().search_captures(&input, &mut groups);
            groups.is_match().then_some(Captures { text, groups })
        })
    }

    /// What of the text the whole pattern is to be asked of, in order.
    fn places<'t>(&self, text: &'t str, from: usize) -> impl Iterator<Item = Input<'t>> {
        let mut next = Some(from);
        std::iter::from_fn(move || {
            let from = next.filter(|from| *from <= text.len())?;
            let Some(sketch) = &self.sketch else {
                next = None;
                return Some(Input::new(text).range(from..));
            };
            let stretch = sketch.next(text, from)?;
            next = Some(after(text, stretch.start, stretch.start));
            Some(Input::new(text).range(stretch).anchored(Anchored::Yes))
        })
    }
}

/// Where the next search begins: the end of what was found, or a character on where that is empty.
fn after(text: &str, start: usize, end: usize) -> usize {
    if end > start {
        return end;
    }
    end + text
        .get(end..)
        .and_then(|rest| rest.chars().next())
        .map_or(1, char::len_utf8)
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

    use super::exact;

    /// Patterns whose boundaries matter: a longer word before the right one, alternatives of which one
    /// begins another, an empty one, one that must reach on.
    const SOURCES: [&str; 10] = [
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
    ];

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
