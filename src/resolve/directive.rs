//! Directives: kind and number, told apart by symbol and term.
//!
//! The numbers of the Party's documents start again with each term of office: `Chỉ thị 12-CT/TW` of
//! the twelfth and of the thirteenth are two. What names only kind and number is the one document of
//! that kind and number that other pages name in full, where there is just one.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::lexicon;
use crate::model::{Directive, Evidence, EvidenceField, IdentityGround, Join};
use crate::resolve::ballot::{Ballot, aliases};
use crate::resolve::{ReportedDirective, Share, key};
use crate::text::slugify;

/// The kind with the number's leading digits, or with what the document is named after.
pub(super) fn group(fact: &ReportedDirective) -> String {
    let number = fact.number.as_deref().unwrap_or_default();
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    let name = if digits.is_empty() {
        slugify(
            fact.named_after
                .as_deref()
                .or(fact.symbol.as_deref())
                .unwrap_or(number),
        )
    } else {
        digits.to_owned()
    };
    format!("{} {name}", fact.kind)
}

/// What tells documents of one group apart: the symbol and the term, as far as a page gives them.
type Identity = (Option<String>, Option<String>);

/// The shares of each identity, with why each is of it.
type Apart<'a> = BTreeMap<Identity, Vec<(Share<'a>, IdentityGround)>>;

pub(super) fn resolve(shares: &[Share<'_>]) -> Vec<Directive> {
    let mut apart = Apart::new();
    for share in shares {
        let fact = fact(share);
        let term = fact.term.as_deref().map(str::to_owned).or_else(|| {
            let issued = fact.issued_on.as_ref()?.value;
            is_party_symbol(fact)
                .then(|| lexicon::party_term(issued))
                .flatten()
                .map(str::to_owned)
        });
        let symbol = symbol(fact);
        let ground = match symbol {
            Some(_) => IdentityGround::SameSymbol,
            None => IdentityGround::SameNumber,
        };
        let one = apart.entry((symbol, term)).or_default();
        one.push((*share, ground));
    }
    // A page without the term means the one term that the others give for the symbol, or the term in
    // which the page was published; a page without the symbol the one symbol of the group.
    settle(&mut apart, |vague, full| {
        vague.0.is_some() && vague.1.is_none() && full.0 == vague.0 && full.1.is_some()
    });
    settle(&mut apart, |vague, full| {
        vague.0.is_none() && vague.1.is_some() && full.0.is_some() && full.1 == vague.1
    });
    settle(&mut apart, |vague, full| {
        vague.0.is_none() && vague.1.is_none() && (full.0.is_some() || full.1.is_some())
    });

    let mut slugs: BTreeMap<String, u32> = BTreeMap::new();
    apart
        .into_iter()
        .map(|((_, term), shares)| {
            let mut directive = directive(shares, term);
            let base = key(&directive.name);
            let count = slugs.entry(base.clone()).or_default();
            *count += 1;
            directive.slug = match (*count, &directive.term) {
                (1, _) => base.into(),
                (_, Some(term)) => format!("{base}--{}", slugify(term)).into(),
                (count, None) => format!("{base}--{count}").into(),
            };
            directive
        })
        .collect()
}

/// Moves each vague identity's shares to the only full one that it may mean, or share by share to the
/// one in force when the article was published.
fn settle(apart: &mut Apart<'_>, may_mean: impl Fn(&Identity, &Identity) -> bool) {
    let identities: Vec<Identity> = apart.keys().cloned().collect();
    for vague in &identities {
        let meant: Vec<&Identity> = identities
            .iter()
            .filter(|full| may_mean(vague, full))
            .collect();
        match meant.as_slice() {
            [] => {}
            [only] => {
                if let Some(shares) = apart.remove(vague) {
                    let meant = shares
                        .into_iter()
                        .map(|(share, _)| (share, IdentityGround::OnlyOneMeant));
                    apart.entry((*only).clone()).or_default().extend(meant);
                }
            }
            several => {
                let Some(shares) = apart.remove(vague) else {
                    continue;
                };
                for (share, ground) in shares {
                    let term = share.article.published_on.and_then(lexicon::party_term);
                    let target = several
                        .iter()
                        .find(|full| term.is_some() && full.1.as_deref() == term);
                    let (identity, ground) = match target {
                        Some(full) => (*full, IdentityGround::TermOfPublication),
                        None => (vague, ground),
                    };
                    let shares = apart.entry(identity.clone()).or_default();
                    shares.push((share, ground));
                }
            }
        }
    }
}

fn fact<'a>(share: &Share<'a>) -> &'a ReportedDirective {
    &share.article.directives[share.index()]
}

