//! What stands above an article and says what it is: breadcrumb, title, date.

use std::sync::LazyLock;

use crate::lexicon::{LEXICON, tokens};
use crate::model::Publication;
use crate::page::block::{Block, Mark};
use crate::page::date::{self, Label, Stamp};
use crate::page::section::{self, breadcrumb, is_section};
use crate::page::{byline, caption};
use crate::text::pattern::{Pattern, exact};
use crate::text::sentences;

/// Where the article begins.
#[derive(Debug)]
pub(super) struct Header {
    /// The index of the title's block.
    pub(super) title: usize,
    /// The breadcrumb, outermost first.
    pub(super) section: Vec<String>,
    /// The date above or right below the title.
    pub(super) published: Option<Publication>,
}

/// How many blocks may stand above a title: whole menus do.
const FARTHEST: usize = 400;

/// Below this a line hardly reads like a title.
const WEAK: i32 = 4;

/// The least likeness of a title that stands behind a sentence: beside a date, right above the text.
const CERTAIN: i32 = 7;

/// When something happened, as leads say and titles do not: `ngày 1/7`.
static WHEN: LazyLock<Pattern> = LazyLock::new(|| {
    exact(r"(?i)\b(?:ngày|sáng|trưa|chiều|tối) \d{1,2}\s?[/.-]\s?\d{1,2}(?:$|[^\d/.-])")
});

/// Finds title, section and date; none where no block could be a title.
pub(super) fn find(blocks: &[Block]) -> Option<Header> {
    let title = title(blocks)?;
    Some(Header {
        title,
        section: section::section(blocks, title),
        published: published(blocks, title),
    })
}

/// The block that reads most like the title, among those before the running text.
fn title(blocks: &[Block]) -> Option<usize> {
    // `# Tin đối ngoại` above the title is its section.
    let mut marked = (0..blocks.len()).filter(|&at| blocks[at].mark == Some(Mark::Title));
    if let Some(first) = marked.next() {
        let names_none = |at: &usize| !is_section(&blocks[*at].text);
        return Some(first)
            .filter(names_none)
            .or_else(|| marked.find(names_none))
            .or(Some(first));
    }
    let text = |block: &Block| {
        let kicker = block.text.ends_with(':') && block.words() <= 30;
        block.is_prose()
            && !kicker
            && breadcrumb(block).is_none()
            && !block.is_button()
            && block.stamp().is_none()
    };
    let text_from = |from: usize| {
        let found = blocks.iter().skip(from).position(text);
        found.map_or(blocks.len(), |at| from + at).min(FARTHEST)
    };
    let best = |from: usize, end: usize| {
        (from..end)
            .filter_map(|at| likeness(blocks, at, end).map(|score| (score, at)))
            // Of equal ones the last: menus stand above, the text follows below.
            .max_by_key(|&(score, at)| (score, at))
    };
    let end = text_from(0);
    let above = best(0, end);
    if above.is_none_or(|(score, _)| score < WEAK) && is_closed_title(blocks, end) {
        return Some(end);
    }
    // A site may say above everything what it is, in a whole sentence.
    let behind = || best(end + 1, text_from(end + 1)).filter(|&(score, _)| score >= CERTAIN);
    match above.or_else(behind) {
        Some((_, at)) => Some(at),
        None => (0..blocks.len()).find(|&at| {
            blocks[at].words() >= 3
                && !blocks[at].is_button()
                && blocks[at].stamp().is_none()
                && breadcrumb(&blocks[at]).is_none()
        }),
    }
}

/// Whether the title ends in a full stop: a short sentence beside a date, with the text below.
fn is_closed_title(blocks: &[Block], at: usize) -> bool {
    let Some(block) = blocks.get(at) else {
        return false;
    };
    let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    let mut stamps = near.filter_map(|at| blocks.get(at)?.stamp());
    block.ends_in_stop()
        && (5..=32).contains(&block.words())
        && !WHEN.is_match(&block.text)
        && !has_dateline(block)
        && sentences(&block.text).len() == 1
        && stamps.next().is_some()
        && blocks[at + 1..].iter().take(12).any(Block::is_prose)
}

/// What a site proclaims above its pages: `Nhiệt liệt chào mừng …`.
static BANNER: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)^(?:nhiệt liệt|chào mừng|thi đua lập thành tích|quyết tâm thực hiện|toàn đảng|học tập và làm theo|hướng tới|tiến tới)\b",
    )
});

