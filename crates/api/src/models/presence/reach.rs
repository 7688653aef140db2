//! How somebody can be reached.

use std::collections::BTreeMap;

use onedoor_domain::StaffId;
use onedoor_domain::availability::Reach;
use onedoor_service::InForce;
use serde::Serialize;
use utoipa::ToSchema;

/// Whether somebody can take a call.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReachResponse {
    /// `available`, `busy`, `in_meeting`, `away`, `closed` (outside the hours in which they take
    /// calls) or `gone` (they do not work here any more).
    availability: String,
    /// Until when that holds, if it can be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    until: Option<String>,
    /// The next moment at which they can take a call; the present one if they can now.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    next_at: Option<String>,
    /// Who takes the call instead while they are away: of the chain of substitutes, the first who
    /// can now, else who can soonest.
    #[serde(skip_serializing_if = "Option::is_none")]
    substitute: Option<SubstituteResponse>,
}

/// Who takes a call instead.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SubstituteResponse {
    /// Their identity.
    id: String,
    /// Their name.
    name: String,
    /// Their phone.
    phone: String,
    /// Whether they can take the call, by the same words.
    availability: String,
    /// The next moment at which they can.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    next_at: Option<String>,
}

impl ReachResponse {
    /// Told with names.
    pub(crate) fn of(reach: &Reach, in_force: &InForce) -> Self {
        let substitute = reach.substitute.and_then(|one| {
            let person = in_force.directory.find(one.staff)?;
            Some(SubstituteResponse {
                id: person.id.to_string(),
                name: person.name.clone(),
                phone: person.phone.clone(),
                availability: one.availability.word().to_string(),
                next_at: one.next_at.map(|at| at.to_string()),
            })
        });
        Self {
            availability: reach.availability.word().to_string(),
            until: reach.availability.until().map(|at| at.to_string()),
            next_at: reach.next_at.map(|at| at.to_string()),
            substitute,
        }
    }

    /// Of one of these people.
    pub(crate) fn among(
        people: &BTreeMap<StaffId, Reach>,
        id: StaffId,
        in_force: &InForce,
    ) -> Option<Self> {
        people.get(&id).map(|reach| Self::of(reach, in_force))
    }
}
