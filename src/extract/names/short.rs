//! Short forms of the names of bodies: those that a page defines, and heads that stand alone.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::extract::names::grammar;
use crate::extract::names::latest::Latest;
use crate::extract::names::name;
use crate::extract::names::organization::Organizations;
use crate::extract::names::text::Text;
use crate::lexicon::word::level;
use crate::lexicon::{LEXICON, Phrases, Shape};
use crate::model::{CountryCode, LocalOrganization, OrganizationKind, Rule};

impl Organizations {
    /// The first words of the short forms that the page defines.
    pub(crate) fn short_starts(&self) -> FxHashSet<String> {
        let words = self
            .short
            .keys()
            .filter_map(|short| short.split(' ').next());
        words.map(str::to_owned).collect()
    }

    /// The short forms that the page defines, wherever else they stand.
    ///
    /// The `first` words of them all are those of [`Self::short_starts`].
    pub(crate) fn read_short(&mut self, at: usize, text: &Text<'_>, first: &FxHashSet<String>) {
        let mut token = 0;
        while token < text.tokens.len() {
            if !text.is_capital(token) || !first.contains(&*text.tokens[token].level) {
                token += 1;
                continue;
            }
            let found = (1..=6).rev().find_map(|length| {
                let end = token + length;
                if end > text.tokens.len() {
                    return None;
                }
                let body = *self.short.get(&text.level(token..end))?;
                let free = (token..end).all(|token| self.holding(at, token).is_none());
                let cased = length > 1 || text.tokens[token].shape != Shape::Lower;
                (free && cased).then_some((end, body))
            });
            match found {
                Some((end, body)) => {
                    self.note(at, token..end, body, true, Rule::ShortForm.into());
                    token = end;
                }
                None => token += 1,
            }
        }
    }

    /// `Liên hiệp`, `Hội`, `Ban` alone: the body of that head that was named last.
    ///
    /// Where the page names none so far it is the one of the `title`: `Đại hội Hội hữu nghị Việt Nam - Nhật Bản tỉnh
    /// Bình Dương`.
    pub(crate) fn read_generic(
        &mut self,
        at: usize,
        text: &Text<'_>,
        title: &Text<'_>,
        latest: &mut Latest,
    ) {
        for token in 0..text.tokens.len() {
            // `Hội trưởng` is a post.
            let titled = |length: usize| {
                LEXICON
                    .titles
                    .longest(&text.tokens, token)
                    .is_some_and(|(title, _)| title > length)
            };
            if let Some(length) = generic(text, token)
                && !titled(length)
                && self.holding(at, token).is_none()
                && self
                    .holding(at, token + length)
                    .is_none_or(|place| place.tokens.start == token + length)
                && let words = text.level(token..token + length)
                && let Some(body) = match words.as_str() {
                    UNION => self.union(latest.before(at, token, WHOLE), latest),
                    words => latest
                        .before(at, token, words)
                        .or_else(|| self.mission(words))
                        .or_else(|| self.council(text, token, words))
                        .or_else(|| self.titled(title, words, length)),
                }
            {
                let central = text.ends_in(token, "trung ương")
                    || text.behind(token + length, "trung ương").is_some();
                let associates =
                    matches!(words.as_str(), "hội" | "liên hiệp" | UNION | "liên đoàn");
                let body = match associates {
                    true => latest.branch(body, central, (at, text.sentence_start(token))),
                    false => body,
                };
                let ground = Rule::FirstWordAlone.into();
                self.note(at, token..token + length, body, false, ground);
            }
        }
    }

    /// The union that `Liên hiệp Hữu nghị` alone means: the one named before, else the only one that the page
    /// names, or that of the country where it names none.
    fn union(
        &mut self,
        named: Option<LocalOrganization>,
        latest: &Latest,
    ) -> Option<LocalOrganization> {
        if named.is_some() {
            return named;
        }
        if let Some((first, alone)) = latest.union {
            return alone.then_some(first);
        }
        let known = LEXICON
            .bodies
            .by_name("Liên hiệp các tổ chức hữu nghị Việt Nam");
        known.map(|body| self.enter_known(body))
    }

