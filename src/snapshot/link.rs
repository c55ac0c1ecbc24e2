//! Every way back: what articles, meetings and positions say, on the entities that they are about.

use std::collections::{BTreeSet, HashMap};

use crate::snapshot::assemble::place;
use crate::snapshot::{
    ArticleNo, FactRef, MeetingNo, MemberRef, OrganizationNo, ParticipationRef, Snapshot,
};

impl Snapshot {
    /// What articles say, on the people, bodies, meetings, documents and countries that it is about.
    pub(super) fn link_articles(&mut self) {
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
    pub(super) fn link_meetings(&mut self) {
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
    pub(super) fn link_organizations(&mut self) {
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
