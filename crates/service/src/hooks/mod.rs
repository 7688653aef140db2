//! Telling programs: the events of a municipality, sent to its webhooks.
//!
//! Each webhook reads on in the numbered feed ([`passing_on`]): in one transaction its events become
//! deliveries and its place moves, so that nothing is left out and nothing is made twice. A worker
//! holds a delivery by a lease, signs what it tells, hands it to the courier, and notes how that
//! ended ([`sending`]). Webhooks have lanes of their own ([`lanes`]): a receiver that does not answer
//! keeps nobody else waiting. What nobody takes on for days is switched off, and whoever administers
//! is told ([`switching`]).

mod cloud_event;
mod courier;
mod fields;
mod lanes;
mod log;
mod passing_on;
mod secrets;
mod sending;
mod switching;
mod upkeep;
mod work;

pub use courier::{Call, CannotCall, Courier, Posting};
pub use fields::WebhookInput;
pub use log::{WebhookDeliveryPage, WebhookDeliveryQuery};
pub use secrets::Secrets;
pub use upkeep::WebhookIssued;
pub use work::WebhookWork;

pub(crate) use lanes::Lanes;
pub(crate) use switching::SwitchedOffNotice;
