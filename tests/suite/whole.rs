//! Everything that a snapshot says, with slugs in the place of numbers: two snapshots of the same pages
//! say the same, whatever their numbers.

use caunoi::snapshot::{
    ArticleNo, FactRef, MeetingNo, Member, Node, OrganizationNo, ParticipationRef, PersonNo,
    Snapshot,
};

/// A line for each thing, sorted.
pub(crate) fn lines(snapshot: &Snapshot) -> Vec<String> {
    let mut lines = orders(snapshot);
    let show = Show(snapshot);
    for no in snapshot.article_numbers() {
        let node = snapshot.article(no);
        let (people, bodies) = (&node.people, &node.organizations);
        let people: Vec<_> = people.iter().map(|no| show.person(*no)).collect();
        let bodies: Vec<_> = bodies.iter().map(|no| show.body(*no)).collect();
        let meetings: Vec<_> = node.meetings.iter().map(|no| show.meeting(*no)).collect();
        let directives = node
            .directives
            .iter()
            .map(|no| &snapshot.directive(*no).slug);
        let directives: Vec<_> = directives.collect();
        let countries: Vec<_> = node
            .countries
            .iter()
            .map(|no| snapshot.country(*no).code)
            .collect();
        lines.push(format!(
            "article {} {:?} {people:?} {bodies:?} {meetings:?} {directives:?} {countries:?} {:?}",
            node.slug(),
            node.source,
            node.sort_key,
        ));
        let found = node
            .url
            .as_deref()
            .and_then(|url| snapshot.article_by_url(url));
        lines.push(format!(
            "address {:?} {:?}",
            node.url,
            found.map(|no| show.article(no))
        ));
    }
    for no in snapshot.person_numbers() {
        let node = snapshot.person(no);
        let positions: Vec<String> = (node.positions.iter())
            .map(|position| {
                let reports = position.reports.iter();
                let reports: Vec<_> = reports
                    .map(|(member, item)| (show.member(*member), item))
                    .collect();
                format!(
                    "{} {:?} {} {reports:?} {:?} {:?}",
                    position.title,
                    position.organization.map(|no| show.body(no)),
                    position.former,
                    position.first_reported_on,
                    position.last_reported_on,
                )
            })
            .collect();
        lines.push(format!(
            "person {} {positions:?} {:?} {:?} {:?}",
            show.node(node),
            node.honorifics,
            show.facts(snapshot.statements_by(no)),
            show.parts(snapshot.participations_of_person(no)),
        ));
    }
    for no in snapshot.organization_numbers() {
        let node = snapshot.organization(no);
        let positions = snapshot.positions_in(no).iter();
        let positions: Vec<_> = positions
            .map(|of| (show.person(of.person), of.item))
            .collect();
        let children = snapshot.children_of(no).iter();
        let children: Vec<_> = children.map(|no| show.body(*no)).collect();
        let directives = snapshot.directives_by(no).iter();
        let directives: Vec<_> = directives.map(|no| &snapshot.directive(*no).slug).collect();
        let evidence: Vec<_> = (node.evidence.iter())
            .map(|said| {
                (
                    show.article(said.article),
                    said.field,
                    &said.value,
                    said.preferred,
                )
            })
            .collect();
        lines.push(format!(
            "organization {} {:?} {:?} {:?} {:?} {:?} {children:?} {positions:?} {directives:?} {evidence:?} {:?} {:?}",
            show.node(node),
            node.name_en,
            node.acronym,
            node.kind,
            node.country.map(|no| snapshot.country(no).code),
            snapshot.parent_of(no).map(|no| show.body(no)),
            show.facts(snapshot.tasks_for(no)),
            show.parts(snapshot.participations_of_organization(no)),
        ));
    }
    for no in snapshot.meeting_numbers() {
        let node = snapshot.meeting(no);
        let parts: Vec<String> = (node.participations.iter())
            .map(|part| {
                let reports = part.reports.iter();
                let reports: Vec<_> = reports
                    .map(|(member, item)| (show.member(*member), item))
                    .collect();
                format!(
                    "{:?} {:?} {:?} {:?} {reports:?}",
                    part.person.map(|no| show.person(no)),
                    part.organization.map(|no| show.body(no)),
                    part.roles,
                    part.position_title,
                )
            })
            .collect();
        let joins: Vec<_> = (node.joins.iter())
            .map(|join| (join.ground, join.to.map(|member| show.member(member))))
            .collect();
        let organizers: Vec<_> = node.organizers.iter().map(|no| show.body(*no)).collect();
        let directives = snapshot.directives_at(no).iter();
        let directives: Vec<_> = directives.map(|no| &snapshot.directive(*no).slug).collect();
        lines.push(format!(
            "meeting {} {:?} {:?} {:?} {:?} {:?} {organizers:?} {parts:?} {joins:?} {directives:?} {:?} {:?} {:?} {}",
            show.node(node),
            node.kind,
            node.time,
            node.place,
            node.country.map(|no| snapshot.country(no).code),
            node.attendance,
            show.facts(snapshot.statements_at(no)),
            show.facts(snapshot.tasks_of(no)),
            show.facts(snapshot.awards_at(no)),
            node.evidence.len(),
        ));
    }
    for no in snapshot.directive_numbers() {
        let node = snapshot.directive(no);
        let joins: Vec<_> = node.joins.iter().map(|join| join.ground).collect();
        let meetings = snapshot.meetings_citing(no).iter();
        let meetings: Vec<_> = meetings.map(|no| show.meeting(*no)).collect();
        lines.push(format!(
            "directive {} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {joins:?} {meetings:?} {}",
            show.node(node),
            node.kind,
            node.number,
            node.symbol,
            node.term,
            node.subject,
            node.issued_on,
            node.issuer.map(|no| show.body(no)),
            node.evidence.len(),
        ));
    }
    for no in snapshot.countries_by_name() {
        let node = snapshot.country(*no);
        let bodies = snapshot.organizations_in(*no).iter();
        let bodies: Vec<_> = bodies.map(|no| show.body(*no)).collect();
        let meetings = snapshot.meetings_in(*no).iter();
        let meetings: Vec<_> = meetings.map(|no| show.meeting(*no)).collect();
        lines.push(format!(
            "country {} {bodies:?} {meetings:?}",
            show.node(node)
        ));
    }
    lines.sort();
    lines
}

