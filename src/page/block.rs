//! A block of a page's text and what can be told from it alone.

use std::cell::OnceCell;
use std::sync::LazyLock;

use crate::model::TeaserKind;
use crate::page::byline::{self, Byline};
use crate::page::date::{self, Stamp};
use crate::page::doubled::{slug_prefix, slug_words};
use crate::page::furniture;
use crate::page::tidy::{Count, tidy};
use crate::text::pattern::{Pattern, exact};
use crate::text::{normalize, sentences, unmarked};

/// How many lines of a text are read, empty ones too: real pages have some hundreds.
pub const MAX_LINES: usize = 200_000;

/// What the page's markup says of a block; plain text says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// The article's title.
    Title,
    /// The standing summary.
    Lead,
    /// A heading of any level below the title.
    Heading,
    /// The text under a picture.
    Caption,
    /// A picture's alternative text.
    Picture,
    /// The signature.
    Author,
    /// Nothing but a link, or an item of a list of links.
    Link,
    /// A text block inside the container that holds the article.
    Prose,
}

/// One block of text, one line.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// NFC, white space trimmed and collapsed, no control characters; never empty.
    pub(super) text: String,
    /// Whether an empty line stands before it.
    pub(super) gap: bool,
    /// What the markup says.
    pub(super) mark: Option<Mark>,
    // Counted once: a block can be megabytes long and is asked for them often.
    words: usize,
    chars: usize,
    letters: usize,
    upper: bool,
    // Asked of a block from all sides, or not at all.
    folded: OnceCell<String>,
    stamp: OnceCell<Option<Stamp>>,
    button: OnceCell<bool>,
    imprint: OnceCell<bool>,
    heading: OnceCell<Option<TeaserKind>>,
    byline: OnceCell<Option<Byline>>,
}

static HEADING_SIGNS: LazyLock<Pattern> = LazyLock::new(|| exact(r"^#{1,6}\s+(.+?)\s*#*$"));
static ALL_BOLD: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^(?:\*\*([^*]+)\*\*|\*([^* ][^*]*)\*)$"));

