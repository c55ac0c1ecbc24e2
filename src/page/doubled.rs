//! Titles as lists print them: twice in a row, or behind the name of their picture.

use crate::page::block::Block;

impl Block {
    /// The headlines that the line prints twice each, `T T` or `T T U U`, or behind a picture's slug,
    /// `slug T`; none where it is another line.
    pub(super) fn doubled(&self) -> Vec<&str> {
        if self.text.len() > 4000 {
            return Vec::new();
        }
        let mut titles = Vec::new();
        let mut rest = self.text.as_str();
        while let Some(title) = printed_twice(rest) {
            titles.push(title);
            rest = rest[2 * title.len() + 1..].trim_start();
        }
        // What follows is one more title, or the summary of the last: short words double by chance.
        if !rest.is_empty()
            && titles
                .first()
                .is_some_and(|title| title.split(' ').count() < 4)
        {
            titles.clear();
        } else if !titles.is_empty()
            && Block::new(rest, false, None).is_some_and(|rest| rest.is_headline())
        {
            titles.push(rest);
        }
        if titles.is_empty() {
            titles.extend(behind_slug(&self.text));
        }
        titles
    }
}

/// The shortest headline, of two words at least, that the text begins with twice.
fn printed_twice(text: &str) -> Option<&str> {
    let first = text.as_bytes().first();
    let spaces = text.bytes().enumerate().take(401);
    spaces
        .filter(|(at, byte)| *byte == b' ' && text.as_bytes().get(at + 1) == first)
        .map(|(space, _)| text.split_at(space))
        .find_map(|(title, rest)| {
            let behind = rest[1..].strip_prefix(title)?;
            (title.len() >= 4
                && title.contains(' ')
                && (behind.is_empty() || behind.starts_with(' ')))
            .then_some(title)
        })
}

/// The headline behind a picture's slug.
fn behind_slug(text: &str) -> Option<&str> {
    let (slug, rest) = text.split_at(slug_prefix(text));
    let rest = rest.trim_start();
    let words = slug.trim().split(' ').count();
    (words >= 4
        && rest.split(' ').count() >= 3
        && rest.chars().next().is_some_and(|c| !c.is_lowercase()))
    .then_some(rest)
}

/// The byte length of the leading words in ASCII lower case.
pub(super) fn slug_prefix(text: &str) -> usize {
    let mut end = 0;
    for word in text.split_inclusive(' ') {
        let plain = word.trim_end();
        if plain.is_empty()
            || !plain
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
        {
            break;
        }
        end += word.len();
    }
    end
}

pub(super) fn slug_words(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}
