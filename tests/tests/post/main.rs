//! Telling people by mail, through a server that behaves well and through one that does not; and
//! telling programs by webhooks, phones and channels by gateways.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod desk;
mod faults;
mod following;
mod gateways;
mod hooks;
mod killed;
mod languages;
mod looked_after;
mod meetings;
mod morning;
mod offers;
mod order;
mod receipts;
mod receipts_at_most;
mod templates;
mod words;
