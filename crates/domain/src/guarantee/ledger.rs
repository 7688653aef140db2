//! The ledger of a guarantee: which line may follow which, and the state that follows from all.
//!
//! State is never stored without its ledger and never changed but by a line. A line that cannot
//! follow the ones before it is refused, so that a state that exists is a state that can.

mod clock;
mod outcome;

use super::entry::{Entry, LedgerFault, Recorded};
use super::state::{GuaranteeState, Phase, Record};

/// The state that follows from all lines of a guarantee, in their order.
///
/// # Errors
/// The first line that cannot follow the ones before it.
pub fn fold(lines: impl IntoIterator<Item = Recorded>) -> Result<GuaranteeState, LedgerFault> {
    let mut lines = lines.into_iter();
    let first = lines.next().ok_or(LedgerFault::Empty)?;
    lines.try_fold(GuaranteeState::begin(first)?, GuaranteeState::then)
}

impl GuaranteeState {
    /// The state after the first line.
    ///
    /// # Errors
    /// [`LedgerFault::NotPromised`].
    pub fn begin(line: Recorded) -> Result<Self, LedgerFault> {
        let Entry::Promised { terms } = line.entry else {
            return Err(LedgerFault::NotPromised);
        };
        Ok(Self {
            terms: *terms,
            phase: Phase::Waiting,
            record: Record {
                at: line.at,
                told: Vec::new(),
                explanation: None,
                remedies: Vec::new(),
            },
        })
    }

    /// The state after one more line.
    ///
    /// # Errors
    /// Why the line cannot stand here.
    pub fn then(mut self, line: Recorded) -> Result<Self, LedgerFault> {
        let Recorded { at, entry } = line;
        if at < self.record.at {
            return Err(LedgerFault::BackInTime);
        }
        self.record.at = at;
        match entry {
            Entry::Promised { .. } => Err(LedgerFault::PromisedTwice),
            Entry::Started {
                start_at, due_at, ..
            } => self.started(at, start_at, due_at),
            Entry::Paused { reason, from, .. } => self.paused(at, reason, from),
            Entry::Resumed {
                reason,
                at: from,
                due_at,
            } => self.resumed(at, reason, from, due_at),
            Entry::Restarted {
                reason,
                start_at,
                due_at,
                order,
            } => self.restarted(at, reason, start_at, due_at, order),
            Entry::Extended {
                by,
                reason,
                told_at,
                due_at,
            } => self.extended(at, by, &reason, told_at, due_at),
            Entry::Amended {
                due_at,
                reason,
                corrected_at,
            } => self.amended(at, corrected_at.unwrap_or(at), due_at, &reason),
            Entry::Warned { of } => self.warned(at, of),
            Entry::Missed { due_at } => self.missed(at, due_at),
            Entry::Met {
                at: done_at,
                by,
                reason,
            } => self.met(at, done_at, by, reason.as_deref()),
            Entry::Cancelled { reason } => self.cancelled(at, &reason),
            Entry::Explained { cause, words } => self.explained(cause, words),
            Entry::Remedied { remedy, step } => self.remedied(remedy, step),
        }
    }
}
