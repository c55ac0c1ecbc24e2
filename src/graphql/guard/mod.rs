//! What a document may cost, settled before it runs.
//!
//! The parser recurses over nested literals and selections, and validation over fragments spread in
//! fragments: either can end the process or take seconds. So the text is counted before it is parsed,
//! and the parsed document weighed once, a fragment only the first time it is met.

mod limits;
mod scan;
mod shape;
mod weigh;

use async_graphql::parser::parse_query;
use async_graphql::parser::types::ExecutableDocument;
use async_graphql::{ServerError, Variables};

use crate::code::Code;
use crate::graphql::error::set_code;

pub use limits::Limits;

/// Parses a document that keeps to the limits.
///
/// # Errors
///
/// `QUERY_TOO_COMPLEX`: it goes beyond one of [`Limits`]. `GRAPHQL_PARSE_FAILED`: it is no document.
pub fn check(query: &str, variables: &Variables) -> Result<ExecutableDocument, ServerError> {
    scan::scan(query).map_err(too_complex)?;
    let document = parse_query(query).map_err(|error| {
        let mut error = ServerError::from(error);
        set_code(&mut error, Code::ParseFailed);
        error
    })?;
    weigh::weigh(&document, variables).map_err(too_complex)?;
    Ok(document)
}

fn too_complex(message: String) -> ServerError {
    let mut error = ServerError::new(message, None);
    set_code(&mut error, Code::QueryTooComplex);
    error
}

#[cfg(test)]
mod tests;
