//! The blocks between title and the lists behind the article: which are the article's own.

use std::collections::HashSet;

use crate::model::{Paragraph, ParagraphKind, TeaserKind};
use crate::page::block::Block;
use crate::page::byline::{self, Byline};
use crate::page::date::Stamp;
use crate::page::examined::Role;
use crate::page::extent::resumption;
use crate::page::part::{LONGEST_CAPTION, Part, alone};
use crate::page::section::is_section;
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
        if own[at].announces().is_some() {
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
        // A caption goes on in small letters: `Đại sứ tặng đồng chí Chủ tịch`, `bức tranh chữ`.
        let goes_on = at > 0
            && parts[at - 1] == Part::Caption
            && !own[at - 1].is_closed()
            && block.text.starts_with(char::is_lowercase)
            && block.words() <= 15;
        let twice =
            own.get(at + 1).is_some_and(|next| next.same(block)) && !(first && block.is_prose());
        if under_picture || twice || goes_on || !first && caption::is_scene(block) {
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
    let Some(last) = (0..own.len()).rev().find(|&at| {
        parts[at] == Part::Text && (own[at].is_prose() || own[at].is_closed() || own[at].is_note())
    }) else {
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
    above_text(own, parts, first);
    for at in last + 1..own.len() {
        if parts[at] == Part::Text
            && let Some(unit) = byline::unit(&own[at])
        {
            // A site's sign behind the writer's name signs nothing.
            let named = parts[last..at]
                .iter()
                .any(|part| matches!(part, Part::Byline(_)));
            parts[at] = if named {
                Part::Aside
            } else {
                Part::Byline(unit)
            };
        }
    }
    tags(own, parts, last + 1);
    let signed = (last + 1..own.len()).find(|&at| matches!(parts[at], Part::Byline(_)));
    let comments = (last + 1..own.len())
        .find(|&at| furniture::heads_comments(&own[at]))
        .unwrap_or(own.len());
    parts[comments..].fill(Part::Aside);
    for at in last + 1..own.len() {
        if parts[at] != Part::Text {
            continue;
        }
        if is_section(&own[at].text) {
            parts[at] = Part::Aside;
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

/// An outlet's name above the text is the site's own, or what is left of a dateline: `MAU.VN -`.
fn above_text(own: &[Block], parts: &mut [Part], first: usize) {
    for at in 0..first {
        let name = own[at].core();
        let name = name.trim_matches([' ', '-', '–', ':', '(', ')']);
        let outlet = match &parts[at] {
            Part::Byline(byline) => {
                byline.authors.is_empty()
                    && byline.source_url.is_none()
                    && byline::is_outlet_name(name)
            }
            Part::Text => {
                own[at].words() <= 2 && (byline::is_outlet_name(name) || byline::is_acronym(name))
            }
            _ => false,
        };
        if outlet {
            parts[at] = Part::Aside;
        }
    }
}

/// The tags behind the text: what follows their label, and more names than sign an article.
fn tags(own: &[Block], parts: &mut [Part], from: usize) {
    let loose = |at: usize, parts: &[Part]| match &parts[at] {
        Part::Byline(byline) => {
            byline.source_name.is_none()
                && byline.source_url.is_none()
                && byline::credit(&own[at]).is_none()
        }
        Part::Text => own[at].words() <= 6 && !own[at].is_closed(),
        _ => false,
    };
    for label in from..own.len() {
        let longest = furniture::labels_tags(&own[label]).filter(|_| parts[label] == Part::Aside);
        if let Some(longest) = longest {
            for at in label + 1..own.len() {
                if !loose(at, parts) || own[at].words() > longest {
                    break;
                }
                parts[at] = Part::Aside;
            }
        }
    }
    let names: Vec<usize> = (from..own.len())
        .filter(|&at| loose(at, parts) && matches!(parts[at], Part::Byline(_)))
        .collect();
    if names.len() > 2 {
        for &at in &names[1..] {
            parts[at] = Part::Aside;
        }
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
        if parts[at] != Part::Text || at == first && block.words() >= 12 {
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
            && !block.text.starts_with(['-', '+', '*', '•', '“', '"'])
            && block.words() <= 26
            && !header::has_dateline(block)
            && !block.is_note()
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
