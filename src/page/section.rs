//! The section that an article stands in: the breadcrumb above its title.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::page::block::Block;
use crate::page::label::{HOME, MENU, SECTIONS};
use crate::page::{byline, header};
use crate::text::normalize;
use crate::text::pattern::{Pattern, exact};

/// The signs between the names of a breadcrumb.
const SIGNS: [char; 6] = ['›', '»', '>', '/', '❯', '→'];

/// No breadcrumb has more names; what has is a menu.
const DEEPEST: usize = 4;

static SECTION_NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| folded(SECTIONS));
static MENU_NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| folded(MENU));
/// What joins names to one: `Đối ngoại và hội nhập`.
static AND: LazyLock<String> = LazyLock::new(|| normalize("và"));
static HOME_NAMES: LazyLock<Vec<String>> = LazyLock::new(|| folded(HOME).into_iter().collect());

fn folded(names: &[&str]) -> HashSet<String> {
    names.iter().map(|name| normalize(name)).collect()
}

/// The names of a breadcrumb line: it starts with the home page, or holds signs between its names.
///
/// `Trang chủ > Đối ngoại`, `Chính trị » Tin tức`, `Chính trị - Xã hội / Biên giới`; empty for a menu.
pub(super) fn breadcrumb(block: &Block) -> Option<Vec<String>> {
    if block.chars() > 160 {
        return None;
    }
    let text = block.text.trim_start_matches(['≡', '☰', '⌂', ' ']);
    let home = HOME_NAMES.iter().find(|home| {
        block
            .folded()
            .trim_start_matches(['≡', '☰', '⌂', ' '])
            .strip_prefix(home.as_str())
            .is_some_and(|rest| rest.is_empty() || !rest.starts_with(char::is_alphanumeric))
    });
    let rest = match home {
        Some(home) => {
            let words = home.split(' ').count();
            let mut spaces = text.match_indices([' ', '\u{a0}']).skip(words - 1);
            spaces.next().map_or("", |(at, _)| &text[at..])
        }
        None if is_signed(block) => text,
        None => return None,
    };
    let rest = rest
        .trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '(' | '"' | '”' | '“'));
    // `Trang chủ | Tin tức | Chính trị` leads there, `Trang chủ | Tin tức | Liên hệ` is a menu.
    if rest.contains(" | ") {
        let parts: Vec<String> = rest
            .split(" | ")
            .map(|part| part.trim().to_owned())
            .collect();
        let all = parts.len() <= 3 && parts.iter().all(|part| is_section(part));
        return Some(if all { parts } else { Vec::new() });
    }
    let mut parts: Vec<String> = if rest.contains(SIGNS) {
        rest.split(SIGNS)
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect()
    } else {
        names(rest)
    };
    if home.is_none() && parts.len() > 1 && is_site(&parts[0]) {
        parts.remove(0);
    }
    let menu = |part: &String| MENU_NAMES.contains(&normalize(part));
    let is_menu = parts.len() > DEEPEST || parts.iter().any(menu) && parts.len() > 1;
    Some(if is_menu { Vec::new() } else { parts })
}

/// Whether the line holds the signs of a breadcrumb between short names.
fn is_signed(block: &Block) -> bool {
    let text = &block.text;
    if block.is_closed() || text.starts_with(['›', '»', '>', '/']) {
        return false;
    }
    if text.contains(['›', '»', '❯']) {
        return true;
    }
    [" > ", " >> ", " / ", " → "].iter().any(|sign| {
        let parts = || text.split(sign);
        (2..=DEEPEST).contains(&parts().count())
            && parts().all(|part| {
                (1..=6).contains(&part.split(' ').count())
                    && part.chars().next().is_some_and(char::is_uppercase)
            })
    })
}

/// Whether the name is the site's own, which a breadcrumb may begin with: `HUFO`, `quangninh`.
fn is_site(name: &str) -> bool {
    byline::is_outlet_name(name) || !name.contains(' ') && !is_section(name)
}

/// Parts run-together names where a capital follows a small letter's word:
/// `Chính trị - Xã hội Chào ngày mới` is `Chính trị - Xã hội` and `Chào ngày mới`.
fn names(text: &str) -> Vec<String> {
    const PROPER: [&str; 8] = ["Việt", "Hà", "Đảng", "Nhà", "Trung", "Đông", "Bác", "Quốc"];
    let mut parts: Vec<String> = Vec::new();
    let mut before = "-";
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let small_before = before.chars().next().is_some_and(char::is_lowercase)
            && !matches!(before, "và" | "với" | "của");
        let starts = capital && small_before && !before.ends_with(',') && !PROPER.contains(&word);
        match parts.last_mut() {
            Some(part) if !starts => {
                part.push(' ');
                part.push_str(word);
            }
            _ => parts.push(word.to_owned()),
        }
        before = word;
    }
    parts
}

