//! What is asked of other authorities, and its answer.

use super::super::Promises;
use super::{StillWaiting, pause, stands_for};
use crate::Moment;
use crate::guarantee::{PauseReason, StartOn};

impl Promises {
    /// Another authority was asked.
    pub fn referral_sent(&mut self, sent_at: Moment) {
        for at in 0..self.kept.len() {
            self.try_add(at, |_| {
                Ok(pause(PauseReason::RegionalStateReferral, sent_at))
            });
        }
    }

    /// An authority should have answered by `late_from` and has not: where the terms take out what
    /// others are late, the clock stands from then, so that nothing is missed for their sake.
    pub fn referral_overdue(&mut self, late_from: Moment) {
        for at in 0..self.kept.len() {
            let free_from = self.kept[at].state.pauses_from();
            let from = free_from.map_or(late_from, |free| late_from.max(free));
            self.try_add(at, |_| Ok(pause(PauseReason::ReferralLate, from)));
        }
    }

    /// An authority answered; `waiting` tells of the others.
    ///
    /// Where the terms take out only what the other authority was late, that is taken out now.
    pub fn referral_answered(
        &mut self,
        reply_by: Option<Moment>,
        answered_at: Moment,
        waiting: StillWaiting,
    ) {
        let is_last = waiting == StillWaiting::ForNobody;
        let late_from = reply_by.filter(|reply_by| *reply_by < answered_at);
        for at in 0..self.kept.len() {
            if is_last {
                self.resume(at, PauseReason::RegionalStateReferral, answered_at);
            }
            if stands_for(&self.kept[at], PauseReason::ReferralLate).is_some() {
                if waiting != StillWaiting::ForOneThatIsLate {
                    self.resume(at, PauseReason::ReferralLate, answered_at);
                }
                continue;
            }
            // What was taken out before is not taken out again.
            let free_from = self.kept[at].state.pauses_from();
            let from = late_from.map(|from| free_from.map_or(from, |free| from.max(free)));
            if let Some(from) = from.filter(|from| *from < answered_at)
                && self.try_add(at, |_| Ok(pause(PauseReason::ReferralLate, from)))
            {
                self.resume(at, PauseReason::ReferralLate, answered_at);
            }
        }
        if is_last {
            self.start_all(StartOn::ReferralDone, answered_at);
        }
    }
}
