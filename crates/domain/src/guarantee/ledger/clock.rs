//! The lines that move a clock.

use crate::Moment;
use crate::guarantee::clockwork::{Correction, Counting, Restart};
use crate::guarantee::entry::{CompletionOrder, LedgerFault};
use crate::guarantee::reasons::{PauseReason, RestartReason};
use crate::guarantee::standing::Standing;
use crate::guarantee::state::{GuaranteeState, Phase};

type Outcome = Result<GuaranteeState, LedgerFault>;

impl GuaranteeState {
    pub(super) fn started(mut self, now: Moment, start_at: Moment, due_at: Moment) -> Outcome {
        self.live()?;
        if !self.terms().may_start_ahead() {
            not_before(now, start_at, LedgerFault::AheadOfTime)?;
        }
        if self.counting().is_some() {
            return Err(LedgerFault::StartedTwice);
        }
        not_before(due_at, start_at, LedgerFault::DueBeforeStart)?;
        self.phase = Phase::Running {
            counting: Counting::from(start_at),
            due_at,
        };
        Ok(self)
    }

    pub(super) fn paused(mut self, now: Moment, reason: PauseReason, from: Moment) -> Outcome {
        self.live()?;
        if !self.terms.may_pause(reason) {
            return Err(LedgerFault::PauseNotAllowed);
        }
        not_before(now, from, LedgerFault::AheadOfTime)?;
        self.phase = match self.phase {
            Phase::Running { counting, due_at } => {
                not_before(from, counting.told_until(), LedgerFault::BackInTime)?;
                if from >= due_at {
                    return Err(LedgerFault::AfterDue);
                }
                Phase::Paused {
                    counting,
                    standing: Standing::from(reason, from),
                }
            }
            Phase::Paused {
                counting,
                mut standing,
            } => {
                not_before(from, standing.since, LedgerFault::BackInTime)?;
                if standing.held_from(reason).is_some() {
                    return Err(LedgerFault::PausedAlready);
                }
                standing.reasons.push((reason, from));
                Phase::Paused { counting, standing }
            }
            Phase::Waiting => return Err(LedgerFault::NotStarted),
            Phase::Missed { .. } | Phase::Met { .. } | Phase::Cancelled { .. } => {
                return Err(LedgerFault::Ended);
            }
        };
        Ok(self)
    }

    pub(super) fn resumed(
        mut self,
        now: Moment,
        reason: PauseReason,
        at: Moment,
        due_at: Option<Moment>,
    ) -> Outcome {
        self.live()?;
        let Phase::Paused {
            mut counting,
            standing,
        } = self.phase
        else {
            return Err(LedgerFault::NotPaused);
        };
        let from = standing.held_from(reason).ok_or(LedgerFault::NotPaused)?;
        not_before(now, at, LedgerFault::AheadOfTime)?;
        not_before(at, from, LedgerFault::BackInTime)?;
        let (over, rest) = standing.without(reason, at);
        counting.pauses.extend(over);
        // Of what began once it was due, nothing stops it.
        let runs = |due_at| rest.as_ref().is_none_or(|rest| rest.since >= due_at);
        self.phase = match (over, due_at) {
            (Some(over), Some(due_at)) if runs(due_at) => {
                not_before(due_at, over.to, LedgerFault::DueBeforeStart)?;
                Phase::Running { counting, due_at }
            }
            (_, None) => Phase::Paused {
                counting,
                standing: rest.ok_or(LedgerFault::DueMomentMisplaced)?,
            },
            (_, Some(_)) => return Err(LedgerFault::DueMomentMisplaced),
        };
        Ok(self)
    }

