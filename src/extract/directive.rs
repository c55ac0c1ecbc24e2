//! Documents of the Party and the State: their numbers and symbols in the spellings of the press, and
//! what is said about them beside the citation.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::names::known_organization;
use crate::extract::reading::{Passage, Reading};
use crate::extract::symbol::{self, Symbol};
use crate::extract::time::{Calendar, PrintedTime};
use crate::model::{DirectiveFact, DirectiveKind, Facts, LocalOrganization, Mention, Rule, Stated};
use crate::text::normalize;
use crate::text::pattern::{Captures, Pattern, exact, pattern};

/// The words that name a sort of document, longer ones first, with whether a number alone makes them
/// one (`Nghị quyết 57`, but not `chương trình 135`).
const KINDS: &[(&str, DirectiveKind, bool)] = &[
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
    ("công văn", DirectiveKind::Other, false),
    ("kế hoạch", DirectiveKind::Plan, false),
    ("kết luận", DirectiveKind::Conclusion, true),
    ("thông tư", DirectiveKind::Circular, true),
    ("quy chế", DirectiveKind::Regulation, true),
    ("chỉ thị", DirectiveKind::Directive, true),
    ("đề án", DirectiveKind::Programme, false),
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
        r"(?<number>\d{{1,5}})(?:\s?/\s?(?<year>(?:19|20)\d\d))?(?<codes>\s?[-–/]\s?(?:{codes})(?:TW|TƯ)?(?:[-–/]\s?[A-ZĐƯ][A-Za-zĐđƯư.]*\d*)*|\s(?:{codes})[-–/]\s?T[WUƯ]\b|/[A-ZĐƯ&]{{2,10}}[a-z]?(?:-[A-ZĐƯ&][A-Za-zĐđƯư&]*)*)?"
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
static DATED: LazyLock<Pattern> = LazyLock::new(|| {
    exact(r"^(?:[\s,(]*(?:(?:được\s+)?(?:ban hành|ký)\s+)?(?:ngày|tháng)\s*|\s*\()$")
});
static TERM: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^(?:[\s,]|Trung ương|Đảng)*\(?(?i:khóa|khoá)\s+(?<term>[IVXL]+)\b"));
static SUBJECT: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^[\s,)]*(?:về|“)\s*(?:việc\s+)?(?<subject>[^.;:()“”]+?)(?:\s*[.;:()“”]|,\s+(?:\p{Lu}|ông|bà|đồng chí|các|được|trong|góp phần|đồng thời|qua đó|từ đó|gắn)|$)",
    )
});

/// One citation, before those of one document are joined.
struct Cited {
    kind: DirectiveKind,
    number: Option<String>,
    symbol: Option<Symbol>,
    named_after: Option<String>,
    term: Option<String>,
    party: bool,
    range: Range<usize>,
    rule: Rule,
}

/// Fills the directives of the facts, and the bodies that a symbol alone names as issuers.
///
/// Example: `Chỉ thị 12/CT-TW ngày 5/01/2022 của Ban Bí thư khóa XIII về tăng cường …`.
pub(crate) fn find(reading: &Reading<'_>, facts: &mut Facts) {
    for passage in &reading.passages {
        let cited = citations(passage);
        let starts: Vec<usize> = cited.iter().map(|one| one.range.start).collect();
        let added: Vec<(Range<usize>, usize)> = cited
            .into_iter()
            .map(|cited| {
                let range = cited.range.clone();
                let next = starts[starts.partition_point(|&start| start <= range.start)..].first();
                let stop = next.map_or(passage.text.len(), |&next| next);
                (range, add(reading, passage, cited, stop, facts))
            })
            .collect();
        for pair in added.windows(2).rev() {
            share_issuer(passage, &pair[0], &pair[1], facts);
        }
    }
}

