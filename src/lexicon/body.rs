//! The bodies that the press of people-to-people diplomacy names, and how their names are built.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon::phrase::Phrases;
use crate::lexicon::table::{forms, rows};
use crate::lexicon::word::{Token, tokens};
use crate::model::{CountryCode, LexiconFile, LexiconLine, OrganizationKind};
use crate::text::normalize;

/// A known body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The canonical name.
    pub name: String,
    /// What sort of body it is.
    pub kind: OrganizationKind,
    /// Its acronym.
    pub acronym: Option<String>,
    /// The body that it is part of: a canonical name.
    pub parent: Option<String>,
    /// The country it belongs to; none for an international one.
    pub country: Option<CountryCode>,
    /// The English name.
    pub name_en: Option<String>,
    /// Other forms under which it is printed.
    pub forms: Vec<String>,
    /// Where the lexicon has it.
    pub line: LexiconLine,
}

/// A known form of a body's name.
#[derive(Debug)]
struct Form {
    /// The position among the bodies.
    body: usize,
    /// A single word, which counts only as it is printed here.
    printed: Option<String>,
}

/// All known bodies.
#[derive(Debug, Default)]
pub struct Bodies {
    all: Vec<Body>,
    /// By the canonical names, each as it is and as [`normalize`] has it.
    by_name: FxHashMap<String, usize>,
    forms: Phrases<Form>,
    /// Two words, the second in lower case, that follow each other in a name.
    inner: Pairs,
    /// Those of `inner` that end a name.
    closing: Pairs,
    /// Two words in lower case that go on any name.
    topics: Pairs,
}

/// Pairs of levelled words, by the first.
#[derive(Debug, Default)]
struct Pairs(FxHashMap<String, FxHashSet<String>>);

impl Pairs {
    fn insert(&mut self, first: &Token<'_>, second: &Token<'_>) {
        let seconds = self.0.entry(first.level.to_string()).or_default();
        seconds.insert(second.level.to_string());
    }

    fn contains(&self, first: &str, second: &str) -> bool {
        self.0
            .get(first)
            .is_some_and(|seconds| seconds.contains(second))
    }
}

impl Bodies {
    /// Reads the table; the lines that are none are left out and their numbers given.
    pub(crate) fn parse(data: &str, words: &str, topics: &str) -> (Self, Vec<usize>) {
        let mut bodies = Bodies::default();
        let mut bad = Vec::new();
        for (line, columns) in rows(data) {
            match parse_body(line, &columns) {
                Some(body) => bodies.add(body),
                None => bad.push(line),
            }
        }
        for (_, columns) in rows(words) {
            bodies.learn(columns.first().copied().unwrap_or_default());
        }
        for (_, columns) in rows(topics) {
            let topic = columns.first().copied().unwrap_or_default();
            if let [first, second] = tokens(topic).as_slice() {
                bodies.topics.insert(first, second);
            }
        }
        (bodies, bad)
    }

    fn add(&mut self, body: Body) {
        let at = self.all.len();
        self.by_name.insert(normalize(&body.name), at);
        self.by_name.insert(body.name.clone(), at);
        let names = std::iter::once(&body.name).chain(&body.acronym);
        for form in names.chain(&body.forms) {
            let printed = (tokens(form).len() == 1).then(|| form.clone());
            self.forms.insert(form, Form { body: at, printed });
            self.learn(form);
        }
        self.all.push(body);
    }

    fn learn(&mut self, name: &str) {
        let words = tokens(name);
        for pair in words.windows(2) {
            let [first, second] = pair else { continue };
            if second.is_word() {
                self.inner.insert(first, second);
            }
        }
        if let [.., before, last] = words.as_slice()
            && last.is_word()
        {
            self.closing.insert(before, last);
        }
    }

    /// The body of this canonical name, in any case and spelling.
    pub fn by_name(&self, name: &str) -> Option<&Body> {
        let known = (self.by_name.get(name)).or_else(|| self.by_name.get(&normalize(name)));
        known.map(|&at| &self.all[at])
    }

    /// Every body, in the order of the table.
    pub fn all(&self) -> &[Body] {
        &self.all
    }

