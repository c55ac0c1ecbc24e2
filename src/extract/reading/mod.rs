//! An article laid out for the rules: sentences, quotations, and who is named where.

pub(in crate::extract) mod calendar;
mod time;
pub(in crate::extract) mod year;

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::reading::calendar::PrintedTime;
use crate::extract::reading::time::times;
use crate::model::{
    Article, Facts, LocalOrganization, LocalPerson, Mention, ParagraphKind, Rule, Span,
};
use crate::text::pattern::{Pattern, exact, pattern};
use crate::text::{normalize, sentences};

/// An article and who is named in it.
pub(crate) struct Reading<'a> {
    pub(crate) article: &'a Article,
    /// One for each paragraph.
    pub(crate) passages: Vec<Passage<'a>>,
}

/// A paragraph and who is named in it.
pub(crate) struct Passage<'a> {
    /// Its position in the article.
    pub(crate) index: u32,
    pub(crate) kind: ParagraphKind,
    pub(crate) text: &'a str,
    /// In order.
    pub(crate) sentences: Vec<Range<usize>>,
    /// The stretches between quotation marks, the marks included.
    pub(crate) quotations: Vec<Range<usize>>,
    /// The days and months that it prints, in order.
    pub(crate) times: Vec<PrintedTime>,
    /// By place; also posts that stand for the person who holds them.
    pub(crate) people: Vec<Named<LocalPerson>>,
    /// By place, none within another.
    pub(crate) organizations: Vec<Named<LocalOrganization>>,
}

/// Somebody at a place of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named<T> {
    pub(crate) range: Range<usize>,
    pub(crate) entity: T,
}

static QUOTATION: LazyLock<Pattern> = LazyLock::new(|| {
    exact("“[^“”]*”|“[^“”\"]{3,300}\"|\"[^\"]*\"|«[^«»]*»|‘[^‘’]{8,}’|''[^']{8,}''|'[^']{8,200}'")
});

impl<'a> Reading<'a> {
    /// Lays out the article with the people and organizations that its facts hold.
    pub(crate) fn new(article: &'a Article, facts: &Facts) -> Self {
        let mut passages: Vec<Passage<'a>> = article
            .paragraphs
            .iter()
            .zip(0..)
            .map(|(paragraph, index)| Passage {
                index,
                kind: paragraph.kind,
                text: &paragraph.text,
                sentences: sentences(&paragraph.text),
                quotations: quotations(&paragraph.text),
                times: times(&paragraph.text),
                people: Vec::new(),
                organizations: Vec::new(),
            })
            .collect();
        let mentioned = |mentions: &[Mention]| -> Vec<Span> {
            mentions.iter().map(|mention| mention.span).collect()
        };
        for (person, local) in facts.people.iter().zip(0..) {
            for span in mentioned(&person.mentions) {
                if let Some(passage) = passages.get_mut(span.paragraph as usize) {
                    passage.people.push(Named {
                        range: span.range(),
                        entity: LocalPerson(local),
                    });
                }
            }
        }
        for (organization, local) in facts.organizations.iter().zip(0..) {
            for span in mentioned(&organization.mentions) {
                if let Some(passage) = passages.get_mut(span.paragraph as usize) {
                    passage.organizations.push(Named {
                        range: span.range(),
                        entity: LocalOrganization(local),
                    });
                }
            }
        }
        for passage in &mut passages {
            keep_outermost(&mut passage.people);
            keep_outermost(&mut passage.organizations);
            passage.add_posts(facts);
        }
        let of_lands = of_lands(facts);
        for passage in &mut passages {
            passage.add_posts_of_lands(facts, &of_lands);
        }
        Reading { article, passages }
    }
}

impl<'a> Reading<'a> {
    /// The title laid out like a paragraph, with nobody named in it.
    pub(crate) fn title(&self) -> Passage<'a> {
        let text: &'a str = &self.article.title;
        Passage {
            index: 0,
            kind: ParagraphKind::Heading,
            text,
            sentences: sentences(text),
            quotations: quotations(text),
            times: times(text),
            people: Vec::new(),
            organizations: Vec::new(),
        }
    }
}

