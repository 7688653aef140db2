//! Gateways: text messages and chat channels through whatever takes an HTTP call, by a body in which
//! the municipality says what goes where.
//!
//! A delivery by a gateway is like one by mail ([`crate::post`]): made from a notice, held by a lease,
//! written from things as they are then, tried until it arrives or is given up where everybody sees it.

mod address;
mod body;
mod fields;
mod sending;
mod trying;
mod upkeep;
mod writing;

pub use fields::GatewayInput;
pub use trying::GatewayTried;
pub use upkeep::GatewayView;

pub(crate) use writing::GatewayCall;
