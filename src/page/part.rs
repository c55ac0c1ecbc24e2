//! What a block of an article's stretch is by itself.

use std::sync::LazyLock;

use crate::page::block::{Block, Mark};
use crate::page::byline::{self, Byline};
use crate::page::date::Stamp;
use crate::page::teaser::{self, Teasers};
use crate::page::{caption, furniture};
use crate::text::pattern::{Pattern, exact};

/// The longest caption, in characters.
pub(super) const LONGEST_CAPTION: usize = 500;

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
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

/// What a picture's alternative text has behind the title: ` - Ảnh 1.`, `-Hình 2`, ` - 1`.
static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
    exact(r"^(?:[\s:|–—-]*(?i:hình ảnh|ảnh|hình)\s*\d{1,3}\.?|\s*[–—-]\s*\d{1,2}\.?$)")
});
/// A line of links: `[Bài đã đăng về chuyến thăm]`.
static BRACKETED: LazyLock<Pattern> = LazyLock::new(|| exact(r"^\[[^\[\]]{15,200}\]$"));

/// Whether the line is a picture's name with its number: `hoi nghi huu nghi hinh anh 1`, `tọa đàm 1`.
fn is_numbered_picture(block: &Block) -> bool {
    static NAME: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"^(?:[[:ascii:]]{12,}\b(?i:hinh|anh|hinh anh|photo|image)\s?\d{0,3}|.{8,}\s[-–]\s?(?:Ảnh|Hình)\s\d{1,2}\.?|\p{Ll}[\p{L} _-]{2,30}\s\d{1,2})$",
        )
    });
    let ascii = block.text.is_ascii();
    if !ascii
        && !block
            .text
            .trim_end_matches('.')
            .ends_with(|c: char| c.is_ascii_digit())
    {
        return false;
    }
    let named = block.words() >= 4 || block.words() <= 4 && !ascii;
    named && block.chars() <= 200 && NAME.is_match(&block.text)
}

/// Whether it is what a box below the title says of another article: a long text in a table without a picture.
fn is_box(own: &[Block], at: usize) -> bool {
    /// How far below the title a box stands at most.
    const FARTHEST: usize = 6;
    let block = &own[at];
    at < FARTHEST
        && block.text.starts_with('|')
        && block.is_cell()
        && block.words() > 30
        && !own[..at].last().is_some_and(Block::is_image)
        && !caption::is_scene(block)
}

/// What a block is by itself, by its neighbour and by the title.
pub(super) fn alone(own: &[Block], at: usize, title: &Block, listed: &Teasers) -> Part {
    let block = &own[at];
    match block.mark {
        Some(Mark::Picture) => return Part::Picture,
        Some(Mark::Caption) => return Part::Caption,
        Some(Mark::Heading) if block.announces().is_none() => return Part::Heading,
        Some(Mark::Lead | Mark::Prose) if block.is_prose() => return Part::Text,
        _ => {}
    }
    // Right under the title its second printing is no picture's text.
    if at == 0 && block.same(title) {
        return Part::Aside;
    }
    if block.repeats(title) || block.is_slug() || block.is_image() || block.is_file() {
        return Part::Picture;
    }
    if let Some(rest) = block
        .text
        .strip_prefix(title.text.as_str())
        .map(str::trim_start)
    {
        // `Title - Ảnh 1`, the picture's text, perhaps with its caption right behind.
        if let Some(number) = NUMBER.find(rest) {
            return match &rest[number.end()..] {
                "" => Part::Picture,
                _ if block.chars() <= LONGEST_CAPTION => Part::Caption,
                _ => Part::Text,
            };
        }
        if rest.split(' ').count() >= 3 && block.words() <= 60 {
            return Part::Teaser(vec![rest.to_owned()]);
        }
    }
    if is_numbered_picture(block) {
        return Part::Picture;
    }
    if block.text.starts_with('[') && BRACKETED.is_match(&block.text) {
        return Part::Aside;
    }
    if caption::is_label(block) {
        return Part::Picture;
    }
    if caption::is_licensed(block) {
        let own_line = || {
            own[at + 1..]
                .iter()
                .take(2)
                .any(|next| block.text.ends_with(&next.text))
        };
        return if block.words() <= 8 || own_line() {
            Part::Picture
        } else {
            Part::Caption
        };
    }
    // `Submitted by Thanh Lê on …`: a signature and no button.
    let signs = |stamp: &&Stamp| {
        let beside = stamp.rest.as_deref().unwrap_or_default();
        !byline::signatures(beside).is_empty()
    };
    if let Some(stamp) = block.stamp().filter(signs) {
        return Part::Stamp(stamp.clone());
    }
    if block.is_button()
        || block.is_imprint() && !block.is_prose()
        || furniture::is_gallery(block) && !block.is_closed()
    {
        return Part::Aside;
    }
    if let Some(stamp) = block.stamp() {
        return Part::Stamp(stamp.clone());
    }
    if at > 0 && block.same(&own[at - 1]) {
        return Part::Aside;
    }
    // Where titles are set in capitals, another long line of them is another article's.
    if at > 0 && title.is_upper() && block.is_upper() && block.words() >= 8 && block.is_headline() {
        return Part::Teaser(vec![block.text.clone()]);
    }
    let doubled = block.doubled();
    if !doubled.is_empty() {
        return Part::Teaser(doubled.into_iter().map(str::to_owned).collect());
    }
    if let Some(pointed) = teaser::pointer(block) {
        return Part::Teaser(vec![pointed.to_owned()]);
    }
    if !block.ends_in_stop() && listed.holds(block) {
        return Part::Teaser(vec![block.text.clone()]);
    }
    if let Some(byline) = byline::credit(block) {
        return Part::Byline(byline);
    }
    if is_box(own, at) {
        return Part::Aside;
    }
    let cell = block.is_cell() && block.chars() <= LONGEST_CAPTION;
    if caption::is_marked(block) || cell && !byline::signs_alone(block) {
        return Part::Caption;
    }
    let short = block.mark == Some(Mark::Author) || block.words() <= 12 && !block.is_prose();
    if short && let Some(byline) = block.byline() {
        return Part::Byline(byline.clone());
    }
    Part::Text
}
