//! Responses: statuses and bodies of what ran and of what was refused.

use std::borrow::Cow;

use axum::body::Body;
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use serde::Serialize;

use crate::code::Code;
use crate::http::engine::Fault;
use crate::http::limits::RETRY_TIME;
use crate::http::media::Media;
use crate::http::observe::Answered;

/// The request asked for something that nobody can be given, whatever the document says.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    fault: Fault,
    /// The methods that would do, where this one does not.
    allow: Option<&'static str>,
}

impl Refusal {
    pub(super) fn new(
        status: StatusCode,
        code: Code,
        message: impl Into<Cow<'static, str>>,
    ) -> Refusal {
        Refusal {
            status,
            fault: Fault::new(code, message),
            allow: None,
        }
    }

    /// The request is not one of GraphQL over HTTP.
    pub(super) fn malformed(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::new(StatusCode::BAD_REQUEST, Code::BadRequest, message)
    }

    pub(super) fn too_large(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            Code::PayloadTooLarge,
            message,
        )
    }

    /// As many are open as may be.
    pub(super) fn too_many(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::new(
            StatusCode::SERVICE_UNAVAILABLE,
            Code::TooManyConnections,
            message,
        )
    }

    /// The server cannot take the request now, and may soon.
    pub(super) fn unavailable(fault: Fault) -> Refusal {
        Refusal {
            status: StatusCode::SERVICE_UNAVAILABLE,
            fault,
            allow: None,
        }
    }

    /// The method will not do; those of `allow` would.
    pub(super) fn method(allow: &'static str, message: &'static str) -> Refusal {
        Refusal {
            allow: Some(allow),
            ..Refusal::new(
                StatusCode::METHOD_NOT_ALLOWED,
                Code::MethodNotAllowed,
                message,
            )
        }
    }

    pub(super) fn code(&self) -> Code {
        self.fault.code
    }

    pub(super) fn status(&self) -> StatusCode {
        self.status
    }

    pub(super) fn into_fault(self) -> Fault {
        self.fault
    }

    pub(super) fn into_response(self, media: Media) -> Response {
        let code = Some(self.fault.code);
        let mut response = json(media, self.status, errors(&[self.fault]));
        if let Some(allow) = self.allow {
            response
                .headers_mut()
                .insert(ALLOW, HeaderValue::from_static(allow));
        }
        response
            .extensions_mut()
            .insert(Answered { name: None, code });
        response
    }
}

/// The response to a well-formed request whose operation was refused.
pub(super) fn refused(media: Media, faults: &[Fault]) -> Response {
    let status = match faults.first().map(|fault| fault.code) {
        Some(Code::BadRequest) => StatusCode::BAD_REQUEST,
        Some(Code::PayloadTooLarge) => StatusCode::PAYLOAD_TOO_LARGE,
        Some(Code::InternalServerError) => StatusCode::INTERNAL_SERVER_ERROR,
        Some(Code::NotReady | Code::TimedOut | Code::TooManyConnections) => {
            StatusCode::SERVICE_UNAVAILABLE
        }
        // It is the protocol's way to ask for the document.
        Some(Code::PersistedQueryNotFound) => StatusCode::OK,
        // The draft's older media type: 200 for whatever reached GraphQL.
        _ if media == Media::Json => StatusCode::OK,
        _ => StatusCode::BAD_REQUEST,
    };
    let mut response = json(media, status, errors(faults));
    if faults
        .first()
        .is_some_and(|fault| fault.code == Code::NotReady)
    {
        response
            .headers_mut()
            .insert(RETRY_AFTER, RETRY_TIME.as_secs().into());
    }
    response
}

/// A response of GraphQL, or one that looks like it; nobody keeps it.
pub(super) fn json(media: Media, status: StatusCode, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, media.content_type());
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    vary(headers);
    retry(&mut response);
    response
}

/// Says when to try again, where the server cannot answer now and may soon.
fn retry(response: &mut Response) {
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        response
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from_static("1"));
    }
}

/// Says what of a request decides on how its response is written.
pub(super) fn vary(headers: &mut HeaderMap) {
    headers.insert(VARY, HeaderValue::from_static("accept, accept-encoding"));
}

/// The body of a response that holds errors alone.
pub(super) fn errors(faults: &[Fault]) -> String {
    #[derive(Serialize)]
    struct Errors<'a> {
        errors: &'a [Fault],
    }
    serde_json::to_string(&Errors { errors: faults }).expect("faults are strings and numbers")
}
