//! What the server asks: operations read, weighed and run.

use std::sync::Arc;

use async_graphql::parser::types::{OperationDefinition, OperationType, Selection};
use async_graphql::{
    Positioned, Request, Response, ServerError, ValidationMode, Value, Variables, value,
};
use futures_util::StreamExt;

use crate::archive::{Archive, ArchiveError, Dump};
use crate::code::Code;
use crate::graphql::error::{code, finish};
use crate::graphql::written::{Writing, merges, write_plain, write_value};
use crate::graphql::{
    Authority, Caches, Introspection, Limits, RequestId, Schema, built, guard, prepare,
};
use crate::http::{Engine, Fault, Holdings, OperationKind, Prepared, Question, Reply};

/// The schema over an archive, as the server asks it.
struct ArchiveEngine {
    schema: Schema,
    /// The same schema, for operations that are known to fit it: the library holds them against it each time, which
    /// takes as long as a short answer.
    trusting: Schema,
    validated: Arc<guard::Validated>,
    archive: Arc<Archive>,
    introspection: Introspection,
    documents: guard::Documents,
}

/// What answers the server's operations from an archive.
pub fn engine(archive: Arc<Archive>) -> Arc<dyn Engine> {
    engine_with(archive, Introspection::On)
}

/// As [`engine`], with introspection or without.
pub fn engine_with(archive: Arc<Archive>, introspection: Introspection) -> Arc<dyn Engine> {
    let caches = Caches::default();
    let built = |validation| {
        let archive = Some(Arc::clone(&archive));
        built(archive, introspection, &caches, validation)
    };
    Arc::new(ArchiveEngine {
        schema: built(ValidationMode::Strict),
        trusting: built(ValidationMode::Fast),
        validated: Arc::default(),
        archive,
        introspection,
        documents: guard::Documents::default(),
    })
}

impl Engine for ArchiveEngine {
    fn prepare(&self, question: Question) -> Result<Prepared, Vec<Fault>> {
        let variables = Variables::from_json(question.variables.into());
        let guard::Weighed {
            document,
            cost,
            introspects,
        } = self
            .documents
            .check(
                &question.query,
                question.operation_name.as_deref(),
                &variables,
            )
            .map_err(|error| {
                let code = code(&error).unwrap_or(Code::ParseFailed);
                vec![fault(&error, code)]
            })?;
        if introspects && self.introspection == Introspection::Off {
            let message = "introspection is off at this server";
            return Err(vec![Fault::new(Code::ValidationFailed, message)]);
        }
        let Some((name, operation)) =
            guard::operation(&document, question.operation_name.as_deref())
        else {
            let message = "the document holds no operation of that name, or several and no name";
            return Err(vec![Fault::new(Code::ValidationFailed, message)]);
        };
        let (kind, loads_pages) = (kind(operation), loads_pages(operation));
        let written = !merges(&document, &operation.node);
        let name = name.map(str::to_owned);

        // What changes something has whole pages among its variables, and seldom comes again.
        let hash = (kind == OperationKind::Query).then(|| {
            let name = question.operation_name.as_deref();
            guard::Validated::hash(&question.query, name, &variables)
        });
        let fits = hash.is_some_and(|hash| self.validated.holds(&hash));
        let id = RequestId(question.request_id.into());
        let mut request = Request::new(question.query).variables(variables);
        request.operation_name = question.operation_name;
        request.set_parsed_query(document);
        let authority = Authority {
            may_change: question.authorized,
        };
        // A subscription reads each event in the revision that it came with; it must not hold one.
        let view = (kind != OperationKind::Subscription).then(|| self.archive.view());
        let revision = match (&view, kind) {
            (Some(view), OperationKind::Query) => Some(view.snapshot.revision()),
            _ => None,
        };
        let mut request = prepare(request, view, authority);
        if written {
            request = request.data(Writing);
        }
        let schema = if fits { &self.trusting } else { &self.schema };
        let replies = schema.execute_stream(request);
        let validated = Arc::clone(&self.validated);
        let said = question.tell_cost.then(|| told(cost));
        Ok(Prepared {
            kind,
            name,
            cost,
            loads_pages,
            revision,
            replies: replies
                .map(move |mut response| {
                    let told = said.iter().map(|cost| ("cost".to_owned(), cost.clone()));
                    response.extensions.extend(told);
                    let reply = reply(finish(response, Some(&id)));
                    if let (Some(hash), false, Reply::Ran { .. }) = (hash, fits, &reply) {
                        validated.remember(hash);
                    }
                    reply
                })
                .boxed(),
        })
    }

