//! The blocks between title and the lists behind the article: which are the article's own.

use std::collections::HashSet;

use crate::model::{Paragraph, ParagraphKind, TeaserKind};
use crate::page::block::{Block, Mark};
use crate::page::byline::{self, Byline};
use crate::page::date::{self, Stamp};
use crate::page::examined::Role;
use crate::page::teaser::{self, Teasers};
use crate::page::{caption, furniture, header};

/// What stands under a title.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// The article's own paragraphs.
    pub(super) paragraphs: Vec<Paragraph>,
    /// Signature and source, in reading order.
    pub(super) bylines: Vec<Byline>,
    /// Dates that stand alone.
    pub(super) stamps: Vec<Stamp>,
    /// What each block was taken for.
    pub(super) roles: Vec<Role>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// A button, a second printing, an empty label.
    Aside,
    /// A picture's alternative text.
    Picture,
    Caption,
    Heading,
    /// Running text, until something better is known.
    Text,
    /// Another article's title.
    Teaser(Vec<String>),
    /// The summary of the teaser before it.
    Summary,
    Byline(Byline),
    Stamp(Stamp),
}

/// Where the article's own stretch ends: at the first block heading behind which no text goes on, or
/// at the imprint.
pub(super) fn end(blocks: &[Block], title: usize) -> usize {
    let mut at = title + 1;
    while at < blocks.len() {
        if furniture::is_imprint(&blocks[at]) {
            return at;
        }
        if furniture::heading(&blocks[at]).is_some() {
            match resumption(blocks, at) {
                Some(resumed) => at = resumed,
                None => return at,
            }
        }
        at += 1;
    }
    blocks.len()
}

/// Where the article goes on behind a box of links that stands within it.
///
/// A list of titles, with or without summaries, has as many titles as paragraphs; an article has more
/// paragraphs than headings. Behind a signature no text goes on.
fn resumption(blocks: &[Block], heading: usize) -> Option<usize> {
    let signed = blocks[..heading]
        .iter()
        .rev()
        .take(2)
        .any(|block| !block.is_prose() && byline::byline(block).is_some());
    let next = (heading + 1..blocks.len())
        .find(|&at| furniture::heading(&blocks[at]).is_some() || furniture::is_imprint(&blocks[at]))
        .unwrap_or(blocks.len());
    let rest = &blocks[heading + 1..next];
    let pairs = rest
        .windows(2)
        .any(|pair| pair[0].repeats(&pair[1]) && pair[1].is_headline());
    if signed || pairs {
        return None;
    }
    let is_text =
        |block: &&Block| block.is_prose() && !block.is_cut_off() && block.mark != Some(Mark::Link);
    let texts = rest.iter().filter(is_text).count();
    let titles = rest
        .iter()
        .filter(|block| block.is_headline() && block.doubled().is_empty())
        .count();
    // Behind the last title that is printed twice stands its summary, or the article again.
    let last = rest
        .iter()
        .rposition(|block| !block.doubled().is_empty())
        .unwrap_or(0);
    if last > 0 && rest[last..].iter().filter(is_text).count() < 2 {
        return None;
    }
    let first = rest.iter().position(|block| is_text(&block))?;
    let in_a_row = |pair: &[Block]| {
        pair.iter()
            .all(|block| is_text(&block) && block.words() >= 20)
    };
    let row = rest.windows(2).take(14).position(in_a_row);
    if texts >= 2 && texts > titles {
        Some(heading + 1 + first)
    } else {
        row.map(|row| heading + 1 + row)
    }
}

/// Reads the article's own stretch, `blocks[title + 1..end]`, and gives its teasers to `teasers`,
/// which holds those of the lists behind it already.
pub(super) fn read(
    blocks: &[Block],
    title: usize,
    end: usize,
    listed: &Teasers,
    teasers: &mut Teasers,
) -> Body {
    let own = &blocks[title + 1..end];
    let mut parts: Vec<Part> = Vec::with_capacity(own.len());
    for at in 0..own.len() {
        let part = alone(own, at, &blocks[title], listed);
        parts.push(part);
    }
    roles(own, &mut parts);
    boxes(own, &mut parts);
    let spaced = is_spaced(own, &parts);
    teasers_between(own, &mut parts, spaced);
    pictures(own, &mut parts, spaced);
    ending(own, &mut parts);
    short_lines(own, &mut parts);
    collect(own, parts, teasers)
}

