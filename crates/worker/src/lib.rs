//! Work that follows from changes and from the clock, done after they are durable.
//!
//! A *sweep* takes no input, does what is due, and may run twice or beside another of its kind.

mod sweeps;

use std::time::Duration;

use onedoor_service::{Result, Services};
use tokio::time::{Interval, MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use crate::sweeps::Sweep;

/// How often the worker looks for something to do.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Works until told to stop. A batch that has begun is finished.
///
/// What waits for others (the store of files, a scanner) has a round of its own: a scanner that
/// does not answer must keep no promise waiting.
pub async fn run(services: Services, stop: CancellationToken) {
    let inside = async {
        let mut ticks = ticks();
        while is_next(&mut ticks, &stop).await {
            tell_how_far_behind(&services).await;
            // Every failure was logged where it came up, and the next look tries again.
            drop(look(&services, &stop, &Sweep::INSIDE).await);
            tell_how_far_behind(&services).await;
        }
    };
    let outside = async {
        let mut ticks = ticks();
        while is_next(&mut ticks, &stop).await {
            drop(look(&services, &stop, &Sweep::OUTSIDE).await);
        }
    };
    let out = async {
        let mut ticks = ticks();
        while is_next(&mut ticks, &stop).await {
            drop(look(&services, &stop, &Sweep::OUT).await);
        }
    };
    let gateways = async {
        let mut ticks = ticks();
        while is_next(&mut ticks, &stop).await {
            drop(look(&services, &stop, &Sweep::GATEWAYS).await);
        }
    };
    let hooks = async {
        let mut ticks = ticks();
        while is_next(&mut ticks, &stop).await {
            drop(look(&services, &stop, &Sweep::HOOKS).await);
        }
        services.finish_webhooks().await;
    };
    tokio::join!(inside, outside, out, gateways, hooks);
}

/// Sweeps until nothing is due, and says how much was done.
///
/// # Errors
/// The first failure of a sweep; the other sweeps do their work all the same, and what was done
/// stays done.
pub async fn until_idle(services: &Services) -> Result<usize> {
    let go_on = CancellationToken::new();
    let inside = look(services, &go_on, &Sweep::INSIDE).await;
    let outside = look(services, &go_on, &Sweep::OUTSIDE).await;
    let out = look(services, &go_on, &Sweep::OUT).await;
    let gateways = look(services, &go_on, &Sweep::GATEWAYS).await;
    let hooks = look(services, &go_on, &Sweep::HOOKS).await;
    Ok(inside? + outside? + out? + gateways? + hooks?)
}

fn ticks() -> Interval {
    let mut ticks = interval(LOOK_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    ticks
}

/// Waits for the next look; none comes once somebody says stop.
async fn is_next(ticks: &mut Interval, stop: &CancellationToken) -> bool {
    tokio::select! {
        () = stop.cancelled() => false,
        _ = ticks.tick() => true,
    }
}

/// One batch of every sweep in turn, until none finds anything or somebody says stop.
///
/// In turn, so that a long backlog of one kind keeps nothing else waiting; and a sweep that failed
/// is left out until the next look, so that it neither spins nor stops the others.
async fn look(services: &Services, stop: &CancellationToken, kinds: &[Sweep]) -> Result<usize> {
    let mut done = 0;
    let mut failure = None;
    let mut busy = kinds.to_vec();
    while !busy.is_empty() && !stop.is_cancelled() {
        let mut again = Vec::with_capacity(busy.len());
        for sweep in busy {
            match sweep.once(services).await {
                Ok(0) => {}
                Ok(batch) => {
                    done += batch;
                    again.push(sweep);
                }
                Err(error) => {
                    sweep.count_failure();
                    tracing::warn!(sweep = sweep.name(), %error, "a sweep failed; it is tried again");
                    failure.get_or_insert(error);
                }
            }
        }
        busy = again;
    }
    failure.map_or(Ok(done), Err)
}

/// Sets the figures by which an operator sees that the clock is kept and the feed numbered.
async fn tell_how_far_behind(services: &Services) {
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
}
