//! Who coordinates a case, on the wire.

mod spells;

use onedoor_domain::StaffId;
use onedoor_service::{HandOverInput, NewCoordinator};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

pub(crate) use spells::{CoordinatorSpellResponse, coordinators};

/// A case is given to another coordinator.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HandOverRequest {
    /// To whom: a coordinator or manager who works here. Yourself, to take it over. Left out, to
    /// whoever routing finds.
    to: Option<Uuid>,
    /// Why, in words. The business is not told them.
    #[schema(example = "Hun kender virksomheden.")]
    reason: String,
}

/// A case with its new coordinator.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NewCoordinatorResponse {
    /// The case.
    case: String,
    /// The number people read over the phone.
    reference: String,
    /// Who answers to the business now.
    coordinator: SuccessorResponse,
    /// The case's version, as in the `ETag`.
    version: i32,
}

/// The one person who answers to the business from now on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SuccessorResponse {
    /// Their identity.
    id: String,
    /// Their name.
    name: String,
    /// Their title.
    title: String,
    /// Their phone.
    phone: String,
    /// Their e-mail address.
    email: String,
}

impl From<HandOverRequest> for HandOverInput {
    fn from(request: HandOverRequest) -> Self {
        Self {
            to: request.to.map(StaffId),
            reason: request.reason,
        }
    }
}

impl From<&NewCoordinator> for NewCoordinatorResponse {
    fn from(after: &NewCoordinator) -> Self {
        let person = &after.coordinator;
        Self {
            case: after.case.id.to_string(),
            reference: after.case.reference.clone(),
            coordinator: SuccessorResponse {
                id: person.id.to_string(),
                name: person.name.clone(),
                title: person.title.clone(),
                phone: person.phone.clone(),
                email: person.email.clone(),
            },
            version: after.case.version.0,
        }
    }
}
