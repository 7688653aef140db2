//! Where a municipality's events are sent: what an answer of a receiver means, when a webhook is
//! switched off, and which addresses may be called at all.

mod activity;
mod outside;
mod reply;

#[cfg(test)]
mod tests;

pub use activity::{Activity, FAILURES, FAILURES_LAST, Failing, SwitchedOff};
pub use outside::is_outside;
pub use reply::{Reply, Response, WAIT_AT_MOST, meaning};

/// How many webhooks a municipality may have.
pub const AT_MOST: u32 = 50;
