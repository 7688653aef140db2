//! What every request meets: the API, health, metrics and pages.

use std::sync::Arc;

use actix_web::web::{self, Data};
use actix_web::{HttpResponse, Responder};
use metrics_exporter_prometheus::PrometheusHandle;
use onedoor_api::{ApiSettings, Edge};
use onedoor_service::{ClockWork, Services};
use tokio_util::sync::CancellationToken;

/// Where the work that follows from changes and from the clock is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worker {
    /// In this process.
    Here,
    /// In processes that run `onedoor work`.
    Elsewhere,
}

/// What an application is made of.
#[derive(Clone)]
pub struct AppSettings {
    /// The use cases.
    pub services: Services,
    /// Limits of the API.
    pub api: ApiSettings,
    /// Who is let in, and how often.
    pub edge: Arc<Edge>,
    /// Renders the metrics, where they are counted.
    pub metrics: Option<PrometheusHandle>,
    /// Ends when the program is told to stop: then it is not ready any more.
    pub stop: CancellationToken,
    /// Whether this process works, too.
    pub worker: Worker,
}

/// Puts everything into an application.
pub fn app(settings: AppSettings) -> impl FnOnce(&mut web::ServiceConfig) {
    move |config| {
        config
            .app_data(Data::new(settings.stop))
            .app_data(Data::new(settings.worker))
            .app_data(Data::new(settings.metrics))
            .route("/health/live", web::get().to(live))
            .route("/health/ready", web::get().to(ready))
            .route("/metrics", web::get().to(metrics))
            .configure(onedoor_console::configure(
                settings.services.clone(),
                onedoor_api::openapi(),
                settings.api.attachment_limit,
            ))
            .configure(onedoor_api::configure(
                settings.services,
                settings.api,
                settings.edge,
            ));
    }
}

/// The process answers.
async fn live() -> impl Responder {
    HttpResponse::Ok().json(serde_json::json!({ "status": "live" }))
}

/// The process can do its work: the database answers, and nobody has told it to stop.
///
/// How far behind the clock work is, is said too, and changes nothing about the status code: this
/// answers whether requests should be sent here, and an API that could take enquiries must not be
/// taken away because work stands still, least of all work of another process. Where this process
/// is the one that works, the word is `degraded` then.
async fn ready(
    services: Data<Services>,
    stop: Data<CancellationToken>,
    worker: Data<Worker>,
) -> impl Responder {
    // It asks the database, and so proves that it answers.
    let clock_work = services.measure_clock_work().await.ok();
    let feed = services.measure_feed_work().await.ok();
    let told = services.measure_delivery_work().await.ok();
    let hooks = services.measure_webhook_work().await.ok();
    let database = clock_work.is_some();
    let stopping = stop.is_cancelled();
    let status = serde_json::json!({
        "status": word(clock_work, stopping, **worker),
        "database": database,
        "stopping": stopping,
        "clock_work": clock_work.map(|work| serde_json::json!({
            "behind_seconds": work.behind_seconds,
            "stalled": work.is_stalled,
        })),
        "feed": feed.map(|work| serde_json::json!({
            "behind_seconds": work.behind_seconds,
        })),
        "deliveries": told.map(|work| serde_json::json!({
            "set_up": work.is_set_up,
            "waiting": work.waiting,
            "behind_seconds": work.behind_seconds,
            "stalled": work.is_stalled,
        })),
        "webhooks": hooks.map(|work| serde_json::json!({
            "active": work.active,
            "given_up": work.given_up,
            "waiting": work.waiting,
            "behind_seconds": work.behind_seconds,
            "stalled": work.is_stalled,
        })),
    });
    if database && !stopping {
        HttpResponse::Ok().json(status)
    } else {
        HttpResponse::ServiceUnavailable().json(status)
    }
}

fn word(clock_work: Option<ClockWork>, stopping: bool, worker: Worker) -> &'static str {
    match (clock_work, worker) {
        (None, Worker::Here | Worker::Elsewhere) => "not ready",
        (Some(_), Worker::Here | Worker::Elsewhere) if stopping => "not ready",
        (Some(work), Worker::Here) if work.is_stalled => "degraded",
        (Some(_), Worker::Here | Worker::Elsewhere) => "ready",
    }
}

/// What was counted. How far behind the work is, is looked up now: whoever should set that
/// figure may be dead, which is what it is there to show.
async fn metrics(
    services: Data<Services>,
    handle: Data<Option<PrometheusHandle>>,
) -> impl Responder {
    let Some(handle) = handle.as_ref() else {
        return HttpResponse::NotFound().finish();
    };
    if let Err(error) = services.measure_clock_work().await {
        tracing::warn!(%error, "nobody knows how far behind the clock work is");
    }
    if let Err(error) = services.measure_feed_work().await {
        tracing::warn!(%error, "nobody knows how far behind the feed is");
    }
    if let Err(error) = services.measure_delivery_work().await {
        tracing::warn!(%error, "nobody knows how far behind telling people is");
    }
    if let Err(error) = services.measure_webhook_work().await {
        tracing::warn!(%error, "nobody knows how far behind telling programs is");
    }
    HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4; charset=utf-8")
        .body(handle.render())
}
