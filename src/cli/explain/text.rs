//! A page as it was read, for people.

use std::collections::BTreeSet;
use std::ops::Range;

use caunoi::extract::MAX_READ;
use caunoi::lexicon::{LEXICON, text_of};
use caunoi::model::{
    Facts, Ground, LexiconLine, LocalDirective, LocalMeeting, LocalOrganization, LocalPerson,
    MeetingReport, Rule,
};
use caunoi::page::{Origin, Role};

use crate::cli::escape::escape;
use crate::cli::explain::Explained;
use crate::cli::explain::mark::{self, Mark};
use crate::cli::explain::missed::missed;
use crate::cli::explain::paper::{Ink, annotate, shorten};

/// The most characters of a line of the lexicon or of the page that a row shows.
const LONGEST: usize = 72;

/// The parameters of the escape sequences for what heads something, and for what stands in the background.
const BOLD: &str = "1";
const DIM: &str = "2";

/// The page as lines for a terminal.
pub(super) fn text(explained: &Explained, ink: Ink) -> String {
    let mut lines = head(explained, ink);
    let marks = mark::marks(&explained.facts);
    let mut rules: BTreeSet<Rule> = BTreeSet::new();
    let mut missed_rows = Vec::new();
    for (number, paragraph) in (0u32..).zip(&explained.page.article.paragraphs) {
        let here: Vec<&Mark> = marks
            .iter()
            .filter(|mark| mark.span.paragraph == number)
            .collect();
        lines.push(String::new());
        let kind = paragraph.kind.name().to_lowercase();
        let read = if paragraph.text.len() > MAX_READ {
            format!(", facts from its first {MAX_READ} bytes alone")
        } else {
            String::new()
        };
        lines.push(ink.paint(DIM, &format!("[{}] {kind}{read}", number + 1)));
        lines.extend(annotate(&paragraph.text, &here, ink));
        lines.extend(legend(&here, ink));
        missed_rows.extend(unnamed(number, &paragraph.text, &here));
        rules.extend(here.iter().filter_map(|mark| Some(mark.ground?.rule)));
    }
    let tables = [
        ("people", people(&explained.facts)),
        ("organizations", organizations(&explained.facts)),
        ("meetings", meetings(&explained.facts)),
        ("directives", directives(&explained.facts)),
        ("capitals in no name", missed_rows),
        ("other articles", teasers(explained)),
        ("other lines", other_lines(explained)),
        ("rules", rules.into_iter().map(rule).collect()),
    ];
    for (title, rows) in tables {
        if !rows.is_empty() {
            lines.push(String::new());
            lines.push(ink.paint(BOLD, title));
            lines.extend(rows);
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// Title, day, section, authors, each with where the page gives it.
fn head(explained: &Explained, ink: Ink) -> Vec<String> {
    let page = &explained.page;
    let article = &page.article;
    let mut lines = vec![ink.paint(BOLD, &escape(&article.title))];
    let mut row = |name: &str, value: Option<String>, origin: Option<Origin>| {
        let value = value.map_or_else(|| "not found".to_owned(), |value| escape(&value));
        let origin = origin.map(|origin| format!("  ({})", origin_words(origin)));
        let origin = ink.paint(DIM, &origin.unwrap_or_default());
        lines.push(format!("  {name:<10} {value}{origin}"));
    };
    let published = article.published.map(|published| match published.at {
        Some(at) => at.to_rfc3339(),
        None => published.on.to_string(),
    });
    let list = |names: &[String], between: &str| (!names.is_empty()).then(|| names.join(between));
    row("published", published, page.published);
    row("section", list(&article.section, " › "), page.section);
    row("authors", list(&article.authors, ", "), page.authors);
    for (name, value) in [
        ("address", &article.url),
        ("source", &article.source_name),
        ("", &article.source_url),
    ] {
        if value.is_some() {
            row(name, value.clone(), None);
        }
    }
    let own = |role: Role| matches!(role, Role::Paragraph(_));
    let used = page.lines.iter().filter(|line| own(line.role)).count();
    row(
        "lines",
        Some(format!("{used} of {} are the article's", page.lines.len())),
        None,
    );
    lines
}

fn origin_words(origin: Origin) -> &'static str {
    match origin {
        Origin::Metadata => "declared for machines",
        Origin::Header => "beside the title",
        Origin::Body => "in the text",
    }
}

/// A row for each mark: label, sort, what was understood, the rule and the line of the lexicon.
fn legend(marks: &[&Mark], ink: Ink) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for mark in marks {
        let label = ink.paint(mark.sort.color(), &format!("{:>5}", mark.label));
        let ground = mark.ground.map(ground).unwrap_or_default();
        let says = escape(&mark.says);
        let row = format!(
            "{label}  {:<13} {says}{}",
            mark.sort.name(),
            ink.paint(DIM, &ground)
        );
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    rows
}

/// `  KNOWN_BODY organizations.txt:12`.
fn ground(ground: Ground) -> String {
    let line = ground.line.map(|line| format!(" {}", place(line)));
    format!("  {}{}", ground.rule.name(), line.unwrap_or_default())
}

/// `organizations.txt:12`.
fn place(line: LexiconLine) -> String {
    format!("{}:{}", line.file.name(), line.line)
}

/// A row for each run of words with capitals in a paragraph that nothing marks.
fn unnamed(paragraph: u32, text: &str, marks: &[&Mark]) -> Vec<String> {
    let names = marks.iter().filter(|mark| mark.sort.is_short());
    let taken: Vec<Range<usize>> = names.map(|mark| mark.span.range()).collect();
    let missed = missed(text, &taken).into_iter();
    missed
        .map(|words| row(&format!("[{}]", paragraph + 1), words))
        .collect()
}

fn people(facts: &Facts) -> Vec<String> {
    let mut rows = Vec::new();
    for (fact, number) in facts.people.iter().zip(0..) {
        let ranks = if fact.honorifics.is_empty() {
            String::new()
        } else {
            format!(" ({})", fact.honorifics.join(", "))
        };
        rows.push(row(
            &mark::person(LocalPerson(number)),
            &format!("{}{ranks}", fact.name),
        ));
        rows.extend(
            fact.positions
                .iter()
                .map(|held| row("", &format!("- {}", mark::position(held)))),
        );
    }
    rows
}

fn organizations(facts: &Facts) -> Vec<String> {
    let mut rows = Vec::new();
    for (fact, number) in facts.organizations.iter().zip(0..) {
        let mut says = fact.name.clone();
        if let Some(acronym) = &fact.acronym {
            says.push_str(&format!(" ({acronym})"));
        }
        says.push_str(&format!(", {}", fact.kind));
        if let Some(country) = fact.country {
            says.push_str(&format!(", {country}"));
        }
        if let Some(parent) = fact.parent {
            says.push_str(&format!(", part of {}", mark::organization(parent)));
        }
        if fact.mentions.is_empty() {
            says.push_str(", not named here");
        }
        rows.push(row(&mark::organization(LocalOrganization(number)), &says));
        let known = LEXICON.bodies.by_name(&fact.name);
        rows.push(row(
            "",
            &match known {
                Some(body) => format!(
                    "- {} {}",
                    place(body.line),
                    shorten(text_of(body.line), LONGEST)
                ),
                None => "- not in organizations.txt: the name is as the page builds it".to_owned(),
            },
        ));
    }
    rows
}

fn meetings(facts: &Facts) -> Vec<String> {
    let mut rows = Vec::new();
    for (fact, number) in facts.meetings.iter().zip(0..) {
        let mut says = format!("{}, {}", fact.name, fact.kind);
        if let Some(said) = &fact.time {
            says.push_str(&format!(", {}", mark::time(said.value)));
        }
        if let Some(said) = &fact.place {
            says.push_str(&format!(", {}", said.value));
        }
        if let Some(said) = &fact.attendance {
            says.push_str(&format!(", {} present", said.value));
        }
        for cited in &fact.directives {
            says.push_str(&format!(", {}", mark::directive(*cited)));
        }
        rows.push(row(&mark::meeting(LocalMeeting(number)), &says));
        rows.extend(participants(fact));
    }
    rows
}

fn participants(report: &MeetingReport) -> impl Iterator<Item = String> + '_ {
    report.participants.iter().map(|part| {
        let roles: Vec<&str> = part.roles.iter().map(|role| role.name()).collect();
        let person = part.person.map(mark::person);
        let body = part.organization.map(mark::organization);
        let who: Vec<String> = person.into_iter().chain(body).collect();
        let title = part.position_title.as_ref();
        let title = title.map(|title| format!(", {title}")).unwrap_or_default();
        row(
            "",
            &format!("- {}: {}{title}", roles.join(", "), who.join(" for ")),
        )
    })
}

fn directives(facts: &Facts) -> Vec<String> {
    let mut rows = Vec::new();
    for (fact, number) in facts.directives.iter().zip(0..) {
        let mut says = mark::name_of_directive(fact);
        if let Some(term) = &fact.term {
            says.push_str(&format!(", term {term}"));
        }
        if let Some(said) = &fact.issued_on {
            says.push_str(&format!(", {}", said.value));
        }
        if let Some(said) = &fact.issuer {
            says.push_str(&format!(", by {}", mark::organization(said.value)));
        }
        if let Some(said) = &fact.subject {
            says.push_str(&format!(", on {}", said.value));
        }
        rows.push(row(&mark::directive(LocalDirective(number)), &says));
    }
    rows
}

fn teasers(explained: &Explained) -> Vec<String> {
    let teasers = explained.page.article.teasers.iter();
    teasers
        .map(|teaser| {
            format!(
                "  {:<10} {}",
                teaser.kind.name().to_lowercase(),
                shorten(&teaser.title, LONGEST)
            )
        })
        .collect()
}

/// The lines that are neither the article's own nor its title, with what they were taken for.
fn other_lines(explained: &Explained) -> Vec<String> {
    let lines = explained.page.lines.iter();
    lines
        .filter(|line| !matches!(line.role, Role::Paragraph(_) | Role::Title))
        .map(|line| {
            format!(
                "  {:<10} {}",
                role_name(line.role),
                shorten(&line.text, LONGEST)
            )
        })
        .collect()
}

/// What a line was taken for, in a word.
pub(super) fn role_name(role: Role) -> &'static str {
    match role {
        Role::Title => "title",
        Role::Above => "above",
        Role::Paragraph(_) => "paragraph",
        Role::Again => "again",
        Role::Teaser => "teaser",
        Role::Signature => "signature",
        Role::Date => "date",
        Role::Picture => "picture",
        Role::Aside => "aside",
        Role::Behind => "behind",
    }
}

fn rule(rule: Rule) -> String {
    format!(
        "  {}: {}\n    {}",
        rule.name(),
        rule.description(),
        rule.example()
    )
}

fn row(label: &str, says: &str) -> String {
    format!("{label:>5}  {}", escape(says))
}
