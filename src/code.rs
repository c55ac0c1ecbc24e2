//! The codes that errors bear in `extensions.code`.
//!
//! `docs/errors.md` tells clients of each: when it comes, and what to do about it.

use std::error::Error;
use std::fmt;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)+) => {
        /// What went wrong, as programs are told.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)+
        }

        impl Code {
            /// All of them.
            pub const ALL: &'static [Code] = &[$(Code::$name),+];

            /// As clients read it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Code::$name => $text,)+
                }
            }
        }
    };
}

codes! {
    /// The document cannot be parsed.
    ParseFailed = "GRAPHQL_PARSE_FAILED",
    /// The document does not fit the schema.
    ValidationFailed = "GRAPHQL_VALIDATION_FAILED",
    /// An argument's or a variable's value is not one that the field takes.
    BadUserInput = "BAD_USER_INPUT",
    /// The operation is for those who hold the server's token.
    Unauthenticated = "UNAUTHENTICATED",
    /// The document asks for more than [`crate::graphql::Limits`] allow.
    QueryTooComplex = "QUERY_TOO_COMPLEX",
    /// The request or the page in it is too large.
    PayloadTooLarge = "PAYLOAD_TOO_LARGE",
    /// The page in `loadPage` holds no article.
    UnreadablePage = "UNREADABLE_PAGE",
    /// The archive's storage failed: it takes no changes until the server is started again.
    StorageUnavailable = "STORAGE_UNAVAILABLE",
    /// What changed since that revision is not known any more, or the archive has not come to it.
    UnknownRevision = "UNKNOWN_REVISION",
    /// The fault is the server's.
    InternalServerError = "INTERNAL_SERVER_ERROR",
    /// The server does not know the document of this hash: send it along.
    PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND",
    /// The request is not one of GraphQL over HTTP.
    BadRequest = "BAD_REQUEST",
    /// The path or the operation takes another method.
    MethodNotAllowed = "METHOD_NOT_ALLOWED",
    /// The client takes none of the types that answers come in.
    NotAcceptable = "NOT_ACCEPTABLE",
    /// The body is not declared as JSON in UTF-8.
    UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE",
    /// The page or the host that the request names is not one that this server answers to.
    Forbidden = "FORBIDDEN",
    /// There is nothing at this path.
    NotFound = "NOT_FOUND",
    /// The archive is not open yet.
    NotReady = "NOT_READY",
    /// The request or the operation took too long.
    TimedOut = "TIMED_OUT",
    /// As many sockets or event streams as the server takes are open, as many large bodies are read, or as many
    /// long answers are on their way.
    TooManyConnections = "TOO_MANY_CONNECTIONS",
    /// As many operations as one connection may run are running.
    TooManyOperations = "TOO_MANY_OPERATIONS",
}

impl Code {
    /// The code of this text; none where no error of this server bears it.
    pub fn named(text: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.as_str() == text)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// What went wrong with all its causes, in a line.
pub fn chain(error: &dyn Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        said.push_str(": ");
        said.push_str(&error.to_string());
        cause = error.source();
    }
    said
}
