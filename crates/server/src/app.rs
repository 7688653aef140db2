//! What every request meets: the API, health, metrics and pages.

use actix_web::web::{self, Data};
use actix_web::{HttpResponse, Responder};
use metrics_exporter_prometheus::PrometheusHandle;
use onedoor_api::ApiSettings;
use onedoor_service::Services;
use tokio_util::sync::CancellationToken;

/// What an application is made of.
#[derive(Clone)]
pub struct AppSettings {
    /// The use cases.
    pub services: Services,
    /// Limits of the API.
    pub api: ApiSettings,
    /// Renders the metrics, where they are counted.
    pub metrics: Option<PrometheusHandle>,
    /// Ends when the program is told to stop: then it is not ready any more.
    pub stop: CancellationToken,
}

/// Puts everything into an application.
pub fn app(settings: AppSettings) -> impl FnOnce(&mut web::ServiceConfig) {
    move |config| {
        config
            .app_data(Data::new(settings.stop))
            .app_data(Data::new(settings.metrics))
            .route("/health/live", web::get().to(live))
            .route("/health/ready", web::get().to(ready))
            .route("/metrics", web::get().to(metrics))
            .configure(onedoor_console::configure(
                settings.services.clone(),
                onedoor_api::openapi(),
            ))
            .configure(onedoor_api::configure(settings.services, settings.api));
    }
}

/// The process answers.
async fn live() -> impl Responder {
    HttpResponse::Ok().json(serde_json::json!({ "status": "live" }))
}

/// The process can do its work: the database answers, and nobody has told it to stop.
async fn ready(services: Data<Services>, stop: Data<CancellationToken>) -> impl Responder {
    let database = services
        .store()
        .read(onedoor_store::health::ping)
        .await
        .is_ok();
    let stopping = stop.is_cancelled();
    let status = serde_json::json!({
        "status": if database && !stopping { "ready" } else { "not ready" },
        "database": database,
        "stopping": stopping,
    });
    if database && !stopping {
        HttpResponse::Ok().json(status)
    } else {
        HttpResponse::ServiceUnavailable().json(status)
    }
}

async fn metrics(handle: Data<Option<PrometheusHandle>>) -> impl Responder {
    match handle.as_ref() {
        Some(handle) => HttpResponse::Ok()
            .content_type("text/plain; version=0.0.4; charset=utf-8")
            .body(handle.render()),
        None => HttpResponse::NotFound().finish(),
    }
}
