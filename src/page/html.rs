//! HTML to blocks in reading order, with what the markup says of each.
//!
//! The page is thinned before it is parsed (`page::thin`), so that neither nesting nor size can hurt.

use std::sync::LazyLock;

use dom_query::{Document, NodeRef};

use crate::page::block::{Block, Mark};
use crate::page::byline;
use crate::page::layout::Declared;
use crate::page::outlet::{self, Outlet};
use crate::page::section::breadcrumb;
use crate::page::tidy::tidy;
use crate::page::walk::{Walk, has_text};
use crate::page::{metadata, thin};
use crate::text::normalize;
use crate::text::pattern::{Pattern, exact};

/// A page's blocks and what it declares.
#[derive(Debug)]
pub(super) struct Parsed {
    /// The article's blocks first, then those of the lists around it.
    pub(super) blocks: Vec<Block>,
    /// All the body's blocks in document order: for a page whose article was not found.
    pub(super) whole: Vec<Block>,
    /// What the page says for machines.
    pub(super) declared: Declared,
}

static HTML: LazyLock<Pattern> = LazyLock::new(|| {
    exact(r"(?i)<(?:!doctype\s+html|html|head|body|meta|div|table|p|span|h1|article|br)\b[^<>]*>")
});

/// Whether a text is HTML.
pub(super) fn is_html(text: &str) -> bool {
    let mut end = text.len().min(16 * 1024);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    HTML.find_iter(&text[..end]).take(2).count() == 2
}

/// Parses a page.
pub(super) fn parse(source: &str, address: Option<&str>) -> Parsed {
    let document = Document::from(thin::thin(source));
    let mut declared = metadata::read(&document);
    if declared.url.is_none() {
        declared.url = address.map(str::to_owned);
    }
    let outlet = outlet::of(declared.url.as_deref());
    let place = Place::find(&document, outlet);

    let mut blocks = Vec::new();
    let printed = place
        .title
        .as_ref()
        .and_then(|node| Block::new(&node.text(), true, Some(Mark::Title)));
    let title = title(printed, declared.title.as_deref());
    let has_container = place.container.is_some() && title.is_some();
    if has_container {
        if let Some(section) = &place.section {
            declared.section = section_names(section);
        }
        blocks.extend(title.clone());
        blocks.extend(
            place
                .date
                .as_ref()
                .and_then(|node| Block::new(&node.text(), true, None)),
        );
        if let Some(lead) = &place.lead {
            let mut walk = Walk::new(None);
            walk.run(lead, &[]);
            blocks.extend(walk.blocks.into_iter().map(|block| {
                if matches!(block.mark, None | Some(Mark::Heading)) {
                    block.marked(Some(Mark::Lead))
                } else {
                    block
                }
            }));
        }
        if let (Some(title), Some(container)) = (&place.title, &place.container) {
            blocks.extend(between(&place, title, container));
        }
        if let Some(container) = &place.container {
            let mut walk = Walk::new(place.title.as_ref());
            let before: Vec<NodeRef<'_>> = [&place.lead, &place.date, &place.author]
                .into_iter()
                .flatten()
                .cloned()
                .collect();
            walk.run(container, &before);
            blocks.extend(
                walk.blocks
                    .into_iter()
                    .filter(|block| title.as_ref().is_none_or(|title| !title.same(block))),
            );
            blocks.extend(
                place
                    .author
                    .as_ref()
                    .and_then(|node| Block::new(&node.text(), true, Some(Mark::Author))),
            );
            // Boxes within the article first, then the lists around it.
            blocks.extend(lists(walk.boxes, true));
            if let Some(body) = document.body() {
                let mut around = Walk::new(None);
                around.everything = true;
                around.run(&body, std::slice::from_ref(container));
                blocks.extend(lists(around.blocks, false));
            }
        }
    }
    if let (false, Some(author)) = (has_container, &place.author)
        && declared.authors.is_empty()
    {
        declared.authors = byline::signatures(tidy(&author.text()).as_str());
    }
    let mut whole = Walk::new(None);
    if let Some(body) = document.body() {
        whole.run(&body, &[]);
    }
    let boxes = lists(whole.boxes, true);
    let mut whole = whole.blocks;
    whole.extend(boxes);
    let printed =
        (title.as_ref()).and_then(|title| whole.iter().position(|block| block.same(title)));
    let marked = whole.iter().any(|block| block.mark == Some(Mark::Title));
    if let Some(at) = printed {
        // A heading above it is the site's own name.
        for block in &mut whole[..at] {
            block.mark = block.mark.filter(|mark| *mark != Mark::Title);
        }
        whole[at].mark = Some(Mark::Title);
    } else if let Some(title) = title.as_ref().filter(|_| !marked) {
        whole.insert(0, title.clone());
    } else if !marked
        && let Some(window) = metadata::window_title(&document).map(|title| normalize(&title))
        && let Some(block) = whole.iter_mut().find(|block| block.folded() == window)
    {
        block.mark = Some(Mark::Title);
    }
    Parsed {
        blocks,
        whole,
        declared,
    }
}

/// The title as printed; the declared one where the page prints none, or prints its own name there.
fn title(printed: Option<Block>, declared: Option<&str>) -> Option<Block> {
    let declared = declared.and_then(|title| Block::new(title, true, Some(Mark::Title)));
    let (Some(printed), Some(other)) = (&printed, &declared) else {
        return printed.or(declared);
    };
    let words: Vec<&str> = other.folded().split(' ').collect();
    let shared = printed
        .folded()
        .split(' ')
        .filter(|word| words.contains(word))
        .count();
    if shared * 2 >= printed.words().min(other.words()) {
        Some(printed.clone())
    } else {
        declared
    }
}

