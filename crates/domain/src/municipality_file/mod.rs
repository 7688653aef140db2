//! A whole municipality as a file: what it says, and what would change.
//!
//! Two steps, each of which may refuse before anything is touched: [`MunicipalityFile::parse`]
//! reads the file and puts every address, number and name into its one stored form, and
//! [`MunicipalityFile::check`] sees that its parts fit together.

mod check;
mod document;
mod finding;
mod forms;
mod parse;

pub use document::{
    AbsenceEntry, BusinessEntry, DutyEntry, IdentifierEntry, MunicipalityFile, StaffEntry,
    UnitEntry,
};
pub use finding::FileFinding;
