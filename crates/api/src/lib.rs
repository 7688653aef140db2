//! REST `/v1`: extract, call one use case, convert.

mod described;
mod edge;
mod extract;
mod methods;
mod models;
mod operations;
mod problem;
mod reader;
mod replayed;
#[expect(
    unused_qualifications,
    reason = "the macro that describes a handler names its query by a path of its own"
)]
mod routes;
mod stream;

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use actix_web::web::{self, Data};
use onedoor_service::Services;
use utoipa::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa_actix_web::{AppExt as _, service_config::ServiceConfig};

pub use edge::{Edge, EdgeSettings, ForwardedHeader, Paces, Proxies, ProxiesProblem, edge};
use operations::register;
pub use problem::{ApiError, Problem, ProblemError};
pub use reader::Reader;

/// What the edge of the API allows.
#[derive(Debug, Clone, Copy)]
pub struct ApiSettings {
    /// How large a body may be, in bytes.
    pub body_limit: usize,
    /// How long a body may take to arrive, in seconds.
    pub body_seconds: u64,
    /// Within which time something must arrive of a body that is still expected.
    pub pace: Duration,
    /// How often a stream that has nothing to tell shows that it is alive.
    pub beat: Duration,
    /// How large an attachment may be, in bytes.
    pub attachment_limit: usize,
    /// How long an attachment may take to arrive, in seconds.
    pub upload_seconds: u64,
}

impl Default for ApiSettings {
    fn default() -> Self {
        Self {
            body_limit: 2 * 1024 * 1024,
            body_seconds: 15,
            pace: Duration::from_secs(10),
            beat: Duration::from_secs(15),
            attachment_limit: 25 * 1024 * 1024,
            upload_seconds: 15 * 60,
        }
    }
}

/// What the API as a whole says of itself.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Onedoor",
        description = "The one door through which a business reaches its municipality. Every enquiry becomes a case with exactly one coordinator, a contribution for every unit concerned, and guarantees with due moments.",
    ),
    security(("token" = []), ("session" = [])),
    components(schemas(Problem)),
)]
struct Description;

/// Puts the API into an application: its routes, what they need, and its limits.
pub fn configure(
    services: Services,
    settings: ApiSettings,
    edge: Arc<Edge>,
) -> impl FnOnce(&mut web::ServiceConfig) {
    move |config| {
        config
            .app_data(Data::new(services))
            .app_data(Data::new(settings))
            .app_data(Data::from(edge));
        extract::configure(config);
        register(&mut ServiceConfig::new(config));
    }
}

/// The API's description, OpenAPI 3.1, as JSON: told once, and every thread that serves shows the same.
pub fn openapi() -> &'static str {
    static TOLD: LazyLock<String> =
        LazyLock::new(|| document().to_pretty_json().unwrap_or_default());
    &TOLD
}

pub(crate) fn document() -> utoipa::openapi::OpenApi {
    let (_, mut document) = actix_web::App::new()
        .into_utoipa_app()
        .openapi(Description::openapi())
        .configure(register)
        .split_for_parts();
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some(
            "An API token of the municipality, or an access token of its identity provider.",
        ))
        .build();
    let session = ApiKeyValue::with_description(
        "__Host-onedoor_session",
        "What a browser holds of a session. Changes carry the session's page token in the header X-Onedoor-Page besides.",
    );
    let session = SecurityScheme::ApiKey(ApiKey::Cookie(session));
    let schemes = &mut document.components.get_or_insert_default().security_schemes;
    schemes.insert("token".to_owned(), SecurityScheme::Http(bearer).into());
    schemes.insert("session".to_owned(), session.into());
    let tracking = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("The tracking code of a case."))
        .build();
    schemes.insert("tracking".to_owned(), SecurityScheme::Http(tracking).into());
    replayed::describe(&mut document);
    document
}