/// The article's parts, found by the outlet's rules or by what most outlets share.
#[derive(Default)]
struct Place<'a> {
    title: Option<NodeRef<'a>>,
    lead: Option<NodeRef<'a>>,
    date: Option<NodeRef<'a>>,
    author: Option<NodeRef<'a>>,
    section: Option<NodeRef<'a>>,
    container: Option<NodeRef<'a>>,
}

impl<'a> Place<'a> {
    fn find(document: &'a Document, outlet: Option<&Outlet>) -> Place<'a> {
        let mut place = Place::default();
        for rules in outlet.into_iter().chain([&outlet::ANY]) {
            let pick = |known: &Option<NodeRef<'a>>,
                        selectors: &str,
                        least: usize|
             -> Option<NodeRef<'a>> {
                (*known).or_else(|| first(document, selectors, least))
            };
            place.title = pick(&place.title, rules.title, 8);
            place.lead = pick(&place.lead, rules.lead, 20);
            place.date = pick(&place.date, rules.date, 6);
            place.author = pick(&place.author, rules.author, 2);
            place.section = pick(&place.section, rules.section, 3);
            place.container = pick(&place.container, rules.body, 200);
        }
        place
    }
}

/// The first node that one of the selectors, in their order, finds with at least so many characters.
fn first<'a>(document: &'a Document, selectors: &str, least: usize) -> Option<NodeRef<'a>> {
    selectors
        .split(", ")
        .filter(|selector| !selector.is_empty())
        .find_map(|selector| {
            let found = document.try_select(selector)?;
            found
                .nodes()
                .iter()
                .find(|node| has_text(node, least))
                .cloned()
        })
}

/// What the article has between its title and the place of its text, where no rule finds it: a lead in a box of
/// its own, the writer, the date.
fn between(place: &Place<'_>, title: &NodeRef<'_>, container: &NodeRef<'_>) -> Vec<Block> {
    let known: Vec<NodeRef<'_>> = [&place.lead, &place.date, &place.author, &place.section]
        .into_iter()
        .flatten()
        .copied()
        .collect();
    let mut walk = Walk::new(None);
    walk.run_between(title, container, &known);
    let is_lead = |block: &Block| place.lead.is_none() && block.words() >= 12;
    let signs = |block: &Block| {
        block
            .byline()
            .is_some_and(|signed| !signed.authors.is_empty())
    };
    let own = |block: &Block| {
        !matches!(block.mark, Some(Mark::Link | Mark::Heading | Mark::Picture))
            && !block.is_button()
            && (is_lead(block) || block.stamp().is_some() || place.author.is_none() && signs(block))
    };
    let mut blocks = walk.blocks;
    blocks.retain(own);
    blocks
}

/// The names of a breadcrumb's links.
fn section_names(node: &NodeRef<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for link in node
        .descendants_it()
        .filter(|child| child.has_name("a") || child.has_name("li"))
    {
        if link.has_name("li") && link.descendants_it().any(|child| child.has_name("a")) {
            continue;
        }
        let Some(block) = Block::new(&link.text(), false, None) else {
            continue;
        };
        let home = breadcrumb(&block).is_some_and(|rest| rest.is_empty());
        if !home && block.words() <= 9 && !names.contains(&block.text) {
            names.push(block.text);
        }
    }
    if names.len() <= 4 { names } else { Vec::new() }
}

/// Of the blocks around an article, the lists that a heading announces (or, within the article's own
/// boxes, all): titles and summaries.
fn lists(blocks: Vec<Block>, boxes: bool) -> Vec<Block> {
    let mut kept = Vec::new();
    let mut open = boxes;
    if boxes && !blocks.is_empty() {
        kept.extend(Block::new("Tin liên quan", true, None));
    }
    for block in blocks {
        if block.announces().is_some() {
            open = true;
            kept.push(block.marked(None));
        } else if block.mark == Some(Mark::Heading) && block.words() <= 6 || block.is_imprint() {
            open = boxes;
        } else if open && block.mark != Some(Mark::Picture) && breadcrumb(&block).is_none() {
            kept.push(if block.mark == Some(Mark::Heading) {
                block.marked(Some(Mark::Link))
            } else {
                block
            });
        }
    }
    if kept.iter().all(|block| block.announces().is_some()) {
        Vec::new()
    } else {
        kept
    }
}

/// The blocks of what a readability measure takes for the article.
pub(super) fn readable(source: &str, declared: &Declared) -> Option<Vec<Block>> {
    let mut measure = dom_smoothie::Readability::new(thin::thin(source), None, None).ok()?;
    let found = measure.parse().ok()?;
    let document = Document::from(found.content.to_string());
    let mut walk = Walk::new(None);
    walk.run(&document.root(), &[]);
    let title = declared
        .title
        .clone()
        .unwrap_or_else(|| found.title.clone());
    let mut blocks: Vec<Block> = Block::new(&title, true, Some(Mark::Title))
        .into_iter()
        .collect();
    blocks.extend(walk.blocks.into_iter().map(|block| {
        if block.mark == Some(Mark::Title) {
            block.marked(Some(Mark::Heading))
        } else {
            block
        }
    }));
    Some(blocks)
}
