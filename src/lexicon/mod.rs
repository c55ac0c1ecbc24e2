//! What is known before any page is read: bodies, countries, places, titles, forms of address.
//!
//! The data are the files under `data/`, compiled in; each says in its first lines what its columns
//! hold. Adding a body is adding a line.

pub mod body;
pub mod country;
mod document;
mod list;
pub mod phrase;
pub mod post;
mod table;
pub mod word;

use std::sync::LazyLock;

use crate::lexicon::list::Lists;
use crate::lexicon::table::{forms, rows};
use crate::model::{LexiconFile, LexiconLine, MeetingKind};

pub use body::{Bodies, Body, Head};
pub use country::{Countries, Country, CountryForm, Place, PlaceKind, Places, region};
pub use document::{document_name, party_term};
pub use phrase::Phrases;
pub use post::{Honorific, Surnames, Title};
pub use word::{Shape, Token, tokens};

/// All that is known.
#[derive(Debug)]
pub struct Lexicon {
    /// The known bodies.
    pub bodies: Bodies,
    /// First words of names of bodies.
    pub heads: Phrases<Head>,
    /// The countries.
    pub countries: Countries,
    /// Places within countries.
    pub places: Places,
    /// Titles of posts.
    pub titles: Phrases<Title>,
    /// Forms of address.
    pub honorifics: Phrases<Honorific>,
    /// Surnames.
    pub surnames: Surnames,
    /// What ministers abroad are in charge of.
    pub portfolios: Phrases<()>,
    /// What departments deal with, whose heads the press names in small letters.
    pub divisions: Phrases<()>,
    /// What the names of events begin with, each with its kind.
    pub(crate) events: Vec<(&'static str, MeetingKind)>,
    /// Short lists of words, each asked for by one rule.
    pub(crate) lists: Lists,
    /// Words that the press says together, the first with those that may follow it behind a comma.
    pub(crate) doublets: Vec<(&'static str, Vec<&'static str>)>,
    /// Leaders of the past, who take part in nothing.
    late: Vec<&'static str>,
}

impl Lexicon {
    /// Whether the name is that of a leader of the past: `Hồ Chí Minh`.
    pub fn is_late(&self, name: &str) -> bool {
        self.late.contains(&name)
    }
}

/// The lexicon compiled in, read at the first use.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| read().0);

/// The text of a data file.
fn data(file: LexiconFile) -> &'static str {
    match file {
        LexiconFile::Organizations => include_str!("data/organizations.txt"),
        LexiconFile::Heads => include_str!("data/heads.txt"),
        LexiconFile::Words => include_str!("data/words.txt"),
        LexiconFile::Countries => include_str!("data/countries.txt"),
        LexiconFile::Places => include_str!("data/places.txt"),
        LexiconFile::Titles => include_str!("data/titles.txt"),
        LexiconFile::Honorifics => include_str!("data/honorifics.txt"),
        LexiconFile::Surnames => include_str!("data/surnames.txt"),
    }
}

/// What a line of the data says, as it stands in the file; empty for a line that is not there.
pub fn text_of(line: LexiconLine) -> &'static str {
    let before = usize::from(line.line).checked_sub(1);
    before
        .and_then(|before| data(line.file).lines().nth(before))
        .unwrap_or_default()
}

/// The lexicon, and the lines that do not read.
fn read() -> (Lexicon, Vec<LexiconLine>) {
    let mut bad = Vec::new();
    let mut note = |file, lines: Vec<usize>| {
        bad.extend(lines.into_iter().map(|line| LexiconLine::new(file, line)))
    };
    let (bodies, lines) = Bodies::parse(
        data(LexiconFile::Organizations),
        data(LexiconFile::Words),
        include_str!("data/topics.txt"),
    );
    note(LexiconFile::Organizations, lines);
    let (heads, lines) = body::parse_heads(data(LexiconFile::Heads));
    note(LexiconFile::Heads, lines);
    let (countries, lines) = Countries::parse(data(LexiconFile::Countries));
    note(LexiconFile::Countries, lines);
    let (places, lines) = country::parse_places(data(LexiconFile::Places));
    note(LexiconFile::Places, lines);
    let (titles, lines) =
        post::parse_titles(data(LexiconFile::Titles), data(LexiconFile::Honorifics));
    note(LexiconFile::Titles, lines);
    let (honorifics, lines) = post::parse_honorifics(data(LexiconFile::Honorifics));
    note(LexiconFile::Honorifics, lines);
    let lexicon = Lexicon {
        bodies,
        heads,
        countries,
        places,
        titles,
        honorifics,
        surnames: Surnames::parse(data(LexiconFile::Surnames)),
        portfolios: Phrases::listed(include_str!("data/portfolios.txt")),
        divisions: Phrases::listed(include_str!("data/divisions.txt")),
        events: rows(include_str!("data/events.txt"))
            .filter_map(|(_, columns)| Some((columns.first()?.parse().ok()?, *columns.get(1)?)))
            .flat_map(|(kind, words)| forms(words).map(move |word| (word, kind)))
            .collect(),
        lists: Lists::parse(include_str!("data/lists.txt")),
        doublets: rows(include_str!("data/doublets.txt"))
            .filter_map(|(_, columns)| Some((*columns.first()?, forms(columns.get(1)?).collect())))
            .collect(),
        late: rows(include_str!("data/late.txt"))
            .filter_map(|(_, columns)| columns.first().copied())
            .collect(),
    };
    (lexicon, bad)
}

#[cfg(test)]
mod tests {
    use super::{LEXICON, read, text_of, tokens};

    #[test]
    fn every_line_of_the_data_reads() {
        assert_eq!(read().1, []);
    }

    #[test]
    fn a_line_is_told_by_its_number() {
        for body in LEXICON.bodies.all() {
            assert!(text_of(body.line).starts_with(&body.name), "{body:?}");
        }
    }

    #[test]
    fn a_parent_is_a_known_body() {
        for body in LEXICON.bodies.all() {
            if let Some(parent) = &body.parent {
                assert!(LEXICON.bodies.by_name(parent).is_some(), "{}", body.name);
            }
        }
    }

    #[test]
    fn bodies_are_found_in_their_printed_forms() {
        for (text, name) in [
            ("Uỷ ban Hoà bình Việt Nam", "Ủy ban Hòa bình Việt Nam"),
            ("ban đối ngoại Trung ương", "Ban Đối ngoại Trung ương"),
            ("ASEAN", "Hiệp hội các quốc gia Đông Nam Á"),
        ] {
            let words = tokens(text);
            let found = LEXICON.bodies.longest(text, &words, 0, true);
            assert_eq!(
                found.map(|(length, body)| (length, body.name.as_str())),
                Some((words.len(), name))
            );
        }
    }
}
