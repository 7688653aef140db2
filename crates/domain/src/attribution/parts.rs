//! Who had which part of a case when, as its events tell.

use std::collections::BTreeMap;

use super::Span;
use crate::case::Awaited;
use crate::event::Happened;
use crate::{ContributionId, Moment};

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
    /// Notes what an event tells of a part, if it is about one.
    pub(super) fn note(&mut self, at: Moment, happened: &Happened) {
        let Some((contribution, turn, at)) = turn(at, happened) else {
            return self.note_new(at, happened);
        };
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

    fn note_new(&mut self, since: Moment, happened: &Happened) {
        let (contribution, unit, manner, turn) = match happened {
            Happened::ContributionOffered {
                contribution,
                unit,
                manner,
                handler,
                ..
            } => {
                let turn = handler.map_or(Turn::Offered, |_| Turn::Worked);
                (contribution, unit, manner, turn)
            }
            Happened::ContributionHeld {
                contribution,
                unit,
                manner,
                ..
            } => (contribution, unit, manner, Turn::Elsewhere),
            #[expect(
                clippy::wildcard_enum_match_arm,
                reason = "the course itself names every event; here are those about a part"
            )]
            _ => return,
        };
        if manner.is_unit() {
            let unit = unit.clone();
            self.now
                .insert(*contribution, Part { unit, turn, since });
        }
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

/// Whose turn it is from when on, by an event about a part that is known.
fn turn(at: Moment, happened: &Happened) -> Option<(ContributionId, Turn, Moment)> {
    let turned = match happened {
        Happened::ContributionAccepted { contribution, .. }
        | Happened::ContributionReassigned { contribution, .. }
        | Happened::ContributionResumed { contribution } => (*contribution, Turn::Worked, at),
        Happened::ContributionReleased { contribution } => (*contribution, Turn::Offered, at),
        Happened::ContributionOpened {
            contribution,
            handler,
        } => {
            let turn = handler.map_or(Turn::Offered, |_| Turn::Worked);
            (*contribution, turn, at)
        }
        Happened::ContributionWaiting {
            contribution,
            awaited,
        } => (*contribution, Turn::Waits(*awaited), at),
        Happened::ContributionAnswered { contribution, at } => {
            (*contribution, Turn::Elsewhere, *at)
        }
        Happened::Progressed {
            contribution: Some(contribution),
            at,
            ..
        } => (*contribution, Turn::Elsewhere, *at),
        Happened::ContributionOrdered {
            contribution,
            held: true,
            ..
        }
        | Happened::ContributionDeclined { contribution, .. }
        | Happened::ContributionReturned { contribution, .. }
        | Happened::ContributionPassedOn { contribution, .. }
        | Happened::ContributionCancelled { contribution } => (*contribution, Turn::Elsewhere, at),
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "the course itself names every event; here are those about a part"
        )]
        _ => return None,
    };
    Some(turned)
}
