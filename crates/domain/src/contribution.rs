//! What one unit owes a case.

use crate::{Moment, StaffId, closed_set};

closed_set! {
    /// The word for where a contribution stands.
    ContributionStage {
        /// Lies before the unit: any member may accept it.
        Offered = "offered",
        /// A handler works on it.
        Accepted = "accepted",
    }
}

/// Where a contribution stands, with exactly the data of that stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Lies before the unit: any member may accept it.
    Offered,
    /// A handler works on it.
    Accepted {
        /// Who.
        handler: StaffId,
        /// Since when.
        at: Moment,
    },
}

impl Stage {
    /// The word for this stage.
    pub fn word(self) -> ContributionStage {
        match self {
            Self::Offered => ContributionStage::Offered,
            Self::Accepted { .. } => ContributionStage::Accepted,
        }
    }

    /// Who works on it, if anybody does yet.
    pub fn handler(self) -> Option<StaffId> {
        match self {
            Self::Offered => None,
            Self::Accepted { handler, .. } => Some(handler),
        }
    }
}
