//! The nodes of a snapshot and the references between them.

use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{
    ArticleNo, CountryCode, DirectiveKind, Evidence, IdentityGround, LocalEntity, MeetingKind,
    Member, OrganizationKind, PageHash, PageKey, ParticipantRoles, Publication, TimeSpan,
};
use crate::resolve::Reported;

macro_rules! number {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u32);

        impl $name {
            pub(crate) fn new(index: usize) -> Self {
                $name(u32::try_from(index).expect("fewer than 2^32 of a kind fit in memory"))
            }

            pub(crate) fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

number! {
    /// A person of one snapshot.
    PersonNo;
    /// An organization of one snapshot.
    OrganizationNo;
    /// A meeting of one snapshot.
    MeetingNo;
    /// A directive of one snapshot.
    DirectiveNo;
    /// A country of one snapshot.
    CountryNo;
}

/// Anything that pages name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    /// A person.
    Person(PersonNo),
    /// An organization.
    Organization(OrganizationNo),
    /// A meeting.
    Meeting(MeetingNo),
    /// A directive.
    Directive(DirectiveNo),
    /// A country.
    Country(CountryNo),
}

/// What every entity has.
pub trait Node {
    /// The slug, unique within the type.
    fn slug(&self) -> &str;
    /// The canonical name.
    fn name(&self) -> &str;
    /// Other printed forms, most frequent first.
    fn aliases(&self) -> &[String];
    /// The articles that mention it, newest first, with its place in each one's facts.
    fn articles(&self) -> &[Member];
    /// The order of its name in the Vietnamese alphabet.
    fn sort_key(&self) -> &[u8];
    /// How often articles name it, all together.
    fn mention_count(&self) -> usize;
}

macro_rules! node {
    ($($name:ty),+) => {$(
        impl Node for $name {
            fn slug(&self) -> &str { &self.slug }
            fn name(&self) -> &str { &self.name }
            fn aliases(&self) -> &[String] { &self.aliases }
            fn articles(&self) -> &[Member] { &self.articles }
            fn sort_key(&self) -> &[u8] { &self.sort_key }
            fn mention_count(&self) -> usize { self.mention_count }
        }
    )+};
}

node!(
    PersonNode,
    OrganizationNode,
    MeetingNode,
    DirectiveNode,
    CountryNode
);

/// Why an article's report is one of an entity's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JoinRef {
    /// On what ground.
    pub ground: IdentityGround,
    /// The report that it was joined to; none where each stands on its own name.
    pub to: Option<Member>,
}

/// A fact of an article: the `item`-th statement, task, figure or award of its facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactRef {
    /// The article.
    pub article: ArticleNo,
    /// The place in the list of its kind.
    pub item: u32,
}

/// A position: the `item`-th of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PositionRef {
    /// The person.
    pub person: PersonNo,
    /// The place in `PersonNode::positions`.
    pub item: u32,
}

/// A participation: the `item`-th of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParticipationRef {
    /// The meeting.
    pub meeting: MeetingNo,
    /// The place in `MeetingNode::participations`.
    pub item: u32,
}

/// An article as the archive holds it, without its text and the places in it.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleSource {
    /// The hash of the page that it was read from: the key of its text.
    pub page: PageHash,
    /// What makes two pages this article.
    pub key: PageKey,
    /// The title.
    pub title: String,
    /// The breadcrumb, outermost first.
    pub section: Vec<String>,
    /// When it was published.
    pub published: Option<Publication>,
    /// Where it lives.
    pub url: Option<String>,
    /// The words of lead and body.
    pub word_count: u32,
    /// What it says, and its slug, unique among articles.
    pub reported: Reported,
}

/// An article of a snapshot: what the archive holds, and which entities its facts are part of.
#[derive(Debug, Clone)]
pub struct ArticleNode {
    /// What the archive holds.
    pub source: Arc<ArticleSource>,
    /// The order of its title in the Vietnamese alphabet.
    pub sort_key: Vec<u8>,
    /// Which person each of `reported.people` is.
    pub people: Vec<PersonNo>,
    /// Which organization each of `reported.organizations` is.
    pub organizations: Vec<OrganizationNo>,
    /// Which meeting each of `reported.meetings` is.
    pub meetings: Vec<MeetingNo>,
    /// Which directive each of `reported.directives` is.
    pub directives: Vec<DirectiveNo>,
    /// Which country each of `reported.countries` is.
    pub countries: Vec<CountryNo>,
}