    /// The association that the title names, whose name begins with these words.
    fn titled(
        &mut self,
        title: &Text<'_>,
        words: &str,
        length: usize,
    ) -> Option<LocalOrganization> {
        let (from, found) = (0..title.tokens.len())
            .filter(|&from| title.is_capital(from) && title.behind(from, words).is_some())
            .find_map(|from| Some((from, grammar::longest(title, from, false)?)))
            .filter(|(from, found)| !found.bare && found.end > from + length + 1)?;
        let kind = found.body.map(|body| body.kind);
        let kind = kind.or(found.head.map(|head| head.kind))?;
        let elects = matches!(
            kind,
            OrganizationKind::FriendshipAssociation
                | OrganizationKind::LocalUnion
                | OrganizationKind::Peoples
                | OrganizationKind::SocioPolitical
        );
        elects.then(|| self.enter(title, from..found.end, &found).0)
    }

    /// The council or the committee of the page's own province in a row of its organs: `Tỉnh ủy, HĐND, UBND, Ủy ban MTTQ Việt
    /// Nam tỉnh Sơn La`.
    fn council(&mut self, text: &Text<'_>, token: usize, words: &str) -> Option<LocalOrganization> {
        let name = match words {
            "hđnd" => "HĐND",
            "ubnd" => "UBND",
            _ => return None,
        };
        let row = |at: usize| text.is_any(at, &[",", "-"]);
        let organ = |at: usize| {
            text.is_any(at, &["hđnd", "ubnd", "ủy"])
                && text.is_capital(at - usize::from(text.is(at, "ủy")))
        };
        let joined = token > 1 && row(token - 1) && organ(token - 2);
        let province = self.province.clone().filter(|_| joined)?;
        Some(self.enter_named(&format!("{name} {province}"), CountryCode::new("VN")?))
    }

    /// The one mission whose envoy the page has named and whose name begins with these words:
    /// `phía Tổng Lãnh sự quán`.
    fn mission(&mut self, words: &str) -> Option<LocalOrganization> {
        let mut fitting = self.missions.iter().filter(|(name, _)| {
            let rest = level(name);
            rest.strip_prefix(words)
                .is_some_and(|rest| rest.starts_with(' '))
        });
        let (name, country) = fitting.next()?.clone();
        fitting
            .next()
            .is_none()
            .then(|| self.enter_named(&name, country))
    }
}

/// What the names of the unions of friendship organizations begin with.
pub(crate) const WHOLE: &str = "liên hiệp các tổ chức hữu nghị";

/// What a school is called that the page has named.
pub(crate) const SCHOOL: &str = "nhà trường";

/// The short name of these unions, each of which bears it.
const UNION: &str = "liên hiệp hữu nghị";

/// Words that alone stand for a body named before.
pub(crate) const GENERIC: [&str; 39] = [
    UNION,
    "ban chỉ đạo",
    "liên hiệp",
    "hội",
    "hiệp hội",
    "ban",
    "bộ",
    "ủy ban",
    "quỹ",
    "trung tâm",
    "viện",
    "liên đoàn",
    "tổng liên đoàn",
    "sở",
    "cục",
    "vụ",
    "tổng hội",
    "học viện",
    "tập đoàn",
    "công ty",
    "tổ chức",
    "tổng lãnh sự quán",
    "lãnh sự quán",
    "đại sứ quán",
    "câu lạc bộ",
    "mặt trận",
    "tỉnh ủy",
    "thành ủy",
    "đảng bộ",
    "đảng ủy",
    "hội đồng",
    "hđnd",
    "ubnd",
    SCHOOL,
    "trường",
    "khu di tích",
    "bảo tàng",
    "bệnh viện",
    "nhóm",
];

/// What says of which sort `HĐND` and `UBND` are, which are none then that was named.
const PLACES: [&str; 9] = [
    "cấp",
    "huyện",
    "phường",
    "quận",
    "thành",
    "thị",
    "tỉnh",
    "tp",
    "xã",
];

