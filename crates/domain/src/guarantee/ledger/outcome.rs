//! The lines that tell how it went.

use crate::Moment;
use crate::guarantee::entry::{LedgerFault, Occasion};
use crate::guarantee::progress::Progress;
use crate::guarantee::reasons::Cause;
use crate::guarantee::remedy::{Remedy, RemedyKind, RemedyStage, RemedyStep};
use crate::guarantee::skips::Pause;
use crate::guarantee::state::{Explanation, GuaranteeState, Phase};

type Outcome = Result<GuaranteeState, LedgerFault>;

impl GuaranteeState {
    pub(super) fn warned(mut self, now: Moment, of: Occasion) -> Outcome {
        match &self.phase {
            Phase::Running { .. } if of != Occasion::Due => {
                self.record.told.push((of, now));
                Ok(self)
            }
            Phase::Running { .. } => Err(LedgerFault::NotDueYet),
            Phase::Waiting | Phase::Paused { .. } => Err(LedgerFault::NotStarted),
            Phase::Missed { .. } => Err(LedgerFault::MissedAlready),
            Phase::Met { .. } | Phase::Cancelled { .. } => Err(LedgerFault::Ended),
        }
    }

    pub(super) fn missed(mut self, now: Moment, missed: Moment) -> Outcome {
        self.live()?;
        let Phase::Running { counting, due_at } = self.phase else {
            return Err(LedgerFault::NotStarted);
        };
        if now < due_at || missed != due_at {
            return Err(LedgerFault::NotDueYet);
        }
        self.phase = Phase::Missed { counting, due_at };
        Ok(self)
    }

    /// What was done in time and written down late was done in time.
    pub(super) fn met(
        mut self,
        now: Moment,
        at: Moment,
        by: Option<Progress>,
        reason: Option<&str>,
    ) -> Outcome {
        if by.is_none() && reason.is_none_or(|reason| reason.trim().is_empty()) {
            return Err(LedgerFault::ReasonMissing);
        }
        if at > now {
            return Err(LedgerFault::AheadOfTime);
        }
        let is_early = self.start_at().is_some_and(|start_at| at < start_at);
        if is_early && !self.terms().may_start_ahead() {
            return Err(LedgerFault::BackInTime);
        }
        let due_at = self.due_at();
        let counting = match self.phase {
            Phase::Waiting => None,
            Phase::Running { counting, .. } | Phase::Missed { counting, .. } => Some(counting),
            Phase::Paused {
                mut counting,
                standing,
            } => {
                let stood = (standing.since < at).then_some(Pause {
                    from: standing.since,
                    to: at,
                    reason: standing.first,
                });
                counting.pauses.extend(stood);
                Some(counting)
            }
            Phase::Met { .. } | Phase::Cancelled { .. } => return Err(LedgerFault::Ended),
        };
        self.phase = Phase::Met {
            counting,
            at,
            due_at,
        };
        Ok(self)
    }

    pub(super) fn cancelled(mut self, now: Moment, reason: &str) -> Outcome {
        if !self.stage().is_live() {
            return Err(LedgerFault::Ended);
        }
        if reason.trim().is_empty() {
            return Err(LedgerFault::ReasonMissing);
        }
        self.phase = Phase::Cancelled { at: now };
        Ok(self)
    }

    pub(super) fn explained(mut self, cause: Cause, words: String) -> Outcome {
        self.late()?;
        if words.trim().is_empty() {
            return Err(LedgerFault::ReasonMissing);
        }
        self.record.explanation = Some(Explanation { cause, words });
        Ok(self)
    }

    /// A proposal may be worked out anew until a manager has agreed: days go on being late.
    pub(super) fn remedied(mut self, kind: RemedyKind, step: RemedyStep) -> Outcome {
        self.late()?;
        let before = self.remedy(kind).map(|remedy| remedy.stage);
        let remedies = &mut self.record.remedies;
        let known = remedies.iter_mut().find(|remedy| remedy.kind == kind);
        match (step, before, known) {
            (RemedyStep::Proposed { reduction }, None, None) => remedies.push(Remedy {
                kind,
                stage: RemedyStage::Proposed,
                reduction,
            }),
            (
                RemedyStep::Proposed { reduction },
                Some(RemedyStage::Proposed | RemedyStage::Declined),
                Some(remedy),
            ) => {
                remedy.stage = RemedyStage::Proposed;
                remedy.reduction = reduction;
            }
            (RemedyStep::Approved, Some(RemedyStage::Proposed), Some(remedy)) => {
                remedy.stage = RemedyStage::Approved;
            }
            (RemedyStep::Declined { reason }, Some(RemedyStage::Proposed), Some(remedy)) => {
                if reason.trim().is_empty() {
                    return Err(LedgerFault::ReasonMissing);
                }
                remedy.stage = RemedyStage::Declined;
            }
            (RemedyStep::Executed { .. }, Some(RemedyStage::Approved), Some(remedy)) => {
                remedy.stage = RemedyStage::Executed;
            }
            (
                RemedyStep::Proposed { .. }
                | RemedyStep::Approved
                | RemedyStep::Declined { .. }
                | RemedyStep::Executed { .. },
                ..,
            ) => return Err(LedgerFault::RemedyOutOfOrder),
        }
        Ok(self)
    }

    fn late(&self) -> Result<(), LedgerFault> {
        if self.stage().is_late() {
            Ok(())
        } else {
            Err(LedgerFault::NotMissed)
        }
    }
}
