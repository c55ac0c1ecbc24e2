//! What the server asks of GraphQL: the one seam between the transport and the schema.

use std::borrow::Cow;

use futures_util::stream::BoxStream;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Map, Value};

use crate::archive::{ArchiveError, Dump, PageCounts};
use crate::code::Code;

/// Answers operations.
pub trait Engine: Send + Sync + 'static {
    /// Reads an operation and holds it against the limits; nothing has run when it returns.
    ///
    /// # Errors
    ///
    /// The operation does not parse, or may cost more than the limits allow.
    fn prepare(&self, question: Question) -> Result<Prepared, Vec<Fault>>;

    /// The revision that answers are of now; asked for with every request.
    fn revision(&self) -> u64;

    /// What the archive holds.
    fn holdings(&self) -> Holdings;

    /// The bytes that the archive takes on disk. Blocks, for longer the more pages there are.
    fn disk_bytes(&self) -> u64;

    /// The pages of the present revision, to be written down. Blocks.
    ///
    /// # Errors
    ///
    /// The pages cannot be read.
    fn dump(&self) -> Result<Dump, ArchiveError>;
}

/// An operation as it came.
#[derive(Debug)]
pub struct Question {
    /// The document.
    pub query: String,
    /// Which of the document's operations.
    pub operation_name: Option<String>,
    /// The variables by name.
    pub variables: Map<String, Value>,
    /// The request showed the token that mutations need.
    pub authorized: bool,
    /// The answer is to tell what it cost, in `extensions.cost`.
    pub tell_cost: bool,
    /// What the log calls the request.
    pub request_id: String,
}

/// An operation that may run.
pub struct Prepared {
    /// What it does.
    pub kind: OperationKind,
    /// The name that the document gives it.
    pub name: Option<String>,
    /// How much there is to compute, estimated in fields of the answer.
    pub cost: u64,
    /// All that it asks for is to load pages, so that its body may be a large one.
    pub loads_pages: bool,
    /// The revision that its answer depends on, beside the request alone; none where it changes something
    /// or listens.
    pub revision: Option<u64>,
    /// Its answers: one, or for a subscription any number. It runs as the stream is read.
    pub replies: BoxStream<'static, Reply>,
}

/// What an operation does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OperationKind {
    /// Reads.
    Query,
    /// Changes the archive.
    Mutation,
    /// Listens.
    Subscription,
}

/// An answer.
#[derive(Debug)]
pub enum Reply {
    /// The operation ran; errors of single fields stand in the body.
    Ran {
        /// The whole response: JSON, in UTF-8 and in one line.
        body: Vec<u8>,
        /// The code of the first error in it.
        code: Option<Code>,
    },
    /// The operation was refused before it ran.
    Refused(Vec<Fault>),
}

/// Why a request is refused. Serialized, it is an error of a GraphQL response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// One line for the client; it repeats nothing that the client sent.
    pub message: Cow<'static, str>,
    /// The `code` in its extensions.
    pub code: Code,
    /// Line and column in the document, both from 1.
    pub locations: Vec<(usize, usize)>,
    /// The request's id, where the log says more.
    pub request_id: Option<String>,
}

impl Fault {
    /// A fault of no certain place in the document.
    pub fn new(code: Code, message: impl Into<Cow<'static, str>>) -> Fault {
        Fault {
            message: message.into(),
            code,
            locations: Vec::new(),
            request_id: None,
        }
    }

    /// A fault of the server: what it was stands in the log, under the request's id.
    pub fn internal(request_id: &str) -> Fault {
        Fault {
            request_id: Some(request_id.to_owned()),
            ..Fault::new(Code::InternalServerError, "internal error")
        }
    }
}

impl Serialize for Fault {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Location {
            line: usize,
            column: usize,
        }
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Extensions<'a> {
            code: Code,
            #[serde(skip_serializing_if = "Option::is_none")]
            request_id: Option<&'a str>,
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("message", &self.message)?;
        if !self.locations.is_empty() {
            let locations: Vec<Location> = self
                .locations
                .iter()
                .map(|&(line, column)| Location { line, column })
                .collect();
            map.serialize_entry("locations", &locations)?;
        }
        let extensions = Extensions {
            code: self.code,
            request_id: self.request_id.as_deref(),
        };
        map.serialize_entry("extensions", &extensions)?;
        map.end()
    }
}

/// What the archive holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Goes up with every change.
    pub revision: u64,
    /// The number of articles.
    pub articles: usize,
    /// The number of people.
    pub people: usize,
    /// The number of organizations.
    pub organizations: usize,
    /// The number of meetings.
    pub meetings: usize,
    /// The number of directives.
    pub directives: usize,
    /// The number of countries.
    pub countries: usize,
    /// What became of the pages that came since the archive was opened.
    pub pages: PageCounts,
    /// The archive takes no changes since its storage failed.
    pub read_only: bool,
    /// Kept pages that are damaged, and so left out.
    pub damaged_pages: usize,
}
