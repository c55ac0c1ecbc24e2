//! Counting a document's text without recursion, before anything parses it.

use async_graphql::Pos;

use crate::graphql::guard::Limits;

/// Why a document is not parsed.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It goes beyond a limit; the sentence says which.
    TooComplex(String),
    /// A string that begins here is never closed. The parser must not see it: of `"""` without an end
    /// it makes an empty string, and brackets of what follows.
    Unclosed(Pos),
}

/// Counts bytes, tokens and open brackets.
///
/// # Errors
///
/// One of them goes beyond its limit, or a string has no end.
pub(super) fn scan(query: &str) -> Result<(), Refusal> {
    let too_complex = |message| Err(Refusal::TooComplex(message));
    if query.len() > Limits::BYTES {
        return too_complex(format!(
            "the document has {} bytes, more than {}; give a page as a variable",
            query.len(),
            Limits::BYTES
        ));
    }
    let bytes = query.as_bytes();
    let (mut at, mut tokens, mut open) = (0, 0usize, 0usize);
    while let Some(byte) = bytes.get(at) {
        let next = match byte {
            b' ' | b'\t' | b'\r' | b'\n' | b',' => {
                at += 1;
                continue;
            }
            b'#' => {
                at += line_len(&bytes[at..]);
                continue;
            }
            b'"' => match string_len(&bytes[at..]) {
                Some(len) => at + len,
                None => return Err(Refusal::Unclosed(position(&query[..at]))),
            },
            b'{' | b'[' | b'(' => {
                open += 1;
                at + 1
            }
            b'}' | b']' | b')' => {
                open = open.saturating_sub(1);
                at + 1
            }
            byte if is_word(*byte) => at + bytes[at..].iter().take_while(|b| is_word(**b)).count(),
            _ => at + 1,
        };
        at = next;
        tokens += 1;
        if tokens > Limits::TOKENS {
            return too_complex(format!(
                "the document has more than {} tokens",
                Limits::TOKENS
            ));
        }
        if open > Limits::NESTING {
            return too_complex(format!(
                "more than {} brackets stand within one another",
                Limits::NESTING
            ));
        }
    }
    Ok(())
}

/// Letters and digits of names and numbers.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn line_len(rest: &[u8]) -> usize {
    rest.iter()
        .position(|byte| matches!(byte, b'\n' | b'\r'))
        .unwrap_or(rest.len())
}

/// The length of a string with its quotation marks; none where it is never closed.
fn string_len(rest: &[u8]) -> Option<usize> {
    if rest.starts_with(b"\"\"\"") {
        let mut at = 3;
        while at < rest.len() {
            if rest[at..].starts_with(b"\\\"\"\"") {
                at += 4;
            } else if rest[at..].starts_with(b"\"\"\"") {
                return Some(at + 3);
            } else {
                at += 1;
            }
        }
        return None;
    }
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 2,
            b'"' => return Some(at + 1),
            b'\n' | b'\r' => return None,
            _ => at += 1,
        }
    }
    None
}

/// The place behind a text, line and column from 1.
fn position(before: &str) -> Pos {
    let line = before.rsplit('\n').next().unwrap_or(before);
    Pos {
        line: before.matches('\n').count() + 1,
        column: line.chars().count() + 1,
    }
}
