//! The limits of documents, and those of the whole API as people read them.

use crate::archive::MAX_CHANGES;
use crate::graphql::article::MAX_RELATED;
use crate::graphql::connection::{DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE};
use crate::graphql::cursor::MAX_CURSOR;
use crate::graphql::error::MESSAGE;
use crate::graphql::filter::MAX_TEXT;
use crate::graphql::global_id::MAX_ID;
use crate::graphql::highlight::{MAX_HIGHLIGHTS, MAX_PIECE};
use crate::graphql::network::{MAX_ARTICLES, MAX_NETWORK};
use crate::graphql::query::MAX_NODES;
use crate::graphql::ranking::HITS_KEPT;
use crate::graphql::suggest::MAX_SUGGESTIONS;
use crate::search::{MAX_HITS, MAX_QUERY_CHARACTERS, MAX_QUERY_WORDS, MAX_WORD};

/// What a document may be at most. A document beyond a limit is refused with `QUERY_TOO_COMPLEX`, an
/// input with `BAD_USER_INPUT`, before anything of it runs.
#[derive(Debug, Clone, Copy)]
pub struct Limits;

impl Limits {
    /// The bytes of a document: [`Limits::TOKENS`] with room for indentation and comments. A page to load
    /// belongs into a variable.
    pub const BYTES: usize = 128 << 10;
    /// The tokens of a document, a string counting as one.
    pub const TOKENS: usize = 5_000;
    /// The bytes of one name: for one that is not known, like ones are looked for to be suggested.
    pub const NAME: usize = 256;
    /// Brackets open at once, of all sorts: selections, arguments, lists, objects.
    pub const NESTING: usize = 64;
    /// Fields within fields. The introspection query of GraphiQL takes 15.
    pub const DEPTH: usize = 15;
    /// The fragments that a document defines.
    pub const FRAGMENTS: usize = 100;
    /// Fields with an alias.
    pub const ALIASES: usize = 30;
    /// Uses of directives.
    pub const DIRECTIVES: usize = 50;
    /// Fields of the root, fragments spread.
    pub const ROOT_FIELDS: usize = 20;
    /// Fields of the whole document, fragments spread wherever they are named.
    pub const FIELDS: usize = 5_000;
    /// Lists of the schema within one another, as in `fields { type { fields } }`: those of types that
    /// lead back to types. Introspection queries of tools have one; graphql-js draws the line here, too.
    pub const INTROSPECTION: usize = 2;
    /// Fields of the answer, estimated: those within a list count as often as the list may be long by
    /// its `first` or `last`. A list without them counts as long as such lists are; fields that look
    /// through the archive count more than one.
    /// Introspection with all that tools ask for costs half of it.
    pub const COST: u64 = 250_000;
    /// The items of one list among the arguments or variables.
    pub const LIST_INPUT: usize = 250;
    /// The bytes of one string among them. Most arguments take less; a page to load may have more.
    pub const STRING_INPUT: usize = 16 << 10;
    /// The items of an answer's lists that have no page size, counted as they are made: citations,
    /// evidence, paragraphs.
    pub const ITEMS: usize = 50_000;
    /// The bytes of an answer's texts of articles, counted as they are made: whole texts, titles, leads,
    /// paragraphs, sentences, quotations, teasers, pieces that a search shows, and what evidence says.
    pub const TEXT: usize = 32 << 20;
    /// The bytes that parsed documents take which are kept to be asked again.
    pub const DOCUMENTS: usize = 32 << 20;
    /// The operations that are remembered to fit the schema, each by 32 bytes.
    pub const VALIDATED: usize = 16_384;
    /// The errors that are told of a document that does not fit the schema.
    pub const ERRORS: usize = 10;

    /// Each limit as a line for people: what it bounds, and its value. Those that a single field keeps
    /// stand where that field does.
    pub fn table() -> Vec<(&'static str, String)> {
        let count = |what, number: usize| (what, number.to_string());
        vec![
            count("bytes of a document", Self::BYTES),
            count("bytes of a name in it", Self::NAME),
            count("tokens of a document", Self::TOKENS),
            count("brackets open at once", Self::NESTING),
            count("fields within fields", Self::DEPTH),
            count("fragments of a document", Self::FRAGMENTS),
            count("aliases of a document", Self::ALIASES),
            count("directives of a document", Self::DIRECTIVES),
            count("fields of the root", Self::ROOT_FIELDS),
            count("fields, fragments spread", Self::FIELDS),
            count("introspection lists in one another", Self::INTROSPECTION),
            ("fields of the answer, estimated", Self::COST.to_string()),
            count("items of a list input", Self::LIST_INPUT),
            count("bytes of a string input", Self::STRING_INPUT),
            count("bytes of an id", MAX_ID),
            count("bytes of a cursor", MAX_CURSOR),
            count("characters of a text to match", MAX_TEXT),
            count("characters of a search", MAX_QUERY_CHARACTERS),
            count("words of a search that count", MAX_QUERY_WORDS),
            count("characters of a word that count", MAX_WORD),
            count("items of a page", MAX_PAGE_SIZE),
            count("items of a page without a size", DEFAULT_PAGE_SIZE),
            count("ids of nodes", MAX_NODES),
            count("suggestions", MAX_SUGGESTIONS),
            count("related articles", MAX_RELATED),
            count("entities of a network", MAX_NETWORK),
            count("articles of one of them, newest", MAX_ARTICLES),
            count("hits of a search, best", MAX_HITS),
            ("hits of searches remembered", HITS_KEPT.to_string()),
            count("highlights of a hit", MAX_HIGHLIGHTS),
            count("characters of a highlight", MAX_PIECE),
            count("changes kept for subscriptions", MAX_CHANGES),
            count("items of lists without pages", Self::ITEMS),
            (
                "text of articles in an answer",
                format!("{} MiB", Self::TEXT >> 20),
            ),
            (
                "parsed documents kept",
                format!("{} MiB", Self::DOCUMENTS >> 20),
            ),
            count("operations remembered to fit", Self::VALIDATED),
            count("errors of a refused document", Self::ERRORS),
            count("characters of an error's message", MESSAGE),
        ]
    }
}
