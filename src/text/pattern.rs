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
//! Most patterns stand nowhere in most texts. Where all that a sketch finds begins with one of some
//! literals, they are looked for many bytes at a time, and the automaton runs from there alone.

use std::ops::Range;
use std::sync::OnceLock;

use regex_automata::hybrid::dfa;
use regex_automata::nfa::thompson::{self, NFA, WhichCaptures};
use regex_automata::util::captures;
use regex_automata::util::pool::Pool;
use regex_automata::util::prefilter::Prefilter;
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input, MatchError, MatchKind, meta};
use regex_syntax::hir::{self, Hir, HirKind, Look};

use crate::text::letter::is_word;

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
    parsed: Hir,
    /// Where the leftmost ends. Each automaton is built when it is first asked: most patterns stand nowhere in
    /// the first pages, and never need the others.
    forward: OnceLock<dfa::DFA>,
    /// Where it begins, from its end.
    reverse: OnceLock<dfa::DFA>,
    /// How far it reaches from there, at most.
    reach: OnceLock<dfa::DFA>,
    /// Whether it stands at a text's end alone, and not at its start: it is looked for from the end.
    last: bool,
    /// Whether the pattern begins with a word's boundary, and nothing else.
    bounded: bool,
    /// How many bytes the pattern takes at most, where the sketch may take any number.
    most: Option<usize>,
    /// How the pattern ends, where it is the sketch but for boundaries at its ends.
    whole: Option<End>,
    memory: Pool<Option<Memory>, fn() -> Option<Memory>>,
}

/// What stands at a pattern's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Anywhere,
    Boundary,
}

/// Where a sketch was found.
struct Place {
    /// From where it begins to where it ends at the farthest.
    stretch: Range<usize>,
    /// The pattern stands here, and ends there.
    end: Option<usize>,
}

/// A part of a text in which the first place of a pattern is, or none up to where to go on.
struct Window {
    range: Range<usize>,
    next: usize,
}

/// The longest text, in bytes, over which a sketch is free to reach from each of its places.
const LONG: usize = 2 << 10;

/// How many bytes an automaton builds before it begins anew; a large pattern takes what it needs.
const CACHE: usize = 4 << 20;

/// What the automata have built so far, one for each thread at work.
#[derive(Debug, Default)]
struct Memory {
    forward: Option<dfa::Cache>,
    reverse: Option<dfa::Cache>,
    reach: Option<dfa::Cache>,
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
        sketch: (sketch != parsed).then(|| Sketch::new(sketch, &parsed)),
        whole: OnceLock::new(),
        parsed,
    }
}

impl Sketch {
    fn new(sketch: Hir, pattern: &Hir) -> Self {
        let prefix = pattern.properties().look_set_prefix();
        let suffix = sketch.properties().look_set_suffix();
        Sketch {
            // What stands at the start as well is told soonest from there: most texts begin otherwise, while
            // from the end each `.*` of a long list of alternatives stays open, in states without number.
            last: suffix.contains(Look::End) && !prefix.contains(Look::Start),
            bounded: prefix.contains(Look::WordUnicode),
            most: (pattern.properties().maximum_len())
                .filter(|_| sketch.properties().maximum_len().is_none()),
            whole: bounded_alone(pattern),
            parsed: sketch,
            forward: OnceLock::new(),
            reverse: OnceLock::new(),
            reach: OnceLock::new(),
            memory: Pool::new(|| None),
        }
    }

    fn compile(&self, reverse: bool) -> NFA {
        let config = thompson::Config::new()
            .which_captures(WhichCaptures::None)
            .reverse(reverse);
        thompson::Compiler::new()
            .configure(config)
            .build_from_hir(&self.parsed)
            .expect("patterns are small")
    }

    fn forward(&self) -> &dfa::DFA {
        self.forward.get_or_init(|| {
            let kind = MatchKind::LeftmostFirst;
            let prefix = self.parsed.properties().look_set_prefix();
            // What stands at a text's start alone is not to be looked for in all of it.
            let literals = Some(&self.parsed)
                .filter(|_| !prefix.contains(Look::Start))
                .and_then(|parsed| Prefilter::from_hir_prefix(kind, parsed))
                .filter(Prefilter::is_fast);
            automaton(self.compile(false), kind, literals)
        })
    }

    fn reverse(&self) -> &dfa::DFA {
        self.reverse
            .get_or_init(|| automaton(self.compile(true), MatchKind::All, None))
    }

    fn reach(&self) -> &dfa::DFA {
        self.reach
            .get_or_init(|| automaton(self.forward().get_nfa().clone(), MatchKind::All, None))
    }

    /// Where the sketch stands, leftmost; where it stands at the text's end alone, up to there.
    fn find(
        &self,
        memory: &mut Memory,
        input: &Input<'_>,
    ) -> Result<Option<Range<usize>>, MatchError> {
        let end = if self.last {
            input.end()
        } else {
            let forward = self.forward();
            let cache = memory.forward.get_or_insert_with(|| forward.create_cache());
            match forward.try_search_fwd(cache, input)? {
                Some(found) => found.offset(),
                None => return Ok(None),
            }
        };
        let reverse = self.reverse();
        let cache = memory.reverse.get_or_insert_with(|| reverse.create_cache());
        let back = input
            .clone()
            .range(input.start()..end)
            .anchored(Anchored::Yes);
        let start = reverse.try_search_rev(cache, &back)?;
        Ok(start.map(|start| start.offset()..end))
    }

