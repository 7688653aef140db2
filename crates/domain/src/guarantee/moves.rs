//! Making the lines that move a clock: each with the due moment that follows from the terms.
//!
//! Whether a line may stand is decided where it is added to the ledger, by
//! [`GuaranteeState::then`]; here it is only worked out.

use super::clockwork::{Counting, due};
use super::due::Calendars;
use super::entry::{CompletionOrder, Entry, LedgerFault};
use super::reasons::{PauseReason, RestartReason};
use super::state::{GuaranteeState, Phase};
use super::terms::LengthUnit;
use crate::Moment;

/// How many weeks from arrival an order to mend gaps is in time (Sweden: PBL 9 kap. 27 §).
const WEEKS_TO_ORDER: u32 = 3;

impl GuaranteeState {
    /// The line that starts the clock. A person who decided from when gives the `reason`.
    pub fn start(&self, calendars: &Calendars, start_at: Moment, reason: Option<String>) -> Entry {
        Entry::Started {
            start_at,
            due_at: due(&self.terms, calendars, &Counting::from(start_at)),
            reason,
        }
    }

    /// The line that starts a clock whose moment only a person can tell.
    ///
    /// # Errors
    /// [`LedgerFault::StartsByEvent`] where something on the case tells it.
    pub fn start_by_hand(
        &self,
        calendars: &Calendars,
        start_at: Moment,
        reason: String,
    ) -> Result<Entry, LedgerFault> {
        if !self.terms.start.is_said_by_a_person() {
            return Err(LedgerFault::StartsByEvent);
        }
        Ok(self.start(calendars, start_at, Some(reason)))
    }

    /// The line that lets the clock go on at `at`, if no other reason keeps it standing.
    ///
    /// # Errors
    /// [`LedgerFault::NotPaused`].
    pub fn resume(
        &self,
        calendars: &Calendars,
        reason: PauseReason,
        at: Moment,
    ) -> Result<Entry, LedgerFault> {
        let Phase::Paused { counting, standing } = &self.phase else {
            return Err(LedgerFault::NotPaused);
        };
        standing.held_from(reason).ok_or(LedgerFault::NotPaused)?;
        let (over, rest) = standing.clone().without(reason, at);
        let due_at = over.map(|over| {
            let mut counting = counting.clone();
            counting.pauses.push(over);
            due(&self.terms, calendars, &counting)
        });
        // What began once it was due keeps it from nothing.
        let due_at = due_at.filter(|due_at| rest.is_none_or(|rest| rest.since >= *due_at));
        Ok(Entry::Resumed { reason, at, due_at })
    }

    /// Until when an order to mend gaps is in time to move the start; none where no order does.
    pub fn order_in_time_until(&self, calendars: &Calendars) -> Option<Moment> {
        let start_at = self.start_at()?;
        let may = self
            .terms
            .restarts
            .contains(&RestartReason::CompletionOrder);
        may.then(|| {
            calendars
                .statutory
                .add(start_at, WEEKS_TO_ORDER, LengthUnit::Weeks)
        })
    }

    /// The line that sets the clock back to nothing. A completion order names when it was given.
    pub fn restart(
        &self,
        calendars: &Calendars,
        reason: RestartReason,
        start_at: Moment,
        ordered_at: Option<Moment>,
    ) -> Entry {
        let order = ordered_at.zip(self.order_in_time_until(calendars));
        Entry::Restarted {
            reason,
            start_at,
            due_at: due(&self.terms, calendars, &Counting::from(start_at)),
            order: order.map(|(ordered_at, in_time_until)| CompletionOrder {
                ordered_at,
                in_time_until,
            }),
        }
    }

    /// The line that gives it `by` more of the terms' unit.
    pub fn extend(
        &self,
        calendars: &Calendars,
        by: u32,
        reason: String,
        told_at: Option<Moment>,
    ) -> Entry {
        let due_at = match &self.phase {
            Phase::Running { counting, .. } => {
                let mut counting = counting.clone();
                counting.extended_by = counting.extended_by.saturating_add(by);
                Some(due(&self.terms, calendars, &counting))
            }
            Phase::Waiting
            | Phase::Paused { .. }
            | Phase::Missed { .. }
            | Phase::Met { .. }
            | Phase::Cancelled { .. } => None,
        };
        Entry::Extended {
            by,
            reason,
            told_at,
            due_at,
        }
    }
}
