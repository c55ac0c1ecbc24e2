//! One revision of the archive, whole and in memory: what a request reads.
//!
//! Everything but the articles' texts stands here: articles with their facts, entities, and the ways
//! between them. Nodes name each other by number. A number means something only together with its
//! snapshot; it is never stored, shown or used for order.
//!
//! # Correctness
//!
//! Every order ends in the slug (of the article, then the place in it), so that it is total and the
//! same whichever way the pages came.

mod assemble;
mod entity;
mod identity;
mod link;
mod node;
mod order;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::model::CountryCode;

pub use assemble::Sources;
pub use node::{
    ArticleNo, ArticleNode, ArticleSource, CountryNo, CountryNode, DirectiveNo, DirectiveNode,
    Entity, EntityEvidence, FactRef, JoinRef, MeetingNo, MeetingNode, MemberRef, Node,
    OrganizationNo, OrganizationNode, ParticipationNode, ParticipationRef, PersonNo, PersonNode,
    PositionNode, PositionRef,
};

/// What the archive alone can seal with.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Secret(pub [u8; 32]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

/// One revision of the archive.
#[derive(Debug, Default)]
pub struct Snapshot {
    revision: u64,
    secret: Secret,
    articles: Vec<Arc<ArticleNode>>,
    people: Vec<PersonNode>,
    organizations: Vec<OrganizationNode>,
    meetings: Vec<MeetingNode>,
    directives: Vec<DirectiveNode>,
    countries: Vec<CountryNode>,
    article_by_slug: HashMap<Arc<str>, ArticleNo>,
    article_by_url: HashMap<Arc<str>, ArticleNo>,
    person_by_slug: HashMap<Arc<str>, PersonNo>,
    organization_by_slug: HashMap<Arc<str>, OrganizationNo>,
    meeting_by_slug: HashMap<Arc<str>, MeetingNo>,
    directive_by_slug: HashMap<Arc<str>, DirectiveNo>,
    country_by_code: HashMap<CountryCode, CountryNo>,
    orders: Orders,
}

/// The ordered lists, each sorted when first asked for.
#[derive(Debug, Default)]
struct Orders {
    articles_newest_first: OnceLock<Vec<ArticleNo>>,
    articles_by_title: OnceLock<Vec<ArticleNo>>,
    people_by_name: OnceLock<Vec<PersonNo>>,
    people_by_given_name: OnceLock<Vec<PersonNo>>,
    people_by_articles: OnceLock<Vec<PersonNo>>,
    organizations_by_name: OnceLock<Vec<OrganizationNo>>,
    organizations_by_articles: OnceLock<Vec<OrganizationNo>>,
    meetings_latest_first: OnceLock<Vec<MeetingNo>>,
    meetings_by_name: OnceLock<Vec<MeetingNo>>,
    meetings_by_articles: OnceLock<Vec<MeetingNo>>,
    directives_by_name: OnceLock<Vec<DirectiveNo>>,
    directives_by_articles: OnceLock<Vec<DirectiveNo>>,
    countries_by_name: OnceLock<Vec<CountryNo>>,
    positions_latest_first: OnceLock<Vec<PositionRef>>,
}

macro_rules! lookup {
    ($($(#[$doc:meta])* $get:ident, $all:ident, $by_slug:ident: $no:ty => $node:ty;)+) => {$(
        $(#[$doc])*
        ///
        /// The number comes from this snapshot.
        pub fn $get(&self, no: $no) -> &$node {
            &self.$all[no.index()]
        }

        /// How many there are.
        pub fn $all(&self) -> usize {
            self.$all.len()
        }

        /// The one with this slug.
        pub fn $by_slug(&self, slug: &str) -> Option<$no> {
            self.$by_slug.get(slug).copied()
        }
    )+};
}

impl Snapshot {
    lookup! {
        /// The article of a number.
        article, articles, article_by_slug: ArticleNo => ArticleNode;
        /// The person of a number.
        person, people, person_by_slug: PersonNo => PersonNode;
        /// The organization of a number.
        organization, organizations, organization_by_slug: OrganizationNo => OrganizationNode;
        /// The meeting of a number.
        meeting, meetings, meeting_by_slug: MeetingNo => MeetingNode;
        /// The directive of a number.
        directive, directives, directive_by_slug: DirectiveNo => DirectiveNode;
    }

    /// The revision: it goes up with every change of the archive.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The snapshot under the archive's secret.
    #[must_use]
    pub fn with_secret(self, secret: Secret) -> Self {
        Snapshot { secret, ..self }
    }

    /// What cursors into this snapshot's lists are sealed with.
    pub fn secret(&self) -> Secret {
        self.secret
    }

    /// Every article, in the order of the slugs.
    pub fn each_article(&self) -> impl Iterator<Item = &ArticleNode> {
        self.articles.iter().map(AsRef::as_ref)
    }

    /// The country of a number, which comes from this snapshot.
    pub fn country(&self, no: CountryNo) -> &CountryNode {
        &self.countries[no.index()]
    }

    /// How many countries the archive names.
    pub fn countries(&self) -> usize {
        self.countries.len()
    }

    /// The country with this code.
    pub fn country_by_code(&self, code: CountryCode) -> Option<CountryNo> {
        self.country_by_code.get(&code).copied()
    }

    /// The article that lives at this address.
    pub fn article_by_url(&self, url: &str) -> Option<ArticleNo> {
        self.article_by_url.get(url).copied()
    }
}
