//! Promises over HTTP: given, moved, missed, explained and made up for, on both databases.

mod at_once;
mod attribution;
mod denmark;
mod effects;
mod fields;
mod ledger;
pub(crate) mod matter;
mod norway;
mod once;
mod rights;
mod simulated;
mod stands;
mod sweden;