/// Whether the character parts lines.
fn is_line_end(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The text as far as [`MAX_LINES`].
pub(super) fn first_lines(text: &str) -> &str {
    // Each line's end takes a byte at least.
    if text.len() < MAX_LINES {
        return text;
    }
    match text.match_indices(is_line_end).nth(MAX_LINES - 1) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// Signs that tables leave around their cells' text: `| Toàn cảnh hội nghị |`.
const FRAME: [char; 2] = ['|', ' '];

static ALL_LINK: LazyLock<Pattern> = LazyLock::new(|| exact(r"^\[([^\[\]]+)\]\([^()\s]*\)$"));

impl Block {
    /// A block of a line of text; none where the line holds no visible character.
    pub(super) fn new(line: &str, gap: bool, mark: Option<Mark>) -> Option<Block> {
        let mut text = tidy(line);
        let mut mark = mark;
        // Posts kept as Markdown: the signs are not the writer's words.
        if text.starts_with('#')
            && let Some(inner) = HEADING_SIGNS.captures(&text)
        {
            mark = mark.or(Some(if text.starts_with("# ") {
                Mark::Title
            } else {
                Mark::Heading
            }));
            text = inner[1].to_owned();
        } else if text.starts_with('*')
            && let Some(inner) = ALL_BOLD
                .captures(&text)
                .and_then(|found| found.get(1).or_else(|| found.get(2)))
        {
            text = inner.as_str().trim().to_owned();
        }
        if text.starts_with('[')
            && let Some(inner) = ALL_LINK.captures(&text)
        {
            mark = mark.or(Some(Mark::Link));
            text = inner[1].trim().to_owned();
        }
        let count = Count::of(&text);
        (count.letters > 0).then(|| Block {
            gap,
            mark,
            words: count.words,
            chars: count.chars,
            letters: count.letters,
            upper: count.is_upper(),
            text,
            folded: OnceCell::new(),
            stamp: OnceCell::new(),
            button: OnceCell::new(),
            imprint: OnceCell::new(),
            heading: OnceCell::new(),
            byline: OnceCell::new(),
        })
    }

    /// [`normalize`] of the text without a table's signs.
    pub(super) fn folded(&self) -> &str {
        self.folded.get_or_init(|| normalize(self.core()))
    }

    /// Whether it reads as the other one does, whatever spelling leaves free.
    pub(super) fn same(&self, other: &Block) -> bool {
        // Folding keeps letters and digits as many as they are.
        self.letters == other.letters
            && (self.text == other.text || self.folded() == other.folded())
    }

    /// What the block says of a time and next to nothing else.
    pub(super) fn stamp(&self) -> Option<&Stamp> {
        self.stamp.get_or_init(|| date::stamp(&self.text)).as_ref()
    }

    /// Whether the block is a button, a counter, a label: `aa`, `Chia sẻ`, `Lượt xem: 120`.
    pub(super) fn is_button(&self) -> bool {
        *self.button.get_or_init(|| furniture::is_button(self))
    }

    /// Whether it belongs to the page's imprint: `Bản quyền thuộc về …`.
    pub(super) fn is_imprint(&self) -> bool {
        *self.imprint.get_or_init(|| furniture::is_imprint(self))
    }

    /// The kind of teasers that it announces: `Tin bài liên quan` announces related ones.
    pub(super) fn announces(&self) -> Option<TeaserKind> {
        *self.heading.get_or_init(|| furniture::heading(self))
    }

    /// The signature or source line that it is: `Theo Liên Khương/ Báo Nhân Dân`.
    pub(super) fn byline(&self) -> Option<&Byline> {
        self.byline.get_or_init(|| byline::byline(self)).as_ref()
    }

    /// Whether its text begins with the other's, whatever spelling leaves free.
    pub(super) fn begins_with(&self, other: &Block) -> bool {
        let first = |block: &Block| {
            let first = block.text.chars().find(|c| c.is_alphanumeric());
            first.map(|c| c.to_lowercase().next())
        };
        self.letters >= other.letters
            && first(self) == first(other)
            && self.folded().starts_with(other.folded())
    }

    /// The block under another mark.
    pub(super) fn marked(self, mark: Option<Mark>) -> Block {
        Block { mark, ..self }
    }

    /// The lines of a plain text as blocks.
    pub(super) fn lines(text: &str) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut gap = true;
        for line in text.split(is_line_end) {
            match Block::new(line, gap, None) {
                Some(block) => {
                    blocks.push(block);
                    gap = false;
                }
                None => gap = true,
            }
        }
        blocks
    }

    /// The blocks with the longest one cut behind its first sentence, which stands for the title where a
    /// page has none: a whole report on one line.
    pub(super) fn with_title_apart(blocks: Vec<Block>) -> Vec<Block> {
        let longest = (0..blocks.len()).max_by_key(|&at| (blocks[at].chars(), blocks.len() - at));
        let mut apart = Vec::with_capacity(blocks.len() + 1);
        for (at, block) in blocks.into_iter().enumerate() {
            let sentence = sentences(&block.text).first().map_or(0, |first| first.end);
            // `Tổng kết công tác năm: Hội nghị diễn ra …`, one sentence.
            let colon = block.text.find(": ").map(|colon| colon + 1);
            let first = colon.filter(|_| sentence == block.text.len());
            let (title, rest) = block.text.split_at(first.unwrap_or(sentence));
            let title = title.trim_end_matches(['.', ':']);
            let title = Block::new(title, block.gap, Some(Mark::Title));
            let rest = Block::new(rest, true, None);
            if let (true, Some(title), Some(rest)) = (Some(at) == longest, title, rest) {
                apart.extend([title, rest]);
            } else {
                apart.push(block);
            }
        }
        apart
    }

    /// The text without the signs that a table leaves around it.
    pub(super) fn core(&self) -> &str {
        self.text.trim_matches(FRAME)
    }

    /// Whether it is a table's only cell, as pictures' captions are: `| Toàn cảnh hội nghị |`.
    pub(super) fn is_cell(&self) -> bool {
        self.text.ends_with('|') && !self.core().contains('|')
    }

    /// Whether it stands for a picture, as Markdown writes one, `![](toan-canh.jpg)`, or with an outlet, a width and a day
    /// behind: `Lễ trao Huân chương - Báo Mẫu, 1920, 23.03.2021`.
    pub(super) fn is_image(&self) -> bool {
        static SIZED: LazyLock<Pattern> =
            LazyLock::new(|| exact(r"\s[-–]\s[^,]{2,40}, \d{3,4}, \d{2}\.\d{2}\.\d{4}$"));
        let core = self.core();
        core.starts_with("![") && core.ends_with(')') && core.contains("](")
            || self.last().is_some_and(|last| last.is_ascii_digit()) && SIZED.is_match(&self.text)
    }

    /// Whether it is a picture's file name or number: `toan-canh.jpg`, `IMG_0215`, `doan-lao`, `Ảnh 2`.
    pub(super) fn is_file(&self) -> bool {
        static CAMERA: LazyLock<Pattern> = LazyLock::new(|| {
            exact(
                r"^(?i:img|dsc|dscn|dji|pxl|image|photo|anh|hinh|z)[-_ ]?(?:[0-9a-f]{1,20}[-_ ]?)*\d[-_ (\d)]*$",
            )
        });
        // `toan-canh`, and the words without their marks that tell nothing but that it is a picture.
        static NAMED: LazyLock<Pattern> = LazyLock::new(|| {
            exact(
                r"^(?:[a-z0-9]+[-_][a-z0-9]*[a-z][a-z0-9]*|(?i:toan canh|quang canh|hinh anh|anh minh hoa|anh dai dien))$",
            )
        });
        if self.chars > 120 {
            return false;
        }
        let lower = self.text.to_lowercase();
        let numbered = |name: &str| {
            (lower.strip_prefix(name))
                .is_some_and(|rest| rest.trim().bytes().all(|digit| digit.is_ascii_digit()))
        };
        let file = [".jpg", ".jpeg", ".png", ".gif", ".webp"]
            .iter()
            .any(|end| lower.ends_with(end));
        let plain =
            || self.text.is_ascii() && (CAMERA.is_match(&self.text) || NAMED.is_match(&self.text));
        file && !self.text.contains(' ') || numbered("ảnh ") || numbered("hình ") || plain()
    }

    /// How many words it has.
    pub(super) fn words(&self) -> usize {
        self.words
    }

    /// How many characters it has.
    pub(super) fn chars(&self) -> usize {
        self.chars
    }

    /// The last character, behind closing quotation marks and brackets.
    fn last(&self) -> Option<char> {
        self.text
            .trim_end_matches(['”', '"', '’', '\'', '»', ')', ']', ' ', '|'])
            .chars()
            .next_back()
    }

    /// Whether it ends as a sentence or a list item does: a full stop, a colon, a semicolon, a comma.
    pub(super) fn is_closed(&self) -> bool {
        self.last().is_some_and(|last| ".;:,…".contains(last)) || self.text.ends_with("./")
    }

    /// Whether it ends in a full stop that is no ellipsis.
    pub(super) fn ends_in_stop(&self) -> bool {
        let end = self
            .text
            .trim_end_matches(['”', '"', '’', '»', ')', ']', ' ', '/']);
        end.ends_with('.') && !end.ends_with("..")
    }

    /// Whether a summary was cut off here: `… đường lối, chính sách đối ngoại ...`.
    pub(super) fn is_cut_off(&self) -> bool {
        self.text.ends_with(" ...")
            || self.text.ends_with(" …")
            || self.text.ends_with("[...]")
            || self.text.ends_with("[…]")
    }

    /// Whether it reads as running text: whole sentences of some length.
    pub(super) fn is_prose(&self) -> bool {
        let words = self.words();
        (words >= 12 && self.is_closed() || words >= 45) && !self.is_upper()
    }

    /// Whether it could be a headline: capitalised, some words, no sentence's end.
    pub(super) fn is_headline(&self) -> bool {
        let words = self.words();
        (3..=40).contains(&words)
            && self.chars() <= 230
            && (!self.is_closed() || self.text.ends_with("..."))
            && self
                .text
                .chars()
                .find(|c| c.is_alphanumeric())
                .is_some_and(|c| c.is_uppercase() || c.is_numeric())
            && !self.text.starts_with(['-', '+', '*', '•'])
    }

    /// Whether it is a note under the text: `(1) Xem: Văn kiện Đại hội …, tr. 162`.
    pub(super) fn is_note(&self) -> bool {
        static NOTE: LazyLock<Pattern> = LazyLock::new(|| {
            exact(
                r"^[(\[]\d{1,2}[)\]][\s:.]*(?:Xem|Theo|Dẫn theo|Hồ Chí Minh|Đảng Cộng sản|C\. ?Mác|V\. ?I\. ?Lê|Nguồn|Số liệu|.*\b(?:Nxb|NXB|Sđd|sđd|tr\.|trang|số))\b?",
            )
        });
        self.text.starts_with(['(', '[']) && NOTE.is_match(&self.text)
    }

    /// Whether its letters are capitals: a ticker, a banner, a loud headline.
    pub(super) fn is_upper(&self) -> bool {
        self.upper
    }

    /// Whether it is a file name as alternative text: `toan canh hoi thao`, no marks, no capitals.
    pub(super) fn is_slug(&self) -> bool {
        let parts = || self.text.split([' ', '-']);
        let named = |part: &&str| part.contains(|c: char| c.is_ascii_lowercase());
        // `11-11-2018` and `date 2018-11-11` name no picture.
        slug_prefix(&self.text) == self.text.len()
            && parts().count() >= 3
            && parts().filter(named).count() * 2 > parts().count()
    }

    /// Whether it is the other text, or its slug.
    pub(super) fn repeats(&self, other: &Block) -> bool {
        self.same(other)
            || self.is_slug() && slug_words(&self.text) == slug_words(&unmarked(&other.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_as_far_as_it_may_have_lines() {
        assert_eq!(first_lines("một\nhai"), "một\nhai");
        for line in ["a\n", "\u{2028}", "\r"] {
            let text = line.repeat(MAX_LINES + 10);
            let lines = first_lines(&text).split(is_line_end).count();
            assert_eq!(lines, MAX_LINES);
        }
    }

    #[test]
    fn names_of_pictures_are_told_from_words() {
        let is_file = |line: &str| Block::new(line, false, None).unwrap().is_file();
        for name in [
            "IMG_2231",
            "DSC 0012",
            "image3",
            "doan-lao",
            "Toan canh",
            "z51_2",
            "a.jpg",
        ] {
            assert!(is_file(name), "{name}");
        }
        for line in ["VUFO-NGO", "Toàn cảnh", "Covid-19", "Ta Keo", "Hội An"] {
            assert!(!is_file(line), "{line}");
        }
    }
}
