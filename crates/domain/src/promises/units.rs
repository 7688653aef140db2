//! What a unit does with its part, and what that does to the clocks.

use std::sync::Arc;

use super::papers::{pause, waits_for};
use super::{Kept, Promises};
use crate::guarantee::{Calendars, Entry, PauseReason, StartOn, Terms};
use crate::{ContributionId, GuaranteeId, Moment};

impl Promises {
    /// Gives the coordinator the promise that a unit answers, which counts from now.
    pub fn owe(
        &mut self,
        id: GuaranteeId,
        contribution: ContributionId,
        terms: Terms,
        calendars: Arc<Calendars>,
    ) {
        self.begin(id, Some(contribution), terms, self.now, calendars);
    }

    /// Somebody works on a part since `at`: what waited for that starts.
    pub fn accepted(&mut self, contribution: ContributionId, at: Moment) {
        for place in 0..self.kept.len() {
            let kept = &self.kept[place];
            let concerned = kept.contribution.is_none_or(|of| of == contribution);
            if concerned && waits_for(kept, StartOn::Accepted) {
                self.start(place, at, None);
            }
        }
    }

    /// A unit waits for the business since `from`: its own clock stands where its terms let it.
    pub fn unit_waits(&mut self, contribution: ContributionId, from: Moment) {
        self.each_of(contribution, |promises, place| {
            promises.try_add(place, |_| Ok(pause(PauseReason::GapAtApplicant, from)));
        });
    }

    /// A unit goes on at `at`.
    pub fn unit_goes_on(&mut self, contribution: ContributionId, at: Moment) {
        self.each_of(contribution, |promises, place| {
            promises.resume(place, PauseReason::GapAtApplicant, at);
        });
    }

    /// A unit owes nothing any more, for this reason.
    pub fn unit_is_released(&mut self, contribution: ContributionId, reason: &str) {
        self.each_of(contribution, |promises, place| {
            let reason = reason.to_owned();
            promises.try_add(place, |_| Ok(Entry::Cancelled { reason }));
        });
    }

    fn each_of(&mut self, contribution: ContributionId, act: impl Fn(&mut Self, usize)) {
        let is_theirs = |kept: &Kept| kept.contribution == Some(contribution);
        for place in 0..self.kept.len() {
            if is_theirs(&self.kept[place]) {
                act(self, place);
            }
        }
    }
}
