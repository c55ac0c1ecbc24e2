//! What follows an article's last text: signature, source, tags, titles of others.

use crate::page::block::Block;
use crate::page::part::Part;
use crate::page::section::is_section;
use crate::page::{byline, caption, furniture, header};

/// What follows the last text: signature, source and titles of other articles; and names that look
/// like signatures but stand within the text are its headings.
pub(super) fn ending(own: &[Block], parts: &mut [Part]) {
    let Some(last) = (0..own.len()).rev().find(|&at| {
        parts[at] == Part::Text && (own[at].is_prose() || ends_text(&own[at]) || own[at].is_note())
    }) else {
        return;
    };
    let Some(first) = (0..own.len()).find(|&at| parts[at] == Part::Text && own[at].is_prose())
    else {
        return;
    };
    for at in first + 1..last.max(first + 1) {
        let unlabelled = byline::credit(&own[at]).is_none();
        // The writer's name beside the date, between a lead and the text.
        let beside = |near: usize| matches!(parts.get(near), Some(Part::Stamp(_)));
        let dated = beside(at - 1) || beside(at + 1);
        if unlabelled
            && !dated
            && matches!(&parts[at], Part::Byline(byline) if byline.source_url.is_none())
        {
            // `Ông Lê Văn Mẫu` between paragraphs is who the picture shows.
            parts[at] = if caption::is_named(&own[at]) {
                Part::Caption
            } else {
                Part::Text
            };
        }
    }
    above_text(own, parts, first);
    for at in last + 1..own.len() {
        let pictured = matches!(parts[at - 1], Part::Picture);
        if parts[at] == Part::Caption
            && !pictured
            && let Some(byline) = byline::behind(&own[at])
        {
            parts[at] = Part::Byline(byline);
        }
    }
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
    // `Lê Văn Mẫu, Giám đốc Sở Ngoại vụ` signs alone; several are a list.
    let unsigned: Vec<usize> = (last + 1..own.len())
        .filter(|&at| matches!(parts[at], Part::Text | Part::Byline(_)))
        .collect();
    if let [at] = unsigned[..]
        && parts[at] == Part::Text
        && let Some(holder) = byline::holder(&own[at])
    {
        parts[at] = Part::Byline(holder);
    }
    tags(own, parts, last + 1);
    let signed = (last + 1..own.len()).find(|&at| matches!(parts[at], Part::Byline(_)));
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
            // A word or two behind the text are a tag.
            _ if own[at].words() <= 3 && !own[at].is_closed() => Part::Aside,
            _ => Part::Text,
        };
    }
}

/// Whether a short line ends as text does; `hợp tác,` in a row of tags does not.
fn ends_text(block: &Block) -> bool {
    block.is_closed() && (block.words() >= 5 || !block.text.ends_with(','))
}

/// An outlet's name above the text is the site's own, or what is left of a dateline: `MAU.VN -`; a word or
/// some there are a label.
fn above_text(own: &[Block], parts: &mut [Part], first: usize) {
    /// What tells something has more words.
    const LABEL: usize = 5;
    for at in 0..first {
        if parts[at] == Part::Text && own[at].words() <= LABEL && !own[at].is_closed() {
            parts[at] = Part::Aside;
            continue;
        }
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
        Part::Text => own[at].words() <= 6 && !ends_text(&own[at]),
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
        // `Minh Mẫu – Thu Hà/VOV` has signed already.
        let signs =
            |part: &Part| matches!(part, Part::Byline(byline) if !byline.authors.is_empty());
        let signed = parts[from..names[0]].iter().any(signs);
        for &at in &names[usize::from(!signed)..] {
            parts[at] = Part::Aside;
        }
    }
}
