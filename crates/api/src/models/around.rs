//! What belongs to a case beside its own parts, on the wire.

use onedoor_service::records::TaskforceRecord;
use onedoor_service::{
    LinkInput, LinkedCase, MergeInput, SimilarCase, TaskforceInput, WeightInput,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::models::case::{HandlerResponse, Told};

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

/// The people who work on a case together.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TaskforceResponse {
    /// What they are called.
    name: String,
    /// Who they are.
    members: Vec<HandlerResponse>,
}

/// A case that this one is tied to.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LinkResponse {
    /// Which.
    id: String,
    /// Its reference.
    reference: String,
    /// How they belong together: `related`, `duplicate`, `merged` or `split`.
    kind: String,
    /// Whether it is the one in which the matter goes on, or that was split off.
    goes_on_there: bool,
}

/// A live case of the same business about the same: the enquiry may belong to it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SimilarCaseResponse {
    /// Which.
    id: String,
    /// Its reference.
    reference: String,
    /// Where it stands.
    stage: String,
    /// When its enquiry had come in.
    #[schema(format = DateTime)]
    received_at: String,
    /// Who answers to the business for it.
    coordinator: HandlerResponse,
}

impl Told<'_> {
    /// Who works on the case together.
    pub(crate) fn task_force(&self) -> Option<TaskforceResponse> {
        let of: &TaskforceRecord = self.file.around.task_force.as_ref()?;
        Some(TaskforceResponse {
            name: of.name.clone(),
            members: of.members.iter().map(|id| self.handler(*id)).collect(),
        })
    }

    /// What the case is tied to.
    pub(crate) fn links(&self) -> Vec<LinkResponse> {
        let links = self.file.around.links.iter();
        links.map(LinkResponse::from).collect()
    }

    /// Live cases that the enquiry may belong to.
    pub(crate) fn similar(&self, found: &[SimilarCase]) -> Vec<SimilarCaseResponse> {
        let told = |case: &SimilarCase| SimilarCaseResponse {
            id: case.id.to_string(),
            reference: case.reference.clone(),
            stage: case.stage.to_string(),
            received_at: case.received_at.to_string(),
            coordinator: self.handler(case.coordinator),
        };
        found.iter().map(told).collect()
    }
}

impl From<&LinkedCase> for LinkResponse {
    fn from(linked: &LinkedCase) -> Self {
        Self {
            id: linked.id.to_string(),
            reference: linked.reference.clone(),
            kind: linked.kind.to_string(),
            goes_on_there: linked.goes_on_there,
        }
    }
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
