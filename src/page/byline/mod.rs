//! Who signs an article and where it was taken from.

use std::sync::LazyLock;

use crate::lexicon::{LEXICON, tokens};
use crate::page::block::Block;
use crate::page::section::is_section;
use crate::text::normalize;
use crate::text::pattern::{Pattern, exact};

mod names;
mod source;

use names::{NEWSROOM_NAMES, OTHER_CREDIT, SOURCED, is_country, is_place, signed};
pub(super) use names::{is_acronym, is_name};
use source::quoted;
pub(super) use source::{is_only_outlet_name, is_outlet_name, is_site};

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

static CREDIT: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)^(?:(?:tác giả(?: bài viết)?|người viết|(?:bài|tin)(?:\s*(?:,|và|&|-|/|\+|\s)\s*(?:ảnh|bài|video|clip))*|thực hiện|nội dung|phóng viên|biên tập|người thực hiện|nhóm (?:pv|phóng viên|tác giả)|by|author|(?:viết |đăng )?bởi|tổng hợp|lược ghi|ghi|người đăng)\s*:|(?:viết|đăng|tạo) bởi\s|(?:posted|written|submitted) by\s|(?:bài|tin)\s*(?:,|và|&|-|/|\+|\s)\s*ảnh\s)\s*(?P<who>.+?)(?:\s+(?:at|on|vào lúc|lúc)(?:\s.*|$))?$",
    )
});

/// The newsroom before its photographer: `PV - Ảnh: CTV`.
static STAFF: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?i)^(?P<who>p\.?v\.?|nhóm pv|nhóm phóng viên|ban biên tập|bbt|btv|ctv)\s*[-–,;]\s*ảnh\s*:\s*.{2,60}$",
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
        r"(?i)^(?:theo|(?:trích )?(?:dẫn )?nguồn(?: tin)?)\s*:?\s+(?P<what>[^:]{2,60}?)\s*[:(–-]\s*(?P<url>https?://[^\s<>)]+(?:\s[\w-]+\.s?html?)?)\)?$",
    )
});

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

static MAIL: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"[\(\[<]?\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[\)\]>]?"));

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

/// Reads the name that runs on behind the last sentence of a text of one block: `… thành công./. Lê Thu Mẫu (TTXVN)`.
pub(super) fn run_on(text: &str) -> Option<Byline> {
    /// What is shorter is no text of one block.
    const LEAST: usize = 600;
    static SIGNED: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"(?:\./\.|[.!?…”])\s+(?P<who>(?P<name>\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){1,3})(?:\s\((?:TTXVN|Vietnam\+|TTXVN/Vietnam\+)\))?)$",
        )
    });
    let found = (text.len() > LEAST).then(|| SIGNED.captures(text.trim_end()))??;
    let name = &found["name"];
    let first = tokens(name).first().map(|token| token.level.clone())?;
    let surname = LEXICON.surnames.contains(&first);
    (surname && name.split(' ').count() > 1).then(|| signed(&found["who"], false))?
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

/// The names beside a date, `Thanh Lê`, `Tin, ảnh: Thanh Lê`; none where an outlet stands there, a section or a place.
pub(super) fn signatures(text: &str) -> Vec<String> {
    if let Some(credit) = CREDIT.captures(text) {
        return signed(&credit["who"], true).map_or(Vec::new(), |byline| byline.authors);
    }
    // `bởi Thanh Lê 0 bình luận`.
    static BY: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"(?i)^(?:(?:viết |đăng )?bởi|tác giả|submitted)\s+(?P<who>.+?)(?:\s*\|?\s*\d+\s+(?:bình luận|phản hồi)|\s+on)?$",
        )
    });
    let text = (BY.captures(text).and_then(|by| by.name("who"))).map_or(text, |who| who.as_str());
    // `Thanh Lê (Từ La Habana)`.
    let text = match text
        .strip_suffix(')')
        .and_then(|text| text.split_once(" ("))
    {
        Some((who, _)) => who,
        None => text,
    };
    let named = |name: &str| {
        let words = name.split(' ').count();
        let other =
            || is_outlet_name(name) || is_section(name) || is_country(name) || is_place(name);
        (2..=4).contains(&words) && is_name(name, 4) && !other()
    };
    if named(text) || NEWSROOM_NAMES.contains(&normalize(text)) {
        return vec![text.to_owned()];
    }
    // `Thanh Lê - Thu Hà`.
    let names = || text.split([',', '-', '–', '&']).map(str::trim);
    if names().all(named) {
        return names().map(str::to_owned).collect();
    }
    Vec::new()
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

