//! Somebody leaves, on the wire.

use onedoor_domain::StaffId;
use onedoor_service::{CallBackGiven, HandedOn, LeaveInput, Leaving, PutBack};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::models::case::HandlerResponse;
use crate::models::staff::StaffResponse;

/// Somebody leaves.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeaveRequest {
    /// Who takes over all their cases: a coordinator or manager. Left out, whoever routing finds
    /// for each, so that many cases spread over many.
    to: Option<Uuid>,
}

/// What became of everything that somebody carried, or would.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LeaveResponse {
    /// Who leaves.
    staff: StaffResponse,
    /// How many cases got another coordinator.
    handed_over_count: usize,
    /// How many contributions lie before their units again.
    released_count: usize,
    /// Their cases.
    handed_over: Vec<HandedOnResponse>,
    /// What they worked on.
    released: Vec<PutBackResponse>,
    /// Whom they were to call back: whoever coordinates the case does now.
    call_backs: Vec<CallBackGivenResponse>,
}

/// A case of somebody who leaves.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HandedOnResponse {
    /// Which.
    case: String,
    /// The number people read over the phone.
    reference: String,
    /// Who coordinates it now.
    to: HandlerResponse,
}

/// A contribution of somebody who leaves.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PutBackResponse {
    /// To which case.
    case: String,
    /// The number people read over the phone.
    reference: String,
    /// Which.
    contribution: String,
    /// Before which unit it lies now.
    unit: String,
}

/// A call-back of somebody who leaves.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CallBackGivenResponse {
    /// On which case.
    case: String,
    /// The number people read over the phone.
    reference: String,
    /// Which.
    call_back: String,
    /// Who coordinates the case and is to call now.
    to: HandlerResponse,
}

impl From<LeaveRequest> for LeaveInput {
    fn from(request: LeaveRequest) -> Self {
        let to = request.to.map(StaffId);
        Self { to }
    }
}

impl From<&Leaving> for LeaveResponse {
    fn from(leaving: &Leaving) -> Self {
        Self {
            staff: StaffResponse::from(&leaving.person),
            handed_over_count: leaving.handed_over.len(),
            released_count: leaving.put_back.len(),
            handed_over: leaving.handed_over.iter().map(handed_on).collect(),
            released: leaving.put_back.iter().map(put_back).collect(),
            call_backs: leaving.call_backs.iter().map(call_back_given).collect(),
        }
    }
}

fn handed_on(of: &HandedOn) -> HandedOnResponse {
    HandedOnResponse {
        case: of.case.to_string(),
        reference: of.reference.clone(),
        to: HandlerResponse::named(of.to.0, of.to.1.clone()),
    }
}

fn put_back(of: &PutBack) -> PutBackResponse {
    PutBackResponse {
        case: of.case.to_string(),
        reference: of.reference.clone(),
        contribution: of.contribution.to_string(),
        unit: of.unit.clone(),
    }
}

fn call_back_given(of: &CallBackGiven) -> CallBackGivenResponse {
    CallBackGivenResponse {
        case: of.case.to_string(),
        reference: of.reference.clone(),
        call_back: of.call_back.to_string(),
        to: HandlerResponse::named(of.to.0, of.to.1.clone()),
    }
}
