//! Which pages of other origins may ask the API from a browser (CORS, as the Fetch standard has it).
//!
//! None, unless the settings name them; and never with credentials that a browser sends of its own
//! accord: a page of another origin shows a token, or nothing.

use actix_web::HttpResponse;
use actix_web::dev::ServiceRequest;
use actix_web::http::Method;
use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD,
    HeaderMap, HeaderValue, ORIGIN, VARY,
};

use crate::methods;

/// What a page may send along.
const MAY_SEND: HeaderValue = HeaderValue::from_static(
    "accept-language, authorization, content-type, idempotency-key, if-match, last-event-id",
);
/// What a page may read besides the body.
const MAY_READ: HeaderValue = HeaderValue::from_static(
    "etag, idempotent-replayed, link, location, ratelimit, ratelimit-policy, retry-after, \
     x-request-id",
);
/// How long a browser may remember what it was told, in seconds.
const REMEMBERED: HeaderValue = HeaderValue::from_static("600");

/// The origin of the page that asks, if it is one of these.
pub(super) fn allowed(headers: &HeaderMap, origins: &[String]) -> Option<HeaderValue> {
    let origin = headers.get(ORIGIN)?;
    let is_known = origins
        .iter()
        .any(|known| known.as_bytes() == origin.as_bytes());
    is_known.then(|| origin.clone())
}

/// Whether a browser asks beforehand what it may send.
pub(super) fn is_asked_beforehand(request: &ServiceRequest) -> bool {
    request.method() == Method::OPTIONS
        && request
            .headers()
            .contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}

/// What a browser may send to this address; nothing if there is nothing there.
pub(super) fn may_send(path: &str) -> Option<HttpResponse> {
    let methods = methods::taken_at(path)?;
    let mut answer = HttpResponse::NoContent();
    answer
        .insert_header((ACCESS_CONTROL_ALLOW_METHODS, methods))
        .insert_header((ACCESS_CONTROL_ALLOW_HEADERS, MAY_SEND))
        .insert_header((ACCESS_CONTROL_MAX_AGE, REMEMBERED));
    Some(answer.finish())
}

/// Lets the page of this origin read the answer, and keeps caches from giving it to another.
pub(super) fn share(headers: &mut HeaderMap, origin: Option<HeaderValue>) {
    headers.append(VARY, HeaderValue::from_static("origin"));
    if let Some(origin) = origin {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, MAY_READ);
    }
}
