//! Telling people by text messages and in channels, through gateways that behave well and through
//! some that do not.

mod failing;
mod kept;
mod told;
mod tower;
