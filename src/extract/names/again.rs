//! People named again: by a part of the name, or by the title alone.

use crate::extract::names::address::address;
use crate::extract::names::person::{People, Place, honorific_line};
use crate::lexicon::LEXICON;
use crate::model::{Ground, LocalPerson, Rule};
use crate::text::normalize;

impl People<'_> {
    /// Given names and other parts of full names behind a form of address: `ông Chương`, `bà Vân`.
    pub(crate) fn read_again(&mut self, at: usize) {
        let text = &self.texts[at];
        for token in 0..text.tokens.len() {
            self.read_pronoun(at, token);
            let (start, ranks, addressed) = address(text, token);
            if !addressed
                || start == token
                || !text.is_capital(start)
                || self.holds(at, start)
                || self.bodies.holding(at, start).is_some()
            {
                continue;
            }
            let mut end = start + 1;
            while end < start + 4 && text.is_capital(end) && text.tokens[end].spaced {
                end += 1;
            }
            for end in (start + 1..=end).rev() {
                if let Some(person) = self.meant(at, start, &text.level(start..end)) {
                    self.note(Place {
                        text: at,
                        tokens: start..end,
                        person,
                        by_name: false,
                        ground: Ground {
                            rule: Rule::PartOfName,
                            line: honorific_line(text, token),
                        },
                    });
                    if let Some(posts) = self.cued.remove(&(at, token)) {
                        self.give(at, person, &posts);
                    }
                    let led = (!ranks.is_empty()).then_some(token);
                    self.posts_behind(at, end, person, led);
                    break;
                }
            }
        }
    }

    /// The person last named before a token whose name has these words: a Vietnamese name at its end,
    /// a foreign one anywhere.
    pub(crate) fn meant(&self, at: usize, token: usize, words: &str) -> Option<LocalPerson> {
        let fits = |place: &&Place| {
            let name = &self.texts[place.text].level(place.tokens.clone());
            let vietnamese = name
                .split(' ')
                .next()
                .is_some_and(|first| LEXICON.surnames.contains(first));
            name.strip_suffix(words)
                .is_some_and(|rest| rest.ends_with(' '))
                || (!vietnamese && name.split(' ').any(|word| word == words))
        };
        let last = words.rsplit(' ').next().unwrap_or(words);
        let (before, mut behind) = self.named.with(last, at, token);
        let before = before.rev().find(fits);
        before
            .or_else(|| behind.find(fits))
            .map(|place| place.person)
    }

    /// Posts that stand alone, where one person of the page holds them, are further places of that
    /// person's position: `Trưởng ban đề nghị`.
    pub(crate) fn read_titles(&mut self) {
        for (at, post) in std::mem::take(&mut self.alone) {
            let text = &self.texts[at];
            let start = post.title.start;
            let subject = (text.begins_sentence(start) || text.is(start - 1, ","))
                && text.is_lower(post.end)
                && !text.is_any(
                    post.end,
                    &["các", "cấp", "của", "và", "tại", "ở", "những", "là"],
                );
            if post.former || post.traits.loose || !text.is_capital(start) || !subject {
                continue;
            }
            let title = normalize(text.text(post.title.clone()));
            let span = text.span(post.span);
            let mut holders = self.facts.iter_mut().filter_map(|person| {
                person.positions.iter_mut().find(|position| {
                    !position.former
                        && normalize(&position.title) == title
                        && (post.organization.is_none()
                            || position.organization == post.organization)
                })
            });
            if let (Some(position), None) = (holders.next(), holders.next())
                && !position.spans.contains(&span)
            {
                position.spans.push(span);
                position.spans.sort_unstable();
            }
        }
    }
}
