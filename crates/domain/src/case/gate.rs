//! What must be done before a case may end.

use super::{ClosedAs, Stage};
use crate::guarantee::{GuaranteeStage, GuaranteeState};
use crate::{ContributionId, GuaranteeId, closed_set, contribution};

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
}

impl Obstacle {
    /// The word for it.
    pub fn kind(self) -> ObstacleKind {
        match self {
            Self::NotAnswered => ObstacleKind::NotAnswered,
            Self::OpenContribution(_) => ObstacleKind::OpenContribution,
            Self::PromiseOwed(_) => ObstacleKind::PromiseOwed,
            Self::UnexplainedMiss(_) => ObstacleKind::UnexplainedMiss,
        }
    }

    /// Where in the case it stands, as a JSON pointer into it: by id, not by place.
    pub fn pointer(self) -> String {
        match self {
            Self::NotAnswered => "/case/stage".to_owned(),
            Self::OpenContribution(id) => format!("/contributions/{id}"),
            Self::PromiseOwed(id) | Self::UnexplainedMiss(id) => format!("/guarantees/{id}"),
        }
    }
}

/// Everything that keeps a case from ending so; nothing if it may.
///
/// Whatever way it ends, it must have been said why a promise was missed. An answered case owes
/// more: its final answer, every contribution, and what the business was promised and can still
/// get. A promise whose clock never started owes nothing: what would start it does not come any
/// more. One that was missed and explained stays what it is, a miss.
pub fn gate<'a>(
    how: ClosedAs,
    stage: Stage,
    parts: impl IntoIterator<Item = (ContributionId, contribution::Stage)>,
    promises: impl IntoIterator<Item = (GuaranteeId, &'a GuaranteeState)>,
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
        if state.needs_explanation() {
            obstacles.push(Obstacle::UnexplainedMiss(id));
        } else if everything && is_owed(state) {
            obstacles.push(Obstacle::PromiseOwed(id));
        }
    }
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
