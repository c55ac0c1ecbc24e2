//! What people are reported to have said.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::deed::Deed;
use crate::extract::deed::act::Act;
use crate::extract::meeting::Meetings;
use crate::extract::reading::{Passage, Reading};
use crate::model::{LocalPerson, ParagraphKind, StatementFact};
use crate::text::pattern::{Pattern, exact};

/// The statements of an article, in reading order: one for each paragraph and speaker.
///
/// Example: `“Bạn bè là bạn bè”, bà Hiền chia sẻ. Theo bà, …` is one, quoted.
pub(crate) fn find(reading: &Reading<'_>, deeds: &[Deed], found: &Meetings) -> Vec<StatementFact> {
    let mut statements = Vec::new();
    for (paragraph, passage) in reading.passages.iter().enumerate() {
        if matches!(
            passage.kind,
            ParagraphKind::Caption | ParagraphKind::Heading
        ) {
            continue;
        }
        let said: Vec<(&Deed, LocalPerson)> = deeds
            .iter()
            .filter(|deed| deed.paragraph == paragraph && tells_words(passage, deed))
            .flat_map(|deed| deed.people.iter().map(move |person| (deed, *person)))
            .collect();
        let mut speakers: Vec<LocalPerson> = Vec::new();
        for (_, person) in &said {
            if !speakers.contains(person) {
                speakers.push(*person);
            }
        }
        for speaker in speakers {
            let own = said.iter().filter(|(_, person)| *person == speaker);
            let Some(range) = own
                .clone()
                .map(|(deed, _)| deed.sentence.clone())
                .reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
            else {
                continue;
            };
            let others = said
                .iter()
                .filter(|(_, person)| *person != speaker)
                .map(|(deed, _)| deed.sentence.start)
                .collect::<Vec<_>>();
            let range = with_what_follows(passage, range, &others);
            let meeting = own
                .clone()
                .next()
                .and_then(|(deed, _)| found.held_at(paragraph, &deed.sentence));
            statements.push(StatementFact {
                speaker,
                meeting,
                span: passage.span(range.clone()),
                quoted: is_quotation(passage, &range),
            });
        }
    }
    statements.sort_by_key(|statement| statement.span);
    statements
}

/// Whether the sentence gives words and not only the fact that somebody spoke.
fn tells_words(passage: &Passage<'_>, deed: &Deed) -> bool {
    /// How many bytes a name with its post and some words take, at least.
    const BEFORE: usize = 80;
    let rest = &passage.text[deed.verb.end..deed.sentence.end.max(deed.verb.end)];
    let content = rest.chars().filter(|c| c.is_whitespace()).count() >= 2;
    let quoted = passage
        .quotations
        .iter()
        .any(|range| deed.sentence.start <= range.start && range.start < deed.sentence.end);
    // `Hai bên sẽ cùng làm việc ấy, bà A cho hay.`
    let behind = rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty()
        && deed.verb.start - deed.sentence.start > BEFORE;
    deed.act == Act::Say && (content || behind || quoted || deed.verb.start == deed.sentence.start)
}

/// The sentences behind a colon or a quotation that go on with the words: up to the next speaker.
fn with_what_follows(passage: &Passage<'_>, range: Range<usize>, others: &[usize]) -> Range<usize> {
    static COLON: LazyLock<Pattern> = LazyLock::new(|| exact(r":\s+\p{Lu}"));
    let mut end = range.end;
    let goes_on = COLON.is_match(&passage.text[range.clone()]);
    for sentence in &passage.sentences {
        if sentence.start < end {
            continue;
        }
        let quoted = passage.is_quoted(sentence.start);
        let another = others.contains(&sentence.start)
            || passage.people_in(sentence.clone()).next().is_some();
        if another || !(goes_on || quoted) {
            break;
        }
        end = sentence.end;
    }
    // A quotation opened before the speaker is named belongs to the words.
    let start = passage
        .quotations
        .iter()
        .filter(|quotation| quotation.end <= range.end && quotation.end + 4 >= range.start)
        .map(|quotation| quotation.start)
        .min()
        .map_or(range.start, |start| start.min(range.start));
    start..end
}

/// Whether the words themselves stand between quotation marks, not only a name or a term.
fn is_quotation(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    const A_SENTENCE: usize = 6;
    passage
        .quotations
        .iter()
        .filter(|quotation| range.start <= quotation.start && quotation.end <= range.end)
        .any(|quotation| {
            let words = passage.text[quotation.clone()].split_whitespace().count();
            let before = passage.text[..quotation.start].trim_end();
            let set_off = before.is_empty() || before.ends_with([':', '.', ',', '…', '!', '?']);
            words >= A_SENTENCE && set_off
        })
}
