//! The ledger of a guarantee: what was recorded about it, and the state that follows.
//!
//! State is never stored without its ledger and never changed but by an entry. An entry that
//! cannot follow the ones before it is refused, so that a state that exists is a state that can.

use serde::{Deserialize, Serialize};

use super::terms::Terms;
use crate::{Moment, closed_set};

/// One line of a guarantee's ledger. Recorded: fields are added with defaults, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Entry {
    /// It was given.
    Promised {
        /// Its frozen conditions.
        terms: Box<Terms>,
    },
    /// Its clock started.
    Started {
        /// From when it counts.
        start_at: Moment,
        /// When it is due.
        due_at: Moment,
    },
}

/// Where a guarantee stands, with exactly the data of that stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GuaranteeState {
    /// Given; what starts its clock has not happened.
    Waiting {
        /// Its frozen conditions.
        terms: Terms,
    },
    /// Its clock runs.
    Running {
        /// Its frozen conditions.
        terms: Terms,
        /// From when it counts.
        start_at: Moment,
        /// When it is due.
        due_at: Moment,
    },
}

closed_set! {
    /// The word for where a guarantee stands.
    GuaranteeStage {
        /// Given; what starts its clock has not happened.
        Waiting = "waiting",
        /// Its clock runs.
        Running = "running",
        /// Its clock stands still for a reason that its terms allow.
        Paused = "paused",
        /// Its due moment has passed and nothing was done.
        Missed = "missed",
        /// Done in time.
        Met = "met",
        /// Done after its due moment.
        MetLate = "met_late",
        /// Nothing is owed any more.
        Cancelled = "cancelled",
    }
}

/// Why a ledger makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LedgerFault {
    /// It has no entries.
    #[error("the ledger is empty")]
    Empty,
    /// Something else stands before the promise.
    #[error("the ledger does not begin with a promise")]
    NotPromised,
    /// It was given a second time.
    #[error("the guarantee was promised twice")]
    PromisedTwice,
    /// Its clock was started while it ran.
    #[error("the clock was started twice")]
    StartedTwice,
    /// It is due before it counts.
    #[error("the guarantee is due before it starts")]
    DueBeforeStart,
}

/// The state that follows from all entries of a guarantee, in their order.
pub fn fold(entries: impl IntoIterator<Item = Entry>) -> Result<GuaranteeState, LedgerFault> {
    let mut entries = entries.into_iter();
    let first = entries.next().ok_or(LedgerFault::Empty)?;
    entries.try_fold(GuaranteeState::begin(first)?, GuaranteeState::then)
}

impl GuaranteeState {
    /// The state after the first entry.
    pub fn begin(entry: Entry) -> Result<Self, LedgerFault> {
        match entry {
            Entry::Promised { terms } => Ok(Self::Waiting { terms: *terms }),
            Entry::Started { .. } => Err(LedgerFault::NotPromised),
        }
    }

    /// The state after one more entry.
    pub fn then(self, entry: Entry) -> Result<Self, LedgerFault> {
        match (self, entry) {
            (Self::Waiting { terms }, Entry::Started { start_at, due_at }) => {
                if due_at < start_at {
                    return Err(LedgerFault::DueBeforeStart);
                }
                Ok(Self::Running {
                    terms,
                    start_at,
                    due_at,
                })
            }
            (Self::Running { .. }, Entry::Started { .. }) => Err(LedgerFault::StartedTwice),
            (Self::Waiting { .. } | Self::Running { .. }, Entry::Promised { .. }) => {
                Err(LedgerFault::PromisedTwice)
            }
        }
    }

    /// The word for this state.
    pub fn stage(&self) -> GuaranteeStage {
        match self {
            Self::Waiting { .. } => GuaranteeStage::Waiting,
            Self::Running { .. } => GuaranteeStage::Running,
        }
    }

    /// Its frozen conditions.
    pub fn terms(&self) -> &Terms {
        match self {
            Self::Waiting { terms } | Self::Running { terms, .. } => terms,
        }
    }

    /// When it is due, once its clock has started.
    pub fn due_at(&self) -> Option<Moment> {
        match self {
            Self::Waiting { .. } => None,
            Self::Running { due_at, .. } => Some(*due_at),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;
    use crate::guarantee::vectors::{at, promise};
    use crate::guarantee::{CalendarKind, LengthUnit};

    fn given() -> Entry {
        let terms = promise(1, LengthUnit::WorkingDays, CalendarKind::Local);
        Entry::Promised {
            terms: Box::new(terms),
        }
    }

    fn started(start: &str, due: &str) -> Entry {
        Entry::Started {
            start_at: at(start),
            due_at: at(due),
        }
    }

    const START: &str = "2026-03-02T09:02:00Z";
    const DUE: &str = "2026-03-03T15:00:00Z";

    #[test]
    fn a_promise_waits_until_its_clock_starts() {
        let state = fold([given()]).unwrap();
        assert_eq!(state.stage(), GuaranteeStage::Waiting);
        assert_eq!(state.due_at(), None);
    }

    #[test]
    fn a_started_guarantee_runs_until_due() {
        let state = fold([given(), started(START, DUE)]).unwrap();
        assert_eq!(state.stage(), GuaranteeStage::Running);
        assert_eq!(state.due_at(), Some(at(DUE)));
    }

    #[test]
    fn a_ledger_out_of_order_is_refused() {
        let start = || started(START, DUE);
        assert_eq!(fold([]), Err(LedgerFault::Empty));
        assert_eq!(fold([start()]), Err(LedgerFault::NotPromised));
        assert_eq!(fold([start(), given()]), Err(LedgerFault::NotPromised));
        assert_eq!(fold([given(), given()]), Err(LedgerFault::PromisedTwice));
        assert_eq!(
            fold([given(), start(), given()]),
            Err(LedgerFault::PromisedTwice)
        );
        assert_eq!(
            fold([given(), start(), start()]),
            Err(LedgerFault::StartedTwice)
        );
        assert_eq!(
            fold([given(), started(DUE, START)]),
            Err(LedgerFault::DueBeforeStart)
        );
    }

    #[test]
    fn an_entry_keeps_its_written_form() {
        assert_eq!(
            serde_json::to_value(given()).unwrap(),
            serde_json::json!({"kind": "promised", "terms": {
                "clock": "final_answer",
                "length": 1,
                "unit": "working_days",
                "start": "received",
                "calendar": "local",
                "calendar_version": 1,
                "basis": {"kind": "promise", "promise": "answer"},
                "catalogue_version": 1,
                "thresholds": [50, 80, 100],
            }})
        );
        let start = serde_json::json!({"kind": "started", "start_at": START, "due_at": DUE});
        assert_eq!(serde_json::to_value(started(START, DUE)).unwrap(), start);
        assert_eq!(
            serde_json::from_value::<Entry>(start).unwrap(),
            started(START, DUE)
        );
    }
}
