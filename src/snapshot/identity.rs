//! Why the reports of several articles are one entity.

use crate::lexicon::{LEXICON, document_name};
use crate::model::{IdentityGround, LocalOrganization, LocalPerson};
use crate::resolve::Group;
use crate::snapshot::{Entity, JoinRef, MeetingNode, Member, Node, Snapshot};
use crate::text::normalize;

impl Snapshot {
    /// The key under which an entity's reports met: only those that share it are compared at all.
    pub fn identity_key(&self, entity: Entity) -> String {
        let facts = |member: &Member| &self.article(member.article).reported;
        let group = match entity {
            Entity::Person(no) => (self.person(no).articles.first())
                .map(|member| Group::of_person(&facts(member).people[member.local as usize])),
            Entity::Organization(no) => {
                Some(Group::Organization(self.organization(no).slug().into()))
            }
            Entity::Meeting(no) => (self.meeting(no).articles.first())
                .map(|member| Group::of_meeting(&facts(member).meetings[member.local as usize])),
            Entity::Directive(no) => (self.directive(no).articles.first()).map(|member| {
                Group::of_directive(&facts(member).directives[member.local as usize])
            }),
            Entity::Country(no) => return self.country(no).code.to_string(),
        };
        group.map_or_else(String::new, |group| group.key().to_owned())
    }

    /// Why the report at a place of the entity's articles is one of the entity's.
    pub fn join(&self, entity: Entity, place: usize) -> JoinRef {
        let ground = match entity {
            Entity::Meeting(no) => return self.meeting(no).joins[place],
            Entity::Directive(no) => return self.directive(no).joins[place],
            Entity::Country(_) => IdentityGround::LexiconName,
            // One name, marks included, is what makes a person.
            Entity::Person(_) => IdentityGround::SameName,
            Entity::Organization(no) => {
                let node = self.organization(no);
                let member = node.articles[place];
                let facts = &self.article(member.article).reported;
                let name = &facts.organizations[member.local as usize].name;
                if LEXICON.bodies.by_name(name).is_some() {
                    IdentityGround::LexiconName
                } else if normalize(name) == normalize(&node.name) {
                    IdentityGround::SameName
                } else {
                    IdentityGround::SameNameWithoutMarks
                }
            }
        };
        JoinRef { ground, to: None }
    }

    /// What of the report at a place of the entity's articles matched.
    pub fn matched(&self, entity: Entity, place: usize) -> Vec<String> {
        let join = self.join(entity, place);
        match entity {
            Entity::Person(no) => {
                let member = self.person(no).articles[place];
                vec![
                    self.article(member.article).reported.people[member.local as usize]
                        .name
                        .to_string(),
                ]
            }
            Entity::Organization(no) => {
                let member = self.organization(no).articles[place];
                let facts = &self.article(member.article).reported;
                vec![facts.organizations[member.local as usize].name.to_string()]
            }
            Entity::Country(no) => vec![self.country(no).name.clone()],
            Entity::Meeting(no) => self.matched_of_meeting(self.meeting(no), place, join),
            Entity::Directive(no) => {
                let member = self.directive(no).articles[place];
                let facts = &self.article(member.article).reported;
                let fact = &facts.directives[member.local as usize];
                let own = fact.number.as_ref().or(fact.named_after.as_ref());
                let named = || {
                    own.map(|own| {
                        format!("{} {own}", document_name(fact.kind, fact.symbol.as_deref()))
                    })
                };
                let symbol = fact.symbol.as_deref().map(str::to_owned);
                let term = fact.term.as_deref().map(str::to_owned);
                symbol.or_else(named).into_iter().chain(term).collect()
            }
        }
    }

    fn matched_of_meeting(&self, node: &MeetingNode, place: usize, join: JoinRef) -> Vec<String> {
        let member = node.articles[place];
        let facts = &self.article(member.article).reported;
        let report = &facts.meetings[member.local as usize];
        let other = join.to.map(|to| {
            let facts = &self.article(to.article).reported;
            (facts, &facts.meetings[to.local as usize])
        });
        let person = |local: LocalPerson| &facts.people[local.index()].name;
        let body = |local: LocalOrganization| &facts.organizations[local.index()].name;
        match (join.ground, other) {
            (IdentityGround::SamePeople, Some((theirs, other))) => {
                let there: Vec<String> = (other.participants.iter())
                    .filter_map(|part| Some(normalize(&theirs.people[part.person?.index()].name)))
                    .collect();
                let here = report.participants.iter().filter_map(|part| part.person);
                here.map(person)
                    .filter(|name| there.contains(&normalize(name)))
                    .map(|name| name.to_string())
                    .collect()
            }
            (IdentityGround::SameBodies, Some((theirs, other))) => {
                let there: Vec<Group> = (other.participants.iter())
                    .filter_map(|part| part.organization)
                    .map(|local| Group::of_organization(&theirs.organizations[local.index()]))
                    .collect();
                let here = report.participants.iter();
                let mut shared: Vec<String> = here
                    .filter_map(|part| part.organization)
                    .filter(|local| {
                        let fact = &facts.organizations[local.index()];
                        there.contains(&Group::of_organization(fact))
                    })
                    .map(|local| body(local).to_string())
                    .collect();
                shared.dedup();
                shared
            }
            (IdentityGround::SameHosts, Some((theirs, other))) => {
                let there: Vec<Group> = (other.organizers.iter())
                    .map(|local| Group::of_organization(&theirs.organizations[local.index()]))
                    .collect();
                let hosts = report.organizers.iter().filter(|local| {
                    let fact = &facts.organizations[local.index()];
                    there.contains(&Group::of_organization(fact))
                });
                let hosts = hosts.map(|local| body(*local).to_string());
                std::iter::once(report.name.to_string())
                    .chain(hosts)
                    .collect()
            }
            _ => vec![report.name.to_string()],
        }
    }
}