/// How much the block reads like the title; none where it cannot be it.
fn likeness(blocks: &[Block], at: usize, end: usize) -> Option<i32> {
    let block = &blocks[at];
    let words = block.words();
    if words < 2
        || block.is_slug()
        || block.is_image()
        || block.chars() > 300
        || block.is_button()
        || block.is_imprint()
        || block.announces().is_some()
        || block.stamp().is_some()
        || breadcrumb(block).is_some()
        || is_section(&block.text)
        || is_menu(block)
        || !block.doubled().is_empty()
    {
        return None;
    }
    let stamped = |at: Option<usize>| {
        at.and_then(|at| blocks.get(at))
            .and_then(|block| block.stamp())
    };
    let mut score: i32 = match words {
        0..=3 => -4,
        4..=5 => -1,
        6..=32 => 3,
        _ => 0,
    };
    score += match stamped(at.checked_sub(1)).map(|stamp| stamp.label) {
        Some(Label::Weekday) => 1,
        Some(_) => 3,
        None => 0,
    };
    if stamped(Some(at + 1)).is_some_and(|stamp| stamp.label != Label::Weekday || at > 0) {
        score += 3;
    }
    // The title comes again: as a picture's alternative text, in the page's title line.
    let later = &blocks[at + 1..(at + 60).min(blocks.len())];
    let again = later
        .iter()
        .position(|other| other.repeats(block) || block.chars() > 20 && other.begins_with(block));
    match again {
        // A picture that opens the page bears its caption again below the title and its day.
        Some(gap) if stands_below_another(blocks, at, at + 1 + gap) => {}
        // Twice in a row is how lists print titles.
        Some(0) if blocks.get(at + 2).is_some_and(|next| next.repeats(block)) || at + 1 == end => {
            score += 3
        }
        Some(0) => score += 1,
        Some(_) => score += 3,
        None => {}
    }
    let before = at.saturating_sub(60)..at;
    if before
        .filter(|&first| blocks[first].repeats(block))
        .any(|first| stands_below_another(blocks, first, at))
    {
        score -= 3;
    }
    if block.ends_in_stop() || block.text.ends_with([';', ',', ':']) {
        score -= 4;
    }
    // `CHÀO MỪNG … - NHIỆT LIỆT …` is a banner, `VIỆT NAM - CUBA` a name.
    let joined = block.text.matches(" - ").count();
    if block.is_upper() && (words > 30 || joined > 1 && words > 15 || joined > 0 && words > 24) {
        score -= 6;
    } else if block.is_upper() {
        score -= 1;
    }
    if at < 3 && stamped(Some(at + 1)).is_none() && BANNER.is_match(&block.text) {
        score -= 5;
    }
    if words > 12 && WHEN.is_match(&block.text) {
        score -= 3;
    }
    // A page without a menu begins with its title; a picture's caption stands below it. What stands between
    // strokes and arrows is the menu.
    if at == 0
        && words >= 6
        && block.is_headline()
        && !block.text.contains(['|', '»', '›', '>'])
        && !byline::is_only_outlet_name(&block.text)
    {
        score += 2;
    } else if caption::is_scene(block) {
        score -= 1;
    }
    // A site says whose it is, and offers its menu below.
    if is_body(&block.text) {
        score -= 6;
    }
    if blocks.get(at + 1).is_some_and(is_menu) {
        score -= 4;
    }
    // A post saved as text: whose it is, when, and then the post.
    if at == 0 && byline::unit(block).is_some() && stamped(Some(1)).is_some() {
        score -= 8;
    }
    if caption::is_marked(block) || has_dateline(block) || block.byline().is_some() {
        score -= 5;
    }
    if !block
        .text
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(|c| c.is_uppercase() || c.is_numeric())
    {
        score -= 3;
    }
    // Between the title and the text stand at most a lead, a date, a caption, a few buttons.
    if end - at <= 3 {
        score += 2;
    } else if end - at <= 8 {
        score += 1;
    }
    Some(score)
}

/// Whether a line that stands at two places has its second one below the day of another that may be the title.
fn stands_below_another(blocks: &[Block], at: usize, again: usize) -> bool {
    let Some(day) = again.checked_sub(1).filter(|&day| day > at + 1) else {
        return false;
    };
    let title = &blocks[day - 1];
    blocks[day].stamp().is_some()
        && title.words() >= 6
        && title.is_headline()
        && !is_section(&title.text)
        && title.stamp().is_none()
}

/// Whether the line is the name of a known body and no more: `BỘ NGOẠI GIAO`.
fn is_body(text: &str) -> bool {
    let words = tokens(text);
    let named = LEXICON.bodies.longest(text, &words, 0, true);
    named.is_some_and(|(length, _)| length == words.len())
}

