//! How two versions of a catalogue differ.

use onedoor_domain::catalogue::Change;
use onedoor_service::CatalogueDiff;
use serde::Serialize;
use utoipa::ToSchema;

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
