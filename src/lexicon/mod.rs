//! What is known before any page is read: bodies, countries, places, titles, forms of address.
//!
//! The data are the files under `data/`, compiled in; each says in its first lines what its columns
//! hold. Adding a body is adding a line.

pub mod body;
pub mod country;
mod document;
pub mod phrase;
pub mod post;
mod table;
pub mod word;

use std::collections::HashSet;
use std::sync::LazyLock;

pub use body::{Bodies, Body, Head};
pub use country::{Countries, Country, CountryForm, Place, PlaceKind, Places, region};
pub use document::{document_name, party_term};
pub use phrase::Phrases;
pub use post::{Honorific, Title};
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
    /// Surnames, levelled.
    pub surnames: HashSet<String>,
}

/// The lexicon compiled in, read at the first use.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| read().0);

/// The lexicon, and the lines that do not read: file and number.
fn read() -> (Lexicon, Vec<(&'static str, usize)>) {
    let mut bad = Vec::new();
    let mut note = |file, lines: Vec<usize>| bad.extend(lines.into_iter().map(|line| (file, line)));
    let (bodies, lines) = Bodies::parse(
        include_str!("data/organizations.txt"),
        include_str!("data/words.txt"),
        include_str!("data/topics.txt"),
    );
    note("organizations.txt", lines);
    let (heads, lines) = body::parse_heads(include_str!("data/heads.txt"));
    note("heads.txt", lines);
    let (countries, lines) = Countries::parse(include_str!("data/countries.txt"));
    note("countries.txt", lines);
    let (places, lines) = country::parse_places(include_str!("data/places.txt"));
    note("places.txt", lines);
    let (titles, lines) = post::parse_titles(
        include_str!("data/titles.txt"),
        include_str!("data/honorifics.txt"),
    );
    note("titles.txt", lines);
    let (honorifics, lines) = post::parse_honorifics(include_str!("data/honorifics.txt"));
    note("honorifics.txt", lines);
    let lexicon = Lexicon {
        bodies,
        heads,
        countries,
        places,
        titles,
        honorifics,
        surnames: post::parse_surnames(include_str!("data/surnames.txt")),
    };
    (lexicon, bad)
}

#[cfg(test)]
mod tests {
    use super::{LEXICON, read, tokens};

    #[test]
    fn every_line_of_the_data_reads() {
        assert_eq!(read().1, []);
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
