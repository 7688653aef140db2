//! What happens to a case as a whole in its course.

use serde::{Deserialize, Serialize};

use super::EventKind;
use crate::case::{Awaited, LinkKind};
use crate::catalogue::Complexity;
use crate::contribution::ContributionStage;
use crate::routing::Manner;
use crate::{CallBackId, CaseId, ContributionId, Moment, StaffId};

/// One thing that happened to a case as a whole. Recorded: fields are added with defaults, never
/// changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CaseEvent {
    /// It waits for somebody outside the house.
    CaseWaiting {
        /// Whose turn it is.
        awaited: Awaited,
        /// Since when.
        since: Moment,
        /// For what.
        reason: String,
    },
    /// It goes on.
    CaseResumed {
        /// Since when.
        at: Moment,
    },
    /// It was closed: the business has its answer and nothing more is owed.
    CaseClosed,
    /// The business no longer wants an answer.
    CaseWithdrawn {
        /// Why.
        reason: String,
        /// The contributions that were called off with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        cancelled: Vec<ContributionId>,
    },
    /// What was answered or closed goes on.
    CaseReopened {
        /// Why.
        reason: String,
        /// Which time it is being worked on.
        round: u32,
        /// Who answers to the business from now on.
        coordinator: StaffId,
        /// Since when.
        at: Moment,
    },
    /// It is about something more, or something less.
    CaseTypesChanged {
        /// What came to it.
        added: Vec<String>,
        /// What was taken from it.
        removed: Vec<String>,
        /// The contributions that were called off with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        cancelled: Vec<ContributionId>,
    },
    /// It was tied to another case.
    CaseLinked {
        /// Which.
        other: CaseId,
        /// Its reference.
        reference: String,
        /// How they belong together.
        link: LinkKind,
    },
    /// It is not tied to that case any more.
    CaseUnlinked {
        /// Which.
        other: CaseId,
        /// Its reference.
        reference: String,
    },
    /// Its matter goes on in another case.
    CaseMerged {
        /// Which.
        into: CaseId,
        /// Its reference.
        reference: String,
    },
    /// The matter of another case goes on here.
    CaseMergedIn {
        /// Which.
        from: CaseId,
        /// Its reference.
        reference: String,
        /// The contributions that came with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        contributions: Vec<ContributionId>,
        /// How they stood when they came.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        carried: Vec<CarriedPart>,
        /// The call-backs that came with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        call_backs: Vec<CallBackId>,
    },
    /// A part of its matter goes on in a case of its own.
    CaseSplit {
        /// Which.
        into: CaseId,
        /// Its reference.
        reference: String,
        /// What it is about.
        case_types: Vec<String>,
        /// Why.
        reason: String,
    },
    /// It was split off from another case.
    CaseSplitOff {
        /// Which.
        from: CaseId,
        /// Its reference.
        reference: String,
        /// The contributions that came with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        contributions: Vec<ContributionId>,
        /// How they stood when they came.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        carried: Vec<CarriedPart>,
    },
    /// It takes more coordination than was thought, or less.
    ComplexityChanged {
        /// How much it was.
        from: Complexity,
        /// How much it is.
        to: Complexity,
        /// Why.
        reason: String,
    },
    /// It cannot wait any more, or it can after all.
    UrgencyChanged {
        /// Whether it cannot wait.
        urgent: bool,
        /// Why.
        reason: String,
    },
    /// Who works on it together changed.
    TaskForceChanged {
        /// Who.
        members: Vec<StaffId>,
    },
    /// Its labels changed.
    LabelsChanged {
        /// How many it has.
        labels: u32,
    },
}

/// A contribution that came from another case, as it stood then. Recorded: fields are added with
/// defaults, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedPart {
    /// The contribution.
    pub contribution: ContributionId,
    /// The unit that owes it.
    pub unit: String,
    /// How it is carried.
    pub manner: Manner,
    /// Where it stands.
    pub stage: ContributionStage,
    /// Who works on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<StaffId>,
}

impl CaseEvent {
    /// Whether the business is told of it.
    pub(super) fn is_told_to_business(&self) -> bool {
        match self {
            Self::CaseWaiting { .. }
            | Self::CaseResumed { .. }
            | Self::CaseClosed
            | Self::CaseWithdrawn { .. }
            | Self::CaseReopened { .. }
            | Self::CaseTypesChanged { .. }
            | Self::CaseMerged { .. }
            | Self::CaseMergedIn { .. }
            | Self::CaseSplit { .. }
            | Self::CaseSplitOff { .. } => true,
            // How the house arranges its work is its own affair.
            Self::CaseLinked { .. }
            | Self::CaseUnlinked { .. }
            | Self::ComplexityChanged { .. }
            | Self::UrgencyChanged { .. }
            | Self::TaskForceChanged { .. }
            | Self::LabelsChanged { .. } => false,
        }
    }
}

impl CaseEvent {
    /// The word for it.
    pub fn kind(&self) -> EventKind {
        match self {
            Self::CaseWaiting { .. } => EventKind::CaseWaiting,
            Self::CaseResumed { .. } => EventKind::CaseResumed,
            Self::CaseClosed => EventKind::CaseClosed,
            Self::CaseWithdrawn { .. } => EventKind::CaseWithdrawn,
            Self::CaseReopened { .. } => EventKind::CaseReopened,
            Self::CaseTypesChanged { .. } => EventKind::CaseTypesChanged,
            Self::CaseLinked { .. } => EventKind::CaseLinked,
            Self::CaseUnlinked { .. } => EventKind::CaseUnlinked,
            Self::CaseMerged { .. } => EventKind::CaseMerged,
            Self::CaseMergedIn { .. } => EventKind::CaseMergedIn,
            Self::CaseSplit { .. } => EventKind::CaseSplit,
            Self::CaseSplitOff { .. } => EventKind::CaseSplitOff,
            Self::ComplexityChanged { .. } => EventKind::ComplexityChanged,
            Self::UrgencyChanged { .. } => EventKind::UrgencyChanged,
            Self::TaskForceChanged { .. } => EventKind::TaskForceChanged,
            Self::LabelsChanged { .. } => EventKind::LabelsChanged,
        }
    }
}