fn quotations(text: &str) -> Vec<Range<usize>> {
    let found = QUOTATION.find_iter(text).map(|found| found.range());
    // An apostrophe stands within a name: `H'Mẫu Niê và Y'Mẫu`.
    let within = |range: &Range<usize>| {
        let before = text[..range.start].ends_with(char::is_alphanumeric);
        before || text[range.end..].starts_with(char::is_alphanumeric)
    };
    found
        .filter(|range| !text[range.clone()].starts_with('\'') || !within(range))
        .collect()
}

/// Which of the ranges, of which none meets another, in order, holds the byte.
fn holding(ranges: &[Range<usize>], byte: usize) -> Option<&Range<usize>> {
    let at = ranges.partition_point(|range| range.end <= byte);
    ranges.get(at).filter(|range| range.contains(&byte))
}

/// Those named within the range, of all in order.
fn within<T>(
    named: &[Named<T>],
    range: Range<usize>,
) -> impl DoubleEndedIterator<Item = &Named<T>> {
    let first = named.partition_point(|one| one.range.start < range.start);
    let behind = named.partition_point(|one| one.range.start < range.end);
    let within = named.get(first..behind).unwrap_or_default();
    within.iter().filter(move |one| one.range.end <= range.end)
}

/// Sorts by place and drops what lies within another.
fn keep_outermost<T>(named: &mut Vec<Named<T>>) {
    named.sort_by_key(|one| (one.range.start, usize::MAX - one.range.end));
    let mut end = 0;
    named.retain(|one| {
        let outer = one.range.end > end;
        end = end.max(one.range.end);
        outer
    });
}

impl Passage<'_> {
    /// The span of a byte range of this paragraph.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        let at = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Span {
            paragraph: self.index,
            start: at(range.start),
            end: at(range.end),
        }
    }

    /// The sentence that holds the byte; the whole paragraph where none does.
    pub(crate) fn sentence_at(&self, byte: usize) -> Range<usize> {
        holding(&self.sentences, byte)
            .cloned()
            .unwrap_or(0..self.text.len())
    }

    /// Whether the byte stands between quotation marks.
    pub(crate) fn is_quoted(&self, byte: usize) -> bool {
        holding(&self.quotations, byte).is_some()
    }

    /// The people named within the range.
    pub(crate) fn people_in(
        &self,
        range: Range<usize>,
    ) -> impl DoubleEndedIterator<Item = &Named<LocalPerson>> {
        within(&self.people, range)
    }

    /// The organizations named within the range.
    pub(crate) fn organizations_in(
        &self,
        range: Range<usize>,
    ) -> impl DoubleEndedIterator<Item = &Named<LocalOrganization>> {
        within(&self.organizations, range)
    }

    /// A post without the holder's name stands for the holder, where the article gives it to one
    /// person alone: `Trưởng Ban Đối ngoại Trung ương đề nghị …`.
    fn add_posts(&mut self, facts: &Facts) {
        let mut posts = Vec::new();
        for organization in &self.organizations {
            let before = &self.text[..organization.range.start];
            let holders: Vec<(LocalPerson, usize)> = facts
                .people
                .iter()
                .zip(0..)
                .flat_map(|(person, local)| {
                    person
                        .positions
                        .iter()
                        .filter(|position| position.organization == Some(organization.entity))
                        .filter(|position| !position.former)
                        .filter_map(move |position| {
                            let length = ends_with_title(before, &position.title)?;
                            Some((LocalPerson(local), length))
                        })
                })
                .collect();
            let Some(&(person, length)) = holders.iter().max_by_key(|(_, length)| *length) else {
                continue;
            };
            let alone = holders
                .iter()
                .all(|(other, size)| *other == person || *size < length);
            let range = organization.range.start - length..organization.range.end;
            if alone && !self.has_name_beside(&range) {
                posts.push(Named {
                    range,
                    entity: person,
                });
            }
        }
        self.people.append(&mut posts);
        self.people.sort_by_key(|named| named.range.start);
    }

    /// Whether a name beside the post, before or behind it, already says who holds it.
    fn has_name_beside(&self, range: &Range<usize>) -> bool {
        self.people.iter().any(|named| {
            let gap = if named.range.start >= range.end {
                self.text.get(range.end..named.range.start)
            } else {
                self.text.get(named.range.end..range.start)
            };
            gap.is_none_or(|gap| gap.len() < 220 && is_beside(gap))
        })
    }

    /// A post with its land stands for the one whom the article names with it: `hội kiến Tổng thống Peru`.
    fn add_posts_of_lands(&mut self, facts: &Facts, held: &[OfLand<'_>]) {
        let mut posts = Vec::new();
        for (country, land) in facts.countries.iter().zip(0..) {
            let here = country.mentions.iter().map(|mention| mention.span);
            for span in here.filter(|span| span.paragraph == self.index) {
                let before = &self.text[..span.range().start];
                let fitting: Vec<(&OfLand<'_>, usize)> = held
                    .iter()
                    .filter(|post| post.land.is_none_or(|of| of == land))
                    .filter_map(|post| Some((post, ends_with_title(before, post.title)?)))
                    .collect();
                // Whom the article names with the land comes before who may be of it.
                let known = fitting.iter().any(|(post, _)| post.land.is_some());
                let mut fitting = fitting
                    .iter()
                    .filter(|(post, _)| !known || post.land.is_some());
                let Some(&(post, length)) = fitting.next() else {
                    continue;
                };
                let range = span.range().start - length..span.range().end;
                let alone = fitting.all(|(other, _)| other.holder == post.holder);
                // `Tổng Lãnh sự Hàn Quốc tại Huế Kim Jin-ho`
                let mut behind = self
                    .people
                    .iter()
                    .filter(|named| named.range.start >= range.end);
                let posted = behind.next().is_some_and(|named| {
                    let gap = &self.text[range.end..named.range.start];
                    gap.starts_with(" tại ") && gap.len() < 60 && !gap.contains([',', '.', ';'])
                });
                if alone && !posted && !self.has_name_beside(&range) {
                    posts.push(Named {
                        range,
                        entity: post.holder,
                    });
                }
            }
        }
        self.people.append(&mut posts);
        keep_outermost(&mut self.people);
    }
}

/// Who holds a post for a land.
struct OfLand<'a> {
    title: &'a str,
    holder: LocalPerson,
    /// Which of the article's countries; none where only the foreign name tells that it is another one.
    land: Option<usize>,
}

