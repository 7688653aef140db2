//! Who can take calls, on the wire.

use std::collections::BTreeMap;

use onedoor_domain::StaffId;
use onedoor_domain::availability::Reach;
use onedoor_service::{InForce, PresenceInput, PresenceView};
use serde::{Deserialize, Serialize};
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

/// A person, and whether they can take a call.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PresenceResponse {
    /// Their identity.
    staff: String,
    /// Their name.
    name: String,
    /// Their phone.
    phone: String,
    /// What they said of themselves, while it holds: `available` or `busy`.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    /// Until when it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    state_until: Option<String>,
    /// Whether they can take a call.
    reach: ReachResponse,
}

/// What somebody says of themselves.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetPresenceRequest {
    /// `available` or `busy`. Neither opens a door that is closed: outside contact hours and during
    /// an absence nobody can be reached.
    #[schema(example = "busy")]
    state: String,
    /// Until when, RFC 3339, at most 31 days ahead; until the end of the day if left out.
    #[schema(format = DateTime, example = "2026-03-02T14:00:00+01:00")]
    until: Option<String>,
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

impl From<&PresenceView> for PresenceResponse {
    fn from(view: &PresenceView) -> Self {
        let person = &view.person;
        Self {
            staff: person.id.to_string(),
            name: person.name.clone(),
            phone: person.phone.clone(),
            state: view.said.map(|word| word.said.to_string()),
            state_until: view.said.map(|word| word.until.to_string()),
            reach: ReachResponse::of(&view.reach, &view.in_force),
        }
    }
}

impl From<SetPresenceRequest> for PresenceInput {
    fn from(request: SetPresenceRequest) -> Self {
        Self {
            state: request.state,
            until: request.until,
        }
    }
}
