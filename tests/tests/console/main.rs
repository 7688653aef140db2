//! Pages as an outsider sees them.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod answered;
mod followed;
mod form;
mod performance;
mod public;
