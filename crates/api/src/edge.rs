//! The edge of the API: one request id, one log line, one metric, and every failure a problem.

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE,
    X_CONTENT_TYPE_OPTIONS,
};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpResponse, ResponseError};
use onedoor_domain::Language;
use onedoor_service::Services;
use uuid::Uuid;

use crate::methods;
use crate::problem::{ApiError, Problem};
use crate::reader::Reader;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// When to come back after a 429 or 503, in seconds.
const COME_BACK: HeaderValue = HeaderValue::from_static("2");

/// Surrounds every request.
///
/// # Errors
/// None of ours: what handlers and extractors refuse comes back as a response.
pub async fn edge(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(services) = request.app_data::<Data<Services>>().cloned() else {
        return next
            .call(request)
            .await
            .map(ServiceResponse::map_into_boxed_body);
    };
    let id = services.request_id();
    let started_at = services.now();
    let reader = Reader::of(&request);
    let method = request.method().clone();
    let response = next.call(request).await?.map_into_boxed_body();
    let cause = response
        .response()
        .error()
        .map(ToString::to_string)
        .unwrap_or_default();
    let mut response = with_problem(response, reader.or(Language::En), id);
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        headers.insert(REQUEST_ID, value);
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    let micros = services.now().as_micros() - started_at.as_micros();
    tell(&response, method.as_str(), id, micros, &cause);
    Ok(response)
}

/// One line and one figure a request. The pattern of the address, never the address itself.
fn tell(response: &ServiceResponse<BoxBody>, method: &str, id: Uuid, micros: i64, cause: &str) {
    let status = response.status();
    let route = response
        .request()
        .match_pattern()
        .unwrap_or_else(|| "none".to_owned());
    let seconds =
        std::time::Duration::from_micros(u64::try_from(micros).unwrap_or(0)).as_secs_f64();
    let labels = [
        ("method", method.to_owned()),
        ("route", route.clone()),
        ("status", status.as_u16().to_string()),
    ];
    metrics::histogram!("onedoor_request_seconds", &labels).record(seconds);
    if status.is_server_error() {
        tracing::error!(request = %id, method, route, status = status.as_u16(), micros, cause, "request failed");
    } else {
        tracing::info!(request = %id, method, route, status = status.as_u16(), micros, "request");
    }
}

/// Gives every failure the body of a problem, whoever made it. Only pages fail as pages.
fn with_problem(
    response: ServiceResponse<BoxBody>,
    language: Language,
    id: Uuid,
) -> ServiceResponse<BoxBody> {
    let status = response.status();
    if status.as_u16() < 400 || is_page(&response) {
        return response;
    }
    let ours = response
        .response()
        .error()
        .and_then(|error| error.as_error::<ApiError>());
    if ours.is_none() && says_something(response.response()) {
        // Whoever wrote it has told what is wrong: the readiness of the program, say.
        return response;
    }
    let methods = methods::taken_at(response.request().path());
    let stand_in = ours.is_none().then(|| of_framework(status, methods));
    let Some(error) = ours.or(stand_in.as_ref()) else {
        return response;
    };
    let mut answer = HttpResponse::build(error.status_code());
    answer.insert_header((CONTENT_TYPE, "application/problem+json"));
    if error.status_code() == StatusCode::UNAUTHORIZED {
        answer.insert_header((WWW_AUTHENTICATE, "Bearer"));
    }
    if let (StatusCode::METHOD_NOT_ALLOWED, Some(methods)) = (error.status_code(), methods) {
        answer.insert_header((ALLOW, methods));
    }
    if matches!(
        error.status_code(),
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS
    ) {
        let seconds = error.come_back().map(HeaderValue::from);
        answer.insert_header((RETRY_AFTER, seconds.unwrap_or(COME_BACK)));
    }
    let body = serde_json::to_string(&Problem::of(error, language, id)).unwrap_or_default();
    response.into_response(answer.body(body))
}

fn is_page(response: &ServiceResponse<BoxBody>) -> bool {
    response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// Whether a handler wrote the body: the framework's own refusals are errors, or empty.
fn says_something(response: &HttpResponse) -> bool {
    response.error().is_none()
        && !matches!(response.body().size(), BodySize::None | BodySize::Sized(0))
}

/// A failure that the framework answered by itself, at an address that takes these methods.
fn of_framework(status: StatusCode, methods: Option<&str>) -> ApiError {
    match status {
        StatusCode::NOT_FOUND if methods.is_some() => ApiError::MethodNotAllowed,
        StatusCode::NOT_FOUND => ApiError::Service(onedoor_service::Error::NotFound),
        StatusCode::METHOD_NOT_ALLOWED => ApiError::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::TooLarge { max: 0 },
        StatusCode::REQUEST_TIMEOUT => ApiError::RequestTimeout,
        status if status.is_server_error() => {
            ApiError::Service(onedoor_service::Error::Fault(status.to_string()))
        }
        _ => ApiError::BadRequest,
    }
}
