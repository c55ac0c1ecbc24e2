//! A walk over an HTML tree that gathers its text into blocks.

use std::sync::LazyLock;

use dom_query::{NodeId, NodeRef};

use crate::page::block::{Block, Mark};
use crate::page::listed::listed;
use crate::text::pattern::{Pattern, exact};

/// Classes and ids of what stands within an article's container and is not the article's.
static ASIDE: LazyLock<Pattern> = LazyLock::new(|| listed(include_str!("walk/aside.txt")));

/// Classes and ids of boxes that advertise other articles.
static LINKS: LazyLock<Pattern> = LazyLock::new(|| listed(include_str!("walk/links.txt")));

/// Classes of captions.
static CAPTION: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)caption|chu-?thich|chuthich|img-?desc|image-?desc|photo-?desc|imgnote|img-note|image-note|pic-?text|desc-img",
    )
});

/// From so many bytes of text on a form is no form, but holds the page.
const WHOLE_PAGE: usize = 800;

/// A walk over a tree that gathers its text into blocks.
pub(super) struct Walk {
    pub(super) blocks: Vec<Block>,
    /// The blocks of boxes that advertise, kept apart.
    pub(super) boxes: Vec<Block>,
    /// The text of the block being gathered, and how much of it stands in links.
    text: String,
    linked: usize,
    mark: Option<Mark>,
    in_box: bool,
    in_link: usize,
    /// Where in the text the last link ended.
    link_end: usize,
    /// Whether chrome is walked as well: to find the lists in it.
    pub(super) everything: bool,
    title: Option<NodeId>,
}

/// What to do at a place of the tree.
enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave {
        /// Whether a space ends it: a place name set apart by its style alone.
        spaced: bool,
        breaks: bool,
        mark: Option<Mark>,
        in_box: bool,
        link: bool,
    },
}

impl Walk {
    pub(super) fn new(title: Option<&NodeRef<'_>>) -> Walk {
        Walk {
            blocks: Vec::new(),
            boxes: Vec::new(),
            text: String::new(),
            linked: 0,
            mark: None,
            in_box: false,
            in_link: 0,
            link_end: 0,
            everything: false,
            title: title.map(|node| node.id),
        }
    }

