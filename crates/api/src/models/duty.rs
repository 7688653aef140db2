//! The duty roster on the wire.

use onedoor_domain::directory::Duty;
use onedoor_domain::{DutyId, StaffId, Versioned};
use onedoor_service::DutyInput;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A turn on the duty roster.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DutyResponse {
    /// Its identity.
    id: String,
    /// Who is on duty.
    staff: String,
    /// From when.
    #[schema(format = DateTime)]
    starts_at: String,
    /// Until when. The end is not included.
    #[schema(format = DateTime)]
    ends_at: String,
    /// Its version, as in the `ETag`.
    version: i32,
}

/// A turn to put on the roster.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateDutyRequest {
    /// Who is on duty.
    staff: Uuid,
    /// From when, RFC 3339.
    #[schema(format = DateTime, example = "2026-03-06T16:00:00+01:00")]
    starts_at: String,
    /// Until when, RFC 3339. The end is not included.
    #[schema(format = DateTime, example = "2026-03-09T08:00:00+01:00")]
    ends_at: String,
}

impl From<&Versioned<(DutyId, Duty)>> for DutyResponse {
    fn from(turn: &Versioned<(DutyId, Duty)>) -> Self {
        let Versioned {
            value: (id, duty),
            version,
        } = turn;
        Self {
            id: id.to_string(),
            staff: duty.staff.to_string(),
            starts_at: duty.starts_at.to_string(),
            ends_at: duty.ends_at.to_string(),
            version: version.0,
        }
    }
}

impl From<CreateDutyRequest> for DutyInput {
    fn from(request: CreateDutyRequest) -> Self {
        Self {
            staff: StaffId(request.staff),
            starts_at: request.starts_at,
            ends_at: request.ends_at,
        }
    }
}
