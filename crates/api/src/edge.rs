//! The edge of the API: who is let in, one request id, one log line, one metric, and every failure a
//! problem.

mod gate;
mod headers;
mod limits;
mod memory;
mod origins;
mod proxies;
mod settings;
mod visit;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CONTENT_TYPE, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpResponse, HttpResponseBuilder, ResponseError};
use onedoor_domain::{Language, Moment};
use onedoor_service::Services;
use uuid::Uuid;

use crate::edge::limits::Limits;
use crate::edge::visit::Visit;
use crate::methods;
use crate::problem::{ApiError, Problem};

pub use proxies::{ForwardedHeader, Proxies, ProxiesProblem};
pub use settings::{EdgeSettings, Paces};
pub(crate) use visit::count_account;

/// When to come back after a 429 or 503, in seconds.
const COME_BACK: HeaderValue = HeaderValue::from_static("2");

/// The edge: how it is set up, and what it remembers of those who ask. All threads share it.
pub struct Edge {
    settings: EdgeSettings,
    limits: Limits,
    /// Whether it was said that somebody who is not trusted names addresses.
    has_warned: AtomicBool,
}

impl Edge {
    /// An edge that remembers nobody yet.
    pub fn new(settings: EdgeSettings) -> Arc<Self> {
        Arc::new(Self {
            limits: Limits::new(settings.paces),
            settings,
            has_warned: AtomicBool::new(false),
        })
    }

    /// How it is set up.
    pub fn settings(&self) -> &EdgeSettings {
        &self.settings
    }

    /// Forgets those of whom there is nothing to remember any more.
    pub fn forget(&self, now: Moment) {
        self.limits.forget(now);
    }

    /// Once, because a setting is missing or somebody tries; without the address, which is personal.
    fn warn_of_stranger(&self) {
        if !self.has_warned.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                "somebody who is no trusted proxy says from where a request came, and is not \
                 believed; if it is a proxy of yours, name it in the setting trusted-proxies"
            );
        }
    }
}

/// Surrounds every request.
///
/// # Errors
/// None of ours: what handlers and extractors refuse comes back as a response. Only what took too
/// long comes back as an error that carries its answer.
pub async fn edge(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let services = request.app_data::<Data<Services>>().cloned();
    let edge = request.app_data::<Data<Edge>>().cloned();
    let (Some(services), Some(edge)) = (services, edge) else {
        return next
            .call(request)
            .await
            .map(ServiceResponse::map_into_boxed_body);
    };
    let visit = Visit::begin(&edge, &services, &request);
    let response = match visit.admit(&edge, &request) {
        Err(error) => request.error_response(error),
        Ok(Some(answer)) => request.into_response(answer),
        Ok(None) => {
            let within = visit.within(&edge, &request);
            match tokio::time::timeout(within, next.call(request)).await {
                Ok(response) => response?.map_into_boxed_body(),
                Err(_) => return Err(took_too_long(&edge, &visit)),
            }
        }
    };
    let cause = response.response().error().map(ToString::to_string);
    let mut response = with_problem(response, visit.language, visit.id);
    visit.end(&edge, &mut response);
    let micros = services.now().as_micros() - visit.began_at.as_micros();
    tell(&response, &visit, micros, &cause.unwrap_or_default());
    Ok(response)
}

/// One line and one figure a request. The pattern of the address, never the address itself.
fn tell(response: &ServiceResponse<BoxBody>, visit: &Visit, micros: i64, cause: &str) {
    let (id, method, status) = (visit.id, visit.method.as_str(), response.status());
    let route = response
        .request()
        .match_pattern()
        .unwrap_or_else(|| "none".to_owned());
    let seconds = Duration::from_micros(u64::try_from(micros).unwrap_or(0)).as_secs_f64();
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

/// What was begun may still be finished by the database: whoever asked must send it again to know.
fn took_too_long(edge: &Edge, visit: &Visit) -> Error {
    let (id, method) = (visit.id, visit.method.as_str());
    tracing::error!(request = %id, method, "request took too long");
    metrics::counter!("onedoor_requests_too_long").increment(1);
    let unknown = onedoor_service::Error::Unavailable("the request took too long".to_owned());
    let error = ApiError::Service(unknown);
    let mut response = answer(&error, visit.language, visit.id, None);
    visit.mark(edge, response.headers_mut());
    InternalError::from_response(error, response).into()
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
    let answer = answer(error, language, id, methods);
    response.into_response(answer)
}

/// The answer to a failure at an address that takes these methods.
fn answer(
    error: &ApiError,
    language: Language,
    id: Uuid,
    methods: Option<&'static str>,
) -> HttpResponse {
    let mut answer = HttpResponse::build(error.status_code());
    answer.insert_header((CONTENT_TYPE, "application/problem+json"));
    say_what_to_do(&mut answer, error, methods);
    answer.body(serde_json::to_string(&Problem::of(error, language, id)).unwrap_or_default())
}

fn say_what_to_do(
    answer: &mut HttpResponseBuilder,
    error: &ApiError,
    methods: Option<&'static str>,
) {
    let status = error.status_code();
    if status == StatusCode::UNAUTHORIZED {
        answer.insert_header((WWW_AUTHENTICATE, "Bearer"));
    }
    if let (StatusCode::METHOD_NOT_ALLOWED, Some(methods)) = (status, methods) {
        answer.insert_header((ALLOW, methods));
    }
    if matches!(
        status,
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS
    ) {
        let seconds = error.come_back().map(HeaderValue::from);
        answer.insert_header((RETRY_AFTER, seconds.unwrap_or(COME_BACK)));
    }
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
