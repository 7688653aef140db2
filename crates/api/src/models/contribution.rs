//! What is done with a contribution, on the wire.

mod participation;

use onedoor_service::{AnswerInput, DeclineInput, WaitInput};
use serde::Deserialize;
use utoipa::ToSchema;

pub(crate) use participation::{
    AddContributionRequest, CancelContributionRequest, OfferContributionRequest,
    OrderContributionRequest, ReassignContributionRequest,
};

/// Why a unit says that a contribution is not theirs, and whose it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeclineContributionRequest {
    /// `not_ours`, `no_capacity`, `conflict_of_interest`, `duplicate` or `other`.
    #[schema(example = "not_ours")]
    reason: String,
    /// Why, in words; needed for `other`.
    words: Option<String>,
    /// The unit of the municipality whose it is, by its id in the catalogue. Left out, it goes
    /// back to the coordinator.
    #[schema(example = "fire")]
    better_unit: Option<String>,
}

/// For whom a handler waits.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WaitWithContributionRequest {
    /// `business` or `others`.
    #[schema(example = "business")]
    awaited: String,
    /// For what.
    #[schema(example = "The number of seats on the terrace.")]
    reason: String,
}

/// A unit's answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerContributionRequest {
    /// What the unit says. It is kept word for word.
    text: String,
    /// When it was given, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    answered_at: Option<String>,
}

impl From<DeclineContributionRequest> for DeclineInput {
    fn from(request: DeclineContributionRequest) -> Self {
        Self {
            reason: request.reason,
            words: request.words,
            better_unit: request.better_unit,
        }
    }
}

impl From<WaitWithContributionRequest> for WaitInput {
    fn from(request: WaitWithContributionRequest) -> Self {
        Self {
            awaited: request.awaited,
            reason: request.reason,
        }
    }
}

impl From<AnswerContributionRequest> for AnswerInput {
    fn from(request: AnswerContributionRequest) -> Self {
        Self {
            text: request.text,
            answered_at: request.answered_at,
        }
    }
}
