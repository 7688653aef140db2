//! What becomes of a contribution, as it is recorded among the events of its case.

use serde::{Deserialize, Serialize};

use super::{DeclineReason, ReturnReason};
use crate::case::Awaited;
use crate::event::EventKind;
use crate::routing::{Manner, UnitReason};
use crate::{ContributionId, Moment, StaffId};

/// What became of a contribution. Recorded: fields are added with defaults, never changed.
///
/// That a unit was asked at once has an event of its own; here is what follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Step {
    /// The unit will be asked for its part once others have answered.
    Held {
        /// The unit.
        unit: String,
        /// How it is carried.
        manner: Manner,
        /// Why the unit takes part.
        because: Vec<UnitReason>,
        /// Which must be answered first.
        depends_on: Vec<ContributionId>,
    },
    /// It was said which others must be answered before it.
    Ordered {
        /// Which must be answered first.
        depends_on: Vec<ContributionId>,
        /// Whether its turn has not come.
        held: bool,
    },
    /// Its turn has come.
    Opened {
        /// Who was named to work on it, if anybody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        handler: Option<StaffId>,
    },
    /// Somebody took it on.
    Accepted {
        /// Who.
        handler: StaffId,
    },
    /// Whoever works on it waits for somebody.
    Waiting {
        /// For whom.
        awaited: Awaited,
    },
    /// They go on.
    Resumed,
    /// The unit gave its answer.
    Answered {
        /// When.
        at: Moment,
    },
    /// It was put back before its unit.
    Released,
    /// It was given to a person of its unit.
    Reassigned {
        /// To whom.
        handler: StaffId,
        /// Who had worked on it, if anybody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<StaffId>,
    },
    /// The unit said that it is another's, which owes it now.
    Declined {
        /// Why.
        reason: DeclineReason,
        /// The unit that owes it instead.
        unit: String,
        /// Its contribution.
        passed_to: ContributionId,
    },
    /// The unit said that it is not theirs, and it lies with the coordinator.
    Returned {
        /// Why the unit declined it.
        reason: DeclineReason,
        /// Why it lies with the coordinator.
        because: ReturnReason,
    },
    /// The coordinator asked another unit for it, after it was returned.
    PassedOn {
        /// The unit that owes it instead.
        unit: String,
        /// Its contribution.
        passed_to: ContributionId,
    },
    /// It is not needed any more.
    Cancelled,
}

impl Step {
    /// The word for the event.
    pub fn kind(&self) -> EventKind {
        match self {
            Self::Held { .. } => EventKind::ContributionHeld,
            Self::Ordered { .. } => EventKind::ContributionOrdered,
            Self::Opened { .. } => EventKind::ContributionOpened,
            Self::Accepted { .. } => EventKind::ContributionAccepted,
            Self::Waiting { .. } => EventKind::ContributionWaiting,
            Self::Resumed => EventKind::ContributionResumed,
            Self::Answered { .. } => EventKind::ContributionAnswered,
            Self::Released => EventKind::ContributionReleased,
            Self::Reassigned { .. } => EventKind::ContributionReassigned,
            Self::Declined { .. } => EventKind::ContributionDeclined,
            Self::Returned { .. } => EventKind::ContributionReturned,
            Self::PassedOn { .. } => EventKind::ContributionPassedOn,
            Self::Cancelled => EventKind::ContributionCancelled,
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::event::Happened;

    #[test]
    fn what_becomes_of_a_contribution_is_recorded_so() {
        let (id, me) = (
            "01920000-0000-7000-8000-000000000001",
            "01920000-0000-7000-8000-000000000002",
        );
        let steps = [
            json!({"kind": "held", "unit": "building", "manner": "pool",
                "because": [{"rule": "added"}, {"rule": "rerouted", "from": "fire"}],
                "depends_on": [me]}),
            json!({"kind": "ordered", "depends_on": [me], "held": true}),
            json!({"kind": "opened"}),
            json!({"kind": "accepted", "handler": me}),
            json!({"kind": "waiting", "awaited": "business"}),
            json!({"kind": "resumed"}),
            json!({"kind": "answered", "at": "2026-03-02T09:02:00Z"}),
            json!({"kind": "released"}),
            json!({"kind": "reassigned", "handler": me}),
            json!({"kind": "declined", "reason": "not_ours", "unit": "fire", "passed_to": me}),
            json!({"kind": "returned", "reason": "no_capacity", "because": "nobody_named"}),
            json!({"kind": "passed_on", "unit": "fire", "passed_to": me}),
            json!({"kind": "cancelled"}),
        ];
        for step in steps {
            let kind = format!("contribution_{}", step["kind"].as_str().unwrap());
            let written = json!({"kind": "contribution", "contribution": id, "step": step});
            let event: Happened = serde_json::from_value(written.clone()).unwrap();
            assert_eq!(event.kind().as_str(), kind);
            assert_eq!(serde_json::to_value(event).unwrap(), written);
        }
    }

    #[test]
    fn an_answered_question_is_recorded_so() {
        let written = json!({"kind": "question_answered", "question": "alcohol", "answer": true});
        let event: Happened = serde_json::from_value(written.clone()).unwrap();
        assert_eq!(event.kind(), EventKind::QuestionAnswered);
        assert_eq!(serde_json::to_value(event).unwrap(), written);
    }
}
