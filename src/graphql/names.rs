//! The folded names of one snapshot: what name filters, suggestions and teasers look through.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock, Weak};

use parking_lot::Mutex;
use unicode_normalization::char::is_combining_mark;

use crate::snapshot::{
    ArticleNo, DirectiveNo, MeetingNo, Node, OrganizationNo, PersonNo, Snapshot,
};
use crate::text::{normalize, unmarked};

/// One printed form of a name: its words, a space between each two.
#[derive(Debug)]
pub struct Form {
    /// [`normalize`]d.
    pub marked: String,
    /// [`unmarked`].
    pub plain: String,
}

/// The words of a folded text, a space between each two: `viet nam-lao` is `viet nam lao`.
fn spaced(folded: &str) -> String {
    let mut spaced = String::with_capacity(folded.len());
    for character in folded.chars() {
        // Tones stand behind their syllable.
        if character.is_alphanumeric() || is_combining_mark(character) {
            spaced.push(character);
        } else if !spaced.is_empty() && !spaced.ends_with(' ') {
            spaced.push(' ');
        }
    }
    spaced.truncate(spaced.trim_end().len());
    spaced
}

impl Form {
    /// The form of a printed name.
    pub fn new(text: &str) -> Self {
        Form {
            marked: spaced(&normalize(text)),
            plain: spaced(&unmarked(text)),
        }
    }
}

/// The forms of each node, by its number; none where a number leads nowhere.
#[derive(Debug, Default)]
pub struct Names {
    /// Of people.
    pub people: Vec<Box<[Form]>>,
    /// Of organizations, acronyms among them.
    pub organizations: Vec<Box<[Form]>>,
    /// Of meetings.
    pub meetings: Vec<Box<[Form]>>,
    /// Of directives.
    pub directives: Vec<Box<[Form]>>,
    /// The titles of articles.
    pub articles: Vec<Box<[Form]>>,
    /// The articles by their normalized titles; none where several bear one.
    by_title: HashMap<String, Option<ArticleNo>>,
}

impl Names {
    /// The names of a snapshot.
    pub fn new(snapshot: &Snapshot) -> Self {
        let mut names = Names {
            people: by_number(snapshot.person_numbers(), PersonNo::index, |no| {
                forms(snapshot.person(no), None)
            }),
            organizations: by_number(
                snapshot.organization_numbers(),
                OrganizationNo::index,
                |no| {
                    let node = snapshot.organization(no);
                    forms(node, node.acronym.as_deref())
                },
            ),
            meetings: by_number(snapshot.meeting_numbers(), MeetingNo::index, |no| {
                forms(snapshot.meeting(no), None)
            }),
            directives: by_number(snapshot.directive_numbers(), DirectiveNo::index, |no| {
                forms(snapshot.directive(no), None)
            }),
            articles: by_number(snapshot.article_numbers(), ArticleNo::index, |no| {
                [Form::new(&snapshot.article(no).title)].into()
            }),
            by_title: HashMap::new(),
        };
        for no in snapshot.article_numbers() {
            let title = normalize(&snapshot.article(no).title);
            names
                .by_title
                .entry(title)
                .and_modify(|several| *several = None)
                .or_insert(Some(no));
        }
        names
    }

    /// The one article with this title.
    pub fn article_titled(&self, title: &str) -> Option<ArticleNo> {
        self.by_title.get(&normalize(title)).copied().flatten()
    }
}

/// The forms of each node at the place of its number; none where a number leads nowhere. The numbers
/// ascend.
fn by_number<N: Copy>(
    numbers: impl Iterator<Item = N>,
    index: impl Fn(N) -> usize,
    forms: impl Fn(N) -> Box<[Form]>,
) -> Vec<Box<[Form]>> {
    let mut all = Vec::new();
    for number in numbers {
        all.resize_with(index(number), Box::default);
        all.push(forms(number));
    }
    all
}

fn forms(node: &impl Node, acronym: Option<&str>) -> Box<[Form]> {
    std::iter::once(node.name())
        .chain(acronym)
        .chain(node.aliases().iter().map(String::as_str))
        .map(Form::new)
        .collect()
}

/// The names of the snapshots that are in use. It does not hold the snapshots, which the archive wants to
/// see go.
#[derive(Default)]
pub struct NameCache(Mutex<Vec<(Weak<Snapshot>, NamesOnce)>>);

/// The names of a snapshot, once somebody has asked for them.
type NamesOnce = Arc<OnceLock<Arc<Names>>>;

impl NameCache {
    /// The names of a snapshot, made when first asked for; who asks for those of another one meanwhile
    /// does not wait.
    pub fn of(&self, snapshot: &Arc<Snapshot>) -> Arc<Names> {
        let names = self.place_of(snapshot);
        Arc::clone(names.get_or_init(|| Arc::new(Names::new(snapshot))))
    }

    /// Where the names of a snapshot are kept. Those of snapshots that are gone go, too.
    fn place_of(&self, snapshot: &Arc<Snapshot>) -> NamesOnce {
        let mut kept = self.0.lock();
        kept.retain(|(of, _)| of.strong_count() > 0);
        let known = kept
            .iter()
            .find(|(of, _)| of.as_ptr() == Arc::as_ptr(snapshot));
        if let Some((_, names)) = known {
            return Arc::clone(names);
        }
        let names = Arc::new(OnceLock::new());
        kept.push((Arc::downgrade(snapshot), Arc::clone(&names)));
        names
    }
}

/// What a client typed to find names by: words, without regard to case and diacritics.
#[derive(Debug, Clone)]
pub struct Words(Vec<String>);

impl Words {
    /// The words of a text.
    pub fn of(text: &str) -> Self {
        Words(split(&unmarked(text)).map(str::to_owned).collect())
    }

    /// Whether each word begins a word of one and the same text, which is [`unmarked`].
    pub fn begin_words_of(&self, plain: &str) -> bool {
        self.0
            .iter()
            .all(|typed| split(plain).any(|word| word.starts_with(typed.as_str())))
    }

    /// Whether they do so in one of the forms.
    pub fn find(&self, forms: &[Form]) -> bool {
        forms.iter().any(|form| self.begin_words_of(&form.plain))
    }
}

fn split(plain: &str) -> impl Iterator<Item = &str> {
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_once_for_each_snapshot() {
        let cache = NameCache::default();
        let (one, other) = (Arc::new(Snapshot::default()), Arc::new(Snapshot::default()));
        let names = cache.of(&one);
        let others = cache.of(&other);
        assert!(Arc::ptr_eq(&names, &cache.of(&one)));
        assert!(Arc::ptr_eq(&others, &cache.of(&other)));
        assert_eq!(cache.0.lock().len(), 2);
        drop(one);
        cache.of(&other);
        assert_eq!(cache.0.lock().len(), 1);
    }

    #[test]
    fn words_begin_words() {
        let name = unmarked("Liên hiệp các tổ chức hữu nghị Việt Nam");
        assert!(Words::of("lien hiep huu nghi").begin_words_of(&name));
        assert!(Words::of("Hữu ng").begin_words_of(&name));
        assert!(Words::of("  ").begin_words_of(&name));
        assert!(!Words::of("iệp").begin_words_of(&name));
        assert!(!Words::of("hữu nghị Lào").begin_words_of(&name));
    }
}
