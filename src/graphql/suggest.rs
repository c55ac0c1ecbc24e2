//! Names that begin with what has been typed so far.

use std::cmp::Reverse;

use crate::graphql::article::Article;
use crate::graphql::directive::Directive;
use crate::graphql::meeting::Meeting;
use crate::graphql::names::{Form, Names};
use crate::graphql::organization::Organization;
use crate::graphql::person::Person;
use crate::graphql::search::SearchNode;
use crate::search::DocumentKind;
use crate::snapshot::{
    ArticleNo, DirectiveNo, MeetingNo, Node, OrganizationNo, PersonNo, Snapshot,
};

/// The most suggestions at once.
pub const MAX_SUGGESTIONS: usize = 50;

/// How well a name fits what was typed; less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It begins with it, diacritics and all.
    Begins,
    /// It begins with it but for the diacritics.
    BeginsUnmarked,
    /// From one of its words on it goes on like that, diacritics and all.
    Holds,
    /// From one of its words on it goes on like that but for the diacritics.
    HoldsUnmarked,
    /// It has all the words that were typed, the last one perhaps not yet to its end, somewhere.
    HasWords,
    /// It has them but for the diacritics.
    HasWordsUnmarked,
}

/// Whether `typed` stands in `text` from the beginning of a word on.
fn holds(text: &str, typed: &str) -> bool {
    text.match_indices(typed)
        .any(|(at, _)| at == 0 || text[..at].ends_with(' '))
}

/// Whether `text` has the words of `typed`, the last one as the beginning of a word.
fn has_words(text: &str, typed: &str) -> bool {
    let mut words = typed.split(' ').rev();
    let last = words.next().unwrap_or_default();
    let any = |same: &dyn Fn(&str) -> bool| text.split(' ').any(same);
    any(&|word: &str| word.starts_with(last)) && words.all(|typed| any(&|word: &str| word == typed))
}

/// A way in which a name may fit what was typed.
struct Way {
    /// Whether a text fits what was typed.
    fits: fn(&str, &str) -> bool,
    as_typed: Fit,
    unmarked: Fit,
}

/// The ways, the best first.
const WAYS: [Way; 3] = [
    Way {
        fits: begins,
        as_typed: Fit::Begins,
        unmarked: Fit::BeginsUnmarked,
    },
    Way {
        fits: holds,
        as_typed: Fit::Holds,
        unmarked: Fit::HoldsUnmarked,
    },
    Way {
        fits: has_words,
        as_typed: Fit::HasWords,
        unmarked: Fit::HasWordsUnmarked,
    },
];

/// Whether `text` begins with `typed`.
fn begins(text: &str, typed: &str) -> bool {
    text.starts_with(typed)
}

/// How well one printed form of a name fits what was typed; not at all where there is none.
fn fit(typed: &Form, name: &Form) -> Option<Fit> {
    let marked = |fits: fn(&str, &str) -> bool| fits(&name.marked, &typed.marked);
    // What fits with its diacritics fits without them, too.
    WAYS.iter()
        .find(|way| (way.fits)(&name.plain, &typed.plain))
        .map(|way| {
            if marked(way.fits) {
                way.as_typed
            } else {
                way.unmarked
            }
        })
}

/// The `first` nodes of these kinds whose names fit best; then those in most articles, then by name
/// and slug.
pub fn suggest(
    snapshot: &Snapshot,
    names: &Names,
    typed: &str,
    kinds: &[DocumentKind],
    first: usize,
) -> Vec<SearchNode> {
    let typed = Form::new(typed);
    if typed.plain.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut look = |forms: &[Box<[Form]>], kind: DocumentKind, of: fn(usize) -> SearchNode| {
        if kinds.contains(&kind) {
            for (index, forms) in forms.iter().enumerate() {
                let fits = forms.iter().filter_map(|form| fit(&typed, form));
                found.extend(fits.min().map(|fit| (fit, of(index))));
            }
        }
    };
    look(&names.people, DocumentKind::Person, |index| {
        Person(PersonNo::new(index)).into()
    });
    look(&names.organizations, DocumentKind::Organization, |index| {
        Organization(OrganizationNo::new(index)).into()
    });
    look(&names.meetings, DocumentKind::Meeting, |index| {
        Meeting(MeetingNo::new(index)).into()
    });
    look(&names.directives, DocumentKind::Directive, |index| {
        Directive(DirectiveNo::new(index)).into()
    });
    look(&names.articles, DocumentKind::Article, |index| {
        Article(ArticleNo::new(index)).into()
    });
    let order = |(fit, node): &(Fit, SearchNode)| {
        let (articles, name, slug) = weight(snapshot, *node);
        (*fit, Reverse(articles), name, slug)
    };
    if first < found.len() {
        found.select_nth_unstable_by(first, |a, b| order(a).cmp(&order(b)));
        found.truncate(first);
    }
    found.sort_by(|a, b| order(a).cmp(&order(b)));
    found.into_iter().map(|(_, node)| node).collect()
}

/// The articles that mention a node, its name's order and its slug. An article counts none.
fn weight(snapshot: &Snapshot, node: SearchNode) -> (usize, &[u8], &str) {
    let entity: &dyn Node = match node {
        SearchNode::Article(of) => {
            let node = snapshot.article(of.0);
            return (0, &node.sort_key, node.slug());
        }
        SearchNode::Person(of) => snapshot.person(of.0),
        SearchNode::Organization(of) => snapshot.organization(of.0),
        SearchNode::Meeting(of) => snapshot.meeting(of.0),
        SearchNode::Directive(of) => snapshot.directive(of.0),
    };
    (entity.articles().len(), entity.sort_key(), entity.slug())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(typed: &str, name: &str) -> Option<Fit> {
        super::fit(&Form::new(typed), &Form::new(name))
    }

    #[test]
    fn typed_marks_count_for_more() {
        let name = "Hội Hữu nghị Việt Nam - Lào";
        assert_eq!(fit("hội h", name), Some(Fit::Begins));
        assert_eq!(fit("hoi h", name), Some(Fit::BeginsUnmarked));
        assert_eq!(fit("hữu nghị", name), Some(Fit::Holds));
        assert_eq!(fit("huu ngh", name), Some(Fit::HoldsUnmarked));
        assert_eq!(fit("việt nam lào", name), Some(Fit::Holds));
        assert_eq!(fit("Việt Nam–Lào", name), Some(Fit::Holds));
        assert_eq!(fit("lào", name), Some(Fit::Holds));
        assert_eq!(fit("hội lào", name), Some(Fit::HasWords));
        assert_eq!(fit("lao huu ngh", name), Some(Fit::HasWordsUnmarked));
        // Only the last word may be a beginning.
        assert_eq!(fit("hữ nghị lào", name), None);
        assert_eq!(fit("ội", name), None);
        assert_eq!(fit("ệt", name), None);
    }
}