    /// Where the farthest ends that begins at `start`.
    fn farthest(&self, memory: &mut Memory, text: &str, start: usize) -> usize {
        let reach = self.reach();
        let cache = memory.reach.get_or_insert_with(|| reach.create_cache());
        let limit = self.limit(text, start);
        let ahead = Input::new(text).range(start..limit).anchored(Anchored::Yes);
        match reach.try_search_fwd(cache, &ahead) {
            Ok(Some(end)) => end.offset(),
            Ok(None) | Err(_) => limit,
        }
    }

    /// Behind what the pattern can take that begins at `start`.
    fn limit(&self, text: &str, start: usize) -> usize {
        let most = self.most.map(|most| start.saturating_add(most));
        most.map_or(text.len(), |end| boundary(text, end))
    }

    /// The part of a long text in which the first place of the pattern at or behind `from` is: what a sketch
    /// without counts finds there may reach over all the text, from each of its places anew.
    fn window(
        &self,
        memory: &mut Memory,
        text: &str,
        from: usize,
    ) -> Result<Option<Window>, MatchError> {
        let all = Window {
            range: from..text.len(),
            next: text.len(),
        };
        let Some(most) = self.most.filter(|_| text.len() - from > LONG && !self.last) else {
            return Ok(Some(all));
        };
        let forward = self.forward();
        let cache = memory.forward.get_or_insert_with(|| forward.create_cache());
        let input = Input::new(text).range(from..).earliest(true);
        let first = forward.try_search_fwd(cache, &input)?;
        // Nothing ends before the first end: what begins before the window would be longer than the pattern.
        Ok(first.map(|end| {
            let end = end.offset();
            let start = boundary(text, end.saturating_sub(most)).max(from);
            Window {
                range: start..self.limit(text, end),
                next: after(text, end, end),
            }
        }))
    }

    /// The first place at or behind `from` where the pattern can stand.
    fn next(&self, text: &str, from: usize) -> Option<Place> {
        let mut memory = self.memory.get();
        let memory = memory.get_or_insert_default();
        let mut input = Input::new(text).range(from..);
        loop {
            let mut next = text.len();
            match self.window(memory, text, input.start()) {
                Ok(Some(window)) => {
                    input.set_range(window.range);
                    next = window.next;
                }
                Ok(None) => return None,
                Err(_) => {}
            }
            // The automata are never told to give up; where one did, nothing is left out.
            let Ok(found) = self.find(memory, &input) else {
                return Some(Place {
                    stretch: input.start()..text.len(),
                    end: None,
                });
            };
            let Some(Range { start, end }) = found else {
                if input.end() == text.len() {
                    return None;
                }
                input.set_range(next..text.len());
                continue;
            };
            if self.bounded && !is_boundary(text, start) {
                let next = after(text, start, start);
                if next > text.len() {
                    return None;
                }
                input.set_start(next);
                continue;
            }
            let stands = match self.whole {
                Some(End::Anywhere) => true,
                Some(End::Boundary) => is_boundary(text, end),
                None => false,
            };
            if stands || self.last {
                return Some(Place {
                    stretch: start..end,
                    end: stands.then_some(end),
                });
            }
            return Some(Place {
                stretch: start..self.farthest(memory, text, start),
                end: None,
            });
        }
    }
}

/// An automaton that is built while it runs.
fn automaton(nfa: NFA, kind: MatchKind, literals: Option<Prefilter>) -> dfa::DFA {
    let config = dfa::Config::new()
        .match_kind(kind)
        .specialize_start_states(literals.is_some())
        .prefilter(literals)
        .cache_capacity(CACHE)
        .skip_cache_capacity_check(true);
    dfa::Builder::new()
        .configure(config)
        .build_from_nfa(nfa)
        .expect("without word boundaries every pattern has an automaton")
}

/// The first character's start at or behind `at`, or the text's end.
fn boundary(text: &str, at: usize) -> usize {
    let mut ends = at..text.len();
    ends.find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len())
}

/// Whether a word begins or ends here, as `\b` means it.
fn is_boundary(text: &str, at: usize) -> bool {
    let (before, behind) = text.split_at(at);
    before.ends_with(is_word) != behind.starts_with(is_word)
}

/// How the pattern ends, where word boundaries at its ends are all that its sketch leaves out.
///
/// Then both prefer the same of several matches, so that the sketch's first is the pattern's where the
/// boundaries are there.
fn bounded_alone(pattern: &Hir) -> Option<End> {
    let HirKind::Concat(parts) = pattern.kind() else {
        return None;
    };
    let is_boundary = |part: &Hir| matches!(part.kind(), HirKind::Look(Look::WordUnicode));
    let from = parts.iter().take_while(|part| is_boundary(part)).count();
    let behind = parts[from..].iter().rev();
    let to = parts.len() - behind.take_while(|part| is_boundary(part)).count();
    let inner = &parts[from..to];
    let plain = inner.iter().all(|part| sketched(part) == *part);
    plain.then_some(match to < parts.len() {
        true => End::Boundary,
        false => End::Anywhere,
    })
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
        match self.sketch {
            Some(_) => self.find(text).is_some(),
            None => self.whole().is_match(text),
        }
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
        let input = Input::new(text).range(place.stretch);
        match self.sketch {
            Some(_) => input.anchored(Anchored::Yes),
            None => input,
        }
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

    /// A sketch without counts reaches over all of a long text, the pattern does not.
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
