//! Patterns of many alternatives, kept as lists: text files beside the module that asks them.
//!
//! The first line of a list that is no comment is its frame, where `…` stands for any of the lines that follow.
//! Each of these is a pattern by itself, its spaces plain ones. A comment right above some says what kind of
//! line they are for, with an example of it in backticks, which the tests hold against them. To have another
//! button or counter dropped, add a line to its group.

use crate::text::pattern::{Pattern, exact};

/// What stands for the lines in a frame.
const ANY: char = '…';

/// The pattern of a list.
///
/// Example: `^(?:…)$` above the lines `số \d+` and `trang \d+` is `^(?:số \d+|trang \d+)$`.
///
/// # Panics
///
/// A line is no pattern; the tests say which.
pub(super) fn listed(list: &str) -> Pattern {
    exact(&joined(lines(list).map(|(_, line)| line)))
}

/// The frame, and the patterns of a list, each with the number of its line, from 1.
fn lines(list: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..)
        .zip(list.lines().map(str::trim))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// A frame with the patterns that come after it.
fn joined<'l>(mut lines: impl Iterator<Item = &'l str>) -> String {
    let frame = lines.next().unwrap_or_default();
    // A group each, so that neither `|` nor `(?i)` in a line reaches beyond it.
    let each: Vec<String> = lines.map(|line| format!("(?:{line})")).collect();
    frame.replace(ANY, &each.join("|"))
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use rustc_hash::FxHashSet;
    use unicode_normalization::is_nfc;

    use super::{ANY, joined, lines, listed};
    use crate::text::pattern::exact;

    /// What is wrong with a list, each by file and line.
    fn faults(file: &str, list: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let mut fault = |line: usize, what: &str| faults.push(format!("{file}:{line}: {what}"));
        let mut all = lines(list);
        match all.next() {
            Some((_, frame)) if frame.matches(ANY).count() == 1 => (),
            Some((at, _)) => fault(at, "the frame has no place for the lines, or more than one"),
            None => fault(1, "there is no frame"),
        }
        let mut known = FxHashSet::default();
        for (at, line) in all {
            if let Err(error) = regex_syntax::parse(line) {
                fault(at, &error.to_string());
            }
            if !is_nfc(line) {
                fault(at, "letters and their marks are apart");
            }
            if !known.insert(line) {
                fault(at, "the line stands twice");
            }
        }
        faults
    }

    /// The comments right above some patterns, the number of the last one's line, and the patterns.
    fn groups(list: &str) -> Vec<(usize, String, Vec<&str>)> {
        let mut groups: Vec<(usize, String, Vec<&str>)> = Vec::new();
        let mut above: Option<(usize, String)> = None;
        for (at, line) in (1..).zip(list.lines().map(str::trim)) {
            if line.starts_with('#') {
                let before = above.map_or(String::new(), |(_, before)| before);
                above = Some((at, before + line));
            } else if line.is_empty() {
                above = None;
            } else if let Some((at, comment)) = above.take() {
                groups.push((at, comment, vec![line]));
            } else if let Some((.., patterns)) = groups.last_mut() {
                patterns.push(line);
            }
        }
        groups
    }

    fn lists(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                lists(&path, found);
            } else if path.extension().is_some_and(|end| end == "txt") {
                found.push(path);
            }
        }
    }

    /// Each list under `src/page`, with its path.
    fn all() -> Vec<(String, String)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut paths = Vec::new();
        lists(&root.join("src/page"), &mut paths);
        assert!(!paths.is_empty());
        let read = |path: PathBuf| {
            let name = path.strip_prefix(root).unwrap().display().to_string();
            (name, std::fs::read_to_string(&path).unwrap())
        };
        paths.into_iter().map(read).collect()
    }

    #[test]
    fn every_line_of_the_lists_is_a_pattern() {
        for (file, list) in all() {
            assert_eq!(faults(&file, &list), [""; 0]);
        }
    }

    #[test]
    fn a_line_that_is_no_pattern_is_told_by_its_number() {
        let list = "# Counters.\n\n^(?:…)$\n\nsố \\d+\n(?:trang \\d+\nsố \\d+\n";
        let faults = faults("counters.txt", list);
        let told: Vec<_> = faults
            .iter()
            .map(|fault| fault.split(": ").next().unwrap())
            .collect();
        assert_eq!(told, ["counters.txt:6", "counters.txt:7"]);
        assert!(faults[0].contains("unclosed group"), "{faults:?}");
    }

    #[test]
    fn every_group_of_lines_has_the_examples_above_it() {
        for (file, list) in all() {
            let (_, frame) = lines(&list).next().unwrap();
            let groups = groups(&list);
            let grouped: usize = groups.iter().map(|(.., patterns)| patterns.len()).sum();
            assert_eq!(
                grouped + 1,
                lines(&list).count(),
                "{file}: some are in no group"
            );
            for (at, comment, patterns) in groups {
                let pattern = exact(&joined([frame].into_iter().chain(patterns)));
                let examples: Vec<&str> = comment.split('`').skip(1).step_by(2).collect();
                assert!(!examples.is_empty(), "{file}:{at}: no example");
                for example in examples {
                    assert!(pattern.is_match(example), "{file}:{at}: {example}");
                }
            }
        }
    }

    #[test]
    fn a_list_is_its_lines_in_its_frame() {
        let pages =
            listed("# Pages.\n\n(?i)^(?:…)$\n\n# Numbers: `trang 3`\nsố \\d+\ntrang \\d+\n");
        assert!(pages.is_match("Trang 3"));
        assert!(!pages.is_match("Trang 3 và 4"));
        assert!(!pages.is_match("Pages."));
    }
}
