//! The bodies of a page: named in full, by what the page defines in brackets, or in short.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::names::grammar::{self, Found};
use crate::extract::names::name;
use crate::extract::names::text::Text;
use crate::lexicon::body::expansion;
use crate::lexicon::{Body, Head, LEXICON, Token, tokens};
use crate::model::{
    CountryCode, Facts, LocalOrganization, Mention, OrganizationFact, OrganizationKind,
};

/// A place where a body is named, in tokens of its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// Position of the paragraph's text.
    pub(crate) text: usize,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Which body.
    pub(crate) body: LocalOrganization,
    /// Named by its name, not in short.
    pub(crate) by_name: bool,
}

/// What a page says of its bodies so far.
#[derive(Debug, Default)]
pub(crate) struct Organizations {
    facts: Vec<OrganizationFact>,
    by_key: HashMap<String, LocalOrganization>,
    heads: Vec<Option<Head>>,
    /// Short names that the page defines, levelled words joined by spaces.
    short: HashMap<String, LocalOrganization>,
    /// In reading order, none within another.
    pub(crate) places: Vec<Place>,
}

/// The bodies of a page, with every place that names them.
pub(crate) fn find(texts: &[Text<'_>]) -> Organizations {
    let mut found = Organizations::default();
    for (at, text) in texts.iter().enumerate() {
        found.read(at, text);
    }
    for (at, text) in texts.iter().enumerate() {
        found.read_short(at, text);
    }
    for (at, text) in texts.iter().enumerate() {
        found.read_generic(at, text);
    }
    found
}

impl Organizations {
    /// Writes the bodies with their mentions into the facts.
    pub(crate) fn store(mut self, texts: &[Text<'_>], facts: &mut Facts) {
        for place in &self.places {
            let span = texts[place.text].span(place.tokens.clone());
            let by_name = place.by_name;
            self.facts[place.body.index()]
                .mentions
                .push(Mention { span, by_name });
        }
        facts.organizations = self.facts;
    }

    /// The place that begins at this token.
    pub(crate) fn starting(&self, text: usize, token: usize) -> Option<&Place> {
        let at = self
            .places
            .partition_point(|place| (place.text, place.tokens.start) < (text, token));
        self.places
            .get(at)
            .filter(|place| place.text == text && place.tokens.start == token)
    }

    /// The place that holds this token.
    pub(crate) fn holding(&self, text: usize, token: usize) -> Option<&Place> {
        let behind = self
            .places
            .partition_point(|place| (place.text, place.tokens.start) <= (text, token));
        let place = self.places.get(behind.checked_sub(1)?)?;
        (place.text == text && place.tokens.contains(&token)).then_some(place)
    }

    /// What is known of a body.
    pub(crate) fn get(&self, body: LocalOrganization) -> &OrganizationFact {
        &self.facts[body.index()]
    }

    /// The body of which this one is a department, or itself.
    pub(crate) fn whole(&self, body: LocalOrganization) -> LocalOrganization {
        let known = LEXICON
            .bodies
            .by_name(&self.get(body).name)
            .and_then(|body| body.parent.as_deref())
            .and_then(|parent| self.by_key.get(&key(&tokens(parent))).copied());
        match self.get(body).parent.or(known) {
            Some(parent) if self.is_unit(body) => parent,
            _ => body,
        }
    }

    /// The body is a department, not a body of its own.
    pub(crate) fn is_unit(&self, body: LocalOrganization) -> bool {
        self.heads[body.index()].is_some_and(|head| head.unit)
    }

    /// Names in full, and the short forms that brackets behind them define.
    fn read(&mut self, at: usize, text: &Text<'_>) {
        let mut token = 0;
        while token < text.tokens.len() {
            let Some((tokens, body)) = self.named(text, token) else {
                token = passed(text, token);
                continue;
            };
            let end = tokens.end;
            self.note(at, tokens.clone(), body, true);
            self.note_inner(at, text, tokens);
            let behind = self.read_bracket(at, text, end, body);
            token = behind.max(end);
        }
    }

    /// The body whose name begins at `token`, or whose head is the last word of a title there.
    fn named(
        &mut self,
        text: &Text<'_>,
        token: usize,
    ) -> Option<(Range<usize>, LocalOrganization)> {
        if let Some((length, title)) = LEXICON.titles.longest(&text.tokens, token) {
            if let Some(head) = &title.of {
                let from = token + length - head.split(' ').count();
                let found =
                    grammar::longest(text, from, true).filter(|found| found.end > token + length);
                if let Some(found) = found {
                    let range = from..found.end;
                    return Some((range.clone(), self.enter(text, range, &found)));
                }
            }
            if let Some(head) = &title.takes {
                let from = token + length;
                if text.is_capital(from)
                    && let Some((length, body)) = LEXICON.bodies.behind(head, &text.tokens, from)
                {
                    let end = from + length;
                    let abroad = LEXICON.countries.longest(&text.tokens, end);
                    let body = match abroad {
                        Some((_, country))
                            if is_home(body.country) && !is_home(Some(country.code)) =>
                        {
                            let found = grammar::place(text, end)?;
                            let name = format!("{} {}", body.name, text.text(end..found));
                            self.enter_foreign(&name, country.code)
                        }
                        _ => self.enter_known(body),
                    };
                    return Some((from..end, body));
                }
            }
        }
        let found = self.outside_a_name(text, token)?;
        let tokens = token..found.end;
        let body = self.enter(text, tokens.clone(), &found);
        Some((tokens, body))
    }

    /// The name of a body at `token`, where no person's name begins there: `Nguyễn Trường Giang`.
    fn outside_a_name(&self, text: &Text<'_>, token: usize) -> Option<Found> {
        let found = grammar::longest(text, token, false)?;
        if found.body.is_none() && found.head.is_some_and(|head| head.loose) {
            let person = (1..3).any(|back| {
                token.checked_sub(back).is_some_and(|from| {
                    !text.begins_sentence(token)
                        && name::vietnamese(text, from).is_some_and(|length| length > back)
                })
            });
            if person {
                return None;
            }
        }
        // `Chính phủ hai nước`, `Chính phủ và nhân dân Lào` are not the home government.
        let generic = found.body.is_some_and(|body| is_home(body.country))
            && (text.is_any(found.end, &["hai", "các", "ba"])
                && text.is_any(found.end + 1, &["nước", "quốc", "bên"])
                || text.is(found.end, "và")
                    && text.is(found.end + 1, "nhân")
                    && text.is_capital(found.end + 3)
                    && LEXICON
                        .countries
                        .longest(&text.tokens, found.end + 3)
                        .is_some_and(|(_, country)| !is_home(Some(country.code))));
        (!generic).then_some(found)
    }

    fn note(&mut self, at: usize, tokens: Range<usize>, body: LocalOrganization, by_name: bool) {
        let place = Place {
            text: at,
            tokens,
            body,
            by_name,
        };
        let order = |place: &Place| (place.text, place.tokens.start);
        let index = self
            .places
            .partition_point(|other| order(other) < order(&place));
        self.places.insert(index, place);
    }

    /// A body behind a comma or in brackets within a known longer name is named there too:
    /// `Ban Hợp tác Quốc tế, Trung ương Hội NDVN`.
    fn note_inner(&mut self, at: usize, text: &Text<'_>, tokens: Range<usize>) {
        let inner = tokens
            .clone()
            .skip(1)
            .find(|&token| text.is_any(token, &[",", "("]))
            .map(|token| token + 1);
        if let Some(from) = inner
            && let Some(found) = grammar::longest(text, from, false)
            && found.end <= tokens.end
            && let Some(body) = found.body
        {
            let body = self.enter_known(body);
            let last = self
                .places
                .iter_mut()
                .find(|place| place.text == at && place.tokens.start == tokens.start);
            if let Some(place) = last {
                place.tokens.end = from - 1;
            }
            self.note(at, from..found.end, body, true);
        }
    }

    /// What stands in brackets behind a name: a short form, or the body that it is part of.
    fn read_bracket(
        &mut self,
        at: usize,
        text: &Text<'_>,
        from: usize,
        body: LocalOrganization,
    ) -> usize {
        if !text.is(from, "(") {
            self.read_parent(text, from, body);
            return from;
        }
        let Some(close) =
            (from + 1..text.tokens.len().min(from + 16)).find(|&token| text.is(token, ")"))
        else {
            return from;
        };
        let mut start = from + 1;
        for intro in [
            "sau đây gọi tắt là",
            "sau đây gọi là",
            "gọi tắt là",
            "viết tắt là",
            "tên viết tắt là",
            "viết tắt",
            "gọi là",
        ] {
            let length = intro.split(' ').count();
            if start + length < close && text.level(start..start + length) == intro {
                start += length;
                break;
            }
        }
        let defined = start > from + 1;
        while text.is(start, "\"") || text.is(start, ":") {
            start += 1;
        }
        let mut end = close;
        while end > start + 1 && text.is(end - 1, "\"") {
            end -= 1;
        }
        if start >= end {
            return from;
        }
        if let Some(found) =
            grammar::longest(text, start, false).filter(|found| !defined && found.end == end)
        {
            let other = self.enter(text, start..end, &found);
            if other == body {
                self.note(at, start..end, other, true);
                return close + 1;
            }
            if self.is_unit(body) {
                self.part_of(body, other);
            }
            return start;
        }
        let country = LEXICON.countries.longest(&text.tokens, start);
        if let Some((length, country)) = country.filter(|(length, _)| start + length == end) {
            let fact = &mut self.facts[body.index()];
            if length > 0 && fact.country.is_none() {
                fact.country = Some(country.code);
            }
            return from;
        }
        let acronym = end == start + 1 && {
            let word = text.text(start..end);
            word.chars().filter(|c| c.is_uppercase()).count() > 1
                || (text.is_capital(start) && word.is_ascii() && word.len() > 3)
        };
        let english = end > start + 1
            && text.text(start..end).is_ascii()
            && (start..end).all(|token| text.is_capital(token) || text.is_lower(token))
            && text.is_capital(start);
        if !(defined || acronym || english) {
            return from;
        }
        let named = text.text(start..end);
        // `(Hội)` alone is the usual short form and holds without being defined.
        if end > start + 1 || acronym {
            self.short.insert(text.level(start..end), body);
            let fact = &mut self.facts[body.index()];
            if acronym && fact.acronym.is_none() {
                fact.acronym = Some(named.to_owned());
            }
            self.note(at, start..end, body, true);
        }
        close + 1
    }

    /// The body behind a comma or `của`, of which a department is part.
    fn read_parent(&mut self, text: &Text<'_>, from: usize, body: LocalOrganization) {
        if !self.is_unit(body) || self.facts[body.index()].parent.is_some() {
            return;
        }
        let behind = if text.is_any(from, &[",", "của", "thuộc"]) {
            from + 1
        } else if text.is(from, "trực") {
            from + 2
        } else {
            from
        };
        let comma = text.is(from, ",");
        if let Some(found) = grammar::longest(text, behind, false)
            && (!comma || found.body.is_some())
            && !found.head.is_some_and(|head| head.unit)
        {
            let parent = self.enter(text, behind..found.end, &found);
            self.part_of(body, parent);
        }
    }

    fn part_of(&mut self, body: LocalOrganization, parent: LocalOrganization) {
        if body == parent {
            return;
        }
        let country = self.facts[parent.index()].country;
        let kind = self.facts[parent.index()].kind;
        let fact = &mut self.facts[body.index()];
        if fact.parent.is_none() {
            fact.parent = Some(parent);
            fact.country = fact.country.or(country);
            if fact.kind == OrganizationKind::Other {
                fact.kind = kind;
            }
        }
    }

    /// The entry of a found name.
    fn enter(&mut self, text: &Text<'_>, range: Range<usize>, found: &Found) -> LocalOrganization {
        if let Some(body) = found.body {
            return self.enter_known(body);
        }
        let named = &text.tokens[range.clone()];
        let key = key(named);
        if let Some(body) = known_by_key(&key) {
            return self.enter_known(body);
        }
        // `Hội NDVN` where the page says `Hội Nông dân Việt Nam (NDVN)`.
        if let Some(&body) = (range.start + 1..range.end)
            .find_map(|from| self.short.get(&text.level(from..range.end)))
            .filter(|body| {
                self.facts[body.index()]
                    .name
                    .to_lowercase()
                    .starts_with(&named[0].level)
            })
        {
            return body;
        }
        let printed = printed_name(text, range);
        if let Some(&known) = self.by_key.get(&key) {
            let fact = &mut self.facts[known.index()];
            if printed.chars().count() > fact.name.chars().count() {
                fact.name = printed;
            }
            return known;
        }
        let country = home(named);
        let kind = kind(found.head, named, country);
        let fact = OrganizationFact {
            name: printed,
            kind,
            acronym: None,
            country,
            parent: None,
            mentions: Vec::new(),
        };
        self.add(key, fact, found.head)
    }

    fn enter_foreign(&mut self, name: &str, country: CountryCode) -> LocalOrganization {
        let named = tokens(name);
        let key = key(&named);
        if let Some(body) = known_by_key(&key) {
            return self.enter_known(body);
        }
        if let Some(&known) = self.by_key.get(&key) {
            return known;
        }
        let fact = OrganizationFact {
            name: name.to_owned(),
            kind: OrganizationKind::Foreign,
            acronym: None,
            country: Some(country),
            parent: None,
            mentions: Vec::new(),
        };
        self.add(key, fact, None)
    }

    fn enter_known(&mut self, body: &'static Body) -> LocalOrganization {
        let key = key(&tokens(&body.name));
        if let Some(&known) = self.by_key.get(&key) {
            return known;
        }
        let head = LEXICON
            .heads
            .longest(&tokens(&body.name), 0)
            .map(|(_, head)| *head);
        self.add(key, of_lexicon(body), head)
    }

    fn add(
        &mut self,
        key: String,
        fact: OrganizationFact,
        head: Option<Head>,
    ) -> LocalOrganization {
        let local = LocalOrganization(u32::try_from(self.facts.len()).unwrap_or(u32::MAX));
        self.facts.push(fact);
        self.heads.push(head);
        self.by_key.insert(key, local);
        local
    }

    /// The short forms that the page defines, wherever else they stand.
    fn read_short(&mut self, at: usize, text: &Text<'_>) {
        let mut token = 0;
        while token < text.tokens.len() {
            let found = (1..=6).rev().find_map(|length| {
                let end = token + length;
                if end > text.tokens.len() || !text.is_capital(token) {
                    return None;
                }
                let body = *self.short.get(&text.level(token..end))?;
                let free = (token..end).all(|token| self.holding(at, token).is_none());
                let cased = length > 1 || text.tokens[token].shape != crate::lexicon::Shape::Lower;
                (free && cased).then_some((end, body))
            });
            match found {
                Some((end, body)) => {
                    self.note(at, token..end, body, true);
                    token = end;
                }
                None => token += 1,
            }
        }
    }

    /// `Liên hiệp`, `Hội`, `Ban` alone: the body of that head that was named last.
    fn read_generic(&mut self, at: usize, text: &Text<'_>) {
        for token in 0..text.tokens.len() {
            if let Some(length) = generic(text, token)
                && self.holding(at, token).is_none()
                && self
                    .holding(at, token + length)
                    .is_none_or(|place| place.tokens.start == token + length)
                && let Some(body) = self.last_named(at, token, &text.level(token..token + length))
            {
                self.note(at, token..token + length, body, false);
            }
        }
    }

    /// The body named last before a token whose name begins with these words.
    fn last_named(&self, at: usize, token: usize, words: &str) -> Option<LocalOrganization> {
        self.places
            .iter()
            .rev()
            .filter(|place| (place.text, place.tokens.start) < (at, token) && place.by_name)
            .map(|place| place.body)
            .find(|body| {
                let name = self.facts[body.index()].name.to_lowercase();
                let rest = crate::lexicon::word::level(&name);
                rest.strip_prefix(words)
                    .is_some_and(|rest| rest.starts_with(' '))
            })
    }
}

/// Behind what begins at `token` and is no body: a person's full name is passed over whole, so that
/// no word of it begins a body's.
fn passed(text: &Text<'_>, token: usize) -> usize {
    match name::vietnamese(text, token) {
        Some(length) if length > 2 && grammar::place(text, token).is_none() => token + length,
        _ => token + 1,
    }
}

/// Words that alone stand for a body named before.
const GENERIC: [&str; 27] = [
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
    "sở",
    "cục",
    "vụ",
    "tổng hội",
    "học viện",
    "tập đoàn",
    "công ty",
    "tổ chức",
    "đại sứ quán",
    "câu lạc bộ",
    "mặt trận",
    "tỉnh ủy",
    "thành ủy",
    "đảng bộ",
    "đảng ủy",
    "hội đồng",
    "trường",
];

/// Second syllables that make another word of a generic one: `Hội nghị`, `Bộ máy`.
const COMPOUNDS: [(&str, &[&str]); 12] = [
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
    if !text.is_capital(token) {
        return None;
    }
    GENERIC.iter().find_map(|words| {
        let length = words.split(' ').count();
        let end = token + length;
        if text.tokens.len() < end || text.level(token..end) != **words {
            return None;
        }
        let compound = COMPOUNDS
            .iter()
            .filter(|(word, _)| word == words)
            .any(|(_, next)| text.is_any(end, next));
        let verb = *words == "tổ chức" && text.begins_sentence(token);
        (!compound && !verb && !text.is_capital(end)).then_some(length)
    })
}

/// Vietnam.
pub(crate) fn is_home(country: Option<CountryCode>) -> bool {
    country.is_some() && country == CountryCode::new("VN")
}

/// The form under which two prints of one name meet: countries by their codes, abbreviations in full,
/// without `tại Việt Nam`.
pub(crate) fn key(named: &[Token]) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(token) = named.get(at) {
        if let Some((length, code)) = LEXICON.countries.in_pair(named, at)
            && (named[at].is_capital() && at > 0)
        {
            let pair = at + length == named.len()
                || named.get(at + length).is_some_and(|next| next.is("-"))
                || named.get(at - 1).is_some_and(|before| before.is("-"))
                || LEXICON.countries.longest(named, at).is_some();
            if pair {
                words.push(code.to_string());
                at += length;
                continue;
            }
        }
        at += 1;
        match token.level.as_str() {
            "." | "," | "\"" | "'" => {}
            word => words.push(expansion(word).map_or_else(|| word.to_owned(), str::to_owned)),
        }
    }
    if words.len() > 3 && words.ends_with(&["tại".to_owned(), "VN".to_owned()]) {
        words.truncate(words.len() - 2);
    }
    words.join(" ")
}

/// The known body whose name or form has this key.
fn known_by_key(key: &str) -> Option<&'static Body> {
    static BY_KEY: LazyLock<HashMap<String, &'static Body>> = LazyLock::new(|| {
        let mut by_key = HashMap::new();
        for body in LEXICON.bodies.all() {
            for form in std::iter::once(&body.name).chain(&body.forms) {
                by_key.entry(self::key(&tokens(form))).or_insert(body);
            }
        }
        by_key
    });
    BY_KEY.get(key).copied()
}

