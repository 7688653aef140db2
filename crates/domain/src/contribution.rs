//! What one unit owes a case, and where it stands.

mod dependencies;
mod moves;
mod passing;
mod remarks;
mod step;

pub use dependencies::{Dependency, closes_circle, is_free, succeeded};
pub use moves::{ContributionAct, NotNow};
pub use passing::{Passing, Sibling, passing};
pub use remarks::{DeclineReason, Remarks, ReturnReason};
pub use step::Step;

use crate::calendar::Calendar;
use crate::case::Awaited;
use crate::guarantee::LengthUnit;
use crate::{Moment, StaffId, closed_set};

/// How often a contribution is offered before it is brought before those above.
pub const OFFERS_AT_MOST: u32 = 2;

/// How often a matter is passed on from unit to unit before it lies with the coordinator: after
/// that, nobody's guess is better than theirs.
pub const HOPS_AT_MOST: u32 = 3;

/// Until when an offer of this moment should be accepted: the end of the unit's next working day.
pub fn offered_until(calendar: &Calendar, offered_at: Moment) -> Moment {
    calendar.add(offered_at, 1, LengthUnit::WorkingDays)
}

closed_set! {
    /// The word for where a contribution stands.
    ContributionStage {
        /// Its turn has not come: another contribution must be answered first.
        Held = "held",
        /// Lies before the unit, or one person of it: whoever is meant may accept it.
        Offered = "offered",
        /// A handler works on it.
        Accepted = "accepted",
        /// Its handler waits for somebody.
        Waiting = "waiting",
        /// The unit has given its answer.
        Answered = "answered",
        /// The unit said that it is not theirs, and it lies with the coordinator.
        Returned = "returned",
        /// The unit said that it is not theirs, and another owes it instead.
        Declined = "declined",
        /// It is not needed any more.
        Cancelled = "cancelled",
    }
}

/// Where a contribution stands, with exactly the data of that stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Its turn has not come.
    Held,
    /// Lies before the unit.
    Offered {
        /// The one person who is meant; none if any member may accept it.
        to: Option<StaffId>,
    },
    /// A handler works on it.
    Accepted {
        /// Who.
        handler: StaffId,
        /// Since when.
        at: Moment,
    },
    /// Its handler waits for somebody.
    Waiting {
        /// Who works on it.
        handler: StaffId,
        /// When they had taken it on.
        accepted_at: Moment,
        /// For whom they wait.
        awaited: Awaited,
        /// Since when.
        since: Moment,
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
    /// The unit said that it is not theirs, and the coordinator must decide.
    Returned {
        /// When.
        at: Moment,
    },
    /// Another unit owes it instead.
    Declined {
        /// When.
        at: Moment,
    },
    /// It is not needed any more.
    Cancelled {
        /// When.
        at: Moment,
    },
}

impl ContributionStage {
    /// The stages in which something is still owed.
    pub const OPEN: [Self; 5] = [
        Self::Held,
        Self::Offered,
        Self::Accepted,
        Self::Waiting,
        Self::Returned,
    ];
    /// The stages in which a handler carries it.
    pub const CARRIED: [Self; 2] = [Self::Accepted, Self::Waiting];
}

impl Stage {
    /// The word for this stage.
    pub fn word(self) -> ContributionStage {
        match self {
            Self::Held => ContributionStage::Held,
            Self::Offered { .. } => ContributionStage::Offered,
            Self::Accepted { .. } => ContributionStage::Accepted,
            Self::Waiting { .. } => ContributionStage::Waiting,
            Self::Answered { .. } => ContributionStage::Answered,
            Self::Returned { .. } => ContributionStage::Returned,
            Self::Declined { .. } => ContributionStage::Declined,
            Self::Cancelled { .. } => ContributionStage::Cancelled,
        }
    }

    /// Whether something is still owed.
    pub fn is_open(self) -> bool {
        ContributionStage::OPEN.contains(&self.word())
    }

    /// Who works on it or did, if anybody.
    pub fn handler(self) -> Option<StaffId> {
        match self {
            Self::Accepted { handler, .. } | Self::Waiting { handler, .. } => Some(handler),
            Self::Answered { handler, .. } => handler,
            Self::Held
            | Self::Offered { .. }
            | Self::Returned { .. }
            | Self::Declined { .. }
            | Self::Cancelled { .. } => None,
        }
    }

    /// Whose load it weighs on.
    pub fn carried_by(self) -> Option<StaffId> {
        match self {
            Self::Accepted { handler, .. } | Self::Waiting { handler, .. } => Some(handler),
            Self::Held
            | Self::Offered { .. }
            | Self::Answered { .. }
            | Self::Returned { .. }
            | Self::Declined { .. }
            | Self::Cancelled { .. } => None,
        }
    }

    /// When the handler took it on, if anybody did.
    pub fn accepted_at(self) -> Option<Moment> {
        match self {
            Self::Accepted { at, .. } => Some(at),
            Self::Waiting { accepted_at, .. } => Some(accepted_at),
            Self::Answered { accepted_at, .. } => accepted_at,
            Self::Held
            | Self::Offered { .. }
            | Self::Returned { .. }
            | Self::Declined { .. }
            | Self::Cancelled { .. } => None,
        }
    }

    /// When the answer was given, if it was.
    pub fn answered_at(self) -> Option<Moment> {
        match self {
            Self::Answered { at, .. } => Some(at),
            Self::Held
            | Self::Offered { .. }
            | Self::Accepted { .. }
            | Self::Waiting { .. }
            | Self::Returned { .. }
            | Self::Declined { .. }
            | Self::Cancelled { .. } => None,
        }
    }

    /// The one person to whom it is offered, if it is to one.
    pub fn offered_to(self) -> Option<StaffId> {
        match self {
            Self::Offered { to } => to,
            Self::Held
            | Self::Accepted { .. }
            | Self::Waiting { .. }
            | Self::Answered { .. }
            | Self::Returned { .. }
            | Self::Declined { .. }
            | Self::Cancelled { .. } => None,
        }
    }

    /// For whom its handler waits and since when, if they do.
    pub fn awaits(self) -> Option<(Awaited, Moment)> {
        match self {
            Self::Waiting { awaited, since, .. } => Some((awaited, since)),
            Self::Held
            | Self::Offered { .. }
            | Self::Accepted { .. }
            | Self::Answered { .. }
            | Self::Returned { .. }
            | Self::Declined { .. }
            | Self::Cancelled { .. } => None,
        }
    }

    /// When the unit had nothing to do with it any more, if it has not answered.
    pub fn ended_at(self) -> Option<Moment> {
        match self {
            Self::Returned { at } | Self::Declined { at } | Self::Cancelled { at } => Some(at),
            Self::Held
            | Self::Offered { .. }
            | Self::Accepted { .. }
            | Self::Waiting { .. }
            | Self::Answered { .. } => None,
        }
    }
}
