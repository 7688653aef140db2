//! A server that listens, on a thread of its own.

use std::net::{SocketAddr, TcpListener};
use std::sync::{OnceLock, mpsc};
use std::thread::{self, JoinHandle};

use actix_web::dev::ServerHandle;
use actix_web::rt::System;
use metrics_exporter_prometheus::PrometheusHandle;
use onedoor_api::{ApiSettings, Edge, EdgeSettings};
use onedoor_server::{AppSettings, Worker, count_metrics, http_server};
use onedoor_service::Services;
use tokio_util::sync::CancellationToken;

/// How many threads answer: enough for requests to meet.
const THREADS: usize = 2;

/// A server and the use cases behind it.
pub(crate) struct Running {
    pub(crate) address: SocketAddr,
    pub(crate) services: Services,
    pub(crate) stop: CancellationToken,
    pub(crate) handle: ServerHandle,
    pub(crate) thread: JoinHandle<()>,
}

impl Running {
    /// Serves these use cases on a thread of its own.
    pub(crate) fn start(
        services: Services,
        api: ApiSettings,
        edge: EdgeSettings,
        worker: Worker,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("a port");
        let stop = CancellationToken::new();
        let parts = AppSettings {
            services: services.clone(),
            api,
            edge: Edge::new(edge),
            metrics: Some(metrics()),
            stop: stop.clone(),
            worker,
        };
        let (started, starting) = mpsc::channel();
        let thread = thread::spawn(move || {
            System::new().block_on(async move {
                let server = http_server(listener, THREADS, parts).expect("a server");
                started.send(server.handle()).expect("somebody who waits");
                server.await.expect("a server that stops when told");
            });
        });
        Self {
            address,
            services,
            stop,
            handle: starting.recv().expect("a server that starts"),
            thread,
        }
    }
}

/// Metrics are counted once in a process, for all its applications.
fn metrics() -> PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    HANDLE
        .get_or_init(|| count_metrics().expect("nobody else counts"))
        .clone()
}
