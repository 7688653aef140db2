//! What is left of a case that went: what figures are made of. No words, and no person.

use serde::{Deserialize, Serialize};

use crate::attribution::Holder;
use crate::case::ClosedAs;
use crate::catalogue::Complexity;
use crate::contribution::ContributionStage;
use crate::enquiry::Channel;
use crate::guarantee::GuaranteeStage;
use crate::routing::{CaseTypeSource, Manner};
use crate::{ContributionId, GuaranteeId, Language, Moment};

/// What is left of a case that went. Recorded: fields are added with defaults, never changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// How it ended.
    pub closed_as: ClosedAs,
    /// How often it was worked on.
    pub rounds: u32,
    /// How much coordination it took.
    pub complexity: Complexity,
    /// Whether its case types were too uncertain to trust.
    pub triage: bool,
    /// Whether it could not wait.
    pub urgent: bool,
    /// The language of the business.
    pub language: Language,
    /// The catalogue it was routed by.
    pub catalogue_version: u32,
    /// How its enquiries came in, the first one first.
    pub channels: Vec<Channel>,
    /// What it was about.
    pub case_types: Vec<TypeFigures>,
    /// What the units owed it.
    pub contributions: Vec<PartFigures>,
    /// What was promised, and what became of it.
    pub guarantees: Vec<PromiseFigures>,
    /// With whom its opening minutes lay.
    pub attribution: Vec<ShareFigures>,
}

/// What it was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeFigures {
    /// The case type.
    pub id: String,
    /// Where it came from.
    pub source: CaseTypeSource,
    /// How strongly the text spoke for it.
    pub score: u32,
}

/// What one unit owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartFigures {
    /// Which contribution.
    pub id: ContributionId,
    /// Of which unit.
    pub unit: String,
    /// How it was carried.
    pub manner: Manner,
    /// Where it stood in the end.
    pub stage: ContributionStage,
    /// How often the matter was passed on before it came there.
    pub hops: u32,
    /// When it was last offered.
    pub offered_at: Moment,
}

/// What was promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseFigures {
    /// Which promise.
    pub id: GuaranteeId,
    /// On which clock.
    pub clock: String,
    /// The unit that owed it, inside the house.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owed_by: Option<String>,
    /// What became of it.
    pub state: GuaranteeStage,
    /// From when it counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_at: Option<Moment>,
    /// When it was due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Moment>,
    /// When it was met or called off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Moment>,
}

/// With whom it lay, and how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareFigures {
    /// With whom.
    pub holder: Holder,
    /// How many opening minutes.
    pub minutes: i64,
}
