//! Who signs an article and where it was taken from.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::lexicon::{LEXICON, PlaceKind, tokens};
use crate::page::block::Block;
use crate::page::label::{NEWSROOM, OUTLETS};
use crate::page::section::is_section;
use crate::text::letter::is_alphabetic;
use crate::text::normalize;
use crate::text::pattern::{Pattern, exact};

/// What a signature or source line says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Byline {
    /// The names, as printed.
    pub(super) authors: Vec<String>,
    /// The outlet.
    pub(super) source_name: Option<String>,
    /// The original's address.
    pub(super) source_url: Option<String>,
}

static ADDRESS: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)^(?:(?:nguồn|theo|link\s*(?:gốc|nguồn|bài)?|xem bài gốc|bài gốc|địa chỉ gốc)(?:\s*tin)?\s*:?\s*)?(?P<url>https?://[^\s<>]+)$",
    )
});
static HOST: LazyLock<Pattern> = LazyLock::new(|| {
    exact(r"(?i)^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|net|org|info|gov|edu|example)$")
});
static CREDIT: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)^(?:(?:tác giả(?: bài viết)?|người viết|(?:bài|tin)(?:\s*(?:,|và|&|-|/|\+|\s)\s*(?:ảnh|bài|video|clip))*|thực hiện|nội dung|phóng viên|biên tập|người thực hiện|nhóm (?:pv|phóng viên|tác giả)|by|author|(?:viết |đăng )?bởi|tổng hợp|lược ghi|ghi|người đăng)\s*:|(?:bài|tin)\s*(?:,|và|&|-|/|\+|\s)\s*ảnh\s)\s*(?P<who>.+)$",
    )
});
/// The newsroom before its photographer: `PV - Ảnh: CTV`.
static STAFF: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)^(?P<who>p\.?v\.?|nhóm pv|nhóm phóng viên|ban biên tập|bbt|btv|ctv)\s*[-–,;]\s*ảnh\s*:\s*.{2,60}$",
    )
});
static INITIALS: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^\p{Lu}\p{Ll}{0,2}(?:\.\s?\p{Lu}[\p{L}-]{0,9}){1,3}\.?$"));
/// A name and the unit it works for: `Thanh Hải - Phòng Hợp tác quốc tế`.
static UNIT: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)^(?P<who>.{3,40}?)\s*(?:[-–,(]|\s\|\s)\s*(?P<unit>(?:phòng|văn phòng|vp|trung tâm|tt|ban|sở|vụ|cục|khoa|thư ký|đài|hội|cổng|trường|tỉnh đoàn|thành đoàn)\s.{2,60}?)\)?$",
    )
});
/// A unit that signs for itself: `Trung tâm Thông tin du lịch`.
static UNSIGNED: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:(?i:phòng|văn phòng|trung tâm|ban biên tập|ban|vụ|khoa|tổ|sở)\s\p{Lu}[\p{L} ,-]{3,60}|(?i:liên hiệp các tổ chức hữu nghị|hội hữu nghị)\s[\p{L} –-]{4,60})$",
    )
});
/// A source and its address on one line: `Nguồn Nhân Dân: https://…`.
static NAMED_ADDRESS: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)^(?:theo|(?:trích )?(?:dẫn )?nguồn(?: tin)?)\s*:?\s+(?P<what>[^:]{2,60}?)\s*[:(–-]\s*(?P<url>https?://[^\s<>)]+)\)?$",
    )
});
/// An outlet's office in some place, no other outlet: `VOV-Tây Bắc`, `VOV-TP.HCM`.
static OFFICE: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^[\p{Lu}+]{3,8}\s?[-–]\s?\p{Lu}[\p{L}.]*(?:\s\p{Lu}[\p{L}.]*){0,3}$"));
static PHOTO: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)^(?:\(?(?:nguồn )?ảnh|video|clip|đồ họa|thiết kế|trình bày)(?:\s*(?:,|và|&|/)\s*\p{L}+)?\s*:\s*.{2,60}$",
    )
});
static SOURCE: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)^[\(\[]?\s*(?:(?:(?:trích\s+|dẫn\s+|theo\s+)?nguồn(?:\s+tin)?|source)\s*:|(?:theo|nguồn|lược theo|tổng hợp từ|tổng hợp theo)\s*:?\s)\s*(?P<what>.+?)\s*[\)\]]?\.?$",
    )
});
static ROLE: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)\s*\((?:t/h|tổng hợp|th|lược dịch|ghi|thực hiện|biên dịch|dịch|lược ghi|sưu tầm|theo[^)]*|(?:gửi )?từ [^)]*)\)\s*$",
    )
});
static QUOTED: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"(?i)\(\s*(?:theo|nguồn\s*:?)\s+(?P<what>[^()]{2,40})\)\s*$"));
/// The photographer behind the writer: `Bài: Thu Hà – Ảnh: Việt Hùng`.
static OTHER_CREDIT: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"(?i)\s*[-–;,|/.]?\s*(?:ảnh|video|clip|hình|đồ họa)\s*:.*$"));
/// The outlet behind the writer: `Minh Mẫu – Nguồn: TTXVN`.
static SOURCED: LazyLock<Pattern> = LazyLock::new(|| {
    exact(r"(?i)^(?P<who>[^:]{3,60}?)\s*[-–|,;.]\s*(?:(?:nguồn\s*:|theo)\s*(?P<what>[^:]{2,40}))$")
});
static MAIL: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"[\(\[<]?\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[\)\]>]?"));

