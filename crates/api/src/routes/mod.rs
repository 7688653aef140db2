//! Handlers: extract, call one use case, convert.

pub(crate) mod cases;
pub(crate) mod enquiries;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, ETAG, LOCATION};
use onedoor_service::{Answer, Answered};
use serde::Serialize;

/// The answer of a change, given for the first time or again.
pub(crate) fn answered(answered: Answered) -> HttpResponse {
    let Answered { answer, replayed } = answered;
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    let mut response = HttpResponse::build(status);
    response.insert_header((CONTENT_TYPE, "application/json"));
    if let Some(location) = answer.location {
        response.insert_header((LOCATION, location));
    }
    if let Some(etag) = answer.etag {
        response.insert_header((ETAG, etag));
    }
    if replayed {
        response.insert_header(("idempotent-replayed", "true"));
    }
    response.body(answer.body)
}

/// The answer that tells of a new thing.
pub(crate) fn created<T: Serialize>(body: &T, location: String, etag: String) -> Answer {
    Answer {
        status: StatusCode::CREATED.as_u16(),
        location: Some(location),
        etag: Some(etag),
        body: json(body),
    }
}

/// Our own models are always JSON: their keys are text and their numbers finite.
pub(crate) fn json<T: Serialize>(body: &T) -> String {
    serde_json::to_string(body).unwrap_or_default()
}
