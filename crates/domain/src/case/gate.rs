//! What must be done before a case may end.

use super::{ClosedAs, Stage};
use crate::guarantee::{GuaranteeStage, GuaranteeState};
use crate::{CallBackId, ContributionId, GuaranteeId, closed_set, contribution};

closed_set! {
    /// The word for what keeps a case from ending.
    ObstacleKind {
        /// The business does not have its final answer.
        NotAnswered = "not_answered",
        /// A unit still owes its contribution.
        OpenContribution = "open_contribution",
        /// The business was promised something that can still be kept.
        PromiseOwed = "promise_owed",
        /// It was not said why a promise was missed.
        UnexplainedMiss = "unexplained_miss",
        /// The business waits to be called back.
        OpenCallBack = "open_call_back",
    }
}

/// One thing that keeps a case from ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The business does not have its final answer.
    NotAnswered,
    /// A unit still owes its contribution.
    OpenContribution(ContributionId),
    /// The business was promised something that can still be kept.
    PromiseOwed(GuaranteeId),
    /// It was not said why a promise was missed.
    UnexplainedMiss(GuaranteeId),
    /// The business waits to be called back.
    OpenCallBack(CallBackId),
}

/// Somebody still has to call the business back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenCall {
    /// The call-back.
    pub call_back: CallBackId,
    /// The promise that it is.
    pub promise: GuaranteeId,
}

impl Obstacle {
    /// The word for it.
    pub fn kind(self) -> ObstacleKind {
        match self {
            Self::NotAnswered => ObstacleKind::NotAnswered,
            Self::OpenContribution(_) => ObstacleKind::OpenContribution,
            Self::PromiseOwed(_) => ObstacleKind::PromiseOwed,
            Self::UnexplainedMiss(_) => ObstacleKind::UnexplainedMiss,
            Self::OpenCallBack(_) => ObstacleKind::OpenCallBack,
        }
    }

    /// Where in the case it stands, as a JSON pointer into it: by id, not by place.
    pub fn pointer(self) -> String {
        match self {
            Self::NotAnswered => "/case/stage".to_owned(),
            Self::OpenContribution(id) => format!("/contributions/{id}"),
            Self::PromiseOwed(id) | Self::UnexplainedMiss(id) => format!("/guarantees/{id}"),
            Self::OpenCallBack(id) => format!("/call_backs/{id}"),
        }
    }
}

/// Everything that keeps a case from ending so; nothing if it may.
///
/// Whatever way it ends, it must have been said why a promise was missed. An answered case owes
/// more: its final answer, every contribution, and what the business was promised and can still
/// get. A promise whose clock never started owes nothing: what would start it does not come any
/// more. One that was missed and explained stays what it is, a miss. A call-back that is still open
/// is named as such, and its promise not besides: calling keeps both.
pub fn gate<'a>(
    how: ClosedAs,
    stage: Stage,
    parts: impl IntoIterator<Item = (ContributionId, contribution::Stage)>,
    promises: impl IntoIterator<Item = (GuaranteeId, &'a GuaranteeState)>,
    calls: &[OpenCall],
) -> Vec<Obstacle> {
    let everything = how == ClosedAs::Answered;
    let mut obstacles = Vec::new();
    if everything && !matches!(stage, Stage::Answered { .. }) {
        obstacles.push(Obstacle::NotAnswered);
    }
    let open = parts.into_iter().filter(|(_, part)| part.is_open());
    obstacles.extend(
        open.filter(|_| everything)
            .map(|(id, _)| Obstacle::OpenContribution(id)),
    );
    for (id, state) in promises {
        let by_calling = calls.iter().any(|call| call.promise == id);
        if state.needs_explanation() {
            obstacles.push(Obstacle::UnexplainedMiss(id));
        } else if everything && is_owed(state) && !by_calling {
            obstacles.push(Obstacle::PromiseOwed(id));
        }
    }
    let open = calls.iter().filter(|_| everything);
    obstacles.extend(open.map(|call| Obstacle::OpenCallBack(call.call_back)));
    obstacles
}

