//! Reading one state of the index: which documents match, how well, in which order.
//!
//! tantivy's own ranking depends on how the documents lie in segments: removed ones still count in its
//! statistics, and it adds up scores in an order that differs between segments. The archive promises
//! the same answers whatever the order of loading, so both are done here.

use std::collections::HashSet;
use std::sync::Arc;

use tantivy::columnar::StrColumn;
use tantivy::query::{
    Bm25StatisticsProvider, EnableScoring, PhraseQuery, Query as _, TermQuery, Weight,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{IndexReader, SegmentReader, TantivyError, Term};

use crate::search::query::Query;
use crate::search::schema::{self, Fields, KEY, KIND};
use crate::search::{DocumentKind, Hit, Hits, SearchError};
use crate::text;
use crate::wanted::is_wanted;

/// How many hits a search gives at most.
pub const MAX_HITS: usize = 10_000;

/// What a word counts that bears the marks as typed. Each way counts on top of the ones below it.
const AS_TYPED: f32 = 1.0;

/// What a word counts that was typed with marks and is printed without any.
const BARE: f32 = 0.4;

/// What a word counts that was typed with marks and is printed with whatever others: so little that
/// repeating it does not outweigh the word that was meant.
const OTHER_MARKS: f32 = 0.05;

/// One state of the index, unchanged by later updates. Cloning is cheap.
#[derive(Clone)]
pub struct Searcher(Arc<State>);

struct State {
    searcher: tantivy::Searcher,
    fields: Fields,
    /// How many words each of the texts has on average where it is not empty, times the number of
    /// documents, as tantivy wants it.
    lengths: [u64; 4],
    revision: Option<u64>,
}

/// One way in which a unit of a query may stand in a text.
struct Leaf {
    /// The unit's number in the query.
    unit: usize,
    weight: Box<dyn Weight>,
    boost: f32,
}

/// What is known of a document while the leaves are gone through.
#[derive(Clone, Copy, Default)]
struct Tally {
    score: f32,
    /// How many units it holds.
    held: usize,
    /// One more than the number of the last unit that it holds.
    last: usize,
}

/// A living document that holds something of the query.
struct Found {
    score: f32,
    held: usize,
    kind: DocumentKind,
    /// Its segment, and the number of its key there.
    key: (usize, u64),
}

impl Searcher {
    /// The state that `reader` was last reloaded to.
    pub(super) fn read(
        index: &tantivy::Index,
        reader: &IndexReader,
        fields: Fields,
    ) -> tantivy::Result<Searcher> {
        let searcher = reader.searcher();
        let mut lengths = [0; 4];
        for (length, text) in lengths.iter_mut().zip(fields.texts) {
            *length = total_length(&searcher, text.plain)?;
        }
        let noted = index.load_metas()?.payload;
        Ok(Searcher(Arc::new(State {
            searcher,
            fields,
            lengths,
            revision: noted.and_then(|noted| schema::noted_revision(&noted)),
        })))
    }

    pub(super) fn revision(&self) -> Option<u64> {
        self.0.revision
    }

    /// The documents of these kinds that match the query, best first, ties by kind and key.
    ///
    /// - A document must hold all the words and phrases, in whichever of its texts. Only where none of
    ///   these kinds does, those that hold some match, lower the fewer they hold.
    /// - Words match in any case, with or without marks (`huu nghi` finds `Hữu nghị`), and as whole
    ///   words. A word typed with marks counts fully where it bears them, less where the text has none,
    ///   and next to nothing where the text has others; once one word has marks, this goes for the
    ///   words without, too.
    /// - `"…"` holds a phrase: these words next to each other, not across paragraphs. Symbols hold
    ///   together likewise: `58/2022/NĐ-CP`. Any other syntax parts words and means nothing.
    /// - The name weighs more than aliases, then the lead, then the body; short texts and rare words
    ///   weigh more (BM25).
    ///
    /// Of a query the first [`MAX_QUERY_CHARACTERS`](crate::search::MAX_QUERY_CHARACTERS) and
    /// [`MAX_QUERY_WORDS`](crate::search::MAX_QUERY_WORDS) are read. One without words finds nothing,
    /// as one of no kinds. The answer depends on the documents alone, not on how they came in.
    ///
    /// # Errors
    ///
    /// The index cannot be read.
    ///
    /// # Correctness
    ///
    /// Where the answer is not [wanted](is_wanted) any more it is not whole.
    pub fn search(&self, query: &str, kinds: &[DocumentKind]) -> Result<Hits, SearchError> {
        self.0
            .search(&Query::parse(query), kinds)
            .map_err(SearchError::reading)
    }

    /// The keys of the documents of one kind that hold all the words, with or without diacritics.
    ///
    /// Phrases, symbols and limits are those of [`search`](Self::search); without words there are none.
    ///
    /// # Errors
    ///
    /// The index cannot be read.
    pub fn holding(&self, words: &str, kind: DocumentKind) -> Result<HashSet<String>, SearchError> {
        self.0
            .holding(&Query::parse(words), kind)
            .map_err(SearchError::reading)
    }
}

impl State {
    fn search(&self, query: &Query, kinds: &[DocumentKind]) -> tantivy::Result<Hits> {
        let scoring = EnableScoring::enabled_from_statistics_provider(self, &self.searcher);
        let mut found = self.find(query, kinds, scoring)?;
        let all = query.units.len();
        if found.iter().any(|document| document.held == all) {
            found.retain(|document| document.held == all);
        } else {
            for document in &mut found {
                document.score *= document.held as f32 / all as f32;
            }
        }
        let total = found.len();
        if total > MAX_HITS {
            // Those that tie with the last one stay until their keys are known.
            let (_, last, _) = found.select_nth_unstable_by(MAX_HITS - 1, |one, other| {
                other.score.total_cmp(&one.score)
            });
            let least = last.score;
            found.retain(|document| document.score >= least);
        }
        let mut best: Vec<Hit> = self
            .with_keys(found)?
            .into_iter()
            .map(|(document, key)| Hit {
                kind: document.kind,
                key,
                score: document.score,
            })
            .collect();
        best.sort_unstable_by(|one, other| {
            let by_score = other.score.total_cmp(&one.score);
            by_score.then_with(|| (one.kind, &one.key).cmp(&(other.kind, &other.key)))
        });
        best.truncate(MAX_HITS);
        Ok(Hits { best, total })
    }

    fn holding(&self, query: &Query, kind: DocumentKind) -> tantivy::Result<HashSet<String>> {
        let scoring = EnableScoring::disabled_from_searcher(&self.searcher);
        let mut found = self.find(query, &[kind], scoring)?;
        found.retain(|document| document.held == query.units.len());
        let keys = self.with_keys(found)?.into_iter().map(|(_, key)| key);
        Ok(keys.collect())
    }

    /// The documents of these kinds that hold at least one unit, in no order.
    fn find(
        &self,
        query: &Query,
        kinds: &[DocumentKind],
        scoring: EnableScoring<'_>,
    ) -> tantivy::Result<Vec<Found>> {
        let leaves = self.leaves(query, scoring)?;
        let mut found = Vec::new();
        if leaves.is_empty() || kinds.is_empty() {
            return Ok(found);
        }
        for (number, segment) in self.searcher.segment_readers().iter().enumerate() {
            let mut tallies = vec![Tally::default(); segment.max_doc() as usize];
            for leaf in leaves.iter().take_while(|_| is_wanted()) {
                leaf.weight.for_each(segment, &mut |document, score| {
                    let tally = &mut tallies[document as usize];
                    tally.score += score * leaf.boost;
                    if tally.last <= leaf.unit {
                        tally.held += 1;
                        tally.last = leaf.unit + 1;
                    }
                })?;
            }
            let kind_numbers = segment.fast_fields().u64(KIND)?;
            let keys = key_column(segment)?;
            for document in segment.doc_ids_alive() {
                let Tally { score, held, .. } = tallies[document as usize];
                let kind = kind_numbers.first(document).and_then(schema::kind);
                if let Some(kind) = kind
                    && held > 0
                    && kinds.contains(&kind)
                    && let Some(key) = keys.ords().first(document)
                {
                    let key = (number, key);
                    found.push(Found {
                        score,
                        held,
                        kind,
                        key,
                    });
                }
            }
        }
        Ok(found)
    }

    /// All ways in which the units may stand in the texts, unit by unit: scores are added up in this
    /// order.
    fn leaves(&self, query: &Query, scoring: EnableScoring<'_>) -> tantivy::Result<Vec<Leaf>> {
        let mut leaves = Vec::new();
        let units = query.units.iter().enumerate();
        for (unit, words) in units.take_while(|_| is_wanted()) {
            for text in self.fields.texts {
                // The plain form finds all that the others find.
                let mut ways = vec![(text.plain, &words.plain, AS_TYPED)];
                if query.marked && scoring.is_scoring_enabled() {
                    ways[0].2 = OTHER_MARKS;
                    ways.push((text.marked, &words.marked, AS_TYPED));
                    if words.marked != words.plain {
                        ways.push((text.marked, &words.plain, BARE));
                    }
                }
                for (field, words, worth) in ways {
                    leaves.push(Leaf {
                        unit,
                        weight: weight(field, words, scoring)?,
                        boost: text.weight * worth,
                    });
                }
            }
        }
        Ok(leaves)
    }

    /// The documents with their keys, in no order.
    fn with_keys(&self, mut found: Vec<Found>) -> tantivy::Result<Vec<(Found, String)>> {
        found.sort_unstable_by_key(|document| document.key);
        let mut keys = Vec::with_capacity(found.len());
        for of_segment in found.chunk_by(|one, other| one.key.0 == other.key.0) {
            let segment = &self.searcher.segment_readers()[of_segment[0].key.0];
            let numbers: Vec<u64> = of_segment.iter().map(|document| document.key.1).collect();
            let column = key_column(segment)?;
            let whole = column
                .dictionary()
                .sorted_ords_to_term_cb(&numbers, |key| {
                    keys.push(String::from_utf8_lossy(key).into_owned());
                })?;
            if !whole {
                return Err(unreadable("a key is missing"));
            }
        }
        Ok(found.into_iter().zip(keys).collect())
    }
}

/// BM25 of the living documents alone. Whatever marks a word bears, it is as rare as its plain form:
/// a rare mark must not outweigh the right one.
impl Bm25StatisticsProvider for State {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        let of_field = self.fields.texts.iter().zip(self.lengths);
        Ok(of_field
            .filter(|(text, _)| text.marked == field || text.plain == field)
            .map(|(_, length)| length)
            .sum())
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.searcher.num_docs())
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        let value = term.value();
        let word = text::unmarked(value.as_str().unwrap_or_default());
        let plain = self
            .fields
            .texts
            .iter()
            .find(|text| text.marked == term.field())
            .map_or(term.field(), |text| text.plain);
        let query = TermQuery::new(
            Term::from_field_text(plain, &word),
            IndexRecordOption::Basic,
        );
        // Counts only the living.
        Ok(query.count(&self.searcher)? as u64)
    }
}