impl ArticleNode {
    /// The entity that something in its facts is part of; none where the facts are another page's.
    pub fn entity(&self, local: LocalEntity) -> Option<Entity> {
        Some(match local {
            LocalEntity::Person(local) => Entity::Person(*self.people.get(local.index())?),
            LocalEntity::Organization(local) => {
                Entity::Organization(*self.organizations.get(local.index())?)
            }
            LocalEntity::Meeting(local) => Entity::Meeting(*self.meetings.get(local.index())?),
            LocalEntity::Directive(local) => {
                Entity::Directive(*self.directives.get(local.index())?)
            }
            LocalEntity::Country(local) => Entity::Country(*self.countries.get(local.index())?),
        })
    }
}

impl ArticleNode {
    /// How often it names an entity.
    pub fn mentions_of(&self, entity: Entity) -> usize {
        fn counts<'a, N: PartialEq + 'a>(
            nodes: &'a [N],
            of: N,
            counts: impl Iterator<Item = u32> + 'a,
        ) -> usize {
            let named = nodes.iter().zip(counts).filter(|(node, _)| **node == of);
            named.map(|(_, count)| count as usize).sum()
        }
        let said = &self.reported;
        match entity {
            Entity::Person(no) => {
                counts(&self.people, no, said.people.iter().map(|one| one.mentions))
            }
            Entity::Organization(no) => {
                let each = said.organizations.iter().map(|one| one.mentions);
                counts(&self.organizations, no, each)
            }
            Entity::Meeting(no) => {
                let each = said.meetings.iter().map(|one| one.mentions);
                counts(&self.meetings, no, each)
            }
            Entity::Directive(no) => {
                let each = said.directives.iter().map(|one| one.mentions);
                counts(&self.directives, no, each)
            }
            Entity::Country(no) => {
                let each = said.countries.iter().map(|one| one.mentions);
                counts(&self.countries, no, each)
            }
        }
    }
}

impl Deref for ArticleNode {
    type Target = ArticleSource;

    fn deref(&self) -> &ArticleSource {
        &self.source
    }
}

impl ArticleSource {
    /// Unique among articles.
    pub fn slug(&self) -> &Arc<str> {
        &self.reported.slug
    }

    /// The day of publication.
    pub fn published_on(&self) -> Option<Date> {
        self.published.map(|published| published.on)
    }
}

/// A person.
#[derive(Debug)]
pub struct PersonNode {
    /// How many reports it is made from.
    pub(crate) members: usize,
    /// Unique among people.
    pub slug: Arc<str>,
    /// The full name.
    pub name: String,
    /// Other printed forms, most frequent first.
    pub aliases: Vec<String>,
    /// Ranks and forms of address, most frequent first.
    pub honorifics: Vec<String>,
    /// The positions, latest report first.
    pub positions: Vec<PositionNode>,
    /// The articles that name the person, newest first.
    pub articles: Vec<Member>,
    /// The order of the name.
    pub sort_key: Vec<u8>,
    /// The order of the name with the given name first.
    pub given_name_key: Vec<u8>,
    /// How often articles name the person.
    pub mention_count: usize,
}

/// A post that a person is reported to hold.
#[derive(Debug)]
pub struct PositionNode {
    /// The title without the organization.
    pub title: String,
    /// The body.
    pub organization: Option<OrganizationNo>,
    /// A former post.
    pub former: bool,
    /// The articles that report it, newest first: `local` is the person's place in the article's
    /// facts, the second number the position's place there.
    pub reports: Vec<(Member, u32)>,
    /// The first day on which an article reports it.
    pub first_reported_on: Option<Date>,
    /// The last day on which an article reports it.
    pub last_reported_on: Option<Date>,
}

