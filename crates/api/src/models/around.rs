//! What belongs to a case beside its own parts, on the wire.

mod asked;

use onedoor_service::records::TaskforceRecord;
use onedoor_service::{LinkedCase, SimilarCase};
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use asked::{
    ChangeCaseRequest, LabelsRequest, LinkRequest, MergeRequest, TaskforceRequest,
};

use crate::models::case::{HandlerResponse, Told};

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