/// Second syllables that make another word of a generic one: `Hội nghị`, `Bộ máy`.
const COMPOUNDS: [(&str, &[&str]); 15] = [
    ("hđnd", &PLACES),
    ("ubnd", &PLACES),
    (
        "hội",
        &[
            "nghị",
            "thảo",
            "trường",
            "viên",
            "đàm",
            "chợ",
            "nhập",
            "tụ",
            "báo",
            "họp",
            "hè",
            "xuân",
            "thi",
            "diễn",
            "đồng",
            "hữu",
            "kiến",
            "ngộ",
            "quán",
            "thao",
            "trại",
            "làng",
            "sinh",
            "phụ",
            "nông",
            "cựu",
            "chữ",
            "người",
            "doanh",
            "khuyến",
        ],
    ),
    (
        "ban",
        &[
            "tổ",
            "hành",
            "bố",
            "tặng",
            "đầu",
            "ngày",
            "mai",
            "sáng",
            "chỉ",
            "lãnh",
            "giám",
            "chấp",
            "thường",
            "bộ",
            "cho",
            "đêm",
            "công",
            "ngành",
            "liên",
            "nhạc",
            "thư",
            "trị",
            "quản",
            "vận",
            "biên",
            "điều",
            "chủ",
            "cố",
            "kiểm",
            "cán",
        ],
    ),
    (
        "bộ",
        &[
            "phận",
            "máy",
            "đội",
            "môn",
            "tộc",
            "sưu",
            "trưởng",
            "phim",
            "sách",
            "ảnh",
            "ngành",
            "luật",
            "mặt",
            "tranh",
            "quy",
            "tiêu",
            "chỉ",
            "tài",
            "công",
        ],
    ),
    (
        "nhóm",
        &[
            "bạn", "chuyên", "các", "công", "họa", "học", "máu", "người", "nhạc", "nghiên", "nước",
            "phóng", "thiện", "trẻ", "tác", "từ", "tình",
        ],
    ),
    ("viện", &["trợ", "dẫn", "trưởng", "phó"]),
    ("quỹ", &["đất", "nhà", "thời"]),
    ("cục", &["diện", "trưởng", "bộ"]),
    ("vụ", &["việc", "trưởng", "án", "mùa", "lợi"]),
    ("sở", &["hữu", "tại", "thích", "trưởng", "dĩ"]),
    ("liên hiệp", &["quốc", "các", "hội"]),
    (
        "tổ chức",
        &[
            "các", "lễ", "nhiều", "hội", "cho", "tốt", "thành", "đại", "tại", "và", "những", "một",
            "chương", "được", "buổi", "phi", "quốc", "hữu", "nhân", "thực", "lại", "này", "tọa",
            "cuộc", "đoàn", "gặp", "chính", "bộ", "công", "hoạt", "kỷ", "giao", "trao", "triển",
        ],
    ),
    ("công ty", &["con", "mẹ"]),
    (
        "trường",
        &[
            "học", "hợp", "ca", "kỳ", "đại", "trung", "tiểu", "mầm", "quốc", "quay", "phái",
        ],
    ),
];

/// How many tokens the generic word at `token` takes that stands alone, with a capital.
fn generic(text: &Text<'_>, token: usize) -> Option<usize> {
    static ANY: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::of(&GENERIC));
    // `Phó Hiệu trưởng nhà trường`
    let led = || text.ends_in(token, "hiệu trưởng") && text.behind(token, SCHOOL).is_some();
    if !(text.is_capital(token) || text.tokens[token].is("nhà") && led()) {
        return None;
    }
    ANY.longest(&text.tokens, token)?;
    GENERIC.iter().find_map(|words| {
        let end = text.behind(token, words)?;
        let next = text.tokens.get(end);
        let compound = COMPOUNDS
            .iter()
            .filter(|(word, _)| word == words)
            .any(|(_, syllables)| next.is_some_and(|next| syllables.contains(&&*next.level)));
        let verb = *words == "tổ chức" && text.begins_sentence(token);
        let name = name::vietnamese(text, end).is_some();
        // `Đại sứ quán các nước`
        let many = text.is_any(end, &["các", "những", "hai"]);
        (!compound && !verb && !many && (!text.is_capital(end) || name)).then_some(end - token)
    })
}