/// A body.
#[derive(Debug)]
pub struct OrganizationNode {
    /// How many reports it is made from.
    pub(crate) members: usize,
    /// Unique among organizations.
    pub slug: Arc<str>,
    /// The canonical name.
    pub name: String,
    /// The English name.
    pub name_en: Option<String>,
    /// The acronym.
    pub acronym: Option<String>,
    /// Other printed forms, most frequent first.
    pub aliases: Vec<String>,
    /// What sort of body it is.
    pub kind: OrganizationKind,
    /// The country it belongs to; a country of the snapshot even where no article names it.
    pub country: Option<CountryNo>,
    /// The body that it is said to be part of, itself perhaps a part of this one where pages contradict
    /// each other: [`Snapshot::parent_of`](crate::snapshot::Snapshot::parent_of) goes in no circle.
    pub said_parent: Option<OrganizationNo>,
    /// The articles that name it, newest first.
    pub articles: Vec<Member>,
    /// What the articles say of its fields.
    pub evidence: Vec<Evidence>,
    /// The order of the name.
    pub sort_key: Vec<u8>,
    /// How often articles name it.
    pub mention_count: usize,
}

/// One participant's part in a meeting.
#[derive(Debug)]
pub struct ParticipationNode {
    /// Who took part; none where only the body is named.
    pub person: Option<PersonNo>,
    /// The body that took part, or that the person stood for.
    pub organization: Option<OrganizationNo>,
    /// What they did.
    pub roles: ParticipantRoles,
    /// The person's position as printed.
    pub position_title: Option<String>,
    /// The articles that report it, newest first: `local` is the meeting's place in the article's
    /// facts, the second number the participation's place there.
    pub reports: Vec<(Member, u32)>,
}

/// A meeting.
#[derive(Debug)]
pub struct MeetingNode {
    /// How many reports it is made from.
    pub(crate) members: usize,
    /// Unique among meetings.
    pub slug: Arc<str>,
    /// The name.
    pub name: String,
    /// Other printed forms, most frequent first.
    pub aliases: Vec<String>,
    /// What sort of event it is.
    pub kind: MeetingKind,
    /// When it was held.
    pub time: Option<TimeSpan>,
    /// Where, as printed.
    pub place: Option<String>,
    /// In which country.
    pub country: Option<CountryNo>,
    /// How many were present.
    pub attendance: Option<u32>,
    /// Who convened it.
    pub organizers: Vec<OrganizationNo>,
    /// Who took part, people first, each in the order of their names.
    pub participations: Vec<ParticipationNode>,
    /// The articles that report it, newest first.
    pub articles: Vec<Member>,
    /// Why they report one meeting, one for each article.
    pub joins: Vec<JoinRef>,
    /// What the articles say of its fields.
    pub evidence: Vec<Evidence>,
    /// The order of the name.
    pub sort_key: Vec<u8>,
    /// How often articles name it.
    pub mention_count: usize,
}

/// A document that directs the work.
#[derive(Debug)]
pub struct DirectiveNode {
    /// How many reports it is made from.
    pub(crate) members: usize,
    /// Unique among directives.
    pub slug: Arc<str>,
    /// The name.
    pub name: String,
    /// Other printed forms, most frequent first.
    pub aliases: Vec<String>,
    /// What sort of document it is.
    pub kind: DirectiveKind,
    /// The number alone.
    pub number: Option<String>,
    /// The official symbol.
    pub symbol: Option<String>,
    /// The Party's term of office.
    pub term: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// The day of issue.
    pub issued_on: Option<Date>,
    /// Who issued it.
    pub issuer: Option<OrganizationNo>,
    /// The articles that cite it, newest first.
    pub articles: Vec<Member>,
    /// Why they cite one document, one for each article.
    pub joins: Vec<JoinRef>,
    /// What the articles say of its fields.
    pub evidence: Vec<Evidence>,
    /// The order of the name.
    pub sort_key: Vec<u8>,
    /// How often articles cite it.
    pub mention_count: usize,
}

/// A country.
#[derive(Debug)]
pub struct CountryNode {
    /// Unique among countries.
    pub slug: Arc<str>,
    /// Its code.
    pub code: CountryCode,
    /// The Vietnamese name.
    pub name: String,
    /// The English name.
    pub name_en: String,
    /// Other printed forms, most frequent first.
    pub aliases: Vec<String>,
    /// The articles that name it on its own, newest first.
    pub articles: Vec<Member>,
    /// The order of the name.
    pub sort_key: Vec<u8>,
    /// How often articles name it.
    pub mention_count: usize,
}
