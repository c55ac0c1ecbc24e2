//! Lines between the paragraphs: captions and headings.

use crate::page::block::Block;
use crate::page::part::{LONGEST_CAPTION, Part};
use crate::page::{caption, header};

/// Captions: under an alternative text, printed twice, or by what they say.
pub(super) fn pictures(own: &[Block], parts: &mut [Part], spaced: bool, title: &Block) {
    let text = |at: usize, parts: &[Part]| parts[at] == Part::Text;
    let follows = |at: usize, parts: &[Part]| {
        (at + 1..own.len()).any(|next| text(next, parts) && own[next].is_prose())
    };
    let long = are_long(own, parts);
    let mut lead = (0..own.len()).find(|&at| text(at, parts)).unwrap_or(0);
    for at in 0..own.len() {
        let block = &own[at];
        if parts[at] != Part::Text || block.chars() > LONGEST_CAPTION {
            continue;
        }
        if tells_title(block, own.get(at + 1), title) {
            parts[at] = Part::Picture;
            continue;
        }
        let closest = if spaced {
            !block.gap || !block.ends_in_stop()
        } else {
            !block.is_prose() || block.words() <= 30
        };
        let first = at <= lead;
        // The title printed again right below itself is no picture's text.
        let again = || first && block.is_prose() && own[at - 1].same(title);
        let under_picture = at > 0 && parts[at - 1] == Part::Picture && closest && !again();
        // A caption goes on in small letters: `Đại sứ tặng đồng chí Chủ tịch`, `bức tranh chữ`.
        let goes_on = at > 0
            && parts[at - 1] == Part::Caption
            && !own[at - 1].is_closed()
            && (block.text.starts_with(char::is_lowercase) || caption::is_rest(block))
            && block.words() <= 15;
        let twice =
            own.get(at + 1).is_some_and(|next| next.same(block)) && !(first && block.is_prose());
        let scene = match first {
            true => caption::is_opening_scene(block) && follows(at, parts),
            false => caption::is_scene(block) || long && caption::is_snapshot(block),
        };
        // What a picture shows is told in the words of the paragraph beside it.
        let retold = !first && retells(block, &own[at - 1]);
        if under_picture || twice || goes_on || scene || retold {
            parts[at] = Part::Caption;
            if first {
                lead = (at + 1..own.len())
                    .find(|&at| text(at, parts))
                    .unwrap_or(at);
            }
        }
    }
}

/// Whether an open line has the words with which a paragraph begins: `Đoàn đã thăm ba tỉnh` below `Đoàn đã thăm ba tỉnh
/// và …`.
fn retells(block: &Block, paragraph: &Block) -> bool {
    let words = |block: &Block| -> Vec<String> {
        let words = block.folded().split(' ').take(60);
        words
            .map(|word| word.trim_matches([',', '.', ';', ':']).to_owned())
            .filter(|word| !word.is_empty())
            .collect()
    };
    block.is_headline()
        && (8..=40).contains(&block.words())
        && paragraph.is_prose()
        && words(paragraph).starts_with(&words(block))
}

/// Whether the article's paragraphs are long, so that a short sentence among them is another thing.
fn are_long(own: &[Block], parts: &[Part]) -> bool {
    const LONG: usize = 35;
    let text = |at: &usize| parts[*at] == Part::Text && own[*at].is_prose();
    let words: Vec<usize> = (0..own.len())
        .filter(text)
        .map(|at| own[at].words())
        .collect();
    words.len() >= 2 && words.iter().sum::<usize>() >= LONG * words.len()
}

/// Whether the line tells the title in short above a picture's caption: its alternative text.
fn tells_title(block: &Block, next: Option<&Block>, title: &Block) -> bool {
    let words = || block.folded().split(' ');
    let shared = || words().filter(|word| title.folded().split(' ').any(|other| other == *word));
    block.is_headline()
        && block.words() >= 4
        && block.mark.is_none()
        && !caption::is_marked(block)
        && next.is_some_and(caption::is_marked)
        && shared().count() * 10 >= words().count() * 9
}

