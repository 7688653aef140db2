//! The register of businesses on the wire.

use onedoor_domain::StaffId;
use onedoor_service::{BusinessChange, BusinessView, IdentifierShown};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::given;

/// A business.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BusinessResponse {
    /// Its identity.
    id: String,
    /// Its name.
    name: String,
    /// Its identifiers. Left out for those who may change a business but not read the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    identifiers: Option<Vec<IdentifierResponse>>,
    /// The staff member who looks after it.
    account_manager: Option<String>,
    /// Since when it is known.
    #[schema(format = DateTime)]
    created_at: String,
    /// Its version, as in the `ETag`.
    version: i32,
}

/// What a register calls the business.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct IdentifierResponse {
    /// Which register.
    #[schema(example = "dk_cvr")]
    scheme: String,
    /// The number. If it identifies a person, only managers see more than its end.
    #[schema(example = "29190623")]
    value: String,
    /// Whether only its end is shown.
    masked: bool,
}

/// What changes about a business. What is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeBusinessRequest {
    /// Its name.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    name: Option<String>,
    /// The staff member who looks after it; null takes the account manager away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Uuid>)]
    account_manager: Option<Option<Uuid>>,
}

impl From<&BusinessView> for BusinessResponse {
    fn from(business: &BusinessView) -> Self {
        let record = &business.record;
        let shown = business.identifiers.as_ref();
        Self {
            id: record.id.to_string(),
            name: record.name.clone(),
            identifiers: shown.map(|all| all.iter().map(IdentifierResponse::from).collect()),
            account_manager: record.account_manager.map(|id| id.to_string()),
            created_at: record.created_at.to_string(),
            version: record.version.0,
        }
    }
}

impl From<&IdentifierShown> for IdentifierResponse {
    fn from(shown: &IdentifierShown) -> Self {
        Self {
            scheme: shown.scheme.to_string(),
            value: shown.value.clone(),
            masked: shown.masked,
        }
    }
}

impl From<ChangeBusinessRequest> for BusinessChange {
    fn from(request: ChangeBusinessRequest) -> Self {
        Self {
            name: request.name,
            account_manager: request.account_manager.map(|id| id.map(StaffId)),
        }
    }
}
