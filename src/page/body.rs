//! The blocks between title and the lists behind the article: which are the article's own.

use std::collections::HashSet;

use crate::model::{Paragraph, ParagraphKind, TeaserKind};
use crate::page::between::{is_spaced, links_above_dateline, strays, teasers_between};
use crate::page::block::{Block, Mark};
use crate::page::byline::{self, Byline};
use crate::page::date::Stamp;
use crate::page::ending::ending;
use crate::page::examined::Role;
use crate::page::extent::resumption;
use crate::page::line::{pictures, short_lines};
use crate::page::part::{LONGEST_CAPTION, Part, alone};
use crate::page::teaser::{self, Teasers};
use crate::page::{caption, header};

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
    links_above_dateline(own, &mut parts);
    let spaced = is_spaced(own, &parts);
    teasers_between(own, &mut parts, spaced);
    strays(own, &mut parts);
    pictures(own, &mut parts, spaced, &blocks[title]);
    printed_again(own, &mut parts);
    ending(own, &mut parts);
    short_lines(own, &mut parts);
    collect(own, parts, teasers)
}

/// The captions of the text, printed once more behind it, each a line without a picture: the first of them stands in the
/// text as well, and so is a caption there.
fn printed_again(own: &[Block], parts: &mut [Part]) {
    /// How many lines the pictures of an article have behind it at most.
    const MOST: usize = 8;
    let from = own.len().saturating_sub(MOST);
    let earlier = |at: usize, parts: &[Part]| {
        (0..at).find(|&other| parts[other] == Part::Text && own[other].text == own[at].text)
    };
    let again = (from.max(1)..own.len()).find_map(|at| {
        let short = parts[at] == Part::Text && own[at].chars() <= LONGEST_CAPTION;
        Some((at, earlier(at, parts).filter(|_| short)?))
    });
    let Some((again, _)) = again.filter(|(again, first)| again - first > 2) else {
        return;
    };
    for at in again..own.len() {
        if parts[at] != Part::Text || own[at].chars() > LONGEST_CAPTION {
            continue;
        }
        if let Some(first) = earlier(at, parts) {
            parts[first] = Part::Caption;
        }
        parts[at] = Part::Caption;
    }
}

/// An author's offices, line by line right behind the name and before the text: `Ủy viên Trung ương Đảng,`.
fn roles(own: &[Block], parts: &mut [Part]) {
    let text = own.iter().position(Block::is_prose).unwrap_or(0);
    let Some(name) = parts[..text]
        .iter()
        .position(|part| matches!(part, Part::Byline(_)))
    else {
        return;
    };
    for at in name + 1..text {
        if parts[at] == Part::Text && own[at].words() <= 16 && !caption::is_scene(&own[at]) {
            parts[at] = Part::Aside;
        }
    }
}

/// The boxes of teasers within the text: a heading and what follows up to the text's resumption.
fn boxes(own: &[Block], parts: &mut [Part]) {
    let mut at = 0;
    while at < own.len() {
        if own[at].announces().is_some() {
            let resumed = resumption(own, at).unwrap_or(at + 1);
            parts[at] = Part::Aside;
            for inside in at + 1..resumed {
                parts[inside] = if matches!(parts[inside], Part::Teaser(_)) {
                    continue;
                } else if own[inside].is_headline() && !teaser::is_aside(&own[inside]) {
                    Part::Teaser(vec![own[inside].text.clone()])
                } else if inside > 0
                    && matches!(parts[inside - 1], Part::Teaser(_))
                    && !own[inside].is_slug()
                {
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

/// The longest lead, in characters.
const LONGEST_LEAD: usize = 1200;

/// Whether the first text leads the article: a summary stands right under the title, or says what it is.
fn leads(block: &Block, under_title: bool) -> bool {
    let told = || block.mark == Some(Mark::Lead) || header::has_dateline(block);
    block.chars() <= LONGEST_LEAD && (under_title || told())
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
            Part::Text if opens && texts > 1 && leads(block, body.paragraphs.is_empty()) => {
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
    if !body.bylines.iter().any(|byline| !byline.authors.is_empty())
        && let Some(last) =
            (body.paragraphs.iter()).rfind(|paragraph| paragraph.kind != ParagraphKind::Caption)
    {
        body.bylines.extend(byline::run_on(&last.text));
    }
    body
}
