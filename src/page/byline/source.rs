//! Outlets as sources: their names, their sites, and who is quoted from them.

use std::sync::LazyLock;

use crate::page::byline::Byline;
use crate::page::byline::names::is_name;
use crate::page::label::OUTLETS;
use crate::page::listed::listed;
use crate::text::normalize;
use crate::text::pattern::{Pattern, exact};

pub(super) static HOST: LazyLock<Pattern> = LazyLock::new(|| {
    exact(r"(?i)^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|net|org|info|gov|edu|example)$")
});

static OUTLET_NAMES: LazyLock<Vec<String>> =
    LazyLock::new(|| OUTLETS.iter().map(|name| normalize(name)).collect());

/// Whether the text is nothing but a site's name: `Báo Quân đội nhân dân điện tử`.
pub(in crate::page) fn is_site(text: &str) -> bool {
    static SITE: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"^(?:Báo|Tạp chí|Cổng thông tin điện tử|Cổng Thông tin điện tử|Trang thông tin điện tử|Trang Thông tin điện tử)\s.{3,50}\s(?i:điện tử|online)$|^(?i:cổng|trang) thông tin điện tử\s[^,.:]{3,60}$",
        )
    });
    SITE.is_match(text)
}

/// Whether the text is an outlet's name.
pub(in crate::page) fn is_outlet_name(text: &str) -> bool {
    is_outlet(text) || HOST.is_match(text)
}

/// Whether the text is an outlet's name and tells nothing of it, as `Hội hữu nghị tỉnh Mẫu gặp mặt lưu học sinh` does.
pub(in crate::page) fn is_only_outlet_name(text: &str) -> bool {
    static TELLS: LazyLock<Pattern> = LazyLock::new(|| listed(include_str!("tells.txt")));
    is_outlet_name(text) && !TELLS.is_match(&text.replace("ác tổ chức", ""))
}

/// `Liên Khương/ Báo Nhân Dân` behind `Theo`: the outlet, and before a slash its author.
pub(super) fn quoted(what: &str) -> Option<Byline> {
    let mut found = Byline::default();
    let what = what.trim_start_matches(['-', '–', ' ']);
    // `Theo - Mai Anh - baomau.vn`.
    if let Some((names, host)) = what.rsplit_once(' ')
        && HOST.is_match(host)
        && let name = names.trim_end_matches(['-', '–', ' '])
        && is_name(name, 5)
    {
        found.source_name = Some(host.to_owned());
        found.authors = vec![name.to_owned()];
        return Some(found);
    }
    // `Theo Mai Anh (Báo Mẫu)`.
    if let Some((names, outlet)) = what.split_once(" (")
        && is_name(names, 4)
        && !is_outlet(names)
    {
        found.source_name = Some(outlet.trim_end_matches(')').to_owned());
        found.authors = vec![names.to_owned()];
        return Some(found);
    }
    let parts: Vec<&str> = what
        .split(['/', '|'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let (outlet, names) = parts.split_last()?;
    if parts.iter().all(|part| is_outlet(part)) {
        found.source_name = Some(what.to_owned());
        return Some(found);
    }
    if HOST.is_match(outlet) || is_outlet(outlet) || is_name(outlet, 6) {
        found.source_name = Some((*outlet).to_owned());
        found.authors = names
            .iter()
            .filter(|name| is_name(name, 5) && !is_outlet(name))
            .map(|name| (*name).to_owned())
            .collect();
        return Some(found);
    }
    // `Nhân Dân điện tử`, `Tạp chí Cộng sản số 5`: short, capitalised at the start.
    (what.split(' ').count() <= 7 && what.chars().next().is_some_and(char::is_uppercase)).then(
        || Byline {
            source_name: Some(what.to_owned()),
            ..Byline::default()
        },
    )
}

/// Whether the text begins as an outlet's name does: `Báo Nhân Dân`, `TTXVN`.
pub(super) fn is_outlet(text: &str) -> bool {
    let folded = normalize(text);
    // `Trang Nhung`, `Ban Mai` are people.
    let person = text.split(' ').count() == 2
        && is_name(text, 2)
        && ["trang ", "ban ", "đài "]
            .iter()
            .any(|word| folded.starts_with(&normalize(word)));
    if person {
        return false;
    }
    OUTLET_NAMES.iter().any(|outlet| {
        folded
            .strip_prefix(outlet.as_str())
            .is_some_and(|rest| rest.is_empty() || !rest.starts_with(char::is_alphanumeric))
    })
}