fn citations(passage: &Passage<'_>) -> Vec<Cited> {
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
        let named = captures.name("so").is_some() || capital && !short;
        if !bare || !named || !is_named(&text[whole.end()..], number) {
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

/// The number's digits without the year and leading zeros: `08/2022` gives `8`.
fn digits(number: &str) -> &str {
    number
        .split('/')
        .next()
        .unwrap_or(number)
        .trim_start_matches('0')
}

/// Whether a citation may mean the document: the kind, what names it, and nothing against it.
fn is_same(fact: &DirectiveFact, cited: &Cited) -> bool {
    let agree = |one: Option<&str>, other: Option<&str>| match (one, other) {
        (Some(one), Some(other)) => normalize(one) == normalize(other),
        _ => true,
    };
    let year = |number: &str| number.split_once('/').map(|(_, year)| year.to_owned());
    let numbers = match (&fact.number, &cited.number) {
        (Some(one), Some(other)) => {
            digits(one) == digits(other) && agree(year(one).as_deref(), year(other).as_deref())
        }
        (None, None) => true,
        _ => false,
    };
    let symbol = cited.symbol.as_ref().map(|symbol| symbol.official.as_str());
    let named = match (&fact.named_after, &cited.named_after) {
        (Some(one), Some(other)) => normalize(one) == normalize(other),
        (None, None) => true,
        _ => false,
    };
    fact.kind == cited.kind
        && numbers
        && named
        && agree(fact.symbol.as_deref(), symbol)
        && agree(fact.term.as_deref(), cited.term.as_deref())
}

/// Gives the former of two documents named in a row the issuer that is named behind both.
///
/// Example: `Nghị quyết số 22-NQ/TW và Chỉ thị số 15-CT/TW của Ban Bí thư`.
fn share_issuer(
    passage: &Passage<'_>,
    (former, at): &(Range<usize>, usize),
    (latter, behind): &(Range<usize>, usize),
    facts: &mut Facts,
) {
    static ROW: LazyLock<Pattern> = LazyLock::new(|| {
        exact(r"^\s*(?:,?\s*ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?\s*(?:,|;|và|cùng|cùng với)\s+$")
    });
    let gap = (passage.text).get(former.end..latter.start);
    let series = |symbol: &Option<String>| {
        let (_, series) = symbol.as_deref()?.rsplit_once('/')?;
        Some(series.to_owned())
    };
    let (one, other) = (&facts.directives[*at], &facts.directives[*behind]);
    let here = passage.span(latter.clone());
    if at != behind
        && one.issuer.is_none()
        && one.symbol.is_some()
        && series(&one.symbol) == series(&other.symbol)
        && gap.is_some_and(|gap| ROW.is_match(gap))
        && let Some(issuer) = other.issuer.clone()
        && issuer.span.paragraph == here.paragraph
        && here.end <= issuer.span.start
    {
        facts.directives[*at].issuer = Some(issuer);
    }
}

/// Adds a citation to its document, and gives the document's place. What is said of it ends at `stop`.
fn add(
    reading: &Reading<'_>,
    passage: &Passage<'_>,
    cited: Cited,
    stop: usize,
    facts: &mut Facts,
) -> usize {
    let mention = Mention {
        span: passage.span(cited.range.clone()),
        by_name: true,
        ground: cited.rule.into(),
    };
    let said = said_beside(reading, passage, &cited.range, stop);
    let said_by_premier = said.issuer.is_none() && is_premiers(passage, &cited.range);
    let implied = match &cited.symbol {
        Some(symbol) => symbol.issuer(),
        None if said_by_premier => Some("Thủ tướng Chính phủ"),
        None => cited.party.then_some("Đảng Cộng sản Việt Nam"),
    };
    let index = facts
        .directives
        .iter()
        .position(|fact| is_same(fact, &cited))
        .unwrap_or_else(|| {
            facts.directives.push(DirectiveFact {
                kind: cited.kind,
                number: None,
                symbol: None,
                named_after: cited.named_after.clone(),
                term: None,
                subject: None,
                issued_on: None,
                issuer: None,
                mentions: Vec::new(),
            });
            facts.directives.len() - 1
        });
    let issuer = said.issuer.or_else(|| {
        let value = known_organization(facts, implied?);
        Some(Stated {
            value,
            span: mention.span,
        })
    });
    let fact = &mut facts.directives[index];
    fact.mentions.push(mention);
    if fact
        .number
        .as_ref()
        .is_none_or(|number| !number.contains('/'))
        && cited.number.is_some()
    {
        fact.number = cited.number.clone();
    }
    fact.term = fact.term.take().or(cited.term).or(said.term);
    fact.issued_on = fact.issued_on.take().or(said.issued_on);
    fact.subject = fact.subject.take().or(said.subject);
    fact.issuer = fact.issuer.take().or(issuer);
    fact.symbol = fact
        .symbol
        .take()
        .or(cited.symbol.map(|symbol| symbol.official));
    index
}

/// Whether the Prime Minister, named by the office alone, issued it: `Chỉ thị 19 của Thủ tướng`, but not
/// `của Thủ tướng Lào`.
fn is_premiers(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    static PREMIER: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"^(?:,?\s*ngày\s+\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?,?)?\s+của\s+Thủ tướng\b(?:\s+Chính phủ\b)?(?:\s+(?:nước\s+)?(?:Cộng hòa xã hội chủ nghĩa\s+)?Việt Nam\b)?",
        )
    });
    let behind = &passage.text[range.end..];
    PREMIER.find(behind).is_some_and(|found| {
        let next = behind[found.end()..].trim_start();
        !next.starts_with(char::is_uppercase) && !next.starts_with("nước ")
    })
}