fn symbol(fact: &ReportedDirective) -> Option<String> {
    fact.symbol.as_ref().map(|symbol| symbol.to_uppercase())
}

fn is_party_symbol(fact: &ReportedDirective) -> bool {
    fact.symbol
        .as_deref()
        .is_some_and(|symbol| symbol.contains("/TW"))
}

fn directive(mut shares: Vec<(Share<'_>, IdentityGround)>, term: Option<String>) -> Directive {
    shares.sort_by(|(a, _), (b, _)| (&a.article.slug, a.local).cmp(&(&b.article.slug, b.local)));
    let joins = shares
        .iter()
        .map(|(_, ground)| Join {
            ground: *ground,
            to: None,
        })
        .collect();
    let shares: Vec<Share<'_>> = shares.into_iter().map(|(share, _)| share).collect();
    let facts = || shares.iter().map(fact);
    let kind = fact(&shares[0]).kind;
    let symbol = facts()
        .filter_map(|fact| fact.symbol.as_deref())
        .collect::<Ballot<_>>()
        .winner()
        .map(str::to_owned);
    let number = facts()
        .filter_map(|fact| fact.number.as_deref())
        .collect::<Ballot<_>>()
        .winner_by(crate::resolve::ballot::fullest)
        .map(str::to_owned);
    let named_after = facts()
        .filter_map(|fact| fact.named_after.as_deref())
        .collect::<Ballot<_>>()
        .winner()
        .map(str::to_owned);
    let subject = facts()
        .filter_map(|fact| fact.subject.as_ref().map(|subject| &*subject.value))
        .collect::<Ballot<_>>()
        .winner_by(crate::resolve::ballot::fullest)
        .map(str::to_owned);
    let issued_on: Option<Date> = facts()
        .filter_map(|fact| fact.issued_on.as_ref().map(|issued| issued.value))
        .collect::<Ballot<_>>()
        .winner();
    let issuer_of = |share: &Share<'_>| {
        let issuer = fact(share).issuer.as_ref()?;
        let body = &share.article.organizations[issuer.value.index()];
        Some((body.key.clone(), body.name.clone(), issuer.span))
    };
    let issuer = shares
        .iter()
        .filter_map(|share| Some(issuer_of(share)?.0))
        .collect::<Ballot<_>>()
        .winner();

    let mut evidence: Vec<Evidence> = Vec::new();
    for share in &shares {
        let fact = fact(share);
        if let Some(said) = &fact.issued_on {
            let preferred = issued_on == Some(said.value);
            evidence.push(share.evidence(
                EvidenceField::IssuedOn,
                said.value.to_string(),
                preferred,
                said.span,
            ));
        }
        if let Some((body, name, span)) = issuer_of(share) {
            let preferred = issuer.as_ref() == Some(&body);
            evidence.push(share.evidence(EvidenceField::Issuer, name, preferred, span));
        }
        if let Some(said) = &fact.subject {
            let preferred = subject.as_deref() == Some(&*said.value);
            evidence.push(share.evidence(
                EvidenceField::Subject,
                said.value.clone(),
                preferred,
                said.span,
            ));
        }
    }

    let own = symbol
        .clone()
        .or_else(|| number.clone())
        .or(named_after)
        .unwrap_or_default();
    let name = format!("{} {own}", lexicon::document_name(kind, symbol.as_deref()))
        .trim_end()
        .to_owned();
    Directive {
        slug: Arc::from(""),
        aliases: aliases(&name, facts().map(|fact| &fact.forms)),
        name,
        kind,
        number,
        symbol,
        term,
        subject,
        issued_on,
        issuer,
        members: shares.iter().map(Share::member).collect(),
        joins,
        evidence,
    }
}
