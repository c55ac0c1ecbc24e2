//! Articles that are close to one another.

use std::collections::HashMap;

use crate::graphql::occurrence::distinct;
use crate::snapshot::{ArticleNo, Member, Snapshot};

/// What a shared meeting, directive and person count.
const MEETING: u32 = 4;
const DIRECTIVE: u32 = 2;
const PERSON: u32 = 1;

/// The `first` articles that share most meetings, directives or people with an article; ties in the
/// order of [`Snapshot::compare_articles`].
pub fn related(snapshot: &Snapshot, article: ArticleNo, first: usize) -> Vec<ArticleNo> {
    let node = snapshot.article(article);
    let mut closeness: HashMap<ArticleNo, u32> = HashMap::new();
    let mut share = |members: &[Member], weight: u32| {
        for other in distinct(members.iter().map(|member| member.article)) {
            if other != article {
                *closeness.entry(other).or_insert(0) += weight;
            }
        }
    };
    for meeting in distinct(node.meetings.iter().copied()) {
        share(&snapshot.meeting(meeting).articles, MEETING);
    }
    for directive in distinct(node.directives.iter().copied()) {
        share(&snapshot.directive(directive).articles, DIRECTIVE);
    }
    for person in distinct(node.people.iter().copied()) {
        share(&snapshot.person(person).articles, PERSON);
    }
    let mut found: Vec<(ArticleNo, u32)> = closeness.into_iter().collect();
    found.sort_unstable_by(|a, b| {
        b.1.cmp(&a.1)
            .then_with(|| snapshot.compare_articles(a.0, b.0))
    });
    found.truncate(first);
    found.into_iter().map(|(article, _)| article).collect()
}