#[derive(Default)]
struct Said {
    issuer: Option<Stated<LocalOrganization>>,
    issued_on: Option<Stated<jiff::civil::Date>>,
    term: Option<String>,
    subject: Option<Stated<String>>,
}

/// What the words right behind (`… ngày 5/01/2022 của Ban Bí thư khóa XIII về …`) and right before
/// (`Ban Bí thư ban hành …`) a citation say of it, as far as `stop`, where the next one begins.
fn said_beside(
    reading: &Reading<'_>,
    passage: &Passage<'_>,
    range: &Range<usize>,
    stop: usize,
) -> Said {
    let text = passage.text;
    let sentence = passage.sentence_at(range.start);
    let mut said = Said::default();
    let mut at = range.end;
    let end = sentence.end.min(stop).max(at);
    // `Chỉ thị của Ban Bí thư số 38`
    let inside = passage.organizations_in(range.clone()).next();
    let inside = inside.filter(|issuer| text[range.start..issuer.range.start].ends_with(" của "));
    said.issuer = inside.map(|issuer| Stated {
        value: issuer.entity,
        span: passage.span(issuer.range.clone()),
    });
    // Issuer and day come in either order.
    for _ in 0..3 {
        let day = passage
            .times
            .iter()
            .filter(|time| time.range.start >= at && time.is_day())
            .find(|time| DATED.is_match(&text[at..time.range.start]));
        if said.issued_on.is_none()
            && let Some(day) = day
        {
            said.issued_on = issued(reading, passage, day);
            at = day.range.end;
        }
        let issuer = passage.organizations_in(at..end.max(at)).next();
        if said.issuer.is_none()
            && let Some(issuer) = issuer
            && is_issuing(&text[at..issuer.range.start])
        {
            said.issuer = Some(Stated {
                value: issuer.entity,
                span: passage.span(issuer.range.clone()),
            });
            at = issuer.range.end;
        }
        let rest = &text[at..end.max(at)];
        if let Some(term) = TERM.captures(rest) {
            said.term = term.name("term").map(|term| term.as_str().to_owned());
            at += term.get(0).map_or(0, |all| all.end());
        }
    }
    // `… về hội nhập quốc tế và Chỉ thị số 15-CT/TW`
    let rest = text[at..end.max(at)].trim_end();
    let rest = (stop < sentence.end)
        .then(|| rest.strip_suffix(" và").or(rest.strip_suffix(" cùng")))
        .flatten()
        .unwrap_or(rest);
    if let Some(subject) = SUBJECT
        .captures(rest)
        .and_then(|found| found.name("subject"))
    {
        let words = subject.as_str().trim_end().trim_end_matches(',');
        if !words.is_empty() {
            let start = at + subject.start();
            said.subject = Some(Stated {
                value: words.to_owned(),
                span: passage.span(start..start + words.len()),
            });
        }
    }
    if said.issuer.is_none() {
        let before = passage
            .organizations_in(sentence.start..range.start)
            .next_back();
        if let Some(issuer) = before
            && let gap = &text[issuer.range.end..range.start]
            && is_issuing_before(gap)
        {
            // `Ban Chấp hành Trung ương (khóa XII) ban hành Nghị quyết số 26`
            if let Some(term) = TERM.captures(gap).filter(|_| said.term.is_none()) {
                said.term = term.name("term").map(|term| term.as_str().to_owned());
            }
            said.issuer = Some(Stated {
                value: issuer.entity,
                span: passage.span(issuer.range.clone()),
            });
            // `Ngày 24/3/2022, Ban Chấp hành X đã ra Nghị quyết số 15`
            let day = passage
                .times
                .iter()
                .rfind(|time| time.is_day() && time.range.end <= issuer.range.start)
                .filter(|day| {
                    sentence.start <= day.range.start
                        && text[day.range.end..issuer.range.start]
                            .trim_matches([' ', ','])
                            .is_empty()
                });
            if let Some(day) = day.filter(|_| said.issued_on.is_none()) {
                said.issued_on = issued(reading, passage, day);
            }
        }
    }
    if said.issued_on.is_none() {
        said.issued_on = signed(passage, sentence.start, range.start)
            .and_then(|day| issued(reading, passage, day));
    }
    said
}

