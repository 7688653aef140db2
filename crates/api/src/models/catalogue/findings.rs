//! What a check finds in a catalogue.

use onedoor_domain::catalogue::Finding;
use serde::Serialize;
use utoipa::ToSchema;

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
