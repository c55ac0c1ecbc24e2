//! What the full-text index holds of the archive.

use crate::archive::ArticleContent;
use crate::archive::ledger::Touched;
use crate::model::{Facts, ParagraphKind, Span};
use crate::search::{Document, DocumentKind};
use crate::snapshot::{ArticleSource, Node, Snapshot};

/// The document of a statement or task: its article and its place in the article's facts.
fn item_key(article: &str, item: usize) -> String {
    format!("{article}#{item}")
}

/// The documents of an article: itself, its statements, its tasks.
pub(super) fn article(article: &ArticleSource, content: &ArticleContent) -> Vec<Document> {
    let body: Vec<&str> = content
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind != ParagraphKind::Lead)
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    let mut documents = vec![Document {
        kind: DocumentKind::Article,
        key: article.slug().to_string(),
        name: article.title.clone(),
        aliases: Vec::new(),
        lead: content.lead().unwrap_or_default().to_owned(),
        body: body.join("\n"),
    }];
    let said = |kind, item, span: Span| Document {
        kind,
        key: item_key(article.slug(), item),
        name: String::new(),
        aliases: Vec::new(),
        lead: String::new(),
        body: content
            .paragraphs
            .get(span.paragraph as usize)
            .and_then(|paragraph| paragraph.text.get(span.range()))
            .unwrap_or_default()
            .to_owned(),
    };
    let Facts {
        statements, tasks, ..
    } = &content.facts;
    documents.extend(
        statements
            .iter()
            .enumerate()
            .map(|(item, fact)| said(DocumentKind::Statement, item, fact.span)),
    );
    documents.extend(
        tasks
            .iter()
            .enumerate()
            .map(|(item, fact)| said(DocumentKind::Task, item, fact.span)),
    );
    documents
}

/// The keys of the documents of an article.
pub(super) fn keys(article: &ArticleSource) -> Vec<(DocumentKind, String)> {
    let slug = article.slug();
    let reported = &article.reported;
    let mut keys = vec![(DocumentKind::Article, slug.to_string())];
    keys.extend(
        (0..reported.statements.len()).map(|item| (DocumentKind::Statement, item_key(slug, item))),
    );
    keys.extend((0..reported.tasks.len()).map(|item| (DocumentKind::Task, item_key(slug, item))));
    keys
}

fn entity(kind: DocumentKind, node: &impl Node, more: &[Option<&str>]) -> Document {
    let mut aliases = node.aliases().to_vec();
    aliases.extend(more.iter().flatten().map(|form| (*form).to_owned()));
    Document {
        kind,
        key: node.slug().to_owned(),
        name: node.name().to_owned(),
        aliases,
        lead: String::new(),
        body: String::new(),
    }
}

fn document(snapshot: &Snapshot, kind: DocumentKind, slug: &str) -> Option<Document> {
    Some(match kind {
        DocumentKind::Organization => {
            let node = snapshot.organization(snapshot.organization_by_slug(slug)?);
            entity(
                kind,
                node,
                &[node.acronym.as_deref(), node.name_en.as_deref()],
            )
        }
        DocumentKind::Person => {
            let node = snapshot.person(snapshot.person_by_slug(slug)?);
            let titles: Vec<Option<&str>> = node
                .positions
                .iter()
                .map(|position| Some(position.title.as_str()))
                .collect();
            Document {
                body: titles.into_iter().flatten().collect::<Vec<_>>().join("\n"),
                ..entity(kind, node, &[])
            }
        }
        DocumentKind::Meeting => {
            let node = snapshot.meeting(snapshot.meeting_by_slug(slug)?);
            Document {
                body: node.place.clone().unwrap_or_default(),
                ..entity(kind, node, &[])
            }
        }
        DocumentKind::Directive => {
            let node = snapshot.directive(snapshot.directive_by_slug(slug)?);
            Document {
                body: node.subject.clone().unwrap_or_default(),
                ..entity(kind, node, &[node.symbol.as_deref()])
            }
        }
        DocumentKind::Article | DocumentKind::Statement | DocumentKind::Task => return None,
    })
}

/// The documents of every entity.
pub(super) fn entities(snapshot: &Snapshot) -> impl Iterator<Item = Document> + '_ {
    let people = snapshot
        .person_numbers()
        .map(|no| (DocumentKind::Person, &snapshot.person(no).slug));
    let organizations = snapshot
        .organization_numbers()
        .map(|no| (DocumentKind::Organization, &snapshot.organization(no).slug));
    let meetings = snapshot
        .meeting_numbers()
        .map(|no| (DocumentKind::Meeting, &snapshot.meeting(no).slug));
    let directives = snapshot
        .directive_numbers()
        .map(|no| (DocumentKind::Directive, &snapshot.directive(no).slug));
    people
        .chain(organizations)
        .chain(meetings)
        .chain(directives)
        .filter_map(|(kind, slug)| document(snapshot, kind, slug))
}

/// How many documents the index holds of a snapshot.
pub(super) fn count(snapshot: &Snapshot) -> u64 {
    let entities =
        snapshot.people() + snapshot.organizations() + snapshot.meetings() + snapshot.directives();
    let of_articles = snapshot.each_article().map(|article| {
        let reported = &article.reported;
        1 + reported.statements.len() + reported.tasks.len()
    });
    (entities + of_articles.sum::<usize>()) as u64
}

/// What to take out of the index of the snapshot `known` and what to put in of entities, after a change that made the
/// snapshot `next` of it.
pub(super) fn changed(
    known: &Snapshot,
    next: &Snapshot,
    touched: &Touched,
) -> (Vec<(DocumentKind, String)>, Vec<Document>) {
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    for (kind, slug) in touched {
        let (before, now) = (document(known, *kind, slug), document(next, *kind, slug));
        // Most are only named by one article more.
        if before == now {
            continue;
        }
        if before.is_some() {
            removed.push((*kind, slug.to_string()));
        }
        added.extend(now);
    }
    (removed, added)
}
