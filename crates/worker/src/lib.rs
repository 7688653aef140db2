//! Work that follows from changes, done after they are durable.
//!
//! A *sweep* takes no input, does what is due, and may run twice or beside another of its kind.

use std::time::Duration;

use onedoor_service::{Result, Services};
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

/// How often the worker looks for something to do.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Works until told to stop. A sweep that has begun is finished.
pub async fn run(services: Services, stop: CancellationToken) {
    let mut ticks = interval(LOOK_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = ticks.tick() => {}
        }
        if let Err(error) = until_idle(&services).await {
            tracing::warn!(%error, "a sweep failed; it is tried again");
        }
    }
}

/// Sweeps until nothing is due, and says how much was done.
///
/// # Errors
/// The first failure of a sweep; what was done before it stays done.
pub async fn until_idle(services: &Services) -> Result<usize> {
    let mut done = 0;
    loop {
        let indexed = services.index_enquiries().await?;
        done += indexed;
        if indexed == 0 {
            break;
        }
    }
    let forgotten = services.forget_expired_keys().await?;
    metrics::counter!("onedoor_enquiries_indexed_total")
        .increment(u64::try_from(done).unwrap_or(0));
    Ok(done + forgotten)
}
