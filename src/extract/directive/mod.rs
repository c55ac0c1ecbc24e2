//! Documents of the Party and the State: their numbers and symbols in the spellings of the press, and
//! what is said about them beside the citation.

mod beside;
mod citation;
mod symbol;

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::directive::beside::{Said, is_premiers, said_beside};
use crate::extract::directive::citation::{Cited, citations};
use crate::extract::names::known_organization;
use crate::extract::reading::{Passage, Reading};
use crate::model::{DirectiveFact, Facts, Mention, Stated};
use crate::text::normalize;
use crate::text::pattern::{Pattern, exact};

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
    // `triển khai Nghị quyết Đại hội XIII của Đảng do Ban Bí thư tổ chức`: a congress issues its own.
    let said = if cited.party {
        Said {
            issuer: None,
            ..said
        }
    } else {
        said
    };
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
