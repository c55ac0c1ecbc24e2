//! Citations of documents: their sorts, numbers and symbols in the spellings of the press.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::directive::symbol::{self, Symbol};
use crate::extract::reading::Passage;
use crate::model::{DirectiveKind, Rule};
use crate::text::pattern::{Captures, Pattern, exact};

/// The words that name a sort of document, longer ones first, with whether a number alone makes them
/// one (`Nghị quyết 57`, but not `chương trình 135`).
const KINDS: &[(&str, DirectiveKind, bool)] = &[
    ("chương trình phối hợp", DirectiveKind::Programme, false),
    ("chương trình tổng thể", DirectiveKind::Programme, false),
    ("kế hoạch hành động", DirectiveKind::Plan, false),
    ("kế hoạch phối hợp", DirectiveKind::Plan, false),
    ("kế hoạch tổng thể", DirectiveKind::Plan, false),
    ("đề án tổng thể", DirectiveKind::Other, false),
    ("chương trình hành động", DirectiveKind::Programme, false),
    ("thông tư liên tịch", DirectiveKind::Circular, true),
    ("thông báo kết luận", DirectiveKind::Other, false),
    ("chương trình", DirectiveKind::Programme, false),
    ("quyết định", DirectiveKind::Decision, true),
    ("nghị quyết", DirectiveKind::Resolution, true),
    ("pháp lệnh", DirectiveKind::Ordinance, false),
    ("nghị định", DirectiveKind::Decree, true),
    ("thông báo", DirectiveKind::Other, false),
    ("hướng dẫn", DirectiveKind::Other, false),
    ("quy định", DirectiveKind::Regulation, true),
    ("công điện", DirectiveKind::Other, false),
    ("văn bản", DirectiveKind::Other, false),
    ("công văn", DirectiveKind::Other, false),
    ("kế hoạch", DirectiveKind::Plan, false),
    ("kết luận", DirectiveKind::Conclusion, true),
    ("thông tư", DirectiveKind::Circular, true),
    ("quy chế", DirectiveKind::Regulation, true),
    ("chỉ thị", DirectiveKind::Directive, true),
    ("đề án", DirectiveKind::Other, false),
    ("luật", DirectiveKind::Law, false),
    // `NQ số 22`
    ("nq", DirectiveKind::Resolution, true),
    ("ct", DirectiveKind::Directive, true),
    ("kl", DirectiveKind::Conclusion, true),
    ("qđ", DirectiveKind::Decision, true),
    ("nđ", DirectiveKind::Decree, true),
];

/// A number, its year and the letters behind them, as documents bear them.
fn number() -> String {
    let codes = symbol::CODES.join("|");
    format!(
        r"(?<number>\d{{1,5}})(?:\s?/\s?(?<year>(?:19|20)\d\d))?(?<codes>\s?[-–/]\s?(?:{codes})(?:TW|TƯ)?\b(?:[-–/]\s?[A-ZĐƯ][A-Za-zĐđƯư.]*\d*|\s[-–]\s[A-ZĐƯ]{{2,10}}\b)*|\s(?:{codes})[-–/]\s?T[WUƯ]\b|/[A-ZĐƯ&]{{2,10}}[a-z]?(?:-[A-ZĐƯ&][A-Za-zĐđƯư&]*)*)?"
    )
}

