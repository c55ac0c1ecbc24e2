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
use crate::text::{normalize, unmarked};

/// The most suggestions at once.
pub const MAX_SUGGESTIONS: usize = 50;

/// How well a name fits what was typed; less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It begins with it, diacritics and all.
    Begins,
    /// It begins with it but for the diacritics.
    BeginsUnmarked,
    /// One of its words begins with it, diacritics and all.
    HoldsWord,
    /// One of its words begins with it but for the diacritics.
    HoldsWordUnmarked,
}

struct Typed {
    marked: String,
    plain: String,
}

/// Whether `typed` stands in `text` at the beginning of a word.
fn begins_word(text: &str, typed: &str) -> bool {
    text.match_indices(typed).any(|(at, _)| {
        text[..at]
            .chars()
            .next_back()
            .is_none_or(|before| !before.is_alphanumeric())
    })
}

impl Typed {
    fn fit(&self, forms: &[Form]) -> Option<Fit> {
        forms.iter().filter_map(|form| self.fit_form(form)).min()
    }

    fn fit_form(&self, form: &Form) -> Option<Fit> {
        // Marks follow their letters' syllable, so that `ho` begins `hòa` unmarked only; as typed.
        if form.plain.starts_with(&self.plain) {
            return Some(if form.marked.starts_with(&self.marked) {
                Fit::Begins
            } else {
                Fit::BeginsUnmarked
            });
        }
        if begins_word(&form.plain, &self.plain) {
            return Some(if begins_word(&form.marked, &self.marked) {
                Fit::HoldsWord
            } else {
                Fit::HoldsWordUnmarked
            });
        }
        None
    }
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
    let typed = Typed {
        marked: normalize(typed),
        plain: unmarked(typed),
    };
    if typed.plain.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut look = |forms: &[Box<[Form]>], kind: DocumentKind, of: fn(usize) -> SearchNode| {
        if kinds.contains(&kind) {
            for (index, forms) in forms.iter().enumerate() {
                found.extend(typed.fit(forms).map(|fit| (fit, of(index))));
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
        let typed = Typed {
            marked: normalize(typed),
            plain: unmarked(typed),
        };
        typed.fit_form(&Form {
            marked: normalize(name),
            plain: unmarked(name),
        })
    }

    #[test]
    fn typed_marks_count_for_more() {
        let name = "Hội Hữu nghị Việt Nam - Lào";
        assert_eq!(fit("hội h", name), Some(Fit::Begins));
        assert_eq!(fit("hoi h", name), Some(Fit::BeginsUnmarked));
        assert_eq!(fit("hữu nghị", name), Some(Fit::HoldsWord));
        assert_eq!(fit("huu ngh", name), Some(Fit::HoldsWordUnmarked));
        assert_eq!(fit("lào", name), Some(Fit::HoldsWord));
        assert_eq!(fit("ội", name), None);
    }
}
