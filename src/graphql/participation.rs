//! One person's, or one organization's, part in one meeting.

use async_graphql::{Context, Error, ID, Object};

use crate::graphql::citation::Citation;
use crate::graphql::connection::listed;
use crate::graphql::error::broken;
use crate::graphql::global_id::{NodeType, global_id};
use crate::graphql::key::Key;
use crate::graphql::kind::ParticipantRole;
use crate::graphql::meeting::Meeting;
use crate::graphql::organization::Organization;
use crate::graphql::person::Person;
use crate::graphql::reading::Reading;
use crate::graphql::written::{Written, WrittenList, plain_fields};
use crate::model;
use crate::resolve::ReportedParticipation;
use crate::snapshot::{
    ArticleNo, Member, OrganizationNo, ParticipationNode, ParticipationRef, PersonNo, Snapshot,
};

/// A part in a meeting: as all articles report it, or as one of them does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Participation {
    /// The part that all articles together report.
    pub of: ParticipationRef,
    /// The report to which roles, position and citations keep; none for all of them.
    pub report: Option<(Member, u32)>,
}

listed!(Participation => "ParticipationConnection", "ParticipationEdge";);

/// Whether one of the roles is among those asked for; any is where none are named.
pub fn has_role(roles: model::ParticipantRoles, asked: Option<&[ParticipantRole]>) -> bool {
    asked.is_none_or(|asked| asked.iter().any(|role| roles.contains((*role).into())))
}

/// People first, each in the order of their names, the place in the meeting last, as the snapshot
/// orders a meeting's participations.
pub fn participant_key(snapshot: &Snapshot, part: ParticipationRef) -> Key {
    let node = snapshot.participation(part);
    let name = match (node.person, node.organization) {
        (Some(person), _) => Some(&snapshot.person(person).sort_key),
        (None, Some(organization)) => Some(&snapshot.organization(organization).sort_key),
        (None, None) => None,
    };
    let key = Key::new().number(u32::from(node.person.is_none()));
    match name {
        Some(name) => key.number(1).bytes(name),
        None => key.number(0),
    }
    .number(part.item)
}

/// The parts in meetings that one article reports, meeting by meeting, in its own order.
pub fn participations_in(snapshot: &Snapshot, article: ArticleNo) -> Vec<Participation> {
    let node = snapshot.article(article);
    let mut found = Vec::new();
    for (local, (meeting, report)) in
        (0u32..).zip(node.meetings.iter().zip(&node.reported.meetings))
    {
        let member = Member { article, local };
        let parts = &snapshot.meeting(*meeting).participations;
        for (item, _) in (0u32..).zip(&report.participants) {
            let of = (0u32..)
                .zip(parts)
                .find(|(_, part)| part.reports.contains(&(member, item)));
            found.extend(of.map(|(place, _)| Participation {
                of: ParticipationRef {
                    meeting: *meeting,
                    item: place,
                },
                report: Some((member, item)),
            }));
        }
    }
    found
}

/// What tells a part from the meeting's others: the person, the organization, and the article for a
/// part as one article reports it.
fn key(snapshot: &Snapshot, part: Participation) -> String {
    let node = snapshot.participation(part.of);
    let person = node.person.map_or("", |no| &snapshot.person(no).slug);
    let organization = node
        .organization
        .map_or("", |no| &snapshot.organization(no).slug);
    let meeting = &snapshot.meeting(part.of.meeting).slug;
    let mut key = format!("{meeting}#{person}#{organization}");
    if let Some((member, item)) = part.report {
        let article = snapshot.article(member.article).slug();
        key.push_str(&format!("#{article}#{}.{item}", member.local));
    }
    key
}

/// The participation of a key made for its id.
pub fn find_participation(snapshot: &Snapshot, asked: &str) -> Option<Participation> {
    let mut parts = asked.split('#');
    let meeting = snapshot.meeting_by_slug(parts.next()?)?;
    match parts.nth(2) {
        Some(article) => participations_in(snapshot, snapshot.article_by_slug(article)?)
            .into_iter()
            .find(|part| key(snapshot, *part) == asked),
        None => (0u32..)
            .take(snapshot.meeting(meeting).participations.len())
            .map(|item| Participation::whole(ParticipationRef { meeting, item }))
            .find(|part| key(snapshot, *part) == asked),
    }
}

impl Participation {
    /// The part as all articles report it.
    pub fn whole(of: ParticipationRef) -> Self {
        Participation { of, report: None }
    }

