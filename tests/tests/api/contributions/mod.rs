//! What units do with their parts of a case, over HTTP.

mod at_once;
pub(crate) mod catalogue;
mod declined;
mod desk;
mod order;
mod questions;
mod refused;
mod rights;
mod stages;
