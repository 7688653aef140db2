//! Serving and working, and stopping in order: not ready, no new work, finish, end.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::{App, HttpServer};
use anyhow::{Context as _, Result};
use onedoor_api::Edge;
use onedoor_service::Services;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use crate::app::{AppSettings, Worker, app};
use crate::settings::Settings;
use crate::telemetry;

/// How long requests under way may take to finish once the program is told to stop, in seconds.
const FINISH_SECONDS: u64 = 20;
/// How long the request line and headers may take to arrive.
const HEADERS_WITHIN: Duration = Duration::from_secs(5);
/// How long the health check waits.
const HEALTH_WITHIN: Duration = Duration::from_secs(3);

/// Serves until told to stop.
pub(crate) async fn run(settings: Settings, worker: Worker) -> Result<ExitCode> {
    telemetry::start(&settings)?;
    let listener = listen(settings.listen)?;
    serve(settings, listener, worker).await
}

/// Takes the port before anything else, so that a taken one is told at once.
pub(crate) fn listen(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).with_context(|| format!("{address} cannot be listened on"))
}

/// Serves on a port that was taken.
pub(crate) async fn serve(
    settings: Settings,
    listener: TcpListener,
    worker: Worker,
) -> Result<ExitCode> {
    let services = crate::services_with_files(&settings)?;
    let metrics = telemetry::count()?;
    let stop = CancellationToken::new();
    let edge = Edge::new(settings.edge);
    let parts = AppSettings {
        services: services.clone(),
        api: settings.api,
        edge: Arc::clone(&edge),
        metrics: Some(metrics.clone()),
        stop: stop.clone(),
        worker,
    };
    let address = listener.local_addr()?;
    let server = http_server(listener, settings.threads, parts)?;
    let handle = server.handle();
    let working = match worker {
        Worker::Here => Some(tokio::spawn(onedoor_worker::run(
            services.clone(),
            stop.clone(),
        ))),
        Worker::Elsewhere => None,
    };
    tokio::spawn(upkeep(metrics, stop.clone()));
    tokio::spawn(forget(edge, services.clone(), stop.clone()));
    tokio::spawn(stop_on_signal(stop.clone()));
    tracing::info!(%address, database = services.store().kind(), "serving");
    let serving = tokio::spawn(server);
    stop.cancelled().await;
    handle.stop(true).await;
    serving.await??;
    if let Some(working) = working {
        working.await?;
    }
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

/// The application on a port that was taken, answering on so many threads.
///
/// # Errors
/// If the port cannot be served on.
pub fn http_server(
    listener: TcpListener,
    threads: usize,
    parts: AppSettings,
) -> std::io::Result<Server> {
    let connections = parts.edge.settings().connections;
    let server = HttpServer::new(move || {
        App::new()
            .wrap(from_fn(onedoor_api::edge))
            .configure(app(parts.clone()))
    });
    Ok(server
        .workers(threads)
        .max_connections(connections.div_ceil(threads.max(1)))
        .client_request_timeout(HEADERS_WITHIN)
        .shutdown_timeout(FINISH_SECONDS)
        .disable_signals()
        .listen(listener)?
        .run())
}

/// Works until told to stop.
pub(crate) async fn work(settings: Settings) -> Result<ExitCode> {
    telemetry::start(&settings)?;
    let services = crate::services_with_files(&settings)?;
    let stop = CancellationToken::new();
    tokio::spawn(stop_on_signal(stop.clone()));
    tracing::info!(database = services.store().kind(), "working");
    onedoor_worker::run(services, stop).await;
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

/// Asks the server at the listening address whether it is ready.
pub(crate) fn healthcheck(settings: &Settings) -> ExitCode {
    match is_ready(settings.listen) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) | Err(_) => ExitCode::FAILURE,
    }
}

fn is_ready(address: SocketAddr) -> Result<bool> {
    let mut stream = TcpStream::connect_timeout(&address, HEALTH_WITHIN)?;
    stream.set_read_timeout(Some(HEALTH_WITHIN))?;
    write!(
        stream,
        "GET /health/ready HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = String::new();
    stream.take(64 * 1024).read_to_string(&mut answer)?;
    Ok(answer.starts_with("HTTP/1.1 200"))
}

/// Metrics keep what was counted since they were last asked; nobody may ever ask.
async fn upkeep(metrics: metrics_exporter_prometheus::PrometheusHandle, stop: CancellationToken) {
    let mut ticks = tokio::time::interval(Duration::from_secs(5));
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = ticks.tick() => metrics.run_upkeep(),
        }
    }
}

/// Whoever stays away is forgotten.
async fn forget(edge: Arc<Edge>, services: Services, stop: CancellationToken) {
    let mut ticks = tokio::time::interval(Duration::from_secs(60));
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = ticks.tick() => edge.forget(services.now()),
        }
    }
}

/// Stops once the program is told to.
pub(crate) async fn stop_on_signal(stop: CancellationToken) {
    let (Ok(mut term), Ok(mut interrupt)) = (
        signal(SignalKind::terminate()),
        signal(SignalKind::interrupt()),
    ) else {
        return;
    };
    tokio::select! {
        _ = term.recv() => {}
        _ = interrupt.recv() => {}
    }
    stop.cancel();
}
