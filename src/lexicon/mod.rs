//! What is known before any page is read: bodies, countries, places, titles, forms of address.

mod document;

pub use document::{document_name, party_term};

/// The English name of a body, by its canonical name.
pub fn english_name(_name: &str) -> Option<&'static str> {
    None
}

/// What is known of a country.
pub struct Country {
    /// The Vietnamese name.
    pub name: &'static str,
    /// The English name.
    pub name_en: &'static str,
}

/// The country of a code, for every code of ISO 3166-1.
pub fn country(_code: crate::model::CountryCode) -> Option<Country> {
    None
}