/// The posts that are held for a land rather than in a body.
///
/// Example: `Tổng thống Peru Marco Alvarez`, and `Tổng thống Marco Alvarez`, who may be of any other land.
fn of_lands(facts: &Facts) -> Vec<OfLand<'_>> {
    let mut held = Vec::new();
    for (person, local) in facts.people.iter().zip(0..) {
        let holder = LocalPerson(local);
        let foreign =
            (person.mentions.iter()).any(|mention| mention.ground.rule == Rule::TitledForeignName);
        let posts = person.positions.iter().filter(|position| !position.former);
        for position in posts.filter(|position| position.organization.is_none()) {
            let title = position.title.as_str();
            let of = facts.countries.iter().position(|country| {
                let mut told = country.mentions.iter().map(|mention| mention.span);
                told.any(|land| position.spans.iter().any(|post| post.holds(land)))
            });
            if of.is_some() || foreign {
                held.push(OfLand {
                    title,
                    holder,
                    land: of,
                });
            }
        }
    }
    held
}

/// Whether two names are so close that one belongs to the other: nothing but posts and commas between.
fn is_beside(gap: &str) -> bool {
    static APART: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"[.:;“”]|\b(?:đã|sẽ|cho|rằng|và|với|tại|trao|tiếp|gặp|hội kiến|hội đàm|thăm|làm việc|chúc mừng|cảm ơn|mời|cùng)\b",
        )
    });
    !APART.is_match(gap)
}

/// How many bytes of the text's end are the title: `Trưởng ban ` before `Đối ngoại`. A title may share its
/// last word with the body's first (`Trưởng` + `Ban Đối ngoại`).
fn ends_with_title(text: &str, title: &str) -> Option<usize> {
    let trimmed = text.trim_end();
    let mut forms = vec![title];
    if let Some((head, last)) = title.rsplit_once(' ')
        && normalize(last) == "ban"
    {
        forms.push(head);
    }
    forms.into_iter().find_map(|form| {
        let start = trimmed
            .char_indices()
            .rev()
            .nth(form.chars().count().checked_sub(1)?)?
            .0;
        let free = !text[..start].ends_with(char::is_alphanumeric);
        (free && normalize(&trimmed[start..]) == normalize(form)).then_some(text.len() - start)
    })
}
