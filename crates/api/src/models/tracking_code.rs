//! Tracking codes on the wire.

use onedoor_service::CodeIssued;
use onedoor_service::records::TrackingRecord;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A tracking code, without its secret.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TrackingCodeResponse {
    /// Its identity.
    id: String,
    /// The contact person who got it, if they are known.
    contact: Option<String>,
    /// When it was made.
    #[schema(format = DateTime)]
    created_at: String,
    /// Until when it opens the case.
    #[schema(format = DateTime)]
    expires_at: String,
    /// Since when it does not open it any more.
    #[schema(format = DateTime)]
    revoked_at: Option<String>,
    /// Its version, as in the `ETag`.
    version: i32,
}

/// The codes of a case.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TrackingCodesResponse {
    /// The codes, newest first.
    items: Vec<TrackingCodeResponse>,
}

/// A code that was just made.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CodeIssuedResponse {
    /// What is kept of it.
    tracking_code: TrackingCodeResponse,
    /// The code itself. It is shown this once.
    code: String,
    /// The page that it opens.
    url: String,
}

/// For whom a code is made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct IssueCodeRequest {
    /// A contact person of the business; the case's own if left out.
    pub(crate) contact: Option<Uuid>,
}

/// A code that somebody lost.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LostCodeRequest {
    /// The reference of the case.
    #[schema(example = "2026-4839-1756")]
    pub(crate) reference: String,
    /// The address that the contact person gave.
    pub(crate) email: String,
}

/// What is answered to whoever lost a code: the same, whether there is such a case or not.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LostCodeResponse {
    /// Always true: if it is the address of the case's contact person, another code is sent there.
    pub(crate) accepted: bool,
}

impl From<&TrackingRecord> for TrackingCodeResponse {
    fn from(record: &TrackingRecord) -> Self {
        Self {
            id: record.id.to_string(),
            contact: record.contact.map(|id| id.to_string()),
            created_at: record.created_at.to_string(),
            expires_at: record.expires_at.to_string(),
            revoked_at: record.revoked_at.map(|at| at.to_string()),
            version: record.version.0,
        }
    }
}

impl From<Vec<TrackingRecord>> for TrackingCodesResponse {
    fn from(all: Vec<TrackingRecord>) -> Self {
        Self {
            items: all.iter().map(TrackingCodeResponse::from).collect(),
        }
    }
}

impl From<&CodeIssued> for CodeIssuedResponse {
    fn from(issued: &CodeIssued) -> Self {
        Self {
            tracking_code: (&issued.record).into(),
            code: issued.tracking.code.clone(),
            url: issued.tracking.url.clone(),
        }
    }
}
