//! What the seed pages say: for each page a snapshot that reads like the page, every fact under the
//! paragraph that says it, quoted.
//!
//! After a change of the rules, look at each difference as a reader of the page, then accept them with
//! `INSTA_UPDATE=always cargo test facts`.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use caunoi::extract::extract;
use caunoi::model::{Article, Facts, Page, PageFormat, Recipient, Span};

#[test]
fn seed_pages_say() {
    for name in [
        "conference-2022-tasks.txt",
        "congress-france-association-2023.txt",
        "medal-ceremony-2024.txt",
        "peace-assembly-2022.html",
        "reception-palestine-2025.txt",
        "standing-committee-2023-announcement.txt",
        "workshop-2019-farmers-union.txt",
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("seed")
            .join(name);
        let format = if name.ends_with("html") {
            PageFormat::Html
        } else {
            PageFormat::Text
        };
        let page = Page {
            content: fs::read(path).unwrap(),
            format: Some(format),
            url: None,
            saved_on: None,
        };
        let article = caunoi::page::read(&page).unwrap();
        let facts = extract(&article);
        insta::assert_snapshot!(name, render(&article, &facts));
    }
}

fn render(article: &Article, facts: &Facts) -> String {
    let mut lines: Vec<(Span, String)> = Vec::new();
    let mut say = |span: Span, what: String| lines.push((span, what));
    let person = |local: caunoi::model::LocalPerson| facts.people[local.index()].name.clone();
    let body =
        |local: caunoi::model::LocalOrganization| facts.organizations[local.index()].name.clone();
    for fact in &facts.people {
        for mention in &fact.mentions {
            say(mention.span, format!("person {}", fact.name));
        }
        for position in &fact.positions {
            let former = if position.former { "former " } else { "" };
            for span in &position.spans {
                say(
                    *span,
                    format!(
                        "{} is {former}{} of {}",
                        fact.name,
                        position.title,
                        position.organization.map(body).unwrap_or_default()
                    ),
                );
            }
        }
    }
    for fact in &facts.organizations {
        for mention in &fact.mentions {
            say(mention.span, format!("{} {}", fact.kind, fact.name));
        }
    }
    for fact in &facts.countries {
        for mention in &fact.mentions {
            say(mention.span, format!("country {}", fact.code));
        }
    }
    for fact in &facts.directives {
        for mention in &fact.mentions {
            say(
                mention.span,
                format!(
                    "{} {}",
                    fact.kind,
                    fact.symbol
                        .clone()
                        .or_else(|| fact.number.clone())
                        .or_else(|| fact.named_after.clone())
                        .unwrap_or_default()
                ),
            );
        }
    }
    for fact in &facts.meetings {
        for mention in &fact.mentions {
            say(mention.span, format!("{} {}", fact.kind, fact.name));
        }
        if let Some(time) = &fact.time {
            say(
                time.span,
                format!(
                    "time {}..{} of {}",
                    time.value.start, time.value.end, fact.name
                ),
            );
        }
        if let Some(place) = &fact.place {
            say(place.span, format!("place of {}", fact.name));
        }
        if let Some(attendance) = &fact.attendance {
            say(
                attendance.span,
                format!("attendance {} of {}", attendance.value, fact.name),
            );
        }
        for part in &fact.participants {
            let who = part
                .person
                .map(person)
                .or_else(|| part.organization.map(body))
                .unwrap_or_default();
            let roles: Vec<&str> = part.roles.iter().map(|role| role.name()).collect();
            for span in &part.spans {
                say(
                    *span,
                    format!("{who}: {} at {}", roles.join(", "), fact.name),
                );
            }
        }
    }
    for fact in &facts.statements {
        say(
            fact.span,
            format!(
                "{}{}",
                person(fact.speaker),
                if fact.quoted {
                    " says, quoted"
                } else {
                    " says"
                }
            ),
        );
    }
    for fact in &facts.tasks {
        let to: Vec<String> = fact.addressees.iter().map(|local| body(*local)).collect();
        say(
            fact.span,
            format!(
                "task for {} {}",
                fact.year.map(|year| year.to_string()).unwrap_or_default(),
                to.join(", ")
            ),
        );
    }
    for fact in &facts.figures {
        say(
            fact.span,
            format!(
                "figure {}{} {}",
                if fact.approximate { "some " } else { "" },
                fact.value,
                fact.unit
            ),
        );
    }
    for fact in &facts.awards {
        let to: Vec<String> = fact
            .recipients
            .iter()
            .map(|recipient| match recipient {
                Recipient::Person(local) => person(*local),
                Recipient::Organization(local) => body(*local),
            })
            .collect();
        say(
            fact.span,
            format!(
                "award {} from {} to {}",
                fact.name,
                fact.granted_by.map(body).unwrap_or_default(),
                to.join(", ")
            ),
        );
    }
    lines.sort();
    let mut text = format!("{}\n", article.title);
    if let Some(published) = article.published {
        let at = published
            .at
            .map_or_else(|| published.on.to_string(), |at| at.to_rfc3339());
        writeln!(text, "published {at}").unwrap();
    }
    writeln!(
        text,
        "section {:?}, authors {:?}, source {:?}",
        article.section, article.authors, article.source_name
    )
    .unwrap();
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        writeln!(text, "\n{} {}", paragraph.kind, paragraph.text).unwrap();
        for (span, what) in lines
            .iter()
            .filter(|(span, _)| span.paragraph as usize == index)
        {
            let quote: Vec<&str> = paragraph.text[span.range()].split(' ').collect();
            let quote = match quote.as_slice() {
                [first @ .., _, _, _] if first.len() > 9 => format!(
                    "{} … {}",
                    quote[..5].join(" "),
                    quote[quote.len() - 3..].join(" ")
                ),
                _ => quote.join(" "),
            };
            writeln!(text, "    {what} «{quote}»").unwrap();
        }
    }
    for teaser in &article.teasers {
        writeln!(text, "\nteaser {} {}", teaser.kind, teaser.title).unwrap();
    }
    text
}