    pub(super) fn restarted(
        mut self,
        now: Moment,
        reason: RestartReason,
        start_at: Moment,
        due_at: Moment,
        order: Option<CompletionOrder>,
    ) -> Outcome {
        self.live()?;
        if !self.terms.restarts.contains(&reason) {
            return Err(LedgerFault::RestartNotAllowed);
        }
        let counting = self.counting().ok_or(LedgerFault::NotStarted)?;
        let told_until = counting.told_until();
        not_before(now, start_at, LedgerFault::AheadOfTime)?;
        not_before(start_at, told_until, LedgerFault::BackInTime)?;
        not_before(due_at, start_at, LedgerFault::DueBeforeStart)?;
        if self.due_at().is_some_and(|was| start_at > was) {
            return Err(LedgerFault::AfterDue);
        }
        if reason == RestartReason::CompletionOrder {
            let order = order.ok_or(LedgerFault::OrderMissing)?;
            not_before(
                order.in_time_until,
                order.ordered_at,
                LedgerFault::OrderedTooLate,
            )?;
            not_before(start_at, order.ordered_at, LedgerFault::BackInTime)?;
        }
        self.phase = Phase::Running {
            counting: Counting {
                restarted: Some(Restart { reason, order }),
                ..Counting::from(start_at)
            },
            due_at,
        };
        Ok(self)
    }

    pub(super) fn extended(
        mut self,
        now: Moment,
        by: u32,
        reason: &str,
        told_at: Option<Moment>,
        due_at: Option<Moment>,
    ) -> Outcome {
        self.live()?;
        let extension = self
            .terms
            .extension
            .as_ref()
            .ok_or(LedgerFault::ExtensionNotAllowed)?;
        let before = self.counting().ok_or(LedgerFault::NotStarted)?.extended_by;
        if extension.once && before > 0 {
            return Err(LedgerFault::ExtendedTwice);
        }
        let whole = before.saturating_add(by);
        if by == 0 || extension.max.is_some_and(|max| whole > max) {
            return Err(LedgerFault::ExtensionTooLong);
        }
        if reason.trim().is_empty() {
            return Err(LedgerFault::ReasonMissing);
        }
        not_before(now, told_at.unwrap_or(now), LedgerFault::AheadOfTime)?;
        // Where the rule wants no notice, the day it is extended stands for the day it was told.
        let in_time = told_at.or((!extension.notice_before_due).then_some(now));
        let in_time = in_time.ok_or(LedgerFault::NoticeTooLate)?;
        if self.due_at().is_some_and(|due_at| in_time >= due_at) {
            return Err(LedgerFault::NoticeTooLate);
        }
        match (&mut self.phase, due_at) {
            (
                Phase::Running {
                    counting,
                    due_at: was,
                },
                Some(due_at),
            ) => {
                not_before(due_at, *was, LedgerFault::DueBeforeStart)?;
                counting.extended_by = whole;
                *was = due_at;
                Ok(self)
            }
            (Phase::Paused { counting, .. }, None) => {
                counting.extended_by = whole;
                Ok(self)
            }
            _ => Err(LedgerFault::DueMomentMisplaced),
        }
    }

    /// A correction lets it count on from then towards the moment set; what is over stays over.
    pub(super) fn amended(
        mut self,
        now: Moment,
        at: Moment,
        due_at: Moment,
        reason: &str,
    ) -> Outcome {
        if reason.trim().is_empty() {
            return Err(LedgerFault::ReasonMissing);
        }
        not_before(now, at, LedgerFault::AheadOfTime)?;
        let corrected = |counting: Counting| {
            not_before(due_at, counting.start_at, LedgerFault::DueBeforeStart)?;
            Ok(Counting {
                extended_by: 0,
                pauses: Vec::new(),
                corrected: Some(Correction { at, due_at }),
                ..counting
            })
        };
        self.phase = match self.phase {
            Phase::Missed { counting, .. } if due_at <= at => Phase::Missed {
                counting: corrected(counting)?,
                due_at,
            },
            Phase::Running { counting, .. } | Phase::Missed { counting, .. } => Phase::Running {
                counting: corrected(counting)?,
                due_at,
            },
            Phase::Met {
                counting: Some(counting),
                at: done_at,
                due_at: Some(_),
            } => Phase::Met {
                counting: Some(corrected(counting)?),
                at: done_at,
                due_at: Some(due_at),
            },
            Phase::Waiting => return Err(LedgerFault::NotStarted),
            Phase::Paused { .. } => return Err(LedgerFault::DueMomentMisplaced),
            Phase::Met { .. } | Phase::Cancelled { .. } => return Err(LedgerFault::Ended),
        };
        Ok(self)
    }
}

fn not_before(later: Moment, earlier: Moment, fault: LedgerFault) -> Result<(), LedgerFault> {
    if later < earlier {
        return Err(fault);
    }
    Ok(())
}