/// The day that opens the sentence in which somebody signs the document at `cited`: `Ngày 14/4/2025, Tổng Bí thư
/// A thay mặt Bộ Chính trị ký ban hành Chỉ thị số 45-CT/TW`.
fn signed<'a>(passage: &'a Passage<'_>, start: usize, cited: usize) -> Option<&'a PrintedTime> {
    static SIGNS: LazyLock<Pattern> =
        LazyLock::new(|| exact(r"\b(?:ký ban hành|đã ký|ký|ban hành)\s+$"));
    static OPENS: LazyLock<Pattern> =
        LazyLock::new(|| exact(r"^\s*(?:Trước đó,\s*)?(?:[Nn]gày\s*)?$"));
    let text = passage.text;
    let mut times =
        (passage.times.iter()).filter(|time| start <= time.range.start && time.range.end <= cited);
    let day = times.next().filter(|time| time.is_day())?;
    (times.next().is_none()
        && OPENS.is_match(&text[start..day.range.start])
        && SIGNS.is_match(&text[day.range.end..cited]))
    .then_some(day)
}

fn issued(
    reading: &Reading<'_>,
    passage: &Passage<'_>,
    day: &PrintedTime,
) -> Option<Stated<jiff::civil::Date>> {
    let calendar = Calendar {
        published: reading.article.published.map(|published| published.on),
        ..Calendar::default()
    };
    day.resolve(calendar).map(|span| Stated {
        value: span.start,
        span: passage.span(day.range.clone()),
    })
}

fn is_issuing(gap: &str) -> bool {
    static ISSUING: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"^[\s,)]*(?:của|do|(?:đã\s+)?được)\s+(?:(?:đồng chí|Ban Thường vụ|Ban Chấp hành|BTV|BCH|Thường trực)\s+)?$",
        )
    });
    ISSUING.is_match(gap)
}

