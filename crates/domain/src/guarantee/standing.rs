//! A clock that stands still: since when, why, and until when.

use super::reasons::PauseReason;
use super::skips::Pause;
use crate::Moment;

/// Since when and why a clock stands still.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Since when, without a break.
    pub since: Moment,
    /// By which reason the whole time is explained.
    pub first: PauseReason,
    /// Why still, and from when for each; never empty.
    pub reasons: Vec<(PauseReason, Moment)>,
    /// Until when it stood for reasons that have gone.
    pub until: Moment,
}

impl Standing {
    /// It stands still from now on.
    pub(super) fn from(reason: PauseReason, from: Moment) -> Self {
        Self {
            since: from,
            first: reason,
            reasons: vec![(reason, from)],
            until: from,
        }
    }

    /// From when it stands still for this reason, if it does.
    pub fn held_from(&self, reason: PauseReason) -> Option<Moment> {
        let mut reasons = self.reasons.iter();
        let (_, from) = reasons.find(|(standing, _)| *standing == reason)?;
        Some(*from)
    }

    /// What is over and what still stands when this reason goes at `at`.
    ///
    /// What is told late may leave a time between two reasons in which nothing stopped the clock.
    pub(super) fn without(
        mut self,
        reason: PauseReason,
        at: Moment,
    ) -> (Option<Pause>, Option<Self>) {
        self.reasons.retain(|(standing, _)| *standing != reason);
        self.until = self.until.max(at);
        let over = Pause {
            from: self.since,
            to: self.until,
            reason: self.first,
        };
        let next = self.reasons.iter().copied().min_by_key(|(_, from)| *from);
        match next {
            None => (Some(over), None),
            Some((first, from)) if from > self.until => {
                let rest = Self {
                    since: from,
                    first,
                    until: from,
                    ..self
                };
                (Some(over), Some(rest))
            }
            Some(_) => (None, Some(self)),
        }
    }
}
