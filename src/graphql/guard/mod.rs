//! What a document may cost, settled before it runs.
//!
//! The parser recurses over nested literals and selections, and validation over fragments spread in
//! fragments: either can end the process or take seconds. So the text is counted before it is parsed,
//! and the parsed document weighed once, a fragment only the first time it is met.

mod documents;
mod input;
mod limits;
mod scan;
mod shape;
mod validated;
mod weigh;

use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, OperationDefinition};
use async_graphql::parser::{self, parse_query};
use async_graphql::{Pos, Positioned, ServerError, Variables};

use crate::code::Code;
use crate::graphql::error::set_code;
use crate::graphql::guard::scan::Refusal;

pub use documents::Documents;
pub use limits::Limits;
pub use validated::Validated;

/// A document that keeps to the limits.
#[derive(Debug)]
pub struct Weighed {
    /// The document.
    pub document: ExecutableDocument,
    /// What [`Limits::COST`] bounds, of the operation that is to run.
    pub cost: u64,
    /// It asks the schema for itself.
    pub introspects: bool,
}

/// Parses a document that keeps to the limits, of which the operation `wanted` is to run.
///
/// # Errors
///
/// `QUERY_TOO_COMPLEX`: it goes beyond one of [`Limits`]. `BAD_USER_INPUT`: a value in it or among the
/// variables does. `GRAPHQL_PARSE_FAILED`: it is no document.
pub fn check(
    query: &str,
    wanted: Option<&str>,
    variables: &Variables,
) -> Result<Weighed, ServerError> {
    weighed(parse(query)?, wanted, variables)
}

/// Parses a document whose text keeps to the limits.
fn parse(query: &str) -> Result<ExecutableDocument, ServerError> {
    scan::scan(query).map_err(|refusal| match refusal {
        Refusal::TooComplex(message) => refused(Code::QueryTooComplex, message),
        Refusal::Malformed(what, at) => malformed(what, at),
    })?;
    parse_query(query).map_err(syntax_error)
}

/// Holds a document and the variables against the limits.
fn weighed(
    document: ExecutableDocument,
    wanted: Option<&str>,
    variables: &Variables,
) -> Result<Weighed, ServerError> {
    let chosen = operation(&document, wanted).map(|(_, operation)| &operation.node);
    input::check(&document, chosen, variables)
        .map_err(|message| refused(Code::BadUserInput, message))?;
    let weigh::Found { cost, introspects } = weigh::weigh(&document, chosen, variables)
        .map_err(|message| refused(Code::QueryTooComplex, message))?;
    Ok(Weighed {
        document,
        cost,
        introspects,
    })
}

/// The operation that is to run, with its name; the only one needs not be named.
pub fn operation<'a>(
    document: &'a ExecutableDocument,
    wanted: Option<&str>,
) -> Option<(Option<&'a str>, &'a Positioned<OperationDefinition>)> {
    match (&document.operations, wanted) {
        (DocumentOperations::Single(operation), None) => Some((None, operation)),
        (DocumentOperations::Single(_), Some(_)) => None,
        (DocumentOperations::Multiple(operations), None) if operations.len() > 1 => None,
        (DocumentOperations::Multiple(operations), wanted) => operations
            .iter()
            .find(|(name, _)| wanted.is_none_or(|wanted| name.as_str() == wanted))
            .map(|(name, operation)| (Some(name.as_str()), operation)),
    }
}

fn malformed(what: &str, at: Pos) -> ServerError {
    let mut error = ServerError::new(format!("syntax error: {what}"), Some(at));
    set_code(&mut error, Code::ParseFailed);
    error
}

fn refused(code: Code, message: String) -> ServerError {
    let mut error = ServerError::new(message, None);
    set_code(&mut error, code);
    error
}

/// What the parser says, in one line and without the document's: it draws the place where it stopped.
fn syntax_error(error: parser::Error) -> ServerError {
    let mut code = Code::ParseFailed;
    let said = match &error {
        parser::Error::Syntax { message, .. } if message.starts_with("invalid number") => {
            code = Code::BadUserInput;
            Some("a number is too large or too long to be read".to_owned())
        }
        parser::Error::Syntax { message, .. } => {
            let expected = message
                .rsplit_once("= expected ")
                .map(|(_, rules)| rules.trim());
            Some(match expected {
                Some(rules) => {
                    let rules = rules.replace('_', " ").replace("EOI", "the end");
                    format!("syntax error: expected {rules}")
                }
                None => "syntax error".to_owned(),
            })
        }
        _ => None,
    };
    let mut error = ServerError::from(error);
    if let Some(said) = said {
        error.message = said;
    }
    set_code(&mut error, code);
    error
}

#[cfg(test)]
mod tests;