/// What a block is by itself, by its neighbour and by the title.
fn alone(own: &[Block], at: usize, title: &Block, listed: &Teasers) -> Part {
    let block = &own[at];
    match block.mark {
        Some(Mark::Picture) => return Part::Picture,
        Some(Mark::Caption) => return Part::Caption,
        Some(Mark::Heading) if furniture::heading(block).is_none() => return Part::Heading,
        Some(Mark::Lead | Mark::Prose) if block.is_prose() => return Part::Text,
        _ => {}
    }
    // Right under the title its second printing is no picture's text.
    if at == 0 && block.folded == title.folded {
        return Part::Aside;
    }
    if block.repeats(title) || block.is_slug() || block.is_image() || block.is_file() {
        return Part::Picture;
    }
    if let Some(rest) = block
        .text
        .strip_prefix(title.text.as_str())
        .map(str::trim_start)
        && rest.split(' ').count() >= 3
        && block.words() <= 60
    {
        return Part::Teaser(vec![rest.to_owned()]);
    }
    if furniture::is_button(block) || furniture::is_gallery(block) && !block.is_closed() {
        return Part::Aside;
    }
    if let Some(stamp) = date::stamp(&block.text) {
        return Part::Stamp(stamp);
    }
    if at > 0 && block.folded == own[at - 1].folded {
        return Part::Aside;
    }
    let doubled = block.doubled();
    if !doubled.is_empty() {
        return Part::Teaser(doubled.into_iter().map(str::to_owned).collect());
    }
    if let Some(pointed) = teaser::pointer(block) {
        return Part::Teaser(vec![pointed.to_owned()]);
    }
    if listed.holds(&block.folded) && !block.ends_in_stop() {
        return Part::Teaser(vec![block.text.clone()]);
    }
    if let Some(byline) = byline::credit(block) {
        return Part::Byline(byline);
    }
    if caption::is_marked(block) || block.is_cell() && block.chars() <= LONGEST_CAPTION {
        return Part::Caption;
    }
    let short = block.mark == Some(Mark::Author) || block.words() <= 12 && !block.is_prose();
    if short && let Some(byline) = byline::byline(block) {
        return Part::Byline(byline);
    }
    Part::Text
}

/// An author's offices, line by line between the name and the text: `Ủy viên Trung ương Đảng,`.
fn roles(own: &[Block], parts: &mut [Part]) {
    let text = own.iter().position(Block::is_prose).unwrap_or(0);
    let Some(name) = parts[..text]
        .iter()
        .position(|part| matches!(part, Part::Byline(_)))
    else {
        return;
    };
    for at in name + 1..text {
        if parts[at] == Part::Text && own[at].words() <= 16 {
            parts[at] = Part::Aside;
        }
    }
}

/// The boxes of teasers within the text: a heading and what follows up to the text's resumption.
fn boxes(own: &[Block], parts: &mut [Part]) {
    let mut at = 0;
    while at < own.len() {
        if furniture::heading(&own[at]).is_some() {
            let resumed = resumption(own, at).unwrap_or(at + 1);
            parts[at] = Part::Aside;
            for inside in at + 1..resumed {
                parts[inside] = if matches!(parts[inside], Part::Teaser(_)) {
                    continue;
                } else if own[inside].is_headline() && !teaser::is_aside(&own[inside]) {
                    Part::Teaser(vec![own[inside].text.clone()])
                } else if inside > 0 && matches!(parts[inside - 1], Part::Teaser(_)) {
                    Part::Summary
                } else {
                    Part::Aside
                };
            }
            at = resumed;
        } else {
            at += 1;
        }
    }
}

/// Whether the page sets empty lines between its paragraphs, so that their absence says something.
///
/// Summaries and captions stand right under what they belong to on any page: they do not count.
fn is_spaced(own: &[Block], parts: &[Part]) -> bool {
    let free = |at: usize| {
        parts[at] == Part::Text
            && own[at].is_prose()
            && at > 0
            && !matches!(parts[at - 1], Part::Teaser(_) | Part::Picture)
    };
    let text: Vec<usize> = (0..own.len()).filter(|&at| free(at)).collect();
    let gaps = text.iter().filter(|&&at| own[at].gap).count();
    text.len() >= 2 && gaps * 3 >= text.len() * 2
}

