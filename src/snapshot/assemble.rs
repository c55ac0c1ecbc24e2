//! From articles and entities to a snapshot: numbers for slugs, and every way back.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use crate::lexicon::LEXICON;
use crate::model::{
    CountryCode, Directive, Evidence, Meeting, Member, Mention, Organization, Person, Position,
    Recipient, Report,
};
use crate::snapshot::{
    ArticleNo, ArticleNode, ArticleSource, CountryNo, CountryNode, DirectiveNo, DirectiveNode,
    Entity, EntityEvidence, FactRef, MeetingNo, MeetingNode, MemberRef, OrganizationNo,
    OrganizationNode, ParticipationNode, ParticipationRef, PersonNo, PersonNode, PositionNode,
    Snapshot,
};
use crate::text::{given_name_key, slugify, sort_key};

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

fn place(index: usize) -> u32 {
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

    fn newest_first(&self, mut articles: Vec<MemberRef>) -> Vec<MemberRef> {
        articles.sort_by(|a, b| {
            self.compare_articles(a.article, b.article)
                .then(a.local.cmp(&b.local))
        });
        articles.dedup_by_key(|member| member.article);
        articles
    }

    fn member(&self, member: &Member) -> Option<MemberRef> {
        Some(MemberRef {
            article: self.article_by_slug(&member.article)?,
            local: member.local,
        })
    }

    /// The reports newest first, each with its place in the member.
    fn reports(&self, reports: &[Report]) -> Vec<(MemberRef, u32)> {
        let mut found: Vec<(MemberRef, u32)> = reports
            .iter()
            .filter_map(|report| Some((self.member(&report.member)?, report.item)))
            .collect();
        found.sort_by(|(a, i), (b, j)| {
            self.compare_articles(a.article, b.article)
                .then(a.local.cmp(&b.local))
                .then(i.cmp(j))
        });
        found
    }

    fn evidence(&self, evidence: &[Evidence]) -> Vec<EntityEvidence> {
        let mut found: Vec<EntityEvidence> = evidence
            .iter()
            .filter_map(|said| {
                Some(EntityEvidence {
                    field: said.field,
                    value: said.value.clone(),
                    preferred: said.preferred,
                    article: self.article_by_slug(&said.article)?,
                    span: said.span,
                })
            })
            .collect();
        found.sort_by(|a, b| {
            (a.field, Reverse(a.preferred))
                .cmp(&(b.field, Reverse(b.preferred)))
                .then_with(|| self.compare_articles(a.article, b.article))
                .then(a.span.cmp(&b.span))
        });
        found
    }

    fn days(&self, reports: &[(MemberRef, u32)]) -> (Option<Date>, Option<Date>) {
        let days = || {
            reports
                .iter()
                .filter_map(|(member, _)| self.article(member.article).published_on())
        };
        (days().min(), days().max())
    }

    fn position_node(&self, position: &Position) -> PositionNode {
        let reports = self.reports(&position.reports);
        let organization = reports.first().and_then(|(member, item)| {
            let article = self.article(member.article);
            let fact = article.facts().people[member.local as usize]
                .positions
                .get(*item as usize)?;
            Some(article.organizations[fact.organization?.index()])
        });
        let (first_reported_on, last_reported_on) = self.days(&reports);
        PositionNode {
            title: position.title.clone(),
            organization,
            former: position.former,
            reports,
            first_reported_on,
            last_reported_on,
        }
    }

    fn person_node(&self, person: &Person) -> PersonNode {
        let mut positions: Vec<PositionNode> = person
            .positions
            .iter()
            .map(|position| self.position_node(position))
            .collect();
        positions.sort_by(|a, b| {
            let key = |node: &PositionNode| {
                (
                    Reverse(node.last_reported_on),
                    node.former,
                    sort_key(&node.title),
                )
            };
            key(a).cmp(&key(b)).then_with(|| a.title.cmp(&b.title))
        });
        let members: Vec<MemberRef> = person
            .members
            .iter()
            .filter_map(|member| self.member(member))
            .collect();
        let mention_count = members
            .iter()
            .map(|member| {
                self.article(member.article).facts().people[member.local as usize]
                    .mentions
                    .len()
            })
            .sum();
        PersonNode {
            slug: person.slug.clone(),
            sort_key: sort_key(&person.name),
            given_name_key: given_name_key(&person.name),
            name: person.name.clone(),
            aliases: person.aliases.clone(),
            honorifics: person.honorifics.clone(),
            positions,
            articles: self.newest_first(members),
            participations: Vec::new(),
            statements: Vec::new(),
            mention_count,
        }
    }

    fn organization_node(&self, organization: &Organization) -> OrganizationNode {
        let mut mention_count = 0;
        let mut naming = Vec::new();
        for member in organization
            .members
            .iter()
            .filter_map(|member| self.member(member))
        {
            let fact = &self.article(member.article).facts().organizations[member.local as usize];
            mention_count += fact.mentions.len();
            if !fact.mentions.is_empty() {
                naming.push(member);
            }
        }
        OrganizationNode {
            slug: organization.slug.clone(),
            sort_key: sort_key(&organization.name),
            name: organization.name.clone(),
            name_en: organization.name_en.clone(),
            acronym: organization.acronym.clone(),
            aliases: organization.aliases.clone(),
            kind: organization.kind,
            country: organization
                .country
                .and_then(|code| self.country_by_code(code)),
            parent: organization
                .parent
                .as_ref()
                .and_then(|slug| self.organization_by_slug(slug)),
            children: Vec::new(),
            articles: self.newest_first(naming),
            participations: Vec::new(),
            positions: Vec::new(),
            directives: Vec::new(),
            tasks: Vec::new(),
            evidence: self.evidence(&organization.evidence),
            mention_count,
        }
    }

    fn meeting_node(&self, meeting: &Meeting) -> MeetingNode {
        let members: Vec<MemberRef> = meeting
            .members
            .iter()
            .filter_map(|member| self.member(member))
            .collect();
        let fact = |member: &MemberRef| {
            &self.article(member.article).facts().meetings[member.local as usize]
        };
        let mention_count = members
            .iter()
            .map(|member| fact(member).mentions.len())
            .sum();
        let participations = meeting
            .participations
            .iter()
            .map(|participation| {
                let reports = self.reports(&participation.reports);
                let person = reports
                    .first()
                    .filter(|_| participation.by_person)
                    .and_then(|(member, item)| {
                        let local = fact(member).participants.get(*item as usize)?.person?;
                        Some(self.article(member.article).people[local.index()])
                    });
                ParticipationNode {
                    person,
                    organization: participation
                        .organization
                        .as_ref()
                        .and_then(|slug| self.organization_by_slug(slug)),
                    roles: participation.roles.clone(),
                    position_title: participation.position_title.clone(),
                    reports,
                }
            })
            .collect();
        MeetingNode {
            slug: meeting.slug.clone(),
            sort_key: sort_key(&meeting.name),
            name: meeting.name.clone(),
            aliases: meeting.aliases.clone(),
            kind: meeting.kind,
            time: meeting.time,
            place: meeting.place.clone(),
            country: meeting.country.and_then(|code| self.country_by_code(code)),
            attendance: meeting.attendance,
            organizers: meeting
                .organizers
                .iter()
                .filter_map(|slug| self.organization_by_slug(slug))
                .collect(),
            participations,
            articles: self.newest_first(members),
            directives: Vec::new(),
            statements: Vec::new(),
            tasks: Vec::new(),
            awards: Vec::new(),
            evidence: self.evidence(&meeting.evidence),
            mention_count,
        }
    }

    fn directive_node(&self, directive: &Directive) -> DirectiveNode {
        let members: Vec<MemberRef> = directive
            .members
            .iter()
            .filter_map(|member| self.member(member))
            .collect();
        let mention_count = members
            .iter()
            .map(|member| {
                self.article(member.article).facts().directives[member.local as usize]
                    .mentions
                    .len()
            })
            .sum();
        DirectiveNode {
            slug: directive.slug.clone(),
            sort_key: sort_key(&directive.name),
            name: directive.name.clone(),
            aliases: directive.aliases.clone(),
            kind: directive.kind,
            number: directive.number.clone(),
            symbol: directive.symbol.clone(),
            term: directive.term.clone(),
            subject: directive.subject.clone(),
            issued_on: directive.issued_on,
            issuer: directive
                .issuer
                .as_ref()
                .and_then(|slug| self.organization_by_slug(slug)),
            articles: self.newest_first(members),
            meetings: Vec::new(),
            evidence: self.evidence(&directive.evidence),
            mention_count,
        }
    }

    /// What articles say, on the people, bodies, meetings, documents and countries that it is about.
    fn link_articles(&mut self) {
        let mut order: Vec<ArticleNo> = (0..self.articles.len()).map(ArticleNo::new).collect();
        order.sort_by(|a, b| self.compare_articles(*a, *b));
        for number in order {
            let article = self.articles[number.index()].clone();
            let facts = article.facts();
            let fact = |item: usize| FactRef {
                article: number,
                item: place(item),
            };
            for (item, statement) in facts.statements.iter().enumerate() {
                self.people[article.people[statement.speaker.index()].index()]
                    .statements
                    .push(fact(item));
                if let Some(meeting) = statement.meeting {
                    self.meetings[article.meetings[meeting.index()].index()]
                        .statements
                        .push(fact(item));
                }
            }
            for (item, task) in facts.tasks.iter().enumerate() {
                let addressees: BTreeSet<OrganizationNo> = task
                    .addressees
                    .iter()
                    .map(|local| article.organizations[local.index()])
                    .collect();
                for organization in addressees {
                    self.organizations[organization.index()]
                        .tasks
                        .push(fact(item));
                }
                if let Some(meeting) = task.meeting {
                    self.meetings[article.meetings[meeting.index()].index()]
                        .tasks
                        .push(fact(item));
                }
            }
            for (item, award) in facts.awards.iter().enumerate() {
                if let Some(meeting) = award.meeting {
                    self.meetings[article.meetings[meeting.index()].index()]
                        .awards
                        .push(fact(item));
                }
            }
            for (local, country) in facts.countries.iter().enumerate() {
                let node = &mut self.countries[article.countries[local].index()];
                node.articles.push(MemberRef {
                    article: number,
                    local: place(local),
                });
                node.mention_count += country.mentions.len();
                for (form, _) in &article.reported.forms.countries[local] {
                    if *form != node.name && !node.aliases.contains(form) {
                        node.aliases.push(form.clone());
                    }
                }
            }
            for (local, report) in facts.meetings.iter().enumerate() {
                let meeting = article.meetings[local];
                for directive in &report.directives {
                    let directive = article.directives[directive.index()];
                    if !self.meetings[meeting.index()]
                        .directives
                        .contains(&directive)
                    {
                        self.meetings[meeting.index()].directives.push(directive);
                        self.directives[directive.index()].meetings.push(meeting);
                    }
                }
            }
        }
        for country in &mut self.countries {
            country.aliases.sort();
        }
    }

    /// Meetings, latest first, on the people and bodies that took part and on their countries.
    fn link_meetings(&mut self) {
        for index in 0..self.meetings.len() {
            let mut participations = std::mem::take(&mut self.meetings[index].participations);
            participations.sort_by_cached_key(|part| {
                let name = part
                    .person
                    .map(|person| &self.people[person.index()].sort_key)
                    .or_else(|| {
                        part.organization
                            .map(|organization| &self.organizations[organization.index()].sort_key)
                    });
                (part.person.is_none(), name.cloned())
            });
            self.meetings[index].participations = participations;
            let mut directives = std::mem::take(&mut self.meetings[index].directives);
            directives.sort_by_key(|number| {
                let node = &self.directives[number.index()];
                (&node.sort_key, &node.slug)
            });
            self.meetings[index].directives = directives;
        }
        let latest_first = self.meetings_latest_first().to_vec();
        for number in &latest_first {
            let meeting = &self.meetings[number.index()];
            for (item, part) in meeting.participations.iter().enumerate() {
                let reference = ParticipationRef {
                    meeting: *number,
                    item: place(item),
                };
                if let Some(person) = part.person {
                    self.people[person.index()].participations.push(reference);
                }
                if let Some(organization) = part.organization {
                    self.organizations[organization.index()]
                        .participations
                        .push(reference);
                }
            }
            if let Some(country) = meeting.country {
                self.countries[country.index()].meetings.push(*number);
            }
        }
        let rank: HashMap<MeetingNo, usize> = latest_first
            .iter()
            .enumerate()
            .map(|(rank, number)| (*number, rank))
            .collect();
        for directive in &mut self.directives {
            directive.meetings.sort_by_key(|number| rank[number]);
        }
    }

    /// Parts, positions and documents on the bodies, and bodies on their countries.
    fn link_organizations(&mut self) {
        for number in self.organizations_by_name().to_vec() {
            let node = &self.organizations[number.index()];
            let (parent, country) = (node.parent, node.country);
            if let Some(parent) = parent.filter(|parent| !self.is_within(*parent, number)) {
                self.organizations[parent.index()].children.push(number);
            } else {
                self.organizations[number.index()].parent = None;
            }
            if let Some(country) = country {
                self.countries[country.index()].organizations.push(number);
            }
        }
        for reference in self.positions_latest_first().to_vec() {
            if let Some(organization) = self.position(reference).organization {
                self.organizations[organization.index()]
                    .positions
                    .push(reference);
            }
        }
        for number in self.directives_by_name().to_vec() {
            if let Some(issuer) = self.directives[number.index()].issuer {
                self.organizations[issuer.index()].directives.push(number);
            }
        }
    }

    /// Whether `organization` is `whole` or, at any depth, a part of it: pages that contradict each
    /// other must not make a body a part of itself.
    fn is_within(&self, organization: OrganizationNo, whole: OrganizationNo) -> bool {
        let mut seen = BTreeSet::new();
        let mut next = Some(organization);
        while let Some(current) = next {
            if current == whole {
                return true;
            }
            if !seen.insert(current) {
                return false;
            }
            next = self.organizations[current.index()].parent;
        }
        false
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