/// Whether the block is a signature and nothing that a title could be: a labelled one, a bare name, an agency
/// in brackets.
pub(super) fn signs_alone(block: &Block) -> bool {
    let bracketed = || block.core().starts_with('(') && block.core().ends_with(')');
    // `Thu Mẫu (từ Viêng Chăn)`.
    let name = block.core().split(" (").next().unwrap_or_default();
    credit(block).is_some()
        || is_name(name, 4) && name.contains(' ') && block.words() <= 8 && block.byline().is_some()
        || bracketed() && block.words() <= 6 && block.byline().is_some()
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
        // `http://mau.example/tin 12.html`: an address that its page broke.
        found.source_url = Some(named["url"].trim_end_matches(['.', ',']).replace(' ', ""));
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
            ("Tin, ảnh: Hoài Sơn (VP Hội)", "Hoài Sơn", ""),
            ("(TTXVN/Vietnam+)", "", "TTXVN/Vietnam+"),
            ("Trường Giang/VOV-TP.HCM", "Trường Giang", ""),
            ("Minh Phương (theo baomau.vn)", "Minh Phương", "baomau.vn"),
            ("Theo - Mai Mẫu - baomau.vn", "Mai Mẫu", "baomau.vn"),
            ("Thu Mẫu - Cổng TTĐT huyện Mẫu", "Thu Mẫu", ""),
            ("(Y.T., Sở Ngoại vụ tỉnh Mẫu)", "Y.T.", ""),
            ("Nguồn Nhân Dân: http://mau.example/a.html", "", "Nhân Dân"),
            (
                "Nguồn Nhân Dân: http://mau.example/tin 12.html",
                "",
                "Nhân Dân",
            ),
            ("Tin + ảnh: Thu Mẫu", "Thu Mẫu", ""),
            ("Tin và ảnh Thu Mẫu", "Thu Mẫu", ""),
            ("Lược ghi: Thu Mẫu", "Thu Mẫu", ""),
            ("Viết bởi Thu Mẫu", "Thu Mẫu", ""),
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
            "Bà Lê Thị Mẫu",
        ] {
            assert_eq!(
                byline(&Block::new(line, true, None).unwrap()),
                None,
                "{line}"
            );
        }
    }

    #[test]
    fn a_name_runs_on_behind_a_text_of_one_block() {
        let who = |end: &str| {
            let text = format!("{}{end}", "Hai bên mong muốn hợp tác. ".repeat(30));
            run_on(&text).map(|byline| byline.authors.join("|"))
        };
        let thu = Some("Lê Thu Mẫu".to_owned());
        assert_eq!(who("Đoàn đã về nước./. Lê Thu Mẫu (TTXVN)"), thu);
        assert_eq!(who("Đoàn đã về nước. Lê Thu Mẫu"), thu);
        assert_eq!(who("Đoàn đã về nước cùng bà Lê Thu Mẫu"), None);
        assert_eq!(who("Đoàn đã về nước. Đại hội Mẫu"), None);
        assert_eq!(run_on("Đoàn đã về nước. Lê Thu Mẫu"), None);
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
            ("bởi Thu Mẫu 0 bình luận", "Thu Mẫu"),
            ("Lê Thu Mẫu (Từ Viêng Chăn)", "Lê Thu Mẫu"),
            ("Thu Mẫu – Mai Mẫu", "Thu Mẫu|Mai Mẫu"),
            ("Hà Nội", ""),
            ("Hà Nội - Huế", ""),
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
