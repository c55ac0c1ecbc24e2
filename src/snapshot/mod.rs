//! One revision of the archive, whole and in memory: what a request reads.
//!
//! Everything stands here but the articles' texts and the places in them that say what they report:
//! articles, entities, and the ways between them, which are made when they are first asked for. Nodes name each other by number. A number means something only together with its
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

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::model::CountryCode;
use crate::resolve::Group;

use assemble::Numbers;
use link::{Bodies, Held, Said};

pub use crate::model::{ArticleNo, Member};
pub(crate) use assemble::{GroupChange, Growing, Slots};
pub use node::{
    ArticleNode, ArticleSource, CountryNo, CountryNode, DirectiveNo, DirectiveNode, Entity,
    FactRef, JoinRef, MeetingNo, MeetingNode, Node, OrganizationNo, OrganizationNode,
    ParticipationNode, ParticipationRef, PersonNo, PersonNode, PositionNode, PositionRef,
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
    pub(crate) articles: Slots<ArticleNode>,
    pub(crate) people: Slots<PersonNode>,
    pub(crate) organizations: Slots<OrganizationNode>,
    pub(crate) meetings: Slots<MeetingNode>,
    pub(crate) directives: Slots<DirectiveNode>,
    /// By number, also those that nothing names any more.
    pub(crate) countries: Vec<CountryCode>,
    article_by_slug: Numbers<ArticleNo>,
    article_by_url: Numbers<ArticleNo>,
    person_by_slug: Numbers<PersonNo>,
    organization_by_slug: Numbers<OrganizationNo>,
    meeting_by_slug: Numbers<MeetingNo>,
    directive_by_slug: Numbers<DirectiveNo>,
    country_by_code: Arc<FxHashMap<CountryCode, CountryNo>>,
    orders: Orders,
    ways: Ways,
}

/// The ways back, each made when first asked for.
#[derive(Debug, Default)]
struct Ways {
    said: OnceLock<Said>,
    held: OnceLock<Held>,
    bodies: OnceLock<Bodies>,
}

/// The ordered lists, each sorted when first asked for.
#[derive(Debug, Default)]
struct Orders {
    articles_newest_first: OnceLock<Vec<ArticleNo>>,
    /// The place of each in it, by number.
    article_ranks: OnceLock<Vec<u32>>,
    articles_by_title: OnceLock<Vec<ArticleNo>>,
    people_by_name: OnceLock<Vec<PersonNo>>,
    people_by_given_name: OnceLock<Vec<PersonNo>>,
    people_by_articles: OnceLock<Vec<PersonNo>>,
    organizations_by_name: OnceLock<Vec<OrganizationNo>>,
    organizations_by_articles: OnceLock<Vec<OrganizationNo>>,
    meetings_latest_first: OnceLock<Vec<MeetingNo>>,
    /// The last day of each of these and all behind it; those without a time are left out.
    meetings_last_days: OnceLock<Vec<Date>>,
    meetings_by_name: OnceLock<Vec<MeetingNo>>,
    meetings_by_articles: OnceLock<Vec<MeetingNo>>,
    directives_by_name: OnceLock<Vec<DirectiveNo>>,
    directives_by_articles: OnceLock<Vec<DirectiveNo>>,
    countries_by_name: OnceLock<Vec<CountryNo>>,
    positions_latest_first: OnceLock<Vec<PositionRef>>,
}

macro_rules! lookup {
    ($($(#[$doc:meta])* $get:ident, $all:ident, $numbers:ident, $by_slug:ident: $no:ident => $node:ty;)+) => {$(
        $(#[$doc])*
        ///
        /// The number comes from this snapshot.
        pub fn $get(&self, no: $no) -> &$node {
            self.$all[no.index()]
                .as_deref()
                .expect("a snapshot's numbers lead to its nodes")
        }

        /// How many there are.
        pub fn $all(&self) -> usize {
            self.$by_slug.len()
        }

        /// The numbers of all of them.
        pub fn $numbers(&self) -> impl Iterator<Item = $no> + '_ {
            let slots = self.$all.iter().enumerate();
            slots.filter_map(|(index, node)| node.as_ref().map(|_| $no::new(index)))
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
        article, articles, article_numbers, article_by_slug: ArticleNo => ArticleNode;
        /// The person of a number.
        person, people, person_numbers, person_by_slug: PersonNo => PersonNode;
        /// The organization of a number.
        organization, organizations, organization_numbers, organization_by_slug: OrganizationNo => OrganizationNode;
        /// The meeting of a number.
        meeting, meetings, meeting_numbers, meeting_by_slug: MeetingNo => MeetingNode;
        /// The directive of a number.
        directive, directives, directive_numbers, directive_by_slug: DirectiveNo => DirectiveNode;
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

    /// The snapshot of these nodes, once everything in it can be found.
    ///
    /// # Errors
    ///
    /// A number leads nowhere; the reason in words.
    pub(crate) fn numbered(
        mut self,
        revision: u64,
        countries: Vec<CountryCode>,
    ) -> Result<Snapshot, String> {
        self.revision = revision;
        let numbers = countries.iter().enumerate();
        let numbers = numbers.map(|(index, code)| (*code, CountryNo::new(index)));
        self.country_by_code = Arc::new(numbers.collect());
        self.countries = countries;
        self.find_slugs();
        self.check_numbers()?;
        Ok(self)
    }

    /// The slug of the entity that a fact of an article is part of: the `local`-th of the group's kind.
    pub(crate) fn entity_of(
        &self,
        node: &ArticleNode,
        group: &Group,
        local: usize,
    ) -> Option<Arc<str>> {
        let slug = match group {
            Group::Person(_) => &self.person(*node.people.get(local)?).slug,
            Group::Organization(_) => &self.organization(*node.organizations.get(local)?).slug,
            Group::Meeting(_) => &self.meeting(*node.meetings.get(local)?).slug,
            Group::Directive(_) => &self.directive(*node.directives.get(local)?).slug,
        };
        Some(slug.clone())
    }

    /// Every article, in no order.
    pub fn each_article(&self) -> impl Iterator<Item = &ArticleNode> {
        self.articles.iter().filter_map(Option::as_deref)
    }

    /// How many countries the archive names.
    pub fn countries(&self) -> usize {
        // Counted without sorting anything: who opens an archive asks this first.
        self.named_countries().len()
    }

    /// The country with this code, where anything names it.
    pub fn country_by_code(&self, code: CountryCode) -> Option<CountryNo> {
        let number = *self.country_by_code.get(&code)?;
        self.countries_by_name().contains(&number).then_some(number)
    }

    /// The article that lives at this address.
    pub fn article_by_url(&self, url: &str) -> Option<ArticleNo> {
        self.article_by_url.get(url).copied()
    }
}
