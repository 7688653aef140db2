//! Businesses: how they and their people are identified and reached.

mod identifier;
mod phone;

pub use identifier::{Identifier, IdentifierProblem, IdentifierWarning, Scheme};
pub use phone::{Phone, PhoneProblem};
