//! The limits, in one place.

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
    /// The errors that are told of a document that does not fit the schema.
    pub const ERRORS: usize = 10;

    /// Each limit as a line for people: what it bounds, and its value.
    pub fn table() -> Vec<(&'static str, String)> {
        vec![
            ("bytes of a document", Self::BYTES.to_string()),
            ("tokens of a document", Self::TOKENS.to_string()),
            ("brackets open at once", Self::NESTING.to_string()),
            ("fields within fields", Self::DEPTH.to_string()),
            ("fragments of a document", Self::FRAGMENTS.to_string()),
            ("aliases of a document", Self::ALIASES.to_string()),
            ("directives of a document", Self::DIRECTIVES.to_string()),
            ("fields of the root", Self::ROOT_FIELDS.to_string()),
            ("fields, fragments spread", Self::FIELDS.to_string()),
            (
                "introspection lists in one another",
                Self::INTROSPECTION.to_string(),
            ),
            ("fields of the answer, estimated", Self::COST.to_string()),
            ("items of a list input", Self::LIST_INPUT.to_string()),
            ("bytes of a string input", Self::STRING_INPUT.to_string()),
            ("items of lists without pages", Self::ITEMS.to_string()),
            (
                "text of articles in an answer",
                format!("{} MiB", Self::TEXT >> 20),
            ),
        ]
    }
}
