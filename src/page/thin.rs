//! HTML made safe to parse: no scripts, no styles, no comments, no nesting without end.
//!
//! An HTML parser looks through its open elements at every tag, so that a hundred thousand nested ones
//! take it quadratic time; browsers stop at some five hundred, and so does this.

/// How many open elements are kept; further start tags, and their end tags, fall away.
pub const MAX_OPEN_TAGS: usize = 256;

/// How many start tags are kept: real pages have some thousands.
pub const MAX_TAGS: usize = 200_000;

/// The source without scripts (save for JSON-LD), styles and comments, nested at most [`MAX_OPEN_TAGS`] deep.
///
/// Linear in the source's length.
pub(super) fn thin(source: &str) -> String {
    let bytes = source.as_bytes();
    // Elements that are nowhere closed any more: looked for once.
    let mut unclosed: Vec<String> = Vec::new();
    let mut kept = String::with_capacity(source.len());
    let (mut at, mut open, mut skipped, mut tags) = (0, 0_usize, 0_usize, 0_usize);
    while let Some(next) = find(source, at, "<") {
        kept.push_str(&source[at..next]);
        let rest = &source[next..];
        if rest.starts_with("<!--") {
            at = find(source, next + 4, "-->").map_or(bytes.len(), |end| end + 3);
            continue;
        }
        let closing = rest.as_bytes().get(1) == Some(&b'/');
        let name = tag_name(&rest[1 + usize::from(closing)..]);
        if name.is_empty() {
            // No tag: a sign of comparison, a declaration.
            if rest.starts_with("<!") || rest.starts_with("<?") {
                at = find(source, next, ">").map_or(bytes.len(), |end| end + 1);
            } else {
                kept.push_str("&lt;");
                at = next + 1;
            }
            continue;
        }
        let Some(end) = tag_end(source, next) else {
            at = bytes.len();
            break;
        };
        let tag = &source[next..end];
        at = end;
        if !closing
            && matches!(
                name.as_str(),
                "script"
                    | "style"
                    | "textarea"
                    | "noscript"
                    | "iframe"
                    | "xmp"
                    | "svg"
                    | "math"
                    | "select"
            )
        {
            let close = if unclosed.contains(&name) {
                None
            } else {
                find_close(source, end, &name)
            };
            if close.is_none() && !unclosed.contains(&name) {
                unclosed.push(name.clone());
            }
            let stop = close.unwrap_or(bytes.len());
            if name == "script" && tag.to_ascii_lowercase().contains("ld+json") {
                kept.push_str(tag);
                kept.push_str(&source[end..stop]);
                kept.push_str("</script>");
            }
            at = match close {
                Some(close) => find(source, close, ">").map_or(bytes.len(), |end| end + 1),
                // An element that is never closed must not swallow the page.
                None if matches!(name.as_str(), "script" | "style") => bytes.len(),
                None => end,
            };
            continue;
        }
        tags += 1;
        if tags > MAX_TAGS {
            continue;
        }
        let counted = !matches!(
            name.as_str(),
            "p" | "li"
                | "td"
                | "th"
                | "tr"
                | "tbody"
                | "thead"
                | "tfoot"
                | "dt"
                | "dd"
                | "option"
                | "html"
                | "head"
                | "body"
                | "br"
                | "img"
                | "hr"
                | "meta"
                | "link"
                | "input"
                | "source"
                | "wbr"
                | "area"
                | "base"
                | "col"
                | "embed"
                | "param"
                | "track"
                | "colgroup"
        ) && !tag.ends_with("/>");
        if counted && closing {
            if skipped > 0 {
                skipped -= 1;
                continue;
            }
            open = open.saturating_sub(1);
        } else if counted {
            if open >= MAX_OPEN_TAGS {
                skipped += 1;
                // What fell away may have parted two blocks.
                if !kept.ends_with(' ') {
                    kept.push(' ');
                }
                continue;
            }
            open += 1;
        }
        kept.push_str(tag);
    }
    kept.push_str(&source[at.min(source.len())..]);
    kept
}

/// Where `needle`, which is ASCII, next stands at or behind `from`.
fn find(source: &str, from: usize, needle: &str) -> Option<usize> {
    source.get(from..)?.find(needle).map(|at| from + at)
}

/// The end of a tag behind its `>`, which does not count within quotation marks of an attribute.
fn tag_end(source: &str, start: usize) -> Option<usize> {
    let bytes = source.as_bytes();
    let mut quote = None;
    let mut before = b' ';
    for (at, &byte) in bytes.iter().enumerate().skip(start) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            // A quotation mark that is never closed: the tag ended at its first bracket.
            _ if at - start > 65_536 => return find(source, start, ">").map(|end| end + 1),
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    find(source, start, ">").map(|end| end + 1)
}

fn tag_name(text: &str) -> String {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return String::new();
    }
    text.chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-'))
        .take(32)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// Where `</name` next stands.
fn find_close(source: &str, from: usize, name: &str) -> Option<usize> {
    let bytes = source.as_bytes();
    let mut at = from;
    while let Some(next) = find(source, at, "</") {
        let behind = bytes.get(next + 2..next + 2 + name.len());
        if behind.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            return Some(next);
        }
        at = next + 2;
    }
    None
}