    fn revision(&self) -> u64 {
        self.archive.view().snapshot.revision()
    }

    fn holdings(&self) -> Holdings {
        let snapshot = self.archive.view().snapshot;
        Holdings {
            revision: snapshot.revision(),
            articles: snapshot.articles(),
            people: snapshot.people(),
            organizations: snapshot.organizations(),
            meetings: snapshot.meetings(),
            directives: snapshot.directives(),
            countries: snapshot.countries(),
            pages: self.archive.page_counts(),
            read_only: self.archive.read_only().is_some(),
            damaged_pages: self.archive.left_out(),
        }
    }

    fn disk_bytes(&self) -> u64 {
        self.archive.disk_bytes()
    }

    fn dump(&self) -> Result<Dump, ArchiveError> {
        self.archive.dump()
    }
}

/// What an operation costs and might cost, as `extensions.cost` tells it.
fn told(cost: u64) -> Value {
    value!({ "estimated": cost, "limit": Limits::COST })
}

fn kind(operation: &Positioned<OperationDefinition>) -> OperationKind {
    match operation.node.ty {
        OperationType::Query => OperationKind::Query,
        OperationType::Mutation => OperationKind::Mutation,
        OperationType::Subscription => OperationKind::Subscription,
    }
}

fn loads_pages(operation: &Positioned<OperationDefinition>) -> bool {
    let selections = &operation.node.selection_set.node.items;
    operation.node.ty == OperationType::Mutation
        && selections.iter().all(|selection| {
            matches!(&selection.node, Selection::Field(field)
                if matches!(field.node.name.node.as_str(), "loadPage" | "loadPages"))
        })
}

/// A response whose errors have their codes. Errors of fields have a path; without one, and without
/// data, nothing has run.
fn reply(response: Response) -> Reply {
    let errors = &response.errors;
    let code_of = |error| code(error).unwrap_or(Code::ValidationFailed);
    let refused = !errors.is_empty()
        && response.data == Value::Null
        && errors.iter().all(|error| error.path.is_empty());
    if refused {
        return Reply::Refused(
            errors
                .iter()
                .map(|error| fault(error, code_of(error)))
                .collect(),
        );
    }
    Reply::Ran {
        body: body(&response),
        code: errors.first().map(code_of),
    }
}

/// A response as JSON, with what its objects have written of it.
fn body(response: &Response) -> Vec<u8> {
    let mut json = b"{".to_vec();
    if !response.errors.is_empty() {
        json.extend_from_slice(br#""errors":"#);
        write_plain(&response.errors, &mut json);
        json.push(b',');
    }
    json.extend_from_slice(br#""data":"#);
    write_value(&response.data, &mut json);
    if !response.extensions.is_empty() {
        json.extend_from_slice(br#","extensions":"#);
        write_plain(&response.extensions, &mut json);
    }
    json.push(b'}');
    // A long answer is kept, and may wait for a slow client: with no more room than it takes.
    json.shrink_to_fit();
    json
}

fn fault(error: &ServerError, code: Code) -> Fault {
    Fault {
        message: error.message.clone().into(),
        code,
        locations: error
            .locations
            .iter()
            .map(|at| (at.line, at.column))
            .collect(),
        request_id: None,
    }
}