/// The name as printed, with single spaces, and spaces around a dash between words as the page has it.
fn printed_name(text: &Text<'_>, range: Range<usize>) -> String {
    let mut name = String::new();
    for at in range.clone() {
        let token = &text.tokens[at];
        let dash = token.is("-");
        let apart = (dash && pairs(text, at))
            || (at > range.start && text.is(at - 1, "-") && pairs(text, at - 1));
        if at > range.start && (token.spaced || apart) {
            name.push(' ');
        }
        name.push_str(if dash {
            "-"
        } else {
            &text.source[token.start..token.end]
        });
    }
    name
}

/// A dash between two countries, however it is spaced.
fn pairs(text: &Text<'_>, at: usize) -> bool {
    LEXICON.countries.in_pair(&text.tokens, at + 1).is_some()
}

/// The country of a body as its name tells it: the first country named, or that of its place.
fn home(named: &[Token]) -> Option<CountryCode> {
    (1..named.len()).find_map(|at| {
        let pair = named.get(at + 1).is_some_and(|next| next.is("-"));
        let place = LEXICON
            .places
            .longest(named, at)
            .filter(|_| named[at].is_capital());
        let country = LEXICON
            .countries
            .longest(named, at)
            .map(|(_, country)| country.code);
        let short = pair.then(|| LEXICON.countries.in_pair(named, at)).flatten();
        place
            .map(|(_, place)| place.country)
            .filter(|_| country.is_none())
            .or(country)
            .or(short.map(|(_, code)| code))
    })
}

/// The sort of body that a name tells.
fn kind(head: Option<Head>, named: &[Token], country: Option<CountryCode>) -> OrganizationKind {
    let Some(head) = head else {
        return OrganizationKind::Other;
    };
    let foreign = country.is_some() && !is_home(country);
    match head.kind {
        OrganizationKind::FriendshipAssociation => head.kind,
        OrganizationKind::ForeignNgo
            if is_home(country) && !named.iter().any(|token| token.is("tại")) =>
        {
            OrganizationKind::Other
        }
        OrganizationKind::Media | OrganizationKind::Business | OrganizationKind::International => {
            head.kind
        }
        _ if foreign => OrganizationKind::Foreign,
        kind => kind,
    }
}

/// The entry of a known body, without mentions and parent.
pub(crate) fn of_lexicon(body: &Body) -> OrganizationFact {
    OrganizationFact {
        name: body.name.clone(),
        kind: body.kind,
        acronym: body.acronym.clone(),
        country: body.country,
        parent: None,
        mentions: Vec::new(),
    }
}
