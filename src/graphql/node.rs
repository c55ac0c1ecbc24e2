//! Anything with an id, and the way from an id back to it.

use async_graphql::{ID, Interface};

use crate::graphql::article::Article;
use crate::graphql::award::Award;
use crate::graphql::country::Country;
use crate::graphql::directive::Directive;
use crate::graphql::figure::Figure;
use crate::graphql::global_id::{NodeType, parse_fact_key};
use crate::graphql::identity::{IdentityReport, find_report};
use crate::graphql::meeting::Meeting;
use crate::graphql::mention::Mention;
use crate::graphql::organization::Organization;
use crate::graphql::participation::{Participation, find_participation};
use crate::graphql::person::Person;
use crate::graphql::position::{Position, find_position};
use crate::graphql::statement::Statement;
use crate::graphql::task::Task;
use crate::snapshot::{ArticleNode, CountryNo, FactRef, Node as _, Snapshot};

/// Anything with a globally unique id.
#[derive(Interface)]
#[graphql(field(
    name = "id",
    ty = "ID",
    desc = "Opaque, unique among all types. It stays the same when the same pages are loaded again."
))]
pub enum Node {
    /// An article.
    Article(Article),
    /// An organization.
    Organization(Organization),
    /// A person.
    Person(Person),
    /// A position.
    Position(Position),
    /// A meeting.
    Meeting(Meeting),
    /// A participation.
    Participation(Participation),
    /// A directive.
    Directive(Directive),
    /// A country.
    Country(Country),
    /// A statement.
    Statement(Statement),
    /// A task.
    Task(Task),
    /// A figure.
    Figure(Figure),
    /// An award.
    Award(Award),
    /// A mention.
    Mention(Mention),
    /// A report of an entity.
    IdentityReport(IdentityReport),
}

/// The object of a type with a key; none where the snapshot has no such object.
pub fn find_node(snapshot: &Snapshot, of: NodeType, key: &str) -> Option<Node> {
    let fact = |count: fn(&ArticleNode) -> usize| -> Option<FactRef> {
        let (slug, item) = parse_fact_key(key)?;
        let article = snapshot.article_by_slug(slug)?;
        ((item as usize) < count(snapshot.article(article))).then_some(FactRef { article, item })
    };
    Some(match of {
        NodeType::Article => Article(snapshot.article_by_slug(key)?).into(),
        NodeType::Organization => Organization(snapshot.organization_by_slug(key)?).into(),
        NodeType::Person => Person(snapshot.person_by_slug(key)?).into(),
        NodeType::Meeting => Meeting(snapshot.meeting_by_slug(key)?).into(),
        NodeType::Directive => Directive(snapshot.directive_by_slug(key)?).into(),
        NodeType::Country => Country(country_by_slug(snapshot, key)?).into(),
        NodeType::Position => Position(find_position(snapshot, key)?).into(),
        NodeType::Participation => find_participation(snapshot, key)?.into(),
        NodeType::Statement => Statement(fact(|node| node.reported.statements.len())?).into(),
        NodeType::Task => Task(fact(|node| node.reported.tasks.len())?).into(),
        NodeType::Figure => Figure(fact(|node| node.reported.figures.len())?).into(),
        NodeType::Award => Award(fact(|node| node.reported.awards.len())?).into(),
        NodeType::IdentityReport => find_report(snapshot, key)?.into(),
        NodeType::Mention => {
            let fact = fact(|node| node.reported.mentions())?;
            Mention {
                article: fact.article,
                of: None,
                item: fact.item,
            }
            .into()
        }
    })
}

/// The country with this slug; there are some two hundred at most.
pub fn country_by_slug(snapshot: &Snapshot, slug: &str) -> Option<CountryNo> {
    let countries = snapshot.countries_by_name().iter();
    countries
        .copied()
        .find(|no| snapshot.country(*no).slug() == slug)
}
