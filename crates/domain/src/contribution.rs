//! What one unit owes a case.

use crate::calendar::Calendar;
use crate::guarantee::LengthUnit;
use crate::{Moment, StaffId, closed_set};

/// How often a contribution is offered before it is brought before those above.
pub const OFFERS_AT_MOST: u32 = 2;

/// Until when an offer of this moment should be accepted: the end of the unit's next working day.
pub fn offered_until(calendar: &Calendar, offered_at: Moment) -> Moment {
    calendar.add(offered_at, 1, LengthUnit::WorkingDays)
}

closed_set! {
    /// The word for where a contribution stands.
    ContributionStage {
        /// Lies before the unit: any member may accept it.
        Offered = "offered",
        /// A handler works on it.
        Accepted = "accepted",
        /// The unit has given its answer.
        Answered = "answered",
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
    /// The unit has given its answer.
    Answered {
        /// Who worked on it. An authority outside the house tells nobody's name.
        handler: Option<StaffId>,
        /// When the answer was given.
        at: Moment,
        /// When the handler had taken it on, if there was one.
        accepted_at: Option<Moment>,
    },
}

impl Stage {
    /// The word for this stage.
    pub fn word(self) -> ContributionStage {
        match self {
            Self::Offered => ContributionStage::Offered,
            Self::Accepted { .. } => ContributionStage::Accepted,
            Self::Answered { .. } => ContributionStage::Answered,
        }
    }

    /// Who works on it or did, if anybody.
    pub fn handler(self) -> Option<StaffId> {
        match self {
            Self::Offered => None,
            Self::Accepted { handler, .. } => Some(handler),
            Self::Answered { handler, .. } => handler,
        }
    }

    /// When the handler took it on, if anybody did.
    pub fn accepted_at(self) -> Option<Moment> {
        match self {
            Self::Offered => None,
            Self::Accepted { at, .. } => Some(at),
            Self::Answered { accepted_at, .. } => accepted_at,
        }
    }

    /// When the answer was given, if it was.
    pub fn answered_at(self) -> Option<Moment> {
        match self {
            Self::Offered | Self::Accepted { .. } => None,
            Self::Answered { at, .. } => Some(at),
        }
    }
}
