//! Where a guarantee stands: what follows from its ledger, and nothing else.

use super::clockwork::Counting;
use super::entry::{LedgerFault, Occasion};
use super::reasons::Cause;
use super::remedy::{Remedy, RemedyKind};
use super::standing::Standing;
use super::terms::Terms;
use crate::{Moment, closed_set};

/// Where a guarantee stands. Made by [`fold`](super::fold) alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuaranteeState {
    pub(super) terms: Terms,
    pub(super) phase: Phase,
    pub(super) record: Record,
}

/// What its clock does, with exactly the data of that phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// Given; what starts its clock has not happened.
    Waiting,
    /// Its clock runs.
    Running {
        /// What is counted.
        counting: Counting,
        /// When it is due.
        due_at: Moment,
    },
    /// Its clock stands still.
    Paused {
        /// What was counted before.
        counting: Counting,
        /// Since when and why.
        standing: Standing,
    },
    /// Its due moment has passed and nothing was done.
    Missed {
        /// What was counted.
        counting: Counting,
        /// When it was due.
        due_at: Moment,
    },
    /// What was promised was done.
    Met {
        /// What was counted, if it ever was.
        counting: Option<Counting>,
        /// When it was done.
        at: Moment,
        /// When it was due, if its clock ran.
        due_at: Option<Moment>,
    },
    /// Nothing is owed any more.
    Cancelled {
        /// Since when.
        at: Moment,
    },
}

/// What was recorded beside the clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// When the last line was written.
    pub at: Moment,
    /// Of what those concerned were told, and when.
    pub told: Vec<(Occasion, Moment)>,
    /// Why it was missed, once that was said.
    pub explanation: Option<Explanation>,
    /// What makes up for it, one of each kind.
    pub remedies: Vec<Remedy>,
}

/// Why a guarantee was missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The cause, for learning.
    pub cause: Cause,
    /// The words, for the business.
    pub words: String,
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

impl GuaranteeStage {
    /// Whether something is still owed.
    pub fn is_live(self) -> bool {
        match self {
            Self::Waiting | Self::Running | Self::Paused | Self::Missed => true,
            Self::Met | Self::MetLate | Self::Cancelled => false,
        }
    }

    /// Whether it was missed, mended since or not.
    pub fn is_late(self) -> bool {
        matches!(self, Self::Missed | Self::MetLate)
    }
}

impl GuaranteeState {
    /// The word for this state.
    pub fn stage(&self) -> GuaranteeStage {
        match &self.phase {
            Phase::Waiting => GuaranteeStage::Waiting,
            Phase::Running { .. } => GuaranteeStage::Running,
            Phase::Paused { .. } => GuaranteeStage::Paused,
            Phase::Missed { .. } => GuaranteeStage::Missed,
            Phase::Met { at, due_at, .. } if due_at.is_some_and(|due_at| *at > due_at) => {
                GuaranteeStage::MetLate
            }
            Phase::Met { .. } => GuaranteeStage::Met,
            Phase::Cancelled { .. } => GuaranteeStage::Cancelled,
        }
    }

    /// Its frozen conditions.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// What its clock does.
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// What was recorded beside the clock.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// What is counted, once its clock has started.
    pub fn counting(&self) -> Option<&Counting> {
        match &self.phase {
            Phase::Running { counting, .. }
            | Phase::Paused { counting, .. }
            | Phase::Missed { counting, .. } => Some(counting),
            Phase::Met { counting, .. } => counting.as_ref(),
            Phase::Waiting | Phase::Cancelled { .. } => None,
        }
    }

    /// From when it counts, once its clock has started.
    pub fn start_at(&self) -> Option<Moment> {
        self.counting().map(|counting| counting.start_at)
    }

    /// When it is or was due; none while it waits, stands still, or if it was cancelled.
    pub fn due_at(&self) -> Option<Moment> {
        match &self.phase {
            Phase::Running { due_at, .. } | Phase::Missed { due_at, .. } => Some(*due_at),
            Phase::Met { due_at, .. } => *due_at,
            Phase::Waiting | Phase::Paused { .. } | Phase::Cancelled { .. } => None,
        }
    }

    /// When it was met or cancelled.
    pub fn ended_at(&self) -> Option<Moment> {
        match &self.phase {
            Phase::Met { at, .. } | Phase::Cancelled { at } => Some(*at),
            Phase::Waiting
            | Phase::Running { .. }
            | Phase::Paused { .. }
            | Phase::Missed { .. } => None,
        }
    }

    /// Whether a missed guarantee still needs to be explained.
    pub fn needs_explanation(&self) -> bool {
        self.stage().is_late() && self.record.explanation.is_none()
    }

    /// The remedy of this kind, if there is one.
    pub fn remedy(&self, kind: RemedyKind) -> Option<&Remedy> {
        self.record
            .remedies
            .iter()
            .find(|remedy| remedy.kind == kind)
    }

    /// From when on it may be stopped: what was told of earlier stands.
    pub fn pauses_from(&self) -> Option<Moment> {
        match &self.phase {
            Phase::Paused { standing, .. } => Some(standing.since),
            Phase::Running { counting, .. } => Some(counting.told_until()),
            Phase::Waiting | Phase::Missed { .. } | Phase::Met { .. } | Phase::Cancelled { .. } => {
                None
            }
        }
    }

    /// Passes while its clock can still be moved.
    pub(super) fn live(&self) -> Result<(), LedgerFault> {
        match &self.phase {
            Phase::Waiting | Phase::Running { .. } | Phase::Paused { .. } => Ok(()),
            Phase::Missed { .. } => Err(LedgerFault::MissedAlready),
            Phase::Met { .. } | Phase::Cancelled { .. } => Err(LedgerFault::Ended),
        }
    }
}

impl Counting {
    /// The latest moment of which the ledger tells: nothing may be told of before it.
    pub(super) fn told_until(&self) -> Moment {
        let paused = self.pauses.last().map(|pause| pause.to);
        let corrected = self.corrected.map(|correction| correction.at);
        self.start_at
            .max(paused.unwrap_or(self.start_at))
            .max(corrected.unwrap_or(self.start_at))
    }
}
