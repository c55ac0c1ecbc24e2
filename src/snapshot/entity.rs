//! The nodes of entities, with the articles that they stand on in order.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::model::{
    Directive, Evidence, Join, Meeting, Member, Organization, Person, Position, Report,
};
use crate::snapshot::{
    DirectiveNode, JoinRef, MeetingNode, OrganizationNode, ParticipationNode, PersonNode,
    PositionNode, Snapshot,
};
use crate::text::{given_name_key, sort_key};

impl Snapshot {
    fn newest_first(&self, mut articles: Vec<Member>) -> Vec<Member> {
        articles.sort_unstable_by_key(|member| (self.rank(member.article), member.local));
        articles.dedup_by_key(|member| member.article);
        articles.shrink_to_fit();
        articles
    }

    /// Why the members are one, in the order of [`Snapshot::newest_first`].
    fn joins(&self, members: &[Member], joins: &[Join]) -> Vec<JoinRef> {
        let member = |place: u32| members.get(place as usize).copied();
        let mut found: Vec<(Member, JoinRef)> = members
            .iter()
            .zip(joins)
            .map(|(of, join)| {
                let join = JoinRef {
                    ground: join.ground,
                    to: join.to.and_then(member),
                };
                (*of, join)
            })
            .collect();
        found.sort_unstable_by_key(|(of, _)| (self.rank(of.article), of.local));
        found.dedup_by_key(|(member, _)| member.article);
        found.into_iter().map(|(_, join)| join).collect()
    }

    /// The reports newest first, each with its place in the member.
    fn reports(&self, reports: &[Report]) -> Vec<(Member, u32)> {
        let mut found: Vec<(Member, u32)> = (reports.iter())
            .map(|report| (report.member, report.item))
            .collect();
        found.sort_unstable_by_key(|(of, item)| (self.rank(of.article), of.local, *item));
        found
    }

    fn evidence(&self, evidence: &[Evidence]) -> Vec<Evidence> {
        let mut found = evidence.to_vec();
        found.sort_by_key(|said| {
            let rank = self.rank(said.article);
            (said.field, Reverse(said.preferred), rank, said.span)
        });
        found
    }

    fn days(&self, reports: &[(Member, u32)]) -> (Option<Date>, Option<Date>) {
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
            let fact = article.reported.people[member.local as usize]
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

    pub(super) fn person_node(&self, person: &Person) -> PersonNode {
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
        let mention_count = (person.members.iter())
            .map(|member| {
                self.article(member.article).reported.people[member.local as usize].mentions
                    as usize
            })
            .sum();
        PersonNode {
            members: person.members.len(),
            slug: person.slug.clone(),
            sort_key: sort_key(&person.name),
            given_name_key: given_name_key(&person.name),
            name: person.name.clone(),
            aliases: person.aliases.clone(),
            honorifics: person.honorifics.clone(),
            positions,
            articles: self.newest_first(person.members.clone()),
            mention_count,
        }
    }

    pub(super) fn organization_node(&self, organization: &Organization) -> OrganizationNode {
        let mut mention_count = 0;
        let mut naming = Vec::new();
        for member in &organization.members {
            let fact = &self.article(member.article).reported.organizations[member.local as usize];
            mention_count += fact.mentions as usize;
            if fact.mentions > 0 {
                naming.push(*member);
            }
        }
        OrganizationNode {
            members: organization.members.len(),
            slug: organization.slug.clone(),
            sort_key: sort_key(&organization.name),
            name: organization.name.clone(),
            name_en: organization.name_en.clone(),
            acronym: organization.acronym.clone(),
            aliases: organization.aliases.clone(),
            kind: organization.kind,
            country: organization
                .country
                .and_then(|code| self.country_by_code.get(&code).copied()),
            said_parent: organization
                .parent
                .as_ref()
                .and_then(|slug| self.organization_by_slug(slug)),
            articles: self.newest_first(naming),
            evidence: self.evidence(&organization.evidence),
            mention_count,
        }
    }

    pub(super) fn meeting_node(&self, meeting: &Meeting) -> MeetingNode {
        let fact = |member: &Member| {
            &self.article(member.article).reported.meetings[member.local as usize]
        };
        let mentions = meeting.members.iter().map(|member| fact(member).mentions);
        let mention_count = mentions.map(|count| count as usize).sum();
        let mut participations: Vec<ParticipationNode> = meeting
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
                    roles: participation.roles,
                    position_title: participation.position_title.clone(),
                    reports,
                }
            })
            .collect();
        // People first, each in the order of their names; the sort keeps the order of equal ones.
        participations.sort_by_cached_key(|part| {
            let name = match (part.person, part.organization) {
                (Some(person), _) => Some(&self.person(person).sort_key),
                (None, Some(organization)) => Some(&self.organization(organization).sort_key),
                (None, None) => None,
            };
            (part.person.is_none(), name.cloned())
        });
        MeetingNode {
            members: meeting.members.len(),
            slug: meeting.slug.clone(),
            sort_key: sort_key(&meeting.name),
            name: meeting.name.clone(),
            aliases: meeting.aliases.clone(),
            kind: meeting.kind,
            time: meeting.time,
            place: meeting.place.clone(),
            country: meeting
                .country
                .and_then(|code| self.country_by_code.get(&code).copied()),
            attendance: meeting.attendance,
            organizers: meeting
                .organizers
                .iter()
                .filter_map(|slug| self.organization_by_slug(slug))
                .collect(),
            participations,
            joins: self.joins(&meeting.members, &meeting.joins),
            articles: self.newest_first(meeting.members.clone()),
            evidence: self.evidence(&meeting.evidence),
            mention_count,
        }
    }

    pub(super) fn directive_node(&self, directive: &Directive) -> DirectiveNode {
        let mention_count = (directive.members.iter())
            .map(|member| {
                self.article(member.article).reported.directives[member.local as usize].mentions
                    as usize
            })
            .sum();
        DirectiveNode {
            members: directive.members.len(),
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
            joins: self.joins(&directive.members, &directive.joins),
            articles: self.newest_first(directive.members.clone()),
            evidence: self.evidence(&directive.evidence),
            mention_count,
        }
    }
}
