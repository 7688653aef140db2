//! Privacy: how long cases are kept and what is left of them, who is forgotten and what stays by
//! which rule, what goes to the archive, who saw what, and on what ground it was passed on.

mod archive;
mod audit;
mod disposal;
mod figures;
mod forgetting;
mod holds;
mod log;
mod packing;
mod person;
mod rendering;
mod retention;
mod sharing;

pub use archive::ArchivePackage;
pub use audit::{AuditEntry, AuditPage, LoggedAccess};
pub use disposal::{Disposed, DueForDisposal};
pub use forgetting::{Forgotten, ForgottenItem, Subject};
pub use holds::{LegalHoldInput, LiftInput};
pub use person::{PersonData, PersonItem};
pub use retention::RetentionView;
pub use sharing::{ShareInput, ShareView};
