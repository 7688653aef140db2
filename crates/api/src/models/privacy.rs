//! Privacy on the wire: how long cases are kept, what goes, who is forgotten, who saw what.

mod audit;
mod disposal;
mod person;
mod retention;
mod share;

pub(crate) use audit::{AccessResponse, AuditEntryResponse};
pub(crate) use disposal::{DisposeRequest, DisposedCaseResponse, DisposedResponse, DueResponse};
pub(crate) use person::{EraseRequest, ForgottenResponse, PersonResponse};
pub(crate) use retention::{HoldResponse, LiftRequest, PlaceHoldRequest, RetentionResponse};
pub(crate) use share::{ShareRequest, ShareResponse, SharesResponse};
