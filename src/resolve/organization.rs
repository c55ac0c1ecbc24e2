//! Organizations: one for each canonical name, whatever its marks.
//!
//! The lexicon and the reading of each page have already led printed forms to canonical names.

use std::sync::Arc;

use crate::lexicon::LEXICON;
use crate::model::{EvidenceField, Organization, OrganizationKind};
use crate::resolve::ballot::{Ballot, aliases};
use crate::resolve::{Share, key};

pub(super) fn resolve(slug: &str, shares: &[Share<'_>]) -> Vec<Organization> {
    let facts = || {
        shares
            .iter()
            .map(|share| &share.article.facts.organizations[share.index()])
    };
    let names: Ballot<String> = facts().map(|fact| fact.name.clone()).collect();
    let Some(name) = names.winner() else {
        return Vec::new();
    };
    let kinds: Ballot<OrganizationKind> = facts()
        .map(|fact| fact.kind)
        .filter(|kind| *kind != OrganizationKind::Other)
        .collect();
    let acronyms: Ballot<String> = facts().filter_map(|fact| fact.acronym.clone()).collect();
    let countries: Ballot<_> = facts().filter_map(|fact| fact.country).collect();

    let parent_of = |share: &Share<'_>| -> Option<Arc<str>> {
        let fact = &share.article.facts.organizations[share.index()];
        let parent = &share.article.facts.organizations[fact.parent?.index()];
        Some(key(&parent.name).into()).filter(|parent: &Arc<str>| **parent != *slug)
    };
    let parents: Ballot<Arc<str>> = shares.iter().filter_map(parent_of).collect();
    let parent = parents.winner();
    let evidence = shares
        .iter()
        .filter_map(|share| {
            let fact = &share.article.facts.organizations[share.index()];
            let said = parent_of(share)?;
            let name = &share.article.facts.organizations[fact.parent?.index()].name;
            let span = fact.mentions.first()?.span;
            let preferred = parent.as_ref() == Some(&said);
            Some(share.evidence(EvidenceField::Parent, name.clone(), preferred, span))
        })
        .collect();

    let organization = Organization {
        slug: slug.into(),
        name_en: LEXICON
            .bodies
            .by_name(&name)
            .and_then(|body| body.name_en.clone()),
        acronym: acronyms.winner(),
        aliases: aliases(
            &name,
            shares
                .iter()
                .map(|share| &share.article.forms.organizations[share.index()]),
        ),
        name,
        kind: kinds.winner().unwrap_or(OrganizationKind::Other),
        country: countries.winner(),
        parent,
        members: shares.iter().map(Share::member).collect(),
        evidence,
    };
    vec![organization]
}
