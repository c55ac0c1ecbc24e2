//! From articles and entities to a snapshot: numbers for slugs, and every way back.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::lexicon::LEXICON;
use crate::model::{
    CountryCode, Directive, Meeting, Member, Mention, Organization, Person, Recipient,
};
use crate::snapshot::{
    ArticleNo, ArticleNode, ArticleSource, CountryNo, CountryNode, DirectiveNo, Entity, MeetingNo,
    OrganizationNo, PersonNo, Snapshot,
};
use crate::text::{slugify, sort_key};

/// Everything that a snapshot is made of, by slug.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The articles.
    pub articles: BTreeMap<Arc<str>, Arc<ArticleSource>>,
    /// The people.
    pub people: BTreeMap<Arc<str>, Arc<Person>>,
    /// The organizations.
    pub organizations: BTreeMap<Arc<str>, Arc<Organization>>,
    /// The meetings.
    pub meetings: BTreeMap<Arc<str>, Arc<Meeting>>,
    /// The directives.
    pub directives: BTreeMap<Arc<str>, Arc<Directive>>,
}

fn numbers<N: Copy, T>(
    sources: &BTreeMap<Arc<str>, T>,
    number: impl Fn(usize) -> N,
) -> HashMap<Arc<str>, N> {
    sources
        .keys()
        .enumerate()
        .map(|(index, slug)| (slug.clone(), number(index)))
        .collect()
}

pub(super) fn place(index: usize) -> u32 {
    u32::try_from(index).expect("an article's facts are fewer than its bytes, at most 20 MiB")
}

impl Snapshot {
    /// The snapshot of these articles and entities.
    ///
    /// Every article and slug that an entity names is among the sources; what is not is left out.
    pub fn assemble(revision: u64, sources: &Sources) -> Snapshot {
        let mut snapshot = Snapshot {
            revision,
            article_by_slug: numbers(&sources.articles, ArticleNo::new),
            person_by_slug: numbers(&sources.people, PersonNo::new),
            organization_by_slug: numbers(&sources.organizations, OrganizationNo::new),
            meeting_by_slug: numbers(&sources.meetings, MeetingNo::new),
            directive_by_slug: numbers(&sources.directives, DirectiveNo::new),
            ..Snapshot::default()
        };
        snapshot.add_countries(sources);
        snapshot.add_articles(sources);
        snapshot.people = sources
            .people
            .values()
            .map(|person| snapshot.person_node(person))
            .collect();
        snapshot.organizations = sources
            .organizations
            .values()
            .map(|organization| snapshot.organization_node(organization))
            .collect();
        snapshot.meetings = sources
            .meetings
            .values()
            .map(|meeting| snapshot.meeting_node(meeting))
            .collect();
        snapshot.directives = sources
            .directives
            .values()
            .map(|directive| snapshot.directive_node(directive))
            .collect();
        snapshot.link_articles();
        snapshot.link_meetings();
        snapshot.link_organizations();
        snapshot
    }

    /// A node for each country that an article names or that a body or meeting belongs to.
    fn add_countries(&mut self, sources: &Sources) {
        let named = sources
            .articles
            .values()
            .flat_map(|article| article.facts().countries.iter().map(|fact| fact.code));
        let homes = sources
            .organizations
            .values()
            .filter_map(|organization| organization.country);
        let venues = sources
            .meetings
            .values()
            .filter_map(|meeting| meeting.country);
        let codes: BTreeSet<CountryCode> = named.chain(homes).chain(venues).collect();
        for code in codes {
            let known = LEXICON.countries.get(code);
            let name = known
                .as_ref()
                .map_or(code.as_str(), |country| country.name.as_str());
            self.country_by_code
                .insert(code, CountryNo::new(self.countries.len()));
            self.countries.push(CountryNode {
                slug: slugify(name).into(),
                code,
                name: name.to_owned(),
                name_en: known
                    .as_ref()
                    .map_or(code.as_str(), |country| country.name_en.as_str())
                    .to_owned(),
                aliases: Vec::new(),
                articles: Vec::new(),
                organizations: Vec::new(),
                meetings: Vec::new(),
                sort_key: sort_key(name),
                mention_count: 0,
            });
        }
    }

