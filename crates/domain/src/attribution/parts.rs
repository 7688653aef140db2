//! Who had which part of a case when, as its events tell.

use std::collections::BTreeMap;

use super::Span;
use crate::case::Awaited;
use crate::contribution::Step;
use crate::routing::Manner;
use crate::{ContributionId, Moment, StaffId};

/// With whom a part lies for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Before the unit; nobody there has taken it.
    Offered,
    /// With whoever works on it.
    Worked,
    /// With somebody for whom they wait.
    Waits(Awaited),
    /// With the coordinator, or it has ended, or its turn has not come.
    Elsewhere,
}

/// One part, and with whom it lies now.
struct Part {
    unit: String,
    turn: Turn,
    since: Moment,
}

/// The parts of a case while its events are read.
///
/// What an authority outside owes is looked after by the coordinator, who asks it by referral.
#[derive(Default)]
pub(super) struct Parts {
    now: BTreeMap<ContributionId, Part>,
    past: Vec<(String, Turn, Span)>,
}

impl Parts {
    /// Notes that a unit was asked, or will be.
    pub(super) fn asked(
        &mut self,
        contribution: ContributionId,
        unit: &str,
        manner: Manner,
        turn: Turn,
        since: Moment,
    ) {
        if manner.is_unit() {
            let unit = unit.to_owned();
            self.now.insert(contribution, Part { unit, turn, since });
        }
    }

    /// Notes that a part lies elsewhere from then on.
    pub(super) fn turned(&mut self, contribution: ContributionId, turn: Turn, at: Moment) {
        let Some(part) = self.now.get_mut(&contribution) else {
            return;
        };
        let span = Span {
            from: part.since,
            to: Some(at),
        };
        self.past.push((part.unit.clone(), part.turn, span));
        (part.turn, part.since) = (turn, at);
    }

    /// Notes what became of a part at this moment.
    pub(super) fn stepped(&mut self, contribution: ContributionId, step: &Step, at: Moment) {
        let turn = match step {
            Step::Held { unit, manner, .. } => {
                return self.asked(contribution, unit, *manner, Turn::Elsewhere, at);
            }
            Step::Ordered { held: false, .. } => return,
            Step::Opened { handler } => Turn::of(*handler),
            Step::Accepted { .. } | Step::Reassigned { .. } | Step::Resumed => Turn::Worked,
            Step::Released => Turn::Offered,
            Step::Waiting { awaited } => Turn::Waits(*awaited),
            Step::Answered { at } => return self.turned(contribution, Turn::Elsewhere, *at),
            Step::Ordered { held: true, .. }
            | Step::Declined { .. }
            | Step::Returned { .. }
            | Step::PassedOn { .. }
            | Step::Cancelled => Turn::Elsewhere,
        };
        self.turned(contribution, turn, at);
    }

    /// With whom each part lay, and when.
    pub(super) fn finish(self) -> impl Iterator<Item = (String, Turn, Span)> {
        let now = self.now.into_values().map(|part| {
            let span = Span {
                from: part.since,
                to: None,
            };
            (part.unit, part.turn, span)
        });
        self.past.into_iter().chain(now)
    }
}

impl Turn {
    /// Who was named works on it at once; else it lies before the unit.
    pub(super) fn of(handler: Option<StaffId>) -> Self {
        handler.map_or(Self::Offered, |_| Self::Worked)
    }
}
