//! Each rule finds what its example says.

use crate::extract::extract;
use crate::extract::tests::article;
use crate::lexicon;
use crate::model::{Facts, Mention, Rule};

fn mentions(facts: &Facts) -> impl Iterator<Item = &Mention> {
    let people = facts.people.iter().map(|fact| &fact.mentions);
    let organizations = facts.organizations.iter().map(|fact| &fact.mentions);
    let meetings = facts.meetings.iter().map(|fact| &fact.mentions);
    let directives = facts.directives.iter().map(|fact| &fact.mentions);
    let countries = facts.countries.iter().map(|fact| &fact.mentions);
    let lists = people.chain(organizations).chain(meetings);
    lists.chain(directives).chain(countries).flatten()
}

#[test]
fn every_rule_finds_its_example() {
    let mut missed = Vec::new();
    for rule in Rule::EACH {
        let (before, rest) = rule.example().split_once('[').expect("a bracket opens");
        let (named, after) = rest.split_once(']').expect("it closes");
        let range = before.len()..before.len() + named.len();
        let facts = extract(&article(&[&[before, named, after].concat()]));
        let found = mentions(&facts)
            .find(|mention| mention.span.range() == range && mention.ground.rule == *rule);
        if found.is_none() {
            missed.push((rule.name(), facts));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn a_ground_cites_a_line_of_the_lexicon() {
    for rule in Rule::EACH {
        let facts = extract(&article(&[&rule.example().replace(['[', ']'], "")]));
        for line in mentions(&facts).filter_map(|mention| mention.ground.line) {
            let text = lexicon::text_of(line);
            assert!(!text.is_empty() && !text.starts_with('#'), "{line:?}");
        }
    }
}