static OUTLET_NAMES: LazyLock<Vec<String>> =
    LazyLock::new(|| OUTLETS.iter().map(|name| normalize(name)).collect());
static NEWSROOM_NAMES: LazyLock<HashSet<String>> =
    LazyLock::new(|| NEWSROOM.iter().map(|name| normalize(name)).collect());

/// Reads a block as a signature or a source line.
///
/// Examples: `Hải An`; `Theo Liên Khương/ Báo Nhân Dân`; `Bài, ảnh: Minh An`; `Nguồn: nhandan.vn`;
/// a bare address.
pub(super) fn byline(block: &Block) -> Option<Byline> {
    if block.chars() > 600 {
        None
    } else {
        read(block.core())
    }
}

/// Reads a labelled signature: `Tin, ảnh: Văn Đước`.
pub(super) fn credit(block: &Block) -> Option<Byline> {
    let credit = CREDIT
        .captures(block.core())
        .or_else(|| STAFF.captures(block.core()))?;
    (block.words() <= 16).then(|| signed(&credit["who"], true))?
}

/// Reads a line behind the text that nobody but a unit signs: `Trung tâm Thông tin du lịch`, `HUFO`.
pub(super) fn unit(block: &Block) -> Option<Byline> {
    let text = block.core();
    static INITIALS: LazyLock<Pattern> = LazyLock::new(|| exact(r"^\p{Lu}{2}$"));
    let initials = INITIALS.is_match(text) && !matches!(text, "EN" | "VN" | "VI" | "AA" | "TV");
    let unit = is_acronym(text) || UNSIGNED.is_match(text);
    (block.words() <= 11 && (initials || unit)).then(|| Byline {
        authors: vec![text.to_owned()],
        ..Byline::default()
    })
}

/// Reads a line behind the text in which the holder of an office signs: `Lê Văn Mẫu, Giám đốc Sở Ngoại vụ`.
pub(super) fn holder(block: &Block) -> Option<Byline> {
    static OFFICE: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"^(?P<who>[^,–-]{5,40}?)(?:,| [–-]) (?:[TH]UV|(?:Phó )?(?:Giám đốc|Chủ tịch|Bí thư|Trưởng|Tổng|Viện trưởng|Hiệu trưởng|Chủ nhiệm|Cục trưởng|Vụ trưởng|Chánh)|Ủy viên|Uỷ viên|Đại sứ|Bộ trưởng|Thứ trưởng|Nguyên)\b",
        )
    });
    let text = block.core();
    let found = (block.words() <= 16).then(|| OFFICE.captures(text))??;
    let who = &found["who"];
    (who.contains(' ') && is_name(who, 4)).then(|| Byline {
        authors: vec![who.to_owned()],
        ..Byline::default()
    })
}

