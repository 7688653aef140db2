//! Telling people: who is told of what happened, in which words, and that it arrives.
//!
//! A notice in the outbox becomes a delivery for each recipient ([`addressing`]) and each way to them
//! ([`ways`]). A worker holds a delivery by a lease, writes what it tells ([`writing`]) from things as
//! they are then, hands it to the mailer or calls a gateway ([`crate::gateways`]), and notes how that
//! ended ([`delivering`]). Whoever dies in between leaves a lease that runs out: the same goes out once
//! more, under the same identity.

mod addressing;
mod breakers;
mod brief;
mod deliveries;
mod delivering;
mod digests;
mod facts;
mod following;
mod invitations;
mod inviting;
mod layout;
mod links;
mod mailer;
mod morning;
mod morning_list;
mod offers;
mod receipts;
mod templates;
mod told;
mod trying;
mod ways;
mod wording;
mod writing;

pub use deliveries::{DeliveryPage, DeliveryQuery};
pub use delivering::DeliveryWork;
pub use mailer::{CalendarPart, Mail, Mailer, Mailing};
pub use offers::{OfferShown, Replied};
pub use templates::{TemplateInput, TemplateView};

pub(crate) use breakers::Breakers;
pub(crate) use brief::Brief;
pub(crate) use mailer::one_line;
pub(crate) use writing::{Written, host_of};