static NUMBERED: LazyLock<Pattern> = LazyLock::new(|| {
    let kinds: Vec<&str> = KINDS.iter().map(|(word, ..)| *word).collect();
    exact(&format!(
        r"\b(?<kind>(?i:{}))\s*(?:(?<so>(?i:số))\s*:?\s*)?{}",
        kinds.join("|"),
        number()
    ))
});
/// A further document of the same sort: `Nghị quyết 59-NQ/TW, 57-NQ/TW và 66-NQ/TW`.
static FURTHER: LazyLock<Pattern> = LazyLock::new(|| {
    exact(&format!(
        r"^\s*(?:[,;]|(?:,\s*)?và)\s+(?:số\s+)?{}",
        number()
    ))
});
/// The issuer stands between the word and the number: `Chỉ thị của Ban Bí thư số 38`.
static INSIDE: LazyLock<Pattern> = LazyLock::new(|| {
    exact(&format!(
        r"\b(?<kind>(?i:chỉ thị|nghị quyết|kết luận|quyết định|quy định))\s+của\s+(?:\p{{L}}+\s+){{1,8}}?(?<so>số)\s+{}",
        number()
    ))
});
/// `Luật Đất đai số 31/2024/QH15`.
static LAW: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"\b(?<kind>Luật|Pháp lệnh)(?:\s+[\p{L},]+){1,14}?\s+\(?số:?\s+(?<number>\d{1,3})/(?<year>\d{4})(?<codes>/(?:QH|UBTVQH)\d+)",
    )
});
/// `Nghị quyết Đại hội XIII của Đảng`, `Nghị quyết Đại hội Đảng lần thứ XIII`.
static CONGRESS: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"\b(?i:nghị quyết)\s+(?i:của\s+)?(?<congress>(?i:đại hội)(?<delegates>\s+(?i:đại biểu))?(?:\s+(?i:toàn quốc))?(?<party>\s+(?:của\s+)?Đảng(?<branch>\s+bộ(?:\s+\p{L}+){0,6}?)?)?\s+(?:(?i:lần thứ)\s+)?(?<ordinal>[IVXL]+|\d{1,2}))\b(?<of>\s+(?:của\s+)?Đảng\b(?:\s+Cộng sản Việt Nam)?)?",
    )
});
/// `Nghị quyết Trung ương 4 (khóa XII)`, `Nghị quyết Hội nghị Trung ương 7 khóa XI`.
static PLENUM: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"\b(?i:nghị quyết)\s+(?:(?i:hội nghị)\s+)?(?:lần thứ \p{L}+\s+)?(?i:trung ương)\s+(?<ordinal>\d{1,2}|\p{Ll}+)(?:,?\s*\(?(?i:khóa|khoá)\s+(?<term>[IVXL]+)\)?)",
    )
});
/// A number followed by one of these counts things: `Quyết định 3 nội dung`.
static COUNTED: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^\s*(?:[.,]\d|%|(?:năm|nội dung|vấn đề|điểm|nhóm|nhiệm vụ|giải pháp|người|tỷ|triệu|tháng|ngày|mục tiêu|thành viên|đơn vị)\b)",
    )
});
/// What follows is when it was issued: `Quyết định số 45 ngày 12/3/2020`, `Nghị quyết số 08 năm 2022`.
static BEFORE_DAY: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^\s*(?:(?:ngày|tháng)\s+\d|năm\s+(?:19|20)\d\d)"));

/// One citation, before those of one document are joined.
pub(super) struct Cited {
    pub(super) kind: DirectiveKind,
    pub(super) number: Option<String>,
    pub(super) symbol: Option<Symbol>,
    pub(super) named_after: Option<String>,
    pub(super) term: Option<String>,
    pub(super) party: bool,
    pub(super) range: Range<usize>,
    pub(super) rule: Rule,
}

pub(super) fn citations(passage: &Passage<'_>) -> Vec<Cited> {
    let text = passage.text;
    let mut cited: Vec<Cited> = NUMBERED
        .captures_iter(text)
        .flat_map(|captures| row(text, &captures))
        .collect();
    let inside = INSIDE.captures_iter(text);
    cited.extend(inside.filter_map(|captures| numbered(text, &captures)));
    let laws = LAW.captures_iter(text);
    cited.extend(laws.filter_map(|captures| {
        let rule = Rule::LawWithSymbol;
        numbered(text, &captures).map(|cited| Cited { rule, ..cited })
    }));
    cited.extend(
        CONGRESS
            .captures_iter(text)
            .filter_map(|captures| congress(passage, &captures)),
    );
    cited.extend(PLENUM.captures_iter(text).filter_map(|captures| {
        let ordinal = captures.name("ordinal")?.as_str();
        let term = captures.name("term")?.as_str();
        Some(Cited {
            kind: DirectiveKind::Resolution,
            number: None,
            symbol: None,
            named_after: Some(format!("Trung ương {ordinal} khóa {term}")),
            term: Some(term.to_owned()),
            party: false,
            range: captures.get(0)?.range(),
            rule: Rule::PlenumResolution,
        })
    }));
    cited.sort_by_key(|one| one.range.start);
    cited
}

