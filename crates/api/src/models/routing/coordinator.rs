//! Who was considered as coordinator, and why.

use onedoor_domain::StaffId;
use onedoor_domain::routing::Plan;
use onedoor_service::texts;
use serde::Serialize;
use utoipa::ToSchema;

use crate::models::case::Told;

/// Who was chosen, and who was not.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ChosenCoordinatorResponse {
    /// Their identity.
    id: String,
    /// Their name.
    name: String,
    /// Why they, as one word.
    reason: String,
    /// Why they.
    because: String,
    /// Who else was considered.
    considered: Vec<ConsideredStaffResponse>,
}

/// Somebody who was considered and not chosen.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ConsideredStaffResponse {
    /// Their identity.
    id: String,
    /// Their name.
    name: String,
    /// Why not they, as one word.
    against: String,
    /// Why not they.
    because: String,
}

pub(super) fn coordinator(told: &Told<'_>, plan: &Plan) -> ChosenCoordinatorResponse {
    let chosen = &plan.coordinator;
    let name = |id: StaffId| told.person_name(id);
    ChosenCoordinatorResponse {
        id: chosen.staff.to_string(),
        name: name(chosen.staff),
        reason: chosen.reason.to_string(),
        because: texts::say(told.language, &format!("coordinator-{}", chosen.reason)),
        considered: chosen
            .considered
            .iter()
            .map(|other| ConsideredStaffResponse {
                id: other.staff.to_string(),
                name: name(other.staff),
                against: other.against.to_string(),
                because: texts::say(told.language, &format!("against-{}", other.against)),
            })
            .collect(),
    }
}
