//! Organizations: one for each canonical name, whatever its marks.
//!
//! The lexicon and the reading of each page have already led printed forms to canonical names.

use std::sync::Arc;

use crate::lexicon::LEXICON;
use crate::model::{EvidenceField, Organization, OrganizationKind};
use crate::resolve::ballot::{Ballot, aliases};
use crate::resolve::{ReportedOrganization, Share};

pub(super) fn resolve(slug: &str, shares: &[Share<'_>]) -> Vec<Organization> {
    let facts = || shares.iter().map(fact);
    let names = Ballot::of_texts(facts().map(|fact| &*fact.name));
    let Some(name) = names.winner() else {
        return Vec::new();
    };
    let kinds: Ballot<OrganizationKind> = facts()
        .map(|fact| fact.kind)
        .filter(|kind| *kind != OrganizationKind::Other)
        .collect();
    let acronyms = Ballot::of_texts(facts().filter_map(|fact| fact.acronym.as_deref()));
    let countries: Ballot<_> = facts().filter_map(|fact| fact.country).collect();

    let parents = shares.iter().filter_map(|share| parent(share, slug));
    let parents = Ballot::of_texts(parents.map(|parent| &*parent.key));
    let preferred = parents.winner();
    let evidence = shares
        .iter()
        .filter_map(|share| {
            let said = parent(share, slug)?;
            let span = fact(share).named_at?;
            let preferred = preferred == Some(&*said.key);
            let value = said.name.clone();
            Some(share.evidence(EvidenceField::Parent, value, preferred, span))
        })
        .collect();

    let organization = Organization {
        slug: slug.into(),
        name_en: LEXICON
            .bodies
            .by_name(name)
            .and_then(|body| body.name_en.clone()),
        acronym: acronyms.winner().map(str::to_owned),
        aliases: aliases(name, facts().map(|fact| &fact.forms)),
        name: name.to_owned(),
        kind: kinds.winner().unwrap_or(OrganizationKind::Other),
        country: countries.winner(),
        parent: preferred.map(Arc::from),
        members: shares.iter().map(Share::member).collect(),
        evidence,
    };
    vec![organization]
}

fn fact<'a>(share: &Share<'a>) -> &'a ReportedOrganization {
    &share.article.organizations[share.index()]
}

/// The body of which the article says that this one is part; none where that would be itself.
fn parent<'a>(share: &Share<'a>, slug: &str) -> Option<&'a ReportedOrganization> {
    let parent = &share.article.organizations[fact(share).parent?.index()];
    (*parent.key != *slug).then_some(parent)
}
