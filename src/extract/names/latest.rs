//! Which body a word like `Hội` or `Ban` alone means, as a page is read.

use rustc_hash::FxHashMap;

use crate::extract::names::key::is_home;
use crate::extract::names::organization::Organizations;
use crate::extract::names::short::{GENERIC, SCHOOL, WHOLE};
use crate::lexicon::word::level;
use crate::model::{LocalOrganization, Rule};

/// The bodies named by their names, up to a place that moves on.
#[derive(Debug)]
pub(crate) struct Latest {
    /// Where bodies are named, by paragraph and token, in reading order.
    named: Vec<((usize, usize), LocalOrganization)>,
    /// How many of these places are passed.
    passed: usize,
    /// For each body with whether it is at home: the words that its name begins with.
    heads: FxHashMap<LocalOrganization, (bool, Vec<&'static str>)>,
    /// For each such word: what the places passed tell.
    told: FxHashMap<&'static str, Told>,
    /// The first union of friendship organizations that the page names, and whether it names no other.
    pub(crate) union: Option<(LocalOrganization, bool)>,
    /// For each association of the whole country that the page names behind its own one in a province: that one.
    own: FxHashMap<LocalOrganization, LocalOrganization>,
}

#[derive(Debug)]
struct Told {
    /// The paragraph and the body of the last place.
    last: (usize, LocalOrganization),
    counts: FxHashMap<LocalOrganization, usize>,
    /// The body named most, with how often and whether it is at home; of equal ones the last.
    most: ((usize, bool), LocalOrganization),
}

impl Latest {
    /// Before the first place of a page whose full names are all read.
    pub(crate) fn new(bodies: &Organizations) -> Self {
        // `Hội Nông dân tỉnh` is a name though it leaves out the province.
        let without_place = |rule| matches!(rule, Rule::BuiltNameWithoutPlace);
        let places = (bodies.places.iter())
            .filter(|place| place.by_name || without_place(place.ground.rule));
        let named: Vec<_> = places
            .map(|place| ((place.text, place.tokens.start), place.body))
            .collect();
        let mut heads = FxHashMap::default();
        let mut union = None;
        for &(_, body) in &named {
            heads.entry(body).or_insert_with(|| {
                let fact = bodies.get(body);
                let name = level(&fact.name);
                let begins = |words: &&str| {
                    name.strip_prefix(words)
                        .is_some_and(|rest| rest.starts_with(' ') && !is_longer(words, rest))
                };
                if name.starts_with(WHOLE) {
                    union = Some(union.map_or((body, true), |(first, _)| (first, false)));
                }
                let words = GENERIC.into_iter().chain([WHOLE]).filter(begins);
                // `Phó Hiệu trưởng Nhà trường`
                let school = ["trường", "học viện", "đại học"].iter().any(begins);
                let words = words.chain(school.then_some(SCHOOL));
                (is_home(fact.country), words.collect())
            });
        }
        Latest {
            own: own(bodies, &named),
            named,
            passed: 0,
            heads,
            told: FxHashMap::default(),
            union,
        }
    }

    /// The body whose name begins with these words: the last one named in the paragraph before the token,
    /// or else the one that the page has named most before. Asked in reading order.
    ///
    /// Of two named as often it is the one at home: a host speaks of its guests by their names.
    pub(crate) fn before(
        &mut self,
        text: usize,
        token: usize,
        words: &str,
    ) -> Option<LocalOrganization> {
        while let Some(&(at, body)) = self.named.get(self.passed)
            && at < (text, token)
        {
            self.passed += 1;
            self.pass(at.0, body);
        }
        let told = self.told.get(words)?;
        let (here, last) = told.last;
        Some(if here == text { last } else { told.most.1 })
    }

    /// Whom the words for an association alone mean on the page of its branch: `Hội`, where the page has named `Hội Hữu
    /// nghị Việt Nam - Lào tỉnh Sơn La` before `Hội Hữu nghị Việt Nam - Lào`, is the first; `Trung ương Hội` the second.
    pub(crate) fn branch(
        &self,
        body: LocalOrganization,
        central: bool,
        sentence: (usize, usize),
    ) -> LocalOrganization {
        // `về phía Hội Hữu nghị Việt Nam - Lào có ông A, Phó Chủ tịch Hội`: of the one that the sentence has just named.
        let beside = (self.named[..self.passed].iter().rev())
            .take_while(|(at, _)| *at >= sentence)
            .any(|(_, named)| *named == body);
        if beside && !central {
            return body;
        }
        if central {
            let whole = (self.own.iter()).find(|(_, branch)| **branch == body);
            return whole.map_or(body, |(whole, _)| *whole);
        }
        self.own.get(&body).copied().unwrap_or(body)
    }

    fn pass(&mut self, text: usize, body: LocalOrganization) {
        let Some((home, heads)) = self.heads.get(&body) else {
            return;
        };
        for &head in heads {
            let told = self.told.entry(head).or_insert_with(|| Told {
                last: (text, body),
                counts: FxHashMap::default(),
                most: ((0, false), body),
            });
            let count = told.counts.entry(body).or_default();
            *count += 1;
            told.last = (text, body);
            if (*count, *home) >= told.most.0 {
                told.most = ((*count, *home), body);
            }
        }
    }
}

/// For each body of the country that has a branch in a province which the page names before it: that branch, where
/// it is the only one.
fn own(
    bodies: &Organizations,
    named: &[((usize, usize), LocalOrganization)],
) -> FxHashMap<LocalOrganization, LocalOrganization> {
    const PLACES: [&str; 5] = ["tỉnh", "thành phố", "tp", "huyện", "quận"];
    // What names begin with: the bodies of it with a place, and whether the one of the country was named first.
    let mut branches: FxHashMap<String, (bool, Vec<LocalOrganization>)> = FxHashMap::default();
    let mut own = FxHashMap::default();
    for &(_, body) in named {
        let name = level(&bodies.get(body).name).into_owned();
        let place = (PLACES.iter()).find_map(|place| {
            // `Liên hiệp các tổ chức hữu nghị tỉnh`, where no page tells of which.
            let ends = || Some(name.strip_suffix(&format!(" {place}"))?.len());
            name.find(&format!(" {place} ")).or_else(ends)
        });
        let stem = name[..place.unwrap_or(name.len())].trim_end_matches(" việt nam");
        let (whole, known) = branches.entry(stem.to_owned()).or_default();
        if place.is_some() {
            if !known.contains(&body) {
                known.push(body);
            }
        } else if let (false, [branch]) = (*whole, known.as_slice()) {
            own.entry(body).or_insert(*branch);
        } else {
            *whole |= known.is_empty();
        }
    }
    own
}

/// The name begins with a longer word than this one: a `Hội đồng` is no `Hội`, and a `Bộ đội` no `Bộ`.
fn is_longer(words: &str, rest: &str) -> bool {
    const LONGER: [(&str, &[&str]); 2] = [
        ("hội", &["đồng"]),
        ("bộ", &["đội", "chỉ", "tư", "tổng", "môn"]),
    ];
    let next = rest.split_whitespace().next().unwrap_or_default();
    (LONGER.iter()).any(|(word, ends)| *word == words && ends.contains(&next))
}
