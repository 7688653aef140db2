//! What papers, fees and referrals do to the clocks.

use super::{Kept, Promises};
use crate::Moment;
use crate::guarantee::{Entry, PauseReason, Phase, Progress, RestartReason, StartOn};
use crate::papers::Gap;

/// For which reason a clock stops while the business mends a minor gap: the first that its terms
/// allow.
const AT_BUSINESS: [PauseReason; 3] = [
    PauseReason::MinorGap,
    PauseReason::MissingAttachment,
    PauseReason::GapAtApplicant,
];

impl Promises {
    /// The business was told at `asked_at` what is missing in what arrived at `received_at`.
    ///
    /// A *basic gap* keeps a clock that waits for complete papers waiting, and stops one that would
    /// count anew from completion. A completion order that comes too late stops nothing. A *minor
    /// gap* means that the matter can be judged: a clock that waited for complete papers counts from
    /// arrival, and only the time of the business is taken out (Norway: SAK10 § 7-6).
    pub fn papers_missing(&mut self, gap: Gap, received_at: Moment, asked_at: Moment) {
        self.progressed(Progress::PapersChecked, asked_at, None);
        for at in 0..self.kept.len() {
            let Some(reason) = self.pause_for(at, gap, asked_at) else {
                continue;
            };
            if gap == Gap::Minor && waits_for(&self.kept[at], StartOn::Complete) {
                self.try_add(at, |kept| {
                    let why = Some(PauseReason::MinorGap.as_str().to_owned());
                    Ok(kept.state.start(&kept.calendars, received_at, why))
                });
            }
            self.try_add(at, |_| Ok(pause(reason, asked_at)));
        }
    }

    /// A person declared the papers complete since `complete_at`, and said why.
    pub fn papers_complete(
        &mut self,
        complete_at: Moment,
        reason: &str,
        ordered_at: Option<Moment>,
    ) {
        self.progressed(Progress::PapersChecked, self.now, None);
        for at in 0..self.kept.len() {
            if waits_for(&self.kept[at], StartOn::Complete) {
                self.start(at, complete_at, Some(reason.to_owned()));
            } else if stands_for(&self.kept[at], PauseReason::AwaitingCompletion) {
                self.try_add(at, |kept| {
                    let by_order = kept.state.order_in_time_until(&kept.calendars).is_some();
                    let restart = if by_order {
                        RestartReason::CompletionOrder
                    } else {
                        RestartReason::BasicGap
                    };
                    let ordered_at = ordered_at.filter(|_| by_order);
                    let calendars = &kept.calendars;
                    Ok(kept
                        .state
                        .restart(calendars, restart, complete_at, ordered_at))
                });
            } else {
                for reason in AT_BUSINESS {
                    self.resume(at, reason, complete_at);
                }
            }
        }
    }

    /// The business added to its papers unasked (Sweden: the period counts from then).
    pub fn papers_supplemented(&mut self, arrived_at: Moment) {
        for at in 0..self.kept.len() {
            self.try_add(at, |kept| {
                let reason = RestartReason::OwnInitiativeSupplement;
                Ok(kept
                    .state
                    .restart(&kept.calendars, reason, arrived_at, None))
            });
        }
    }

    /// The fee was paid.
    pub fn fee_paid(&mut self, paid_at: Moment) {
        self.start_all(StartOn::FeePaid, paid_at);
    }

    /// Another authority was asked.
    pub fn referral_sent(&mut self, sent_at: Moment) {
        for at in 0..self.kept.len() {
            self.try_add(at, |_| {
                Ok(pause(PauseReason::RegionalStateReferral, sent_at))
            });
        }
    }

    /// It answered. `is_last` unless others still have to.
    ///
    /// Where the terms take out only what the other authority was late, that is taken out now.
    pub fn referral_answered(
        &mut self,
        reply_by: Option<Moment>,
        answered_at: Moment,
        is_last: bool,
    ) {
        let late_from = reply_by.filter(|reply_by| *reply_by < answered_at);
        for at in 0..self.kept.len() {
            if is_last {
                self.resume(at, PauseReason::RegionalStateReferral, answered_at);
            }
            if let Some(from) = late_from
                && self.try_add(at, |_| Ok(pause(PauseReason::ReferralLate, from)))
            {
                self.resume(at, PauseReason::ReferralLate, answered_at);
            }
        }
        if is_last {
            self.start_all(StartOn::ReferralDone, answered_at);
        }
    }

    /// Starts every clock that waited for this.
    pub fn start_all(&mut self, on: StartOn, at: Moment) {
        for place in 0..self.kept.len() {
            if waits_for(&self.kept[place], on) {
                self.start(place, at, None);
            }
        }
    }

    fn start(&mut self, place: usize, at: Moment, reason: Option<String>) {
        self.try_add(place, |kept| {
            Ok(kept.state.start(&kept.calendars, at, reason))
        });
    }

    fn resume(&mut self, place: usize, reason: PauseReason, at: Moment) {
        if stands_for(&self.kept[place], reason) {
            self.try_add(place, |kept| kept.state.resume(&kept.calendars, reason, at));
        }
    }

    /// For which reason a gap stops this clock, if it does.
    fn pause_for(&self, place: usize, gap: Gap, asked_at: Moment) -> Option<PauseReason> {
        let kept = &self.kept[place];
        let terms = kept.state.terms();
        let at_business = || AT_BUSINESS.into_iter().find(|of| terms.may_pause(*of));
        match gap {
            Gap::Minor => at_business(),
            Gap::Basic if waits_for(kept, StartOn::Complete) => None,
            Gap::Basic if terms.may_pause(PauseReason::AwaitingCompletion) => {
                let until = kept.state.order_in_time_until(&kept.calendars);
                until
                    .is_none_or(|until| asked_at <= until)
                    .then_some(PauseReason::AwaitingCompletion)
            }
            Gap::Basic => at_business(),
        }
    }
}

fn pause(reason: PauseReason, from: Moment) -> Entry {
    Entry::Paused {
        reason,
        from,
        note: None,
    }
}

fn waits_for(kept: &Kept, on: StartOn) -> bool {
    *kept.state.phase() == Phase::Waiting && kept.state.terms().start == on
}

fn stands_for(kept: &Kept, reason: PauseReason) -> bool {
    match kept.state.phase() {
        Phase::Paused { reasons, .. } => reasons.contains(&reason),
        Phase::Waiting
        | Phase::Running { .. }
        | Phase::Missed { .. }
        | Phase::Met { .. }
        | Phase::Cancelled { .. } => false,
    }
}
