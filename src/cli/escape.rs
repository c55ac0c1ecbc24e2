//! What comes from outside, written so that a terminal or a log can show it on one line.

use std::path::Path;

use caunoi::text::is_invisible;

/// Whether the character could steer a terminal, begin a line of its own, hide, or turn the direction of
/// what is read.
fn is_steering(c: char) -> bool {
    c.is_control() || is_invisible(c) || matches!(c, '\u{2028}' | '\u{2029}')
}

/// The text with what could steer a terminal written out: `\u{202e}`.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if is_steering(c) {
            escaped.extend(c.escape_unicode());
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// The path, escaped; bytes of its name that are no UTF-8 as `\xff`.
pub(super) fn escape_path(path: &Path) -> String {
    let mut escaped = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        escaped.push_str(&escape(chunk.valid()));
        for byte in chunk.invalid() {
            escaped.push_str(&format!("\\x{byte:02x}"));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shown_on_one_line_and_steer_nothing() {
        for (name, shown) in [
            ("bài viết.txt", "bài viết.txt"),
            ("a\nrefused b.txt: x", "a\\u{a}refused b.txt: x"),
            ("\u{1b}[2Ja.txt", "\\u{1b}[2Ja.txt"),
            ("a\u{202e}txt.b", "a\\u{202e}txt.b"),
            ("a\u{200b}\u{2028}b\u{85}", "a\\u{200b}\\u{2028}b\\u{85}"),
        ] {
            assert_eq!(escape_path(Path::new(name)), shown);
        }
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_utf8_are_shown() {
        use std::os::unix::ffi::OsStrExt;
        let name = std::ffi::OsStr::from_bytes(b"b\xe0i \xff\x1b.txt");
        assert_eq!(escape_path(Path::new(name)), "b\\xe0i \\xff\\u{1b}.txt");
    }
}
