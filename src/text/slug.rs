//! Stable, readable keys.

use crate::text::unmarked;

/// The longest slug of a name, in bytes; longer ones end at a word.
pub const MAX_SLUG: usize = 100;

/// Lower-case ASCII letters and digits with single hyphens between words; empty where nothing of the
/// name can be written so.
///
/// A double hyphen never stands in it: it sets off what tells apart things of one name.
///
/// ```
/// assert_eq!(caunoi::text::slugify("Ban Đối ngoại Trung ương"), "ban-doi-ngoai-trung-uong");
/// ```
pub fn slugify(name: &str) -> String {
    let mut slug = String::new();
    for character in unmarked(name).chars() {
        if character.is_ascii_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    if slug.len() > MAX_SLUG {
        let cut = slug[..=MAX_SLUG].rfind('-').unwrap_or(MAX_SLUG);
        slug.truncate(cut);
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}
