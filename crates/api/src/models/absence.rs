//! Absences on the wire.

use onedoor_domain::directory::Absence;
use onedoor_domain::{StaffId, Versioned};
use onedoor_service::{AbsenceChange, AbsenceInput};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::given;

/// A time during which somebody is away.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AbsenceResponse {
    /// Its identity.
    id: String,
    /// Who is away.
    staff: String,
    /// From when.
    #[schema(format = DateTime)]
    starts_at: String,
    /// Until when; they are back at this moment.
    #[schema(format = DateTime)]
    ends_at: String,
    /// Who acts for them.
    substitute: Option<String>,
    /// Its version, as in the `ETag`.
    version: i32,
}

/// An absence to note.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateAbsenceRequest {
    /// Who is away.
    staff: Uuid,
    /// From when, RFC 3339.
    #[schema(format = DateTime, example = "2026-07-06T00:00:00+02:00")]
    starts_at: String,
    /// Until when, RFC 3339; they are back at this moment.
    #[schema(format = DateTime, example = "2026-07-27T00:00:00+02:00")]
    ends_at: String,
    /// Who acts for them.
    substitute: Option<Uuid>,
}

/// What changes about an absence. What is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeAbsenceRequest {
    /// From when, RFC 3339.
    #[serde(default, deserialize_with = "given")]
    #[schema(format = DateTime, nullable = false)]
    starts_at: Option<String>,
    /// Until when, RFC 3339; they are back at this moment.
    #[serde(default, deserialize_with = "given")]
    #[schema(format = DateTime, nullable = false)]
    ends_at: Option<String>,
    /// Who acts for them; null takes the substitute away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Uuid>)]
    substitute: Option<Option<Uuid>>,
}

impl From<&Versioned<Absence>> for AbsenceResponse {
    fn from(away: &Versioned<Absence>) -> Self {
        let Versioned { value, version } = away;
        Self {
            id: value.id.to_string(),
            staff: value.staff.to_string(),
            starts_at: value.starts_at.to_string(),
            ends_at: value.ends_at.to_string(),
            substitute: value.substitute.map(|id| id.to_string()),
            version: version.0,
        }
    }
}

impl From<CreateAbsenceRequest> for AbsenceInput {
    fn from(request: CreateAbsenceRequest) -> Self {
        Self {
            staff: StaffId(request.staff),
            starts_at: request.starts_at,
            ends_at: request.ends_at,
            substitute: request.substitute.map(StaffId),
        }
    }
}

impl From<ChangeAbsenceRequest> for AbsenceChange {
    fn from(request: ChangeAbsenceRequest) -> Self {
        Self {
            starts_at: request.starts_at,
            ends_at: request.ends_at,
            substitute: request.substitute.map(|id| id.map(StaffId)),
        }
    }
}
