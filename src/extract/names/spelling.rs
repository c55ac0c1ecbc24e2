//! One guest whose name the page prints in several ways.

use std::ops::Range;

use crate::extract::names::person::{People, words};
use crate::lexicon::LEXICON;
use crate::model::LocalPerson;
use crate::text::normalize;

impl People<'_> {
    /// The guest whose name the page prints once with its last words and once without them, which
    /// becomes the fuller one: `Bruno Rodriguez` is `Bruno Rodriguez Parrilla`.
    pub(crate) fn same_guest(
        &mut self,
        at: usize,
        tokens: &Range<usize>,
        printed: &str,
    ) -> Option<LocalPerson> {
        let text = &self.texts[at];
        if words(text, tokens.clone()) < 2
            || LEXICON.surnames.contains(&text.tokens[tokens.start].level)
        {
            return None;
        }
        let name = normalize(printed);
        let words: Vec<&str> = name.split(' ').collect();
        let next = LocalPerson(u32::try_from(self.facts.len()).unwrap_or(u32::MAX));
        // `E. Tick` is `Edward Tick`.
        // `X.V.Lô-mốp` is `Xéc-gây V.Lô-mốp`.
        let last = words[words.len() - 1];
        let last = last
            .rsplit('.')
            .next()
            .filter(|last| last.len() > 2)
            .unwrap_or(last);
        let initial: String = words[0].chars().take(1).collect();
        let alike = *(self.by_start.entry(format!("{initial}. … {last}"))).or_insert(next);
        let short = words[0].strip_prefix(&*initial).unwrap_or(words[0]);
        if (short.is_empty() || short.starts_with('.')) && alike != next {
            self.by_name.insert(name, alike);
            return Some(alike);
        }
        // `Alexander Fomin` is `Alexander Vasilyevich Fomin`.
        let ends = format!("{} … {}", words[0], words[words.len() - 1]);
        let around = *self.by_start.entry(ends).or_insert(next);
        let start = *(self.by_start)
            .entry(words[..words.len().min(2)].join(" "))
            .or_insert(next);
        // `Cyril Banda` is `Thomas Cyril Banda`.
        let tail = &words[words.len().saturating_sub(2)..];
        let behind = *(self.by_start)
            .entry(format!("… {}", tail.join(" ")))
            .or_insert(next);
        let person = [start, around, behind]
            .into_iter()
            .find(|known| *known != next);
        let person = person.unwrap_or(next);
        let known = normalize(&self.facts.get(person.index())?.name);
        let longer = |one: &str, other: &str| {
            one.strip_prefix(other)
                .is_some_and(|rest| rest.starts_with(' '))
                || person == around
                    && words_of(one) == 3
                    && words_of(other) == 2
                    && other.split_once(' ').is_some_and(|(first, last)| {
                        one.starts_with(&format!("{first} ")) && one.ends_with(&format!(" {last}"))
                    })
                || person == behind
                    && words_of(one) == 3
                    && words_of(other) == 2
                    && one
                        .strip_suffix(other)
                        .is_some_and(|rest| rest.ends_with(' '))
        };
        let shorter = match (longer(&known, &name), longer(&name, &known)) {
            (true, _) => &name,
            (_, true) => &known,
            _ => return None,
        };
        if self.is_shared(shorter) {
            return None;
        }
        let fact = &mut self.facts[person.index()];
        if printed.len() > fact.name.len() {
            fact.name = printed.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        self.by_name.insert(name, person);
        Some(person)
    }

    /// The page has this name at the start of two longer ones: `Bruno Diaz Parrilla`, `Bruno Diaz Gomez`.
    fn is_shared(&self, name: &str) -> bool {
        let length = name.split(' ').count();
        let mut next: Option<&str> = None;
        self.texts.iter().any(|text| {
            (length..text.tokens.len()).any(|end| {
                let token = &text.tokens[end];
                let goes_on = token.is_capital() && token.spaced;
                goes_on
                    && normalize(text.text(end - length..end)) == name
                    && *next.get_or_insert(&token.level) != token.level
            })
        })
    }
}

/// How many words a name has.
fn words_of(name: &str) -> usize {
    name.split(' ').count()
}