/// Summaries under teasers, teasers run together on one line, single titles under the lead.
fn teasers_between(own: &[Block], parts: &mut [Part], spaced: bool) {
    let known: Vec<String> = parts
        .iter()
        .filter_map(|part| {
            if let Part::Teaser(titles) = part {
                Some(titles)
            } else {
                None
            }
        })
        .flatten()
        .take(MOST_KNOWN)
        .cloned()
        .collect();
    for at in 0..own.len() {
        if parts[at] != Part::Text {
            continue;
        }
        if let Some(titles) = run_together(&own[at].text, &known) {
            parts[at] = Part::Teaser(titles);
            continue;
        }
        let after_teaser = at > 0 && matches!(parts[at - 1], Part::Teaser(_));
        if after_teaser && (own[at].is_cut_off() || spaced && !own[at].gap && own[at].is_closed()) {
            parts[at] = Part::Summary;
        }
    }
    if !spaced {
        return;
    }
    // Between the lead and the first gap no text of the article stands, but links set as a list do.
    let Some(lead) = parts.iter().position(|part| *part == Part::Text) else {
        return;
    };
    let packed = (lead + 1..own.len())
        .take_while(|&at| !own[at].gap)
        .last()
        .map_or(lead + 1, |last| last + 1);
    for at in lead + 1..packed {
        let before_picture = parts.get(at.wrapping_sub(1)) == Some(&Part::Picture);
        if parts[at] == Part::Text
            && own[at].is_headline()
            && !before_picture
            && !caption::is_scene(&own[at])
        {
            parts[at] = Part::Teaser(vec![own[at].text.clone()]);
        }
    }
}

/// How many titles are tried on a line that may hold several.
const MOST_KNOWN: usize = 100;

/// Parts a line into the known titles of which it consists.
fn run_together(text: &str, known: &[String]) -> Option<Vec<String>> {
    let mut rest = text;
    let mut titles = Vec::new();
    while !rest.is_empty() {
        let title = known
            .iter()
            .filter(|title| rest.starts_with(title.as_str()))
            .max_by_key(|title| title.len())?;
        titles.push(title.clone());
        rest = rest[title.len()..].trim_start();
    }
    (titles.len() > 1).then_some(titles)
}

/// The longest caption, in characters.
const LONGEST_CAPTION: usize = 500;

/// The longest lead, in characters.
const LONGEST_LEAD: usize = 1200;

/// Captions: under an alternative text, printed twice, or by what they say.
fn pictures(own: &[Block], parts: &mut [Part], spaced: bool) {
    let text = |at: usize, parts: &[Part]| parts[at] == Part::Text;
    let mut lead = (0..own.len()).find(|&at| text(at, parts)).unwrap_or(0);
    for at in 0..own.len() {
        let block = &own[at];
        if parts[at] != Part::Text || block.chars() > LONGEST_CAPTION {
            continue;
        }
        let closest = if spaced {
            !block.gap || !block.ends_in_stop()
        } else {
            !block.is_prose() || block.words() <= 30
        };
        let under_picture = at > 0 && parts[at - 1] == Part::Picture && closest;
        let first = at <= lead;
        let twice = own
            .get(at + 1)
            .is_some_and(|next| next.folded == block.folded)
            && !(first && block.is_prose());
        if under_picture || twice || !first && caption::is_scene(block) {
            parts[at] = Part::Caption;
            if first {
                lead = (at + 1..own.len())
                    .find(|&at| text(at, parts))
                    .unwrap_or(at);
            }
        }
    }
}