/// Whether the business was promised it and can still get it in time.
fn is_owed(state: &GuaranteeState) -> bool {
    let counts = match state.stage() {
        GuaranteeStage::Running | GuaranteeStage::Paused => true,
        GuaranteeStage::Waiting
        | GuaranteeStage::Missed
        | GuaranteeStage::Met
        | GuaranteeStage::MetLate
        | GuaranteeStage::Cancelled => false,
    };
    counts && !state.terms().is_internal()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::catalogue::{Catalogue, Document};
    use crate::contribution::Stage as Part;
    use crate::guarantee::proofs::Story;
    use crate::guarantee::{Cause, Entry, Recorded, renewal};
    use crate::{Country, Moment, StaffId};

    /// Every kind of state that a promise to the business can be in, but for a pause.
    fn promises() -> Vec<GuaranteeState> {
        let catalogue = Catalogue::compile(1, Document::default_catalogue());
        let story = Story::begin(Country::Dk, renewal(&catalogue, 1), "2026-03-02T09:00");
        let (at, late) = (story.at("2026-03-02T09:00"), story.at("2026-04-02T09:00"));
        let then = |state: &GuaranteeState, at: Moment, entry| {
            state.clone().then(Recorded { at, entry }).unwrap()
        };
        let waiting = story.state.clone();
        let start = waiting.start(&story.calendars, at, None);
        let running = then(&waiting, at, start);
        let due_at = running.due_at().unwrap();
        let missed = then(&running, late, Entry::Missed { due_at });
        let (cause, words) = (Cause::Workload, "Ferie".to_owned());
        let explained = then(&missed, late, Entry::Explained { cause, words });
        let done = |at| Entry::Met {
            at,
            by: None,
            reason: Some("x".to_owned()),
        };
        let (met, met_late) = (
            then(&running, at, done(at)),
            then(&missed, late, done(late)),
        );
        let reason = "x".to_owned();
        let cancelled = then(&running, at, Entry::Cancelled { reason });
        vec![
            waiting, running, missed, explained, met, met_late, cancelled,
        ]
    }

    /// Made once: a catalogue takes long to compile.
    static PROMISES: LazyLock<Vec<GuaranteeState>> = LazyLock::new(promises);

    fn parts() -> [Part; 6] {
        let (at, handler) = (Moment::from_micros(1).unwrap(), StaffId(Uuid::nil()));
        [
            Part::Held,
            Part::Offered { to: None },
            Part::Accepted { handler, at },
            Part::Returned { at },
            Part::Declined { at },
            Part::Cancelled { at },
        ]
    }

    proptest! {
        #[test]
        fn a_case_ends_exactly_when_nothing_is_owed(
            answered in any::<bool>(),
            parts_at in prop::collection::vec(0..6_usize, 0..6),
            promises_at in prop::collection::vec(0..7_usize, 0..6),
            calls_at in prop::collection::btree_set(0..6_usize, 0..3),
        ) {
            let at = Moment::from_micros(1).unwrap();
            let stage = if answered { Stage::Answered { at } } else { Stage::Open };
            let (all_parts, all_promises) = (parts(), &*PROMISES);
            let id = |n: usize| Uuid::from_u128(n as u128 + 1);
            let calls: Vec<OpenCall> = calls_at
                .iter()
                .map(|n| OpenCall { call_back: CallBackId(id(*n)), promise: GuaranteeId(id(*n)) })
                .collect();
            let ask = |how| gate(
                how,
                stage,
                parts_at.iter().enumerate().map(|(n, of)| (ContributionId(id(n)), all_parts[*of])),
                promises_at.iter().enumerate().map(|(n, of)| (GuaranteeId(id(n)), &all_promises[*of])),
                &calls,
            );
            let count = |obstacles: &[Obstacle], kind| {
                obstacles.iter().filter(|obstacle| obstacle.kind() == kind).count()
            };
            let found = ask(ClosedAs::Answered);
            let open = parts_at.iter().filter(|of| all_parts[**of].is_open()).count();
            let unexplained = promises_at.iter().filter(|of| [2, 5].contains(*of)).count();
            let others = promises_at.iter().enumerate().filter(|(n, _)| !calls_at.contains(n));
            let owed = others.filter(|(_, of)| **of == 1).count();
            prop_assert_eq!(count(&found, ObstacleKind::NotAnswered), usize::from(!answered));
            prop_assert_eq!(count(&found, ObstacleKind::OpenContribution), open);
            prop_assert_eq!(count(&found, ObstacleKind::UnexplainedMiss), unexplained);
            prop_assert_eq!(count(&found, ObstacleKind::PromiseOwed), owed);
            prop_assert_eq!(count(&found, ObstacleKind::OpenCallBack), calls.len());
            for how in [ClosedAs::Withdrawn, ClosedAs::Merged] {
                let found = ask(how);
                prop_assert_eq!(found.len(), unexplained);
                prop_assert_eq!(count(&found, ObstacleKind::UnexplainedMiss), unexplained);
            }
        }
    }
}