    /// The longest known name that begins with the token at `at`, and how many tokens it takes.
    ///
    /// A name of one word must be printed as the table has it (`ASEAN`), a longer one begins with a
    /// capital, save for an army (`quân đội nhân dân Việt Nam`), unless `any_case` (`Trưởng ban Đối ngoại Trung ương` holds `ban Đối ngoại Trung ương`).
    pub fn longest(
        &self,
        source: &str,
        text: &[Token<'_>],
        at: usize,
        any_case: bool,
    ) -> Option<(usize, &Body)> {
        let first = text.get(at)?;
        self.forms
            .at(text, at)
            .find(|(_, form)| match &form.printed {
                Some(printed) => source.get(first.start..first.end) == Some(printed.as_str()),
                None => any_case || first.is_capital() || first.level == "quân",
            })
            .map(|(length, form)| (length, &self.all[form.body]))
    }

    /// The body whose name is the word `head` followed by the tokens from `at` on: for
    /// `Thứ trưởng Ngoại giao`, `bộ` finds `Bộ Ngoại giao`.
    pub fn behind(&self, head: &str, text: &[Token<'_>], at: usize) -> Option<(usize, &Body)> {
        let stop = text.len().min(at + 12);
        let mut named = tokens(head);
        let lead = named.len();
        named.extend_from_slice(text.get(at..stop)?);
        self.forms
            .at(&named, 0)
            .find(|(length, _)| *length > lead)
            .map(|(length, form)| (length - lead, &self.all[form.body]))
    }

    /// Whether `word`, in lower case, may follow `before` within a name.
    pub fn goes_on(&self, before: &str, word: &str) -> bool {
        self.inner.contains(before, word)
    }

    /// Whether a name may end in `before` and `word`.
    pub fn closes(&self, before: &str, word: &str) -> bool {
        self.closing.contains(before, word)
    }

    /// Whether two words in lower case may go on a name, whatever word stands before them:
    /// `Viện Nghiên cứu quốc tế`.
    pub fn is_topic(&self, first: &str, second: &str) -> bool {
        self.topics.contains(first, second)
    }
}

fn parse_body(line: usize, columns: &[&str]) -> Option<Body> {
    let &[name, kind, acronym, parent, country, name_en, others] = columns else {
        return None;
    };
    let filled = |column: &str| (!column.is_empty()).then(|| column.to_owned());
    let country = match country {
        "" => None,
        code => Some(CountryCode::new(code)?),
    };
    Some(Body {
        name: filled(name)?,
        kind: kind.parse().ok()?,
        acronym: filled(acronym),
        parent: filled(parent),
        country,
        name_en: filled(name_en),
        forms: forms(others).map(str::to_owned).collect(),
        line: LexiconLine::new(LexiconFile::Organizations, line),
    })
}

/// A word or two with which names of bodies begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// What sort of body it begins.
    pub kind: OrganizationKind,
    /// Topics may follow as a list: `Sở Văn hóa, Thể thao và Du lịch`.
    pub listed: bool,
    /// A place must follow: `Tỉnh ủy Nghệ An`.
    pub placed: bool,
    /// Such a body is part of the one that is named behind it: `Ban Đa phương (…)`.
    pub unit: bool,
    /// A common word as well: a name needs a capital right behind it.
    pub loose: bool,
    /// Where the lexicon has it.
    pub line: LexiconLine,
}

/// Reads the heads of names; the numbers of the lines that are none are given.
pub(crate) fn parse_heads(data: &str) -> (Phrases<Head>, Vec<usize>) {
    let mut heads = Phrases::default();
    let mut bad = Vec::new();
    for (line, columns) in rows(data) {
        let parsed = match columns.as_slice() {
            [name, kind, traits] => kind.parse().ok().map(|kind| (name, kind, traits)),
            _ => None,
        };
        let Some((name, kind, traits)) = parsed else {
            bad.push(line);
            continue;
        };
        let has = |wanted: &str| traits.split(' ').any(|one| one == wanted);
        let head = Head {
            kind,
            listed: has("listed"),
            placed: has("placed"),
            unit: has("unit"),
            loose: has("loose"),
            line: LexiconLine::new(LexiconFile::Heads, line),
        };
        heads.insert(name, head);
    }
    (heads, bad)
}

/// Words for which names print an abbreviation, so that both spellings have one key.
const ABBREVIATIONS: [(&str, &str); 31] = [
    ("bch", "ban chấp hành"),
    ("bp", "biên phòng"),
    ("bđbp", "bộ đội biên phòng"),
    ("chdcnd", "cộng hòa dân chủ nhân dân"),
    ("chqs", "chỉ huy quân sự"),
    ("chxhcn", "cộng hòa xã hội chủ nghĩa"),
    ("ckqt", "cửa khẩu quốc tế"),
    ("clb", "câu lạc bộ"),
    ("hcm", "hồ chí minh"),
    ("hđnd", "hội đồng nhân dân"),
    ("lhctchn", "liên hiệp các tổ chức hữu nghị"),
    ("lhpn", "liên hiệp phụ nữ"),
    ("lđlđ", "liên đoàn lao động"),
    ("lb", "liên bang"),
    ("mttq", "mặt trận tổ quốc"),
    ("nxb", "nhà xuất bản"),
    ("qđnd", "quân đội nhân dân"),
    ("tand", "tòa án nhân dân"),
    ("tlsq", "tổng lãnh sự quán"),
    ("tncs", "thanh niên cộng sản"),
    ("tnhh", "trách nhiệm hữu hạn"),
    ("thpt", "trung học phổ thông"),
    ("thcs", "trung học cơ sở"),
    ("tp", "thành phố"),
    ("tphcm", "thành phố hồ chí minh"),
    ("tw", "trung ương"),
    ("tư", "trung ương"),
    ("ub", "ủy ban"),
    ("ubnd", "ủy ban nhân dân"),
    ("vn", "việt nam"),
    ("đsq", "đại sứ quán"),
];

/// What an abbreviation in a name, levelled, stands for: `ubnd` for `ủy ban nhân dân`.
pub fn expansion(word: &str) -> Option<&'static str> {
    ABBREVIATIONS
        .iter()
        .find(|(short, _)| *short == word)
        .map(|(_, long)| *long)
}
