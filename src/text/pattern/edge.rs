//! What a pattern that stands at a text's start or end alone has there, so that most texts are told from it by
//! one byte.
//!
//! Rules ask hundreds of times on a page whether the text goes on with one of some words (`^\s*(?:và|cùng)\b`), or
//! ends in one. An automaton tells at the first letter, but has to be set up, and its states fetched, first.

use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// The bytes that a match of a pattern has at one of its ends, behind white space.
#[derive(Debug)]
pub(super) struct Edge {
    bytes: [bool; 256],
    end: End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
}

impl Edge {
    /// That of a pattern which stands at a text's start, or else at its end, alone; none where what it matches may
    /// be empty or white space.
    pub(super) fn of(pattern: &Hir) -> Option<Edge> {
        let properties = pattern.properties();
        let end = if properties.look_set_prefix().contains(Look::Start) {
            End::First
        } else if properties.look_set_suffix().contains(Look::End) {
            End::Last
        } else {
            return None;
        };
        let mut edge = Edge {
            bytes: [false; 256],
            end,
        };
        (!edge.add(pattern)).then_some(edge)
    }

    /// Whether the pattern may stand in the text, at or behind `from`.
    #[inline]
    pub(super) fn allows(&self, text: &str, from: usize) -> bool {
        let byte = match self.end {
            End::First if from > 0 => None,
            End::First => text.trim_start().bytes().next(),
            End::Last => text.trim_end().bytes().next_back(),
        };
        byte.is_some_and(|byte| self.bytes[usize::from(byte)])
    }

    /// Notes the bytes that the part of a pattern has at its end; says whether it may have none that is no white
    /// space, so that the next part's count as well.
    fn add(&mut self, part: &Hir) -> bool {
        match part.kind() {
            HirKind::Empty | HirKind::Look(_) => true,
            HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
                Ok(text) => self.add_text(text),
                Err(_) => self.add_range(0, u8::MAX),
            },
            HirKind::Class(Class::Unicode(class)) => {
                let mut blank = false;
                for range in class.ranges() {
                    blank |= self.add_letters(range.start(), range.end());
                }
                blank
            }
            HirKind::Class(Class::Bytes(_)) => self.add_range(0, u8::MAX),
            HirKind::Repetition(repetition) => self.add(&repetition.sub) || repetition.min == 0,
            HirKind::Capture(group) => self.add(&group.sub),
            HirKind::Concat(parts) => match self.end {
                End::First => parts.iter().all(|part| self.add(part)),
                End::Last => parts.iter().rev().all(|part| self.add(part)),
            },
            HirKind::Alternation(parts) => {
                let mut blank = false;
                for part in parts {
                    blank |= self.add(part);
                }
                blank
            }
        }
    }

    fn add_text(&mut self, text: &str) -> bool {
        let byte = match self.end {
            End::First => text.trim_start().bytes().next(),
            End::Last => text.trim_end().bytes().next_back(),
        };
        if let Some(byte) = byte {
            self.bytes[usize::from(byte)] = true;
        }
        byte.is_none()
    }

    /// Notes what the letters of a class have there; says whether one of them may be white space.
    fn add_letters(&mut self, first: char, last: char) -> bool {
        if last.is_ascii() {
            let mut blank = false;
            for letter in first..=last {
                blank |= self.add_text(letter.encode_utf8(&mut [0]));
            }
            return blank;
        }
        match self.end {
            // Of two letters the first in order has the lesser first byte.
            End::First => {
                let lead = |letter: char| letter.encode_utf8(&mut [0; 4]).as_bytes()[0];
                self.add_range(lead(first), lead(last));
            }
            End::Last => {
                if first.is_ascii() {
                    self.add_range(first as u8, 0x7f);
                }
                self.add_range(0x80, 0xbf);
            }
        }
        (first..=last).any(char::is_whitespace)
    }

    fn add_range(&mut self, first: u8, last: u8) -> bool {
        for byte in first..=last {
            self.bytes[usize::from(byte)] = true;
        }
        true
    }
}
