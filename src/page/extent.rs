//! How far down a page its article reaches.

use crate::page::block::{Block, Mark};
use crate::page::{byline, caption, furniture};

/// Where the article's own stretch ends: at the first block heading behind which no text goes on, or
/// at the imprint.
pub(super) fn end(blocks: &[Block], title: usize) -> usize {
    let mut at = title + 1;
    // Above the text stand counters and addresses that a page's end has as well: `Lượt truy cập: 512`.
    let text = blocks[at..].iter().position(Block::is_prose);
    let text = text.map_or(at, |text| at + text);
    let comments = comments(blocks, text);
    while at < comments {
        if at >= text && blocks[at].is_imprint() && !goes_on(&blocks[at + 1..]) {
            return at;
        }
        if blocks[at].announces().is_some() {
            match resumption(blocks, at) {
                Some(resumed) => at = resumed,
                None => return at,
            }
        }
        at += 1;
    }
    comments
}

/// Whether the text goes on behind a line that a page's end may have as well, `Địa chỉ: …`: paragraphs follow
/// in a row.
fn goes_on(blocks: &[Block]) -> bool {
    let paragraph = |block: &&Block| {
        block.is_prose() && block.words() >= 20 && !block.is_imprint() && !block.is_cut_off()
    };
    blocks.iter().take(2).filter(paragraph).count() == 2
}

/// Where the readers' comments begin, behind more text than they have themselves: `Bình luận (3)`.
fn comments(blocks: &[Block], text: usize) -> usize {
    let heading = (text..blocks.len()).find(|&at| furniture::heads_comments(&blocks[at]));
    let prose = |blocks: &[Block]| blocks.iter().filter(|block| block.is_prose()).count();
    let next = |at: usize| {
        let behind = blocks[at..].iter();
        at + behind
            .take_while(|block| block.announces().is_none())
            .count()
    };
    heading
        .filter(|&at| prose(&blocks[text..at]) > prose(&blocks[at..next(at)]))
        .unwrap_or(blocks.len())
}

/// Where the article goes on behind a box of links that stands within it.
///
/// A list of titles, with or without summaries, has as many titles as paragraphs; an article has more
/// paragraphs than headings. Behind a signature no text goes on.
pub(super) fn resumption(blocks: &[Block], heading: usize) -> Option<usize> {
    let signs = |block: &Block| !block.is_prose() && block.byline().is_some();
    let signed = (0..heading)
        .rev()
        .take(2)
        .any(|at| signs(&blocks[at]) && blocks[..at].iter().rev().take(40).any(Block::is_prose));
    let next = (heading + 1..blocks.len())
        .find(|&at| blocks[at].announces().is_some() || blocks[at].is_imprint())
        .unwrap_or(blocks.len());
    let rest = &blocks[heading + 1..next];
    let pairs = rest.windows(2).any(|pair| {
        pair[0].repeats(&pair[1]) && pair[1].is_headline() && !caption::is_marked(&pair[1])
    });
    if signed || pairs {
        return None;
    }
    let is_text =
        |block: &&Block| block.is_prose() && !block.is_cut_off() && block.mark != Some(Mark::Link);
    let texts = rest.iter().filter(is_text).count();
    let titles = rest
        .iter()
        .filter(|block| {
            block.is_headline() && block.doubled().is_empty() && !caption::is_marked(block)
        })
        .count();
    let captioned = |text: usize| {
        let above = text.checked_sub(1);
        above.filter(|&at| caption::is_marked(&rest[at]))
    };
    // Behind the last title that is printed twice stands its summary, or the article again.
    let last = rest
        .iter()
        .rposition(|block| !block.doubled().is_empty())
        .unwrap_or(0);
    if last > 0 && rest[last..].iter().filter(is_text).count() < 2 {
        // Such titles may also stand above the text and below it, but not within it.
        let row = rest[..last].windows(3).position(|blocks| {
            blocks
                .iter()
                .all(|block| is_text(&block) && block.words() >= 20)
        })?;
        return Some(heading + 1 + captioned(row).unwrap_or(row));
    }
    let first = rest.iter().position(|block| is_text(&block))?;
    // Of several lines the short one right above the text heads it.
    let heads = first
        .checked_sub(1)
        .filter(|&at| titles > 1 && is_subheading(&rest[at]));
    let titles = titles - usize::from(heads.is_some());
    let in_a_row = |pair: &[Block]| {
        pair.iter()
            .all(|block| is_text(&block) && block.words() >= 20)
    };
    // Under a caption or before a signature stands the article's own text.
    let own =
        |block: &Block| caption::is_marked(block) || signs(block) && byline::signs_alone(block);
    let signed_below = |text: usize| {
        let beside = rest[text + 1..].iter().find(|block| !is_text(block));
        texts <= 3 && titles <= 3 && beside.is_some_and(own)
    };
    let row = rest.windows(2).take(14).position(in_a_row);
    if texts >= 2 && texts > titles || signed_below(first) {
        // A caption or a heading right above the text belongs to it.
        Some(heading + 1 + captioned(first).or(heads).unwrap_or(first))
    } else {
        row.map(|row| heading + 1 + row)
    }
}

/// Whether the line is too short for another article's title, and may well be a heading: `Học để hiểu bạn`.
fn is_subheading(block: &Block) -> bool {
    block.words() <= 6
        && block.is_headline()
        && block.doubled().is_empty()
        && block.mark != Some(Mark::Link)
        && !block.is_button()
        && block.stamp().is_none()
        && block.byline().is_none()
}
