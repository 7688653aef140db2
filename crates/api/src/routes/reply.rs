//! What handlers answer with.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, ETAG, LOCATION};
use actix_web::{HttpRequest, HttpResponse};
use onedoor_domain::Version;
use onedoor_service::{Answer, Answered, CaseFile};
use serde::Serialize;
use utoipa::ToSchema;

use crate::extract::etag;
use crate::models::case::CaseFileResponse;
use crate::models::page::{Page, link};
use crate::reader::Reader;

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

/// The answer that tells of something that was added and has no address of its own.
pub(crate) fn added<T: Serialize>(body: &T) -> Answer {
    Answer {
        status: StatusCode::CREATED.as_u16(),
        location: None,
        etag: None,
        body: json(body),
    }
}

/// The answer that tells of a thing after a change.
pub(crate) fn changed<T: Serialize>(body: &T, etag: String) -> Answer {
    Answer {
        status: StatusCode::OK.as_u16(),
        location: None,
        etag: Some(etag),
        body: json(body),
    }
}

/// The answer that tells of a case after a change, to this reader.
pub(crate) fn case_after(file: &CaseFile, reader: &Reader) -> Answer {
    let language = reader.or(file.in_force.municipality.language);
    changed(
        &CaseFileResponse::of(file, language),
        etag(file.case.version),
    )
}

/// A single thing with its version.
pub(crate) fn single<T: Serialize>(body: &T, version: Version) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((ETAG, etag(version)))
        .json(body)
}

/// A page of a list, with the link to the next.
pub(crate) fn page<T: Serialize + ToSchema>(request: &HttpRequest, page: &Page<T>) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    if let Some(header) = link(request, page.next.as_deref()) {
        response.insert_header(header);
    }
    response.json(page)
}

/// Our own models are always JSON: their keys are text and their numbers finite.
pub(crate) fn json<T: Serialize>(body: &T) -> String {
    serde_json::to_string(body).unwrap_or_default()
}