/// Whether the text is nothing but a site's name: `Báo Quân đội nhân dân điện tử`.
pub(super) fn is_site(text: &str) -> bool {
    static SITE: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"^(?:Báo|Tạp chí|Cổng thông tin điện tử|Cổng Thông tin điện tử|Trang thông tin điện tử|Trang Thông tin điện tử)\s.{3,50}\s(?i:điện tử|online)$|^(?i:cổng|trang) thông tin điện tử\s[^,.:]{3,60}$",
        )
    });
    SITE.is_match(text)
}

/// Whether the text is one word in capitals: `HUFO`.
pub(super) fn is_acronym(text: &str) -> bool {
    (3..=8).contains(&text.chars().count()) && text.chars().all(char::is_uppercase)
}

/// The names beside a date, `Thanh Lê`, `Tin, ảnh: Thanh Lê`; none where an outlet stands there, a section or a place.
pub(super) fn signatures(text: &str) -> Vec<String> {
    if let Some(credit) = CREDIT.captures(text) {
        return signed(&credit["who"], true).map_or(Vec::new(), |byline| byline.authors);
    }
    let text = text.strip_prefix("Bởi ").unwrap_or(text);
    let words = text.split(' ').count();
    let named = (2..=4).contains(&words) && is_name(text, 4);
    let other = || is_outlet_name(text) || is_section(text) || is_country(text) || is_place(text);
    let signs = NEWSROOM_NAMES.contains(&normalize(text)) || named && !other();
    signs.then(|| text.to_owned()).into_iter().collect()
}

/// Whether a line begins by saying who wrote: `Tin, ảnh: `.
pub(super) fn is_labelled(text: &str) -> bool {
    CREDIT.is_match(text)
}

/// Reads a line behind the text that would be a caption within it: `(Nguồn: TTXVN)`, `Thanh Lê, ảnh: Thu Hà`.
pub(super) fn behind(block: &Block) -> Option<Byline> {
    static PHOTOGRAPHED: LazyLock<Pattern> =
        LazyLock::new(|| exact(r"(?i)^(?P<who>[^,;:]{4,60}?)\s*[,;–-]\s*ảnh\s*:\s*[^:]{2,40}$"));
    let text = block.core();
    if block.words() > 16 {
        return None;
    }
    if let Some(source) = SOURCE.captures(text) {
        return quoted(&OTHER_CREDIT.replace_all(&source["what"], ""));
    }
    if SOURCED.is_match(text) {
        return signed(text, false);
    }
    signed(&PHOTOGRAPHED.captures(text)?["who"], false)
}

/// Whether the block is a signature and nothing that a title could be: a labelled one, or a bare name.
pub(super) fn signs_alone(block: &Block) -> bool {
    credit(block).is_some() || is_name(block.core(), 4) && block.words() >= 2
}

/// Whether the text is an outlet's name.
pub(super) fn is_outlet_name(text: &str) -> bool {
    is_outlet(text) || HOST.is_match(text)
}

