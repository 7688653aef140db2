//! REST `/v1`: extract, call one use case, convert.

mod edge;
mod extract;
mod methods;
mod models;
mod problem;
mod reader;
#[expect(
    unused_qualifications,
    reason = "the macro that describes a handler names its query by a path of its own"
)]
mod routes;

use actix_web::web::{self, Data};
use onedoor_service::Services;
use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa_actix_web::{AppExt as _, scope::scope, service_config::ServiceConfig};

pub use edge::edge;
pub use problem::{ApiError, Problem, ProblemError};
pub use reader::Reader;

/// What the edge of the API allows.
#[derive(Debug, Clone, Copy)]
pub struct ApiSettings {
    /// How large a body may be, in bytes.
    pub body_limit: usize,
    /// How long a body may take to arrive, in seconds.
    pub body_seconds: u64,
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
    security(("token" = [])),
)]
struct Description;

/// Puts the API into an application: its routes, what they need, and its limits.
pub fn configure(
    services: Services,
    settings: ApiSettings,
) -> impl FnOnce(&mut web::ServiceConfig) {
    move |config| {
        config
            .app_data(Data::new(services))
            .app_data(Data::new(settings));
        extract::configure(config);
        routes(&mut ServiceConfig::new(config));
    }
}

/// The API's description, OpenAPI 3.1, as JSON.
pub fn openapi() -> String {
    document().to_pretty_json().unwrap_or_default()
}

pub(crate) fn document() -> utoipa::openapi::OpenApi {
    let (_, mut document) = actix_web::App::new()
        .into_utoipa_app()
        .openapi(Description::openapi())
        .configure(routes)
        .split_for_parts();
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("An API token of the municipality."))
        .build();
    document
        .components
        .get_or_insert_default()
        .security_schemes
        .insert("token".to_owned(), SecurityScheme::Http(bearer).into());
    document
}

fn routes(config: &mut ServiceConfig<'_>) {
    config.service(
        scope("/v1/{municipality}")
            .service(routes::enquiries::register_enquiry)
            .service(routes::enquiries::preview_enquiry)
            .service(routes::cases::list_cases)
            .service(routes::cases::find_case)
            .service(routes::cases::explain_routing)
            .service(routes::cases::list_enquiries)
            .service(routes::cases::list_contributions)
            .service(routes::cases::list_guarantees)
            .service(routes::cases::list_events)
            .service(routes::papers::list_missing_papers)
            .service(routes::papers::declare_papers_complete)
            .service(routes::papers::supplement_papers)
            .service(routes::promises::record_fee_paid)
            .service(routes::promises::send_referral)
            .service(routes::promises::answer_referral)
            .service(routes::promises::record_progress)
            .service(routes::promises::attribute_time)
            .service(routes::promises::list_morning_queue)
            .service(routes::guarantees::simulate_guarantee)
            .service(routes::guarantees::find_guarantee)
            .service(routes::guarantees::derive_guarantee)
            .service(routes::guarantees::record_entry)
            .service(routes::guarantees::correct_guarantee)
            .service(routes::municipality::find_municipality)
            .service(routes::municipality::change_municipality)
            .service(routes::units::list_units)
            .service(routes::units::find_unit)
            .service(routes::units::create_unit)
            .service(routes::units::change_unit)
            .service(routes::staff::list_staff)
            .service(routes::staff::find_staff)
            .service(routes::staff::create_staff)
            .service(routes::staff::change_staff)
            .service(routes::absences::list_absences)
            .service(routes::absences::find_absence)
            .service(routes::absences::create_absence)
            .service(routes::absences::change_absence)
            .service(routes::absences::delete_absence)
            .service(routes::duties::list_duties)
            .service(routes::duties::find_duty)
            .service(routes::duties::create_duty)
            .service(routes::duties::delete_duty)
            .service(routes::businesses::list_businesses)
            .service(routes::businesses::find_business)
            .service(routes::businesses::change_business)
            .service(routes::catalogues::list_catalogues)
            .service(routes::catalogues::check_catalogue)
            .service(routes::catalogues::draft_catalogue)
            .service(routes::catalogues::find_catalogue)
            .service(routes::catalogues::publish_catalogue)
            .service(routes::catalogues::diff_catalogue)
            .service(routes::tokens::list_tokens)
            .service(routes::tokens::find_token)
            .service(routes::tokens::create_token)
            .service(routes::tokens::revoke_token)
            .configure(attachments),
    );
}

/// Files of cases.
fn attachments(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::attachments::add_attachment)
        .service(routes::attachments::list_attachments)
        .service(routes::attachments::find_attachment)
        .service(routes::attachments::read_attachment)
        .service(routes::attachments::remove_attachment);
}
