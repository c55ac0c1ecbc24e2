//! From a page's blocks to its article: header, the article's own stretch, the lists behind it.

use crate::model::{Article, Publication};
use crate::page::block::Block;
use crate::page::body::{self, Body};
use crate::page::examined::{Layout, Origin, Role};
use crate::page::header::{self, Header};
use crate::page::teaser::{self, Teasers};
use crate::page::{byline, extent, furniture};
use crate::text::normalize;

/// What a page declares of its article for machines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Declared {
    pub(super) title: Option<String>,
    pub(super) published: Option<Publication>,
    pub(super) section: Vec<String>,
    pub(super) authors: Vec<String>,
    pub(super) url: Option<String>,
}

/// How often a line that no text belongs to is passed over as the title.
const TRIES: usize = 3;

/// Tells the article from the page around it; none where the blocks hold no title or no text.
///
/// A site's motto may read like a title above the heading of a list: the article's own stands below that.
pub(super) fn article(blocks: &[Block], declared: Declared) -> Option<Layout> {
    let mut from = 0;
    for _ in 0..TRIES {
        let header = header::find(blocks.get(from..)?)?;
        let end = extent::end(&blocks[from..], header.title);
        if let Some(mut layout) = lay_out(&blocks[from..], header, end, declared.clone()) {
            layout.roles.splice(0..0, vec![Role::Above; from]);
            return Some(layout);
        }
        from += end + 1;
    }
    None
}

fn lay_out(blocks: &[Block], header: Header, end: usize, declared: Declared) -> Option<Layout> {
    let title_at = header.title;
    let title = &blocks[title_at];

    let mut listed = Teasers::default();
    teaser::read_lists(&blocks[end..], title, &mut listed);
    let mut teasers = Teasers::default();
    let Body {
        paragraphs,
        bylines,
        stamps,
        roles: own,
    } = body::read(blocks, header.title, end, &listed, &mut teasers);
    if paragraphs.is_empty() {
        return None;
    }
    for teaser in listed.into_vec() {
        teasers.add(teaser.kind, &teaser.title, teaser.summary.as_deref());
    }

    let mut roles = vec![Role::Above; header.title];
    roles.push(Role::Title);
    roles.extend(own);
    roles.resize(blocks.len(), Role::Behind);

    let mut authors: Vec<String> = Vec::new();
    for author in bylines.iter().flat_map(|byline| &byline.authors) {
        if !authors.contains(author) {
            authors.push(author.clone());
        }
    }
    // `LÂM PHONG` below the text of `Lâm Phong`: the name as the page declares it.
    for author in authors.iter_mut().filter(|author| is_upper(author)) {
        let same = |name: &&String| normalize(name) == normalize(author);
        if let Some(name) = declared.authors.iter().find(same) {
            author.clone_from(name);
        }
    }
    let mut authors_from = Origin::Body;
    if authors.is_empty() {
        authors = declared.authors;
        authors_from = Origin::Metadata;
    }
    // `Thanh Lê • 16/04/2024 18:32`.
    if authors.is_empty() {
        // Above the title it must say that it is a signature.
        let above = blocks[..title_at].iter().rev().take(NEAREST);
        let above = above.filter_map(|block| block.stamp());
        let above = above.filter(|stamp| {
            let beside = stamp.rest.as_deref().unwrap_or_default();
            beside
                .split('|')
                .any(|part| byline::is_labelled(part.trim()))
        });
        authors.extend(
            stamps
                .iter()
                .chain(above)
                .flat_map(|stamp| stamp.rest.as_deref().unwrap_or_default().split('|'))
                .map(|beside| byline::signatures(beside.trim()))
                .find(|authors| !authors.is_empty())
                .unwrap_or_default(),
        );
        authors_from = Origin::Body;
    }
    // Between a list of others and the tags: `THU MẪU`.
    if authors.is_empty() {
        authors.extend(signed_behind(&blocks[end..]));
    }
    let source_url = bylines.iter().find_map(|byline| byline.source_url.clone());
    let source_name = bylines
        .iter()
        .find_map(|byline| byline.source_name.clone())
        .or_else(|| host(source_url.as_deref()?));
    let stamped = || {
        // What looks like a clock is none within the article: `Thứ Năm, 07:48 10/10/2013` right below its text.
        (stamps.iter())
            .max_by_key(|stamp| stamp.label)
            .map(|stamp| stamp.publication)
    };
    let published = (declared.published.map(|day| (day, Origin::Metadata)))
        .or_else(|| Some((header.published?, Origin::Header)))
        .or_else(|| Some((stamped()?, Origin::Body)));
    let (section, section_from) = if declared.section.is_empty() {
        (header.section, Origin::Header)
    } else {
        (declared.section, Origin::Metadata)
    };
    let article = Article {
        title: title.text.clone(),
        section,
        published: published.map(|(day, _)| day),
        url: declared.url,
        source_name,
        source_url,
        authors,
        paragraphs,
        teasers: teasers.into_vec(),
    };
    Some(Layout {
        published: published.map(|(_, origin)| origin),
        section: (!article.section.is_empty()).then_some(section_from),
        authors: (!article.authors.is_empty()).then_some(authors_from),
        roles,
        article,
    })
}

/// Who signs below the list that follows the text, right above the tags.
fn signed_behind(blocks: &[Block]) -> Option<String> {
    let lists = blocks.iter().skip(1);
    let list = lists
        .take_while(|block| block.announces().is_none())
        .count()
        + 1;
    let labels =
        (2..list.min(FARTHEST)).find(|&at| furniture::labels_tags(&blocks[at]).is_some())?;
    let name = blocks[labels - 1].core();
    let signs = name.contains(' ') && byline::is_name(name, 4) && !byline::is_outlet_name(name);
    signs.then(|| name.to_owned())
}

/// How many lines above the title may tell who signs.
const NEAREST: usize = 4;

/// How many lines a list within an article has at most, with the signature and the tags below it.
const FARTHEST: usize = 14;

fn is_upper(name: &str) -> bool {
    name.chars().all(|c| !c.is_lowercase())
}

/// The site of an address: `vufo.org.vn` of `http://www.vufo.org.vn/a.html`.
fn host(address: &str) -> Option<String> {
    let parsed = url::Url::parse(address).ok()?;
    Some(parsed.host_str()?.trim_start_matches("www.").to_owned())
}
