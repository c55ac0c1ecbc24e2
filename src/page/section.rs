//! The section that an article stands in: the breadcrumb above its title.

use crate::page::block::Block;
use crate::page::byline;
use crate::text::normalize;

/// The words that lead home at a breadcrumb's start.
const HOME: &[&str] = &["trang chủ", "trang nhất", "home", "trang chính"];

/// The names of a breadcrumb line: it starts with the home page, or holds signs between its names.
pub(super) fn breadcrumb(block: &Block) -> Option<Vec<String>> {
    if block.chars() > 160 {
        return None;
    }
    let home = HOME.iter().find(|home| {
        block
            .folded()
            .strip_prefix(&normalize(home))
            .is_some_and(|rest| rest.is_empty() || !rest.starts_with(char::is_alphanumeric))
    });
    let rest = match home {
        Some(home) => block.text.get(home.len()..)?,
        None if block.text.contains(['›', '»', '❯'])
            && !block.is_closed()
            && !block.text.starts_with(['›', '»']) =>
        {
            &block.text
        }
        None => return None,
    };
    let rest = rest
        .trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '(' | '"' | '”' | '“'));
    // `Trang chủ | Tin tức | Liên hệ` is a menu.
    if rest.contains(" | ") {
        return Some(Vec::new());
    }
    let parts: Vec<String> = if rest.contains(['›', '»', '>', '/', '❯', '→']) {
        rest.split(['›', '»', '>', '/', '❯', '→'])
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect()
    } else {
        names(rest)
    };
    // Sections do not stand deeper; what holds more names is a menu.
    Some(if parts.len() <= 4 { parts } else { Vec::new() })
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

/// The breadcrumb above the title.
pub(super) fn section(blocks: &[Block], title: usize) -> Vec<String> {
    let above = &blocks[..title];
    let last_crumb = above
        .iter()
        .enumerate()
        .rev()
        .find_map(|(at, block)| breadcrumb(block).map(|names| (at, names)));
    let short = |block: &&Block| {
        block.words() <= 8
            && block.chars() <= 60
            && !block.is_closed()
            && !block.is_button()
            && block.stamp().is_none()
    };
    if let Some((at, names)) = last_crumb {
        if !names.is_empty() {
            return names;
        }
        // The home page stands alone on its line; the names follow on lines of their own.
        let names: Vec<&Block> = above[at + 1..]
            .iter()
            .filter(|block| block.stamp().is_none())
            .collect();
        if (1..=3).contains(&names.len()) && names.iter().all(short) {
            return names.into_iter().map(|block| block.text.clone()).collect();
        }
    }
    // One short line over the title names its section where it stands alone there, or repeats an
    // entry of the menu above.
    let Some(near) = above
        .iter()
        .rev()
        .find(|block| block.stamp().is_none())
        .filter(short)
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
    // `Chính trị | Tin tức` under a menu that has the first of them.
    let parts: Vec<&str> = near.text.split(" | ").map(str::trim).collect();
    let menu = || {
        let first = normalize(parts[0]);
        above
            .iter()
            .any(|block| !block.same(near) && block.folded().contains(&first))
    };
    if (2..=3).contains(&parts.len()) && !near.is_upper() && menu() {
        return parts.into_iter().map(str::to_owned).collect();
    }
    let is_section = (alone || again)
        && !near.is_upper()
        && near.mark.is_none()
        && byline::byline(near).is_none()
        && !byline::is_outlet_name(&near.text);
    if is_section {
        vec![near.text.clone()]
    } else {
        Vec::new()
    }
}