    fn add_articles(&mut self, sources: &Sources) {
        let mut links: Vec<[Vec<u32>; 4]> = sources
            .articles
            .values()
            .map(|article| {
                let facts = article.facts();
                let unset = |len: usize| vec![u32::MAX; len];
                [
                    unset(facts.people.len()),
                    unset(facts.organizations.len()),
                    unset(facts.meetings.len()),
                    unset(facts.directives.len()),
                ]
            })
            .collect();
        let mut link = |kind: usize, entity: usize, members: &[Member]| {
            for member in members {
                let Some(article) = self.article_by_slug.get(&member.article) else {
                    continue;
                };
                if let Some(slot) = links[article.index()][kind].get_mut(member.local as usize) {
                    *slot = place(entity);
                }
            }
        };
        for (entity, person) in sources.people.values().enumerate() {
            link(0, entity, &person.members);
        }
        for (entity, organization) in sources.organizations.values().enumerate() {
            link(1, entity, &organization.members);
        }
        for (entity, meeting) in sources.meetings.values().enumerate() {
            link(2, entity, &meeting.members);
        }
        for (entity, directive) in sources.directives.values().enumerate() {
            link(3, entity, &directive.members);
        }
        for (source, [people, organizations, meetings, directives]) in
            sources.articles.values().zip(links)
        {
            let facts = source.facts();
            let mut node = ArticleNode {
                sort_key: sort_key(&source.title),
                people: people.into_iter().map(PersonNo).collect(),
                organizations: organizations.into_iter().map(OrganizationNo).collect(),
                meetings: meetings.into_iter().map(MeetingNo).collect(),
                directives: directives.into_iter().map(DirectiveNo).collect(),
                countries: facts
                    .countries
                    .iter()
                    .map(|fact| self.country_by_code[&fact.code])
                    .collect(),
                mentions: Vec::new(),
                source: source.clone(),
            };
            node.mentions = mentions(&node);
            let number = ArticleNo::new(self.articles.len());
            if let Some(url) = &source.url {
                self.article_by_url.insert(Arc::from(url.as_str()), number);
            }
            self.articles.push(Arc::new(node));
        }
    }
}

/// Every mention of an article with the entity that it names, in reading order.
fn mentions(node: &ArticleNode) -> Vec<(Mention, Entity)> {
    let facts = node.source.facts();
    let mut all: Vec<(Mention, Entity)> = Vec::new();
    let mut add = |mentions: &[Mention], entity: Entity| {
        all.extend(mentions.iter().map(|mention| (*mention, entity)))
    };
    for (fact, number) in facts.people.iter().zip(&node.people) {
        add(&fact.mentions, Entity::Person(*number));
    }
    for (fact, number) in facts.organizations.iter().zip(&node.organizations) {
        add(&fact.mentions, Entity::Organization(*number));
    }
    for (fact, number) in facts.meetings.iter().zip(&node.meetings) {
        add(&fact.mentions, Entity::Meeting(*number));
    }
    for (fact, number) in facts.directives.iter().zip(&node.directives) {
        add(&fact.mentions, Entity::Directive(*number));
    }
    for (fact, number) in facts.countries.iter().zip(&node.countries) {
        add(&fact.mentions, Entity::Country(*number));
    }
    // The longer of two that begin together first; then by kind, since numbers must not decide.
    all.sort_by_key(|(mention, entity)| {
        let kind = match entity {
            Entity::Meeting(_) => 0,
            Entity::Directive(_) => 1,
            Entity::Person(_) => 2,
            Entity::Organization(_) => 3,
            Entity::Country(_) => 4,
        };
        (
            mention.span.paragraph,
            mention.span.start,
            Reverse(mention.span.end),
            kind,
        )
    });
    all
}

impl ArticleNode {
    /// The entity that one of its awards goes to.
    pub fn recipient(&self, recipient: Recipient) -> Entity {
        match recipient {
            Recipient::Person(local) => Entity::Person(self.people[local.index()]),
            Recipient::Organization(local) => {
                Entity::Organization(self.organizations[local.index()])
            }
        }
    }
}
