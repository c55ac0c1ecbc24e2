//! A page as it was read, for programs.

use caunoi::lexicon::{LEXICON, text_of};
use caunoi::model::{
    Facts, Ground, LexiconLine, LocalDirective, LocalMeeting, LocalOrganization, LocalPerson,
    MeetingReport,
};
use caunoi::page::Origin;
use caunoi::text::utf16_offset;
use serde_json::{Value, json};

use crate::cli::explain::Explained;
use crate::cli::explain::mark::{self, Mark};
use crate::cli::explain::missed::missed;
use crate::cli::explain::text::role_name;

/// The page as one object. Offsets count UTF-16 code units, as the API's do.
pub(super) fn json(explained: &Explained) -> Value {
    let page = &explained.page;
    let article = &page.article;
    let facts = &explained.facts;
    let marks = mark::marks(facts);
    let paragraphs = (0u32..)
        .zip(&article.paragraphs)
        .map(|(number, paragraph)| {
            let here = marks.iter().filter(|mark| mark.span.paragraph == number);
            let here: Vec<&Mark> = here.collect();
            let marks: Vec<Value> = here
                .iter()
                .map(|mark| marked(mark, &paragraph.text))
                .collect();
            let names = here.iter().filter(|mark| mark.sort.is_short());
            let taken: Vec<_> = names.map(|mark| mark.span.range()).collect();
            json!({
                "kind": paragraph.kind.name(),
                "text": paragraph.text,
                "marks": marks,
                "unnamed": missed(&paragraph.text, &taken),
            })
        });
    json!({
        "title": article.title,
        "published": article.published.map(|published| json!({
            "on": published.on.to_string(),
            "at": published.at.map(|at| at.to_rfc3339()),
            "from": page.published.map(origin),
        })),
        "section": { "names": article.section, "from": page.section.map(origin) },
        "authors": { "names": article.authors, "from": page.authors.map(origin) },
        "url": article.url,
        "source": { "name": article.source_name, "url": article.source_url },
        "paragraphs": paragraphs.collect::<Vec<_>>(),
        "people": people(facts),
        "organizations": organizations(facts),
        "meetings": meetings(facts),
        "directives": directives(facts),
        "teasers": article.teasers.iter().map(|teaser| json!({
            "kind": teaser.kind.name(), "title": teaser.title, "summary": teaser.summary,
        })).collect::<Vec<_>>(),
        "lines": page.lines.iter().map(|line| json!({
            "role": role_name(line.role), "text": line.text,
        })).collect::<Vec<_>>(),
    })
}

fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Metadata => "metadata",
        Origin::Header => "header",
        Origin::Body => "body",
    }
}

fn marked(mark: &Mark, text: &str) -> Value {
    json!({
        "label": mark.label,
        "sort": mark.sort.name(),
        "start": utf16_offset(text, mark.span.start as usize),
        "end": utf16_offset(text, mark.span.end as usize),
        "quote": text.get(mark.span.range()),
        "says": mark.says,
        "rule": mark.ground.map(ground),
    })
}

fn ground(ground: Ground) -> Value {
    json!({
        "name": ground.rule.name(),
        "description": ground.rule.description(),
        "example": ground.rule.example(),
        "lexicon": ground.line.map(line),
    })
}

fn line(line: LexiconLine) -> Value {
    json!({ "file": line.file.name(), "line": line.line, "text": text_of(line) })
}

fn people(facts: &Facts) -> Vec<Value> {
    let people = facts.people.iter().zip(0..);
    people
        .map(|(fact, number)| {
            let positions = fact.positions.iter().map(|held| {
                json!({
                    "title": held.title,
                    "organization": held.organization.map(mark::organization),
                    "former": held.former,
                })
            });
            json!({
                "label": mark::person(LocalPerson(number)),
                "name": fact.name,
                "honorifics": fact.honorifics,
                "positions": positions.collect::<Vec<_>>(),
            })
        })
        .collect()
}

fn organizations(facts: &Facts) -> Vec<Value> {
    let organizations = facts.organizations.iter().zip(0..);
    organizations
        .map(|(fact, number)| {
            json!({
                "label": mark::organization(LocalOrganization(number)),
                "name": fact.name,
                "kind": fact.kind.name(),
                "acronym": fact.acronym,
                "country": fact.country.map(|code| code.to_string()),
                "parent": fact.parent.map(mark::organization),
                "lexicon": LEXICON.bodies.by_name(&fact.name).map(|body| line(body.line)),
            })
        })
        .collect()
}

fn meetings(facts: &Facts) -> Vec<Value> {
    let meetings = facts.meetings.iter().zip(0..);
    meetings
        .map(|(fact, number)| {
            json!({
                "label": mark::meeting(LocalMeeting(number)),
                "name": fact.name,
                "kind": fact.kind.name(),
                "start": fact.time.as_ref().map(|said| said.value.start.to_string()),
                "end": fact.time.as_ref().map(|said| said.value.end.to_string()),
                "place": fact.place.as_ref().map(|said| &said.value),
                "attendance": fact.attendance.as_ref().map(|said| said.value),
                "directives": fact.directives.iter().copied().map(mark::directive).collect::<Vec<_>>(),
                "participants": participants(fact),
            })
        })
        .collect()
}

fn participants(report: &MeetingReport) -> Vec<Value> {
    let parts = report.participants.iter();
    parts
        .map(|part| {
            json!({
                "person": part.person.map(mark::person),
                "organization": part.organization.map(mark::organization),
                "roles": part.roles.iter().map(|role| role.name()).collect::<Vec<_>>(),
                "position": part.position_title,
            })
        })
        .collect()
}

fn directives(facts: &Facts) -> Vec<Value> {
    let directives = facts.directives.iter().zip(0..);
    directives
        .map(|(fact, number)| {
            json!({
                "label": mark::directive(LocalDirective(number)),
                "name": mark::name_of_directive(fact),
                "kind": fact.kind.name(),
                "number": fact.number,
                "symbol": fact.symbol,
                "term": fact.term,
                "issuedOn": fact.issued_on.as_ref().map(|said| said.value.to_string()),
                "issuer": fact.issuer.as_ref().map(|said| mark::organization(said.value)),
                "subject": fact.subject.as_ref().map(|said| &said.value),
            })
        })
        .collect()
}
