//! Other articles that the page advertises, each once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::LazyLock;

use crate::model::{Teaser, TeaserKind};
use crate::page::block::{Block, Mark};
use crate::page::date::Stamp;
use crate::page::section::is_section;
use crate::page::{byline, furniture};
use crate::text::normalize;
use crate::text::pattern::{Pattern, exact};

/// The teasers found so far, in reading order.
#[derive(Debug, Default)]
pub(super) struct Teasers {
    found: Vec<Teaser>,
    places: HashMap<String, usize>,
}

static POINTER: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)^(?:(?:[>»►▶➤☛→•]+|&gt;+)\s*)?(?:(?:xem thêm|đọc thêm|mời xem thêm|mời đọc thêm|xem tiếp|tin liên quan|bài liên quan|có thể bạn quan tâm|tham khảo thêm)\s*[:>»-]+\s*|(?:previous|next) (?:article|post)[:\s]+|(?:bài|tin) (?:trước|sau|tiếp theo)\s*[:>»-]+\s*|\[(?:bài|tin) (?:trước|sau|tiếp|tiếp theo|liên quan)\]\s*)(?P<a>.+)$|^(?:[>»►▶➤☛]+|(?:&gt;)+|>>+|==>|=>)\s*(?P<b>.+)$",
    )
});
static DAY: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"\s*[\(\[]\s*(?:\d{1,2}:\d{2}[\s,|-]*)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?:[\s,|-]*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?)?\s*[\)\]]\s*$|\s+(?:[-–|]\s*)?(?:\d{1,2}:\d{2}[\s,|-]+)?\d{1,2}[/.-]\d{1,2}[/.-]20\d\d(?:[\s,|-]+\d{1,2}:\d{2}(?::\d{2})?)?\s*$",
    )
});

/// Words behind which a day belongs to the title.
static DATED: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"(?i)\b(?:ngày|tháng|đến|tới|từ|trước|sau|và|sáng|chiều|tối)$"));

static RANK: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]20\d\d)?[\s,|-]+)?\d{1,2}:\d{2}(?:\s*[|-])?|\d{1,2}[/.-]\d{1,2}[/.-]20\d\d(?:\s*[:|-])?|\d{1,2}[.)])\s+",
    )
});

/// The fewest words of a title in a list that nothing but its words shows to be one.
const LEAST_WORDS: usize = 4;

/// Signs before the entries of a list.
const BULLETS: [char; 13] = [
    '-', '•', '*', '+', '>', '»', '►', '▪', '←', '→', '›', '●', '◦',
];

impl Teasers {
    /// Adds a teaser; of one advertised twice the first place counts.
    pub(super) fn add(&mut self, kind: TeaserKind, title: &str, summary: Option<&str>) {
        let title = title.trim_matches(['|', ' ']);
        let title = match DAY.find(title) {
            // `… kết thúc trước ngày 15/7/2020` is no title with its day behind it.
            Some(day) if !DATED.is_match(&title[..day.start()]) => &title[..day.start()],
            _ => title,
        };
        let title = title.trim_matches(|c: char| c == ' ' || BULLETS.contains(&c));
        // `17:58 …` in a list by the hour, `2. …` in a ranking.
        let title = RANK.find(title).map_or(title, |rank| &title[rank.end()..]);
        if title.is_empty() {
            return;
        }
        match self.places.entry(normalize(title)) {
            Entry::Occupied(place) => {
                let known = &mut self.found[*place.get()];
                if known.summary.is_none() {
                    known.summary = summary.map(str::to_owned);
                }
            }
            Entry::Vacant(place) => {
                place.insert(self.found.len());
                self.found.push(Teaser {
                    kind,
                    title: title.to_owned(),
                    summary: summary.map(str::to_owned),
                });
            }
        }
    }

    /// Whether the block is one of their titles.
    pub(super) fn holds(&self, block: &Block) -> bool {
        !self.places.is_empty() && self.places.contains_key(block.folded())
    }

    /// The teasers in reading order.
    pub(super) fn into_vec(self) -> Vec<Teaser> {
        self.found
    }
}

/// The title to which a line within the text points: `>> Xem thêm: Title`.
pub(super) fn pointer(block: &Block) -> Option<&str> {
    let found = (block.chars() <= 400).then(|| POINTER.captures(&block.text))??;
    let title = found.name("a").or_else(|| found.name("b"))?.as_str().trim();
    (title.split(' ').count() >= 3).then_some(title)
}