/// Whether the line is a site's menu, saved as one: `Giới thiệu | Tin tức | Liên hệ`, and with the site's own pages
/// before its sections `TINH HOA MẪU Chính trị Văn hóa Giáo dục`.
fn is_menu(block: &Block) -> bool {
    let own = |word: &&str| word.chars().all(|c| !c.is_lowercase());
    let sections: Vec<&str> = block.text.split(' ').skip_while(own).collect();
    if section::tiles(&sections.join(" ")).is_some_and(|names| names >= 3) {
        return true;
    }
    let mut entries = block.text.split('|');
    let short = |entry: &str| (1..=4).contains(&entry.split_whitespace().count());
    block.text.matches('|').count() >= 2 && entries.all(short) && !block.is_button()
}

/// Whether the line begins as reports do: `(ĐCSVN) - …`, `VOV.VN - …`, `Hà Nội (TTXVN) - …`.
pub(super) fn has_dateline(block: &Block) -> bool {
    dateline(block).is_some()
}

/// What a report begins with before its dash: `VOV.VN`, `(ĐCSVN)`, `Hà Nội (TTXVN)`.
pub(super) fn dateline(block: &Block) -> Option<&str> {
    const FARTHEST: usize = 40;
    let end = (block.text.char_indices().nth(FARTHEST)).map_or(block.text.len(), |(end, _)| end);
    let head = &block.text[..end];
    let parted = [" - ", " – ", " — "]
        .iter()
        .find_map(|dash| head.split_once(dash));
    let Some((place, _)) = parted else {
        let place = &head[..=head.find(')').filter(|_| head.starts_with('('))?];
        return (place.chars().filter(|c| c.is_uppercase()).count() >= 3).then_some(place);
    };
    let place = place.trim();
    (place.starts_with('(') && place.ends_with(')') || is_outlets(place)).then_some(place)
}

/// Whether an outlet's sign stands in what a report begins with: `QĐND Online`, `Hà Nội (TTXVN)`.
pub(super) fn is_outlets(dateline: &str) -> bool {
    const SIGNS: [&str; 12] = [
        "VOV.VN", "TTXVN", "NDO", "TTO", "QĐND", "VTV.VN", "TPO", "SGGPO", "TG&VN", "ĐCSVN", "HNP",
        "VGP",
    ];
    dateline.ends_with(".vn") || SIGNS.iter().any(|sign| dateline.contains(sign))
}

/// The date around the title; a site's clock is none.
fn published(blocks: &[Block], title: usize) -> Option<Publication> {
    let below = blocks[title + 1..]
        .iter()
        .take(12)
        .take_while(|block| !block.is_prose() || block.stamp().is_some())
        .filter_map(|block| block.stamp());
    // Some pages set the lead above the day.
    let lead = blocks[title + 1..].iter().take(3).position(Block::is_prose);
    let behind_lead = lead.and_then(|lead| blocks.get(title + lead + 2)?.stamp());
    let below = below.chain(behind_lead);
    let mut best: Option<&Stamp> = None;
    let mut keep = |stamp| {
        let stamp: &Stamp = stamp;
        if best.is_none_or(|best| stamp.label > best.label) {
            best = Some(stamp);
        }
    };
    below.for_each(&mut keep);
    for at in (0..title).rev().take(12) {
        let Some(stamp) = blocks[at].stamp() else {
            continue;
        };
        // A clock stands at the page's head; a date of publication under the breadcrumb.
        let crumb = |block: &Block| {
            breadcrumb(block).is_some_and(|names| !names.is_empty()) || is_section(&block.text)
        };
        let after_crumb = at > 0 && crumb(&blocks[at - 1]);
        // An outlet's sign beside it: `QĐND - Thứ ba, 19/07/2016 | 21:08 GMT+7`.
        let signed = || stamp.rest.as_deref().is_some_and(is_outlets);
        if stamp.label != Label::Weekday
            && (stamp.label != Label::Published || at > 0 || title == 1 || signed())
            || after_crumb
        {
            keep(stamp);
        }
    }
    // `Hội thi tiếng Lào (09/12/2023)`.
    let behind = || {
        let (_, day) = blocks[title].text.strip_suffix(')')?.rsplit_once('(')?;
        date::stamp(day).filter(|stamp| stamp.rest.is_none())
    };
    (best.map(|stamp| stamp.publication)).or_else(|| Some(behind()?.publication))
}
