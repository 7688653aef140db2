//! What the clock does to promises: who is told when shares pass, and what is missed.

use super::Promises;
use crate::guarantee::{
    Audience, Clock, Entry, GuaranteeStage, Milestone, Occasion, next_milestone,
};
use crate::{GuaranteeId, Moment, closed_set};

closed_set! {
    /// What people are told by the clock.
    NoticeKind {
        /// A share of the period has passed.
        Warning = "warning",
        /// The due moment has passed.
        Missed = "missed",
        /// The business learns that it will not get what was promised in time.
        DelayNotice = "delay_notice",
        /// The coordinator should renew what the business was promised, as a unit is late.
        RenewPromise = "renew_promise",
        /// A season begins or ends in which a promise does not count.
        Suspension = "suspension",
    }
}

impl From<Occasion> for NoticeKind {
    fn from(of: Occasion) -> Self {
        match of {
            Occasion::Share { .. } => Self::Warning,
            Occasion::Due => Self::Missed,
            Occasion::SeasonBegan | Occasion::SeasonEnded => Self::Suspension,
        }
    }
}

/// Something that people must be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What.
    pub kind: NoticeKind,
    /// Of which promise.
    pub guarantee: GuaranteeId,
    /// What has come.
    pub of: Occasion,
    /// Whom.
    pub to: Vec<Audience>,
}

impl Promises {
    /// Does what the clock demands of every promise by now, and says who must be told.
    ///
    /// Every share that passed is recorded; of several that passed at once, after a time in which
    /// nothing ran, only the last is told. The business learns of a delay once, late rather than
    /// never.
    pub fn clock(&mut self) -> Vec<Notice> {
        let mut notices = Vec::new();
        for at in 0..self.kept.len() {
            let passed = self.pass(at);
            let Some(last) = passed.last() else {
                continue;
            };
            let kept = &self.kept[at];
            let told = |of| kept.state.terms().told_of(of);
            let kind = NoticeKind::from(last.of);
            let notice = |kind, to| Notice {
                kind,
                guarantee: kept.id,
                of: last.of,
                to,
            };
            let mut to = told(last.of);
            to.retain(|audience| *audience != Audience::Business);
            if !to.is_empty() {
                notices.push(notice(kind, to));
            }
            if passed
                .iter()
                .any(|of| told(of.of).contains(&Audience::Business))
            {
                notices.push(notice(NoticeKind::DelayNotice, vec![Audience::Business]));
            }
            let is_unit = kept.state.terms().clock == Clock::UnitAnswer;
            if is_unit && kind == NoticeKind::Missed && !self.owed_outside().is_empty() {
                let to = vec![Audience::Coordinator];
                notices.push(notice(NoticeKind::RenewPromise, to));
            }
        }
        notices
    }

    /// What the business was promised, is still owed in time, and rests on the answers of units.
    pub fn owed_outside(&self) -> Vec<GuaranteeId> {
        let owed = self.kept.iter().filter(|kept| {
            let stage = kept.state.stage();
            let can_be_kept = match stage {
                GuaranteeStage::Waiting | GuaranteeStage::Running | GuaranteeStage::Paused => true,
                GuaranteeStage::Missed
                | GuaranteeStage::Met
                | GuaranteeStage::MetLate
                | GuaranteeStage::Cancelled => false,
            };
            let rests_on_units = matches!(
                kept.state.terms().clock,
                Clock::PreMeetingHeld
                    | Clock::CoordinationMeetingHeld
                    | Clock::ProcessOverviewSent
                    | Clock::InterimReply
                    | Clock::NextUpdate
                    | Clock::OfferSent
                    | Clock::FinalAnswer
                    | Clock::Decision
                    | Clock::AccessDecision
            );
            can_be_kept && rests_on_units
        });
        owed.map(|kept| kept.id).collect()
    }

    /// Records every milestone of one promise that has come, in order.
    fn pass(&mut self, at: usize) -> Vec<Milestone> {
        let mut passed = Vec::new();
        while let Some(milestone) = self.next(at) {
            let added = self.try_add(at, |kept| {
                Ok(match (milestone.of, kept.state.due_at()) {
                    (Occasion::Due, Some(due_at)) => Entry::Missed { due_at },
                    (of, _) => Entry::Warned { of },
                })
            });
            if !added {
                break;
            }
            passed.push(milestone);
        }
        passed
    }

    fn next(&self, at: usize) -> Option<Milestone> {
        let kept = &self.kept[at];
        next_milestone(&kept.state, &kept.calendars, self.now)
    }

    /// The moment at which all lines are recorded.
    pub fn now(&self) -> Moment {
        self.now
    }
}
