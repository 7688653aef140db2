//! Promises: what they say, when they are due, and the ledger from which their state is computed.

mod due;
mod ledger;
mod milestone;
mod promised;
mod terms;
#[cfg(test)]
mod vectors;

pub use due::{Calendars, due};
pub use ledger::{Entry, GuaranteeStage, GuaranteeState, LedgerFault, fold};
pub use milestone::{Milestone, milestones, next_moment};
pub use promised::{promised, unit_answer, unit_answer_days};
pub use terms::{Basis, CalendarKind, Clock, LengthUnit, StartOn, Terms};
