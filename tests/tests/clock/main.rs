//! What the clock does to promises and offers, on both databases. Time moves only as tests move it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod desk;
mod health;
mod killed;
mod night;
mod offers;
mod poisoned;
mod promises;
mod urgent;
mod verified;
mod workers;
