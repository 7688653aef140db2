//! API tokens on the wire.

use onedoor_domain::StaffId;
use onedoor_service::records::TokenRecord;
use onedoor_service::{RotationInput, TokenInput, TokenIssued};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A token, without its secret.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TokenResponse {
    /// Its identity.
    id: String,
    /// What it is for.
    label: String,
    /// What it may do.
    roles: Vec<String>,
    /// To what it is narrowed, if it is.
    scopes: Option<Vec<String>>,
    /// For whom it speaks, if for a person.
    staff: Option<String>,
    /// When it was made.
    #[schema(format = DateTime)]
    created_at: String,
    /// By whom: `staff:` or `integration:` and an id, or `system`.
    created_by: String,
    /// Until when it counts.
    #[schema(format = DateTime)]
    expires_at: String,
    /// Since when it does not count any more.
    #[schema(format = DateTime)]
    revoked_at: Option<String>,
    /// When it was used last, to the minute.
    #[schema(format = DateTime)]
    last_used_at: Option<String>,
    /// When another took its place.
    #[schema(format = DateTime)]
    rotated_at: Option<String>,
    /// Its version, as in the `ETag`.
    version: i32,
}

/// A token that was just made.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TokenIssuedResponse {
    /// What is kept of it.
    token: TokenResponse,
    /// The token itself. It is shown this once.
    #[schema(example = "onedoor_Yx…")]
    secret: String,
}

/// A token to issue.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateTokenRequest {
    /// What it is for.
    #[schema(example = "Form on the website")]
    label: String,
    /// What it may do: `front_desk`, `coordinator`, `handler`, `manager`, `admin`, `integration`.
    #[schema(example = json!(["integration"]), min_items = 1)]
    roles: Vec<String>,
    /// To what it is narrowed, besides what its roles give: actions, such as `register_enquiry`, or the
    /// groups `read`, `intake`, `events`, `casework`, `administration`. Not narrowed if left out.
    #[schema(example = json!(["intake"]))]
    scopes: Option<Vec<String>>,
    /// For whom it speaks, if for a person; it then gives no more than that person has.
    staff: Option<Uuid>,
    /// Until when it counts, RFC 3339: at most 366 days from now; 90 days if left out.
    #[schema(format = DateTime)]
    expires_at: Option<String>,
}

/// Another token in the place of one.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RotateTokenRequest {
    /// How many hours both count, 0 to 168; 24 if left out.
    overlap_hours: Option<u32>,
    /// Until when the new one counts, RFC 3339: at most 366 days from now; 90 days if left out.
    #[schema(format = DateTime)]
    expires_at: Option<String>,
}

impl From<RotateTokenRequest> for RotationInput {
    fn from(request: RotateTokenRequest) -> Self {
        Self {
            overlap_hours: request.overlap_hours,
            expires_at: request.expires_at,
        }
    }
}

impl From<&TokenRecord> for TokenResponse {
    fn from(record: &TokenRecord) -> Self {
        Self {
            id: record.id.to_string(),
            label: record.label.clone(),
            roles: record.roles.iter().map(ToString::to_string).collect(),
            staff: record.staff.map(|id| id.to_string()),
            created_at: record.created_at.to_string(),
            created_by: record.created_by.clone(),
            expires_at: record.expires_at.to_string(),
            revoked_at: record.revoked_at.map(|at| at.to_string()),
            scopes: record.scopes.clone(),
            last_used_at: record.last_used_at.map(|at| at.to_string()),
            rotated_at: record.rotated_at.map(|at| at.to_string()),
            version: record.version.0,
        }
    }
}

impl From<&TokenIssued> for TokenIssuedResponse {
    fn from(issued: &TokenIssued) -> Self {
        Self {
            token: TokenResponse::from(&issued.record),
            secret: issued.secret.clone(),
        }
    }
}

impl From<CreateTokenRequest> for TokenInput {
    fn from(request: CreateTokenRequest) -> Self {
        Self {
            label: request.label,
            roles: request.roles,
            scopes: request.scopes,
            staff: request.staff.map(StaffId),
            expires_at: request.expires_at,
        }
    }
}
