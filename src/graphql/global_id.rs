//! Opaque ids: base64url of the type's name, a colon and a key that the data alone makes.
//!
//! An entity's key is its slug, so that its id stays the same when pages are loaded again. A fact's
//! key is its article's slug and its place there; a position's and a participation's is made from
//! what it says, so that an id never comes to stand for another one when further pages are loaded.

use async_graphql::{Error, ID};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::graphql::error::bad_user_input;

macro_rules! node_types {
    ($($name:ident),+ $(,)?) => {
        /// A type whose objects have an id.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum NodeType { $(
            #[doc = concat!("`", stringify!($name), "`")]
            $name,
        )+ }

        impl NodeType {
            /// The type's name in the schema.
            pub fn name(self) -> &'static str {
                match self { $(NodeType::$name => stringify!($name),)+ }
            }

            fn of(name: &str) -> Option<Self> {
                match name { $(stringify!($name) => Some(NodeType::$name),)+ _ => None }
            }
        }
    };
}

node_types!(
    Article,
    Organization,
    Person,
    Position,
    Meeting,
    Participation,
    Directive,
    Country,
    Statement,
    Task,
    Figure,
    Award,
    Mention,
    IdentityReport,
);

/// The longest id that is read, in bytes.
pub(crate) const MAX_ID: usize = 1_000;

/// The id of the object of a type with this key.
pub fn global_id(of: NodeType, key: &str) -> ID {
    ID(URL_SAFE_NO_PAD.encode(format!("{}:{key}", of.name())))
}

/// The type and the key of an id.
///
/// # Errors
///
/// `BAD_USER_INPUT`: no id of this server looks like that.
pub fn parse_id(id: &str) -> Result<(NodeType, String), Error> {
    let parsed = Some(id)
        .filter(|id| id.len() <= MAX_ID)
        .and_then(|id| URL_SAFE_NO_PAD.decode(id).ok())
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .and_then(|text| {
            let (name, key) = text.split_once(':')?;
            Some((NodeType::of(name)?, key.to_owned()))
        });
    parsed.ok_or_else(|| bad_user_input(format!("{} is no id of this server", shown(id))))
}

/// The key of an id that stands for an object of one type.
///
/// # Errors
///
/// `BAD_USER_INPUT`: it is no id, or that of another type.
pub fn parse_id_of(of: NodeType, id: &str) -> Result<String, Error> {
    let (found, key) = parse_id(id)?;
    if found != of {
        return Err(bad_user_input(format!(
            "{} is the id of a {}, not of a {}",
            shown(id),
            found.name(),
            of.name()
        )));
    }
    Ok(key)
}

fn shown(id: &str) -> String {
    format!("{:?}", id.chars().take(100).collect::<String>())
}

/// The key of the `place`-th fact of an article.
pub fn fact_key(article: &str, place: u32) -> String {
    format!("{article}#{place}")
}

/// The article's slug and the place of a key made by [`fact_key`].
pub fn parse_fact_key(key: &str) -> Option<(&str, u32)> {
    let (article, place) = key.rsplit_once('#')?;
    Some((article, place.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_holds_type_and_key() {
        let id = global_id(NodeType::Person, "nguyen-van-an");
        assert_eq!(
            parse_id(&id).unwrap(),
            (NodeType::Person, "nguyen-van-an".to_owned())
        );
        assert!(parse_id_of(NodeType::Article, &id).is_err());
        for wrong in ["", "!", "UGVyc29u", "nguyen-van-an", &"A".repeat(5_000)] {
            assert!(parse_id(wrong).is_err(), "{wrong}");
        }
    }
}
