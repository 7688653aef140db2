//! Promises: what they say, when they are due, and the ledger from which their state is computed.
//!
//! ```text
//! terms + start  ->  clockwork (the walk over what counts)  ->  due moment
//!                                   |
//! ledger lines   ->  fold  ->  state |  ->  milestones, derivation, what is owed for missing it
//! ```

mod clockwork;
mod derivation;
mod due;
mod entry;
mod ledger;
mod milestone;
mod moves;
mod progress;
mod promised;
#[cfg(test)]
pub(crate) mod proofs;
mod reasons;
mod remedy;
mod skips;
mod standing;
mod state;
mod terms;
mod threshold;
#[cfg(test)]
pub(crate) mod vectors;

pub use clockwork::{Correction, Counting, Restart, due};
pub use derivation::{Amounts, Derivation, Step, Why, derive, derive_state};
pub use due::Calendars;
pub use entry::{CompletionOrder, Entry, LedgerFault, Occasion, Recorded};
pub use ledger::fold;
pub use milestone::{Milestone, at_risk_from, milestones, next_milestone, next_moment};
pub use progress::Progress;
pub use promised::{
    URGENT_CONTACT, call_back, of_promise, of_rule, promised, renewal, unit_answer,
    unit_answer_days, urgent_contact,
};
pub use reasons::{Audience, Cause, PauseReason, RestartReason, WaitsFor};
pub use remedy::{Reduction, Remedy, RemedyKind, RemedyStage, RemedyStep, owed};
pub use skips::Pause;
pub use standing::Standing;
pub use state::{Explanation, GuaranteeStage, GuaranteeState, Phase, Record};
pub use terms::{Basis, CalendarKind, Clock, LengthUnit, Roll, Season, StartOn, Terms};
pub use threshold::Threshold;
