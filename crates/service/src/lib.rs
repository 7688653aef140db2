//! Use cases: load, authorise, decide (in the domain), save, tell, in one transaction.

mod access;
mod case_file;
mod chance;
mod clock;
mod error;
mod fields;
mod idempotency;
mod in_force;
mod intake;
mod load_book;
mod secret;
mod services;
pub mod texts;

pub use case_file::CaseFile;
pub use chance::Chance;
pub use clock::{Clock, SystemClock};
pub use error::{Error, FieldCode, FieldProblem, Refusal, Result};
pub use idempotency::{Answer, Answered, Once};
pub use in_force::InForce;
pub use intake::{
    BusinessInput, ContactInput, EnquiryInput, IdentifierInput, PlaceInput, Previewed, Registered,
    TrackingIssued, Warning,
};
pub use services::Services;
