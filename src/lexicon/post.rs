//! Titles of posts, forms of address and surnames: what tells people's names from others.

use rustc_hash::FxHashMap;

use crate::lexicon::phrase::Phrases;
use crate::lexicon::table::{forms, rows};
use crate::lexicon::word::{level, tokens};
use crate::model::{LexiconFile, LexiconLine};

/// How a title of a post joins with what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// Words that belong to the title and to its body at once, one of them:
    /// `Trưởng ban Đối ngoại Trung ương`, `Thứ trưởng Ngoại giao`.
    pub shared: Vec<String>,
    /// A common word as well, which is a post only beside a name.
    pub loose: bool,
    /// An office of a country or a place, in no body unless one is named right behind it: `Thủ tướng`.
    pub bodiless: bool,
    /// A profession or a rank of the clergy, which is a post only in a body: `giảng viên Trường Đại học Hà Nội`,
    /// `Tổng Giám mục Tổng Giáo phận Hà Nội`.
    pub profession: bool,
    /// Where the lexicon has it.
    pub line: LexiconLine,
}

impl Title {
    /// One of many: without a body of its own the post is in the body of the next title.
    ///
    /// Example: `Ủy viên Ban Thường vụ, Phó Chủ tịch Hội Nông dân Việt Nam`.
    pub fn is_member(&self) -> bool {
        self.shared
            .iter()
            .any(|organ| MEMBERS.contains(&&*level(organ)))
    }
}

/// Organs within a body, whose members hold no post of a body of that name.
const MEMBERS: [&str; 4] = [
    "ban thường vụ",
    "ban thường trực",
    "ban chấp hành",
    "đoàn chủ tịch",
];

/// Titles that are common words too.
const LOOSE: [&str; 24] = [
    "chuyên viên",
    "công sứ",
    "cố vấn",
    "lãnh sự",
    "nghị sĩ",
    "nghị sỹ",
    "nguyên thủ quốc gia",
    "phó đoàn",
    "phó trưởng đoàn",
    "tham tán",
    "thành viên",
    "thư ký",
    "thủ trưởng",
    "trưởng bản",
    "trưởng nhóm",
    "trưởng thôn",
    "trưởng đoàn",
    "trợ lý",
    "tổ trưởng",
    "tùy viên",
    "vua",
    "điều phối viên",
    "đội trưởng",
    "đặc phái viên",
];

/// Reads the titles, and the professions and ranks of the clergy among the forms of address; the numbers of the lines of the
/// first that are none are given.
pub(crate) fn parse_titles(data: &str, honorifics: &str) -> (Phrases<Title>, Vec<usize>) {
    let mut titles = Phrases::default();
    let mut bad = Vec::new();
    for (line, columns) in rows(data) {
        let &[name, shared] = columns.as_slice() else {
            bad.push(line);
            continue;
        };
        let title = Title {
            shared: forms(shared)
                .filter(|head| *head != "-")
                .map(str::to_owned)
                .collect(),
            bodiless: shared == "-",
            loose: LOOSE.contains(&&*level(name)),
            profession: false,
            line: LexiconLine::new(LexiconFile::Titles, line),
        };
        titles.insert(name, title);
    }
    for (line, columns) in rows(honorifics) {
        if let &[name, "PROFESSION" | "RELIGIOUS"] = columns.as_slice() {
            let title = Title {
                shared: Vec::new(),
                bodiless: false,
                loose: true,
                profession: true,
                line: LexiconLine::new(LexiconFile::Honorifics, line),
            };
            titles.insert(name, title);
        }
    }
    (titles, bad)
}

/// A form of address before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Honorific {
    /// A rank that is kept with the name: `GS, TS`, `Đại tá`; not `ông`, `bà`, `nhà báo`.
    pub kept: bool,
    /// Where the lexicon has it.
    pub line: LexiconLine,
}

/// Reads the forms of address; the numbers of the lines that are none are given.
pub(crate) fn parse_honorifics(data: &str) -> (Phrases<Honorific>, Vec<usize>) {
    let mut honorifics = Phrases::default();
    let mut bad = Vec::new();
    for (line, columns) in rows(data) {
        let kept = match columns.as_slice() {
            [_, "ADDRESS" | "PROFESSION"] => false,
            [
                _,
                "ACADEMIC" | "MILITARY" | "DIPLOMATIC" | "RELIGIOUS" | "TITLE_OF_HONOUR",
            ] => true,
            _ => {
                bad.push(line);
                continue;
            }
        };
        let line = LexiconLine::new(LexiconFile::Honorifics, line);
        honorifics.insert(columns[0], Honorific { kept, line });
    }
    (honorifics, bad)
}

/// The surnames of one word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surnames(FxHashMap<String, LexiconLine>);

impl Surnames {
    /// Reads the surnames; those of several words are left out.
    pub(crate) fn parse(data: &str) -> Self {
        let mut surnames = FxHashMap::default();
        for (line, columns) in rows(data) {
            let name = columns.first().copied().unwrap_or_default();
            if tokens(name).len() == 1 {
                let line = LexiconLine::new(LexiconFile::Surnames, line);
                surnames.entry(level(name).into_owned()).or_insert(line);
            }
        }
        Surnames(surnames)
    }

    /// Whether the levelled word is a surname.
    pub fn contains(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// Where the lexicon has the surname that the levelled word is.
    pub fn line(&self, word: &str) -> Option<LexiconLine> {
        self.0.get(word).copied()
    }
}