/// Short lines without a sentence's end within the text: headings.
pub(super) fn short_lines(own: &[Block], parts: &mut [Part]) {
    let Some(first) = parts.iter().position(|part| *part == Part::Text) else {
        return;
    };
    let last = parts
        .iter()
        .rposition(|part| *part == Part::Text)
        .unwrap_or(first);
    for at in first..last {
        let block = &own[at];
        // What stands first is a lead, unless it is too short for one or heads a list.
        let lists = || own.get(at + 1).is_some_and(enumerates);
        if parts[at] != Part::Text || at == first && block.words() >= 12 && !lists() {
            continue;
        }
        let followed = parts[at + 1..=last].iter().find(|part| {
            !matches!(
                part,
                Part::Aside | Part::Picture | Part::Caption | Part::Stamp(_)
            )
        });
        let heads = matches!(followed, Some(Part::Text | Part::Heading));
        let opens_list = block.text.ends_with(':') && block.chars() <= 80;
        if heads
            && block.chars() <= 160
            && (!block.is_closed() || opens_list && numbered(block))
            && (!block.text.starts_with(['-', '+', '*', '•', '“', '"'])
                || is_starred_heading(own, at))
            && block.words() <= 26
            && !header::has_dateline(block)
            && !block.is_note()
            && !is_ordered(own, at)
        {
            parts[at] = Part::Heading;
        }
    }
}

/// Whether a star marks a heading and no entry of a list, which stands beside others: `* Hai bên ký biên bản`.
fn is_starred_heading(own: &[Block], at: usize) -> bool {
    let is_entry = |block: &Block| block.text.starts_with(['-', '+', '*', '•']);
    own[at].text.starts_with('*')
        && own[at].words() <= 12
        && !own[..at].last().is_some_and(is_entry)
        && (own.get(at + 1)).is_some_and(|next| next.is_prose() && !is_entry(next))
}

/// Whether a numbered line is an entry of a list, which its neighbour goes on counting: `1. Chủ tịch: ông Lê Văn Mẫu` above
/// `2. Phó Chủ tịch: bà Trần Thị Mẫu`.
fn is_ordered(own: &[Block], at: usize) -> bool {
    let number = |block: &Block| -> Option<u32> {
        let (number, rest) = block.text.split_once(['.', ')', '-', '/'])?;
        let number = number.parse().ok()?;
        (number < 100 && !rest.starts_with(|c: char| c.is_ascii_digit())).then_some(number)
    };
    let Some(own_number) = number(&own[at]) else {
        return false;
    };
    let before = at.checked_sub(1).and_then(|before| number(&own[before]));
    let next = own.get(at + 1).and_then(number);
    before.is_some_and(|before| before + 1 == own_number) || next == Some(own_number + 1)
}

/// Whether the paragraph is the first of several that are told in order: `Một là, …`, `Thứ nhất, …`.
fn enumerates(block: &Block) -> bool {
    ["Một là", "Thứ nhất", "Trước hết"]
        .iter()
        .any(|first| block.text.starts_with(first))
}

/// Whether the line bears a section's number: `1. Kết quả`, `II. Phương hướng`, `a) Công tác`.
pub(super) fn numbered(block: &Block) -> bool {
    let number = block.text.split([' ', '\u{a0}']).next().unwrap_or_default();
    number.len() <= 6
        && number.ends_with(['.', ')', '/', '-'])
        && number.chars().next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_go_on_are_entries_and_no_headings() {
        let report = "Hội hữu nghị tỉnh Mẫu họp tổng kết năm với hơn một trăm hội viên dự.";
        let own: Vec<Block> = [
            report,
            "1. Chủ tịch: ông Lê Văn Mẫu",
            "2. Phó Chủ tịch: bà Trần Thị Mẫu",
            report,
            "3. Kết quả",
            report,
        ]
        .map(|text| Block::new(text, true, None).unwrap())
        .to_vec();
        let mut parts = vec![Part::Text; own.len()];
        short_lines(&own, &mut parts);
        let heading = parts.iter().position(|part| *part == Part::Heading);
        assert_eq!(heading, Some(4), "{parts:?}");
        assert_eq!(parts[1..3], [Part::Text, Part::Text]);
    }
}
