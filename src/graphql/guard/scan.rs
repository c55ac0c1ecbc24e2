//! Counting a document's text without recursion, before anything parses it.

use crate::graphql::guard::Limits;

/// Counts bytes, tokens and open brackets.
///
/// # Errors
///
/// One of them goes beyond its limit; the sentence says which.
pub(super) fn scan(query: &str) -> Result<(), String> {
    if query.len() > Limits::BYTES {
        return Err(format!(
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
            b'"' => at + string_len(&bytes[at..]),
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
            return Err(format!(
                "the document has more than {} tokens",
                Limits::TOKENS
            ));
        }
        if open > Limits::NESTING {
            return Err(format!(
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

/// The length of a string with its quotation marks; one that is never closed ends the document.
fn string_len(rest: &[u8]) -> usize {
    if rest.starts_with(b"\"\"\"") {
        let mut at = 3;
        while at < rest.len() {
            if rest[at..].starts_with(b"\\\"\"\"") {
                at += 4;
            } else if rest[at..].starts_with(b"\"\"\"") {
                return at + 3;
            } else {
                at += 1;
            }
        }
        return rest.len();
    }
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            // No string holds a line's end: what follows is not within one, whatever the parser says.
            b'\n' | b'\r' => return at,
            _ => at += 1,
        }
    }
    rest.len()
}