fn is_issuing_before(gap: &str) -> bool {
    static ISSUING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:\s*\([^)]*\))?(?:\s+(?:khóa|khoá)\s+[IVXL]+)?\s+(?:(?:đã|vừa|cũng)\s+)*(?:ban hành|ra|ký ban hành|thông qua|có|gửi)\s+$",
        )
    });
    ISSUING.is_match(gap)
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::extract::tests::article;
    use crate::lexicon::document_name;
    use crate::model::DirectiveKind;

    #[test]
    fn issuers_are_read_where_they_are_named() {
        for (text, issuers) in [
            (
                "Tỉnh thực hiện Nghị quyết số 22-NQ/TW và Chỉ thị số 15-CT/TW của Bộ Chính trị.",
                &["Bộ Chính trị", "Bộ Chính trị"][..],
            ),
            (
                "Tỉnh thực hiện Quyết định số 272/QĐ-TTg và Chỉ thị số 15-CT/TW của Bộ Chính trị.",
                &["Thủ tướng Chính phủ", "Bộ Chính trị"],
            ),
            (
                "Tỉnh thực hiện Chỉ thị số 19 của Thủ tướng.",
                &["Thủ tướng Chính phủ"],
            ),
            (
                "Tỉnh thực hiện Chỉ thị số 19 của Thủ tướng Chính phủ Việt Nam.",
                &["Thủ tướng Chính phủ"],
            ),
            ("Đoàn nghiên cứu Chỉ thị số 19 của Thủ tướng Lào.", &[""]),
            (
                "Đoàn nghiên cứu Chỉ thị số 19 của Thủ tướng Hun Sen.",
                &[""],
            ),
        ] {
            let facts = extract(&article(&[text]));
            let found: Vec<&str> = (facts.directives.iter())
                .map(|directive| {
                    let issuer = directive.issuer.as_ref();
                    issuer.map_or("", |issuer| &facts.organizations[issuer.value.index()].name)
                })
                .collect();
            assert_eq!(found, issuers, "{text}");
        }
    }

    #[test]
    fn documents_bear_the_day_on_which_they_are_signed() {
        for (text, day) in [
            (
                "Ngày 14/4/2025, Tổng Bí thư Lê Văn Nam thay mặt Bộ Chính trị ký ban hành Chỉ thị số 45-CT/TW.",
                Some("2025-04-14"),
            ),
            (
                "Ngày 14/4/2025, tỉnh họp bàn việc thực hiện Chỉ thị số 45-CT/TW.",
                None,
            ),
        ] {
            let facts = extract(&article(&[text]));
            let issued = facts.directives[0].issued_on.as_ref();
            assert_eq!(
                issued.map(|issued| issued.value.to_string()).as_deref(),
                day,
                "{text}"
            );
        }
    }

    #[test]
    fn documents_are_read_as_the_press_spells_them() {
        for (text, found) in [
            (
                "Tỉnh thực hiện Chỉ thị của Ban Bí thư số 38 về thi đua.",
                "Chỉ thị 38 of Ban Bí thư",
            ),
            (
                "Tỉnh thực hiện NQ số 22 của Bộ Chính trị.",
                "Nghị quyết 22 of Bộ Chính trị",
            ),
            (
                "Tỉnh thực hiện các Nghị quyết số 18, 19-NQ/TW của Bộ Chính trị.",
                "Nghị quyết 18-NQ/TW of Bộ Chính trị; Nghị quyết 19-NQ/TW of Bộ Chính trị",
            ),
            (
                "Tỉnh thực hiện Nghị quyết 59-NQ/TW, 57-NQ/TW và 66-NQ/TW của Bộ Chính trị.",
                "Nghị quyết 59-NQ/TW of Bộ Chính trị; Nghị quyết 57-NQ/TW of Bộ Chính trị; Nghị quyết 66-NQ/TW of Bộ Chính trị",
            ),
            (
                "Tỉnh thực hiện hai Chỉ thị 12 và 15 của Ban Bí thư.",
                "Chỉ thị 12; Chỉ thị 15 of Ban Bí thư",
            ),
            (
                "Tỉnh thực hiện Chỉ thị 12 và 15 đề án của ngành.",
                "Chỉ thị 12",
            ),
            (
                "Tỉnh thực hiện Quy chế 272 của Bộ Chính trị.",
                "Quy định 272 of Bộ Chính trị",
            ),
            (
                "Tỉnh thực hiện Chỉ thị số 45 CT/TW của Bộ Chính trị.",
                "Chỉ thị 45-CT/TW of Bộ Chính trị",
            ),
            (
                "Tỉnh thực hiện Quyết định số 45 ngày 12/3/2020 của Ban Bí thư.",
                "Quyết định 45 of Ban Bí thư on 2020-03-12",
            ),
            (
                "Ban Bí thư (khóa XII) ban hành Chỉ thị số 26.",
                "Chỉ thị 26 of Ban Bí thư, term XII",
            ),
            (
                "Tỉnh thực hiện Nghị quyết số 36/NQ-TW về kiều bào và Chỉ thị 45/CT-TW.",
                "Nghị quyết 36-NQ/TW, kiều bào; Chỉ thị 45-CT/TW",
            ),
            (
                "Tỉnh thực hiện Luật Ngân hàng Nhà nước số 46/2010/QH12.",
                "Luật 46/2010/QH12 of Quốc hội",
            ),
            ("Quyết định 3 ngày nghỉ được đưa ra; ct 12 đi.", ""),
        ] {
            let facts = extract(&article(&[text]));
            let told = facts.directives.iter().map(|directive| {
                let symbol = directive.symbol.as_ref().or(directive.number.as_ref());
                let name = document_name(directive.kind, directive.symbol.as_deref());
                let mut told = format!("{name} {}", symbol.unwrap());
                if let Some(issuer) = &directive.issuer {
                    told += " of ";
                    told += &facts.organizations[issuer.value.index()].name;
                }
                if let Some(day) = &directive.issued_on {
                    told += &format!(" on {}", day.value);
                }
                if let Some(term) = &directive.term {
                    told += &format!(", term {term}");
                }
                if let Some(subject) = &directive.subject
                    && directive.issuer.is_none()
                {
                    told += &format!(", {}", subject.value);
                }
                told
            });
            assert_eq!(told.collect::<Vec<_>>().join("; "), found, "{text}");
        }
    }

    #[test]
    fn schemes_are_programmes() {
        let facts = extract(&article(&[
            "Tỉnh thực hiện Đề án số 01-ĐA/TW của Ban Bí thư.",
        ]));
        assert_eq!(facts.directives[0].kind, DirectiveKind::Programme);
    }
}