fn read(text: &str) -> Option<Byline> {
    let mut found = Byline::default();
    if let Some(address) = ADDRESS.captures(text) {
        found.source_url = Some(address["url"].trim_end_matches(['.', ',', ')']).to_owned());
        return Some(found);
    }
    if text.contains("http")
        && let Some(named) = NAMED_ADDRESS.captures(text)
    {
        found.source_url = Some(named["url"].trim_end_matches(['.', ',']).to_owned());
        found.source_name = Some(named["what"].to_owned());
        return Some(found);
    }
    if text.chars().count() > 120 || text.split(' ').count() > 16 {
        return None;
    }
    let text = MAIL.replace_all(text, "");
    let text = text.trim().trim_end_matches("./.").trim();
    let text = text
        .strip_suffix('.')
        .filter(|_| !text.ends_with("P.V."))
        .unwrap_or(text);
    if let Some(credit) = CREDIT.captures(text) {
        return signed(&credit["who"], true);
    }
    if let Some(source) = SOURCE.captures(text) {
        return quoted(&source["what"]);
    }
    if PHOTO.is_match(text) {
        return Some(found);
    }
    signed(text, false)
}

/// `Liên Khương/ Báo Nhân Dân` behind `Theo`: the outlet, and before a slash its author.
fn quoted(what: &str) -> Option<Byline> {
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

/// Names with an optional outlet: `Hải An`, `Minh An - Thu Hà`, `Bá Thi (TTXVN/Vietnam+)`, `PV/VOV.VN`.
fn signed(text: &str, labelled: bool) -> Option<Byline> {
    let mut found = Byline::default();
    let text = match text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
    {
        Some(inside) if !inside.contains(['(', ')']) => inside,
        _ => text,
    };
    // `(TTXVN/Vietnam+)`: an agency by two names.
    if text.contains('/') && text.split('/').all(|part| is_outlet(part.trim())) {
        found.source_name = Some(text.to_owned());
        return Some(found);
    }
    if !labelled
        && text.contains(['-', '–', ',', '(', '|'])
        && let Some(unit) = UNIT.captures(text)
        && !is_outlet(&unit["who"])
        && is_name(&unit["who"], 4)
        && (unit["who"].contains(' ') || INITIALS.is_match(&unit["who"]))
        && unit["unit"].contains(char::is_lowercase)
    {
        found.authors = vec![unit["who"].to_owned()];
        return Some(found);
    }
    let text = text.trim_matches(|c: char| {
        matches!(c, '(' | '*' | '[' | ']' | '-' | '–' | ' ') || c == ')' && !text.contains('(')
    });
    // `Minh Phương (theo baomau.vn)`.
    if text.ends_with(')')
        && let Some(quoted) = QUOTED.captures(text)
    {
        found.source_name = Some(quoted["what"].trim().to_owned());
    }
    let mut text = ROLE.replace_all(text, "");
    if labelled {
        text = OTHER_CREDIT.replace_all(&text, "");
        // `Tin và ảnh: Ban Châu Á - Châu Phi`: no person signs.
        if is_outlet(&text) && !text.contains(['/', '(']) {
            return Some(found);
        }
    }
    if let Some(both) = SOURCED.captures(&text.clone()) {
        // `Minh Mẫu – Nguồn: TTXVN`, `Minh Mẫu - TTXVN`.
        found.source_name = Some(both["what"].to_owned());
        text = both["who"].to_owned();
    } else if let Some((names, inside)) = text.clone().split_once('(') {
        let inside = inside.trim_end_matches([')', ' ']);
        if !is_outlet(inside) && !HOST.is_match(inside) {
            return None;
        }
        found.source_name = Some(inside.to_owned());
        text = names.trim().to_owned();
    } else if let Some((names, outlet)) = text.clone().rsplit_once('/')
        && OFFICE.is_match(outlet.trim())
    {
        text = names.trim().to_owned();
    } else if let Some((names, outlet)) = text.clone().rsplit_once('/')
        && (is_outlet(outlet.trim()) || HOST.is_match(outlet.trim()))
    {
        found.source_name = Some(outlet.trim().to_owned());
        text = names.trim().to_owned();
    } else if is_outlet(&text) && !labelled && is_name(&text, 6) || HOST.is_match(&text) {
        found.source_name = Some(text);
        return Some(found);
    }
    let names: Vec<&str> = text
        .split([',', ';', '/', '&', '–', '+', '|'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" và "))
        .flat_map(pair)
        .map(|part| part.trim_matches([' ', '-']))
        .filter(|name| !name.is_empty())
        .collect();
    let newsroom = |name: &str| {
        let form = normalize(name);
        NEWSROOM_NAMES.contains(&form)
    };
    // One word is a name beside a longer one: `R’Piên - Mạnh Hà`.
    let single = labelled
        || found.source_name.is_some()
        || names.len() > 1 && names.iter().any(|name| name.contains(' '));
    let fits = |name: &&str| {
        is_name(name, 5) && (single || name.contains(' ')) && !is_country(name)
            || INITIALS.is_match(name) && !name.starts_with("TP.")
            || newsroom(name)
    };
    let plain = (1..=4).contains(&names.len()) && names.iter().all(fits);
    if !(plain || labelled && !names.is_empty() && names.len() <= 6) {
        return None;
    }
    // `Thu Mẫu | TTXVN`: the outlet behind the names.
    if found.source_name.is_none()
        && let [_, .., last] = names[..]
        && is_outlet(last)
        && !newsroom(last)
    {
        found.source_name = Some(last.to_owned());
    }
    let signs = |name: &&str| !is_outlet(name) || newsroom(name);
    let names = names.into_iter().filter(signs);
    found.authors = names.map(str::to_owned).collect();
    Some(found)
}

/// Two full names that a dash joins without spaces: `Thiện Tâm-Mai Lan`; `Bùi Thị Minh-Hà` is one.
fn pair(part: &str) -> impl Iterator<Item = &str> {
    let both = part.split_once('-').filter(|(one, other)| {
        one.trim().contains(' ') && (other.trim().contains(' ') || is_outlet(other))
    });
    let (one, other) = both.map_or((part, None), |(one, other)| (one, Some(other)));
    std::iter::once(one).chain(other)
}

/// Whether each word is capitalised, as in a name of up to `most` words: `Phan Anh Sơn`, `H.Q.M`.
pub(super) fn is_name(text: &str, most: usize) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    words.len() <= most
        && words.iter().all(|word| {
            word.chars().next().is_some_and(char::is_uppercase)
                && word
                    .chars()
                    .all(|c| is_alphabetic(c) || matches!(c, '.' | '-' | '\'' | '’' | '+'))
        })
}

