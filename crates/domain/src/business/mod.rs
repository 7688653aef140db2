//! Businesses: how they and their people are identified and reached.

mod check_digit;
mod email;
mod identifier;
mod phone;
mod written;

pub use email::{EmailProblem, parse_email};
pub use identifier::{Identifier, IdentifierProblem, IdentifierWarning, Scheme};
pub use phone::{Phone, PhoneProblem};
