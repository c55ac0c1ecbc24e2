//! Counting a document's text without recursion, before anything parses it.

use async_graphql::Pos;

use crate::graphql::guard::Limits;

/// Why a document is not parsed.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It goes beyond a limit; the sentence says which.
    TooComplex(String),
    /// A token that begins here is none, and the parser must not see it, since it would make several of it:
    /// of `"""` without an end an empty string, and brackets of what follows; of `0000` four numbers.
    Malformed(&'static str, Pos),
}

/// Counts bytes, tokens and open brackets.
///
/// # Errors
///
/// One of them goes beyond its limit, or a string or a number is none.
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
                None => return malformed("a string is never closed", &query[..at]),
            },
            b'{' | b'[' | b'(' => {
                open += 1;
                at + 1
            }
            b'}' | b']' | b')' => {
                open = open.saturating_sub(1);
                at + 1
            }
            byte if is_word(*byte) => {
                let len = word_len(&bytes[at..]);
                let fraction = at > 0 && bytes[at - 1] == b'.';
                if !is_name_or_number(&bytes[at..at + len], fraction) {
                    return malformed("a number begins with 0 or ends in letters", &query[..at]);
                }
                if len > Limits::NAME && !bytes[at].is_ascii_digit() {
                    return too_complex(format!(
                        "a name has {len} bytes, more than {}",
                        Limits::NAME
                    ));
                }
                at + len
            }
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

fn malformed(what: &'static str, before: &str) -> Result<(), Refusal> {
    Err(Refusal::Malformed(what, position(before)))
}

/// The length of a word; the sign of a number's exponent is part of it.
fn word_len(rest: &[u8]) -> usize {
    let len = |from: usize| from + rest[from..].iter().take_while(|b| is_word(**b)).count();
    let word = len(0);
    let exponent = rest[0].is_ascii_digit() && matches!(rest[word - 1], b'e' | b'E');
    match rest.get(word) {
        Some(b'+' | b'-') if exponent => len(word + 1),
        _ => word,
    }
}

/// Whether a word is one token: a name, or digits, perhaps with an exponent. Those of a fraction may begin
/// with 0.
fn is_name_or_number(word: &[u8], fraction: bool) -> bool {
    let digits = word.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 {
        return true;
    }
    let exponent = match &word[digits..] {
        [] => true,
        [b'e' | b'E', b'+' | b'-', exponent @ ..] | [b'e' | b'E', exponent @ ..] => {
            !exponent.is_empty() && exponent.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    };
    exponent && (fraction || digits == 1 || word[0] != b'0')
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
