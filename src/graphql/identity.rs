//! Why the reports of several articles are one entity.

use async_graphql::{Context, Error, ID, Object};

use crate::graphql::article::{Article, article_key};
use crate::graphql::citation::Citation;
use crate::graphql::connection::{Connection, Paging, listed};
use crate::graphql::cursor::Identity;
use crate::graphql::entity::{find_entity, id_of, node_of};
use crate::graphql::global_id::{NodeType, global_id, parse_id};
use crate::graphql::kind::IdentityGround;
use crate::graphql::list::List;
use crate::graphql::reading::Reading;
use crate::graphql::written::{Written, plain_fields};
use crate::model::{
    LocalCountry, LocalDirective, LocalEntity, LocalMeeting, LocalOrganization, LocalPerson,
};
use crate::snapshot::{self, ArticleNo, Snapshot};

/// The identity of an entity of the request's snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntityIdentity(pub snapshot::Entity);

/// Why the reports of several articles are one thing.
#[Object(name = "Identity")]
impl EntityIdentity {
    /// The key under which the reports met, and apart from which no two are ever joined: the name without
    /// diacritics, of a meeting its year, or `undated` and its name, of a directive kind and number, of a country its code.
    async fn key(&self, ctx: &Context<'_>) -> String {
        ctx.snapshot().identity_key(self.0)
    }

    /// The report of each article, with the ground on which it is one of them; newest first.
    async fn reports(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<IdentityReport>, Error> {
        let entity = self.0;
        let snapshot = ctx.snapshot();
        let list = List::new(
            snapshot,
            node_of(snapshot, entity).articles().len(),
            move |_, place| IdentityReport { entity, place },
            move |snapshot, place| {
                article_key(snapshot, article_at(snapshot, entity, place)).finish()
            },
        );
        let identity = Identity::of("Identity.reports", &id_of(snapshot, entity));
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }
}

fn article_at(snapshot: &Snapshot, entity: snapshot::Entity, place: usize) -> ArticleNo {
    node_of(snapshot, entity).articles()[place].article
}

/// The report at a place of an entity's articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdentityReport {
    /// What is reported.
    pub entity: snapshot::Entity,
    /// The place in the node's articles.
    pub place: usize,
}

/// The report of a key made for its id.
pub fn find_report(snapshot: &Snapshot, key: &str) -> Option<IdentityReport> {
    let (entity, article) = key.split_once('#')?;
    let (of, slug) = parse_id(entity).ok()?;
    let entity = find_entity(snapshot, of, &slug)?;
    let article = snapshot.article_by_slug(article)?;
    let mut articles = node_of(snapshot, entity).articles().iter();
    let place = articles.position(|member| member.article == article)?;
    Some(IdentityReport { entity, place })
}

listed!(IdentityReport => "IdentityReportConnection", "IdentityReportEdge";);

/// One article's report of an entity, and why it is one of that entity's.
#[Object]
impl IdentityReport {
    /// Opaque, made from the entity's type and slug and the article's slug.
    pub async fn id(&self, ctx: &Context<'_>) -> ID {
        let snapshot = ctx.snapshot();
        let article = article_at(snapshot, self.entity, self.place);
        let entity = id_of(snapshot, self.entity);
        let key = format!("{}#{}", *entity, snapshot.article(article).slug());
        global_id(NodeType::IdentityReport, &key)
    }

    /// The article.
    async fn article(&self, ctx: &Context<'_>) -> Written<Article> {
        Written(Article(article_at(ctx.snapshot(), self.entity, self.place)))
    }

    /// On what ground the report is one of the entity's.
    async fn ground(&self, ctx: &Context<'_>) -> IdentityGround {
        let join = ctx.snapshot().join(self.entity, self.place);
        join.ground.into()
    }

    /// What of the article matched: the name; the symbol, or kind and number, and the term where the
    /// article gives one; the people or organizers whom two reports of a meeting have in common.
    async fn matched(&self, ctx: &Context<'_>) -> Vec<String> {
        ctx.snapshot().matched(self.entity, self.place)
    }

    /// The article to whose report this one was joined. Null where the name or symbol alone decides, and
    /// for the first report.
    async fn joined_to(&self, ctx: &Context<'_>) -> Option<Written<Article>> {
        let join = ctx.snapshot().join(self.entity, self.place);
        join.to.map(|to| Written(Article(to.article)))
    }

    /// Where the article first names it; null where it is not named in so many words.
    async fn citation(&self, ctx: &Context<'_>) -> Result<Option<Written<Citation>>, Error> {
        let snapshot = ctx.snapshot();
        let member = node_of(snapshot, self.entity).articles()[self.place];
        let content = ctx.content(member.article)?;
        let named = match self.entity {
            snapshot::Entity::Person(_) => LocalEntity::Person(LocalPerson(member.local)),
            snapshot::Entity::Organization(_) => {
                LocalEntity::Organization(LocalOrganization(member.local))
            }
            snapshot::Entity::Meeting(_) => LocalEntity::Meeting(LocalMeeting(member.local)),
            snapshot::Entity::Directive(_) => LocalEntity::Directive(LocalDirective(member.local)),
            snapshot::Entity::Country(_) => LocalEntity::Country(LocalCountry(member.local)),
        };
        let mut mentions = content.mentions.iter();
        let first = mentions.find(|(_, entity)| *entity == named);
        Ok(first.map(|(mention, _)| {
            Written(Citation {
                article: member.article,
                span: mention.span,
            })
        }))
    }
}

plain_fields! {
    IdentityReport {
        "id" => id,
        "ground" => ground,
        "matched" => matched,
        ;
        "article" => article,
        "joinedTo" => joined_to,
        "citation" => citation,
    }
}