/// Whether the text is a section's name, or consists of such: `Chính trị`, `Tin tức - Sự kiện`,
/// `Chính trị Người Việt bốn phương`.
pub(super) fn is_section(text: &str) -> bool {
    tiles(text).is_some()
}

/// Of how many known names a text consists; none where it holds anything else.
pub(super) fn tiles(text: &str) -> Option<usize> {
    if text.len() > 120 {
        return None;
    }
    let folded = normalize(text);
    let words: Vec<&str> = folded
        .split([' ', '-', '|', ',', '&', '/', '≡', '☰'])
        .filter(|word| !word.is_empty() && *word != AND.as_str())
        .collect();
    // The fewest names of which the words before each place consist.
    let mut fewest: Vec<Option<usize>> = vec![Some(0)];
    for end in 1..=words.len() {
        let best = (end.saturating_sub(6)..end)
            .filter_map(|start| Some((start, fewest[start]? + 1)))
            .filter(|(start, _)| SECTION_NAMES.contains(&words[*start..end].join(" ")))
            .map(|(_, names)| names)
            .min();
        fewest.push(best);
    }
    fewest.pop().flatten().filter(|names| *names > 0)
}

/// The breadcrumb above the title.
pub(super) fn section(blocks: &[Block], title: usize) -> Vec<String> {
    let above = &blocks[..title];
    if let Some(names) = nearest(above) {
        return names;
    }
    let last_crumb = above
        .iter()
        .enumerate()
        .rev()
        .find_map(|(at, block)| breadcrumb(block).map(|names| (at, names)));
    if let Some((at, names)) = last_crumb {
        if !names.is_empty() {
            return names;
        }
        // The home page stands alone on its line; the names follow on lines of their own.
        let names: Vec<&Block> = above[at + 1..]
            .iter()
            .filter(|block| block.stamp().is_none())
            .collect();
        if (1..=3).contains(&names.len()) && names.iter().all(is_short) {
            return names.into_iter().map(|block| block.text.clone()).collect();
        }
    }
    // One short line over the title names its section where it stands alone there, or repeats an
    // entry of the menu above.
    let Some(near) = above
        .iter()
        .rev()
        .find(|block| block.stamp().is_none())
        .filter(is_short)
    else {
        return Vec::new();
    };
    let alone = above
        .iter()
        .filter(|block| {
            block.stamp().is_none() && !block.is_upper() && !byline::is_outlet_name(&block.text)
        })
        .count()
        == 1;
    let again = above.iter().filter(|block| block.same(near)).count() > 1;
    let is_section = (alone || again)
        && !near.is_upper()
        && near.mark.is_none()
        && !near.text.contains('|')
        && names(&near.text).len() < 3
        && near.byline().is_none()
        && header::dateline(near).is_none()
        && !byline::is_outlet_name(&near.text);
    if is_section {
        vec![near.text.clone()]
    } else {
        Vec::new()
    }
}

