//! Versions of the catalogue on the wire.

mod difference;
mod findings;

use onedoor_domain::Version;
use onedoor_service::records::{CatalogueRecord, CatalogueStatus};
use onedoor_service::{CatalogueFile, DraftedCatalogue, Error};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

pub(crate) use difference::CatalogueDiffResponse;
pub(crate) use findings::{CheckedCatalogueResponse, FindingResponse};

use crate::problem::ApiResult;

/// A version of the catalogue, without its document.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CatalogueResponse {
    /// Its identity.
    id: String,
    /// Its number, from 1.
    version: u32,
    /// Where it stands: `draft`, `published` or `retired`.
    status: String,
    /// When it was uploaded.
    #[schema(format = DateTime)]
    created_at: String,
    /// By whom: `staff:` or `integration:` and an id, or `system`.
    created_by: String,
    /// When it was published.
    #[schema(format = DateTime)]
    published_at: Option<String>,
    /// By whom.
    published_by: Option<String>,
}

/// A version of the catalogue with its document.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CatalogueFileResponse {
    /// Where it stands.
    catalogue: CatalogueResponse,
    /// The document, as `docs/catalogue.md` describes it.
    #[schema(value_type = Object)]
    document: Box<RawValue>,
}

/// A draft that was just uploaded.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DraftedCatalogueResponse {
    /// Where it stands.
    catalogue: CatalogueResponse,
    /// What keeps it from being published.
    findings: Vec<FindingResponse>,
}

/// The version for an `ETag`: a document never changes, its status does, and only forward.
pub(crate) fn version_of(record: &CatalogueRecord) -> Version {
    match record.status {
        CatalogueStatus::Draft => Version(1),
        CatalogueStatus::Published => Version(2),
        CatalogueStatus::Retired => Version(3),
    }
}

impl CatalogueFileResponse {
    /// The version with its document as it is kept.
    pub(crate) fn of(file: CatalogueFile) -> ApiResult<Self> {
        Ok(Self {
            catalogue: CatalogueResponse::from(&file.record),
            document: RawValue::from_string(file.document)
                .map_err(|error| Error::Fault(error.to_string()))?,
        })
    }
}

impl From<&CatalogueRecord> for CatalogueResponse {
    fn from(record: &CatalogueRecord) -> Self {
        Self {
            id: record.id.to_string(),
            version: record.version,
            status: record.status.to_string(),
            created_at: record.created_at.to_string(),
            created_by: record.created_by.clone(),
            published_at: record.published_at.map(|at| at.to_string()),
            published_by: record.published_by.clone(),
        }
    }
}

impl From<&DraftedCatalogue> for DraftedCatalogueResponse {
    fn from(drafted: &DraftedCatalogue) -> Self {
        Self {
            catalogue: CatalogueResponse::from(&drafted.record),
            findings: drafted.findings.iter().map(FindingResponse::from).collect(),
        }
    }
}
