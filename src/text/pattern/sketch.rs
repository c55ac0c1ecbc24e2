//! A pattern without what makes an automaton slow: it finds every place where the pattern can begin.

use std::ops::Range;
use std::sync::OnceLock;

use regex_automata::hybrid::dfa;
use regex_automata::nfa::thompson::{self, NFA, WhichCaptures};
use regex_automata::util::pool::Pool;
use regex_automata::util::prefilter::Prefilter;
use regex_automata::{Anchored, Input, MatchError, MatchKind};
use regex_syntax::hir::{self, Hir, HirKind, Look};

use crate::text::letter::is_word;

/// A pattern without what makes an automaton slow, as automata that are built while they run.
#[derive(Debug)]
pub(super) struct Sketch {
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
pub(super) struct Place {
    /// From where it begins to where it ends at the farthest.
    pub(super) stretch: Range<usize>,
    /// The pattern stands here, and ends there.
    pub(super) end: Option<usize>,
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

#[cfg(test)]
impl Memory {
    fn caches(&self) -> impl Iterator<Item = &dfa::Cache> {
        let caches = [&self.forward, &self.reverse, &self.reach];
        caches.into_iter().flatten()
    }

    /// How many bytes the automata have gone over.
    fn searched(&self) -> usize {
        self.caches().map(dfa::Cache::search_total_len).sum()
    }
}

impl Sketch {
    pub(super) fn new(sketch: Hir, pattern: &Hir) -> Self {
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
                .filter(|literals| literals.is_fast() || literals.max_needle_len() == 1)
                .filter(is_rare);
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
    pub(super) fn next(&self, text: &str, from: usize) -> Option<Place> {
        let mut memory = self.memory.get();
        let memory = memory.get_or_insert_default();
        #[cfg(test)]
        let before = memory.searched();
        let place = self.next_by(memory, text, from);
        #[cfg(test)]
        super::spend(|effort| {
            effort.searched += memory.searched().saturating_sub(before);
            effort.cleared += memory.caches().map(dfa::Cache::clear_count).sum::<usize>();
        });
        place
    }

    fn next_by(&self, memory: &mut Memory, text: &str, from: usize) -> Option<Place> {
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

/// Ordinary sentences: what stands in them often stands in every text.
const SAMPLE: &str = "Sáng ngày 12/4, tại Hà Nội, Liên hiệp các tổ chức hữu nghị thành phố đã tổ chức hội nghị tổng \
    kết công tác năm. Tham dự có ông Nguyễn Văn An, Trưởng ban Dân vận Tỉnh ủy, cùng đại diện lãnh đạo các sở, ban, \
    ngành và hơn 200 đại biểu. Phát biểu tại buổi lễ, bà Trần Thị Lan cho biết quan hệ giữa hai nước trong những năm \
    qua không ngừng được củng cố và phát triển; nhân dân hai bên luôn dành cho nhau tình cảm tốt đẹp. Bà cũng đề \
    nghị hai tỉnh tiếp tục phối hợp với các trường, tạo điều kiện để thanh niên và học sinh có dịp gặp gỡ, học hỏi.";

/// Whether literals are worth being looked for first: each that is found starts the automaton anew.
fn is_rare(literals: &Prefilter) -> bool {
    let mut from = 0;
    let found = std::iter::from_fn(|| {
        let found = literals.find(SAMPLE.as_bytes(), (from..SAMPLE.len()).into())?;
        from = found.start + 1;
        Some(found)
    });
    found.count() * 100 <= SAMPLE.len()
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
pub(super) fn boundary(text: &str, at: usize) -> usize {
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
pub(super) fn sketched(pattern: &Hir) -> Hir {
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

/// Where the next search begins: the end of what was found, or a character on where that is empty.
pub(super) fn after(text: &str, start: usize, end: usize) -> usize {
    if end > start {
        return end;
    }
    end + text
        .get(end..)
        .and_then(|rest| rest.chars().next())
        .map_or(1, char::len_utf8)
}
