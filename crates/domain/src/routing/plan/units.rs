//! The units of a plan: which take part, how, and why.

use serde::{Deserialize, Serialize};

use crate::{StaffId, closed_set};

/// A contribution of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedContribution {
    /// Which unit owes it.
    pub unit: String,
    /// Whether the unit itself or the coordinator looks after it.
    pub manner: Manner,
    /// The named handler; none when it is offered to the whole unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<StaffId>,
    /// Why the unit takes part; never empty.
    pub because: Vec<UnitReason>,
    /// Which units must have answered before it is asked; it is asked at once if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<WaitsFor>,
}

/// A unit that must have answered first, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitsFor {
    /// The unit.
    pub unit: String,
    /// The case type whose order says so.
    pub case_type: String,
}

closed_set! {
    /// How a contribution is carried.
    Manner {
        /// Offered to the unit: any member accepts.
        Pool = "pool",
        /// Given to a named handler.
        Named = "named",
        /// An outside body: the coordinator looks after it.
        External = "external",
        /// No internal unit acts in this country: the business office guides and forwards.
        GuideAndForward = "guide_and_forward",
    }
}

/// Why a unit takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum UnitReason {
    /// It leads this case type.
    Leads {
        /// The case type.
        case_type: String,
    },
    /// It always takes part in this case type.
    Always {
        /// The case type.
        case_type: String,
    },
    /// A question was answered so that it takes part.
    Answered {
        /// The case type.
        case_type: String,
        /// The question.
        question: String,
        /// The answer, as text.
        answer: String,
    },
    /// An outside body that takes part in this case type.
    External {
        /// The case type.
        case_type: String,
    },
    /// All units of this case type are outside the municipality in this country.
    NobodyInside {
        /// The case type.
        case_type: String,
    },
    /// Another unit said that the matter is theirs.
    Rerouted {
        /// That other unit.
        from: String,
    },
    /// The coordinator asked for it.
    Added,
}

impl Manner {
    /// Whether a unit of the municipality owes it, and not the coordinator for somebody else.
    pub fn is_unit(self) -> bool {
        match self {
            Self::Pool | Self::Named => true,
            Self::External | Self::GuideAndForward => false,
        }
    }
}

impl UnitReason {
    /// The case type that calls for the unit, where one does.
    pub fn case_type(&self) -> Option<&str> {
        match self {
            Self::Leads { case_type }
            | Self::Always { case_type }
            | Self::Answered { case_type, .. }
            | Self::External { case_type }
            | Self::NobodyInside { case_type } => Some(case_type),
            Self::Rerouted { .. } | Self::Added => None,
        }
    }
}

/// A unit that does not take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectedUnit {
    /// Which.
    pub unit: String,
    /// For which case type it was considered.
    pub case_type: String,
    /// The question that decided against it, or is still open.
    pub question: String,
    /// Whether the question was answered; if not, it is among the plan's questions.
    pub answered: bool,
}