    /// Walks a tree, without the subtrees in `without`.
    pub(super) fn run(&mut self, root: &NodeRef<'_>, without: &[NodeRef<'_>]) {
        self.run_until(root, without, None);
    }

    /// Walks what stands between a page's title and the place of its text, without the subtrees in `without`:
    /// nothing where the title stands within that place, or behind it.
    pub(super) fn run_between(
        &mut self,
        title: &NodeRef<'_>,
        text: &NodeRef<'_>,
        without: &[NodeRef<'_>],
    ) {
        let above: Vec<NodeId> = title.ancestors_it(None).map(|node| node.id).collect();
        let shared = text
            .ancestors_it(None)
            .find(|node| above.contains(&node.id));
        if let Some(shared) = shared
            && !above.contains(&text.id)
        {
            self.title = Some(title.id);
            self.run_until(&shared, without, Some(text.id));
        }
    }

    fn run_until(&mut self, root: &NodeRef<'_>, without: &[NodeRef<'_>], end: Option<NodeId>) {
        let mut steps = vec![Step::Enter(*root)];
        while let Some(step) = steps.pop() {
            #[cfg(test)]
            crate::text::pattern::spend(|effort| effort.looked += 1);
            match step {
                Step::Enter(node) if end == Some(node.id) => break,
                // What stood before the title is not between.
                Step::Enter(node) if end.is_some() && self.title == Some(node.id) => {
                    self.text.clear();
                    self.linked = 0;
                    self.blocks.clear();
                    self.boxes.clear();
                }
                Step::Enter(node) if node.is_text() => {
                    let text = node.text();
                    if self.in_link > 0 {
                        self.linked += text.trim().len();
                    }
                    if self.sentence_ends() && text.starts_with(char::is_uppercase) {
                        self.text.push(' ');
                    }
                    self.text.push_str(&text);
                }
                Step::Enter(node) if node.is_element() => {
                    if without.iter().any(|other| other.id == node.id)
                        || self.title == Some(node.id)
                    {
                        continue;
                    }
                    self.enter(&node, node.id == root.id, &mut steps);
                }
                Step::Enter(_) => {}
                Step::Leave {
                    spaced,
                    breaks,
                    mark,
                    in_box,
                    link,
                } => {
                    if breaks {
                        self.flush();
                    } else if spaced {
                        self.text.push(' ');
                    }
                    self.mark = mark;
                    self.in_box = in_box;
                    if link {
                        self.in_link -= 1;
                        self.link_end = self.text.len();
                    }
                }
            }
        }
        self.flush();
    }

    fn enter<'a>(&mut self, node: &NodeRef<'a>, root: bool, steps: &mut Vec<Step<'a>>) {
        let name = node.node_name().unwrap_or_default();
        let name = name.as_ref();
        match name {
            // Servers of one kind set the whole page in a form.
            "form" if !root && !has_text(node, WHOLE_PAGE) => return,
            "script" | "style" | "noscript" | "template" | "svg" | "iframe" | "button"
            | "select" | "input" | "textarea" | "video" | "audio" | "object" | "embed"
            | "canvas" | "map" | "head" | "title" => return,
            "nav" | "footer" if !root => return,
            "aside" | "header" | "menu"
                if !root && !self.everything && !is_article_header(node, name) =>
            {
                return;
            }
            "br" => {
                if self.mark.is_none() || self.mark == Some(Mark::Prose) {
                    self.flush()
                } else {
                    self.text.push(' ')
                }
                return;
            }
            "img" => {
                self.flush();
                // A picture without a text is known by its file, so that the line below it is its caption.
                let alt = node.attr("alt").filter(|alt| !alt.trim().is_empty());
                if let Some(name) = alt.or_else(|| node.attr("src").filter(|src| is_name(src)))
                    && let Some(block) = Block::new(&name, true, Some(Mark::Picture))
                {
                    self.push(block);
                }
                return;
            }
            _ => {}
        }
        let names = [node.class(), node.id_attr()]
            .into_iter()
            .flatten()
            .map(|text| text.to_string())
            .collect::<Vec<_>>()
            .join(" ");
        let style = node.attr("style").unwrap_or_default();
        if style.replace(' ', "").contains("display:none") {
            return;
        }
        let boxed = !root
            && !names.is_empty()
            && LINKS.is_match(&names)
            && name != "body"
            && is_small(node);
        if !root
            && !boxed
            && !self.everything
            && !names.is_empty()
            && ASIDE.is_match(&names)
            && name != "body"
            && name != "p"
            && is_small(node)
        {
            return;
        }
        let breaks = is_block(name);
        if breaks {
            self.flush();
        }
        steps.push(Step::Leave {
            spaced: name == "span" && names.contains("location"),
            breaks,
            mark: self.mark,
            in_box: self.in_box,
            link: name == "a",
        });
        self.in_box |= boxed;
        if name == "a" && self.link_just_ended() {
            // Titles of a list stand on lines of their own, `Facebook` and `Zalo` on one.
            if self.linked * 10 >= self.text.trim().len() * 9 && is_title(&self.text) {
                self.flush();
            } else {
                self.text.push(' ');
            }
        }
        self.in_link += usize::from(name == "a");
        self.mark = match name {
            "h1" if self.mark.is_none() && !self.everything => Some(Mark::Title),
            "h2" | "h3" | "h4" | "h5" | "h6" => Some(Mark::Heading),
            "figcaption" => Some(Mark::Caption),
            _ if CAPTION.is_match(&names) && !names.is_empty() => Some(Mark::Caption),
            "table" if is_picture_table(node) => Some(Mark::Caption),
            "figure" => Some(Mark::Caption),
            _ => self.mark,
        };
        let children: Vec<NodeRef<'a>> = node.children_it(true).collect();
        steps.extend(children.into_iter().map(Step::Enter));
    }

    /// Whether a sentence ends with the last element's text: `<span>… đường.</span><span>Mỗi …</span>` are two.
    fn sentence_ends(&self) -> bool {
        let mut last = self.text.chars().rev();
        last.next()
            .is_some_and(|last| matches!(last, '.' | '!' | '?' | '…'))
            && last.next().is_some_and(|before| {
                before.is_lowercase() || before.is_ascii_digit() || "”\")%".contains(before)
            })
    }

    /// Whether nothing stands behind the last link: `<a>Facebook</a><a>Zalo</a>` are two words.
    fn link_just_ended(&self) -> bool {
        self.link_end > 0 && self.link_end == self.text.len() && !self.text.ends_with(' ')
    }

    fn flush(&mut self) {
        self.link_end = 0;
        let text = std::mem::take(&mut self.text);
        let linked = std::mem::take(&mut self.linked);
        if text.trim().is_empty() {
            return;
        }
        let mark = match self.mark {
            None if linked * 10 >= text.trim().len() * 9 => Some(Mark::Link),
            mark => mark,
        };
        if let Some(block) = Block::new(&text, true, mark) {
            self.push(block);
        }
    }

    fn push(&mut self, block: Block) {
        // Two titles on one page are a site's name and a headline: the longer one is the article's.
        if block.mark == Some(Mark::Title)
            && let Some(known) = self
                .blocks
                .iter_mut()
                .find(|known| known.mark == Some(Mark::Title))
        {
            if known.chars() >= block.chars() {
                self.blocks.push(block.marked(Some(Mark::Heading)));
                return;
            }
            known.mark = None;
        }
        if self.in_box && !self.everything {
            self.boxes.push(block)
        } else {
            self.blocks.push(block)
        }
    }
}

