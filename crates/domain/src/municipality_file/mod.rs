//! A whole municipality as a file: what it says, and what would change.
//!
//! Three steps, each of which may refuse before anything is touched: [`MunicipalityFile::parse`]
//! reads the file and puts every address, number and name into its one stored form,
//! [`MunicipalityFile::check`] sees that its parts fit together, and [`diff`] lists what an import
//! would do. People are matched by e-mail address, businesses by identifier, else by name.

mod change;
mod check;
mod diff;
mod document;
mod finding;
mod forms;
mod parse;
mod sentence;

pub use change::{
    BusinessField, BusinessKey, Change, MunicipalityField, NewMunicipality, Replaced, StaffField,
    UnitField,
};
pub use diff::diff;
pub use document::{
    AbsenceEntry, BusinessEntry, DutyEntry, IdentifierEntry, MunicipalityFile, StaffEntry,
    UnitEntry,
};
pub use finding::FileFinding;

#[cfg(test)]
mod demo_tests;
#[cfg(test)]
mod diff_tests;