/// The unit of these words in this field; tantivy wants phrases to have two words.
fn weight(
    field: Field,
    words: &[String],
    scoring: EnableScoring<'_>,
) -> tantivy::Result<Box<dyn Weight>> {
    let term = |word: &String| Term::from_field_text(field, word);
    if let [word] = words {
        TermQuery::new(term(word), IndexRecordOption::WithFreqs).weight(scoring)
    } else {
        PhraseQuery::new(words.iter().map(term).collect()).weight(scoring)
    }
}

/// The average length of a text where it is not empty, times the number of documents.
///
/// The lengths are those that tantivy keeps for each document, rounded as it does: its own totals
/// differ with what was merged.
fn total_length(searcher: &tantivy::Searcher, field: Field) -> tantivy::Result<u64> {
    let (mut total, mut filled) = (0, 0);
    for segment in searcher.segment_readers() {
        let lengths = segment.get_fieldnorms_reader(field)?;
        // tantivy takes this number from its list of segments, which bears no checksum, and trusts it.
        if lengths.num_docs() != segment.max_doc() {
            return Err(unreadable("a segment has another number of documents"));
        }
        for document in segment.doc_ids_alive() {
            let length = u64::from(lengths.fieldnorm(document));
            total += length;
            filled += u64::from(length > 0);
        }
    }
    Ok(searcher.num_docs() * total / filled.max(1))
}

fn key_column(segment: &SegmentReader) -> tantivy::Result<StrColumn> {
    segment
        .fast_fields()
        .str(KEY)?
        .ok_or_else(|| unreadable("the keys are missing"))
}

fn unreadable(reason: &str) -> TantivyError {
    TantivyError::SystemError(reason.to_owned())
}
