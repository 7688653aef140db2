//! What is done with a contribution, on the wire.

use onedoor_domain::{ContributionId, StaffId};
use onedoor_service::{
    AddContributionInput, AnswerInput, CancelInput, DeclineInput, OfferInput, ReassignInput,
    WaitInput,
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

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

/// To whom a contribution is given.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReassignContributionRequest {
    /// An active member of the unit.
    handler: Uuid,
}

/// Who is asked instead of the unit that returned a contribution.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfferContributionRequest {
    /// The unit, by its id in the catalogue.
    #[schema(example = "fire")]
    unit: String,
    /// One person of it, if only they are meant.
    offered_to: Option<Uuid>,
}

/// Why a contribution is not needed any more.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CancelContributionRequest {
    /// In words.
    #[schema(example = "There will be no terrace.")]
    reason: String,
}

/// A unit that is to take part in a case.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddContributionRequest {
    /// The unit, by its id in the catalogue. An authority outside the municipality is looked after
    /// by the coordinator.
    #[schema(example = "roads_parks")]
    unit: String,
    /// Why, in words.
    #[schema(example = "The terrace stands on the pavement.")]
    reason: String,
    /// Contributions to the same case that must be answered first.
    #[serde(default)]
    depends_on: Vec<Uuid>,
    /// One person of the unit, if only they are meant.
    offered_to: Option<Uuid>,
}

/// Which contributions must be answered first.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrderContributionRequest {
    /// Contributions to the same case: exactly these.
    depends_on: Vec<Uuid>,
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

impl From<ReassignContributionRequest> for ReassignInput {
    fn from(request: ReassignContributionRequest) -> Self {
        Self {
            handler: StaffId(request.handler),
        }
    }
}

impl From<OfferContributionRequest> for OfferInput {
    fn from(request: OfferContributionRequest) -> Self {
        Self {
            unit: request.unit,
            offered_to: request.offered_to.map(StaffId),
        }
    }
}

impl From<CancelContributionRequest> for CancelInput {
    fn from(request: CancelContributionRequest) -> Self {
        Self {
            reason: request.reason,
        }
    }
}

impl From<AddContributionRequest> for AddContributionInput {
    fn from(request: AddContributionRequest) -> Self {
        Self {
            unit: request.unit,
            reason: request.reason,
            depends_on: ids(request.depends_on),
            offered_to: request.offered_to.map(StaffId),
        }
    }
}

impl From<OrderContributionRequest> for Vec<ContributionId> {
    fn from(request: OrderContributionRequest) -> Self {
        ids(request.depends_on)
    }
}

fn ids(given: Vec<Uuid>) -> Vec<ContributionId> {
    given.into_iter().map(ContributionId).collect()
}