/// The lists in their orders.
fn orders(snapshot: &Snapshot) -> Vec<String> {
    let show = Show(snapshot);
    let newest: Vec<_> = snapshot
        .articles_newest_first()
        .iter()
        .map(|no| show.article(*no))
        .collect();
    let titles: Vec<_> = snapshot
        .articles_by_title()
        .iter()
        .map(|no| show.article(*no))
        .collect();
    let people: Vec<_> = snapshot
        .people_by_name()
        .iter()
        .map(|no| show.person(*no))
        .collect();
    let given: Vec<_> = snapshot
        .people_by_given_name()
        .iter()
        .map(|no| show.person(*no))
        .collect();
    let known: Vec<_> = snapshot
        .people_by_articles()
        .iter()
        .map(|no| show.person(*no))
        .collect();
    let bodies: Vec<_> = snapshot
        .organizations_by_articles()
        .iter()
        .map(|no| show.body(*no))
        .collect();
    let meetings: Vec<_> = snapshot
        .meetings_latest_first()
        .iter()
        .map(|no| show.meeting(*no))
        .collect();
    let cited = snapshot.directives_by_articles().iter();
    let cited: Vec<_> = cited.map(|no| &snapshot.directive(*no).slug).collect();
    let posts = snapshot.positions_latest_first().iter();
    let posts: Vec<_> = posts.map(|of| (show.person(of.person), of.item)).collect();
    vec![
        format!("order {newest:?}"),
        format!("order {titles:?}"),
        format!("order {people:?} {given:?} {known:?}"),
        format!("order {bodies:?}"),
        format!("order {meetings:?}"),
        format!("order {cited:?}"),
        format!("order {posts:?}"),
    ]
}

struct Show<'a>(&'a Snapshot);

impl<'a> Show<'a> {
    fn article(&self, no: ArticleNo) -> &'a str {
        self.0.article(no).slug()
    }

    fn person(&self, no: PersonNo) -> &'a str {
        &self.0.person(no).slug
    }

    fn body(&self, no: OrganizationNo) -> &'a str {
        &self.0.organization(no).slug
    }

    fn meeting(&self, no: MeetingNo) -> &'a str {
        &self.0.meeting(no).slug
    }

    fn member(&self, member: Member) -> String {
        format!("{}#{}", self.article(member.article), member.local)
    }

    fn node(&self, node: &impl Node) -> String {
        let articles = node.articles().iter();
        let articles: Vec<_> = articles.map(|member| self.member(*member)).collect();
        format!(
            "{} {:?} {:?} {articles:?} {:?} {}",
            node.slug(),
            node.name(),
            node.aliases(),
            node.sort_key(),
            node.mention_count(),
        )
    }

    fn facts(&self, facts: &[FactRef]) -> Vec<String> {
        let facts = facts.iter();
        facts
            .map(|fact| format!("{}#{}", self.article(fact.article), fact.item))
            .collect()
    }

    fn parts(&self, parts: &[ParticipationRef]) -> Vec<String> {
        let parts = parts.iter();
        parts
            .map(|part| format!("{}#{}", self.meeting(part.meeting), part.item))
            .collect()
    }
}
