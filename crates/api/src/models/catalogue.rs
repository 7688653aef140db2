//! Versions of the catalogue on the wire.

use onedoor_domain::Version;
use onedoor_domain::catalogue::{Change, Finding};
use onedoor_service::records::{CatalogueRecord, CatalogueStatus};
use onedoor_service::{CatalogueDiff, CatalogueFile, DraftedCatalogue, Error};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

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

/// What a check found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CheckedCatalogueResponse {
    /// What keeps it from being published; empty if nothing does.
    findings: Vec<FindingResponse>,
}

/// One thing that is wrong with a catalogue.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FindingResponse {
    /// The place, by ids where there are any.
    #[schema(example = "case_types[restaurant_cafe].when[2].unit")]
    pointer: String,
    /// What kind of thing is wrong, as one word.
    #[schema(example = "unknown_reference")]
    code: String,
    /// What is wrong, in English.
    detail: String,
}

/// How a version differs from the published one.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CatalogueDiffResponse {
    /// The number of the published version.
    published: u32,
    /// The number of the version that is compared.
    version: u32,
    /// What must change in the published one to give it.
    changes: Vec<ChangeResponse>,
}

/// One entry that is not as it was.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ChangeResponse {
    /// The entry.
    #[schema(example = "case_types[restaurant_cafe]")]
    pointer: String,
    /// What became of it: `added`, `removed` or `changed`.
    kind: String,
    /// Which of its keys say something else; empty unless it changed.
    keys: Vec<String>,
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

impl From<Vec<Finding>> for CheckedCatalogueResponse {
    fn from(findings: Vec<Finding>) -> Self {
        Self {
            findings: findings.iter().map(FindingResponse::from).collect(),
        }
    }
}

impl From<&Finding> for FindingResponse {
    fn from(finding: &Finding) -> Self {
        Self {
            pointer: finding.at.clone(),
            code: finding.code.to_string(),
            detail: finding.detail.clone(),
        }
    }
}

impl From<CatalogueDiff> for CatalogueDiffResponse {
    fn from(diff: CatalogueDiff) -> Self {
        Self {
            published: diff.published,
            version: diff.version,
            changes: diff.changes.into_iter().map(ChangeResponse::from).collect(),
        }
    }
}

impl From<Change> for ChangeResponse {
    fn from(change: Change) -> Self {
        Self {
            pointer: change.at,
            kind: change.kind.to_string(),
            keys: change.keys,
        }
    }
}