/// Whether a link's text has as many words as titles have.
fn is_title(text: &str) -> bool {
    text.split_whitespace().nth(4).is_some()
}

/// Whether the element is a header that holds the article's own title.
fn is_article_header(node: &NodeRef<'_>, name: &str) -> bool {
    name == "header" && node.descendants_it().any(|child| child.has_name("h1"))
}

/// Whether the element holds so little text of its own that a whole article cannot stand in it: class
/// names alone are no proof.
fn is_small(node: &NodeRef<'_>) -> bool {
    let mut plain = 0;
    let mut nodes = vec![*node];
    while let Some(node) = nodes.pop() {
        #[cfg(test)]
        crate::text::pattern::spend(|effort| effort.looked += 1);
        if node.is_text() {
            plain += node.text().trim().len();
            if plain > 2500 {
                return false;
            }
        } else if !node.has_name("a") && !node.has_name("script") {
            nodes.extend(node.children_it(true));
        }
    }
    true
}

/// Old pages set a picture and its caption in a table of their own.
fn is_picture_table(node: &NodeRef<'_>) -> bool {
    let mut pictures = 0;
    for child in node.descendants_it().take(80) {
        pictures += usize::from(child.has_name("img"));
    }
    pictures > 0 && !has_text(node, 500)
}

fn is_block(name: &str) -> bool {
    !matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "o:p"
            | "nobr"
            | "center-inline"
    )
}

/// Whether a picture's address is one, and not the picture itself.
fn is_name(src: &str) -> bool {
    src.len() <= 500 && !src.starts_with("data:")
}

/// Whether the node holds at least so many bytes of text; looks no further than needed.
pub(super) fn has_text(node: &NodeRef<'_>, least: usize) -> bool {
    let mut found = 0;
    node.descendants_it().filter(NodeRef::is_text).any(|child| {
        found += child.text().trim().len();
        found >= least
    })
}
