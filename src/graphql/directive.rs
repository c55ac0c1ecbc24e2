//! A document that directs the work.

use async_graphql::{Context, Error, ID, Object};

use crate::graphql::article_connection::ArticleConnection;
use crate::graphql::connection::{Connection, Paging, listed};
use crate::graphql::cursor::Identity;
use crate::graphql::entity::{articles_of, id_of, mentions_of};
use crate::graphql::evidence::{Evidence, evidence_for};
use crate::graphql::identity::EntityIdentity;
use crate::graphql::kind::DirectiveKind;
use crate::graphql::list::List;
use crate::graphql::meeting::{Meeting, meeting_key};
use crate::graphql::mention::Mention;
use crate::graphql::organization::Organization;
use crate::graphql::reading::Reading;
use crate::graphql::scalar::Date;
use crate::graphql::written::{Written, WrittenList, plain_fields};
use crate::snapshot::{DirectiveNo, DirectiveNode, Entity};

/// A directive of the request's snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Directive(pub DirectiveNo);

listed!(Directive => "DirectiveConnection", "DirectiveEdge";);

impl Directive {
    fn node<'a>(self, ctx: &Context<'a>) -> &'a DirectiveNode {
        ctx.snapshot().directive(self.0)
    }
}

/// A document of the Party or the State that directs the work.
#[Object]
impl Directive {
    /// Opaque, made from the type and the slug.
    pub async fn id(&self, ctx: &Context<'_>) -> ID {
        id_of(ctx.snapshot(), Entity::Directive(self.0))
    }

    /// Stable, readable key, unique among directives: `chi-thi-12-ct-tw`.
    pub async fn slug<'a>(&self, ctx: &Context<'a>) -> &'a str {
        &self.node(ctx).slug
    }

    /// Kind and number, or kind and the body that passed it: `Chỉ thị 12-CT/TW`, `Nghị quyết Đại hội
    /// XIII`.
    pub async fn name<'a>(&self, ctx: &Context<'a>) -> &'a str {
        &self.node(ctx).name
    }

    /// Other forms under which pages print it, most frequent first; empty where there are none.
    pub async fn aliases<'a>(&self, ctx: &Context<'a>) -> &'a [String] {
        &self.node(ctx).aliases
    }

    /// What sort of document it is.
    async fn kind(&self, ctx: &Context<'_>) -> DirectiveKind {
        self.node(ctx).kind.into()
    }

    /// The number alone: `12`, `58/2022`; null for a document without one.
    async fn number<'a>(&self, ctx: &Context<'a>) -> Option<&'a str> {
        self.node(ctx).number.as_deref()
    }

    /// The full symbol in its official form, however the page prints it: `12-CT/TW`, `58/2022/NĐ-CP`;
    /// null where no page prints it and kind and issuer do not make it certain.
    async fn symbol<'a>(&self, ctx: &Context<'a>) -> Option<&'a str> {
        self.node(ctx).symbol.as_deref()
    }

    /// The Party's term of office in which it was issued (`XIII`): Party numbers start again in each.
    /// Null for a document of the State, and where it is not known.
    async fn term<'a>(&self, ctx: &Context<'a>) -> Option<&'a str> {
        self.node(ctx).term.as_deref()
    }

    /// What it is about (trích yếu); null where no page says so.
    async fn subject<'a>(&self, ctx: &Context<'a>) -> Option<&'a str> {
        self.node(ctx).subject.as_deref()
    }

    /// The day of issue; null where no page gives it.
    async fn issued_on(&self, ctx: &Context<'_>) -> Option<Date> {
        self.node(ctx).issued_on.map(Date)
    }

    /// The body that issued it; null where it is not known.
    async fn issuer(&self, ctx: &Context<'_>) -> Option<Written<Organization>> {
        self.node(ctx).issuer.map(Organization).map(Written)
    }

    /// The articles that cite it, newest first.
    pub async fn articles(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<ArticleConnection, Error> {
        let paging = Paging::new(after, before, first, last);
        articles_of(ctx.snapshot(), Entity::Directive(self.0), paging)
    }

    /// Each place where an article cites it: newest article first, in reading order within it.
    pub async fn mentions(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Mention>, Error> {
        let paging = Paging::new(after, before, first, last);
        mentions_of(ctx.snapshot(), Entity::Directive(self.0), paging)
    }

    /// Why the reports of several articles are this one directive.
    #[graphql(name = "identity")]
    pub async fn why_one(&self) -> EntityIdentity {
        EntityIdentity(Entity::Directive(self.0))
    }

    /// The meetings that cite, spread or carry it out, latest first.
    async fn meetings(
        &self,
        ctx: &Context<'_>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Connection<Meeting>, Error> {
        let directive = self.0;
        let list = List::new(
            ctx.snapshot(),
            ctx.snapshot().meetings_citing(directive).len(),
            move |snapshot, place| Meeting(snapshot.meetings_citing(directive)[place]),
            move |snapshot, place| {
                meeting_key(snapshot, snapshot.meetings_citing(directive)[place]).finish()
            },
        );
        let identity = Identity::of("Directive.meetings", &self.node(ctx).slug);
        Connection::new(list, identity, Paging::new(after, before, first, last))
    }

    /// What the articles say of its fields, with the sentence; those that differ are kept. Empty where
    /// they say nothing of them.
    async fn evidence(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Only on these fields, `issuedOn`, `issuer` or `subject`; null: on all; empty: on none."
        )]
        fields: Option<Vec<String>>,
    ) -> Result<WrittenList<Evidence>, Error> {
        evidence_for(ctx, &self.node(ctx).evidence, fields.as_deref())
    }
}

plain_fields! {
    Directive {
        "id" => id,
        "slug" => slug,
        "name" => name,
        "aliases" => aliases,
        "kind" => kind,
        "number" => number,
        "symbol" => symbol,
        "term" => term,
        "subject" => subject,
        "issuedOn" => issued_on,
        ;
        "issuer" => issuer,
    }
}
