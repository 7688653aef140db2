//! What people said when a contribution was moved.

use serde::{Deserialize, Serialize};

use crate::{ContributionId, closed_set};

closed_set! {
    /// Why a unit says that a contribution is not theirs.
    DeclineReason {
        /// The matter is another's.
        NotOurs = "not_ours",
        /// It is theirs, and there are not enough people.
        NoCapacity = "no_capacity",
        /// They are too close to whoever asks.
        ConflictOfInterest = "conflict_of_interest",
        /// They work on the same matter elsewhere already.
        Duplicate = "duplicate",
        /// Something else; the words say what.
        Other = "other",
    }
}

closed_set! {
    /// Why a declined contribution lies with the coordinator.
    ReturnReason {
        /// The unit named nobody better.
        NobodyNamed = "nobody_named",
        /// The unit that was named has said before that it is not theirs.
        DeclinedBefore = "declined_before",
        /// It was passed on too often.
        PassedOnTooOften = "passed_on_too_often",
    }
}

/// What people said when a contribution was last moved. Recorded: fields are added with defaults.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remarks {
    /// What its handler waits for, or why it was added, declined or cancelled, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Why the unit declined it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declined: Option<DeclineReason>,
    /// Why it lies with the coordinator since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<ReturnReason>,
    /// The contribution that is owed instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed_to: Option<ContributionId>,
}

impl Remarks {
    /// Nothing but words.
    pub fn words(words: String) -> Self {
        Self {
            words: Some(words),
            ..Self::default()
        }
    }
}
