//! What an article says of one field of an entity.

use async_graphql::{Context, Error, Object};

use crate::graphql::citation::Citation;
use crate::graphql::reading::Reading;
use crate::graphql::written::{Written, WrittenList, plain_fields};
use crate::model;

/// One article's word on one field.
#[derive(Debug, Clone)]
pub struct Evidence(pub model::Evidence);

/// The evidence for these fields; for all of them where none are named.
///
/// # Errors
///
/// `QUERY_TOO_COMPLEX`: the answer has too much of it already.
pub fn evidence_for(
    ctx: &Context<'_>,
    evidence: &[model::Evidence],
    fields: Option<&[String]>,
) -> Result<WrittenList<Evidence>, Error> {
    let asked = |evidence: &&model::Evidence| {
        fields.is_none_or(|fields| fields.iter().any(|field| field == evidence.field.name()))
    };
    ctx.take(evidence.iter().filter(asked).count())?;
    let evidence = evidence.iter().filter(asked).cloned();
    Ok(evidence.map(Evidence).collect())
}

/// What an article says of one field of an entity.
#[Object]
impl Evidence {
    /// The field's name in this schema: `time`, `place`, `attendance`, `issuedOn`, `issuer`, `subject`,
    /// `parent`, `kind`.
    async fn field(&self) -> &'static str {
        self.0.field.name()
    }

    /// What the article says, in the form the field has it.
    async fn value(&self, ctx: &Context<'_>) -> Result<&str, Error> {
        ctx.take_text(&self.0.value)?;
        Ok(&self.0.value)
    }

    /// The field shows this value. Where articles differ, the others are kept beside it.
    async fn preferred(&self) -> bool {
        self.0.preferred
    }

    /// The words that say it.
    async fn citation(&self) -> Written<Citation> {
        Written(Citation {
            article: self.0.article,
            span: self.0.span,
        })
    }
}

plain_fields! {
    Evidence {
        "field" => field,
        "value" => value,
        "preferred" => preferred,
        ;
        "citation" => citation,
    }
}
