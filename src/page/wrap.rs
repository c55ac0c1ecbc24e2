//! Pages whose lines were broken at some width, as mail and terminals do: their paragraphs made whole.

use std::borrow::Cow;

use crate::page::date;

/// The widths in characters at which lines are broken.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=132;

/// How many times a sentence must go on across a line's end before a page is taken for a broken one.
const LEAST: usize = 4;

/// A line and what joins it to the next.
#[derive(Debug)]
struct Line<'t> {
    /// Without white space at its end.
    text: &'t str,
    /// How far it is indented, in bytes.
    indent: usize,
    /// Whether the next line, without an empty one between, goes on in small letters.
    flows: bool,
}

/// The text with its broken paragraphs on one line each; unchanged where it is not certainly broken.
///
/// Certain is: sentences go on across lines' ends in small letters at least [`LEAST`] times, and nearly
/// always because the next word had found no room within the width that the page keeps.
pub(super) fn joined(text: &str) -> Cow<'_, str> {
    let mut lines: Vec<Line<'_>> = text
        .split('\n')
        .map(|line| {
            let text = line.trim_end();
            Line {
                text,
                indent: text.len() - text.trim_start().len(),
                flows: false,
            }
        })
        .collect();
    for at in 1..lines.len() {
        let (line, next) = (lines[at - 1].text, lines[at].text.trim_start());
        // In bytes first: most lines are far too long or too short.
        lines[at - 1].flows = (*WIDTHS.start()..4 * WIDTHS.end()).contains(&line.len())
            && next.starts_with(char::is_lowercase)
            && !ends_sentence(line);
    }
    let flowing = |lines: &[Line<'_>]| -> Vec<usize> {
        (0..lines.len()).filter(|&at| lines[at].flows).collect()
    };
    let flows = flowing(&lines);
    let width = |at: &usize| lines[*at].text.chars().count();
    let Some(width) = flows
        .iter()
        .map(width)
        .max()
        .filter(|_| flows.len() >= LEAST)
    else {
        return Cow::Borrowed(text);
    };
    let full = |at: usize| {
        let next = lines[at + 1].text.trim_start();
        let word = next.split(' ').next().unwrap_or_default();
        lines[at].text.chars().count() + 1 + word.chars().count() > width
    };
    let filled = flows.iter().filter(|&&at| full(at)).count();
    if !WIDTHS.contains(&width) || filled * 10 < flows.len() * 8 {
        return Cow::Borrowed(text);
    }
    // Whether empty lines part the paragraphs: then a sentence's end at a line's end is no paragraph's.
    let ends = |gap: bool| {
        (0..lines.len() - 1)
            .filter(|&at| ends_sentence(lines[at].text) && lines[at + 1].text.is_empty() == gap)
            .filter(|&at| gap || !full(at))
            .count()
    };
    let spaced = ends(true) >= 2 && ends(false) * 4 <= ends(true);
    let goes_on = |at: usize| {
        let (line, next) = (&lines[at], &lines[at + 1]);
        let beside = || at > 0 && lines[at - 1].flows || next.flows || counts(next.text);
        !line.text.is_empty()
            && !next.text.is_empty()
            && full(at)
            && next.indent <= line.indent
            && !next.text.trim_start().starts_with(['-', '+', '*', '•'])
            && (line.flows || beside() && (spaced || !ends_sentence(line.text)))
    };
    let mut whole = String::with_capacity(text.len());
    for at in 0..lines.len() {
        let before = at > 0 && goes_on(at - 1);
        whole.push_str(if before {
            lines[at].text.trim_start()
        } else {
            lines[at].text
        });
        if at + 1 < lines.len() {
            whole.push(if goes_on(at) { ' ' } else { '\n' });
        }
    }
    Cow::Owned(whole)
}

/// Whether the line goes on with a number, and is no date: `9 em là con các gia đình …`.
fn counts(line: &str) -> bool {
    let words = || line.trim_start().split(' ');
    line.trim_start().starts_with(|c: char| c.is_ascii_digit())
        && words()
            .filter(|word| word.starts_with(char::is_lowercase))
            .count()
            >= 2
        && date::stamp(line).is_none()
}

/// Whether a sentence ends with the line, or what announces a list.
fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['”', '"', '’', '»', ')', ']'])
        .ends_with(['.', '!', '?', ':', ';', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Breaks each paragraph where the next word finds no room.
    fn broken(paragraphs: &[&str], width: usize, between: &str) -> String {
        let broken: Vec<String> = paragraphs
            .iter()
            .map(|paragraph| {
                let mut lines = vec![String::new()];
                for word in paragraph.split(' ') {
                    let last = lines.last_mut().unwrap();
                    if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > width {
                        lines.push(word.to_owned());
                    } else {
                        last.push_str(if last.is_empty() { "" } else { " " });
                        last.push_str(word);
                    }
                }
                lines.join("\n")
            })
            .collect();
        broken.join(between)
    }

    const PAGE: [&str; 6] = [
        "Hội Hữu nghị tỉnh Mẫu mở lớp dạy tiếng",
        "14/06/2022",
        "Lớp học đầu tiên khai giảng ngày 14/6 với hai mươi bốn học sinh, trong đó có chín em là con các gia đình đang sinh sống tại thành phố.",
        "Bà Đặng Thu Trâm cho biết lớp học do hai giáo viên tình nguyện đứng lớp vào sáng thứ bảy hằng tuần. Học phí do các nhà hảo tâm đài thọ.",
        "Phụ huynh góp sách, các em lớn kèm các em nhỏ, và cứ cuối tháng cả lớp lại hát cho ông bà nghe một buổi ngay tại phòng học.",
        "Hội dự kiến mở thêm một lớp vào tháng chín và tổ chức trại hè ở thảo nguyên trong năm sau.",
    ];

    #[test]
    fn broken_paragraphs_are_made_whole() {
        for width in [60, 72, 80] {
            let text = broken(&PAGE, width, "\n\n");
            assert_eq!(joined(&text), PAGE.join("\n\n"), "{width}");
        }
        let text = broken(&PAGE, 72, "\n");
        assert_eq!(
            joined(&text).lines().count(),
            PAGE.len(),
            "{}",
            joined(&text)
        );
    }

    #[test]
    fn other_lines_stay_as_they_are() {
        let whole = PAGE.join("\n");
        assert_eq!(joined(&whole), whole);
        let list = "Đoàn cán bộ tỉnh Mẫu thăm và làm việc tại thủ đô Viêng Chăn\n".repeat(9);
        assert_eq!(joined(&list), list);
        assert_eq!(joined(""), "");
    }
}
