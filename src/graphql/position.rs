//! A post that a person is reported to hold.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, Error, ID, Object};
use jiff::civil::Date as Day;

use crate::graphql::citation::Citation;
use crate::graphql::connection::listed;
use crate::graphql::error::broken;
use crate::graphql::global_id::{NodeType, global_id};
use crate::graphql::key::Key;
use crate::graphql::list::List;
use crate::graphql::organization::Organization;
use crate::graphql::person::Person;
use crate::graphql::reading::Reading;
use crate::graphql::scalar::Date;
use crate::graphql::written::{Written, WrittenList, plain_fields};
use crate::snapshot::{PersonNo, PositionNode, PositionRef, Snapshot};
use crate::text::sort_key;

/// A position of the request's snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position(pub PositionRef);

listed!(Position => "PositionConnection", "PositionEdge";);

/// Every position of a person, latest report first.
pub fn positions_of(snapshot: &Snapshot, person: PersonNo) -> impl Iterator<Item = PositionRef> {
    (0u32..)
        .take(snapshot.person(person).positions.len())
        .map(move |item| PositionRef { person, item })
}

/// Positions in the order of [`Snapshot::compare_positions`]; the key says what makes a position's place
/// among the person's.
pub fn position_list(
    snapshot: &Arc<Snapshot>,
    len: usize,
    at: impl Fn(&Snapshot, usize) -> PositionRef + Clone + Send + Sync + 'static,
) -> List<Position> {
    let order = at.clone();
    List::new(
        snapshot,
        len,
        move |snapshot, place| Position(at(snapshot, place)),
        move |snapshot, place| {
            let position = order(snapshot, place);
            let node = snapshot.position(position);
            Key::new()
                .latest(node.last_reported_on)
                .text(&snapshot.person(position.person).slug)
                .number(u32::from(node.former))
                .bytes(&sort_key(&node.title))
                .text(&node.title)
                .number(position.item)
                .finish()
        },
    )
}

/// The positions that were held as of a day, as far as reports tell: for each person and organization,
/// those that the last report on or before the day gives. Order is kept.
pub fn held_as_of(
    snapshot: &Snapshot,
    positions: impl Iterator<Item = PositionRef>,
    day: Day,
) -> Vec<PositionRef> {
    let reported: Vec<(PositionRef, Day)> = positions
        .filter_map(|position| {
            let last = snapshot
                .position(position)
                .reports
                .iter()
                .filter_map(|(member, _)| snapshot.article(member.article).published_on())
                .filter(|on| *on <= day)
                .max()?;
            Some((position, last))
        })
        .collect();
    let post = |of: PositionRef| (of.person, snapshot.position(of).organization);
    let mut last = HashMap::new();
    for (position, on) in &reported {
        let latest = last.entry(post(*position)).or_insert(*on);
        *latest = (*latest).max(*on);
    }
    reported
        .into_iter()
        .filter(|(position, on)| last.get(&post(*position)) == Some(on))
        .map(|(position, _)| position)
        .collect()
}

/// What tells a position from the person's others: title, organization and whether it is a former one.
pub fn position_key(snapshot: &Snapshot, position: PositionRef) -> String {
    let node = snapshot.position(position);
    let organization = node
        .organization
        .map_or("", |no| &snapshot.organization(no).slug);
    let said = format!("{}\n{organization}\n{}", node.title, node.former);
    let hash = blake3::hash(said.as_bytes()).to_hex();
    format!("{}#{}", snapshot.person(position.person).slug, &hash[..16])
}

/// The position of a key made by [`position_key`].
pub fn find_position(snapshot: &Snapshot, key: &str) -> Option<PositionRef> {
    let (slug, _) = key.rsplit_once('#')?;
    let person = snapshot.person_by_slug(slug)?;
    positions_of(snapshot, person).find(|position| position_key(snapshot, *position) == key)
}

impl Position {
    fn node<'a>(self, ctx: &Context<'a>) -> &'a PositionNode {
        ctx.snapshot().position(self.0)
    }
}

/// A post that a person is reported to hold.
#[Object]
impl Position {
    /// Opaque, made from the type, the person's slug and what the position is.
    pub async fn id(&self, ctx: &Context<'_>) -> ID {
        global_id(NodeType::Position, &position_key(ctx.snapshot(), self.0))
    }

    /// Who holds it.
    async fn person(&self) -> Written<Person> {
        Written(Person(self.0.person))
    }

    /// The title as printed, without the organization: `Phó Trưởng ban Thường trực`.
    async fn title<'a>(&self, ctx: &Context<'a>) -> &'a str {
        &self.node(ctx).title
    }

    /// The body in which it is held; null where the page does not say.
    async fn organization(&self, ctx: &Context<'_>) -> Option<Written<Organization>> {
        let organization = self.node(ctx).organization;
        organization.map(Organization).map(Written)
    }

    /// The page says that the post is a former one (nguyên).
    async fn former(&self, ctx: &Context<'_>) -> bool {
        self.node(ctx).former
    }

    /// The first day on which an article reports it; null where no reporting article has a date.
    async fn first_reported_on(&self, ctx: &Context<'_>) -> Option<Date> {
        self.node(ctx).first_reported_on.map(Date)
    }

    /// The last day on which an article reports it; null where no reporting article has a date.
    async fn last_reported_on(&self, ctx: &Context<'_>) -> Option<Date> {
        self.node(ctx).last_reported_on.map(Date)
    }

    /// Where articles say so, newest article first; never empty.
    async fn citations(&self, ctx: &Context<'_>) -> Result<WrittenList<Citation>, Error> {
        ctx.take(self.node(ctx).reports.len())?;
        let mut citations = Vec::new();
        for (member, item) in &self.node(ctx).reports {
            let content = ctx.content(member.article)?;
            let fact = (content.facts.people)
                .get(member.local as usize)
                .and_then(|person| person.positions.get(*item as usize))
                .ok_or_else(|| broken(format!("no report of a position at {member:?} {item}")))?;
            citations.extend(fact.spans.iter().map(|span| Citation {
                article: member.article,
                span: *span,
            }));
        }
        Ok(citations.into_iter().collect())
    }
}

plain_fields! {
    Position {
        "id" => id,
        "title" => title,
        "former" => former,
        "firstReportedOn" => first_reported_on,
        "lastReportedOn" => last_reported_on,
        ;
        "person" => person,
        "organization" => organization,
        "citations" => citations,
    }
}