    fn node<'a>(self, ctx: &Context<'a>) -> &'a ParticipationNode {
        ctx.snapshot().participation(self.of)
    }

    fn report<'a>(
        ctx: &Context<'a>,
        member: Member,
        item: u32,
    ) -> Result<&'a ReportedParticipation, Error> {
        let reported = &ctx.snapshot().article(member.article).reported;
        let meeting = reported.meetings.get(member.local as usize);
        meeting
            .and_then(|meeting| meeting.participants.get(item as usize))
            .ok_or_else(|| broken(format!("no report of a participant at {member:?} {item}")))
    }

    /// What the one article says to which it keeps.
    fn own_report<'a>(self, ctx: &Context<'a>) -> Option<Result<&'a ReportedParticipation, Error>> {
        self.report
            .map(|(member, item)| Self::report(ctx, member, item))
    }

    fn who(self, ctx: &Context<'_>) -> Result<(Option<PersonNo>, Option<OrganizationNo>), Error> {
        let Some((member, item)) = self.report else {
            let node = self.node(ctx);
            return Ok((node.person, node.organization));
        };
        let article = ctx.snapshot().article(member.article);
        let fact = Self::report(ctx, member, item)?;
        Ok((
            fact.person
                .and_then(|local| article.people.get(local.index()).copied()),
            fact.organization
                .and_then(|local| article.organizations.get(local.index()).copied()),
        ))
    }
}

/// One person's, or one organization's, part in one meeting.
#[Object]
impl Participation {
    /// Opaque, made from the type, the meeting's slug and who took part; for one of
    /// `Article.participants` also from the article.
    pub async fn id(&self, ctx: &Context<'_>) -> ID {
        global_id(NodeType::Participation, &key(ctx.snapshot(), *self))
    }

    /// In which meeting.
    async fn meeting(&self) -> Written<Meeting> {
        Written(Meeting(self.of.meeting))
    }

    /// Who took part; null where only the organization is named.
    async fn person(&self, ctx: &Context<'_>) -> Option<Result<Written<Person>, Error>> {
        match self.who(ctx) {
            Ok((person, _)) => person.map(|no| Ok(Written(Person(no)))),
            Err(error) => Some(Err(error)),
        }
    }

    /// The organization that took part, or that the person stood for; null where none is named.
    async fn organization(
        &self,
        ctx: &Context<'_>,
    ) -> Option<Result<Written<Organization>, Error>> {
        match self.who(ctx) {
            Ok((_, organization)) => organization.map(|no| Ok(Written(Organization(no)))),
            Err(error) => Some(Err(error)),
        }
    }

    /// What they did, each role once; never empty.
    async fn roles(&self, ctx: &Context<'_>) -> Result<Vec<ParticipantRole>, Error> {
        let roles = match self.own_report(ctx) {
            Some(report) => report?.roles,
            None => self.node(ctx).roles,
        };
        Ok(roles.iter().map(Into::into).collect())
    }

    /// The person's position as this meeting's articles print it; null where none does.
    async fn position_title<'a>(&self, ctx: &Context<'a>) -> Option<Result<&'a str, Error>> {
        match self.own_report(ctx) {
            Some(Ok(fact)) => fact.position_title.as_deref().map(Ok),
            Some(Err(error)) => Some(Err(error)),
            None => self.node(ctx).position_title.as_deref().map(Ok),
        }
    }

    /// Where articles say so, newest article first; never empty.
    async fn citations(&self, ctx: &Context<'_>) -> Result<WrittenList<Citation>, Error> {
        let reports = match &self.report {
            Some(report) => std::slice::from_ref(report),
            None => &self.node(ctx).reports,
        };
        ctx.take(reports.len())?;
        let mut citations = Vec::new();
        for (member, item) in reports {
            let content = ctx.content(member.article)?;
            let meeting = content.facts.meetings.get(member.local as usize);
            let fact = meeting
                .and_then(|meeting| meeting.participants.get(*item as usize))
                .ok_or_else(|| broken(format!("no participant at {member:?} {item}")))?;
            citations.extend(fact.spans.iter().map(|span| Citation {
                article: member.article,
                span: *span,
            }));
        }
        Ok(citations.into_iter().collect())
    }
}

plain_fields! {
    Participation {
        "id" => id,
        "roles" => roles,
        "positionTitle" => position_title,
        ;
        "meeting" => meeting,
        "person" => person,
        "organization" => organization,
        "citations" => citations,
    }
}
