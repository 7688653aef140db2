//! What one unit passes on to another.

use onedoor_domain::CaseId;
use onedoor_service::{ShareInput, ShareView};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A confidential part of a case to pass on to another unit.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShareRequest {
    /// The case.
    case: Uuid,
    /// `note`, `attachment` or `minutes`.
    #[schema(example = "note")]
    part: String,
    /// Which; of minutes, the meeting. It must be for one unit alone, and you must see it.
    id: Uuid,
    /// To which unit, which must take part in the case.
    #[schema(example = "fire")]
    unit: String,
    /// The ground in law for passing it on.
    #[schema(example = "Forvaltningsloven § 28, stk. 2, nr. 3")]
    legal_ground: String,
}

/// A part that was passed on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ShareResponse {
    /// Its identity.
    id: String,
    /// `note`, `attachment` or `minutes`.
    part: String,
    /// Which.
    part_id: String,
    /// To which unit.
    unit: String,
    /// The ground in law.
    legal_ground: String,
    /// When.
    #[schema(format = DateTime)]
    shared_at: String,
    /// By whom: `staff:…`.
    shared_by: String,
    /// Their name.
    #[serde(skip_serializing_if = "Option::is_none")]
    shared_by_name: Option<String>,
}

/// What was passed on of a case.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SharesResponse {
    /// Each part, as far as you see it, oldest first.
    items: Vec<ShareResponse>,
}

impl From<&[ShareView]> for SharesResponse {
    fn from(views: &[ShareView]) -> Self {
        Self {
            items: views.iter().map(ShareResponse::from).collect(),
        }
    }
}

impl From<&ShareView> for ShareResponse {
    fn from(view: &ShareView) -> Self {
        let share = &view.record;
        Self {
            id: share.id.to_string(),
            part: share.part.to_string(),
            part_id: share.part_id.to_string(),
            unit: share.unit.clone(),
            legal_ground: share.legal_ground.clone(),
            shared_at: share.shared_at.to_string(),
            shared_by: share.shared_by.clone(),
            shared_by_name: view.by_name.clone(),
        }
    }
}

impl From<ShareRequest> for ShareInput {
    fn from(request: ShareRequest) -> Self {
        Self {
            case: CaseId(request.case),
            part: request.part,
            id: request.id,
            unit: request.unit,
            legal_ground: request.legal_ground,
        }
    }
}
