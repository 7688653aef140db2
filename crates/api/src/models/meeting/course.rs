//! What becomes of a meeting, and what is agreed at it.

use onedoor_domain::{ParticipantId, StaffId};
use onedoor_service::{ActionInput, HoldInput, MinutesInput};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Why a meeting is called off.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CancelMeetingRequest {
    /// Why. Those invited are told, except from outside, and unless an identity is protected.
    pub(crate) reason: String,
}

/// How a meeting went.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HoldMeetingRequest {
    /// What was written down, kept word for word. The business does not see it.
    minutes: Option<String>,
    /// The only unit that may read it; whoever works on the case if left out.
    only_unit: Option<String>,
    /// Which participants were there, by their ids.
    attended: Vec<Uuid>,
    /// Whether somebody of the business was met; if left out, whether its contact person was there.
    /// A visit keeps the promise to speak with the business only then.
    business_met: Option<bool>,
}

/// What was written down at a meeting that was held, instead of what was kept before.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepMinutesRequest {
    /// What was written down, kept word for word. The business does not see it.
    minutes: String,
    /// The only unit that may read it; whoever works on the case if left out.
    only_unit: Option<String>,
}

/// What was agreed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddActionRequest {
    /// What, in one line.
    what: String,
    /// Which staff member does it; the business if left out.
    staff: Option<Uuid>,
    /// By which day.
    #[schema(format = Date, example = "2026-03-19")]
    due_on: String,
}

/// That something was done.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FinishActionRequest {
    /// That it was done: `true`. What was done is not undone.
    pub(crate) done: bool,
}

impl From<KeepMinutesRequest> for MinutesInput {
    fn from(request: KeepMinutesRequest) -> Self {
        Self {
            minutes: request.minutes,
            only_unit: request.only_unit,
        }
    }
}

impl From<HoldMeetingRequest> for HoldInput {
    fn from(request: HoldMeetingRequest) -> Self {
        Self {
            minutes: request.minutes,
            only_unit: request.only_unit,
            attended: request.attended.into_iter().map(ParticipantId).collect(),
            business_met: request.business_met,
        }
    }
}

impl From<AddActionRequest> for ActionInput {
    fn from(request: AddActionRequest) -> Self {
        Self {
            what: request.what,
            staff: request.staff.map(StaffId),
            due_on: request.due_on,
        }
    }
}
