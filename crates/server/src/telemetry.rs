//! Logs and metrics.

use anyhow::{Result, anyhow};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::settings::{LogFormat, Settings};

/// Upper bounds of the classes into which request times fall, in seconds.
const SECONDS: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.0, 10.0];

/// Starts the log. It goes to standard error, so that a command's answer stands alone.
pub(crate) fn start(settings: &Settings) -> Result<()> {
    let filter =
        EnvFilter::try_new(&settings.log).map_err(|error| anyhow!("the setting log: {error}"))?;
    let registry = tracing_subscriber::registry().with(filter);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    match settings.log_format {
        LogFormat::Text => registry.with(lines.with_target(false)).try_init()?,
        LogFormat::Json => registry.with(lines.json().flatten_event(true)).try_init()?,
    }
    Ok(())
}

/// Starts counting, once in a process. The handle renders what was counted.
///
/// # Errors
/// If it was started before.
pub fn count() -> Result<PrometheusHandle> {
    Ok(PrometheusBuilder::new()
        .set_buckets(&SECONDS)?
        .install_recorder()?)
}
