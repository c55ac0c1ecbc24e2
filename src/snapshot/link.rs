//! Every way back: what articles, meetings and positions say, by the people, bodies, meetings,
//! documents and countries that they are about.
//!
//! A snapshot makes each of these tables when it is first asked for one of them, all of it at once.

use std::collections::BTreeSet;

use crate::lexicon::LEXICON;
use crate::snapshot::{
    CountryNo, CountryNode, DirectiveNo, FactRef, MeetingNo, Member, OrganizationNo,
    ParticipationRef, PersonNo, PositionRef, Snapshot,
};
use crate::text::{slugify, sort_key};

pub(super) fn place(index: usize) -> u32 {
    u32::try_from(index).expect("an article's facts are fewer than its bytes, at most 20 MiB")
}

/// Items by the number of the node that they belong to, in the order in which they were put in.
#[derive(Debug)]
struct Grouped<T> {
    /// Where each node's items begin; one more at the end.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy> Grouped<T> {
    /// Of pairs of a node's number, below `nodes`, and an item.
    fn new(nodes: usize, pairs: &[(usize, T)]) -> Self {
        let mut starts = vec![0u32; nodes + 1];
        for (node, _) in pairs {
            starts[node + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut next = starts.clone();
        let mut items: Vec<T> = pairs.iter().map(|(_, item)| *item).collect();
        for (node, item) in pairs {
            items[next[*node] as usize] = *item;
            next[*node] += 1;
        }
        Grouped { starts, items }
    }

    fn of(&self, node: usize) -> &[T] {
        &self.items[self.starts[node] as usize..self.starts[node + 1] as usize]
    }
}

/// What articles say: newest article first, in reading order within it.
#[derive(Debug)]
pub(super) struct Said {
    statements_by_person: Grouped<FactRef>,
    statements_by_meeting: Grouped<FactRef>,
    tasks_by_organization: Grouped<FactRef>,
    tasks_by_meeting: Grouped<FactRef>,
    awards_by_meeting: Grouped<FactRef>,
    directives_by_meeting: Grouped<DirectiveNo>,
    meetings_by_directive: Grouped<MeetingNo>,
    /// By number; one that nothing names any more is among them.
    countries: Vec<CountryNode>,
}

/// What meetings say: latest first.
#[derive(Debug)]
pub(super) struct Held {
    participations_by_person: Grouped<ParticipationRef>,
    participations_by_organization: Grouped<ParticipationRef>,
    meetings_by_country: Grouped<MeetingNo>,
}

/// What bodies, positions and documents say of bodies.
#[derive(Debug)]
pub(super) struct Bodies {
    parents: Vec<Option<OrganizationNo>>,
    children: Grouped<OrganizationNo>,
    organizations_by_country: Grouped<OrganizationNo>,
    positions: Grouped<PositionRef>,
    directives: Grouped<DirectiveNo>,
}

macro_rules! ways {
    ($($(#[$doc:meta])* $get:ident: $table:ident.$field:ident($no:ty) -> $item:ty;)+) => {$(
        $(#[$doc])*
        pub fn $get(&self, no: $no) -> &[$item] {
            self.$table().$field.of(no.index())
        }
    )+};
}

impl Snapshot {
    ways! {
        /// What a person is reported to have said, newest article first, in reading order within it.
        statements_by: said.statements_by_person(PersonNo) -> FactRef;
        /// What was said at a meeting, newest article first.
        statements_at: said.statements_by_meeting(MeetingNo) -> FactRef;
        /// The tasks given to a body, newest article first.
        tasks_for: said.tasks_by_organization(OrganizationNo) -> FactRef;
        /// The tasks that a meeting set, newest article first.
        tasks_of: said.tasks_by_meeting(MeetingNo) -> FactRef;
        /// The awards given at a meeting, newest article first.
        awards_at: said.awards_by_meeting(MeetingNo) -> FactRef;
        /// The documents that a meeting cites, in the order of their names.
        directives_at: said.directives_by_meeting(MeetingNo) -> DirectiveNo;
        /// The meetings that cite a document, latest first.
        meetings_citing: said.meetings_by_directive(DirectiveNo) -> MeetingNo;
        /// A person's parts in meetings, latest meeting first.
        participations_of_person: held.participations_by_person(PersonNo) -> ParticipationRef;
        /// The parts in meetings of a body and of the people who stood for it, latest meeting first.
        participations_of_organization: held.participations_by_organization(OrganizationNo) -> ParticipationRef;
        /// The meetings held in a country, latest first.
        meetings_in: held.meetings_by_country(CountryNo) -> MeetingNo;
        /// The parts of a body, in the order of their names.
        children_of: bodies.children(OrganizationNo) -> OrganizationNo;
        /// The bodies that belong to a country, in the order of their names.
        organizations_in: bodies.organizations_by_country(CountryNo) -> OrganizationNo;
        /// The positions held in a body, latest report first.
        positions_in: bodies.positions(OrganizationNo) -> PositionRef;
        /// The documents that a body issued, in the order of their names.
        directives_by: bodies.directives(OrganizationNo) -> DirectiveNo;
    }

    /// The body that a body is part of.
    pub fn parent_of(&self, organization: OrganizationNo) -> Option<OrganizationNo> {
        self.bodies().parents[organization.index()]
    }

    /// The country of a number, which comes from this snapshot.
    pub fn country(&self, no: CountryNo) -> &CountryNode {
        &self.said().countries[no.index()]
    }

    fn said(&self) -> &Said {
        self.ways.said.get_or_init(|| self.find_said())
    }

    fn held(&self) -> &Held {
        self.ways.held.get_or_init(|| self.find_held())
    }

    fn bodies(&self) -> &Bodies {
        self.ways.bodies.get_or_init(|| self.find_bodies())
    }

    fn find_said(&self) -> Said {
        let mut statements_by_person = Vec::new();
        let mut statements_by_meeting = Vec::new();
        let mut tasks_by_organization = Vec::new();
        let mut tasks_by_meeting = Vec::new();
        let mut awards_by_meeting = Vec::new();
        let mut cited: BTreeSet<(MeetingNo, DirectiveNo)> = BTreeSet::new();
        let mut countries: Vec<CountryNode> = self.country_nodes();
        for number in self.articles_newest_first() {
            let article = self.article(*number);
            let said = &article.reported;
            let fact = |item: usize| FactRef {
                article: *number,
                item: place(item),
            };
            for (item, statement) in said.statements.iter().enumerate() {
                let speaker = article.people[statement.speaker.index()];
                statements_by_person.push((speaker.index(), fact(item)));
                if let Some(meeting) = statement.meeting {
                    let meeting = article.meetings[meeting.index()];
                    statements_by_meeting.push((meeting.index(), fact(item)));
                }
            }
            for (item, task) in said.tasks.iter().enumerate() {
                let addressees: BTreeSet<OrganizationNo> = task
                    .addressees
                    .iter()
                    .map(|local| article.organizations[local.index()])
                    .collect();
                for organization in addressees {
                    tasks_by_organization.push((organization.index(), fact(item)));
                }
                if let Some(meeting) = task.meeting {
                    let meeting = article.meetings[meeting.index()];
                    tasks_by_meeting.push((meeting.index(), fact(item)));
                }
            }
            for (item, meeting) in said.awards.iter().enumerate() {
                if let Some(meeting) = meeting {
                    let meeting = article.meetings[meeting.index()];
                    awards_by_meeting.push((meeting.index(), fact(item)));
                }
            }
            for (local, country) in said.countries.iter().enumerate() {
                let node = &mut countries[article.countries[local].index()];
                node.articles.push(Member {
                    article: *number,
                    local: place(local),
                });
                node.mention_count += country.mentions as usize;
                for (form, _) in &country.forms {
                    let known =
                        **form == *node.name || node.aliases.iter().any(|known| **known == **form);
                    if !known {
                        node.aliases.push(form.to_string());
                    }
                }
            }
            for (local, report) in said.meetings.iter().enumerate() {
                let directives = report.directives.iter();
                cited.extend(directives.map(|directive| {
                    let directive = article.directives[directive.index()];
                    (article.meetings[local], directive)
                }));
            }
        }
        for country in &mut countries {
            country.aliases.sort();
        }
        let mut by_name: Vec<(usize, DirectiveNo)> = (cited.iter())
            .map(|(meeting, directive)| (meeting.index(), *directive))
            .collect();
        by_name.sort_by_cached_key(|(_, directive)| {
            let node = self.directive(*directive);
            (node.sort_key.clone(), node.slug.clone())
        });
        let mut latest_first: Vec<(usize, MeetingNo)> = (cited.iter())
            .map(|(meeting, directive)| (directive.index(), *meeting))
            .collect();
        latest_first.sort_by(|(_, a), (_, b)| self.compare_meetings(*a, *b));
        let (people, organizations) = (self.people.len(), self.organizations.len());
        let (meetings, directives) = (self.meetings.len(), self.directives.len());
        Said {
            statements_by_person: Grouped::new(people, &statements_by_person),
            statements_by_meeting: Grouped::new(meetings, &statements_by_meeting),
            tasks_by_organization: Grouped::new(organizations, &tasks_by_organization),
            tasks_by_meeting: Grouped::new(meetings, &tasks_by_meeting),
            awards_by_meeting: Grouped::new(meetings, &awards_by_meeting),
            directives_by_meeting: Grouped::new(meetings, &by_name),
            meetings_by_directive: Grouped::new(directives, &latest_first),
            countries,
        }
    }

    /// The countries by number, before anything is said of them.
    fn country_nodes(&self) -> Vec<CountryNode> {
        let node = |code| {
            let known = LEXICON.countries.get(code);
            let name = known
                .as_ref()
                .map_or(code.as_str(), |country| country.name.as_str());
            let name_en = known
                .as_ref()
                .map_or(code.as_str(), |country| country.name_en.as_str());
            CountryNode {
                slug: slugify(name).into(),
                code,
                name: name.to_owned(),
                name_en: name_en.to_owned(),
                aliases: Vec::new(),
                articles: Vec::new(),
                sort_key: sort_key(name),
                mention_count: 0,
            }
        };
        self.countries.iter().map(|code| node(*code)).collect()
    }

    fn find_held(&self) -> Held {
        let mut by_person = Vec::new();
        let mut by_organization = Vec::new();
        let mut by_country = Vec::new();
        for number in self.meetings_latest_first() {
            let meeting = self.meeting(*number);
            for (item, part) in meeting.participations.iter().enumerate() {
                let reference = ParticipationRef {
                    meeting: *number,
                    item: place(item),
                };
                let person = part.person.map(|person| (person.index(), reference));
                by_person.extend(person);
                let organization = part.organization;
                by_organization.extend(organization.map(|body| (body.index(), reference)));
            }
            by_country.extend(meeting.country.map(|country| (country.index(), *number)));
        }
        Held {
            participations_by_person: Grouped::new(self.people.len(), &by_person),
            participations_by_organization: Grouped::new(
                self.organizations.len(),
                &by_organization,
            ),
            meetings_by_country: Grouped::new(self.countries.len(), &by_country),
        }
    }

    fn find_bodies(&self) -> Bodies {
        let count = self.organizations.len();
        let mut parents: Vec<Option<OrganizationNo>> = vec![None; count];
        for number in self.organizations_by_name() {
            parents[number.index()] = self.organization(*number).said_parent;
        }
        let mut children = Vec::new();
        let mut by_country = Vec::new();
        for number in self.organizations_by_name() {
            match parents[number.index()] {
                Some(parent) if !is_within(&parents, parent, *number) => {
                    children.push((parent.index(), *number));
                }
                _ => parents[number.index()] = None,
            }
            let country = self.organization(*number).country;
            by_country.extend(country.map(|country| (country.index(), *number)));
        }
        let positions: Vec<(usize, PositionRef)> = (self.positions_latest_first().iter())
            .filter_map(|of| Some((self.position(*of).organization?.index(), *of)))
            .collect();
        let directives: Vec<(usize, DirectiveNo)> = (self.directives_by_name().iter())
            .filter_map(|of| Some((self.directive(*of).issuer?.index(), *of)))
            .collect();
        Bodies {
            children: Grouped::new(count, &children),
            parents,
            organizations_by_country: Grouped::new(self.countries.len(), &by_country),
            positions: Grouped::new(count, &positions),
            directives: Grouped::new(count, &directives),
        }
    }
}

/// Whether `organization` is `whole` or, at any depth, a part of it: pages that contradict each other
/// must not make a body a part of itself.
fn is_within(
    parents: &[Option<OrganizationNo>],
    organization: OrganizationNo,
    whole: OrganizationNo,
) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = Some(organization);
    while let Some(current) = next {
        if current == whole {
            return true;
        }
        if !seen.insert(current) {
            return false;
        }
        next = parents[current.index()];
    }
    false
}
