//! What is asked around a case.

use onedoor_service::{LinkInput, MergeInput, TaskforceInput, WeightInput};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// How much a case is to weigh.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeCaseRequest {
    /// How much coordination it takes: `simple`, `medium` or `complex`.
    complexity: Option<String>,
    /// Whether it cannot wait.
    urgent: Option<bool>,
    /// Why.
    reason: String,
}

/// The labels of a case, in place of those it has.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LabelsRequest {
    /// At most 20, of at most 40 characters; kept in small letters.
    #[schema(example = json!(["harbour", "summer season"]))]
    pub(crate) labels: Vec<String>,
}

/// Who is to work on a case together.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TaskforceRequest {
    /// What they are called.
    name: String,
    /// Who they are; an empty list ends it.
    members: Vec<Uuid>,
}

/// Another case that this one is to be tied to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkRequest {
    /// Which.
    other: Uuid,
    /// How they belong together: `related` or `duplicate`.
    #[schema(example = "duplicate")]
    kind: String,
}

/// Into which case another is to be merged.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MergeRequest {
    /// Which.
    into: Uuid,
}

impl From<ChangeCaseRequest> for WeightInput {
    fn from(request: ChangeCaseRequest) -> Self {
        Self {
            complexity: request.complexity,
            urgent: request.urgent,
            reason: request.reason,
        }
    }
}

impl From<TaskforceRequest> for TaskforceInput {
    fn from(request: TaskforceRequest) -> Self {
        Self {
            name: request.name,
            members: request.members,
        }
    }
}

impl From<LinkRequest> for LinkInput {
    fn from(request: LinkRequest) -> Self {
        Self {
            other: request.other,
            kind: request.kind,
        }
    }
}

impl From<MergeRequest> for MergeInput {
    fn from(request: MergeRequest) -> Self {
        Self { into: request.into }
    }
}