/// Reads the blocks behind the article, each stretch of them under the heading before it.
pub(super) fn read_lists(blocks: &[Block], title: &Block, teasers: &mut Teasers) {
    // What stands before the first heading is no list: readers' comments.
    let mut list: Option<(TeaserKind, usize)> = None;
    let mut read = |list: Option<(TeaserKind, usize)>, end: usize| {
        if let Some((kind, start)) = list {
            read_list(&blocks[start..end], kind, title, teasers);
        }
    };
    for (at, block) in blocks.iter().enumerate() {
        if block.is_imprint() {
            return read(list, at);
        }
        if let Some(kind) = block.announces() {
            read(list, at);
            list = Some((kind, at + 1));
        }
    }
    read(list, blocks.len());
}

/// Reads one list: titles printed twice where it has such, else each headline of it.
fn read_list(blocks: &[Block], kind: TeaserKind, title: &Block, teasers: &mut Teasers) {
    if is_menu(blocks) {
        return;
    }
    let twice = |at: usize| {
        at + 1 < blocks.len() && blocks[at].repeats(&blocks[at + 1]) && !blocks[at].is_slug()
    };
    let paired = (0..blocks.len()).any(|at| twice(at) || !blocks[at].doubled().is_empty());
    // `1 …`, `2 …`: a ranking without full stops.
    let ranked = blocks.len() > 1
        && (1..=2).all(|rank| blocks[rank - 1].text.starts_with(&format!("{rank} ")));
    let mut at = 0;
    while at < blocks.len() {
        let block = &blocks[at];
        let doubled = block.doubled();
        let printed = if let Some((last, before)) = doubled.split_last() {
            before
                .iter()
                .for_each(|title| teasers.add(kind, title, None));
            at += 1;
            Some(*last)
        } else if twice(at) {
            at += 2;
            Some(block.text.as_str())
        } else if !paired
            && at + 1 < blocks.len()
            && block.is_slug()
            && block.repeats(&blocks[at + 1])
        {
            at += 2;
            Some(blocks[at - 1].text.as_str())
        } else {
            at += 1;
            let entry = block
                .text
                .trim_start_matches(|c: char| c == ' ' || BULLETS.contains(&c));
            // Shorter lines are labels: `Đọc báo in`.
            let headline = Block::new(entry, false, None)
                .is_some_and(|entry| entry.is_headline() && entry.words() >= LEAST_WORDS);
            let listed = headline
                || block.mark == Some(Mark::Link) && block.words() >= 4 && !block.ends_in_stop();
            (!paired && listed && !is_aside(block)).then_some(block.text.as_str())
        };
        let Some(printed) = printed.filter(|printed| normalize(printed) != title.folded()) else {
            continue;
        };
        let dated = |at: usize| blocks[at].stamp().is_some_and(|stamp| !is_dated(stamp));
        while at < blocks.len() && (dated(at) || blocks[at].is_button()) {
            at += 1;
        }
        let summary = blocks.get(at).filter(|next| {
            !next.is_slug()
                && (next.mark != Some(Mark::Link) || next.ends_in_stop())
                && next.doubled().is_empty()
                && !twice(at)
                && !is_aside(next)
                && (next.is_closed() || next.is_cut_off() || next.words() >= 30)
        });
        if summary.is_some() {
            at += 1;
        }
        let printed = if ranked {
            printed.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ')
        } else {
            printed
        };
        if !furniture::is_gallery_title(printed) {
            teasers.add(kind, printed, summary.map(|summary| summary.text.as_str()));
        }
    }
}

/// Whether the lines are a menu's entries, none of them as long as titles are.
fn is_menu(blocks: &[Block]) -> bool {
    blocks.len() > 2 && blocks.iter().all(|block| block.words() <= 6)
}

/// Whether the block is no title: a button, a date, a gallery's entry, a name.
pub(super) fn is_aside(block: &Block) -> bool {
    block.is_button()
        || furniture::is_gallery(block)
        || is_section(&block.text)
        || block.is_upper() && byline::is_outlet_name(&block.text)
        || byline::is_site(&block.text)
        || block.is_imprint()
        || block.announces().is_some()
        || block.is_slug()
        || block.stamp().is_some_and(|stamp| !is_dated(stamp))
        || block.byline().is_some()
}

/// Whether a date stands behind enough words for a title: `Tiếp đoàn chuyên gia Nhật Bản (08/04/2024)`.
fn is_dated(stamp: &Stamp) -> bool {
    let words = |rest: &String| rest.split(' ').count();
    stamp.rest.as_ref().map_or(0, words) >= LEAST_WORDS
}
