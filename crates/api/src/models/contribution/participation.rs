//! What is asked of those who take part in a case.

use onedoor_domain::{ContributionId, StaffId};
use onedoor_service::{AddContributionInput, CancelInput, OfferInput, ReassignInput};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

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
