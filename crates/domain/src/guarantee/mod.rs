//! Promises: what they say, when they are due, and the ledger from which their state is computed.

mod terms;

pub use terms::{Basis, CalendarKind, Clock, LengthUnit, StartOn, Terms};
