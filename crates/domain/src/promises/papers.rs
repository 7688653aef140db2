//! What papers, fees and referrals do to the clocks.

mod referrals;

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

/// Whom a case still waits for when an authority has answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StillWaiting {
    /// Everybody who was asked has answered.
    ForNobody,
    /// Others have time left.
    ForOthers,
    /// Another should have answered by now.
    ForOneThatIsLate,
}

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
            } else if let Some(since) = stands_for(&self.kept[at], PauseReason::AwaitingCompletion)
            {
                // The first order counts, whatever was asked for after it.
                let ordered_at = ordered_at.map_or(since, |ordered_at| ordered_at.min(since));
                self.count_anew(at, complete_at.max(since), ordered_at);
            } else {
                for reason in AT_BUSINESS {
                    self.resume(at, reason, complete_at);
                }
            }
        }
    }

    /// The business added to its papers unasked (Sweden: the period counts from then).
    ///
    /// What was asked for still stands.
    pub fn papers_supplemented(&mut self, arrived_at: Moment) {
        for at in 0..self.kept.len() {
            let reason = RestartReason::OwnInitiativeSupplement;
            self.restart(
                at,
                arrived_at,
                |_| true,
                |kept| {
                    kept.state
                        .restart(&kept.calendars, reason, arrived_at, None)
                },
            );
        }
    }

    /// The fee was paid.
    pub fn fee_paid(&mut self, paid_at: Moment) {
        self.start_all(StartOn::FeePaid, paid_at);
    }

    /// Everything is there: the clock counts from now, whatever the business was asked for before.
    fn count_anew(&mut self, place: usize, complete_at: Moment, ordered_at: Moment) {
        let outside = |reason: PauseReason| {
            reason != PauseReason::AwaitingCompletion && !AT_BUSINESS.contains(&reason)
        };
        self.restart(place, complete_at, outside, |kept| {
            let by_order = kept.state.order_in_time_until(&kept.calendars).is_some();
            let (reason, ordered_at) = if by_order {
                (RestartReason::CompletionOrder, Some(ordered_at))
            } else {
                (RestartReason::BasicGap, None)
            };
            kept.state
                .restart(&kept.calendars, reason, complete_at, ordered_at)
        });
    }

    /// Sets a clock back to nothing. Reasons that `stay` keep it standing all the same.
    fn restart(
        &mut self,
        place: usize,
        start_at: Moment,
        stay: impl Fn(PauseReason) -> bool,
        make: impl FnOnce(&Kept) -> Entry,
    ) {
        let mut standing = match self.kept[place].state.phase() {
            Phase::Paused { standing, .. } => standing.reasons.clone(),
            Phase::Waiting
            | Phase::Running { .. }
            | Phase::Missed { .. }
            | Phase::Met { .. }
            | Phase::Cancelled { .. } => Vec::new(),
        };
        if !self.try_add(place, |kept| Ok(make(kept))) {
            return;
        }
        standing.sort_by_key(|(_, from)| *from);
        for (reason, from) in standing.into_iter().filter(|(reason, _)| stay(*reason)) {
            self.try_add(place, |_| Ok(pause(reason, from.max(start_at))));
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

    pub(super) fn start(&mut self, place: usize, at: Moment, reason: Option<String>) {
        self.try_add(place, |kept| {
            Ok(kept.state.start(&kept.calendars, at, reason))
        });
    }

    pub(super) fn resume(&mut self, place: usize, reason: PauseReason, at: Moment) {
        if let Some(from) = stands_for(&self.kept[place], reason) {
            let at = at.max(from);
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

pub(super) fn pause(reason: PauseReason, from: Moment) -> Entry {
    Entry::Paused {
        reason,
        from,
        note: None,
    }
}

pub(super) fn waits_for(kept: &Kept, on: StartOn) -> bool {
    *kept.state.phase() == Phase::Waiting && kept.state.terms().start == on
}

/// From when this clock stands still for this reason, if it does.
fn stands_for(kept: &Kept, reason: PauseReason) -> Option<Moment> {
    match kept.state.phase() {
        Phase::Paused { standing, .. } => standing.held_from(reason),
        Phase::Waiting
        | Phase::Running { .. }
        | Phase::Missed { .. }
        | Phase::Met { .. }
        | Phase::Cancelled { .. } => None,
    }
}