/// What follows the last text: signature, source and titles of other articles; and names that look
/// like signatures but stand within the text are its headings.
fn ending(own: &[Block], parts: &mut [Part]) {
    let Some(last) = (0..own.len())
        .rev()
        .find(|&at| parts[at] == Part::Text && (own[at].is_prose() || own[at].is_closed()))
    else {
        return;
    };
    let Some(first) = (0..own.len()).find(|&at| parts[at] == Part::Text && own[at].is_prose())
    else {
        return;
    };
    for at in first + 1..last.max(first + 1) {
        let unlabelled = byline::credit(&own[at]).is_none();
        if unlabelled && matches!(&parts[at], Part::Byline(byline) if byline.source_url.is_none()) {
            parts[at] = Part::Text;
        }
    }
    let signed = (last + 1..own.len()).find(|&at| matches!(parts[at], Part::Byline(_)));
    let comments = (last + 1..own.len())
        .find(|&at| furniture::heads_comments(&own[at]))
        .unwrap_or(own.len());
    parts[comments..].fill(Part::Aside);
    for at in last + 1..own.len() {
        if parts[at] != Part::Text {
            continue;
        }
        let headline = own[at].is_headline() && !header::has_dateline(&own[at]);
        let neighbours = [at.wrapping_sub(1), at + 1].into_iter().any(|near| {
            near > last
                && own.get(near).is_some_and(|block| {
                    block.is_headline() && matches!(parts[near], Part::Text | Part::Teaser(_))
                })
        });
        parts[at] = match headline {
            true if signed.is_some_and(|signed| at > signed) || neighbours => {
                Part::Teaser(vec![own[at].text.clone()])
            }
            _ if signed.is_some_and(|signed| at > signed) => Part::Aside,
            true if caption::is_scene(&own[at]) => Part::Caption,
            _ => Part::Text,
        };
    }
}

/// Short lines without a sentence's end within the text: headings.
fn short_lines(own: &[Block], parts: &mut [Part]) {
    let Some(first) = parts.iter().position(|part| *part == Part::Text) else {
        return;
    };
    let last = parts
        .iter()
        .rposition(|part| *part == Part::Text)
        .unwrap_or(first);
    for at in first..last {
        let block = &own[at];
        // What stands first is a lead, unless it is too short for one.
        if at == first && block.words() >= 12 {
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
        if parts[at] == Part::Text
            && heads
            && block.chars() <= 160
            && (!block.is_closed() || opens_list && numbered(block))
            && !block.text.starts_with(['-', '+', '*', '•', '“', '"'])
            && block.words() <= 26
            && !header::has_dateline(block)
        {
            parts[at] = Part::Heading;
        }
    }
}

/// Whether the line bears a section's number: `1. Kết quả`, `II. Phương hướng`, `a) Công tác`.
fn numbered(block: &Block) -> bool {
    let number = block.text.split([' ', '\u{a0}']).next().unwrap_or_default();
    number.len() <= 6
        && number.ends_with(['.', ')', '/', '-'])
        && number.chars().next().is_some_and(char::is_alphanumeric)
}

fn collect(own: &[Block], parts: Vec<Part>, teasers: &mut Teasers) -> Body {
    let mut body = Body::default();
    let texts = parts.iter().filter(|part| **part == Part::Text).count();
    // Whether nothing but captions stands before: the place of a lead.
    let mut opens = true;
    let mut captions: HashSet<&str> = HashSet::new();
    for (at, part) in parts.iter().enumerate() {
        let block = &own[at];
        let kind = match part {
            Part::Text if opens && texts > 1 && block.chars() <= LONGEST_LEAD => {
                ParagraphKind::Lead
            }
            Part::Text => ParagraphKind::Body,
            Part::Heading => ParagraphKind::Heading,
            Part::Caption => ParagraphKind::Caption,
            Part::Teaser(titles) => {
                let summary =
                    (parts.get(at + 1) == Some(&Part::Summary)).then(|| own[at + 1].text.as_str());
                for title in titles {
                    teasers.add(
                        TeaserKind::Related,
                        title,
                        summary.filter(|_| titles.len() == 1),
                    );
                }
                body.roles.push(Role::Teaser);
                continue;
            }
            Part::Byline(byline) => {
                body.roles.push(Role::Signature);
                body.bylines.push(byline.clone());
                continue;
            }
            Part::Stamp(stamp) => {
                body.roles.push(Role::Date);
                body.stamps.push(stamp.clone());
                continue;
            }
            Part::Aside | Part::Picture | Part::Summary => {
                body.roles.push(match part {
                    Part::Picture => Role::Picture,
                    Part::Summary => Role::Teaser,
                    _ => Role::Aside,
                });
                continue;
            }
        };
        let again = kind == ParagraphKind::Caption && !captions.insert(&block.text);
        opens &= kind == ParagraphKind::Caption;
        body.roles.push(if again {
            Role::Again
        } else {
            Role::Paragraph(kind)
        });
        if !again {
            body.paragraphs.push(Paragraph {
                kind,
                text: block.text.clone(),
            });
        }
    }
    body
}