/// The names on the line right above the title, or its date, where it is known to name a section.
fn nearest(above: &[Block]) -> Option<Vec<String>> {
    // `Chuyên mục: Đối ngoại`
    static LABELLED: LazyLock<Pattern> =
        LazyLock::new(|| exact(r"^(?i:chuyên mục|danh mục|mục)\s*:\s*(?P<name>\p{Lu}.{2,50})$"));
    let labelled = above.iter().rev().take(3).find_map(|block| {
        let found = LABELLED.captures(block.core())?;
        Some(found.name("name")?.as_str().trim_end().to_owned())
    });
    if let Some(name) = labelled {
        return Some(vec![name]);
    }
    let at = above
        .iter()
        .rposition(|block| block.stamp().is_none() && !block.is_button())?;
    let near = above[at].core();
    let home = |home: &String| above[at].folded().starts_with(home.as_str());
    if !is_short(&&above[at]) || is_signed(&above[at]) || HOME_NAMES.iter().any(home) {
        return None;
    }
    // `Chính trị | Tin tức`, perhaps behind the site's name.
    if near.contains(" | ") {
        let mut parts: Vec<&str> = near.split(" | ").map(str::trim).collect();
        if is_site(parts[0]) {
            parts.remove(0);
        }
        if parts
            .iter()
            .any(|part| MENU_NAMES.contains(&normalize(part)))
        {
            return Some(Vec::new());
        }
        let known = parts.iter().filter(|part| is_section(part)).count();
        return ((1..=3).contains(&parts.len()) && known > 0 && !near.is_ascii())
            .then(|| parts.into_iter().map(str::to_owned).collect());
    }
    // Three names in a row without a sign are a menu.
    if tiles(near).is_none_or(|names| names > 2 && !near.contains([',', '-', '–', '&'])) {
        return None;
    }
    // A breadcrumb's names on lines of their own begin with an entry of the menu above.
    // Or there are but two of them.
    let first = (at.saturating_sub(2)..at).find(|&first| {
        above[first..at]
            .iter()
            .all(|block| is_section(&block.text) && !byline::is_outlet_name(&block.text))
            && (above[..first].iter().any(|block| block.same(&above[first]))
                || first + 1 == at && (first == 0 || !is_section(&above[first - 1].text)))
    });
    let again = above[..at].iter().any(|block| block.same(&above[at]));
    // The last entry of a menu whose entries stand on lines of their own.
    let row = above[..at].iter().rev();
    let row = row.take_while(|block| is_section(&block.text)).count();
    let in_menu =
        row > 2 && first.is_none() || at > 0 && MENU_NAMES.contains(above[at - 1].folded());
    if !again && in_menu {
        return Some(Vec::new());
    }
    Some(match first.filter(|_| !again) {
        Some(first) => above[first..=at]
            .iter()
            .map(|block| block.text.clone())
            .collect(),
        None => vec![above[at].text.clone()],
    })
}

fn is_short(block: &&Block) -> bool {
    block.words() <= 8
        && block.chars() <= 60
        && !block.is_closed()
        && !block.is_button()
        && block.stamp().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_breadcrumb_above_the_title_names_the_section() {
        for (above, section) in [
            (&["Báo Mẫu", "Chính trị > Thời sự"][..], "Chính trị|Thời sự"),
            (
                &["MẪU Online", "Chính trị - Xã hội / Biên giới - Biển đảo"],
                "Chính trị - Xã hội|Biên giới - Biển đảo",
            ),
            (
                &[
                    "mau.vn | Kênh thông tin của Mẫu",
                    "Thời sự",
                    "15:40 13/03/2017",
                ],
                "Thời sự",
            ),
            (
                &["MAUFO | Tin tức | Hội thành viên"],
                "Tin tức|Hội thành viên",
            ),
            (&["CHÍNH TRỊ - XÃ HỘI"], "CHÍNH TRỊ - XÃ HỘI"),
            (
                &["Hoạt động của Hội >> Hòa bình, hữu nghị"],
                "Hoạt động của Hội|Hòa bình, hữu nghị",
            ),
            (&["(MẪU5) -", "Chuyên mục: Văn nghệ mới"], "Văn nghệ mới"),
            (
                &["123", "Báo Mẫu", "Chính trị Người Việt bốn phương"],
                "Chính trị Người Việt bốn phương",
            ),
            (
                &["Chính trị", "Quốc phòng", "Kinh tế", "Chính trị", "Tin tức"],
                "Chính trị|Tin tức",
            ),
            (
                &[
                    "TRANG CHỦ  GIỚI THIỆU  TIN TỨC  VĂN BẢN",
                    "Tin tức / Hội nhập Quốc tế",
                ],
                "Tin tức|Hội nhập Quốc tế",
            ),
            (&["Chính trị   Kinh tế   Xã hội"], ""),
            (&["Trang chủ", "Giới thiệu", "Tin tức"], ""),
            (&["Trang chủ | Tin tức | Chính trị"], "Tin tức|Chính trị"),
            (&["Trang chủ | Giới thiệu | Tin tức"], ""),
        ] {
            let mut blocks: Vec<Block> = above
                .iter()
                .filter_map(|line| Block::new(line, false, None))
                .collect();
            blocks.extend(Block::new(
                "Hội hữu nghị tỉnh Mẫu họp mặt đầu xuân",
                false,
                None,
            ));
            let found = super::section(&blocks, blocks.len() - 1);
            assert_eq!(found.join("|"), section, "{above:?}");
        }
    }
}
