//! Who can take calls, on the wire.

mod reach;

use onedoor_service::{PresenceInput, PresenceView};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub(crate) use reach::ReachResponse;

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