/// Whether the text is a country's name, as tags are: `Việt Nam`.
fn is_country(text: &str) -> bool {
    let words = tokens(text);
    (LEXICON.countries.longest(&words, 0)).is_some_and(|(length, _)| length == words.len())
}

/// Whether the text is the name of a place within a country: `Hà Nội`.
fn is_place(text: &str) -> bool {
    let words = tokens(text);
    let found = LEXICON.places.longest(&words, 0);
    found.is_some_and(|(length, place)| length == words.len() && place.kind != PlaceKind::District)
}

/// Whether the text begins as an outlet's name does: `Báo Nhân Dân`, `TTXVN`.
fn is_outlet(text: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_and_sources_are_read() {
        for (line, authors, source) in [
            ("Th.H", "Th.H", ""),
            ("X.THIÊN", "X.THIÊN", ""),
            ("R’Piên - Mạnh Hà", "R’Piên|Mạnh Hà", ""),
            ("Thanh Hải - Phòng Hợp tác quốc tế", "Thanh Hải", ""),
            ("Minh Hiếu (Từ Tula, Liên bang Nga)", "Minh Hiếu", ""),
            ("Tác giả bài viết: Hoài Sơn", "Hoài Sơn", ""),
            ("(TTXVN/Vietnam+)", "", "TTXVN/Vietnam+"),
            ("Trường Giang/VOV-TP.HCM", "Trường Giang", ""),
            ("Minh Phương (theo baomau.vn)", "Minh Phương", "baomau.vn"),
            ("Theo - Mai Mẫu - baomau.vn", "Mai Mẫu", "baomau.vn"),
            ("Thu Mẫu - Cổng TTĐT huyện Mẫu", "Thu Mẫu", ""),
            ("(Y.T., Sở Ngoại vụ tỉnh Mẫu)", "Y.T.", ""),
            ("Nguồn Nhân Dân: http://mau.example/a.html", "", "Nhân Dân"),
            ("Tin + ảnh: Thu Mẫu", "Thu Mẫu", ""),
            ("Tin và ảnh Thu Mẫu", "Thu Mẫu", ""),
            ("Lược ghi: Thu Mẫu", "Thu Mẫu", ""),
            ("Ban Biên tập", "Ban Biên tập", ""),
            ("Thu Mẫu | TTXVN", "Thu Mẫu", "TTXVN"),
            ("Thu Mẫu -TTXVN", "Thu Mẫu", "TTXVN"),
            ("Thiện Mẫu-Mai Mẫu", "Thiện Mẫu|Mai Mẫu", ""),
            ("Theo Thu Mẫu (Báo Mẫu)", "Thu Mẫu", "Báo Mẫu"),
        ] {
            let found = byline(&Block::new(line, true, None).unwrap()).unwrap();
            assert_eq!(found.authors.join("|"), authors, "{line}");
            assert_eq!(found.source_name.unwrap_or_default(), source, "{line}");
        }
        for line in [
            "TP.HCM đón xuân cùng bạn bè quốc tế",
            "Hội nhập quốc tế",
            "Việt Nam",
        ] {
            assert_eq!(
                byline(&Block::new(line, true, None).unwrap()),
                None,
                "{line}"
            );
        }
    }

    #[test]
    fn a_holder_of_an_office_signs() {
        let who = |line: &str| {
            holder(&Block::new(line, true, None).unwrap()).map(|byline| byline.authors.join("|"))
        };
        assert_eq!(
            who("Lê Văn Mẫu, TUV, Giám đốc Sở Ngoại vụ"),
            Some("Lê Văn Mẫu".to_owned())
        );
        assert_eq!(
            who("Lê Thị Mẫu - Chánh Văn phòng Liên hiệp"),
            Some("Lê Thị Mẫu".to_owned())
        );
        assert_eq!(who("Hội An, Chủ nhật"), None);
    }

    #[test]
    fn signatures_stand_beside_dates_and_photographers() {
        for (beside, names) in [
            ("Thu Mẫu", "Thu Mẫu"),
            ("Tin, ảnh: Thu Mẫu - Mai Mẫu", "Thu Mẫu|Mai Mẫu"),
            ("Bởi Thu Mẫu", "Thu Mẫu"),
            ("Hà Nội", ""),
            ("Báo Mẫu", ""),
        ] {
            assert_eq!(signatures(beside).join("|"), names, "{beside}");
        }
        for (line, names, source) in [
            ("Thu Mẫu, ảnh: Mai Mẫu", "Thu Mẫu", ""),
            ("(Nguồn: TTXVN)", "", "TTXVN"),
            ("Thu Mẫu – Nguồn: TTXVN", "Thu Mẫu", "TTXVN"),
            ("Nguồn: TTXVN - Ảnh: Mai Mẫu", "", "TTXVN"),
        ] {
            let found = behind(&Block::new(line, true, None).unwrap()).unwrap();
            assert_eq!(found.authors.join("|"), names, "{line}");
            assert_eq!(found.source_name.unwrap_or_default(), source, "{line}");
        }
    }

    #[test]
    fn units_sign_where_nobody_else_does() {
        let unit = |line: &str| unit(&Block::new(line, true, None).unwrap());
        assert!(unit("Trung tâm Thông tin du lịch").is_some());
        assert!(unit("HUFO").is_some());
        assert!(unit("Sở Ngoại vụ tỉnh Mẫu").is_some());
        assert!(unit("TH").is_some());
        assert!(unit("Trung tâm của sự kiện").is_none());
    }
}