/// A document with those of the same sort that follow it by their numbers.
///
/// Those behind `các` may share the letters of the last: `các Nghị quyết số 18, 19-NQ/TW`.
fn row(text: &str, captures: &Captures<'_>) -> Vec<Cited> {
    let Some(first) = numbered(text, captures) else {
        return Vec::new();
    };
    let before = text[..first.range.start].split_whitespace().next_back();
    let before = before.unwrap_or_default().to_lowercase();
    let many = matches!(before.as_str(), "các" | "hai" | "những");
    let mut row = vec![first];
    let mut shared = None;
    while let Some(last) = row.last()
        && let Some(next) = FURTHER.captures(&text[last.range.end..])
        && let Some(number) = next.name("number")
    {
        let from = last.range.end;
        let year = next.name("year").map(|year| year.as_str());
        let codes = next.name("codes").map(|codes| codes.as_str());
        let symbol = codes.and_then(|codes| Symbol::parse(number.as_str(), year, codes));
        let like = |symbol: &Symbol| last.symbol.as_ref().is_none_or(|one| one.is_like(symbol));
        let end = from + next.get(0).map_or(0, |all| all.end());
        let fits = match &symbol {
            Some(symbol) => like(symbol) && (many || last.symbol.is_some()),
            None => many && last.symbol.is_none() && is_named(&text[end..], number.as_str()),
        };
        if !fits {
            break;
        }
        if last.symbol.is_none() {
            shared = codes.filter(|_| symbol.is_some());
        }
        let rule = match symbol {
            Some(_) => Rule::DocumentSymbol,
            None => Rule::DocumentNumber,
        };
        row.push(Cited {
            kind: last.kind,
            number: Some(numbering(number.as_str(), year)),
            symbol,
            named_after: None,
            term: None,
            party: false,
            range: from + number.start()..end,
            rule,
        });
    }
    for one in row.iter_mut().filter(|one| one.symbol.is_none()) {
        let number = one.number.as_deref().unwrap_or_default();
        one.symbol = shared.and_then(|codes| Symbol::parse(number, None, codes));
    }
    row
}

/// The number with its year: `58/2022`.
fn numbering(number: &str, year: Option<&str>) -> String {
    match year {
        Some(year) => format!("{number}/{year}"),
        None => number.to_owned(),
    }
}

/// A number before this text is a document's: not of `Quyết định 3 nội dung`, `Nghị quyết 2023`.
fn is_named(rest: &str, number: &str) -> bool {
    let runs_on = rest.starts_with(|c: char| c.is_alphanumeric());
    let counted = COUNTED.is_match(rest) && !BEFORE_DAY.is_match(rest);
    !runs_on && !counted && !is_year(number)
}

fn numbered(text: &str, captures: &Captures<'_>) -> Option<Cited> {
    let word = captures.name("kind")?.as_str();
    let lower = word.to_lowercase();
    let (_, kind, bare) = *KINDS.iter().find(|(name, ..)| *name == lower)?;
    let whole = captures.get(0)?;
    let number = captures.name("number")?.as_str();
    let year = captures.name("year").map(|year| year.as_str());
    let symbol = captures
        .name("codes")
        .and_then(|codes| Symbol::parse(number, year, codes.as_str()));
    let capital = word.starts_with(char::is_uppercase);
    let short = lower.chars().count() == 2;
    if short && lower == word {
        return None;
    }
    if symbol.is_none() {
        let said = captures.name("so").is_some();
        // `Kế hoạch số 53` is one, `chương trình 135` none.
        let named = if bare {
            said || capital && !short
        } else {
            said && capital
        };
        if !named || !is_named(&text[whole.end()..], number) {
            return None;
        }
    }
    let end = whole.start() + whole.as_str().trim_end_matches('.').len();
    let rule = if symbol.is_some() {
        Rule::DocumentSymbol
    } else {
        Rule::DocumentNumber
    };
    Some(Cited {
        kind,
        number: Some(numbering(number, year)),
        symbol,
        named_after: None,
        term: None,
        party: false,
        range: whole.start()..end,
        rule,
    })
}

/// `Nghị quyết 2023`: hardly a number.
fn is_year(number: &str) -> bool {
    matches!(number.parse::<u32>(), Ok(1900..=2100))
}

fn congress(passage: &Passage<'_>, captures: &Captures<'_>) -> Option<Cited> {
    let ordinal = captures.name("ordinal")?.as_str();
    let whole = captures.get(0)?.range();
    let branch = captures.name("branch").is_some();
    let of_party = captures.name("party").is_some() || captures.name("of").is_some();
    let late = ordinal.starts_with('X');
    let other = passage
        .organizations
        .iter()
        .find(|named| {
            named.range.start >= whole.end
                && matches!(
                    passage.text[whole.end..named.range.start].trim(),
                    "" | "của"
                )
        })
        .filter(|_| captures.name("of").is_none() && !of_party);
    let party =
        !branch && other.is_none() && (of_party || late || captures.name("delegates").is_some());
    let end = other.map_or(whole.end, |named| named.range.end);
    let named_after = if party {
        format!("Đại hội {ordinal}")
    } else {
        let start = captures.name("congress")?.start();
        passage.text[start..end].to_owned()
    };
    Some(Cited {
        kind: DirectiveKind::Resolution,
        number: None,
        symbol: None,
        named_after: Some(named_after),
        term: None,
        party,
        range: whole.start..end,
        rule: Rule::CongressResolution,
    })
}
